"""The head of a table in a workbook: several lines with merged cells, made into one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from kehoach.source.names import fold

if TYPE_CHECKING:
    from kehoach.source.cell_table import TextCell
    from kehoach.source.sheet_layout import SheetLayout

Rows: TypeAlias = "tuple[tuple[TextCell, ...], ...]"


def with_one_head(rows: Rows, layout: SheetLayout) -> Rows:
    """The rows, the first of which is the whole head: of each column the lowest text.

    The head goes on as far down as merged cells that begin in its first line. Where two columns have one text, that of
    the heading above both is put in front of it.
    """
    if not rows or not rows[0]:
        return rows
    top = rows[0][0].place.line
    merged = [one for one in layout.merged if one.top == top and _meets(one.left, one.right, rows[0])]
    last = max((one.bottom for one in merged), default=top)
    if merged and last == top:
        last = top + 1  # headings over several columns, which have their names in the next line
    if last == top:
        return rows
    head = [row for row in rows if row[0].place.line <= last]
    spread = {
        (one.top, column): (one.top, one.left)
        for one in layout.merged
        if one.top <= last
        for column in range(one.left, min(one.right, one.left + len(rows[0])) + 1)
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

    return (tuple(map(whole, named)), *rows[len(head) :])


def _lowest(at: int, head: list[tuple[TextCell, ...]]) -> TextCell:
    """The lowest filled cell of a column of the head; the last one if all are empty."""
    cells = [row[at] for row in head if at < len(row)]
    return next((cell for cell in reversed(cells) if cell.text), cells[-1])


def _meets(left: int, right: int, row: tuple[TextCell, ...]) -> bool:
    return row[0].place.column <= right and left <= row[-1].place.column
