"""The head of a document (Phụ lục I, Phần I, mục II.1 to II.5): from quốc hiệu to trích yếu."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.docx_reading.word_document import DocumentPlace
from kehoach.linting.outcome import broken, held, unknown
from kehoach.linting.rules.look_checks import Look, hold, joined

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
_NUMBER: Final = re.compile(rf"Số:{_GAP}(?P<number>\d*[a-zA-Z]?){_GAP}/(?P<symbol>\S+|{_GAP}\S+)")
_SYMBOL: Final = re.compile(r"[^\W\d_][\w.&]*(-[^\W\d_][\w.&]*)*")
_KIND_SIGNS: Final = (
    "NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB", "TTr", "HĐ", "CĐ",
    "BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB", "SY", "TrS", "SL",
)  # fmt: skip
_DATE: Final = re.compile(
    rf"(?P<place>.*?)\s*(?P<comma>,?)\s*ngày(?P<day>{_GAP}|\s*\d+\s*)tháng(?P<month>{_GAP}|\s*\d+\s*)năm"
    rf"(?P<year>{_GAP}|\s*\d+\s*)",
    re.IGNORECASE,
)

_HEAD: Final = DocumentPlace("head")
_PICTURE: Final = Bilingual(
    "không tìm thấy; phần đầu văn bản có hình có thể chứa nội dung này",
    "not found; a picture at the top of the document may contain it",
)

_ENCLOSED: Final = Bilingual("ban hành kèm theo văn bản khác", "it is issued with another document")


def _missing(parts: Parts, what: Bilingual) -> Sight:
    """What every document has was not found; a picture in the head may hold it, or the document it belongs to."""
    if parts.is_enclosed:
        return unknown(_HEAD, _ENCLOSED)
    if any(paragraph.has_picture for paragraph in parts.between(1, max(parts.head_ends, 10))):
        return unknown(_HEAD, _PICTURE)
    return broken(_HEAD, Bilingual(f"không tìm thấy {what.vi}", f"{what.en} was not found"))


def nation_text(parts: Parts) -> Iterator[Sight]:
    """Its words, letter by letter."""
    if parts.nation is None:
        yield _missing(parts, Bilingual("Quốc hiệu", "the Quốc hiệu"))
    elif " ".join(parts.nation.text.split()).upper() in _NATION:
        yield held(parts.nation.place)
    else:
        yield broken(parts.nation.place, Bilingual(f"phải là “{_NATION[0]}”", f"should be “{_NATION[0]}”"))


def nation_look(parts: Parts) -> Iterator[Sight]:
    """12-13, upright, bold, capitals."""
    if parts.nation is not None:
        yield from hold([parts.nation], _NATION_LOOK)


def motto_text(parts: Parts) -> Iterator[Sight]:
    """Its words; a short dash with a blank on either side."""
    if parts.motto is None:
        yield _missing(parts, Bilingual("Tiêu ngữ", "the Tiêu ngữ"))
    elif unicodedata.normalize("NFC", parts.motto.text).casefold() == _MOTTO.casefold():
        is_capitalised = parts.motto.text in (_MOTTO, _MOTTO.upper())
        wrong = Bilingual(f"phải viết “{_MOTTO}”", f"should be “{_MOTTO}”")
        yield held(parts.motto.place) if is_capitalised else broken(parts.motto.place, wrong)
    else:
        yield broken(
            parts.motto.place,
            Bilingual(
                f"phải viết “{_MOTTO}”, hai bên gạch nối có dấu cách",
                f"should be “{_MOTTO}”, with spaces around the hyphens",
            ),
        )


def motto_look(parts: Parts) -> Iterator[Sight]:
    """13-14, upright, bold, lower case, in the middle under the quốc hiệu."""
    if parts.motto is not None:
        yield from hold([parts.motto], _MOTTO_LOOK)


def issuer_look(parts: Parts) -> Iterator[Sight]:
    """12-13, capitals; the issuer bold, the body above it not."""
    if not parts.issuer:
        yield _missing(parts, Bilingual("tên cơ quan ban hành", "the issuer's name"))
        return
    bold = [index for index, piece in enumerate(parts.issuer) if piece.is_bold]
    own = bold[0] if bold else len(parts.issuer) - 1
    yield from hold(parts.issuer[:own], _PARENT_LOOK)
    yield from hold(parts.issuer[own:], _ISSUER_LOOK)


def number_form(parts: Parts) -> Iterator[Sight]:
    """“Số: 09/KH-UBND”: no blank in the sign, a zero before a number below 10."""
    if parts.number is None:
        yield _missing(parts, Bilingual("số, ký hiệu", "the number and symbol"))
        return
    wrong = _wrong_number(parts.number, is_letter=parts.is_letter)
    yield held(parts.number.place) if wrong is None else broken(parts.number.place, wrong)


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
    return None


def number_look(parts: Parts) -> Iterator[Sight]:
    """13, upright, not bold."""
    if parts.number is not None:
        yield from hold([parts.number], _NUMBER_LOOK)


def date_form(parts: Parts) -> Iterator[Sight]:
    """“Bắc Sơn, ngày 09 tháng 3 năm 2023”: a zero before days below 10 and the months 1 and 2 only."""
    if parts.date is None:
        yield _missing(parts, Bilingual("địa danh và thời gian", "the place and date"))
        return
    wrong = list(_wrong_date(parts.date.text))
    yield broken(parts.date.place, joined(wrong)) if wrong else held(parts.date.place)


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
    if parts.date is not None:
        yield from hold([parts.date], _DATE_LOOK)


def number_beside_date(parts: Parts) -> Iterator[Sight]:
    """On one line, the number on the left."""
    if parts.number is None or parts.date is None:
        return
    number, date = parts.number.paragraph, parts.date.paragraph
    if number is date:
        yield held(parts.number.place)
    elif number.cell is None or date.cell is None or number.cell.table != date.cell.table:
        yield unknown(parts.date.place, Bilingual("không nằm trong cùng một bảng", "they are not in the same table"))
    elif number.cell.row == date.cell.row:
        yield held(parts.number.place)
    else:
        yield broken(
            parts.date.place,
            Bilingual("không cùng dòng với số, ký hiệu", "not on the same line as the number and symbol"),
        )


def kind_look(parts: Parts) -> Iterator[Sight]:
    """13-14, upright, bold, capitals, centred."""
    if parts.kind is not None:
        yield from hold([parts.kind], _KIND_LOOK)
    elif not parts.is_letter:
        yield unknown(
            _HEAD,
            Bilingual(
                "không tìm thấy tên loại văn bản nào của Điều 7", "none of the document types of Điều 7 was found"
            ),
        )


def subject_look(parts: Parts) -> Iterator[Sight]:
    """13-14, upright, bold, lower case, centred."""
    if parts.kind is None:
        return
    if parts.subject:
        yield from hold(parts.subject, _SUBJECT_LOOK)
    else:
        yield broken(
            parts.kind.place, Bilingual("không tìm thấy trích yếu dưới tên loại", "there is no trích yếu below it")
        )


def matter_look(parts: Parts) -> Iterator[Sight]:
    """A công văn's "V/v …": 12-13, upright, not bold, centred under the number."""
    if parts.is_letter:
        yield from hold(parts.subject, _MATTER_LOOK)
