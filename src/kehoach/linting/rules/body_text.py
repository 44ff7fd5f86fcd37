"""The text (Phụ lục I, Phần I, mục II.6): căn cứ, running text, addressees."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.linting.outcome import LayoutRule, LintWeight, broken, held, unknown
from kehoach.linting.rules.look_checks import Look, check_looks, decimal, points
from kehoach.linting.rules.page import mm, tenths_of_mm
from kehoach.ooxml.measure import Font, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.docx_reading.word_document import WordParagraph
    from kehoach.linting.outcome import Sight
    from kehoach.linting.parts import Parts

_BASIS_LOOK: Final = Look(13, 14, bold=None, italic=True)
_PROSE_LOOK: Final = Look(13, 14, bold=None, italic=None)
_ADDRESSEE_LOOK: Final = Look(13, 14)

_INDENTS: Final = (100, 127)
"""Tenths of a millimetre."""
_EXACT: Final = 1
_CLOSE: Final = 4
"""Word rounds what is typed; up to 0.4 mm, as between 12.7 and the 12.5 of “1.25 cm”, nobody sees a difference."""
_GAP: Final = 120
_SINGLE: Final = Fraction(23, 20)
"""A single line of Times New Roman is 1.15 of its size."""
_WIDEST: Final = Fraction(3, 2)
_NEARLY: Final = Fraction(19, 20)
_DEFAULT_SIZE: Final = 28
_SHORT: Final = 30
"""A text up to this length may be all in capitals: an abbreviation, a name."""
_ENDS: Final = (".", ";", ":", ",", "…", "?", "!")
_END: Final = "./."
_ALL_BOLD: Final = Bilingual("cả đoạn in đậm, phải đứng không đậm", "all in bold; should be upright, not bold")


def basis_look(parts: Parts) -> Iterator[Sight]:
    """13-14, italic."""
    yield from check_looks((paragraph.whole for paragraph in parts.basis), _BASIS_LOOK)


def basis_ends(parts: Parts) -> Iterator[Sight]:
    """A semicolon after each, a full stop after the last."""
    for index, paragraph in enumerate(parts.basis, 1):
        is_last = index == len(parts.basis)
        wanted = "." if is_last else ";"
        said = Bilingual(f"phải kết thúc bằng “{wanted}”", f"should end with “{wanted}”")
        yield held(paragraph.place) if paragraph.text.endswith(wanted) else broken(paragraph.place, said)


def prose_look(parts: Parts) -> Iterator[Sight]:
    """13-14, upright and not bold, points too; single words and short lines may stand out."""
    for paragraph in parts.body.points:
        if _is_bold_sentence(paragraph, parts):
            yield broken(paragraph.place, _ALL_BOLD)
    for paragraph in parts.body.prose:
        if _is_bold_sentence(paragraph, parts):
            yield broken(paragraph.place, _ALL_BOLD)
        elif paragraph.is_italic:
            yield broken(paragraph.place, Bilingual("in nghiêng, phải đứng", "italic; should be upright"))
        elif len(paragraph.text) > _SHORT and paragraph.text.isupper():
            yield broken(paragraph.place, Bilingual("viết hoa hết", "all in capitals"))
        else:
            yield from check_looks([paragraph.whole], _PROSE_LOOK)


def _is_bold_sentence(paragraph: WordParagraph, parts: Parts) -> bool:
    """Whether a paragraph is bold and too long for a title: more than a line, with a mark at its end."""
    room = parts.document.room_of(paragraph)
    is_sentence = paragraph.is_bold and paragraph.text.endswith(_ENDS)
    return is_sentence and room is not None and _is_longer(paragraph, room)


def alignment(parts: Parts) -> Iterator[Sight]:
    """Justified if it is longer than a line."""
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
    size = max((run.letters.size or _DEFAULT_SIZE for run in paragraph.whole.shown), default=_DEFAULT_SIZE)
    return text_width(paragraph.text, Font.of_half_points(size)) > room


def first_line(parts: Parts) -> Iterator[Sight]:
    """1 cm or 1.27 cm, counted from the left margin or from the paragraph's own indent."""
    for paragraph in _indented(parts):
        layout = paragraph.layout
        begins = "".join(run.text for run in paragraph.runs)
        if _distance(paragraph) <= _CLOSE:
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


def exact_first_line(parts: Parts) -> Iterator[Sight]:
    """What looks like 1 cm or 1.27 cm is exactly that."""
    for paragraph in _indented(parts):
        if _distance(paragraph) <= _EXACT:
            yield held(paragraph.place)
        elif _distance(paragraph) <= _CLOSE:
            layout = paragraph.layout
            given = mm(layout.first_line if layout.first_line > 0 else layout.left + layout.first_line)
            yield broken(
                paragraph.place,
                Bilingual(
                    f"dòng đầu lùi {given.vi} mm; gõ 1 cm hoặc 1,27 cm", f"indented {given.en} mm; type 1 cm or 1.27 cm"
                ),
            )


