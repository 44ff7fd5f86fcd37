"""Centred text: lines about as long as one another, by indents that keep the text itself plain."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kehoach.docx_reading.table_grid import cells_of
from kehoach.ooxml.lengths import twips
from kehoach.ooxml.measure import balanced_width, text_width, wrapped_lines
from kehoach.ooxml.xml import AFTER_SIZE, Element, escape, text_of, w
from kehoach.patterns import regex
from kehoach.view.records import BOUND
from kehoach.word.column_tags import is_fitted
from kehoach.word.program import PrintText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kehoach.ooxml.measure import Font
    from kehoach.word.program import Frame, Path, PrintStep
    from kehoach.word.sections import Sheets
    from kehoach.word.styles import Styles

INDENTS: Final = "centred_indents"
FITTED: Final = "fitted_type"
CENTRED: Final = "centred_text"

_ON_ONE_LINE: Final = {"doc.heading.place_and_date": 13}
"""What has to stay on one line, with the least size in points that the decree allows it (Phụ lục I, II.4 and V.4)."""

_SLACK: Final = 40
"""Twips to spare in a line that just fits, lest a program that measures otherwise breaks it."""
_SPARE_PART: Final = 50
"""Balanced lines have this part of their width to spare, for the same reason."""

_AS_SET_BY_LIBREOFFICE: Final = str.maketrans("\u00a0", "-")
"""LibreOffice sets a no-break space a third wider than a space, about as a hyphen. What fits so fits in Word too."""

_ONE_TAG: Final = regex(r"([^{}]*)\{\{\s*([\w.]+)\s*\}\}([^{}]*)")
_TAG: Final = regex(r"\{\{[^{}]*\}\}")
_AFTER_INDENTS: Final = (
    "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment",
    "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
)  # fmt: skip
"""What follows the indents among the properties of a paragraph, in the order of the schema."""


class CentredText(Struct, frozen=True):
    """What a centred paragraph of a template is measured by."""

    before: str
    after: str
    """The fixed text around its tag."""
    font: Font
    left: int
    right: int
    """The indents of its style."""
    cell: int | None
    """The width of the cell it is in, without margins; ``None`` for a paragraph as wide as the page."""

    def whole(self, text: str) -> str:
        """The text of the paragraph, with that of its tag, to be measured."""
        return f"{self.before}{text}{self.after}".translate(_AS_SET_BY_LIBREOFFICE)

    def room(self, width: int) -> int:
        """The room of a line where the page has that width between its margins."""
        return (width if self.cell is None else self.cell) - self.left - self.right


class PrintIndents(Struct, frozen=True):
    """The indents that give a centred text lines of about one length; nothing where it is on one line."""

    path: Path
    place: CentredText

    def run(self, frame: Frame, out: Sheets) -> None:
        """Print them."""
        if str(self.path) in _ON_ONE_LINE:
            return  # its type is fitted instead
        out.append_by_width(functools.partial(_indents, self.path.of(frame), self.place))

    def specimen(self) -> str:
        """No indents."""
        return "<w:ind/>"


class PrintCentredText(PrintText, frozen=True):
    """A text of the view in a centred paragraph; on one line it needs no no-break spaces, and has none."""

    place: CentredText

    def run(self, frame: Frame, out: Sheets) -> None:
        """Print it escaped."""
        out.append_by_width(functools.partial(_words, self.path.of(frame), self.place))


@functools.lru_cache(maxsize=1024)
def _indents(text: str, place: CentredText, width: int) -> str:
    """The indents of a text on a page of some width; kept, as most titles are those of many documents."""
    whole, room = place.whole(text), place.room(width)
    if room <= 0 or wrapped_lines(whole, place.font, room) == 1:
        return ""
    width = balanced_width(whole, place.font, room)
    side = max(0, room - width - width // _SPARE_PART) // 2
    return f'<w:ind w:left="{place.left + side}" w:right="{place.right + side}"/>'


@functools.lru_cache(maxsize=1024)
def _words(text: str, place: CentredText, width: int) -> str:
    """A text escaped for a page of some width; kept for the same reason."""
    fits = text_width(place.whole(text), place.font) <= place.room(width)
    return escape(text.replace(BOUND, " " if fits else "\u00a0"))


class PrintFittedType(Struct, frozen=True):
    """The size, and below the least size the narrowing, of type in which a text fits on one line."""

    path: Path
    place: CentredText

    def run(self, frame: Frame, out: Sheets) -> None:
        """Print it; nothing where the text fits as it is."""
        text = self.place.whole(self.path.of(frame))
        out.append_by_width(lambda width: self._properties(text, self.place.room(width)))

    def specimen(self) -> str:
        """No size."""
        return "<w:sz/>"

    def _properties(self, text: str, room: int) -> str:
        font, needed, room = self.place.font, 0, room - _SLACK
        for size in (font.size, _ON_ONE_LINE[str(self.path)]):
            font = replace(font, size=min(size, font.size))
            needed = text_width(text, font)
            if needed <= room:
                break
        narrowed = f'<w:w w:val="{room * 100 // needed}"/>' if needed > room > 0 else ""
        half_points = int(2 * font.size)
        smaller = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
        return narrowed + smaller if font.size < self.place.font.size else narrowed


CENTRED_STEPS: Final[Mapping[str, Callable[[Path, CentredText], PrintStep]]] = {
    INDENTS: PrintIndents,
    CENTRED: PrintCentredText,
    FITTED: PrintFittedType,
}
"""What the tags left in a centred paragraph print, by their filters."""


def take_centred(root: Element, styles: Styles) -> Iterator[CentredText]:
    """Leave tags for the indents, the text and, in some, the size of every centred paragraph with one text of the view.

    A paragraph with indents of its own keeps them: somebody chose them. In a table with columns that are repeated or
    left out it is not known how wide a cell will be.
    """
    count = 0
    for paragraph in root.iter(w("p")):
        properties = paragraph.find(w("pPr"))
        tag = _ONE_TAG.fullmatch(text_of(paragraph))
        if tag is None or properties is None or properties.find(w("ind")) is not None:
            continue
        if not styles.is_centred(paragraph) or any(map(is_fitted, paragraph.iterancestors(w("tbl")))):
            continue
        left, right = styles.indents(paragraph)
        yield CentredText(tag[1], tag[3], styles.font(paragraph), left, right, cell_room(paragraph, styles))
        _leave_before(properties, _AFTER_INDENTS, f"{{{{ {tag[2]}|{INDENTS}({count}) }}}}")
        for text in paragraph.iter(w("t")):
            text.text = _TAG.sub(f"{{{{ {tag[2]}|{CENTRED}({count}) }}}}", text.text or "")
        if tag[2] in _ON_ONE_LINE:
            _leave_size(paragraph, f"{{{{ {tag[2]}|{FITTED}({count}) }}}}")
        count += 1


def cell_room(paragraph: Element, styles: Styles) -> int | None:
    """The width in twips of the cell a paragraph is in, without margins; ``None`` for a paragraph in no cell."""
    cell = next(paragraph.iterancestors(w("tc")), None)
    table = None if cell is None else next(cell.iterancestors(w("tbl")), None)
    if cell is None or table is None:
        return None
    width = cell.find(f"{w('tcPr')}/{w('tcW')}")
    is_length = width is not None and width.get(w("type"), "dxa") == "dxa"
    own = twips(width.get(w("w"))) if is_length else _width_in_grid(cell, table)
    return None if own is None else own - sum(styles.cell_margins(table.find(w("tblPr"))))


def _width_in_grid(cell: Element, table: Element) -> int | None:
    """The width of the columns that a cell spans; ``None`` where the table does not say."""
    widths = [twips(column.get(w("w"))) or 0 for column in table.findall(f"{w('tblGrid')}/{w('gridCol')}")]
    row = next(cell.iterancestors(w("tr")))
    spans = (slice(at.column - 1, at.column - 1 + at.columns) for at in cells_of(row) if at.element is cell)
    return sum(widths[next(spans, slice(0))]) or None


def _leave_size(paragraph: Element, tag: str) -> None:
    """Leave a tag in every run that has no size of its own."""
    for run in paragraph.iter(w("r")):
        properties = run.find(w("rPr"))
        if properties is None:
            properties = run.makeelement(w("rPr"))
            run.insert(0, properties)
        if properties.find(w("sz")) is None and properties.find(w("w")) is None:
            _leave_before(properties, ("kern", "position", "szCs", *AFTER_SIZE), tag)


def _leave_before(properties: Element, following: tuple[str, ...], tag: str) -> None:
    """Leave a tag among properties, before the first of those named; at the end where there is none of them."""
    at = next((child for child in properties if child.tag in map(w, following)), None)
    before = (properties[-1] if len(properties) else None) if at is None else at.getprevious()
    if before is None:
        properties.text = (properties.text or "") + tag
    else:
        before.tail = (before.tail or "") + tag
