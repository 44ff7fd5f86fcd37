"""Prose as it is typed: one paragraph per line with ``$(…)`` in it; an indented line continues the one above."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from kehoach.diagnostics import Findings, Place
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.patterns import regex
from kehoach.plan.expression import Embedded, ExpressionError, Reference, expression_text
from kehoach.plan.parsing import parse_embedded
from kehoach.source.nodes import place_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kehoach.source.nodes import Line

PACK_TEXT = "$(pack)"
"""The name for the pack's own text, replaced when files are merged."""

_COMPUTED = regex(r"(?<!\$)\$\(")
_MARKERS = ("- ", "+ ", "* ")
_INNER_MARK = regex(r"[-+*] |(?:[a-zđ]|\d{1,2})\) ")
_TEMPLATE_MARKS = ("{{", "{%", "}}", "%}")
_NUMBERED = regex(r"(?:[a-zđ]|\d+(?:\.\d+)*)[).] ")
_FULL_STOPS = (".", ";", ":", "!", "?", "…", "”", ")", ",")


class Inset(Struct, frozen=True):
    """A ``$(…)`` in prose and where it begins."""

    embedded: Embedded
    text: str
    """Its source, without ``$(`` and ``)``."""
    place: Place
    """Of the first character after ``$(``."""
    offset: int
    """The index of that character in its line, from which positions in the expression are counted."""

    @property
    def name(self) -> str:
        """Its name, if it is a name and nothing else; otherwise empty."""
        embedded = self.embedded
        if embedded.form or embedded.claim or not isinstance(embedded.expression, Reference):
            return ""
        return "" if embedded.expression.steps else embedded.expression.name

    def at(self, index: int) -> Place:
        """The place of a position inside the expression."""
        return self.place.right(index - self.offset)


Segment: TypeAlias = str | Inset


class Paragraph(Struct, frozen=True):
    """One paragraph: literal text and insets in turn."""

    segments: tuple[Segment, ...]
    place: Place
    lines: tuple[Line, ...] = ()
    """As typed, without the spaces at their ends."""

    @property
    def typed(self) -> str:
        """Its text as typed, including ``$(…)``."""
        return " ".join(line.text for line in self.lines)

    @property
    def is_lead(self) -> bool:
        """Whether it begins with ``* `` and introduces what follows."""
        first = self.segments[0] if self.segments else ""
        return isinstance(first, str) and first.startswith("* ")

    def place_at(self, index: int) -> Place:
        """The place of a character of the typed text."""
        return place_in(self.lines, index) if self.lines else self.place

    def sole_inset(self) -> Inset | None:
        """The inset that is the whole paragraph; ``None`` for any other paragraph."""
        alone = self.segments[0] if len(self.segments) == 1 else ""
        return None if isinstance(alone, str) else alone

    def is_place_of(self, name: str) -> bool:
        """Whether the paragraph is ``$(name)`` and nothing else."""
        inset = self.sole_inset()
        return inset is not None and inset.name == name


Prose: TypeAlias = tuple[Paragraph, ...]


def typed_text(segments: tuple[Segment, ...]) -> str:
    """A line as it is typed, with each ``$(…)`` in one spelling and without its claim."""
    pieces = []
    for segment in segments:
        if isinstance(segment, str):
            pieces.append(segment)
            continue
        form = segment.embedded.form
        shape = f" | {form}" if form else ""
        pieces.append(f"$({expression_text(segment.embedded.expression)}{shape})")
    return "".join(pieces)


def read_prose(lines: Iterable[Line], findings: Findings) -> Prose:
    """Read the lines of a text, skipping blank ones. An indented line with a bullet of its own is a paragraph."""
    paragraphs: list[Paragraph] = []
    indent = 0
    for line in lines:
        bare = line.trimmed()
        if not bare.text:
            continue
        depth = bare.place.column
        goes_on = depth > indent and not _INNER_MARK.match(bare.text)
        if paragraphs and goes_on and bare.place.file == paragraphs[-1].place.file:
            before = paragraphs.pop()
            more = read_segments(bare, findings)
            paragraphs.append(Paragraph(_joined(before.segments, more), before.place, (*before.lines, bare)))
            continue
        indent = depth
        if paragraphs and _looks_broken(paragraphs[-1], bare):
            findings.add(rules.BROKEN_LINE, bare.place)
        paragraphs.append(Paragraph(read_segments(bare, findings), bare.place, (bare,)))
    return tuple(paragraphs)


def read_segments(line: Line, findings: Findings) -> tuple[Segment, ...]:
    """Split one line into literal text and insets; ``$$(`` is a literal ``$(``."""
    return tuple(_merged(_segments(line, findings)))


def read_literal(text: str, place_of: Callable[[int], Place], findings: Findings) -> str:
    """A text without ``$(…)``, as it prints: ``$$(`` is a literal ``$(`` here too.

    What has no effect in such a text is a finding: tags of a template, and ``$(…)``. ``place_of`` returns the place of
    a character by its index; it is called for findings only.
    """
    if "{" in text or "}" in text:
        _report_marker(text, place_of, findings)
    if "$(" not in text:
        return text
    if found := _COMPUTED.search(text):
        findings.add(rules.NOT_COMPUTED_HERE, place_of(found.start()))
    return text.replace("$$(", "$(")


def _report_marker(text: str, place_of: Callable[[int], Place], findings: Findings) -> None:
    """Report the first tag of a Word template."""
    found = [(at, mark) for mark in _TEMPLATE_MARKS if (at := text.find(mark)) >= 0]
    if found:
        at, mark = min(found)
        findings.add(rules.TEMPLATE_MARKER, place_of(at), text=Verbatim(mark))


def _segments(line: Line, findings: Findings) -> Iterator[Segment]:
    text = line.text
    _report_marker(text, line.at, findings)
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
            findings.add(rules.BAD_EXPRESSION, line.at(error.at), problem=error.problem)
            return
        if _is_pack(embedded):
            findings.add(rules.NO_PACK_TEXT, line.at(at))  # merging has left it: nothing was below
        else:
            yield Inset(embedded, text[at + 2 : end - 1], line.at(at + 2), at + 2)
        done = end
    if done < len(text):
        yield text[done:]


def _is_pack(embedded: Embedded) -> bool:
    expression = embedded.expression
    return isinstance(expression, Reference) and expression.name == "pack" and not expression.steps


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
