"""Times as Vietnamese offices write them: 30/6/2026, quý IV/2026 - 2030, trước ngày 15/12 hằng năm.

The only place that defines which times can be read: in cells of ``kind: date``, in ``when`` of tasks, in ``as_of``. A
text is split into points in time and the words around them (``_TOKENS``), which can be combined in certain orders
(``_SENTENCE``); then each point is resolved to days.
"""

from __future__ import annotations

import calendar
import datetime
import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.patterns import regex
from kehoach.plan.dates import ImpossibleDateError, day_of
from kehoach.source.names import one_spaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kehoach.diagnostics import Findings, Place, Rule


class Time(Struct, frozen=True):
    """A time that was read.

    ``first`` and ``last`` are its days, both included, and ``first`` is never after ``last``. Either is ``None`` where
    the time is open on that side (``trước ngày …``, ``từ …``), and both where it has no year or is expressed by words
    like ``thường xuyên`` and ``hằng năm``.
    """

    text: str
    """As typed, on one line."""
    first: datetime.date | None = None
    last: datetime.date | None = None
    years: tuple[tuple[int, ...], ...] = ()
    """The years named, in order; the two of a school year are one item."""

    def __str__(self) -> str:
        """The time as typed, which is how it prints."""
        return self.text

    def years_outside(self, first: int, last: int) -> Iterator[int]:
        """The years named outside of ``first`` to ``last``; for a school year it is enough that one of the two is
        inside.
        """
        for years in self.years:
            if not any(first <= year <= last for year in years):
                yield years[0]


class ReversedTimeError(ValueError):
    """A period that ends before it begins: quý IV - quý II/2026."""


def read_time(text: str) -> Time | None:
    """Read a text that is a time; ``None`` for any other text.

    Raises:
        ImpossibleDateError: it names a day, month or quarter that does not exist, like 31/6/2026 and quý V; also where
        other words in it make it not a time.
        ReversedTimeError: it ends before it begins.
    """
    _refuse_impossible_day(text)
    sentence = _sentence(text)
    is_open = any(token.kind == _OPEN for token in sentence)
    points = _dated(list(_with_units(sentence)))
    if not sentence or not all(point.is_whole or (is_open and point.unit) for point in points):
        return None
    spans = [_span(stretch, is_cyclic=is_open) for stretch in _stretches(points)]
    first, last = _ends(() if is_open else spans)
    years = tuple(point.years for point in points if point.is_of_year)
    return Time(one_spaced(text), first, last, years)


def read_reported(text: str, unread: Rule | None, at: Callable[[int], Place], findings: Findings) -> Time | None:
    """Read a time and report what is wrong with it.

    ``unread`` is the rule for a text that is not a time, ``None`` where any text is allowed; ``at`` returns the place
    of a character.
    """
    try:
        time = read_time(text)
    except ImpossibleDateError as error:
        findings.add(rules.IMPOSSIBLE_DATE, at(error.at), text=Verbatim(str(error)), last=Verbatim(error.last))
    except ReversedTimeError:
        findings.add(rules.REVERSED_TIME, at(0), text=Verbatim(text))
    else:
        if time is None and unread is not None:
            findings.add(unread, at(0), text=Verbatim(text))
        return time
    return None


# --- words -------------------------------------------------------------------------------------------------------

_Y: Final = "[12][0-9]{3}"
_N: Final = "[0-9]{1,2}"
_ROMAN: Final = "[ivx]+"
_OF: Final = r"(?:\s*/\s*|-|\s+năm\s+|\s+)"
_PERIOD: Final = "(?:năm học|năm|quý|tháng|tuần|ngày|kỳ|vụ|đợt)"
_NO_NUMBER: Final = r"(?! (?:học|[0-9]|[ivx]+(?!\w)))"
_EVENTS: Final = (
    "yêu cầu|hướng dẫn|chỉ đạo|quy định|kế hoạch|chương trình|tiến độ|lịch|thông báo|đề nghị|nhu cầu|thời vụ|mùa vụ"
)
# A space in a phrase is any space.
_LEADS: Final = (
    "kể từ|từ nay|từ|ngay|bắt đầu|sớm nhất|trước|sau|trong vòng|trong|vào|hết|nửa đầu|nửa cuối|đầu|giữa|cuối|cả"
    "|chậm nhất|muộn nhất|là|xong|hoàn thành|thực hiện|dự kiến|khoảng|thượng tuần|trung tuần|hạ tuần|giai đoạn|nhiệm kỳ"
    "|các năm|học kỳ (?:[12]|ii?)|tuần (?:thứ )?(?:[1-5]|nhất|hai|ba|tư|đầu|cuối)(?: của)?"
    rf"|{_N}\s*(?:giờ|h)(?:\s*{_N}(?: phút)?)?,?"
).replace(" ", r"\s+")
_OPEN_WORDS: Final = (
    rf"thường xuyên|liên tục|trở đi|định kỳ|đột xuất|(?:hằng|hàng|mỗi|từng|theo) {_PERIOD}|{_N} lần\s*/\s*{_PERIOD}"
    rf"|(?:đầu|giữa|cuối|cả|trong|suốt|quanh) (?:năm học|năm|quý|tháng|kỳ|giai đoạn|nhiệm kỳ){_NO_NUMBER}"
    rf"|(?:các|những) năm(?: (?:tiếp theo|sau))?{_NO_NUMBER}|thứ (?:[2-7]|hai|ba|tư|năm|sáu|bảy)|chủ nhật"
    r"|(?:của )?tháng (?:đầu|cuối)(?: của)?(?: (?:mỗi|hằng|hàng))? (?:quý|năm)"
    rf"|(?:{_N}|ba|sáu|chín) (?:tháng|tuần|ngày|năm|quý)(?: (?:một|0?1) lần)?"
    # What hangs on an event, with all that is said of it.
    rf"|(?:(?:ngay|kể từ|từ|sau|trước) ){{0,2}}khi \S.*|kể từ ngày [^\W\d].*|theo (?:{_EVENTS})(?!\w).*"
).replace(" ", r"\s+")

