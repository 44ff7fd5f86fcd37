"""Drawn lines: under the tiêu ngữ, the issuer and the trích yếu.

A line may be drawn (DrawingML, VML), typed of underscores, as the decree's own samples have it, or the border of a
paragraph. By hand it is not drawn to the point: what is to be equal may differ by a tenth.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.linting.outcome import broken, held, unknown
from kehoach.linting.parts import is_rule
from kehoach.linting.rules.page import mm
from kehoach.ooxml.measure import Font, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.docx_reading.word_document import Piece, WordParagraph
    from kehoach.linting.outcome import Sight
    from kehoach.linting.parts import Parts

_SOLID: Final = ("_", "—", "─")
_TOLERANCE: Final = Fraction(1, 10)
_UNTOLD_SIZE: Final = 26

_NONE: Final = Bilingual("không thấy đường kẻ", "there is no line")
_PICTURE: Final = Bilingual("có hình vẽ, có thể là đường kẻ", "there is a drawing that may be the line")
_ELSEWHERE: Final = Bilingual("gần đó có đường kẻ neo vào đoạn khác", "a line nearby is anchored to another paragraph")
_UNDERLINED: Final = Bilingual(
    "dùng chữ gạch chân, không phải đường kẻ riêng", "the text is underlined instead of having a separate line"
)
_DASHED: Final = Bilingual("đường kẻ không phải nét liền", "the line is not solid")


class _Lines(NamedTuple):
    lengths: tuple[int, ...]
    has_picture: bool
    is_dashed: bool


def under_motto(parts: Parts) -> Iterator[Sight]:
    """As long as the tiêu ngữ."""
    if parts.motto is not None:
        wanted = (1 - _TOLERANCE, 1 + _TOLERANCE)
        yield _hold((parts.motto,), wanted, parts, Bilingual("bằng", "as long as"))


def under_issuer(parts: Parts) -> Iterator[Sight]:
    """Between a third and half of the issuer's name."""
    if parts.issuer:
        yield _hold(parts.issuer, (Fraction(1, 3), Fraction(1, 2)), parts, Bilingual("từ 1/3 đến 1/2", "1/3 to 1/2 of"))


def under_subject(parts: Parts) -> Iterator[Sight]:
    """Between a third and half of the trích yếu; a công văn has none."""
    if parts.subject and not parts.is_letter:
        yield _hold(
            parts.subject, (Fraction(1, 3), Fraction(1, 2)), parts, Bilingual("từ 1/3 đến 1/2", "1/3 to 1/2 of")
        )


def _hold(pieces: Sequence[Piece], wanted: tuple[Fraction, Fraction], parts: Parts, said: Bilingual) -> Sight:
    place = pieces[-1].place
    found = _lines_under(pieces, parts)
    if found.lengths:
        return _measured(pieces, found.lengths, wanted, parts, said)
    if found.is_dashed:
        return broken(place, _DASHED)
    if found.has_picture:
        return unknown(place, _PICTURE)
    if any(run.letters.underlined for run in pieces[-1].shown):
        return unknown(place, _UNDERLINED)
    if _has_stray(parts):
        return unknown(place, _ELSEWHERE)
    return broken(place, _NONE)


def _measured(
    pieces: Sequence[Piece],
    lengths: tuple[int, ...],
    wanted: tuple[Fraction, Fraction],
    parts: Parts,
    said: Bilingual,
) -> Sight:
    place = pieces[-1].place
    texts = _line_widths(pieces, parts)
    least, most = wanted[0] * min(texts), wanted[1] * max(texts)
    if any(least - 20 <= length <= most + 20 for length in lengths):
        return held(place)
    line, text = mm(lengths[0]), mm(max(texts))
    return broken(
        place,
        Bilingual(
            f"đường kẻ dài {line.vi} mm, dòng chữ dài {text.vi} mm; đường kẻ phải dài {said.vi} dòng chữ",
            f"the line is {line.en} mm long, the text {text.en} mm; the line should be {said.en} the text",
        ),
    )


def _lines_under(pieces: Sequence[Piece], parts: Parts) -> _Lines:
    lengths: list[int] = []
    has_picture = is_dashed = False
    own = {piece.paragraph.place.paragraph for piece in pieces}
    for paragraph in _zone(pieces, parts):
        lengths += [stroke.length for stroke in paragraph.strokes]
        has_picture = has_picture or paragraph.has_picture
        if paragraph.is_ruled and (paragraph.place.paragraph in own or not paragraph.text):
            room = parts.document.room_of(paragraph)
            has_picture = has_picture or room is None
            lengths += () if room is None else (room,)
        for piece in filter(is_rule, paragraph.pieces):
            if set(piece.text) <= set(_SOLID):
                lengths.append(_width(piece.text, piece))
            else:
                is_dashed = True
    return _Lines(tuple(lengths), has_picture, is_dashed)


def _zone(pieces: Sequence[Piece], parts: Parts) -> Iterator[WordParagraph]:
    """The paragraphs from which a line under these pieces may be drawn: their own, and those to the next text.

    In a cell that is the cell; outside it takes in the next text, from which a floating line is often drawn.
    """
    own = {piece.paragraph.place.paragraph for piece in pieces}
    for paragraph in parts.between(min(own), parts.head_ends + 1):
        if paragraph.cell != pieces[-1].paragraph.cell:
            return
        is_text = any(not is_rule(piece) for piece in paragraph.pieces)
        if paragraph.cell is None or paragraph.place.paragraph in own or not is_text:
            yield paragraph
        if is_text and paragraph.place.paragraph not in own:
            return


def _has_stray(parts: Parts) -> bool:
    """Whether the head holds a line or a picture that belongs to none of the three texts."""
    texts = [(parts.motto,) if parts.motto else (), parts.issuer, parts.subject]
    known = {p.place.paragraph for pieces in texts if pieces for p in _zone(pieces, parts)}
    return any(
        (paragraph.strokes or paragraph.has_picture) and paragraph.place.paragraph not in known
        for paragraph in parts.between(1, parts.head_ends)
    )


def _line_widths(pieces: Sequence[Piece], parts: Parts) -> list[int]:
    """How long the lines of a text are as they are laid out."""
    widths: list[int] = []
    for piece in pieces:
        room = parts.document.room_of(piece.paragraph)
        line = ""
        for word in piece.text.split():
            longer = f"{line} {word}".lstrip()
            if line and room is not None and _width(longer, piece) > room:
                widths.append(_width(line, piece))
                longer = word
            line = longer
        widths.append(_width(line, piece))
    return widths


def _width(text: str, piece: Piece) -> int:
    letters = piece.shown[0].letters
    size = letters.size or _UNTOLD_SIZE
    return text_width(text, Font(Fraction(size, 2), letters.bold, letters.italic))
