"""The text (Phụ lục I, Phần I, mục II.6): căn cứ, running text, headings."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.linting.outcome import broken, held, unknown
from kehoach.linting.rules.look_checks import Look, decimal, hold, joined, points
from kehoach.linting.rules.page import mm, tenths_of_mm
from kehoach.ooxml.measure import Font, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.docx_reading.word_document import WordParagraph
    from kehoach.linting.outcome import Sight
    from kehoach.linting.parts import Parts

_BASIS_LOOK: Final = Look(13, 14, bold=None, italic=True)
_PROSE_LOOK: Final = Look(13, 14, bold=None, italic=None)
_PART_LOOK: Final = Look(13, 14, bold=True, centred=True)
_SECTION_LOOK: Final = Look(13, 14, bold=True, capitals=True)
_TITLED_LOOK: Final = Look(13, 14, bold=True)
_UNTITLED_LOOK: Final = Look(13, 14, bold=None, italic=None)
_POINT_LOOK: Final = Look(13, 14, bold=None, italic=None)
_ADDRESSEE_LOOK: Final = Look(13, 14)

_INDENTS: Final = (100, 127)
"""Tenths of a millimetre."""
_GAP: Final = 120
_SINGLE: Final = Fraction(23, 20)
"""A single line of Times New Roman is 1.15 of its size."""
_WIDEST: Final = Fraction(3, 2)
_NEARLY: Final = Fraction(19, 20)
_UNTOLD_SIZE: Final = 28
_SHORT: Final = 30
"""So few letters may all be capitals: an abbreviation, a name."""
_ENDS: Final = (".", ";", ":", ",", "…", "?", "!")
_CLAUSE: Final = re.compile(r"\d+\.\s")
_POINT: Final = re.compile(r"([a-zđ])\s*(.)")
_LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
_END: Final = "./."


def basis_look(parts: Parts) -> Iterator[Sight]:
    """13-14, italic."""
    yield from hold((paragraph.whole for paragraph in parts.basis), _BASIS_LOOK)


def basis_ends(parts: Parts) -> Iterator[Sight]:
    """A semicolon behind each, a full stop behind the last."""
    for index, paragraph in enumerate(parts.basis, 1):
        is_last = index == len(parts.basis)
        wanted = "." if is_last else ";"
        said = Bilingual(f"phải kết thúc bằng “{wanted}”", f"should end with “{wanted}”")
        yield held(paragraph.place) if paragraph.text.endswith(wanted) else broken(paragraph.place, said)


def prose_look(parts: Parts) -> Iterator[Sight]:
    """13-14, upright; single words may stand out."""
    for paragraph in parts.body.prose:
        if paragraph.is_italic:
            yield broken(paragraph.place, Bilingual("in nghiêng, phải đứng", "italic; should be upright"))
        elif len(paragraph.text) > _SHORT and paragraph.text.isupper():
            yield broken(paragraph.place, Bilingual("viết hoa hết", "all in capitals"))
        else:
            yield from hold([paragraph.whole], _PROSE_LOOK)


def alignment(parts: Parts) -> Iterator[Sight]:
    """Justified, wherever a text is longer than a line."""
    for paragraph in parts.body.running:
        if paragraph.layout.alignment == "both":
            yield held(paragraph.place)
            continue
        room = parts.document.room_of(paragraph)
        if room is None:
            yield unknown(paragraph.place, Bilingual("không rõ độ rộng của dòng", "the width of the lines is unknown"))
        elif _is_longer(paragraph, room):
            yield broken(paragraph.place, Bilingual("chưa canh đều hai lề", "not justified"))


def _is_longer(paragraph: WordParagraph, room: int) -> bool:
    size = max((run.letters.size or _UNTOLD_SIZE for run in paragraph.whole.shown), default=_UNTOLD_SIZE)
    return text_width(paragraph.text, Font(Fraction(size, 2))) > room


def first_line(parts: Parts) -> Iterator[Sight]:
    """1 cm or 1.27 cm, counted from the left margin or from the paragraph's own indent."""
    for paragraph in parts.body.running:
        if paragraph.layout.alignment in ("center", "right"):
            continue
        layout = paragraph.layout
        begins = "".join(run.text for run in paragraph.runs)
        indents = (layout.first_line, layout.left + layout.first_line)
        if any(abs(tenths_of_mm(indent) - wanted) <= 1 for indent in indents for wanted in _INDENTS):
            yield held(paragraph.place)
        elif begins[:1] in ("\t", " ", "\xa0"):
            yield unknown(
                paragraph.place, Bilingual("lùi đầu dòng bằng phím Tab hoặc dấu cách", "indented with a tab or spaces")
            )
        else:
            given = mm(layout.left + layout.first_line)
            yield broken(
                paragraph.place,
                Bilingual(
                    f"dòng đầu lùi {given.vi} mm, phải lùi 10 hoặc 12,7",
                    f"indented {given.en} mm; should be 10 or 12.7",
                ),
            )


