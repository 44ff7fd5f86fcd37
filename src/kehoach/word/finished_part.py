"""The last look at a part before it leaves: read once, strictly, made whole as Word wants it, and proved to be so."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from lxml import etree

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.docx_reading.table_grid import filled_columns, rows_of
from kehoach.errors import OutputError
from kehoach.ooxml.xml import WP, V, W, serialize, w
from kehoach.word.column_tags import fit_columns
from kehoach.word.emphasised_runs import split_runs, with_switches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.ooxml.xml import Element

_TABLE = w("tbl")
_NAMESPACES: Final = {"w": W}
_OPEN_CELLS: Final = etree.XPath("//w:tc[not(*[last()][self::w:p])]", namespaces=_NAMESPACES)
_BARE_TABLES: Final = etree.XPath("//w:tbl[not(w:tblPr)]", namespaces=_NAMESPACES)
_EMPTY_HOLDERS: Final = etree.XPath(
    "(//w:txbxContent | //w:footnote | //w:endnote | /w:hdr | /w:ftr)[not(w:p | w:tbl | w:sdt)]", namespaces=_NAMESPACES
)
_UNLIKE_ROWS: Final = etree.XPath(
    "w:tr[count(w:tc) != $columns or w:tc/w:tcPr/w:gridSpan or w:trPr/w:gridBefore or w:trPr/w:gridAfter]",
    namespaces=_NAMESPACES,
)
_CONTROL_IDS: Final = etree.XPath("//w:sdtPr/w:id", namespaces=_NAMESPACES)
_SHAPES: Final = tuple(
    f"{{{V}}}{name}" for name in ("shape", "rect", "line", "oval", "roundrect", "group", "shapetype")
)
IDENTIFIED: Final = (f"{{{WP}}}docPr", w("bookmarkStart"), w("sdtPr"), *_SHAPES)
"""What has an id, which no other of its kind in a part may have."""
_SHAPE_TYPE: Final = f"{{{V}}}shapetype"
_SHAPE_ID: Final = "{urn:schemas-microsoft-com:office:office}spid"
_LONGEST_NAME: Final = 40
"""Of a bookmark, in Word."""


def finished_part(name: str, xml: str) -> bytes:
    """The bytes of a part: as it was printed, where that is whole; else with what Word needs, which conditions and
    loops of a template leave out or repeat. A cell gets its paragraph, a table without rows goes, ids become unique.
    Bold and italic words get runs of their own, and grids fit the columns that were repeated.

    Raises:
        OutputError: it is not well-formed, or a row does not fill its table's grid.
    """
    switched = with_switches(xml)
    data = switched.encode()
    root = parsed(name, data)
    runs = () if switched is xml else tuple(split_runs(root))
    if mended(root) or runs:
        data = serialize(root).encode()
    check_rows(name, root)
    return data


def parsed(name: str, data: bytes) -> Element:
    """The root of a part.

    Raises:
        OutputError: it is not well-formed.
    """
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError as error:
        why = Bilingual(f"{name} không đúng cú pháp XML: {error}", f"{name} is not well-formed: {error}")
        raise OutputError(why) from error


def mended(root: Element) -> bool:
    """Give a part what Word needs; whether anything was missing.

    Raises:
        OutputError: there are more columns than Word takes.
    """
    return any([fit_columns(root), *_without_rows(root), *_missing_parts(root), *_unique_ids(root)])


def check_rows(name: str, root: Element) -> None:
    """Hold each row against the grid of its table.

    Raises:
        OutputError: a row does not fill it.
    """
    for table in root.iter(_TABLE):
        columns = len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
        for row in _UNLIKE_ROWS(table, columns=columns):
            if (filled := filled_columns(row)) != columns:
                raise OutputError(
                    Bilingual(
                        f"{name}: có hàng chỉ đủ {filled} trong {columns} cột",
                        f"{name}: a row fills {filled} of {columns} columns",
                    )
                )


def _without_rows(root: Element) -> Iterator[bool]:
    """Take out each table whose rows a template has left out; the innermost first."""
    for table in reversed(list(root.iter(_TABLE))):
        if table.find(w("tr")) is None and not rows_of(table):
            table.getparent().remove(table)
            yield True


def _missing_parts(root: Element) -> Iterator[bool]:
    """Give a paragraph to a cell that does not end in one and to what holds nothing at all, properties to a table."""
    for table in _BARE_TABLES(root):
        table.insert(0, table.makeelement(w("tblPr")))
        yield True
    for holder in (*_OPEN_CELLS(root), *_EMPTY_HOLDERS(root)):
        holder.append(holder.makeelement(w("p")))
        yield True


# --- ids ---------------------------------------------------------------------------------------------------------


def _unique_ids(root: Element) -> Iterator[bool]:
    """Give what a loop has repeated ids of its own; the first keeps the template's."""
    yield from _numbered(list(root.iter(f"{{{WP}}}docPr")))
    yield from _shapes(list(root.iter(*_SHAPES)))
    yield from _bookmarks(list(root.iter(w("bookmarkStart"), w("bookmarkEnd"))))
    seen: set[str] = set()
    for control in _CONTROL_IDS(root):
        if (number := control.get(w("val"))) in seen:
            control.getparent().remove(control)  # Word gives it one
            yield True
        seen.add(number)


