"""Pages turned for wide tables, appendices with page numbers of their own: as python-docx reads the sections back."""

from __future__ import annotations

import io
from typing import Any

import docx as python_docx
import pytest
from docx.enum.section import WD_ORIENT
from hypothesis import given
from hypothesis import strategies as st

import kehoach
from kehoach.word.sections import DEFAULT_SECTIONS
from kehoach.word.template import compile_template
from tests.conftest import EXAMPLES, Docx, W, findings_in, plan_in
from tests.word.office_file import in_text, office_file

UPRIGHT, TURNED = WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE
A4 = (11906, 16838)
WIDE, NARROW = 13, 3

PLAN = """\
kehoach: 1
pack: giam-ngheo
year: 2024
subject: Việc
issuer: {kind: xã, name: Mẫu}
opening: none
basis: |
  Luật số 1
objectives: {pack: none}
tasks: {pack: none}
assignments: {pack: none}
targets: {pack: none}
areas: none
requirements: none
recipients: |
  Lưu: VT
"""


def plan(body: str, tables: dict[str, tuple[int, str]], appendices: str = "") -> str:
    """A plan whose body is that text, with tables of so many columns and those other keys."""
    lines = "".join(f"  {line}\n" for line in body.splitlines())
    return f"{PLAN}purpose: |\n{lines}tables:\n{''.join(table(name, *t) for name, t in tables.items())}{appendices}"


def table(name: str, columns: int, keys: str) -> str:
    others = range(1, columns)
    columns_of = "".join(f"      c{i}: {{label: Nghiêng {i}, unit: hộ}}\n" for i in others)
    rows = f"      Tên | {' | '.join(f'c{i}' for i in others)}\n      Ấp 1 | {' | '.join('1' for _ in others)}\n"
    return f"  {name}:\n{keys}    columns:\n      ten: {{label: Tên}}\n{columns_of}    rows: |\n{rows}"


def rendered(spec: Any) -> Docx:
    return Docx(kehoach.render(kehoach.compute(plan_in(spec))))


def sections(document: Docx) -> list[Any]:
    return list(python_docx.Document(io.BytesIO(document.data)).sections)


def pages(document: Docx) -> list[WD_ORIENT]:
    return [section.orientation for section in sections(document)]


def numbering(document: Docx) -> list[tuple[str | None, bool]]:
    """Of each section: the number its pages begin with, and whether the first page goes without."""
    found = []
    for section in document.tree().iter(f"{W}sectPr"):
        numbers = section.find(f"{W}pgNumType")
        found.append((None if numbers is None else numbers.get(f"{W}start"), section.find(f"{W}titlePg") is not None))
    return found


def texts_by_section(document: Docx) -> list[list[str]]:
    """The texts of the paragraphs outside of tables, section by section."""
    found: list[list[str]] = [[]]
    for child in document.tree().find(f"{W}body"):
        if child.tag == f"{W}p":
            if text := "".join(t.text or "" for t in child.iter(f"{W}t")):
                found[-1].append(text)
            if child.find(f"{W}pPr/{W}sectPr") is not None:
                found.append([])
    return found


def test_a_plan_without_a_wide_table_is_one_section() -> None:
    made = rendered(plan("Lời.\n$(hep)", {"hep": (NARROW, "")}))
    assert pages(made) == [UPRIGHT]
    assert numbering(made) == [("1", True)]


def test_a_wide_table_stands_on_turned_pages_of_its_own() -> None:
    made = rendered(plan("Lời.\n$(rong)\nLời sau.", {"rong": (WIDE, "")}))
    assert pages(made) == [UPRIGHT, TURNED, UPRIGHT]
    assert [(s.page_width.twips, s.page_height.twips) for s in sections(made)] == [A4, A4[::-1], A4]


def test_the_margins_stay_those_of_the_decree_on_turned_pages() -> None:
    upright, turned, _ = sections(rendered(plan("$(rong)", {"rong": (WIDE, "")})))
    for side in ("top_margin", "bottom_margin", "left_margin", "right_margin", "header_distance"):
        assert getattr(upright, side) == getattr(turned, side)
    assert 30 <= turned.left_margin.mm <= 35
    assert 15 <= turned.right_margin.mm <= 20
    assert 20 <= turned.top_margin.mm <= 25.1
    assert 20 <= turned.bottom_margin.mm <= 25.1


