"""The text of a merged cell counts for each column and each row of it, wherever the range begins; a figure once."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("openpyxl")

import kehoach
from tests.reading.test_rows_of_files import HEAD, cells, errors, openpyxl

if TYPE_CHECKING:
    from pathlib import Path

OF_XA = "      xa: {label: Xã, kind: text, in: none}\n"
HEADS: list[Any] = ["STT", "Xã", "Tên", "Số hộ", "b", "p"]
X: list[Any] = [1, "M", "X", 1, 2, 3]
Y: list[Any] = [2, "N", "Y", 4, 5, 6]
WRONG_TOTAL: list[Any] = ["Cộng", None, None, 5, 9, None]


def read(folder: Path, cells_read: str, merged: str, *rows: list[Any]) -> kehoach.Outcome:
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    for cells_merged in merged.split():
        book.active.merge_cells(cells_merged)
    book.save(file)
    (folder / "a.xlsx").write_bytes(file.getvalue())
    spec = f'{HEAD}{OF_XA}    rows: {{from: a.xlsx, range: "{cells_read}"}}\n'
    (folder / "plan.yaml").write_text(spec, encoding="utf-8")
    return kehoach.evaluate(folder / "plan.yaml")


@pytest.mark.parametrize("cells_read", ["A1:F4", "A1:F", "B1:F4", "B1:F", "C1:F4", "C1:F"])
def test_the_name_of_a_total_is_read_from_where_it_is_merged(tmp_path: Path, cells_read: str) -> None:
    made = read(tmp_path, cells_read, "A4:C4", HEADS, X, Y, WRONG_TOTAL)
    assert errors(made, tmp_path) == ["a.xlsx:E4 KH406"]


@pytest.mark.parametrize("cells_read", ["A1:F3", "B1:F3", "C1:F3"])
def test_a_total_under_the_range_has_its_name_though_it_begins_left_of_it(tmp_path: Path, cells_read: str) -> None:
    made = read(tmp_path, cells_read, "A4:C4", HEADS, X, Y, WRONG_TOTAL)
    (warned,) = (one for one in made.findings if one.code == "KH454")
    assert "Cộng | 5 | 9" in warned.message


@pytest.mark.parametrize("cells_read", ["A2:F4", "B2:F4", "C2:F4"])
def test_a_head_that_begins_above_or_left_of_the_range_is_read(tmp_path: Path, cells_read: str) -> None:
    heads: list[list[Any]] = [["STT", "Xã", "Tên", "Số liệu", None, None], [None, None, None, "Số hộ", "b", "p"]]
    made = read(tmp_path, cells_read, "A1:A2 B1:B2 C1:C2 D1:F1", *heads, X, Y)
    assert errors(made, tmp_path) == []
    assert [row[0] for row in cells(made)] == ["X", "Y"]


def test_a_head_merged_over_the_column_of_numbers_heads_the_names_when_the_range_begins_there(tmp_path: Path) -> None:
    made = read(tmp_path, "B1:E3", "A1:B1", ["Tên", None, "Số hộ", "b", "p"], [1, "X", 1, 2, 3], [2, "Y", 1, 2, 3])
    assert errors(made, tmp_path) == []
    assert [row[0] for row in cells(made)] == ["X", "Y"]


@pytest.mark.parametrize("cells_read", ["A1:F", "B1:F", "C1:F5"])
def test_a_note_merged_over_the_whole_width_names_no_row(tmp_path: Path, cells_read: str) -> None:
    total: list[Any] = ["Cộng", None, None, 5, 7, None]
    made = read(tmp_path, cells_read, "A4:C4 A5:F5", HEADS, X, Y, total, ["Ghi chú: số liệu cuối năm"])
    assert len(cells(made)) == 2
    assert errors(made, tmp_path) == []


def test_a_name_merged_over_two_rows_is_the_name_of_both(tmp_path: Path) -> None:
    made = read(tmp_path, "A1:F3", "C2:C3", HEADS, X, [2, "N", None, 4, 5, 6])
    assert errors(made, tmp_path) == ["a.xlsx:C3 KH223"]


def test_a_text_merged_over_two_rows_is_in_both_but_a_figure_only_once(tmp_path: Path) -> None:
    made = read(tmp_path, "A1:F3", "B2:B3 D2:D3", HEADS, X, [2, None, "Y", None, 5, 6])
    assert errors(made, tmp_path) == ["a.xlsx:D3 KH403"]
    assert made.plan is not None
    assert [row.cells[-1] for row in made.plan.tables["t"].rows] == ["M", "M"]
