"""Roots of exact numbers: exact where they can be, and rounded right where not."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach.numbers import Rounding, is_stand_in, nth_root, round_exact

quick = settings(deadline=None)


# --- roots ---------------------------------------------------------------------------------------------------


@given(st.fractions(0, 10**9, max_denominator=10**6), st.integers(1, 12))
@quick
def test_the_root_of_a_power_is_exact(value: Fraction, degree: int) -> None:
    assert nth_root(value**degree, degree) == value


@given(
    st.fractions(0, 10**9, max_denominator=10**6),
    st.integers(2, 12),
    st.integers(0, 9),
    st.sampled_from([Rounding.HALF_UP, Rounding.HALF_EVEN, Rounding.TRUNCATE]),
    st.integers(0, 1000),
)
@quick
def test_a_root_rounds_right(value: Fraction, degree: int, places: int, rounding: Rounding, less: int) -> None:
    """Right means: the neighbours halfway to the next numbers are on the right sides of the root, by powers alone."""
    root = nth_root(value, degree)
    shown = Fraction(round_exact(root - less, places, rounding)) + less
    unit = Fraction(1, 10**places)
    if rounding is Rounding.TRUNCATE:
        low, high = (shown, shown + unit) if shown >= less else (shown - unit, shown)
        if shown == less:
            low, high = shown - unit, shown + unit
    else:
        low, high = shown - unit / 2, shown + unit / 2
    assert max(low, Fraction(0)) ** degree <= value <= high**degree


def test_what_stands_for_a_root_says_so() -> None:
    assert is_stand_in(nth_root(2, 2))
    assert not is_stand_in(nth_root(Fraction(9, 49), 2))
    with pytest.raises(ValueError, match="no root"):
        nth_root(-1, 3)
