"""The parts of the symbols of documents: the kind (Nghị định 30/2020/NĐ-CP, Phụ lục III) and the body."""

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
"""The beginning of the symbol by kind of document; a công văn and a thư công have none."""
LETTER: Final = "Công văn"
RESOLUTION: Final = "Nghị quyết"
REPORT: Final = "Báo cáo"
PEOPLES_COMMITTEE: Final = "Ủy ban nhân dân"
PEOPLES_COUNCIL: Final = "Hội đồng nhân dân"
_SHORT: Final = {PEOPLES_COMMITTEE: "UBND", PEOPLES_COUNCIL: "HĐND"}
_KINDS: Final = {fold(kind): short for kind, short in ABBREVIATIONS.items()}
_BODIES: Final = {fold(body): short for body, short in _SHORT.items()}


def abbreviation_of(document: str) -> str:
    """The beginning of the symbol of a kind of document; empty where the decree has no such kind."""
    return _KINDS.get(fold(document), "")


def short_name(body: str) -> str:
    """The short name of a body: UBND, HĐND; of any other body its full name."""
    return _BODIES.get(fold(body), body)


def usual_symbol(document: str, body: str) -> str:
    """The symbol of a kind of document that a body issues: ``BC-UBND``; for a công văn the body alone.

    A body without a usual short name has its initials: ``KH-BCĐ``. Empty where the kind has no symbol.
    """
    issued_by = _BODIES.get(fold(body)) or "".join(word[0] for word in body.split()).upper()
    if fold(document) == fold(LETTER):
        return issued_by
    kind = abbreviation_of(document)
    return f"{kind}-{issued_by}" if kind and issued_by else ""


def is_resolution(document: str) -> bool:
    """Whether a kind of document is a nghị quyết, however it is typed."""
    return fold(document) == fold(RESOLUTION)


def is_report(document: str) -> bool:
    """Whether a kind of document is a báo cáo, however it is typed."""
    return fold(document) == fold(REPORT)


def is_council(body: str) -> bool:
    """Whether a body is a people's council, however it is typed."""
    return fold(body) == fold(PEOPLES_COUNCIL)


def has_usual_symbol(body: str) -> bool:
    """Whether a body has a usual short name."""
    return fold(body) in _BODIES
