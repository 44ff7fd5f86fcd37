"""What the words of a label say about its figures: a rate, a sum, a mean, a remainder, a unit."""

from __future__ import annotations

import re
from typing import Final

from kehoach.patterns import regex


def _any_of(*words: str) -> re.Pattern[str]:
    """A pattern that finds one of some words, in whatever case."""
    return re.compile("|".join(words), re.IGNORECASE)


_PER_CENT: Final = r"(?<!\d)(?<!\d )%"
"""Not the one of “thu hưởng 100%”."""
_SHARES: Final = (_PER_CENT, "‰", "tỷ lệ", "tỉ lệ", "tỷ trọng", "tỉ trọng", "cơ cấu", "tỷ suất", "tỉ suất", r"\btl\b")
_COMPARED: Final = ("tốc độ", "so với", "so sánh", r"\bss\b")
_MEANS: Final = ("bình quân", "mật độ", "năng suất", "đơn giá", "trung bình", r"\bbq\b", r"\bns\b")
_PER: Final = ("/người", "/hộ", "/ha", "/km")
_RISES: Final = (r"(?<!gia )tăng", r"(?<!miễn )giảm", r"\+/-", "±")

_RATE: Final = _any_of(
    *(*_SHARES, *_COMPARED, *_MEANS, *_PER, "/năm", "hệ số", "chỉ số", "đạt so"),
    *("định mức", "mức hưởng", "mức thưởng", "mức hỗ trợ"),
)
_NOT_SUMMED: Final = _any_of(
    *("năm sinh", r"\bđiểm\b", "xếp (loại|hạng|thứ)", "thứ tự", r"\bhạng\b", r"\bngày\b", "số hiệu", r"\btuổi\b")
)
_PERCENT: Final = _any_of(*_SHARES, *_COMPARED, "đạt", "hoàn thành")
_PER_UNIT: Final = _any_of(*_MEANS, *_PER)
_AGREEING: Final = {
    "growth": _any_of(*_RISES, *_COMPARED, "tăng trưởng", _PER_CENT),
    "difference": _any_of(
        *(*_RISES, *_COMPARED, "chênh", "còn", "cuối", "thừa", "thiếu", "chưa", "dư", "hụt", "biến động"),
        *("không", "lại", "tồn"),
    ),
    "sum": _any_of("cả năm", "tổng", "cộng", "chung", r"\bts\b", "toàn", "cuối"),
    "product": _any_of("thành tiền", "sản lượng", "kinh phí", r"\btiền\b", "tổng", "dự toán", r"\bsl\b", "giá trị"),
    "share": _any_of(*_SHARES),
    "chain": _PERCENT,
    "running": _any_of("lũy kế", "luỹ kế", "cộng dồn"),
}
_APART: Final = _any_of(*_RISES, *_COMPARED, "chênh", "biến động", "cùng kỳ")
_DONE: Final = _any_of(_PER_CENT, "đạt", "hoàn thành", "thực hiện", r"\bth\b", "tỷ lệ", "tỉ lệ")
_PLACES: Final = "xã|phường|huyện|tỉnh|thị xã|thị trấn|thành phố|quốc|vùng|ngành"
_TOTAL: Final = regex(
    rf"(?:tổng|cộng|toàn|chung|cả)(?: (?:số|cộng|cả|toàn))?(?: (?:{_PLACES}))?(?:\s*[(:=].*)?|tc"
    r"|tổng .*|cộng (?:nhóm|khối|mục|phần|hạng|[a-z]\b|[ivx]+\b).*|cả nước",
    re.IGNORECASE,
)
_WITHIN: Final = regex(r"\W*(?:trong ?đó|tđ\b|bao gồm cả|riêng|nổi bật|chủ yếu|t\.đó)", re.IGNORECASE)
_MINUS: Final = regex(r"\W*(?:trừ\b|giảm trừ|\(-\))", re.IGNORECASE)
_MONEY: Final = _any_of(
    *("đồng", "triệu", r"tỷ\b(?! (lệ|trọng|suất))", "nghìn", "vnđ", r"\btrđ\b", "usd", "kinh phí", "tiền", "vốn"),
    *("ngân sách", "dự toán", r"thu\b", r"chi\b"),
)
_COUNT: Final = _any_of(
    r"\bhộ\b",
    "người",
    r"\bcon\b",
    r"\bkhẩu\b",
    "lao động",
    "học sinh",
    "đối tượng",
    "công dân",
    "đảng viên",
    "hội viên",
)
_UNIT_COLUMN: Final = regex(r"(?:đơn vị tính|đvt|đv tính|đơn vị\s*\(?tính\)?|đv)\W*", re.IGNORECASE)


def is_rate(label: str) -> bool:
    """Whether the figures of a label are rates, means or per unit: never added up."""
    return bool(_RATE.search(label))


def is_percent(label: str) -> bool:
    """Whether the figures of a label are shares or compare two figures: in %, as a rule."""
    return bool(_PERCENT.search(label)) and not _PER_UNIT.search(label)


def is_summed(label: str) -> bool:
    """Whether figures of a label may be added up."""
    return not is_rate(label) and not _NOT_SUMMED.search(label)


def is_total(label: str) -> bool:
    """Whether a row's label says that it adds up others."""
    return bool(_TOTAL.fullmatch(label.strip(" .:*-+")))


def is_within(label: str) -> bool:
    """“Trong đó”: the rows or columns are picked from a sum, they need not make it up."""
    return bool(_WITHIN.match(label))


def is_apart(label: str) -> bool:
    """Whether figures of a label say how far two figures are apart, as two rates may be."""
    return bool(_APART.search(label))


def is_minus(label: str) -> bool:
    """“Trừ: …”: counted with a minus."""
    return bool(_MINUS.match(label))


def is_money(label: str) -> bool:
    """Whether figures are amounts of money, which are rounded to their unit."""
    return bool(_MONEY.search(label))


def is_count(label: str) -> bool:
    """Whether whole things are counted, so that nothing is rounded."""
    return bool(_COUNT.search(label))


def is_unit_column(label: str) -> bool:
    """Whether a column holds units."""
    return bool(_UNIT_COLUMN.fullmatch(label.strip()))


def agrees(kind: str, label: str, power: int = 2) -> bool:
    """Whether the label of a target supports a formula of a kind."""
    if kind == "ratio":
        return bool((_PERCENT if power == 2 else _PER_UNIT).search(label))
    return kind in _AGREEING and bool(_AGREEING[kind].search(label))


def compares_done_with_planned(label: str) -> bool:
    """Whether many rows of 100 % are to be expected: thực hiện over kế hoạch."""
    return bool(_DONE.search(label))
