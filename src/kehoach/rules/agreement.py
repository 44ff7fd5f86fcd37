"""Two figures for one thing: they must agree if they have the same source and date."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.source import ColumnKind, TotalRule
from kehoach.plan.dates import ImpossibleDateError
from kehoach.plan.times import ReversedTimeError, read_time
from kehoach.plan.units import conversion, measure_of
from kehoach.source.names import fold
from kehoach.tables.values import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.diagnostics import Findings, Place
    from kehoach.plan.prose import Segment
    from kehoach.plan.table import Table
    from kehoach.tables.computed import ComputedPlan
    from kehoach.tables.results import Quantity


class _Thing(NamedTuple):
    """What a figure measures and where it comes from; two figures of one such thing must be equal."""

    source: str
    as_of: str
    name: str
    unit: str
    row: str = ""


class _Stated(NamedTuple):
    """One figure of the plan and its place."""

    thing: _Thing
    quantity: Quantity
    place: Place
    basis: str


def check_agreement(computed: ComputedPlan, findings: Findings) -> None:
    """Compare figures of one thing with each other, including single figures with totals.

    One thing are: single figures and totals of typed columns with the same label and unit; cells of columns with the
    same id, label and unit, in the row of the same area. A figure without both source and date is not compared.
    """
    _hold_against_first(_cells(computed), findings)
    figures = _hold_against_first(_figures(computed), findings)
    for total in _totals(computed) if figures else ():
        if figure := figures.get(total.thing):
            _hold(figure, total, findings)


def _hold_against_first(found: Iterable[_Stated], findings: Findings) -> dict[_Thing, _Stated]:
    """The first figure of each thing, after every later one has been compared with it."""
    first: dict[_Thing, _Stated] = {}
    for stated in found:
        _hold(stated, first.setdefault(stated.thing, stated), findings)
    return first


def _hold(stated: _Stated, before: _Stated, findings: Findings) -> None:
    value, other = stated.quantity.worth, before.quantity.worth
    factor = conversion(stated.quantity.unit, before.quantity.unit)
    if factor is None or isinstance(value, Absence) or isinstance(other, Absence) or value * factor == other:
        return
    findings.add(
        rules.FIGURES_DISAGREE,
        stated.place,
        address=Verbatim(stated.quantity.address),
        value=Verbatim(_shown(stated.quantity)),
        other=Verbatim(before.quantity.address),
        other_value=Verbatim(_shown(before.quantity)),
        basis=Verbatim(stated.basis),
    )


def _figures(computed: ComputedPlan) -> Iterator[_Stated]:
    """The single figures with a value of their own."""
    for figure in computed.plan.figures.values():
        is_known = figure.value is not None or figure.formula is not None
        name = _plain(figure.label)
        if is_known and name and figure.source and figure.as_of and figure.id in computed.figures:
            thing = _Thing(fold(figure.source), _day(figure.as_of), fold(name), _measure(figure.unit))
            basis = f"{figure.source}; {figure.as_of}"
            yield _Stated(thing, computed.figures[figure.id], figure.place, basis)


def _totals(computed: ComputedPlan) -> Iterator[_Stated]:
    for table in computed.tables.values():
        for column in table.table.columns if _is_sourced(table.table) else ():
            is_summed = column.total is TotalRule.SUM and column.source.is_typed
            if is_summed and (name := _plain(column.label)):
                yield _stated_in(table.table, name, column.unit, "", table.total(column.id), column.place)


def _cells(computed: ComputedPlan) -> Iterator[_Stated]:
    """The typed figures in tables of areas."""
    for table in computed.tables.values():
        if not _is_sourced(table.table) or not _is_of_areas(table.table):
            continue
        for index, column in enumerate(table.table.columns):
            if column.kind is ColumnKind.NUMBER and column.source.is_typed:
                name = "/".join((column.id, *column.under, _plain(column.label)))
                for at, row in enumerate(table.rows):
                    cell = table.cell(at, column.id)
                    yield _stated_in(table.table, name, column.unit, row.name, cell, row.places[index])


def _stated_in(table: Table, name: str, unit: str, row: str, quantity: Quantity, place: Place) -> _Stated:
    source, as_of = table.layout.source, table.layout.as_of
    thing = _Thing(fold(source), _day(as_of), fold(name), _measure(unit), fold(row))
    return _Stated(thing, quantity, place, f"{source}; {as_of}")


def _measure(unit: str) -> str:
    """What a unit measures, in any scale; for an unknown unit its folded name."""
    measure = measure_of(unit)
    return str(measure.powers) if measure else fold(unit)


def _is_sourced(table: Table) -> bool:
    return bool(table.layout.source and table.layout.as_of)


def _is_of_areas(table: Table) -> bool:
    return table.id == "areas" or (bool(table.columns) and table.columns[0].kind is ColumnKind.AREA)


def _plain(label: tuple[Segment, ...]) -> str:
    """A label as text; empty if part of it is computed."""
    return "".join(s for s in label if isinstance(s, str)) if all(isinstance(s, str) for s in label) else ""


def _day(text: str) -> str:
    """A date in one form, however it is typed; any other text folded."""
    try:
        time = read_time(text)
    except (ImpossibleDateError, ReversedTimeError):
        time = None
    is_day = time is not None and time.first is not None and time.first == time.last
    return str(time.first) if time and is_day else fold(text)


def _shown(quantity: Quantity) -> str:
    return show(quantity.worth, quantity.display)
