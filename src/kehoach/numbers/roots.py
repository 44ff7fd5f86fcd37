"""Roots of exact numbers: exact if rational, otherwise close enough to round like the root itself."""

from fractions import Fraction
from typing import Final

from kehoach.numbers.exact import Exact, as_exact

ROOT_PLACES: Final = 30


def nth_root(value: Exact, degree: int) -> Exact:
    """The root of a non-negative number.

    Exact if it is a fraction. Otherwise it is strictly between two neighbouring numbers with 30 decimals, and their
    midpoint represents it: even after adding a number with at most 30 decimals, the midpoint rounds like the root,
    to 29 decimals or fewer, up, down or at a half.

    Raises:
        ValueError: the value is negative, or the degree is less than 1.

    >>> nth_root(Fraction(8, 27), 3), nth_root(16, 4)
    (Fraction(2, 3), 2)
    """
    if value < 0 or degree < 1:
        raise ValueError(f"no root of degree {degree} of {value}")
    above, below = _floor_root(value.numerator, degree), _floor_root(value.denominator, degree)
    if above**degree == value.numerator and below**degree == value.denominator:
        return as_exact(Fraction(above, below))
    scale = 10**ROOT_PLACES
    lower = _floor_root(value.numerator * scale**degree // value.denominator, degree)
    return Fraction(2 * lower + 1, 2 * scale)


def is_stand_in(value: Exact) -> bool:
    """Whether a number is the midpoint that represents an irrational root."""
    doubled = Fraction(value) * (2 * 10**ROOT_PLACES)
    return bool(doubled.denominator == 1 and doubled.numerator % 2)


def _floor_root(value: int, degree: int) -> int:
    """The largest integer whose power does not exceed the value: Newton's method in integers, from above."""
    if value < 2 or degree == 1:
        return value
    guess = 1 << -(-value.bit_length() // degree)
    while True:
        closer = ((degree - 1) * guess + value // guess ** (degree - 1)) // degree
        if closer >= guess:
            return guess
        guess = closer
