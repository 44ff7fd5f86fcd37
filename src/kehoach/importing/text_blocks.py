"""The text of a document in order: paragraphs, and tables with the lines that belong to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kehoach.auditing.figure_table import figure_tables
from kehoach.auditing.table_audit import audit_table
from kehoach.importing.document_table import document_table
from kehoach.importing.spec_lines import literal, plain
from kehoach.importing.table_trial import typed_as_printed
from kehoach.importing.typed_table import ROW_KEY
from kehoach.linting.pieces import is_rule
from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.docx_reading.word_document import WordDocument, WordParagraph
    from kehoach.importing.typed_table import TypedTable

_UNIT: Final = regex(r"Đơn vị tính: (?P<unit>\S.*)")
_NOTE: Final = regex(r"(\(?(Ghi chú|Nguồn)\b|\([a-z0-9*]\)|\[[a-z0-9]\]|\*).*", re.IGNORECASE)
_NUMBERED: Final = regex(r"(Bảng|Biểu|Phụ lục)\b.*[0-9].*", re.IGNORECASE)
_END_MARK: Final = "./."


class ImportedTable(Struct, frozen=True):
    """A table with its id, as it is declared in the spec."""

    name: str
    number: int
    """Among the tables of the document, from 1."""
    table: TypedTable
    before: WordParagraph | None
    """The paragraph before it, by which it can be found."""

    @property
    def is_flat(self) -> bool:
        """Whether it says only what is printed: its rows are neither named nor counted."""
        return self.table.columns[0].id == ROW_KEY


class TextBlocks:
    """Reads stretches of one document; its tables are numbered on."""

    def __init__(self, document: WordDocument, *, every_claim: bool) -> None:
        self.document, self.every_claim = document, every_claim
        self.figures = {table.number: table for table in figure_tables(document)}
        self.tables: list[ImportedTable] = []
        self.boxed: list[WordParagraph] = []
        """The paragraphs of text boxes, which have no place in the order."""

    def between(self, first: int, last: int, without: frozenset[int] = frozenset()) -> Iterator[WordParagraph | str]:
        """The paragraphs with the numbers given, both included, and the ids of the tables among them."""
        blocks = list(self._blocks(first, last, without))
        at = 0
        while at < len(blocks):
            end = self._table_with_lines(blocks, at)
            if end is None:
                block = blocks[at]
                if not isinstance(block, int):
                    yield block
                at += 1
                continue
            yield self.tables[-1].name
            at = end

    def _blocks(self, first: int, last: int, without: frozenset[int]) -> Iterator[WordParagraph | int]:
        """Paragraphs with text, and the numbers of tables."""
        seen: set[int] = set()
        for paragraph in self.document.paragraphs[max(first, 1) - 1 : last]:
            if paragraph.is_boxed:
                if paragraph.text.strip():
                    self.boxed.append(paragraph)
            elif paragraph.cell is not None:
                if paragraph.cell.table not in seen:
                    seen.add(paragraph.cell.table)
                    yield paragraph.cell.table
            elif paragraph.place.paragraph not in without and not all(map(is_rule, paragraph.pieces)):
                yield paragraph

    def _table_with_lines(self, blocks: Sequence[WordParagraph | int], at: int) -> int | None:
        """Read the table that begins here with its title, unit and notes; the index after them, or ``None``."""
        title, at_unit = _title(blocks[at]), at
        at_unit += 1 if title else 0
        unit = _unit(blocks[at_unit]) if at_unit < len(blocks) else ""
        at_table = at_unit + (1 if unit else 0)
        number = blocks[at_table] if at_table < len(blocks) else None
        if not isinstance(number, int):
            return None
        end = at_table + 1
        notes: list[str] = []
        while end < len(blocks) and (note := _note(blocks[end])):
            notes.append(note)
            end += 1
        printed, audited = document_table(self.document.tables[number - 1]), audit_table(self.figures[number])
        typed = typed_as_printed(printed, audited, every_claim=self.every_claim)
        said = (("title", literal(title)), ("unit", literal(unit)))
        keys = (*((key, text) for key, text in said if text), *typed.keys)
        before = blocks[at] if at_table > at else blocks[at - 1] if at else None
        found = replace(typed, keys=keys, notes=tuple(notes))
        name = f"bang_{len(self.tables) + 1}"
        self.tables.append(ImportedTable(name, number, found, before if not isinstance(before, int) else None))
        return end


def _title(block: WordParagraph | int) -> str:
    """The title of a table: centred and bold, without a number, which would be counted again."""
    if isinstance(block, int) or block.layout.alignment != "center" or not block.is_bold:
        return ""
    text = plain(block.text)
    return "" if _NUMBERED.fullmatch(text) else text


def _unit(block: WordParagraph | int) -> str:
    found = None if isinstance(block, int) else _UNIT.fullmatch(plain(block.text))
    return found["unit"] if found else ""


def _note(block: WordParagraph | int) -> str:
    if isinstance(block, int) or plain(block.text) == _END_MARK:
        return ""
    text = literal(block.text)
    return text if _NOTE.fullmatch(text) or block.is_italic else ""
