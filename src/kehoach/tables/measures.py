"""What figures are counted in, and expressions with the sides of their sums in one unit.

``ha × tạ/ha`` gives tấn. An expression is not converted if a unit in it is unknown; adding or comparing unlike measures
is a finding.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias, assert_never

from msgspec import Struct
from msgspec.structs import replace

from kehoach.diagnostics import Findings, terms
from kehoach.diagnostics import catalog as rules
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.expression import (
    Call,
    Expression,
    Negation,
    Number,
    Operation,
    Reference,
    converted_by,
    with_operands,
)
from kehoach.plan.row_names import index_of, row_named
from kehoach.plan.units import PURE, Measure, measure_of
from kehoach.tables.row_units import row_units

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.diagnostics import Place, Rule
    from kehoach.diagnostics.bilingual import Detail
    from kehoach.plan.expression import Step
    from kehoach.plan.model import Figure
    from kehoach.plan.table import Column, Table
    from kehoach.tables.row_units import RowUnits

Known: TypeAlias = "Measure | AnyMeasure | None"


class InRows(NamedTuple):
    """Where an expression is evaluated: in a table's rows of one unit, or outside of rows if there is no table."""

    table: str
    unit: str


OUTSIDE: Final = InRows("", "")


class AnyMeasure:
    """The measure of a figure typed in a formula: that of whatever it is combined with."""


ANY: Final = AnyMeasure()
PERCENT: Final = Measure((("%", 1),), Fraction(1))


