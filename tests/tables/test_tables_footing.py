"""Columns rounded together: what is shown adds up along the rows and down the columns."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spec_text import found, plan, table, texts, worked

import kehoach
from conftest import Docx
from kehoach.tables.explanation import explain_text

quick = settings(deadline=None, max_examples=25)

QUARTERS = {"q1": "decimals: 0", "q2": "decimals: 0", "tong": "formula: q1 + q2", "ty_le": "rate: q1 / tong"}
ROWS = "ten | q1 | q2\nTỉnh | 1,4 | 1,4\nXã | 1,4 | 1,4"


def one(columns: dict[str, str], rows: str, **settings: str) -> str:
    return plan(table("t", columns, rows, **{"total": "Cộng", "foot": "q1; q2", **settings}))


def codes(spec: str) -> list[str]:
    return [code for code, _ in found(spec)]


def test_what_is_shown_adds_up_both_ways() -> None:
    spec = one(QUARTERS, ROWS)

    # 1,4 + 1,4 = 2,8, so each row and column is 3, and all four 5,6, so 6.
    assert [texts(spec, name) for name in ("q1", "q2", "tong")] == [["2", "1", "3"], ["1", "2", "3"], ["3", "3", "6"]]
    assert Docx(kehoach.render(worked(spec))).tables()[1][-1] == ["Cộng", "3", "3", "6", "50,00"]


def test_the_rounded_figure_is_the_figure_and_what_it_was_is_told() -> None:
    computed = worked(one(QUARTERS, ROWS))

    assert computed["t[Tỉnh].q1"].value == 2
    assert computed["t[Tỉnh].ty_le"].value == Fraction(200, 3)
    explanation = computed.explain("t[Tỉnh].q1")
    assert explanation.unfooted == Fraction(7, 5)
    assert "chưa chỉnh   1,4" in explain_text(explanation)
    assert "chỉnh để cộng lại vừa đủ" in explain_text(explanation)
    assert computed.explain("t.total.q1").numbers == "2 + 1"


def test_groups_are_the_sums_of_their_rounded_rows() -> None:
    rows = "ten | q1 | q2\nA | |\n  X | 1,4 | 1,4\n  Y | 1,4 | 1,4\nB | 3,4 | 0,4\n  trong đó: Z | 2,6 | 0,4"
    spec = one(QUARTERS, rows)

    shown = {name: [int(text) for text in texts(spec, name)] for name in ("q1", "q2", "tong")}
    assert [a + b for a, b in zip(shown["q1"], shown["q2"], strict=True)] == shown["tong"]
    for column in ("q1", "q2"):
        total, (group, first, second, other) = shown[column][-1], shown[column][:4]
        assert (group, total) == (first + second, group + other)
    assert shown["tong"][-1] == 9
    assert shown["q1"][4] <= shown["q1"][3]


def test_cells_without_a_figure_take_no_part() -> None:
    rows = "ten | q1 | q2\nX | 1,4 | -\nY | chưa có | 1,4\nZ | 0,4 | 1,4"

    assert texts(one(QUARTERS, rows, missing="open"), "q1")[:2] == ["1", "chưa có"]
    assert texts(one(QUARTERS, rows, missing="open"), "q2")[0] == "-"
    assert texts(one(QUARTERS, rows, missing="skip"), "q1")[-1] == "2"


def test_other_tables_take_the_rounded_figures_whichever_is_named_first() -> None:
    first = table("a", {"x": "from: t.q1", "y": "formula: t.total.q1 * 2"}, "ten\nTỉnh", total="Cộng")
    second = table("t", QUARTERS, ROWS, total="Cộng", foot="q1; q2")

    computed = worked(plan(first, second, shown="a t", prose="Quý I: $(t[Tỉnh].q1)."))
    assert computed["a[Tỉnh].x"].value == 2
    assert computed["a[Tỉnh].y"].value == 6


@pytest.mark.parametrize(
    ("foot", "columns", "code"),
    [
        ("q1; q3", {}, "KH302"),
        ("q1; ten", {}, "KH436"),
        ("q1; ty_le", {}, "KH436"),
        ("q1; q2", {"q2": "decimals: 1"}, "KH437"),
        ("q1; q2", {"q1": "formula: tong - 1\ndecimals: 0"}, "KH401"),
    ],
)
def test_what_cannot_be_rounded_together_is_a_finding(foot: str, columns: dict[str, str], code: str) -> None:
    assert code in codes(one({**QUARTERS, **columns}, ROWS, foot=foot))


def test_computed_columns_are_rounded_together_too() -> None:
    columns = {"ca_nam": "", "q1": "formula: ca_nam * 0,5\ndecimals: 0", "q2": "formula: ca_nam - q1\ndecimals: 0"}
    spec = one({**columns, "tong": "formula: q1 + q2"}, "ten | ca_nam\nX | 3\nY | 5\nZ | 7")

    assert texts(spec, "tong") == ["3", "5", "7", "15"]
    assert [int(a) + int(b) for a, b in zip(texts(spec, "q1"), texts(spec, "q2"), strict=True)] == [3, 5, 7, 15]


CELLS = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6)), min_size=1, max_size=8)


@given(CELLS, st.integers(0, 2))
@quick
def test_rounding_together_always_adds_up_and_stays_within_one_unit(cells: list[tuple[int, ...]], places: int) -> None:
    names = ("q1", "q2", "q3")
    columns = {**dict.fromkeys(names, f"decimals: {places}"), "tong": "formula: q1 + q2 + q3"}
    rows = (" | ".join((f"X{i}", *(f"{n // 1000},{n % 1000:03}" for n in row))) for i, row in enumerate(cells))
    computed = worked(one(columns, "\n".join(("ten | q1 | q2 | q3", *rows)), foot="q1; q2; q3")).tables["t"]

    unit = Fraction(1, 10**places)
    for at, name in enumerate(names):
        values = [Fraction(str(v)) for v in computed.columns[name].values]
        assert sum(values) == computed.columns[name].total
        for value, row in zip(values, cells, strict=True):
            assert value % unit == 0
            assert abs(value - Fraction(row[at], 1000)) < unit
    for at, row in enumerate(cells):
        total = computed.columns["tong"].values[at]
        assert total == sum(Fraction(str(computed.columns[name].values[at])) for name in names)
        assert abs(Fraction(str(total)) - Fraction(sum(row), 1000)) < unit
