"""Columns of opening balances: each row opens with the closing figure of the row before.

A row's closing figure depends on its opening one, so the two columns depend on each other while the rows do not. The
rules of these columns are therefore evaluated row by row: a row's opening is known when its closing is computed.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.numbers import NumberRead
from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.opening import Opening
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.expression import Reference, converted_by, references, with_references
from kehoach.plan.row_names import year_in
from kehoach.plan.units import conversion, is_whole
from kehoach.source.names import nearest
from kehoach.tables.columns.column_findings import NoFigureError, report_absent, report_unlike
from kehoach.tables.columns.computation import Computation
from kehoach.tables.columns.row_rules import row_rule
from kehoach.tables.columns.totals import total_of
from kehoach.tables.columns.work import cells_of
from kehoach.tables.evaluation import compiled, natural_places
from kehoach.tables.explaining import TYPED
from kehoach.tables.explanation import FigureKind
from kehoach.tables.scope import CycleError
from kehoach.tables.tree import leaves
from kehoach.tables.values import Value, is_too_long, multiply, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kehoach.numbers import Exact
    from kehoach.plan.columns.source import SourceInput
    from kehoach.plan.table import Column, Table
    from kehoach.tables.columns.work import ColumnWork
    from kehoach.tables.evaluation import Cells
    from kehoach.tables.explaining import Explainer
    from kehoach.tables.explanation import Explanation
    from kehoach.tables.results import ComputedColumn
    from kehoach.tables.row_units import RowUnits
    from kehoach.tables.spot import FigureSpot

CARRIED: Final = Bilingual("chuyển từ hàng trước sang", "carried over from the previous row")


class OpeningComputation(Computation[Opening]):
    """The first row as typed, each other from the row before; a group opens as the first of its rows."""

    record = Opening

    def needed_first(self, table: Table, column: Column) -> Iterator[SourceInput]:
        """The inputs, except columns on the circle, which are computed together with it."""
        return needed_from_outside(table, column, self.source(column))

    def compute(self, work: ColumnWork) -> ComputedColumn:
        """The column, converted from the unit of the closing column."""
        source, table = self.source(work.column), work.table
        closing = work.engine.number_column(table.id, source.closing)
        if closing is None or closing.id == work.column.id:
            near = nearest(source.closing, [c.id for c in table.columns if c.id != work.column.id])
            work.engine.findings.add(
                rules.UNKNOWN_COLUMN,
                source.place,
                table=Verbatim(table.id),
                text=Verbatim(source.closing),
                nearest=near,
            )
            return work.faulty()
        order = tuple(leaves(table.rows))
        factors = _between_rows(work, closing, order)
        if factors is None:
            return work.faulty()
        values: list[Value] = [Absence.NOTHING] * len(table.rows)
        begun = begun_rows(table, order)
        if order:
            for at in begun:
                values[at] = _first(work, at, begun[at])
            try:
                end = _end(work, source, values.__getitem__)
            except CycleError:
                return work.faulty()
            for before, at in itertools.pairwise(order):
                if at not in begun:
                    values[at] = Absence.NOTHING if at in work.quoted else multiply(_known(end, before), factors[at])
        made = work.with_parents(tuple(values))
        display = work.display(work.decimals(_places(work, source, order)))
        blank = {at: "" for at in begun if table.rows[at].cells[work.index] is Absence.BLANK}
        return work.finished(made, total_of(work, made), None, display, blank)

    def explain(self, explainer: Explainer, spot: FigureSpot, label: str) -> Explanation:
        """The first row as typed, each other by the figure it is carried over from."""
        source, row = self.source(spot.spec_in_unit), spot.row
        order = tuple(leaves(spot.table.rows))
        if row in begun_rows(spot.table.table, order):
            return explainer.made(spot.quantity, FigureKind.TYPED, TYPED, label, spot.cell_place)
        if row not in order:
            return explainer.made(spot.quantity, FigureKind.CARRIED, CARRIED, label, source.place)
        above = order[order.index(row) - 1]
        before = explainer.cell_of(spot.table, above, source.closing)
        taken = with_references(source.expression, lambda _reference: before)
        taken = converted_by(taken, _factor(spot.table.columns[spot.column].units, above, row))
        return explainer.computed_by(spot.quantity, FigureKind.CARRIED, CARRIED, label, taken, source.place, spot)


def needed_from_outside(table: Table, column: Column, source: Opening) -> Iterator[SourceInput]:
    """The inputs of a column of opening balances, except those on its circle."""
    on_it = circle(table, column, source)
    if source.closing not in on_it:
        yield source.inputs()[0]
    for other in on_it.values():
        for one in other.source.inputs():
            for reference in references(one.expression):
                is_on_it = one.by_row and not reference.steps and reference.name in (column.id, *on_it)
                if not is_on_it:
                    yield replace(one, expression=reference)


def circle(table: Table, column: Column, source: Opening) -> dict[str, Column]:
    """The columns through which a row's closing depends on its opening; their rules use only their own row."""
    figures = {c.id: c for c in table.columns if c.kind is ColumnKind.NUMBER}
    found: dict[str, Column] = {}
    waiting = [source.closing]
    while waiting:
        name = waiting.pop()
        other = figures.get(name)
        if other and name not in found and name != column.id and other.source.is_row_wise:
            found[name] = other
            waiting += _named(other)
    on_it: dict[str, Column] = {}
    while more := {n: c for n, c in found.items() if n not in on_it and {*_named(c)} & {column.id, *on_it}}:
        on_it |= more
    return on_it


