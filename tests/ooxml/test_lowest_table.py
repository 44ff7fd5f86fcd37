"""The search for the choices with which a table is lowest."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from kehoach.ooxml import lowest_table
from kehoach.ooxml.lowest_table import Choice, lowest

if TYPE_CHECKING:
    from collections.abc import Sequence


@st.composite
def searches(draw: st.DrawFn) -> tuple[list[list[Choice]], list[int], int]:
    """What columns may choose from, the narrower the higher; how much each row counts; room for some of it."""
    rows = draw(st.integers(1, 3))
    columns = []
    for _ in range(draw(st.integers(1, 4))):
        widths = sorted(draw(st.sets(st.integers(1, 40), min_size=1, max_size=5)), reverse=True)
        lines = [
            sorted(draw(st.lists(st.integers(1, 6), min_size=len(widths), max_size=len(widths)))) for _ in range(rows)
        ]
        columns.append([Choice(width, cells) for width, cells in zip(widths, zip(*lines, strict=True), strict=True)])
    weights = draw(st.lists(st.integers(1, 30), min_size=rows, max_size=rows))
    narrowest, widest = (sum(column[at].width for column in columns) for at in (-1, 0))
    return columns, weights, draw(st.integers(narrowest, widest))


def height(chosen: Sequence[Choice], weights: Sequence[int]) -> int:
    """The weighted lines of all rows."""
    return sum(
        w * max(cells) for w, cells in zip(weights, zip(*(one.lines for one in chosen), strict=True), strict=True)
    )


@given(searches())
def test_it_ends_early_only_where_no_choices_are_lower(search: tuple[list[list[Choice]], list[int], int]) -> None:
    choices, weights, total = search
    found = lowest(choices, weights, total)
    with mock.patch.object(lowest_table._State, "is_lowest", return_value=False):
        assert lowest(choices, weights, total) == found

    state = lowest_table._State(
        choices,
        weights,
        [
            next(at for at, choice in enumerate(column) if choice.width == width)
            for column, width in zip(choices, found, strict=True)
        ],
    )
    if state.is_lowest(total):
        every = itertools.product(*choices)
        fitting = [some for some in every if sum(choice.width for choice in some) <= total]
        assert state.height() == min(height(some, weights) for some in fitting)
