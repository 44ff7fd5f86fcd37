"""Which widths make a table lowest, of a few that each of its columns may have.

A row is as high as its highest cell, so widening one column often lowers nothing as long as its neighbour stays narrow.
The search therefore comes from above: every column begins at its widest, and the one is narrowed whose narrowing costs
fewest lines for the room it saves, until the table fits; where another column is the higher one, that costs nothing.
What was saved beyond need is given back where it lowers the table most, and exchanges are tried as long as they help.
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LOOKAHEAD: Final = 4
"""How many of a column's next widths are weighed at a time: a step that costs may be followed by one that is free."""
EXCHANGES: Final = 3
"""How often at most an exchange between columns is made."""


class Choice(Struct, frozen=True):
    """One width that a column may have."""

    width: int
    lines: tuple[int, ...]
    """The lines that the column's cell in each row then takes."""


def lowest(choices: Sequence[Sequence[Choice]], weights: Sequence[int], total: int) -> list[int]:
    """The width of each column, all together no more than ``total``, with which the rows take few lines.

    Args:
        choices: what each column may choose from, the widest first; the narrowest of all columns fit into ``total``.
        weights: how much a line of each row counts.
        total: the width of the table.
    """
    state = _State(*_condensed(choices, weights), [0] * len(choices))
    state.narrow(total)
    state.widen(total)
    for _ in range(EXCHANGES if len(state.weights) > 1 else 0):  # of a header alone nothing is left to exchange
        if state.is_lowest(total):
            break
        height = state.height()
        better = next((found for found in state.exchanged(total) if found.height() < height), None)
        if better is None:
            break
        state = better
    return [column[at].width for column, at in zip(choices, state.at, strict=True)]


def _condensed(choices: Sequence[Sequence[Choice]], weights: Sequence[int]) -> tuple[list[list[Choice]], list[int]]:
    """The same choices with rows that are alike as one, and without rows that no choice makes higher."""
    rows = Counter[tuple[tuple[int, ...], ...]]()
    by_row = zip(*(zip(*(choice.lines for choice in column), strict=True) for column in choices), strict=True)
    for weight, row in zip(weights, by_row, strict=True):
        if any(lines[-1] > 1 for lines in row):
            rows[row] += weight
    if not rows:
        return [[Choice(choice.width, ()) for choice in column] for column in choices], []
    condensed = [
        [Choice(choice.width, lines) for choice, lines in zip(column, zip(*cells, strict=True), strict=True)]
        for column, cells in zip(choices, zip(*rows, strict=True), strict=True)
    ]
    return condensed, list(rows.values())


class _State:
    """One choice per column, and the moves from it."""

    def __init__(self, choices: Sequence[Sequence[Choice]], weights: Sequence[int], at: list[int]) -> None:
        self.choices = choices
        self.weights = weights
        self.at = at
        self.movable = [number for number, column in enumerate(choices) if len(column) > 1]

    def width(self) -> int:
        return sum(column[at].width for column, at in zip(self.choices, self.at, strict=True))

    def lines(self) -> list[int]:
        chosen = (column[at].lines for column, at in zip(self.choices, self.at, strict=True))
        return [max(lines) for lines in zip(*chosen, strict=True)]

    def height(self) -> int:
        return sum(map(int.__mul__, self.weights, self.lines()))

    def is_lowest(self, total: int) -> bool:
        """Whether certainly no choices are lower: no row can be, unless others rise by all that this is worth."""
        now = self.lines()
        least = [self._least_lines(row, lines, total) for row, lines in enumerate(now)]
        worth = self.height() - sum(map(int.__mul__, self.weights, least))
        most = [lines + (worth - 1) // weight for lines, weight in zip(now, self.weights, strict=True)]
        return not any(
            self._fits([*most[:row], now[row] - 1, *most[row + 1 :]], total)
            for row in range(len(now))
            if least[row] < now[row]
        )

    def _least_lines(self, row: int, lines: int, total: int) -> int:
        """The least lines of a row, no more than ``lines``, when the others may have any number of them."""
        most = [sys.maxsize] * len(self.weights)
        while True:
            most[row] = lines - 1
            if not self._fits(most, total):
                return lines
            lines -= 1

    def _fits(self, most: Sequence[int], total: int) -> bool:
        """Whether there is room for choices with which no row has more than its ``most`` lines."""
        width = 0
        for column in self.choices:
            found = next((one.width for one in reversed(column) if all(map(int.__le__, one.lines, most))), None)
            if found is None:
                return False
            width += found
        return width <= total

    def narrow(self, total: int) -> None:
        """Narrow columns until the table fits."""
        while (excess := self.width() - total) > 0:
            best = None
            for number, at, saved, lines in self._moves(+1):
                gain = min(saved, excess)
                if best is None or (lines * best[1], -gain) < (best[0] * gain, -best[1]):
                    best = (lines, gain, number, at)
            assert best is not None  # noqa: S101 - the narrowest of all fit
            self.at[best[2]] = best[3]

    def widen(self, total: int, kept: int = -1) -> None:
        """Widen columns, all but ``kept``, as long as the table has room and gets lower."""
        while True:
            room = total - self.width()
            best = None
            for number, at, saved, lines in self._moves(-1):
                if (
                    number != kept
                    and lines < 0
                    and -saved <= room
                    and (best is None or lines * best[1] < best[0] * -saved)
                ):
                    best = (lines, -saved, number, at)
            if best is None:
                return
            self.at[best[2]] = best[3]

    def exchanged(self, total: int) -> Iterator[_State]:
        """The states after narrowing one column and giving others the room."""
        for number in self.movable:
            for at in range(self.at[number] + 1, min(self.at[number] + 3, len(self.choices[number]))):
                other = _State(self.choices, self.weights, [*self.at])
                other.at[number] = at
                other.widen(total, kept=number)
                yield other

    def _moves(self, direction: int) -> Iterator[tuple[int, int, int, int]]:
        """Each move of one column: the column, its choice, the twips saved, the lines added; both may be negative."""
        others = self._heights_of_others()
        for number in self.movable:
            column, now = self.choices[number], self.at[number]
            end = min(now + LOOKAHEAD + 1, len(column)) if direction > 0 else max(now - LOOKAHEAD - 1, -1)
            before = self._height(column[now], others[number])
            for at in range(now + direction, end, direction):
                lines = self._height(column[at], others[number]) - before
                yield number, at, column[now].width - column[at].width, lines

    def _height(self, choice: Choice, others: Sequence[int]) -> int:
        return sum(map(int.__mul__, self.weights, map(max, choice.lines, others)))

    def _heights_of_others(self) -> dict[int, list[int]]:
        """For each movable column, the height that the other columns give each row."""
        chosen = [column[at].lines for column, at in zip(self.choices, self.at, strict=True)]
        highest = self.lines()
        found = dict.fromkeys(self.movable, highest)
        alone = [
            (row, lines.index(most))
            for row, (most, lines) in enumerate(zip(highest, zip(*chosen, strict=True), strict=True))
            if lines.count(most) == 1
        ]
        for row, number in alone:
            if number in found:
                if found[number] is highest:
                    found[number] = [*highest]
                found[number][row] = (
                    max(lines[row] for at, lines in enumerate(chosen) if at != number) if len(chosen) > 1 else 0
                )
        return found
