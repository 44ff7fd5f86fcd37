"""Cells rounded so that rows and columns both add up; one list alone is left to ``apportion.foot``."""

import heapq
import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final, TypeAlias, TypeVar

from kehoach.numbers.apportion import ImpossibleError, Line
from kehoach.numbers.exact import Exact, as_exact, round_exact

Matrix: TypeAlias = Sequence[Sequence[Exact]]

_T = TypeVar("_T")
_Rests: TypeAlias = Sequence[Sequence[int]]
"""What each cell is above the whole number below it, in a unit common to all; 0 never goes up."""
_ROUNDS: Final = 5


def round_two_ways(cells: Matrix, places: int = 0) -> tuple[tuple[Exact, ...], ...]:
    """Round to ``places`` decimals so that the rows, the columns and the grand total add up rounded.

    Each cell, and the sum of each row and column, goes to one of its two neighbours; what needs no
    rounding stays. The grand total is rounded half-up. This can always be done. Of all ways to do it
    the result has the least sum of distances from the exact cells and row and column sums: cells with
    large remainders go up. If several have the least, the earlier cells decide, by a fixed procedure.

    Raises:
        ValueError: ``places`` is negative, or the rows are not of one length.

    >>> round_two_ways([[Fraction(1, 2), Fraction(1, 2)], [Fraction(1, 2), Fraction(1, 2)]])
    ((1, 0), (0, 1))
    """
    width = _width(cells)
    grand = int(Fraction(round_exact(sum(sum(row) for row in cells), places)) * 10**places)
    exact = [[Fraction(cell) * 10**places for cell in row] for row in cells]
    row_sums = [sum(row, Fraction(0)) for row in exact]
    column_sums = [sum(column, Fraction(0)) for column in _turned(exact, width)]
    # A last column takes what each row sum lacks to the next whole number, a last row likewise, so that all
    # margins are whole. A complement rounded up is a sum rounded down.
    rows = [math.ceil(total) for total in row_sums]
    columns = [math.ceil(total) for total in column_sums]
    whole = [
        *([*row, up - total] for row, up, total in zip(exact, rows, row_sums, strict=True)),
        [*(up - total for up, total in zip(columns, column_sums, strict=True)), Fraction(0)],
    ]
    rounded = _rounded(whole, [*rows, sum(columns) - grand], [*columns, sum(rows) - grand])
    return tuple(tuple(as_exact(Fraction(cell, 10**places)) for cell in row[:-1]) for row in rounded[:-1])


