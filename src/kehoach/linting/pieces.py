"""Lines as a reader sees them, also where spaces part two columns, and texts folded to be recognised by."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from kehoach.docx_reading.word_document import Piece, Run
from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.docx_reading.word_document import WordParagraph

_RULE: Final = regex(r"[_\-–—─=*.]{3,}")
_SPACES: Final = regex(r"[ \xa0\u2002\u2003]{3,}")
_BLANK_FOLLOWS: Final = regex(r"\b(số:?|ngày|tháng|năm)$", re.IGNORECASE)
_AFTER_BLANK: Final = regex(r"/|tháng\b|năm\b", re.IGNORECASE)


class _WithoutMarks(dict[int, int | None]):
    """For ``str.translate``: what is left of each character, found when it first comes up."""

    def __missing__(self, character: int) -> int | None:
        left = self[character] = None if unicodedata.combining(chr(character)) else character
        return left


_WITHOUT_MARKS: Final = _WithoutMarks()


def folded(text: str) -> str:
    """A text without marks, capitals and doubled spaces."""
    bare = unicodedata.normalize("NFD", text).translate(_WITHOUT_MARKS)
    return " ".join(bare.casefold().replace("đ", "d").split())


def is_rule(piece: Piece) -> bool:
    """Whether a piece is a line typed with characters: "_____", "-----"."""
    return bool(_RULE.fullmatch(piece.text))


def number_of(piece: Piece) -> int:
    """The number of its paragraph."""
    return piece.paragraph.place.paragraph


def pieces_of(paragraph: WordParagraph) -> tuple[Piece, ...]:
    """Its pieces, parted at three spaces or more too, except at a blank to fill in: "Số:    /", "ngày    tháng"."""
    return tuple(part for piece in paragraph.pieces for part in _parted(piece))


def is_placed_by_hand(piece: Piece) -> bool:
    """Whether a tab or spaces put it where it is, so that its alignment cannot be seen."""
    text = "".join(run.text for run in piece.paragraph.runs)
    return "\t" in text or _SPACES.search(text.strip()) is not None


def part_of(piece: Piece, begin: int, end: int) -> Piece:
    """The part of a piece between two offsets, counted with the spaces around it."""
    runs, at = [], 0
    for run in piece.runs:
        text = run.text[max(begin - at, 0) : max(end - at, 0)]
        at += len(run.text)
        if text:
            runs.append(Run(text, run.letters))
    return Piece(piece.paragraph, tuple(runs))


def joined_pieces(pieces: tuple[Piece, ...]) -> Piece:
    """Pieces as one, with a space between each two."""
    first = pieces[0]
    runs = list(first.runs)
    for piece in pieces[1:]:
        runs += [Run(" ", piece.runs[0].letters), *piece.runs]
    return Piece(first.paragraph, tuple(runs))


def _parted(piece: Piece) -> Iterator[Piece]:
    text = "".join(run.text for run in piece.runs)
    begins = 0
    for spaces in _SPACES.finditer(text):
        before, after = text[begins : spaces.start()].strip(), text[spaces.end() :]
        if before and after and not _BLANK_FOLLOWS.search(before) and not _AFTER_BLANK.match(after):
            yield part_of(piece, begins, spaces.start())
            begins = spaces.end()
    yield part_of(piece, begins, len(text))
