"""From a plan's values to a sound .docx: nothing lost, nothing injected, the same bytes every time."""

from __future__ import annotations

import io
import itertools
import re
import subprocess
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import docx as python_docx
import pytest
from hypothesis import event, given
from hypothesis import strategies as st

import kehoach
from kehoach.ooxml.xml import escape
from tests.conftest import EXAMPLES, Docx, W, as_shown, plan_in

PLAN = EXAMPLES / "bac-son-2023" / "plan.yaml"

SMALL = """\
kehoach: 1
pack: giam-ngheo
year: 2024
subject: {subject}
issuer: {{kind: xã, name: {name}}}
opening: none
basis: |
  Luật số 1
objectives: {{pack: none}}
tasks: {{pack: none}}
assignments: {{pack: none}}
targets: {{pack: none}}
areas: none
purpose: |
  Mục đích
requirements: none
recipients: |
  Lưu: VT
{more}
"""


def small(*, subject: str = "Việc", name: str = "Tân Hòa", more: str = "") -> str:
    return SMALL.format(subject=subject, name=name, more=more)


def made(spec: Any) -> Docx:
    return Docx(kehoach.render(kehoach.compute(plan_in(spec))))


NASTY = [
    "R&D <select> \"x\" 'y' > z",
    "</w:t></w:r></w:p><w:p><w:r><w:t>chèn",
    "]]> &amp; &#60;",
    "khoảng\u00a0trắng  hai   dấu",
    "biểu tượng 😀 và ớ",
    "a_{b {_{ }",
]


def test_a_no_break_space_that_was_typed_is_printed_as_one() -> None:
    document = made(
        {
            **SMALLEST,
            "purpose": "khoảng\u00a0trắng",
            "outline": {"pack": "none", "a": {"title": "Mục", "of": "purpose"}},
        }
    )
    assert any("khoảng\u00a0trắng" in (text.text or "") for text in document.tree().iter(f"{W}t"))


@pytest.mark.parametrize("value", NASTY)
def test_a_value_comes_out_as_it_went_in_everywhere(value: str) -> None:
    shown = as_shown(unicodedata.normalize("NFC", value))
    given_plan = {
        "kehoach": 1,
        "pack": "giam-ngheo",
        "year": 2024,
        "subject": value,
        "issuer": {"kind": "xã", "name": value},
        "basis": f"Thực hiện {value}",
        "purpose": f"Trước {value} sau\nĐoạn sau",
        "outline": {"pack": "none", "mot": {"title": value, "of": "purpose"}},
        "objectives": {"pack": "none"},
        "tasks": {"pack": "none"},
        "assignments": {"pack": "none"},
        "targets": {"pack": "none"},
        "areas": "none",
        "tables": {"b": {"columns": {"ten": {"label": "Tên", "kind": "text"}}, "rows": [{"ten": value}]}},
        "appendices": {"a": {"title": "Bảng", "text": "$(b)"}},
        "recipients": "Lưu: VT",
        "signer": {"authority": "TM.", "post": "Chủ tịch", "name": value},
    }
    document = made(given_plan)
    texts = document.paragraphs()
    assert f"Trước {shown} sau" in texts
    assert "Đoạn sau./." in texts
    assert shown in texts  # subject and signer
    assert [re.sub(" +", " ", shown)] in [row for table in document.tables() for row in table]
    core = python_docx.Document(io.BytesIO(document.data)).core_properties
    assert core.subject == " ".join(shown.split())


def test_a_doubled_dollar_prints_the_brackets_of_an_expression() -> None:
    assert "Chi $(x) đồng" in made(small(subject="Chi $$(x) đồng")).paragraphs()


def test_a_plan_without_a_signer_leaves_room_for_the_name() -> None:
    styled = made(small()).styled()
    assert [text for style, text in styled if style == "QuyenHanChucVu"] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    assert "HoTenNguoiKy" not in [style for style, _ in styled]


def test_text_typed_in_nfd_is_printed_in_nfc() -> None:
    document = made(small(subject=unicodedata.normalize("NFD", "Thủy lợi nội đồng")))
    assert "Thủy lợi nội đồng" in document.paragraphs()


