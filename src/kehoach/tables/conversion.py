"""Units in formulas: figures of one measure in several scales are brought to one, ha × tạ/ha comes out in tấn.

A plan goes in and comes out with the conversions written into its expressions, so that everything after this
computes with bare numbers, and shows them: ``dien_tich * nang_suat / 10``. An expression is left alone as soon as a
unit in it is not known; what is known to be unlike is a finding. Where rows say their own units, the expressions of a
column are converted once for each unit that there is among the rows.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from kehoach.diagnostics import Findings, terms
from kehoach.diagnostics import catalog as rules
from kehoach.numbers import format_exact
from kehoach.plan.columns.formula import Formula
from kehoach.plan.columns.source import ColumnKind, Counted
from kehoach.plan.expression import Call, Comparison, Expression, Negation, Number, Operation, Reference, converted_by
from kehoach.plan.goal import Goal
from kehoach.plan.row_names import index_of, row_named
from kehoach.plan.units import PURE, Measure, measure_of
from kehoach.tables.row_units import row_units

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.diagnostics import Place, Rule
    from kehoach.diagnostics.bilingual import Bilingual
    from kehoach.plan.columns.source import SourceInput
    from kehoach.plan.expression import Step
    from kehoach.plan.model import Figure, Plan
    from kehoach.plan.table import Check, Column, Table
    from kehoach.tables.row_units import RowUnits

_Known: TypeAlias = "Measure | _Any | None"


class _Row(NamedTuple):
    """Where an expression is taken: in a table's rows of one unit, or, without a table, where there is no row."""

    table: str
    unit: str


