"""Figures and the ways to have none, as docs/spec.md has them: read, added, rounded and written. No line of kehoach."""

from __future__ import annotations

import functools
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


class Missing(Enum):
    """Why there is no figure; where two meet, the larger one is the result."""

    NOTHING = 0
    UNKNOWN = 1
    GAP = 2
    BLANK = 3
    FAULTY = 4

    def __lt__(self, other: Missing) -> bool:
        return self.value < other.value


Value: TypeAlias = Fraction | Missing

TEXT_OF = {
    Missing.NOTHING: "-",
    Missing.UNKNOWN: "chưa có",
    Missing.GAP: "………",
    Missing.BLANK: "",
    Missing.FAULTY: "?",
}
SKIPPED = (Missing.UNKNOWN, Missing.GAP)
"""What totals leave out under ``missing: skip``."""


def quoted(text: str) -> str | None:
    """The words of a cell in quotes; ``None`` of any other."""
    return text[1:-1] if text.startswith('"') else None


@functools.cache
def read(text: str) -> tuple[Value, int]:
    """What a typed cell is worth and with how many decimals it was typed; quoted words are worth nothing."""
    if not text:
        return Missing.BLANK, 0
    if text == "-" or quoted(text) is not None:
        return Missing.NOTHING, 0
    if text == "chưa có":
        return Missing.UNKNOWN, 0
    if text.startswith("CẦN BỔ SUNG"):
        return Missing.GAP, 0
    whole, _, decimals = text.replace(".", "").partition(",")
    return Fraction(int(whole + decimals), 10 ** len(decimals)), len(decimals)


def gravest(*values: Value) -> Missing:
    """The absence that counts among values of which one at least is absent."""
    return max(value for value in values if isinstance(value, Missing))


def plus(left: Value, right: Value) -> Value:
    """A sum: nothing adds nothing, what is not known makes it unknown."""
    if isinstance(left, Missing) and isinstance(right, Missing):
        return max(left, right)
    if isinstance(left, Missing):
        return right if left is Missing.NOTHING else left
    if isinstance(right, Missing):
        return left if right is Missing.NOTHING else right
    return left + right


def times(left: Value, right: Value) -> Value:
    """A product: absent where a factor is."""
    if isinstance(left, Missing) or isinstance(right, Missing):
        return gravest(left, right)
    return left * right


def over(left: Value, right: Value) -> Value:
    """A quotient: absent where a side is; ``ZeroDivisionError`` where a figure is divided by 0."""
    if isinstance(left, Missing) or isinstance(right, Missing):
        return gravest(left, right)
    return left / right


def negative(value: Value) -> Value:
    return value if isinstance(value, Missing) else -value


def figures(values: Sequence[Value], skip: Collection[Value] = ()) -> list[Fraction] | Missing:
    """The figures among values that are summed or compared; the gravest absence where it stands for all."""
    absent = [value for value in values if isinstance(value, Missing) and value not in skip]
    worst = max(absent, default=Missing.NOTHING)
    return [value for value in values if isinstance(value, Fraction)] if worst is Missing.NOTHING else worst


def total(values: Sequence[Value], skip: Collection[Value] = ()) -> Value:
    """The sum of values; nothing where there are no figures."""
    found = figures(values, skip)
    if isinstance(found, Missing):
        return found
    return sum(found, Fraction(0)) if found else Missing.NOTHING


def extreme(values: Sequence[Value], largest: bool, skip: Collection[Value] = ()) -> Value:
    """The largest or smallest of values."""
    found = figures(values, skip)
    if isinstance(found, Missing):
        return found
    return (max if largest else min)(found) if found else Missing.NOTHING


def rounded(value: Fraction, places: int, rounding: str) -> Fraction:
    """A figure rounded to so many decimals: half-up (away from zero), truncate (towards zero), half-even."""
    units = abs(value) * 10**places
    whole = units.numerator // units.denominator
    rest = units - whole
    half = Fraction(1, 2)
    if rounding == "half-up":
        whole += rest >= half
    elif rounding == "half-even":
        whole += rest > half or (rest == half and whole % 2 == 1)
    return Fraction(-whole if value < 0 else whole, 10**places)


def written(value: Value, places: int, rounding: str = "half-up", pad: int = 0) -> str:
    """A figure in Vietnamese marks; with ``pad`` digits at least before the comma, then without dots if zeros lead."""
    if isinstance(value, Missing):
        return TEXT_OF[value]
    shown = rounded(value, places, rounding)
    digits = str(abs(shown.numerator) * 10**places // shown.denominator).rjust(places + 1, "0")
    whole, decimals = (digits[:-places], digits[-places:]) if places else (digits, "")
    if len(whole) < pad:
        whole = whole.rjust(pad, "0")
    else:
        for at in range(len(whole) - 3, 0, -3):
            whole = f"{whole[:at]}.{whole[at:]}"
    sign = "-" if shown < 0 else ""
    return sign + whole + ("," + decimals if decimals else "")


def places_needed(value: Fraction, most: int) -> int:
    """The decimals that a figure takes, at most so many."""
    return next((places for places in range(most) if (value * 10**places).denominator == 1), most)


def root(value: Fraction, degree: int) -> Fraction:
    """The root of a figure: exact where it is a fraction, else the middle of the 30 decimals that it lies between."""
    exact = [_whole_root(part, degree) for part in (value.numerator, value.denominator)]
    if exact[0] ** degree == value.numerator and exact[1] ** degree == value.denominator:
        return Fraction(exact[0], exact[1])
    scale = 10**30
    below = _whole_root(value.numerator * scale**degree // value.denominator, degree)
    return Fraction(2 * below + 1, 2 * scale)


def _whole_root(value: int, degree: int) -> int:
    """The largest whole number whose power is not above a value, by halving."""
    low, high = 0, 1
    while high**degree <= value:
        high *= 2
    while high - low > 1:
        middle = (low + high) // 2
        if middle**degree <= value:
            low = middle
        else:
            high = middle
    return low
