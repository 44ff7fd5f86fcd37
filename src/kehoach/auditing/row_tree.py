"""Which rows are parts of which: by I, 1, 1.1, a, -, +, by codes before labels, by indents, and by labels of totals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.auditing.labels import is_minus, is_within

if TYPE_CHECKING:
    from kehoach.auditing.figure_table import FigureTable

_BEFORE_LABEL: Final = re.compile(
    r"(?P<code>[IVXL]{1,6}|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)/]\s*\S|(?P<dash>[-–+*•])\s*\S"
)
_ROMAN: Final = re.compile(r"[IVXL]+")
_DOTTED: Final = re.compile(r"[IVXA-ZĐ\d]+(?:\.\d+)+")
_INSERTED: Final = re.compile(r"\d+[a-zđ]?")
"""``2a`` was put in after ``2``."""


class TreeRow(Struct, frozen=True):
    """A row of the body with its parts."""

    kind: str
    """The style of its code: ``I``, ``1``, ``1.1``, ``a``, ``-``; without a code its indent."""
    parts: tuple[int, ...] = ()
    """The rows directly below it, in order."""
    is_total: bool = False


class RowTree(Struct, frozen=True):
    """The rows of a table as a tree; totals by label are outside it."""

    rows: dict[int, TreeRow]
    """By their number in the table."""
    roots: tuple[int, ...]
    totals: tuple[int, ...]

    @property
    def leaves(self) -> tuple[int, ...]:
        """The rows without parts that are not totals."""
        return tuple(row for row, one in self.rows.items() if not one.parts and not one.is_total)

    @property
    def parents(self) -> tuple[int, ...]:
        """The rows with two parts or more."""
        return tuple(row for row, one in self.rows.items() if len(one.parts) > 1)


def tree_of(table: FigureTable) -> RowTree:
    """The tree of a table's body."""
    stack: list[tuple[str, int]] = []
    parts: dict[int, list[int]] = {}
    kinds: dict[int, str] = {}
    roots: list[int] = []
    totals = total_rows(table)
    letters = _uses_letters(table)
    for row in table.body:
        if row in totals:
            stack = []
            if row == table.header_rows:
                kinds[row] = ""
            continue
        kind = _kind(_code_of(table, row), letters=letters) or f"{_indent(table, row)}"
        known = next((at for at, (other, _) in enumerate(stack) if other == kind), len(stack))
        stack = stack[:known]
        if stack:
            parts.setdefault(stack[-1][1], []).append(row)
        else:
            roots.append(row)
        kinds[row] = kind
        stack.append((kind, row))
    rows = {row: TreeRow(kind, tuple(parts.get(row, ())), row in totals) for row, kind in kinds.items()}
    return RowTree(rows, tuple(roots), totals)


def total_rows(table: FigureTable) -> tuple[int, ...]:
    """The rows that are totals by their label alone, without a code."""
    return tuple(row for row in table.body if table.is_total_row(row) and not _code_of(table, row))


def partition(table: FigureTable, parts: tuple[int, ...]) -> tuple[int, ...]:
    """The parts that make up their sum: none from “trong đó” on."""
    for at, row in enumerate(parts):
        if is_within(table.row_labels[row]):
            return parts[:at]
    return parts


def minus_of(table: FigureTable, parts: tuple[int, ...]) -> tuple[int, ...]:
    """The parts that are subtracted."""
    return tuple(row for row in parts if is_minus(table.row_labels[row]))


def _code_of(table: FigureTable, row: int) -> str:
    code = table.codes[row].strip(" ().")
    if code:
        return code
    found = _BEFORE_LABEL.match(table.row_labels[row])
    if found is None:
        return ""
    return found["code"] or found["dash"] or ""


def _indent(table: FigureTable, row: int) -> int:
    return 0 if table.label_column is None else table.indents[row][table.label_column]


def _uses_letters(table: FigureTable) -> bool:
    """Whether A, B, C are codes of their own, so that C is a letter and no number."""
    codes = [_code_of(table, row) for row in table.body]
    return "A" in codes or ("B" in codes and "I" not in codes)


def _kind(code: str, *, letters: bool) -> str:
    if not code:
        return ""
    if _DOTTED.fullmatch(code):
        return "1" + ".1" * code.count(".")
    if _ROMAN.fullmatch(code) and not (letters and code in ("C", "D", "L")):
        return "I"
    if _INSERTED.fullmatch(code):
        return "1"
    if code.isalpha():
        return "A" if code.isupper() else "a"
    return "-" if code in "-–" else code
