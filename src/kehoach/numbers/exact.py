"""Exact numbers and the only place where they are rounded. For formatting see ``display``."""

import enum
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeAlias

from kehoach.patterns import regex

Exact: TypeAlias = int | Fraction

_PLAIN_DECIMAL: Final = regex(r"-?[0-9]+(\.[0-9]+)?")


class Rounding(enum.Enum):
    """How digits beyond the last kept one are handled."""

    HALF_UP = "half-up"
    """To the nearest; halves are rounded away from zero (0,125 to 0,13 and -0,125 to -0,13)."""
    TRUNCATE = "truncate"
    """Truncated, towards zero."""
    HALF_EVEN = "half-even"
    """To the nearest; halves are rounded to the even digit (0,125 to 0,12 and 0,135 to 0,14)."""


def round_exact(value: Exact, places: int, rounding: Rounding = Rounding.HALF_UP) -> Decimal:
    """Round once to ``places`` decimals; the result keeps trailing zeros.

    Exact for any size, independent of the decimal context. Zero is never negative.

    Raises:
        ValueError: ``places`` is negative.

    >>> round_exact(Fraction(29, 2452) * 100, 2)
    Decimal('1.18')
    >>> round_exact(Fraction(-1, 8), 2), round_exact(Fraction(-1, 8), 2, Rounding.TRUNCATE)
    (Decimal('-0.13'), Decimal('-0.12'))
    >>> round_exact(Fraction(-1, 1000), 2)
    Decimal('0.00')
    """
    sign, digits, _ = Decimal(rounded_units(value, places, rounding)).as_tuple()
    return Decimal((sign, digits, -places))


def rounded_units(value: Exact, places: int, rounding: Rounding = Rounding.HALF_UP) -> int:
    """How many units of the last of ``places`` decimals a value is when it is rounded to them, once.

    Raises:
        ValueError: ``places`` is negative.

    >>> rounded_units(Fraction(-5, 4), 1)
    -13
    """
    if places < 0:
        raise ValueError(f"places must not be negative: {places}")
    return _nearest_integer(value.numerator * 10**places, value.denominator, rounding)


def tidy(value: Exact) -> Exact:
    """The same number, as an int if it is whole, which is faster."""
    return value.numerator if value.denominator == 1 else value


def exact_sum(figures: Iterable[Exact]) -> Exact:
    """The sum of exact numbers, 0 of none; figures of one denominator, as most of a column are, are added as ints.

    >>> exact_sum([Fraction(1, 10), Fraction(9, 10), 2])
    3
    """
    numerators: dict[int, int] = {}
    for figure in figures:
        denominator = figure.denominator
        numerators[denominator] = numerators.get(denominator, 0) + figure.numerator
    return tidy(sum(Fraction(numerator, denominator) for denominator, numerator in numerators.items()))


def as_exact(value: int | Fraction | Decimal | str) -> Exact:
    """Convert a number from Python code to an exact one: an int if it is whole, else a Fraction.

    A string is plain decimal notation: digits 0-9, at most one dot with digits on both sides, a
    leading ``-``. No plus, exponent, underscore, space or comma; text typed in a plan is parsed
    by ``read_number``.

    Raises:
        TypeError: a float, which is not exact, a bool, or anything else that is not listed.
        ValueError: any other string, NaN or an infinity.

    >>> as_exact("1234567.5")
    Fraction(2469135, 2)
    >>> as_exact(Decimal("7.00"))
    7
    """
    match value:
        case bool():
            raise TypeError("a bool is not a number: pass a str, Decimal, Fraction or int")
        case int():
            return value
        case Fraction():
            return tidy(value)
        case Decimal():
            if not value.is_finite():
                raise ValueError(f"not a finite number: {value}")
            return tidy(Fraction(value))
        case str():
            if not _PLAIN_DECIMAL.fullmatch(value):
                raise ValueError(f"not a number in plain decimal notation, like 1234567.5: {value!r}")
            return tidy(Fraction(value))
        case float():
            raise TypeError("a float is not exact: pass a str, Decimal, Fraction or int")
        case _:
            raise TypeError(f"{type(value).__name__} is not a number: pass a str, Decimal, Fraction or int")


def _nearest_integer(numerator: int, denominator: int, rounding: Rounding) -> int:
    """Round a ratio with a positive denominator to an integer."""
    whole, rest = divmod(abs(numerator), denominator)
    match rounding:
        case Rounding.TRUNCATE:
            away = False
        case Rounding.HALF_UP:
            away = 2 * rest >= denominator
        case Rounding.HALF_EVEN:
            away = 2 * rest > denominator - whole % 2
    size = whole + away
    return -size if numerator < 0 else size
