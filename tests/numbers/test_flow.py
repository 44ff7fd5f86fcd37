"""The edges taken meet every need at the least cost there is, or it is said that nothing does."""

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.numbers.flow import Edge, cheapest_edges

NODES = 5
edges_between = st.lists(
    st.tuples(st.integers(0, NODES - 1), st.integers(0, NODES - 1), st.integers(-5, 5)), max_size=9
)


def brought(edges: Sequence[Edge], taken: Sequence[bool]) -> list[int]:
    """What each node has more of edges in than out."""
    found = [0] * NODES
    for (start, end, _), is_taken in zip(edges, taken, strict=True):
        found[start] -= is_taken
        found[end] += is_taken
    return found


def cost(edges: Sequence[Edge], taken: Sequence[bool]) -> int:
    return sum(edge[2] for edge, is_taken in zip(edges, taken, strict=True) if is_taken)


def test_the_way_around_is_taken_where_it_is_cheaper() -> None:
    assert cheapest_edges([(0, 1, 5), (0, 2, 1), (2, 1, 1)], [-1, 1, 0]) == (False, True, True)
    assert cheapest_edges([(0, 1, 5), (0, 2, 3), (2, 1, 3)], [-1, 1, 0]) == (True, False, False)


def test_a_circle_that_gains_is_taken_though_nothing_needs_it() -> None:
    assert cheapest_edges([(0, 1, -2), (1, 0, 1)], [0, 0]) == (True, True)
    assert cheapest_edges([(0, 1, -2), (1, 0, 2), (0, 0, -1)], [0, 0])[2]


def test_no_nodes_or_edges_are_no_trouble() -> None:
    assert cheapest_edges([], []) == ()
    assert cheapest_edges([], [0, 0]) == ()


@pytest.mark.parametrize(
    ("edges", "needs"),
    [([], [1]), ([], [-1, 1]), ([(0, 1, 1)], [-2, 2]), ([(0, 1, 1)], [1, -1]), ([(0, 1, 1), (2, 3, 1)], [-1, 0, 0, 1])],
)
def test_needs_that_nothing_meets_are_refused(edges: list[Edge], needs: list[int]) -> None:
    with pytest.raises(ValueError, match="no choice of edges"):
        cheapest_edges(edges, needs)


@given(edges_between, st.data())
def test_no_other_choice_that_meets_the_needs_costs_less(edges: list[Edge], data: st.DataObject) -> None:
    some = [data.draw(st.booleans()) for _ in edges]
    needs = brought(edges, some)

    taken = cheapest_edges(edges, needs)

    assert brought(edges, taken) == needs
    assert cost(edges, taken) == min(
        cost(edges, other)
        for other in itertools.product((False, True), repeat=len(edges))
        if brought(edges, other) == needs
    )


@given(edges_between, st.lists(st.integers(-2, 2), min_size=NODES, max_size=NODES))
def test_needs_are_refused_only_where_no_choice_meets_them(edges: list[Edge], needs: list[int]) -> None:
    if any(brought(edges, other) == needs for other in itertools.product((False, True), repeat=len(edges))):
        assert brought(edges, cheapest_edges(edges, needs)) == needs
    else:
        with pytest.raises(ValueError, match="no choice of edges"):
            cheapest_edges(edges, needs)
