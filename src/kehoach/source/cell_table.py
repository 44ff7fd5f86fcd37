"""The cells of a table that lies in a file of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from kehoach.source.cell_range import cell_name
from kehoach.source.nodes import Line, Scalar, ScalarStyle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kehoach.diagnostics import Place


class TextCell(NamedTuple):
    """One cell: its text in NFC, without spaces at its ends, and its place."""

    text: str
    place: Place
    indent: int = 0
    """How far its text is moved to the right: in spaces, or in the steps of a workbook."""
    is_number: bool = False
    """Whether it is a number of a workbook, which no person typed in one convention or another."""
    across: str = ""
    """The text of the merged cell that an empty one is the right part of."""


class CellTable(NamedTuple):
    """The rows of a file with a filled cell, the header line first."""

    rows: tuple[tuple[TextCell, ...], ...]
    separator: str
    """What separates two cells; empty in a workbook."""
    below: tuple[TextCell, ...] = ()
    """The filled cells in the row of a workbook right under the range that was asked for."""


class FileRows(Scalar, frozen=True):
    """Rows from a file of their own, where a plan could have typed them under ``|``; its text is what they say."""

    cells: tuple[tuple[TextCell, ...], ...] = ()
    range: str = ""
    """The range of cells that was asked for, as typed."""
    below: tuple[TextCell, ...] = ()
    """The filled cells right under it."""


def as_rows(table: CellTable, place: Place, cells: str) -> FileRows:
    """The rows of a table as a node of a plan's tree, without the empty columns at its sides.

    ``place`` is where the plan names the file, ``cells`` which range of it the plan asks for.
    """
    filled = [at for row in table.rows for at, cell in enumerate(row) if cell.text]
    first, last = (min(filled), max(filled)) if filled else (0, 0)
    rows = tuple(tuple(_cells(row, first, last)) for row in table.rows)
    return _node(rows, place, cells, table.below)


def chosen(rows: FileRows, columns: Sequence[int], is_total: Callable[[str], bool]) -> FileRows:
    """The rows with some of their columns, by index.

    A total that is named in one of the others is named in the first of them, or left out where it has nothing there.
    """
    cells = []
    for row in rows.cells:
        kept = tuple(row[at] for at in columns)
        total = next((cell.text for at, cell in enumerate(row) if at not in columns and is_total(cell.text)), "")
        if total and any(cell.text for cell in kept):
            kept = (kept[0]._replace(text=total, is_number=False), *kept[1:])
        if not total or any(cell.text for cell in kept):
            cells.append(kept)
    return _node(tuple(cells), rows.place, rows.range, rows.below)


def _node(rows: tuple[tuple[TextCell, ...], ...], place: Place, cells: str, below: tuple[TextCell, ...]) -> FileRows:
    lines = tuple(Line("\t".join(cell.text for cell in row), row[0].place) for row in rows)
    text = "\n".join(line.text for line in lines)
    return FileRows(text, place, ScalarStyle.LITERAL, lines, cells=rows, range=cells, below=below)


def _cells(row: tuple[TextCell, ...], first: int, last: int) -> Iterator[TextCell]:
    """The cells of a row from one column to another; a workbook says nothing about empty ones at the end."""
    yield from row[first : last + 1]
    end = row[-1].place
    for at in range(max(first, len(row)), last + 1):
        column = end.column + at + 1 - len(row)
        yield TextCell("", replace(end, column=column, path=cell_name(end.line, column) if end.path else None))
