"""The names of cells in a workbook: ``B3``, and ranges of them, ``A4:H20``."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from kehoach.patterns import regex

_RANGE: Final = regex(r"([A-Z]{1,3})(?:([1-9][0-9]{0,6}):([A-Z]{1,3})([1-9][0-9]{0,6})?|:([A-Z]{1,3}))", re.IGNORECASE)
WORKBOOK: Final = ".xlsx"
"""How the name of a file ends that has such cells."""
LAST_COLUMN: Final = 16_384
LAST_ROW: Final = 1_048_576


class CellRange(NamedTuple):
    """A range of cells, its edges included; rows and columns count from 1."""

    top: int
    left: int
    bottom: int
    right: int


WHOLE_SHEET: Final = CellRange(1, 1, LAST_ROW, LAST_COLUMN)


def read_range(text: str) -> CellRange | None:
    """The cells of ``A4:H20``, of ``A4:H``, which goes down to the last filled row, or of ``A:H``, which also begins at
    the first; ``None`` for another text.
    """
    found = _RANGE.fullmatch(text.replace("$", "").replace(" ", ""))
    if found is None:
        return None
    left, right = _number(found[1]), _number(found[3] or found[5])
    top, bottom = int(found[2] or 1), int(found[4] or LAST_ROW)
    is_sound = left <= right <= LAST_COLUMN and top <= bottom <= LAST_ROW
    return CellRange(top, left, bottom, right) if is_sound else None


def cell_name(row: int, column: int) -> str:
    """The name of a cell; ``cell_name(3, 2)`` is ``B3``."""
    return f"{column_name(column)}{row}"


def column_name(column: int) -> str:
    """The letters of a column, counted from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
