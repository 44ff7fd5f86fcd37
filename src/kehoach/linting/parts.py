"""The parts of an administrative document, recognised by their words and where they stand, never by a style's name.

Recognition is loose where the rules are strict: a quốc hiệu in small letters is still found, so that it can be said
what is wrong with it. What is not found is ``None`` or empty.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kehoach.linting.body import BodyText, read_body

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.docx_reading.word_document import Piece, WordDocument, WordParagraph

KINDS: Final = (
    "Nghị quyết", "Quyết định", "Chỉ thị", "Quy chế", "Quy định", "Thông cáo", "Thông báo", "Hướng dẫn",
    "Chương trình", "Kế hoạch", "Phương án", "Đề án", "Dự án", "Báo cáo", "Biên bản", "Tờ trình", "Hợp đồng",
    "Công điện", "Bản ghi nhớ", "Bản thỏa thuận", "Giấy ủy quyền", "Giấy mời", "Giấy giới thiệu",
    "Giấy nghỉ phép", "Phiếu gửi", "Phiếu chuyển", "Phiếu báo", "Thư công",
)  # fmt: skip
"""The kinds of document that are named in their title (Điều 7)."""

_NATION: Final = "cong hoa xa hoi chu nghia viet nam"
_MOTTO: Final = ("doc lap", "tu do", "hanh phuc")
_NUMBER: Final = re.compile(r"so\s*[:.]?\s*[\d.…_ ]*\s*/\s*\S.*")
_DATE: Final = re.compile(r".*\bngay\b.*\bthang\b.*\bnam\b.*")
_RULE: Final = re.compile(r"[_\-–—─=*.]{3,}")
_MATTER: Final = re.compile(r"v\s*/\s*v\b.*")
_BASIS: Final = re.compile(r"(can cu|theo de nghi|xet de nghi|xet)\b.*")
_RECIPIENTS: Final = re.compile(r"noi nhan\b.*")
_APPENDIX: Final = re.compile(r"phu luc(\s+(so\s*)?([ivxlc]+|\d+))?\s*[:.]?")
_REFERENCE: Final = re.compile(r"\(?\s*(ban hanh )?kem theo\b.*")
_PARENTHESISED: Final = re.compile(r"[(\[].*[)\]]")

_HEAD: Final = 40
"""No head of a document is longer than so many paragraphs."""
_LONG_NUMBER: Final = 40
_LONG_DATE: Final = 80
_SUBJECT: Final = 6
_LONG_SUBJECT: Final = 200
_ROOM_TO_SIGN: Final = 600


@dataclass(frozen=True, slots=True)
class AppendixParts:
    """One phụ lục: its label, the lines of its title, and the line that says what it belongs to."""

    label: Piece
    title: tuple[Piece, ...]
    reference: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Foot:
    """Who receives the document and who signs it; ``begins`` is its first paragraph's number, 0 for no foot."""

    begins: int = 0
    label: Piece | None = None
    recipients: tuple[Piece, ...] = ()
    authority: tuple[Piece, ...] = ()
    signer: Piece | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """A document, taken apart."""

    document: WordDocument
    nation: Piece | None
    motto: Piece | None
    issuer: tuple[Piece, ...]
    number: Piece | None
    date: Piece | None
    kind: Piece | None
    subject: tuple[Piece, ...]
    """The lines of the trích yếu; for a công văn those that begin with "V/v"."""
    is_letter: bool
    basis: tuple[WordParagraph, ...]
    body: BodyText
    foot: Foot
    appendices: tuple[AppendixParts, ...]
    head_ends: int
    """The number of the first paragraph behind head and title."""
    is_enclosed: bool
    """Issued with another document, whose quốc hiệu stands for both."""

    def between(self, first: int, last: int) -> tuple[WordParagraph, ...]:
        """The paragraphs of the numbers given, both included."""
        return self.document.paragraphs[max(first, 1) - 1 : last]


