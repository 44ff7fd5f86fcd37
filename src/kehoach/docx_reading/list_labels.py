"""Automatic numbers and bullets of paragraphs: "I.", "1.", "a)", "-"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.docx_reading.formatting import LayoutSettings, layout_settings
from kehoach.numbers.roman import roman
from kehoach.ooxml.lengths import whole
from kehoach.ooxml.xml import w
from kehoach.patterns import regex

if TYPE_CHECKING:
    import re

    from kehoach.ooxml.xml import Element

_PLACE: Final = regex(r"%(\d)")
_BULLETS: Final = {"\uf0b7": "•", "\uf02d": "-", "\uf0a7": "•", "o": "○"}
_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz"
_MOST: Final = 3999
_LONGEST: Final = 100
"""Characters of what a level shows around its number; the rest of it is not shown."""


class _Level(Struct, frozen=True):
    kind: str
    text: str
    start: int
    layout: LayoutSettings
    letters: Element | None


class ListLabels:
    """Counts the numbered paragraphs of a document; ask for labels in reading order, once per paragraph."""

    def __init__(self, part: Element | None) -> None:
        found = () if part is None else part
        abstract = {n.get(w("abstractNumId")): n for n in found if n.tag == w("abstractNum")}
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        for number in found:
            reference = number.find(w("abstractNumId")) if number.tag == w("num") else None
            if reference is None:
                continue
            identifier = reference.get(w("val"), "")
            levels = _levels(abstract.get(identifier))
            for override in number.findall(w("lvlOverride")):
                levels |= _levels(override)
            restarts = number.find(w("lvlOverride")) is not None
            own = number.get(w("numId"), "")
            self._lists[own] = (f"num {own}" if restarts else identifier, levels)
        self._counts: dict[str, dict[int, int]] = {}

    def layout(self, number: str | None, level: int | None) -> LayoutSettings:
        """The indents that a paragraph gets from its numbering."""
        found = self._level(number, level)
        return LayoutSettings() if found is None else found.layout

    def letters(self, number: str | None, level: int | None) -> Element | None:
        """The formatting of the number itself, a ``w:rPr``; ``None`` if it has none."""
        found = self._level(number, level)
        return None if found is None else found.letters

    def label(self, number: str | None, level: int | None) -> str:
        """The next number or bullet of a list, with the space after it; empty if there is none."""
        found = self._level(number, level)
        if number is None or found is None:
            return ""
        at = level or 0
        shared, levels = self._lists[number]
        counts = self._counts.setdefault(shared, {})
        counts[at] = counts.get(at, found.start - 1) + 1
        for deeper in [other for other in counts if other > at]:
            del counts[deeper]
        if found.kind == "none":
            return ""
        if found.kind == "bullet":
            return f"{_BULLETS.get(found.text, found.text)} "

        def shown(place: re.Match[str]) -> str:
            wanted = int(place[1]) - 1
            of = levels.get(wanted, found)
            return _shown(counts.get(wanted, of.start), of.kind)

        text = _PLACE.sub(shown, found.text)
        return f"{text} " if text and not text.endswith(" ") else text

    def _level(self, number: str | None, level: int | None) -> _Level | None:
        if number is None or number not in self._lists:
            return None
        return self._lists[number][1].get(level or 0)


def _levels(element: Element | None) -> dict[int, _Level]:
    found = {}
    for level in () if element is None else element.findall(w("lvl")):
        kind, text, start = (_value(level, name) for name in ("numFmt", "lvlText", "start"))
        at, beginning = whole(level.get(w("ilvl"))), whole(start)
        if at is not None:
            layout = layout_settings(level.find(w("pPr")))
            found[at] = _Level(
                kind or "decimal", text[:_LONGEST], 1 if beginning is None else beginning, layout, level.find(w("rPr"))
            )
    return found


def _value(element: Element, name: str) -> str:
    found = element.find(w(name))
    text: str = "" if found is None else found.get(w("val"), "")
    return text


def _shown(number: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter"):
        repeated, at = divmod(number - 1, len(_ALPHABET))
        letters = _ALPHABET[at] * min(repeated + 1, 9)
        return letters if kind == "lowerLetter" else letters.upper()
    if kind in ("lowerRoman", "upperRoman") and 0 < number <= _MOST:
        return roman(number).lower() if kind == "lowerRoman" else roman(number)
    return str(number).zfill(2) if kind == "decimalZero" else str(number)
