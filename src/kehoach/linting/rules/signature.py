"""The foot (Phụ lục I, Phần I, mục II.7 and II.9): who signs, who receives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.docx_reading.word_document import DocumentPlace
from kehoach.linting.outcome import broken, held, unknown
from kehoach.linting.rules.look_checks import Look, hold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.linting.outcome import Sight
    from kehoach.linting.parts import Parts

_AUTHORITY_LOOK: Final = Look(13, 14, bold=True, capitals=True)
_SIGNER_LOOK: Final = Look(13, 14, bold=True, capitals=False)
_LABEL_LOOK: Final = Look(12, 12, bold=True, italic=True)
_LIST_LOOK: Final = Look(11, 11)

_MARK: Final = re.compile(r"(TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\b[.:]?\s*")
_RIGHT_MARK: Final = re.compile(r"(TM|KT|TL|TUQ|Q)\. \S.*", re.DOTALL)
_DEGREES: Final = "GS|PGS|TS|ThS|CN|KS|BS|Ông|Bà|Đ/c|Luật sư|Kỹ sư|Cử nhân|Thạc sĩ|Tiến sĩ"
_TITLED: Final = re.compile(rf"({_DEGREES})[.\s].*", re.DOTALL)
_LABEL: Final = "Nơi nhận:"
_FOOT: Final = DocumentPlace("foot")


def authority_look(parts: Parts) -> Iterator[Sight]:
    """Authority and post: 13-14, upright, bold, capitals."""
    if parts.foot.authority:
        yield from hold(parts.foot.authority, _AUTHORITY_LOOK)
    else:
        yield unknown(
            _FOOT,
            Bilingual(
                "không tìm thấy quyền hạn, chức vụ của người ký", "the signer's authority and post were not found"
            ),
        )


def authority_form(parts: Parts) -> Iterator[Sight]:
    """“TM.”, “KT.”, “TL.”, “TUQ.”, “Q.”, with a full stop and a blank."""
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
        yield from hold([signer], _SIGNER_LOOK)


def label_look(parts: Parts) -> Iterator[Sight]:
    """“Nơi nhận:”: 12, bold italic, with a colon."""
    label = parts.foot.label
    if label is None:
        yield unknown(_FOOT, Bilingual("không tìm thấy “Nơi nhận:”", "“Nơi nhận:” was not found"))
    elif label.text != _LABEL:
        yield broken(label.place, Bilingual(f"phải ghi “{_LABEL}”", f"should be “{_LABEL}”"))
    else:
        yield from hold([label], _LABEL_LOOK)


def list_look(parts: Parts) -> Iterator[Sight]:
    """The recipients: 11, upright."""
    yield from hold(parts.foot.recipients, _LIST_LOOK)


def list_form(parts: Parts) -> Iterator[Sight]:
    """Each begun with "- " and ended by ";"; "Lưu:" last, with a full stop."""
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
