"""Where things are in a part of a Word file, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NoReturn

from msgspec import Struct
from msgspec.structs import replace

from kehoach.diagnostics import Findings, Place, Spot, terms
from kehoach.diagnostics import catalog as rules
from kehoach.ooxml.budgets import FINDINGS
from kehoach.ooxml.xml import MC, Element, text_of, w

if TYPE_CHECKING:
    from kehoach.diagnostics import Rule
    from kehoach.diagnostics.bilingual import Bilingual, Detail

_PARAGRAPH, _TABLE, _ROW, _CELL, _BOX = w("p"), w("tbl"), w("tr"), w("tc"), w("txbxContent")
_CHUNK: Final = w("altChunk")
_TWO_WAYS: Final = f"{{{MC}}}AlternateContent"
_SHOWN_AT_MOST: Final = 60


class _Holder(Struct):
    """What paragraphs are counted in: the body, a cell, a text box."""

    table: int = 0
    row: int = 0
    cell: int = 0
    boxed: bool = False
    paragraphs: int = 0


class Spots:
    """Where everything in one part is, noted before anything is taken out of it.

    A line is a paragraph, counted through the whole part. What is in it in two ways, for newer and older
    programs, is counted once.
    """

    def __init__(self, file: str, part: str, root: Element) -> None:
        self.file = file
        self.part = part.removeprefix("word/")
        self._lines = 0
        self._tables = 0
        self._known: dict[Element, Place] = {root: Place(file, 1, 1, Spot(self.part))}
        self._walk(root, _Holder())

    def place(self, element: Element, column: int = 1) -> Place:
        """The place of an element: of its paragraph or table, and a character in it, from 1."""
        at = element
        while at not in self._known:
            at = at.getparent()
        return replace(self._known[at], column=column)

    def _walk(self, element: Element, holder: _Holder) -> None:
        for child in element.iterchildren("*"):
            if child.tag == _TWO_WAYS:
                self._walk_ways(child, holder)
                continue
            inner = holder
            if child.tag == _PARAGRAPH:
                holder.paragraphs += 1
                self._lines += 1
                self._note(child, holder, self._lines)
            elif child.tag == _TABLE:
                self._tables += 1
                inner = _Holder(self._tables)
                self._note(child, inner, self._lines + 1)
            elif child.tag == _ROW:
                holder.row += 1
                holder.cell = 0
                self._note(child, holder, self._lines + 1)
            elif child.tag == _CELL:
                holder.cell += 1
                inner = replace(holder, paragraphs=0)
                self._note(child, inner, self._lines + 1)
            elif child.tag == _CHUNK:
                self._note(child, holder, self._lines + 1)
            elif child.tag == _BOX:
                inner = _Holder(boxed=True)
            self._walk(child, inner)

    def _walk_ways(self, element: Element, holder: _Holder) -> None:
        lines, tables = self._lines, self._tables
        for way in element.iterchildren("*"):
            self._lines, self._tables = lines, tables
            self._walk(way, replace(holder))

    def _note(self, element: Element, holder: _Holder, line: int) -> None:
        spot = Spot(self.part, holder.paragraphs, holder.table, holder.row, holder.cell, holder.boxed)
        self._known[element] = Place(self.file, line, 1, spot)


class Stopped(Exception):
    """Nothing more of a template is looked at: too much is wrong with it, or it asks for too much; why is recorded."""


class Faults(Struct, frozen=True):
    """Where the compiling of one part records what is wrong, each with its place and the text around it."""

    spots: Spots
    findings: Findings

    def add(self, rule: Rule, element: Element, column: int = 1, around: str = "", /, **details: Detail) -> None:
        """Add one; ``around`` is the text of the element by default.

        Raises:
            Stopped: as many are recorded as are listed of one template.
        """
        place = self.spots.place(element, column)
        if len(self.findings) >= FINDINGS:
            self.findings.add(rules.TOO_MANY_FINDINGS, place, limit=FINDINGS)
            raise Stopped
        text = around or text_of(element)
        shown = text if len(text) <= _SHOWN_AT_MOST else _cut(text, column - 1)
        self.findings.add(rule, place, at=terms.in_word(place.spot, shown), **details)

    def stop(self, element: Element, what: Bilingual, limit: int) -> NoReturn:
        """Record that something goes beyond the budget of a template, and look at nothing more.

        Raises:
            Stopped: always.
        """
        self.add(rules.TAG_TOO_LARGE, element, what=what, limit=limit)
        raise Stopped


def _cut(text: str, middle: int) -> str:
    start = max(0, min(middle - _SHOWN_AT_MOST // 3, len(text) - _SHOWN_AT_MOST))
    end = start + _SHOWN_AT_MOST
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