def folded(text: str) -> str:
    """A text without marks, capitals and doubled blanks, to be recognised by."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return " ".join(bare.casefold().replace("đ", "d").split())


def is_rule(piece: Piece) -> bool:
    """Whether a piece is no text but a typed line: "_____", "-----"."""
    return bool(_RULE.fullmatch(piece.text))


_FOLDED_KINDS: Final = tuple(map(folded, KINDS))


def recognise(document: WordDocument) -> Parts:
    """Take a document apart."""
    opening = [piece for paragraph in document.paragraphs[:_HEAD] for piece in paragraph.pieces]
    nation = next((piece for piece in opening if _NATION in folded(piece.text)), None)
    kind = _kind(opening, nation)
    head = [piece for piece in opening if kind is None or piece.paragraph is not kind.paragraph]
    if kind is not None:
        head = head[: next((i for i, piece in enumerate(head) if _number(piece) > _number(kind)), len(head))]
    motto = next((piece for piece in head if all(word in folded(piece.text) for word in _MOTTO)), None)
    number = next(
        (piece for piece in head if len(piece.text) < _LONG_NUMBER and _NUMBER.fullmatch(folded(piece.text))), None
    )
    date = next((piece for piece in head if piece is not number and _is_date(piece)), None)
    matter = () if kind is not None else _matter(head, number)
    issuer = _issuer(head, nation, motto, number, date)
    head_pieces = (nation, motto, number, date, kind, *issuer, *matter)
    begins = max((_number(piece) for piece in head_pieces if piece is not None), default=0)
    subject = matter if kind is None else _subject(document, kind)
    begins = max((begins, *map(_number, subject)))
    appendices = _appendices(document, begins)
    text_ends = _number(appendices[0].label) - 1 if appendices else len(document.paragraphs)
    foot = _foot(document, begins, text_ends)
    basis = _basis(document, begins, foot.begins or text_ends + 1)
    body_begins = (basis[-1].place.paragraph if basis else begins) + 1
    body = read_body(document, body_begins, foot.begins - 1 if foot.begins else text_ends)
    return Parts(
        document=document,
        nation=nation,
        motto=motto,
        issuer=issuer,
        number=number,
        date=date,
        kind=kind,
        subject=subject,
        is_letter=bool(matter),
        basis=basis,
        body=body,
        foot=foot,
        appendices=appendices,
        head_ends=begins + 1,
        is_enclosed=nation is None and any(_REFERENCE.fullmatch(folded(piece.text)) for piece in opening),
    )


def _number(piece: Piece) -> int:
    return piece.paragraph.place.paragraph


def _is_date(piece: Piece) -> bool:
    return len(piece.text) < _LONG_DATE and bool(_DATE.fullmatch(folded(piece.text)))


# --- head ----------------------------------------------------------------------------------------------------


def _kind(opening: Sequence[Piece], nation: Piece | None) -> Piece | None:
    """The tên loại: one of the decree's kinds alone on a line, behind the quốc hiệu where there is one."""
    behind = [piece for piece in opening if nation is None or _number(piece) > _number(nation)]
    exact = (piece for piece in behind if folded(piece.text) in _FOLDED_KINDS)
    return next(exact, None)


def _issuer(
    head: Sequence[Piece], nation: Piece | None, motto: Piece | None, number: Piece | None, date: Piece | None
) -> tuple[Piece, ...]:
    """The lines over the number: in a table those beside the quốc hiệu, otherwise those that are nothing else."""
    others = (nation, motto, number, date)
    lines = [piece for piece in head if piece not in others and not is_rule(piece)]
    behind = next((head.index(piece) for piece in (number, motto, nation) if piece is not None), 0)
    if nation is not None and (cell := nation.paragraph.cell) is not None:
        lines = [p for p in lines if (own := p.paragraph.cell) and own.table == cell.table and own.column < cell.column]
        behind = len(head) if number is None else behind
    return tuple(piece for piece in lines if head.index(piece) < behind)


def _matter(head: Sequence[Piece], number: Piece | None) -> tuple[Piece, ...]:
    """The "V/v ..." of a công văn, under its number."""
    begins = next((i for i, piece in enumerate(head) if _MATTER.fullmatch(folded(piece.text))), None)
    if begins is None:
        return ()
    first = head[begins]
    cell = first.paragraph.cell
    if cell is None:
        return (first,)
    return tuple(p for p in head[begins:] if p.paragraph.cell == cell and p is not number and not is_rule(p))


