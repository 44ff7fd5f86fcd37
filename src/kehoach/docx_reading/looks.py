"""How paragraphs and runs look, resolved once for all that have the same formatting, as most of a document has.

Two have the same if all names and attributes in their ``w:pPr`` or ``w:rPr`` are equal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kehoach.docx_reading.drawn_lines import is_ruled
from kehoach.docx_reading.formatting import (
    NO_STYLE,
    LayoutSettings,
    LetterSettings,
    NamedStyle,
    layout_settings,
    over,
)
from kehoach.docx_reading.word_document import Run
from kehoach.ooxml.xml import sameness, w

if TYPE_CHECKING:
    from kehoach.docx_reading.formatting import StyleSheet
    from kehoach.docx_reading.list_labels import ListLabels
    from kehoach.docx_reading.word_document import Letters, ParagraphLayout
    from kehoach.ooxml.xml import Element, Sameness

_RUN_PROPERTIES: Final = w("rPr")


@dataclass(slots=True)
class RunLook:
    """How the runs of one formatting look."""

    settings: LetterSettings
    _letters: dict[tuple[str | None, ...], Letters] = field(default_factory=dict)

    def letters(self, text: str) -> Letters:
        """The formatting of a text; texts in the same fonts share it."""
        fonts = self.settings.fonts(text.strip())
        found = self._letters.get(fonts)
        if found is None:
            found = self._letters[fonts] = self.settings.letters(fonts)
        return found


@dataclass(slots=True)
class ParagraphLook:
    """How the paragraphs of one formatting look, and their runs."""

    styles: StyleSheet
    style: NamedStyle
    said: LayoutSettings
    """What it and its style say; its numbering is asked for by this."""
    layout: ParagraphLayout
    is_ruled: bool
    """Whether it has a border above or below it."""
    ends_section: bool
    table: LetterSettings
    _runs: dict[Sameness, RunLook] = field(default_factory=dict)

    def run(self, properties: Element | None) -> RunLook:
        """How the runs with a ``w:rPr`` in such a paragraph look."""
        key = sameness(properties)
        found = self._runs.get(key)
        if found is None:
            found = self._runs[key] = RunLook(self.styles.letters_of(properties, self.style, self.table))
        return found

    def label(self, text: str, of_list: Element | None, properties: Element | None) -> Run:
        """An automatic number or bullet: formatted by its list, otherwise like the end of its paragraph."""
        mark = None if properties is None else properties.find(_RUN_PROPERTIES)
        direct = over(self.styles.letter_settings(of_list), self.styles.letter_settings(mark))
        settings = self.styles.letters(direct, NO_STYLE, self.style, self.table)
        return Run(text, settings.letters(settings.fonts(text.strip())))


class RowLook:
    """What a table's style gives to the paragraphs of a row, and how they look by that; without a table, of all."""

    def __init__(
        self,
        styles: StyleSheet,
        numbering: ListLabels,
        letters: LetterSettings = LetterSettings(),  # noqa: B008 - frozen
        layout: LayoutSettings = LayoutSettings(),  # noqa: B008 - frozen
    ) -> None:
        self._styles, self._numbering, self._letters, self._layout = styles, numbering, letters, layout
        self._paragraphs: dict[Sameness, ParagraphLook] = {}

    def paragraph(self, properties: Element | None) -> ParagraphLook:
        """How the paragraphs with a ``w:pPr`` look."""
        key = sameness(properties)
        found = self._paragraphs.get(key)
        if found is None:
            found = self._paragraphs[key] = self._made(properties)
        return found

    def _made(self, properties: Element | None) -> ParagraphLook:
        style, direct = self._styles.style_of(properties), layout_settings(properties)
        said = over(direct, style.layout)
        numbered = self._numbering.layout(said.numbering, said.level)
        layout = self._styles.layout(direct, style, numbered, self._layout)
        ends_section = properties is not None and properties.find(w("sectPr")) is not None
        return ParagraphLook(self._styles, style, said, layout, is_ruled(properties), ends_section, self._letters)
