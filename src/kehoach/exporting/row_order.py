"""The rows of a table in the order in which they are printed, with the rows of its groups and its total."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kehoach.plan.row_names import levels_of
from kehoach.tables.results import TOTAL
from kehoach.tables.tree import parts_by_parent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.tables.results import ComputedTable


class PrintOrder(NamedTuple):
    """One row of a printed table."""

    row: int
    """Its index; -1 for the total."""
    level: int
    is_made_up: bool
    """Whether it is a group or the total, which is set bold."""
    has_figures: bool = True
    """Whether its figures are printed in it: those of a group may be printed below its rows, or not at all."""
    is_named_only: bool = False
    """Whether it is the title of a group, printed across all columns."""


def printed_rows(table: ComputedTable) -> Iterator[PrintOrder]:
    """Every row, the figures of each group where the table prints them, and the total."""
    rows, total, where = table.rows, table.table.total, table.table.layout.subtotals
    levels, parts = levels_of(rows), parts_by_parent(rows)
    if total and total.at == "top":
        yield PrintOrder(TOTAL, 0, True)
    waiting: list[int] = []
    for index, row in enumerate(rows):
        while waiting and not _is_inside(table, index, waiting[-1]):
            group = waiting.pop()
            yield PrintOrder(group, levels[group], True)
        is_group = index in parts and any(other.parent == index for other in rows[index + 1 :])
        if is_group and where != "row":
            yield PrintOrder(index, levels[index], True, has_figures=False, is_named_only=True)
            if where == "below":
                waiting.append(index)
            continue
        yield PrintOrder(index, levels[index], is_group and row.parent < 0)
    yield from (PrintOrder(group, levels[group], True) for group in reversed(waiting))
    if total and total.at != "top":
        yield PrintOrder(TOTAL, 0, True)


def _is_inside(table: ComputedTable, index: int, outer: int) -> bool:
    while index >= 0 and index != outer:
        index = table.rows[index].parent
    return index == outer
