"""Rates: never summed, worked out again in the total row."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kehoach.tables.explanation import explain_text
from tests.spec_text import found, plan, table, texts, with_total, worked

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


def test_a_rate_explains_itself_with_its_label_and_its_per() -> None:
    spec = plan(table("t", {"a": "", "b": "", "c": "rate: a / b"}, ROWS))

    assert explain_text(worked(spec).explain("t[X].c")).splitlines()[:2] == [
        "t[X].c = 150,00",
        "  Cột c (tỷ lệ, trên 100)",
    ]


# --- nothing over nothing


def over_zero(choice: str, rows: str = "X | 0 | 0\nY | 1 | 4") -> str:
    keys = f"rate: a / b\nover_zero: {choice}"
    return with_total({"a": "unit: hộ", "b": "unit: hộ", "c": keys}, f"ten | a | b\n{rows}")


@pytest.mark.parametrize(("choice", "text"), [("'0'", "0,00"), ("blank", "")])
def test_nothing_over_nothing_prints_as_chosen(choice: str, text: str) -> None:
    assert texts(over_zero(choice), "c") == [text, "25,00", "25,00"]
    assert texts(over_zero(choice, "X | 0 | 0\nY | - | 4"), "c") == [text, "-", "0,00"]
    assert texts(over_zero(choice, "X | 0 | 0\nY | 0 | 0"), "c") == [text, text, text]
    assert texts(over_zero(choice, "N | |\n  X | 0 | 0"), "c") == [text, text, text]


def test_nothing_over_nothing_is_a_mistake_unless_chosen_and_something_over_nothing_is_always() -> None:
    assert [code for code, _ in found(over_zero("refuse"))] == ["KH402"]
    assert [code for code, _ in found(over_zero("'0'", "X | 1 | 0\nY | 1 | 4"))] == ["KH402"]
    assert found(with_total({"a": "over_zero: blank"}, "ten | a\nX | 1")) == [("KH245", "over_zero:")]
    assert "KH216" in [code for code, _ in found(over_zero("trong"))]


def test_a_claim_of_nothing_over_nothing_follows_the_choice() -> None:
    rows = "ten | a | b | c\nX | 0 | 0 | {claim}"
    columns = {"a": "", "b": "", "c": "rate: a / b\nover_zero: {choice}"}

    def codes(choice: str, claim: str) -> list[str]:
        keys = {name: said.replace("{choice}", choice) for name, said in columns.items()}
        return [code for code, _ in found(plan(table("t", keys, rows.format(claim=claim))))]

    assert codes("'0'", "0,00") == codes("blank", "") == codes("blank", "-") == []
    assert codes("'0'", "1") == codes("blank", "0,00") == ["KH406"]
