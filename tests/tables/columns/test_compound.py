"""What a yearly growth leads to, over one year or several."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach.tables.explanation import FigureKind
from tests.spec_text import codes, texts, with_total, worked

quick = settings(deadline=None)


# --- grown ---------------------------------------------------------------------------------------------------

DU_BAO = {"dau": "", "toc_do": "unit: '%'", "cuoi": "grown: dau\nby: toc_do\nover: 2\ndecimals: 1"}


def test_what_a_yearly_growth_leads_to_is_exact_and_sums() -> None:
    spec = with_total(DU_BAO, "ten | dau | toc_do\nX | 100 | 10\nY | 200 | -50\nZ | 30 | 2,5")

    # 100 · 1,21; 200 · 0,25; 30 · 1,050625 = 31,51875
    assert texts(spec, "cuoi") == ["121,0", "50,0", "31,5", "202,5"]
    assert worked(spec)["t.total.cuoi"].value == Fraction("202.51875")


def test_without_years_it_grows_for_one() -> None:
    assert (
        texts(with_total({**DU_BAO, "cuoi": "grown: dau * 2\nby: 50"}, "ten | dau | toc_do\nX | 3 | 1"), "cuoi")[0]
        == "9"
    )


def test_groups_of_what_is_grown_are_sums() -> None:
    rows = "ten | dau | toc_do\nA | |\n  X | 100 | 10\n  Y | 100 | 20"

    assert texts(with_total(DU_BAO, rows), "cuoi") == ["265,0", "121,0", "144,0", "265,0"]


def test_a_fall_by_more_than_all_is_a_finding() -> None:
    assert codes(with_total(DU_BAO, "ten | dau | toc_do\nX | 100 | -101")) == ["KH434"]
    assert texts(with_total(DU_BAO, "ten | dau | toc_do\nX | 100 | -100"), "cuoi")[0] == "0,0"


def test_absences_stay_what_they_are() -> None:
    assert texts(with_total(DU_BAO, "ten | dau | toc_do\nX | - | 5\nY | 10 | -"), "cuoi") == ["-", "-", "-"]


def test_a_grown_figure_is_explained() -> None:
    explanation = worked(with_total(DU_BAO, "ten | dau | toc_do\nX | 100 | -5")).explain("t[X].cuoi")

    assert explanation.kind is FigureKind.GROWN
    assert explanation.formula == "dau * (1 + toc_do / 100)^2"
    assert explanation.numbers == "100 * (1 + (-5) / 100)^2"
    assert [i.name for i in explanation.inputs] == ["dau", "toc_do"]


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("grown: dau", "KH202"),
        ("grown: dau\nby: nhanh", "KH301"),
        ("grown: dau\nby: toc_do\nover: +", "KH226"),
        ("growth: dau / toc_do\nover: +", "KH226"),
        ("rate: dau / toc_do\nover: 3", "KH245"),
        ("growth: dau / toc_do\nby: dau", "KH245"),
        ("grown: cuoi\nby: toc_do", "KH401"),
        ("grown: dau\nby: cuoi", "KH401"),
    ],
)
def test_a_growth_that_is_not_well_said_is_a_finding(keys: str, code: str) -> None:
    assert codes(with_total({**DU_BAO, "cuoi": keys}, "ten | dau | toc_do\nX | 100 | 5")) == [code]


@given(st.integers(1, 10**6), st.integers(-99, 300), st.integers(1, 12))
@quick
def test_growing_and_the_growth_of_it_are_the_same(base: int, speed: int, years: int) -> None:
    columns = {"dau": "", "toc_do": "", "cuoi": f"grown: dau\nby: toc_do\nover: {years}"}
    columns["lai"] = f"growth: cuoi / dau\nover: {years}"

    assert worked(with_total(columns, f"ten | dau | toc_do\nX | {base} | {speed}"))["t[X].lai"].value == speed
