"""The phụ lục of a document: label, title, and the line that names the document each belongs to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.linting.heading import REFERENCE
from kehoach.linting.pieces import folded, is_rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.docx_reading.word_document import Piece, WordDocument

_APPENDIX: Final = re.compile(r"phu luc(\s+(so\s*)?([ivxlc]+|\d+))?\s*[:.]?")
_TITLE: Final = 6
"""The title of an appendix has at most this number of paragraphs."""


class AppendixParts(Struct, frozen=True):
    """One phụ lục: its label, the lines of its title, and its line “(Kèm theo …)”."""

    label: Piece
    title: tuple[Piece, ...]
    reference: tuple[Piece, ...]


def is_label(piece: Piece) -> bool:
    """Whether a piece is “Phụ lục”, with its number or without."""
    return piece.paragraph.cell is None and bool(_APPENDIX.fullmatch(folded(piece.text)))


def read_appendices(document: WordDocument, begins: int) -> tuple[AppendixParts, ...]:
    """The appendices after a number of paragraphs."""
    found = []
    paragraphs = document.paragraphs
    for paragraph in paragraphs[begins:]:
        pieces = () if paragraph.cell is not None else paragraph.pieces
        if pieces and is_label(pieces[0]):
            following = [p for other in paragraphs[paragraph.place.paragraph :][:_TITLE] for p in other.pieces]
            found.append(_appendix(pieces[0], [*pieces[1:], *following]))
    return tuple(found)


def _may_be_title(piece: Piece) -> bool:
    return piece.text.isupper() or (piece.is_bold and piece.paragraph.layout.alignment == "center")


def _appendix(label: Piece, following: Sequence[Piece]) -> AppendixParts:
    title: list[Piece] = []
    reference: list[Piece] = []
    for piece in following:
        if piece.paragraph.cell is not None or is_rule(piece) or is_label(piece):
            break
        if REFERENCE.fullmatch(folded(piece.text)):
            reference.append(piece)
            break
        if title and (
            not _may_be_title(piece) or piece.paragraph.layout.alignment != title[0].paragraph.layout.alignment
        ):
            break
        title.append(piece)
    return AppendixParts(label, tuple(title), tuple(reference))
