"""Tables: a grid is found at the very cell, whatever it was typed in, and a figure is read by its column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.numbers import NumberRead
from kehoach.plan.cell_values import Absence, Gap, Quoted
from kehoach.view.document import view_document
from tests.conftest import findings_in
from tests.marked_spec import added, assert_found, changed, found, only, table_keys, table_rows, unmarked
from tests.spec_text import plan, table, texts, worked

if TYPE_CHECKING:
    from kehoach.plan.table import Cell

COLUMNS = ("so", "le", "nguyen")
"""A figure that may be anything, one with a decimal, and one that counts whole things."""


def cell_spec(column: str, text: str, *, vietnamese: bool = False) -> str:
    """A spec with one table of one row, and that text in one of its cells, marked."""
    cells = dict.fromkeys(COLUMNS, "1") | {column: text}
    numbers = "numbers: vi\n" if vietnamese else ""
    return added(
        f"{numbers}"
        "appendices:\n  pl: {title: Phụ lục, text: $(bang)}\n"
        "tables:\n  bang:\n    columns:\n"
        "      ten: {label: Tên, kind: text}\n"
        "      so: {label: Số}\n"
        "      le: {label: Lẻ, decimals: 1}\n"
        "      nguyen: {label: Nguyên, unit: hộ}\n"
        "    rows: |\n"
        "      Tên | Số | Lẻ | Nguyên\n"
        f"      A | {' | '.join(cells.values())}\n"
    )


def cell_of(column: str, text: str, *, vietnamese: bool = False) -> Cell:
    """What that cell is read as."""
    table = kehoach.loads(cell_spec(column, text, vietnamese=vietnamese)).tables["bang"]
    return table.rows[0].cells[1 + COLUMNS.index(column)]


# --- figures by column


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("1:30", "KH205 KH205 KH205"),
        ("no", "KH205 KH205 KH205"),
        ("0.84", "KH207 KH207 KH207"),
        ("1.234", "KH206 KH206 -"),
        ("0,84", "- - KH208"),
        ("7,0", "- - KH208"),
        ("1,234", "- - KH208"),
        ("1,234,567", "KH209 KH209 KH209"),
        ("1 000", "KH210 KH210 KH210"),
        ("1\u00a0000", "KH210 KH210 KH210"),
        ("7 hộ", "KH211 KH211 KH211"),
        ("0,84%", "KH211 KH211 KH267"),
        ("1_000", "KH205 KH205 KH205"),
        ("1e3", "KH205 KH205 KH205"),
        ("0x10", "KH205 KH205 KH205"),
        ("٣", "KH205 KH205 KH205"),
        ("1" * 41, "KH212 KH212 KH212"),
        ("", "KH403 KH403 KH403"),
        ("—", "KH205 KH205 KH205"),
        ("không", "KH205 KH205 KH205"),
        ("null", "KH205 KH205 KH205"),
        ("~", "KH205 KH205 KH205"),
        ("'7'", "KH205 KH205 KH205"),
        ('"7', "KH205 KH205 KH205"),
        ("7 - 8", "KH205 KH205 KH205"),
        ("CẦN BỔ SUNG", "KH603 KH603 KH603"),
        ('"7"', "KH213 KH213 KH213"),
        ("“7”", "KH213 KH213 KH213"),
    ],
)
def test_a_cell_that_is_no_figure_of_its_column_is_found_at_its_first_character(text: str, codes: str) -> None:
    for column, code in zip(COLUMNS, codes.split(), strict=True):
        marked = f"▶{text}" if text else text
        spec = cell_spec(column, marked if code != "-" else text)
        if not text:
            blank = {"so": "A |▶ | 1 | 1", "le": "A | 1 |▶ | 1", "nguyen": "A | 1 | 1 |▶"}[column]
            spec = "\n".join([*spec.split("\n")[:-2], f"      {blank}", ""])

        assert_found(spec, *([] if code == "-" else [code]))


@pytest.mark.parametrize(
    ("column", "text", "cell"),
    [
        *((column, "066", NumberRead(66, 0)) for column in COLUMNS),
        *((column, "010", NumberRead(10, 0)) for column in COLUMNS),
        *((column, "08", NumberRead(8, 0)) for column in COLUMNS),
        *((column, "−5", NumberRead(-5, 0)) for column in COLUMNS),
        *((column, "-5", NumberRead(-5, 0)) for column in COLUMNS),
        *((column, "1.234.567", NumberRead(1234567, 0)) for column in COLUMNS),
        *((column, "-", Absence.NOTHING) for column in COLUMNS),
        *((column, "–", Absence.NOTHING) for column in COLUMNS),
        *((column, "chưa có", Absence.UNKNOWN) for column in COLUMNS),
        *((column, "CẦN BỔ SUNG (chờ Tổ 5)", Gap("chờ Tổ 5")) for column in COLUMNS),
        *((column, '"không tính riêng"', Quoted("không tính riêng")) for column in COLUMNS),
        ("nguyen", "1.234", NumberRead(1234, 0)),
        ("so", "7,0", NumberRead(7, 1)),
    ],
)
def test_a_cell_is_read_exactly(column: str, text: str, cell: Cell) -> None:
    assert cell_of(column, text) == cell


def test_a_file_may_say_once_that_a_dot_groups_thousands() -> None:
    assert cell_of("so", "1.234", vietnamese=True) == NumberRead(1234, 0)
    assert_found(cell_spec("so", "▶0.84", vietnamese=True), "KH207")


def test_a_gap_is_a_warning_with_its_reason() -> None:
    finding = only(cell_spec("so", "CẦN BỔ SUNG (chờ Tổ 5)"), "KH603")

    assert finding.severity is kehoach.Severity.WARNING
    assert "chờ Tổ 5" in finding.message


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("0.84", "gõ 0,84"),
        ("1,234,567", "gõ 1.234.567"),
        ("1 000", "gõ 1000"),
        ("7 hộ", "gõ 7"),
    ],
)
def test_a_figure_of_another_habit_is_retyped(text: str, hint: str) -> None:
    assert findings_in(cell_spec("so", text))[1].hint == hint


# --- the header line


@pytest.mark.parametrize(
    "header",
    ["don_vi | dau | giam", "Đơn vị | Hộ nghèo đầu năm 2023 | giam", "ĐƠN VỊ | DAU | chỉ tiêu giảm hn  năm 2023"],
)
def test_columns_are_named_by_id_or_by_the_printed_label(header: str) -> None:
    assert found(table_rows(f"    rows: |\n      {header}\n      Khu phố 1 | 2 | 1\n      Khu phố 2 | 1 | 0\n")) == []


def test_columns_stand_in_any_order() -> None:
    assert_found(
        table_rows("    rows: |\n      giam | dau | don_vi\n      1 | ▶x | Khu phố 1\n      0 | 1 | Khu phố 2\n"),
        "KH205",
    )


def test_a_misspelt_column_is_one_finding_with_the_nearest_offered() -> None:
    spec = changed("| dau | giam", "| dau | ▶giảm")

    assert_found(spec, "KH221")
    assert only(spec, "KH221").hint == "ý bạn là “giam” (“Chỉ tiêu giảm HN năm 2023”)?"
    assert only(spec, "KH221").message.startswith("bảng “giam_ngheo” không có cột")
    assert_found(changed("Đơn vị    | dau", "▶Đơn vi    | dau"), "KH221")
    assert_found(changed("Đơn vị    | dau", "▶Tên    | dau"), "KH221")


def test_a_label_of_another_year_is_no_column() -> None:
    spec = changed("| dau | giam", "| ▶Hộ nghèo đầu năm 2022 | giam")

    assert_found(spec, "KH221")
    assert "2023" in only(spec, "KH221").hint


def test_a_column_too_many_and_one_too_few() -> None:
    assert_found(changed("Đơn vị    | dau | giam", "Đơn vị    | dau | ▶xyz"), "KH221")
    assert_found(changed("Đơn vị    | dau | giam", "▶Đơn vị    | dau | ▶dau"), "KH240", "KH222")
    assert_found(changed("Đơn vị    | dau | giam", "▶Đơn vị | dau | ▶Hộ nghèo đầu năm 2023"), "KH240", "KH222")
    assert_found(table_rows("    rows: |\n      ▶Đơn vị | dau\n      Khu phố 1 | 2\n      Khu phố 2 | 1\n"), "KH240")


def test_a_header_cell_may_not_be_empty() -> None:
    assert_found(changed("Đơn vị    | dau | giam", "▶Đơn vị | dau |▶"), "KH240", "KH265")


# --- rows


def test_a_row_of_the_wrong_length_is_one_finding() -> None:
    assert_found(changed("Khu phố 2 | 1   | 0", "Khu phố 2 | 1   | 0 | ▶7"), "KH220")
    assert_found(changed("Khu phố 2 | 1   | 0", "Khu phố 2 | 1   | 0 |▶"), "KH220")
    assert_found(changed("Khu phố 2 | 1   | 0", "▶Khu phố 2 | 1"), "KH234")
    assert_found(
        changed("Khu phố 2 | 1   | 0", "▶Khu phố 2 ｜ 1 ｜ 0").replace("Khu phố 2 ｜ 1 ｜ 0", "Khu phố 2"), "KH234"
    )


@pytest.mark.parametrize("row", ["Khu phố 2 / 1 / 0", "Khu phố 2; 1; 0", "Khu phố 2   1   0"])
def test_a_row_that_is_one_cell_is_told_once_and_not_as_an_unknown_area(row: str) -> None:
    assert_found(changed("Khu phố 2 | 1   | 0", f"▶{row}"), "KH234")


@pytest.mark.parametrize("bar", ["｜", "│", "¦", " ｜ ", "  ┃ "])
def test_what_looks_like_a_bar_is_one_finding_for_all_of_its_table(bar: str) -> None:
    row = f"Khu phố 2{bar}1{bar}0"
    at = len("Khu phố 2") + len(bar) - len(bar.lstrip())
    assert_found(changed("Khu phố 2 | 1   | 0", row[:at] + "▶" + row[at:]), "KH129")


def test_a_tab_among_bars_is_told_as_a_tab() -> None:
    spec = changed("Khu phố 2 | 1   | 0", "Khu phố 2\t1 | 0")
    (told,) = (one for one in findings_in(spec) if one.code == "KH129")
    assert "“Tab” không phải là dấu |" in told.message
    assert len(found(spec)) == 1


@pytest.mark.parametrize("bar", ["｜", " ¦ ", ";", " ; "])
def test_so_is_a_table_without_any_bar(bar: str) -> None:
    rows = "      Đơn vị | dau | giam\n      Khu phố 1 | 2 | 1\n      Khu phố 2 | 1 | 0\n".replace(" | ", bar)
    assert_found(
        table_rows("    rows: |\n" + rows.replace(bar, bar.replace(bar.strip(), f"▶{bar.strip()}"), 1)), "KH129"
    )


def test_a_line_that_has_all_its_cells_may_contain_what_looks_like_a_bar() -> None:
    place = "appendices:\n  pl: {title: Phụ lục, text: $(bang)}\ntables:\n  bang:\n    rows: |\n"
    assert found(added(place + "      Tên | Số\n      a¦b; c | 1\n")) == []
    assert found(added(place + "      Tên\n      a; b\n      c│d\n")) == []


def test_a_line_of_comment_in_a_grid_is_a_row() -> None:
    codes = found(changed("      Khu phố 2 | 1   | 0", "      # chú thích\n      Khu phố 2 | 1   | 0"))

    assert codes[0] == "27:7 KH234"


@pytest.mark.parametrize("twin", ["Khu phố 1", "khu  phố 1", "KHU PHỐ 1"])
def test_a_row_stands_once_whatever_its_case_and_spaces(twin: str) -> None:
    spec = changed("Khu phố 2 | 1   | 0", f"Khu phố 2 | 1   | 0\n      ▶{twin} | 1 | 0")

    assert_found(spec, "KH223")
    assert only(spec, "KH223").message == f"hàng “{' '.join(twin.split())}” đã có ở dòng 26"


@pytest.mark.parametrize("twin", ["Hòa", "Hoà", "HÒA", "Ho\u0300a", "HOA\u0300"])
def test_the_two_places_of_a_tone_mark_are_one_name(twin: str) -> None:
    spec = cell_spec("so", "1") + "      Hòa | 1 | 1 | 1\n"

    assert_found(spec + f"      ▶{twin} | 1 | 1 | 1\n", "KH223")
    assert_found(spec + "      Hóa | 1 | 1 | 1\n")


def test_a_row_without_a_name_is_found() -> None:
    assert "27:7 KH241" in found(changed("      Khu phố 2 | 1", "       | 1"))


def test_a_typed_total_row_is_no_row() -> None:
    assert_found(changed("Khu phố 2 | 1   | 0", "Khu phố 2 | 1   | 0\n      cộng | ▶4 | 1"), "KH406")
    assert found(changed("Khu phố 2 | 1   | 0", "Khu phố 2 | 1   | 0\n      Cộng | 3 | 1")) == []


# --- the forms of a grid: each has the same two findings

GRIDS = {
    "pipes": "    rows: |\n      Đơn vị | dau | ▶xyz\n      Khu phố 1 | ▶2 hộ | 1\n      Khu phố 2 | 1 | 0\n",
    "tight pipes": "    rows: |\n      Đơn vị|dau|▶xyz\n      Khu phố 1|▶2 hộ|1\n      Khu phố 2|1|0\n",
    "tabs": "    rows: |\n      Đơn vị\tdau\t▶xyz\n      Khu phố 1\t▶2 hộ\t1\n      Khu phố 2\t1\t0\n",
    "markdown": (
        "    rows: |\n      | Đơn vị | dau | ▶xyz |\n      |:---|---:|---|\n"
        "      | Khu phố 1 | ▶2 hộ | 1 |\n      | Khu phố 2 | 1 | 0 |\n"
    ),
    "markdown without its last pipes": (
        "    rows: |\n      | Đơn vị | dau | ▶xyz\n      | --- | --- | ---\n"
        "      | Khu phố 1 | ▶2 hộ | 1\n      | Khu phố 2 | 1 | 0\n"
    ),
    "tight markdown": (
        "    rows: |\n      |Đơn vị|dau|▶xyz|\n      |---|---|---|\n      |Khu phố 1|▶2 hộ|1|\n      |Khu phố 2|1|0|\n"
    ),
    "uneven indentation": (
        "    rows: |\n      Đơn vị | dau | ▶xyz\n          Khu phố 1  |  ▶2 hộ | 1\n\n       Khu phố 2 | 1 | 0\n"
    ),
    "no-break spaces": (
        "    rows: |\n      Đơn vị\u00a0| dau | ▶xyz\n      Khu phố 1\u00a0|\u00a0▶2 hộ | 1\n      Khu phố 2 | 1 | 0\n"
    ),
}


@pytest.mark.parametrize("form", GRIDS)
def test_every_way_to_type_a_grid_gives_the_same_findings(form: str) -> None:
    assert_found(table_rows(GRIDS[form]), "KH221", "KH211")


def test_rows_may_be_mappings_by_id_or_a_list_of_them_with_the_same_findings() -> None:
    by_id = (
        "    rows:\n      a: {name: Khu phố 1, dau: ▶2 hộ, xyz: ▶1}\n"
        "      b:\n        don_vi: Khu phố 2\n        dau: 1\n        xyz: 0\n"
    )
    listed = by_id.replace("a: {", "- {").replace("      b:\n  ", "      -\n  ")

    assert_found(table_rows(by_id), "KH211", "KH221")
    assert_found(table_rows(listed), "KH211", "KH221")


def test_a_cell_of_a_mapping_is_found_at_itself() -> None:
    assert_found(
        table_rows(
            "    rows:\n      a: {name: Khu phố 1, dau: ▶2 hộ, giam: 1}\n"
            "      b:\n        don_vi: Khu phố 2\n        dau: ▶x\n        giam: 0\n"
        ),
        *("KH211", "KH205"),
    )
    assert_found(
        table_rows(
            "    rows:\n      - {don_vi: Khu phố 1, dau: ▶2 hộ, giam: 1}\n"
            "      - {don_vi: Khu phố 2, dau: 1, giam: 0}\n"
        ),
        "KH211",
    )


def test_a_row_keyed_by_its_name_is_named_by_it() -> None:
    rows = "    rows:\n      Khu phố 1: {dau: 2, giam: 1}\n      Khu phố 2: {dau: 1, giam: 0}\n"

    assert [row.name for row in kehoach.loads(table_rows(rows)).tables["giam_ngheo"].rows] == ["Khu phố 1", "Khu phố 2"]


def test_a_row_that_is_no_mapping_and_a_cell_that_holds_several_values() -> None:
    spec = table_rows(
        "    rows:\n      a: abc\n      b: {name: Khu phố 1, dau: [2], giam: 1}\n"
        "      c: {name: Khu phố 2, dau: 1, giam: 0}\n"
    )

    assert "25:10 KH119" in found(spec)
    assert "26:33 KH203" in found(spec)


def test_a_quoted_decimal_in_a_mapping_is_a_figure() -> None:
    rows = '    rows:\n      a: {name: Khu phố 1, dau: "2", giam: 1}\n      b: {name: Khu phố 2, dau: "1", giam: 0}\n'

    assert found(table_rows(rows)) == []


@pytest.mark.parametrize(
    "rows",
    [
        "    rows: ▶Đơn vị | dau\n",
        "    rows: ▶>\n      Đơn vị | dau\n      a | 1\n",
        "    rows:\n      ▶Đơn vị | dau\n      a | 1\n",
    ],
)
def test_rows_stand_under_a_bar(rows: str) -> None:
    spec, ((line, column),) = unmarked(table_rows(rows))

    assert f"{line}:{column} KH203" in found(spec)


@pytest.mark.parametrize(
    "rows", ["    rows: |\n", "    rows:\n", "    rows: |\n      Đơn vị | dau | giam\n", "    rows: none\n"]
)
def test_a_table_without_rows_is_found(rows: str) -> None:
    assert "24:5 KH224" in found(table_rows(rows))


def test_a_table_without_columns_takes_them_from_its_header() -> None:
    place = "appendices:\n  pl: {title: Phụ lục, text: $(bang)}\ntables:\n  bang:\n    rows: |\n"

    assert found(added(place + "      Tên | Số\n      a | 1\n")) == []
    assert_found(added(place + "      Tên | Số\n      a | ▶x\n"), "KH205")
    assert_found(added(place + "      Tên | Số | ▶Số\n      a | 1 | 1\n"), "KH222")


def test_areas_are_a_grid_too() -> None:
    assert_found(changed("Khu phố 1 | 237", "Khu phố 1 | ▶237 hộ"), "KH211")
    assert_found(changed("Đơn vị    | Số hộ", "Đơn vị    | ▶So ho"), "KH221")


def test_a_long_line_of_dashes_is_read_at_once() -> None:
    assert "27:7 KH234" in found(changed("      Khu phố 2 | 1", "      " + "-" * 200_000 + "x\n      Khu phố 2 | 1"))


def test_a_line_of_three_dashes_a_column_is_drawn_and_one_of_single_dashes_is_a_row() -> None:
    assert texts(plan(table("t", {"a": ""}, "ten | a\n--- | ---\nX | 3")), "a") == ["3"]
    assert texts(plan(table("t", {"a": ""}, "ten | a\n- | -\nX | 3")), "a") == ["-", "3"]


def test_checks_are_a_line_each() -> None:
    assert_found(
        table_keys("    checks: |\n      giam <= dau\n      giam ▶? dau\n\n      giam▶\n      giam <= ▶dua\n"),
        *("KH226", "KH226", "KH301"),
    )


def test_what_is_typed_under_a_bar_in_a_row_that_is_a_mapping_keeps_its_lines() -> None:
    rows = "  rows:\n    a:\n      ten: Dự án\n      noi: |\n        Ấp 1\n        Ấp 2\n      von: 7\n"
    spec = plan(table("t", {"noi": "kind: text", "von": ""}, "") + rows)

    assert findings_in(spec) == []
    (printed,) = [t for t in view_document(worked(spec)).blocks if t.table]
    assert printed.table
    assert [row.cells for row in printed.table.rows] == [("Dự án", "Ấp 1\nẤp 2", "7")]
