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
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal, NoReturn, TypeAlias

from kehoach.numbers import Exact, NumberRead, as_exact, format_exact, read_number, read_words

if TYPE_CHECKING:
    from collections.abc import Callable

NESTING_LIMIT: Final = 40
TOKEN_LIMIT: Final = 400

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


def parse_formula(text: str) -> Expression:
    """Read a bare expression, the whole of the text.

    Raises:
        ExpressionError: at the first character that does not fit.
    """
    parser = _Parser(text, 0)
    result = parser.sum()
    parser.end()
    return result


def parse_check(text: str) -> Comparison:
    """Read one line of ``checks``.

    Raises:
        ExpressionError: at the first character that does not fit.
    """
    parser = _Parser(text, 0)
    result = parser.comparison()
    parser.end()
    return result


def parse_embedded(text: str, start: int) -> tuple[Embedded, int]:
    """Read from just behind ``$(``; gives the expression and the index just behind its ``)``.

    Raises:
        ExpressionError: at the first character that does not fit.
    """
    parser = _Parser(text, start)
    result = parser.embedded()
    parser.expect(")")
    return result, parser.token.begin


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


_TOKEN = re.compile(
    r"""\s*(?:
      (?P<number>[0-9][0-9.,]*(?<![.,]))
    | (?P<name>[^\W\d]\w*(?:\.[12][0-9]{3}(?!\w))?)
    | (?P<symbol><>|<=|>=|[-+*/()\[\].;|%=<>±≠≤≥×÷−])
    | (?P<end>$)
    )""",
    re.VERBOSE,
)
_SAME = {"×": "*", "÷": "/", "−": "-", "≠": "<>", "≤": "<=", "≥": ">="}


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    """number, name, symbol or end."""
    text: str
    at: int
    begin: int
    """Where reading goes on behind the token before this one."""