_OUTSIDE: Final = _Row("", "")


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
    rows: Mapping[str, RowUnits]
    """By table."""
    _columns: dict[tuple[str, str, str], Measure | None] = field(default_factory=dict)
    _indices: dict[str, Mapping[str, int]] = field(default_factory=dict)
    _reported: set[tuple[str, Place]] = field(default_factory=set)

    @classmethod
    def of(cls, plan: Plan, findings: Findings) -> Units:
        """The units of a plan, its areas among them."""
        areas = {"areas": plan.areas.table} if plan.areas else {}
        tables = {**areas, **plan.tables}
        return cls(tables, plan.figures, findings, {name: row_units(table) for name, table in tables.items()})

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

        def fitted(formula: Formula | None) -> Formula | None:
            if formula is None or self._is_unlike_goal(figure, formula):
                return formula
            return self._formula(formula, _OUTSIDE, figure.unit)

        return replace(
            figure,
            formula=fitted(figure.formula),
            planned=fitted(figure.planned),
            actual=fitted(figure.actual),
            base=fitted(figure.base),
        )

    def _is_unlike_goal(self, figure: Figure, formula: Formula) -> bool:
        """Whether a figure that is counted as its goal is comes out in another measure: reported at the goal."""
        wanted = measure_of(figure.unit) if figure.unit else None
        if not figure.is_unit_of_goal or wanted is None or not isinstance(figure.goal, Goal):
            return False
        measure = self._silent()._worked(formula.expression, formula.place, _OUTSIDE)[1]
        if not isinstance(measure, Measure) or measure.into(wanted) is not None:
            return False
        details = {"left": figure.unit, "right": str(measure)}
        where, cure = terms.at_address(figure.id), terms.UNLIKE_GOAL
        self._report(rules.UNLIKE_UNITS, figure.goal.place, **details, where=where, cure=cure)
        return True

    def in_prose(self, expression: Expression, place: Place, *, is_percent: bool) -> tuple[Expression, Measure | None]:
        """An expression of prose and what it is counted in.

        The sides of its sums are in one unit, a ratio of two like units is a bare number.
        """
        worked, measure = self._worked(expression, place, _OUTSIDE)
        if not isinstance(measure, Measure):
            return worked, None
        if is_percent or not measure.powers:
            factor = measure.into(PURE)
            return (worked, measure) if factor is None else (converted_by(worked, factor), PURE)
        return worked, measure

    def _column(self, table: Table, column: Column) -> Column:
        if column.kind is not ColumnKind.NUMBER:
            return column
        units = self.rows[table.id].distinct()
        made = {unit: self._column_in(_Row(table.id, unit), column) for unit in units}
        usual = made.pop("", None) or made[units[0]]
        others = {unit: other for unit, other in made.items() if not _is_same(other, usual)}
        return replace(usual, in_units=others) if others else usual

    def _column_in(self, row: _Row, column: Column) -> Column:
        """The column as it is computed in rows of one unit."""
        source = column.source.map(lambda one: self._input(row, column, one))
        total, weight = column.total_formula, column.weight
        if total is not None:
            total = self._formula(total, row, *self._wanted(column, row))
        if weight is not None:
            weight = weight.with_expression(self._worked(weight.expression, weight.place, row)[0])
        if source == column.source and total is column.total_formula and weight is column.weight:
            return column
        return replace(column, source=source, total_formula=total, weight=weight)

    def _input(self, row: _Row, column: Column, one: SourceInput) -> Expression:
        """What a column is computed from, in the unit in which it must come."""
        formula, where = Formula(one.expression, one.place), row if one.by_row else _OUTSIDE
        match one.counted:
            case Counted.AS_THE_COLUMN:
                return self._formula(formula, where, *self._wanted(column, row)).expression
            case Counted.AS_A_QUOTIENT if isinstance(one.expression, Operation):
                return self._ratio(one, where, column)
            case Counted.AS_A_CHANGE if isinstance(one.expression, Operation):
                sides = self._alike(one.expression.left, one.expression.right, one.expression.at, one.place, where)
                return _operation(one.expression, *sides[:2])
            case Counted.AS_A_RATE:
                return self._rate(one, where)
            case _:
                return self._worked(one.expression, one.place, where)[0]

    def _rate(self, one: SourceInput, row: _Row) -> Expression:
        """A rate per 100, or per what it says: 10 ‰ are 1 %."""
        worked, measure = self._worked(one.expression, one.place, row)
        if not isinstance(measure, Measure) or not measure.powers:
            return worked
        factor = measure.into(_PERCENT)
        if factor is None:
            self._report(rules.UNLIKE_RESULT, one.place, found=str(measure), unit="%")
            return worked
        return converted_by(worked, factor * Fraction(one.per, 100))

    def _wanted(self, column: Column, row: _Row) -> tuple[str, bool]:
        """The unit in which the figures of a column come in a row, and whether the column itself says it."""
        return (column.unit, True) if column.unit or not column.takes_row_unit else (row.unit, False)

    def _check(self, table: Table, check: Check) -> Check:
        units = self.rows[table.id].distinct()
        made = {unit: self.comparison(check.comparison, check.place, _Row(table.id, unit)) for unit in units}
        usual = made.pop("", None) or made[units[0]]
        others = {unit: other for unit, other in made.items() if other is not usual and other != usual}
        return check if usual is check.comparison and not others else replace(check, comparison=usual, in_units=others)

    def comparison(self, comparison: Comparison, place: Place, row: _Row) -> Comparison:
        """A comparison with its right side in the unit of the left."""
        left, right, _ = self._alike(comparison.left, comparison.right, comparison.at, place, row)
        if left is comparison.left and right is comparison.right:
            return comparison
        return replace(comparison, left=left, right=right)

    # --- expressions

    def _formula(self, formula: Formula, row: _Row, unit: str, is_declared: bool = True) -> Formula:
        """A formula whose result is in the unit that is wanted of it; of a row's unit only where it can be."""
        wanted = measure_of(unit) if unit else None
        bare, typed = _without_power(formula.expression)
        worked, measure = self._worked(bare, formula.place, row)
        factor: Fraction | None = None
        if wanted is not None and isinstance(measure, Measure) and (is_declared or measure.powers):
            factor = measure.into(wanted)
            if factor is None and typed == 1:
                self._report(rules.UNLIKE_RESULT, formula.place, found=str(measure), unit=unit)
        if typed != 1:
            if factor is not None and factor not in (1, typed):
                rightly = _times_text(factor)
                self._report(rules.WRONG_CONVERSION, formula.place, typed=_times_text(typed), right=rightly, unit=unit)
            return formula
        return formula.with_expression(worked if factor is None else converted_by(worked, factor))

    def _ratio(self, one: SourceInput, row: _Row, column: Column) -> Operation:
        """A quotient of two like units as a bare number; of unlike ones, where it counts per one, in its unit."""
        expression = one.expression
        assert isinstance(expression, Operation)  # noqa: S101 - it is asked for quotients alone
        left, measure = self._worked(expression.left, one.place, row)
        right, other = self._worked(expression.right, one.place, row)
        if isinstance(measure, Measure) and isinstance(other, Measure):
            quotient = measure.times(other, -1)
            factor = quotient.into(PURE) if not quotient.powers else None
            wanted = measure_of(column.unit) if column.unit else None
            is_per_one = column.source.formula == expression
            if factor is None and wanted is not None and is_per_one:
                factor = quotient.into(wanted)
            left = left if factor is None else converted_by(left, factor)
        return _operation(expression, left, right)

    def _silent(self) -> Units:
        """The same, for a look at what something is counted in that reports nothing."""
        return replace(self, findings=Findings(), _reported=set())

    def _report(self, rule: Rule, place: Place, **details: str | Bilingual) -> None:
        """Report once what is wrong at a place, in rows of however many units."""
        if (rule.code, place) not in self._reported:
            self._reported.add((rule.code, place))
            self.findings.add(rule, place, **details)

    def _worked(self, expression: Expression, place: Place, row: _Row) -> tuple[Expression, _Known]:
        """An expression with the sides of its sums in one unit, and what its result is counted in."""
        match expression:
            case Number():
                return expression, _ANY
            case Reference():
                return expression, self.measure(expression, row)
            case Negation(operand=operand):
                inner, measure = self._worked(operand, place, row)
                return (expression if inner is operand else replace(expression, operand=inner)), measure
            case Operation(operator="+" | "-"):
                left, right, measure = self._alike(expression.left, expression.right, expression.at, place, row)
                return _operation(expression, left, right), measure
            case Operation():
                left, first = self._worked(expression.left, place, row)
                right, second = self._worked(expression.right, place, row)
                return _operation(expression, left, right), _product(expression, first, second)
            case Call(function="round", arguments=(value, places)):
                inner, measure = self._worked(value, place, row)
                return (expression if inner is value else replace(expression, arguments=(inner, places))), measure
            case Call():
                return self._call(expression, place, row)

    def _call(self, call: Call, place: Place, row: _Row) -> tuple[Expression, _Known]:
        first, measure = self._worked(call.arguments[0], place, row)
        arguments = [first]
        for argument in call.arguments[1:]:
            worked, other = self._worked(argument, place, row)
            fitted, measure = self._fitted(worked, measure, other, call.at, place)
            arguments.append(fitted)
        if all(new is old for new, old in zip(arguments, call.arguments, strict=True)):
            return call, measure
        return replace(call, arguments=tuple(arguments)), measure

    def _alike(
        self, left: Expression, right: Expression, at: int, place: Place, row: _Row
    ) -> tuple[Expression, Expression, _Known]:
        """Two sides that are added or compared, the right in the unit of the left."""
        first, measure = self._worked(left, place, row)
        second, other = self._worked(right, place, row)
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
            details = {"left": str(measure), "right": str(other)}
            self._report(rules.UNLIKE_UNITS, place.right(at), **details, where=terms.NOWHERE, cure=terms.UNLIKE_COLUMNS)
            return right, None
        return converted_by(right, factor), measure

    # --- what a name is counted in

    def measure(self, reference: Reference, row: _Row) -> Measure | None:
        """What a figure is counted in; ``None`` where nothing is known of it."""
        steps, table = reference.steps, row.table
        if table and not steps and any(c.id == reference.name for c in self.tables[table].columns):
            return self._column_measure(table, reference.name, row.unit)
        if reference.name in self.tables and len(steps) == 2 and not steps[1].is_row:
            return self._column_measure(reference.name, steps[1].name, self._unit_at(reference.name, steps[0]))
        figure = self.figures.get(reference.name)
        return measure_of(figure.unit) if figure and figure.unit else None

    def _unit_at(self, table: str, step: Step) -> str:
        """The unit of the row that a step names, or of the total."""
        units = self.rows[table]
        if not units:
            return ""
        if not step.is_row:
            return units.total
        if table not in self._indices:
            self._indices[table] = index_of(self.tables[table])
        index = row_named(self._indices[table], step.name)
        return "" if index is None else units.of(index)

    def _column_measure(self, table: str, name: str, unit: str) -> Measure | None:
        node = table, name, unit
        if node not in self._columns:
            self._columns[node] = None  # a circle is unknown; that it is one is the engine's finding
            column = next((c for c in self.tables[table].columns if c.id == name), None)
            if column is not None and column.kind is ColumnKind.NUMBER:
                self._columns[node] = self._measure_of(_Row(table, unit), column)
        return self._columns[node]

    def _measure_of(self, row: _Row, column: Column) -> Measure | None:
        if column.unit:
            return measure_of(column.unit)
        if column.source.is_ratio:
            return self._measure_of_ratio(row, column)
        if column.takes_row_unit and row.unit:
            return self._measure_by_row(row, column)
        if (there := column.source.looked_up) and there[0] in self.tables:
            return self._column_measure(*there, "")
        return None

    def _measure_of_ratio(self, row: _Row, column: Column) -> Measure | None:
        """So many per cent, where it is known that its two sides are of one measure."""
        per_cent = _PERCENT.times(Measure((), Fraction(100, column.source.counted_per())))
        quotient = column.source.inputs()[0]
        if not isinstance(quotient.expression, Operation):
            return per_cent
        silent = self._silent()
        sides = (quotient.expression.left, quotient.expression.right)
        left, right = (silent._worked(side, quotient.place, row)[1] for side in sides)
        is_ratio = isinstance(left, Measure) and isinstance(right, Measure) and left.powers == right.powers
        return per_cent if is_ratio else None

    def _measure_by_row(self, row: _Row, column: Column) -> Measure | None:
        """The row's own unit, but of a formula that comes out as a bare number."""
        wanted = measure_of(row.unit)
        formula = column.source.formula
        if formula is None:
            return wanted
        measure = self._silent()._worked(formula, column.place, row)[1]
        return measure if isinstance(measure, Measure) and not measure.powers else wanted


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


def _is_same(column: Column, other: Column) -> bool:
    """Whether two columns are computed alike."""
    return (column.source, column.total_formula, column.weight) == (other.source, other.total_formula, other.weight)


def _operation(operation: Operation, left: Expression, right: Expression) -> Operation:
    if left is operation.left and right is operation.right:
        return operation
    return replace(operation, left=left, right=right)


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