def _named(column: Column) -> list[str]:
    """The columns of the same row that a column's rule uses."""
    taken = (one.expression for one in column.source.inputs() if one.by_row)
    return [reference.name for expression in taken for reference in references(expression) if not reference.steps]


def begun_rows(table: Table, order: tuple[int, ...]) -> dict[int, int]:
    """The rows whose opening is typed: the first, with 0, and each whose year is the first after a break, with that."""
    years = [year_in(table.rows[at].name) for at in order]
    found = dict.fromkeys(order[:1], 0)
    for (before, year), at in zip(itertools.pairwise(years), order[1:], strict=True):
        crossed = [by for by in table.breaks_by_row if before and before < by <= year]
        if crossed:
            found[at] = crossed[0]
    return found


def _first(work: ColumnWork, at: int, year: int) -> Value:
    """The typed opening of the first row, or of the first one after a break in a year; without one, a finding."""
    value = value_of(work.table.rows[at].cells[work.index])
    if value is Absence.BLANK and work.table.blank_is_nothing:
        return Absence.NOTHING
    if value is Absence.BLANK and year:
        place, address = work.table.rows[at].places[work.index], work.address(at)
        work.engine.findings.add(rules.OPENING_OVER_BREAK, place, address=address, year=year)
        return Absence.FAULTY
    if value is Absence.BLANK:
        report_absent(work, rules.MISSING_CELL, at)
    if value is Absence.UNKNOWN and work.table.missing == "refuse" and work.is_needed():
        report_absent(work, rules.OPEN_CELL, at)
    return value


def _between_rows(work: ColumnWork, closing: Column, order: tuple[int, ...]) -> dict[int, Exact] | None:
    """By row: the factor of an opening figure if its unit differs from that of the row before.

    ``None``, with a finding, if the units are unlike, or only one of the two columns has the units of rows.
    """
    if not (work.column.takes_row_unit or closing.takes_row_unit):
        return dict.fromkeys(order, 1)
    found: dict[int, Exact] = {}
    for before, at in itertools.pairwise(order):
        factor = _factor(work.units, before, at)
        if factor is None or (factor != 1 and work.column.takes_row_unit != closing.takes_row_unit):
            units = work.units.of(before), work.units.of(at)
            report_unlike(work, work.table.rows[at].place, *units, work.address(at))
            return None
        found[at] = factor
    return found


def _factor(units: RowUnits, before: int, at: int) -> Exact | None:
    return conversion(units.of(before), units.of(at))


def _end(work: ColumnWork, source: Opening, begin: Cells) -> Cells:
    """The closing figure of each row, in the unit of the column, as soon as its opening is known."""
    on_it = circle(work.table, work.column, source)
    known: dict[str, Cells] = {}

    def later(name: str) -> Cells:
        return lambda row: known[name](row)

    bound = {**{name: later(name) for name in on_it}, work.column.id: begin}
    for name, other in on_it.items():
        there = replace(work, column=other, bound=bound)
        known[name] = _unquoted(there.by_unit(lambda one: row_rule(one, cells_of)), there.quoted)
    name = source.closing
    end = known[name] if name in known else work.engine.column(work.table.id, name).values.__getitem__

    def make(one: ColumnWork) -> Cells:
        own = one.column.source.inputs()[0]
        return compiled(own.expression, lambda _reference: end, one.rounding)

    return work.by_unit(make)


def _unquoted(rule: Cells, quoted: Mapping[int, str]) -> Cells:
    """A rule that gives nothing where text in quotes is printed."""
    return (lambda row: Absence.NOTHING if row in quoted else rule(row)) if quoted else rule


def _known(end: Cells, before: int) -> Value:
    """The closing figure of a row; faulty if it has none, which is reported in its own column."""
    try:
        value = end(before)
    except (ZeroDivisionError, NoFigureError):
        return Absence.FAULTY
    return Absence.FAULTY if is_too_long(value) else value


def _places(work: ColumnWork, source: Opening, order: tuple[int, ...]) -> int:
    if is_whole(work.column.unit):
        return 0
    on_it = circle(work.table, work.column, source)
    cell = work.table.rows[order[0]].cells[work.index] if order else None
    typed = cell.places if isinstance(cell, NumberRead) else 0

    def places_of(reference: Reference) -> int:
        is_on_it = not reference.steps and reference.name in (work.column.id, *on_it)
        return 0 if is_on_it else work.places_of(reference)

    rows = [c.source.inputs()[0].expression for c in on_it.values()] or [source.expression]
    return max(typed, *(natural_places(expression, places_of) for expression in rows))
