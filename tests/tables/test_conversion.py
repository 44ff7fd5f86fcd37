"""Units in formulas: figures of one kind in unlike scales meet, unlike kinds do not."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import findings_in
from tests.spec_text import figure, found, messages, plan, table, texts, with_total, worked

quick = settings(deadline=None)


def exact(spec: str, address: str) -> Fraction | None:
    return worked(spec)[address].value


# --- formulas ------------------------------------------------------------------------------------------------

CROPS = {"dt": "unit: ha", "ns": "unit: tạ/ha\ntotal: sl / dt", "sl": "unit: tấn\nformula: dt * ns"}


def test_area_times_yield_comes_out_in_tons() -> None:
    spec = with_total(CROPS, "ten | dt | ns\nX | 62,5 | 64\nY | 54 | 62,5")

    assert texts(spec, "sl") == ["400,00", "337,50", "737,50"]
    assert exact(spec, "t.total.ns") == Fraction(7375, 1165) * 10


def test_the_conversion_is_told_where_a_figure_is_explained() -> None:
    told = worked(with_total(CROPS, "ten | dt | ns\nX | 62,5 | 64")).explain("t[X].sl")

    assert "dt * ns / 10" in str(told)


def test_a_conversion_that_is_typed_is_not_made_twice() -> None:
    spec = with_total({**CROPS, "sl": "unit: tấn\nformula: dt * ns / 10"}, "ten | dt | ns\nX | 62,5 | 64")

    assert exact(spec, "t[X].sl") == 400


def test_a_power_of_ten_between_like_units_is_no_conversion() -> None:
    spec = with_total({"a": "unit: triệu đồng", "b": "unit: triệu đồng\nformula: a * 1000"}, "ten | a\nX | 1,5")

    assert found(spec) == []
    assert exact(spec, "t[X].b") == 1500


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
    spec = with_total({"dt": "unit: ha", "ns": "unit: tạ/ha\ntotal: none", "sl": f"unit: {unit}\nformula: {formula}"},
               "ten | dt | ns\nX | 62,5 | 64")  # fmt: skip

    assert messages(spec) == [said]


def test_sums_are_brought_to_the_unit_of_their_first_part_and_then_of_the_column() -> None:
    columns = {"a": "unit: tỷ đồng", "b": "unit: triệu đồng", "c": "unit: nghìn đồng\nformula: a + b"}

    assert exact(with_total(columns, "ten | a | b\nX | 1,5 | 250"), "t[X].c") == 1_750_000


def test_unlike_figures_are_not_added_and_the_finding_points_at_the_sign() -> None:
    spec = with_total({"ho": "unit: hộ", "dan": "unit: người", "c": "formula: ho + dan"}, "ten | ho | dan\nX | 1 | 4")

    assert found(spec) == [("KH421", "+")]
    assert messages(spec) == ["KH421 không cộng, trừ, so sánh được hai đơn vị khác loại: hộ và người"]


def test_figures_of_unknown_units_are_added_as_they_are() -> None:
    columns = {"a": "unit: mô hình", "b": "unit: dự án", "c": "formula: a + b", "d": "unit: hộ\nformula: a * 4"}

    assert texts(with_total(columns, "ten | a | b\nX | 1 | 2"), "c") == ["3", "3"]


def test_a_bare_number_stands_beside_any_unit_and_may_carry_one() -> None:
    columns = {"ho": "unit: hộ", "b": "unit: hộ\nformula: ho + 1", "c": "unit: người\nformula: ho * 4"}
    spec = with_total(columns, "ten | ho\nX | 3")

    assert [exact(spec, f"t[X].{name}") for name in "bc"] == [4, 12]


@pytest.mark.parametrize("formula", ["ho * ty_le", "ho * ty_le / 100", "ty_le / 100 * ho"])
def test_a_part_in_per_cent_of_a_count_is_a_count(formula: str) -> None:
    columns = {"ho": "unit: hộ", "ty_le": "unit: '%'\ntotal: none", "c": f"unit: hộ\nformula: {formula}"}

    assert exact(with_total(columns, "ten | ho | ty_le\nX | 200 | 12,5"), "t[X].c") == 25


def test_a_computed_rate_is_in_per_cent_too() -> None:
    columns = {"a": "unit: hộ", "b": "unit: hộ", "r": "rate: a / b", "c": "unit: hộ\nformula: b * r"}

    assert exact(with_total(columns, "ten | a | b\nX | 3 | 7"), "t[X].c") == 3


def test_a_rate_of_unlike_scales_is_right() -> None:
    columns = {"a": "unit: triệu đồng", "b": "unit: tỷ đồng", "r": "rate: a / b", "g": "growth: a / b"}
    spec = with_total(columns, "ten | a | b\nX | 500 | 2")

    assert texts(spec, "r") == ["25,00", "25,00"]
    assert texts(spec, "g") == ["-75,00", "-75,00"]


def test_an_amount_per_head_is_in_the_unit_of_its_column() -> None:
    columns = {"sl": "unit: tấn", "dan": "unit: người", "bq": "unit: kg/người\nrate: sl / dan\nper: 1"}

    assert exact(with_total(columns, "ten | sl | dan\nX | 30 | 100"), "t.total.bq") == 300


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

    assert exact(with_total(columns, f"ten | a\nX | {amount}"), "t[X].c") == amount
