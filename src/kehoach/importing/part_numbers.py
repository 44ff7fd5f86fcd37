"""The numbers of a document's parts as it prints them, taken for a tree that the library numbers in the same way."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.numbers.roman import roman
from kehoach.patterns import regex
from kehoach.plan.part_styles import CONTINUED, DEEPEST, OUTERMOST, USUAL, PartStyle
from kehoach.source.names import fold
from kehoach.view.part_titles import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROMANS: Final = {roman(number): number for number in range(1, 60)}
_ORDINALS: Final = {
    word: number
    for number, word in enumerate(("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"), 1)
}
_PART: Final = regex(r"phần\s+(?P<ordinal>thứ\s+)?(?P<number>\w+)\s*[.:]?\s*(?P<title>.*)", re.IGNORECASE)
_PATTERNS: Final = (
    (PartStyle.ARTICLE, regex(r"Điều\s+(?P<number>[0-9]+)\s*[.:]\s*(?P<title>.*)")),
    (PartStyle.ROMAN, regex(r"(?P<number>[IVXLC]+)\s*[.)/–-]\s*(?P<title>\S.*)")),
    (PartStyle.CAPITAL, regex(r"(?P<number>[A-ZĐ])\s*[.)/–-]\s*(?P<title>\S.*)")),
    (PartStyle.DECIMAL, regex(r"(?P<number>(?:[0-9]+|[IVXLC]+|[A-Z])(?:\.[0-9]+)+)[.)]?\s+(?P<title>\S.*)")),
    (PartStyle.ARABIC, regex(r"(?P<number>[0-9]{1,2})\s*[.)/]\s*(?P<title>[^\d\s].*)")),
    (PartStyle.POINT, regex(r"(?P<number>[a-zđ])\)\s*(?P<title>\S.*)")),
)


class PrintedNumber(Struct, frozen=True):
    """One way to read the beginning of a title."""

    style: PartStyle
    count: int
    title: str
    above: str = ""
    """Of 1.2: the number before the last full stop."""


def numbers_of(text: str) -> Iterator[PrintedNumber]:
    """The ways to read a title with a number, the likeliest first."""
    if (part := _PART.fullmatch(text)) and (count := _counted(part["number"])):
        yield PrintedNumber(PartStyle.PART if part["ordinal"] else PartStyle.PART_ROMAN, count, part["title"])
    for style, pattern in _PATTERNS:
        if found := pattern.fullmatch(text):
            above, _, last = found["number"].rpartition(".")
            if count := _counted(last, style):
                yield PrintedNumber(style, count, found["title"], above)


def _counted(number: str, style: PartStyle | None = None) -> int:
    """What a number counts; 0 if it is none."""
    match style:
        case PartStyle.ROMAN:
            return _ROMANS.get(number, 0)
        case PartStyle.CAPITAL | PartStyle.POINT:
            return LETTERS.find(number.lower()) + 1
        case None:
            known = _ROMANS.get(number.upper(), 0) or _ORDINALS.get(fold(number), 0)
            return int(number) if number.isdecimal() else known
        case _:
            return int(number)


@dataclass(slots=True)
class PartCounter:
    """Decides for each number whether it goes on from those before; the document then needs no number typed."""

    styles: list[PartStyle] = field(default_factory=list)
    """By level, from the outermost in."""
    counts: list[int] = field(default_factory=list)
    """Of the parts open now."""

    def place(self, number: PrintedNumber) -> int | None:
        """The level at which a part with this number is the next one; ``None`` if it is at none."""
        for level in reversed(range(len(self.counts))):
            goes_on = self.styles[level] is number.style and number.count == self.counts[level] + 1
            if goes_on and self._is_below(number, level):
                self.counts[level:] = [number.count]
                return level
        level = len(self.counts)
        if number.count != 1 or level >= DEEPEST or not self._may_open(number.style, level):
            return None
        if not self._is_below(number, level):
            return None
        self.styles[level:] = self.styles[level:] or [number.style]
        self.counts.append(1)
        return level

    def _may_open(self, style: PartStyle, level: int) -> bool:
        """Whether the parts of a level may be, or are, of a style."""
        if level < len(self.styles):
            return self.styles[level] is style
        if level and style in OUTERMOST:
            return False
        above = self.styles[level - 1] if level else None
        return style is not PartStyle.DECIMAL or above in CONTINUED

    def _is_below(self, number: PrintedNumber, level: int) -> bool:
        """Whether 1.2 is inside the part 1."""
        return number.style is not PartStyle.DECIMAL or number.above == self.label(level - 1)

    def label(self, level: int) -> str:
        """The number of the part open at a level."""
        count = self.counts[level]
        match self.styles[level]:
            case PartStyle.ROMAN:
                return roman(count)
            case PartStyle.CAPITAL:
                return LETTERS[count - 1].upper()
            case PartStyle.DECIMAL:
                return f"{self.label(level - 1)}.{count}"
            case _:
                return str(count)

    @property
    def typed(self) -> str:
        """The styles as ``numbering`` takes them; empty where they are the usual ones."""
        usual = [style if style is not PartStyle.BOLD_POINT else PartStyle.POINT for style in USUAL]
        articles = [PartStyle.ARTICLE, *usual[1:]]
        if not self.styles or self.styles == usual[: len(self.styles)]:
            return ""
        if self.styles == articles[: len(self.styles)]:
            return PartStyle.ARTICLE.value
        texts = [style.value for style in self.styles]
        return "; ".join(texts) if any(" " in text for text in texts) else " ".join(texts)
