"""Names and small questions of WordprocessingML, for compiling a template. Nothing here is used at render time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from kehoach.diagnostics.bilingual import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
V: Final = "urn:schemas-microsoft-com:vml"
MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"

_DECLARATION = re.compile(r' xmlns:\w+="[^"]*"')

Element = Any
"""An lxml element; lxml carries no types of its own."""


AFTER_SIZE: Final = (
    "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout",
    "specVanish", "oMath",
)  # fmt: skip
"""What follows the size among the properties of a run, in the order of the schema."""


class Unsound(Exception):
    """A file that is not a Word document which a template may be; why, in both languages."""

    def __init__(self, why: Bilingual) -> None:
        super().__init__(why.en)
        self.why = why


def w(name: str) -> str:
    """A name in the main namespace."""
    return f"{{{W}}}{name}"


def parse(part: str, data: bytes) -> Element:
    """Parse one part strictly: no entities, no network, no document type.

    Raises:
        Unsound: it is not well-formed, or has a document type.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unsound(Bilingual(f"nội dung XML của {part} bị hỏng", f"{part} is not well-formed: {error}")) from error
    if root.getroottree().docinfo.doctype:
        raise Unsound(
            Bilingual(f"{part} khai báo DOCTYPE, không được phép", f"{part} declares a DOCTYPE, which is not allowed")
        )
    return root


def serialize(root: Element) -> str:
    """The XML of a part, with its declaration."""
    body: str = etree.tostring(root, encoding="unicode")
    return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + body


def serialize_fragment(element: Element) -> str:
    """The XML of an element without the namespace declarations that its document has anyway."""
    tail, element.tail = element.tail, None
    text: str = etree.tostring(element, encoding="unicode")
    element.tail = tail
    return _DECLARATION.sub("", text)


def text_of(element: Element) -> str:
    """The text of a paragraph, cell or row, its runs joined."""
    return "".join(node.text or "" for node in element.iter(w("t")))


def value(element: Element, path: str, default: str = "") -> str:
    """The ``w:val`` of a descendant named by a path of local names (``pPr/pStyle``)."""
    found = element.find("/".join(w(name) for name in path.split("/")))
    return default if found is None else str(found.get(w("val"), default))


def preceding_paragraphs(paragraph: Element) -> Iterator[Element]:
    """The paragraphs before one, nearest first."""
    yield from reversed(paragraph.xpath("preceding::w:p", namespaces={"w": W}))


def replace_by_text(element: Element, text: str) -> None:
    """Put bare text in place of an element, keeping what follows it."""
    parent, before = element.getparent(), element.getprevious()
    tail = text + (element.tail or "")
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    element.tail = None
    parent.remove(element)


_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_HYPHEN = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'


def escape(text: str) -> str:
    """Text as XML: markup escaped, line breaks, tabs and hyphens that keep a word whole as Word's own elements."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if "\n" in text:
        text = text.replace("\n", _BREAK)
    if "\t" in text:
        text = text.replace("\t", _TAB)
    if "\u2011" in text:
        text = text.replace("\u2011", _HYPHEN)
    return text


def quoted(text: str) -> str:
    """Text as the value of an attribute, without its quotes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").replace("\n", " ")
