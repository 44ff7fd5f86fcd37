"""What a cell holds: a figure with its decimals, nothing, a missing figure, or words.

Marks are read by the column's own convention, because one table may have ``1.234`` beside ``86.38``.
"""

from __future__ import annotations

import enum
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.numbers import format_exact, tidy
from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kehoach.numbers import Exact


class CellSort(enum.Enum):
    """What a cell is, for arithmetic."""

    FIGURE = "figure"
    BLANK = "blank"
    DASH = "dash"
    """“-”: there is none, 0 in a sum."""
    MISSING = "missing"
    """“chưa có”, “…”: not known."""
    WORDS = "words"


class CellFigure(Struct, frozen=True):
    """The content of one cell."""

    text: str
    sort: CellSort
    value: Exact = 0
    places: int = 0
    """The decimals printed."""
    is_percent: bool = False
    is_composite: bool = False
    """More than one figure; the value is the first."""
    direction: int = 0
    """1 after “tăng” or “vượt”, -1 after “giảm” or “hụt”: the figure itself is then without a sign."""
    proper: str = ""
    """How an oddly written figure would be written in its table; empty for all others."""
    is_signed: bool = False
    """Printed with + or -."""

    @property
    def is_figure(self) -> bool:
        """Whether it has a value."""
        return self.sort is CellSort.FIGURE


BLANK: Final = CellFigure("", CellSort.BLANK)
_MISSING: Final = regex(
    r"(?i)[.…_]{2,}|…|chưa( có| rõ| xác định)?( số liệu)?|không có số liệu|x|\?|k?xđ|n/a|\.|//|nt|\"|”"
)
_DASH: Final = regex(r"[-–—−_]{1,3}")
_SIGN: Final = r"[-+−–]?\s?"
_DIGITS: Final = r"\d[\d.,]*\d|\d"
_UNIT: Final = "|".join(
    (
        *(
            "%",
            "‰",
            "hộ",
            "người",
            "con",
            "ha",
            "km",
            "m2",
            "m²",
            "m3",
            "tấn",
            "tạ",
            "kg",
            "cái",
            "xã",
            "thôn",
            "đồng",
            "đ",
        ),
        *("triệu", "tỷ", "triệu đồng", "tỷ đồng", "nghìn đồng", "lượt người", "lượt"),
    )
)
_DIRECTION: Final = r"(?:(?P<word>tăng|vượt|giảm|hụt|đạt)\s+)?"
_ONE: Final = regex(rf"(?i){_DIRECTION}(?P<sign>{_SIGN})(?P<token>{_DIGITS})\s*(?P<unit>{_UNIT})?\.?")
_FIRST: Final = regex(
    rf"(?i)(?P<sign>{_SIGN})(?P<token>{_DIGITS})\s*(?P<unit>{_UNIT})?\s*(?:\(.*\)|[,;\n]\s*\D.*)", re.DOTALL
)
_BRACKETED: Final = regex(rf"\((?P<token>{_DIGITS})\s*(?P<unit>%)?\)")
_SPACED_MARK: Final = regex(r"(?<=\d)\s*([.,])\s+(?=\d)|(?<=\d)\s+([.,])\s*(?=\d)")
_SPACED_GROUPS: Final = regex(r"\d{1,3}(?: \d{3})+(?:,\d+)?")
_MONEY_BEFORE: Final = regex(r"(?P<sign>[-+−–]?)\s?(?:US)?[$€£₫đ]\s?(?=[-+−–]?\d)")
_MONEY_AFTER: Final = regex(r"(?<=\d)\s?[$€£₫]")
"""The sign of a currency is left out; not in brackets, where a figure may be meant as negative."""
_UP: Final = ("tăng", "vượt")
_DOWN: Final = ("giảm", "hụt")

_GROUPED: Final = {"vi": regex(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"), "en": regex(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")}
_PLAIN: Final = {"vi": regex(r"\d+(?:,\d+)?"), "en": regex(r"\d+(?:\.\d+)?")}
_STRONG: Final = {
    "vi": regex(r"\d{1,3}(?:\.\d{3})+,\d+|\d+,(?:\d{1,2}|\d{4,})|0,\d{3}|\d{1,3}(?:\.\d{3}){2,}"),
    "en": regex(r"\d{1,3}(?:,\d{3})+\.\d+|\d+\.(?:\d{1,2}|\d{4,})|0\.\d{3}|\d{1,3}(?:,\d{3}){2,}"),
}
_OTHER: Final = {"vi": "en", "en": "vi"}
_GROUP_OF_THREE: Final = {"vi": regex(r"[1-9]\d{0,2}\.\d{3}"), "en": regex(r"[1-9]\d{0,2},\d{3}")}
MOST_DIGITS: Final = 18


