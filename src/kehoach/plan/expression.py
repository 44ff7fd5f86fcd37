"""The expression language, alone in formulas and checks and as ``$(…)`` in prose.

    giam_ngheo.total.dau        giam_ngheo[Khu phố 9].cuoi        dau - giam        sum(a; b)
    cam_ket / giam_ngheo.total.ho | 2% = 0,28                     total.cuoi = 21 ± 0,1

A name can end in a year (``von.2026``): one of the columns made by ``years``. Numbers are Vietnamese (``1.234,5``),
arguments are separated by ``;``. A parsed expression is data: nothing in it can call, loop or reach outside the plan.
Each part has its position, counted in characters from the beginning of its line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias, TypeGuard, assert_never

from msgspec import Struct
from msgspec.structs import replace

from kehoach.numbers import Exact, NumberRead, format_exact
from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kehoach.diagnostics.bilingual import Bilingual

Operator = Literal["+", "-", "*", "/"]
Relation = Literal["=", "<>", "<", "<=", ">", ">="]

FUNCTIONS: Final = ("sum", "min", "max", "round")


class Number(Struct, frozen=True):
    """A figure typed in the expression, or a factor that converts the part before it to another unit."""

    value: Exact
    at: int
    converts: bool = False


class Reference(Struct, frozen=True):
    """A name and the steps from it: ``giam_ngheo[Khu phố 9].cuoi`` has the steps ``[Khu phố 9]`` and ``cuoi``.

    In the formula of a row, the name is empty for a row of the same table.
    """

    name: str
    steps: tuple[Step, ...]
    at: int

    def __str__(self) -> str:
        return self.name + "".join(f"[{row_text(s.name)}]" if s.is_row else f".{s.name}" for s in self.steps)


class Step(Struct, frozen=True):
    """One step of a reference: to a row by its name, or to a column or fact by its id."""

    name: str
    is_row: bool
    at: int


class Negation(Struct, frozen=True):
    """``-x``."""

    operand: Expression
    at: int


class Operation(Struct, frozen=True):
    """``left operator right``."""

    operator: Operator
    left: Expression
    right: Expression
    at: int


class Call(Struct, frozen=True):
    """A call of one of ``FUNCTIONS``."""

    function: str
    arguments: tuple[Expression, ...]
    at: int


Expression: TypeAlias = Number | Reference | Negation | Operation | Call


class Comparison(Struct, frozen=True):
    """A check: two sides and their relation, within a tolerance."""

    relation: Relation
    left: Expression
    right: Expression
    tolerance: Exact
    at: int


class Form(Struct, frozen=True):
    """How a figure in prose is printed: with decimals, as per cent, zero-padded, or in words."""

    places: int = 0
    percent: bool = False
    pad: int = 0
    words: bool = False
    unit: str = ""
    """In words: the unit to convert to, printed after the figure; empty for its own unit, which is not printed."""
    capital: bool = False
    """In words: whether the first letter is a capital."""

    def __str__(self) -> str:
        """As it is typed: ``2``, ``2%``, ``00``, ``words``, ``Words đồng``."""
        if self.words:
            return f"{'Words' if self.capital else 'words'} {self.unit}".rstrip()
        return "0" * self.pad if self.pad else f"{self.places}{'%' * self.percent}"


class Embedded(Struct, frozen=True):
    """The content of ``$(…)``: an expression, its format if it has one, and the figure it claims."""

    expression: Expression
    form: Form | None
    claim: NumberRead | None
    claim_at: int


class ExpressionError(Exception):
    """An expression that cannot be read: what is wrong, and at which character."""

    def __init__(self, at: int, problem: Bilingual) -> None:
        super().__init__(problem.en)
        self.at = at
        self.problem = problem


def operands(expression: Expression) -> tuple[Expression, ...]:
    """The operands of an expression from left to right; none for a number or a name."""
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
    """The expression with its operands replaced, as many as it has; itself where they are the same objects."""
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
    """Every part of an expression and then the expression itself: operands first, from left to right."""
    for operand in operands(expression):
        yield from walk(operand)
    yield expression


def rewrite(expression: Expression, change: Callable[[Expression], Expression]) -> Expression:
    """The expression with ``change`` applied to each of its parts in the order of ``walk``.

    ``change`` receives a part with its operands already changed, and its result is not changed again. If it returns
    every part as it is, the result is the same object.
    """
    changed = tuple(rewrite(operand, change) for operand in operands(expression))
    return change(with_operands(expression, changed))


def references(expression: Expression) -> tuple[Reference, ...]:
    """Every reference in an expression, from left to right."""
    return tuple(part for part in walk(expression) if isinstance(part, Reference))


def with_references(expression: Expression, swap: Callable[[Reference], Expression]) -> Expression:
    """The expression with each reference replaced by ``swap``."""
    return rewrite(expression, lambda part: swap(part) if isinstance(part, Reference) else part)


def divides(expression: Expression) -> bool:
    """Whether it divides by anything except a typed figure, so that sums of such figures are meaningless."""
    return any(_divides(part) and not isinstance(part.right, Number) for part in walk(expression))


def divisors(expression: Expression) -> tuple[Reference, ...]:
    """Every reference in a divisor, from left to right."""
    below = {name for part in walk(expression) if _divides(part) for name in references(part.right)}
    return tuple(name for name in references(expression) if name in below)


def has_figure(expression: Expression) -> bool:
    """Whether it contains a typed figure other than 0."""
    return any(isinstance(part, Number) and part.value != 0 for part in walk(expression))


def _divides(part: Expression) -> TypeGuard[Operation]:
    return isinstance(part, Operation) and part.operator == "/"


def addends(expression: Expression) -> tuple[tuple[Expression, int], ...]:
    """The terms of a sum from left to right, each with its sign, 1 or -1; any other expression is its only term."""
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
    """An expression times its base: ``a / b * 100``; the expression itself for 1."""
    return expression if per == 1 else Operation("*", expression, Number(per, 0), 0)


def converted_by(expression: Expression, factor: Exact | None) -> Expression:
    """An expression converted to another unit: times a factor, written as a division where that is shorter.

    The expression itself where the factor is ``None`` or 1.
    """
    if factor is None or factor == 1:
        return expression
    if factor.numerator == 1:
        return Operation("/", expression, Number(factor.denominator, expression.at, converts=True), expression.at)
    value = factor.numerator if factor.denominator == 1 else factor
    return Operation("*", expression, Number(value, expression.at, converts=True), expression.at)


def expression_text(expression: Expression, name_of: Callable[[Reference], str] = str) -> str:
    """An expression as text, with as few brackets as possible; ``name_of`` writes a reference.

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


_TO_ESCAPE: Final = regex(r"([\[\]\\])")
ESCAPED: Final = regex(r"\\([\[\]\\])")


def row_text(name: str) -> str:
    r"""The name of a row as it is written in brackets; unbalanced brackets and backslashes are escaped.

    >>> print(row_text("Thôn 1 [mới]"), row_text("a] b"))
    Thôn 1 [mới] a\] b
    """
    if not _TO_ESCAPE.search(name) or ("\\" not in name and closing_bracket(name + "]", 0) == len(name)):
        return name
    return _TO_ESCAPE.sub(r"\\\1", name)


def closing_bracket(text: str, begin: int) -> int:
    """The index of the bracket that closes one opened before ``begin``; -1 where it is never closed."""
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
