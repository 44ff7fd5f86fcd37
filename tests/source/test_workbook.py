"""Tables in workbooks: each cell is the text that Excel shows of it."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING, Any

import pytest

from kehoach.diagnostics import Findings
from kehoach.source.cell_range import CellRange
from kehoach.source.workbook import read_workbook

if TYPE_CHECKING:
    from kehoach.source.cell_table import CellTable

openpyxl = pytest.importorskip("openpyxl")
Alignment = pytest.importorskip("openpyxl.styles").Alignment


def made(*rows: list[Any], formats: dict[str, str] | None = None) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for cell, number_format in (formats or {}).items():
        book.active[cell].number_format = number_format
    return saved(book)


def saved(book: Any) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read(data: bytes) -> tuple[CellTable | None, list[str]]:
    findings = Findings()
    return read_workbook("a.xlsx", data, findings), [f"{one.place} {one.code}" for one in findings]


def texts(data: bytes) -> list[list[str]]:
    table, found = read(data)
    assert found == []
    assert table is not None
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        ("Đông ", "General", "Đông"),
        ("te\u0302n", "General", "tên"),
        ("004", "@", "004"),
        (4, "00000", "00004"),
        (12, "General", "12"),
        (12.0, "General", "12"),
        (1234567, "#,##0", "1234567"),
        (0.1 + 0.2, "General", "0,3"),
        (2.5, "0.0", "2,5"),
        (-2.5, "General", "-2,5"),
        (0.125, "0.0%", "12,5%"),
        (5, '0" %"', "5"),
        (1e15, "General", "1000000000000000"),
        (datetime.date(2026, 3, 9), "DD/MM/YYYY", "09/03/2026"),
        (datetime.datetime(2026, 3, 9, 7, 30), "DD/MM/YYYY", "09/03/2026"),
        (True, "General", "TRUE"),
        ("a\nb", "General", "a\nb"),
    ],
)
def test_a_cell_is_what_excel_shows(value: Any, number_format: str, text: str) -> None:
    assert texts(made(["x", "y"], [value, 1], formats={"A2": number_format}))[1][0] == text


def test_empty_rows_are_left_out_and_places_are_those_of_the_sheet() -> None:
    table, _ = read(made(["x", "y"], [None, None], [None, "b"]))
    assert table is not None
    assert [[cell.text for cell in row] for row in table.rows] == [["x", "y"], ["", "b"]]
    assert str(table.rows[1][1].place) == "a.xlsx:B3"
    assert (table.rows[1][1].place.line, table.rows[1][1].place.column) == (3, 2)


def test_a_column_beyond_z_has_two_letters() -> None:
    table, _ = read(made([f"c{number}" for number in range(1, 704)]))
    assert table is not None
    assert [table.rows[0][index].place.path for index in (25, 26, 701, 702)] == ["Z1", "AA1", "ZZ1", "AAA1"]


def test_the_first_sheet_that_is_not_hidden_is_read() -> None:
    book = openpyxl.Workbook()
    book.active.sheet_state = "hidden"
    book.active.append(["no"])
    book.create_sheet().append(["yes"])
    assert texts(saved(book)) == [["yes"]]


def test_a_formula_that_was_never_computed_is_a_finding() -> None:
    table, found = read(made(["x", "y"], ["=1+1", "#N/A"]))
    assert table is None
    assert found == ["a.xlsx:A2 KH677", "a.xlsx:B2 KH677"]


def test_formulas_without_a_result_are_one_finding_as_far_down_as_they_go() -> None:
    findings = Findings()
    read_workbook("a.xlsx", made(["x", "y"], ["=1", 1], ["=2", "#N/A"], [1, "=3"], ["=4", "=5"]), findings)
    said = [one.message for one in findings]
    assert [text.split(" là ")[0] for text in said] == ["ô A2:A3", "ô A5", "ô B3", "ô B4:B5"]
    assert "“=1”" in said[0]


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0old Excel", made(["a"])[:-40], b"a;b\n1;2\n"],
    # A workbook bears the second in which it was made: as a name of a test, its bytes differ between two workers.
    ids=["empty", "start of a zip", "old Excel", "cut short", "text"],
)
def test_what_is_no_workbook_is_a_finding(data: bytes) -> None:
    table, found = read(data)
    assert table is None
    assert found == ["a.xlsx:1:1 KH679"]


def test_a_sheet_is_found_by_its_name_and_cells_by_their_range() -> None:
    book = openpyxl.Workbook()
    for row in (["Danh sách"], ["x", "y", "ngoài"], [1, 2, 3], [4, 5, 6]):
        book.create_sheet("Rà soát").append(row) if "Rà soát" not in book.sheetnames else book["Rà soát"].append(row)
    table = read_workbook("a.xlsx", saved(book), Findings(), "rà soát", CellRange(2, 1, 3, 2))
    assert table is not None
    assert [[cell.text for cell in row] for row in table.rows] == [["x", "y"], ["1", "2"]]


def test_a_head_of_several_lines_becomes_one() -> None:
    book = openpyxl.Workbook()
    for row in (
        ["Tên", "Hộ nghèo", None, "Hộ cận nghèo", None],
        [None, "đầu", "giảm", "đầu", "tăng"],
        ["A", 1, 2, 3, 4],
    ):
        book.active.append(row)
    for merged in ("A1:A2", "B1:C1", "D1:E1"):
        book.active.merge_cells(merged)
    assert texts(saved(book)) == [
        ["Tên", "Hộ nghèo đầu", "giảm", "Hộ cận nghèo đầu", "tăng"],
        ["A", "1", "2", "3", "4"],
    ]


PLAIN: list[list[Any]] = [
    ["TT", "Thôn", "Hộ nghèo", "Biến động", None],
    [None, None, None, "Giảm", "Tăng"],
    [1, "A", 2, 3, 4],
]
READ = [["TT", "Thôn", "Hộ nghèo", "Giảm", "Tăng"], ["1", "A", "2", "3", "4"]]


@pytest.mark.parametrize("title", ["A1", "A1:E1", "A1:C1"])
@pytest.mark.parametrize("head", [("A{0}:A{1}", "B{0}:B{1}", "C{0}:C{1}", "D{0}:E{0}"), ("D{0}:E{0}",), ()])
@pytest.mark.parametrize("above", [["Danh sách"], ["Danh sách"] * 2 + [None]], ids=len)
def test_a_title_above_a_head_of_two_lines_is_not_the_head(title: str, head: tuple[str, ...], above: list[Any]) -> None:
    book = openpyxl.Workbook()
    for row in (*([text] for text in above), *PLAIN):
        book.active.append(row)
    for merged in (title, *(text.format(len(above) + 1, len(above) + 2) for text in head)):
        book.active.merge_cells(merged)
    assert texts(saved(book)) == READ


def test_a_head_of_three_lines_that_merges_nothing_goes_on_to_the_line_with_the_last_names() -> None:
    head: list[list[Any]] = [
        ["TT", "Thôn", "Số liệu", None],
        [None, None, "Hộ nghèo", None],
        [None, None, "Giảm", "Tăng"],
    ]
    assert texts(made(*head, [1, "A", 2, 3])) == [["TT", "Thôn", "Giảm", "Tăng"], ["1", "A", "2", "3"]]


def test_a_head_ends_above_a_row_although_cells_of_it_are_merged() -> None:
    book = openpyxl.Workbook()
    for row in (["Thôn", None, "Giảm"], [1, "A", 2], [2, "B", 3]):
        book.active.append(row)
    book.active.merge_cells("A1:B1")
    assert [row[-1] for row in texts(saved(book))] == ["Giảm", "2", "3"]


def test_a_table_ends_above_a_thousand_empty_rows_unless_its_range_says_where() -> None:
    book = openpyxl.Workbook()
    for line in (1, 2, 1_005):
        for column in (1, 2):
            book.active.cell(line, column, f"{line}")
    assert [row[0] for row in texts(saved(book))] == ["1", "2"]
    told = read_workbook("a.xlsx", saved(book), Findings(), area=CellRange(1, 1, 1_005, 2))
    assert told is not None
    assert [row[0].text for row in told.rows] == ["1", "2", "1005"]


def test_of_a_sheet_that_is_too_large_the_table_is_to_be_copied_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kehoach.source.workbook.CELL_LIMIT", 5)
    findings = Findings()
    assert read_workbook("a.xlsx", made(["x", "y"], [1, 2]), findings) is None
    assert [(one.code, one.hint.partition(",")[2][:9]) for one in findings] == [("KH679", " chép bản")]


def test_the_motto_above_a_table_is_not_the_head() -> None:
    organ: list[Any] = ["UBND XÃ TÂN MẪU", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    motto: list[Any] = [None, None, "Độc lập - Tự do - Hạnh phúc"]
    assert texts(made(organ, motto, ["Danh sách"], *PLAIN)) == READ


def test_a_title_merged_over_a_head_with_years_is_not_the_head() -> None:
    book = openpyxl.Workbook()
    for row in (["Danh sách"], ["Tên", 2025, 2026], ["A", 1, 2]):
        book.active.append(row)
    assert texts(saved(book))[0] == ["Danh sách"]
    book.active.merge_cells("A1:C1")
    assert texts(saved(book)) == [["Tên", "2025", "2026"], ["A", "1", "2"]]


@pytest.mark.parametrize("line", [["(1)", "(2)", "(3)=(2)-1"], ["A", "B", 1], ["A", "B", "(1)"]])
def test_a_line_that_numbers_the_columns_is_no_row(line: list[Any]) -> None:
    assert texts(made(["TT", "Thôn", "Số hộ"], line, [1, "Đông", 2])) == [["TT", "Thôn", "Số hộ"], ["1", "Đông", "2"]]


@pytest.mark.parametrize("row", [["1", "2", "3"], ["A", "1", "2"], ["A", "B", "C"], ["A", "B", None]])
def test_a_row_that_only_looks_a_little_like_numbered_columns_is_a_row(row: list[Any]) -> None:
    assert len(texts(made(["x", "y", "z"], row, ["a", "b", "c"]))) == 3


def test_a_head_without_its_names_is_left_as_it_is() -> None:
    assert texts(made(["x", None], ["Đông", 3]))[0] == ["x"]
    assert texts(made(["x", "y", None], ["Đông", None, 3]))[0] == ["x", "y"]


def test_a_cell_that_shows_fewer_digits_than_it_holds_is_named_once_in_its_column() -> None:
    findings = Findings()
    data = made(["x", "y"], [12.345, 0.12345], [2.55, 0.5], formats={"A2": "0.0", "A3": "#,##0.0", "B2": "0.0%"})
    read_workbook("a.xlsx", data, findings)
    assert [(str(one.place), one.code) for one in findings] == [("a.xlsx:A2", "KH296"), ("a.xlsx:B2", "KH296")]
    assert "12,3" in (message := next(iter(findings)).message)
    assert "12,345" in message
    assert "2)" in message


def test_hidden_rows_and_columns_are_read_and_named() -> None:
    book = openpyxl.Workbook()
    for row in (["x", "y"], [1, 2], [3, 4]):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["B"].hidden = True
    findings = Findings()
    table = read_workbook("a.xlsx", saved(book), findings)
    assert table is not None
    assert [cell.text for cell in table.rows[2]] == ["3", "4"]
    assert [(str(one.place), one.code, "row 3; column B" in one.message_in("en")) for one in findings] == [
        ("a.xlsx:A3", "KH297", True)
    ]


def test_text_moved_to_the_right_is_indented() -> None:
    book = openpyxl.Workbook()
    for row in (["x"], ["A"], ["B"], ["  C"]):
        book.active.append(row)
    book.active["A3"].alignment = Alignment(indent=2)
    table, _ = read(saved(book))
    assert table is not None
    assert [row[0].indent for row in table.rows] == [0, 0, 2, 2]
