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
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, TypeGuard, assert_never

from kehoach.numbers import Exact, NumberRead, format_exact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kehoach.diagnostics.bilingual import Bilingual

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

    def __init__(self, at: int, problem: Bilingual) -> None:
        super().__init__(problem.en)
        self.at = at
        self.problem = problem


def operands(expression: Expression) -> tuple[Expression, ...]:
    """What an expression is computed from, from left to right; of a number or a name, nothing."""
    match expression:
        case Number() | Reference():
            return ()
        case Negation(operand=operand):
            return (operand,)
        case Operation(left=left, right=right):
            return (left, right)
        case Call(arguments=arguments):
            return arguments
        case _:
            assert_never(expression)


def with_operands(expression: Expression, changed: tuple[Expression, ...]) -> Expression:
    """The expression computed from other operands, as many as it has; itself where they are the same objects."""
    if all(new is old for new, old in zip(changed, operands(expression), strict=True)):
        return expression
    match expression:
        case Number() | Reference():
            return expression
        case Negation():
            return replace(expression, operand=changed[0])
        case Operation():
            return replace(expression, left=changed[0], right=changed[1])
        case Call():
            return replace(expression, arguments=changed)
        case _:
            assert_never(expression)


def walk(expression: Expression) -> Iterator[Expression]:
    """Every part of an expression and then itself: operands first, from left to right."""
    for operand in operands(expression):
        yield from walk(operand)
    yield expression


def rewrite(expression: Expression, change: Callable[[Expression], Expression]) -> Expression:
    """The expression with ``change`` applied to each of its parts in the order of ``walk``.

    ``change`` sees a part with its operands already changed. What it returns is not changed again. Where it returns
    every part as it is, the result is the same object.
    """
    changed = tuple(rewrite(operand, change) for operand in operands(expression))
    return change(with_operands(expression, changed))


def references(expression: Expression) -> tuple[Reference, ...]:
    """Every reference in it, from left to right."""
    return tuple(part for part in walk(expression) if isinstance(part, Reference))


def with_references(expression: Expression, swap: Callable[[Reference], Expression]) -> Expression:
    """The expression with something else in place of each reference."""
    return rewrite(expression, lambda part: swap(part) if isinstance(part, Reference) else part)


def divides(expression: Expression) -> bool:
    """Whether something is divided by anything but a typed figure, so that sums of such figures mean nothing."""
    return any(_divides(part) and not isinstance(part.right, Number) for part in walk(expression))


def divisors(expression: Expression) -> tuple[Reference, ...]:
    """Every reference below a division line, from left to right."""
    below = {name for part in walk(expression) if _divides(part) for name in references(part.right)}
    return tuple(name for name in references(expression) if name in below)


def has_figure(expression: Expression) -> bool:
    """Whether a figure other than 0 is typed in it."""
    return any(isinstance(part, Number) and part.value != 0 for part in walk(expression))


def _divides(part: Expression) -> TypeGuard[Operation]:
    return isinstance(part, Operation) and part.operator == "/"


def addends(expression: Expression) -> tuple[tuple[Expression, int], ...]:
    """What a sum adds up, from left to right, each with 1 or -1; of anything but a sum, itself."""
    match expression:
        case Negation(operand=operand):
            return tuple((part, -sign) for part, sign in addends(operand))
        case Operation(operator="+" | "-" as operator, left=left, right=right):
            sign = 1 if operator == "+" else -1
            return *addends(left), *((part, sign * own) for part, own in addends(right))
        case Number() | Reference() | Operation() | Call():
            return ((expression, 1),)
        case _:
            assert_never(expression)


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
        case _:
            assert_never(expression)


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


ESCAPED: Final = re.compile(r"\\([\[\]\\])")


def row_text(name: str) -> str:
    r"""A row's name as it is written between brackets; one whose own brackets do not match has them escaped.

    >>> print(row_text("Thôn 1 [mới]"), row_text("a] b"))
    Thôn 1 [mới] a\] b
    """
    if "\\" not in name and closing_bracket(name + "]", 0) == len(name):
        return name
    return re.sub(r"([\[\]\\])", r"\\\1", name)


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
