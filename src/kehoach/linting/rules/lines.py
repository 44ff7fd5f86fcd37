"""Drawn lines under the tiêu ngữ, the issuer and the trích yếu.

A line may be drawn (DrawingML, VML), typed with underscores, as in the decree's own samples, or the border of a
paragraph. Nobody draws by hand to the point: lengths that should be equal may differ by a tenth.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.linting.outcome import LayoutRule, broken, held, unknown
from kehoach.linting.pieces import is_rule, number_of
from kehoach.linting.rules.page import mm
from kehoach.ooxml.measure import Font, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.docx_reading.word_document import Piece, Stroke, WordParagraph
    from kehoach.linting.outcome import Sight
    from kehoach.linting.parts import Parts

_SOLID: Final = ("_", "—", "─")
_ABOVE: Final = 200
"""A line up to this far below the top of a paragraph, less than the height of its letters, is above its text."""
_TOLERANCE: Final = Fraction(1, 10)
_DEFAULT_SIZE: Final = 26

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
    if parts.heading.motto is not None:
        wanted = (1 - _TOLERANCE, 1 + _TOLERANCE)
        yield _verdict((parts.heading.motto,), wanted, parts, Bilingual("bằng", "as long as"))


def under_issuer(parts: Parts) -> Iterator[Sight]:
    """Between a third and half of the issuer's name."""
    if parts.heading.issuer:
        yield _verdict(
            parts.heading.issuer, (Fraction(1, 3), Fraction(1, 2)), parts, Bilingual("từ 1/3 đến 1/2", "1/3 to 1/2 of")
        )


def under_subject(parts: Parts) -> Iterator[Sight]:
    """Between a third and half of the trích yếu; a công văn has none."""
    if parts.heading.subject and not parts.heading.is_letter:
        yield _verdict(
            parts.heading.subject, (Fraction(1, 3), Fraction(1, 2)), parts, Bilingual("từ 1/3 đến 1/2", "1/3 to 1/2 of")
        )


def _verdict(pieces: Sequence[Piece], wanted: tuple[Fraction, Fraction], parts: Parts, said: Bilingual) -> Sight:
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
    own = {number_of(piece) for piece in pieces}
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
    following = _text_below(pieces, parts)
    lengths += () if following is None else [stroke.length for stroke in _high_strokes(following)]
    return _Lines(tuple(lengths), has_picture, is_dashed)


def _zone(pieces: Sequence[Piece], parts: Parts) -> Iterator[WordParagraph]:
    """The paragraphs from which a line under these pieces may be drawn: their own, and those to the next text.

    Outside tables the next text is one of them, because a floating line is often drawn from there.
    """
    own = {number_of(piece) for piece in pieces}
    for paragraph in _column(pieces, parts):
        is_next = _is_text(paragraph) and paragraph.place.paragraph not in own
        if not is_next or paragraph.cell is None:
            yield paragraph
        if is_next:
            return


def _text_below(pieces: Sequence[Piece], parts: Parts) -> WordParagraph | None:
    """The next text in the same column of a table: a line at its top is under these pieces."""
    own = {number_of(piece) for piece in pieces}
    below = (p for p in _column(pieces, parts) if _is_text(p) and p.place.paragraph not in own)
    return next(below, None) if pieces[-1].paragraph.cell is not None else None


def _column(pieces: Sequence[Piece], parts: Parts) -> Iterator[WordParagraph]:
    """The paragraphs of the heading from these pieces on, in their column of the table."""
    cell = pieces[-1].paragraph.cell
    for paragraph in parts.between(min(map(number_of, pieces)), parts.heading.ends + 2):
        other = paragraph.cell
        if cell is None and other is not None:
            return
        if cell is None or (other is not None and (other.table, other.column) == (cell.table, cell.column)):
            yield paragraph


def _is_text(paragraph: WordParagraph) -> bool:
    return any(not is_rule(piece) for piece in paragraph.pieces)


def _high_strokes(paragraph: WordParagraph) -> tuple[Stroke, ...]:
    return tuple(stroke for stroke in paragraph.strokes if stroke.drop is not None and stroke.drop <= _ABOVE)


def _has_stray(parts: Parts) -> bool:
    """Whether the heading has a line or a picture that belongs to none of the three texts."""
    heading = parts.heading
    texts = [text for text in (heading.motto and (heading.motto,), heading.issuer, heading.subject) if text]
    known = {paragraph.place.paragraph for pieces in texts for paragraph in _zone(pieces, parts)}
    below = (_text_below(pieces, parts) for pieces in texts)
    known |= {p.place.paragraph for p in below if p is not None and len(_high_strokes(p)) == len(p.strokes)}
    return any(
        (paragraph.strokes or paragraph.has_picture) and paragraph.place.paragraph not in known
        for paragraph in parts.between(1, heading.ends + 1)
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
    size = letters.size or _DEFAULT_SIZE
    return text_width(text, Font.of_half_points(size, letters.bold, letters.italic))


RULES: Final = (
    LayoutRule(
        "L205",
        "Phụ lục I, II.1.b, V.1",
        Bilingual(
            "Dưới Tiêu ngữ có đường kẻ nét liền dài bằng dòng chữ",
            "A solid line below the Tiêu ngữ, as long as the text",
        ),
        under_motto,
    ),
    LayoutRule(
        "L207",
        "Phụ lục I, II.2.b, V.2",
        Bilingual(
            "Dưới tên cơ quan ban hành có đường kẻ dài 1/3-1/2 dòng chữ",
            "A line below the issuer's name, 1/3 to 1/2 as long as the text",
        ),
        under_issuer,
    ),
    LayoutRule(
        "L215",
        "Phụ lục I, II.5.b, V.5a",
        Bilingual(
            "Dưới trích yếu có đường kẻ dài 1/3-1/2 dòng chữ",
            "A line below the trích yếu, 1/3 to 1/2 as long as the text",
        ),
        under_subject,
    ),
)
