"""A row with a formula of its own: over other rows of each column, exact, in the unit of the row."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.tables.explanation import explain_text
from kehoach.tables.row_formulas import in_order
from tests.conftest import findings_in
from tests.spec_text import found, messages, plan, table, texts, with_total, worked

YEARS = {"dvt": "kind: unit", "nam": "years: 2025; 2026"}
RATE = """
    ten         | dvt | 2025    | 2026    | @formula
    Tổng số hộ  | hộ  | 412.204 | 421.820 |
    Hộ nghèo    | hộ  | 63.379  | 51.085  |
    Tỷ lệ       | %   | {claim} |         | [Hộ nghèo] / [Tổng số hộ] * 100
"""


def rates(claim: str = "") -> str:
    return plan(table("t", YEARS, RATE.format(claim=claim)))


def test_a_rate_row_is_computed_in_each_column_and_shown_as_a_quotient() -> None:
    assert texts(rates(), "nam.2025") == ["412.204", "63.379", "15,38"]
    assert texts(rates(), "nam.2026") == ["421.820", "51.085", "12,11"]
    assert worked(rates())["t[Tỷ lệ].nam.2025"].value == Fraction(63379, 412204) * 100


@pytest.mark.parametrize(
    ("claim", "code"),
    [
        ("", []),
        ("15,38", []),
        ("15,4", []),
        ("15,37", ["KH405"]),
        ("15,3", ["KH405"]),
        ("16", ["KH406"]),
        ("-", ["KH406"]),
    ],
)
def test_a_figure_typed_in_such_a_row_is_a_claim(claim: str, code: list[str]) -> None:
    assert [found.code for found in findings_in(rates(claim))] == code


def test_decimals_of_the_row_are_kept() -> None:
    rows = "ten | a | @formula | @decimals\nX | 1 | |\nY | 3 | |\nZ | | [X] / [Y] * 100 | 1"
    assert texts(plan(table("t", {"a": ""}, rows)), "a") == ["1", "3", "33,3"]


def test_a_quotient_into_a_row_of_per_cent_is_converted_and_into_another_unit_refused() -> None:
    rows = "ten | dvt | a | @formula\nX | hộ | 1 |\nY | hộ | 4 |\nZ | {unit} | | [X] / [Y]{times}"

    def spec(unit: str, times: str = "") -> str:
        return plan(table("t", {"dvt": "kind: unit", "a": ""}, rows.format(unit=unit, times=times)))

    assert texts(spec("%"), "a")[-1] == texts(spec("%", " * 100"), "a")[-1] == "25,00"
    assert found(spec("hộ")) == found(spec("hộ", " * 100")) == [("KH422", "[X]")]


def test_rows_of_unlike_units_are_not_added() -> None:
    rows = "ten | dvt | a | @formula\nX | hộ | 1 |\nY | ha | 4 |\nZ | hộ | | [X] + [Y]"
    assert [code for code, _ in found(plan(table("t", {"dvt": "kind: unit", "a": ""}, rows)))] == ["KH421"]


def test_rows_in_other_scales_are_converted() -> None:
    rows = "ten | dvt | a | @formula\nX | tỷ đồng | 1 |\nY | triệu đồng | 250 |\nZ | triệu đồng | | [X] + [Y]"
    assert texts(plan(table("t", {"dvt": "kind: unit", "a": ""}, rows)), "a")[-1] == "1.250"


def test_a_merged_row_adds_up_rows_of_another_table() -> None:
    old = table("cu", {"a": "unit: ha", "b": "unit: hộ"}, "ten | a | b\nX | 1,25 | 20\nY | 2 | 30", shown_in="none")
    new = "ten | a | b | c | @formula\nXY | | | 7 | cu[X] + cu[Y]\nMọi thôn | 3,25 | 49 | 8 | cu.total"
    spec = plan(old, table("t", {"a": "unit: ha", "b": "unit: hộ", "c": ""}, new))

    assert messages(spec) == ["KH406 “t[Mọi thôn].b”: ghi 49, tính ra 50 (sai)"]
    spec = spec.replace("| 49 |", "| |")
    assert texts(spec, "a") == ["3,25", "3,25"]
    assert texts(spec, "b") == ["50", "50"]
    assert texts(spec, "c") == ["7", "8"]


def test_the_total_has_the_decimals_of_the_rows_that_are_added() -> None:
    old = table("cu", {"a": ""}, "ten | a\nX | 1,5\nY | 2", shown_in="none")
    rows = "ten | a | @formula\nX | | cu[X]\nY | | cu[Y] * 2\ntrong đó: Z | | [X] / [Y]"
    spec = plan(old, table("t", {"a": ""}, rows, total="Cộng"))
    assert texts(spec, "a") == ["1,5", "4", "0,38", "5,5"]


def test_a_column_that_the_other_table_has_not_is_typed() -> None:
    old = table("cu", {"a": ""}, "ten | a\nX | 1", shown_in="none")
    assert found(plan(old, table("t", {"a": "", "c": ""}, "ten | a | c | @formula\nXY | | | cu[X]"))) == [
        ("KH302", "cu[X]")
    ]


def test_rows_as_mappings_say_it_without_a_sign_and_leave_out_the_cells() -> None:
    spec = plan(table("t", {"a": "unit: hộ"}, "")).replace(
        "    columns:", '    rows:\n      x: {name: X, a: 2}\n      y: {name: Y, formula: "[x] * 3"}\n    columns:'
    )
    assert texts(spec, "a") == ["2", "6"]


def test_a_formula_may_stand_on_groups_and_on_other_formulas_in_any_order() -> None:
    rows = """
        ten            | a | @formula
        Gấp bốn        |   | [Gấp đôi] * 2
        Gấp đôi        |   | [Nhóm] * 2
        Nhóm           |   |
          A            | 1 |
          B            |   | [A] * 2
    """
    assert texts(plan(table("t", {"a": ""}, rows)), "a") == ["12", "6", "3", "1", "2"]


def test_circles_are_told_once_for_all_columns() -> None:
    rows = "ten | a | b | @formula\nX | | | [Y] + 1\nY | | | [X] + 1\nN | | |\n  M | | | [N]"
    assert messages(plan(table("t", {"a": "", "b": ""}, rows))) == [
        "KH401 các công thức tham chiếu vòng tròn: t[X] → t[Y] → t[X]",
        "KH401 các công thức tham chiếu vòng tròn: t[M] → t[N] → t[M]",
    ]


@pytest.mark.parametrize(
    ("formula", "finding"),
    [
        ("[Y", ("KH226", "[Y")),
        ("[X] +", ("KH226", "")),
        ("a + 1", ("KH226", "a")),
        ("[X].a", ("KH226", ".a")),
        ("[Mất]", ("KH303", "Mất]")),
        ("mat[X]", ("KH301", "mat[X]")),
        ("t.total", ("KH401", "t.total")),
        ("[X] / [O]", ("KH402", "[X]")),
    ],
)
def test_a_formula_that_cannot_be_used_is_one_finding(formula: str, finding: tuple[str, str]) -> None:
    rows = f"ten | a | b | @formula\nX | 1 | 1 |\nO | 0 | 2 |\nZ | | | {formula}"
    assert found(plan(table("t", {"a": "", "b": ""}, rows))) == [finding]


def test_an_unknown_row_is_told_the_nearest() -> None:
    (finding,) = findings_in(plan(table("t", {"a": ""}, "ten | a | @formula\nHộ nghèo | 1 |\nZ | | [Hộ ngheo]")))
    assert "Hộ nghèo" in finding.hint


def test_a_group_has_no_formula_and_neither_has_a_table_rounded_jointly() -> None:
    grouped = "ten | a | @formula\nX | | [Y]\n  Z | 1 |\nY | 1 |"
    assert found(plan(table("t", {"a": ""}, grouped))) == [("KH290", "[Y]")]
    flat = "ten | a | b | @formula\nX | 1 | 1 |\nY | | | [X]"
    assert found(plan(table("t", {"a": "", "b": ""}, flat, foot="a; b"))) == [("KH290", "[X]")]


def test_what_is_not_known_stays_so_or_is_asked_for() -> None:
    rows = "ten | a | @formula\nX | chưa có |\nY | | [X] * 2"
    assert texts(plan(table("t", {"a": ""}, rows, missing="open")), "a") == ["chưa có", "chưa có"]
    assert found(plan(table("t", {"a": ""}, rows))) == [("KH411", "chưa")]
    blank = "ten | a | b | @formula\nX | | 1 |\nY | | | [X] * 2"
    assert [code for code, _ in found(plan(table("t", {"a": "", "b": ""}, blank)))] == ["KH403"]
    assert texts(plan(table("t", {"a": "", "b": ""}, blank, blank="none")), "a") == ["", ""]


def test_decimals_that_a_count_hides_are_told() -> None:
    assert found(plan(table("t", {"a": "unit: mô hình"}, "ten | a | @formula\nX | 1 |\nY | | [X] / 3"))) == [
        ("KH412", "[X]")
    ]


def test_words_in_quotes_stand_for_the_figure() -> None:
    spec = plan(table("t", {"a": ""}, 'ten | a | @formula\nX | 1 |\nY | "không tính" | [X] / 3'))
    assert texts(spec, "a") == ["1", "không tính"]


def test_an_explanation_names_the_rows() -> None:
    told = explain_text(worked(rates()).explain("t[Tỷ lệ].nam.2025"), "en")
    assert "formula of the row" in told
    assert "t[Hộ nghèo].nam.2025 / t[Tổng số hộ].nam.2025 × 100 = 63.379 / 412.204 × 100" in told


def test_a_row_outside_the_sum_adds_nothing() -> None:
    rows = "ten | a | @formula\nX | 1 |\nY | 4 |\ntrong đó: Z | | [X] / [Y] * 100"
    assert texts(with_total({"a": ""}, rows), "a") == ["1", "4", "25,00", "5"]


# --- rows that must not be added


@pytest.mark.parametrize("formula", ["[X] / [Y]", "[X] + [Y]", "[X] - [Y]", "[X]", "-[X]"])
def test_a_quotient_or_a_sum_of_its_neighbours_is_not_added_to_the_total(formula: str) -> None:
    rows = f"ten | a | b | @formula\nX | 1 | 1 |\nY | 4 | 2 |\nZ | | | {formula}"
    columns = {"a": "signed: yes", "b": "signed: yes"}

    assert [code for code, _ in found(with_total(columns, rows))] == ["KH447"]
    assert found(plan(table("t", columns, rows))) == []
    assert found(with_total(dict.fromkeys(columns, "total: none"), rows)) == []


@pytest.mark.parametrize("formula", ["[X] * 2", "([X] + [Y]) * 5 / 100", "cu[X]", "[W]"])
def test_a_figure_of_its_own_is_added(formula: str) -> None:
    old = table("cu", {"a": ""}, "ten | a\nX | 1", shown_in="none")
    rows = f"ten | a | @formula\nX | 1 |\nY | 4 |\ntrong đó: W | 1 |\ngồm: Z | | {formula}"
    assert found(plan(old, table("t", {"a": ""}, rows, total="Cộng"))) == []


def test_a_group_and_a_total_that_prose_quotes_are_sums_too() -> None:
    rows = "ten | a | @formula\nN | |\n  X | 1 |\n  Y | | [X]"
    assert [code for code, _ in found(plan(table("t", {"a": ""}, rows)))] == ["KH447"]
    flat = table("t", {"a": ""}, "ten | a | @formula\nX | 1 |\nY | | [X] + [X]")
    assert [code for code, _ in found(plan(flat, prose="Có $(t.total.a)."))] == ["KH447"]


# --- order


@given(st.dictionaries(st.integers(0, 9), st.lists(st.integers(0, 9), max_size=3), max_size=9))
def test_rows_come_after_what_they_need_unless_there_is_a_circle(needs: dict[int, list[int]]) -> None:
    order, circles = in_order(needs)

    assert sorted(order) == sorted(needs)
    for circle in circles:
        assert all(after in needs[at] for at, after in zip(circle, [*circle[1:], circle[0]], strict=True))
    if not circles:
        place = {at: number for number, at in enumerate(order)}
        assert all(place[needed] < place[at] for at in needs for needed in needs[at] if needed in needs)
