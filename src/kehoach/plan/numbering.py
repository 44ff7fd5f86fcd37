"""The numbers that a document assigns to its parts, tables, charts and appendices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.plan.keys import TASKS
from kehoach.plan.numbered import Numbered, Series
from kehoach.plan.outline import TextKind
from kehoach.plan.row_names import levels_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.plan.model import Plan
    from kehoach.plan.outline import Passage
    from kehoach.plan.table import Table


def number_things(plan: Plan, passages: Iterable[Passage]) -> dict[str, Numbered]:
    """The numbers that prose can refer to, by id: those of everything with a title among the passages of a document.

    An accompanying document also has the numbers of its plan, unless it has a thing of that id itself.
    """
    found: dict[str, Numbered] = {}
    rows: dict[str, Numbered] = {}
    tables = charts = 0
    for passage in passages:
        table, part, appendix, chart = passage.table, passage.part, passage.appendix, passage.chart
        if table and table.layout.title and table.id not in found:
            tables += 1
            found[table.id] = Numbered(Series.TABLE, tables)
        if chart and chart.title and chart.id not in found:
            charts += 1
            found[chart.id] = Numbered(Series.CHART, charts)
        if table and table.id == TASKS:
            rows = {name: Numbered(Series.ROW, at) for at, name in _numbered_rows(table)}
        if passage.number and part and passage.number.number:
            found[part.id] = passage.number
            if part.of and passage.kind is not TextKind.ARTICLE:
                found[part.of] = passage.number
        elif passage.number and appendix:
            found[appendix.id] = passage.number
    return (dict(plan.original.numbers) if plan.original else {}) | rows | found


def _numbered_rows(table: Table) -> Iterator[tuple[int, str]]:
    """The position, from 1, and the id of each row that is printed with a number."""
    styles = [one.style for one in table.layout.numbering]
    for at, (row, level) in enumerate(zip(table.rows, levels_of(table.rows), strict=True), 1):
        style = styles[min(level, len(styles) - 1)] if styles and row.is_counted_off else "none"
        if row.id and style not in ("-", "+", "none"):
            yield at, row.id
