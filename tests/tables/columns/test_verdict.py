"""Goals of a table judged row by row: what the plan gives out, what was attained, and the words for it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.tables.results import Verdict
from kehoach.view.document import view_document
from kehoach.view.listing import as_data
from tests.spec_text import figure, found, messages, plan, table, worked

JUDGED = {
    "dvt": "kind: unit",
    "muc": "kind: goal",
    "dau": "total: none",
    "th": "total: none",
    "dat": "judge: muc\nactual: th\nbase: dau",
}


def verdicts(*rows: str, **settings: str) -> list[str]:
    """What the column of verdicts prints for rows of unit, goal, base and actual."""
    grid = "ten | dvt | muc | dau | th\n" + "\n".join(f"R{i} | {row}" for i, row in enumerate(rows))
    spec = plan(table("t", JUDGED, grid, missing="open"), **settings)
    shown = next(block.table for block in view_document(worked(spec)).blocks if block.table)
    return [row.cells[-1] for row in shown.rows]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("% | ≥ 8,4 | - | 8,4", "đạt"),
        ("% | ≥ 8,4 | - | 9,0", "vượt"),
        ("% | ≥ 8,4 | - | 7,2", "không đạt (thiếu 1,2 %)"),
        ("hộ | ≤ 3 | - | 2", "đạt"),
        ("hộ | ≤ 3 | - | 5", "không đạt (vượt 2 hộ)"),
        ("% | trên 90 | - | 90", "không đạt"),
        ("% | trên 90 | - | 95", "đạt"),
        ("% | 35 - 40 | - | 36", "đạt"),
        ("% | 35 - 40 | - | 42,5", "không đạt (lệch 2,5 %)"),
        ("DN/1.000 dân | 07 | - | 7", "đạt"),
        ("DN/1.000 dân | 07 | - | 6", "không đạt (lệch 1 DN/1.000 dân)"),
        ("% | duy trì 100 % | - | 100", "đạt"),
        ("hộ | giảm 5 | 20 | 15", "đạt"),
        ("hộ | giảm 5 | 20 | 12", "vượt"),
        ("hộ | giảm 5 | 20 | 17", "không đạt (thiếu 2 hộ)"),
        ("người | tăng 10 % | 100 | 108", "không đạt (thiếu 2 người)"),
        ("người | đạt 100 % kế hoạch giao | 50 | 50", "đạt"),
        ("hộ | giảm 5 | chưa có | 17", "chưa có"),
        ("hộ | ≥ 5 | - | chưa có", "chưa có"),
        ("hộ | ≥ 5 | - | -", "-"),
        ("hộ | - | - | 7", "-"),
        ("hộ | chưa có | - | 7", "chưa có"),
        ("hộ | ≥ 5 | - | CẦN BỔ SUNG", "………"),
    ],
)
def test_the_words_of_a_verdict(row: str, words: str) -> None:
    assert verdicts(row) == [words]


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_verdict_has_its_margin_exactly(goal: int, actual: int) -> None:
    computed = worked(
        plan(
            table(
                "t",
                {"muc": "kind: goal", "th": "", "dat": "judge: muc\nactual: th"},
                f"ten | muc | th\nX | ≥ {goal} | {actual},5",
            )
        )
    )

    expected = Verdict(actual + Fraction(1, 2) >= goal, actual + Fraction(1, 2) - goal)
    assert computed.verdict("t[X].muc") == computed.verdict("t[X].dat") == expected


def test_verdicts_stand_in_the_data() -> None:
    columns = {"muc": "kind: goal", "th": "", "dat": "judge: muc\nactual: th"}
    data: Any = as_data(worked(plan(table("t", columns, "ten | muc | th\nX | ≥ 8 | 7,5\nY | - | 1"))))

    assert [row["verdicts"]["dat"] for row in data["tables"]["t"]["rows"]] == [
        {"met": False, "margin": "-0.5"},
        {"met": None, "margin": None},
    ]


def test_a_single_figure_is_judged_by_what_was_attained() -> None:
    computed = worked(plan(figure("cam_ket", "goal: ≥ 7 hộ\nactual: 5"), figure("khac", "goal: ≥ 7 hộ"), shown=""))

    assert computed.verdict("cam_ket") == Verdict(False, -2)
    for address in ("khac", "la", "t[X].muc", "1 + 1", "cam_ket.actual", "("):
        with pytest.raises(KeyError):
            computed.verdict(address)


def test_a_yearly_growth_goes_on_from_the_year_of_its_base() -> None:
    columns = {
        "so": "years: 2025\ntotal: none",
        "th": "years: 2027",
        "muc": "kind: goal\nyears: 2027",
        **{"dat": "judge: muc.2027\nactual: th.2027\nbase: so.2025"},
    }
    rows = "ten | so 2025 | th 2027 | muc 2027\nX | 100 | {} | tăng bình quân 10 %/năm"

    assert worked(plan(table("t", columns, rows.format(121)))).verdict("t[X].muc.2027") == Verdict(True, 0)
    assert worked(plan(table("t", columns, rows.format(120)))).verdict("t[X].muc.2027") == Verdict(False, -1)


def test_a_yearly_growth_over_a_base_of_the_same_year_goes_on_for_the_years_of_the_plan() -> None:
    columns = {
        "so": "years: 2027\ntotal: none",
        "th": "years: 2027",
        "muc": "kind: goal\nyears: 2027",
        **{"dat": "judge: muc.2027\nactual: th.2027\nbase: so.2027"},
    }
    rows = "ten | so 2027 | th 2027 | muc 2027\nX | 100 | 109 | tăng bình quân 10 %/năm"

    assert worked(plan(table("t", columns, rows))).verdict("t[X].muc.2027") == Verdict(False, -1)


def test_each_year_is_judged_by_its_own() -> None:
    years = "years: 2025; 2026"
    columns = {"muc": f"kind: goal\n{years}", "th": years, "dat": f"judge: muc\nactual: th\n{years}"}
    rows = "ten | muc 2025 | muc 2026 | th 2025 | th 2026\nX | ≥ 5 | ≥ 8 | 6 | 7"
    computed = worked(plan(table("t", columns, rows)))

    assert computed.verdict("t[X].muc.2025") == Verdict(True, 1)
    assert computed.verdict("t[X].muc.2026") == Verdict(False, -1)


# --- what the plan itself gives out


def planned(goal: str, given: str, base: str = "") -> list[tuple[str, str]]:
    columns = {"muc": "kind: goal\nplanned: giao" + ("\nbase: dau" if base else ""), "giao": "total: none"}
    columns |= {"dau": "total: none"} if base else {}
    rows = "ten | muc | giao" + (" | dau" if base else "") + f"\nX | {goal} | {given}" + (f" | {base}" if base else "")
    return found(plan(table("t", columns, rows)))


def test_what_is_given_out_is_held_against_the_goal_of_its_row() -> None:
    assert planned("≥ 7", "7") == []
    assert planned("≥ 7", "6") == [("KH407", "≥")]
    assert planned("≥ 7", "-") == []
    assert planned("tăng 10 %", "109", "100") == [("KH407", "tăng")]
    assert planned("tăng 10 %", "110", "100") == []
    assert planned("tăng 10 %", "110") == [("KH430", "tăng")]


def test_it_says_which_row_misses_which_goal() -> None:
    columns = {"muc": "kind: goal\nplanned: giao", "giao": ""}
    spec = plan(table("t", columns, "ten | muc | giao\nX | ≥ 7 | 8\nY | ≥ 7 hộ | 6"))

    assert messages(spec) == ["KH407 “t[Y].muc”: kế hoạch giao 6, không đạt chỉ tiêu ≥ 7 hộ"]


def test_a_verdict_without_a_base_says_so() -> None:
    spec = plan(
        table("t", {"muc": "kind: goal", "th": "", "dat": "judge: muc\nactual: th"}, "ten | muc | th\nX | tăng 5 % | 6")
    )

    assert found(spec) == [("KH430", "tăng")]


def test_a_verdict_takes_the_base_of_its_goals() -> None:
    columns = {"muc": "kind: goal\nbase: dau", "dau": "", "th": "", "dat": "judge: muc\nactual: th"}

    computed = worked(plan(table("t", columns, "ten | muc | dau | th\nX | giảm 5 | 20 | 14")))

    assert computed.verdict("t[X].muc") == Verdict(True, 1)


# --- what is wrong with the keys


@pytest.mark.parametrize(
    ("keys", "finding"),
    [
        ("judge: muk\nactual: th", ("KH262", "muk")),
        ("judge: th\nactual: th", ("KH262", "th")),
        ("judge: muc\nactual: ten", ("KH262", "ten")),
        ("judge: muc\nactual: th\nbase: dauu", ("KH262", "dauu")),
        ("judge: muc", ("KH202", "label:")),
        ("judge: muc\nactual: th\nkind: number", ("KH238", "number")),
        ("unit: hộ\nactual: th", ("KH245", "actual:")),
        ("unit: hộ\nplanned: th", ("KH245", "planned:")),
        ("unit: hộ\nbase: th", ("KH245", "base:")),
    ],
)
def test_what_is_judged_must_be_there(keys: str, finding: tuple[str, str]) -> None:
    columns = {"muc": "kind: goal", "th": "", "dat": keys}
    rows = "ten | muc | th | dat\nX | ≥ 5 | 6 |"
    assert finding in found(plan(table("t", columns, rows, blank="none")))


def test_a_verdict_is_not_typed() -> None:
    columns = {"muc": "kind: goal", "th": "", "dat": "judge: muc\nactual: th"}

    assert found(plan(table("t", columns, "ten | muc | th | dat\nX | ≥ 5 | 6 | đạt"))) == [("KH264", "đạt")]


def test_a_verdict_is_no_figure() -> None:
    columns = {"muc": "kind: goal", "th": "", "dat": "judge: muc\nactual: th", "b": "formula: dat + 1"}

    assert "KH410" in [code for code, _ in found(plan(table("t", columns, "ten | muc | th\nX | ≥ 5 | 6")))]
