"""Expressions compiled to functions of a row's index, so that a column is computed in one loop."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TypeAlias, assert_never

from kehoach.numbers import Rounding, round_exact, tidy
from kehoach.plan.cell_values import Absence
from kehoach.plan.expression import Call, Expression, Negation, Number, Operation, Reference
from kehoach.tables.values import Value, add, divide, figures_among, graver, multiply, negate, subtract, sum_up

Cells: TypeAlias = Callable[[int], Value]
"""The value at a row's index."""

Binding: TypeAlias = Callable[[Reference], Cells]
"""What a reference means: a column gives a cell for each row, anything else the same value for all."""

_OPERATIONS = {"+": add, "-": subtract, "*": multiply, "/": divide}


def compiled(expression: Expression, bind: Binding, rounding: Rounding = Rounding.HALF_UP) -> Cells:
    """The function that computes an expression; it raises ``ZeroDivisionError`` on a division by zero."""
    match expression:
        case Number(value=value):
            return lambda _row: value
        case Reference():
            return bind(expression)
        case Negation(operand=operand):
            inner = compiled(operand, bind, rounding)
            return lambda row: negate(inner(row))
        case Operation(operator=operator, left=left, right=right):
            first, second = compiled(left, bind, rounding), compiled(right, bind, rounding)
            operation = _OPERATIONS[operator]
            return lambda row: operation(first(row), second(row))
        case Call():
            return _call(expression, bind, rounding)
        case _:
            assert_never(expression)


def natural_places(expression: Expression, places_of: Callable[[Reference], int]) -> int:
    """The default decimals of a result: those of its inputs, and at least two if it divides."""
    match expression:
        case Number():
            return 0
        case Reference():
            return places_of(expression)
        case Negation(operand=operand):
            return natural_places(operand, places_of)
        case Operation(operator=operator, left=left, right=right):
            places = max(natural_places(left, places_of), natural_places(right, places_of))
            return max(places, 2) if operator == "/" else places
        case Call(function="round", arguments=(_, Number(value=int(places)))):
            return places
        case Call(arguments=arguments):
            return max(natural_places(argument, places_of) for argument in arguments)
        case _:
            assert_never(expression)


def _call(call: Call, bind: Binding, rounding: Rounding) -> Cells:
    arguments = [compiled(argument, bind, rounding) for argument in call.arguments]
    if call.function == "sum":
        return lambda row: sum_up([argument(row) for argument in arguments])
    if call.function == "round":
        value, places = arguments
        return lambda row: _rounded(value(row), places(row), rounding)
    pick = max if call.function == "max" else min
    return lambda row: _extreme([argument(row) for argument in arguments], pick)


def _rounded(value: Value, places: Value, rounding: Rounding) -> Value:
    if isinstance(value, Absence) or isinstance(places, Absence):
        return graver(value, places)
    return tidy(Fraction(round_exact(value, int(places), rounding)))


def _extreme(values: list[Value], pick: Callable[..., int]) -> Value:
    figures = figures_among(values)
    if isinstance(figures, Absence):
        return figures
    return pick(figures) if figures else Absence.NOTHING
