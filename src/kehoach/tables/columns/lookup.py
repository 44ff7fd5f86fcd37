"""Columns looked up in another table, by row name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.plan.address import Address
from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.lookup import Lookup
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.expression import Reference, Step, converted_by, expression_text, references
from kehoach.plan.units import conversion, measure_of
from kehoach.source.names import Names, fold, nearest
from kehoach.tables.columns.column_findings import report_negative_sums, report_unlike
from kehoach.tables.columns.computation import Computation
from kehoach.tables.columns.former_areas import as_now
from kehoach.tables.columns.totals import is_late, total_of
from kehoach.tables.explanation import FigureKind, written
from kehoach.tables.row_units import RowUnits
from kehoach.tables.scope import CycleError, ScopeError
from kehoach.tables.spot import FigureSpot
from kehoach.tables.values import converted_places, multiply

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.numbers import Exact
    from kehoach.plan.area_history import AreaOrigin
    from kehoach.plan.table import Table
    from kehoach.tables.columns.work import ColumnWork
    from kehoach.tables.explaining import Explainer
    from kehoach.tables.explanation import Explanation
    from kehoach.tables.results import ComputedColumn, ComputedTable
    from kehoach.tables.values import Value


class LookupComputation(Computation[Lookup]):
    """The figures of another table's column, by the names of the rows."""

    record = Lookup

    def compute(self, work: ColumnWork) -> ComputedColumn:
        """The column, in its own unit."""
        source = self.source(work.column)
        table = work.engine.tables.get(source.table)
        column = _column_there(work, source, table)
        if table is None or column is None:
            return work.faulty()
        table, column, index = as_now(work, table, column, work.engine.row_index_of(source.table))
        drawn = _LookedUp.of(work, source, column, tuple(index.get(fold(row.name)) for row in work.table.rows))
        values = work.with_parents(work.unquoted(drawn.values()))
        if is_late(work.table, work.column):
            values = tuple(Absence.NOTHING if row in work.parts else value for row, value in enumerate(values))
        drawn.report_unlike()
        _report_missing(work, table, source.column, drawn.at, values)
        places = drawn.places()
        display = work.display(work.decimals(max(column.display.places, *(places or (0,)))))
        if places:
            places = tuple(display.places if row in work.parts else each for row, each in enumerate(places))
        total = total_of(work, values)
        report_negative_sums(work, values, total)
        made = work.finished(values, total, places, display)
        return replace(made, units=RowUnits((drawn.usual,) * len(values), drawn.usual)) if drawn.usual else made

    def explain(self, explainer: Explainer, spot: FigureSpot, label: str) -> Explanation:
        """The cell that it is looked up in."""
        source = self.source(spot.spec)
        name = Reference(source.table, (Step(source.column, False, 0),), 0)
        there = explainer.computed.tables.get(source.table)
        if there and (origins := explainer.origins(spot, there)):
            return _added_up(explainer, spot, label, origins, there)
        taken = explainer.source_of(spot)
        inputs = () if taken is spot else (explainer.input(str(name), taken),)
        formula = converted_by(name, conversion(taken.quantity.unit, spot.quantity.unit))
        figure = written(taken.quantity.worth, in_formula=formula is not name)
        return explainer.made(
            spot.quantity, FigureKind.DRAWN, Bilingual(f"lấy từ {name}", f"looked up in {name}"), label, source.place,
            formula=expression_text(formula), numbers=expression_text(formula, lambda _name: figure), inputs=inputs,
        )  # fmt: skip


def _added_up(
    explainer: Explainer, spot: FigureSpot, label: str, origins: Sequence[AreaOrigin], there: ComputedTable
) -> Explanation:
    """The figure of an area made of old ones, from those that the other table has."""
    history, source = explainer.computed.plan.areas, spot.spec.source
    _, column = source.looked_up or ("", "")
    terms, numbers, inputs = [], [], []
    for origin in origins:
        cell = FigureSpot(there, column, there.row_index[fold(origin.area)])
        share = (history.history.share(origin, column) if history else None) or 1
        by = "" if share == 1 else f" * {written(share)}"
        name = cell.quantity.address
        terms.append(name + by)
        numbers.append(written(cell.quantity.worth, in_formula=True) + by)
        inputs.append(explainer.input(name, cell))
    how = Bilingual(f"lấy từ {there.table.id}, theo địa bàn cũ", f"looked up in {there.table.id}, by the old areas")
    return explainer.made(
        spot.quantity, FigureKind.DRAWN, how, label, source.written_at(),
        formula=" + ".join(terms), numbers=" + ".join(numbers), inputs=tuple(inputs),
    )  # fmt: skip


def _column_there(work: ColumnWork, source: Lookup, table: Table | None) -> ComputedColumn | None:
    """The other table's column; ``None``, with a finding, if there is none."""
    findings = work.engine.findings
    if table is None:
        rule = rules.NO_AREAS if source.table == "areas" else rules.UNKNOWN_NAME
        near = nearest(source.table, work.engine.tables)
        findings.add(rule, source.place, column=Verbatim(work.column.id), text=Verbatim(source.table), nearest=near)
        return None
    ids = [c.id for c in table.columns]
    if source.column not in ids:
        near = nearest(source.column, ids)
        findings.add(
            rules.UNKNOWN_COLUMN, source.place, table=Verbatim(source.table), text=Verbatim(source.column), nearest=near
        )
        return None
    try:
        return work.engine.column(source.table, source.column)
    except ScopeError as error:
        findings.add(error.rule, source.place, **error.details)
    except CycleError:
        pass
    return None


