"""The arithmetic of columns that look beyond their row: shares made to add up, running sums, parts given out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from kehoach.numbers import foot
from kehoach.spec.model import (
    Absence,
    ColumnSource,
    Formula,
    Growth,
    Rate,
    Relation,
    Running,
    Share,
    Split,
)
from kehoach.spec.names import fold
from kehoach.spec.rows import row_path
from kehoach.tables.tree import made_up, parts_by_parent
from kehoach.tables.values import Value, add, graver, negate, tidy

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kehoach.diagnostics import Place
    from kehoach.spec.expression import Expression
    from kehoach.spec.model import Row

_DIGITS = re.compile(r"\d+")

Asked: TypeAlias = "tuple[Expression, Place, bool]"
"""An expression that a column is computed from, where it stands, and whether it is taken row by row."""


def asked_by(source: ColumnSource) -> tuple[Asked, ...]:
    """Every expression that a source is computed from."""
    match source:
        case Formula() | Rate() | Share() | Growth() | Running():
            return ((source.expression, source.place, True),)
        case Split():
            return (
                (source.whole.expression, source.place, False),
                *((formula.expression, formula.place, True) for formula in source.by_row),
            )
        case _:
            return ()


def sort_name(rows: Sequence[Row], row: Row) -> str:
    """A row's name as it settles ties: folded, Khu phố 2 before Khu phố 10."""
    return _DIGITS.sub(lambda digits: digits[0].zfill(12), "/".join(map(fold, row_path(rows, row))))


def leaves(rows: Sequence[Row]) -> dict[int, int]:
    """The rows that the table's total is made of in the end, each with its sign: no groups, nothing picked out."""
    parts = parts_by_parent(rows)
    found: dict[int, int] = {}
    waiting = [(index, 1) for index in parts.get(-1, ())]
    while waiting:
        index, sign = waiting.pop()
        sign = -sign if rows[index].relation is Relation.LESS else sign
        if index in parts:
            waiting += [(part, sign) for part in parts[index]]
        else:
            found[index] = sign
    return dict(sorted(found.items()))


def footed(rows: Sequence[Row], values: Sequence[Value], places: int) -> tuple[Value, ...]:
    """The values rounded so that those the total is made of add up to their sum; groups are the sum of theirs."""
    signs = {index: sign for index, sign in leaves(rows).items() if not isinstance(values[index], Absence)}
    exact = [value * signs[index] for index in signs if not isinstance(value := values[index], Absence)]
    rounded = foot(exact, places, [sort_name(rows, rows[index]) for index in signs])
    found = list(values)
    for index, value in zip(signs, rounded, strict=True):
        found[index] = tidy(value * signs[index])
    return made_up(rows, parts_by_parent(rows), found) if any(row.parent >= 0 for row in rows) else tuple(found)


def accumulated(rows: Sequence[Row], values: Sequence[Value], skip: Collection[Value]) -> tuple[Value, ...]:
    """The sum down to each row; a group, and what is only picked out, adds nothing and shows "-"."""
    signs = leaves(rows)
    found: list[Value] = [Absence.NOTHING] * len(rows)
    running: Value = Absence.NOTHING
    for index, sign in signs.items():
        value = values[index]
        if value not in skip:
            running = add(running, value if sign > 0 else negate(value))
        found[index] = running if isinstance(running, Absence) else tidy(running)
    return tuple(found)


def extreme(rows: Sequence[Row], values: Sequence[Value], skip: Collection[Value], *, largest: bool) -> Value:
    """The largest or smallest of the values that a total is made of; an absence among them as in a sum."""
    taken = [values[index] for index in leaves(rows)]
    numbers = [value for value in taken if not isinstance(value, Absence)]
    worst: Value = Absence.NOTHING
    for value in taken:
        if isinstance(value, Absence) and value not in skip:
            worst = graver(worst, value)
    if worst is not Absence.NOTHING or not numbers:
        return worst
    return max(numbers) if largest else min(numbers)
