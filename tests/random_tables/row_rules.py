"""Rules that ask for one row, or for the totals: expressions with units, formulas, rates, growth."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from tests.random_tables.exact_figures import (
    Missing,
    Value,
    extreme,
    negative,
    over,
    plus,
    read,
    root,
    rounded,
    times,
    total,
)
from tests.random_tables.table_description import Call, Expr, Formula, Grown, Growth, Neg, Number, Op, Rate, Ref
from tests.random_tables.unit_measures import Measure

if TYPE_CHECKING:
    from tests.random_tables.evaluator import Sheet
    from tests.random_tables.table_description import Column

ANY = "any"
"""The unit of a number typed in a formula: that of what stands beside it."""
Unit: TypeAlias = Measure | str | None
"""``None``: nothing is known of it, and nothing is converted."""


def rowwise(sheet: Sheet, at: int | None, column: Column, source: Formula | Rate | Growth | Grown) -> Value:
    wanted = sheet.unit(at, column)
    match source:
        case Formula(expr):
            return in_unit(sheet, worth(sheet, expr, at), wanted)
        case Rate(above, below, per):
            (left, right), _ = ratio(sheet, above, below, at, wanted if per == 1 else None)
            return over(times(left, Fraction(per)), right)
        case Growth(now, base, per, years):
            (left, right), _ = ratio(sheet, now, base, at, None)
            return growth(sheet, left, right, per, years)
        case Grown(start, by, years, per):
            figure, unit = worth(sheet, start, at)
            speed, _ = worth(sheet, by, at)
            if isinstance(figure, Missing) or isinstance(speed, Missing):
                return in_unit(sheet, (times(figure, speed), unit), wanted)
            if speed < -per:
                sheet.plan.errors.add("KH434")
                return Missing.FAULTY
            return in_unit(sheet, (figure * (1 + speed / per) ** years, unit), wanted)


def growth(sheet: Sheet, now: Value, base: Value, per: int, years: int) -> Value:
    if isinstance(now, Missing) or isinstance(base, Missing):
        return times(now, base)
    if base <= 0:
        sheet.plan.errors.add("KH416")
        return Missing.FAULTY
    if years == 1:
        return (now / base - 1) * per
    if now < 0:
        sheet.plan.errors.add("KH433")
        return Missing.FAULTY
    return root(now / base * per**years, years) - per


def ratio(sheet: Sheet, above: Expr, below: Expr, at: int | None, wanted: Unit) -> tuple[tuple[Value, Value], Unit]:
    """Two figures, the upper one so converted that their quotient is a bare number, or in the unit wanted."""
    (left, unit), (right, other) = worth(sheet, above, at), worth(sheet, below, at)
    if isinstance(unit, Measure) and isinstance(other, Measure):
        quotient = unit.times(other, -1)
        factor = quotient.factor if not quotient.powers else None
        if factor is None and isinstance(wanted, Measure):
            factor = quotient.into(wanted)
        left = times(left, factor) if factor is not None else left
    return (left, right), None


def in_unit(sheet: Sheet, quantity: tuple[Value, Unit], wanted: Unit) -> Value:
    """A result in the unit of its cell; another kind of unit is a finding."""
    value, unit = quantity
    if not isinstance(unit, Measure) or not isinstance(wanted, Measure):
        return value
    factor = unit.into(wanted)
    if factor is None:
        sheet.plan.errors.add("KH422")
        return Missing.FAULTY
    return times(value, factor)


def worth(sheet: Sheet, expr: Expr, at: int | None) -> tuple[Value, Unit]:
    """The value of an expression in a row (``None``: over the totals), and what it is counted in."""
    match expr:
        case Number(text):
            return read(text)[0], ANY
        case Ref(name, ""):
            return (sheet.total(name) if at is None else sheet.cell(at, name)), sheet.unit(at, sheet.columns[name])
        case Ref(name, table):
            there = sheet.plan.sheet(table)
            return there.total(name), there.unit(None, there.columns[name])
        case Neg(inner):
            value, unit = worth(sheet, inner, at)
            return negative(value), unit
        case Op("+" | "-" as sign, left, right):
            (first, unit), second = worth(sheet, left, at), worth(sheet, right, at)
            value, unit = fitted(sheet, second, unit)
            return plus(first, value if sign == "+" else negative(value)), unit
        case Op(sign, left, right):
            (first, unit), (factor, other) = worth(sheet, left, at), worth(sheet, right, at)
            value = times(first, factor) if sign == "*" else over(first, factor)
            if isinstance(unit, Measure) and isinstance(other, Measure):
                return value, unit.times(other, 1 if sign == "*" else -1)
            return value, ANY if unit == other == ANY else None
        case Call("round", (inner, Number(text))):
            value, unit = worth(sheet, inner, at)
            if isinstance(value, Missing):
                return value, unit
            return rounded(value, int(text), sheet.table.rounding), unit
        case Call(name, (first_expr, *rest)):
            first, unit = worth(sheet, first_expr, at)
            values = [first]
            for each in rest:
                value, unit = fitted(sheet, worth(sheet, each, at), unit)
                values.append(value)
            return total(values) if name == "sum" else extreme(values, name == "max"), unit
    raise TypeError(expr)


def fitted(sheet: Sheet, quantity: tuple[Value, Unit], unit: Unit) -> tuple[Value, Unit]:
    """A quantity in the unit of what it is added to or compared with."""
    value, other = quantity
    if unit == ANY or other is None:
        return value, other
    if other == ANY or unit is None:
        return value, unit
    assert isinstance(other, Measure)
    assert isinstance(unit, Measure)
    factor = other.into(unit)
    if factor is None:
        sheet.plan.errors.add("KH421")
        return Missing.FAULTY, None
    return times(value, factor), unit


def sides(sheet: Sheet, left: Expr, right: Expr, at: int | None) -> tuple[Value, Value]:
    """Both sides of a comparison, the right one in the unit of the left."""
    first, unit = worth(sheet, left, at)
    second, _ = fitted(sheet, worth(sheet, right, at), unit)
    return first, second