def test_a_turned_table_is_measured_for_the_wide_page() -> None:
    made = rendered(plan("$(rong)", {"rong": (WIDE, "")}))
    _, turned, _ = sections(made)
    room = turned.page_width.twips - turned.left_margin.twips - turned.right_margin.twips
    printed = next(t for t in made.tree().iter(f"{W}tbl") if len(list(t.iter(f"{W}gridCol"))) == WIDE)
    assert sum(int(column.get(f"{W}w")) for column in printed.iter(f"{W}gridCol")) == room
    assert printed.find(f"{W}tblPr/{W}tblW").get(f"{W}w") == str(room)


def test_page_numbers_go_on_through_turned_pages_and_stand_on_every_one() -> None:
    made = rendered(plan("$(rong)\nLời.", {"rong": (WIDE, "")}))
    assert numbering(made) == [("1", True), (None, False), (None, False)]
    assert all("PAGE" in section.header._element.xml for section in sections(made))


def test_title_unit_and_the_words_that_lead_to_a_table_turn_with_it() -> None:
    tables = {"rong": (WIDE, "    title: Tên bảng rộng\n    unit: hộ\n    source: Thống kê xã\n")}
    before, turned, after = texts_by_section(rendered(plan("Lời.\n* Như sau:\n$(rong)\nLời sau.", tables)))
    assert before[-1] == "Lời."
    assert turned == ["* Như sau:", "Tên bảng rộng", "Đơn vị tính: hộ", "Nguồn: Thống kê xã."]
    assert after[0] == "Lời sau./."


def test_wide_tables_that_follow_one_another_share_their_pages() -> None:
    made = rendered(plan("Lời.\n$(a)\n$(b)\nLời.", {"a": (WIDE, ""), "b": (WIDE, "")}))
    assert pages(made) == [UPRIGHT, TURNED, UPRIGHT]


def test_a_narrow_table_after_a_wide_one_is_back_on_upright_pages() -> None:
    made = rendered(plan("$(a)\n$(b)\nLời.", {"a": (WIDE, ""), "b": (NARROW, "")}))
    assert pages(made) == [UPRIGHT, TURNED, UPRIGHT]


@pytest.mark.parametrize(
    ("columns", "page", "expected"),
    [
        (NARROW, "landscape", [UPRIGHT, TURNED, UPRIGHT]),
        (WIDE, "portrait", [UPRIGHT]),
        (WIDE, "auto", [UPRIGHT, TURNED, UPRIGHT]),
        (NARROW, "auto", [UPRIGHT]),
    ],
)
def test_a_table_may_say_the_way_round_of_its_page(columns: int, page: str, expected: list[WD_ORIENT]) -> None:
    assert pages(rendered(plan("$(t)\nLời.", {"t": (columns, f"    page: {page}\n")}))) == expected


# --- appendices


def appendix(name: str, text: str, keys: str = "") -> str:
    lines = "".join(f"      {line}\n" for line in text.split("\n"))
    return f"  {name}:\n    title: Phụ lục {name}\n{keys}    text: |\n{lines}"


def test_each_appendix_has_page_numbers_of_its_own() -> None:
    made = rendered(plan("Lời.", {}, "appendices:\n" + appendix("mot", "Một.") + appendix("hai", "Hai.")))
    assert pages(made) == [UPRIGHT] * 3
    assert numbering(made) == [("1", True)] * 3


def test_a_short_line_is_drawn_under_the_reference_of_each_appendix() -> None:
    appendices = "appendices:\n  a: {title: Một, text: Lời.}\n  b: {title: Hai, text: Lời.}\n"
    document = rendered(f"{PLAN}purpose: Lời.\n{appendices}")
    styles = [style for style, _ in document.styled()]
    assert styles.count("KemTheo") == 2
    assert [styles[at + 1] for at, style in enumerate(styles) if style == "KemTheo"] == ["DuongKeKemTheo"] * 2


