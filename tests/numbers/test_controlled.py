"""Groups, rows and columns all add up after rounding, each figure at a neighbour, at the least distance."""

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

from kehoach.numbers import Exact, round_exact, round_together
from tests.steps import steps_of

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

    rounded = round_together(cells)

    assert row_sums(rounded) == [7, 2, 5]
    assert column_sums(rounded) == [4, 6, 4]
    assert [row[2] for row in rounded] == [3, 1, 0]
    assert rounded[2] == (2, 3, 0)


def test_the_largest_remainders_go_up() -> None:
    # The margins are whole: 1 in every row and column. Up are 0,5 + 0,6 + 0,7; no other choice has as much.
    cells = [[Fraction(tenths, 10) for tenths in row] for row in ([5, 3, 2], [3, 1, 6], [2, 6, 2])]

    assert round_together(cells) == ((1, 0, 0), (0, 0, 1), (0, 1, 0))


def test_nearest_rounding_alone_would_miss_the_margins() -> None:
    third = Fraction(1, 3)
    rounded = round_together([[third] * 3] * 3)

    assert row_sums(rounded) == [1, 1, 1]
    assert column_sums(rounded) == [1, 1, 1]


def test_decimals_are_kept_as_asked() -> None:
    rounded = round_together([[Fraction(1, 8), Fraction(7, 8)], [Fraction(7, 8), Fraction(1, 8)]], places=2)

    assert row_sums(rounded) == [1, 1]
    assert column_sums(rounded) == [1, 1]
    assert {cell for row in rounded for cell in row} <= {Fraction(n, 100) for n in (12, 13, 87, 88)}


def test_the_grand_total_is_rounded_half_up_away_from_zero() -> None:
    assert round_together([[Fraction(1, 2)]]) == ((1,),)
    assert round_together([[Fraction(-1, 2)]]) == ((-1,),)
    assert total(round_together([[Fraction(1, 4)] * 5, [Fraction(1, 4)] * 5])) == 3


def test_tables_without_cells_stay_as_they_are() -> None:
    assert round_together([]) == ()
    assert round_together([[], []]) == ((), ())


def test_ragged_tables_and_places_below_zero_are_refused() -> None:
    with pytest.raises(ValueError, match="different lengths"):
        round_together([[1, 2], [3]])
    with pytest.raises(ValueError, match="places"):
        round_together([[1]], places=-1)


@given(matrices(6), st.integers(0, 3))
def test_cells_rows_columns_and_the_grand_total_all_go_to_a_neighbour(cells: list[list[Exact]], places: int) -> None:
    rounded = round_together(cells, places=places)

    for before, after in zip(cells, rounded, strict=True):
        assert all(is_neighbour(exact, got, places) for exact, got in zip(before, after, strict=True))
    for exact, got in zip(row_sums(cells), row_sums(rounded), strict=True):
        assert is_neighbour(exact, got, places)
    for exact, got in zip(column_sums(cells), column_sums(rounded), strict=True):
        assert is_neighbour(exact, got, places)
    assert total(rounded) == Fraction(round_exact(total(cells), places))


@given(matrices(3))
def test_no_other_rounding_is_nearer(cells: list[list[Exact]]) -> None:
    rounded = round_together(cells)

    assert distance(cells, rounded) == min(
        distance(cells, other) for other in all_roundings(cells) if fits(cells, other)
    )


@given(matrices(5), st.randoms(use_true_random=False))
def test_the_distance_does_not_depend_on_the_order_of_rows_or_on_turning_the_table(
    cells: list[list[Exact]], shuffler: random.Random
) -> None:
    shuffled = shuffler.sample(cells, len(cells))
    turned = [list(column) for column in zip(*cells, strict=True)]

    least = distance(cells, round_together(cells))
    assert distance(shuffled, round_together(shuffled)) == least
    assert distance(turned, round_together(turned)) == least


@given(matrices(5))
def test_whole_tables_stay(cells: list[list[Exact]]) -> None:
    whole = tuple(tuple(math.floor(cell) for cell in row) for row in cells)

    assert round_together(whole) == whole


# rows under rows

Tree = tuple[list[int], list[list[Exact]]]


@st.composite
def trees(draw: st.DrawFn, most: int = 7, widest: int = 3) -> Tree:
    """The parents of rows up to three deep, and their cells, of which some are below zero."""
    parents: list[int] = []
    for row in range(draw(st.integers(1, most))):
        above = [at for at in range(row) if parents[at] < 0 or parents[parents[at]] < 0]
        parents.append(draw(st.sampled_from([-1, *above])))
    width = draw(st.integers(1, widest))
    return parents, [draw(st.lists(cell_values, min_size=width, max_size=width)) for _ in parents]


def summed(cells: Matrix, parents: Sequence[int]) -> list[list[Exact]]:
    """The cells with those of groups made their sums, and the totals of the columns behind them."""
    width = len(cells[0])
    found: list[list[Exact]] = [[0] * width if at in parents else list(row) for at, row in enumerate(cells)]
    found.append([0] * width)
    for at in reversed(range(len(cells))):
        found[parents[at]] = [a + b for a, b in zip(found[parents[at]], found[at], strict=True)]
    return found


