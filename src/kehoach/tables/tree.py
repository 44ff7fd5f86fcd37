"""Rows inside rows: what makes up a row, what a total counts, and that nothing picked out exceeds its whole."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

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
"""Which of the rows a total that takes one of them takes."""
_DIGITS: Final = re.compile(r"\d+")


def parts_by_parent(rows: Sequence[Row]) -> dict[int, list[int]]:
    """The rows that make up each row; -1 is the table itself. Rows picked out ("trong đó") make up nothing."""
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
    """The sum of some rows' values, those marked "trừ" taken off; absences as in every sum.

    ``factors``: what the values of rows in another scale are multiplied by.
    """
    figures = [multiply(values[at], factors[at]) if at in factors else values[at] for at in indices]
    is_less = [rows[at].relation is Relation.LESS for at in indices]
    return sum_up([negate(value) if less else value for value, less in zip(figures, is_less, strict=True)], skip)


def made_up(
    rows: Sequence[Row], parts: Mapping[int, Sequence[int]], values: Sequence[Value], skip: Collection[Value] = ()
) -> tuple[Value, ...]:
    """The values with each row that has parts made their sum, from the innermost out."""
    found = list(values)
    for index in groups_of(parts):
        found[index] = sum_of(rows, parts[index], found, skip)
    return tuple(found)


def groups_of(parts: Mapping[int, Sequence[int]]) -> list[int]:
    """The rows that are made up of others, each after those within it."""
    return sorted((index for index in parts if index >= 0), reverse=True)


def leaves(rows: Sequence[Row], under: int = -1) -> dict[int, int]:
    """The rows that a row, or the table's total, is made of in the end, each with its sign: no groups, no picks."""
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


def sort_name(rows: Sequence[Row], row: Row) -> str:
    """A row's name as it settles ties: folded, Khu phố 2 before Khu phố 10."""
    return _DIGITS.sub(lambda digits: digits[0].zfill(12), "/".join(map(fold, row_path(rows, row))))


def decimals_of(rows: Sequence[Row]) -> dict[int, int]:
    """The decimals of each row that says its own (``@decimals``)."""
    return {at: row.about.decimals for at, row in enumerate(rows) if row.about.decimals is not None}


def count_of(rows: Sequence[Row], under: int = -1) -> int:
    """How many rows stand under one, or in the table: no groups, nothing picked out, those printed as one once."""
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
