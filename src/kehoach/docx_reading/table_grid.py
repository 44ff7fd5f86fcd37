"""The rows and cells of a ``w:tbl`` in its grid: columns skipped, cells merged, borders drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from kehoach.docx_reading.formatting import has_borders, is_on, toggle
from kehoach.ooxml.lengths import whole
from kehoach.ooxml.xml import child, w
from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.ooxml.xml import Element

WRAPPERS: Final = frozenset(map(w, ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink")))
"""Elements that only enclose content: content controls, tracked insertions, links."""
_CELL, _ROW_PROPERTIES, _CELL_PROPERTIES, _SPAN, _MERGE = map(w, ("tc", "trPr", "tcPr", "gridSpan", "vMerge"))
_CELL_BORDERS: Final = f"{w('tcPr')}/{w('tcBorders')}"
_MOST_COLUMNS: Final = 63
"""No table of Word has more; a damaged file may say of one cell that it goes over millions."""
_FIRST_ROW: Final = 0x0020
_HEXADECIMAL: Final = regex(r"[0-9A-Fa-f]{1,8}")


class GridCell(NamedTuple):
    """A ``w:tc`` with its first column, from 1, its number of columns, and whether it continues the one above."""

    element: Element
    column: int
    columns: int
    continues: bool


def rows_of(table: Element) -> list[Element]:
    """The rows of a table, those in content controls too."""
    return list(_children(table, w("tr")))


def cells_of(row: Element) -> Iterator[GridCell]:
    """The cells of a row from left to right."""
    column = 1 + min(_number(child(row, _ROW_PROPERTIES), "gridBefore") or 0, _MOST_COLUMNS)
    has_merged = next(row.iter(_SPAN, _MERGE), None) is not None
    for element in _children(row, _CELL):
        columns, continues = _merging(element) if has_merged else (1, False)
        yield GridCell(element, column, columns, continues)
        column += columns


def _merging(cell: Element) -> tuple[int, bool]:
    """Over how many columns a cell goes, and whether it continues the one above."""
    properties = child(cell, _CELL_PROPERTIES)
    if properties is None:
        return 1, False
    merge = child(properties, _MERGE)
    continues = merge is not None and merge.get(w("val"), "continue") == "continue"
    return min(max(1, _number(properties, "gridSpan") or 1), _MOST_COLUMNS), continues


def has_loose_cells(root: Element) -> bool:
    """Whether a row is in no table, or a cell in no row."""
    return any(
        next(element.iterancestors(holder), None) is None
        for inner, holder in ((w("tr"), w("tbl")), (w("tc"), w("tr")))
        for element in root.iter(inner)
    )


def filled_columns(row: Element) -> int:
    """How many columns of its table's grid a row fills, spans and skipped columns counted, cells in content controls
    too.
    """
    properties = row.find(_ROW_PROPERTIES)
    *_, last = (1 + (_number(properties, "gridBefore") or 0), *(cell.column + cell.columns for cell in cells_of(row)))
    return last - 1 + (_number(properties, "gridAfter") or 0)


def repeats_header(rows: Sequence[Element]) -> bool:
    """Whether the first row is repeated on each page."""
    properties = rows[0].find(w("trPr")) if rows else None
    return properties is not None and bool(toggle(properties, "tblHeader"))


def shows_first_row(look: Element | None) -> bool:
    """Whether a ``w:tblLook`` asks for the style's formatting of the first row."""
    if look is None:
        return False
    if look.get(w("firstRow")) is not None:
        return is_on(look, "firstRow")
    mask: str = look.get(w("val"), "0")
    return bool(int(mask, 16) & _FIRST_ROW) if _HEXADECIMAL.fullmatch(mask) else False


def cells_have_borders(rows: Sequence[Element]) -> bool:
    """Whether some cell has borders of its own."""
    bordered = (row for row in rows if next(row.iter(w("tcBorders")), None) is not None)
    found = (cell.element.find(_CELL_BORDERS) for row in bordered for cell in cells_of(row))
    return any(has_borders(borders) for borders in found if borders is not None)


def _children(element: Element, tag: str) -> Iterator[Element]:
    for one in element:
        if one.tag == tag:
            yield one
        elif one.tag in WRAPPERS:
            yield from _children(one, tag)


def _number(properties: Element | None, name: str) -> int | None:
    found = None if properties is None else properties.find(w(name))
    return None if found is None else whole(found.get(w("val")))
