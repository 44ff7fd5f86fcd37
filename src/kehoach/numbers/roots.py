"""Roots of exact numbers, exact where they are rational, else close enough to round as the root itself does."""

from fractions import Fraction
from typing import Final

from kehoach.numbers.exact import Exact, as_exact

ROOT_PLACES: Final = 30


def nth_root(value: Exact, degree: int) -> Exact:
    """The root of a number that is not negative.

    Exact where it is a fraction. Where it is not, it lies strictly between two neighbouring numbers of 30 decimals,
    and their middle stands for it: whatever is added to both, as long as it has no more than 30 decimals, the middle
    rounds as the root does, to 29 decimals or less, up, down or at a half.

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
    """Whether a number is the middle that stands for a root which is no fraction."""
    doubled = Fraction(value) * (2 * 10**ROOT_PLACES)
    return bool(doubled.denominator == 1 and doubled.numerator % 2)


def _floor_root(value: int, degree: int) -> int:
    """The largest whole number whose power is not above the value: Newton's steps, from above, in whole numbers."""
    if value < 2 or degree == 1:
        return value
    guess = 1 << -(-value.bit_length() // degree)
    while True:
        closer = ((degree - 1) * guess + value // guess ** (degree - 1)) // degree
        if closer >= guess:
            return guess
        guess = closer