class _LookedUp(Struct, frozen=True):
    """The figures of another table's column, row by row."""

    work: ColumnWork
    source: Lookup
    column: ComputedColumn
    at: tuple[int | None, ...]
    """For each row here the index of the row there; ``None`` if there is none of that name."""
    usual: str
    """The unit if only the rows there have units: that of the first; empty if the column or rows here have one."""

    @classmethod
    def of(cls, work: ColumnWork, source: Lookup, column: ComputedColumn, at: tuple[int | None, ...]) -> _LookedUp:
        """What is looked up, and in which unit."""
        is_said = work.column.unit or work.units or not column.column.takes_row_unit
        units = (column.unit_of(there) for there in at if there is not None)
        return cls(work, source, column, at, "" if is_said else next(filter(None, units), ""))

    def unit_of(self, row: int) -> str:
        """The unit of the figure of a row."""
        return self.usual or (self.work.units.of(row) if self.work.column.takes_row_unit else self.work.column.unit)

    def factors(self) -> dict[int, Exact]:
        """By row: the factor from the unit there to the unit here; 1 if they are unlike."""
        rows = ((row, there) for row, there in enumerate(self.at) if there is not None)
        return {row: conversion(self.column.unit_of(there), self.unit_of(row)) or 1 for row, there in rows}

    def values(self) -> tuple[Value, ...]:
        """The figures; faulty if there is no such row."""
        taken, factors = self.column.values, self.factors()
        return tuple(
            Absence.FAULTY if there is None else multiply(taken[there], factors[row])
            for row, there in enumerate(self.at)
        )

    def places(self) -> tuple[int, ...] | None:
        """The decimals of each figure as the other table shows it, in the unit of this one; of a group, the most.

        ``None`` if the whole column has the same.
        """
        factors = self.factors()
        if self.work.column.decimals is not None or (self.column.places is None and set(factors.values()) <= {1}):
            return None
        shown = {row: self.column.display_of(self.at[row] or 0).places for row in factors}
        found = {row: converted_places(shown[row], factor) for row, factor in factors.items()}
        most = max(found.values(), default=0)
        return tuple(most if row in self.work.parts else found.get(row, 0) for row in range(len(self.at)))

    def is_put_together(self) -> bool:
        """Whether figures of several rows are combined: in a total, or in other columns."""
        others = (one for c in self.work.table.columns for one in c.source.inputs())
        named = {r.name for one in others for r in references(one.expression) if not r.steps}
        is_totalled = self.work.column.has_total and self.work.is_total_wanted()
        return is_totalled or self.work.column.id in named

    def report_unlike(self) -> None:
        """Report once a figure that has another measure there than here, or than other rows."""
        findings, place = self.work.engine.findings, self.source.place
        for row, there in enumerate(self.at):
            if there is None:
                continue
            own, other = self.unit_of(row), self.column.unit_of(there)
            if conversion(other, own) is not None:
                continue
            if not self.usual and measure_of(own) and measure_of(other):
                findings.add(rules.UNLIKE_RESULT, place, found=Verbatim(other), unit=Verbatim(own))
                return
            if self.usual and self.is_put_together():
                report_unlike(self.work, place, own, other, self.work.address(row))
                return


def _report_missing(
    work: ColumnWork, source: Table, column: str, at: Sequence[int | None], values: Sequence[Value]
) -> None:
    """Report rows that the other table does not have, or has no figure for."""
    is_closed = work.table.missing == "refuse" and source.missing != "refuse" and work.is_needed()
    is_checked = source.id == "areas" and work.table.columns[0].kind is ColumnKind.AREA
    index = next(i for i, c in enumerate(source.columns) if c.id == column)
    names: Names | None = None
    for here, (row, i, value) in enumerate(zip(work.table.rows, at, values, strict=True)):
        if i is None:
            # An unknown area has been reported at its name, and a group is looked up by its rows.
            if not is_checked and value is Absence.FAULTY and here not in work.parts:
                names = names or Names(r.name for r in source.rows)
                near = names.nearest(row.name)
                work.engine.findings.add(
                    rules.UNKNOWN_ROW, row.place, table=Verbatim(source.id), text=Verbatim(row.name), nearest=near
                )
            continue
        other = source.rows[i]
        address = Address.of(source, work.engine.row_index_of(source.id), i, column).text
        cell = other.cells[index] if source.columns[index].source.is_typed else None
        is_typed = i not in work.engine.parts_of(source.id)
        if cell is Absence.BLANK and is_typed and not work.table.blank_is_nothing:
            work.engine.findings.add(rules.MISSING_CELL, other.places[index], address=Verbatim(address))
        elif value is Absence.UNKNOWN and is_closed:
            work.engine.findings.add(rules.OPEN_CELL, other.places[index], address=Verbatim(address))
