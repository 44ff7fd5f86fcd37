"""Tags outside of running text: filled where Word keeps a text in an attribute, reported wherever nothing would be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.ooxml.xml import WP, Element, V, text_of, w
from kehoach.patterns import regex
from kehoach.word.template_language import IN_ATTRIBUTE

if TYPE_CHECKING:
    from collections.abc import Collection

    from kehoach.diagnostics import Rule
    from kehoach.diagnostics.bilingual import Detail
    from kehoach.word.spots import Faults

_PICTURE: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_FILLED: Final = {
    f"{{{V}}}textpath": ("string",),
    f"{{{WP}}}docPr": ("descr", "title"),
    f"{_PICTURE}cNvPr": ("descr", "title"),
    **dict.fromkeys((f"{{{V}}}shape", f"{{{V}}}rect", f"{{{V}}}imagedata"), ("alt", "title")),
}
"""Attributes that are read by people: watermarks, and the alternative texts of pictures."""
_PROPERTIES: Final = tuple(map(w, ("pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "sdtPr", "tblGrid")))
"""What has no text: a paragraph among them is none that Word shows."""
_PRINTED: Final = regex(r"\{\{\s*([\w.]+)\s*\}\}")
_BEGUN: Final = regex(r"\{\{|\{%|\{#|\{_\{|\{_%")
_NO_TAG: Final = regex(r"\{#.*?#\}|\{_[{%]|[}%]_\}", re.DOTALL)
_SHOWN_AT_MOST: Final = 60

_MOVE: Final = Bilingual(
    "chuyển thẻ vào đoạn văn, đầu trang, chân trang, chú thích, hộp văn bản, hình mờ hoặc văn bản thay thế của hình",
    "move the tag into a paragraph, header, footer, note, text box, watermark or the alt text of a picture",
)
_TYPE_TEXT: Final = Bilingual(
    "xóa {# … #}, {_{ và {_%: mẫu của kehoach không có ghi chú và dấu thoát",
    "delete {# … #}, {_{ and {_%: templates of kehoach have neither comments nor escapes",
)


class AttributeTag(Struct, frozen=True):
    """One tag in an attribute."""

    tag: str
    shown: str
    paragraph: Element
    """What it is in, or its own element where it is in no paragraph."""

    def report(self, faults: Faults, rule: Rule, **details: Detail) -> None:
        """Write down what is wrong with it."""
        faults.add(rule, self.paragraph, 1, self.shown, tag=Verbatim(self.shown), **details)


def take_attributes(root: Element) -> list[AttributeTag]:
    """Every tag in an attribute that people read, made one that prints there."""
    found: list[AttributeTag] = []
    for element in root.iter(*_FILLED):
        for name in _FILLED[element.tag]:
            text = element.get(name, "")
            if "{{" not in text:
                continue
            for match in _PRINTED.finditer(text):
                own = next(element.iterancestors(w("p")), element)
                found.append(AttributeTag(_filtered(match), match[0], own))
            element.set(name, _PRINTED.sub(_filtered, text))
    return found


def _filtered(tag: re.Match[str]) -> str:
    return f"{{{{ {tag[1]}|{IN_ATTRIBUTE}(0) }}}}"


def report_unfilled(root: Element, faults: Faults, *, texts: Collection[str] = ()) -> None:
    """Report each tag where nothing is filled in.

    Args:
        root: a part, before its tags are made ready.
        faults: where to.
        texts: the names of elements in whose text tags are filled, as long as they are in a paragraph.
    """
    for element in root.iter("*"):
        if element.text and (begun := _BEGUN.search(element.text)) and not _is_filled(element, texts):
            _report(element, element.text[begun.start() :], faults)
        if element.tail and (begun := _BEGUN.search(element.tail)):
            _report(element, element.tail[begun.start() :], faults)
        if element.tag == w("p") and texts and (other := _NO_TAG.search(text_of(element))):
            _report(element, other[0], faults)
        for name, value in element.items():
            if "{" not in value or (name == "descr" and "|" in value and texts):
                continue  # a drawn line: whether its tag is right is asked where it is read
            rest = _PRINTED.sub("", value) if name in _FILLED.get(element.tag, ()) and texts else value
            if begun := _BEGUN.search(rest):
                _report(element, rest[begun.start() :], faults)


def _is_filled(element: Element, texts: Collection[str]) -> bool:
    above = {one.tag for one in element.iterancestors()}
    return element.tag in texts and w("p") in above and above.isdisjoint(_PROPERTIES)


def _report(element: Element, text: str, faults: Faults) -> None:
    how = _TYPE_TEXT if _NO_TAG.match(text) else _MOVE
    faults.add(rules.TAG_NOT_FILLED, element, 1, text[:_SHOWN_AT_MOST], tag=_cut(text), how=how)


def _cut(text: str) -> Verbatim:
    return Verbatim(text if len(text) <= _SHOWN_AT_MOST else text[: _SHOWN_AT_MOST - 1] + "…")
