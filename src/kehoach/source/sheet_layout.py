"""How a sheet of a workbook is laid out: merged cells, and what is hidden."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kehoach.ooxml.xml import parse
from kehoach.patterns import regex
from kehoach.source.cell_range import CellRange, read_range

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_ID: Final = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_TAG: Final = regex(rb"<(?:\w+:)?(?P<name>row|col|mergeCell)\s(?P<said>[^<>]*)>")
_SAID: Final = regex(rb"""(\w+)\s*=\s*["']([^"']*)["']""")
_TRUE: Final = (b"1", b"true")


class SheetLayout(Struct, frozen=True):
    """The merged cells of a sheet, and its hidden rows and columns."""

    merged: tuple[CellRange, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def cut_to(self, area: CellRange) -> tuple[SheetLayout, dict[tuple[int, int], tuple[int, int]]]:
        """The layout of an area, and where the text of each merged cell that begins outside of it belongs in it.

        Each corner outside, as row and column, is given with the top left cell of what is in the area.
        """
        cut: list[CellRange] = []
        moved: dict[tuple[int, int], tuple[int, int]] = {}
        for one in self.merged:
            top, left = max(one.top, area.top), max(one.left, area.left)
            inside = CellRange(top, left, min(one.bottom, area.bottom), min(one.right, area.right))
            if inside.top > inside.bottom or inside.left > inside.right:
                continue
            if inside[:2] != inside[2:]:
                cut.append(inside)
            if inside[:2] != one[:2]:
                moved[one[:2]] = inside[:2]
        return replace(self, merged=tuple(cut)), moved


def layout_of(parts: Mapping[str, bytes], sheet: str) -> SheetLayout:
    """The layout of a sheet by its name; with nothing merged or hidden if its part is not found.

    Raises:
        Unsound: the list of sheets is damaged.
    """
    if _BOOK not in parts or _RELATIONS not in parts:
        return SheetLayout()
    ids = {one.get("name"): one.get(_ID) or one.get(_STRICT_ID) for one in parse(_BOOK, parts[_BOOK]).iter("{*}sheet")}
    targets = {one.get("Id"): one.get("Target", "") for one in parse(_RELATIONS, parts[_RELATIONS]).iter("{*}*")}
    part = posixpath.normpath(posixpath.join("/xl", targets.get(ids.get(sheet)) or "-")).lstrip("/")
    return _read(parts.get(part, b""))


def _read(data: bytes) -> SheetLayout:
    merged: list[CellRange] = []
    rows: set[int] = set()
    columns: set[int] = set()
    row = 0
    for name, said in _tags(data):
        if name == b"mergeCell":
            if found := read_range(said.get(b"ref", b"").decode("ascii", "replace")):
                merged.append(found)
            continue
        is_hidden = said.get(b"hidden") in _TRUE
        if name == b"row":
            row = int(said[b"r"]) if said.get(b"r", b"").isdigit() else row + 1
            if is_hidden:
                rows.add(row)
        elif is_hidden and said.get(b"min", b"").isdigit() and said.get(b"max", b"").isdigit():
            first = int(said[b"min"])
            columns.update(range(first, min(int(said[b"max"]), first + 1_000) + 1))
    return SheetLayout(tuple(merged), frozenset(rows), frozenset(columns))


def _tags(data: bytes) -> Iterator[tuple[bytes, dict[bytes, bytes]]]:
    for found in _TAG.finditer(data):
        yield found["name"], dict(_SAID.findall(found["said"]))
