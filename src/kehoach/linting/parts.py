"""A document taken apart: heading, căn cứ, text, signature and appendices, never by the names of styles."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from kehoach.linting.appendices import is_label, read_appendices
from kehoach.linting.body import BodyText, read_body
from kehoach.linting.foot import Foot, read_foot
from kehoach.linting.heading import ADDRESSEE, BASIS, HeadingParts, opening_of, read_heading
from kehoach.linting.lint_scope import LintScope, scope_of
from kehoach.linting.pieces import folded, is_rule, number_of
from kehoach.linting.shown_letters import shown_letters

if TYPE_CHECKING:
    from kehoach.docx_reading.word_document import WordDocument, WordParagraph
    from kehoach.linting.appendices import AppendixParts
    from kehoach.linting.shown_letters import ShownLetters


class Parts(Struct, frozen=True, dict=True):
    """The parts of a document."""

    document: WordDocument
    scope: LintScope
    heading: HeadingParts
    basis: tuple[WordParagraph, ...]
    body: BodyText
    foot: Foot
    appendices: tuple[AppendixParts, ...]

    @cached_property
    def letters(self) -> ShownLetters:
        """The formatting of all that it shows."""
        return shown_letters(self.document)

    @property
    def is_attached(self) -> bool:
        """Whether it was issued with another document."""
        return self.scope is LintScope.ATTACHED

    def between(self, first: int, last: int) -> tuple[WordParagraph, ...]:
        """The paragraphs with the numbers given, both included."""
        return self.document.paragraphs[max(first, 1) - 1 : last]


def recognise(document: WordDocument) -> Parts:
    """Take a document apart."""
    opening = opening_of(document)
    if opening and is_label(opening[0]):
        scope, heading = LintScope.ATTACHED, HeadingParts()
    else:
        heading = read_heading(document, opening)
        scope = scope_of(opening, heading)
    if scope is LintScope.ATTACHED:
        heading = heading.without_boxes()
    appendices = read_appendices(document, heading.ends)
    text_ends = number_of(appendices[0].label) - 1 if appendices else len(document.paragraphs)
    foot = read_foot(document, heading.ends, text_ends)
    basis = _basis(document, heading.ends, foot.begins or text_ends + 1)
    body = read_body(document, heading.ends + 1, foot.begins - 1 if foot.begins else text_ends, basis)
    return Parts(document, scope, heading, basis, body, foot, appendices)


def _basis(document: WordDocument, begins: int, ends: int) -> tuple[WordParagraph, ...]:
    """The lines of the căn cứ: those that begin so, and those wholly in italics, up to the first other text.

    Before them a tờ trình has “Kính gửi: …” and maybe a list; after these an upright “Căn cứ …” is a sentence.
    """
    found: list[WordParagraph] = []
    is_addressed = False
    for paragraph in document.paragraphs[begins : max(ends - 1, begins)]:
        text = paragraph.text
        is_heading = paragraph.layout.alignment == "center"
        is_addressed = is_addressed or ADDRESSEE.fullmatch(folded(text)) is not None
        is_before = not found and (is_heading or (is_addressed and text.startswith(("Kính", "-"))))
        if not text or is_before or any(map(is_rule, paragraph.pieces)):
            continue
        says_so = not is_addressed and BASIS.fullmatch(folded(text.removeprefix("-"))) is not None
        if paragraph.cell is not None or text.endswith(":") or not (says_so or paragraph.is_italic):
            break
        found.append(paragraph)
    return tuple(found)
