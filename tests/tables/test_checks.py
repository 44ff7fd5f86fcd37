"""Checks held for each row, the total row, or once."""

from __future__ import annotations

import pytest

from tests.conftest import findings_in
from tests.spec_text import figure, found, messages, plan, table, with_total

# --- checks


def failed(check: str, rows: str = "ten | a | b\nX | 6 | 4", **settings: str) -> list[str]:
    """The findings of one check."""
    columns = {"a": "", "b": "", "c": "rate: b / a"}
    return messages(plan(table("t", columns, rows, checks=check, **settings), figure("f", "value: 6")))


@pytest.mark.parametrize(
    ("holds", "breaks"),
    [
        ("a = 6", "a = 7"),
        ("a <> 7", "a <> 6"),
        ("a ≠ 7", "a ≠ 6"),
        ("b < a", "a < a"),
        ("a <= a", "a <= b"),
        ("a ≤ 6", "a ≤ 5"),
        ("a > b", "a > a"),
        ("a >= 6", "b >= a"),
        ("a ≥ 6", "a ≥ 6,01"),
        ("a = 6,5 ± 0,5", "a = 6,5 ± 0,4"),
        ("a <> 6,5 ± 0,4", "a <> 6,5 ± 0,5"),
        ("a < 6 ± 0,1", "a < 5,9 ± 0,1"),
        ("a <= 5,9 ± 0,1", "a <= 5,8 ± 0,1"),
        ("a > 6 ± 0,1", "a > 6,1 ± 0,1"),
        ("a >= 6,1 ± 0,1", "a >= 6,2 ± 0,1"),
        ("a + b = 10", "a + b = 11"),
        ("a * 2 - b / 2 = 10", "a - b = b - a"),
        ("c = b / a * 100", "c = b / a"),
        ("c = 66,67 ± 0,005", "c = 66,67"),
        ("sum(a; b) = max(a; 10)", "min(a; b) = a"),
        ("t.total.a = 6", "t.total.a = 7"),
        ("t[X].a = f", "t[X].b = f"),
        ("t.count = 1", "t.count > 1"),
        ("a = f", "b = f"),
        ("year - 1 = 2022", "year = 2022"),
        ("-a = -6", "-a = 6"),
    ],
)
def test_a_check_holds_or_breaks(holds: str, breaks: str) -> None:
    assert failed(holds) == []
    (message,) = failed(breaks)
    assert message.startswith("KH408 “")


def test_a_check_on_columns_is_held_for_every_row() -> None:
    rows = "ten | a | b\nX | 6 | 4\nY | 1 | 3\nZ | 2 | 2\nW | 1.000 | 1.001"

    assert failed("b <= a", rows) == [
        "KH408 “b <= a” không đúng ở hàng “Y”: 3 so với 1",
        "KH408 “b <= a” không đúng ở hàng “W”: 1.001 so với 1.000",
    ]


def test_a_check_that_names_no_column_is_held_once() -> None:
    assert failed("t.total.a = 9", "ten | a | b\nX | 6 | 4\nY | 2 | 2", total="Cộng") == [
        "KH408 “t.total.a = 9” không đúng: 8 so với 9"
    ]


def test_a_check_between_columns_is_held_for_the_total_row() -> None:
    # Each row keeps c <= d; the totals do not, since the two rates weigh their rows differently.
    columns = {"a": "", "b": "", "k": "", "c": "rate: a / b", "d": "rate: a / k", "e": "formula: c - d + d"}
    rows = "ten | a | b | k\nX | 10 | 10 | 5\nY | 0 | 10 | 100"
    spec = plan(table("t", columns, rows, total="Cộng", checks="c <= d"))

    assert messages(spec) == ["KH408 “c <= d” không đúng ở dòng “Cộng”: 50 so với 9,523810"]


@pytest.mark.parametrize("check", ["a <= 6", "a <= f", "a + 1 <= 7", "a <= t[X].a"])
def test_what_one_row_may_be_at_most_says_nothing_of_the_total(check: str) -> None:
    assert failed(check, "ten | a | b\nX | 6 | 4\nY | 2 | 2", total="Cộng") == []


def test_a_check_on_a_column_without_a_total_is_not_held_for_the_total_row() -> None:
    spec = plan(
        table("t", {"a": "total: none", "b": ""}, "ten | a | b\nX | 1 | 1\nY | 1 | 1", total="Cộng", checks="b <= a")
    )

    assert found(spec) == []


