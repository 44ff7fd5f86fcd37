"""Names and small questions of WordprocessingML, for compiling a template. Nothing here is used at render time."""

from __future__ import annotations

import functools
from typing import Any, Final, TypeAlias

from lxml import etree

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.patterns import regex

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
V: Final = "urn:schemas-microsoft-com:vml"
MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"

_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_ENCODING: Final = regex(rb"""(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]*)|<)""")
_DECLARATION = regex(r' xmlns:\w+="[^"]*"')

Element = Any
"""An lxml element; lxml carries no types of its own."""


AFTER_SIZE: Final = (
    "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout",
    "specVanish", "oMath",
)  # fmt: skip
"""What follows the size among the properties of a run, in the order of the schema."""


SAVE_AS_DOCX: Final = Bilingual("mở tệp bằng Word rồi lưu dạng .docx", "open the file in Word and save it as .docx")


class Unsound(Exception):
    """A file that cannot be read as a Word document: why, and how to fix it, in both languages."""

    def __init__(self, why: Bilingual, how: Bilingual = SAVE_AS_DOCX) -> None:
        super().__init__(why.en)
        self.why = why
        self.how = how


@functools.cache
def w(name: str) -> str:
    """A name in the main namespace."""
    return f"{{{W}}}{name}"


def parse(part: str, data: bytes) -> Element:
    """Parse one part strictly: no entities, no network, no document type. Comments and instructions to programs are
    left out, so that no text hides after one.

    Raises:
        Unsound: it is not well-formed XML 1.0, has a document type, or is in an encoding that no package is in.
    """
    _check_encoding(part, data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unsound(Bilingual(f"nội dung XML của {part} bị hỏng", f"{part} is not well-formed: {error}")) from error
    if root.getroottree().docinfo.xml_version != "1.0":
        raise Unsound(Bilingual(f"{part} không phải XML 1.0", f"{part} is not XML 1.0"))
    if root.getroottree().docinfo.doctype:
        raise Unsound(
            Bilingual(f"{part} khai báo DOCTYPE, không được phép", f"{part} declares a DOCTYPE, which is not allowed")
        )
    return root


def _check_encoding(part: str, data: bytes) -> None:
    """Refuse what is in neither UTF-8 nor marked UTF-16, as packages have to be: elsewhere tags cannot be counted."""
    found = None if b"\0" in data[:4] else _ENCODING.match(data)
    if data.startswith(_UTF_16) or (found and (found[1] or b"UTF-8").upper() in (b"UTF-8", b"US-ASCII", b"ASCII")):
        return
    raise Unsound(Bilingual(f"nội dung XML của {part} bị hỏng", f"{part} is not well-formed XML in UTF-8 or UTF-16"))


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


def child(element: Element, tag: str) -> Element | None:
    """The first child of a whole name, as ``find`` gives it, in less time: in the least where it is the first."""
    if len(element) and element[0].tag == tag:
        return element[0]
    for one in element:
        if one.tag == tag:
            return one
    return None


def by_name(element: Element) -> dict[str, Element]:
    """The children of an element by their whole names, the first of each: for who asks for many of them."""
    return {one.tag: one for one in reversed(element)}


Sameness: TypeAlias = tuple[Any, ...]
"""What elements with the same formatting have in common, to look them up by."""


def sameness(element: Element | None) -> Sameness:
    """The names and attributes of an element and of all in it, to compare it with another; empty for none."""
    if element is None:
        return ()
    inside = [sameness(one) if len(one) else (one.tag, *one.items()) for one in element]
    return (element.tag, *element.items(), *inside)


def text_of(element: Element) -> str:
    """The text of a paragraph, cell or row, its runs joined."""
    return "".join(node.text or "" for node in element.iter(w("t")))


def value(element: Element, path: str, default: str = "") -> str:
    """The ``w:val`` of a descendant named by a path of local names (``pPr/pStyle``)."""
    found = element.find("/".join(w(name) for name in path.split("/")))
    return default if found is None else str(found.get(w("val"), default))


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
