"""Controlled rounding: cells rounded so that groups, rows and columns all add up, with the smallest overall change."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

from kehoach.numbers.exact import Exact, round_exact, tidy
from kehoach.numbers.flow import Edge, cheapest_edges

Matrix: TypeAlias = Sequence[Sequence[Exact]]


def round_together(
    cells: Matrix,
    parents: Sequence[int] | None = None,
    places: int = 0,
    *,
    order: Sequence[int] | None = None,
    total: Exact | None = None,
) -> tuple[tuple[Exact, ...], ...]:
    """Round to ``places`` decimals so that the rounded groups, rows, columns and grand total add up.

    ``cells`` has one figure per row and column. ``parents`` has the index of the parent of each row, which must
    come before it, or -1; by default no row has a parent. A row with children is their sum, whatever its own cells
    contain. Subtracted figures are negative.

    Each figure of a row or a group is rounded down or up, and so are its sum over the columns and the total of each
    column; figures that need no rounding are unchanged. The grand total is ``total``, by default rounded half-up. A
    solution always exists. Of all solutions the result has the smallest sum of distances from all these figures;
    the sum over the columns counts in addition to the cell even if there is only one column.

    Among solutions with the same distance, earlier cells are rounded up: row by row, the rows in ``order``, by
    default as given. Counted from the end, cells have the weights 1, 4, 9 and so on, and the cells rounded up have
    the largest total weight. If that is still a tie, the same figures give the same result.

    The result is a minimum-cost flow, so the cost is that of ``cheapest_edges`` with one edge per figure
    that needs rounding. Groups may be nested to any depth.

    Raises:
        ValueError: ``places`` is negative, the rows are of different lengths, ``parents`` or ``order`` does not
            fit them, or ``total`` is not the grand total rounded down or up.

    >>> round_together([[Fraction(1, 2), Fraction(1, 2)], [Fraction(1, 2), Fraction(1, 2)]])
    ((1, 0), (0, 1))
    >>> groups = [[0], [Fraction("5.4")], [Fraction("3.6")], [0], [Fraction("2.4")], [Fraction("1.3")]]
    >>> [row[0] for row in round_together(groups, [-1, 0, 0, -1, 3, 3])]
    [9, 5, 4, 4, 3, 1]
    """
    parents = [-1] * len(cells) if parents is None else parents
    order = range(len(cells)) if order is None else order
    if places < 0:
        raise ValueError(f"places must not be negative: {places}")
    _check(cells, parents, order)
    groups = frozenset(parents)
    scale = math.lcm(*(cell.denominator for at, row in enumerate(cells) if at not in groups for cell in row))
    sums = _sums(cells, parents, scale * 10**places)
    grand = _grand(Fraction(sum(sums[-1]), scale), places, total)
    ups = _ups(sums, parents, order, scale, grand)
    return tuple(
        tuple(tidy(Fraction(figure // scale + up, 10**places)) for figure, up in zip(row, row_ups, strict=True))
        for row, row_ups in zip(sums, ups, strict=False)
    )


def _check(cells: Matrix, parents: Sequence[int], order: Sequence[int]) -> None:
    widths = {len(row) for row in cells}
    if len(widths) > 1:
        raise ValueError(f"rows of different lengths: {sorted(widths)}")
    if len(parents) != len(cells) or not all(-1 <= parent < at for at, parent in enumerate(parents)):
        raise ValueError("each row needs a parent that comes before it, or -1")
    if sorted(order) != list(range(len(cells))):
        raise ValueError("the order must have each row once")


def _sums(cells: Matrix, parents: Sequence[int], factor: int) -> list[list[int]]:
    """The figures of each row, followed by the totals, times a factor that makes all of them whole."""
    groups = frozenset(parents)
    width = len(cells[0]) if cells else 0
    sums = [
        [0] * width if at in groups else [cell.numerator * (factor // cell.denominator) for cell in row]
        for at, row in enumerate(cells)
    ]
    sums.append([0] * width)
    for at in reversed(range(len(cells))):
        above = sums[parents[at]]  # -1 is the totals
        for column, figure in enumerate(sums[at]):
            above[column] += figure
    return sums


def _grand(exact: Fraction, places: int, total: Exact | None) -> int:
    """The grand total in whole units; ``exact`` is in the same units."""
    if total is None:
        return int(round_exact(exact, 0))
    units = Fraction(total * 10**places)
    if units not in (math.floor(exact), math.ceil(exact)):
        raise ValueError(f"the total {total} is no neighbour of the sum")
    return int(units)


def _ups(
    sums: Sequence[Sequence[int]], parents: Sequence[int], order: Sequence[int], scale: int, grand: int
) -> list[list[bool]]:
    """The figures of the rows and groups to round up. ``sums`` are in parts, ``scale`` parts to a whole."""
    groups = {group: at for at, group in enumerate(sorted({-1, *parents}))}
    height, width = len(parents), len(sums[-1])
    early = {row: at * width for at, row in enumerate(row for row in order if row not in groups)}
    cells = len(early) * width
    # The nodes: each row, the grand total, each group in each column, and the source of the columns' totals.
    source = height + 1 + width * len(groups)
    network = _RoundingNetwork(scale, cells**3 + 1, [0] * (source + 1))
    network.bring(source, height, grand)

    def within(group: int, column: int) -> int:
        return height + 1 + column * len(groups) + groups[group]

    laid: list[list[int]] = []
    for row, parent in enumerate(parents):
        laid.append([])
        for column, figure in enumerate(sums[row]):
            if row in groups:
                end, weight = within(row, column), 0
            else:
                end, weight = row, (cells - early[row] - column) ** 2
            laid[row].append(network.carry(within(parent, column), end, figure, weight))
        network.carry(row, parent if parent >= 0 else height, sum(sums[row]))
    for column, figure in enumerate(sums[-1]):
        network.carry(source, within(-1, column), figure)
    taken = (*cheapest_edges(network.edges, network.needs), False)  # the last for what has no edge
    return [[taken[at] for at in row] for row in laid]


@dataclass(slots=True)
class _RoundingNetwork:
    """The edges that represent figures: each carries its integer part, and one more if it is taken."""

    scale: int
    factor: int
    """The cost of a distance per part; more than the weights of all cells together."""
    needs: list[int]
    edges: list[Edge] = field(default_factory=list)

    def bring(self, start: int, end: int, units: int) -> None:
        """Let ``units`` enter the network at ``start`` and leave it at ``end``."""
        self.needs[start] -= units
        self.needs[end] += units

    def carry(self, start: int, end: int, figure: int, weight: int = 0) -> int:
        """Add the edge of a figure and return its index; -1 if the figure is whole and needs none."""
        whole, rest = divmod(figure, self.scale)
        self.bring(end, start, whole)
        if not rest:
            return -1
        self.edges.append((start, end, (self.scale - 2 * rest) * self.factor - weight))
        return len(self.edges) - 1
