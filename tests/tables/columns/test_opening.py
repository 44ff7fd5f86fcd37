"""Rows that are periods: each begins with what the row before ended with; totals take the first and the last."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach.tables.explanation import FigureKind
from tests.conftest import findings_in
from tests.spec_text import codes, found, messages, plan, table, texts, worked

quick = settings(deadline=None)


def one(columns: dict[str, str], rows: str, **settings: str) -> str:
    return plan(table("t", columns, rows, **{"total": "Cả năm", **settings}))


STOCK = {
    "dau": "unit: hộ\nopening: cuoi",
    "giam": "unit: hộ",
    "tang": "unit: hộ",
    "cuoi": "unit: hộ\nformula: dau - giam + tang",
}
QUARTERS = "ten | dau | giam | tang\nQuý I | 29 | 3 | 1\nQuý II | | 4 | 0\nQuý III | | 2 | 2\nQuý IV | | 5 | 1"


def test_each_row_begins_with_the_end_of_the_row_before() -> None:
    spec = one(STOCK, QUARTERS)

    assert texts(spec, "dau") == ["29", "27", "23", "23", "29"]
    assert texts(spec, "cuoi") == ["27", "23", "23", "19", "19"]


def test_what_is_typed_further_down_is_a_claim_and_so_is_the_total() -> None:
    rows = QUARTERS.replace("Quý II | |", "Quý II | 28 |") + "\nCả năm | 29 | 14 | 4"

    assert found(one(STOCK, rows)) == [("KH406", "28")]
    assert codes(one(STOCK, QUARTERS + "\nCả năm | 104 | 14 | 4")) == ["KH406"]


def test_the_circle_may_go_by_way_of_other_columns_and_other_tables_may_ask() -> None:
    columns = {
        "dau": "opening: cuoi",
        "lai": "formula: round(dau * 0,1; 0)",
        "tra": "",
        "no": "formula: dau + lai",
        "cuoi": "formula: no - tra",
        "ty_le": "rate: cuoi / dau",
    }
    spec = one(columns, "ten | dau | tra\nI | 100 | 10\nII | | 20\nIII | | 30")

    # 100 + 10 - 10; 100 + 10 - 20; 90 + 9 - 30
    assert texts(spec, "cuoi") == ["100", "90", "69", "69"]
    assert texts(spec, "ty_le") == ["100,00", "90,00", "76,67", "69,00"]


def test_a_typed_end_is_carried_over_as_it_is() -> None:
    columns = {"dau": "opening: cuoi", "cuoi": ""}

    assert texts(one(columns, "ten | dau | cuoi\nI | 1 | 5\nII | | 7"), "dau") == ["1", "5", "1"]
    assert texts(one(columns, "ten | dau | cuoi\nI | 1 | 5\nII | | 7"), "cuoi")[-1] == "7"


def test_groups_begin_and_end_as_their_rows_do() -> None:
    rows = "ten | dau | giam | tang\n6 tháng đầu | | |\n  Quý I | 29 | 3 | 1\n  Quý II | | 4 | 0\nQuý III | | 2 | 2"
    spec = one(STOCK, rows)

    assert texts(spec, "dau") == ["29", "29", "27", "23", "29"]
    assert texts(spec, "cuoi") == ["23", "27", "23", "23", "23"]
    assert worked(spec).explain("t[6 tháng đầu].dau").formula == "t[Quý I].dau"


def test_what_is_not_known_is_not_known_from_there_on() -> None:
    rows = QUARTERS.replace("Quý II | | 4", "Quý II | | chưa có")

    assert texts(one(STOCK, rows, missing="open"), "dau") == ["29", "27", "chưa có", "chưa có", "29"]
    assert texts(one(STOCK, rows, missing="open"), "cuoi")[-1] == "chưa có"


def test_a_stock_that_is_below_zero_from_the_first_row_on_is_one_finding_there() -> None:
    assert found(one(STOCK, QUARTERS.replace("| 3 | 1", "| 31 | 1"))) == [("KH404", "1")]


def test_without_a_first_figure_there_is_nothing_to_carry() -> None:
    assert messages(one(STOCK, QUARTERS.replace("29", ""))) == ["KH403 “t[Quý I].dau” chưa có số: ô còn để trống"]
    assert codes(one(STOCK, "ten | giam | tang\nQuý I | 1 | 2")) == ["KH240"]


@pytest.mark.parametrize(
    ("dau", "cuoi", "code"),
    [
        ("opening: het", "formula: dau - giam", "KH302"),
        ("opening: dau", "formula: dau - giam", "KH302"),
        ("opening: ten", "formula: dau - giam", "KH302"),
        ("opening: giam - tang", "formula: dau - giam", "KH226"),
        ("opening: cuoi\ntotal: sum", "formula: dau - giam", "KH244"),
        ("opening: cuoi", "formula: dau - giam\ntotal: sum", "KH244"),
        ("opening: cuoi", "running: dau - giam", "KH401"),
        ("opening: cuoi", "formula: t.total.dau - giam", "KH401"),
        ("opening: cuoi", "formula: dau / 0", "KH402"),
    ],
)
def test_what_cannot_be_carried_over_is_a_finding(dau: str, cuoi: str, code: str) -> None:
    columns = {"dau": dau, "giam": "", "tang": "", "cuoi": cuoi}

    assert code in codes(one(columns, "ten | dau | giam | tang\nI | 5 | 1 | 2\nII | | 1 | 2"))


@pytest.mark.parametrize("order", [("dau", "cuoi"), ("cuoi", "dau")])
def test_a_circle_by_way_of_totals_is_found_whichever_column_comes_first(order: tuple[str, str]) -> None:
    keys = {"dau": "opening: cuoi", "cuoi": "running: dau - a"}
    spec = one({"a": "", **{name: keys[name] for name in order}}, "ten | a | dau\nI | 1 | 5\nII | 2 |")

    assert codes(spec) == ["KH401"]


def test_the_end_may_stand_before_the_beginning() -> None:
    columns = {name: STOCK[name] for name in ("cuoi", "giam", "tang", "dau")}

    assert texts(one(columns, QUARTERS), "cuoi") == ["27", "23", "23", "19", "19"]


def test_a_circle_of_two_formulas_is_still_a_circle() -> None:
    assert codes(one({"a": "formula: b", "b": "formula: a"}, "ten\nI\nII")) == ["KH401"]


@pytest.mark.parametrize(("rule", "wanted"), [("first", "6"), ("last", "2")])
def test_any_column_may_have_its_first_or_last_figure_as_total(rule: str, wanted: str) -> None:
    assert texts(one({"a": f"total: {rule}"}, "ten | a\nX | 6\nY | 9\nZ | 2"), "a")[-1] == wanted
    nested = one({"a": f"total: {rule}"}, "ten | a\nA |\n  X | 6\n  Y | 9\nB |\n  Z | 4\n  U | 2")
    assert texts(nested, "a")[-1] == wanted
    assert texts(nested, "a")[0] == ("6" if rule == "first" else "9")


def test_what_is_carried_over_is_explained() -> None:
    computed = worked(one(STOCK, QUARTERS))
    first, second = computed.explain("t[Quý I].dau"), computed.explain("t[Quý II].dau")

    assert (first.kind, second.kind) == (FigureKind.TYPED, FigureKind.CARRIED)
    assert second.formula == "t[Quý I].cuoi"
    assert [i.address for i in second.inputs] == ["t[Quý I].cuoi"]
    assert computed.explain("t[Quý II].cuoi").numbers == "27 - 4 + 0"
    assert computed.explain("t.total.cuoi").kind is FigureKind.END
    assert computed.explain("t.total.cuoi").formula == "t[Quý IV].cuoi"


@given(st.integers(0, 10**6), st.lists(st.tuples(st.integers(0, 999), st.integers(0, 999)), min_size=1, max_size=12))
@quick
def test_the_end_is_the_beginning_and_all_that_flowed(start: int, flows: list[tuple[int, int]]) -> None:
    columns = {**STOCK, "cuoi": STOCK["cuoi"] + "\nsigned: yes"}
    rows = "\n".join(f"Kỳ {i} | {start if i == 0 else ''} | {out} | {into}" for i, (out, into) in enumerate(flows))
    total = {c: worked(one(columns, f"ten | dau | giam | tang\n{rows}"))[f"t.total.{c}"].value for c in STOCK}

    assert total["dau"] == start
    assert total["cuoi"] == start - sum(out for out, _ in flows) + sum(into for _, into in flows)


def test_a_misspelt_end_is_told_the_column_that_comes_near() -> None:
    spec = one({**STOCK, "dau": "unit: hộ\nopening: cuoij"}, QUARTERS)
    (finding,) = findings_in(spec)

    assert str(finding.message) == "bảng “t” không có cột “cuoij”"
    assert finding.hint == "ý bạn là “cuoi”?"
