"""Horizontal lines drawn from a paragraph, in DrawingML and in VML; what may be a line and may not be, by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.docx_reading.formatting import twips
from kehoach.ooxml.xml import MC, WP, A, V, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.ooxml.xml import Element

EMU_PER_TWIP: Final = 635
_FLAT: Final = 60
"""A shape of no more than 3 pt of height is a line."""
_STRAIGHT: Final = ("line", "straightConnector1")
_CONNECTOR: Final = "#_x0000_t32"
_SHAPE: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}wsp"
_DRAWN: Final = (w("drawing"), w("pict"), w("object"))


def strokes_and_pictures(paragraph: Element) -> tuple[tuple[int, ...], bool]:
    """The lengths of the lines drawn from a paragraph, and whether it has a drawing that is not known to be one."""
    lengths: list[int] = []
    has_picture = False
    for drawing in drawings(paragraph):
        length = _dml_length(drawing) if drawing.tag == w("drawing") else _vml_length(drawing)
        if length is None:
            has_picture = has_picture or drawing.find(f".//{w('txbxContent')}") is None
        else:
            lengths.append(length)
    return tuple(lengths), has_picture


def is_ruled(paragraph: Element) -> bool:
    """Whether a border runs over or under a paragraph."""
    borders = paragraph.find(f"{w('pPr')}/{w('pBdr')}")
    found = () if borders is None else borders.findall(w("top")) + borders.findall(w("bottom"))
    return any(border.get(w("val"), "nil") not in ("nil", "none") for border in found)


def drawings(element: Element) -> Iterator[Element]:
    """The drawings in reading order; of an alternative only what Word itself would take."""
    for child in element:
        if child.tag in _DRAWN:
            yield child
        elif child.tag == f"{{{MC}}}AlternateContent":
            taken = child.find(f"{{{MC}}}Choice")
            yield from drawings(child if taken is None else taken)
        elif child.tag != w("p"):
            yield from drawings(child)


def _dml_length(drawing: Element) -> int | None:
    shapes = list(drawing.iter(_SHAPE))
    extent = drawing.find(f".//{{{WP}}}extent")
    if len(shapes) != 1 or extent is None:
        return None
    geometry = shapes[0].find(f".//{{{A}}}prstGeom")
    kind = "" if geometry is None else geometry.get("prst", "")
    width, height = (_emu(extent.get(side)) for side in ("cx", "cy"))
    is_line = kind in _STRAIGHT or (height <= _FLAT and drawing.find(f".//{w('txbxContent')}") is None)
    return width if is_line and height <= _FLAT < width else None


def _emu(text: str | None) -> int:
    """A length in EMU as whole twips; 0 where none is given."""
    length = twips(text)
    return 0 if length is None else (length + EMU_PER_TWIP // 2) // EMU_PER_TWIP


def _vml_length(drawing: Element) -> int | None:
    line = drawing.find(f".//{{{V}}}line")
    if line is not None:
        return _between(line.get("from", ""), line.get("to", ""))
    for name in ("rect", "shape"):
        shape = drawing.find(f".//{{{V}}}{name}")
        if shape is not None and shape.find(f".//{w('txbxContent')}") is None:
            style = dict(part.split(":", 1) for part in shape.get("style", "").split(";") if ":" in part)
            width, height = (twips(style.get(side), bare=15) for side in ("width", "height"))
            is_flat = height is not None and height <= _FLAT
            return width if is_flat and (name == "rect" or shape.get("type") == _CONNECTOR) else None
    return None


def _between(one_end: str, other_end: str) -> int | None:
    """The length of a line between two points, "183.6pt,1.5pt"; ``None`` where it is not horizontal."""
    lengths = [twips(part, bare=15) for end in (one_end, other_end) for part in end.split(",")]
    known = [length for length in lengths if length is not None]
    if len(known) != len(lengths) or len(known) != 4:
        return None
    x, y, far_x, far_y = known
    return abs(far_x - x) if abs(far_y - y) <= _FLAT else None