def test_a_tab_in_a_value_becomes_words_own_and_a_line_break_in_a_title_a_space() -> None:
    assert "một\thai ba" in made(small(subject='"một\\thai\\nba"')).paragraphs()


def test_a_line_break_that_reaches_a_run_becomes_words_own() -> None:
    assert escape("a\n<b>") == 'a</w:t><w:br/><w:t xml:space="preserve">&lt;b&gt;'


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=60))
def test_any_text_that_a_spec_may_hold_is_found_again_in_the_document(text: str) -> None:
    mapping = {"kehoach": 1, "pack": "giam-ngheo", "year": 2024, "subject": "x" + text.replace("$", "") + "x"}
    mapping |= {"issuer": {"kind": "xã", "name": "A"}, "areas": "none", "outline": {"pack": "none"}}
    mapping |= {
        "recipients": "Lưu: VT",
        "targets": {"pack": "none"},
        "assignments": {"pack": "none"},
        "objectives": {"pack": "none"},
    }
    try:
        plan = plan_in(mapping)
    except kehoach.SpecError as error:
        codes = {finding.code for finding in error.findings if finding.severity.value == "error"}
        event(f"refused: {sorted(codes)}")
        if not codes <= {"KH111", "KH125", "KH218"}:
            raise
        return
    document = Docx(kehoach.render(kehoach.compute(plan)))
    wanted = unicodedata.normalize("NFC", "x" + text.replace("$", "") + "x")
    assert any(" ".join(wanted.split()) == " ".join(p.split()) for p in document.paragraphs())


# --- the same bytes ------------------------------------------------------------------------------------------


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert made(PLAN).data == made(PLAN).data


@pytest.mark.parametrize("seed", ["0", "77", pytest.param("1", marks=pytest.mark.slow)])
def test_neither_process_nor_hash_seed_nor_time_zone_changes_a_byte(seed: str) -> None:
    program = (
        "import sys, kehoach, hashlib;"
        "d = kehoach.render(kehoach.compute(kehoach.load(sys.argv[1])));"
        "print(hashlib.sha256(d).hexdigest())"
    )
    import hashlib
    import os

    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"Etc/GMT+{seed[0]}"}
    ran = subprocess.run(
        [sys.executable, "-c", program, str(PLAN)], capture_output=True, text=True, check=True, env=environment
    )
    assert ran.stdout.strip() == hashlib.sha256(made(PLAN).data).hexdigest()


def test_every_part_is_dated_the_same_day() -> None:
    assert made(PLAN).dates == {(1980, 1, 1, 0, 0, 0)}


def test_one_compiled_template_serves_many_threads_without_mixing_documents() -> None:
    plans = [kehoach.compute(plan_in(small(subject=f"Việc số {n}", name=f"Xã {n}"))) for n in range(8)]
    alone = [kehoach.render(plan) for plan in plans]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(kehoach.render, plans * 20))
    assert together == alone * 20


# --- what Word sees ------------------------------------------------------------------------------------------


def test_the_properties_are_the_plans_and_nothing_of_a_template_remains() -> None:
    document = made(PLAN)
    core = python_docx.Document(io.BytesIO(document.data)).core_properties
    assert core.title == "Kế hoạch thực hiện công tác giảm nghèo bền vững năm 2023 trên địa bàn phường Bắc Sơn"
    assert core.author == "Ủy ban nhân dân phường Bắc Sơn"
    assert core.created is not None
    assert core.created.date().isoformat() == "2023-03-09"
    everything = b"".join(document.parts.values()).decode()
    assert "{{" not in everything
    assert "{%" not in everything
    assert "python-docx" not in everything


def test_a_plan_without_date_asks_no_clock() -> None:
    assert "created" not in made(small()).parts["docProps/core.xml"].decode()


def test_headings_show_in_words_navigation_pane() -> None:
    styles = made(PLAN).tree("word/styles.xml")
    levels = {
        style.get(f"{W}styleId"): level.get(f"{W}val")
        for style in styles.iter(f"{W}style")
        for level in style.iter(f"{W}outlineLvl")
    }
    assert levels == {"Heading1": "0", "Heading2": "1", "Heading3": "2", "TenPhan": "0", "TenDiem": "3"}
    titles = [text for style, text in made(PLAN).styled() if style == "Heading1"]
    assert titles == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "II. MỤC TIÊU",
        "III. NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU",
        "IV. TỔ CHỨC THỰC HIỆN",
    ]


