"""Formulas that go in a circle: one clear finding each, at the reference that closes it; never a crash."""

from __future__ import annotations

import pytest

from tests.spec_text import figure, found, messages, plan, table

ROWS = "ten | a\nX | 6\nY | 3"
OTHER = "ten | x\nX | 1\nY | 2"


@pytest.mark.parametrize(
    ("columns", "at", "path"),
    [
        ({"c": "formula: c + a"}, "c", "t.c → t.c"),
        ({"c": "formula: a + t.total.c"}, "t.total.c", "t.c → t.c"),
        ({"c": "formula: a + t[X].c"}, "t[X].c", "t.c → t.c"),
        ({"c": "formula: a + d", "d": "formula: a - c"}, "c", "t.c → t.d → t.c"),
        ({"c": "rate: a / d", "d": "rate: a / c"}, "c", "t.c → t.d → t.c"),
        ({"c": "formula: a + d", "d": "formula: a - t.total.c"}, "t.total.c", "t.c → t.d → t.c"),
        ({"c": "formula: d", "d": "formula: e", "e": "formula: max(a; c)"}, "c)", "t.c → t.d → t.e → t.c"),
        ({"c": "formula: c * c + c"}, "c", "t.c → t.c"),
        ({"c": "formula: a + d\nunit: hộ", "d": "formula: a - c\nunit: hộ"}, "c", "t.c → t.d → t.c"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_columns_of_one_table(columns: dict[str, str], at: str, path: str) -> None:
    for total in ({}, {"total": "Cộng"}):
        spec = plan(table("t", {"a": "", **columns}, ROWS, **total))

        assert messages(spec) == [f"KH401 các công thức tham chiếu vòng tròn: {path}"]
        assert [pointed for _, pointed in found(spec)] == [at.split()[0]]


def test_through_two_tables() -> None:
    spec = plan(
        table("t", {"a": "", "c": "formula: a + u[X].y"}, ROWS, total="Cộng"),
        table("u", {"x": "", "y": "formula: x + t.total.c"}, OTHER, shown_in="none"),
    )

    assert messages(spec) == ["KH401 các công thức tham chiếu vòng tròn: t.c → u.y → t.c"]
    assert found(spec) == [("KH401", "t.total.c")]


def test_through_columns_drawn_from_each_other() -> None:
    spec = plan(
        table("t", {"c": "from: u.x"}, "ten\nX"),
        table("u", {"x": "from: t.c"}, "ten\nX", shown_in="none"),
    )

    assert messages(spec) == ["KH401 các công thức tham chiếu vòng tròn: t.c → u.x → t.c"]


def test_a_column_drawn_from_itself() -> None:
    assert found(plan(table("t", {"c": "from: t.c"}, "ten\nX"))) == [("KH401", "t.c")]


def test_between_figures() -> None:
    spec = plan(figure("f", "formula: g + 1"), figure("g", "formula: f - 1"), shown="")

    assert messages(spec) == ["KH401 các công thức tham chiếu vòng tròn: f → g → f"]
    assert found(spec) == [("KH401", "f")]


def test_between_what_figures_plan() -> None:
    spec = plan(figure("f", "goal: ≥ 1\nplanned: g.actual"), figure("g", "goal: ≥ 1\nactual: f.planned"), shown="")

    assert messages(spec) == ["KH401 các công thức tham chiếu vòng tròn: f.planned → g.actual → f.planned"]


def test_a_goal_may_be_held_against_itself() -> None:
    assert found(plan(figure("f", "goal: ≥ 1\nplanned: f + 1"), shown="")) == []


def test_through_a_table_and_a_figure() -> None:
    spec = plan(table("t", {"a": "", "c": "formula: a * f"}, ROWS), figure("f", "formula: t.total.c + t.total.a"))

    assert messages(spec) == ["KH401 các công thức tham chiếu vòng tròn: t.c → f → t.c"]
    assert found(spec) == [("KH401", "t.total.c")]


def test_through_the_areas() -> None:
    spec = plan(
        table("t", {"a": "", "c": "from: areas.ho"}, ROWS),
        areas="label: thôn\ncolumns:\n  ten: {label: Tên, kind: text}\n"
        "  ho: {label: Hộ, formula: t.total.c}\nrows: |\n  ten\n  X\n  Y",
    )

    assert [code for code, _ in found(spec)] == ["KH401"]


def test_two_circles_through_one_column_are_two_findings() -> None:
    spec = plan(table("t", {"a": "", "c": "formula: d + e", "d": "formula: c + a", "e": "formula: c - a"}, ROWS))

    assert messages(spec) == [
        "KH401 các công thức tham chiếu vòng tròn: t.c → t.d → t.c",
        "KH401 các công thức tham chiếu vòng tròn: t.c → t.e → t.c",
    ]


def test_what_depends_on_a_circle_adds_no_finding_of_its_own() -> None:
    columns = {"a": "", "c": "formula: d", "d": "formula: c", "e": "formula: c + a", "g": "rate: e / a"}
    spec = plan(
        table("t", columns, "ten | a | e\nX | 6 | 5\nCộng | 6 | 5", total="Cộng", checks="e <= a\nc = d"),
        figure("f", "goal: ≥ 5\nplanned: t.total.e"),
        prose="Có $(t.total.e), bằng $(t.total.g = 4) %, $(f.planned | words).",
    )

    assert [code for code, _ in found(spec)] == ["KH401"]


def test_a_circle_of_hundreds_of_columns_is_one_finding() -> None:
    chain = {f"c{i}": f"formula: c{(i + 1) % 400} + 1\nin: none" for i in range(400)}

    assert found(plan(table("t", {"a": "", **chain}, ROWS))) == [("KH401", "c0")]


def test_between_totals_by_formula() -> None:
    spec = plan(table("t", {"a": "total: b * 2", "b": "total: a / 2"}, "ten | a | b\nX | 6 | 3", total="Cộng"))

    assert messages(spec) == ["KH401 các công thức tham chiếu vòng tròn: t.total.a → t.total.b → t.total.a"]


def test_a_figure_without_a_value_is_missed_only_where_something_is_computed_with_it() -> None:
    def missed(formula: str) -> list[str]:
        spec = plan(table("t", {"a": "", "c": f"formula: {formula}"}, ROWS), figure("f", "value:"))
        return [code for code, _ in found(spec)]

    assert missed("a + f") == ["KH403"]
    assert missed("a + 1") == []
    assert missed("a + zz") == ["KH301"]
