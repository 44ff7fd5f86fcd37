"""The page (Phụ lục I, Phần I, mục I): paper, margins, letters, page number."""

from __future__ import annotations

import itertools
import re
import unicodedata
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.docx_reading.word_document import DocumentPlace, shortened
from kehoach.linting.outcome import LayoutRule, LintWeight, broken, held, unknown
from kehoach.linting.rules.look_checks import decimal, joined, wrong_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.docx_reading.word_document import Letters, Section, WordParagraph
    from kehoach.linting.outcome import Sight
    from kehoach.linting.parts import Parts

_A4: Final = (210, 297)
_TOP_AND_BOTTOM: Final = (20, 25)
_LEFT: Final = (30, 35)
_RIGHT: Final = (15, 20)
_FONT: Final = "times new roman"
_BLACK: Final = re.compile(r"auto|([01][0-9A-F]|2[0-6]){3}")
"""Black, and what looks black: Word offers 0D0D0D and 262626 as shades of it."""
_FACE: Final = re.compile(r"times ?new ?roman(ps(mt)?)?[ ,-]+(bold|italic|regular|mt|,| |-)+", re.IGNORECASE)
"""The name of one face of the font, which programs that know the font only by its family do not find."""
_LEGACY_FONT: Final = re.compile(r"\.vn|vni[- ]|vn(arial|times)|tcvn", re.IGNORECASE)
_LETTERED: Final = ("L", "N")
_NUMBER_SIZES: Final = (13, 14)
_MANY: Final = 60
"""A text of this many paragraphs does not fit on one page."""

_NO_SIZE: Final = Bilingual("tệp không ghi khổ giấy", "the file does not state the paper size")
_NO_MARGINS: Final = Bilingual("tệp không ghi lề trang", "the file does not state the margins")
_TURNED: Final = Bilingual(
    "trang ngang, lề xoay theo trang; Nghị định không quy định lề của trang ngang",
    "a landscape page with rotated margins, which the decree does not cover",
)
_MIRRORED: Final = Bilingual("lề đối xứng dùng cho in hai mặt", "mirrored margins for two-sided printing")


def tenths_of_mm(twips: int) -> int:
    """A length in tenths of a millimetre, rounded as Word shows it: 1134 twips are 20.0 mm."""
    return (2 * twips * 127 + 720) // 1440


def mm(twips: int) -> Bilingual:
    """A length as Word shows it: "20", "12,7"; in English "12.7"."""
    whole, tenth = divmod(tenths_of_mm(twips), 10)
    return decimal(whole, str(tenth))


def paper(parts: Parts) -> Iterator[Sight]:
    """A4, either way up."""
    for section in parts.document.sections:
        if section.width is None or section.height is None:
            yield unknown(_place(section), _NO_SIZE)
            continue
        sides = tuple(sorted((section.width, section.height)))
        if all(abs(tenths_of_mm(side) - 10 * wanted) <= 10 for side, wanted in zip(sides, _A4, strict=True)):
            yield held(_place(section))
        else:
            width, height = mm(section.width), mm(section.height)
            said = Bilingual(f"khổ giấy {width.vi} x {height.vi} mm", f"the paper size is {width.en} x {height.en} mm")
            yield broken(_place(section), said)


def margins(parts: Parts) -> Iterator[Sight]:
    """Each edge of each section."""
    for section in parts.document.sections:
        edges = (section.top, section.bottom, section.left, section.right)
        known = tuple(edge for edge in edges if edge is not None)
        if len(known) < len(edges):
            yield unknown(_place(section), _NO_MARGINS)
            continue
        top, bottom, left, right = known
        wrong = _wrong_margins(top, bottom, left, right)
        turned = ((left, right, bottom, top), (right, left, top, bottom))
        if not wrong:
            yield held(_place(section))
        elif section.is_landscape and any(not _wrong_margins(*edges) for edges in turned):
            yield unknown(_place(section), _TURNED)
        elif parts.document.has_mirrored_margins:
            yield unknown(_place(section), _MIRRORED)
        else:
            yield broken(_place(section), joined(wrong))


def _wrong_margins(top: int, bottom: int, left: int, right: int) -> list[Bilingual]:
    edges = (
        ("trên", "top", top, _TOP_AND_BOTTOM),
        ("dưới", "bottom", bottom, _TOP_AND_BOTTOM),
        ("trái", "left", left, _LEFT),
        ("phải", "right", right, _RIGHT),
    )
    return [
        Bilingual(
            f"lề {vi} {mm(edge).vi} mm, phải là {least}-{most}",
            f"the {en} margin is {mm(edge).en} mm; it should be {least}-{most}",
        )
        for vi, en, edge, (least, most) in edges
        if not 10 * least <= tenths_of_mm(edge) <= 10 * most
    ]


