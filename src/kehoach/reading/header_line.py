"""The header line of a grid: which column of the table each of its cells names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.diagnostics import Findings
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan.audience import Audience
from kehoach.plan.columns.source import ColumnKind
from kehoach.reading.about_rows import FORMULA, SIGN
from kehoach.source.names import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.plan.prose import Segment
    from kehoach.plan.table import Column
    from kehoach.source.grid import GridRow


_NUMBERING_LABELS = frozenset(map(fold, ("tt", "stt", "số tt", "số thứ tự")))


def is_of_row_numbers(label: str) -> bool:
    """Whether a cell of a header line heads the numbers of the rows, which nobody types."""
    return fold(label) in _NUMBERING_LABELS


def column_order(
    table: str,
    columns: tuple[Column, ...],
    header: GridRow,
    findings: Findings,
    shown: Callable[[tuple[Segment, ...]], str],
) -> list[int | None]:
    """For each column of the table the index of its cells in a grid row; ``None`` if it is not typed.

    ``shown`` says how a label reads.
    """
    labels = [shown(column.label) for column in columns]
    by_name = {str(column.year): index for index, column in reversed(list(enumerate(columns))) if column.series}
    by_name |= {fold(label): index for index, label in reversed(list(enumerate(labels)))}
    by_name |= {fold(column.id): index for index, column in enumerate(columns)}
    for index, column in enumerate(columns):
        if column.series:
            by_name |= {fold(f"{name} {column.year}"): index for name in (column.series, *column.under[-1:])}
    order: list[int | None] = [None] * len(columns)
    misspelt: set[int | None] = set()
    for at, text in enumerate(header.texts):
        if not text or text.startswith(SIGN):
            continue  # already reported as blank; or a column about the row
        found = by_name.get(fold(text))
        if found is None and is_of_row_numbers(text):
            continue  # a pasted column of row numbers; rows are numbered when they are printed
        if found is None:
            hint = nearest(text, [*(c.id for c in columns), *labels])
            at_cell, name = header.places[at], Verbatim(table)
            findings.add(rules.UNKNOWN_COLUMN_HEADER, at_cell, table=name, text=Verbatim(text), nearest=hint)
            misspelt.add(by_name.get(fold(hint)))
        elif order[found] is not None:
            findings.add(rules.DUPLICATE_COLUMN, header.places[at], text=Verbatim(text))
        else:
            order[found] = at
    first = next((at for at, text in enumerate(header.texts) if not text.startswith(SIGN)), 0)
    if columns and order[0] is None and first not in order:
        order[0] = first  # whatever it is called, the first column names the rows
        misspelt.add(0)
    for index, column in enumerate(columns):
        if order[index] is None and must_be_typed(column, header) and index not in misspelt:
            findings.add(rules.MISSING_COLUMN, header.place, table=Verbatim(table), column=Verbatim(column.id))
    return order


def must_be_typed(column: Column, header: GridRow) -> bool:
    """Whether a column that the header line does not name is a mistake: not if rows have formulas for it."""
    if column.kind is ColumnKind.NUMBER and FORMULA in header.texts:
        return False
    return column.source.is_begun_by_hand and Audience.PLAN in column.shown_in
