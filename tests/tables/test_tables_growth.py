"""Growth over several years: the average of each, exactly enough to round right, and what it leads to."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spec_text import found, messages, plan, table, texts, worked

from kehoach.numbers import Rounding, is_stand_in, nth_root, round_exact
from kehoach.tables.explanation import FigureKind, explain_text

quick = settings(deadline=None, max_examples=50)


def one(columns: dict[str, str], rows: str, **settings: str) -> str:
    return plan(table("t", columns, rows, **{"total": "Cộng", **settings}))


def codes(spec: str) -> list[str]:
    return [code for code, _ in found(spec)]


# --- roots ---------------------------------------------------------------------------------------------------


@given(st.fractions(0, 10**9, max_denominator=10**6), st.integers(1, 12))
@quick
def test_the_root_of_a_power_is_exact(value: Fraction, degree: int) -> None:
    assert nth_root(value**degree, degree) == value


@given(
    st.fractions(0, 10**9, max_denominator=10**6),
    st.integers(2, 12),
    st.integers(0, 9),
    st.sampled_from([Rounding.HALF_UP, Rounding.HALF_EVEN, Rounding.TRUNCATE]),
    st.integers(0, 1000),
)
@quick
def test_a_root_rounds_right(value: Fraction, degree: int, places: int, rounding: Rounding, less: int) -> None:
    """Right means: the neighbours halfway to the next numbers are on the right sides of the root, by powers alone."""
    root = nth_root(value, degree)
    shown = Fraction(round_exact(root - less, places, rounding)) + less
    unit = Fraction(1, 10**places)
    if rounding is Rounding.TRUNCATE:
        low, high = (shown, shown + unit) if shown >= less else (shown - unit, shown)
        if shown == less:
            low, high = shown - unit, shown + unit
    else:
        low, high = shown - unit / 2, shown + unit / 2
    assert max(low, Fraction(0)) ** degree <= value <= high**degree


def test_what_stands_for_a_root_says_so() -> None:
    assert is_stand_in(nth_root(2, 2))
    assert not is_stand_in(nth_root(Fraction(9, 49), 2))
    with pytest.raises(ValueError, match="no root"):
        nth_root(-1, 3)


# --- average growth ------------------------------------------------------------------------------------------

BA_NAM = {"dau": "", "cuoi": "", "g": "growth: cuoi / dau\nover: 3"}


def test_average_growth_is_compounded() -> None:
    # 1,1³ = 1,331; 0,5³ = 0,125; (1.331 + 125) / 2.000 = 0,728 = 0,8996…³
    spec = one(BA_NAM, "ten | dau | cuoi\nX | 1.000 | 1.331\nY | 1.000 | 125\nZ | 1 | 0")

    assert texts(spec, "g") == ["10,00", "-50,00", "-100,00", "-10,06"]
    computed = worked(spec)
    assert computed["t[X].g"].value == 10
    assert computed["t.total.g"].value is not None
    assert is_stand_in(computed["t.total.g"].value)


def test_over_one_year_it_is_the_growth() -> None:
    columns = {"a": "", "b": "", "g": "growth: b / a", "h": "growth: b / a\nover: 1"}
    computed = worked(one(columns, "ten | a | b\nX | 3 | -5"))

    assert computed["t[X].g"].value == computed["t[X].h"].value == Fraction(-800, 3)


def test_the_years_may_be_those_of_the_plan() -> None:
    columns = {"dau": "", "cuoi": "", "g": "growth: cuoi / dau\nover: period.end - period.start + 1"}
    spec = plan(table("t", columns, "ten | dau | cuoi\nX | 1 | 32"), year="period: 2026-2030\ndate: 2026")

    assert texts(spec, "g") == ["100,00"]


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.integers(2, 10), st.integers(0, 6))
@quick
def test_the_shown_growth_is_the_nearest(base: int, value: int, years: int, places: int) -> None:
    columns = {"a": "", "b": "", "g": f"growth: b / a\nover: {years}\ndecimals: {places}"}
    shown = texts(one(columns, f"ten | a | b\nX | {base} | {value}"), "g")[0]

    rate = Fraction(Decimal(shown.replace(".", "").replace(",", ".")))
    half = Fraction(1, 2 * 10**places)
    low, high = (max(1 + (rate + by) / 100, Fraction(0)) for by in (-half, half))
    assert low**years * base <= value <= high**years * base


@pytest.mark.parametrize("over", ["0", "101", "2,5", "-3", "year"])
def test_what_is_no_number_of_years_is_one_finding(over: str) -> None:
    spec = one({**BA_NAM, "g": f"growth: cuoi / dau\nover: {over}"}, "ten | dau | cuoi\nX | 1 | 2\nY | 1 | 2")

    assert found(spec) == [("KH432", over)]


def test_years_that_are_not_there_are_found_where_they_are_named() -> None:
    spec = one({**BA_NAM, "g": "growth: cuoi / dau\nover: nam"}, "ten | dau | cuoi\nX | 1 | 2")

    assert found(spec) == [("KH301", "nam")]


def test_nothing_grows_to_less_than_nothing() -> None:
    spec = one(BA_NAM, "ten | dau | cuoi\nX | 1 | -8\nY | 8 | 17")

    assert messages(spec) == ["KH433 “t[X].g”: không tính được tốc độ tăng bình quân từ 1 đến -8"]


def test_a_root_is_explained_with_as_many_decimals_as_are_known() -> None:
    explanation = worked(one(BA_NAM, "ten | dau | cuoi\nX | 4 | 5")).explain("t[X].g")

    assert explanation.kind is FigureKind.AVERAGE_GROWTH
    assert explanation.formula == "((cuoi / dau)^(1 / 3) - 1) * 100"
    assert explanation.numbers == "((5 / 4)^(1 / 3) - 1) * 100"
    assert "30 chữ số thập phân   7,72173450159418608796467832596" in explain_text(explanation)
    assert "…\n" in explain_text(explanation)


# --- grown ---------------------------------------------------------------------------------------------------

DU_BAO = {"dau": "", "toc_do": "unit: '%'", "cuoi": "grown: dau\nby: toc_do\nover: 2\ndecimals: 1"}


def test_what_a_yearly_growth_leads_to_is_exact_and_sums() -> None:
    spec = one(DU_BAO, "ten | dau | toc_do\nX | 100 | 10\nY | 200 | -50\nZ | 30 | 2,5")

    # 100 · 1,21; 200 · 0,25; 30 · 1,050625 = 31,51875
    assert texts(spec, "cuoi") == ["121,0", "50,0", "31,5", "202,5"]
    assert worked(spec)["t.total.cuoi"].value == Fraction("202.51875")


def test_without_years_it_grows_for_one() -> None:
    assert texts(one({**DU_BAO, "cuoi": "grown: dau * 2\nby: 50"}, "ten | dau | toc_do\nX | 3 | 1"), "cuoi")[0] == "9"


def test_groups_of_what_is_grown_are_sums() -> None:
    rows = "ten | dau | toc_do\nA | |\n  X | 100 | 10\n  Y | 100 | 20"

    assert texts(one(DU_BAO, rows), "cuoi") == ["265,0", "121,0", "144,0", "265,0"]


def test_a_fall_by_more_than_all_is_a_finding() -> None:
    assert codes(one(DU_BAO, "ten | dau | toc_do\nX | 100 | -101")) == ["KH434"]
    assert texts(one(DU_BAO, "ten | dau | toc_do\nX | 100 | -100"), "cuoi")[0] == "0,0"


def test_absences_stay_what_they_are() -> None:
    assert texts(one(DU_BAO, "ten | dau | toc_do\nX | - | 5\nY | 10 | -"), "cuoi") == ["-", "-", "-"]


def test_a_grown_figure_is_explained() -> None:
    explanation = worked(one(DU_BAO, "ten | dau | toc_do\nX | 100 | -5")).explain("t[X].cuoi")

    assert explanation.kind is FigureKind.GROWN
    assert explanation.formula == "dau * (1 + toc_do / 100)^2"
    assert explanation.numbers == "100 * (1 + (-5) / 100)^2"
    assert [i.name for i in explanation.inputs] == ["dau", "toc_do"]


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("grown: dau", "KH202"),
        ("grown: dau\nby: nhanh", "KH301"),
        ("grown: dau\nby: toc_do\nover: +", "KH226"),
        ("growth: dau / toc_do\nover: +", "KH226"),
        ("rate: dau / toc_do\nover: 3", "KH245"),
        ("growth: dau / toc_do\nby: dau", "KH245"),
        ("grown: cuoi\nby: toc_do", "KH401"),
        ("grown: dau\nby: cuoi", "KH401"),
    ],
)
def test_a_growth_that_is_not_well_said_is_a_finding(keys: str, code: str) -> None:
    assert codes(one({**DU_BAO, "cuoi": keys}, "ten | dau | toc_do\nX | 100 | 5")) == [code]


@given(st.integers(1, 10**6), st.integers(-99, 300), st.integers(1, 12))
@quick
def test_growing_and_the_growth_of_it_are_the_same(base: int, speed: int, years: int) -> None:
    columns = {"dau": "", "toc_do": "", "cuoi": f"grown: dau\nby: toc_do\nover: {years}"}
    columns["lai"] = f"growth: cuoi / dau\nover: {years}"

    assert worked(one(columns, f"ten | dau | toc_do\nX | {base} | {speed}"))["t[X].lai"].value == speed