def round_to_margins(cells: Matrix, rows: Sequence[int], columns: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Round each cell to one of its two whole neighbours so that the rows and columns have the sums given.

    Of all ways to do it the result has the least sum of distances from the exact cells, as in
    ``round_two_ways``.

    Raises:
        ImpossibleError: ``margins-disagree``, where the sums of ``rows`` and ``columns`` differ, or
            ``margin-out-of-reach``, with the first row or column that cannot have its sum, alone or
            beside the others, and the nearest that it can have or came to.
        ValueError: the rows are not of one length, or there is not one margin for each row and column.

    >>> round_to_margins([[Fraction(5, 2), Fraction(7, 2)], [Fraction(3, 2), Fraction(1, 2)]], [6, 2], [5, 3])
    ((3, 3), (2, 0))
    """
    width = _width(cells)
    if len(rows) != len(cells) or len(columns) != width:
        raise ValueError(f"{len(rows)} and {len(columns)} margins for {len(cells)} rows and {width} columns")
    if sum(rows) != sum(columns):
        raise ImpossibleError("margins-disagree", sum(rows), sum(columns))
    exact = [[Fraction(cell) for cell in row] for row in cells]
    turned = _turned(exact, width)
    for i, (row, margin) in enumerate(zip(exact, rows, strict=True)):
        _check_reach(row, margin, ("row", i))
    for j, (column, margin) in enumerate(zip(turned, columns, strict=True)):
        _check_reach(column, margin, ("column", j))
    rounded = _rounded(exact, rows, columns)
    for i, (got, margin) in enumerate(zip(rounded, rows, strict=True)):
        _check_sum(sum(got), margin, ("row", i))
    for j, margin in enumerate(columns):
        _check_sum(sum(row[j] for row in rounded), margin, ("column", j))
    return tuple(map(tuple, rounded))


def _width(cells: Matrix) -> int:
    widths = {len(row) for row in cells}
    if len(widths) > 1:
        raise ValueError(f"rows of different lengths: {sorted(widths)}")
    return widths.pop() if widths else 0


def _turned(rows: Sequence[Sequence[_T]], width: int) -> list[list[_T]]:
    return [[row[j] for row in rows] for j in range(width)]


def _check_reach(cells: Sequence[Fraction], margin: int, line: Line) -> None:
    least, most = sum(map(math.floor, cells)), sum(map(math.ceil, cells))
    if not least <= margin <= most:
        raise ImpossibleError("margin-out-of-reach", margin, max(least, min(margin, most)), line=line)


def _check_sum(got: int, margin: int, line: Line) -> None:
    if got != margin:
        raise ImpossibleError("margin-out-of-reach", margin, got, line=line)


def _rounded(exact: Sequence[Sequence[Fraction]], rows: Sequence[int], columns: Sequence[int]) -> list[list[int]]:
    """Round to the margins; where it cannot be, the rows hold and some columns do not, or the other way about."""
    width = len(columns)
    if len(rows) < width:
        # Only the columns need repair, so the fewer of the two should be the columns.
        return _turned(_rounded(_turned(exact, width), columns, rows), len(rows))
    floors = [[math.floor(cell) for cell in row] for row in exact]
    scale = math.lcm(*(cell.denominator for row in exact for cell in row))
    rests = [[cell.numerator % cell.denominator * (scale // cell.denominator) for cell in row] for row in exact]
    row_ups = [margin - sum(row) for margin, row in zip(rows, floors, strict=True)]
    column_ups = [margin - sum(column) for margin, column in zip(columns, _turned(floors, width), strict=True)]
    ups = _ups(rests, row_ups, column_ups)
    return [[whole + up for whole, up in zip(*pair, strict=True)] for pair in zip(floors, ups, strict=True)]


def _ups(rests: _Rests, row_ups: Sequence[int], column_ups: Sequence[int]) -> list[list[bool]]:
    """Choose the cells that go up, so many in each row and column, with the largest sum of rests.

    This is a flow of least cost, by successive shortest paths. Each row first takes its best cells at
    the prices of the columns; then the columns that were taken too often hand cells on, along the
    cheapest chains, to those that lack some. The potentials of the columns and rows (``heights``, columns
    first) keep every hand-over from gaining anything, so the sum stays the largest for what is chosen.
    """
    width = len(column_ups)
    prices = _prices(rests, row_ups, column_ups)
    heights = [-price for price in prices]
    lacking = list(column_ups)
    ups: list[list[bool]] = []
    for row, count in zip(rests, row_ups, strict=True):
        order = sorted((j for j in range(width) if row[j]), key=lambda j: (prices[j] - row[j], -lacking[j]))
        chosen = set(order[:count])
        ups.append([j in chosen for j in range(width)])
        for j in chosen:
            lacking[j] -= 1
        bar = order[max(count, 1) - 1] if order else 0
        heights.append(row[bar] - prices[bar])
    while _hand_on(rests, ups, lacking, heights):
        pass
    return ups


def _prices(rests: _Rests, row_ups: Sequence[int], column_ups: Sequence[int]) -> list[int]:
    """Prices of the columns at which rows that take their best cells come near to the columns' numbers.

    Any prices would do: good ones leave few chains to look for. A few rounds in which rows and columns
    set their prices in turn, halfway between the last cell they take and the next, come close.
    """
    prices = [0] * len(column_ups)
    turned = _turned(rests, len(column_ups))
    for _ in range(_ROUNDS):
        levels = [_level(row, prices, count) for row, count in zip(rests, row_ups, strict=True)]
        prices = [_level(column, levels, count) for column, count in zip(turned, column_ups, strict=True)]
    return prices


def _level(rests: Sequence[int], prices: Sequence[int], count: int) -> int:
    worth = sorted((rest - price for rest, price in zip(rests, prices, strict=True) if rest), reverse=True)
    around = worth[max(count - 1, 0) : count + 1]
    return sum(around) // len(around) if around else 0


def _hand_on(rests: _Rests, ups: list[list[bool]], lacking: list[int], heights: list[int]) -> bool:
    """Move one cell's worth from a column with too many to one with too few by the cheapest chain, if there is one.

    A chain leaves a column by a chosen cell of some row and enters another by a cell of that row that is
    not chosen. Of chains that cost the same the search takes the one that its fixed order finds first.
    """
    width = len(lacking)
    distance: dict[int, int] = {j: 0 for j in range(width) if lacking[j] < 0}
    came_from: dict[int, int] = {}
    queue = [(0, j) for j in distance]
    settled: list[int] = []
    while queue:
        so_far, node = heapq.heappop(queue)
        if so_far > distance[node]:
            continue
        if node < width and lacking[node] > 0:
            for passed in settled:
                heights[passed] += distance[passed] - so_far
            _follow(node, came_from, ups, lacking)
            return True
        settled.append(node)
        base = so_far + heights[node]
        if node < width:
            steps = [(width + i, rests[i][node]) for i, row in enumerate(ups) if row[node]]
        else:
            row = rests[node - width]
            steps = [(j, -row[j]) for j, up in enumerate(ups[node - width]) if row[j] and not up]
        for there, cost in steps:
            far = base + cost - heights[there]
            if there not in distance or far < distance[there]:
                distance[there] = far
                came_from[there] = node
                heapq.heappush(queue, (far, there))
    return False


def _follow(end: int, came_from: Mapping[int, int], ups: list[list[bool]], lacking: list[int]) -> None:
    width = len(lacking)
    lacking[end] -= 1
    while end in came_from:
        row = came_from[end]
        start = came_from[row]
        ups[row - width][end], ups[row - width][start] = True, False
        end = start
    lacking[end] += 1
