"""The levels of a printed table, by the numbers of its rows, and what adds up in it."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kehoach.importing.spec_lines import literal
from kehoach.importing.typed_table import (
    TOTAL_PADDED,
    TableLine,
    TypedColumn,
    TypedTable,
    column_number_style,
    is_figure,
    typed_cells,
    typed_columns,
    without_closing,
)
from kehoach.linting.pieces import folded
from kehoach.numbers.reading import NumberRead, read_number
from kehoach.numbers.roman import roman
from kehoach.patterns import regex
from kehoach.plan.row_names import TOTAL_LABELS
from kehoach.source.names import fold
from kehoach.view.part_titles import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.importing.document_table import BodyRow, DocumentTable
    from kehoach.numbers.exact import Exact

_TITLE: Final = regex(r"([IVXLC]+|[A-ZĐ]|[0-9]{1,3})\. (\S.*)|([a-zđ]\)) (\S.*)")
_INSIDE: Final = regex(r"(trong do|tr\.? ?do|gom|chia ra|tru)\b.*:.*|[-+] .*")
_PICKED_OUT: Final = regex(r"(trong do|tr\.? ?do)\b.*:.*")
_SUBTRACTED: Final = regex(r"tru\b.*:.*")
_TOTAL: Final = regex(r"(tong cong|tong so|cong|tong kinh phi)\b.*")
_RATE: Final = regex(r".*(%|\b(ty le|ti le|ty trong|binh quan|nang suat|toc do|so sanh)\b).*")
_ROMANS: Final = {roman(number): number for number in range(1, 60)}
_MOST_LEVELS: Final = 5


class RowLevel(Struct, frozen=True):
    """A row with its level; ``number`` is what it prints under TT against the counting, ``none`` for nothing."""

    row: BodyRow
    name: str
    level: int
    number: str = ""
    is_titled: bool = False
    """Whether it is a title over the whole width."""


class _Levels:
    """Counts the rows of a table as they come."""

    def __init__(self) -> None:
        self.styles: list[str] = []
        self.counts: list[int] = []
        """Of the levels open now."""
        self.all: list[int] = []
        """Of each level, over the whole table."""
        self.runs_on: set[int] = set()

    def place(self, number: str) -> int | None:
        """The level of a row with a number; ``None`` if it does not go on from those before."""
        for style, count in _readings(number):
            for level in reversed(range(len(self.counts))):
                if self.styles[level] == style and (style in "-+" or count == self.counts[level] + 1):
                    return self._at(level, count)
            level = len(self.counts)
            if count == 1 and level < _MOST_LEVELS and self.styles[level : level + 1] in ([], [style]):
                self.styles[level:] = self.styles[level:] or [style]
                self.counts.append(0)
                self.all += [0] * (level + 1 - len(self.all))
                return self._at(level, count)
            known = next((at for at, one in enumerate(self.styles) if one == style), None)
            if known is not None and known <= len(self.counts) and count == self.all[known] + 1 > 1:
                self.runs_on.add(known)
                self.counts[known:] = [0]
                return self._at(known, count)
        return None

    def _at(self, level: int, count: int) -> int:
        self.counts[level:] = [count]
        self.all[level] = count if level in self.runs_on or count == 1 else max(self.all[level], count)
        return level


def _readings(number: str) -> Iterator[tuple[str, int]]:
    """The styles that a number may be of, with what it counts."""
    bare = number.rstrip(".")
    if bare in _ROMANS:
        yield "I", _ROMANS[bare]
    if len(bare) == 1 and bare.lower() in LETTERS and bare.isupper():
        yield "A", LETTERS.index(bare.lower()) + 1
    if bare.isdigit() and not bare.startswith("0"):
        yield "1", int(bare)
    if re.fullmatch(r"[0-9]+(\.[0-9]+)+", bare):
        yield "1.1", int(bare.rpartition(".")[2])
    if len(number) == 2 and number[1] == ")" and number[0] in LETTERS:
        yield "a)", LETTERS.index(number[0]) + 1
    if number in ("-", "+"):
        yield number, 1


def levelled_forms(printed: DocumentTable) -> Iterator[TypedTable]:
    """The table with levels, numbers and sums, in each way that its rows without a number may be meant."""
    has_numbers = printed.labels[0] == ("TT",)
    name = 1 if has_numbers else 0
    if len(printed.labels) <= name or any(row.cells[at].continues for row in printed.rows for at in range(name + 1)):
        return
    columns = typed_columns(printed)
    if columns[name].is_figures or columns[name].parts:
        return
    rows, closing = without_closing(printed)
    style = column_number_style(printed, columns)
    if printed.numbers and not style:
        return
    for nests, has_total in itertools.product((False, True), (True, False)):
        found = _levelled(rows, name, nests=nests)
        if found is None:
            return
        levels, counted = found
        if not levels:
            return
        total = _total_among(levels) if has_total else None
        if has_total and total is None:
            continue
        form = _form(levels, columns, name, counted, total)
        keys = (*form.keys, *((("column_numbers", style),) if style else ()))
        yield replace(form, keys=keys, closing=closing)


def _levelled(rows: Sequence[BodyRow], name: int, *, nests: bool) -> tuple[list[RowLevel], list[str]] | None:
    """The rows with their levels, and the styles of the levels; ``nests``: rows without a number are inside others."""
    counting = _Levels()
    found: list[RowLevel] = []
    below = 0
    for row in rows:
        number, text = ("" if not name else row.cells[0].text), row.cells[name].text
        title = _TITLE.fullmatch(row.across) if name else None
        if row.across:
            number, text = (title[1] or title[3], title[2] or title[4]) if title else ("", row.across)
        if not text or (row.spans_from == 0 and not row.across):
            return None
        if number:
            is_own = found and not row.across and not any(_readings(number))
            level = below - 1 if is_own and below else counting.place(number)
            if level is None:
                return None
            below = level + 1
            found.append(RowLevel(row, text, level, number if is_own else "", bool(row.across)))
        else:
            is_inside = bool(found) and (nests or _INSIDE.fullmatch(folded(text)) is not None)
            is_inside = is_inside and not row.across and not _is_total(text)
            below = 1 if row.across else below
            level = below if (is_inside or not name) and not row.across else 0
            is_picked = _PICKED_OUT.fullmatch(folded(text)) is not None
            found.append(RowLevel(row, text, level, "none" if name and not is_picked else "", bool(row.across)))
    styles = [f"{style}+" if at in counting.runs_on else style for at, style in enumerate(counting.styles)]
    return found, styles


def _is_total(name: str) -> bool:
    return fold(name) in TOTAL_LABELS or bool(_TOTAL.fullmatch(folded(name)))


def _total_among(levels: Sequence[RowLevel]) -> RowLevel | None:
    """The total row: the first or the last one, by its name."""
    if len(levels) < 2:
        return None
    ends = (one for one in (levels[0], levels[-1]) if _is_total(one.name) and one.level == 0 and not one.is_titled)
    return next(ends, None)


def _form(
    levels: list[RowLevel],
    columns: tuple[TypedColumn, ...],
    name: int,
    styles: Sequence[str],
    total: RowLevel | None,
) -> TypedTable:
    keys = [("blank", "none")]
    if name:
        keys.append(("numbering", " ".join(styles) or "none"))
    shown = columns[name:]
    at_top = total is levels[0]
    inner = [one for one in levels if one is not total]
    if any(one.is_titled for one in inner):
        keys.append(("subtotals", "none"))
    if total:
        pads = any(re.fullmatch("0[0-9]", cell.text) for cell in total.row.cells)
        keys.append((TOTAL_PADDED if pads else "total", literal(total.name)))
        shown = tuple(_totalled(column, inner, total, at) for at, column in enumerate(shown, name))
    else:
        shown = tuple(column.with_key("total", "none") if column.is_figures else column for column in shown)
    needs_numbers = any(one.number for one in inner)
    rows = [
        TableLine(_cells(one, shown, inner, name) + ((one.number,) if needs_numbers else ()), one.level + at_top)
        for one in inner
    ]
    if total:
        row = TableLine(_total_cells(total, shown, name) + (("",) if needs_numbers else ()))
        rows = [row, *rows] if at_top else [*rows, row]
    return TypedTable(shown, tuple(rows), tuple(keys), ("@number",) if needs_numbers else ())


def _cells(one: RowLevel, columns: Sequence[TypedColumn], rows: Sequence[RowLevel], name: int) -> tuple[str, ...]:
    """The cells of a row; what its parts add up to is left blank, to be computed."""
    at = next(index for index, other in enumerate(rows) if other is one)
    parts = _parts(rows, at)
    cells: list[str] = [literal(one.name)]
    for index, column in enumerate(columns[1:], name + 1):
        cell = replace(one.row.cells[index], lines=()) if one.is_titled else one.row.cells[index]
        adds_up = column.is_figures and is_figure(cell.text) and _sum(parts, index) is not None
        is_total = ("total", "none") not in column.keys
        cells += ("",) if adds_up and is_total and _may_add_up(cell.text, parts, index) else typed_cells(column, cell)
    return tuple(cells)


def _total_cells(total: RowLevel, columns: Sequence[TypedColumn], name: int) -> tuple[str, ...]:
    """The cells of the total row: sums are left blank, to be computed; what is none is text."""
    cells: list[str] = [literal(total.name)]
    for index, column in enumerate(columns[1:], name + 1):
        cell = total.row.cells[index]
        if column.is_figures and is_figure(cell.text) and ("total", "none") not in column.keys:
            cells.append("")
        elif column.is_figures and ("total", "none") in column.keys and is_figure(cell.text):
            cells.append(f'"{cell.text}"')
        else:
            cells += typed_cells(column, cell)
    return tuple(cells)


def _totalled(column: TypedColumn, rows: Sequence[RowLevel], total: RowLevel, at: int) -> TypedColumn:
    """The column, without a total where what is printed there is not its sum."""
    if not column.is_figures:
        return column
    printed = _figure(total.row.cells[at].text)
    is_rate = _RATE.fullmatch(folded(" ".join(text for _, text in column.keys)))
    outermost = [row for row in rows if row.level == 0]
    is_sum = printed is not None and printed == _sum(outermost, at)
    may_be = not is_rate and _may_add_up(total.row.cells[at].text, outermost, at)
    return column if is_sum or may_be else column.with_key("total", "none")


def _may_add_up(text: str, parts: Sequence[RowLevel], column: int) -> bool:
    """Whether a figure may be meant as a sum: one below its largest part is none."""
    figures = [figure for part in parts if (figure := _figure(part.row.cells[column].text)) is not None]
    printed = _figure(text)
    return printed is not None and len(figures) > 0 and printed >= max(figures)


def _parts(rows: Sequence[RowLevel], at: int) -> list[RowLevel]:
    """The rows directly inside a row."""
    found: list[RowLevel] = []
    for row in rows[at + 1 :]:
        if row.level <= rows[at].level:
            break
        if row.level == rows[at].level + 1:
            found.append(row)
    return found


def _sum(rows: Sequence[RowLevel], column: int) -> Exact | None:
    """What rows add up to in a column; ``None`` if none of them has a figure there."""
    found: list[Exact] = []
    for row in rows:
        figure, name = _figure(row.row.cells[column].text), folded(row.name)
        if figure is not None and not _PICKED_OUT.fullmatch(name):
            found.append(-figure if _SUBTRACTED.fullmatch(name) else figure)
    return sum(found) if found else None


def _figure(text: str) -> Exact | None:
    read = read_number(text, vietnamese=True)
    return read.value if isinstance(read, NumberRead) else None
