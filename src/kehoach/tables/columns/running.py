"""Columns of running sums, down to each row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.diagnostics import catalog as rules
from kehoach.numbers import tidy
from kehoach.spec.expression import references
from kehoach.spec.model import Absence, TotalRule
from kehoach.spec.units import is_whole
from kehoach.tables.columns.work import cells_of
from kehoach.tables.formula import compiled, natural_places
from kehoach.tables.tree import leaves
from kehoach.tables.values import Value, add, negate

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kehoach.spec.model import Row, Running
    from kehoach.tables.columns.work import ColumnWork
    from kehoach.tables.computed import ComputedColumn


def running(work: ColumnWork, source: Running) -> ComputedColumn:
    """The sum of an expression down to each row; rates do not run up."""
    expression = source.expression
    rates = {c.id for c in work.table.columns if c.total is TotalRule.RECOMPUTE}
    for reference in references(expression):
        if not reference.steps and reference.name in rates:
            place = source.place.right(reference.at)
            work.engine.findings.add(rules.RUNNING_RATE, place, column=work.column.id, text=reference.name)
            return work.faulty()
    cells = compiled(expression, work.bind(source.place, cells_of), work.table.rounding)
    single = work.cells(cells)
    values = accumulated(work.table.rows, single, work.skipped())
    places = 0 if is_whole(work.column.unit) else natural_places(expression, work.places_of)
    display = work.display(work.decimals(places))
    if is_whole(work.column.unit) and not work.column.signed:
        work.report_negative(values, expression, display)
    if work.column.decimals is None and display.places == 0:
        work.report_hidden(values, Absence.NOTHING, display, source.place)
    return work.finished(values, Absence.NOTHING, None, display)


def accumulated(rows: Sequence[Row], values: Sequence[Value], skip: Collection[Value]) -> tuple[Value, ...]:
    """The sum down to each row; a group, and what is only picked out, adds nothing and shows "-"."""
    signs = leaves(rows)
    found: list[Value] = [Absence.NOTHING] * len(rows)
    running: Value = Absence.NOTHING
    for index, sign in signs.items():
        value = values[index]
        if value not in skip:
            running = add(running, value if sign > 0 else negate(value))
        found[index] = running if isinstance(running, Absence) else tidy(running)
    return tuple(found)
