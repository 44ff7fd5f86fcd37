"""Columns of running sums, down to each row."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.numbers import tidy
from kehoach.plan.address import Address
from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.running import Running
from kehoach.plan.columns.source import TotalRule
from kehoach.plan.expression import (
    Expression,
    Negation,
    Operation,
    Reference,
    converted_by,
    references,
    with_references,
)
from kehoach.plan.units import is_whole
from kehoach.tables.columns.column_findings import report_hidden, report_negative, report_unlike
from kehoach.tables.columns.computation import Computation
from kehoach.tables.columns.formula import formula_rule
from kehoach.tables.columns.work import cells_of
from kehoach.tables.evaluation import natural_places
from kehoach.tables.explaining import NO_TOTAL
from kehoach.tables.explanation import FigureKind
from kehoach.tables.spot import FigureSpot
from kehoach.tables.tree import leaf_sign, leaves
from kehoach.tables.values import Value, add, multiply, negate, skipped_in

if TYPE_CHECKING:
    from kehoach.tables.columns.work import ColumnWork
    from kehoach.tables.evaluation import Cells
    from kehoach.tables.explaining import Explainer
    from kehoach.tables.explanation import Explanation
    from kehoach.tables.results import ComputedColumn

RUNNING: Final = Bilingual("lũy kế đến hàng này", "running total up to this row")


class RunningComputation(Computation[Running]):
    """The sum of an expression down to each row."""

    record = Running

    def compute(self, work: ColumnWork) -> ComputedColumn:
        """The column; a sum of rates, or of figures with unlike units, is a finding."""
        source = self.source(work.column)
        rates = {c.id for c in work.table.columns if c.total is TotalRule.RECOMPUTE}
        for reference in references(source.expression):
            if not reference.steps and reference.name in rates:
                place = source.place.right(reference.at)
                work.engine.findings.add(
                    rules.RUNNING_RATE, place, column=Verbatim(work.column.id), text=Verbatim(reference.name)
                )
                return work.faulty()
        single = work.figures(work.by_unit(self.rule))
        if _is_unlike(work, single, source):
            return work.faulty()
        values = work.unquoted(accumulated(work, single))
        places = 0 if is_whole(work.column.unit) else natural_places(source.expression, work.places_of)
        display = work.display(work.decimals(places))
        if is_whole(work.column.unit) and not work.column.signed:
            report_negative(work, values, source.expression, display)
        if work.column.decimals is None and display.places == 0:
            report_hidden(work, values, Absence.NOTHING, display, source.place)
        return work.finished(values, Absence.NOTHING, None, display)

    def rule(self, work: ColumnWork) -> Cells:
        """What each row adds."""
        source = self.source(work.column)
        return formula_rule(work, source.expression, source.place, cells_of)

    def explain(self, explainer: Explainer, spot: FigureSpot, label: str) -> Explanation:
        """The running sum above it, and what this row adds."""
        source, column = self.source(spot.spec_in_unit), spot.table.columns[spot.column]
        rows = spot.table.rows
        if spot.row is None or not leaf_sign(rows, spot.row):
            return explainer.made(spot.quantity, FigureKind.RUNNING, RUNNING, label, source.place)
        above = (index for index in range(spot.row - 1, -1, -1) if leaf_sign(rows, index))
        without = list(itertools.takewhile(lambda index: column.values[index] is Absence.NOTHING, above))
        begin = without[-1] if without else spot.row
        last = next((index for index in range(begin - 1, -1, -1) if leaf_sign(rows, index)), None)
        passed = [index for index in reversed(without) if index in column.said]
        whole: Expression | None = None
        if last is not None:
            whole = converted_by(explainer.cell_of(spot.table, last, spot.column), column.factor(last, spot.row))
        for index in (*passed, spot.row):
            part = self._part(explainer, FigureSpot(spot.table, spot.column, index), spot.row)
            if part is not None:
                whole = _joined(whole, part, leaf_sign(rows, index))
        return explainer.computed_by(
            spot.quantity, FigureKind.RUNNING, RUNNING, label, whole or source.expression, source.place, spot
        )

    def _part(self, explainer: Explainer, spot: FigureSpot, row: int) -> Expression | None:
        """What a row adds, in the unit of the explained row; ``None`` if it is skipped."""
        expression, table = self.source(spot.spec_in_unit).expression, spot.table
        if explainer.worth(expression, spot) in skipped_in(table.table):
            return None
        if spot.row == row:
            return expression

        def in_its_row(reference: Reference) -> Expression:
            is_of_row = not reference.steps and reference.name in table.columns
            return table.address(spot.index, reference.name).reference if is_of_row else reference

        there = with_references(expression, in_its_row)
        return converted_by(there, table.columns[spot.column].factor(spot.index, row))

    def explain_total(self, explainer: Explainer, spot: FigureSpot, label: str) -> Explanation:
        """An explanation that there is none."""
        return explainer.made(spot.quantity, FigureKind.NO_TOTAL, NO_TOTAL, label, spot.place)


def _joined(whole: Expression | None, part: Expression, sign: int) -> Expression:
    """A sum plus a part, or minus it."""
    if whole is None:
        return part if sign > 0 else Negation(part, 0)
    return Operation("+" if sign > 0 else "-", whole, part, 0)


def _is_unlike(work: ColumnWork, values: tuple[Value, ...], source: Running) -> bool:
    """Whether rows of unlike units would be summed; if so, a finding."""
    unlike = work.units.unlike(leaves(work.table.rows), values) if work.column.takes_row_unit else None
    if unlike:
        report_unlike(work, source.place, *unlike, Address(work.table.id, column=work.column.id).text)
    return unlike is not None


def accumulated(work: ColumnWork, values: tuple[Value, ...]) -> tuple[Value, ...]:
    """The sum down to each row, in the row's unit; a group or a picked row adds nothing and shows "-"."""
    found: list[Value] = [Absence.NOTHING] * len(values)
    running: Value = Absence.NOTHING
    above: int | None = None
    skipped = work.skipped()
    for index, sign in leaves(work.table.rows).items():
        value = values[index]
        running = multiply(running, 1 if above is None else work.factor_to(above, index))
        if not (isinstance(value, Absence) and value in skipped):
            running = add(running, value if sign > 0 else negate(value))
        found[index] = running if isinstance(running, Absence) else tidy(running)
        above = index
    return tuple(found)
