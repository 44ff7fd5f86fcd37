"""The head of a document (Phụ lục I, Phần I, mục II.1 to II.5): from quốc hiệu to trích yếu."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.docx_reading.word_document import DocumentPlace
from kehoach.linting.outcome import LayoutRule, LintWeight, broken, held, unknown
from kehoach.linting.rules.look_checks import Look, check_looks, joined
from kehoach.patterns import regex
from kehoach.plan.symbols import ABBREVIATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.docx_reading.word_document import Piece
    from kehoach.linting.outcome import Sight
    from kehoach.linting.parts import Parts

_NATION: Final = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")
_MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"

_NATION_LOOK: Final = Look(12, 13, bold=True, capitals=True)
_MOTTO_LOOK: Final = Look(13, 14, bold=True, capitals=False, centred=True)
_ISSUER_LOOK: Final = Look(12, 13, bold=True, capitals=True)
_PARENT_LOOK: Final = Look(12, 13, bold=None, capitals=True)
_NUMBER_LOOK: Final = Look(13, 13)
_DATE_LOOK: Final = Look(13, 14, italic=True)
_KIND_LOOK: Final = Look(13, 14, bold=True, capitals=True, centred=True)
_SUBJECT_LOOK: Final = Look(13, 14, bold=True, capitals=False, centred=True)
_MATTER_LOOK: Final = Look(12, 13, capitals=False, centred=True)

_GAP: Final = r"[\s.…_]*"
_NUMBER: Final = regex(rf"Số:{_GAP}(?P<number>\d*[a-zA-Z]?){_GAP}/(?P<symbol>\S+|{_GAP}\S+)")
_SYMBOL: Final = regex(r"[^\W\d_][\w.&]*(-[^\W\d_][\w.&]*)*")
_KIND_SIGNS: Final = (*ABBREVIATIONS.values(), "SY", "TrS", "SL")
"""The signs of the kinds of document, and of copies (Phụ lục III)."""
_DATE: Final = regex(
    rf"(?P<place>.*?)\s*(?P<comma>,?)\s*ngày(?P<day>{_GAP}|\s*\d+\s*)tháng(?P<month>{_GAP}|\s*\d+\s*)năm"
    rf"(?P<year>{_GAP}|\s*\d+\s*)",
    re.IGNORECASE,
)

_HEAD: Final = DocumentPlace("head")
_PICTURE: Final = Bilingual(
    "không tìm thấy; phần đầu văn bản có hình có thể chứa nội dung này",
    "not found; a picture at the top of the document may contain it",
)


def _missing(parts: Parts, what: Bilingual) -> Iterator[Sight]:
    """A part that every document has, except one issued with another, was not found; a picture may contain it."""
    if parts.is_attached:
        return
    if any(paragraph.has_picture for paragraph in parts.between(1, max(parts.heading.ends + 1, 10))):
        yield unknown(_HEAD, _PICTURE)
    else:
        yield broken(_HEAD, Bilingual(f"không tìm thấy {what.vi}", f"{what.en} was not found"))


def nation_text(parts: Parts) -> Iterator[Sight]:
    """Its words, letter by letter."""
    if parts.heading.nation is None:
        yield from _missing(parts, Bilingual("Quốc hiệu", "the Quốc hiệu"))
    elif " ".join(parts.heading.nation.text.split()).upper() in _NATION:
        yield held(parts.heading.nation.place)
    else:
        yield broken(parts.heading.nation.place, Bilingual(f"phải là “{_NATION[0]}”", f"should be “{_NATION[0]}”"))


def nation_look(parts: Parts) -> Iterator[Sight]:
    """12-13, upright, bold, capitals."""
    if parts.heading.nation is not None:
        yield from check_looks([parts.heading.nation], _NATION_LOOK)


def motto_text(parts: Parts) -> Iterator[Sight]:
    """Its words; a hyphen with a space on either side."""
    if parts.heading.motto is None:
        yield from _missing(parts, Bilingual("Tiêu ngữ", "the Tiêu ngữ"))
    elif unicodedata.normalize("NFC", parts.heading.motto.text).casefold() == _MOTTO.casefold():
        is_capitalised = parts.heading.motto.text in (_MOTTO, _MOTTO.upper())
        wrong = Bilingual(f"phải viết “{_MOTTO}”", f"should be “{_MOTTO}”")
        yield held(parts.heading.motto.place) if is_capitalised else broken(parts.heading.motto.place, wrong)
    else:
        yield broken(
            parts.heading.motto.place,
            Bilingual(
                f"phải viết “{_MOTTO}”, hai bên gạch nối có dấu cách",
                f"should be “{_MOTTO}”, with spaces around the hyphens",
            ),
        )


def motto_look(parts: Parts) -> Iterator[Sight]:
    """13-14, upright, bold, lower case, in the middle under the quốc hiệu."""
    if parts.heading.motto is not None:
        yield from check_looks([parts.heading.motto], _MOTTO_LOOK)


def issuer_look(parts: Parts) -> Iterator[Sight]:
    """12-13, capitals; the issuer bold, the body above it not."""
    if not parts.heading.issuer:
        yield from _missing(parts, Bilingual("tên cơ quan ban hành", "the issuer's name"))
        return
    bold = [index for index, piece in enumerate(parts.heading.issuer) if piece.is_bold]
    own = bold[0] if bold else len(parts.heading.issuer) - 1
    yield from check_looks(parts.heading.issuer[:own], _PARENT_LOOK)
    yield from check_looks(parts.heading.issuer[own:], _ISSUER_LOOK)


def number_form(parts: Parts) -> Iterator[Sight]:
    """“Số: 09/KH-UBND”: no space in the symbol, a zero before a number below 10; of a công văn also a unit."""
    if parts.heading.number is None:
        yield from _missing(parts, Bilingual("số, ký hiệu", "the number and symbol"))
        return
    wrong = _wrong_number(parts.heading.number, is_letter=parts.heading.is_letter)
    yield held(parts.heading.number.place) if wrong is None else broken(parts.heading.number.place, wrong)


def _wrong_number(piece: Piece, *, is_letter: bool) -> Bilingual | None:
    match = _NUMBER.fullmatch(piece.text)
    if match is None:
        return Bilingual("phải có dạng “Số: 66/KH-UBND”", "should have the form “Số: 66/KH-UBND”")
    number, symbol = match["number"], match["symbol"]
    if number.isdecimal() and int(number) < 10 and (len(number) != 2):
        return Bilingual(f"số {number} phải ghi là {int(number):02}", f"{number} should be {int(number):02}")
    if any(blank in symbol for blank in "….") and not symbol.strip("….-_ "):
        return None
    if not _SYMBOL.fullmatch(symbol):
        return Bilingual(
            f"ký hiệu “{symbol}” phải viết liền, các nhóm nối bằng “-”",
            f"write the symbol “{symbol}” without spaces, its groups joined by “-”",
        )
    kind, *rest = symbol.split("-")
    if not is_letter and kind.upper() in (sign.upper() for sign in _KIND_SIGNS) and kind not in _KIND_SIGNS:
        right = next(sign for sign in _KIND_SIGNS if sign.upper() == kind.upper())
        return Bilingual(f"“{kind}” phải viết “{right}”", f"“{kind}” should be “{right}”")
    lower = next((part for part in rest if part != part.upper()), None)
    if lower is not None:
        return Bilingual(f"“{lower}” phải viết hoa", f"“{lower}” should be in capitals")
    if is_letter and not rest:
        return Bilingual(
            f"ký hiệu công văn “{symbol}” thiếu đơn vị soạn thảo hoặc lĩnh vực, như “{symbol}-VX”",
            f"the symbol “{symbol}” of a công văn has no drafting unit or field, as in “{symbol}-VX”",
        )
    return None


def number_look(parts: Parts) -> Iterator[Sight]:
    """13, upright, not bold."""
    if parts.heading.number is not None:
        yield from check_looks([parts.heading.number], _NUMBER_LOOK)


def date_form(parts: Parts) -> Iterator[Sight]:
    """“Bắc Sơn, ngày 09 tháng 3 năm 2023”: a zero before days below 10 and the months 1 and 2 only."""
    if parts.heading.date is None:
        yield from _missing(parts, Bilingual("địa danh và thời gian", "the place and date"))
        return
    wrong = list(_wrong_date(parts.heading.date.text))
    yield broken(parts.heading.date.place, joined(wrong)) if wrong else held(parts.heading.date.place)


def _wrong_date(text: str) -> Iterator[Bilingual]:
    match = _DATE.fullmatch(text.rstrip("."))
    if match is None:
        yield Bilingual(
            "phải có dạng “…, ngày 09 tháng 3 năm 2026”", "should have the form “…, ngày 09 tháng 3 năm 2026”"
        )
        return
    day, month = match["day"].strip(), match["month"].strip()
    if not match["place"].strip():
        yield Bilingual("thiếu địa danh", "the place is missing")
    elif not match["comma"]:
        yield Bilingual("thiếu dấu phẩy sau địa danh", "there is no comma after the place")
    if day.isdecimal() and day != f"{int(day):02}":
        yield Bilingual(f"ngày {day} phải ghi là {int(day):02}", f"day {day} should be {int(day):02}")
    if month.isdecimal() and month != (right := f"{int(month):02}" if int(month) <= 2 else str(int(month))):
        yield Bilingual(f"tháng {month} phải ghi là tháng {right}", f"month {month} should be {right}")


def date_look(parts: Parts) -> Iterator[Sight]:
    """13-14, italic, not bold."""
    if parts.heading.date is not None:
        yield from check_looks([parts.heading.date], _DATE_LOOK)


def number_beside_date(parts: Parts) -> Iterator[Sight]:
    """On one line, the number on the left."""
    if parts.heading.number is None or parts.heading.date is None:
        return
    number, date = parts.heading.number.paragraph, parts.heading.date.paragraph
    if number is date:
        yield held(parts.heading.number.place)
    elif number.cell is None or date.cell is None or number.cell.table != date.cell.table:
        yield unknown(
            parts.heading.date.place, Bilingual("không nằm trong cùng một bảng", "they are not in the same table")
        )
    elif number.cell.row == date.cell.row:
        yield held(parts.heading.number.place)
    else:
        yield broken(
            parts.heading.date.place,
            Bilingual("không cùng dòng với số, ký hiệu", "not on the same line as the number and symbol"),
        )


def kind_look(parts: Parts) -> Iterator[Sight]:
    """13-14, upright, bold, capitals, centred."""
    if parts.heading.kind is not None:
        yield from check_looks([parts.heading.kind], _KIND_LOOK)
    elif not (parts.heading.is_letter or parts.is_attached):
        yield unknown(
            _HEAD,
            Bilingual(
                "không tìm thấy tên loại văn bản nào của Điều 7", "none of the document types of Điều 7 was found"
            ),
        )


def subject_look(parts: Parts) -> Iterator[Sight]:
    """13-14, upright, bold, lower case, centred."""
    if parts.heading.kind is None:
        return
    if parts.heading.subject:
        yield from check_looks(parts.heading.subject, _SUBJECT_LOOK)
    else:
        yield broken(
            parts.heading.kind.place,
            Bilingual("không tìm thấy trích yếu dưới tên loại", "there is no trích yếu below it"),
        )


def matter_look(parts: Parts) -> Iterator[Sight]:
    """The "V/v …" of a công văn: 12-13, upright, not bold, centred under the number."""
    if parts.heading.is_letter:
        yield from check_looks(parts.heading.subject, _MATTER_LOOK)


RULES: Final = (
    LayoutRule(
        "L201",
        "Phụ lục I, II.1.a",
        Bilingual("Quốc hiệu ghi đúng chữ", "Quốc hiệu in its exact wording"),
        nation_text,
        LintWeight.SERIOUS,
    ),
    LayoutRule(
        "L202",
        "Phụ lục I, II.1.a, V.1",
        Bilingual("Quốc hiệu in hoa, cỡ 12-13, đứng, đậm", "Quốc hiệu in capitals, 12-13 pt, upright, bold"),
        nation_look,
    ),
    LayoutRule(
        "L203",
        "Phụ lục I, II.1.b",
        Bilingual(
            "Tiêu ngữ ghi đúng chữ, hai bên gạch nối có dấu cách",
            "Tiêu ngữ in its exact wording, spaces around the hyphens",
        ),
        motto_text,
    ),
    LayoutRule(
        "L204",
        "Phụ lục I, II.1.b, V.1",
        Bilingual(
            "Tiêu ngữ in thường, cỡ 13-14, đứng, đậm, canh giữa",
            "Tiêu ngữ in lower case, 13-14 pt, upright, bold, centred",
        ),
        motto_look,
    ),
    LayoutRule(
        "L206",
        "Phụ lục I, II.2.b, V.2",
        Bilingual(
            "Tên cơ quan in hoa, cỡ 12-13, đứng; cơ quan ban hành đậm",
            "Issuer's name in capitals, 12-13 pt, upright, bold; superior body not bold",
        ),
        issuer_look,
    ),
    LayoutRule(
        "L208",
        "Phụ lục I, II.3.c",
        Bilingual(
            "“Số: 09/KH-UBND”: số dưới 10 có số 0, ký hiệu viết liền, in hoa; ký hiệu công văn có đơn vị soạn thảo",
            "“Số: 09/KH-UBND”: leading zero below 10; symbol in capitals, without spaces; of a công văn with its unit",
        ),
        number_form,
        LintWeight.SERIOUS,
    ),
    LayoutRule(
        "L209",
        "Phụ lục I, II.3.c, V.3",
        Bilingual("Số, ký hiệu cỡ 13, đứng, không đậm", "Number and symbol: 13 pt, upright, not bold"),
        number_look,
    ),
    LayoutRule(
        "L210",
        "Phụ lục I, II.4.b, II.4.c",
        Bilingual(
            "Địa danh, dấu phẩy, ngày tháng năm; ngày dưới 10 và tháng 1, 2 có số 0",
            "Place, comma, date; leading zero for days below 10 and for months 1 and 2",
        ),
        date_form,
        LintWeight.SERIOUS,
    ),
    LayoutRule(
        "L211",
        "Phụ lục I, II.4.c, V.4",
        Bilingual("Địa danh và thời gian cỡ 13-14, nghiêng", "Place and date: 13-14 pt, italic"),
        date_look,
    ),
    LayoutRule(
        "L212",
        "Phụ lục I, II.4.c",
        Bilingual("Địa danh và thời gian cùng hàng với số, ký hiệu", "Place and date on the same line as the number"),
        number_beside_date,
    ),
    LayoutRule(
        "L213",
        "Phụ lục I, II.5.b, V.5a",
        Bilingual(
            "Tên loại in hoa, cỡ 13-14, đứng, đậm, canh giữa",
            "Document type in capitals, 13-14 pt, upright, bold, centred",
        ),
        kind_look,
    ),
    LayoutRule(
        "L214",
        "Phụ lục I, II.5.b, V.5a",
        Bilingual(
            "Trích yếu in thường, cỡ 13-14, đứng, đậm, canh giữa",
            "Trích yếu in lower case, 13-14 pt, upright, bold, centred",
        ),
        subject_look,
    ),
    LayoutRule(
        "L216",
        "Phụ lục I, II.5.b, V.5b",
        Bilingual(
            "“V/v …” của công văn in thường, cỡ 12-13, đứng, canh giữa dưới số",
            "“V/v …” of a công văn in lower case, 12-13 pt, upright, centred below the number",
        ),
        matter_look,
    ),
)
