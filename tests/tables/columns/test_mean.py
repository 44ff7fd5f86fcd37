"""Totals that are no sums, in tables with groups: by an expression over the group's figures, and by weight."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach.tables.explanation import FigureKind
from tests.spec_text import codes, found, messages, plan, table, texts, with_total, worked

quick = settings(deadline=None)


VU = "ten | dt | ns\nVụ xuân | |\n  Đông | 10 | 50\n  Đoài | 30 | 60\nVụ mùa | |\n  Nam | 20 | 52,5"
OVER_TOTALS = {"dt": "unit: ha", "ns": "unit: tạ/ha\ntotal: sl / dt", "sl": "unit: tạ\nformula: dt * ns"}
BY_WEIGHT = {"dt": "unit: ha", "ns": "unit: tạ/ha\nweight: dt"}


@pytest.mark.parametrize("columns", [OVER_TOTALS, BY_WEIGHT], ids=["total", "weight"])
def test_an_average_of_groups_is_over_their_own_figures(columns: dict[str, str]) -> None:
    spec = with_total(columns, VU)

    # (500 + 1.800) / 40; 1.050 / 20; 3.350 / 60
    assert texts(spec, "ns") == ["57,50", "50", "60", "52,50", "52,5", "55,83"]
    assert worked(spec)["t[Vụ xuân].ns"].value == Fraction(115, 2)
    assert worked(spec)["t.total.ns"].value == Fraction(335, 6)


def test_a_figure_typed_for_a_group_is_a_claim_on_its_average() -> None:
    rows = VU.replace("Vụ xuân | |", "Vụ xuân | 40 | 55").replace("Vụ mùa | |", "Vụ mùa | | 52,50")

    assert found(with_total(BY_WEIGHT, rows)) == [("KH406", "55")]
    assert found(with_total(OVER_TOTALS, rows)) == [("KH406", "55")]


def test_groups_inside_groups_are_averaged_from_the_leaves() -> None:
    rows = "ten | dt | ns\nA | |\n  B | |\n    X | 1 | 10\n    Y | 1 | 20\n  Z | 2 | 30\nC | 4 | 40"

    # (10 + 20 + 60) / 4; (10 + 20) / 2; (90 + 160) / 8
    assert texts(with_total({**BY_WEIGHT, "ns": "weight: dt\ndecimals: 2"}, rows), "ns") == [
        "22,50", "15,00", "10,00", "20,00", "30,00", "40,00", "31,25",
    ]  # fmt: skip


def test_a_rate_in_a_group_waits_for_the_average_it_is_of() -> None:
    columns = {**BY_WEIGHT, "kg": "unit: tạ", "so": "rate: kg / ns"}
    rows = "ten | dt | ns | kg\nA | | |\n  X | 1 | 10 | 1\n  Y | 3 | 30 | 3"

    # 4 over (10 + 90) / 4
    assert texts(with_total(columns, rows), "so") == ["16,00", "10,00", "10,00", "16,00"]
    columns["so"] += "\ntotal: none"
    assert texts(with_total(columns, rows), "so") == ["16,00", "10,00", "10,00", ""]


def test_another_table_can_take_the_average_of_a_group() -> None:
    first = table("t", BY_WEIGHT, VU, total="Cộng")
    second = table("u", {"ns": "from: t.ns\ntotal: none", "x": "formula: t[Vụ xuân].ns * 2"}, "ten\nVụ xuân")

    computed = worked(plan(first, second, shown="t u", prose="Bình quân $(t[Vụ xuân].ns) tạ/ha."))
    assert computed["u[Vụ xuân].ns"].value == Fraction(115, 2)
    assert computed["u[Vụ xuân].x"].value == 115


def test_drawn_figures_are_averaged_over_groups_of_this_table_alone() -> None:
    first = table("t", {"dt": "", "ns": "total: none"}, "ten | dt | ns\nX | 10 | 50\nY | 30 | 60")
    columns = {"dt": "from: t.dt", "ns": "from: t.ns\nweight: dt"}
    second = table("u", columns, "ten\nA\n  X\n  Y", total="Cộng")

    assert texts(plan(first, second, shown="t u"), "ns", "u") == ["57,50", "50", "60", "57,50"]


def test_a_row_without_a_figure_or_a_weight_takes_no_part() -> None:
    assert texts(with_total(BY_WEIGHT, "ten | dt | ns\nX | 10 | 50\nY | 30 | -\nZ | - | 99"), "ns")[-1] == "50,00"


def test_what_is_not_known_makes_the_average_unknown_or_is_passed_over() -> None:
    rows = "ten | dt | ns\nX | 10 | 50\nY | 30 | chưa có"

    assert texts(with_total(BY_WEIGHT, rows, missing="open"), "ns")[-1] == "chưa có"
    assert texts(with_total(BY_WEIGHT, rows, missing="skip"), "ns")[-1] == "50,00"


def test_a_row_taken_off_counts_against_the_average() -> None:
    rows = "ten | dt | ns\nA | |\n  X | 10 | 50\n  trừ: Y | 4 | 20\n  trong đó: Z | 1 | 90"

    # (500 - 80) / (10 - 4)
    assert texts(with_total({"dt": "", "ns": "weight: dt"}, rows), "ns") == ["70,00", "50", "20", "90", "70,00"]


def test_weights_of_nothing_make_no_average() -> None:
    rows = "ten | dt | ns\nX | 0 | 50"

    assert found(with_total(BY_WEIGHT, rows)) == [("KH402", "dt")]
    assert codes(plan(table("t", BY_WEIGHT, rows))) == []


def test_a_negative_weight_is_a_finding_at_its_cell() -> None:
    spec = with_total(BY_WEIGHT, "ten | dt | ns\nX | -1 | 50\nY | 2 | 50")

    assert found(spec) == [("KH431", "-1")]
    assert messages(spec) == ["KH431 “t[X].ns”: quyền số để tính bình quân là số âm (-1)"]


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("rate: a / b\nweight: b", "KH247"),
        ("formula: a / b\nweight: b", "KH247"),
        ("kind: text\nweight: b", "KH247"),
        ("total: sum\nweight: b", "KH247"),
        ("weight: bb", "KH301"),
        ("weight: b +", "KH226"),
    ],
)
def test_a_weight_that_cannot_be_is_a_finding(keys: str, code: str) -> None:
    assert codes(with_total({"a": "", "b": "", "x": keys}, "ten | a | b | x\nX | 1 | 2 |")).count(code) == 1


def test_figures_by_a_formula_are_averaged_too_and_weights_worked_out() -> None:
    columns = {"a": "", "b": "", "x": "formula: a * 2\nweight: b + 1\ndecimals: 2"}

    # (2 * 2 + 6 * 4) / 6
    assert texts(with_total(columns, "ten | a | b\nX | 1 | 1\nY | 3 | 3"), "x") == ["2,00", "6,00", "4,67"]


def test_averages_are_explained() -> None:
    computed = worked(with_total(BY_WEIGHT, VU))
    explanation = computed.explain("t[Vụ xuân].ns")

    assert explanation.kind is FigureKind.MEAN
    assert explanation.formula == "sum(ns * dt) / sum(dt)"
    assert explanation.numbers == "(50 * 10 + 60 * 30) / (10 + 30)"
    assert [i.name for i in explanation.inputs] == ["Đông", "Đông, dt", "Đoài", "Đoài, dt"]
    assert computed.explain("t.total.ns").rows == 3
    group = worked(with_total(OVER_TOTALS, VU)).explain("t[Vụ xuân].ns")
    assert (group.kind, group.numbers) == (FigureKind.PARTS_RECOMPUTED, "2.300 / 40")


FIGURES = st.lists(st.tuples(st.integers(1, 99), st.integers(0, 999)), min_size=1, max_size=4)


@given(st.lists(FIGURES, min_size=1, max_size=4))
@quick
def test_both_ways_to_average_agree(groups: list[list[tuple[int, int]]]) -> None:
    rows = ["ten | dt | ns"]
    for number, group in enumerate(groups):
        rows += [f"Nhóm {number} | |", *(f"  Thôn {number}.{i} | {a} | {y}" for i, (a, y) in enumerate(group))]
    first, second = (worked(with_total(columns, "\n".join(rows))).tables["t"] for columns in (BY_WEIGHT, OVER_TOTALS))

    assert first.columns["ns"].values == second.columns["ns"].values
    assert first.columns["ns"].total == second.columns["ns"].total
