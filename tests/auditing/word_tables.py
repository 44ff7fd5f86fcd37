"""Tables of a Word document made of text: a line per row, cells between bars, ``^`` and ``<`` for merged cells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kehoach.auditing.figure_table import figure_table
from kehoach.auditing.table_audit import audit_table
from kehoach.docx_reading.word_document import (
    Cell,
    DocumentPlace,
    Letters,
    ParagraphLayout,
    Run,
    TableCell,
    WordParagraph,
    WordTable,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.auditing.audit_values import AuditTable


def grid_of(text: str) -> list[list[str]]:
    """The cells of a table written as text."""
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


def word_table(grid: Sequence[Sequence[str]], number: int = 1) -> WordTable:
    """A table without merged columns; ``<`` continues the cell to the left, ``^`` the one above."""
    cells: list[TableCell] = []
    for at, row in enumerate(grid, 1):
        for column, text in enumerate(row, 1):
            if text in ("<", "^"):
                row_above, left = (at - 1, column) if text == "^" else (at, column - 1)
                where = next(i for i, cell in enumerate(cells) if cell.covers(row_above, left))
                cell = cells[where]
                cells[where] = replace(
                    cell,
                    rows=max(cell.rows, at - cell.row + 1),
                    columns=max(cell.columns, column - cell.column + 1),
                )
                continue
            place = DocumentPlace("document", at * 100 + column, Cell(number, at, column))
            paragraph = WordParagraph(place, "Normal", (Run(text, Letters()),), ParagraphLayout())
            cells.append(TableCell(at, column, 1, 1, (paragraph,)))
    return WordTable(number, len(grid), False, 0, (1000,) * len(grid[0]), cells=tuple(cells))


def audited(text: str, title: str = "", unit: str = "") -> AuditTable:
    """The audit of a table written as text."""
    return audit_table(figure_table(word_table(grid_of(text)), title, unit))


def found(table: AuditTable) -> list[tuple[str, int | None, int | None, str]]:
    """Each finding as its code, row, column and computed figure."""
    return [(one.code, one.row, one.column, one.computed) for one in table.findings]
