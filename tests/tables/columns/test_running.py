"""Running sums and balances: down the rows, with no total of their own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.spec_text import codes, found, plan, table, texts, with_total, worked

quick = settings(deadline=None)


# --- running -------------------------------------------------------------------------------------------------


def test_a_running_sum_goes_down_the_rows_and_has_no_total() -> None:
    spec = with_total({"a": "", "r": "running: a"}, "ten | a\nQuý I | 1,5\nQuý II | -\nQuý III | 2\nQuý IV | 4")

    assert texts(spec, "r") == ["1,5", "1,5", "3,5", "7,5", ""]


def test_a_running_balance_may_be_of_an_expression() -> None:
    spec = with_total({"thu": "", "chi": "", "ton": "running: thu - chi"}, "ten | thu | chi\nX | 5 | 2\nY | 1 | 4")

    assert texts(spec, "ton") == ["3", "0", ""]


def test_behind_the_unknown_a_running_sum_is_unknown_unless_it_is_skipped() -> None:
    columns, rows = {"a": "", "r": "running: a"}, "ten | a\nX | 1\nY | chưa có\nZ | 2"

    assert texts(with_total(columns, rows, missing="open"), "r") == ["1", "chưa có", "chưa có", ""]
    assert texts(with_total(columns, rows, missing="skip"), "r") == ["1", "1", "3", ""]


@pytest.mark.parametrize("total", ["sum", "recompute", "max", "a * 2"])
def test_a_running_sum_takes_no_total(total: str) -> None:
    assert codes(with_total({"a": "", "r": f"running: a\ntotal: {total}"}, "ten | a\nX | 1")) == ["KH244"]


@pytest.mark.parametrize(("running", "at"), [("a / b", "a"), ("a + tl", "tl")])
def test_a_rate_does_not_run_up(running: str, at: str) -> None:
    columns = {"a": "", "b": "", "tl": "rate: a / b", "r": f"running: {running}"}

    assert found(with_total(columns, "ten | a | b\nX | 1 | 2")) == [("KH419", at)]


def test_groups_add_nothing_to_a_running_sum() -> None:
    rows = "ten | a\nA |\n  X | 1\n  Y | 2\nB | 4\n  trong đó: Z | 3"

    assert texts(with_total({"a": "", "r": "running: a"}, rows), "r") == ["-", "1", "3", "7", "-", ""]


@given(st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=12))
@quick
def test_the_last_running_sum_is_the_total(figures: list[int]) -> None:
    rows = "ten | a\n" + "\n".join(f"Thôn {i} | {n}" for i, n in enumerate(figures))
    columns = worked(with_total({"a": "", "r": "running: a"}, rows)).tables["t"].columns

    assert columns["r"].values[-1] == columns["a"].total == sum(figures)


def test_a_running_count_that_falls_below_zero_is_a_finding_unless_signed() -> None:
    columns = {"a": "", "r": "unit: hộ\nrunning: a"}

    assert found(with_total(columns, "ten | a\nX | 1\nY | -2")) == [("KH404", "-2")]
    assert texts(with_total({**columns, "r": columns["r"] + "\nsigned: yes"}, "ten | a\nX | 1\nY | -2"), "r")[:2] == [
        "1",
        "-1",
    ]


def test_a_running_sum_explains_itself_with_the_sum_above_and_what_words_in_quotes_passed_over() -> None:
    rows = 'ten | dvt | a | r\nX | tấn | 2 |\nY | kg | 500 | "vài"\nZ | tạ | 3 |'
    computed = worked(plan(table("t", {"dvt": "kind: unit", "a": "", "r": "running: a"}, rows)))

    assert computed["t[Z].r"].text == "28"
    assert computed.explain("t[Z].r").formula == "t[X].r * 10 + t[Y].a / 100 + a"
