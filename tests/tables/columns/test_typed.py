"""Columns that say when, printed as typed, and columns of money, which say in what."""

from __future__ import annotations

import pytest

import kehoach
from tests.conftest import Docx
from tests.spec_text import found, messages, plan, table, worked


def when(*cells: str) -> str:
    return plan(
        table("t", {"khi": "kind: date"}, "\n".join(("ten | khi", *(f"X{i} | {c}" for i, c in enumerate(cells)))))
    )


TIMES = [
    "30/6/2026",
    "2026-06-30",
    "ngày 30 tháng 6 năm 2026",
    "ngày 30/6/2026",
    "30/6",
    "tháng 9/2026",
    "Tháng 9 năm 2026",
    "9/2026",
    "quý II/2026",
    "Quý 2 năm 2026",
    "quý IV",
    "6 tháng đầu năm 2026",
    "năm 2026",
    "2026",
    "quý IV/2026 - 2030",
    "2026-2030",
    "2026 – 2030",
    "từ quý I đến quý III/2026",
    "Trước ngày 30/6/2026",
    "đến hết năm 2026",
    "30/6 - 15/8/2026",
    "tháng 3 - tháng 5/2026",
    "giai đoạn 2026-2030",
    "quý II, III/2026",
    "9 tháng đầu năm 2026",
    "thường xuyên",
    "hằng năm",
    "hàng tháng",
    "năm học 2026-2027",
    "Quý I hằng năm",
    "khi có yêu cầu",
]


def test_times_are_read_and_printed_as_typed() -> None:
    spec = when(*TIMES, '"sau mùa mưa"', "CẦN BỔ SUNG", "-", "chưa có", "")

    assert found(spec) == [("KH603", "CẦN")]
    rows = Docx(kehoach.render(worked(spec))).tables()[1][1:]
    assert [row[-1] for row in rows] == [*TIMES, "sau mùa mưa", "………", "-", "chưa có", ""]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31/6/2026", "31/6/2026"),
        ("tháng 13/2026", "tháng 13/2026"),
        ("quý V/2026", "quý V/2026"),
        ("quý 0/2026", "quý 0/2026"),
        ("29/2/2026", "29/2/2026"),
        ("30/2", "30/2"),
        ("1/2026 - 31/9/2026", "31/9/2026"),
        ("trước ngày 31/4", "31/4"),
    ],
)
def test_what_is_in_no_calendar_is_a_finding(text: str, day: str) -> None:
    assert messages(when(text)) == [f"KH215 “{day}” không có trên lịch"]
    assert found(when(text)) == [("KH215", day.split()[0])]


@pytest.mark.parametrize(
    "text", ["sau mùa mưa", "sớm", "quý", "tháng", "2026 2027", "II/2026", "30/6/26", "năm nay - 2030"]
)
def test_what_is_no_time_is_a_finding(text: str) -> None:
    assert messages(when(text)) == [f"KH248 “{text}” không phải là ngày, tháng, quý hay năm"]


@pytest.mark.parametrize("text", ["2030 - 2026", "quý IV - quý II/2026", "30/6/2026 - 29/6/2026"])
def test_a_stretch_that_ends_before_it_begins_is_a_finding(text: str) -> None:
    assert messages(when(text)) == [f"KH435 “{text}”: thời điểm kết thúc trước thời điểm bắt đầu"]


def test_a_leap_day_is_a_day_of_some_years() -> None:
    assert found(when("29/2/2028", "29/2")) == []


def test_times_are_no_figures_and_have_no_formula() -> None:
    assert found(plan(table("t", {"khi": "kind: date", "a": "formula: khi + 1"}, "ten | khi\nX | 2026"))) == [
        ("KH410", "khi")
    ]
    assert found(plan(table("t", {"khi": "kind: date\nformula: 1"}, "ten\nX")))[0][0] == "KH238"


# --- money ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("unit", ["đồng", "nghìn đồng", "ngàn đồng", "triệu đồng", "Tỷ đồng", "tỉ đồng"])
def test_money_is_counted_in_a_unit_of_money(unit: str) -> None:
    assert found(plan(table("t", {"tien": f"kind: money\nunit: {unit}"}, "ten | tien\nX | 5", total="Cộng"))) == []


def test_the_table_may_say_what_its_money_is_counted_in() -> None:
    spec = plan(table("t", {"tien": "kind: money"}, "ten | tien\nX | 1.500\nY | 2.000", unit="đồng", total="Cộng"))

    assert worked(spec)["t.total.tien"].text == "3.500"


@pytest.mark.parametrize(("keys", "said"), [("kind: money", ""), ("kind: money\nunit: hộ", " (đang ghi “hộ”)")])
def test_money_in_no_unit_is_a_finding(keys: str, said: str) -> None:
    spec = plan(table("t", {"tien": keys}, "ten | tien\nX | 5"))

    assert found(spec) == [("KH249", "money")]
    assert messages(spec) == [f"KH249 cột tiền “tien” chưa có đơn vị tiền{said}"]


def test_money_may_be_computed() -> None:
    columns = {"a": "", "tien": "kind: money\nunit: triệu đồng\nformula: a * 2"}

    assert worked(plan(table("t", columns, "ten | a\nX | 5", total="Cộng")))["t.total.tien"].value == 10
