"""A column per year: its header, its addresses, sums over the years, changes between them, and breaks of the series."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.view.document import view_document
from tests.conftest import findings_in
from tests.spec_text import codes, figure, found, messages, plan, pointed, table, texts, worked

if TYPE_CHECKING:
    from kehoach.view.records import TableView

VON = {"von": "years: 2026-2028", "tong": "formula: sum(von)", "tang": "growth: von.2028 / von.2026"}
ROWS = "ten | 2026 | 2027 | 2028\nĐường | 10 | 20 | 30,5\nTrường | 5 | - | 10"


def shown(spec: str) -> TableView:
    """The first table as it is printed."""
    return next(block.table for block in view_document(worked(spec)).blocks if block.table)


def test_a_column_per_year_stands_under_one_head() -> None:
    header = shown(plan(table("t", VON, ROWS))).header

    assert [(cell.text, cell.column, cell.columns, cell.rows) for cell in header[0]] == [
        ("Cột ten", 0, 1, 2), ("Cột von", 1, 3, 1), ("Cột tong", 4, 1, 2), ("Cột tang", 5, 1, 2),
    ]  # fmt: skip
    assert [cell.text for cell in header[1]] == ["2026", "2027", "2028"]


def test_a_year_may_have_a_heading_of_its_own() -> None:
    columns = {**VON, "von": "years: 2026-2028\nheadings: {2026: Ước 2026, 2027: Dự kiến $(year)}"}

    for rows in (ROWS, ROWS.replace("| 2026 |", "| Ước 2026 |")):
        header = shown(plan(table("t", columns, rows))).header
        assert [cell.text for cell in header[1]] == ["Ước 2026", "Dự kiến 2023", "2028"]


def test_a_heading_of_another_year_or_without_years_is_refused() -> None:
    def refused(keys: str) -> list[tuple[str, str]]:
        return found(plan(table("t", {"a": "", "von": keys}, "ten | a | 2026\nX | 1 | 2".replace("2026", keys[7:11]))))

    assert refused("years: 2026\nheadings: {2025: Ước 2025}") == [("KH282", "2025:")]
    assert refused("years: 2026\nheadings: {Ước: 2025}") == [("KH282", "Ước:")]
    assert refused("years: 2026\nheadings: Ước 2025") == [("KH203", "Ước")]
    assert "KH245" in [code for code, _ in refused("total: von \nheadings: {2025: Ước 2025}")]


def test_a_year_has_an_address() -> None:
    computed = worked(
        plan(table("t", VON, ROWS, total="Cộng"), prose="Có $(t.total.von.2028) và $(t[Đường].von.2026).")
    )

    assert view_document(computed).blocks[1].lead == "Có 40,5 và 10."
    assert computed["t.total.von.2026"].value == 15
    assert computed.explain("t[Đường].von.2027").label == "Cột von 2027"


@given(st.lists(st.integers(0, 10**6), min_size=3, max_size=3))
def test_a_function_of_a_series_takes_all_its_years(figures: list[int]) -> None:
    columns = {"von": "years: 2026-2028", "a": "formula: sum(von)", "b": "formula: max(von)", "c": "formula: min(von)"}
    computed = worked(plan(table("t", columns, f"ten | 2026 | 2027 | 2028\nX | {' | '.join(map(str, figures))}")))

    assert [computed[f"t[X].{c}"].value for c in "abc"] == [sum(figures), max(figures), min(figures)]


def test_years_are_compared_by_ordinary_formulas() -> None:
    assert texts(plan(table("t", VON, ROWS, total="Cộng")), "tang") == ["205,00", "100,00", "170,00"]
    assert texts(plan(table("t", VON, ROWS, total="Cộng")), "tong") == ["60,5", "15,0", "75,5"]


def test_a_column_of_a_year_is_computed_from_the_same_year() -> None:
    columns = {"kh": "years: 2025; 2026", "th": "years: 2025; 2026", "dat": "rate: th / kh\nyears: 2025; 2026"}
    rows = "ten | kh 2025 | Cột kh 2026 | th.2025 | th 2026\nX | 10 | 20 | 9 | 25"
    computed = worked(plan(table("t", columns, rows)))

    assert [computed[f"t[X].dat.{year}"].text for year in (2025, 2026)] == ["90,00", "125,00"]


def test_goals_have_years_too() -> None:
    rows = "ten | 2025 | 2030\nX | ≥ 8,4 | tăng bình quân 10 %/năm"
    assert [r.cells for r in shown(plan(table("t", {"muc": "kind: goal\nyears: 2025; 2030"}, rows))).rows] == [
        ("X", "≥ 8,4", "tăng bình quân 10 %/năm")
    ]


@pytest.mark.parametrize("years", ["hai năm", "2030-2026", "2026, 2027", "26"])
def test_years_that_cannot_be_read_are_found(years: str) -> None:
    spec = plan(table("t", {"a": f"years: {years}"}, "ten | a\nX | 1"))
    (finding,) = [f for f in findings_in(spec) if f.code == "KH261"]
    assert pointed(spec, finding) == years.split()[0]


@pytest.mark.parametrize("years", ["2026; 2025", "2025; 2025; 2026", "2025-2026; 2026"])
def test_years_out_of_order_or_typed_twice_are_one_finding_and_the_table_is_read(years: str) -> None:
    spec = plan(table("t", {"a": f"years: {years}"}, "ten | 2025 | 2026\nX | 1 | 2"))

    assert codes(spec) == ["KH288"]


def test_a_series_without_its_year_is_found() -> None:
    assert ("KH263", "von") in found(plan(table("t", {"von": "years: 2026; 2027", "b": "formula: von * 2"}, ROWS3)))
    assert ("KH263", "von") in found(plan(table("t", {"von": "years: 2026; 2027"}, ROWS3, checks="von <= 5")))
    assert ("KH263", "von)") in found(plan(table("t", {"von": "years: 2026; 2027"}, ROWS3), prose="$(t[X].von)"))
    assert found(plan(table("t", {"von": "years: 2026; 2027"}, ROWS3, checks="sum(von) <= 3"))) == []


ROWS3 = "ten | 2026 | 2027\nX | 1 | 2"


def test_a_year_that_is_missing_in_the_header_line_is_found() -> None:
    assert found(plan(table("t", {"von": "years: 2026; 2027"}, "ten | 2026\nX | 1"))) == [("KH240", "ten")]


# --- breaks


@pytest.mark.parametrize(
    ("keys", "refused"),
    [
        ("growth: von.2028 / von.2026", True),
        ("formula: von.2028 - von.2026\nsigned: 'yes'", True),
        ("rate: von.2026 / von.2027", True),
        ("growth: (von.2028 - 1) / (1 - von.2026)", True),
        ("growth: von.2028 / von.2027", False),
        ("formula: sum(von)", False),
        ("rate: von.2026 / sum(von)", False),
    ],
)
@pytest.mark.parametrize("on_table", [True, False])
def test_a_change_over_a_break_is_refused(keys: str, refused: bool, on_table: bool) -> None:
    columns = {"von": "years: 2026-2028" + ("" if on_table else "\nbreaks: 2027"), "b": keys}
    rows = "ten | 2026 | 2027 | 2028\nX | 1 | 2 | 3"
    spec = plan(table("t", columns, rows, **({"breaks": "2027"} if on_table else {})))

    assert ("KH440" in [m[:5] for m in messages(spec)]) is refused


def test_it_is_refused_wherever_it_is_computed() -> None:
    made = table(
        "t", {"von": "years: 2026-2028\nbreaks: 2028"}, "ten | 2026 | 2027 | 2028\nX | 1 | 2 | 3", total="Cộng"
    )

    assert found(plan(made, prose="$(t.total.von.2028 - t.total.von.2027 | 0)")) == [("KH440", "t.total.von.2027")]
    assert found(plan(made, prose="$(t[X].von.2027 - t[X].von.2026 | 0)")) == []
    single = figure("f", "formula: t[X].von.2028 / t[X].von.2026")
    assert found(plan(made, single)) == [("KH440", "t[X].von.2026")]


def test_other_series_are_compared_over_it() -> None:
    columns = {"von": "years: 2026-2027\nbreaks: 2027", "chi": "years: 2026-2027", "b": "formula: von.2027 - chi.2026"}
    rows = "ten | von 2026 | von 2027 | chi 2026 | chi 2027\nX | 1 | 5 | 3 | 4"
    assert found(plan(table("t", columns, rows))) == []


def test_breaks_go_with_years() -> None:
    assert [c for c, _ in found(plan(table("t", {"a": "breaks: 2027"}, "ten | a\nX | 1")))] == ["KH245"]
    assert [c for c, _ in found(plan(table("t", {"a": ""}, "ten | a\nX | 1", breaks="2027")))] == ["KH441"]
