"""How a figure is rounded: as its column says, its row, or the table."""

from __future__ import annotations

import pytest

from tests.spec_text import codes, found, plan, table, texts, with_total, worked

ROWS = "ten | a | b | @rounding\nX | 2 | 3 |\nY | 2 | 3 | truncate\nZ | 1 | 8 | half-even"


def test_a_row_and_a_column_have_a_rounding_of_their_own() -> None:
    columns = {"a": "", "b": "", "c": "rate: a / b", "d": "rate: a / b\nrounding: half-up\ndecimals: 0"}
    spec = plan(table("t", columns, ROWS))

    assert texts(spec, "c") == ["66,67", "66,66", "12,50"]
    assert texts(spec, "d") == ["67", "67", "13"]


def test_a_column_may_truncate_in_a_table_that_does_not() -> None:
    columns = {"a": "", "b": "", "c": "rate: a / b", "d": "formula: a / b\nrounding: truncate"}
    spec = with_total(columns, "ten | a | b\nX | 2 | 3\nY | 2 | 3")

    assert texts(spec, "c") == ["66,67", "66,67", "66,67"]
    assert texts(spec, "d") == ["0,66", "0,66", "0,66"]


@pytest.mark.parametrize(("claim", "codes"), [("66,66", []), ("66,67", ["KH406"])])
def test_claims_explanations_and_prose_follow_the_row(claim: str, codes: list[str]) -> None:
    rows = f"ten | a | b | c | @rounding\nX | 2 | 3 | {claim} | truncate"
    spec = plan(table("t", {"a": "", "b": "", "c": "rate: a / b"}, rows), prose="Đạt $(t[X].c | 1) %.")

    assert [code for code, _ in found(spec)] == codes
    if not codes:
        computed = worked(spec)
        assert "truncated" in computed.explain("t[X].c").rounding.en
        assert "66,6" in computed.printed.values()


def test_a_row_keeps_the_rounding_beside_its_decimals() -> None:
    rows = "ten | a | b | @rounding | @decimals\nX | 2 | 3 | truncate | 1"
    assert texts(plan(table("t", {"a": "", "b": "", "c": "formula: a / b"}, rows)), "c") == ["0,6"]


def test_what_is_no_way_of_rounding_is_found() -> None:
    assert found(plan(table("t", {"a": ""}, "ten | a | @rounding\nX | 1 | xuống"))) == [("KH256", "xuống")]
    assert found(plan(table("t", {"a": "rounding: xuống"}, "ten | a\nX | 1"))) == [("KH216", "xuống")]


def test_figures_rounded_to_add_up_have_no_rounding_of_their_own() -> None:
    rows = "ten | a\nX | 1\nY | 2"
    columns = {"a": "", "b": "share: a\nfoot: yes\nrounding: truncate"}
    assert found(with_total(columns, rows)) == [("KH238", "rounding:")]
    assert found(with_total({"a": "decimals: 0\nrounding: truncate"}, rows, foot="a")) == [("KH238", "rounding:")]


def test_decimals_and_rounding_of_a_row_that_no_column_follows_are_noted() -> None:
    rows = "ten | a | @decimals | @rounding\nX | 1 | 1 | truncate"
    assert found(plan(table("t", {"a": "unit: hộ\nrounding: half-up"}, rows))) == [("KH291", "X"), ("KH291", "X")]
    assert found(plan(table("t", {"a": "unit: ha"}, rows))) == []
    formula = {"a": "unit: ha", "b": "unit: tạ/ha", "c": "unit: tấn\nformula: a * b"}
    rows = "ten | a | b | @decimals\nX | 12,5 | 30,17 | 1"
    assert found(plan(table("t", formula, rows))) == []
    assert texts(plan(table("t", formula, rows)), "c") == ["37,7"]


def test_a_figure_not_known_yet_is_refused_only_where_something_is_computed_from_it() -> None:
    rows = "ten | a\nX | chưa có\nY | 2"

    assert codes(plan(table("t", {"a": ""}, rows))) == []
    assert codes(plan(table("t", {"a": ""}, rows, total="Cộng"))) == ["KH411"]
    assert codes(plan(table("t", {"a": "", "b": "formula: a + 1"}, rows))) == ["KH411"]
