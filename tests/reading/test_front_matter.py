"""The head of a plan: its date, number and years, its leaders and signer, its basis."""

from __future__ import annotations

import datetime

import pytest

import kehoach
from tests.marked_spec import assert_found, changed, found, only

# --- the head of the plan


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2023-03-09", datetime.date(2023, 3, 9)),
        ("2023-3-9", datetime.date(2023, 3, 9)),
        ("09/3/2023", datetime.date(2023, 3, 9)),
        ("9-3-2023", datetime.date(2023, 3, 9)),
        ("9.3.2023", datetime.date(2023, 3, 9)),
        ('"09/3/2023"', datetime.date(2023, 3, 9)),
        ("ngày 9 tháng 3 năm 2023", datetime.date(2023, 3, 9)),
        ("29/02/2024", datetime.date(2024, 2, 29)),
        ("2023", None),
        ("", None),
    ],
)
def test_dates_are_read_as_people_write_them(typed: str, day: datetime.date | None) -> None:
    plan = kehoach.loads(changed("date: 09/3/2023", f"date: {typed}"))

    assert plan.date.day == day
    assert plan.date.year == (2023 if typed == "2023" else day and day.year)


@pytest.mark.parametrize(
    "typed", ["2023-02-30", "2023-13-01", "30/02/2023", "31/4/2023", "29/02/2023", "0000-00-00", "9/13/2023"]
)
def test_a_date_that_is_in_no_calendar_is_found(typed: str) -> None:
    assert_found(changed("date: 09/3/2023", f"date: ▶{typed}"), "KH215")


@pytest.mark.parametrize(
    "typed", ["hôm nay", "13/2023", "09/3", "09/3/23", "2023/03/09", "20230309", "٠٩/3/2023", "chưa có"]
)
def test_what_is_no_date_is_found(typed: str) -> None:
    assert_found(changed("date: 09/3/2023", f"date: ▶{typed}"), "KH214")


@pytest.mark.parametrize("typed", ["066", "66", "66a", "66đ", '"066"', "000001"])
def test_a_document_number_is_kept_as_it_was_typed(typed: str) -> None:
    assert kehoach.loads(changed("number: 66", f"number: {typed}")).number == typed.strip('"')


@pytest.mark.parametrize("typed", ["66/KH-UBND", "6 6", "số 66", "1234567", "٦٦", "66ab", "chưa có", "0x42"])
def test_what_is_no_document_number_is_found(typed: str) -> None:
    assert_found(changed("number: 66", f"number: ▶{typed}"), "KH231")


def test_a_document_number_may_be_left_open() -> None:
    assert kehoach.loads(changed("number: 66", "number:")).number == ""


@pytest.mark.parametrize("typed", ["23", "2023.0", "năm 2023", "2026-2030", "0", "9999", "２０２３", "2023a"])
def test_a_year_is_four_digits_and_several_years_are_a_period(typed: str) -> None:
    spec = changed("year: 2023", f"year: ▶{typed}")

    assert_found(spec, "KH232")
    assert "period" in only(spec, "KH232").hint


@pytest.mark.parametrize("typed", ["2030-2026", "giai đoạn", "12026", "20262030"])
def test_a_period_has_years_in_their_order(typed: str) -> None:
    assert "3:9 KH232" in found(changed("year: 2023", f"period: {typed}"))


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [("2026-2030", 2026, 2030), ("2026 - 2030", 2026, 2030), ("vụ Hè Thu 2023", 2023, 2023), ("2023", 2023, 2023)],
)
def test_a_period_is_read(typed: str, first: int, last: int) -> None:
    period = kehoach.loads(changed("year: 2023", f"period: {typed}")).period

    assert (period.first, period.last) == (first, last)


@pytest.mark.parametrize("typed", ["2", "1.0", "01", "một"])
def test_the_format_is_number_one(typed: str) -> None:
    assert_found(changed("kehoach: 1", f"kehoach: ▶{typed}"), "KH233")


# --- people


def test_an_authority_is_one_of_the_five() -> None:
    assert_found(changed("Chủ tịch | TM.", "Chủ tịch | ▶CT"), "KH236")
    assert_found(changed("signer: Nguyễn Văn A", "signer: {authority: ▶XX, post: Chủ tịch, name: A}"), "KH236")
    for typed in ("TM", "tm.", "TM., KT.", "TM.; KT.", "Q."):
        assert found(changed("Chủ tịch | TM.", f"Chủ tịch | {typed}")) == []


def test_leaders_are_a_grid_with_the_findings_of_a_grid() -> None:
    assert_found(changed("  Nguyễn Văn A | Chủ tịch | TM.", "  ▶Nguyễn Văn A | Chủ tịch"), "KH234")
    assert_found(changed("Chủ tịch | TM.", "Chủ tịch | TM. | ▶x"), "KH220")
    assert_found(changed("Chức vụ  | Thẩm quyền", "Chức vụ  | ▶Chức vụ"), "KH222")
    assert_found(changed("Chức vụ  | Thẩm quyền", "▶Chức  | Thẩm quyền"), "KH221")
    assert_found(changed("Chủ tịch | TM.\n", "Chủ tịch | TM.\n  ▶Nguyễn  văn a | Phó | KT.\n"), "KH223")
    assert_found(
        changed(
            "  Họ và tên    | Chức vụ  | Thẩm quyền\n  Nguyễn Văn A | Chủ tịch | TM.",
            "  ▶Họ và tên    | Thẩm quyền\n  Nguyễn Văn A | TM.",
        ),
        "KH240",
    )


def test_a_signer_is_a_leader_or_says_his_post_himself() -> None:
    assert_found(changed("signer: Nguyễn Văn A", "signer: ▶Nguyễn Văn Á"), "KH309")
    assert only(changed("signer: Nguyễn Văn A", "signer: Nguyễn Văn Á"), "KH309").hint == "ý bạn là “Nguyễn Văn A”?"
    assert found(changed("signer: Nguyễn Văn A", "signer: {authority: TM., post: Chủ tịch, name: B}")) == []


# --- the basis


def test_a_date_in_the_basis_is_found_where_it_stands() -> None:
    assert_found(changed("ngày 24/02/2023", "ngày ▶30/02/2023"), "KH215")
    assert_found(changed("ngày 24/02/2023", "ngày ▶24/5/2023"), "KH601")
    assert_found(
        changed(
            "số 482/KH-UBND ngày 24/02/2023", "số 482/KH-UBND\n    của năm $(year)\n      ▶ngày 30 tháng 2 năm 2023"
        ),
        "KH215",
    )
