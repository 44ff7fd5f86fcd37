"""Rates: never summed, worked out again in the total row."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.spec_text import found, plan, table, texts, worked

ROWS = "ten | a | b\nX | 6 | 4\nY | 7 | 2"


def test_products_are_summed_and_quotients_are_worked_out_anew_in_the_total_row() -> None:
    columns = {"dt": "", "ns": "", "sl": "formula: dt * ns / 10", "tb": "formula: sl / dt * 10"}
    spec = plan(table("t", columns, "ten | dt | ns\nX | 10 | 50\nY | 30 | 60", total="Cộng"))

    computed = worked(spec)

    assert computed["t.total.sl"].value == 50 + 180
    assert computed["t.total.tb"].value == Fraction(2300, 40)


@pytest.mark.parametrize("keys", ["rate: a / b", "formula: a / b", "formula: 1 + 2 * (a / (b + 1))"])
def test_a_rate_is_never_summed(keys: str) -> None:
    spec = plan(table("t", {"a": "", "b": "", "c": f"{keys}\ntotal: sum"}, ROWS, total="Cộng"))

    assert found(spec) == [("KH409", "sum")]


def test_a_rate_may_count_per_thousand() -> None:
    spec = plan(table("t", {"a": "", "b": "", "c": "rate: b / a\nper: 1000"}, ROWS, total="Cộng"))

    assert texts(spec, "c") == ["666,67", "285,71", "461,54"]
