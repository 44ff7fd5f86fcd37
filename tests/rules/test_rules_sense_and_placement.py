"""Dates and bodies that cannot be, tables placed nowhere or twice, and what is still to be supplied."""

from __future__ import annotations

import pytest
from rule_specs import changed, found, messages

DATE, BASIS = "date: 09/3/2023", "ngày 24/02/2023"


def test_a_basis_later_than_the_plan() -> None:
    spec = changed((BASIS, "ngày 10/03/2023"))

    assert messages(spec) == ["KH601 căn cứ ngày 10/03/2023 sau ngày ban hành kế hoạch (09/03/2023)"]
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


# --- placement


def test_a_table_placed_nowhere() -> None:
    spec = changed(("      $(giam_ngheo)\n", ""))

    assert [code for code, _ in found(spec)] == ["KH310"]
    assert messages(spec)[0].startswith(
        "KH310 bảng “giam_ngheo” chưa được đặt vào chỗ nào của kế hoạch gõ “$(giam_ngheo)” trên một dòng riêng"
    )


def test_a_table_placed_twice_names_the_first_line() -> None:
    spec = changed(("      $(giam_ngheo)\n", "      $(giam_ngheo)\n      Như trên.\n      $(giam_ngheo)\n"))
    first = next(i for i, line in enumerate(spec.splitlines(), 1) if line.strip() == "$(giam_ngheo)")

    assert messages(spec) == [
        f"KH316 bảng “giam_ngheo” đã được đặt ở dòng {first} "
        "chỉ đặt bảng ở một chỗ; chỗ kia dẫn từng số, như $(giam_ngheo.total.…)"
    ]


def test_a_table_inside_a_sentence() -> None:
    spec = changed(("      $(giam_ngheo)\n", "      Xem $(giam_ngheo)\n"))

    assert [code for code, _ in found(spec)] == ["KH319", "KH310"]


def test_a_table_without_rows() -> None:
    assert [
        code for code, _ in found(changed() + "\ntables:\n  t:\n    columns:\n      a: {label: A, kind: text}\n")
    ] == ["KH224", "KH310"]


def test_a_table_that_is_not_printed_need_not_be_placed() -> None:
    more = "\ntables:\n  t:\n    in: none\n    columns:\n      a: {label: A, kind: text}\n"

    assert found(changed() + more) == []


def test_a_table_may_stand_in_an_appendix() -> None:
    more = (
        "\ntables:\n  t:\n    columns:\n      a: {label: A, kind: text}\n    rows: |\n      a\n      X\n"
        "appendices:\n  pl:\n    title: Danh mục\n    text: $(t)\n"
    )

    assert found(changed() + more) == []


# --- what is to be supplied


def test_gaps_are_counted_wherever_they_stand() -> None:
    spec = changed(
        ("Khu phố 9  |   2 |    1", "Khu phố 9  |   2 |    CẦN BỔ SUNG (chờ họp)"),
        ("Khu phố 9  |   283", "Khu phố 9  |   CẦN BỔ SUNG"),
        ("| Chủ tịch Hội CCB       |", "| CẦN BỔ SUNG            |"),
        ("goal: ≥ 7 hộ  ", "goal: CẦN BỔ SUNG  "),
    )

    assert sorted(messages(spec)) == [
        "KH603 còn CẦN BỔ SUNG ở “areas[Khu phố 9].ho”",
        "KH603 còn CẦN BỔ SUNG ở “cam_ket”",
        "KH603 còn CẦN BỔ SUNG ở “giam_ngheo[Khu phố 9].giam”: chờ họp",
        "KH603 còn CẦN BỔ SUNG ở “phan_cong[Nguyễn Xuân Lưu].chuc_vu”",
    ]


def test_paragraphs_of_the_pack_are_counted_in_one_note() -> None:
    text = changed()
    start, end = text.index("purpose: |"), text.index("requirements: |")

    assert [message[:38] for message in messages(text[:start] + text[end:])] == [
        "KH602 3 đoạn lấy lời văn của bộ mẫu “g"
    ]