def test_every_paragraph_has_a_named_style_and_none_is_empty() -> None:
    document = made(PLAN)
    for paragraph in document.tree().iter(f"{W}p"):
        style = next(paragraph.iter(f"{W}pStyle"), None)
        assert style is not None
        drawn = next(
            paragraph.iter("{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"), None
        )
        in_table_cell = any(ancestor.tag == f"{W}tc" for ancestor in paragraph.iterancestors())
        text = "".join(t.text or "" for t in paragraph.iter(f"{W}t"))
        assert text or drawn is not None or in_table_cell


def test_the_page_is_a4_with_the_margins_of_the_decree() -> None:
    section = next(made(PLAN).tree().iter(f"{W}sectPr"))
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    millimetres = {side: int(margins.get(f"{W}{side}")) * 25.4 / 1440 for side in ("top", "bottom", "left", "right")}
    assert 20 <= millimetres["top"] <= 25 or abs(millimetres["top"] - 20) < 0.01
    assert 20 <= millimetres["bottom"] <= 25 or abs(millimetres["bottom"] - 20) < 0.01
    assert 30 <= millimetres["left"] <= 35 or abs(millimetres["left"] - 30) < 0.01
    assert 15 <= millimetres["right"] <= 20


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Bắc Sơn", "phường"), ("A", "xã"), ("Thới An Đông Hưng Thạnh Mỹ Tây Long Khánh Bình", "phường")],
)
def test_the_drawn_lines_are_a_third_to_a_half_of_their_text(name: str, kind: str) -> None:
    from kehoach.ooxml.measure import Font, balanced_width, text_width

    subject = f"Thực hiện nhiệm vụ của {kind} {name}"
    spec = small(name=name, subject=subject).replace("kind: xã", f"kind: {kind}")
    document = made(spec)
    drawn = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
    issuer, motto, under_subject = (int(e.get("cx")) / 635 for e in document.tree().iter(drawn))
    lines = ("ỦY BAN NHÂN DÂN", f"{kind} {name}".upper())
    longest = max(balanced_width(line, Font(13, bold=True), 3515) for line in lines)
    assert 1 / 3 <= issuer / longest <= 1 / 2
    assert motto == pytest.approx(text_width("Độc lập - Tự do - Hạnh phúc", Font(14, bold=True)), abs=1)
    assert 1 / 3 <= under_subject / balanced_width(subject, Font(14, bold=True), 9072 - 2 * 567) <= 1 / 2


def test_table_rows_do_not_split_headers_repeat_and_the_first_rows_stay_together() -> None:
    table = list(made(PLAN).tree().iter(f"{W}tbl"))[1]
    rows = table.findall(f"{W}tr")
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 11
    kept = [all(p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p")) for row in rows[1:]]
    assert kept == [True, *[False] * 8, True, False]


def test_a_number_column_is_aligned_right_and_a_text_column_left() -> None:
    table = list(made(PLAN).tree().iter(f"{W}tbl"))[1]
    first = table.findall(f"{W}tr")[1]
    styles = [next(cell.iter(f"{W}pStyle")).get(f"{W}val") for cell in first.findall(f"{W}tc")]
    assert styles == ["BangGiua", "BangChu", *["BangSo"] * 6]


def test_two_tables_in_a_row_are_kept_apart() -> None:
    more = """
tables:
  a:
    rows: |
      ten | so
      x   |  1
  b:
    rows: |
      ten | so
      y   |  2
appendices:
  mot: {title: Hai bảng, text: "$(a)"}
"""
    more = more.replace('text: "$(a)"}', "").replace(
        "{title: Hai bảng, ", "\n    title: Hai bảng\n    text: |\n      $(a)\n      $(b)"
    )
    body = list(made(small(more="numbers: vi" + more)).tree().find(f"{W}body"))
    tags = [child.tag for child in body]
    assert all(not (a == b == f"{W}tbl") for a, b in itertools.pairwise(tags))
    assert tags.count(f"{W}tbl") == 4


def test_gaps_stand_for_a_number_and_a_date_not_given_yet() -> None:
    texts = made(small()).paragraphs()
    assert f"Số: {' ' * 7}/KH-UBND" in texts
    assert any(text.startswith("Tân Hòa, ngày") and text.endswith("năm 2024") for text in texts)


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        ("2024-02-05", "ngày 05 tháng 02 năm 2024"),
        ("31/10/2024", "ngày 31 tháng 10 năm 2024"),
        ("9-3-2024", "ngày 09 tháng 3 năm 2024"),
        ("02/2024", "ngày     tháng 02 năm 2024"),
        ("/12/2024", "ngày     tháng 12 năm 2024"),
    ],
)
def test_days_below_ten_and_the_first_two_months_take_a_zero(day: str, printed: str) -> None:
    assert f"Tân Hòa, {printed}" in made(small(more=f"date: {day}")).paragraphs()