def _subject(document: WordDocument, kind: Piece) -> tuple[Piece, ...]:
    """The lines under the tên loại, up to a drawn line, an empty paragraph, a basis or a line in capitals."""
    lines: list[Piece] = []
    own = [piece for piece in kind.paragraph.pieces if piece.text != kind.text]
    lines += [piece for piece in own if not is_rule(piece)]
    for paragraph in document.paragraphs[_number(kind) :]:
        pieces = paragraph.pieces
        if not pieces and not lines and not paragraph.strokes:
            continue
        is_text = bool(pieces) and not any(is_rule(piece) for piece in pieces)
        if not is_text or paragraph.cell is not None or _BASIS.fullmatch(folded(paragraph.text)):
            break
        if not lines and not _may_be_subject(paragraph):
            break
        if lines and (paragraph.layout.alignment != "center" or paragraph.text.isupper()):
            break
        lines += pieces
        if len(lines) >= _SUBJECT or paragraph.strokes:
            break
    return tuple(lines)


def _may_be_subject(paragraph: WordParagraph) -> bool:
    """Whether a paragraph under the tên loại is its trích yếu, though it may be laid out wrongly."""
    is_sentence = len(paragraph.text) > _LONG_SUBJECT or paragraph.text.endswith((".", ":", ";"))
    return paragraph.layout.alignment == "center" or not is_sentence


def _basis(document: WordDocument, begins: int, ends: int) -> tuple[WordParagraph, ...]:
    """The lines of the căn cứ: those that say so, and those wholly in italics, up to the first other text."""
    found: list[WordParagraph] = []
    for paragraph in document.paragraphs[begins : max(ends - 1, begins)]:
        text = paragraph.text
        is_heading = paragraph.layout.alignment == "center"
        if not text or (is_heading and not found) or any(map(is_rule, paragraph.pieces)):
            continue
        says_so = _BASIS.fullmatch(folded(text.removeprefix("-"))) is not None
        if paragraph.cell is not None or text.endswith(":") or not (says_so or paragraph.is_italic):
            break
        found.append(paragraph)
    return tuple(found)


# --- foot and appendices -------------------------------------------------------------------------------------


def _foot(document: WordDocument, begins: int, ends: int) -> Foot:
    """Nơi nhận and the signature: two columns of a table, or lines parted by tabs."""
    pieces = [piece for paragraph in document.paragraphs[begins:ends] for piece in paragraph.pieces]
    label = next((piece for piece in reversed(pieces) if _RECIPIENTS.fullmatch(folded(piece.text))), None)
    if label is None:
        return Foot()
    cell = label.paragraph.cell
    inside = [p for p in pieces if cell is not None and p.paragraph.cell and p.paragraph.cell.table == cell.table]
    region = inside or [piece for piece in pieces if _number(piece) >= _number(label)]
    beside = [piece for piece in region if piece is not label]
    listed = [p for p in beside if _is_listed(p) or (cell is not None and p.paragraph.cell == cell)]
    signing = [
        piece
        for piece in beside
        if piece not in listed and not is_rule(piece) and not _PARENTHESISED.fullmatch(piece.text)
    ]
    authority = [piece for piece in signing if piece.text.isupper()]
    names = [piece for piece in signing if not piece.text.isupper()]
    if not names and len(authority) > 1 and _stands_apart(*authority[-2:]):
        names = [authority.pop()]
    return Foot(min(map(_number, region)), label, tuple(listed), tuple(authority), names[-1] if names else None)


def _stands_apart(above: Piece, below: Piece) -> bool:
    """Whether there is room for a signature between two lines."""
    return _number(below) > _number(above) + 1 or below.paragraph.layout.before >= _ROOM_TO_SIGN


def _is_listed(piece: Piece) -> bool:
    return piece.text.startswith(("-", "–", "+", "•"))


def _appendices(document: WordDocument, begins: int) -> tuple[AppendixParts, ...]:
    found = []
    paragraphs = document.paragraphs
    for paragraph in paragraphs[begins:]:
        pieces = paragraph.pieces
        if paragraph.cell is None and pieces and _APPENDIX.fullmatch(folded(pieces[0].text)):
            following = [p for other in paragraphs[paragraph.place.paragraph :][:_SUBJECT] for p in other.pieces]
            found.append(_appendix(pieces[0], [*pieces[1:], *following]))
    return tuple(found)


def _appendix(label: Piece, following: Sequence[Piece]) -> AppendixParts:
    title: list[Piece] = []
    reference: list[Piece] = []
    for piece in following:
        if piece.paragraph.cell is not None or is_rule(piece) or _APPENDIX.fullmatch(folded(piece.text)):
            break
        if _REFERENCE.fullmatch(folded(piece.text)):
            reference.append(piece)
            break
        if title and not piece.text.isupper():
            break
        title.append(piece)
    return AppendixParts(label, tuple(title), tuple(reference))
