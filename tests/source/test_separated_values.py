"""Tables in text files: which separator they have, what is a cell, and where each cell is."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.diagnostics import Findings
from kehoach.source.separated_values import read_separated_values

if TYPE_CHECKING:
    from kehoach.source.cell_table import CellTable


def read(text: str | bytes) -> tuple[CellTable | None, list[str]]:
    findings = Findings()
    data = text if isinstance(text, bytes) else text.encode()
    return read_separated_values("a.csv", data, findings), [f"{one.place} {one.code}" for one in findings]


def texts(text: str | bytes) -> list[list[str]]:
    table, found = read(text)
    assert found == []
    assert table is not None
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_the_separator_is_found_in_the_header_line(separator: str) -> None:
    assert texts(f"ten{separator}ma\nĐông{separator}01\n") == [["ten", "ma"], ["Đông", "01"]]


def test_the_header_line_goes_on_where_a_name_breaks_inside_quotes() -> None:
    assert texts('"Tên\nthôn, tổ";ma\nĐông;01\n') == [["Tên\nthôn, tổ", "ma"], ["Đông", "01"]]


def test_a_decimal_comma_is_a_part_of_its_cell() -> None:
    assert texts("ten;dien_tich\nĐông;1.234,5\n") == [["ten", "dien_tich"], ["Đông", "1.234,5"]]
    assert texts('ten,dien_tich\nĐông,"1.234,5"\n') == [["ten", "dien_tich"], ["Đông", "1.234,5"]]


def test_files_of_excel_are_read_with_their_mark_and_their_first_line() -> None:
    assert texts("sep=,\r\na;b,c\r\n1,2\r\n".encode("utf-8-sig")) == [["a;b", "c"], ["1", "2"]]


def test_quoted_cells_may_hold_separators_quotes_and_lines() -> None:
    table, _ = read('a;b\n"x;""y""\nz";2\n3;4')
    assert table is not None
    assert [[cell.text for cell in row] for row in table.rows] == [["a", "b"], ['x;"y"\nz', "2"], ["3", "4"]]
    assert [[(cell.place.line, cell.place.column) for cell in row] for row in table.rows] == [
        [(1, 1), (1, 3)], [(2, 1), (3, 4)], [(4, 1), (4, 3)],
    ]  # fmt: skip


def test_empty_lines_are_no_rows_and_a_last_empty_cell_is_a_cell() -> None:
    assert texts("\na;b\n;\n\n1;\n2;") == [["a", "b"], ["1", ""], ["2"]]


def test_letters_are_in_nfc_and_spaces_at_the_ends_are_not_read() -> None:
    assert texts("te\u0302n; b \n Đo\u0302ng ;\t2\n") == [["tên", "b"], ["Đông", "2"]]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ('a;b\n1;"2\n3;4', ["a.csv:2:3 KH676"]),
        ("a;b\nĐông;1".encode("cp1258", "replace"), ["a.csv:2:1 KH101"]),
        ("a;b\n1;\x00", ["a.csv:2:3 KH111"]),
    ],
)
def test_what_cannot_be_read_is_a_finding_at_its_place(data: str | bytes, found: list[str]) -> None:
    table, said = read(data)
    assert table is None
    assert said == found


PLAIN = st.text(st.characters(codec="ascii", exclude_categories=["Cc"]) | st.sampled_from('\n";,\t'), max_size=6)


@given(st.lists(st.lists(PLAIN, min_size=2, max_size=4), min_size=1, max_size=4))
def test_what_csv_writes_is_read_as_it_was(rows: list[list[str]]) -> None:
    """Apart from spaces at the ends, and from rows that are empty."""
    written = io.StringIO()
    csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([["a", "b"], *rows])
    kept = [stripped for row in rows if any(stripped := [cell.strip() for cell in row])]
    assert texts(written.getvalue()) == [["a", "b"], *kept]
