"""The end of a document: who receives it and who signs it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.docx_reading.word_document import Piece
from kehoach.linting.pieces import folded, is_rule, number_of, part_of, pieces_of

if TYPE_CHECKING:
    from kehoach.docx_reading.word_document import WordDocument, WordParagraph

_RECIPIENTS: Final = re.compile(r"noi nhan\b.*")
_PARENTHESISED: Final = re.compile(r"[(\[].*[)\]]")
_KEPT: Final = re.compile(r"[-–]?\s*L[ưu]u\s*:.*")
_TYPIST: Final = re.compile(r".*\w{2}\.(?P<sign>(\s*\(?([^\W\d_]\.)*[^\W\d_]+\)?|\s+[^\W\d_]{1,4})(\.?\(\w{1,4}\))?)")
"""The unit that keeps the document, a full stop, then the sign of who typed it, maybe with the number of copies."""
_BRACKETED: Final = re.compile(r".*\w(?P<sign>\s*\([^\W\d_]{1,8}\))\.")
_LONG_SIGN: Final = 16
_ROOM_TO_SIGN: Final = 600


class Foot(Struct, frozen=True):
    """Recipients and signature; ``begins`` is the number of its first paragraph, 0 if there is none."""

    begins: int = 0
    label: Piece | None = None
    recipients: tuple[Piece, ...] = ()
    """One per line; the typist's sign after the last one is left out (box 12)."""
    authority: tuple[Piece, ...] = ()
    signer: Piece | None = None
    has_picture: bool = False
    """Whether the signature contains a picture, which may show the name."""


def read_foot(document: WordDocument, begins: int, ends: int) -> Foot:
    """Nơi nhận and the signature: two columns of a table, or lines parted by tabs or spaces.

    A table with borders is a form, and what it calls “Nơi nhận” is a field of it.
    """
    paragraphs = document.paragraphs[begins:ends]
    outside_forms = (paragraph for paragraph in reversed(paragraphs) if not _is_in_form(paragraph, document))
    found = next(filter(None, map(_label_in, outside_forms)), None)
    if found is None:
        return Foot()
    label, on_its_line = found
    cell = label.paragraph.cell
    if cell is None:
        region = [paragraph for paragraph in paragraphs if paragraph.place.paragraph >= number_of(label)]
    else:
        region = [paragraph for paragraph in paragraphs if paragraph.cell and paragraph.cell.table == cell.table]
    beside = [p for other in region for p in (on_its_line if other is label.paragraph else pieces_of(other))]
    listed = [p for p in beside if _is_listed(p) or (cell is not None and p.paragraph.cell == cell)]
    signing = [
        piece
        for piece in beside
        if piece not in listed and not is_rule(piece) and not _PARENTHESISED.fullmatch(piece.text)
    ]
    authority = [piece for piece in signing if piece.text.isupper()]
    names = [piece for piece in signing if not piece.text.isupper()]
    if not names and len(authority) > 1 and _has_room_between(*authority[-2:]):
        names = [authority.pop()]
    first = min(map(number_of, (label, *beside)))
    return Foot(
        first,
        label,
        tuple(map(_without_sign, listed)),
        tuple(authority),
        names[-1] if names else None,
        any(paragraph.has_picture for paragraph in document.paragraphs[first - 1 : ends]),
    )


def _label_in(paragraph: WordParagraph) -> tuple[Piece, list[Piece]] | None:
    """The last “Nơi nhận:” of a paragraph, and its other pieces; ``None`` if it has none."""
    pieces = list(pieces_of(paragraph))
    at = next((at for at in reversed(range(len(pieces))) if _RECIPIENTS.fullmatch(folded(pieces[at].text))), None)
    return None if at is None else (pieces.pop(at), pieces)


def _is_in_form(paragraph: WordParagraph, document: WordDocument) -> bool:
    cell = paragraph.cell
    return cell is not None and document.tables[cell.table - 1].has_borders


def _is_listed(piece: Piece) -> bool:
    return piece.text.startswith(("-", "–", "+", "•"))


def _has_room_between(above: Piece, below: Piece) -> bool:
    """Whether there is room for a signature between two lines."""
    return number_of(below) > number_of(above) + 1 or below.paragraph.layout.before >= _ROOM_TO_SIGN


def _without_sign(piece: Piece) -> Piece:
    """A recipient; of the line “- Lưu: …” without the typist's sign after its full stop or in brackets before it."""
    if not _KEPT.fullmatch(piece.text):
        return piece
    text = "".join(run.text for run in piece.runs)
    lead = len(text) - len(text.lstrip())
    bracketed = _BRACKETED.fullmatch(piece.text)
    if bracketed is not None:
        begin, end = bracketed.span("sign")
        kept = (part_of(piece, 0, lead + begin), part_of(piece, lead + end, len(text)))
        return Piece(piece.paragraph, tuple(run for part in kept for run in part.runs))
    match = _TYPIST.fullmatch(piece.text)
    if match is None or len(match["sign"]) > _LONG_SIGN or _is_unit(match["sign"]):
        return piece
    return part_of(piece, 0, lead + match.start("sign"))


def _is_unit(sign: str) -> bool:
    """Whether what follows a full stop may be the rest of a unit's name: “VP.UBND”."""
    return sign.isupper() and not sign[0].isspace() and not sign.startswith("(")
