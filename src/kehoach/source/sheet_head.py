"""The head of a table in a workbook: several lines with merged cells, made into one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, TypeAlias

from kehoach.patterns import regex
from kehoach.source.names import fold

if TYPE_CHECKING:
    from kehoach.source.cell_range import CellRange
    from kehoach.source.cell_table import TextCell
    from kehoach.source.sheet_layout import SheetLayout

Row: TypeAlias = "tuple[TextCell, ...]"
Rows: TypeAlias = "tuple[Row, ...]"

_FIGURE: Final = regex(r"[-–+]?\d[\d., ]*%?")
_COUNTED: Final = regex(r"(?P<open>\()?(?P<number>\d+)(?(open)\))(\s*=.*)?")
"""What numbers a column under a head: ``(5)``, ``5``, or with how it is computed, ``(5)=(3)-(4)``."""
_LETTERED: Final = ("A", "B")
_MOTTO: Final = frozenset(map(fold, ("cộng hòa xã hội chủ nghĩa việt nam", "độc lập - tự do - hạnh phúc")))
"""What is typed above a table that is a document by itself."""
_NUMBERING_LABELS: Final = frozenset(map(fold, ("tt", "stt", "số tt", "số thứ tự", "#")))


def is_figure(cell: TextCell) -> bool:
    """Whether a cell has a figure, as a number or typed."""
    return cell.is_number or bool(_FIGURE.fullmatch(cell.text))


def is_of_row_numbers(label: str) -> bool:
    """Whether a cell of a header line heads the numbers of the rows, which nobody types."""
    return fold(label).replace(".", "") in _NUMBERING_LABELS


def with_one_head(rows: Rows, layout: SheetLayout) -> Rows:
    """The rows, the first of which is the whole head: of each column the lowest text.

    Lines above the head, each one text alone, are left out, with the national motto and what is above that, as is a
    line under it that numbers the columns. The head goes on as far down as merged cells that begin in its first line;
    where none are merged, to the next line if that has the names of all columns that the first has none for. Where two
    columns have one text, that of the heading above both is put in front of it.
    """
    rows = _without_titles(rows, layout)
    if not rows or not rows[0]:
        return rows
    top = rows[0][0].place.line
    last = _last_line(rows, layout)
    head = [row for row in rows if row[0].place.line <= last]
    under = rows[len(head) :]
    if under and _numbers_columns(under[0]):
        under = under[1:]
    named = rows[0] if last == top else _joined(head, layout)
    return (named, *under)


def _without_titles(rows: Rows, layout: SheetLayout) -> Rows:
    """The rows from the head on. A lone text is a title if it is merged over columns, or if the head has no figure."""
    mottos = (
        at for at, row in enumerate(rows, 1) if any(not cell.is_number and fold(cell.text) in _MOTTO for cell in row)
    )
    rows = rows[max(mottos, default=0) :]
    at = next((at for at, row in enumerate(rows) if len(_filled(row)) > 1), 0)
    return rows[at:] if all(_is_title(row, rows[at], layout) for row in rows[:at]) else rows


def _is_title(row: Row, head: Row, layout: SheetLayout) -> bool:
    place = _filled(row)[0].place
    is_wide = any((one.top, one.left) == (place.line, place.column) and one.right > one.left for one in layout.merged)
    return is_wide or not _has_figures(head)


def _last_line(rows: Rows, layout: SheetLayout) -> int:
    """The last line of the head that begins with the first row."""
    top = rows[0][0].place.line
    merged = [one for one in layout.merged if one.top == top and _meets(one.left, one.right, rows[0])]
    last = max((one.bottom for one in merged), default=top)
    if merged and last == top and len(rows) > 1 and not _fills_named(rows[1], rows[0], merged):
        return top + 1  # headings over several columns, which have their names in the next line
    return _line_of_names(rows) if last == top else last


def _fills_named(row: Row, head: Row, merged: list[CellRange]) -> bool:
    """Whether a row has a text under a name in the head that is merged with nothing: then the head ends above it."""
    named = {cell.place.column for cell in _filled(head)}
    named -= {column for one in merged for column in range(one.left, min(one.right, head[-1].place.column) + 1)}
    return any(cell.place.column in named for cell in _filled(row))


def _line_of_names(rows: Rows) -> int:
    """The line of the first row below the first that names each column which that does not.

    The first row's line if there is none; neither it nor a row between them has figures or what begins a row.
    """
    filled = [{cell.place.column for cell in _filled(row)} for row in rows]
    columns = set().union(*filled)
    unnamed = columns - filled[0]
    for row, here in zip(rows[1:], filled[1:], strict=True):
        if not unnamed or _has_figures(row) or min(columns) in here:
            break
        if unnamed <= here:
            return row[0].place.line
    return rows[0][0].place.line


def _numbers_columns(row: Row) -> bool:
    """Whether a row under the head numbers the columns: ``(1) (2) (3)``, or ``A B 1 2``."""
    texts = [cell.text for cell in _filled(row)]
    is_lettered = tuple(texts[:2]) == _LETTERED
    counted = [_COUNTED.fullmatch(text) for text in (texts[2:] if is_lettered else texts)]
    is_counted = all(found and int(found["number"]) == number for number, found in enumerate(counted, 1))
    return is_counted and (bool(counted) if is_lettered else len(counted) > 1 and texts[0] == "(1)")


def _has_figures(row: Row) -> bool:
    return any(map(is_figure, row))


def _filled(row: Row) -> list[TextCell]:
    return [cell for cell in row if cell.text]


def _joined(head: list[Row], layout: SheetLayout) -> Row:
    """The lines of a head as one."""
    last = head[-1][0].place.line
    spread = {
        (one.top, column): (one.top, one.left)
        for one in layout.merged
        if one.top <= last
        for column in range(one.left, min(one.right, one.left + len(head[0])) + 1)
    }
    texts = {(cell.place.line, cell.place.column): cell.text for row in head for cell in row}
    named = [_lowest(at, head) for at in range(max(map(len, head)))]
    often = Counter(fold(cell.text) for cell in named if cell.text)

    def whole(cell: TextCell) -> TextCell:
        if often[fold(cell.text)] < 2:
            return cell
        above = (
            texts.get(spread.get((row[0].place.line, cell.place.column), (row[0].place.line, cell.place.column)), "")
            for row in reversed(head)
            if row[0].place.line < cell.place.line
        )
        heading = next(filter(None, above), "")
        return cell._replace(text=f"{heading} {cell.text}".strip())

    return tuple(map(whole, named))


def _lowest(at: int, head: list[Row]) -> TextCell:
    """The lowest filled cell of a column of the head; the last one if all are empty."""
    cells = [row[at] for row in head if at < len(row)]
    return next((cell for cell in reversed(cells) if cell.text), cells[-1])


def _meets(left: int, right: int, row: Row) -> bool:
    return row[0].place.column <= right and left <= row[-1].place.column
