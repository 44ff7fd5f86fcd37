"""Rows and columns both add up after rounding, at the least distance, or the refusal names the margin."""

import itertools
import math
import os
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.numbers import Exact, ImpossibleError, round_exact, round_to_margins, round_two_ways
from steps import steps_of

Matrix = Sequence[Sequence[Exact]]

cell_values: st.SearchStrategy[Exact] = (
    st.integers(-9, 9) | st.fractions(-9, 9, max_denominator=6) | st.fractions(-9, 9, max_denominator=1000)
)


def matrices(most: int) -> st.SearchStrategy[list[list[Exact]]]:
    def of_width(width: int) -> st.SearchStrategy[list[list[Exact]]]:
        return st.lists(st.lists(cell_values, min_size=width, max_size=width), min_size=1, max_size=most)

    return st.integers(1, most).flatmap(of_width)


def row_sums(cells: Matrix) -> list[Exact]:
    return [sum(row) for row in cells]


def column_sums(cells: Matrix) -> list[Exact]:
    return [sum(column) for column in zip(*cells, strict=True)]


def total(cells: Matrix) -> Exact:
    return sum(row_sums(cells))


def distance(before: Matrix, after: Matrix) -> Exact:
    """From the exact cells and row and column sums."""
    pairs = [
        *zip(itertools.chain(*before), itertools.chain(*after), strict=True),
        *zip(row_sums(before), row_sums(after), strict=True),
        *zip(column_sums(before), column_sums(after), strict=True),
    ]
    return sum(abs(Fraction(exact - rounded)) for exact, rounded in pairs)


def is_neighbour(exact: Exact, rounded: Exact, places: int = 0) -> bool:
    units = rounded * 10**places
    return units in (math.floor(exact * 10**places), math.ceil(exact * 10**places))


def all_roundings(cells: Matrix) -> Iterator[list[list[int]]]:
    width = len(cells[0])
    for flat in itertools.product(*({math.floor(cell), math.ceil(cell)} for row in cells for cell in row)):
        yield [list(flat[start : start + width]) for start in range(0, len(flat), width)]


def fits(cells: Matrix, rounded: Matrix) -> bool:
    sums = [(row_sums(cells), row_sums(rounded)), (column_sums(cells), column_sums(rounded))]
    return total(rounded) == Fraction(round_exact(total(cells), 0)) and all(
        is_neighbour(exact, got) for before, after in sums for exact, got in zip(before, after, strict=True)
    )


def test_a_table_of_money_keeps_its_whole_margins() -> None:
    half = Fraction(1, 2)
    cells: Matrix = [[1 + half, 2 + half, 3], [half, half, 1], [2, 3, 0]]

    rounded = round_two_ways(cells)

    assert row_sums(rounded) == [7, 2, 5]
    assert column_sums(rounded) == [4, 6, 4]
    assert [row[2] for row in rounded] == [3, 1, 0]
    assert rounded[2] == (2, 3, 0)


def test_the_largest_remainders_go_up() -> None:
    # The margins are whole: 1 in every row and column. Up are 0,5 + 0,6 + 0,7; no other choice has as much.
    cells = [[Fraction(tenths, 10) for tenths in row] for row in ([5, 3, 2], [3, 1, 6], [2, 6, 2])]

    assert round_two_ways(cells) == ((1, 0, 0), (0, 0, 1), (0, 1, 0))


def test_nearest_rounding_alone_would_miss_the_margins() -> None:
    third = Fraction(1, 3)
    rounded = round_two_ways([[third] * 3] * 3)

    assert row_sums(rounded) == [1, 1, 1]
    assert column_sums(rounded) == [1, 1, 1]


def test_decimals_are_kept_as_asked() -> None:
    rounded = round_two_ways([[Fraction(1, 8), Fraction(7, 8)], [Fraction(7, 8), Fraction(1, 8)]], 2)

    assert row_sums(rounded) == [1, 1]
    assert column_sums(rounded) == [1, 1]
    assert {cell for row in rounded for cell in row} <= {Fraction(n, 100) for n in (12, 13, 87, 88)}


def test_the_grand_total_is_rounded_half_up_away_from_zero() -> None:
    assert round_two_ways([[Fraction(1, 2)]]) == ((1,),)
    assert round_two_ways([[Fraction(-1, 2)]]) == ((-1,),)
    assert total(round_two_ways([[Fraction(1, 4)] * 5, [Fraction(1, 4)] * 5])) == 3


