"""A row of a sheet that adds up others is told as such, once, and nothing else is said of the sums that it spoils."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("openpyxl")

from tests.reading.test_rows_of_files import NAMES, cells, errors, outcome, workbook

if TYPE_CHECKING:
    from pathlib import Path

X: list[Any] = ["X", 1, 2, 3]
Y: list[Any] = ["Y", 4, 5, 4]
Z: list[Any] = ["Z", 2, 1, 7]
TOTAL: list[Any] = ["Cộng", 7, 8, None]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([X, Y, ["Cộng khu A", 5, 7, 7], Z, ["Cộng khu B", 2, 1, 7], TOTAL], ["A4 KH457", "A6 KH457"]),
        ([X, Y, ["Cộng khu A", 5, 7, 7], Z, ["Cộng khu B", 2, 1, 7]], ["A4 KH457", "A6 KH457"]),
        ([X, Y, ["Tổng khu A", 5, 7, 7], Z, TOTAL], ["A4 KH457"]),
        ([["Khu A", 5, 7, 7], X, Y, ["Khu B", 2, 1, 7], Z, TOTAL], ["A2 KH457", "A5 KH457"]),
        ([X, Y, Z, ["Tổng số hộ toàn xã", 7, 8, 14]], ["A5 KH243"]),
    ],
    ids=["below", "without a total", "called a total", "above", "a total of its own name"],
)
def test_a_row_that_adds_up_others_is_no_row_of_its_own(
    tmp_path: Path, rows: list[list[Any]], found: list[str]
) -> None:
    made = outcome(tmp_path, "{from: a.xlsx}", a_xlsx=workbook(NAMES[1:], *rows))
    assert errors(made, tmp_path) == [f"a.xlsx:{one}" for one in found]
    assert [row[0] for row in cells(made)] == ["X", "Y", "Z"]


@pytest.mark.parametrize(
    "rows",
    [
        [X, ["Tổng đàn lợn", 1, 2, 3]],
        [X, Y, ["Cộng khu A", 5, 6, 7]],
        [X, Y, ["Cộng tác viên", 5, 7, 8]],
        [["W", 5, 7, 7], X, Y],
        [["W", 1, 2, 3], X, ["Cộng", 2, 4, None]],
    ],
    ids=["one row above", "another sum", "another word", "no total says so", "the total counts it"],
)
def test_a_row_with_the_figures_of_others_may_still_be_one(tmp_path: Path, rows: list[list[Any]]) -> None:
    made = outcome(tmp_path, "{from: a.xlsx}", a_xlsx=workbook(NAMES[1:], *rows))
    assert errors(made, tmp_path) == []


def test_groups_that_are_indented_are_groups(tmp_path: Path) -> None:
    rows = [["Khu A", 5, 7, 7], ["  X", 1, 2, 3], ["  Y", 4, 5, 4], ["Cộng", 5, 7, None]]
    made = outcome(tmp_path, "{from: a.xlsx}", a_xlsx=workbook(NAMES[1:], *rows))
    assert "KH457" not in [one.code for one in made.findings]


def test_the_head_once_more_is_one_finding(tmp_path: Path) -> None:
    made = outcome(tmp_path, "{from: a.xlsx}", a_xlsx=workbook(NAMES[1:], X, NAMES[1:], Y))
    assert errors(made, tmp_path) == ["a.xlsx:A3 KH456"]
