"""A table shows another scale than is typed, and what rounding sets apart is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conftest import findings_in
from tests.spec_text import messages, plan, table, texts, with_total, worked

if TYPE_CHECKING:
    from fractions import Fraction


def exact(spec: str, address: str) -> Fraction | None:
    return worked(spec)[address].value


# --- shown in another unit -----------------------------------------------------------------------------------


def test_a_table_shows_the_unit_that_stands_above_it() -> None:
    spec = with_total({"a": "unit: đồng"}, "ten | a\nX | 1.500.000\nY | 12.250.000", unit="triệu đồng")

    assert texts(spec, "a") == ["1,50", "12,25", "13,75"]
    assert exact(spec, "t.total.a") == 13_750_000


def test_it_is_converted_after_summing_and_what_that_sets_apart_is_told() -> None:
    spec = with_total({"a": "unit: đồng\ndecimals: 0"}, "ten | a\nX | 400.000\nY | 400.000", unit="triệu đồng")

    assert texts(spec, "a") == ["0", "0", "1"]
    assert messages(spec) == [
        "KH424 “t.total.a” chênh lệch do làm tròn: các số in ra cộng lại bằng 0, số in ở đây là 1 (chênh 1)"
    ]


def test_more_than_three_decimals_are_rounded() -> None:
    spec = with_total({"a": "unit: đồng"}, "ten | a\nX | 1.234.567", unit="triệu đồng")

    assert texts(spec, "a") == ["1,235", "1,235"]


def test_the_amount_in_words_is_the_one_that_was_typed() -> None:
    spec = plan(
        table("t", {"a": "unit: đồng"}, "ten | a\nX | 1.500.000", total="Cộng", unit="triệu đồng"),
        prose="Cộng $(t.total.a) triệu đồng ($(t.total.a | words) đồng).",
    )

    assert list(worked(spec).printed.values())[-2:] == ["1,5", "một triệu năm trăm nghìn"]


def test_a_claim_is_in_the_unit_that_is_typed() -> None:
    spec = with_total({"a": "unit: đồng"}, "ten | a\nX | 1.500.000\nCộng | 1.400.000", unit="triệu đồng")

    assert messages(spec) == ["KH406 “t.total.a”: ghi 1.400.000, tính ra 1.500.000 (sai)"]


def test_a_unit_line_that_says_something_else_changes_nothing() -> None:
    spec = with_total({"a": "unit: hộ"}, "ten | a\nX | 15", unit="hộ, người")

    assert texts(spec, "a") == ["15", "15"]


# --- apart by rounding ---------------------------------------------------------------------------------------


def test_shares_that_do_not_add_up_as_printed_are_noted_and_footed_ones_are_not() -> None:
    rows = "ten | a\nX | 1\nY | 1\nZ | 1"

    assert messages(with_total({"a": "", "s": "share: a"}, rows)) == [
        "KH424 “t.total.s” chênh lệch do làm tròn: các số in ra cộng lại bằng 99,99, số in ở đây là 100,00 (chênh 0,01)"
    ]
    assert messages(with_total({"a": "", "s": "share: a\nfoot: yes"}, rows)) == []


def test_a_claim_made_of_rounded_figures_is_apart_by_rounding_and_no_mistake() -> None:
    columns = {"a": "", "s": "formula: a / 3\ndecimals: 1"}
    rows = "ten | a | s\nX | 5 | 1,7\nY | 5 | 1,7\nCộng | 10 | "

    assert [m for m in messages(with_total(columns, rows + "3,4")) if "KH425" in m] == [
        "KH425 “t.total.s”: ghi 3,4, tính ra 3,3 (chênh lệch do làm tròn: 3,4 tính từ các số đã làm tròn)"
    ]
    assert [m[:5] for m in messages(with_total(columns, rows + "3,5"))] == ["KH424", "KH406"]


def test_a_rate_claimed_from_rounded_rates_is_apart_by_rounding() -> None:
    columns = {"a": "", "b": "", "n": "", "ra": "rate: a / n", "rb": "rate: b / n", "r": "formula: ra + rb"}
    spec = with_total(columns, "ten | a | b | n | r\nX | 1 | 1 | 7 | 28,58")

    assert [m[:5] for m in messages(spec)] == ["KH425"]


def test_columns_rounded_together_are_rounded_in_the_unit_they_are_shown_in() -> None:
    columns = {
        "a": "unit: đồng\ndecimals: 0",
        "b": "unit: đồng\ndecimals: 0",
        "c": "unit: đồng\nformula: a + b\ndecimals: 0",
    }
    rows = "ten | a | b\nX | 1.400.000 | 1.400.000\nY | 1.400.000 | 1.400.000"
    spec = with_total(columns, rows, unit="triệu đồng", foot="a; b")

    assert [texts(spec, name) for name in "abc"] == [["2", "1", "3"], ["1", "2", "3"], ["3", "3", "6"]]
    assert findings_in(spec) == []


def test_a_figure_drawn_from_another_table_comes_in_the_unit_of_its_column() -> None:
    columns = "columns:\n  ten: {label: Thôn, kind: text}\n  ho: {label: Số hộ, unit: hộ}\n"
    columns += "  dt: {label: Diện tích, unit: km²}\n"
    areas = f"label: thôn\n{columns}rows: |\n  Thôn | ho | dt\n  X    | 9  | 1,5"
    drawing = {"dt": "unit: ha\nfrom: areas.dt"}

    assert exact(plan(table("t", drawing, "ten\nX"), areas=areas), "t[X].dt") == 150
    drawing = {"dt": "unit: hộ\nfrom: areas.dt"}
    assert messages(plan(table("t", drawing, "ten\nX"), areas=areas)) == [
        "KH422 công thức ra đơn vị km², mà “unit” ghi hộ"
    ]
