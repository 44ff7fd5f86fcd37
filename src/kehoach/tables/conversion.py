"""Units in formulas: figures of one kind in unlike scales are brought to one, ha × tạ/ha comes out in tấn.

A plan goes in and comes out with the conversions written into its expressions, so that everything behind this
computes with bare numbers, and shows them: ``dien_tich * nang_suat / 10``. An expression is left alone as soon as a
unit in it is not known; what is known to be unlike is a finding.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final, TypeAlias

from kehoach.diagnostics import Findings
from kehoach.diagnostics import catalog as rules
from kehoach.numbers import format_exact
from kehoach.spec.expression import Call, Comparison, Expression, Negation, Number, Operation, Reference
from kehoach.spec.model import Column, ColumnKind, ColumnSource, Drawn, Formula, Growth, Rate, Running, Share, Split
from kehoach.spec.units import PURE, Measure, measure_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.diagnostics import Place
    from kehoach.spec.model import Check, Figure, Plan, Table

_Known: TypeAlias = "Measure | _Any | None"


class _Any:
    """The measure of a figure typed in a formula: whatever stands beside it."""


_ANY: Final = _Any()
_PERCENT: Final = Measure((("%", 1),), Fraction(1))


def converted(plan: Plan, findings: Findings) -> Plan:
    """The plan with the conversions between units written into its formulas."""
    units = Units.of(plan, findings)
    tables = {name: units.table(table) for name, table in plan.tables.items()}
    figures = {name: units.figure(figure) for name, figure in plan.figures.items()}
    areas = replace(plan.areas, table=units.table(plan.areas.table)) if plan.areas else None
    return replace(plan, tables=tables, figures=figures, areas=areas)


@dataclass(slots=True)
class Units:
    """What the figures of one plan are counted in."""

    tables: Mapping[str, Table]
    figures: Mapping[str, Figure]
    findings: Findings
    _columns: dict[tuple[str, str], Measure | None] = field(default_factory=dict)

    @classmethod
    def of(cls, plan: Plan, findings: Findings) -> Units:
        """The units of a plan, its areas among them."""
        areas = {"areas": plan.areas.table} if plan.areas else {}
        return cls({**areas, **plan.tables}, plan.figures, findings)

    # --- the plan's things, converted

    def table(self, table: Table) -> Table:
        """A table with its columns and checks converted; itself where nothing has to be."""
        columns = tuple(self._column(table, column) for column in table.columns)
        checks = tuple(self._check(table, check) for check in table.checks)
        if all(new is old for new, old in zip((*columns, *checks), (*table.columns, *table.checks), strict=True)):
            return table
        return replace(table, columns=columns, checks=checks)

    def figure(self, figure: Figure) -> Figure:
        """A single figure with what it is computed from converted into its unit."""
        wanted = measure_of(figure.unit) if figure.unit else None

        def fitted(formula: Formula | None) -> Formula | None:
            return None if formula is None else self._formula(formula, "", wanted, figure.unit)

        return replace(
            figure,
            formula=fitted(figure.formula),
            planned=fitted(figure.planned),
            actual=fitted(figure.actual),
            base=fitted(figure.base),
        )

    def in_prose(self, expression: Expression, place: Place, *, is_percent: bool) -> Expression:
        """An expression of prose: the sides of its sums in one unit, a ratio of two like units a bare number."""
        worked, measure = self._worked(expression, place, "")
        if isinstance(measure, Measure) and (is_percent or not measure.powers):
            factor = measure.into(PURE)
            return worked if factor is None else _times(worked, factor)
        return worked

    def _column(self, table: Table, column: Column) -> Column:
        source = self._source(table, column)
        total = column.total_formula
        if total is not None:
            total = self._formula(total, table.id, measure_of(column.unit) if column.unit else None, column.unit)
        if source is column.source and total is column.total_formula:
            return column
        return replace(column, source=source, total_formula=total)

    def _source(self, table: Table, column: Column) -> ColumnSource:
        source, name = column.source, table.id
        wanted = measure_of(column.unit) if column.unit else None
        match source:
            case Formula():
                return self._formula(source, name, wanted, column.unit)
            case Running():
                fitted = self._formula(Formula(source.expression, source.place), name, wanted, column.unit)
                return (
                    source if fitted.expression is source.expression else replace(source, expression=fitted.expression)
                )
            case Split():
                whole = self._formula(source.whole, "", wanted, column.unit)
                return source if whole is source.whole else replace(source, whole=whole)
            case Rate() | Growth() if isinstance(source.expression, Operation):
                ratio = self._ratio(source.expression, source.place, name, source, wanted)
                return source if ratio is source.expression else replace(source, expression=ratio)
            case _:
                return source

    def _check(self, table: Table, check: Check) -> Check:
        comparison = self.comparison(check.comparison, check.place, table.id)
        return check if comparison is check.comparison else replace(check, comparison=comparison)

    def comparison(self, comparison: Comparison, place: Place, table: str) -> Comparison:
        """A comparison with its right side in the unit of the left."""
        left, right, _ = self._alike(comparison.left, comparison.right, comparison.at, place, table)
        if left is comparison.left and right is comparison.right:
            return comparison
        return replace(comparison, left=left, right=right)

    # --- expressions

    def _formula(self, formula: Formula, table: str, wanted: Measure | None, unit: str) -> Formula:
        """A formula whose result is in the unit that is wanted of it."""
        bare, typed = _without_power(formula.expression)
        worked, measure = self._worked(bare, formula.place, table)
        factor: Fraction | None = None
        if wanted is not None and isinstance(measure, Measure):
            factor = measure.into(wanted)
            if factor is None and typed == 1:
                self.findings.add(rules.UNLIKE_RESULT, formula.place, found=str(measure), unit=unit)
        if typed != 1:
            if factor is not None and factor not in (1, typed):
                rightly = _times_text(factor)
                self.findings.add(
                    rules.WRONG_CONVERSION, formula.place, typed=_times_text(typed), right=rightly, unit=unit
                )
            return formula
        expression = worked if factor is None else _times(worked, factor)
        return formula if expression is formula.expression else Formula(expression, formula.place)

    def _ratio(
        self, expression: Operation, place: Place, table: str, source: Rate | Growth, wanted: Measure | None
    ) -> Operation:
        """A quotient of two like units as a bare number; of unlike ones, where it counts per one, in its unit."""
        left, measure = self._worked(expression.left, place, table)
        right, other = self._worked(expression.right, place, table)
        if isinstance(measure, Measure) and isinstance(other, Measure):
            quotient = measure.times(other, -1)
            factor = quotient.into(PURE) if not quotient.powers else None
            if factor is None and wanted is not None and isinstance(source, Rate) and source.per == 1:
                factor = quotient.into(wanted)
            left = left if factor is None else _times(left, factor)
        if left is expression.left and right is expression.right:
            return expression
        return replace(expression, left=left, right=right)

    def _worked(self, expression: Expression, place: Place, table: str) -> tuple[Expression, _Known]:
        """An expression with the sides of its sums in one unit, and what its result is counted in."""
        match expression:
            case Number():
                return expression, _ANY
            case Reference():
                return expression, self.measure(expression, table)
            case Negation(operand=operand):
                inner, measure = self._worked(operand, place, table)
                return (expression if inner is operand else replace(expression, operand=inner)), measure
            case Operation(operator="+" | "-"):
                left, right, measure = self._alike(expression.left, expression.right, expression.at, place, table)
                return _operation(expression, left, right), measure
            case Operation():
                left, first = self._worked(expression.left, place, table)
                right, second = self._worked(expression.right, place, table)
                return _operation(expression, left, right), _product(expression, first, second)
            case Call(function="round", arguments=(value, places)):
                inner, measure = self._worked(value, place, table)
                return (expression if inner is value else replace(expression, arguments=(inner, places))), measure
            case Call():
                return self._call(expression, place, table)

    def _call(self, call: Call, place: Place, table: str) -> tuple[Expression, _Known]:
        first, measure = self._worked(call.arguments[0], place, table)
        arguments = [first]
        for argument in call.arguments[1:]:
            worked, other = self._worked(argument, place, table)
            fitted, measure = self._fitted(worked, measure, other, call.at, place)
            arguments.append(fitted)
        if all(new is old for new, old in zip(arguments, call.arguments, strict=True)):
            return call, measure
        return replace(call, arguments=tuple(arguments)), measure

    def _alike(
        self, left: Expression, right: Expression, at: int, place: Place, table: str
    ) -> tuple[Expression, Expression, _Known]:
        """Two sides that are added or compared, the right in the unit of the left."""
        first, measure = self._worked(left, place, table)
        second, other = self._worked(right, place, table)
        second, both = self._fitted(second, measure, other, at, place)
        return first, second, both

    def _fitted(
        self, right: Expression, measure: _Known, other: _Known, at: int, place: Place
    ) -> tuple[Expression, _Known]:
        if isinstance(measure, _Any) or other is None:
            return right, other
        if isinstance(other, _Any) or measure is None:
            return right, measure
        factor = other.into(measure)
        if factor is None:
            self.findings.add(rules.UNLIKE_UNITS, place.right(at), left=str(measure), right=str(other))
            return right, None
        return _times(right, factor), measure

    # --- what a name is counted in

    def measure(self, reference: Reference, table: str) -> Measure | None:
        """What a figure is counted in; ``None`` where nothing is known of it."""
        steps = reference.steps
        if table and not steps and any(c.id == reference.name for c in self.tables[table].columns):
            return self._column_measure(table, reference.name)
        if reference.name in self.tables and len(steps) == 2 and not steps[1].is_row:
            return self._column_measure(reference.name, steps[1].name)
        figure = self.figures.get(reference.name)
        return measure_of(figure.unit) if figure and figure.unit else None

    def _column_measure(self, table: str, name: str) -> Measure | None:
        node = table, name
        if node not in self._columns:
            self._columns[node] = None  # a circle is unknown; that it is one is the engine's finding
            column = next((c for c in self.tables[table].columns if c.id == name), None)
            if column is not None and column.kind is ColumnKind.NUMBER:
                self._columns[node] = self._measure_of(table, column)
        return self._columns[node]

    def _measure_of(self, table: str, column: Column) -> Measure | None:
        source = column.source
        if column.unit:
            return measure_of(column.unit)
        match source:
            case Share():
                return _PERCENT.times(Measure((), Fraction(100, source.per)))
            case Rate() | Growth() if isinstance(source.expression, Operation):
                silent = replace(self, findings=Findings())
                sides = (source.expression.left, source.expression.right)
                left, right = (silent._worked(side, source.place, table)[1] for side in sides)
                is_ratio = isinstance(left, Measure) and isinstance(right, Measure) and left.powers == right.powers
                return _PERCENT.times(Measure((), Fraction(100, source.per))) if is_ratio else None
            case Drawn() if source.table in self.tables:
                return self._column_measure(source.table, source.column)
            case _:
                return None


def _product(operation: Operation, first: _Known, second: _Known) -> _Known:
    """What a product or quotient is counted in; a bare number in it may carry a unit of its own, so nobody knows."""
    if isinstance(first, _Any) and isinstance(second, _Any):
        return _ANY
    if isinstance(first, Measure) and isinstance(second, _Any):
        by_hundred = operation.operator == "/" and operation.right == Number(100, getattr(operation.right, "at", 0))
        return first.without_percent() if by_hundred and first.has_percent else None
    if isinstance(first, Measure) and isinstance(second, Measure):
        return first.times(second, 1 if operation.operator == "*" else -1)
    return None


def _operation(operation: Operation, left: Expression, right: Expression) -> Operation:
    if left is operation.left and right is operation.right:
        return operation
    return replace(operation, left=left, right=right)


def _times(expression: Expression, factor: Fraction) -> Expression:
    """An expression times a factor, which is written as a division where that is shorter."""
    if factor == 1:
        return expression
    if factor.numerator == 1:
        return Operation("/", expression, Number(factor.denominator, expression.at), expression.at)
    value = factor.numerator if factor.denominator == 1 else factor
    return Operation("*", expression, Number(value, expression.at), expression.at)


def _without_power(expression: Expression) -> tuple[Expression, Fraction]:
    """An expression without the power of ten that it is multiplied or divided by at its end, and that power."""
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