def test_tables_without_cells_stay_as_they_are() -> None:
    assert round_two_ways([]) == ()
    assert round_two_ways([[], []]) == ((), ())
    assert round_to_margins([], [], []) == ()


def test_ragged_tables_and_places_below_zero_are_refused() -> None:
    with pytest.raises(ValueError, match="different lengths"):
        round_two_ways([[1, 2], [3]])
    with pytest.raises(ValueError, match="places"):
        round_two_ways([[1]], -1)
    with pytest.raises(ValueError, match="margins for"):
        round_to_margins([[1, 2]], [3], [1])


@given(matrices(6), st.integers(0, 3))
def test_cells_rows_columns_and_the_grand_total_all_go_to_a_neighbour(cells: list[list[Exact]], places: int) -> None:
    rounded = round_two_ways(cells, places)

    for before, after in zip(cells, rounded, strict=True):
        assert all(is_neighbour(exact, got, places) for exact, got in zip(before, after, strict=True))
    for exact, got in zip(row_sums(cells), row_sums(rounded), strict=True):
        assert is_neighbour(exact, got, places)
    for exact, got in zip(column_sums(cells), column_sums(rounded), strict=True):
        assert is_neighbour(exact, got, places)
    assert total(rounded) == Fraction(round_exact(total(cells), places))


@given(matrices(3))
def test_no_other_rounding_is_nearer(cells: list[list[Exact]]) -> None:
    rounded = round_two_ways(cells)

    assert distance(cells, rounded) == min(
        distance(cells, other) for other in all_roundings(cells) if fits(cells, other)
    )


@given(matrices(5), st.randoms(use_true_random=False))
def test_the_distance_does_not_depend_on_the_order_of_rows_or_on_turning_the_table(
    cells: list[list[Exact]], shuffler: random.Random
) -> None:
    shuffled = shuffler.sample(cells, len(cells))
    turned = [list(column) for column in zip(*cells, strict=True)]

    least = distance(cells, round_two_ways(cells))
    assert distance(shuffled, round_two_ways(shuffled)) == least
    assert distance(turned, round_two_ways(turned)) == least


@given(matrices(5))
def test_whole_tables_stay(cells: list[list[Exact]]) -> None:
    whole = tuple(tuple(math.floor(cell) for cell in row) for row in cells)

    assert round_two_ways(whole) == whole
    assert round_to_margins(whole, [sum(row) for row in whole], [sum(c) for c in zip(*whole, strict=True)]) == whole


# margins given


@given(matrices(4), st.data())
def test_margins_of_some_rounding_are_held(cells: list[list[Exact]], data: st.DataObject) -> None:
    some = [[data.draw(st.sampled_from([math.floor(cell), math.ceil(cell)])) for cell in row] for row in cells]
    rows, columns = [sum(row) for row in some], [sum(column) for column in zip(*some, strict=True)]

    rounded = round_to_margins(cells, rows, columns)

    assert row_sums(rounded) == rows
    assert column_sums(rounded) == columns
    for before, after in zip(cells, rounded, strict=True):
        assert all(is_neighbour(exact, got) for exact, got in zip(before, after, strict=True))


@given(matrices(3), st.data())
def test_margins_are_refused_only_where_no_rounding_has_them(cells: list[list[Exact]], data: st.DataObject) -> None:
    rows = [data.draw(st.integers(sum(map(math.floor, row)), sum(map(math.ceil, row)))) for row in cells]
    columns = data.draw(st.permutations([math.floor(s) for s in column_sums(cells)]))
    columns[0] += sum(rows) - sum(columns)
    possible = any(row_sums(other) == rows and column_sums(other) == columns for other in all_roundings(cells))
    if possible:
        assert row_sums(round_to_margins(cells, rows, columns)) == rows
    else:
        with pytest.raises(ImpossibleError) as caught:
            round_to_margins(cells, rows, columns)
        assert caught.value.constraint == "margin-out-of-reach"
        assert caught.value.line is not None
        assert caught.value.needed != caught.value.available


