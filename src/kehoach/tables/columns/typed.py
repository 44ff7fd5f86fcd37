"""Columns whose cells are typed: what is missing in them, and how their figures are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.diagnostics import catalog as rules
from kehoach.numbers import NumberRead
from kehoach.spec.expression import Reference
from kehoach.spec.model import Absence, Split
from kehoach.tables.columns.totals import is_late, total_of
from kehoach.tables.values import Value, value_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.diagnostics import Rule
    from kehoach.tables.columns.work import ColumnWork
    from kehoach.tables.computed import ComputedColumn


def typed(work: ColumnWork) -> ComputedColumn:
    """A typed column; a blank cell is missing unless the table, or what the column is for, says otherwise."""
    index = work.table.columns.index(work.column)
    cells = [row.cells[index] for row in work.table.rows]
    given = list(map(value_of, cells))
    if work.table.blank_is_nothing or _is_fixing(work):
        given = [Absence.NOTHING if value is Absence.BLANK else value for value in given]
    places = [cell.places if isinstance(cell, NumberRead) else 0 for cell in cells]
    most, is_waiting = max(places, default=0), is_late(work.table, work.column)
    for at in work.groups:
        # What a group has no figure for of its own is not missing; where its figure waits, a typed one is a claim.
        if is_waiting or given[at] is Absence.BLANK:
            given[at] = Absence.NOTHING
        places[at] = most
    values = work.with_parents(tuple(given))
    absent = {value for value in values if isinstance(value, Absence)}
    if Absence.BLANK in absent and not _is_left_open(work, values):
        _report_absent(work, rules.MISSING_CELL, Absence.BLANK, values, index)
    if Absence.UNKNOWN in absent and work.table.missing == "refuse" and work.is_needed():
        _report_absent(work, rules.OPEN_CELL, Absence.UNKNOWN, values, index)
    as_typed = tuple(places) if work.column.decimals is None and most else None
    display = work.display(work.decimals(most))
    return work.finished(values, total_of(work, values), as_typed, display)


def _report_absent(work: ColumnWork, rule: Rule, absence: Absence, values: Sequence[Value], index: int) -> None:
    wholes = work.parts
    for at, (row, value) in enumerate(zip(work.table.rows, values, strict=True)):
        if value is absence and at not in wholes:
            work.engine.findings.add(rule, row.places[index], address=work.address(row))


def _is_fixing(work: ColumnWork) -> bool:
    """Whether a column that is split takes the cells here for parts that stand; then a blank is no gap."""
    sources = [column.source for column in work.table.columns]
    fixed = [source.fixed.expression for source in sources if isinstance(source, Split) and source.fixed]
    return any(isinstance(named, Reference) and named.name == work.column.id for named in fixed)


def _is_left_open(work: ColumnWork, values: Sequence[Value]) -> bool:
    """Whether the column waits for the report: not printed in the plan, not needed there, and all blank."""
    is_wanted = work.engine.plan.audience in work.column.shown_in or work.node in work.engine.used
    return not is_wanted and all(value is Absence.BLANK for value in values)