def test_an_appendix_with_a_wide_table_is_turned_as_a_whole() -> None:
    tables = {"a": (NARROW, ""), "b": (WIDE, "")}
    made = rendered(plan("Lời.", tables, "appendices:\n" + appendix("mot", "Lời đầu.\n$(a)\nGiữa.\n$(b)")))
    assert pages(made) == [UPRIGHT, TURNED]
    assert numbering(made) == [("1", True)] * 2
    grids = [sum(int(c.get(f"{W}w")) for c in t.iter(f"{W}gridCol")) for t in made.tree().iter(f"{W}tbl")]
    assert grids[-2] == grids[-1] > 13_000


@pytest.mark.parametrize(("page", "expected"), [("landscape", [UPRIGHT, TURNED]), ("portrait", [UPRIGHT, UPRIGHT])])
def test_an_appendix_may_say_the_way_round_of_its_pages(page: str, expected: list[WD_ORIENT]) -> None:
    made = rendered(plan("Lời.", {}, "appendices:\n" + appendix("mot", "Một.", f"    page: {page}\n")))
    assert pages(made) == expected


def test_in_an_upright_appendix_a_wide_table_turns_its_own_pages_and_numbers_go_on() -> None:
    text = appendix("mot", "Lời.\nĐoạn.\n* Bảng:\n$(b)\nLời sau.", "    page: portrait\n")
    made = rendered(plan("Lời.", {"b": (WIDE, "")}, "appendices:\n" + text))
    assert pages(made) == [UPRIGHT, UPRIGHT, TURNED, UPRIGHT]
    assert numbering(made) == [("1", True), ("1", True), (None, False), (None, False)]


def test_an_unknown_way_round_is_found() -> None:
    spec = plan("$(t)", {"t": (NARROW, "    page: ngang\n")})
    assert [(f.code, f.line) for f in findings_in(spec) if f.severity.value == "error"] == [
        ("KH216", 1 + spec[: spec.index("page: ngang")].count("\n"))
    ]


# --- too wide for any page


def sizes(document: Docx) -> set[str]:
    """The sizes of type, in half points, that the cells of the last table say for themselves."""
    last = list(document.tree().iter(f"{W}tbl"))[-2]  # behind it stands the signature's
    return {size.get(f"{W}val") for size in last.iter(f"{W}sz")}


def in_order(page: str) -> list[tuple[set[str], bool]]:
    """The sizes, and whether the page is turned, of a table of one row and more and more columns."""
    made = [rendered(plan("$(t)", {"t": (columns, page)})) for columns in range(NARROW, 30)]
    found = [(sizes(document), TURNED in pages(document)) for document in made]
    return [step for at, step in enumerate(found) if at == 0 or step != found[at - 1]]


def test_a_table_of_few_rows_takes_smaller_type_before_it_turns_the_page() -> None:
    upright, turned = False, True
    # One column more asks for more than one point less, so some sizes are passed over.
    before_the_turn: list[tuple[set[str], bool]] = [(set(), upright), ({"24"}, upright)]
    assert in_order("") == [*before_the_turn, (set(), turned), ({"22"}, turned), ({"20"}, turned)]


def test_in_an_appendix_of_its_own_it_turns_the_page_first() -> None:
    appendix = "appendices:\n  a: {title: Bảng, text: $(t)}\n"
    made = [rendered(plan("Lời.", {"t": (columns, "")}, appendix)) for columns in range(NARROW, WIDE + 1)]
    assert TURNED in pages(made[-1])
    assert [size for document in made for cell in document.tree().iter(f"{W}tc") for size in cell.iter(f"{W}sz")] == []


TALL = """\
  viec:
    columns:
      ten: {label: Nội dung nhiệm vụ, kind: text}
      chu_tri: {label: Đơn vị chủ trì, kind: text}
      phoi_hop: {label: Đơn vị phối hợp, kind: text}
      san_pham: {label: Sản phẩm, kind: text}
      thoi_gian: {label: Thời gian hoàn thành, kind: text}
    rows:
      a: {ten: "LONG", chu_tri: "LONG", phoi_hop: "LONG", san_pham: "LONG", thoi_gian: quý II}
"""
WORDS = "Phòng Văn hóa - Xã hội phối hợp với các đơn vị có liên quan rà soát và tổng hợp"


