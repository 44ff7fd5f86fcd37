"""The text of a document as parts within parts, with tables at their places; what has no number stays a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kehoach.importing.part_numbers import PartCounter, numbers_of
from kehoach.importing.spec_lines import literal, mapping_under, nested, plain, text_under, value
from kehoach.patterns import regex
from kehoach.plan.part_styles import OUTERMOST, PartStyle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.docx_reading.word_document import WordParagraph

_LONG_TITLE: Final = 160
_ENDS_A_SENTENCE: Final = (".", ";", ":", ",")
_HEADING: Final = regex(r"(heading|tiêu đề|đề mục)\b.*", re.IGNORECASE)
_END_MARK: Final = regex(r"\s*\./\.\s*$")
_IN_CAPITALS: Final = (PartStyle.ROMAN, PartStyle.CAPITAL, PartStyle.PART, PartStyle.PART_ROMAN)


@dataclass(slots=True)
class ImportedPart:
    """A part with its title, the lines of its text and the parts inside it."""

    title: str = ""
    text: list[str] = field(default_factory=list)
    parts: list[ImportedPart] = field(default_factory=list)

    def lines(self, name: str) -> Iterator[str]:
        """Its lines under ``outline`` or ``parts``."""
        yield f"{name}:"
        yield from nested(self._inside(name))

    def _inside(self, name: str) -> Iterator[str]:
        if self.title:
            yield value("title", self.title)
        yield from text_under("text", self.text)
        below = (line for number, part in enumerate(self.parts, 1) for line in part.lines(f"{name}_{number}"))
        yield from mapping_under("parts", below)


@dataclass(slots=True)
class PartTree:
    """Grows with the paragraphs and tables of a document, in order."""

    counter: PartCounter = field(default_factory=PartCounter)
    parts: list[ImportedPart] = field(default_factory=list)
    open: list[ImportedPart] = field(default_factory=list)
    """The part that is written now, after those around it."""
    unplaced: list[WordParagraph] = field(default_factory=list)
    """Titles with a number that does not go on from those before, kept as paragraphs."""
    awaits_title: bool = False

    def add_paragraph(self, paragraph: WordParagraph) -> None:
        """Add a title or a paragraph of text; one with line breaks is several."""
        text = plain(paragraph.text)
        if self.awaits_title and _is_centred_title(paragraph):
            self.open[-1].title = literal(f"{self.open[-1].title} {text}")
            return
        self.awaits_title = False
        if self._opens_part(paragraph, text):
            return
        lines = (literal(line) for line in paragraph.text.split("\n"))
        self.add_lines(line for line in lines if line)

    def _opens_part(self, paragraph: WordParagraph, text: str) -> bool:
        for number in numbers_of(text):
            if not _may_be_title(paragraph, number.style, text):
                continue
            if number.style is PartStyle.ARTICLE and not paragraph.is_bold:
                level = self.counter.place(number)
                if level is not None:
                    self._open(level, ImportedPart("", [literal(number.title)] if number.title else []))
                    return True
                continue
            level = self.counter.place(number)
            if level is not None:
                self._open(level, ImportedPart(literal(number.title)))
                self.awaits_title = number.style in OUTERMOST[:2] and not number.title
                return True
        if any(_may_be_title(paragraph, number.style, text) for number in numbers_of(text)):
            self.unplaced.append(paragraph)
        return False

    def _open(self, level: int, part: ImportedPart) -> None:
        (self.open[level - 1].parts if level else self.parts).append(part)
        self.open[level:] = [part]

    def add_lines(self, lines: Iterator[str] | Sequence[str]) -> None:
        """Add lines of text to the part that is open; before the first title they are a part without one."""
        if not self.open:
            if not self.parts:
                self.parts.append(ImportedPart())
            self.parts[-1].text += lines
            return
        self.open[-1].text += lines

    def close(self) -> None:
        """Take the end mark “./.” off the last line, which is printed with one anyway."""
        last = self.parts[-1] if self.parts else None
        while last is not None and last.parts:
            last = last.parts[-1]
        if last is not None and last.text:
            last.text[-1] = _END_MARK.sub("", last.text[-1])
            if not last.text[-1]:
                last.text.pop()

    def lines(self, prefix: str = "muc") -> Iterator[str]:
        """The lines under ``outline``."""
        for number, part in enumerate(self.parts, 1):
            yield from part.lines(f"{prefix}_{number}")


def _is_centred_title(paragraph: WordParagraph) -> bool:
    return paragraph.layout.alignment == "center" and (paragraph.is_bold or paragraph.text.isupper())


def _may_be_title(paragraph: WordParagraph, style: PartStyle, text: str) -> bool:
    """Whether a paragraph with a number looks like a title: bold, of a heading's style, in capitals, or short."""
    if style is PartStyle.ARTICLE or paragraph.is_bold or _HEADING.fullmatch(paragraph.style):
        return True
    if len(text) > _LONG_TITLE or text.endswith(_ENDS_A_SENTENCE):
        return False
    is_short = style in (PartStyle.ARABIC, PartStyle.DECIMAL)
    return is_short or (style in _IN_CAPITALS and text.isupper()) or style in OUTERMOST
