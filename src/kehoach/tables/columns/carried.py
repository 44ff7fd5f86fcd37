"""Columns that carry over: each row begins with what the row before ended with.

The figure that a row ends with hangs on the one it begins with, so the two columns go in a circle, and the rows do not.
Rules on the circle are therefore taken row by row, each row's beginning being known when its end is asked for.
"""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from kehoach.diagnostics import catalog as rules
from kehoach.numbers import NumberRead
from kehoach.spec.expression import references
from kehoach.spec.model import Absence, ColumnKind, RowWise
from kehoach.spec.names import nearest
from kehoach.spec.units import is_whole
from kehoach.tables.columns.inputs import asked_by
from kehoach.tables.columns.rule import rule_of
from kehoach.tables.columns.totals import total_of
from kehoach.tables.columns.work import NoFigureError, cells_of
from kehoach.tables.formula import natural_places
from kehoach.tables.scope import CycleError
from kehoach.tables.tree import leaves
from kehoach.tables.values import Value, is_too_long, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.spec.expression import Reference
    from kehoach.spec.model import Carried, Column, Table
    from kehoach.tables.columns.inputs import Asked
    from kehoach.tables.columns.work import ColumnWork
    from kehoach.tables.computed import ComputedColumn
    from kehoach.tables.formula import Cells


def carried(work: ColumnWork, source: Carried) -> ComputedColumn:
    """The first row as typed, each other one from the row before; a group begins as the first of its rows."""
    table, name = work.table, source.expression.name
    if work.engine.number_column(table.id, name) is None or name == work.column.id:
        near = nearest(name, [c.id for c in table.columns if c.id != work.column.id])
        work.engine.findings.add(rules.UNKNOWN_COLUMN, source.place, table=table.id, text=name, nearest=near)
        return work.faulty()
    order = tuple(leaves(table.rows))
    values: list[Value] = [Absence.NOTHING] * len(table.rows)
    if order:
        values[order[0]] = _first(work, order[0])
        try:
            end = _end(work, source, values.__getitem__)
        except CycleError:
            return work.faulty()
        for before, at in itertools.pairwise(order):
            values[at] = _known(end, before)
    made = work.with_parents(tuple(values))
    display = work.display(work.decimals(_places(work, source, order)))
    return work.finished(made, total_of(work, made), None, display)


def circle(table: Table, column: Column, source: Carried) -> dict[str, Column]:
    """The columns by way of which a row's end hangs on its beginning: their rules need nothing but their row."""
    figures = {c.id: c for c in table.columns if c.kind is ColumnKind.NUMBER}
    found: dict[str, Column] = {}
    waiting = [source.expression.name]
    while waiting:
        name = waiting.pop()
        other = figures.get(name)
        if other and name not in found and name != column.id and isinstance(other.source, RowWise):
            found[name] = other
            waiting += _named(other)
    on_it: dict[str, Column] = {}
    while more := {n: c for n, c in found.items() if n not in on_it and {*_named(c)} & {column.id, *on_it}}:
        on_it |= more
    return on_it


def needed_from_outside(table: Table, column: Column, source: Carried) -> Iterator[Asked]:
    """What a carried column is computed from, but for the columns on its circle."""
    on_it = circle(table, column, source)
    if source.expression.name not in on_it:
        yield source.expression, source.place, True
    for other in on_it.values():
        for expression, place, is_by_row in asked_by(other.source):
            for reference in references(expression):
                is_on_it = is_by_row and not reference.steps and reference.name in (column.id, *on_it)
                if not is_on_it:
                    yield reference, place, is_by_row


def _named(column: Column) -> list[str]:
    """The names that a column's rule takes from its row."""
    asked = (expression for expression, _, is_by_row in asked_by(column.source) if is_by_row)
    return [reference.name for expression in asked for reference in references(expression) if not reference.steps]


def _first(work: ColumnWork, at: int) -> Value:
    """The figure that the first row is typed with; without one, a finding."""
    row, index = work.table.rows[at], work.table.columns.index(work.column)
    value = value_of(row.cells[index])
    if value is Absence.BLANK and work.table.blank_is_nothing:
        return Absence.NOTHING
    if value is Absence.BLANK:
        work.engine.findings.add(rules.MISSING_CELL, row.places[index], address=work.address(row))
    if value is Absence.UNKNOWN and work.table.missing == "refuse" and work.is_needed():
        work.engine.findings.add(rules.OPEN_CELL, row.places[index], address=work.address(row))
    return value


def _end(work: ColumnWork, source: Carried, begin: Cells) -> Cells:
    """What each row ends with, as far as the rows' beginnings are known."""
    on_it = circle(work.table, work.column, source)
    known: dict[str, Cells] = {}

    def later(name: str) -> Cells:
        return lambda row: known[name](row)

    bound = {**{name: later(name) for name in on_it}, work.column.id: begin}
    for name, other in on_it.items():
        if isinstance(other.source, RowWise):
            known[name] = rule_of(replace(work, column=other, bound=bound), other.source, cells_of)
    name = source.expression.name
    return known[name] if name in known else work.engine.column(work.table.id, name).values.__getitem__


def _known(end: Cells, before: int) -> Value:
    """The end of a row; where there is none the column of ends says why."""
    try:
        value = end(before)
    except (ZeroDivisionError, NoFigureError):
        return Absence.FAULTY
    return Absence.FAULTY if is_too_long(value) else value


def _places(work: ColumnWork, source: Carried, order: tuple[int, ...]) -> int:
    if is_whole(work.column.unit):
        return 0
    on_it = circle(work.table, work.column, source)
    cell = work.table.rows[order[0]].cells[work.table.columns.index(work.column)] if order else None
    typed = cell.places if isinstance(cell, NumberRead) else 0

    def places_of(reference: Reference) -> int:
        is_on_it = not reference.steps and reference.name in (work.column.id, *on_it)
        return 0 if is_on_it else work.places_of(reference)

    rows = [c.source.expression for c in on_it.values() if isinstance(c.source, RowWise)] or [source.expression]
    return max(typed, *(natural_places(expression, places_of) for expression in rows))
