"""What tells the levels of a table's rows: their numbers, and the dashes of those without a number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.numbers.roman import roman
from kehoach.plan.row_names import levels_of
from kehoach.view.part_titles import letter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.plan.table import Row, RowNumbering


_SIGNS: Final = ("-", "+")


def row_numbers(rows: Sequence[Row], numbering: Sequence[RowNumbering]) -> list[str]:
    """The number of each row by its level; empty for a row under "trong đó"."""
    if not numbering:
        return [""] * len(rows)
    counts: dict[tuple[int, int], int] = {}
    found: list[str] = []
    for row, level in zip(rows, levels_of(rows), strict=True):
        if not row.is_counted_off:
            found.append(row.about.number or "")
            continue
        scheme = numbering[min(level, len(numbering) - 1)]
        key = (level, -1 if scheme.runs_on else row.parent)
        counts[key] = counts.get(key, 0) + 1
        above = found[row.parent] if row.parent >= 0 else ""
        found.append(_number(counts[key], scheme, above))
    return found


def references_to(rows: Sequence[Row], numbering: Sequence[RowNumbering]) -> dict[str, str]:
    """How prose refers to each task of a table, by its id: "nhiệm vụ 2", "nhóm nhiệm vụ I".

    Where numbers begin again in each group, with that: "nhiệm vụ 2 nhóm I".
    """
    numbers = row_numbers(rows, numbering)
    groups = {row.parent for row in rows if row.parent >= 0}
    words = ["nhóm nhiệm vụ" if at in groups else "nhiệm vụ" for at in range(len(rows))]
    named = [f"{word} {number.rstrip(')')}" for word, number in zip(words, numbers, strict=True)]
    found: dict[str, str] = {}
    for at, row in enumerate(rows):
        is_repeated = named.count(named[at]) > 1 and row.parent >= 0
        found[row.id] = f"{named[at]} nhóm {numbers[row.parent].rstrip(')')}" if is_repeated else named[at]
    return found


def _number(count: int, scheme: RowNumbering, above: str) -> str:
    match scheme.style:
        case "I":
            return roman(count)
        case "A":
            return letter(count).upper()
        case "a)":
            return f"{letter(count)})"
        case "1":
            return str(count)
        case "1.1":
            return f"{above}.{count}" if above and above not in _SIGNS else str(count)
        case "-" | "+" as sign:
            return sign
        case "none":
            return ""


def titled(number: str, name: str) -> str:
    """A group's title with its number: "I. Khu vực", "a) Khu vực"."""
    if not number:
        return name
    return f"{number} {name}" if number.endswith((")", *_SIGNS)) else f"{number}. {name}"


def dashes(rows: Sequence[Row], numbers: Sequence[str]) -> list[str]:
    """What the name of each row begins with: "- " if it is nested and has no number, "+ " under a row that does so."""
    found: list[str] = []
    for row, number in zip(rows, numbers, strict=True):
        if row.is_joined and found:
            found.append(found[-1])
        elif number or row.parent < 0:
            found.append("")
        else:
            found.append("+ " if found[row.parent] else "- ")
    return found