def font(parts: Parts) -> Iterator[Sight]:
    """Times New Roman for every letter and digit."""
    for paragraph in parts.letters.having(lambda letters: not _is_right_font(letters)):
        lettered = [run for run in paragraph.whole.shown if _is_lettered(run.text)]
        names = {name for run in lettered for name in run.letters.fonts}
        others = sorted(name for name in names if name is not None and name.casefold() != _FONT)
        if others:
            yield broken(paragraph.place, joined(map(_wrong_font, others)))
        elif None in names:
            yield unknown(paragraph.place, Bilingual("tệp không ghi phông chữ", "the file does not state the font"))
    right = parts.letters.having(_is_right_font)
    yield from _first_held(p for p in right if any(_is_lettered(run.text) for run in p.whole.shown))


def _is_right_font(letters: Letters) -> bool:
    return all(name is not None and name.casefold() == _FONT for name in letters.fonts)


def _first_held(right: Iterator[WordParagraph]) -> Iterator[Sight]:
    """Of paragraphs that are as they should be the first, which stands for all."""
    yield from (held(paragraph.place) for paragraph in itertools.islice(right, 1))


def _wrong_font(name: str) -> Bilingual:
    if _FACE.fullmatch(name):
        return Bilingual(
            f"“{name}” là tên kiểu chữ, không phải tên phông: chọn Times New Roman rồi bấm nút B hoặc I",
            f"“{name}” names a style of the font: choose Times New Roman, then the button B or I",
        )
    return Bilingual(f"phông {name}", f"the font is {name}")


def _is_lettered(text: str) -> bool:
    return any(unicodedata.category(character)[0] in _LETTERED for character in text)


def colour(parts: Parts) -> Iterator[Sight]:
    """Black letters."""
    for paragraph in parts.letters.having(_is_coloured):
        coloured = next(run for run in paragraph.whole.shown if _is_coloured(run.letters))
        text, given = shortened(coloured.text), coloured.letters.colour
        yield broken(paragraph.place, Bilingual(f"“{text}” có màu {given}", f"the colour of “{text}” is {given}"))
    yield from _first_held(parts.letters.having(lambda letters: not _is_coloured(letters)))


def _is_coloured(letters: Letters) -> bool:
    return not _BLACK.fullmatch(letters.colour or "auto")


def unicode_text(parts: Parts) -> Iterator[Sight]:
    """No font of the older encodings, whose letters are other letters without it."""
    for paragraph in parts.letters.having(lambda letters: bool(_legacy_fonts(letters))):
        given = ", ".join(sorted({name for run in paragraph.whole.shown for name in _legacy_fonts(run.letters)}))
        yield broken(
            paragraph.place, Bilingual(f"phông {given} không dùng bảng mã Unicode", f"the font {given} is not Unicode")
        )
    yield from _first_held(parts.letters.having(lambda letters: not _legacy_fonts(letters)))


def _legacy_fonts(letters: Letters) -> list[str]:
    return [name for name in letters.fonts if name and _LEGACY_FONT.match(name)]


# --- the page number -----------------------------------------------------------------------------------------


def number_place(parts: Parts) -> Iterator[Sight]:
    """In the middle of the top margin, on all pages but the first."""
    found = False
    for section in parts.document.sections:
        for paragraph in section.footer.usual + section.footer.even:
            if paragraph.has_page_number:
                found = True
                yield broken(
                    paragraph.place,
                    Bilingual("số trang ở lề dưới, phải ở lề trên", "the page number is in the bottom margin"),
                )
        for paragraph in _numbers(section, parts):
            found = True
            if paragraph.layout.alignment == "center":
                yield held(paragraph.place)
            elif paragraph.is_boxed or "\t" in "".join(run.text for run in paragraph.runs):
                yield unknown(
                    paragraph.place,
                    Bilingual("số trang đặt bằng phím Tab hoặc trong khung", "it is placed with a tab or in a frame"),
                )
            else:
                yield broken(paragraph.place, Bilingual("số trang chưa canh giữa", "the page number is not centred"))
    if not found:
        yield _no_number(parts)