def _numbered(drawings: list[Element]) -> Iterator[bool]:
    taken = Counter(drawing.get("id", "") for drawing in drawings)
    if len(taken) == len(drawings):
        return
    unused = _unused(taken)
    seen: set[str] = set()
    for drawing in drawings:
        if drawing.get("id", "") in seen:
            drawing.set("id", str(next(unused)))
            yield True
        seen.add(drawing.get("id", ""))


def _shapes(shapes: list[Element]) -> Iterator[bool]:
    fresh = _Fresh(shape.get("id", "") for shape in shapes)
    seen: set[str] = set()
    for shape in shapes:
        identifier = shape.get("id", "")
        if identifier and identifier in seen:
            if shape.tag == _SHAPE_TYPE:
                shape.getparent().remove(shape)  # shapes refer to the first
            else:
                shape.attrib.pop(_SHAPE_ID, None)
                shape.set("id", fresh.like(identifier))
            yield True
        seen.add(identifier)


def _bookmarks(marks: list[Element]) -> Iterator[bool]:
    begins = [mark for mark in marks if mark.tag == w("bookmarkStart")]
    ids = Counter(mark.get(w("id"), "") for mark in begins)
    names = Counter(mark.get(w("name"), "") for mark in begins)
    if len(ids) == len(begins) == len(names):
        return
    unused, fresh = _unused(ids), _Fresh(names)
    seen: set[str] = set()
    opened: defaultdict[str, list[str]] = defaultdict(list)
    for mark in marks:
        number = mark.get(w("id"), "")
        if mark.tag == w("bookmarkEnd"):
            mark.set(w("id"), opened[number].pop() if opened[number] else number)
            continue
        name = mark.get(w("name"), "")
        if name in seen:
            mark.set(w("name"), fresh.like(name))
            yield True
        own = str(next(unused)) if number in opened else number
        opened[number].append(own)
        mark.set(w("id"), own)
        seen.add(name)
        yield own != number


def _unused(taken: Counter[str]) -> Iterator[int]:
    return itertools.count(max((int(number) for number in taken if number.isdecimal()), default=0) + 1)


class _Fresh:
    """Names like those that are taken."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._numbers: defaultdict[str, Iterator[int]] = defaultdict(lambda: itertools.count(2))

    def like(self, name: str) -> str:
        """A name like another, which nothing has; it is taken then."""
        stem = name[: _LONGEST_NAME - 6]
        names = (f"{stem}_{number}" for number in self._numbers[stem])
        found = next(fresh for fresh in names if fresh not in self._taken)
        self._taken.add(found)
        return found