def gaps(parts: Parts) -> Iterator[Sight]:
    """6 pt at least between two paragraphs."""
    numbers = {paragraph.place.paragraph: paragraph for paragraph in parts.body.all}
    for number, paragraph in numbers.items():
        following = numbers.get(number + 1)
        if following is None:
            continue
        gap = _gap(paragraph, following)
        if gap >= _GAP:
            yield held(following.place)
        else:
            given = points((gap + 5) // 10)
            yield broken(
                following.place,
                Bilingual(
                    f"cách đoạn trên {given.vi} pt, phải cách ít nhất 6",
                    f"{given.en} pt below the paragraph above; should be at least 6",
                ),
            )


def _gap(above: WordParagraph, below: WordParagraph) -> int:
    """Word adds up what is behind the one and before the other; between its like a style may leave none."""
    are_alike = above.style == below.style
    after = 0 if are_alike and above.layout.joins_its_like else above.layout.after
    before = 0 if are_alike and below.layout.joins_its_like else below.layout.before
    return after + before


def line_distance(parts: Parts) -> Iterator[Sight]:
    """Single at least, one and a half at most."""
    for paragraph in parts.body.running:
        lines = _lines(paragraph)
        if lines > _WIDEST or lines < _NEARLY:
            given = _decimal(lines)
            yield broken(
                paragraph.place,
                Bilingual(f"giãn dòng {given.vi}, phải từ 1 đến 1,5", f"line spacing {given.en}; should be 1 to 1.5"),
            )
        elif lines < 1:
            said = Bilingual("giãn dòng cố định, gần bằng dòng đơn", "exact line spacing, close to single")
            yield unknown(paragraph.place, said)
        else:
            yield held(paragraph.place)


def _lines(paragraph: WordParagraph) -> Fraction:
    """The distance of lines in single lines of the paragraph's largest letters."""
    layout = paragraph.layout
    if layout.line_rule == "auto":
        return Fraction(layout.line, 240)
    size = max((run.letters.size or _UNTOLD_SIZE for run in paragraph.whole.shown), default=_UNTOLD_SIZE)
    lines = Fraction(layout.line, 10 * size) / _SINGLE
    return max(lines, Fraction(1)) if layout.line_rule == "atLeast" else lines


def _decimal(number: Fraction) -> Bilingual:
    whole, hundredths = divmod((number * 100 + Fraction(1, 2)) // 1, 100)
    return decimal(whole, f"{hundredths:02}")


# --- headings ------------------------------------------------------------------------------------------------


def part_headings(parts: Parts) -> Iterator[Sight]:
    """“Phần I”, “Chương II”, “Mục 1”: 13-14, bold, centred on a line of their own."""
    yield from hold((paragraph.pieces[0] for paragraph in parts.body.parts), _PART_LOOK)


def section_headings(parts: Parts) -> Iterator[Sight]:
    """“I. …”: 13-14, bold, upright, capitals."""
    for paragraph in parts.body.sections:
        if re.match(r"[IVXLC]+\.\s", paragraph.text):
            yield from hold([paragraph.whole], _SECTION_LOOK)
        else:
            yield broken(
                paragraph.place,
                Bilingual("sau số La Mã phải có dấu chấm: “I. …”", "the Roman numeral needs a full stop: “I. …”"),
            )


def clauses(parts: Parts) -> Iterator[Sight]:
    """“1. …”: with a title bold on a line of its own, without one like running text."""
    for paragraph in parts.body.clauses:
        if not _CLAUSE.match(paragraph.text):
            yield broken(
                paragraph.place, Bilingual("sau số phải có dấu chấm: “1. …”", "the number needs a full stop: “1. …”")
            )
        elif paragraph.is_bold:
            yield from hold([paragraph.whole], _TITLED_LOOK)
        elif any(run.letters.bold for run in paragraph.whole.shown):
            yield unknown(
                paragraph.place,
                Bilingual(
                    "chỉ đậm một phần; tiêu đề của khoản phải ở dòng riêng",
                    "partly bold; a title goes on a line of its own",
                ),
            )
        elif paragraph.text.endswith(_ENDS):
            yield from hold([paragraph.whole], _UNTITLED_LOOK)
        else:
            yield broken(paragraph.place, Bilingual("tiêu đề của khoản chưa in đậm", "the clause's title is not bold"))


def point_look(parts: Parts) -> Iterator[Sight]:
    """“a) …”: 13-14, upright."""
    yield from hold((paragraph.whole for paragraph in parts.body.points), _POINT_LOOK)


def point_letters(parts: Parts) -> Iterator[Sight]:
    """The letters of the Vietnamese alphabet in their order, each with a round bracket."""
    expected = 0
    for paragraph in parts.body.points:
        match = _POINT.match(paragraph.text)
        if match is None:
            continue
        letter, mark = match[1], match[2]
        begins = letter == _LETTERS[0]
        wanted = _LETTERS[0] if expected >= len(_LETTERS) else _LETTERS[expected]
        if mark != ")":
            yield broken(paragraph.place, Bilingual(f"phải ghi “{letter})”", f"should be “{letter})”"))
        elif not begins and letter != wanted:
            yield broken(
                paragraph.place,
                Bilingual(f"điểm “{letter})” phải là “{wanted})”", f"point “{letter})” should be “{wanted})”"),
            )
        else:
            yield held(paragraph.place)
        expected = (_LETTERS.index(letter) if letter in _LETTERS else expected) + 1


def articles(parts: Parts) -> Iterator[Sight]:
    """“Điều 1. …”: number and full stop, the first words bold."""
    for paragraph in parts.body.articles:
        shown = paragraph.whole.shown
        wrong = []
        if not re.match(r"Điều \d+\.", paragraph.text):
            wrong.append(Bilingual("phải ghi “Điều 1. …”", "should have the form “Điều 1. …”"))
        if not shown[0].letters.bold:
            wrong.append(Bilingual("“Điều” và số chưa in đậm", "“Điều” and its number are not bold"))
        yield broken(paragraph.place, joined(wrong)) if wrong else held(paragraph.place)


def addressees(parts: Parts) -> Iterator[Sight]:
    """“Kính gửi:”: 13-14, upright."""
    yield from hold((paragraph.whole for paragraph in parts.body.addressees), _ADDRESSEE_LOOK)


def ending(parts: Parts) -> Iterator[Sight]:
    """“./.” is the last of the text, and nowhere else."""
    inside = [p for p in parts.between(parts.body.first, parts.body.last) if p.text and p.cell is None]
    for paragraph in inside:
        if paragraph.text.endswith(_END) and paragraph is not inside[-1]:
            yield broken(
                paragraph.place, Bilingual("“./.” không ở cuối văn bản", "“./.” is not at the end of the text")
            )
        elif paragraph.text.endswith(_END):
            yield held(paragraph.place)