def test_margins_that_disagree_are_refused_with_both_sums() -> None:
    with pytest.raises(ImpossibleError) as caught:
        round_to_margins([[Fraction(1, 2), Fraction(1, 2)]], [1], [1, 1])

    assert caught.value.constraint == "margins-disagree"
    assert (caught.value.needed, caught.value.available) == (1, 2)


@pytest.mark.parametrize(
    ("rows", "columns", "line", "needed", "available"),
    [
        ([2, 0], [1, 1], ("row", 0), 2, 1),
        ([0, 2], [1, 1], ("row", 1), 2, 1),
        ([1, 1], [2, 0], ("column", 0), 2, 1),
        ([0, 1], [0, 1], None, 0, 0),
        ([1, 0], [0, 1], ("column", 0), 0, 1),
    ],
)
def test_a_margin_out_of_reach_is_named(
    rows: list[int], columns: list[int], line: tuple[str, int] | None, needed: int, available: int
) -> None:
    cells: Matrix = [[Fraction(1, 2), 0], [0, Fraction(1, 2)]]
    if line is None:
        assert round_to_margins(cells, rows, columns) == ((0, 0), (0, 1))
        return
    with pytest.raises(ImpossibleError) as caught:
        round_to_margins(cells, rows, columns)

    error = caught.value
    assert (error.constraint, error.line) == ("margin-out-of-reach", line)
    assert (error.needed, error.available) == (needed, available)
    assert str(error) == (f"margin-out-of-reach in {line[0]} {line[1] + 1}: needed {needed}, available {available}")


# a whole table at once


def can_be_nearer(cells: Matrix, rounded: Matrix) -> bool:
    """Whether cells could change places, one up and one down in each row and column touched, and come nearer.

    That is a cycle of negative length between rows and columns, looked for as Bellman and Ford do.
    """
    height, width = len(cells), len(cells[0])
    roads: list[tuple[int, int, Exact]] = []
    for i, j in itertools.product(range(height), range(width)):
        rest = Fraction(cells[i][j] - math.floor(cells[i][j]))
        if rest and rounded[i][j] > cells[i][j]:
            roads.append((height + j, i, 2 * rest - 1))
        elif rest:
            roads.append((i, height + j, 1 - 2 * rest))
    far: list[Exact] = [0] * (height + width)
    for _ in range(height + width):
        changed = False
        for start, end, length in roads:
            if far[start] + length < far[end]:
                far[end] = far[start] + length
                changed = True
        if not changed:
            return False
    return True


@pytest.mark.parametrize("seed", range(20))
def test_no_change_of_places_in_a_larger_table_comes_nearer(seed: int) -> None:
    chance = random.Random(seed)
    height, width = chance.randint(5, 30), chance.randint(5, 30)
    weights = [chance.randint(1, 99) for _ in range(width)]
    cells: list[list[Exact]] = [
        [Fraction(chance.randint(0, 99) + seed * weight, 100) for weight in weights] for _ in range(height)
    ]
    # Margins that some rounding has, though not a near one.
    some = [[chance.choice([math.floor(cell), math.ceil(cell)]) for cell in row] for row in cells]
    rows, columns = [sum(row) for row in some], [sum(column) for column in zip(*some, strict=True)]

    rounded = round_to_margins(cells, rows, columns)

    assert (row_sums(rounded), column_sums(rounded)) == (rows, columns)
    assert not can_be_nearer(cells, rounded)


def shares(height: int, width: int) -> list[list[Fraction]]:
    chance = random.Random(2023)
    across = [chance.randint(1, 1000) for _ in range(width)]
    down = [chance.randint(1, 1000) for _ in range(height)]
    return [[Fraction(x * y, sum(across)) for x in across] for y in down]


@pytest.mark.parametrize(("height", "width"), [(200, 50), (50, 200)])
def test_ten_thousand_cells_are_rounded_in_few_steps_each(height: int, width: int) -> None:
    cells = shares(height, width)
    rounded, steps = steps_of(lambda: round_two_ways(cells))

    assert steps < 200 * 10_000
    assert row_sums(rounded) == row_sums(cells)


def test_the_result_is_the_same_for_every_hash_seed() -> None:
    program = (
        "from fractions import Fraction as F; from kehoach.numbers import round_two_ways; "
        "print(round_two_ways([[F((i + 1) * (j + 2) % 7, 7) for j in range(6)] for i in range(9)]))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1
