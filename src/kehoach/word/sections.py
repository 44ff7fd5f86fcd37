"""The sections of a document: the template's own page, the same page turned, and where one ends and the next begins.

Word says at the end of a section what its pages are. So what a section is may be settled as late as that.
"""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.ooxml.lengths import twips
from kehoach.ooxml.xml import Element, replace_by_text, serialize_fragment, w
from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kehoach.view.records import Orientation, PageChoice

DEFAULT_WIDTH: Final = 9072
"""Between the margins of A4 with 3 and 2 cm, in twips: for a part that says nothing of its page."""
DEFAULT_HEIGHT: Final = 14570
"""The same with 2 cm above and below."""

_BEFORE_NUMBERING: Final = ("pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType")

_ENDS_IN_PARAGRAPH: Final = regex(r"(?:.*(?:</w:p>|<w:p(?: [^<>]*)?/>))\s*", re.DOTALL)

# A table cannot end a section, so a paragraph does: as low as Word allows, lest it ask for a page of its own.
_END: Final = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/></w:rPr>{section}</w:pPr></w:p>'
)


class Page(Struct, frozen=True):
    """The page one way round."""

    width: int
    """Between the margins, in twips."""
    height: int
    """The same, from top to bottom."""
    begun: str
    """The XML of a section with which a numbering of pages begins: at 1, not shown on its first page."""
    continued: str
    """The XML of a section that goes on with the numbering, shown on every page."""


class Sections(Struct, frozen=True):
    """The pages that the sections of a document may have, by the way round."""

    own: Orientation
    """The template's own."""
    pages: Mapping[Orientation, Page]
    """One alone where the template makes its sections itself: none are added then."""

    def tries(self, choice: PageChoice, base: Orientation) -> tuple[Orientation, ...]:
        """The pages to try for a table among text on ``base``, in order."""
        wanted: tuple[Orientation, ...] = (base, "landscape") if choice == "auto" else (choice,)
        return tuple(dict.fromkeys(page for page in wanted if page in self.pages)) or (self.own,)

    def width(self, page: Orientation) -> int:
        """Between the margins, in twips."""
        return self.pages[page].width

    def height(self, page: Orientation) -> int:
        """Between the upper and the lower margin, in twips."""
        return self.pages[page].height


DEFAULT_SECTIONS: Final = Sections("portrait", {"portrait": Page(DEFAULT_WIDTH, DEFAULT_HEIGHT, "", "")})
"""Of a template that says nothing of its pages."""


class TooWide(Struct, frozen=True):
    """A table that its page has no room for, however it is set; words in it are broken."""

    table: str
    """Its id in the plan."""
    excess: int
    """What it lacks, in twips."""
    column: str = ""
    """The id of the column that is narrower than its words, if it is one with a width of its own."""


