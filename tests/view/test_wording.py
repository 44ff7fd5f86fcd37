"""The fixed sentences of a document."""

from __future__ import annotations

import io

import docx
import pytest

import kehoach
from tests.conftest import findings_in

PLAN = """\
kehoach: 1
pack: co-so
year: 2026
number: 5
date: 05/02/2026
issuer: {{kind: xã, name: Tân Mẫu}}
subject: {subject}
purpose: |
  Mục đích của việc thử.
"""


def lines_of(spec: str) -> list[str]:
    document = docx.Document(io.BytesIO(kehoach.render(kehoach.compute(kehoach.loads(spec)))))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for cell in cells for paragraph in cell.paragraphs]


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Giảm nghèo năm 2026", "Kế hoạch giảm nghèo năm 2026"),
        ("BHYT toàn dân năm 2026", "Kế hoạch BHYT toàn dân năm 2026"),
        ("Đồng Tháp Mười không rác thải nhựa", "Kế hoạch Đồng Tháp Mười không rác thải nhựa"),
        ("OCOP", "Kế hoạch OCOP"),
        ("H5N1 và cúm mùa", "Kế hoạch H5N1 và cúm mùa"),
    ],
)
def test_only_an_ordinary_first_word_loses_its_capital_after_the_kind_of_document(subject: str, title: str) -> None:
    computed = kehoach.compute(kehoach.loads(PLAN.format(subject=subject)))

    assert docx.Document(io.BytesIO(kehoach.render(computed))).core_properties.title == title


def test_recipients_pasted_from_word_lose_its_marks_and_keep_their_parts() -> None:
    pasted = ("– Ủy ban nhân dân tỉnh;", "• Sở Y tế;", "Các phòng:", "+ Phòng Kinh tế;", "+ Phòng Văn hóa;", "Lưu: VT")
    lines = lines_of(PLAN.format(subject="Thử") + "recipients: |\n" + "".join(f"  {line}\n" for line in pasted))

    begin = lines.index("- Ủy ban nhân dân tỉnh;")
    assert lines[begin : begin + 6] == [
        "- Ủy ban nhân dân tỉnh;",
        "- Sở Y tế;",
        "- Các phòng:",
        "+ Phòng Kinh tế;",
        "+ Phòng Văn hóa;",
        "- Lưu: VT.",
    ]


def test_a_line_that_announces_nothing_ends_as_the_others_do() -> None:
    lines = lines_of(PLAN.format(subject="Thử") + "recipients: |\n  Các phòng:\n  Lưu: VT.\n")

    assert [line for line in lines if line.startswith("- ")] == ["- Các phòng;", "- Lưu: VT."]


@pytest.mark.parametrize("number", ["0", "00"])
def test_no_document_has_the_number_nought(number: str) -> None:
    assert "KH231" in [found.code for found in findings_in(PLAN.replace("5", number, 1).format(subject="Thử"))]


@pytest.mark.parametrize(
    ("style", "printed"),
    [
        ("{}", "hai mươi tư; một trăm linh tư"),
        ("{four: bốn}", "hai mươi bốn; một trăm linh bốn"),
        ("{four_after_zero_tens: bốn}", "hai mươi tư; một trăm linh bốn"),
        ("{four: bốn, four_after_tens: tư}", "hai mươi tư; một trăm linh bốn"),
    ],
)
def test_four_is_read_after_tens_and_after_zero_tens_as_each_is_asked_for(style: str, printed: str) -> None:
    spec = PLAN.format(subject="Thử").replace("Mục đích của việc thử.", "Đọc: $(24 | words); $(104 | words)")
    document = docx.Document(io.BytesIO(kehoach.render(kehoach.compute(kehoach.loads(f"{spec}style: {style}\n")))))

    assert any(printed in paragraph.text for paragraph in document.paragraphs)


def test_sections_past_the_fortieth_have_roman_numbers_too() -> None:
    sections = "".join(f"  phan_{at}: {{title: Phần {at}, text: Lời văn.}}\n" for at in range(1, 92))
    spec = f"{PLAN.format(subject='Giảm nghèo')}outline:\n  pack: none\n{sections}  muc_dich: {{of: purpose}}\n"
    document = docx.Document(io.BytesIO(kehoach.render(kehoach.compute(kehoach.loads(spec)))))
    printed = {paragraph.text for paragraph in document.paragraphs}

    assert printed >= {"XXXIX. PHẦN 39", "XL. PHẦN 40", "XLIX. PHẦN 49", "L. PHẦN 50", "XC. PHẦN 90", "XCI. PHẦN 91"}
