"""Units: figures of one kind in unlike scales meet, unlike kinds do not; a table shows another scale than is typed."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spec_text import figure, found, messages, plan, table, texts, worked

from conftest import findings_in
from kehoach.plan.units import measure_of

quick = settings(deadline=None, max_examples=25)


def one(columns: dict[str, str], rows: str, *figures: str, **settings: str) -> str:
    """A plan with one table that has a printed total."""
    return plan(table("t", columns, rows, **{"total": "Cộng", **settings}), *figures)


def exact(spec: str, address: str) -> Fraction | None:
    return worked(spec)[address].value


# --- what a unit is made of ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("unit", "other", "factor"),
    [
        ("tỷ đồng", "triệu đồng", 1000),
        ("1.000 đồng", "nghìn đồng", 1),
        ("Triệu  Đồng", "đồng", 10**6),
        ("trđ", "triệu đồng", 1),
        ("tạ", "tấn", Fraction(1, 10)),
        ("tấn/ha", "tạ/ha", 10),
        ("km²", "ha", 100),
        ("m2", "m²", 1),
        ("nghìn hộ", "hộ", 1000),
        ("khẩu", "người", 1),
        ("người/km²", "người/ha", Fraction(1, 100)),
        ("%", "‰", 10),
        ("điểm %", "%", 1),
        ("triệu đồng/người/năm", "nghìn đồng/người", 1000),
    ],
)
def test_units_of_one_kind_are_worth_a_factor(unit: str, other: str, factor: Fraction) -> None:
    left, right = measure_of(unit), measure_of(other)

    assert left is not None
    assert right is not None
    assert left.into(right) == factor
    assert right.into(left) == Fraction(1, factor)


@pytest.mark.parametrize("unit", ["", "mô hình", "bác sĩ/10.000 dân", "1.000", "nghìn", "/ha", "0 đồng", "1 " * 3000])
def test_of_other_units_nothing_is_known(unit: str) -> None:
    assert measure_of(unit) is None


@pytest.mark.parametrize(("unit", "other"), [("hộ", "người"), ("ha", "tấn"), ("đồng", "%"), ("tạ", "tạ/ha")])
def test_unlike_units_have_no_factor(unit: str, other: str) -> None:
    left, right = measure_of(unit), measure_of(other)

    assert left is not None
    assert right is not None
    assert left.into(right) is None


# --- formulas ------------------------------------------------------------------------------------------------

CROPS = {"dt": "unit: ha", "ns": "unit: tạ/ha\ntotal: sl / dt", "sl": "unit: tấn\nformula: dt * ns"}


def test_area_times_yield_comes_out_in_tons() -> None:
    spec = one(CROPS, "ten | dt | ns\nX | 62,5 | 64\nY | 54 | 62,5")

    assert texts(spec, "sl") == ["400,00", "337,50", "737,50"]
    assert exact(spec, "t.total.ns") == Fraction(7375, 1165) * 10


def test_the_conversion_is_told_where_a_figure_is_explained() -> None:
    told = worked(one(CROPS, "ten | dt | ns\nX | 62,5 | 64")).explain("t[X].sl")

    assert "dt * ns / 10" in str(told)


def test_a_conversion_that_is_typed_is_not_made_twice() -> None:
    spec = one({**CROPS, "sl": "unit: tấn\nformula: dt * ns / 10"}, "ten | dt | ns\nX | 62,5 | 64")

    assert exact(spec, "t[X].sl") == 400


@pytest.mark.parametrize(
    ("formula", "unit", "said"),
    [
        ("dt * ns / 100", "tấn", "KH423 công thức ghi “/ 100”; để ra tấn phải là “/ 10”"),
        ("dt * ns * 10", "tấn", "KH423 công thức ghi “* 10”; để ra tấn phải là “/ 10”"),
        ("dt * ns / 10", "kg", "KH423 công thức ghi “/ 10”; để ra kg phải là “* 100”"),
        ("dt * ns", "triệu đồng", "KH422 công thức ra đơn vị tạ, mà “unit” ghi triệu đồng"),
    ],
)
def test_a_wrong_conversion_and_a_wrong_unit_are_findings(formula: str, unit: str, said: str) -> None:
    spec = one({"dt": "unit: ha", "ns": "unit: tạ/ha\ntotal: none", "sl": f"unit: {unit}\nformula: {formula}"},
               "ten | dt | ns\nX | 62,5 | 64")  # fmt: skip

    assert messages(spec) == [said]


def test_sums_are_brought_to_the_unit_of_their_first_part_and_then_of_the_column() -> None:
    columns = {"a": "unit: tỷ đồng", "b": "unit: triệu đồng", "c": "unit: nghìn đồng\nformula: a + b"}

    assert exact(one(columns, "ten | a | b\nX | 1,5 | 250"), "t[X].c") == 1_750_000


def test_unlike_figures_are_not_added_and_the_finding_points_at_the_sign() -> None:
    spec = one({"ho": "unit: hộ", "dan": "unit: người", "c": "formula: ho + dan"}, "ten | ho | dan\nX | 1 | 4")

    assert found(spec) == [("KH421", "+")]
    assert messages(spec) == ["KH421 không cộng, trừ, so sánh được hai đơn vị khác loại: hộ và người"]


def test_figures_of_unknown_units_are_added_as_they_are() -> None:
    columns = {"a": "unit: mô hình", "b": "unit: dự án", "c": "formula: a + b", "d": "unit: hộ\nformula: a * 4"}

    assert texts(one(columns, "ten | a | b\nX | 1 | 2"), "c") == ["3", "3"]


def test_a_bare_number_stands_beside_any_unit_and_may_carry_one() -> None:
    columns = {"ho": "unit: hộ", "b": "unit: hộ\nformula: ho + 1", "c": "unit: người\nformula: ho * 4"}
    spec = one(columns, "ten | ho\nX | 3")

    assert [exact(spec, f"t[X].{name}") for name in "bc"] == [4, 12]


@pytest.mark.parametrize("formula", ["ho * ty_le", "ho * ty_le / 100", "ty_le / 100 * ho"])
def test_a_part_in_per_cent_of_a_count_is_a_count(formula: str) -> None:
    columns = {"ho": "unit: hộ", "ty_le": "unit: '%'\ntotal: none", "c": f"unit: hộ\nformula: {formula}"}

    assert exact(one(columns, "ten | ho | ty_le\nX | 200 | 12,5"), "t[X].c") == 25


def test_a_computed_rate_is_in_per_cent_too() -> None:
    columns = {"a": "unit: hộ", "b": "unit: hộ", "r": "rate: a / b", "c": "unit: hộ\nformula: b * r"}

    assert exact(one(columns, "ten | a | b\nX | 3 | 7"), "t[X].c") == 3


def test_a_rate_of_unlike_scales_is_right() -> None:
    columns = {"a": "unit: triệu đồng", "b": "unit: tỷ đồng", "r": "rate: a / b", "g": "growth: a / b"}
    spec = one(columns, "ten | a | b\nX | 500 | 2")

    assert texts(spec, "r") == ["25,00", "25,00"]
    assert texts(spec, "g") == ["-75,00", "-75,00"]


def test_an_amount_per_head_is_in_the_unit_of_its_column() -> None:
    columns = {"sl": "unit: tấn", "dan": "unit: người", "bq": "unit: kg/người\nrate: sl / dan\nper: 1"}

    assert exact(one(columns, "ten | sl | dan\nX | 30 | 100"), "t.total.bq") == 300


def test_single_figures_checks_and_prose_are_converted_too() -> None:
    spec = plan(
        table("t", {"a": "unit: triệu đồng"}, "ten | a\nX | 500\nY | 700", total="Cộng", checks="f = t.total.a"),
        figure("f", "unit: tỷ đồng\nformula: t.total.a"),
        figure("g", "unit: tỷ đồng\nvalue: 3"),
        prose="Đạt $(t.total.a / g | 2%) %, thêm $(f + t.total.a | 1) tỷ đồng.",
    )
    computed = worked(spec)

    assert computed["f"].value == Fraction(6, 5)
    assert list(computed.printed.values())[-2:] == ["40,00", "2,4"]
    assert findings_in(spec) == []


@quick
@given(st.integers(0, 10**15), st.sampled_from(["đồng", "nghìn đồng", "triệu đồng", "tỷ đồng"]))
def test_there_and_back_a_figure_is_what_it_was(amount: int, unit: str) -> None:
    columns = {"a": f"unit: {unit}", "b": "unit: triệu đồng\nformula: a", "c": f"unit: {unit}\nformula: b\ndecimals: 0"}

    assert exact(one(columns, f"ten | a\nX | {amount}"), "t[X].c") == amount


# --- shown in another unit -----------------------------------------------------------------------------------


def test_a_table_shows_the_unit_that_stands_above_it() -> None:
    spec = one({"a": "unit: đồng"}, "ten | a\nX | 1.500.000\nY | 12.250.000", unit="triệu đồng")

    assert texts(spec, "a") == ["1,50", "12,25", "13,75"]
    assert exact(spec, "t.total.a") == 13_750_000


def test_it_is_converted_after_summing_and_what_that_sets_apart_is_told() -> None:
    spec = one({"a": "unit: đồng\ndecimals: 0"}, "ten | a\nX | 400.000\nY | 400.000", unit="triệu đồng")

    assert texts(spec, "a") == ["0", "0", "1"]
    assert messages(spec) == [
        "KH424 “t.total.a” chênh lệch do làm tròn: các số in ra cộng lại bằng 0, số in ở đây là 1 (chênh 1)"
    ]


def test_more_than_three_decimals_are_rounded() -> None:
    spec = one({"a": "unit: đồng"}, "ten | a\nX | 1.234.567", unit="triệu đồng")

    assert texts(spec, "a") == ["1,235", "1,235"]


def test_the_amount_in_words_is_the_one_that_was_typed() -> None:
    spec = plan(
        table("t", {"a": "unit: đồng"}, "ten | a\nX | 1.500.000", total="Cộng", unit="triệu đồng"),
        prose="Cộng $(t.total.a) triệu đồng ($(t.total.a | words) đồng).",
    )

    assert list(worked(spec).printed.values())[-2:] == ["1,5", "một triệu năm trăm nghìn"]


def test_a_claim_is_in_the_unit_that_is_typed() -> None:
    spec = one({"a": "unit: đồng"}, "ten | a\nX | 1.500.000\nCộng | 1.400.000", unit="triệu đồng")

    assert messages(spec) == ["KH406 “t.total.a”: ghi 1.400.000, tính ra 1.500.000 (sai)"]


def test_a_unit_line_that_says_something_else_changes_nothing() -> None:
    spec = one({"a": "unit: hộ"}, "ten | a\nX | 15", unit="hộ, người")

    assert texts(spec, "a") == ["15", "15"]


# --- apart by rounding ---------------------------------------------------------------------------------------


def test_shares_that_do_not_add_up_as_printed_are_noted_and_footed_ones_are_not() -> None:
    rows = "ten | a\nX | 1\nY | 1\nZ | 1"

    assert messages(one({"a": "", "s": "share: a"}, rows)) == [
        "KH424 “t.total.s” chênh lệch do làm tròn: các số in ra cộng lại bằng 99,99, số in ở đây là 100,00 (chênh 0,01)"
    ]
    assert messages(one({"a": "", "s": "share: a\nfoot: yes"}, rows)) == []


def test_a_claim_made_of_rounded_figures_is_apart_by_rounding_and_no_mistake() -> None:
    columns = {"a": "", "s": "formula: a / 3\ndecimals: 1"}
    rows = "ten | a | s\nX | 5 | 1,7\nY | 5 | 1,7\nCộng | 10 | "

    assert [m for m in messages(one(columns, rows + "3,4")) if "KH425" in m] == [
        "KH425 “t.total.s”: ghi 3,4, tính ra 3,3 (chênh lệch do làm tròn: 3,4 tính từ các số đã làm tròn)"
    ]
    assert [m[:5] for m in messages(one(columns, rows + "3,5"))] == ["KH424", "KH406"]


def test_a_rate_claimed_from_rounded_rates_is_apart_by_rounding() -> None:
    columns = {"a": "", "b": "", "n": "", "ra": "rate: a / n", "rb": "rate: b / n", "r": "formula: ra + rb"}
    spec = one(columns, "ten | a | b | n | r\nX | 1 | 1 | 7 | 28,58")

    assert [m[:5] for m in messages(spec)] == ["KH425"]


def test_columns_rounded_together_are_rounded_in_the_unit_they_are_shown_in() -> None:
    columns = {
        "a": "unit: đồng\ndecimals: 0",
        "b": "unit: đồng\ndecimals: 0",
        "c": "unit: đồng\nformula: a + b\ndecimals: 0",
    }
    rows = "ten | a | b\nX | 1.400.000 | 1.400.000\nY | 1.400.000 | 1.400.000"
    spec = one(columns, rows, unit="triệu đồng", foot="a; b")

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