class Measures(Struct):
    """What the figures of one plan are counted in."""

    tables: Mapping[str, Table]
    figures: Mapping[str, Figure]
    findings: Findings
    rows: Mapping[str, RowUnits]
    """By table."""
    _columns: dict[tuple[str, str, str], Measure | None] = {}
    _indices: dict[str, Mapping[str, int]] = {}
    _reported: set[tuple[str, Place]] = set()

    @classmethod
    def of(cls, tables: Mapping[str, Table], figures: Mapping[str, Figure], findings: Findings) -> Measures:
        """The measures of a plan's tables, that of its areas among them, and of its figures."""
        return cls(tables, figures, findings, {name: row_units(table) for name, table in tables.items()})

    # --- expressions

    def in_prose(self, expression: Expression, place: Place, *, is_percent: bool) -> tuple[Expression, Measure | None]:
        """An expression of prose and what it is counted in.

        The sides of its sums are in one unit, a ratio of two like units is a bare number.
        """
        worked, measure = self.measured(expression, place, OUTSIDE)
        if not isinstance(measure, Measure):
            return worked, None
        if is_percent or not measure.powers:
            factor = measure.into(PURE)
            return (worked, measure) if factor is None else (converted_by(worked, factor), PURE)
        return worked, measure

    def silent(self) -> Measures:
        """The same without reporting, to look up a measure."""
        return replace(self, findings=Findings(), _reported=set())

    def report(self, rule: Rule, place: Place, **details: Detail) -> None:
        """Report a mistake at a place once, in rows of any number of units."""
        if (rule.code, place) not in self._reported:
            self._reported.add((rule.code, place))
            self.findings.add(rule, place, **details)

    def measured(self, expression: Expression, place: Place, row: InRows) -> tuple[Expression, Known]:
        """An expression with the sides of its sums in one unit, and the measure of its result."""
        match expression:
            case Number():
                return expression, ANY
            case Reference():
                return expression, self.measure(expression, row)
            case Negation(operand=operand):
                inner, measure = self.measured(operand, place, row)
                return with_operands(expression, (inner,)), measure
            case Operation(operator="+" | "-"):
                left, right, measure = self.alike(expression.left, expression.right, expression.at, place, row)
                return with_operands(expression, (left, right)), measure
            case Operation():
                left, first = self.measured(expression.left, place, row)
                right, second = self.measured(expression.right, place, row)
                return with_operands(expression, (left, right)), _product(expression, first, second)
            case Call(function="round", arguments=(value, places)):
                inner, measure = self.measured(value, place, row)
                return with_operands(expression, (inner, places)), measure
            case Call():
                return self._call(expression, place, row)
            case _:
                assert_never(expression)

    def _call(self, call: Call, place: Place, row: InRows) -> tuple[Expression, Known]:
        first, measure = self.measured(call.arguments[0], place, row)
        arguments = [first]
        for argument in call.arguments[1:]:
            worked, other = self.measured(argument, place, row)
            fitted, measure = self._fitted(worked, measure, other, call.at, place)
            arguments.append(fitted)
        return with_operands(call, tuple(arguments)), measure

    def alike(
        self, left: Expression, right: Expression, at: int, place: Place, row: InRows
    ) -> tuple[Expression, Expression, Known]:
        """Two sides that are added or compared, the right in the unit of the left."""
        first, measure = self.measured(left, place, row)
        second, other = self.measured(right, place, row)
        second, both = self._fitted(second, measure, other, at, place)
        return first, second, both

    def _fitted(
        self, right: Expression, measure: Known, other: Known, at: int, place: Place
    ) -> tuple[Expression, Known]:
        if isinstance(measure, AnyMeasure) or other is None:
            return right, other
        if isinstance(other, AnyMeasure) or measure is None:
            return right, measure
        factor = other.into(measure)
        if factor is None:
            first, second = measure.shown, other.shown
            where, cure = terms.NOWHERE, terms.UNLIKE_COLUMNS
            self.report(rules.UNLIKE_UNITS, place.right(at), left=first, right=second, where=where, cure=cure)
            return right, None
        return converted_by(right, factor), measure

    # --- the measure of a name

    def measure(self, reference: Reference, row: InRows) -> Measure | None:
        """The measure of a figure; ``None`` if unknown."""
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
            self._columns[node] = None  # unknown if circular, which the engine reports
            column = next((c for c in self.tables[table].columns if c.id == name), None)
            if column is not None and column.kind is ColumnKind.NUMBER:
                self._columns[node] = self._measure_of(InRows(table, unit), column)
        return self._columns[node]

    def _measure_of(self, row: InRows, column: Column) -> Measure | None:
        if column.unit:
            return measure_of(column.unit)
        if column.source.is_ratio:
            return self._measure_of_ratio(row, column)
        if column.takes_row_unit and row.unit:
            return self._measure_by_row(row, column)
        if (there := column.source.looked_up) and there[0] in self.tables:
            return self._column_measure(*there, "")
        return None

    def _measure_of_ratio(self, row: InRows, column: Column) -> Measure | None:
        """Per cent, or per what the ratio is, if both sides have the same measure."""
        per_cent = PERCENT.times(Measure((), Fraction(100, column.source.counted_per())))
        quotient = column.source.inputs()[0]
        if not isinstance(quotient.expression, Operation):
            return per_cent
        silent = self.silent()
        sides = (quotient.expression.left, quotient.expression.right)
        left, right = (silent.measured(side, quotient.place, row)[1] for side in sides)
        is_ratio = isinstance(left, Measure) and isinstance(right, Measure) and left.powers == right.powers
        return per_cent if is_ratio else None

    def _measure_by_row(self, row: InRows, column: Column) -> Measure | None:
        """The row's own unit, unless a formula results in a bare number."""
        wanted = measure_of(row.unit)
        formula = column.source.formula
        if formula is None:
            return wanted
        measure = self.silent().measured(formula, column.place, row)[1]
        return measure if isinstance(measure, Measure) and not measure.powers else wanted


def _product(operation: Operation, first: Known, second: Known) -> Known:
    """The measure of a product or quotient; unknown with a typed number in it, which may convert units."""
    if isinstance(first, AnyMeasure) and isinstance(second, AnyMeasure):
        return ANY
    if isinstance(first, Measure) and isinstance(second, AnyMeasure):
        by_hundred = operation.operator == "/" and operation.right == Number(100, getattr(operation.right, "at", 0))
        return first.without_percent() if by_hundred and first.has_percent else None
    if isinstance(first, Measure) and isinstance(second, Measure):
        return first.times(second, 1 if operation.operator == "*" else -1)
    return None
