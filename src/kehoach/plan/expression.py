"""The one expression language: bare in formulas and checks, as ``$(…)`` in prose.

    giam_ngheo.total.dau        giam_ngheo[Khu phố 9].cuoi        dau - giam        sum(a; b)
    cam_ket / giam_ngheo.total.ho | 2% = 0,28                     total.cuoi = 21 ± 0,1

A name may end in a year (``von.2026``): one column of those that a column with ``years`` is.
Numbers are Vietnamese (``1.234,5``), arguments are separated by ``;``. A parsed expression is data: nothing in
it can call, loop or reach outside the plan. Each part knows where it stands, counted in characters from the
beginning of the expression's line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from kehoach.numbers import Exact, NumberRead, format_exact

if TYPE_CHECKING:
    from collections.abc import Callable


Operator = Literal["+", "-", "*", "/"]
Relation = Literal["=", "<>", "<", "<=", ">", ">="]

FUNCTIONS: Final = ("sum", "min", "max", "round")


@dataclass(frozen=True, slots=True)
class Number:
    """A figure typed in the expression, or one that converts what is before it to another unit."""

    value: Exact
    at: int
    converts: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A name and the way from it: ``giam_ngheo[Khu phố 9].cuoi`` has the steps ``[Khu phố 9]`` and ``cuoi``."""

    name: str
    steps: tuple[Step, ...]
    at: int

    def __str__(self) -> str:
        return self.name + "".join(f"[{row_text(s.name)}]" if s.is_row else f".{s.name}" for s in self.steps)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a reference: to a row by its name, or to a column or fact by its id."""

    name: str
    is_row: bool
    at: int


@dataclass(frozen=True, slots=True)
class Negation:
    """``-x``."""

    operand: Expression
    at: int


@dataclass(frozen=True, slots=True)
class Operation:
    """``left operator right``."""

    operator: Operator
    left: Expression
    right: Expression
    at: int


@dataclass(frozen=True, slots=True)
class Call:
    """One of the few functions there are."""

    function: str
    arguments: tuple[Expression, ...]
    at: int


Expression: TypeAlias = Number | Reference | Negation | Operation | Call


@dataclass(frozen=True, slots=True)
class Comparison:
    """A check: two sides that must stand in a relation, within a tolerance."""

    relation: Relation
    left: Expression
    right: Expression
    tolerance: Exact
    at: int


@dataclass(frozen=True, slots=True)
class Form:
    """How a figure in prose is printed: decimals, as per cent, zero-padded, or in words."""

    places: int = 0
    percent: bool = False
    pad: int = 0
    words: bool = False
    unit: str = ""
    """In words: the unit in which the figure is read out, said after it; empty: its own, which is not said."""
    capital: bool = False
    """In words: whether the first letter is a capital."""

    def __str__(self) -> str:
        """As it is typed: ``2``, ``2%``, ``00``, ``words``, ``Words đồng``."""
        if self.words:
            return f"{'Words' if self.capital else 'words'} {self.unit}".rstrip()
        return "0" * self.pad if self.pad else f"{self.places}{'%' * self.percent}"


@dataclass(frozen=True, slots=True)
class Embedded:
    """What stands between ``$(`` and ``)``: an expression, its form if it says one, and the figure it claims."""

    expression: Expression
    form: Form | None
    claim: NumberRead | None
    claim_at: int


class ExpressionError(Exception):
    """An expression that cannot be read; says what is wrong at which character."""

    def __init__(self, at: int, vi: str, en: str) -> None:
        super().__init__(en)
        self.at = at
        self.vi = vi
        self.en = en


def references(expression: Expression) -> tuple[Reference, ...]:
    """Every reference in it, from left to right."""
    match expression:
        case Reference():
            return (expression,)
        case Negation(operand=operand):
            return references(operand)
        case Operation(left=left, right=right):
            return references(left) + references(right)
        case Call(arguments=arguments):
            return tuple(r for argument in arguments for r in references(argument))
        case Number():
            return ()


def with_references(expression: Expression, swap: Callable[[Reference], Expression]) -> Expression:
    """The expression with something else in place of each reference."""
    match expression:
        case Reference():
            return swap(expression)
        case Negation(operand=operand, at=at):
            return Negation(with_references(operand, swap), at)
        case Operation(operator=operator, left=left, right=right, at=at):
            return Operation(operator, with_references(left, swap), with_references(right, swap), at)
        case Call(function=function, arguments=arguments, at=at):
            return Call(function, tuple(with_references(argument, swap) for argument in arguments), at)
        case Number():
            return expression


def divides(expression: Expression) -> bool:
    """Whether something is divided by a name, so that sums of such figures mean nothing."""
    match expression:
        case Operation(operator="/", right=right) if not isinstance(right, Number):
            return True
        case Operation(left=left, right=right):
            return divides(left) or divides(right)
        case Negation(operand=operand):
            return divides(operand)
        case Call(arguments=arguments):
            return any(map(divides, arguments))
        case Number() | Reference():
            return False


def per_so_many(expression: Expression, per: int) -> Expression:
    """An expression times what it is per: ``a / b * 100``; itself where that is 1."""
    return expression if per == 1 else Operation("*", expression, Number(per, 0), 0)


def converted_by(expression: Expression, factor: Exact | None) -> Expression:
    """An expression in another unit: times a factor, which is written as a division where that is shorter.

    Itself where there is no factor, or it is 1.
    """
    if factor is None or factor == 1:
        return expression
    if factor.numerator == 1:
        return Operation("/", expression, Number(factor.denominator, expression.at, converts=True), expression.at)
    value = factor.numerator if factor.denominator == 1 else factor
    return Operation("*", expression, Number(value, expression.at, converts=True), expression.at)


def expression_text(expression: Expression, name_of: Callable[[Reference], str] = str) -> str:
    """An expression written out again, with as few brackets as it takes; ``name_of`` says what stands for a name.

    >>> expression_text(parse_formula("(dau−1.000) ÷ (ho)"))
    '(dau - 1.000) / ho'
    """
    match expression:
        case Number(value=value):
            return _figure_text(value)
        case Reference():
            return name_of(expression)
        case Negation(operand=operand):
            return f"-{_bracketed(operand, isinstance(operand, Operation | Negation), name_of)}"
        case Operation(operator=operator, left=left, right=right):
            is_product = operator in _PRODUCTS
            first = _bracketed(left, is_product and _is_sum(left), name_of)
            second = _bracketed(right, _is_sum(right) or (is_product and isinstance(right, Operation)), name_of)
            return f"{first} {operator} {second}"
        case Call(function=function, arguments=arguments):
            return f"{function}({'; '.join(expression_text(argument, name_of) for argument in arguments)})"


_PRODUCTS: Final = ("*", "/")


def _is_sum(expression: Expression) -> bool:
    return isinstance(expression, Operation) and expression.operator not in _PRODUCTS


def _bracketed(expression: Expression, needed: bool, name_of: Callable[[Reference], str]) -> str:
    text = expression_text(expression, name_of)
    return f"({text})" if needed else text


def _figure_text(value: Exact) -> str:
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    return format_exact(value, places)


_TO_ESCAPE: Final = re.compile(r"([\[\]\\])")
ESCAPED: Final = re.compile(r"\\([\[\]\\])")


def row_text(name: str) -> str:
    r"""A row's name as it is written between brackets; one whose own brackets do not match has them escaped.

    >>> print(row_text("Thôn 1 [mới]"), row_text("a] b"))
    Thôn 1 [mới] a\] b
    """
    if not _TO_ESCAPE.search(name) or ("\\" not in name and closing_bracket(name + "]", 0) == len(name)):
        return name
    return _TO_ESCAPE.sub(r"\\\1", name)


def closing_bracket(text: str, begin: int) -> int:
    """Where the bracket ends that was opened before ``begin``, over those within it; -1 where it does not."""
    depth, at = 0, begin
    while at < len(text):
        if text[at] == "\\":
            at += 1
        elif text[at] == "[":
            depth += 1
        elif text[at] == "]":
            if not depth:
                return at
            depth -= 1
        at += 1
    return -1
