"""The rows and cells of a ``w:tbl`` in its grid: columns skipped, cells merged, borders drawn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from kehoach.docx_reading.formatting import has_borders, is_on, toggle
from kehoach.ooxml.lengths import whole
from kehoach.ooxml.xml import child, w

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.ooxml.xml import Element

WRAPPERS: Final = frozenset(map(w, ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink")))
"""Elements that only enclose content: content controls, tracked insertions, links."""
_ROW_PROPERTIES, _CELL_PROPERTIES, _SPAN, _MERGE = map(w, ("trPr", "tcPr", "gridSpan", "vMerge"))
_CELL_BORDERS: Final = f"{w('tcPr')}/{w('tcBorders')}"
_FIRST_ROW: Final = 0x0020
_HEXADECIMAL: Final = re.compile(r"[0-9A-Fa-f]{1,8}")


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
    column = 1 + (_number(row.find(_ROW_PROPERTIES), "gridBefore") or 0)
    for element in _children(row, w("tc")):
        properties = child(element, _CELL_PROPERTIES)
        merged = () if properties is None else [one for one in properties if one.tag in (_SPAN, _MERGE)]
        if merged:
            columns = max(1, _number(properties, "gridSpan") or 1)
            merge = child(properties, _MERGE)
            continues = merge is not None and merge.get(w("val"), "continue") == "continue"
            yield GridCell(element, column, columns, continues)
            column += columns
        else:
            yield GridCell(element, column, 1, continues=False)
            column += 1


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
