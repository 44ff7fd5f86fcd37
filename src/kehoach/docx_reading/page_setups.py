"""The page geometry of each section, with its headers and footers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kehoach.docx_reading.formatting import toggle
from kehoach.docx_reading.word_document import Band, Section
from kehoach.ooxml.lengths import twips
from kehoach.ooxml.xml import W, parse, w

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kehoach.docx_reading.untrusted_package import UntrustedPackage
    from kehoach.docx_reading.word_document import WordParagraph
    from kehoach.ooxml.xml import Element

    ReadBand = Callable[[Element, str], tuple[WordParagraph, ...]]

_RELATION_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_NOTHING_SAID: Final = f'<w:sectPr xmlns:w="{W}"/>'.encode()
_PAGES_OF: Final = {"default": "usual", "first": "first", "even": "even"}


def read_sections(
    package: UntrustedPackage, ends: Sequence[tuple[int, Element]], last: int, read_band: ReadBand
) -> tuple[Section, ...]:
    """The sections in order; the last one ends with paragraph ``last``.

    A section without a header of its own has that of the section before. A section without ``w:sectPr``, which the
    schema allows, has no known geometry: ECMA-376 leaves the size of its pages to the program.
    """
    made: list[Section] = []
    header, footer = Band(), Band()
    begins = 1

    def band(section: Element, kind: str, old: Band) -> Band:
        said = {}
        for reference in section.findall(w(f"{kind}Reference")):
            root = package.part(package.targets.get(reference.get(_RELATION_ID, ""), ""))
            if name := _PAGES_OF.get(reference.get(w("type"), "default")):
                said[name] = () if root is None else read_band(root, kind)
        return replace(old, **said)

    is_whole = bool(ends) and ends[-1][0] >= last
    for number, (end, element) in enumerate(ends if is_whole else (*ends, (last, parse("sectPr", _NOTHING_SAID))), 1):
        header, footer = band(element, "header", header), band(element, "footer", footer)
        made.append(_section(element, number, (begins, end), header, footer))
        begins = end + 1
    return tuple(made)


def _section(element: Element, number: int, span: tuple[int, int], header: Band, footer: Band) -> Section:
    size, margins, numbers = (element.find(w(name)) for name in ("pgSz", "pgMar", "pgNumType"))
    left, gutter = _length(margins, "left"), _length(margins, "gutter") or 0
    return Section(
        number,
        *span,
        width=_length(size, "w"),
        height=_length(size, "h"),
        top=_distance(margins, "top"),
        bottom=_distance(margins, "bottom"),
        left=None if left is None else left + gutter,
        right=_length(margins, "right"),
        is_landscape=size is not None and size.get(w("orient")) == "landscape",
        has_own_first=bool(toggle(element, "titlePg")),
        number_format="decimal" if numbers is None else numbers.get(w("fmt"), "decimal"),
        number_start=_length(numbers, "start"),
        header=header,
        footer=footer,
    )


def _length(element: Element | None, name: str) -> int | None:
    return None if element is None else twips(element.get(w(name)))


def _distance(element: Element | None, name: str) -> int | None:
    """A negative margin has the same size: it only keeps a tall header from pushing the text down."""
    length = _length(element, name)
    return None if length is None else abs(length)
