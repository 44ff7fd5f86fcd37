"""Days as people write them (09/3/2023, 2023-03-09, ngày 9 tháng 3 năm 2023), months, years; the years of a plan."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import TYPE_CHECKING

from msgspec import Struct

from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY_FIRST = regex(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_YEAR_FIRST = regex(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_IN_WORDS = regex(r"ngày\s+([0-9]{1,2})\s+tháng\s+([0-9]{1,2})\s+năm\s+([0-9]{4})")
_ANY = regex(rf"{_IN_WORDS.pattern}|{_DAY_FIRST.pattern}", re.IGNORECASE)
_IN_A_SENTENCE = regex(
    rf"{_IN_WORDS.pattern}|(?<![\d/])([0-9]{{1,2}})/([0-9]{{1,2}})/([0-9]{{4}})(?![\d/])", re.IGNORECASE
)
_MONTH = regex(r"/?\s*([0-9]{1,2})[/.-]([0-9]{4})")
_YEAR = regex(r"[12][0-9]{3}")


class Period(Struct, frozen=True):
    """The years of a plan; a single year has equal ends."""

    first: int
    last: int


class ImpossibleDateError(ValueError):
    """A text that looks like a day, month or quarter and does not exist in a calendar."""

    def __init__(self, text: str, at: int = 0, last: str = "") -> None:
        super().__init__(text)
        self.at = at
        """The index of the date in the text."""
        self.last = last
        """The last day of its month, as text; empty where the month does not exist."""


def read_date(text: str) -> datetime.date | None:
    """Read a text that is a date; ``None`` for any other text.

    Raises:
        ImpossibleDateError: it has the form of a date, like 2023-02-30, which does not exist.
    """
    bare = " ".join(text.split())
    if found := _YEAR_FIRST.fullmatch(bare):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.fullmatch(bare) or _IN_WORDS.fullmatch(bare.lower()):
        day, month, year = found.groups()
    else:
        return None
    return day_of(int(year), int(month), int(day), f"{day}/{month}/{year}")


def find_date(text: str) -> tuple[datetime.date, int] | None:
    """The first date in a sentence and its index; ``None`` without a date.

    Raises:
        ImpossibleDateError: it does not exist.
    """
    found = _ANY.search(text)
    if found is None:
        return None
    day, month, year = (part for part in found.groups() if part is not None)
    return day_of(int(year), int(month), int(day), f"{day}/{month}/{year}", found.start()), found.start()


def impossible_days(text: str) -> Iterator[ImpossibleDateError]:
    """The days in a sentence, typed with slashes or in words, that do not exist."""
    if "/" not in text and "tháng" not in text.lower():
        return  # as in most sentences, which the pattern would search letter by letter
    for found in _IN_A_SENTENCE.finditer(text):
        day, month, year = (int(part) for part in found.groups() if part is not None)
        try:
            day_of(year, month, day, found[0], found.start())
        except ImpossibleDateError as error:
            yield error


def read_month(text: str) -> tuple[int, int] | None:
    """Month and year of a date without a day: ``02/2026``, ``/2/2026``; ``None`` for any other text."""
    found = _MONTH.fullmatch(text.strip())
    return (int(found[1]), int(found[2])) if found and 1 <= int(found[1]) <= 12 else None


def read_year(text: str) -> int | None:
    """A year of four digits, 1000 to 2999; ``None`` for any other text."""
    return int(text) if _YEAR.fullmatch(text) else None


def day_of(year: int, month: int, day: int, text: str, at: int = 0) -> datetime.date:
    """The day typed as ``text``; ``at`` is its index in what was read.

    Raises:
        ImpossibleDateError: the day does not exist.
    """
    try:
        return datetime.date(year, month, day)
    except ValueError as error:
        is_month = 1 <= month <= 12 and datetime.MINYEAR <= year <= datetime.MAXYEAR
        last = f"{calendar.monthrange(year, month)[1]}/{month}" if is_month else ""
        if last and str(year) in text:
            last = f"{last}/{year}"
        raise ImpossibleDateError(text, at, last) from error


def day_in_words(day: datetime.date) -> str:
    """A day in full; days below 10 and months 1 and 2 have a leading zero (Phụ lục I, II.4.b)."""
    return f"ngày {day.day:02} tháng {printed_month(day.month)} năm {day.year}"


def short_day(day: datetime.date) -> str:
    """A day within a text, with the same leading zeros: "09/3/2023"."""
    return f"{day.day:02}/{printed_month(day.month)}/{day.year}"


def printed_month(month: int) -> str:
    """The number of a month, with its leading zero: "02", "3"."""
    return f"{month:02}" if month <= 2 else str(month)
