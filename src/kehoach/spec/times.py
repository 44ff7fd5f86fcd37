"""When something is to be done, as people write it in a cell: 30/6/2026, quý II/2026, quý IV/2026 - 2030."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.spec.cells import read_absence
from kehoach.spec.dates import ImpossibleDateError, read_date
from kehoach.spec.names import fold
from kehoach.spec.prose import read_literal

if TYPE_CHECKING:
    from kehoach.diagnostics import Findings
    from kehoach.spec.cells import PlaceOf
    from kehoach.spec.model import Cell

_Span = tuple[datetime.date, datetime.date]

_LEAD: Final = re.compile(r"(?:từ|trước|sau|trong|hết|đến hết|đến|đầu|giữa|cuối)\s+(?:ngày\s+(?=\d))?")
_JOINT: Final = re.compile(r"\s*(?:–|\s-|-\s|(?<=\d)-(?=[12]\d{3}$)|\sđến\s+hết\s|\sđến\s)\s*")
_YEAR: Final = r"(?P<year>[12]\d{3})"
_DAY: Final = re.compile(r"(?:ngày\s+)?(?P<day>\d{1,2})/(?P<month>\d{1,2})")
_MONTH: Final = re.compile(rf"(?:tháng\s+)?(?P<month>\d{{1,2}})\s*(?:/|\s+năm)\s*{_YEAR}|tháng\s+(?P<alone>\d{{1,2}})")
_QUARTER: Final = re.compile(rf"quý\s+(?P<quarter>[ivx]+|\d+)(?:\s*(?:/|\s+năm)\s*{_YEAR})?")
_HALF: Final = re.compile(rf"(?:6|sáu)\s+tháng\s+(?P<half>đầu|cuối)\s+năm(?:\s+{_YEAR})?")
_WHOLE_YEAR: Final = re.compile(rf"(?:năm\s+)?{_YEAR}")
_QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_ANY_YEAR: Final = 2000
"""Stands where no year is said; it has a 29 February."""


def read_time(text: str, at: PlaceOf, findings: Findings) -> Cell:
    """A cell that says when, printed as it is typed; what is no time, or none in any calendar, is a finding."""
    text = read_literal(text, at, findings)
    absence = read_absence(text)
    if absence is not None:
        return absence
    try:
        span = _span(" ".join(text.split()).casefold())
    except ImpossibleDateError:
        findings.add(rules.IMPOSSIBLE_DATE, at(), text=text)
        return text
    if span is None:
        findings.add(rules.BAD_TIME, at(), text=text)
    elif span[1] < span[0]:
        findings.add(rules.REVERSED_TIME, at(), text=text)
    return text


def _span(text: str) -> _Span | None:
    """The first and the last day of a point in time, or of a stretch from one to another.

    The end of a stretch says the year for its beginning, if that has none.

    Raises:
        ImpossibleDateError: quý V, 31/6/2026.
    """
    joints = list(_JOINT.finditer(text))
    if not joints or _point(text, None):
        return _point(text, None)
    first, last = text[: joints[-1].start()], text[joints[-1].end() :]
    end = _point(last, None)
    begin = _point(first, end[0].year) if end else None
    return (begin[0], end[1]) if begin and end else None


def _point(text: str, year: int | None) -> _Span | None:
    bare = _LEAD.sub("", text, count=1) if _LEAD.match(text) else text
    day = read_date(bare.removeprefix("ngày ")) or read_date(bare)
    if day:
        return day, day
    for pattern in (_DAY, _MONTH, _QUARTER, _HALF, _WHOLE_YEAR):
        if found := pattern.fullmatch(bare):
            parts = found.groupdict()
            return _days(parts, int(parts.get("year") or year or _ANY_YEAR), text)
    return None


def _days(parts: dict[str, str | None], year: int, text: str) -> _Span:
    """The days of a month, quarter, half or whole year."""
    if day := parts.get("day"):
        single = read_date(f"{day}/{parts['month']}/{year}")
        assert single is not None  # noqa: S101 - digits where digits belong
        return single, single
    first, last = 1, 12
    if month := parts.get("month") or parts.get("alone"):
        first = last = int(month)
    elif quarter := parts.get("quarter"):
        last = 3 * _QUARTERS.get(quarter, 5)
        first = last - 2
    elif half := parts.get("half"):
        first, last = (1, 6) if fold(half) == fold("đầu") else (7, 12)
    if not 1 <= last <= 12:
        raise ImpossibleDateError(text)
    return datetime.date(year, first, 1), datetime.date(year, last, calendar.monthrange(year, last)[1])
