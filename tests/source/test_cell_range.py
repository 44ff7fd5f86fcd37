"""Names of cells and of ranges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.source.cell_range import LAST_COLUMN, LAST_ROW, CellRange, cell_name, read_range


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("A4:H20", CellRange(4, 1, 20, 8)),
        ("$a$4:$h$20", CellRange(4, 1, 20, 8)),
        ("A4:H", CellRange(4, 1, LAST_ROW, 8)),
        ("A:H", CellRange(1, 1, LAST_ROW, 8)),
        ("AA1:AB2", CellRange(1, 27, 2, 28)),
    ],
)
def test_a_range_is_two_corners(text: str, cells: CellRange) -> None:
    assert read_range(text) == cells


@pytest.mark.parametrize("text", ["", "A4", "A4-H20", "H4:A20", "A20:H4", "A0:H20", "4:20", "A1:XFE2", "A1:H9999999"])
def test_anything_else_is_none(text: str) -> None:
    assert read_range(text) is None


@given(row=st.integers(1, LAST_ROW), column=st.integers(1, LAST_COLUMN))
def test_a_cell_is_read_where_it_is_named(row: int, column: int) -> None:
    name = cell_name(row, column)
    assert read_range(f"{name}:{name}") == CellRange(row, column, row, column)
