"""Prose as it is typed: a line a paragraph, ``$(…)`` inside it, deeper lines going on with the one above."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kehoach.diagnostics import Findings, Place
from kehoach.diagnostics import catalog as rules
from kehoach.spec.expression import Embedded, ExpressionError, Reference, parse_embedded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.spec.nodes import Line

PACK_TEXT = "$(pack)"
"""Stands for the text it replaces; resolved when files are merged."""

_MARKERS = ("- ", "+ ", "* ")
_NUMBERED = re.compile(r"(?:[a-zđ]|\d+(?:\.\d+)*)[).] ")
_FULL_STOPS = (".", ";", ":", "!", "?", "…", "”", ")", ",")


@dataclass(frozen=True, slots=True)
class Inset:
    """A ``$(…)`` in prose and where it begins."""

    embedded: Embedded
    text: str
    """Its source, without ``$(`` and ``)``."""
    place: Place
    """Of the first character behind ``$(``."""
    offset: int
    """The index of that character in its line: what the expression's own positions count from."""

    def at(self, index: int) -> Place:
        """The place of a position inside the expression."""
        return self.place.right(index - self.offset)


Segment: TypeAlias = str | Inset


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: literal text and insets in turn."""

    segments: tuple[Segment, ...]
    place: Place

    @property
    def is_lead(self) -> bool:
        """Whether it is a ``* `` lead-in to what follows."""
        return isinstance(self.segments[0], str) and self.segments[0].startswith("* ")

    def sole_name(self) -> Inset | None:
        """The inset that is the whole paragraph and names one thing: where a table stands."""
        if len(self.segments) != 1 or isinstance(self.segments[0], str):
            return None
        embedded = self.segments[0].embedded
        if embedded.form or embedded.claim or not isinstance(embedded.expression, Reference):
            return None
        return None if embedded.expression.steps else self.segments[0]


Prose: TypeAlias = tuple[Paragraph, ...]


def read_prose(lines: Iterable[Line], findings: Findings) -> Prose:
    """Read the lines of a text; blank ones separate nothing."""
    paragraphs: list[Paragraph] = []
    indent = 0
    for line in lines:
        bare = line.trimmed()
        if not bare.text:
            continue
        depth = bare.place.column
        if paragraphs and depth > indent and bare.place.file == paragraphs[-1].place.file:
            before = paragraphs.pop()
            more = read_segments(bare, findings)
            paragraphs.append(Paragraph(_joined(before.segments, more), before.place))
            continue
        indent = depth
        if paragraphs and _looks_broken(paragraphs[-1], bare):
            findings.add(rules.BROKEN_LINE, bare.place)
        paragraphs.append(Paragraph(read_segments(bare, findings), bare.place))
    return tuple(paragraphs)


def read_segments(line: Line, findings: Findings) -> tuple[Segment, ...]:
    """Split one line into literal text and insets; ``$$(`` is a literal ``$(``."""
    return tuple(_merged(_segments(line, findings)))


def _segments(line: Line, findings: Findings) -> Iterator[Segment]:
    text = line.text
    for mark in ("{{", "{%", "}}", "%}"):
        if (at := text.find(mark)) >= 0:
            findings.add(rules.TEMPLATE_MARKER, line.place.right(at), text=mark)
            break
    done = 0
    while (at := text.find("$(", done)) >= 0:
        if at > done and text[at - 1] == "$":
            yield text[done : at - 1] + "$("
            done = at + 2
            continue
        if at > done:
            yield text[done:at]
        try:
            embedded, end = parse_embedded(text, at + 2)
        except ExpressionError as error:
            findings.add(rules.BAD_EXPRESSION, line.place.right(error.at), problem_vi=error.vi, problem_en=error.en)
            return
        yield Inset(embedded, text[at + 2 : end - 1], line.place.right(at + 2), at + 2)
        done = end
    if done < len(text):
        yield text[done:]


def _merged(segments: Iterator[Segment]) -> Iterator[Segment]:
    held = ""
    for segment in segments:
        if isinstance(segment, str):
            held += segment
            continue
        if held:
            yield held
        held = ""
        yield segment
    if held:
        yield held


def _joined(before: tuple[Segment, ...], more: tuple[Segment, ...]) -> tuple[Segment, ...]:
    return tuple(_merged(iter((*before, " ", *more))))


def _looks_broken(before: Paragraph, line: Line) -> bool:
    if line.text.startswith(_MARKERS) or _NUMBERED.match(line.text) or not line.text[0].islower():
        return False
    last = before.segments[-1] if before.segments else ""
    return isinstance(last, str) and bool(last) and not last.rstrip().endswith(_FULL_STOPS)