def _no_number(parts: Parts) -> Sight:
    document = parts.document
    pages = len(document.paragraphs) > _MANY or any(p.ends_page or p.layout.begins_page for p in document.paragraphs)
    if pages or (document.pages or 0) > 1:
        return broken(DocumentPlace("header"), Bilingual("không có số trang", "there is no page number"))
    return unknown(
        DocumentPlace("header"),
        Bilingual(
            "không có số trang; văn bản có thể chỉ có một trang",
            "there is no page number; the document may have only one page",
        ),
    )


def number_look(parts: Parts) -> Iterator[Sight]:
    """Arabic figures of size 13 to 14, upright."""
    for section in parts.document.sections:
        for paragraph in _numbers(section, parts):
            wrong = list(wrong_size(paragraph.whole, *_NUMBER_SIZES))
            if section.number_format != "decimal":
                wrong.append(Bilingual("không phải chữ số Ả Rập", "not in Arabic numerals"))
            if any(run.letters.italic for run in paragraph.whole.shown):
                wrong.append(Bilingual("in nghiêng, phải đứng", "italic; should be upright"))
            if wrong:
                yield broken(paragraph.place, joined(wrong))
            elif not paragraph.whole.shown:
                yield unknown(paragraph.place, Bilingual("trường số trang còn trống", "the page number field is empty"))
            elif any(run.letters.size is None for run in paragraph.whole.shown):
                yield unknown(
                    paragraph.place, Bilingual("tệp không ghi cỡ chữ", "the file does not state the font size")
                )
            else:
                yield held(paragraph.place)


def number_of_first_page(parts: Parts) -> Iterator[Sight]:
    """Pages count from 1, and the first does not show it."""
    for section in parts.document.sections[:1]:
        if not any(True for _ in _numbers(section, parts)):
            return
        shown = section.header.first if section.has_own_first else section.header.usual
        on_first = next((paragraph for paragraph in shown if paragraph.has_page_number), None)
        if on_first is not None:
            yield broken(on_first.place, Bilingual("trang thứ nhất có số trang", "the first page has a page number"))
        elif section.number_start not in (None, 1):
            given = section.number_start
            yield broken(
                _place(section),
                Bilingual(f"số trang bắt đầu từ {given}, phải từ 1", f"numbering starts at {given}, not at 1"),
            )
        else:
            yield held(_place(section))


def _numbers(section: Section, parts: Parts) -> Iterator[WordParagraph]:
    """The paragraphs with a page number in the header of usual pages and, if they have their own, of even pages."""
    even = section.header.even if parts.document.has_even_headers else ()
    for paragraph in section.header.usual + even:
        if paragraph.has_page_number:
            yield paragraph


def _place(section: Section) -> DocumentPlace:
    return DocumentPlace("section", section=section.number)


RULES: Final = (
    LayoutRule("L101", "Phụ lục I, I.1", Bilingual("Khổ giấy A4", "Paper size A4"), paper),
    LayoutRule(
        "L102",
        "Phụ lục I, I.3",
        Bilingual(
            "Lề trên và dưới 20-25 mm, trái 30-35 mm, phải 15-20 mm",
            "Margins: top and bottom 20-25 mm, left 30-35 mm, right 15-20 mm",
        ),
        margins,
    ),
    LayoutRule("L103", "Phụ lục I, I.4", Bilingual("Phông chữ Times New Roman", "Font: Times New Roman"), font),
    LayoutRule("L104", "Phụ lục I, I.4", Bilingual("Chữ màu đen", "Black text"), colour),
    LayoutRule(
        "L105", "Phụ lục I, I.4", Bilingual("Bảng mã Unicode", "Unicode text"), unicode_text, LintWeight.SERIOUS
    ),
    LayoutRule(
        "L106",
        "Phụ lục I, I.7",
        Bilingual("Số trang canh giữa trong lề trên", "Page number centred in the top margin"),
        number_place,
    ),
    LayoutRule(
        "L107",
        "Phụ lục I, I.7, V.14",
        Bilingual(
            "Số trang bằng chữ số Ả Rập, cỡ chữ 13-14, kiểu đứng", "Page number in Arabic numerals, 13-14 pt, upright"
        ),
        number_look,
    ),
    LayoutRule(
        "L108",
        "Phụ lục I, I.7",
        Bilingual("Số trang đánh từ 1, không hiện ở trang thứ nhất", "Page numbers start at 1; none on the first page"),
        number_of_first_page,
    ),
)