@pytest.mark.parametrize(
    ("authority", "post", "lines"),
    [
        ("TM.", "Chủ tịch", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        ("TM.; KT.", "Phó Chủ tịch", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        ("KT.", "Phó Chủ tịch", ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        ("TL.", "Chánh Văn phòng", ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),
        ("TUQ.", "Trưởng phòng", ["TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG"]),
        ("TM.; Q.", "Quyền Chủ tịch", ["TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"]),
    ],
)
def test_the_signing_forms_of_the_decree(authority: str, post: str, lines: list[str]) -> None:
    more = f"signer: {{authority: {authority}, post: {post}, name: Trần Thị Mẫu}}"
    styled = made(small(more=more)).styled()
    assert [text for style, text in styled if style == "QuyenHanChucVu"] == lines
    assert ("HoTenNguoiKy", "Trần Thị Mẫu") in styled


SMALLEST: dict[str, object] = {
    "kehoach": 1, "pack": "co-so", "year": 2026, "subject": "Việc", "issuer": {"kind": "xã", "name": "A"},
}  # fmt: skip


def test_the_title_of_an_article_stays_with_its_text() -> None:
    outline = {
        "pack": "none",
        "mot": {"title": "Phạm vi", "text": "Lời một."},
        "hai": {"text": "Lời hai."},
        "ba": {"text": "Lời ba."},
    }
    keys = {"document": "Quyết định", "numbering": "Điều", "template": "quyet-dinh.docx", "outline": outline}
    document = made({**SMALLEST, **keys})
    styles = [style for style, text in document.styled() if text.startswith("Điều")]
    assert styles == ["TenDieu", "Dieu", "DieuCuoi"]
    (title,) = (s for s in document.tree("word/styles.xml").iter(f"{W}style") if s.get(f"{W}styleId") == "TenDieu")
    assert title.find(f"{W}pPr/{W}keepNext") is not None


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("* Nguyên nhân:", [("LoiDan", "* Nguyên nhân:"), ("DoanCuoi", "./.")]),
        ("* Nguyên nhân: thiếu vốn.", [("DoanCuoi", "* Nguyên nhân: thiếu vốn./.")]),
    ],
)
def test_a_lead_in_at_the_end_is_not_run_into_the_closing_mark(text: str, end: list[tuple[str, str]]) -> None:
    document = made({**SMALLEST, "outline": {"pack": "none", "mot": {"title": "Kết quả", "text": text}}})
    body = [pair for pair in document.styled() if pair[0] in ("LoiDan", "DoanCuoi")]
    assert body == end


def test_five_millimetres_are_between_the_recipients_and_the_signers_post() -> None:
    styles = Docx(kehoach.render(kehoach.compute(kehoach.load(PLAN)))).tree("word/styles.xml")
    indents = {s.get(f"{W}styleId"): s.find(f"{W}pPr/{W}ind") for s in styles.iter(f"{W}style")}
    assert all(int(indents[style].get(f"{W}right")) >= 284 for style in ("NoiNhan", "DanhSachNoiNhan"))
