"""Rows inside rows: the children of a row, and what a total counts."""

from __future__ import annotations

import itertools
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from kehoach.patterns import regex
from kehoach.plan.columns.source import TotalRule
from kehoach.plan.row_names import row_path
from kehoach.plan.table import Relation
from kehoach.source.names import fold
from kehoach.tables.values import Value, multiply, negate, sum_up

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from kehoach.numbers import Exact
    from kehoach.plan.table import Row


ENDS: Final = {TotalRule.FIRST: 0, TotalRule.LAST: -1}
"""The index of the row that a total of the first or last row takes."""
_DIGITS: Final = regex(r"\d+")


def parts_by_parent(rows: Sequence[Row]) -> dict[int, list[int]]:
    """Child row indices by parent index; -1 is the table. Picked rows ("trong đó") are left out."""
    parts: dict[int, list[int]] = {}
    for index, row in enumerate(rows):
        if row.relation is not Relation.PICK:
            parts.setdefault(row.parent, []).append(index)
    return parts


def sum_of(
    rows: Sequence[Row],
    indices: Sequence[int],
    values: Sequence[Value],
    skip: Collection[Value] = (),
    factors: Mapping[int, Exact] = MappingProxyType({}),
) -> Value:
    """The sum of some rows' values, those marked "trừ" subtracted; absences count as in every sum.

    ``factors``: by row, the factor of values in another scale.
    """
    figures = [multiply(values[at], factors[at]) if at in factors else values[at] for at in indices]
    is_less = [rows[at].relation is Relation.LESS for at in indices]
    return sum_up([negate(value) if less else value for value, less in zip(figures, is_less, strict=True)], skip)


def made_up(
    rows: Sequence[Row], parts: Mapping[int, Sequence[int]], values: Sequence[Value], skip: Collection[Value] = ()
) -> tuple[Value, ...]:
    """The values with each group as the sum of its rows, innermost first."""
    found = list(values)
    for index in groups_of(parts):
        found[index] = sum_of(rows, parts[index], found, skip)
    return tuple(found)


def groups_of(parts: Mapping[int, Sequence[int]]) -> list[int]:
    """The rows that have children, each after those within it."""
    return sorted((index for index in parts if index >= 0), reverse=True)


def leaves(rows: Sequence[Row], under: int = -1) -> dict[int, int]:
    """The rows under a row, or the table, that have no children, each with its sign; without picked rows."""
    parts = parts_by_parent(rows)
    found: dict[int, int] = {}
    waiting = [(index, 1) for index in parts.get(under, ())]
    while waiting:
        index, sign = waiting.pop()
        sign = -sign if rows[index].relation is Relation.LESS else sign
        if index in parts:
            waiting += [(part, sign) for part in parts[index]]
        else:
            found[index] = sign
    return dict(sorted(found.items()))


def leaf_sign(rows: Sequence[Row], index: int) -> int:
    """The sign that :func:`leaves` has for one row, 0 for a row it does not have; without going through all rows."""
    for below in itertools.takewhile(lambda at: rows[at].parent >= index, range(index + 1, len(rows))):
        if rows[below].parent == index and rows[below].relation is not Relation.PICK:
            return 0
    sign = 1
    while index >= 0:
        if rows[index].relation is Relation.PICK:
            return 0
        sign = -sign if rows[index].relation is Relation.LESS else sign
        index = rows[index].parent
    return sign


def sort_name(rows: Sequence[Row], row: Row) -> str:
    """The sort key of a row's name for ties: folded, Khu phố 2 before Khu phố 10."""
    return _DIGITS.sub(lambda digits: digits[0].zfill(12), "/".join(map(fold, row_path(rows, row))))


def decimals_of(rows: Sequence[Row]) -> dict[int, int]:
    """By row: the decimals of rows that have their own (``@decimals``)."""
    return {at: row.about.decimals for at, row in enumerate(rows) if row.about.decimals is not None}


def count_of(rows: Sequence[Row], under: int = -1) -> int:
    """The number of rows under one, or in the table: without groups or picked rows; joined rows count once."""
    parts = parts_by_parent(rows)
    found = 0
    waiting = list(parts.get(under, ()))
    while waiting:
        index = waiting.pop()
        if index in parts:
            waiting += parts[index]
        else:
            found += not rows[index].is_joined
    return found
