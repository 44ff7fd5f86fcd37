"""Growth over a base: of one year, and the average of each of several years."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach.numbers import is_stand_in
from kehoach.tables.explanation import FigureKind, explain_text
from tests.spec_text import codes, found, messages, plan, table, texts, with_total, worked

quick = settings(deadline=None)


# --- growth --------------------------------------------------------------------------------------------------


def test_growth_is_over_the_base_and_anew_in_the_total() -> None:
    spec = with_total({"kh": "", "th": "", "g": "growth: th / kh"}, "ten | kh | th\nX | 8 | 10\nY | 40 | 30")

    # 10/8 - 1; 30/40 - 1; 40/48 - 1
    assert texts(spec, "g") == ["25,00", "-25,00", "-16,67"]
    assert worked(spec)["t.total.g"].value == Fraction(-50, 3)


@pytest.mark.parametrize("base", ["0", "-2"])
def test_growth_over_no_base_is_a_finding_at_its_cell(base: str) -> None:
    spec = with_total({"kh": "", "th": "", "g": "growth: th / kh"}, f"ten | kh | th\nX | {base} | 10\nY | 4 | 5")

    assert found(spec) == [("KH416", base)]


def test_growth_over_a_total_that_is_no_base_is_a_finding_where_the_total_is_wanted() -> None:
    columns = {"kh": "", "th": "", "g": "growth: th / kh"}
    rows = "ten | kh | th\nX | -4 | 10\nY | 4 | 5"

    assert [m[:6] for m in messages(with_total(columns, rows))] == ["KH416 ", "KH416 "]
    assert codes(plan(table("t", columns, rows))) == ["KH416"]


def test_growth_without_a_base_is_as_absent_as_the_base() -> None:
    columns = {"kh": "", "th": "", "g": "growth: th / kh"}

    assert texts(with_total(columns, "ten | kh | th\nX | - | 10\nY | 4 | 5"), "g") == ["-", "25,00", "275,00"]


def test_a_growth_is_written_with_a_base_and_never_summed() -> None:
    assert codes(with_total({"a": "", "g": "growth: a"}, "ten | a\nX | 1")) == ["KH226"]
    assert codes(with_total({"a": "", "b": "", "g": "growth: a / b\ntotal: sum"}, "ten | a | b\nX | 1 | 1")) == [
        "KH409"
    ]


@given(st.integers(1, 10**9), st.integers(0, 10**9))
@quick
def test_growth_is_the_rate_less_a_hundred(base: int, value: int) -> None:
    columns = {"a": "", "b": "", "g": "growth: a / b", "r": "rate: a / b"}
    computed = worked(with_total(columns, f"ten | a | b\nX | {value} | {base}"))
    growth, rate = computed["t[X].g"].value, computed["t[X].r"].value

    assert growth is not None
    assert rate is not None
    assert growth == rate - 100


def test_a_growth_explains_itself_with_its_per() -> None:
    spec = with_total({"kh": "", "th": "", "g": "growth: th / kh\nper: 1000"}, "ten | kh | th\nX | 8 | 10")

    assert explain_text(worked(spec).explain("t[X].g")).splitlines()[:3] == [
        "t[X].g = 250,00",
        "  Cột g (tốc độ tăng, trên 1.000)",
        "  công thức   (th / kh - 1) × 1.000 = (10 / 8 - 1) × 1.000",
    ]


# --- average growth ------------------------------------------------------------------------------------------

BA_NAM = {"dau": "", "cuoi": "", "g": "growth: cuoi / dau\nover: 3"}


def test_average_growth_is_compounded() -> None:
    # 1,1³ = 1,331; 0,5³ = 0,125; (1.331 + 125) / 2.000 = 0,728 = 0,8996…³
    spec = with_total(BA_NAM, "ten | dau | cuoi\nX | 1.000 | 1.331\nY | 1.000 | 125\nZ | 1 | 0")

    assert texts(spec, "g") == ["10,00", "-50,00", "-100,00", "-10,06"]
    computed = worked(spec)
    assert computed["t[X].g"].value == 10
    assert computed["t.total.g"].value is not None
    assert is_stand_in(computed["t.total.g"].value)


def test_over_one_year_it_is_the_growth() -> None:
    columns = {"a": "", "b": "", "g": "growth: b / a", "h": "growth: b / a\nover: 1"}
    computed = worked(with_total(columns, "ten | a | b\nX | 3 | -5"))

    assert computed["t[X].g"].value == computed["t[X].h"].value == Fraction(-800, 3)


def test_the_years_may_be_those_of_the_plan() -> None:
    columns = {"dau": "", "cuoi": "", "g": "growth: cuoi / dau\nover: period.end - period.start + 1"}
    spec = plan(table("t", columns, "ten | dau | cuoi\nX | 1 | 32"), year="period: 2026-2030\ndate: 2026")

    assert texts(spec, "g") == ["100,00"]


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.integers(2, 10), st.integers(0, 6))
@quick
def test_the_shown_growth_is_the_nearest(base: int, value: int, years: int, places: int) -> None:
    columns = {"a": "", "b": "", "g": f"growth: b / a\nover: {years}\ndecimals: {places}"}
    shown = texts(with_total(columns, f"ten | a | b\nX | {base} | {value}"), "g")[0]

    rate = Fraction(Decimal(shown.replace(".", "").replace(",", ".")))
    half = Fraction(1, 2 * 10**places)
    low, high = (max(1 + (rate + by) / 100, Fraction(0)) for by in (-half, half))
    assert low**years * base <= value <= high**years * base


@pytest.mark.parametrize("over", ["0", "101", "2,5", "-3", "year"])
def test_what_is_no_number_of_years_is_one_finding(over: str) -> None:
    spec = with_total({**BA_NAM, "g": f"growth: cuoi / dau\nover: {over}"}, "ten | dau | cuoi\nX | 1 | 2\nY | 1 | 2")

    assert found(spec) == [("KH432", over)]


def test_years_that_are_not_there_are_found_where_they_are_named() -> None:
    spec = with_total({**BA_NAM, "g": "growth: cuoi / dau\nover: nam"}, "ten | dau | cuoi\nX | 1 | 2")

    assert found(spec) == [("KH301", "nam")]


def test_nothing_grows_to_less_than_nothing() -> None:
    spec = with_total(BA_NAM, "ten | dau | cuoi\nX | 1 | -8\nY | 8 | 17")

    assert messages(spec) == ["KH433 “t[X].g”: không tính được tốc độ tăng bình quân từ 1 đến -8"]


def test_a_root_is_explained_with_as_many_decimals_as_are_known() -> None:
    explanation = worked(with_total(BA_NAM, "ten | dau | cuoi\nX | 4 | 5")).explain("t[X].g")

    assert explanation.kind is FigureKind.AVERAGE_GROWTH
    assert explanation.formula == "((cuoi / dau)^(1 / 3) - 1) * 100"
    assert explanation.numbers == "((5 / 4)^(1 / 3) - 1) * 100"
    assert "30 chữ số thập phân   7,72173450159418608796467832596" in explain_text(explanation)
    assert "…\n" in explain_text(explanation)
