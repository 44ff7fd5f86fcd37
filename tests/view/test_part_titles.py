"""The titles of parts with their numbers, and how prose refers to them."""

from __future__ import annotations

import io
import shutil
from typing import TYPE_CHECKING

import docx
import pytest

import kehoach
from tests.conftest import ROOT, Docx, findings_in

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """\
kehoach: 1
pack: co-so
year: 2026
number: 5
date: 05/02/2026
issuer: {kind: xã, name: Tân Mẫu}
subject: Sản xuất vụ Đông
basis: none
recipients: none
outline:
  pack: none
  mo_dau: {title: Mở đầu, text: Lời.}
  mot:
    title: Cấp một
    parts:
      hai:
        title: Cấp hai
        parts:
          truoc: {title: Đứng trước, text: Lời.}
          ba:
            title: Cấp ba
            text: |
              Xem REFERENCE nhé.
"""
DEEPEST = {1: "mot", 2: "hai", 3: "ba"}


def styled(numbering: str, mention: str = "chữ") -> list[tuple[str, str]]:
    """The titles of the body with their styles, and its texts."""
    spec = PLAN.replace("REFERENCE", mention) + f"numbering: {numbering}\n"
    return Docx(kehoach.render(kehoach.compute(kehoach.loads(spec)))).styled()


def titles(numbering: str) -> list[tuple[str, str]]:
    kinds = ("Heading1", "Heading2", "Heading3", "Phan", "TenPhan", "TenDiem")
    return [(style, text) for style, text in styled(numbering) if style in kinds]


def test_a_phan_has_its_number_above_its_title_and_the_others_beside_it() -> None:
    assert titles("Phần I 1") == [
        ("Phan", "Phần thứ nhất"),
        ("TenPhan", "MỞ ĐẦU"),
        ("Phan", "Phần thứ hai"),
        ("TenPhan", "CẤP MỘT"),
        ("Heading1", "I. CẤP HAI"),
        ("Heading2", "1. Đứng trước"),
        ("Heading2", "2. Cấp ba"),
    ]


def test_a_phan_may_have_the_roman_numbers_of_the_decree() -> None:
    assert titles("Phần I; A; a)")[2:] == [
        ("Phan", "Phần II"),
        ("TenPhan", "CẤP MỘT"),
        ("Heading1", "A. CẤP HAI"),
        ("TenDiem", "a) Đứng trước"),
        ("TenDiem", "b) Cấp ba"),
    ]


def test_decimals_go_on_from_the_number_above() -> None:
    assert [text for _, text in titles("1 1.1 1.1")] == [
        "1. Mở đầu", "2. Cấp một", "2.1. Cấp hai", "2.1.1. Đứng trước", "2.1.2. Cấp ba",
    ]  # fmt: skip


def test_a_level_without_numbers_keeps_its_look() -> None:
    assert titles("I none 1")[2:] == [
        ("Heading2", "Cấp hai"),
        ("Heading2", "1. Đứng trước"),
        ("Heading2", "2. Cấp ba"),
    ]
    assert titles("none")[:2] == [("Heading1", "MỞ ĐẦU"), ("Heading1", "CẤP MỘT")]


def test_a_point_is_bold_only_where_the_numbering_is_left_to_be_usual() -> None:
    assert titles("I")[-1] == ("Heading3", "b) Cấp ba")
    assert titles("I 1 a)")[-1] == ("TenDiem", "b) Cấp ba")
    data = kehoach.render(kehoach.compute(kehoach.loads(PLAN + "numbering: I 1 a)\n")))
    assert not docx.Document(io.BytesIO(data)).styles["Tên điểm"].font.bold


@pytest.mark.parametrize(
    ("numbering", "level", "words"),
    [
        ("I", 3, "điểm b khoản 1 mục II"),
        ("Phần I 1", 1, "Phần thứ hai"),
        ("Phần I 1", 2, "mục I Phần thứ hai"),
        ("Phần I 1", 3, "khoản 2 mục I Phần thứ hai"),
        ("Phần I; I; 1", 2, "mục I Phần II"),
        ("Phần A I", 3, "tiểu mục II mục A Phần thứ hai"),
        ("A I 1", 1, "Phần B"),
        ("A I 1", 3, "khoản 2 mục I Phần B"),
        ("A 1 a)", 3, "điểm b khoản 1 mục B"),
        ("A 1 1.1", 3, "khoản 1.2 mục B"),
        ("1 1.1 a)", 1, "mục 2"),
        ("1 1.1 a)", 2, "mục 2.1"),
        ("1 1.1 a)", 3, "điểm b mục 2.1"),
        ("Phần 1 1.1", 3, "mục 1.2 Phần thứ hai"),
        ("I 1.1 a)", 2, "mục II.1"),
        ("I none a)", 3, "điểm b mục II"),
    ],
)
def test_a_reference_names_each_level_by_its_style(numbering: str, level: int, words: str) -> None:
    assert f"Xem {words} nhé./." in [text for _, text in styled(numbering, f"$({DEEPEST[level]})")]


def test_what_has_no_number_cannot_be_referred_to() -> None:
    spec = PLAN.replace("REFERENCE", "$(hai)") + "numbering: I none 1\n"
    assert [f.code for f in findings_in(spec) if f.severity is kehoach.Severity.ERROR] == ["KH276"]


def test_the_fourth_phan_is_thu_tu() -> None:
    sections = "".join(f"  p{n}: {{title: Tên {n}, text: Lời.}}\n" for n in range(5))
    spec = PLAN[: PLAN.index("  mo_dau")] + sections + "numbering: Phần\n"
    document = Docx(kehoach.render(kehoach.compute(kehoach.loads(spec))))
    assert [text for style, text in document.styled() if style == "Phan"] == [
        "Phần thứ nhất", "Phần thứ hai", "Phần thứ ba", "Phần thứ tư", "Phần thứ năm",
    ]  # fmt: skip


def test_a_word_file_that_does_not_print_a_title_is_refused_before_it_is_lost(tmp_path: Path) -> None:
    pack = tmp_path / "packs" / "rieng"
    shutil.copytree(ROOT / "templates" / "co-so", pack)
    document = docx.Document(str(pack / "template.docx"))
    body = list(document.element.body)
    for at, element in enumerate(body):
        if "if block.point" in "".join(element.itertext()):
            for tag in body[at : at + 3]:  # if, the text, endif
                document.element.body.remove(tag)
    document.save(str(pack / "template.docx"))
    plan = tmp_path / "plan.yaml"

    plan.write_text(PLAN.replace("pack: co-so", "pack: rieng") + "numbering: I 1 1.1\n", encoding="utf-8")
    assert kehoach.render(kehoach.compute(kehoach.load(plan)))
    plan.write_text(PLAN.replace("pack: co-so", "pack: rieng") + "numbering: I 1 a)\n", encoding="utf-8")
    with pytest.raises(kehoach.PackError) as refused:
        kehoach.render(kehoach.compute(kehoach.load(plan)))
    assert [(f.code, f.line, f.column) for f in refused.value.findings] == [("KH275", 24, 12)]
