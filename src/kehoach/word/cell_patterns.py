"""The XML around the texts of a table: of each kind of cell and of row, taken out of a model table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kehoach.ooxml.xml import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kehoach.ooxml.measure import Font

SIZE_MARK: Final = "\ue001"
INDENT_MARK: Final = "\ue004"
"""In the XML of a cell, the places of what each table has of its own."""

INDENT_STEP: Final = 227
"""Twips by which the name of a row is indented for each level: 4 mm."""

_SHADING: Final = re.compile(r"<w:shd\b[^>]*/>")
_BORDERS: Final = re.compile(r"</w:tcBorders>|<w:tcBorders\b[^>]*/>")
"""What shading comes after, in the order of the schema."""


class CellPattern(Struct, frozen=True):
    """The XML of a cell around its width, its merging and its text."""

    opening: str
    after_width: str
    before_text: str
    closing: str
    next_paragraph: str
    """What ends one paragraph of the cell and begins the next."""
    font: Font
    indent: int = 0
    """The indent of its own, in twips."""
    nested: CellPattern | None = None
    """The same cell, marked for its indent."""

    def begin(self, width: int, merged: str = "") -> str:
        """The XML before the cell's text; ``merged`` is its gridSpan and vMerge."""
        return f"{self.opening}{width}{self.after_width}{merged}{self.before_text}"

    def filled(self, fill: str) -> CellPattern:
        """The same cell in a colour, RRGGBB, whatever colour it has."""
        properties, end, rest = self.before_text.partition("</w:tcPr>")
        bare = _SHADING.sub("", properties)
        at = max((found.end() for found in _BORDERS.finditer(bare)), default=0)
        shading = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
        return replace(self, before_text=f"{bare[:at]}{shading}{bare[at:]}{end}{rest}")

    def at_most(self, points: int) -> CellPattern:
        """The same cell, marked for its size, in type no larger than that."""
        size = min(self.font.size, points)
        half_points = str(int(2 * size))
        return replace(
            self,
            before_text=self.before_text.replace(SIZE_MARK, half_points),
            next_paragraph=self.next_paragraph.replace(SIZE_MARK, half_points),
            font=replace(self.font, size=size),
            nested=self.nested and self.nested.at_most(points),
        )

    def at_level(self, level: int) -> CellPattern:
        """The same cell, indented by this number of steps."""
        if not level or self.nested is None:
            return self
        indent = str(self.indent + level * INDENT_STEP)
        return replace(
            self,
            before_text=self.nested.before_text.replace(INDENT_MARK, indent),
            next_paragraph=self.nested.next_paragraph.replace(INDENT_MARK, indent),
        )

    def text(self, text: str) -> str:
        """The XML of a text, one paragraph per line."""
        if "\n" not in text:
            return escape(text)
        return self.next_paragraph.join(map(escape, text.split("\n")))


class RowPattern(Struct, frozen=True):
    """The XML before a kind of row's cells."""

    opening: str

    def around(self, cells: Sequence[CellPattern], begun: Sequence[str], texts: Iterable[str]) -> str:
        """A row of cells: of each the XML before its text, and the text."""
        printed = [self.opening]
        for cell, before, text in zip(cells, begun, texts, strict=True):
            printed += (before, cell.text(text), cell.closing)
        printed.append("</w:tr>")
        return "".join(printed)
