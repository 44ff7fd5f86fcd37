"""Cells with their parts in brackets, ``72,0 (lấy hạt 50,3; sinh khối 21,7)``: whether the parts add up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.auditing.cell_figures import read_cell
from kehoach.auditing.labels import is_within
from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.auditing.figure_table import FigureTable
    from kehoach.numbers import Exact

_IN_BRACKETS: Final = regex(r"[^()]*\d[^()]*\(([^()]+)\)\s*", re.DOTALL)
_BETWEEN: Final = regex(r"\s*(?:;|,\s|\n|\s\+\s|\bvà\b)\s*")
_FIGURE: Final = regex(r"\d+(?:[.,]\d+)*")
_NOT_ADDED: Final = regex(r"[%‰/]")


class BracketedParts(Struct, frozen=True):
    """A cell that prints a figure and its parts."""

    row: int
    column: int
    parts: tuple[str, ...]
    """The figures in brackets, as printed."""
    total: Exact
    """Their sum."""
    is_right: bool


def bracketed_parts(table: FigureTable) -> tuple[BracketedParts, ...]:
    """The cells whose brackets hold two figures or more, each with a word of its own.

    None with a share, a fraction, or “trong đó”: what is picked does not have to add up.
    """
    return tuple(
        found
        for row in table.body
        for column in table.figure_columns
        if table.cells[row][column].is_composite
        for found in _parts_of(table, row, column)
    )


def _parts_of(table: FigureTable, row: int, column: int) -> Iterator[BracketedParts]:
    held = _IN_BRACKETS.fullmatch(table.texts[row][column])
    if held is None or _NOT_ADDED.search(held[0]) or is_within(held[1]):
        return
    pieces = [piece for piece in _BETWEEN.split(held[1]) if piece]
    figures = [_FIGURE.findall(piece) for piece in pieces]
    has_words = all(any(map(str.isalpha, piece)) for piece in pieces)
    if len(pieces) < 2 or not has_words or any(len(found) != 1 for found in figures):
        return
    read = [read_cell(found[0], table.convention) for found in figures]
    if not all(cell.is_figure for cell in read):
        return
    total = sum(cell.value for cell in read)
    printed = tuple(found[0] for found in figures)
    yield BracketedParts(row, column, printed, total, total == table.cells[row][column].value)
