"""An evaluator of written formulas of its own: ``25 / 40 * 100``, ``(-) + 2``, ``100 * (1 + 10 / 100)^2``.

No line of the library is in it. A figure is a fraction; what is absent is a word, which goes through arithmetic as the
format says: "-" adds nothing, a product with it is "-"; of two absences the graver one counts.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final, TypeAlias

Worth: TypeAlias = Fraction | str

_GRAVITY: Final = ("-", "chưa có", "………")
_TOKEN: Final = re.compile(
    r"\s*(?:(?P<absent>\((?:-|chưa có|………)\))|(?P<figure>[0-9][0-9.]*(?:,[0-9]+)?)"
    r"|(?P<word>[a-z]+)|(?P<sign>[-+*/^();×]))"
)
_DIGITS: Final = 40


def evaluated(text: str) -> Worth:
    """What a written formula gives."""
    if text in _GRAVITY:
        return text
    tokens = [(m.lastgroup or "", m[m.lastgroup or 0]) for m in _TOKEN.finditer(text)]
    assert "".join(t for _, t in tokens) == re.sub(r"\s", "", text).replace("chưacó", "chưa có"), text
    reader = _Reader([*tokens, ("end", "")])
    found = reader.sum()
    assert reader.tokens[reader.at][0] == "end", text
    return found


class _Reader:
    """Reads by precedence: sums, products, powers, what stands in brackets."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self.tokens, self.at = tokens, 0

    def take(self, *signs: str) -> str:
        kind, text = self.tokens[self.at]
        if kind == "sign" and text in signs:
            self.at += 1
            return text
        return ""

    def sum(self) -> Worth:
        found = self.product()
        while sign := self.take("+", "-"):
            found = _added(found, self.product(), 1 if sign == "+" else -1)
        return found

    def product(self) -> Worth:
        found = self.power()
        while sign := self.take("*", "×", "/"):
            other = self.power()
            if isinstance(found, str) or isinstance(other, str):
                found = _graver(found, other)
            else:
                found = found / other if sign == "/" else found * other
        return found

    def power(self) -> Worth:
        if self.take("-"):
            found = self.power()
            return found if isinstance(found, str) else -found
        found = self.atom()
        if not self.take("^"):
            return found
        exponent = self.atom()
        if isinstance(found, str) or isinstance(exponent, str):
            return _graver(found, exponent)
        return found ** int(exponent) if exponent.denominator == 1 else _root(found, exponent.denominator)

    def atom(self) -> Worth:
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "absent":
            return text[1:-1]
        if kind == "figure":
            return Fraction(text.replace(".", "").replace(",", "."))
        arguments = [] if kind == "word" else [self.sum()]
        if kind == "word":
            assert self.take("(")
            arguments.append(self.sum())
            while self.take(";"):
                arguments.append(self.sum())
        assert self.take(")")
        return _called(text, arguments) if kind == "word" else arguments[0]


def _called(name: str, arguments: list[Worth]) -> Worth:
    figures = [value for value in arguments if not isinstance(value, str)]
    absent = [value for value in arguments if isinstance(value, str) and value != "-"]
    if absent or not figures:
        return max(absent, key=_GRAVITY.index) if absent else "-"
    return {"sum": lambda: sum(figures, Fraction(0)), "min": lambda: min(figures), "max": lambda: max(figures)}[name]()


def _added(left: Worth, right: Worth, sign: int) -> Worth:
    if isinstance(left, str) and isinstance(right, str):
        return _graver(left, right)
    if isinstance(right, str):
        return left if right == "-" else right
    return sign * right if left == "-" else left if isinstance(left, str) else left + sign * right


def _graver(left: Worth, right: Worth) -> str:
    return max((side for side in (left, right) if isinstance(side, str)), key=_GRAVITY.index)


def _root(value: Fraction, degree: int) -> Fraction:
    """To 40 decimals, from below."""
    scaled = value.numerator * 10 ** (_DIGITS * degree) // value.denominator
    low, high = 0, scaled + 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle**degree <= scaled else (low, middle)
    return Fraction(low, 10**_DIGITS)