def figures(sums: Matrix) -> list[Exact]:
    """All that goes to a neighbour: the cells, the groups, the totals, and the sum across of each but the last."""
    return [*itertools.chain(*sums), *row_sums(sums[:-1])]


def apart(sums: Matrix, rounded: Matrix) -> Exact:
    return sum(abs(Fraction(a - b)) for a, b in zip(figures(sums), figures(rounded), strict=True))


def all_trees(cells: Matrix, parents: Sequence[int], grand: Exact) -> Iterator[list[list[Exact]]]:
    """Every rounding of the cells in which all figures are at a neighbour and add up to the grand total."""
    sums, width = summed(cells, parents), len(cells[0])
    leaves = [at for at in range(len(cells)) if at not in parents]
    for flat in itertools.product(
        *(sorted({math.floor(cell), math.ceil(cell)}) for at in leaves for cell in cells[at])
    ):
        chosen: list[list[Exact]] = [[0] * width for _ in cells]
        for number, at in enumerate(leaves):
            chosen[at] = list(flat[number * width : (number + 1) * width])
        found = summed(chosen, parents)
        if sum(found[-1]) == grand and all(map(is_neighbour, figures(sums), figures(found))):
            yield found


def small(tree: Tree) -> bool:
    parents, cells = tree
    return sum(cell.denominator > 1 for at, row in enumerate(cells) if at not in parents for cell in row) <= 10


def column(*texts: str) -> list[list[Exact]]:
    return [[Fraction(text)] for text in texts]


def test_a_group_that_is_whole_stays() -> None:
    cells = column("0", "5.4", "3.6", "0", "2.4", "1.3")

    # By the cells alone, 5,4 could have gone up as well; then the group would have been 10.
    assert round_together(cells, [-1, 0, 0, -1, 3, 3]) == ((9,), (5,), (4,), (4,), (3,), (1,))


def test_a_group_in_a_group_goes_to_a_neighbour_of_its_own() -> None:
    cells = column("0", "0", "0.4", "0.4", "0", "0.4", "0.4")

    # 0,8 and 0,8 in 1,6: each part goes up once.
    assert round_together(cells, [-1, 0, 1, 1, 0, 4, 4]) == ((2,), (1,), (1,), (0,), (1,), (1,), (0,))


def test_what_is_taken_off_goes_the_other_way() -> None:
    # 10,6 less 0,6 is 10, so 11 less 1; 10,4 less 0,3 is 10,1.
    assert round_together(column("0", "10.6", "-0.6"), [-1, 0, 0]) == ((10,), (11,), (-1,))
    assert round_together(column("0", "10.4", "-0.3"), [-1, 0, 0]) == ((10,), (10,), (0,))


def test_groups_add_up_in_every_column_and_across() -> None:
    half = Fraction(1, 2)
    cells: Matrix = [[0, 0], [half, half], [half, half], [0, 0], [half, half], [half, half]]

    rounded = round_together(cells, [-1, 0, 0, -1, 3, 3])

    assert [list(row) for row in rounded] == summed(rounded, [-1, 0, 0, -1, 3, 3])[:-1]
    assert row_sums(rounded) == [2, 1, 1, 2, 1, 1]
    assert rounded[0] == rounded[3] == (1, 1)


def test_what_a_group_says_of_itself_is_not_looked_at() -> None:
    assert round_together(column("7.7", "0.4", "0.4"), [-1, 0, 0]) == ((1,), (1,), (0,))


def test_of_alike_cells_the_first_in_the_order_go_up() -> None:
    quarters = column("0.5", "0.5", "0.5", "0.5")

    assert round_together(quarters) == ((1,), (1,), (0,), (0,))
    assert round_together(quarters, order=[2, 0, 1, 3]) == ((1,), (0,), (1,), (0,))
    assert round_together(quarters, [-1, -1, 1, -1], order=[3, 2, 1, 0]) == ((0,), (1,), (1,), (1,))


def test_shares_of_one_whole_come_to_a_hundred() -> None:
    shares = [[Fraction(100 * part, 17)] for part in (12, 4, 1)]

    # 70,588.. 23,529.. 5,882..: to one decimal each alone gives 70,6 + 23,5 + 5,9 = 100,0; to none 71 + 24 + 6 = 101.
    assert column_sums(round_together(shares, places=1)) == [100]
    assert round_together(shares) == ((71,), (23,), (6,))


def test_the_total_may_be_given_where_it_is_a_neighbour() -> None:
    assert round_together(column("0.4", "0.4"), total=0) == ((0,), (0,))
    assert round_together(column("0.4", "0.4"), places=1, total=Fraction(4, 5)) == (
        (Fraction(2, 5),),
        (Fraction(2, 5),),
    )
    for total in (2, -1, Fraction(4, 5)):
        with pytest.raises(ValueError, match="no neighbour"):
            round_together(column("0.4", "0.4"), total=total)


