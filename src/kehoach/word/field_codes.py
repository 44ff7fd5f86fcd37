"""The fields of a template: each that fetches or runs something is a finding.

A field is what its first word says. So that word has to be in the field itself: not made by a field within it, not kept
or left out by a tag, not where only some programs read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.ooxml.xml import W, w
from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.ooxml.xml import Element
    from kehoach.word.spots import Faults

_HARMLESS: Final = frozenset(
    (
        *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "REF", "PAGEREF", "NOTEREF", "STYLEREF", "SEQ", "TOC", "TC"),
        *("XE", "INDEX", "SYMBOL", "QUOTE", "EQ", "LISTNUM", "ADVANCE", "="),
    )
)
"""Fields that depend on the document alone."""
_WORD: Final = regex(r"\s*(=|[^\s\\\"]+)")
_ADDRESS: Final = r'"(?:https?|mailto):[^"\\]*"|(?:https?|mailto):[^\s"\\]+'
_SWITCHES: Final = r'(?:\s*\\[lotm]\s*(?:"[^"]*"|[^\s"\\]+)|\s*\\[nh])*\s*'
_SAFE_HYPERLINK: Final = regex(rf"\s*HYPERLINK\s+(?:{_ADDRESS})?{_SWITCHES}", re.IGNORECASE)
_UNSURE: Final = "…"
"""Stands in a field's code for what is not the code itself, or not for every program."""
_MANY_UNSURE: Final = regex(f"{_UNSURE}+")
_SHOWN_AT_MOST: Final = 60

_SIMPLE, _MARK, _TEXT = w("fldSimple"), w("fldChar"), w("t")
_CODES: Final = (w("instrText"), w("delInstrText"))
_OWN: Final = f"{{{W}}}"


class _OpenField(Struct):
    """A field that has begun."""

    begun: Element
    way: Element | None
    code: list[str]
    is_in_code: bool = True


def report_fields(root: Element, faults: Faults) -> None:
    """Report each field that fetches or runs something, changes with the day, or is filled in by Word's mail merge."""
    for element, code in _fields(root):
        word = _WORD.match(code)
        if word is None or word[1].upper() in _HARMLESS or _SAFE_HYPERLINK.fullmatch(code):
            continue
        faults.add(
            rules.UNSAFE_FIELD, element, field=Verbatim(_MANY_UNSURE.sub(_UNSURE, word[1].upper())[:_SHOWN_AT_MOST])
        )


def _fields(root: Element) -> Iterator[tuple[Element, str]]:
    """The code of each field and where it begins; a field within another is a field of its own."""
    opened: list[_OpenField] = []
    for element in root.iter(_SIMPLE, _MARK, *_CODES, _TEXT):
        last = opened[-1] if opened else None
        if element.tag == _SIMPLE:
            yield element, element.get(w("instr"), "")
        elif element.tag in _CODES and last is None:
            yield element, element.text or ""
        if element.tag == _MARK and element.get(w("fldCharType")) == "begin":
            opened.append(_OpenField(element, _way(element), []))
        if last is None:
            continue
        mark = element.get(w("fldCharType"), "")
        is_same_way = element.tag == _TEXT or _way(element) is last.way
        if element.tag in _CODES and is_same_way:
            last.code.append(element.text or "")
        elif mark == "separate" and is_same_way:
            last.is_in_code = False
        elif mark == "end" and is_same_way:
            opened.pop()
            yield last.begun, "".join(last.code)
        elif last.is_in_code:
            last.code.append(_UNSURE)
    for field in opened:
        yield field.begun, "".join(field.code)


def _way(element: Element) -> Element | None:
    """What an element is in that is not Word's own: a text box, or one of several ways to show the same."""
    return next((above for above in element.iterancestors() if not above.tag.startswith(_OWN)), None)
