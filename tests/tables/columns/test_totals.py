"""Totals by rules of their own: averages, the least and the largest, expressions over other totals."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.spec_text import codes, figure, found, messages, plan, table, texts, with_total, worked

quick = settings(deadline=None)


def test_an_average_in_a_table_with_groups_is_over_the_totals() -> None:
    rows = "ten | dt | sl\nA | |\n  X | 10 | 500\n  Y | 30 | 1.800"
    spec = with_total({"dt": "", "sl": "", "ns": "formula: sl / dt\ntotal: sl / dt"}, rows)

    assert texts(spec, "ns") == ["57,50", "50,00", "60,00", "57,50"]


# --- totals of their own -------------------------------------------------------------------------------------

LUA = "ten | dt | ns\nX | 10 | 50\nY | 30 | 60"


def test_an_average_is_an_expression_over_the_totals() -> None:
    spec = with_total({"dt": "", "ns": "total: sl / dt * 10", "sl": "formula: dt * ns / 10"}, LUA)

    # (10·50 + 30·60) / 10 = 230; 230 / 40 · 10 = 57,5
    assert texts(spec, "ns") == ["50", "60", "57,50"]
    assert texts(spec, "sl") == ["50,00", "180,00", "230,00"]


def test_a_rate_over_an_average_waits_for_it() -> None:
    columns = {"tl": "rate: ns / chuan", "chuan": "", "ns": "total: sl / dt", "dt": "", "sl": "formula: dt * ns"}
    spec = with_total(columns, "ten | dt | ns | chuan\nX | 10 | 50 | 40\nY | 30 | 60 | 60")

    assert texts(spec, "tl") == ["125,00", "100,00", "57,50"]
    assert worked(spec)["t.total.ns"].value == Fraction(115, 2)


def test_a_total_of_its_own_is_found_by_prose_figures_and_other_tables() -> None:
    spec = plan(
        figure("bq", "formula: t.total.ns * 2"),
        table("u", {"x": "formula: t.total.ns"}, "ten\nX", shown_in="none"),
        table("t", {"dt": "", "ns": "total: sl / dt", "sl": "formula: dt * ns"}, LUA, total="Cộng"),
        prose="Bình quân $(t.total.ns).",
    )
    computed = worked(spec)

    assert computed["bq"].value == 115
    assert computed["u[X].x"].value == Fraction(115, 2)
    assert "57,50" in computed.printed.values()


def test_a_typed_total_is_held_against_a_total_of_its_own() -> None:
    rows = LUA + "\nCộng | 40 | 55"

    assert found(with_total({"dt": "", "ns": "total: sl / dt", "sl": "formula: dt * ns"}, rows)) == [("KH406", "55")]


def test_totals_that_need_each_other_go_in_a_circle() -> None:
    spec = with_total({"a": "total: b * 1", "b": "total: a * 1"}, "ten | a | b\nX | 1 | 2")

    assert messages(spec) == ["KH401 các công thức tham chiếu vòng tròn: t.total.a → t.total.b → t.total.a"]


def test_an_average_over_nothing_is_a_finding() -> None:
    spec = with_total({"dt": "", "ns": "total: sl / dt", "sl": "formula: dt * ns"}, "ten | dt | ns\nX | 0 | 5")

    assert codes(spec) == ["KH402"]


def test_an_average_of_whole_things_says_that_it_is_rounded() -> None:
    spec = with_total({"a": "", "b": "unit: hộ\ntotal: a / 2"}, "ten | a | b\nX | 1 | 1\nY | 2 | 2")

    assert codes(spec) == ["KH412"]
    assert texts(spec, "b") == ["1", "2", "2"]


@pytest.mark.parametrize(("total", "wanted"), [("min", "2"), ("max", "6")])
def test_the_least_and_the_largest(total: str, wanted: str) -> None:
    assert texts(with_total({"a": f"total: {total}"}, "ten | a\nX | 6\nY | -\nZ | 2"), "a")[-1] == wanted


def test_the_largest_of_rates_is_a_rate() -> None:
    spec = with_total({"a": "", "b": "", "r": "rate: a / b\ntotal: max"}, "ten | a | b\nX | 1 | 4\nY | 1 | 2")

    assert texts(spec, "r") == ["25,00", "50,00", "50,00"]


def test_the_least_of_what_is_not_known_is_not_known() -> None:
    rows = "ten | a\nX | chưa có\nY | 3"

    assert texts(with_total({"a": "total: min"}, rows, missing="open"), "a")[-1] == "chưa có"
    assert texts(with_total({"a": "total: min"}, rows, missing="skip"), "a")[-1] == "3"


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("total: sun", "KH216"),
        ("total: b +", "KH226"),
        ("total: recompute", "KH244"),
        ("total: bb / 2", "KH301"),
        ("unit: '%'\ntotal: sum", "KH409"),
        ("kind: text\ntotal: max", "KH244"),
    ],
)
def test_a_total_that_cannot_be_is_a_finding(keys: str, code: str) -> None:
    assert codes(with_total({"a": keys}, "ten | a\nX | 1")) == [code]


@given(st.lists(st.tuples(st.integers(1, 1000), st.integers(0, 1000)), min_size=1, max_size=8))
@quick
def test_a_weighted_average_lies_between_the_least_and_the_largest(figures: list[tuple[int, int]]) -> None:
    rows = "ten | dt | ns\n" + "\n".join(f"Thôn {i} | {a} | {y}" for i, (a, y) in enumerate(figures))
    computed = worked(with_total({"dt": "", "ns": "total: sl / dt", "sl": "formula: dt * ns"}, rows))
    average = computed["t.total.ns"].value

    assert average == Fraction(sum(a * y for a, y in figures), sum(a for a, _ in figures))
    assert average is not None
    assert min(y for _, y in figures) <= average <= max(y for _, y in figures)


# --- signed --------------------------------------------------------------------------------------------------


def test_a_signed_count_may_be_negative() -> None:
    columns = {"a": "unit: hộ", "b": "unit: hộ", "c": "unit: hộ\nformula: b - a"}
    rows = "ten | a | b\nX | 3 | 1\nY | 1 | 2"

    assert codes(with_total(columns, rows)) == ["KH404"]
    assert texts(with_total({**columns, "c": columns["c"] + "\nsigned: yes"}, rows), "c") == ["-2", "1", "-1"]
