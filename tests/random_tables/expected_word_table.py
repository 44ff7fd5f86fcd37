"""The rows of the Word table that a described table comes to: numbers, names, figures, sums of groups, the total."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from tests.random_tables.expected_texts import shown_cell, shown_total

if TYPE_CHECKING:
    from tests.random_tables.evaluator import Sheet
    from tests.random_tables.expected_texts import Shown

_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
_PLAIN_LETTERS = [letter for letter in _LETTERS if letter not in "ăâêôơư"]

Cell: TypeAlias = "Shown | str | tuple[str, ...]"
"""A figure, a text, or several texts of which each may stand there."""


def word_rows(sheet: Sheet) -> list[list[Cell]]:
    """What is printed below the head, a row each; a group whose figures stand elsewhere has one cell."""
    table, numbers = sheet.table, row_numbers(sheet)
    found: list[list[Cell]] = []
    waiting: list[int] = []

    def close(at: int) -> None:
        while waiting and not _is_inside(sheet, at, waiting[-1]):
            outer = waiting.pop()
            found.append(_line(sheet, outer, "", f"Cộng {table.rows[outer].name}"))

    for at, row in enumerate(table.rows):
        close(at)
        if at in sheet.parts and table.subtotals != "row":
            number = numbers[at]
            joint = " " if number.endswith(")") else ". "
            found.append([f"{number}{joint}{row.name}" if number else row.name])
            if table.subtotals == "below":
                waiting.append(at)
            continue
        found.append(_line(sheet, at, numbers[at], " ".join(filter(None, (row.marker, row.name)))))
    close(-1)
    if table.total:
        totals = [shown_total(sheet, name) for name in sheet.columns]
        found.append([*([""] if table.numbering else []), table.total, *_unit(sheet, -1), *totals])
    return found


def _line(sheet: Sheet, at: int, number: str, name: str) -> list[Cell]:
    table = sheet.table
    figures = (shown_cell(sheet, at, column) for column in sheet.columns)
    return [*([number] if table.numbering else []), name, *_unit(sheet, at), *figures]


def _unit(sheet: Sheet, at: int) -> list[Cell]:
    """What stands in the column of units: what the row says; a sum that says nothing may say its own."""
    table = sheet.table
    if not any(row.unit for row in table.rows) or not table.unit_is_printed:
        return []
    said = table.rows[at].unit if at >= 0 else ""
    return [said or ("", _unit_of_sum(sheet, at))]


def _unit_of_sum(sheet: Sheet, at: int) -> str:
    """That of the table, or of the group, or of its first part that has one."""
    said = sheet.table.unit if at < 0 else sheet.rows[at].unit
    return said or next(filter(None, (_unit_of_sum(sheet, part) for part in sheet.parts.get(at, ()))), "")


def _is_inside(sheet: Sheet, at: int, outer: int) -> bool:
    while at >= 0 and at != outer:
        at = sheet.rows[at].parent
    return at == outer


def row_numbers(sheet: Sheet) -> list[str]:
    """The number of each row in the style of its level; a picked row has none, nor one with a number of its own."""
    styles = sheet.table.numbering.split()
    found: list[str] = []
    if not styles:
        return [""] * len(sheet.rows)
    counts: dict[tuple[int, int], int] = {}
    for row in sheet.rows:
        if row.relation == "pick" or row.number is not None:
            found.append(row.number if row.number not in (None, "none") else "")
            continue
        level = _level(sheet, row.parent)
        style = styles[min(level, len(styles) - 1)]
        series = level, -1 if style.endswith("+") else row.parent
        counts[series] = counts.get(series, 0) + 1
        found.append(_number(style.removesuffix("+"), counts[series], found[row.parent] if row.parent >= 0 else ""))
    return found


def _level(sheet: Sheet, parent: int) -> int:
    return 0 if parent < 0 else 1 + _level(sheet, sheet.rows[parent].parent)


def _number(style: str, count: int, above: str) -> str:
    letter = _PLAIN_LETTERS[(count - 1) % len(_PLAIN_LETTERS)]
    numbers = {"I": _ROMAN[count], "A": letter.upper(), "a)": f"{letter})", "1": str(count)}
    return numbers.get(style) or (f"{above}.{count}" if above else str(count))
