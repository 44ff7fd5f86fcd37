"""Two sequences laid beside each other: what is the same, what was changed, what is on one side only.

The same sequences always give the same pairs. What is equal is paired first; between two equal items, those are paired
that are most alike together, without crossing.
"""

from __future__ import annotations

import functools
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, TypeVar

from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

T = TypeVar("T")
U = TypeVar("U")

_WORD: Final = regex(r"\w+")
_LARGEST: Final = 250_000
"""The most pairs that are weighed between two equal items; a longer stretch is paired in its order."""


def pairs(
    before: Sequence[T],
    after: Sequence[U],
    key: Callable[[T | U], Hashable],
    alike: Callable[[T, U], int],
    *,
    least: int,
) -> list[tuple[int | None, int | None]]:
    """The positions of each pair, in order; what is on one side only is beside ``None``, removed before added.

    Args:
        before: the earlier items.
        after: the later items.
        key: items with one key are equal.
        alike: how alike two items are, from 0 to 100.
        least: from which likeness on two items are one that was changed.
    """
    found: list[tuple[int | None, int | None]] = []
    matcher = SequenceMatcher(None, [key(item) for item in before], [key(item) for item in after], autojunk=False)
    for what, start, end, begin, stop in matcher.get_opcodes():
        if what == "equal":
            found += zip(range(start, end), range(begin, stop), strict=True)
        else:
            rows, columns = range(start, end), range(begin, stop)
            found += _between(rows, columns, lambda one, two: alike(before[one], after[two]), least)
    return found


def _between(
    rows: range, columns: range, alike: Callable[[int, int], int], least: int
) -> Iterator[tuple[int | None, int | None]]:
    """The pairs of a stretch without equal items, as alike as possible in sum."""
    if len(rows) * len(columns) > _LARGEST:
        yield from ((at, None) for at in rows)
        yield from ((None, at) for at in columns)
        return
    best = [[0] * (len(columns) + 1) for _ in range(len(rows) + 1)]
    gain = [[0] * len(columns) for _ in rows]
    for one in reversed(range(len(rows))):
        for two in reversed(range(len(columns))):
            likeness = alike(rows[one], columns[two])
            gain[one][two] = likeness - least + 1 if likeness >= least else 0
            paired = best[one + 1][two + 1] + gain[one][two]
            best[one][two] = max(paired, best[one + 1][two], best[one][two + 1])
    one = two = 0
    while one < len(rows) and two < len(columns):
        if gain[one][two] and best[one][two] == best[one + 1][two + 1] + gain[one][two]:
            yield rows[one], columns[two]
            one, two = one + 1, two + 1
        elif best[one][two] == best[one + 1][two]:
            yield rows[one], None
            one += 1
        else:
            yield None, columns[two]
            two += 1
    yield from ((at, None) for at in rows[one:])
    yield from ((None, at) for at in columns[two:])


def shared_words(before: str, after: str) -> int:
    """How many of their words two texts share, in per cent; 100 for texts without words that are equal."""
    one, two = _counted(before), _counted(after)
    total = one.total() + two.total()
    return 200 * (one & two).total() // total if total else 100 * (before == after)


@functools.lru_cache(maxsize=4096)
def _counted(text: str) -> Counter[str]:
    """The words of a text, each with how often it occurs; not to be changed."""
    return Counter(_WORD.findall(text.casefold()))
