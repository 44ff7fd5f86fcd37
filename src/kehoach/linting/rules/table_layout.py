"""Tables. The decree has no rules for them: what is reported here is advice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.docx_reading.word_document import Cell, DocumentPlace
from kehoach.linting.outcome import LayoutRule, LintWeight, broken, held

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.docx_reading.word_document import Piece, WordParagraph, WordTable
    from kehoach.linting.outcome import Sight
    from kehoach.linting.parts import Parts

_LONG: Final = 6
"""A table with fewer rows is rarely longer than a page."""


def repeated_header(parts: Parts) -> Iterator[Sight]:
    """The head of a longer table is repeated on each page."""
    document = parts.document
    first: dict[int, WordParagraph] = {}
    for paragraph in document.paragraphs:
        cell = paragraph.cell
        if cell is not None and cell.table not in first and paragraph.text:
            first[cell.table] = paragraph
    heads = {piece.paragraph.cell.table for piece in _framing(parts) if piece.paragraph.cell is not None}
    for table in document.tables:
        if table.rows >= _LONG and table.number not in heads:
            place = _place(table, first.get(table.number))
            said = Bilingual("hàng tiêu đề chưa lặp lại ở mỗi trang", "the header row is not repeated on every page")
            yield held(place) if table.repeats_header else broken(place, said)


def _framing(parts: Parts) -> Iterator[Piece]:
    """The pieces of heading and foot, whose tables are only layout."""
    yield from (piece for piece in (parts.heading.nation, parts.heading.number, parts.foot.label) if piece is not None)


def _place(table: WordTable, paragraph: WordParagraph | None) -> DocumentPlace:
    return DocumentPlace(cell=Cell(table.number, 1, 1)) if paragraph is None else paragraph.place


RULES: Final = (
    LayoutRule(
        "L601",
        "",
        Bilingual("Bảng dài lặp lại hàng tiêu đề ở mỗi trang", "A long table repeats its header row on every page"),
        repeated_header,
        LintWeight.ADVICE,
    ),
)