# A letter for each kind of token, so that an order of them is a text too.
_POINT, _NUMBER, _LEAD, _TO, _HYPHEN, _AND, _OPEN = "PNLUJSO"

# Of two that fit at one place the first is taken: a date before a month and a year.
_TOKENS: Final = regex(
    rf"""\s*(?:(?:
      (?P<iso>(?P<iso_y>{_Y})-(?P<iso_m>{_N})-(?P<iso_d>{_N}))
    | (?:ngày\s+)?(?P<date>(?P<date_d>{_N})(?P<mark>[/.-])(?P<date_m>{_N})(?P=mark)(?P<date_y>{_Y}))
    | (?:ngày\s+)?(?P<said>(?P<said_d>{_N})\s+tháng\s+(?P<said_m>{_N})(?:(?:\s+năm\s+|\s*/\s*)(?P<said_y>{_Y}))?)
    | (?P<month>tháng\s+(?P<month_m>{_N})(?:{_OF}(?P<month_y>{_Y}))?)
    | (?P<quarter>(?:quý|quí|qúy)\s+(?P<quarter_m>{_ROMAN}|{_N})(?:{_OF}(?P<quarter_y>{_Y}))?)
    | (?P<school>năm\s+học\s+(?P<school_y>{_Y})\s*[-–/]\s*(?P<school_last>{_Y}))
    | (?P<part>(?P<part_m>{_N}|ba|sáu|chín)\s+tháng\s+(?P<part_of>đầu|cuối)\s+năm(?:(?:\s*/\s*|\s+)(?P<part_y>{_Y}))?)
    | (?P<start>(?P<start_m>{_N}|ba|sáu|chín)\s+tháng{_OF}(?P<start_y>{_Y}))
    | (?P<shared>(?P<shared_m>{_N}|{_ROMAN})(?:\s*/\s*|-|\s+năm\s+)(?P<shared_y>{_Y}))
    | (?:ngày\s+)?(?P<short>(?P<short_d>{_N})/(?P<short_m>{_N}))
    | (?P<year>(?:năm\s+)?(?P<year_y>{_Y}))
    | (?P<open>{_OPEN_WORDS})
    | (?P<bare>ngày\s+(?P<bare_d>{_N}))
    | (?P<to>(?:cho\s+)?(?:đến|tới)) | (?P<lead>{_LEADS})
    | (?P<number>(?P<number_m>{_N}|{_ROMAN}))
    )(?![\w/]) | (?P<hyphen>[-–—]) | (?P<and>[,;().]|(?:và|hoặc)(?!\w)))""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_KINDS: Final = {"open": _OPEN, "number": _NUMBER, "shared": _NUMBER, "to": _TO, "lead": _LEAD, "hyphen": _HYPHEN,
                 "and": _AND}  # fmt: skip
# A stretch is one point or two; between stretches stands a comma or the like, but not beside open words.
_STRETCH: Final = "[LU]*[PN](?:[UJ][LU]*[PN])?"
_WORDS: Final = "[LU]*O"
_SENTENCE: Final = regex(f"S*(?:{_STRETCH}|{_WORDS})(?:S+(?:{_STRETCH}|{_WORDS})|{_WORDS}|(?<=O){_STRETCH})*S*")
# What is a day of a calendar among any words; 3/4 is one only behind “ngày”.
_WHOLE_DAY: Final = regex(
    rf"""(?:ngày\s+(?P<short>{_N}/{_N}|{_N}\s+tháng\s+{_N}(?:\s+năm\s+{_Y})?)
    |(?<![\w/.-])(?P<whole>{_N}(?P<mark>[/.-]){_N}(?P=mark){_Y}|{_Y}-{_N}-{_N})
    )(?![\w/]|-[0-9])""",
    re.VERBOSE | re.IGNORECASE,
)


class _TimeToken(Struct, frozen=True):
    """One token of a text: its kind, the name of what it matched, its numbers, and its position."""

    kind: str
    name: str
    text: str
    at: int
    numbers: dict[str, str]


def _sentence(text: str) -> list[_TimeToken]:
    """The tokens of a text in order; none where it also has other words, or an order that is not a time."""
    text, tokens, at = text.rstrip(), [], 0
    while at < len(text):
        found = _TOKENS.match(text, at)
        if found is None:
            return []
        tokens.append(_token(found))
        at = found.end()
    return tokens if _SENTENCE.fullmatch("".join(token.kind for token in tokens)) else []


def _token(found: re.Match[str]) -> _TimeToken:
    parts = {name: part for name, part in found.groupdict().items() if part is not None}
    name = next(name for name in parts if "_" not in name and name != "mark")
    numbers = {key.rpartition("_")[2]: part.casefold() for key, part in parts.items() if "_" in key}
    return _TimeToken(_KINDS.get(name, _POINT), name, parts[name], found.start(name), numbers)


def _refuse_impossible_day(text: str) -> None:
    """Raise for a whole date that does not exist, in a text that is otherwise not a time."""
    for found in _WHOLE_DAY.finditer(text):
        day = _TOKENS.match(text, found.start("whole" if found["whole"] else "short"))
        if day is not None:
            point = _point(_token(day), "")
            _days(point, point.year or _ANY_YEAR)


# --- points in time ----------------------------------------------------------------------------------------------

_ANY_YEAR: Final = 2000
"""Used where no year is given; it has a 29 February."""
_QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_COUNTS: Final = {"ba": 3, "sáu": 6, "chín": 9}
_SCHOOL_BEGINS: Final = 8
"""The month in which a school year begins; it ends before that month of the next year."""


class _Point(Struct, frozen=True):
    """A day, month, quarter, part of a year, year or school year; 0 for a number that is not given."""

    unit: str
    number: int
    month: int
    year: int
    text: str
    at: int
    leads: tuple[str, ...] = ()
    is_end: bool = False
    """Whether it ends the period that the previous point begins."""
    is_of_year: bool = False
    """Whether it names its own year."""
    of_end: bool = False
    """Whether a part of a year is its last months."""

    @property
    def is_whole(self) -> bool:
        """Whether the point is complete; a day without a month is, only with words like ``hằng tháng``."""
        return bool(self.unit) and (self.unit != "day" or self.month != 0)

    @property
    def years(self) -> tuple[int, ...]:
        """The years that it names."""
        return () if not self.year else (self.year, self.year + 1) if self.unit == "school" else (self.year,)


def _with_units(sentence: Sequence[_TimeToken]) -> Iterator[_Point]:
    """The points of a sentence; a number alone has the unit of the previous point, or else of the next one."""
    leads: list[str] = []
    is_end, before = False, ""
    behind = _units_behind(sentence)
    for index, token in enumerate(sentence):
        if token.kind in (_POINT, _NUMBER):
            point = _point(token, before or behind[index])
            yield replace(point, leads=tuple(leads), is_end=is_end)
            leads, is_end, before = [], False, point.unit
        elif token.kind == _HYPHEN or (token.kind == _TO and index and sentence[index - 1].kind in (_POINT, _NUMBER)):
            is_end = True
        elif token.kind in (_LEAD, _TO):
            leads.append(" ".join(token.text.casefold().split()))
        elif token.kind == _OPEN:
            leads = []


def _units_behind(sentence: Sequence[_TimeToken]) -> list[str]:
    """For each token, the unit of the next point that has one."""
    units = [""]
    for token in reversed(sentence[1:]):
        units.append((token.kind in (_POINT, _NUMBER) and _unit(token, "")) or units[-1])
    return units[::-1]


def _unit(token: _TimeToken, near: str) -> str:
    """The unit of a token; empty where neither it nor the point near it has one."""
    match token.name:
        case "iso" | "date" | "said" | "short" | "bare":
            return "day"
        case "shared":
            return "quarter" if near == "quarter" else "month"
        case "number":
            return near if near in ("day", "month", "quarter") else ""
    return "part" if token.name == "start" else token.name


def _point(token: _TimeToken, near: str) -> _Point:
    """A token as a point; its unit is empty where it cannot exist, like “tháng II”, and its number 0 for “quý X”."""
    said, unit = token.numbers, _unit(token, near)
    month, year = said.get("m", ""), int(said.get("y", 0))
    typed = month
    if unit == "day":
        typed, month = said.get("d", month), month if "d" in said else ""
    is_roman = unit in ("day", "month") and not typed.isdigit()
    is_broken = unit == "school" and int(said["last"]) != year + 1
    number = int(typed) if typed.isdigit() else {**_QUARTERS, **_COUNTS}.get(typed, 0)
    of_day = int(month) if unit == "day" and month else 0
    unit = "" if is_roman or is_broken else unit
    return _Point(unit, number, of_day, year, token.text, token.at, of_end=said.get("of") == "cuối")


def _dated(points: Sequence[_Point]) -> list[_Point]:
    """The points with the month and year that they share with the next one."""
    dated: list[_Point] = []
    for point in reversed(points):
        following = dated[-1] if dated else point
        is_bare = point.unit == "day" and not point.month and following.unit == "day"
        month = following.month if is_bare else point.month
        dated.append(replace(point, month=month, year=point.year or following.year, is_of_year=point.year != 0))
    return dated[::-1]


def _stretches(points: Sequence[_Point]) -> Iterator[tuple[_Point, ...]]:
    """Each point alone or with the one that ends its period, which has the same year where it names none."""
    for index, point in enumerate(points):
        following = points[index + 1] if index + 1 < len(points) else None
        if following is not None and following.is_end:
            yield point, replace(following, year=following.year or point.year)
        elif not point.is_end:
            yield (point,)


# --- days --------------------------------------------------------------------------------------------------------

_Span = tuple[datetime.date | None, datetime.date | None]
_DAY: Final = datetime.timedelta(days=1)
_MOST_DAYS: Final = 31


def _span(stretch: Sequence[_Point], *, is_cyclic: bool) -> _Span:
    """The first and last day of a period, ``None`` where open or without a year; ``is_cyclic``: across a new year."""
    begin, end = stretch[0], stretch[-1]
    first, last = _begin(begin, is_alone=len(stretch) == 1), _end(end, is_alone=len(stretch) == 1)
    if first is not None and last is not None and last < first and not (is_cyclic and not begin.year):
        raise ReversedTimeError
    return (first if begin.year else None, last if end.year else None)


def _begin(point: _Point, *, is_alone: bool) -> datetime.date | None:
    first, last = _days(point, point.year or _ANY_YEAR)
    if "sau" in point.leads:
        return last + _DAY
    is_open = is_alone and any(word in _CLOSING for word in point.leads) and not _opens(point)
    return None if is_open else first


def _end(point: _Point, *, is_alone: bool) -> datetime.date | None:
    first, last = _days(point, point.year or _ANY_YEAR)
    if "trước" in point.leads:
        return first - _DAY
    return None if is_alone and _opens(point) else last


_CLOSING: Final = ("trước", "đến", "tới", "cho đến", "cho tới", "hết", "chậm nhất", "muộn nhất", "xong", "hoàn thành")


def _opens(point: _Point) -> bool:
    """Whether the words before a point make it the beginning of a period."""
    return any(word in ("từ", "kể từ", "bắt đầu", "sớm nhất", "sau") for word in point.leads)


def _days(point: _Point, year: int) -> tuple[datetime.date, datetime.date]:
    """The first and last day of a point in a year.

    Raises:
        ImpossibleDateError: the day, month or quarter does not exist.
    """
    first, last = 1, 12
    match point.unit:
        case "day" if not point.month and not 1 <= point.number <= _MOST_DAYS:
            raise ImpossibleDateError(point.text, point.at)
        case "day":
            day = day_of(year, point.month or 1, point.number, point.text, point.at)
            return day, day
        case "school":
            return datetime.date(year, _SCHOOL_BEGINS, 1), datetime.date(year + 1, _SCHOOL_BEGINS, 1) - _DAY
        case "month":
            first = last = point.number
        case "quarter":
            first, last = 3 * point.number - 2, 3 * point.number
        case "part":
            first, last = (13 - point.number, 12) if point.of_end else (1, point.number)
    if not 1 <= first <= last <= 12:
        raise ImpossibleDateError(point.text, point.at)
    return datetime.date(year, first, 1), datetime.date(year, last, calendar.monthrange(year, last)[1])


def _ends(spans: Sequence[_Span]) -> _Span:
    """The first and last day of all periods."""
    firsts, lasts = [first for first, _ in spans if first], [last for _, last in spans if last]
    return (
        min(firsts) if firsts and len(firsts) == len(spans) else None,
        max(lasts) if lasts and len(lasts) == len(spans) else None,
    )
