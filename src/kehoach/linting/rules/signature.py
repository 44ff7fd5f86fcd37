"""The foot (Phụ lục I, Phần I, mục II.7 and II.9): who signs, who receives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.docx_reading.word_document import DocumentPlace
from kehoach.linting.outcome import LayoutRule, LintWeight, broken, held, unknown
from kehoach.linting.rules.look_checks import Look, check_looks
from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.linting.outcome import Sight
    from kehoach.linting.parts import Parts

_AUTHORITY_LOOK: Final = Look(13, 14, bold=True, capitals=True)
_SIGNER_LOOK: Final = Look(13, 14, bold=True, capitals=False)
_LABEL_LOOK: Final = Look(12, 12, bold=True, italic=True)
_LIST_LOOK: Final = Look(11, 11)

_MARK: Final = regex(r"(TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\b[.:]?\s*")
_RIGHT_MARK: Final = regex(r"(TM|KT|TL|TUQ|Q)\. \S.*", re.DOTALL)
_DEGREES: Final = "GS|PGS|TS|ThS|CN|KS|BS|Ông|Bà|Đ/c|Luật sư|Kỹ sư|Cử nhân|Thạc sĩ|Tiến sĩ"
_TITLED: Final = regex(rf"({_DEGREES})[.\s].*", re.DOTALL)
_LABEL: Final = "Nơi nhận:"
_FOOT: Final = DocumentPlace("foot")
_NUMBERED: Final = regex(r".*\d.*/.*")
_DATED: Final = regex(r".*ngày\s*\d.*", re.IGNORECASE)


_NO_NAME: Final = Bilingual(
    "văn bản đã có số và ngày nhưng không có họ tên người ký",
    "the document has a number and a date, but not the signer's name",
)
_NAME_IN_PICTURE: Final = Bilingual(
    "không thấy họ tên người ký; hình ở phần ký có thể chứa họ tên",
    "the signer's name was not found; a picture in the signature may contain it",
)


def authority_look(parts: Parts) -> Iterator[Sight]:
    """Authority and post: 13-14, upright, bold, capitals."""
    if parts.foot.authority:
        yield from check_looks(parts.foot.authority, _AUTHORITY_LOOK)
    elif not parts.is_attached:
        yield unknown(
            _FOOT,
            Bilingual(
                "không tìm thấy quyền hạn, chức vụ của người ký", "the signer's authority and post were not found"
            ),
        )


def authority_form(parts: Parts) -> Iterator[Sight]:
    """“TM.”, “KT.”, “TL.”, “TUQ.”, “Q.”, with a full stop and a space."""
    for piece in parts.foot.authority:
        if _MARK.match(piece.text):
            said = Bilingual("phải ghi như “TM. ỦY BAN NHÂN DÂN”", "should have the form “TM. ỦY BAN NHÂN DÂN”")
            yield held(piece.place) if _RIGHT_MARK.fullmatch(piece.text) else broken(piece.place, said)


def signer_look(parts: Parts) -> Iterator[Sight]:
    """The name: 13-14, upright, bold, lower case, no degree before it."""
    signer = parts.foot.signer
    if signer is None:
        return
    if _TITLED.fullmatch(signer.text):
        said = Bilingual(
            "không ghi học hàm, học vị, danh hiệu trước họ tên", "write the name without an academic or honorary title"
        )
        yield broken(signer.place, said)
    else:
        yield from check_looks([signer], _SIGNER_LOOK)


def signer_named(parts: Parts) -> Iterator[Sight]:
    """A document with number and date has the name of who signs it; a draft may leave it open."""
    foot, heading = parts.foot, parts.heading
    if foot.signer is not None:
        yield held(foot.signer.place)
    elif not foot.authority or heading.number is None or heading.date is None:
        return
    elif foot.has_picture:
        yield unknown(foot.authority[-1].place, _NAME_IN_PICTURE)
    elif _NUMBERED.fullmatch(heading.number.text) and _DATED.fullmatch(heading.date.text):
        yield broken(foot.authority[-1].place, _NO_NAME)


def label_look(parts: Parts) -> Iterator[Sight]:
    """“Nơi nhận:”: 12, bold italic, with a colon."""
    label = parts.foot.label
    if label is None and parts.is_attached:
        return
    if label is None:
        yield unknown(_FOOT, Bilingual("không tìm thấy “Nơi nhận:”", "“Nơi nhận:” was not found"))
    elif label.text != _LABEL:
        yield broken(label.place, Bilingual(f"phải ghi “{_LABEL}”", f"should be “{_LABEL}”"))
    else:
        yield from check_looks([label], _LABEL_LOOK)


def list_look(parts: Parts) -> Iterator[Sight]:
    """The recipients: 11, upright."""
    yield from check_looks(parts.foot.recipients, _LIST_LOOK)


def list_form(parts: Parts) -> Iterator[Sight]:
    """Each begins with "- " and ends with ";"; "Lưu:" is last and ends with a full stop."""
    recipients = parts.foot.recipients
    if parts.foot.label is not None and not recipients:
        yield unknown(parts.foot.label.place, Bilingual("không tìm thấy các dòng nơi nhận", "no recipients were found"))
    for index, piece in enumerate(recipients, 1):
        is_last = index == len(recipients)
        is_kept = re.match(r"[-–]?\s*Lưu\s*:", piece.text) is not None
        if not piece.text.startswith("-"):
            yield broken(piece.place, Bilingual("phải bắt đầu bằng “-”", "should begin with “-”"))
        elif is_kept != is_last:
            yield broken(piece.place, Bilingual("dòng cuối phải là “- Lưu: …”", "the last line should be “- Lưu: …”"))
        elif not piece.text.endswith("." if is_last else ";"):
            mark = "." if is_last else ";"
            yield broken(piece.place, Bilingual(f"phải kết thúc bằng “{mark}”", f"should end with “{mark}”"))
        else:
            yield held(piece.place)


RULES: Final = (
    LayoutRule(
        "L401",
        "Phụ lục I, II.7.đ, V.7",
        Bilingual(
            "Quyền hạn, chức vụ của người ký in hoa, cỡ 13-14, đứng, đậm",
            "Signer's authority and post in capitals, 13-14 pt, upright, bold",
        ),
        authority_look,
    ),
    LayoutRule(
        "L402",
        "Phụ lục I, II.7.b",
        Bilingual(
            "Quyền hạn ký ghi “TM.”, “KT.”, “TL.”, “TUQ.”, “Q.”",
            "Authority written as “TM.”, “KT.”, “TL.”, “TUQ.”, “Q.”",
        ),
        authority_form,
        LintWeight.SERIOUS,
    ),
    LayoutRule(
        "L403",
        "Phụ lục I, II.7.c, II.7.đ, V.7",
        Bilingual(
            "Họ tên người ký in thường, cỡ 13-14, đứng, đậm, không có học hàm, học vị",
            "Signer's name in lower case, 13-14 pt, upright, bold, without academic titles",
        ),
        signer_look,
    ),
    LayoutRule(
        "L404",
        "Phụ lục I, II.9.d, V.8b",
        Bilingual("“Nơi nhận:” cỡ 12, nghiêng, đậm", "“Nơi nhận:”: 12 pt, italic, bold"),
        label_look,
    ),
    LayoutRule(
        "L405",
        "Phụ lục I, II.9.d, V.8b",
        Bilingual("Danh sách nơi nhận cỡ 11, đứng", "List of recipients: 11 pt, upright"),
        list_look,
    ),
    LayoutRule(
        "L406",
        "Phụ lục I, II.9.d",
        Bilingual(
            "Mỗi nơi nhận đầu dòng “-”, cuối dòng “;”; dòng cuối “- Lưu: ….”",
            "Each recipient begins with “-” and ends with “;”; the last line is “- Lưu: ….”",
        ),
        list_form,
    ),
    LayoutRule(
        "L407",
        "Phụ lục I, II.7.c",
        Bilingual(
            "Văn bản đã có số và ngày thì có họ tên người ký", "A document with number and date names its signer"
        ),
        signer_named,
        LintWeight.SERIOUS,
    ),
)