@pytest.mark.parametrize("parents", [[-1], [-1, 1], [1, -1], [-1, -2]])
def test_parents_that_do_not_fit_are_refused(parents: list[int]) -> None:
    with pytest.raises(ValueError, match="parent"):
        round_together(column("1", "2"), parents)


@pytest.mark.parametrize("order", [[], [0], [0, 0], [1, 2]])
def test_an_order_that_leaves_a_row_out_is_refused(order: list[int]) -> None:
    with pytest.raises(ValueError, match="order"):
        round_together(column("1", "2"), order=order)


@given(trees(12), st.integers(0, 2))
def test_every_figure_of_a_tree_goes_to_a_neighbour_and_all_add_up(tree: Tree, places: int) -> None:
    parents, cells = tree

    rounded = round_together(cells, parents, places)

    sums, found = summed(cells, parents), summed(rounded, parents)
    assert [list(row) for row in rounded] == found[:-1]
    assert all(is_neighbour(a, b, places) for a, b in zip(figures(sums), figures(found), strict=True))
    assert total(found[-1:]) == Fraction(round_exact(total(sums[-1:]), places))


@given(trees().filter(small))
def test_no_other_rounding_of_a_tree_is_nearer_and_of_those_as_near_it_goes_up_first(tree: Tree) -> None:
    parents, cells = tree
    sums = summed(cells, parents)
    leaves = [at for at in range(len(cells)) if at not in parents]
    exact = [cell for at in leaves for cell in sums[at]]

    def worth(rounded: Matrix) -> tuple[Exact, int]:
        """The distance, then what goes up: of n cells the first weighs n squared, the last 1."""
        up = [a < b for a, b in zip(exact, (cell for at in leaves for cell in rounded[at]), strict=True)]
        return apart(sums, rounded), -sum((len(up) - at) ** 2 for at, is_up in enumerate(up) if is_up)

    grand = Fraction(round_exact(total(sums[-1:]), 0))
    got = summed(round_together(cells, parents), parents)
    assert worth(got) == min(map(worth, all_trees(cells, parents, grand)))


@given(trees().filter(small))
def test_either_neighbour_of_the_total_can_be_had(tree: Tree) -> None:
    parents, cells = tree
    exact = total(summed(cells, parents)[-1:])
    for grand in {math.floor(exact), math.ceil(exact)}:
        got = summed(round_together(cells, parents, total=grand), parents)
        assert apart(summed(cells, parents), got) == min(
            apart(summed(cells, parents), other) for other in all_trees(cells, parents, grand)
        )


@given(trees(9))
def test_what_is_taken_off_is_rounded_as_what_is_added(tree: Tree) -> None:
    parents, cells = tree
    mirrored = [[-cell for cell in row] for row in cells]
    sums, turned = summed(cells, parents), summed(mirrored, parents)

    there, back = round_together(cells, parents), round_together(mirrored, parents)

    assert apart(sums, summed(there, parents)) == apart(turned, summed(back, parents))


@given(trees(9, widest=1))
def test_of_one_column_the_largest_remainders_of_a_flat_list_go_up(tree: Tree) -> None:
    values = [row[0] for row in tree[1]]
    grand = int(round_exact(sum(values), 0))

    rounded = [row[0] for row in round_together([[value] for value in values])]

    first = sorted(range(len(values)), key=lambda at: (-(Fraction(values[at]) % 1), at))
    ups = set(first[: grand - sum(map(math.floor, values))])
    assert rounded == [math.floor(value) + (at in ups) for at, value in enumerate(values)]


# a whole table at once


def shares(height: int, width: int) -> list[list[Fraction]]:
    chance = random.Random(2023)
    across = [chance.randint(1, 1000) for _ in range(width)]
    down = [chance.randint(1, 1000) for _ in range(height)]
    return [[Fraction(x * y, sum(across)) for x in across] for y in down]


@pytest.mark.parametrize(("height", "width"), [(200, 50), (50, 200)])
def test_ten_thousand_cells_are_rounded_in_few_steps_each(height: int, width: int) -> None:
    cells = shares(height, width)
    rounded, steps = steps_of(lambda: round_together(cells))

    assert steps < 200 * 10_000
    assert row_sums(rounded) == row_sums(cells)


def test_rows_may_stand_under_one_another_as_deep_as_they_like() -> None:
    depth = 3000
    rounded = round_together([[Fraction(1, 3), Fraction(2, 3)]] * depth, range(-1, depth - 1))

    assert set(rounded) == {(0, 1)}


def test_a_whole_table_of_groups_is_rounded_at_once() -> None:
    cells = shares(1100, 12)
    parents = [-1 if at % 11 == 0 else at - at % 11 for at in range(len(cells))]

    rounded = round_together(cells, parents)

    assert [list(row) for row in rounded] == summed(rounded, parents)[:-1]
    assert row_sums(rounded) == row_sums(summed(cells, parents)[:-1])


def test_the_result_is_the_same_for_every_hash_seed() -> None:
    program = (
        "from fractions import Fraction as F; from kehoach.numbers import round_together; "
        "print(round_together([[F((i + 1) * (j + 2) % 7, 7) for j in range(6)] for i in range(9)]))"
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