class Sheets(list[str | bytes]):
    """The XML of a part as far as it is printed, much of it as UTF-8 at once, and the section that it has come to."""

    __slots__ = ("_by_width", "_drawings", "_last_id", "begins", "is_free", "page", "sections", "too_wide")

    def __init__(self, sections: Sections, last_id: int = 0) -> None:
        """Begin a part, in which drawings of the template have ids up to ``last_id``."""
        super().__init__()
        self._last_id = last_id
        self._drawings: set[int] = set()
        self.sections = sections
        self.page: Orientation = sections.own
        self.begins = True
        """Whether a numbering of pages begins with the section."""
        self.is_free = False
        """Whether the section as a whole may still be turned."""
        self.too_wide: list[TooWide] = []
        self._by_width: list[tuple[int, Callable[[int], str]]] = []
        """The pieces of the section that depend on its width, by their place among all pieces."""

    def encoded(self) -> list[bytes]:
        """All of it as UTF-8, in pieces."""
        pieces: list[bytes] = []
        texts: list[str] = []
        for piece in self:
            if isinstance(piece, str):
                texts.append(piece)
                continue
            pieces += ("".join(texts).encode(), piece)
            texts.clear()
        pieces.append("".join(texts).encode())
        return pieces

    def append_by_width(self, piece: Callable[[int], str]) -> None:
        """Print what depends on the width between the margins, which is passed in twips; again if the section turns."""
        self._by_width.append((len(self), piece))
        self.append(piece(self.sections.width(self.page)))

    def end_paragraph(self) -> None:
        """See that what is printed so far ends in a paragraph, as every cell has to."""
        last = next(filter(None, reversed(self)), "")
        if not (isinstance(last, str) and _ENDS_IN_PARAGRAPH.fullmatch(last)):
            self.append("<w:p/>")

    def drawing_id(self, own: int | None = None) -> int:
        """An id for a drawing: the one that it has in the template, unless a drawing before it has that."""
        if own is None or own in self._drawings:
            self._last_id += 1
            return self._last_id
        self._drawings.add(own)
        return own

    def turn(self, page: Orientation) -> None:
        """Go on, on a page of that way round."""
        if page != self.page:
            self._end_section()
            self.page, self.begins, self.is_free = page, False, False

    def turn_whole(self, page: Orientation) -> None:
        """Turn the section from its beginning; only where it ``is_free``."""
        self.page, self.is_free = page, False
        for at, piece in self._by_width:
            self[at] = piece(self.sections.width(page))

    def begin(self, choice: PageChoice) -> None:
        """Go on in a section of its own, its pages numbered from 1."""
        if len(self.sections.pages) > 1:
            self._end_section()
            self.page, self.begins = self.sections.tries(choice, self.sections.own)[0], True
            self.is_free = choice == "auto"

    def section(self) -> str:
        """The XML of the section."""
        page = self.sections.pages[self.page]
        return page.begun if self.begins else page.continued

    def _end_section(self) -> None:
        self.append(_END.format(section=self.section()))
        self._by_width.clear()


def take_sections(root: Element, tag: str) -> Sections:
    """Take the template's section out and leave a tag in its place; a template with several keeps them."""
    found = [section for section in root.iter(w("sectPr")) if _says_its_page(section)]
    if not found:
        return DEFAULT_SECTIONS
    section = found[-1]
    own: Orientation = "landscape" if _measure(section, "pgSz", "w") > _measure(section, "pgSz", "h") else "portrait"
    pages: dict[Orientation, Page] = {own: _page(section)}
    if len(found) == 1:
        other: Orientation = "portrait" if own == "landscape" else "landscape"
        pages[other] = _page(_turned(section, other))
        replace_by_text(section, tag)
    return Sections(own, pages)


def _says_its_page(section: Element) -> bool:
    size = section.find(w("pgSz"))
    has_size = size is not None and size.get(w("w")) is not None and size.get(w("h")) is not None
    return has_size and section.find(w("pgMar")) is not None


def _page(section: Element) -> Page:
    width = _measure(section, "pgSz", "w") - _measure(section, "pgMar", "left") - _measure(section, "pgMar", "right")
    height = _measure(section, "pgSz", "h") - _measure(section, "pgMar", "top") - _measure(section, "pgMar", "bottom")
    begun, continued = copy.deepcopy(section), copy.deepcopy(section)
    _begin_numbering(begun)
    _continue_numbering(continued)
    return Page(width, height, serialize_fragment(begun), serialize_fragment(continued))


def _measure(section: Element, name: str, side: str) -> int:
    return twips(section.find(w(name)).get(w(side))) or 0


def _turned(section: Element, page: Orientation) -> Element:
    """The page turned; its margins stay where they are: they are the decree's whichever way the page is read."""
    turned = copy.deepcopy(section)
    size = turned.find(w("pgSz"))
    width, height = size.get(w("w")), size.get(w("h"))
    size.set(w("w"), height)
    size.set(w("h"), width)
    size.set(w("orient"), page)
    return turned


def _begin_numbering(section: Element) -> None:
    numbering = section.find(w("pgNumType"))
    if numbering is None:
        numbering = section.makeelement(w("pgNumType"))
        before = [child for child in section if child.tag in map(w, _BEFORE_NUMBERING)]
        before[-1].addnext(numbering) if before else section.insert(0, numbering)
    if numbering.get(w("start")) is None:
        numbering.set(w("start"), "1")


def _continue_numbering(section: Element) -> None:
    for first in section.findall(w("titlePg")):
        section.remove(first)
    numbering = section.find(w("pgNumType"))
    if numbering is not None:
        numbering.attrib.pop(w("start"), None)
        if not numbering.attrib:
            section.remove(numbering)
