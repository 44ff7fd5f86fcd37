"""Drawn lines as long as the text above them asks for: the tags that people put into their alternative text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree
from msgspec import Struct

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.docx_reading.drawn_lines import dml_stroke
from kehoach.ooxml.xml import MC, WP, A, Element, V, text_of, w
from kehoach.patterns import regex
from kehoach.word.centred import cell_room
from kehoach.word.template_language import LINE_EMU, LINE_POINTS, DrawnLine

if TYPE_CHECKING:
    from kehoach.diagnostics import Rule
    from kehoach.diagnostics.bilingual import Detail
    from kehoach.word.spots import Faults
    from kehoach.word.styles import Styles

_TAG: Final = regex(r"\{\{|\{%")
_ANY_BLOCK_TAG: Final = regex(r"\{%-?\s*(?:p|tr|tc|r)?\s")
_PRINTED: Final = regex(r"\{\{\s*([\w.]+)\s*\}\}")
_LOOP: Final = regex(r"\{%\s*(?:p|tr)?\s*for\s+(\w+)\s+in\s+([\w.]+)")
_LINE_UNDER: Final = regex(r"\{\{\s*([\w.]+)\s*\|\s*line_under\s*\}\}")
_POINTS: Final = regex(r"width:[\d.]+pt")
_ADEC: Final = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_IS_DECORATIVE: Final = f"{{{_ADEC}}}decorative"
_DECORATIVE: Final = (
    f'<a:extLst xmlns:a="{A}"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative'
    f' xmlns:adec="{_ADEC}" val="1"/></a:ext></a:extLst>'
)


class TagLine(Struct, frozen=True):
    """A drawn line that was taken up."""

    made: DrawnLine
    tag: str
    shown: str
    paragraph: Element

    def report(self, faults: Faults, rule: Rule, **details: Detail) -> None:
        """Write down what is wrong with its tag."""
        faults.add(rule, self.paragraph, 1, self.shown, tag=Verbatim(self.shown), **details)


def take_lines(root: Element, styles: Styles, width: int, faults: Faults) -> list[TagLine]:
    """Make every drawn line whose alternative text names a text as long as that text asks for."""
    found: list[TagLine] = []
    drawings = list(root.iter(f"{{{WP}}}docPr"))
    above = _texts_above(root) if drawings else {}
    for drawing in drawings:
        typed = drawing.get("descr", "").strip()
        own = next(drawing.iterancestors(w("p")), None)
        if not _TAG.search(typed):
            _note_untagged(drawing, own, above, faults)
            continue
        shape = drawing.getparent()
        if "|" not in typed and dml_stroke(shape) is None:
            continue  # a text for programs that read aloud
        tag = _LINE_UNDER.fullmatch(typed)
        text = None if own is None else above.get(own)
        if tag is None or text is None or shape.find(f"{{{WP}}}extent") is None:
            faults.add(rules.WRONG_LINE_TAG, root if own is None else own, 1, typed)
            continue
        _set_lengths(shape, tag[1], len(found))
        _mark_decorative(drawing)
        measured = _measured_by(text, styles, width)
        found.append(TagLine(measured, f"{{{{ {tag[1]}|{LINE_EMU}({len(found)}) }}}}", typed, own))
    return found


def _note_untagged(drawing: Element, own: Element | None, above: dict[Element, Element], faults: Faults) -> None:
    """A line under a text of the plan that has lost its tag: some programs drop alternative texts.

    One that is marked as decorative was drawn as long as it is meant to be.
    """
    if next(drawing.iter(_IS_DECORATIVE), None) is not None:
        return
    text = None if own is None else above.get(own)
    printed = None if text is None else _PRINTED.fullmatch(text_of(text).strip())
    if printed and drawing.get("descr") is None and dml_stroke(drawing.getparent()):
        faults.add(rules.LINE_WITHOUT_TAG, own, text=Verbatim(printed[0]), path=Verbatim(_path(printed[1], text)))


def _path(name: str, paragraph: Element) -> str:
    """What a tag prints; of the variable of a loop, the list it goes through."""
    lists = {}
    for before in paragraph.getroottree().getroot().iter(w("p")):
        if before is paragraph:
            break
        if found := _LOOP.search(text_of(before)):
            lists[found[1]] = found[2]
    return lists.get(name, name)


def _mark_decorative(drawing: Element) -> None:
    """Say that a line is for the eye alone, so that nothing is read aloud for it."""
    drawing.attrib.pop("descr")
    drawing.append(etree.fromstring(_DECORATIVE))


def _set_lengths(shape: Element, path: str, number: int) -> None:
    length = f"{{{{ {path}|{LINE_EMU}({number}) }}}}"
    shape.find(f"{{{WP}}}extent").set("cx", length)
    for extent in shape.iter(f"{{{A}}}ext"):
        if extent.get("cx") is not None:
            extent.set("cx", length)
    fallback = next((a for a in shape.iterancestors(f"{{{MC}}}AlternateContent")), None)
    for drawn in () if fallback is None else fallback.iter(f"{{{V}}}rect", f"{{{V}}}line", f"{{{V}}}shape"):
        points = f"width:{{{{ {path}|{LINE_POINTS}({number}) }}}}pt"
        drawn.set("style", _POINTS.sub(points, drawn.get("style", "")))


def _measured_by(above: Element, styles: Styles, width: int) -> DrawnLine:
    """The font and room of the text above a drawn line."""
    cell = cell_room(above, styles)
    return DrawnLine(styles.font(above), (width if cell is None else cell) - sum(styles.indents(above)))


def _texts_above(root: Element) -> dict[Element, Element]:
    """For each paragraph the nearest one before it that has a text, other than those it is in (as a text box is)."""
    found: dict[Element, Element] = {}
    last: Element | None = None
    for paragraph in root.iter(w("p")):
        above, around = last, set(paragraph.iterancestors(w("p")))
        while above is not None and above in around:
            above = found.get(above)
        if above is not None:
            found[paragraph] = above
        text = text_of(paragraph).strip()
        if text and not _ANY_BLOCK_TAG.match(text):
            last = paragraph
    return found
