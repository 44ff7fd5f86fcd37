"""The marks on an axis: round, few, around all figures, and exact."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.drawing.axis_scale import axis_scale

SIZES = st.lists(st.fractions(-(10**12), 10**12, max_denominator=10**6), max_size=5)


@given(SIZES)
def test_an_axis_goes_around_all_figures_and_0_in_few_equal_steps(sizes: list[Fraction]) -> None:
    marks = axis_scale(sizes).marks

    assert marks[0] <= min((Fraction(0), *sizes))
    assert marks[-1] >= max((Fraction(0), *sizes))
    assert 0 in marks
    assert 2 <= len(marks) <= 9
    assert len({after - before for before, after in itertools.pairwise(marks)}) == 1


@given(SIZES)
def test_no_two_marks_read_the_same(sizes: list[Fraction]) -> None:
    texts = axis_scale(sizes).texts

    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(
    ("sizes", "texts"),
    [
        ([], "0,0 0,2 0,4 0,6 0,8 1,0"),
        ([2, 5], "0 1 2 3 4 5"),
        ([7, 1234], "0 500 1.000 1.500"),
        ([-3, 12], "-5 0 5 10 15"),
        ([Fraction(1, 8)], "0,00 0,05 0,10 0,15"),
    ],
    ids=["nothing", "few", "thousands", "below 0", "decimals"],
)
def test_marks_are_round_and_written_as_in_vietnamese(sizes: list[Fraction], texts: str) -> None:
    assert axis_scale(map(Fraction, sizes)).texts == tuple(texts.split())
