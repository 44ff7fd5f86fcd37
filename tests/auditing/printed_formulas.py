"""What a plan computes, columns and total rows, from figures that are all printed in the same table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from kehoach.auditing.label_matching import places_by_label
from kehoach.auditing.row_tree import tree_of
from kehoach.plan.columns.source import TotalRule
from kehoach.plan.expression import references
from kehoach.plan.year_labels import printed_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach import Plan, Table
    from kehoach.auditing.figure_table import FigureTable

COMPUTED: Final = ("formula", "rate", "growth", "share", "running")
LEAST_ROWS: Final = 5


class PrintedFormula(NamedTuple):
    """A column with those it is computed from, or a total row."""

    read: FigureTable
    columns: frozenset[int]
    """Empty for a row."""
    row: int | None = None


def printed_formulas(plan: Plan, tables: Sequence[FigureTable]) -> Iterator[PrintedFormula]:
    """Those of five rows or more."""
    for table in plan.tables.values():
        found = [(read, _places(plan, table, read)) for read in tables if len(read.body) >= LEAST_ROWS]
        read, places = max(found, key=lambda one: len(one[1]), default=(None, {}))
        if read is not None and 2 * len(places) >= len(table.columns):
            yield from _columns(table, read, places)
            totals = tree_of(read).totals
            is_summed = any(column.total is TotalRule.SUM and column.id in places for column in table.columns)
            if table.total is not None and totals and is_summed:
                yield PrintedFormula(read, frozenset(), totals[-1])


def _places(plan: Plan, table: Table, read: FigureTable) -> dict[str, int]:
    labels = {column.id: printed_label(column.label, plan.period) for column in table.columns}
    places = places_by_label(labels, enumerate(read.leaf_labels))
    return {name: at for name, at in places.items() if at in read.figure_columns}


def _columns(table: Table, read: FigureTable, places: dict[str, int]) -> Iterator[PrintedFormula]:
    for column in table.columns:
        if getattr(column.source, "key", "") not in COMPUTED:
            continue
        needed = [one for given in column.source.inputs() for one in references(given.expression)]
        names = {column.id, *(one.name for one in needed)}
        if any(one.steps for one in needed) or not names <= places.keys() or not needed:
            continue
        at = frozenset(places[name] for name in names)
        if sum(all(read.cells[row][one].is_figure for one in at) for row in read.body) >= LEAST_ROWS:
            yield PrintedFormula(read, at)