def convention_of(texts: Iterable[str], otherwise: str = "vi") -> str:
    """``vi`` or ``en``: which marks the figures of some cells use, by majority; where none says, the other argument."""
    tokens = [token for text in texts for token in re.findall(_DIGITS, text)]
    strong = {name: sum(bool(pattern.fullmatch(token)) for token in tokens) for name, pattern in _STRONG.items()}
    if strong["vi"] != strong["en"]:
        return max(strong, key=strong.__getitem__)
    weak = {name: sum(bool(shape.fullmatch(token)) for token in tokens) for name, shape in _GROUP_OF_THREE.items()}
    return otherwise if weak["vi"] == weak["en"] or strong["vi"] else max(weak, key=weak.__getitem__)


def read_column(texts: Sequence[str], of_table: str) -> list[CellFigure]:
    """The cells of one column, from its own marks; where they leave it open, from those of the table."""
    tokens = [token for text in texts for token in re.findall(_DIGITS, text)]
    votes = {name: sum(bool(pattern.fullmatch(token)) for token in tokens) for name, pattern in _STRONG.items()}
    if votes["vi"] != votes["en"]:
        own = max(votes, key=votes.__getitem__)
    else:  # only groups of three digits, or nothing: a dot groups, a comma as the rest of the table has it
        dots = any(_GROUP_OF_THREE["vi"].fullmatch(token) for token in tokens)
        own = "vi" if dots else of_table
    return [read_cell(text, own) for text in texts]


def read_cell(text: str, convention: str) -> CellFigure:
    """One cell by a convention. A figure with marks of the other one is read if it can mean one thing only."""
    flat = _without_money_sign(text.replace("\u00a0", " ").replace("\u2009", " ").replace("\u202f", " ").strip())
    if not flat:
        return BLANK
    if _DASH.fullmatch(flat):
        return CellFigure(text, CellSort.DASH)
    if _MISSING.fullmatch(flat):
        return CellFigure(text, CellSort.MISSING)
    closed = _SPACED_MARK.sub(lambda mark: mark[1] or mark[2], flat)
    spaced = _SPACED_GROUPS.fullmatch(flat)
    closed = closed.replace(" ", "") if spaced else closed
    bracketed = _BRACKETED.fullmatch(closed)
    one = bracketed or _ONE.fullmatch(closed)
    found = one or _FIRST.fullmatch(closed)
    read = None if found is None else _value(found["token"], convention)
    if found is None or read is None:
        return CellFigure(text, CellSort.WORDS)
    value, places, is_odd = read
    groups = found.groupdict()
    sign = (groups.get("sign") or "").strip()
    word = (groups.get("word") or "").casefold()
    direction = 1 if word in _UP else -1 if word in _DOWN else 0
    proper = written(value, places, convention) if is_odd or (closed != flat and not spaced) else ""
    return CellFigure(
        text,
        CellSort.FIGURE,
        -value if sign in ("-", "−", "–") else value,
        places,
        groups.get("unit") == "%",
        one is None,
        direction,
        proper,
        bool(sign),
    )


def _without_money_sign(text: str) -> str:
    if before := _MONEY_BEFORE.match(text):
        return before["sign"] + text[before.end() :]
    after = _MONEY_AFTER.search(text)
    return text[: after.start()] if after and after.end() == len(text) else text


def _value(token: str, convention: str) -> tuple[Exact, int, bool] | None:
    """The value, its decimals, and whether its marks are not those of the convention."""
    if sum(map(str.isdigit, token)) > MOST_DIGITS:
        return None
    for name, is_odd in ((convention, False), (_OTHER[convention], True)):
        if is_odd and not _STRONG[name].fullmatch(token):
            return None
        if _GROUPED[name].fullmatch(token) or _PLAIN[name].fullmatch(token):
            decimal = "," if name == "vi" else "."
            integer, _, decimals = token.partition(decimal)
            digits = int(integer.replace(".", "").replace(",", "") + decimals)
            return tidy(Fraction(digits, 10 ** len(decimals))), len(decimals), is_odd
    return None


def written(value: Exact, places: int, convention: str) -> str:
    """A figure as a table of this convention prints it, with groups."""
    text = format_exact(value, places)
    return text.translate(str.maketrans(",.", ".,")) if convention == "en" else text
