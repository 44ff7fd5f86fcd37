"""The heading of a document, from quốc hiệu to trích yếu, recognised by wording and position.

Recognition is loose where the rules are strict: a quốc hiệu in lower case is still found, so that the report can say
what is wrong with it. A part that was not found is ``None`` or empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kehoach.linting.pieces import folded, is_rule, joined_pieces, number_of, pieces_of
from kehoach.patterns import regex
from kehoach.plan.symbols import ABBREVIATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.docx_reading.word_document import Piece, WordDocument, WordParagraph

KINDS: Final = (*ABBREVIATIONS, "Thư công")
"""The kinds of document that are named in their title (Điều 7)."""

BASIS: Final = regex(r"(can cu|theo de nghi|xet de nghi|xet)\b.*")
ADDRESSEE: Final = regex(r"kinh gui\b.*")
REFERENCE: Final = regex(r"(\([^)]{0,25}\b|ban hanh )?kem theo\b.*")
"""The line that names the document which a text belongs to."""
_FOLDED_KINDS: Final = tuple(map(folded, KINDS))
_NATION: Final = "cong hoa xa hoi chu nghia viet nam"
_MOTTO: Final = ("doc lap", "tu do", "hanh phuc")
_NUMBER: Final = regex(r"so\s*[:.]?\s*[\d.…_ ]*\s*/\s*\S.*")
_DATE: Final = regex(r".*\bngay\b.*\bthang\b.*\bnam\b.*")
_MATTER: Final = regex(r"v\s*/\s*v\b.*")

_HEAD: Final = 40
"""A heading has at most this number of paragraphs."""
_NEAR: Final = 8
"""Outside tables, place and date are at most this number of paragraphs after quốc hiệu and number."""
_DATE_LINES: Final = 3
_LONG_NATION: Final = len(_NATION) + 6
_LONG_NUMBER: Final = 40
_LONG_DATE: Final = 80
_SUBJECT: Final = 6
_LONG_SUBJECT: Final = 200
_REFERENCE_LINES: Final = 4


class HeadingParts(Struct, frozen=True):
    """The parts of a heading."""

    nation: Piece | None = None
    motto: Piece | None = None
    issuer: tuple[Piece, ...] = ()
    number: Piece | None = None
    date: Piece | None = None
    kind: Piece | None = None
    subject: tuple[Piece, ...] = ()
    """The lines of the trích yếu; those of a công văn begin with "V/v"."""
    is_letter: bool = False
    """Whether it is the heading of a công văn."""
    reference: tuple[Piece, ...] = ()
    """“(Kèm theo …)” under the title."""
    ends: int = 0
    """The number of its last paragraph; 0 if there is no heading."""

    def without_boxes(self) -> HeadingParts:
        """Only what a text has that was issued with another document: title and reference."""
        return replace(self, nation=None, motto=None, issuer=(), number=None, date=None)


def opening_of(document: WordDocument) -> tuple[Piece, ...]:
    """The pieces of the first paragraphs, among which a heading is looked for."""
    return tuple(piece for paragraph in document.paragraphs[:_HEAD] for piece in pieces_of(paragraph))


def read_heading(document: WordDocument, opening: Sequence[Piece]) -> HeadingParts:
    """Recognise the heading of a document."""
    nation = next((piece for piece in opening if _is_nation(piece)), None)
    kind = _kind(opening, nation)
    head = [piece for piece in opening if kind is None or piece.paragraph is not kind.paragraph]
    if kind is not None:
        head = head[: next((i for i, piece in enumerate(head) if number_of(piece) > number_of(kind)), len(head))]
    motto = next((piece for piece in head if all(word in folded(piece.text) for word in _MOTTO)), None)
    number = next(filter(_is_number, head), None)
    date = _date(head, tuple(piece for piece in (nation, motto, number) if piece is not None))
    matter = () if kind is not None else _matter(document, head, number)
    issuer = _issuer(head, nation, motto, number, date)
    subject = matter if kind is None else _subject(document, kind)
    reference = _reference(document, opening)
    parts = (nation, motto, number, date, kind, *issuer, *subject, *reference)
    ends = max((number_of(piece) for piece in parts if piece is not None), default=0)
    return HeadingParts(nation, motto, issuer, number, date, kind, subject, bool(matter), reference, ends)


def _is_nation(piece: Piece) -> bool:
    """Whether a piece is the quốc hiệu and nothing else: prose may quote it."""
    return len(piece.text) <= _LONG_NATION and _NATION in folded(piece.text)


def _is_number(piece: Piece) -> bool:
    return len(piece.text) < _LONG_NUMBER and bool(_NUMBER.fullmatch(folded(piece.text)))


def _kind(opening: Sequence[Piece], nation: Piece | None) -> Piece | None:
    """The tên loại: one of the decree's kinds alone on a line, after the quốc hiệu if there is one."""
    after = (piece for piece in opening if nation is None or number_of(piece) > number_of(nation))
    return next((piece for piece in after if folded(piece.text) in _FOLDED_KINDS), None)


