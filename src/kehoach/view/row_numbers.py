"""The numbers of a table's rows, by their level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.numbers.roman import roman
from kehoach.plan.table import Relation
from kehoach.view import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.plan.table import Row, RowNumbering


def row_numbers(rows: Sequence[Row], numbering: Sequence[RowNumbering]) -> list[str]:
    """The number of each row by its level; empty for a row under "trong đó"."""
    if not numbering:
        return [""] * len(rows)
    counts: dict[tuple[int, int], int] = {}
    found: list[str] = []
    levels: list[int] = []
    for row in rows:
        level = levels[row.parent] + 1 if row.parent >= 0 else 0
        levels.append(level)
        if row.about.number is not None or row.relation is Relation.PICK or row.is_joined:
            found.append(row.about.number or "")
            continue
        scheme = numbering[min(level, len(numbering) - 1)]
        key = (level, -1 if scheme.runs_on else row.parent)
        counts[key] = counts.get(key, 0) + 1
        above = found[row.parent] if row.parent >= 0 else ""
        found.append(_number(counts[key], scheme, above))
    return found


def _number(count: int, scheme: RowNumbering, above: str) -> str:
    match scheme.style:
        case "I":
            return roman(count)
        case "A":
            return wording.letter(count).upper()
        case "a)":
            return f"{wording.letter(count)})"
        case "1":
            return str(count)
        case "1.1":
            return f"{above}.{count}" if above else str(count)


def titled(number: str, name: str) -> str:
    """A group's title with its number: "I. Khu vực", "a) Khu vực"."""
    if not number:
        return name
    return f"{number} {name}" if number.endswith(")") else f"{number}. {name}"
