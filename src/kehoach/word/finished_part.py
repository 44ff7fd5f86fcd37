"""The last look at a part before it leaves: well-formed, and whole as Word wants it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from lxml import etree

from kehoach.errors import OutputError
from kehoach.ooxml.xml import WP, W, w

if TYPE_CHECKING:
    from kehoach.ooxml.xml import Element

_TABLE = w("tbl")
_HAS_OPEN_CELL: Final = etree.XPath("boolean(descendant::w:tc[not(*[last()][self::w:p])])", namespaces={"w": W})
_UNLIKE_ROWS: Final = etree.XPath(
    "w:tr[count(w:tc) != $columns or w:tc/w:tcPr/w:gridSpan or w:trPr/w:gridBefore or w:trPr/w:gridAfter]",
    namespaces={"w": W},
)


def check_part(name: str, data: bytes) -> None:
    """Read a finished part once, strictly.

    Raises:
        OutputError: it is not well-formed, a cell does not end in a paragraph, a row does not fill its table's
            grid, a table has no row, or an id of a drawing is used twice.
    """
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError as error:
        raise OutputError(f"{name} is not well-formed: {error}") from error
    if _HAS_OPEN_CELL(root):
        raise OutputError(f"{name}: a cell does not end in a paragraph")
    for table in root.iter(_TABLE):
        if table.find(w("tr")) is None:
            raise OutputError(f"{name}: a table has no row")
        columns = len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
        for row in _UNLIKE_ROWS(table, columns=columns):
            if (filled := filled_columns(row)) != columns:
                raise OutputError(f"{name}: a row fills {filled} of {columns} columns")
    for identifier, count in Counter(shape.get("id") for shape in root.iter(f"{{{WP}}}docPr")).items():
        if count > 1:
            raise OutputError(f"{name}: two drawings have the id {identifier}")


def filled_columns(row: Element) -> int:
    """How many columns of its table's grid a row fills, spans and skipped columns counted."""
    cells = row.findall(w("tc"))
    spans = row.findall(f"{w('tc')}/{w('tcPr')}/{w('gridSpan')}")
    skipped = [row.find(f"{w('trPr')}/{w(name)}") for name in ("gridBefore", "gridAfter")]
    return (
        len(cells)
        + sum(int(span.get(w("val"))) - 1 for span in spans)
        + sum(int(found.get(w("val"))) for found in skipped if found is not None)
    )
