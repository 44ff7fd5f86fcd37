"""Columns that look beyond their row: shares, growth, running sums, parts given out, totals by rules of their own."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spec_text import figure, found, messages, plan, table, texts, worked

import kehoach
from conftest import EXAMPLES, Docx, findings_in

quick = settings(deadline=None, max_examples=25)


def one(columns: dict[str, str], rows: str, *figures: str, **settings: str) -> str:
    """A plan with one table that has a printed total."""
    return plan(table("t", columns, rows, **{"total": "Cộng", **settings}), *figures)


def codes(spec: str) -> list[str]:
    return [finding.code for finding in findings_in(spec)]


# --- share ---------------------------------------------------------------------------------------------------

THREE = "ten | a\nX | 1\nY | 1\nZ | 1"


def test_a_share_is_of_the_total_of_its_column() -> None:
    spec = one({"a": "", "s": "share: a"}, "ten | a\nX | 3\nY | 5\nZ | 0")

    assert texts(spec, "s") == ["37,50", "62,50", "0,00", "100,00"]
    assert worked(spec)["t[X].s"].value == Fraction(75, 2)


def test_shares_are_not_adjusted_unless_the_column_says_so() -> None:
    assert texts(one({"a": "", "s": "share: a"}, THREE), "s") == ["33,33", "33,33", "33,33", "100,00"]


def test_footed_shares_add_up_and_ties_go_to_the_first_name() -> None:
    spec = one({"a": "", "s": "share: a\nfoot: yes"}, "ten | a\nKhu phố 10 | 1\nKhu phố 2 | 1\nKhu phố 9 | 1")

    assert texts(spec, "s") == ["33,33", "33,34", "33,33", "100,00"]
    column = worked(spec).tables["t"].columns["s"]
    assert column.unfooted == (Fraction(100, 3),) * 3


def test_footing_goes_by_the_largest_remainder() -> None:
    # 1/7 = 14,2857… 2/7 = 28,5714… 4/7 = 57,1428…: at no decimals 14 + 28 + 57 = 99, and 0,571 is the largest rest.
    spec = one({"a": "", "s": "share: a\nfoot: yes\ndecimals: 0"}, "ten | a\nX | 1\nY | 2\nZ | 4")

    assert texts(spec, "s") == ["14", "29", "57", "100"]


def test_a_share_may_count_per_thousand_and_be_summed_up_by_nothing() -> None:
    spec = one({"a": "", "s": "share: a\nper: 1000\ndecimals: 1\ntotal: none"}, "ten | a\nX | 1\nY | 7")

    assert texts(spec, "s") == ["125,0", "875,0", ""]


def test_nothing_has_no_share_and_the_unknown_makes_all_unknown() -> None:
    columns = {"a": "", "s": "share: a\nfoot: yes"}

    assert texts(one(columns, "ten | a\nX | -\nY | 5"), "s") == ["-", "100,00", "100,00"]
    assert texts(one(columns, "ten | a\nX | chưa có\nY | 5", missing="open"), "s") == ["chưa có"] * 3
    rows = "ten | a\nX | chưa có\nY | 5\nZ | 10"
    assert texts(one(columns, rows, missing="skip"), "s") == ["chưa có", "33,33", "66,67", "100,00"]


def test_shares_of_a_zero_total_are_one_finding() -> None:
    spec = one({"a": "", "s": "share: a"}, "ten | a\nX | 0\nY | 0")

    assert messages(spec) == ["KH413 tổng “t.total.a” bằng 0 nên không tính được tỷ trọng ở cột “s”"]


def test_a_share_above_the_whole_is_a_finding() -> None:
    spec = one({"a": "", "s": "share: a"}, "ten | a\nX | -1\nY | 3")

    assert found(spec) == [("KH414", "-1"), ("KH414", "3")]
    assert "150,00" in messages(spec)[1]


@pytest.mark.parametrize(
    ("share", "code"),
    [("b", "KH415"), ("c", "KH415"), ("ten", "KH415"), ("aa", "KH302"), ("a + b", "KH226"), ("t.total.a", "KH226")],
)
def test_a_share_is_of_one_summed_column(share: str, code: str) -> None:
    columns = {"a": "", "b": "total: none", "c": "rate: a / b", "s": f"share: {share}"}

    assert codes(one(columns, "ten | a | b\nX | 1 | 2")) == [code]


def test_a_share_of_itself_goes_in_a_circle() -> None:
    assert codes(one({"a": "formula: s + 1", "s": "share: a"}, "ten\nX")) == ["KH401"]


def test_shares_of_groups_are_the_sums_of_theirs() -> None:
    rows = "ten | a\nA |\n  X | 1\n  Y | 1\nB |\n  Z | 1"
    columns = {"a": "", "s": "share: a\nfoot: yes"}

    assert texts(one(columns, rows), "s") == ["66,67", "33,34", "33,33", "33,33", "33,33", "100,00"]


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any), st.integers(0, 4))
@quick
def test_footed_shares_always_add_up_and_stay_within_one_unit(figures: list[int], places: int) -> None:
    rows = "ten | a\n" + "\n".join(f"Thôn {i} | {n}" for i, n in enumerate(figures))
    column = worked(one({"a": "", "s": f"share: a\nfoot: yes\ndecimals: {places}"}, rows)).tables["t"].columns["s"]

    exact = [Fraction(100 * n, sum(figures)) for n in figures]
    assert sum(Fraction(str(v)) for v in column.values) == 100
    assert column.unfooted == tuple(exact)
    assert all(abs(Fraction(str(v)) - e) < Fraction(1, 10**places) for v, e in zip(column.values, exact, strict=True))


# --- growth --------------------------------------------------------------------------------------------------


def test_growth_is_over_the_base_and_anew_in_the_total() -> None:
    spec = one({"kh": "", "th": "", "g": "growth: th / kh"}, "ten | kh | th\nX | 8 | 10\nY | 40 | 30")

    # 10/8 - 1; 30/40 - 1; 40/48 - 1
    assert texts(spec, "g") == ["25,00", "-25,00", "-16,67"]
    assert worked(spec)["t.total.g"].value == Fraction(-50, 3)


@pytest.mark.parametrize("base", ["0", "-2"])
def test_growth_over_no_base_is_a_finding_at_its_cell(base: str) -> None:
    spec = one({"kh": "", "th": "", "g": "growth: th / kh"}, f"ten | kh | th\nX | {base} | 10\nY | 4 | 5")

    assert found(spec) == [("KH416", base)]


def test_growth_over_a_total_that_is_no_base_is_a_finding_where_the_total_is_wanted() -> None:
    columns = {"kh": "", "th": "", "g": "growth: th / kh"}
    rows = "ten | kh | th\nX | -4 | 10\nY | 4 | 5"

    assert [m[:6] for m in messages(one(columns, rows))] == ["KH416 ", "KH416 "]
    assert codes(plan(table("t", columns, rows))) == ["KH416"]


def test_growth_without_a_base_is_as_absent_as_the_base() -> None:
    columns = {"kh": "", "th": "", "g": "growth: th / kh"}

    assert texts(one(columns, "ten | kh | th\nX | - | 10\nY | 4 | 5"), "g") == ["-", "25,00", "275,00"]


def test_a_growth_is_written_with_a_base_and_never_summed() -> None:
    assert codes(one({"a": "", "g": "growth: a"}, "ten | a\nX | 1")) == ["KH226"]
    assert codes(one({"a": "", "b": "", "g": "growth: a / b\ntotal: sum"}, "ten | a | b\nX | 1 | 1")) == ["KH409"]


@given(st.integers(1, 10**9), st.integers(0, 10**9))
@quick
def test_growth_is_the_rate_less_a_hundred(base: int, value: int) -> None:
    columns = {"a": "", "b": "", "g": "growth: a / b", "r": "rate: a / b"}
    computed = worked(one(columns, f"ten | a | b\nX | {value} | {base}"))
    growth, rate = computed["t[X].g"].value, computed["t[X].r"].value

    assert growth is not None
    assert rate is not None
    assert growth == rate - 100


# --- running -------------------------------------------------------------------------------------------------


def test_a_running_sum_goes_down_the_rows_and_has_no_total() -> None:
    spec = one({"a": "", "r": "running: a"}, "ten | a\nQuý I | 1,5\nQuý II | -\nQuý III | 2\nQuý IV | 4")

    assert texts(spec, "r") == ["1,5", "1,5", "3,5", "7,5", ""]


def test_a_running_balance_may_be_of_an_expression() -> None:
    spec = one({"thu": "", "chi": "", "ton": "running: thu - chi"}, "ten | thu | chi\nX | 5 | 2\nY | 1 | 4")

    assert texts(spec, "ton") == ["3", "0", ""]


def test_behind_the_unknown_a_running_sum_is_unknown_unless_it_is_skipped() -> None:
    columns, rows = {"a": "", "r": "running: a"}, "ten | a\nX | 1\nY | chưa có\nZ | 2"

    assert texts(one(columns, rows, missing="open"), "r") == ["1", "chưa có", "chưa có", ""]
    assert texts(one(columns, rows, missing="skip"), "r") == ["1", "1", "3", ""]


@pytest.mark.parametrize("total", ["sum", "recompute", "max", "a * 2"])
def test_a_running_sum_takes_no_total(total: str) -> None:
    assert codes(one({"a": "", "r": f"running: a\ntotal: {total}"}, "ten | a\nX | 1")) == ["KH244"]


@pytest.mark.parametrize(("running", "at"), [("a / b", "a"), ("a + tl", "tl")])
def test_a_rate_does_not_run_up(running: str, at: str) -> None:
    columns = {"a": "", "b": "", "tl": "rate: a / b", "r": f"running: {running}"}

    assert found(one(columns, "ten | a | b\nX | 1 | 2")) == [("KH419", at)]


def test_groups_add_nothing_to_a_running_sum() -> None:
    rows = "ten | a\nA |\n  X | 1\n  Y | 2\nB | 4\n  trong đó: Z | 3"

    assert texts(one({"a": "", "r": "running: a"}, rows), "r") == ["-", "1", "3", "7", "-", ""]


@given(st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=12))
@quick
def test_the_last_running_sum_is_the_total(figures: list[int]) -> None:
    rows = "ten | a\n" + "\n".join(f"Thôn {i} | {n}" for i, n in enumerate(figures))
    columns = worked(one({"a": "", "r": "running: a"}, rows)).tables["t"].columns

    assert columns["r"].values[-1] == columns["a"].total == sum(figures)


# --- split ---------------------------------------------------------------------------------------------------

DAU = "ten | dau\nX | 5\nY | 3\nZ | 2"


def split(keys: str, rows: str = DAU, **more: str) -> str:
    return one({"dau": "", **more, "giam": keys}, rows)


def test_parts_are_whole_and_add_up() -> None:
    # 7 · 5/10 = 3,5; 7 · 3/10 = 2,1; 7 · 2/10 = 1,4: 3 + 2 + 1, and the one left goes to 0,5.
    spec = split("split: 7\nby: dau")

    assert texts(spec, "giam") == ["4", "2", "1", "7"]
    portions = worked(spec).tables["t"].columns["giam"].portions
    assert portions is not None
    assert [(p.quota, p.remainder, p.reason) for p in portions if p] == [
        (Fraction(7, 2), Fraction(1, 2), "remainder"),
        (Fraction(21, 10), Fraction(1, 10), "quota"),
        (Fraction(7, 5), Fraction(2, 5), "quota"),
    ]


def test_the_methods_differ() -> None:
    rows = "ten | dau\nX | 53\nY | 24\nZ | 23"

    # Of 7: quotas 3,71 1,68 1,61. Divisors 1, 2, 3…: 53 26,5 24 23 17,7 13,25 12 11,5 10,6: X takes the fourth.
    assert texts(split("split: 7\nby: dau", rows), "giam") == ["4", "2", "1", "7"]
    assert texts(split("split: 4\nby: dau\nmethod: d-hondt", rows), "giam") == ["2", "1", "1", "4"]
    assert texts(split("split: 3\nby: dau\nmethod: d-hondt", rows), "giam") == ["2", "1", "0", "3"]
    assert texts(split("split: 3\nby: dau\nmethod: sainte-lague", rows), "giam") == ["1", "1", "1", "3"]


def test_ties_are_settled_by_the_number_in_a_name() -> None:
    rows = "ten | dau\nKhu phố 10 | 1\nKhu phố 2 | 1\nKhu phố 9 | 1"

    assert texts(split("split: 1\nby: dau", rows), "giam") == ["0", "1", "0", "1"]


def test_floors_and_caps_are_numbers_or_columns() -> None:
    assert texts(split("split: 7\nby: dau\nfloor: 2"), "giam") == ["3", "2", "2", "7"]
    assert texts(split("split: 7\nby: dau\ncap: 3"), "giam") == ["3", "2", "2", "7"]
    assert texts(split("split: 10\nby: dau\ncap: dau"), "giam") == ["5", "3", "2", "10"]


def test_a_row_that_takes_no_part_shows_a_dash() -> None:
    spec = split("split: 4\nby: dau", "ten | dau\nX | 5\nY | -\nZ | 0")

    assert texts(spec, "giam") == ["4", "-", "0", "4"]


def test_fixed_cells_stand_and_blank_ones_are_no_gap() -> None:
    spec = split("split: 7\nby: dau\nfixed: dat", "ten | dau | dat\nX | 5 | 1\nY | 3 |\nZ | 2 |", dat="")

    # 6 left by 3 : 2 is 3,6 and 2,4.
    assert texts(spec, "giam") == ["1", "4", "2", "7"]
    portions = worked(spec).tables["t"].columns["giam"].portions
    assert [p.reason for p in portions or () if p] == ["fixed", "remainder", "quota"]


def test_a_typed_cell_is_a_claim_as_everywhere() -> None:
    spec = split("split: 7\nby: dau", "ten | dau | giam\nX | 5 | 4\nY | 3 | 3\nZ | 2 |\nCộng | 10 | 7")

    assert found(spec) == [("KH406", "3")]


def test_what_is_given_out_may_be_worked_out() -> None:
    spec = one({"dau": "", "giam": "split: round(t.total.dau * 0,7; 0) + f\nby: dau * 2"}, DAU, figure("f", "value: 1"))

    assert texts(spec, "giam") == ["4", "2", "2", "8"]


def test_an_unknown_weight_leaves_all_parts_unknown() -> None:
    spec = one({"dau": "", "giam": "split: 7\nby: dau"}, "ten | dau\nX | chưa có\nY | 3", missing="open")

    assert texts(spec, "giam") == ["chưa có"] * 3


@pytest.mark.parametrize(
    ("keys", "rows", "at", "reason"),
    [
        ("split: 7\nby: dau\ncap: 2", DAU, "7", "tổng các mức tối đa (cap) là 6, nhỏ hơn 7"),
        ("split: 7\nby: dau\nfloor: 3", DAU, "7", "tổng các mức tối thiểu (floor) là 9, lớn hơn 7"),
        ("split: 7\nby: dau\nfloor: 3\ncap: dau", DAU, "2", "“Z” có mức tối thiểu 3, lớn hơn mức tối đa 2"),
        (
            "split: 7\nby: dau",
            "ten | dau\nX | 0\nY | 0",
            "7",
            "các hàng có trọng số chỉ nhận được nhiều nhất 0 trong 7",
        ),
        ("split: 7\nby: dau", "ten | dau\nX | -1\nY | 2", "-1", "trọng số của “X” là số âm (-1)"),
        ("split: 3 - 5\nby: dau", DAU, "3", "số cần chia là số âm (-2)"),
    ],
)
def test_what_cannot_be_given_out_is_one_finding_with_its_figures(keys: str, rows: str, at: str, reason: str) -> None:
    spec = split(keys, rows)

    assert found(spec) == [("KH417", at)]
    assert messages(spec)[0].endswith(f"ở cột “giam”: {reason}")
    assert "cannot split" in findings_in(spec)[0].message_in("en")


def test_fixed_parts_may_exceed_what_is_given_out() -> None:
    spec = split("split: 7\nby: dau\nfixed: dat", "ten | dau | dat\nX | 5 | 6\nY | 3 | 2", dat="")

    assert messages(spec) == ["KH417 không chia được 7 ở cột “giam”: tổng các phần cố định (fixed) là 8, lớn hơn 7"]


@pytest.mark.parametrize(
    ("keys", "at"),
    [
        ("split: 7,5\nby: dau", "7,5"),
        ("split: 7\nby: dau\ncap: dau / 2", "5"),
        ("split: 7\nby: dau\nfloor: 0,5", "0,5"),
    ],
)
def test_only_whole_numbers_are_given_out(keys: str, at: str) -> None:
    assert set(found(split(keys, "ten | dau\nX | 5\nY | 4"))) == {("KH418", at)}


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("split: 7", "KH202"),
        ("split: 7\nby: dua", "KH301"),
        ("split: 7\nby: dau\nfixed: 3", "KH226"),
        ("split: 7\nby: dau\nfixed: la", "KH226"),
        ("split: 7\nby: dau\nmethod: hare", "KH216"),
        ("split: 7\nby: dau\ntotal: recompute", "KH244"),
        ("split: t.total.giam\nby: dau", "KH401"),
        ("formula: dau + 2\nsplit: 7\nby: dau", "KH238"),
        ("cap: 7", "KH245"),
        ("foot: yes", "KH245"),
        ("per: 1000", "KH245"),
    ],
)
def test_a_split_that_is_not_well_said_is_a_finding(keys: str, code: str) -> None:
    assert codes(split(keys, "ten | dau | giam\nX | 5 | 7")) == [code]


def test_none_takes_away_what_the_pack_says_of_a_column() -> None:
    spec = split("formula: none\nsplit: 7\nby: dau\ncap: none")

    assert texts(spec, "giam") == ["4", "2", "1", "7"]


def test_groups_get_what_their_rows_get_and_picks_none() -> None:
    rows = "ten | dau | dat\nA | |\n  X | 5 |\n  Y | 3 | 1\nB | 2 |\n  trong đó: Z | 1 |"
    spec = split("split: 8\nby: dau\nfixed: dat", rows, dat="")

    # 7 left by 5 : 2.
    assert texts(spec, "giam") == ["6", "5", "1", "2", "-", "8"]


def test_an_average_in_a_table_with_groups_is_over_the_totals() -> None:
    rows = "ten | dt | sl\nA | |\n  X | 10 | 500\n  Y | 30 | 1.800"
    spec = one({"dt": "", "sl": "", "ns": "formula: sl / dt\ntotal: sl / dt"}, rows)

    assert texts(spec, "ns") == ["57,50", "50,00", "60,00", "57,50"]


@given(st.lists(st.integers(0, 500), min_size=1, max_size=10).filter(any), st.integers(0, 400), st.data())
@quick
def test_parts_always_add_up_and_the_order_of_rows_decides_nothing(
    weights: list[int], whole: int, data: st.DataObject
) -> None:
    method = data.draw(st.sampled_from(["largest-remainder", "sainte-lague", "d-hondt"]))
    rows = [f"Thôn {i} | {n}" for i, n in enumerate(weights)]
    shuffled = data.draw(st.permutations(rows))

    first, second = (
        worked(split(f"split: {whole}\nby: dau\nmethod: {method}", "\n".join(("ten | dau", *order)))).tables["t"]
        for order in (rows, shuffled)
    )

    assert first.columns["giam"].total == sum(v for v in first.columns["giam"].values if isinstance(v, int)) == whole
    assert {r.name: first.columns["giam"].values[i] for i, r in enumerate(first.rows)} == {
        r.name: second.columns["giam"].values[i] for i, r in enumerate(second.rows)
    }


# --- totals of their own -------------------------------------------------------------------------------------

LUA = "ten | dt | ns\nX | 10 | 50\nY | 30 | 60"


def test_an_average_is_an_expression_over_the_totals() -> None:
    spec = one({"dt": "", "ns": "total: sl / dt * 10", "sl": "formula: dt * ns / 10"}, LUA)

    # (10·50 + 30·60) / 10 = 230; 230 / 40 · 10 = 57,5
    assert texts(spec, "ns") == ["50", "60", "57,50"]
    assert texts(spec, "sl") == ["50,00", "180,00", "230,00"]


def test_a_rate_over_an_average_waits_for_it() -> None:
    columns = {"tl": "rate: ns / chuan", "chuan": "", "ns": "total: sl / dt", "dt": "", "sl": "formula: dt * ns"}
    spec = one(columns, "ten | dt | ns | chuan\nX | 10 | 50 | 40\nY | 30 | 60 | 60")

    assert texts(spec, "tl") == ["125,00", "100,00", "57,50"]
    assert worked(spec)["t.total.ns"].value == Fraction(115, 2)


def test_a_total_of_its_own_is_found_by_prose_figures_and_other_tables() -> None:
    spec = plan(
        figure("bq", "formula: t.total.ns * 2"),
        table("u", {"x": "formula: t.total.ns"}, "ten\nX", shown_in="none"),
        table("t", {"dt": "", "ns": "total: sl / dt", "sl": "formula: dt * ns"}, LUA, total="Cộng"),
        prose="Bình quân $(t.total.ns).",
    )
    computed = worked(spec)

    assert computed["bq"].value == 115
    assert computed["u[X].x"].value == Fraction(115, 2)
    assert "57,50" in computed.printed.values()


def test_a_typed_total_is_held_against_a_total_of_its_own() -> None:
    rows = LUA + "\nCộng | 40 | 55"

    assert found(one({"dt": "", "ns": "total: sl / dt", "sl": "formula: dt * ns"}, rows)) == [("KH406", "55")]


def test_totals_that_need_each_other_go_in_a_circle() -> None:
    spec = one({"a": "total: b * 1", "b": "total: a * 1"}, "ten | a | b\nX | 1 | 2")

    assert messages(spec) == ["KH401 các công thức tham chiếu vòng tròn: t.total.a → t.total.b → t.total.a"]


def test_an_average_over_nothing_is_a_finding() -> None:
    spec = one({"dt": "", "ns": "total: sl / dt", "sl": "formula: dt * ns"}, "ten | dt | ns\nX | 0 | 5")

    assert codes(spec) == ["KH402"]


def test_an_average_of_whole_things_says_that_it_is_rounded() -> None:
    spec = one({"a": "", "b": "unit: hộ\ntotal: a / 2"}, "ten | a | b\nX | 1 | 1\nY | 2 | 2")

    assert codes(spec) == ["KH412"]
    assert texts(spec, "b") == ["1", "2", "2"]


@pytest.mark.parametrize(("total", "wanted"), [("min", "2"), ("max", "6")])
def test_the_least_and_the_largest(total: str, wanted: str) -> None:
    assert texts(one({"a": f"total: {total}"}, "ten | a\nX | 6\nY | -\nZ | 2"), "a")[-1] == wanted


def test_the_largest_of_rates_is_a_rate() -> None:
    spec = one({"a": "", "b": "", "r": "rate: a / b\ntotal: max"}, "ten | a | b\nX | 1 | 4\nY | 1 | 2")

    assert texts(spec, "r") == ["25,00", "50,00", "50,00"]


def test_the_least_of_what_is_not_known_is_not_known() -> None:
    rows = "ten | a\nX | chưa có\nY | 3"

    assert texts(one({"a": "total: min"}, rows, missing="open"), "a")[-1] == "chưa có"
    assert texts(one({"a": "total: min"}, rows, missing="skip"), "a")[-1] == "3"


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("total: sun", "KH216"),
        ("total: b +", "KH226"),
        ("total: recompute", "KH244"),
        ("total: bb / 2", "KH301"),
        ("unit: '%'\ntotal: sum", "KH409"),
        ("kind: text\ntotal: max", "KH244"),
    ],
)
def test_a_total_that_cannot_be_is_a_finding(keys: str, code: str) -> None:
    assert codes(one({"a": keys}, "ten | a\nX | 1")) == [code]


@given(st.lists(st.tuples(st.integers(1, 1000), st.integers(0, 1000)), min_size=1, max_size=8))
@quick
def test_a_weighted_average_lies_between_the_least_and_the_largest(figures: list[tuple[int, int]]) -> None:
    rows = "ten | dt | ns\n" + "\n".join(f"Thôn {i} | {a} | {y}" for i, (a, y) in enumerate(figures))
    computed = worked(one({"dt": "", "ns": "total: sl / dt", "sl": "formula: dt * ns"}, rows))
    average = computed["t.total.ns"].value

    assert average == Fraction(sum(a * y for a, y in figures), sum(a for a, _ in figures))
    assert average is not None
    assert min(y for _, y in figures) <= average <= max(y for _, y in figures)


# --- signed --------------------------------------------------------------------------------------------------


def test_a_signed_count_may_be_negative() -> None:
    columns = {"a": "unit: hộ", "b": "unit: hộ", "c": "unit: hộ\nformula: b - a"}
    rows = "ten | a | b\nX | 3 | 1\nY | 1 | 2"

    assert codes(one(columns, rows)) == ["KH404"]
    assert texts(one({**columns, "c": columns["c"] + "\nsigned: yes"}, rows), "c") == ["-2", "1", "-1"]


def test_a_running_count_that_falls_below_zero_is_a_finding_unless_signed() -> None:
    columns = {"a": "", "r": "unit: hộ\nrunning: a"}

    assert found(one(columns, "ten | a\nX | 1\nY | -2")) == [("KH404", "-2")]
    assert texts(one({**columns, "r": columns["r"] + "\nsigned: yes"}, "ten | a\nX | 1\nY | -2"), "r")[:2] == [
        "1",
        "-1",
    ]


# --- the real plan -------------------------------------------------------------------------------------------

GIAO = EXAMPLES / "bac-son-2023-giao" / "plan.yaml"


def test_the_plan_that_gives_out_eight_households() -> None:
    assert [f.code for f in kehoach.check(GIAO) if f.severity.value != "note"] == []
    computed = kehoach.compute(kehoach.load(GIAO))
    given_out = computed.tables["giam_ngheo"].columns["giam"]

    assert given_out.total == 8
    assert Docx(kehoach.render(computed)).tables()[1][-1] == ["", "Cộng", "2.452", "29", "1,18", "08", "21", "0,86"]


# --- share within a group -----------------------------------------------------------------------------------

NHOM = "ten | a\nA |\n  X | 1\n  Y | 1\n  Z | 1\nB | 1\n  trong đó: W | 1"


def test_a_share_within_the_group_is_of_the_row_above_and_a_groups_own_of_the_total() -> None:
    spec = one({"a": "", "s": "share: a\nwithin: group"}, NHOM)

    assert texts(spec, "s") == ["75,00", "33,33", "33,33", "33,33", "25,00", "100,00", "100,00"]
    assert worked(spec)["t[X].s"].value == Fraction(100, 3)


def test_footed_shares_add_up_within_each_group() -> None:
    columns = {"a": "", "s": "share: a\nwithin: group\nfoot: yes\ndecimals: 1"}
    spec = one(columns, "ten | a\nA |\n  X | 1\n  Y | 1\n  Z | 1\nB |\n  U | 2\n  V | 1\nC | 1")

    assert texts(spec, "s") == ["42,9", "33,4", "33,3", "33,3", "42,8", "66,7", "33,3", "14,3", "100,0"]
    assert worked(spec).explain("t[X].s").unfooted == Fraction(100, 3)


def test_footed_shares_of_groups_go_to_a_neighbour_and_their_rows_make_them_up() -> None:
    columns = {"a": "", "s": "share: a\nfoot: yes\ndecimals: 0"}
    spec = one(columns, "ten | a\nA |\n  X | 46\n  Y | 85\n  Z | 10\nB |\n  U | 97\n  V | 68\n  W | 79\nC | 85")

    # 141 of 470 is 30 % exactly; the rows of it 9,79 and 18,09 and 2,13.
    shown = [int(text) for text in texts(spec, "s")]
    assert shown[:4] == [30, 10, 18, 2]
    assert (sum(shown[5:8]), shown[0] + shown[4] + shown[8], shown[9]) == (shown[4], 100, 100)
    assert worked(spec).explain("t[A].s").unfooted == 30


def test_what_is_picked_out_of_a_footed_share_does_not_come_to_exceed_it() -> None:
    columns = {"a": "", "s": "share: a\nfoot: yes\ndecimals: 0"}
    spec = one(columns, "ten | a\nX | 156\n  trong đó: P | 156\nY | 167\nZ | 177")

    # 31,2 and 33,4 and 35,4: of two remainders alike the larger share goes up.
    assert texts(spec, "s") == ["31", "31", "33", "36", "100"]
    spec = one(columns, "ten | a\nX | 266\n  trong đó: P | 266\nY | 367\nZ | 367")
    assert texts(spec, "s") == ["26", "26", "37", "37", "100"]


def test_of_alike_footed_shares_in_groups_the_larger_goes_up_then_the_first_name() -> None:
    columns = {"a": "", "s": "share: a\nfoot: yes\ndecimals: 0"}
    spec = one(columns, "ten | a\nA |\n  Khu phố 10 | 1\n  Khu phố 2 | 1\nB |\n  Y | 3\n  X | 3")

    # 12,5 and 12,5 in 25; 37,5 and 37,5 in 75.
    assert texts(spec, "s") == ["25", "12", "13", "75", "37", "38", "100"]


def test_a_group_of_zero_has_no_shares_within_it_and_is_one_finding() -> None:
    spec = one({"a": "", "s": "share: a\nwithin: group"}, "ten | a\nA |\n  X | 0\n  Y | 0\nB | 4")

    assert messages(spec) == ["KH413 tổng “t[A].a” bằng 0 nên không tính được tỷ trọng ở cột “s”"]


def test_within_a_group_what_is_taken_off_is_no_share() -> None:
    spec = one({"a": "", "s": "share: a\nwithin: group"}, "ten | a\nA |\n  X | 5\n  trừ: Y | 1")

    assert found(spec) == [("KH414", "5")]


def test_a_share_within_says_where_it_is_taken_from() -> None:
    explanation = worked(one({"a": "", "s": "share: a\nwithin: group"}, NHOM)).explain("t[X].s")

    assert explanation.formula == "a / t[A].a * 100"
    assert explanation.numbers == "1 / 3 * 100"


def test_within_goes_with_a_share_only() -> None:
    assert codes(one({"a": "within: group"}, "ten | a\nX | 1")) == ["KH245"]


@given(st.lists(st.lists(st.integers(0, 10**6), min_size=1, max_size=6).filter(any), min_size=1, max_size=4))
@quick
def test_shares_within_groups_always_add_up_in_each(groups: list[list[int]]) -> None:
    rows = ["ten | a"]
    for number, figures in enumerate(groups):
        rows += [f"Nhóm {number} |", *(f"  Thôn {number}.{i} | {n}" for i, n in enumerate(figures))]
    computed = worked(one({"a": "", "s": "share: a\nwithin: group\nfoot: yes"}, "\n".join(rows))).tables["t"]

    for number, figures in enumerate(groups):
        shares = [computed.cell(computed.row_index[f"thôn {number}.{i}"], "s").value for i in range(len(figures))]
        assert sum(share for share in shares if share is not None) == 100
