"""Whether the decree applies to a document, and whether it applies to all of it."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.linting.pieces import folded
from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.docx_reading.word_document import Piece
    from kehoach.linting.heading import HeadingParts


class LintScope(enum.Enum):
    """What the decree is to a document."""

    OWN = "own"
    """An administrative document of its own: every rule applies."""
    ATTACHED = "attached"
    """Issued with another document, which has quốc hiệu, number and date for both."""
    PARTY = "party"
    NORMATIVE = "normative"
    SPEECH = "speech"
    FORM = "form"

    @property
    def applies(self) -> bool:
        """Whether the decree applies at all."""
        return self in (LintScope.OWN, LintScope.ATTACHED)

    @property
    def text(self) -> Bilingual | None:
        """What it means for the report; ``None`` if nothing is left out."""
        return _TEXTS.get(self)


_NOT_COVERED: Final = Bilingual("không thuộc phạm vi Nghị định 30/2020/NĐ-CP", "outside Decree 30/2020/NĐ-CP")


def _outside(vi: str, en: str) -> Bilingual:
    return Bilingual(f"{_NOT_COVERED.vi}: {vi}", f"{_NOT_COVERED.en}: {en}")


_TEXTS: Final = {
    LintScope.ATTACHED: Bilingual(
        "kèm theo văn bản khác: không xét Quốc hiệu, tên cơ quan, số, ngày",
        "issued with another document: quốc hiệu, issuer, number and date are not checked",
    ),
    LintScope.PARTY: _outside(
        "văn bản của Đảng, trình bày theo Hướng dẫn của Văn phòng Trung ương Đảng (05-HD/VPTW, trước là 36-HD/VPTW)",
        "a Party document, which follows the guidance of the Party's Central Office (05-HD/VPTW, formerly 36-HD/VPTW)",
    ),
    LintScope.NORMATIVE: _outside(
        "văn bản quy phạm pháp luật, trình bày theo Nghị định 78/2025/NĐ-CP",
        "a legal normative document, which follows Decree 78/2025/NĐ-CP",
    ),
    LintScope.SPEECH: _outside(
        "bài phát biểu, tham luận không phải văn bản hành chính (Điều 7)",
        "a speech is not an administrative document (Điều 7)",
    ),
    LintScope.FORM: _outside(
        "đơn, phiếu, biểu mẫu trình bày theo văn bản ban hành mẫu đó, không phải loại văn bản nào của Điều 7",
        "a form follows the text that prescribes it; it is none of the document types of Điều 7",
    ),
}
_PARTY: Final = "dang cong san viet nam"
_NORMATIVE_NUMBER: Final = regex(r".*/\s*\d{4}\s*/\s*(qh\d*|ubtvqh\d*|nq|nd|qd|tt|ttlt|nqlt|l|pl)\b.*")
_NORMATIVE_KINDS: Final = ("luat", "bo luat", "phap lenh", "nghi dinh", "thong tu", "thong tu lien tich")
_SPEECH: Final = regex(r"(kinh thua|tham luan|(bai |dien van )?phat bieu)\b.*")
_FORM: Final = regex(r"(phieu (trinh|(ghi|xin|lay) y kien)|don(?! vi\b)|to khai|ban khai|so yeu ly lich)\b.*")
_CHARTER: Final = regex(r"dieu le\b.*")
"""A charter is not a document type of Điều 7: a decision approves it."""
_LONG_TITLE: Final = 90


def scope_of(opening: Sequence[Piece], heading: HeadingParts) -> LintScope:
    """What the decree is to a document, by the pieces of its first paragraphs and the heading found among them."""
    titles = [folded(piece.text) for piece in opening if piece.text.isupper() and len(piece.text) <= _LONG_TITLE]
    if heading.nation is None and any(folded(piece.text) == _PARTY for piece in opening):
        return LintScope.PARTY
    if heading.number is not None and _NORMATIVE_NUMBER.fullmatch(folded(heading.number.text)):
        return LintScope.NORMATIVE
    if heading.kind is not None or heading.is_letter:
        return LintScope.ATTACHED if heading.reference and heading.number is None else LintScope.OWN
    if any(title in _NORMATIVE_KINDS for title in titles):
        return LintScope.NORMATIVE
    if any(map(_FORM.fullmatch, titles)):
        return LintScope.FORM
    if heading.number is not None:
        return LintScope.OWN
    if heading.reference or any(map(_CHARTER.fullmatch, titles)):
        return LintScope.ATTACHED
    prose = (folded(piece.text) for piece in opening if piece.paragraph.cell is None)
    if any(map(_SPEECH.fullmatch, prose)):
        return LintScope.SPEECH
    is_private = heading.nation is not None and not heading.issuer
    return LintScope.FORM if is_private else LintScope.OWN
