"""Times as offices write them: what is read, from which day to which, and what is none."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.plan.dates import ImpossibleDateError
from kehoach.plan.times import ReversedTimeError, Time, read_time


def days(text: str) -> str:
    """From when to when, ``…`` where that is open."""
    time = read_time(text)
    assert time is not None
    return f"{time.first or '…'} {time.last or '…'}"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("30/6/2026", "2026-06-30", "2026-06-30"),
        ("2026-06-30", "2026-06-30", "2026-06-30"),
        ("30.6.2026", "2026-06-30", "2026-06-30"),
        ("ngày 30 tháng 6 năm 2026", "2026-06-30", "2026-06-30"),
        ("tháng 9-2026", "2026-09-01", "2026-09-30"),
        ("02/2028", "2028-02-01", "2028-02-29"),
        ("tháng 5 - 6/2026", "2026-05-01", "2026-06-30"),
        ("tháng 5, 6/2026", "2026-05-01", "2026-06-30"),
        ("tháng 5-6/2026", "2026-05-01", "2026-06-30"),
        ("5 - 6/2026", "2026-05-01", "2026-06-30"),
        ("từ tháng 3 đến hết tháng 9/2026", "2026-03-01", "2026-09-30"),
        ("01 - 15/7/2026", "2026-07-01", "2026-07-15"),
        ("từ ngày 05 đến ngày 10/6/2026", "2026-06-05", "2026-06-10"),
        ("30/6/2026 - 15/8", "2026-06-30", "2026-08-15"),
        ("30/6 và 31/12/2026", "2026-06-30", "2026-12-31"),
        ("quý II, III/2026", "2026-04-01", "2026-09-30"),
        ("quý 2, 3/2026", "2026-04-01", "2026-09-30"),
        ("quý II và quý IV năm 2026", "2026-04-01", "2026-12-31"),
        ("quí I - III/2026", "2026-01-01", "2026-09-30"),
        ("quý IV/2026 - 2030", "2026-10-01", "2030-12-31"),
        ("giai đoạn 2026-2030", "2026-01-01", "2030-12-31"),
        ("6 tháng đầu năm 2026", "2026-01-01", "2026-06-30"),
        ("sáu tháng cuối năm 2026", "2026-07-01", "2026-12-31"),
        ("9 tháng đầu năm 2026", "2026-01-01", "2026-09-30"),
        ("3 tháng cuối năm 2026", "2026-10-01", "2026-12-31"),
        ("9 tháng năm 2026", "2026-01-01", "2026-09-30"),
        ("năm học 2026-2027", "2026-08-01", "2027-07-31"),
        ("học kỳ II năm học 2026 - 2027", "2026-08-01", "2027-07-31"),
        ("Trong tháng 6 năm 2026.", "2026-06-01", "2026-06-30"),
        ("đầu quý II/2026", "2026-04-01", "2026-06-30"),
        ("tuần đầu tháng 6/2026", "2026-06-01", "2026-06-30"),
    ],
)
def test_a_time_has_a_first_and_a_last_day(text: str, first: str, last: str) -> None:
    assert days(text) == f"{first} {last}"


@pytest.mark.parametrize(
    ("text", "between"),
    [
        ("trước ngày 30/6/2026", "… 2026-06-29"),
        ("trước tháng 9/2026", "… 2026-08-31"),
        ("chậm nhất ngày 30/6/2026", "… 2026-06-30"),
        ("chậm nhất là ngày 30/6/2026", "… 2026-06-30"),
        ("hoàn thành trong quý II/2026", "… 2026-06-30"),
        ("đến hết quý III/2026", "… 2026-09-30"),
        ("từ nay đến hết năm 2026", "… 2026-12-31"),
        ("trước 17 giờ 00 ngày 30/6/2026", "… 2026-06-29"),
        ("từ 01/6/2026", "2026-06-01 …"),
        ("sau ngày 30/6/2026", "2026-07-01 …"),
    ],
)
def test_a_time_may_be_open_on_one_side(text: str, between: str) -> None:
    assert days(text) == between


@pytest.mark.parametrize(
    "text",
    [
        "thường xuyên",
        "Thường xuyên, hằng năm",
        "hàng tháng",
        "hằng quý (trước ngày 20 của tháng cuối quý)",
        "Quý I hằng năm",
        "Tháng 6, 12 hằng năm",
        "trước ngày 15 tháng 6 và ngày 15 tháng 12 hằng năm",
        "trước ngày 05 tháng cuối mỗi quý",
        "ngày 15 và 30 hằng tháng",
        "tháng 11 - tháng 3 hằng năm",
        "khi có yêu cầu",
        "ngay sau khi kế hoạch được ban hành",
        "sau khi có hướng dẫn của cấp trên",
        "theo hướng dẫn của tỉnh",
        "trong vòng 15 ngày kể từ ngày nhận được văn bản",
        "định kỳ 6 tháng một lần",
        "cuối năm",
        "từ năm 2026 trở đi",
        "cả giai đoạn",
        "6 tháng cuối năm",
        "chậm nhất 15/7",
        "30/6",
        "quý II (hoàn thành trước 30/6)",
        "năm 2026 và các năm tiếp theo",
    ],
)
def test_a_time_without_days_of_its_own_is_open(text: str) -> None:
    assert days(text) == "… …"


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("30/6", ()),
        ("từ tháng 3 đến tháng 9/2026", (2026,)),
        ("quý IV/2026 - 2030", (2026, 2030)),
        ("năm 2026 và các năm tiếp theo", (2026,)),
        ("sau khi có Quyết định ngày 15/12/2025", ()),
    ],
)
def test_the_years_of_a_time_are_those_it_names(text: str, years: tuple[int, ...]) -> None:
    time = read_time(text)

    assert time is not None
    assert tuple(time.years_outside(1, 1)) == years


@pytest.mark.parametrize(
    "text",
    [
        "", " ", ",", "quý", "tháng", "sớm", "trước", "II/2026", "2026 2027", "30/6/26", "ngày 15", "trong năm nay",
        "năm nay - 2030", "sau mùa mưa", "năm học 2026-2028", "Công văn 45/2026", "tháng II", "2026 -", "- 2026",
        "3/4 số hộ", "1.500",
    ],
)  # fmt: skip
def test_what_is_no_time_is_not_read(text: str) -> None:
    assert read_time(text) is None


@pytest.mark.parametrize(
    ("text", "day", "last"),
    [
        ("31/6/2026", "31/6/2026", "30/6/2026"),
        ("2026-02-29", "2026-02-29", "28/2/2026"),
        ("trước ngày 31/4", "31/4", "30/4"),
        ("29/2 - 15/3/2026", "29/2", "28/2"),
        ("ngày 31 tháng 11 năm 2026", "31 tháng 11 năm 2026", "30/11/2026"),
        ("ngày 28-30/2/2026", "30/2/2026", "28/2/2026"),
        ("1/2026 - 31/9/2026", "31/9/2026", "30/9/2026"),
        ("tháng 5, 13/2026", "13/2026", ""),
        ("tháng 0", "tháng 0", ""),
        ("quý V/2026", "quý V/2026", ""),
        ("quý I, 5", "5", ""),
        ("13 tháng đầu năm", "13 tháng đầu năm", ""),
        ("ngày 32 hằng tháng", "ngày 32", ""),
        ("ra quân ngày  31/4 tại các thôn", "31/4", "30/4"),
        ("khi có Công văn ngày 31/4/2026", "31/4/2026", "30/4/2026"),
    ],
)
def test_what_is_in_no_calendar_is_refused_with_its_place(text: str, day: str, last: str) -> None:
    with pytest.raises(ImpossibleDateError) as refused:
        read_time(text)

    assert (str(refused.value), refused.value.at, refused.value.last) == (day, text.index(day), last)


@pytest.mark.parametrize(
    "text", ["2030 - 2026", "quý IV - quý II/2026", "từ 01/6/2026 đến trước ngày 01/6/2026", "quý IV/2025 - quý I"]
)
def test_a_stretch_that_ends_before_it_begins_is_refused(text: str) -> None:
    with pytest.raises(ReversedTimeError):
        read_time(text)


def test_every_time_that_the_format_lists_is_read() -> None:
    page = (Path(__file__).parents[2] / "docs" / "spec.md").read_text(encoding="utf-8")
    listed = re.findall("`([^`]+)`", page.partition("| a time | for example |")[2].partition("\n\n")[0])

    assert len(listed) > 30
    assert [text for text in listed if read_time(text) is None] == []


# --- laws


DAYS = st.dates(datetime.date(1000, 1, 1), datetime.date(2999, 12, 31))
LEADS = st.sampled_from(["", "trước ", "từ ", "đến hết ", "chậm nhất ", "trong ", "sau "])
NUMBERS = st.integers(1, 12)
YEARS = st.integers(2024, 2031)
POINTS = st.one_of(
    st.builds(lambda day: f"{day.day}/{day.month}/{day.year}", DAYS),
    st.builds(lambda day: f"ngày {day.day}/{day.month}", DAYS),
    st.builds(lambda month, year: f"tháng {month}/{year}", NUMBERS, YEARS),
    st.builds(lambda month: f"tháng {month}", NUMBERS),
    st.builds(lambda quarter, year: f"quý {quarter}/{year}", st.sampled_from(["I", "II", "iii", "4"]), YEARS),
    st.builds(lambda months, end: f"{months} tháng {end} năm", NUMBERS, st.sampled_from(["đầu", "cuối"])),
    st.builds(lambda year: f"năm học {year}-{year + 1}", YEARS),
    st.builds(str, YEARS),
)
PIECES = st.one_of(POINTS, st.builds("".join, st.tuples(LEADS, POINTS)), st.sampled_from(["hằng năm", "thường xuyên"]))
TEXTS = st.builds(
    lambda first, others: first + "".join(f"{mark}{piece}" for mark, piece in others),
    PIECES,
    st.lists(st.tuples(st.sampled_from([" - ", ", ", " và ", " đến ", "; ", " ", "  "]), PIECES), max_size=3),
)


def read(text: str) -> Time | None:
    """The time, if the text is one and can be."""
    try:
        return read_time(text)
    except (ImpossibleDateError, ReversedTimeError):
        return None


@given(TEXTS)
def test_no_time_ends_before_it_begins(text: str) -> None:
    time = read(text)

    assert time is None or time.first is None or time.last is None or time.first <= time.last


@given(TEXTS)
def test_a_time_that_was_printed_is_read_as_the_same(text: str) -> None:
    time = read(text)

    assert time is None or read_time(str(time)) == time


@given(DAYS, DAYS)
def test_a_stretch_of_days_is_read_back(one: datetime.date, other: datetime.date) -> None:
    first, last = sorted((one, other))
    time = read_time(f"{first.day}/{first.month}/{first.year} - {last.day}/{last.month}/{last.year}")

    assert time is not None
    assert (time.first, time.last) == (first, last)


@given(POINTS)
def test_a_point_in_time_is_one_on_its_own(text: str) -> None:
    assert read_time(text) is not None


@given(st.text(alphabet="0123456789 /-.,;()IVxivthángquýămđếnừrước", max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    time = read(text)

    assert time is None or read_time(str(time)) == time