def in_appendix(text: str, table: str) -> list[WD_ORIENT]:
    appendix = f"appendices:\n  a:\n    title: Phân công\n    text: |\n{text}"
    return pages(rendered(f"{PLAN}purpose: Lời.\ntables:\n{table}{appendix}"))


def test_the_only_table_of_an_appendix_is_turned_where_its_texts_are_tall_and_narrow() -> None:
    tall, low = TALL.replace("LONG", WORDS), TALL.replace("LONG", "Phòng Văn hóa")

    assert in_appendix("      $(viec)\n", tall) == [UPRIGHT, TURNED]
    assert in_appendix("      $(viec)\n", low) == [UPRIGHT, UPRIGHT]
    as_said = tall.replace("  viec:\n", "  viec:\n    page: portrait\n")
    assert in_appendix("      $(viec)\n", as_said) == [UPRIGHT, UPRIGHT]


def test_a_table_that_shares_its_appendix_turns_only_where_it_must() -> None:
    both = TALL.replace("LONG", WORDS) + table("khac", NARROW, "")
    assert in_appendix("      $(viec)\n      $(khac)\n", both) == [UPRIGHT, UPRIGHT]


def test_a_table_too_wide_in_the_smallest_type_is_a_warning_when_the_document_is_made(
    tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    from kehoach.cli import main

    spec = tmp_path / "plan.yaml"
    spec.write_text(plan("$(t)", {"t": (40, "")}), encoding="utf-8")
    assert main(["render", str(spec)]) == 0
    told = capsys.readouterr().err
    assert "KH323" in told
    assert "“t”" in told
    spec.write_text(plan("$(t)", {"t": (WIDE, "")}), encoding="utf-8")
    assert main(["render", str(spec), "--force"]) == 0
    assert "KH323" not in capsys.readouterr().err


# --- laws


@given(st.lists(st.sampled_from(["Lời.", "* Lời:", "a", "b", "c"]), min_size=1, max_size=7), st.booleans())
def test_every_table_fits_the_page_it_stands_on_and_no_section_is_empty(order: list[str], in_appendix: bool) -> None:
    names = [f"{kind}{i}" for i, kind in enumerate(order) if kind in "abc"]
    columns = {"a": NARROW, "b": WIDE, "c": 9}
    tables = {name: (columns[name[0]], "") for name in names}
    text = "\n".join(f"$({kind}{i})" if kind in "abc" else kind for i, kind in enumerate(order))
    if in_appendix:
        made = rendered(plan("Lời.", tables, "appendices:\n" + appendix("mot", text, "    page: portrait\n")))
    else:
        made = rendered(plan(text, tables))
    room = iter(s.page_width.twips - s.left_margin.twips - s.right_margin.twips for s in sections(made))
    width, is_filled = next(room), False
    for child in made.tree().find(f"{W}body"):
        if child.tag == f"{W}tbl":
            assert sum(int(column.get(f"{W}w")) for column in child.findall(f"{W}tblGrid/{W}gridCol")) <= width
        if child.find(f"{W}pPr/{W}sectPr") is not None:
            assert is_filled
            width, is_filled = next(room), False
        else:
            is_filled = True


def test_the_example_has_the_sections_its_readme_tells_of() -> None:
    made = rendered(EXAMPLES / "bang-rong-mau" / "plan.yaml")
    assert pages(made) == [UPRIGHT, TURNED, UPRIGHT, UPRIGHT, TURNED]
    assert numbering(made) == [("1", True), (None, False), (None, False), ("1", True), ("1", True)]


def test_a_page_without_a_height_says_nothing_of_its_size() -> None:
    template = office_file(in_text('<w:pgSz w:w="11906" w:h="16838"/>', '<w:pgSz w:w="11906"/>'))
    assert compile_template(template).sections == DEFAULT_SECTIONS
