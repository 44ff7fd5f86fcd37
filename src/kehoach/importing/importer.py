"""A Word document in, the spec of it out, with what could not be said in it."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from kehoach.auditing.sentences import audit_sentences
from kehoach.diagnostics import Findings, Place
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.docx_reading.word_document import shortened
from kehoach.importing.head_and_foot import basis_lines, foot_lines, imported_head
from kehoach.importing.part_tree import PartTree
from kehoach.importing.sentence_claims import claim_sentences
from kehoach.importing.spec_lines import literal, mapping_under, nested, plain, text_under, value
from kehoach.importing.text_blocks import TextBlocks
from kehoach.linting.pieces import number_of
from kehoach.patterns import regex
from kehoach.plan.keys import ACCEPT_COLUMNS
from kehoach.plan.placeholders import TO_SUPPLY
from kehoach.scaffold.commented_lines import grid_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kehoach.docx_reading.word_document import DocumentPlace, Piece, WordParagraph
    from kehoach.linting.appendices import AppendixParts
    from kehoach.linting.parts import Parts

_ADDRESSED: Final = regex(r"kính gửi\s*:?\s*", re.IGNORECASE)
_IN_ARTICLES: Final = ("Quyết định", "Nghị quyết")
_OPENS: Final = regex(r".*(như sau|sau đây|dưới đây|nội dung sau|cụ thể)\b.*|.*:")
_NUMBERED: Final = regex(r"\w{1,4}[.)/]\s|Điều\s|Phần\s")
_ENDINGS: Final = ".;,"
_YEAR: Final = regex(r"(?i)\bnăm\s+([12][0-9]{3})\b")
_DATED: Final = regex(r"\b(?:0?[1-9]|[12][0-9]|3[01])/(?:0?[1-9]|1[0-2])/((?:19|20)[0-9]{2})\b")
_REASON: Final = "Văn bản gốc tính từ số chưa làm tròn"


class Importer:
    """Goes through the parts of one document, from the top down."""

    def __init__(self, parts: Parts, name: str, *, every_claim: bool) -> None:
        self.parts, self.document, self.name = parts, parts.document, name
        self.head = imported_head(parts.heading)
        self.blocks = TextBlocks(parts.document, every_claim=every_claim)
        self.tree = PartTree()
        self.findings = Findings()

    def lines(self, pack: str, year: str, profile: str) -> Iterator[str]:
        """The whole spec, line by line; without the keys of the unit where a profile has them."""
        body = list(self._body())
        appendices = list(self._appendices())
        yield from self._comments()
        yield "kehoach: 1"
        yield value("pack", pack)
        if profile:
            yield value("profile", profile)
        yield from self.head.of_the_years(year or self._year_said())
        yield "numbers: vi"
        yield from self.head.lines(self._addressees())
        if not profile:
            yield from self.head.of_the_unit()
        yield from body
        yield from mapping_under("tables", self._tables())
        yield from mapping_under("appendices", appendices)
        yield from self._accepted()
        yield from foot_lines(self.parts.foot)

    def _year_said(self) -> str:
        """The year that the text has most often, where the head has none; the last one of those that tie.

        Where no year is named, that of dates.
        """
        if self.head.years:
            return ""
        texts = [paragraph.text for paragraph in self.document.paragraphs]
        named, dated = (Counter(year for text in texts for year in one.findall(text)) for one in (_YEAR, _DATED))
        found = named or dated
        return max(found, key=lambda year: (found[year], year), default="")

    # --- the text

    def _body(self) -> Iterator[str]:
        """Basis, opening and outline."""
        parts = self.parts
        last = parts.foot.begins - 1 if parts.foot.begins else self._text_ends
        known = frozenset(paragraph.place.paragraph for paragraph in parts.body.addressees)
        blocks = list(self.blocks.between(parts.heading.ends + 1, last, known))
        if self.head.document in _IN_ARTICLES:
            blocks = list(_without_formulas(blocks))
        first = itertools.takewhile(lambda block: not isinstance(block, str), blocks)
        basis = basis_lines(block.text for block in first if not isinstance(block, str))
        blocks = blocks[len(basis) :]
        if self.head.document in _IN_ARTICLES:
            blocks = list(_without_formulas(blocks))
        opening = _opening(blocks)
        for block in blocks[bool(opening) :]:
            if isinstance(block, str):
                self.tree.add_lines([f"$({block})"])
            else:
                self.tree.add_paragraph(block)
        sentences = audit_sentences(self.document, tuple(self.blocks.figures.values()), self.name)
        cells = frozenset(cell.text for table in self.document.tables for cell in table.cells)
        claim_sentences(self.tree.parts, sentences, self.blocks.tables, cells)
        self.tree.close()
        yield from text_under("basis", basis)
        yield value("opening", opening or "none")
        if self.tree.counter.typed:
            yield value("numbering", self.tree.counter.typed)
        yield "outline:"
        yield from nested(("pack: none", *self.tree.lines()))
        for paragraph in self.tree.unplaced:
            self.findings.add(rules.NUMBER_NOT_NEXT, self._place(paragraph), text=Verbatim(shortened(paragraph.text)))

    @property
    def _text_ends(self) -> int:
        found = self.parts.appendices
        return number_of(found[0].label) - 1 if found else len(self.document.paragraphs)

    def _addressees(self) -> list[str]:
        texts = (literal(_ADDRESSED.sub("", paragraph.text)) for paragraph in self.parts.body.addressees)
        return [text for text in (text.lstrip("-– ").rstrip(_ENDINGS) for text in texts) if text]

    # --- appendices and tables

    def _appendices(self) -> Iterator[str]:
        found = self.parts.appendices
        number = 0
        foot_ends = self._foot_ends()
        if foot_ends:
            behind = list(self.blocks.between(foot_ends + 1, self._text_ends))
            if behind:
                number = 1
                first, *rest = behind
                title = "" if isinstance(first, str) else literal(first.text)
                yield from _appendix(number, title, behind if isinstance(first, str) else rest)
        for at, appendix in enumerate(found):
            ends = number_of(found[at + 1].label) - 1 if at + 1 < len(found) else len(self.document.paragraphs)
            blocks = list(self.blocks.between(_last_of(appendix) + 1, ends))
            title = literal(" ".join(piece.text for piece in appendix.title))
            number += 1
            yield from _appendix(number, title, blocks)

    def _foot_ends(self) -> int:
        """The number of the last paragraph of the foot; 0 where there is no foot."""
        label = self.parts.foot.label
        if label is None:
            return 0
        cell = label.paragraph.cell
        if cell is None:
            return self._text_ends
        inside = (p for p in self.document.paragraphs if p.cell is not None and p.cell.table == cell.table)
        return max(paragraph.place.paragraph for paragraph in inside)

    def _tables(self) -> Iterator[str]:
        for one in self.blocks.tables:
            yield from one.table.lines(one.name)
            if one.is_flat and any(column.is_figures for column in one.table.columns):
                place = Place(self.name, one.before.place.paragraph if one.before else 1, 1)
                self.findings.add(rules.TABLE_AS_PRINTED, place, table=Verbatim(one.name))

    def _accepted(self) -> Iterator[str]:
        """The cells that print another figure than is computed, because it was computed before inputs were rounded."""
        rows = [[code, f"{one.name}{cell}", _REASON] for one in self.blocks.tables for code, cell in one.table.accepted]
        if rows:
            yield "accept: |"
            yield from nested(grid_lines([label for _, label in ACCEPT_COLUMNS], rows, ""))

    # --- what is left

    def _comments(self) -> Iterator[str]:
        """What was not understood, as comments at the top of the file."""
        heading, foot = self.parts.heading, self.parts.foot
        pieces = (heading.nation, heading.motto, heading.number, heading.date, heading.kind, foot.label, foot.signer)
        listed = (*heading.issuer, *heading.subject, *heading.reference, *foot.recipients, *foot.authority)
        known = [piece for piece in (*pieces, *listed) if piece is not None]
        document, boxed = self.document, self.blocks.boxed
        of_foot = document.paragraphs[foot.begins - 1 : self._foot_ends()] if foot.begins else ()
        bands = document.everything[len(document.paragraphs) :]
        around = [paragraph for paragraph in bands if any(map(str.isalpha, paragraph.text))]
        unread = list(_unread((*document.paragraphs[: heading.ends], *of_foot), known))
        others = (*boxed, *around, *document.footnotes, *self._unseen())
        unread += ((paragraph.place, paragraph.text) for paragraph in others)
        unread += ((comment.place, f"{comment.author}: {comment.text}") for comment in document.comments)
        for place, text in unread:
            self.findings.add(
                rules.NOT_UNDERSTOOD, Place(self.name, max(place.paragraph, 1), 1), text=Verbatim(shortened(text))
            )
        if unread:
            yield "# Chưa rõ là phần nào của văn bản:"
            yield from (f"# {plain(text)}" for _, text in unread)
        for paragraph in document.paragraphs:
            if paragraph.has_picture:
                self.findings.add(rules.PICTURE_LEFT_OUT, self._place(paragraph))

    def _unseen(self) -> Iterator[WordParagraph]:
        """The paragraphs of cells that are merged away, unless they only repeat the cell that is shown."""
        unseen = self.document.merged_away
        for paragraph in self.document.paragraphs if unseen else ():
            cell = paragraph.cell
            if cell is not None and paragraph.place.paragraph in unseen and paragraph.text.strip():
                shown = self.document.tables[cell.table - 1].cell_at(cell.row, cell.column)
                if shown is None or plain(paragraph.text) not in plain(shown.text):
                    yield paragraph

    def _place(self, paragraph: WordParagraph) -> Place:
        return Place(self.name, paragraph.place.paragraph, 1)


def _opening(blocks: Sequence[WordParagraph | str]) -> str:
    """The sentence that opens the text, if the first block is one and neither a title nor an item of a list."""
    first = blocks[0] if blocks else ""
    if isinstance(first, str) or "\n" in first.text or first.is_bold:
        return ""
    text = plain(first.text)
    opens = text[:1].isalpha() and not _NUMBERED.match(text) and _OPENS.fullmatch(text)
    return literal(text) if opens else ""


def _without_formulas(blocks: Iterable[WordParagraph | str]) -> Iterator[WordParagraph | str]:
    """The blocks without the lines that a decision prints by itself: who decides, and QUYẾT ĐỊNH."""
    is_before = True
    for block in blocks:
        is_line = not isinstance(block, str) and block.layout.alignment == "center" and block.text.strip().isupper()
        is_before = is_before and is_line
        if not is_before:
            yield block


def _appendix(number: int, title: str, blocks: Sequence[WordParagraph | str]) -> Iterator[str]:
    yield f"phu_luc_{number}:"
    yield f"  {value('title', title or TO_SUPPLY)}"
    lines = (f"$({block})" if isinstance(block, str) else literal(block.text) for block in blocks)
    yield from nested(text_under("text", lines))


def _last_of(appendix: AppendixParts) -> int:
    return max(map(number_of, (appendix.label, *appendix.title, *appendix.reference)))


def _unread(paragraphs: Iterable[WordParagraph], known: Sequence[Piece]) -> Iterator[tuple[DocumentPlace, str]]:
    """What is left of paragraphs when the pieces that were recognised are taken away."""
    said = " ".join(plain(piece.text) for piece in known)
    for paragraph in paragraphs:
        for piece in paragraph.pieces:
            if any(map(str.isalnum, piece.text)) and plain(piece.text) not in said:
                yield piece.place, piece.text
