"""Conversions between units, written into the formulas of a plan.

Everything after this computes with bare numbers, and shows the conversion: ``dien_tich * nang_suat / 10``. Where rows
have units of their own, the expressions of a column are converted once per unit that occurs among the rows.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from kehoach.diagnostics import Findings, terms
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.numbers import format_exact
from kehoach.plan.columns.formula import Formula
from kehoach.plan.columns.source import ColumnKind, Counted
from kehoach.plan.expression import (
    Comparison,
    Expression,
    Number,
    Operation,
    converted_by,
    with_operands,
)
from kehoach.plan.goal import Goal
from kehoach.plan.units import PURE, Measure, measure_of
from kehoach.tables.measures import OUTSIDE, PERCENT, InRows, Measures
from kehoach.tables.row_formulas import with_row_formulas

if TYPE_CHECKING:
    from kehoach.diagnostics import Place
    from kehoach.plan.columns.source import SourceInput
    from kehoach.plan.model import Figure, Plan
    from kehoach.plan.table import Check, Column, Table


def converted(plan: Plan, findings: Findings) -> Plan:
    """The plan with the conversions between units written into its formulas, those of single rows among them.

    The tables that a document has from the plan it goes with were converted there.
    """
    known = plan.all_tables
    kept = {name: one for name, one in known.items() if plan.original and plan.original.has_table(one)}
    read = {name: kept.get(name) or with_row_formulas(one, known, findings) for name, one in known.items()}
    convert = _Conversion(Measures.of(read, plan.figures, findings))
    tables = {name: kept.get(name) or convert.table(table) for name, table in read.items()}
    figures = {name: convert.figure(figure) for name, figure in plan.figures.items()}
    areas = plan.areas and replace(plan.areas, table=tables.pop("areas"))
    return replace(plan, tables=tables, figures=figures, areas=areas)


class _Conversion(Struct, frozen=True):
    """Converts what one plan computes."""

    measures: Measures

    # --- the plan's things, converted

    def table(self, table: Table) -> Table:
        """A table with its columns and checks converted; itself if nothing has to be."""
        columns = tuple(self._column(table, column) for column in table.columns)
        checks = tuple(self._check(table, check) for check in table.checks)
        if all(new is old for new, old in zip((*columns, *checks), (*table.columns, *table.checks), strict=True)):
            return table
        return replace(table, columns=columns, checks=checks)

    def figure(self, figure: Figure) -> Figure:
        """A single figure with its formulas converted to its unit."""

        def fitted(formula: Formula | None) -> Formula | None:
            if formula is None or self._is_unlike_goal(figure, formula):
                return formula
            return self._formula(formula, OUTSIDE, figure.unit)

        typed = (figure.formula, figure.planned, figure.actual, figure.base)
        made = tuple(map(fitted, typed))
        if all(new is old for new, old in zip(made, typed, strict=True)):
            return figure
        formula, planned, actual, base = made
        return replace(figure, formula=formula, planned=planned, actual=actual, base=base)

    def _is_unlike_goal(self, figure: Figure, formula: Formula) -> bool:
        """Whether a figure that has its unit from its goal is of another measure; if so, a finding at the goal."""
        wanted = measure_of(figure.unit) if figure.unit else None
        if not figure.is_unit_of_goal or wanted is None or not isinstance(figure.goal, Goal):
            return False
        measure = self.measures.silent().measured(formula.expression, formula.place, OUTSIDE)[1]
        if not isinstance(measure, Measure) or measure.into(wanted) is not None:
            return False
        left, right = Verbatim(figure.unit), measure.shown
        where, cure = terms.at_address(figure.id), terms.UNLIKE_GOAL
        self.measures.report(rules.UNLIKE_UNITS, figure.goal.place, left=left, right=right, where=where, cure=cure)
        return True

    def _column(self, table: Table, column: Column) -> Column:
        if column.kind is not ColumnKind.NUMBER:
            return column
        if column.by_row:
            column = replace(column, by_row={at: self._of_row(table, column, at) for at in column.by_row})
        units = self.measures.rows[table.id].distinct()
        made = {unit: self._column_in(InRows(table.id, unit), column) for unit in units}
        usual = made.pop("", None) or made[units[0]]
        others = {unit: other for unit, other in made.items() if not _is_same(other, usual)}
        return replace(usual, in_units=others) if others else usual

    def _of_row(self, table: Table, column: Column, at: int) -> Formula:
        """The formula of one row in one column, in the unit of the column or the row."""
        formula = column.by_row[at]
        unit = self.measures.rows[table.id].of(at) if column.takes_row_unit else column.unit
        wanted = measure_of(unit) if unit else None
        bare, typed = _without_power(formula.expression)
        measure = self.measures.silent().measured(bare, formula.place, OUTSIDE)[1]
        if typed != 1 and wanted and isinstance(measure, Measure) and measure.into(wanted) is None:
            self.measures.report(rules.UNLIKE_RESULT, formula.place, found=measure.shown, unit=Verbatim(unit))
            return formula
        return self._formula(formula, OUTSIDE, unit)

    def _column_in(self, row: InRows, column: Column) -> Column:
        """The column as it is computed in rows of one unit."""
        source = column.source.map(lambda one: self._input(row, column, one))
        total, weight = column.total_formula, column.weight
        if total is not None:
            total = self._formula(total, row, *self._wanted(column, row))
        if weight is not None:
            weight = weight.with_expression(self.measures.measured(weight.expression, weight.place, row)[0])
        if source == column.source and total is column.total_formula and weight is column.weight:
            return column
        return replace(column, source=source, total_formula=total, weight=weight)

    def _input(self, row: InRows, column: Column, one: SourceInput) -> Expression:
        """An input of a column, in the unit that it must have."""
        formula, where = Formula(one.expression, one.place), row if one.by_row else OUTSIDE
        match one.counted:
            case Counted.AS_THE_COLUMN:
                return self._formula(formula, where, *self._wanted(column, row)).expression
            case Counted.AS_A_QUOTIENT if isinstance(one.expression, Operation):
                return self._ratio(one, where, column)
            case Counted.AS_A_CHANGE if isinstance(one.expression, Operation):
                change = one.expression
                sides = self.measures.alike(change.left, change.right, change.at, one.place, where)
                return with_operands(change, sides[:2])
            case Counted.AS_A_RATE:
                return self._rate(one, where)
            case _:
                return self.measures.measured(one.expression, one.place, where)[0]

    def _rate(self, one: SourceInput, row: InRows) -> Expression:
        """A rate per ``per``: 10 ‰ are 1 %."""
        worked, measure = self.measures.measured(one.expression, one.place, row)
        if not isinstance(measure, Measure) or not measure.powers:
            return worked
        factor = measure.into(PERCENT)
        if factor is None:
            self.measures.report(rules.UNLIKE_RESULT, one.place, found=measure.shown, unit=Verbatim("%"))
            return worked
        return converted_by(worked, factor * Fraction(one.per, 100))

    def _wanted(self, column: Column, row: InRows) -> tuple[str, bool]:
        """The unit of a column's figures in a row, and whether the column itself declares it."""
        return (column.unit, True) if column.unit or not column.takes_row_unit else (row.unit, False)

    def _check(self, table: Table, check: Check) -> Check:
        units = self.measures.rows[table.id].distinct()
        made = {unit: self._comparison(check.comparison, check.place, InRows(table.id, unit)) for unit in units}
        usual = made.pop("", None) or made[units[0]]
        others = {unit: other for unit, other in made.items() if other is not usual and other != usual}
        return check if usual is check.comparison and not others else replace(check, comparison=usual, in_units=others)

    def _comparison(self, comparison: Comparison, place: Place, row: InRows) -> Comparison:
        """A comparison with its right side in the unit of the left."""
        left, right, _ = self.measures.alike(comparison.left, comparison.right, comparison.at, place, row)
        if left is comparison.left and right is comparison.right:
            return comparison
        return replace(comparison, left=left, right=right)

    def _formula(self, formula: Formula, row: InRows, unit: str, is_declared: bool = True) -> Formula:
        """A formula whose result is in ``unit``; not converted to a row's unit if it is a bare number."""
        wanted = measure_of(unit) if unit else None
        bare, typed = _without_power(formula.expression)
        worked, measure = self.measures.measured(bare, formula.place, row)
        factor: Fraction | None = None
        if wanted is not None and isinstance(measure, Measure) and (is_declared or measure.powers):
            factor = measure.into(wanted)
            if factor is None and typed == 1:
                self.measures.report(rules.UNLIKE_RESULT, formula.place, found=measure.shown, unit=Verbatim(unit))
        if typed != 1:
            if factor is not None and factor not in (1, typed):
                report, place = self.measures.report, formula.place
                texts = {"typed": Verbatim(_times_text(typed)), "right": Verbatim(_times_text(factor))}
                report(rules.WRONG_CONVERSION, place, **texts, unit=Verbatim(unit))
            return formula
        return formula.with_expression(worked if factor is None else converted_by(worked, factor))

    def _ratio(self, one: SourceInput, row: InRows, column: Column) -> Expression:
        """A quotient of two like units as a bare number; of unlike ones, in the unit of the column if it is per 1."""
        expression = one.expression
        assert isinstance(expression, Operation)  # noqa: S101 - only called for quotients
        left, measure = self.measures.measured(expression.left, one.place, row)
        right, other = self.measures.measured(expression.right, one.place, row)
        if isinstance(measure, Measure) and isinstance(other, Measure):
            quotient = measure.times(other, -1)
            factor = quotient.into(PURE) if not quotient.powers else None
            wanted = measure_of(column.unit) if column.unit else None
            is_per_one = column.source.formula == expression
            if factor is None and wanted is not None and is_per_one:
                factor = quotient.into(wanted)
            left = left if factor is None else converted_by(left, factor)
        return with_operands(expression, (left, right))


def _is_same(column: Column, other: Column) -> bool:
    """Whether two columns are computed alike."""
    return (column.source, column.total_formula, column.weight) == (other.source, other.total_formula, other.weight)


def _without_power(expression: Expression) -> tuple[Expression, Fraction]:
    """An expression without a power of ten at its end (``* 1.000``, ``/ 10``), and that power."""
    match expression:
        case Operation(operator="*" | "/" as operator, left=left, right=Number(value=value)):
            power = Fraction(value) ** (1 if operator == "*" else -1) if value else Fraction(1)
            if _is_power_of_ten(power) and not isinstance(left, Number):
                return left, power
    return expression, Fraction(1)


def _is_power_of_ten(value: Fraction) -> bool:
    digits = str(value.denominator if value.numerator == 1 else value.numerator if value.denominator == 1 else 0)
    return digits.strip("0") == "1" and digits != "1"


def _times_text(factor: Fraction) -> str:
    """``/ 10``, ``* 1.000``."""
    return f"/ {format_exact(factor.denominator, 0)}" if factor.numerator == 1 else f"* {format_exact(factor, 0)}"
