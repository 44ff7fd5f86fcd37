"""A table of a Word document as a reader takes it: a header of labels, rows of cells, rows across the whole width."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.importing.spec_lines import plain
from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kehoach.docx_reading.word_document import TableCell, WordTable

    _Grid = Mapping[tuple[int, int], TableCell]
    """The cell at each place of the grid, merged or not."""

_FIGURE: Final = regex(r"-?[0-9][0-9.,]*")
_NUMBER: Final = regex(r"([A-ZĐ]|\(?[0-9]{1,2}\)?)( ?=.*)?")
_MOST_HEADER_ROWS: Final = 5


class PrintedCell(Struct, frozen=True):
    """The cell at one column of one row. ``lines`` are its paragraphs; of a cell merged away there are none."""

    lines: tuple[str, ...] = ()
    continues: bool = False
    """Whether it is the lower part of a cell that begins in a row above; it then has the lines of that cell."""

    @property
    def text(self) -> str:
        """Its paragraphs as one line."""
        return " ".join(self.lines)


class BodyRow(Struct, frozen=True):
    """One row below the header. ``across`` is the text of a row that is one cell over the whole width."""

    number: int
    """From 0, header rows counted."""
    cells: tuple[PrintedCell, ...]
    across: str = ""
    spans_from: int | None = None
    """The column of a cell that reaches over two columns or more; ``None`` if there is none."""


class DocumentTable(Struct, frozen=True):
    """The whole table. ``labels`` are those over each column, from the outermost in."""

    labels: tuple[tuple[str, ...], ...]
    numbers: tuple[str, ...]
    """The row of column numbers below the header; empty if there is none."""
    grid: tuple[int, ...]
    """The columns of the document's grid, from 0, in which these columns begin."""
    rows: tuple[BodyRow, ...]


def document_table(table: WordTable) -> DocumentTable:
    """Read a table. Columns of the grid in which no cell begins are none."""
    columns = sorted({cell.column for cell in table.cells})
    grid = {
        (row, column): cell
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }
    depth = _header_rows(table, len(columns))
    labels = tuple(_labels(grid, column, depth) for column in columns)
    rows = [_row(grid, row, columns) for row in range(depth + 1, table.rows + 1)]
    rows = [row for row in rows if row.across or any(cell.lines for cell in row.cells)]
    numbers = tuple(cell.text for cell in rows[0].cells) if rows and _are_numbers(rows[0]) else ()
    begins = tuple(column - 1 for column in columns)
    return DocumentTable(labels, numbers, begins, tuple(rows[1:] if numbers else rows))


def _lines(cell: TableCell) -> tuple[str, ...]:
    texts = (plain(line) for paragraph in cell.paragraphs for line in paragraph.text.split("\n"))
    return tuple(text for text in texts if text)


def _header_rows(table: WordTable, columns: int) -> int:
    """How many rows the header has: as many as its highest cell, more where cells over several columns need them."""
    depth, row = 1, 1
    while row <= min(depth, _MOST_HEADER_ROWS, table.rows - 1):
        cells = [cell for cell in table.cells if cell.row == row]
        depth = max([depth, *(cell.row + cell.rows - 1 for cell in cells)])
        is_group = any(cell.columns > 1 and len(cells) > 1 for cell in cells)
        below = [cell.text for cell in table.cells if cell.row == row + 1 and cell.text]
        if is_group and columns > 1 and depth == row and not any(map(_FIGURE.fullmatch, below)):
            depth = row + 1
        row += 1
    return min(depth, table.rows - 1) if table.rows > 1 else 1


def _labels(grid: _Grid, column: int, depth: int) -> tuple[str, ...]:
    found: list[TableCell] = []
    for row in range(1, depth + 1):
        cell = grid.get((row, column))
        if cell is not None and cell not in found:
            found.append(cell)
    texts = (" ".join(_lines(cell)) for cell in found)
    return tuple(text for text in texts if text) or ("",)


def _row(grid: _Grid, row: int, columns: Sequence[int]) -> BodyRow:
    cells: list[PrintedCell] = []
    wide: int | None = None
    across = ""
    for at, column in enumerate(columns):
        cell = grid.get((row, column))
        if cell is None or cell.column != column:
            cells.append(PrintedCell())
            continue
        cells.append(PrintedCell(_lines(cell), cell.row < row))
        over = sum(column <= other < column + cell.columns for other in columns)
        if over > 1 and _lines(cell):
            wide = at if wide is None else wide
        if over == len(columns) > 1 and cell.row == row:
            across = " ".join(_lines(cell))
    return BodyRow(row - 1, tuple(cells), across, wide)


def _are_numbers(row: BodyRow) -> bool:
    """Whether a row is one of column numbers: "A", "B", "1", "3=2/1"; or "(1)", "(2)"."""
    texts = [cell.text for cell in row.cells]
    matches = [_NUMBER.fullmatch(text) for text in texts]
    if len(texts) < 2 or not all(matches):
        return False
    counted = [int(match[1].strip("()")) for match in matches if match and match[1].strip("()").isdigit()]
    letters = [match[1] for match in matches if match and match[1].isalpha()]
    first = counted[0] if counted else 0
    return (
        counted == list(range(first, first + len(counted)))
        and first in (1, 2)
        and letters == sorted(letters)
        and texts[-1] != texts[0]
    )
