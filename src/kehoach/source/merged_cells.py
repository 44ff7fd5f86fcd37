"""Merged cells among the rows of a sheet: their text is that of each row they reach down to, and may name a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from kehoach.source.sheet_head import is_figure, is_of_row_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.source.cell_range import CellRange
    from kehoach.source.cell_table import TextCell

Row: TypeAlias = "tuple[TextCell, ...]"


def with_merged_texts(head: Row, rows: Iterable[Row], merged: Iterable[CellRange]) -> Iterator[Row]:
    """The rows under a head, with the text of each merged cell in all rows it covers, and beside it as what is across.

    A figure stays where it is: a sum has it once. A text over all the rest of a row is a note or a heading, and names
    nothing. A name that is merged over the number of its row and the column beside it is moved into that column.
    """
    numbers = next((at for at, cell in enumerate(head) if is_of_row_numbers(cell.text)), -1)
    beginning: dict[int, list[CellRange]] = {}
    for one in merged:
        beginning.setdefault(one.top, []).append(one)
    reaching: dict[int, tuple[CellRange, str]] = {}
    for row in rows:
        line, first = row[0].place.line, row[0].place.column
        reaching = {left: found for left, found in reaching.items() if found[0].bottom >= line}
        for one in beginning.get(line, ()):
            at = one.left - first
            if 0 <= at < len(row) and row[at].text and not is_figure(row[at]):
                reaching[one.left] = (one, row[at].text)
        yield _beside_number(_covered(row, first, reaching), numbers) if reaching else row


def _covered(row: Row, first: int, reaching: dict[int, tuple[CellRange, str]]) -> Row:
    cells = list(row)
    for left, (one, text) in reaching.items():
        right = min(one.right - first + 1, len(cells))
        is_name = any(cell.text for cell in row[right:])
        for at in range(left - first, right if is_name else left - first + 1):
            cell = cells[at]
            if cell.across or (cell.text and at > left - first):
                break  # one merged cell over another, or over a text, as no program leaves it
            if not cell.text:
                cells[at] = cell._replace(text=text) if at == left - first else cell._replace(across=text)
    return tuple(cells)


def _beside_number(row: Row, at: int) -> Row:
    if not 0 <= at < len(row) - 1 or not (text := row[at + 1].across):
        return row
    return (*row[:at], row[at]._replace(text="", indent=0), row[at + 1]._replace(text=text, across=""), *row[at + 2 :])
