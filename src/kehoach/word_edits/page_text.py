"""The text of a Word document as paragraphs and tables in order, without what programs change when they save it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct

from kehoach.patterns import regex
from kehoach.word_edits.matching import pairs, shared_words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kehoach.docx_reading.word_document import TableCell, WordDocument, WordParagraph

_UNSEEN: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_ALIKE: Final = {ord("\u2011"): "-"}
_PERCENT: Final = regex(r"(?<=[0-9]) %")
"""The space before a percent sign is never printed."""
_LEAST_ALIKE: Final = 30
"""From here on two tables are the same one, in per cent of their words."""


class PageParagraph(Struct, frozen=True):
    """A paragraph with visible text."""

    text: str
    is_title: bool = False
    """Whether it is formatted like the title of a part."""


class PageTable(Struct, frozen=True):
    """A table: the cells of its grid, by row and column from 1, merged ones at every place that they cover."""

    cells: dict[tuple[int, int], TableCell]
    rows: int
    columns: int
    inside: tuple[PageParagraph, ...]
    """Its paragraphs, as they are read where it only lays out a page."""

    def text(self, row: int, column: int) -> str:
        """The text at a place of the grid, its paragraphs one per line; empty where there is no cell."""
        cell = self.cells.get((row, column))
        return "" if cell is None else cell_text(cell)

    @property
    def words(self) -> str:
        """Everything in it."""
        return " ".join(paragraph.text for paragraph in self.inside)


PageItem: TypeAlias = PageParagraph | PageTable


def plain(text: str) -> str:
    """A text without what is not seen: kinds of spaces and hyphens, marks without width, spaces at the ends."""
    bare = unicodedata.normalize("NFC", text).translate(_UNSEEN).translate(_ALIKE)
    return _PERCENT.sub("%", " ".join(bare.split()))


def cell_text(cell: TableCell) -> str:
    """The paragraphs of a cell, one per line, without empty ones."""
    lines = (plain(line) for paragraph in cell.paragraphs for line in paragraph.text.split("\n"))
    return "\n".join(filter(None, lines))


def page_items(document: WordDocument) -> tuple[PageItem, ...]:
    """The paragraphs and tables of a document in reading order; those of headers and footers are left out."""
    inside: dict[int, list[PageParagraph]] = {}
    placed: list[tuple[int, int, PageItem]] = []
    for paragraph in document.paragraphs:
        text = _without_end_mark(plain(paragraph.text))
        if not text:
            continue
        item = PageParagraph(text, _is_title(paragraph, text))
        if paragraph.cell is None:
            placed.append((paragraph.place.paragraph, 0, item))
        else:
            inside.setdefault(paragraph.cell.table, []).append(item)
    for table in document.tables:
        grid = {
            (cell.row + down, cell.column + right): cell
            for cell in table.cells
            for down in range(cell.rows)
            for right in range(cell.columns)
        }
        columns = max((column for _, column in grid), default=0)
        found = PageTable(grid, table.rows, columns, tuple(inside.get(table.number, ())))
        placed.append((table.before, table.number, found))
    return tuple(item for *_, item in sorted(placed, key=lambda one: one[:2]))


def _without_end_mark(text: str) -> str:
    """A paragraph without the "./." that ends a document, whose place follows from the text."""
    if not text.endswith(_END_MARK):
        return text
    return text.removesuffix(_END_MARK).rstrip() + "." * (len(text) > len(_END_MARK))


_END_MARK: Final = "./."
_NUMBERED: Final = regex(r"(?:[IVXLC]+|[A-Z]|\d+(?:\.\d+)*)[.)] |(?:Phần|Điều|Chương|Mục) ")


def _is_title(paragraph: WordParagraph, text: str) -> bool:
    is_styled = paragraph.style.casefold().startswith(("heading", "tiêu đề"))
    return is_styled or bool(paragraph.is_bold and _NUMBERED.match(text))


def tables_of(items: Sequence[PageItem]) -> list[PageTable]:
    """The tables among the items of a page."""
    return [item for item in items if isinstance(item, PageTable)]


def same_tables(before: Sequence[PageTable], after: Sequence[PageTable]) -> list[tuple[int | None, int | None]]:
    """Which tables of two sequences are the same, by what is in them; those of one side only are beside ``None``."""

    def alike(one: PageTable, other: PageTable) -> int:
        return shared_words(one.words, other.words)

    return pairs(before, after, lambda table: table.words, alike, least=_LEAST_ALIKE)


def without_layout(items: Sequence[PageItem], tables: Collection[int]) -> tuple[PageItem, ...]:
    """The items, with the paragraphs of each table that only lays out a page in its place.

    ``tables``: the positions, among all tables, of those that are tables.
    """
    found: list[PageItem] = []
    count = 0
    for item in items:
        if isinstance(item, PageTable):
            found += [item] if count in tables else item.inside
            count += 1
        else:
            found.append(item)
    return tuple(found)
