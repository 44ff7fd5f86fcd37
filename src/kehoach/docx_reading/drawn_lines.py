"""Horizontal lines anchored in a paragraph, in DrawingML and in VML, kept apart from drawings that may be anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.docx_reading.word_document import Stroke
from kehoach.ooxml.lengths import twips
from kehoach.ooxml.xml import MC, WP, A, V, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.ooxml.xml import Element

EMU_PER_TWIP: Final = 635
_FLAT: Final = 60
"""A shape up to 3 pt high is a line."""
_STRAIGHT: Final = ("line", "straightConnector1")
_SHAPE: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}wsp"
DRAWN: Final = (w("drawing"), w("pict"), w("object"))
"""The elements that hold a drawing."""
_ALTERNATIVES: Final = f"{{{MC}}}AlternateContent"


def strokes_and_pictures(paragraph: Element) -> tuple[tuple[Stroke, ...], bool]:
    """The lines anchored in a paragraph, and whether it has another drawing without a text of its own."""
    strokes: list[Stroke] = []
    has_picture = False
    for drawing in drawings(paragraph):
        stroke = dml_stroke(drawing) if drawing.tag == w("drawing") else _vml_stroke(drawing)
        if stroke is None:
            has_picture = has_picture or drawing.find(f".//{w('txbxContent')}") is None
        else:
            strokes.append(stroke)
    return tuple(strokes), has_picture


def is_ruled(properties: Element | None) -> bool:
    """Whether the paragraphs with a ``w:pPr`` have a border above or below them."""
    borders = None if properties is None else properties.find(w("pBdr"))
    found = () if borders is None else borders.findall(w("top")) + borders.findall(w("bottom"))
    return any(border.get(w("val"), "nil") not in ("nil", "none") for border in found)


def drawings(element: Element) -> Iterator[Element]:
    """The drawings in reading order."""
    if next(element.iter(*DRAWN), None) is None:
        return
    for child in chosen(element):
        if child.tag in DRAWN:
            yield child
        elif child.tag != w("p"):
            yield from drawings(child)


def with_alternatives(root: Element) -> set[Element]:
    """The elements of a part that have alternatives among their children; of all others, those chosen are all."""
    return {element.getparent() for element in root.iter(_ALTERNATIVES)}


def chosen(element: Element) -> Iterator[Element]:
    """The children of an element; of alternatives (``mc:AlternateContent``) those that Word itself uses."""
    for child in element:
        if child.tag != _ALTERNATIVES:
            yield child
            continue
        branches = (child.find(f"{{{MC}}}{name}") for name in ("Choice", "Fallback"))
        branch = next((branch for branch in branches if branch is not None), ())
        yield from chosen(branch)


def dml_stroke(drawing: Element) -> Stroke | None:
    """The line that a DrawingML drawing is; ``None`` if it is something else."""
    shapes = list(drawing.iter(_SHAPE))
    extent = drawing.find(f".//{{{WP}}}extent")
    if len(shapes) != 1 or extent is None:
        return None
    geometry = shapes[0].find(f".//{{{A}}}prstGeom")
    kind = "" if geometry is None else geometry.get("prst", "")
    width, height = (_emu(extent.get(side)) for side in ("cx", "cy"))
    is_line = kind in _STRAIGHT or (height <= _FLAT and drawing.find(f".//{w('txbxContent')}") is None)
    return Stroke(width, _dml_drop(drawing)) if is_line and height <= _FLAT < width else None


def _dml_drop(drawing: Element) -> int | None:
    position = drawing.find(f"{{{WP}}}anchor/{{{WP}}}positionV")
    if position is None or position.get("relativeFrom") not in ("paragraph", "line"):
        return None
    offset = position.findtext(f"{{{WP}}}posOffset")
    return None if twips(offset) is None else _emu(offset)


def _emu(text: str | None) -> int:
    """A length in EMU as whole twips; 0 if there is none."""
    length = twips(text)
    return 0 if length is None else (length + EMU_PER_TWIP // 2) // EMU_PER_TWIP


def _vml_stroke(drawing: Element) -> Stroke | None:
    line = drawing.find(f".//{{{V}}}line")
    if line is not None:
        return _between(line.get("from", ""), line.get("to", ""))
    for name in ("rect", "shape"):
        shape = drawing.find(f".//{{{V}}}{name}")
        if shape is not None and shape.find(f".//{w('txbxContent')}") is None:
            style = dict(part.split(":", 1) for part in shape.get("style", "").split(";") if ":" in part)
            width, height, drop = (twips(style.get(side), bare=15) for side in ("width", "height", "margin-top"))
            is_flat = width is not None and height is not None and height <= _FLAT < width
            return Stroke(width, drop) if is_flat and width is not None else None
    return None


def _between(one_end: str, other_end: str) -> Stroke | None:
    """The line between two points, "183.6pt,1.5pt"; ``None`` if it is not horizontal."""
    lengths = [twips(part, bare=15) for end in (one_end, other_end) for part in end.split(",")]
    known = [length for length in lengths if length is not None]
    if len(known) != len(lengths) or len(known) != 4:
        return None
    x, y, far_x, far_y = known
    return Stroke(abs(far_x - x), min(y, far_y)) if abs(far_y - y) <= _FLAT else None