class _Parser:
    """Recursive descent, one token ahead."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.depth = 0
        self.read = 0
        self.token = _Token("end", "", start, start)
        self._next_from = start
        self.advance()

    # tokens

    def advance(self) -> _Token:
        self.read += 1
        if self.read > TOKEN_LIMIT:
            self.fail("biểu thức quá dài", "the expression is too long")
        current = self.token
        begin = self._next_from
        found = _TOKEN.match(self.text, begin)
        if found is None:
            at = begin + len(self.text[begin:]) - len(self.text[begin:].lstrip())
            self.token = _Token("symbol", self.text[at : at + 1], at, begin)
            self._next_from = at + 1
        else:
            kind = found.lastgroup
            assert kind is not None  # noqa: S101 - every branch of the pattern is named
            text = found[kind]
            self.token = _Token(kind, _SAME.get(text, text), found.start(kind), begin)
            self._next_from = found.end()
        return current

    def accept(self, *symbols: str) -> _Token | None:
        if self.token.kind == "symbol" and self.token.text in symbols:
            return self.advance()
        return None

    def expect(self, symbol: str) -> _Token:
        return self.accept(symbol) or self.fail(f"thiếu “{symbol}”", f"“{symbol}” is missing")

    def end(self) -> None:
        if self.token.kind != "end":
            self.fail(f"“{self.token.text}” thừa hoặc đặt sai chỗ", f"unexpected “{self.token.text}”")

    def fail(self, vi: str, en: str, at: int | None = None) -> NoReturn:
        raise ExpressionError(self.token.at if at is None else at, vi, en)

    # grammar

    def embedded(self) -> Embedded:
        expression = self.sum()
        form = self.form() if self.accept("|") else None
        claim, claim_at = None, 0
        if self.accept("="):
            claim_at = self.token.at
            claim = self.figure_in_words(form) if form and form.words else self.figure()
            self.accept("%")
            if form is None and self.token.text == "|":
                self.fail(
                    "cách in đứng trước số đối chiếu: $(… | 00 = 02)",
                    "how a figure prints is said before what it is held against: $(… | 00 = 02)",
                )
        return Embedded(expression, form, claim, claim_at)

    def form(self) -> Form:
        token = self.advance()
        if token.kind == "name" and token.text in ("words", "Words"):
            return Form(words=True, unit=self.rest("=", ")"), capital=token.text == "Words")
        if token.kind == "number" and len(token.text) > 1 and not token.text.strip("0"):
            return Form(pad=len(token.text))
        if token.kind == "number" and token.text.isdecimal() and int(token.text) <= 9:
            return Form(places=int(token.text), percent=self.accept("%") is not None)
        self.fail(
            f"không có cách in “{token.text}” (dùng: 0, 2, 2%, 00, words, Words đồng)",
            f"unknown number format “{token.text}” (use 0, 2, 2%, 00, words or Words đồng)",
            token.at,
        )

    def rest(self, *ends: str) -> str:
        """The text from here to one of these symbols, or to the end."""
        begin = self.token.at
        while not (self.token.kind == "end" or self.token.text in ends):
            self.advance()
        return " ".join(self.text[begin : self.token.at].split())

    def figure_in_words(self, form: Form) -> NumberRead:
        """A figure claimed of words: in words, with or without the unit after it, or in digits."""
        if self.token.kind == "number":
            return self.figure()
        at, text = self.token.at, self.rest(")")
        bare = text.removesuffix(form.unit).strip() if form.unit else text
        try:
            value = Decimal(read_words(bare))
        except ValueError:
            self.fail(f"“{text}” không đọc được thành số", f"“{text}” cannot be read as a number", at)
        places = max(-int(value.as_tuple().exponent), 0)
        return NumberRead(as_exact(value), places)

    def comparison(self) -> Comparison:
        left = self.sum()
        relation = self.accept("=", "<>", "<", "<=", ">", ">=")
        if relation is None:
            self.fail("thiếu dấu so sánh (= <> < <= > >=)", "a comparison sign is missing (= <> < <= > >=)")
        right = self.sum()
        tolerance = self.figure().value if self.accept("±") else 0
        return Comparison(relation.text, left, right, tolerance, relation.at)  # type: ignore[arg-type]

    def sum(self) -> Expression:
        self.depth += 1
        if self.depth > NESTING_LIMIT:
            self.fail("quá nhiều dấu ngoặc lồng nhau", "the brackets are nested too deep")
        left = self.product()
        while token := self.accept("+", "-"):
            left = Operation(token.text, left, self.product(), token.at)  # type: ignore[arg-type]
        self.depth -= 1
        return left

    def product(self) -> Expression:
        left = self.signed()
        while token := self.accept("*", "/"):
            left = Operation(token.text, left, self.signed(), token.at)  # type: ignore[arg-type]
        return left

    def signed(self) -> Expression:
        if token := self.accept("-"):
            return Negation(self.atom(), token.at)
        return self.atom()

    def atom(self) -> Expression:
        token = self.token
        if token.kind == "number":
            return Number(self.figure().value, token.at)
        if token.kind == "name":
            self.advance()
            return self.call(token) if self.token.text == "(" else self.reference(token)
        if self.accept("("):
            inner = self.sum()
            self.expect(")")
            return inner
        shown = f"“{token.text}”" if token.text else "chỗ kết thúc"
        self.fail(
            f"ở đây phải là một số hoặc một tên, không phải {shown}",
            f"expected a number or a name, not {f'“{token.text}”' if token.text else 'the end'}",
        )

    def figure(self) -> NumberRead:
        sign = "-" if self.accept("-") else ""
        token = self.token
        read = read_number(sign + token.text, vietnamese=True) if token.kind == "number" else None
        if not isinstance(read, NumberRead):
            self.fail(
                f"“{token.text}” không phải là số (viết 1.234,5)", f"“{token.text}” is not a number (write 1.234,5)"
            )
        self.advance()
        return read

    def call(self, name: _Token) -> Call:
        if name.text not in FUNCTIONS:
            known = ", ".join(FUNCTIONS)
            self.fail(
                f"không có hàm “{name.text}” (dùng: {known})", f"unknown function “{name.text}” (use {known})", name.at
            )
        self.expect("(")
        arguments = [self.sum()]
        while self.accept(";"):
            arguments.append(self.sum())
        self.expect(")")
        if name.text == "round" and not _is_round(arguments):
            self.fail("viết round(x; số chữ số thập phân)", "write round(x; decimals)", name.at)
        return Call(name.text, tuple(arguments), name.at)

    def reference(self, name: _Token) -> Reference:
        steps: list[Step] = []
        while self.token.text in (".", "["):
            if self.token.text == "[":
                steps.append(self.row_step())
            else:
                self.advance()
                if self.token.kind != "name":
                    self.fail("sau dấu chấm phải là một tên", "expected a name after the dot")
                step = self.advance()
                steps.append(Step(step.text, False, step.at))
        return Reference(name.text, tuple(steps), name.at)

    def row_step(self) -> Step:
        begin = self._next_from
        close = _closing_bracket(self.text, begin)
        if close < 0:
            self.fail("thiếu “]”", "“]” is missing")
        raw = self.text[begin:close]
        if not raw.strip():
            self.fail("thiếu tên hàng trong […]", "the row name is missing in […]")
        self._next_from = close + 1
        at = begin + len(raw) - len(raw.lstrip())
        self.advance()
        return Step(_ESCAPED.sub(r"\1", " ".join(raw.split())), True, at)


_ESCAPED: Final = re.compile(r"\\([\[\]\\])")


def row_text(name: str) -> str:
    r"""A row's name as it is written between brackets; one whose own brackets do not match has them escaped.

    >>> print(row_text("Thôn 1 [mới]"), row_text("a] b"))
    Thôn 1 [mới] a\] b
    """
    if "\\" not in name and _closing_bracket(name + "]", 0) == len(name):
        return name
    return re.sub(r"([\[\]\\])", r"\\\1", name)


def _closing_bracket(text: str, begin: int) -> int:
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


def _is_round(arguments: list[Expression]) -> bool:
    return len(arguments) == 2 and isinstance(arguments[1], Number) and arguments[1].value in range(10)