def _indented(parts: Parts) -> Iterator[WordParagraph]:
    return (p for p in parts.body.running if p.layout.alignment not in ("center", "right"))


def _distance(paragraph: WordParagraph) -> int:
    """How far the indent of a first line is from what the decree allows, in tenths of a millimetre."""
    layout = paragraph.layout
    indents = (layout.first_line, layout.left + layout.first_line)
    return min(abs(tenths_of_mm(indent) - right) for indent in indents for right in _INDENTS)


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
    """The space after one and before the other together; a style may leave none between its own paragraphs."""
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
    size = max((run.letters.size or _DEFAULT_SIZE for run in paragraph.whole.shown), default=_DEFAULT_SIZE)
    lines = Fraction(layout.line, 10 * size) / _SINGLE
    return max(lines, Fraction(1)) if layout.line_rule == "atLeast" else lines


def _decimal(number: Fraction) -> Bilingual:
    whole, hundredths = divmod((number * 100 + Fraction(1, 2)) // 1, 100)
    return decimal(whole, f"{hundredths:02}")


def addressees(parts: Parts) -> Iterator[Sight]:
    """“Kính gửi:”: 13-14, upright."""
    yield from check_looks((paragraph.whole for paragraph in parts.body.addressees), _ADDRESSEE_LOOK)


def ending(parts: Parts) -> Iterator[Sight]:
    """“./.” is the last of the text, and nowhere else."""
    inside = [p for p in parts.between(parts.body.first, parts.body.last) if p.cell is None and p.text]
    for paragraph in inside:
        if paragraph.text.endswith(_END) and paragraph is not inside[-1]:
            yield broken(
                paragraph.place, Bilingual("“./.” không ở cuối văn bản", "“./.” is not at the end of the text")
            )
        elif paragraph.text.endswith(_END):
            yield held(paragraph.place)


RULES: Final = (
    LayoutRule(
        "L301",
        "Phụ lục I, II.6.a",
        Bilingual("Căn cứ ban hành in nghiêng, cỡ 13-14", "Căn cứ: italic, 13-14 pt"),
        basis_look,
    ),
    LayoutRule(
        "L302",
        "Phụ lục I, II.6.a",
        Bilingual("Mỗi căn cứ kết thúc bằng “;”, căn cứ cuối bằng “.”", "Each căn cứ ends with “;”, the last with “.”"),
        basis_ends,
    ),
    LayoutRule(
        "L303",
        "Phụ lục I, II.6.e, V.6",
        Bilingual(
            "Nội dung in thường, cỡ 13-14, đứng, không đậm", "Body text in lower case, 13-14 pt, upright, not bold"
        ),
        prose_look,
    ),
    LayoutRule("L304", "Phụ lục I, II.6.e", Bilingual("Nội dung canh đều hai lề", "Body text is justified"), alignment),
    LayoutRule(
        "L305",
        "Phụ lục I, II.6.e",
        Bilingual(
            "Dòng đầu của đoạn lùi vào 1 cm hoặc 1,27 cm", "First line of each paragraph indented 1 cm or 1.27 cm"
        ),
        first_line,
    ),
    LayoutRule(
        "L306",
        "Phụ lục I, II.6.e",
        Bilingual("Khoảng cách giữa các đoạn ít nhất 6 pt", "Paragraphs are at least 6 pt apart"),
        gaps,
    ),
    LayoutRule(
        "L307",
        "Phụ lục I, II.6.e",
        Bilingual("Khoảng cách dòng từ dòng đơn đến 1,5 dòng", "Line spacing from single to 1.5"),
        line_distance,
    ),
    LayoutRule(
        "L314",
        "Phụ lục I, II.9.d, V.8a",
        Bilingual("“Kính gửi” cỡ 13-14, đứng", "“Kính gửi”: 13-14 pt, upright"),
        addressees,
    ),
    LayoutRule(
        "L315",
        "Phụ lục III",
        Bilingual("“./.” (nếu có) ở cuối nội dung", "“./.”, if used, is at the end of the text"),
        ending,
    ),
    LayoutRule(
        "L316",
        "Phụ lục I, II.6.e",
        Bilingual(
            "Dòng đầu lùi đúng 1 cm hoặc 1,27 cm; “1,25 cm” của Word là 12,5 mm",
            "First line indented by exactly 1 cm or 1.27 cm; Word's “1.25 cm” is 12.5 mm",
        ),
        exact_first_line,
        LintWeight.ADVICE,
    ),
)
