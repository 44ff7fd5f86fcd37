"""The formatting of a template's paragraphs, which text is measured with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.docx_reading.formatting import (
    WORDS_OWN_MARGIN,
    LayoutSettings,
    LetterSettings,
    StyleSheet,
    cell_margins,
    layout_settings,
)
from kehoach.ooxml.measure import Font
from kehoach.ooxml.xml import Element, w

if TYPE_CHECKING:
    from kehoach.docx_reading.word_document import ParagraphLayout

_WORDS_OWN_SIZE: Final = 20
"""In half-points, where nothing sets one."""


class Styles(Struct, frozen=True):
    """The styles of one template."""

    sheet: StyleSheet

    @classmethod
    def of(cls, root: Element) -> Styles:
        """Read the styles part."""
        return cls(StyleSheet(root, None))

    def font(self, paragraph: Element) -> Font:
        """The font of a paragraph's first run."""
        run = paragraph.find(w("r"))
        properties = None if run is None else run.find(w("rPr"))
        letters = self.sheet.letters_of(properties, self.sheet.style_of(paragraph.find(w("pPr"))), LetterSettings())
        return Font.of_half_points(letters.size or _WORDS_OWN_SIZE, bool(letters.bold), bool(letters.italic))

    def indents(self, paragraph: Element) -> tuple[int, int]:
        """Left and right indent, in twips."""
        layout = self._layout(paragraph)
        return layout.left, layout.right

    def is_centred(self, paragraph: Element) -> bool:
        """Whether the lines of a paragraph are centred, all of them alike."""
        layout = self._layout(paragraph)
        return layout.alignment == "center" and layout.first_line == 0

    def cell_margins(self, properties: Element | None) -> tuple[int, int]:
        """Left and right margin in the cells of a table, by its properties or its style, in twips."""
        reference = None if properties is None else properties.find(w("tblStyle"))
        style = self.sheet.table_style("" if reference is None else reference.get(w("val"), ""))
        return cell_margins(properties) or style.cell_margins or (WORDS_OWN_MARGIN, WORDS_OWN_MARGIN)

    def _layout(self, paragraph: Element) -> ParagraphLayout:
        properties = paragraph.find(w("pPr"))
        direct = layout_settings(properties)
        return self.sheet.layout(direct, self.sheet.style_of(properties), LayoutSettings(), LayoutSettings())
