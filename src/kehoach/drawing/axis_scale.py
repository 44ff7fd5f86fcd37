"""The marks on the axis of a chart: round figures at equal distances, which include 0."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.numbers import format_exact

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_STEPS: Final = 6
_STEPS: Final = (1, 2, 5)


class AxisScale(Struct, frozen=True):
    """An axis from its first mark to its last."""

    marks: tuple[Fraction, ...]
    texts: tuple[str, ...]
    """The marks as a document would print them."""


def axis_scale(sizes: Iterable[Fraction]) -> AxisScale:
    """The axis for some figures: from 0 or below to 0 or above, with at most eight marks.

    >>> axis_scale([Fraction(7), Fraction(1234)]).texts
    ('0', '500', '1.000', '1.500')
    >>> axis_scale([Fraction(3, 10)]).texts
    ('0,0', '0,1', '0,2', '0,3')
    """
    all_sizes = (Fraction(0), *sizes)
    low, high = min(all_sizes), max(all_sizes)
    if low == high:
        high = Fraction(1)
    step, places = _step(high - low)
    first, last = low // step, -(-high // step)
    marks = tuple(step * at for at in range(first, last + 1))
    return AxisScale(marks, tuple(format_exact(mark, places) for mark in marks))


def _step(length: Fraction) -> tuple[Fraction, int]:
    """The least of 1, 2, 5, 10, … (or 0,1, 0,2, …) that divides a length into few steps, and its decimals."""
    power = len(str(int(length))) - 1 if length >= 1 else -len(str(int(1 / length)))
    for exponent, digit in itertools.product(range(power - 1, power + 2), _STEPS):
        step = digit * Fraction(10) ** exponent
        if length <= step * _MOST_STEPS:
            return step, max(0, -exponent)
    raise AssertionError("a step of ten times the length is enough")
