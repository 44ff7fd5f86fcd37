"""Dates and bodies that cannot be."""

from __future__ import annotations

import pytest

from tests.rules.rule_specs import changed, found, messages

DATE, BASIS = "date: 09/3/2023", "ngày 24/02/2023"


def test_a_basis_later_than_the_plan() -> None:
    spec = changed((BASIS, "ngày 10/03/2023"))

    assert messages(spec) == [
        "KH601 căn cứ ngày 10/3/2023 sau ngày ban hành kế hoạch (09/3/2023) kiểm tra ngày ở căn cứ này và ở “date”"
    ]
    assert found(spec)[0][1].startswith("10/03/2023")


@pytest.mark.parametrize("day", ["ngày 09/03/2023", "ngày 9 tháng 3 năm 2023", "ngày 08/3/2023", "ngày 24/02/1999"])
def test_a_basis_of_the_same_day_or_before(day: str) -> None:
    assert found(changed((BASIS, day))) == []


def test_a_basis_later_than_the_year_of_a_plan_without_a_day() -> None:
    assert [c for c, _ in found(changed((BASIS, "ngày 10/03/2024"), (DATE, "date: 2023")))] == ["KH601"]
    assert found(changed((BASIS, "ngày 10/12/2023"), (DATE, "date: 2023"))) == []


def test_a_basis_cannot_be_held_against_a_plan_without_a_date() -> None:
    assert found(changed((BASIS, "ngày 10/03/2024"), (DATE, "date:"))) == []


@pytest.mark.parametrize(
    ("date", "year", "parent", "warned"),
    [
        ("date: 30/6/2025", "2025", "thị xã Bỉm Sơn", False),
        ("date: 01/7/2025", "2025", "thị xã Bỉm Sơn", True),
        ("date: 02/7/2025", "2025", "Huyện Hà Trung", True),
        ("date: 02/7/2025", "2025", "quận Ba Đình", True),
        ("date: 02/7/2025", "2025", "thành phố Thủ Đức", True),
        ("date: 02/7/2025", "2025", "Thành phố Thanh Hoá", False),
        ("date: 02/7/2025", "2025", "", False),
        ("date:", "2026", "thị xã Bỉm Sơn", True),
        ("date:", "2025", "thị xã Bỉm Sơn", False),
        ("date: 2026", "2026", "thị xã Bỉm Sơn", True),
    ],
)
def test_there_are_no_districts_since_july_2025(date: str, year: str, parent: str, warned: bool) -> None:
    spec = changed((DATE, date), ("year: 2023", f"year: {year}"), ("parent: thị xã Bỉm Sơn", f"parent: {parent}"))

    assert [code for code, _ in found(spec) if code == "KH604"] == ["KH604"] * warned