def _date(head: Sequence[Piece], anchors: Sequence[Piece]) -> Piece | None:
    """Place and date: in the table of the quốc hiệu or number or soon after them, on one line or on several."""
    near = [piece for piece in head if piece not in anchors and any(_is_near(piece, anchor) for anchor in anchors)]
    for lines in range(1, _DATE_LINES + 1):
        for begin in range(len(near) - lines + 1):
            together = tuple(near[begin : begin + lines])
            if len({piece.paragraph.cell for piece in together}) == 1 and _is_date(joined := joined_pieces(together)):
                return joined if lines > 1 else together[0]
    return None


def _is_near(piece: Piece, anchor: Piece) -> bool:
    cell, other = piece.paragraph.cell, anchor.paragraph.cell
    is_beside = cell is not None and other is not None and cell.table == other.table
    return is_beside or abs(number_of(piece) - number_of(anchor)) <= _NEAR


def _is_date(piece: Piece) -> bool:
    return len(piece.text) < _LONG_DATE and bool(_DATE.fullmatch(folded(piece.text)))


def _issuer(
    head: Sequence[Piece], nation: Piece | None, motto: Piece | None, number: Piece | None, date: Piece | None
) -> tuple[Piece, ...]:
    """The lines above the number: in a table those left of the quốc hiệu, otherwise those that are nothing else."""
    others = (nation, motto, number, date)
    lines = [piece for piece in head if piece not in others and not is_rule(piece)]
    ends = next((head.index(piece) for piece in (number, motto, nation) if piece is not None), 0)
    if nation is not None and (cell := nation.paragraph.cell) is not None:
        lines = [p for p in lines if (own := p.paragraph.cell) and own.table == cell.table and own.column < cell.column]
        ends = len(head) if number is None else ends
    return tuple(piece for piece in lines if head.index(piece) < ends)


def _matter(document: WordDocument, head: Sequence[Piece], number: Piece | None) -> tuple[Piece, ...]:
    """The "V/v …" of a công văn, under its number."""
    begins = next((i for i, piece in enumerate(head) if _MATTER.fullmatch(folded(piece.text))), None)
    if begins is None:
        return ()
    first = head[begins]
    cell = first.paragraph.cell
    if cell is not None:
        return tuple(p for p in head[begins:] if p.paragraph.cell == cell and p is not number and not is_rule(p))
    return (first, *_lines_after(document, first, _SUBJECT))


def _lines_after(document: WordDocument, first: Piece, most: int) -> Iterator[Piece]:
    """The lines under a piece outside tables, up to an empty paragraph, a table or “Kính gửi”."""
    begins = number_of(first)
    for paragraph in document.paragraphs[begins : begins + most]:
        pieces = [piece for piece in pieces_of(paragraph) if not is_rule(piece)]
        if not pieces or paragraph.cell is not None or ADDRESSEE.fullmatch(folded(paragraph.text)):
            return
        yield from pieces


def _subject(document: WordDocument, kind: Piece) -> tuple[Piece, ...]:
    """The lines under the tên loại, up to a drawn line, an empty paragraph, a basis or a line in capitals."""
    lines: list[Piece] = []
    own = [piece for piece in kind.paragraph.pieces if piece.text != kind.text]
    lines += [piece for piece in own if not is_rule(piece)]
    for paragraph in document.paragraphs[number_of(kind) :]:
        pieces = paragraph.pieces
        if not pieces and not lines and not paragraph.strokes:
            continue
        if not pieces or any(map(is_rule, pieces)) or not _may_be_subject(document, paragraph, lines):
            break
        lines += pieces
        if len(lines) >= _SUBJECT or paragraph.strokes:
            break
    return tuple(lines)


def _may_be_subject(document: WordDocument, paragraph: WordParagraph, lines: Sequence[Piece]) -> bool:
    """Whether a paragraph belongs to the trích yếu, though its layout may be wrong."""
    cell, text = paragraph.cell, folded(paragraph.text)
    is_framed = cell is not None and (document.tables[cell.table - 1].has_borders or cell != (cell.table, 1, 1))
    if is_framed or any(other.fullmatch(text) for other in (BASIS, REFERENCE, ADDRESSEE)):
        return False
    is_centred = paragraph.layout.alignment == "center"
    if lines:
        return is_centred and not paragraph.text.isupper()
    return is_centred or paragraph.is_bold or not _is_sentence(paragraph.text)


def _is_sentence(text: str) -> bool:
    return len(text) > _LONG_SUBJECT or text.endswith((".", ":", ";"))


def _reference(document: WordDocument, opening: Sequence[Piece]) -> tuple[Piece, ...]:
    """“(Kèm theo …)” under the title, up to its closing bracket; a sentence before it is already the text."""
    for piece in opening:
        if REFERENCE.fullmatch(folded(piece.text)) and piece.paragraph.cell is None:
            lines = [piece]
            for line in _lines_after(document, piece, _REFERENCE_LINES):
                if lines[-1].text.endswith(")"):
                    break
                lines.append(line)
            return tuple(lines)
        if _is_sentence(piece.text) and not _MATTER.fullmatch(folded(piece.text)):
            return ()
    return ()
