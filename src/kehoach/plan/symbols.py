"""What the symbols of documents are made of: the kind (Nghị định 30/2020/NĐ-CP, Phụ lục III) and the body."""

from __future__ import annotations

from typing import Final

from kehoach.source.names import fold

ABBREVIATIONS: Final = {
    "Nghị quyết": "NQ",
    "Quyết định": "QĐ",
    "Chỉ thị": "CT",
    "Quy chế": "QC",
    "Quy định": "QyĐ",
    "Thông cáo": "TC",
    "Thông báo": "TB",
    "Hướng dẫn": "HD",
    "Chương trình": "CTr",
    "Kế hoạch": "KH",
    "Phương án": "PA",
    "Đề án": "ĐA",
    "Dự án": "DA",
    "Báo cáo": "BC",
    "Biên bản": "BB",
    "Tờ trình": "TTr",
    "Hợp đồng": "HĐ",
    "Công điện": "CĐ",
    "Bản ghi nhớ": "BGN",
    "Bản thỏa thuận": "BTT",
    "Giấy ủy quyền": "GUQ",
    "Giấy mời": "GM",
    "Giấy giới thiệu": "GGT",
    "Giấy nghỉ phép": "GNP",
    "Phiếu gửi": "PG",
    "Phiếu chuyển": "PC",
    "Phiếu báo": "PB",
}
"""What the symbol of each kind of document begins with; a công văn and a thư công have nothing of the sort."""
LETTER: Final = "Công văn"
PEOPLES_COMMITTEE: Final = "Ủy ban nhân dân"
PEOPLES_COUNCIL: Final = "Hội đồng nhân dân"
_SHORT: Final = {PEOPLES_COMMITTEE: "UBND", PEOPLES_COUNCIL: "HĐND"}
_KINDS: Final = {fold(kind): short for kind, short in ABBREVIATIONS.items()}
_BODIES: Final = {fold(body): short for body, short in _SHORT.items()}


def abbreviation_of(document: str) -> str:
    """What the symbol of a kind of document begins with; empty where the decree has no such kind."""
    return _KINDS.get(fold(document), "")


def short_name(body: str) -> str:
    """What a body is called for short: UBND, HĐND; any other has its full name."""
    return _BODIES.get(fold(body), body)


def usual_symbol(document: str, body: str) -> str:
    """The symbol of a kind of document that a body issues: ``BC-UBND``; of a công văn the body alone.

    Of another body than the two that have a usual one, its initials: ``KH-BCĐ``. Empty where the kind has none.
    """
    issued_by = _BODIES.get(fold(body)) or "".join(word[0] for word in body.split()).upper()
    if fold(document) == fold(LETTER):
        return issued_by
    kind = abbreviation_of(document)
    return f"{kind}-{issued_by}" if kind and issued_by else ""


def has_usual_symbol(body: str) -> bool:
    """Whether everybody abbreviates a body alike."""
    return fold(body) in _BODIES
