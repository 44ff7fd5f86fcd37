"""Reading expressions by recursive descent with one token of lookahead; the first unexpected character is an error."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, NoReturn

from msgspec import Struct

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.numbers import NumberRead, as_exact, read_number, read_words
from kehoach.patterns import regex
from kehoach.plan.expression import (
    ESCAPED,
    FUNCTIONS,
    Call,
    Comparison,
    Embedded,
    Expression,
    ExpressionError,
    Form,
    Negation,
    Number,
    Operation,
    Reference,
    Step,
    closing_bracket,
    references,
)
from kehoach.source.names import one_spaced

NESTING_LIMIT: Final = 40
TOKEN_LIMIT: Final = 400


def parse_formula(text: str) -> Expression:
    """Read a text that is an expression as a whole.

    Raises:
        ExpressionError: at the first character that does not fit.
    """
    parser = _ExpressionParser(text, 0)
    result = parser.sum()
    parser.end()
    return result


def parse_row_formula(text: str) -> Expression:
    """Read the formula of one row, which names rows instead of columns: ``[Hộ nghèo] / [Tổng số hộ] * 100``.

    A row of the same table is a reference without a name; ``ap_cu[Tắc Ráng]`` and ``ap_cu.total`` are of another table.

    Raises:
        ExpressionError: at the first character that does not fit, or at a name that is not a row's.
    """
    parser = _ExpressionParser(text, 0, takes_rows=True)
    result = parser.sum()
    parser.end()
    for found in references(result):
        match found.steps:
            case (Step(is_row=True),) | (Step(name="total", is_row=False),):
                continue
        parser.fail(
            Bilingual(
                f"công thức của hàng chỉ gọi tên hàng: [{found.name}] hoặc bảng[{found.name}], không phải “{found}”",
                f"the formula of a row names rows, like [{found.name}] or table[{found.name}], and not “{found}”",
            ),
            found.at,
        )
    return result


def parse_check(text: str) -> Comparison:
    """Read one line of ``checks``.

    Raises:
        ExpressionError: at the first character that does not fit.
    """
    parser = _ExpressionParser(text, 0)
    result = parser.comparison()
    parser.end()
    return result


def parse_embedded(text: str, start: int) -> tuple[Embedded, int]:
    """Read an expression that begins after ``$(``; returns it with the index after its ``)``.

    Raises:
        ExpressionError: at the first character that does not fit.
    """
    parser = _ExpressionParser(text, start)
    result = parser.embedded()
    parser.expect(")")
    return result, parser.token.begin


_TOKEN = regex(
    r"""\s*(?:
      (?P<number>[0-9][0-9.,]*(?<![.,]))
    | (?P<name>[^\W\d]\w*(?:\.[12][0-9]{3}(?!\w))?)
    | (?P<symbol><>|<=|>=|[-+*/()\[\].;|%=<>±≠≤≥×÷−])
    | (?P<end>$)
    )""",
    re.VERBOSE,
)
_BLANKS = regex(r"\s*")
_SAME = {"×": "*", "÷": "/", "−": "-", "≠": "<>", "≤": "<=", "≥": ">="}


class _Token(Struct, frozen=True):
    kind: str
    """One of number, name, symbol or end."""
    text: str
    at: int
    begin: int
    """The index after the previous token."""


def _end_of_blanks(text: str, begin: int) -> int:
    """Where the blanks at an index end; the rest of a long line is not copied for it."""
    found = _BLANKS.match(text, begin)
    return found.end() if found else begin


class _ExpressionParser:
    """Recursive descent with one token of lookahead."""

    def __init__(self, text: str, start: int, *, takes_rows: bool = False) -> None:
        self.text = text
        self.takes_rows = takes_rows
        self.depth = 0
        self.read = 0
        self.token = _Token("end", "", start, start)
        self._next_from = start
        self.advance()

    # tokens

    def advance(self) -> _Token:
        self.read += 1
        if self.read > TOKEN_LIMIT:
            self.fail(Bilingual("biểu thức quá dài", "the expression is too long"))
        current = self.token
        begin = self._next_from
        found = _TOKEN.match(self.text, begin)
        if found is None:
            at = _end_of_blanks(self.text, begin)
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
        return self.accept(symbol) or self.fail(Bilingual(f"thiếu “{symbol}”", f"“{symbol}” is missing"))

    def end(self) -> None:
        if self.token.kind != "end":
            self.fail(Bilingual(f"“{self.token.text}” thừa hoặc đặt sai chỗ", f"unexpected “{self.token.text}”"))

    def fail(self, problem: Bilingual, at: int | None = None) -> NoReturn:
        raise ExpressionError(self.token.at if at is None else at, problem)

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
                    Bilingual(
                        "cách in đứng trước số đối chiếu: $(… | 00 = 02)",
                        "the number format comes first, then the figure to check against: $(… | 00 = 02)",
                    ),
                )
        return Embedded(expression, form, claim, claim_at)

    def form(self) -> Form:
        token = self.token if self.token.text in ("=", ")") else self.advance()
        if token.kind == "name" and token.text in ("words", "Words"):
            return Form(words=True, unit=self.rest("=", ")"), capital=token.text == "Words")
        form = None
        if token.kind == "number" and len(token.text) > 1 and not token.text.strip("0"):
            form = Form(pad=len(token.text))
        elif token.kind == "number" and token.text.isdecimal() and int(token.text) <= 9:
            form = Form(places=int(token.text), percent=self.accept("%") is not None)
        if form is None or self.token.kind in ("name", "number"):
            self.rest("=", ")")
            typed = self.text[token.at : self.token.at].strip()
            self.fail(
                Bilingual(
                    f"không có cách in “{typed}” (dùng: 0, 2 là số chữ số thập phân; 2% là phần trăm; 00 là ít nhất hai"
                    " chữ số; words, Words đồng là bằng chữ)",
                    f"unknown number format “{typed}” (use 0, 2 for decimals; 2% for per cent; 00 for at least two"
                    " digits; words, Words đồng for words)",
                ),
                token.at,
            )
        return form

    def rest(self, *ends: str) -> str:
        """The text up to one of these symbols, or to the end."""
        begin = self.token.at
        while not (self.token.kind == "end" or self.token.text in ends):
            self.advance()
        return " ".join(self.text[begin : self.token.at].split())

    def figure_in_words(self, form: Form) -> NumberRead:
        """A claim for a figure in words: in words, with or without its unit, or in digits."""
        if self.token.kind == "number":
            return self.figure()
        at, text = self.token.at, self.rest(")")
        bare = text.removesuffix(form.unit).strip() if form.unit else text
        try:
            value = Decimal(read_words(bare))
        except ValueError:
            self.fail(Bilingual(f"“{text}” không đọc được thành số", f"“{text}” cannot be read as a number"), at)
        places = max(-int(value.as_tuple().exponent), 0)
        return NumberRead(as_exact(value), places)

    def comparison(self) -> Comparison:
        left = self.sum()
        relation = self.accept("=", "<>", "<", "<=", ">", ">=")
        if relation is None:
            self.fail(Bilingual("thiếu dấu so sánh (= <> < <= > >=)", "a comparison sign is missing (= <> < <= > >=)"))
        right = self.sum()
        tolerance = self.figure().value if self.accept("±") else 0
        return Comparison(relation.text, left, right, tolerance, relation.at)  # type: ignore[arg-type]

    def sum(self) -> Expression:
        self.depth += 1
        if self.depth > NESTING_LIMIT:
            self.fail(Bilingual("quá nhiều dấu ngoặc lồng nhau", "the brackets are nested too deep"))
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
        if self.takes_rows and token.text == "[":
            return Reference("", (self.row_step(),), token.at)
        shown = f"“{token.text}”" if token.text else "chỗ kết thúc"
        self.fail(
            Bilingual(
                f"ở đây phải là một số hoặc một tên, không phải {shown}",
                f"expected a number or a name, not {f'“{token.text}”' if token.text else 'the end'}",
            ),
        )

    def figure(self) -> NumberRead:
        sign = "-" if self.accept("-") else ""
        token = self.token
        read = read_number(sign + token.text, vietnamese=True) if token.kind == "number" else None
        if not isinstance(read, NumberRead):
            self.fail(
                Bilingual(
                    f"“{token.text}” không phải là số (viết 1.234,5)", f"“{token.text}” is not a number (write 1.234,5)"
                )
            )
        self.advance()
        return read

    def call(self, name: _Token) -> Call:
        if name.text not in FUNCTIONS:
            known = ", ".join(FUNCTIONS)
            self.fail(
                Bilingual(
                    f"không có hàm “{name.text}” (dùng: {known})", f"unknown function “{name.text}” (use {known})"
                ),
                name.at,
            )
        self.expect("(")
        arguments = [self.sum()]
        while self.accept(";"):
            arguments.append(self.sum())
        self.expect(")")
        if name.text == "round" and not _is_round(arguments):
            self.fail(Bilingual("viết round(x; số chữ số thập phân)", "write round(x; decimals)"), name.at)
        return Call(name.text, tuple(arguments), name.at)

    def reference(self, name: _Token) -> Reference:
        steps: list[Step] = []
        while self.token.text in (".", "["):
            if self.token.text == "[":
                steps.append(self.row_step())
            else:
                self.advance()
                if self.token.kind != "name":
                    self.fail(Bilingual("sau dấu chấm phải là một tên", "expected a name after the dot"))
                step = self.advance()
                steps.append(Step(step.text, False, step.at))
        return Reference(name.text, tuple(steps), name.at)

    def row_step(self) -> Step:
        begin = self._next_from
        close = closing_bracket(self.text, begin)
        if close < 0:
            self.fail(Bilingual("thiếu “]”", "“]” is missing"))
        raw = self.text[begin:close]
        if not raw.strip():
            self.fail(Bilingual("thiếu tên hàng trong […]", "the row name is missing in […]"))
        self._next_from = close + 1
        at = begin + len(raw) - len(raw.lstrip())
        self.advance()
        return Step(ESCAPED.sub(r"\1", one_spaced(raw)), True, at)


def _is_round(arguments: list[Expression]) -> bool:
    return len(arguments) == 2 and isinstance(arguments[1], Number) and arguments[1].value in range(10)