def test_a_check_broken_by_a_row_is_found_at_the_last_cell_it_speaks_of() -> None:
    spec = plan(table("t", {"a": "", "b": ""}, "ten | a | b\nX | 6 | 4", checks="b <= a\n\n  a <= b\nb < a"))

    (finding,) = findings_in(spec)
    assert spec.splitlines()[finding.line - 1][finding.column - 1 :] == "4"
    assert "“a <= b”" in finding.message


def test_a_broken_check_that_speaks_of_no_row_is_found_on_its_line() -> None:
    spec = plan(table("t", {"a": ""}, "ten | a\nX | 6", total="Cộng", checks="a > 0\n  t.total.a = 9"))

    (finding,) = findings_in(spec)
    assert spec.splitlines()[finding.line - 1].strip() == "t.total.a = 9"


@pytest.mark.parametrize("check", ["a", "a =", "a == b", "a = b = c", "a ± 1", "a = b ±", "= a"])
def test_a_check_that_cannot_be_read_is_one_finding(check: str) -> None:
    assert [message[:5] for message in failed(check)] == ["KH226"]


def test_a_check_on_a_name_that_is_not_there_is_one_finding() -> None:
    spec = plan(table("t", {"a": "", "b": ""}, "ten | a | b\nX | 6 | 4\nY | 6 | 4", checks="a <= bb"))

    assert found(spec) == [("KH301", "bb")]


def test_checks_of_hidden_tables_are_held_too() -> None:
    spec = plan(
        table("t", {"a": ""}, "ten | a\nX | 6"),
        table("u", {"x": ""}, "ten | x\nX | 6", shown_in="none", checks="x = t[X].a + 1"),
    )

    assert messages(spec) == ["KH408 “x = t[X].a + 1” không đúng ở hàng “X”: 6 so với 7"]


# --- most rows


SWAPPED = "ten | a | b\nX | 1 | 2\nY | 1 | 3\nZ | 1 | 2\nT | 5 | 4"


def test_a_check_that_most_rows_fail_is_one_finding_at_the_first() -> None:
    assert failed("b <= a", SWAPPED) == ["KH408 “b <= a” không đúng ở hàng “X”: 2 so với 1 (2 hàng khác cũng vậy)"]


@pytest.mark.parametrize("rows", ["ten | a | b\nX | 1 | 2\nY | 1 | 3", SWAPPED + "\nU | 1 | 0\nV | 1 | 0"])
def test_of_few_rows_each_is_a_finding_of_its_own(rows: str) -> None:
    found_here = failed("b <= a", rows)

    assert len(found_here) == 2 + ("Z" in rows)
    assert not any("hàng khác" in message for message in found_here)


def test_rows_without_figures_are_not_among_those_that_hold() -> None:
    assert len(failed("b <= a", SWAPPED + "\nU | - | -\nV | - | -", missing="open")) == 1


def test_a_count_below_zero_in_most_rows_is_one_finding_that_asks_for_the_columns() -> None:
    columns = {"a": "unit: hộ", "b": "unit: hộ", "c": "formula: a - b\nunit: hộ"}

    (finding,) = findings_in(plan(table("t", columns, SWAPPED)))

    assert finding.code == "KH404"
    assert finding.message == "“t[X].c”: kết quả là số âm (-1) (2 hàng khác cũng vậy)"
    assert finding.hint.endswith("hàng này (a, b), và xem các cột này có bị đổi chỗ ở dòng đầu bảng không")


@pytest.mark.parametrize(("last", "codes"), [("3", []), ("1", ["KH408"])])
def test_a_sum_may_be_off_by_the_tolerance_of_each_of_its_rows(last: str, codes: list[str]) -> None:
    rows = f"ten | a | b\nN | |\n  X | 10 | 11\n  Y | 10 | 11\nM | 2 | {last}"
    assert [code for code, _ in found(with_total({"a": "", "b": ""}, rows, checks="a = b ± 1"))] == []
    exact = with_total({"a": "", "b": ""}, rows.replace("2 |", "5 |"), checks="a = b ± 1")
    assert [code for code, _ in found(exact)] == ["KH408"]


def test_the_tolerance_of_a_rate_is_the_same_in_a_group() -> None:
    columns = {"a": "", "b": "", "c": "rate: a / b", "d": "total: none"}
    rows = "ten | a | b | d\nN | | | 52\n  X | 1 | 2 | 50\n  Y | 1 | 2 | 50"
    assert [code for code, _ in found(plan(table("t", columns, rows, checks="c = d ± 1")))] == ["KH408"]
