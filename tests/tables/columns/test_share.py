"""Shares: of the whole column or within a group, rounded alone or so that they add up."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.spec_text import codes, found, messages, plan, table, texts, with_total, worked

quick = settings(deadline=None)


# --- share ---------------------------------------------------------------------------------------------------

THREE = "ten | a\nX | 1\nY | 1\nZ | 1"


def test_a_share_is_of_the_total_of_its_column() -> None:
    spec = with_total({"a": "", "s": "share: a"}, "ten | a\nX | 3\nY | 5\nZ | 0")

    assert texts(spec, "s") == ["37,50", "62,50", "0,00", "100,00"]
    assert worked(spec)["t[X].s"].value == Fraction(75, 2)


def test_shares_are_not_adjusted_unless_the_column_says_so() -> None:
    assert texts(with_total({"a": "", "s": "share: a"}, THREE), "s") == ["33,33", "33,33", "33,33", "100,00"]


def test_footed_shares_add_up_and_ties_go_to_the_first_name() -> None:
    spec = with_total({"a": "", "s": "share: a\nfoot: yes"}, "ten | a\nKhu phố 10 | 1\nKhu phố 2 | 1\nKhu phố 9 | 1")

    assert texts(spec, "s") == ["33,33", "33,34", "33,33", "100,00"]
    column = worked(spec).tables["t"].columns["s"]
    assert column.unfooted == (Fraction(100, 3),) * 3


def test_footing_goes_by_the_largest_remainder() -> None:
    # 1/7 = 14,2857… 2/7 = 28,5714… 4/7 = 57,1428…: at no decimals 14 + 28 + 57 = 99, and 0,571 is the largest rest.
    spec = with_total({"a": "", "s": "share: a\nfoot: yes\ndecimals: 0"}, "ten | a\nX | 1\nY | 2\nZ | 4")

    assert texts(spec, "s") == ["14", "29", "57", "100"]


def test_a_share_may_count_per_thousand_and_be_summed_up_by_nothing() -> None:
    spec = with_total({"a": "", "s": "share: a\nper: 1000\ndecimals: 1\ntotal: none"}, "ten | a\nX | 1\nY | 7")

    assert texts(spec, "s") == ["125,0", "875,0", ""]


def test_nothing_has_no_share_and_the_unknown_makes_all_unknown() -> None:
    columns = {"a": "", "s": "share: a\nfoot: yes"}

    assert texts(with_total(columns, "ten | a\nX | -\nY | 5"), "s") == ["-", "100,00", "100,00"]
    assert texts(with_total(columns, "ten | a\nX | chưa có\nY | 5", missing="open"), "s") == ["chưa có"] * 3
    rows = "ten | a\nX | chưa có\nY | 5\nZ | 10"
    assert texts(with_total(columns, rows, missing="skip"), "s") == ["chưa có", "33,33", "66,67", "100,00"]


def test_shares_of_a_zero_total_are_one_finding() -> None:
    spec = with_total({"a": "", "s": "share: a"}, "ten | a\nX | 0\nY | 0")

    assert messages(spec) == ["KH413 tổng “t.total.a” bằng 0 nên không tính được tỷ trọng ở cột “s”"]


def test_a_share_above_the_whole_is_a_finding() -> None:
    spec = with_total({"a": "", "s": "share: a"}, "ten | a\nX | -1\nY | 3")

    assert found(spec) == [("KH414", "-1"), ("KH414", "3")]
    assert "150,00" in messages(spec)[1]


@pytest.mark.parametrize(
    ("share", "code"),
    [("b", "KH415"), ("c", "KH415"), ("ten", "KH415"), ("aa", "KH302"), ("a + b", "KH226"), ("t.total.a", "KH226")],
)
def test_a_share_is_of_one_summed_column(share: str, code: str) -> None:
    columns = {"a": "", "b": "total: none", "c": "rate: a / b", "s": f"share: {share}"}

    assert codes(with_total(columns, "ten | a | b\nX | 1 | 2")) == [code]


def test_a_share_of_itself_goes_in_a_circle() -> None:
    assert codes(with_total({"a": "formula: s + 1", "s": "share: a"}, "ten\nX")) == ["KH401"]


def test_shares_of_groups_are_the_sums_of_theirs() -> None:
    rows = "ten | a\nA |\n  X | 1\n  Y | 1\nB |\n  Z | 1"
    columns = {"a": "", "s": "share: a\nfoot: yes"}

    assert texts(with_total(columns, rows), "s") == ["66,67", "33,34", "33,33", "33,33", "33,33", "100,00"]


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any), st.integers(0, 4))
@quick
def test_footed_shares_always_add_up_and_stay_within_one_unit(figures: list[int], places: int) -> None:
    rows = "ten | a\n" + "\n".join(f"Thôn {i} | {n}" for i, n in enumerate(figures))
    column = (
        worked(with_total({"a": "", "s": f"share: a\nfoot: yes\ndecimals: {places}"}, rows)).tables["t"].columns["s"]
    )

    exact = [Fraction(100 * n, sum(figures)) for n in figures]
    assert sum(Fraction(str(v)) for v in column.values) == 100
    assert column.unfooted == tuple(exact)
    assert all(abs(Fraction(str(v)) - e) < Fraction(1, 10**places) for v, e in zip(column.values, exact, strict=True))


def test_shares_in_a_whole_of_unlike_units_are_one_finding_whatever_their_size() -> None:
    columns = {"dvt": "kind: unit", "a": "", "s": "share: a\nwithin: group"}
    spec = plan(table("t", columns, "ten | dvt | a\nX | tấn | 2\nY | hộ | 5\n  trong đó: Z | ha | 9"))

    assert messages(spec) == ["KH421 không cộng, trừ, so sánh được hai đơn vị khác loại: tấn và hộ (ở “t.total.s”)"]


# --- share within a group -----------------------------------------------------------------------------------

NHOM = "ten | a\nA |\n  X | 1\n  Y | 1\n  Z | 1\nB | 1\n  trong đó: W | 1"


def test_a_share_within_the_group_is_of_the_row_above_and_a_groups_own_of_the_total() -> None:
    spec = with_total({"a": "", "s": "share: a\nwithin: group"}, NHOM)

    assert texts(spec, "s") == ["75,00", "33,33", "33,33", "33,33", "25,00", "100,00", "100,00"]
    assert worked(spec)["t[X].s"].value == Fraction(100, 3)


def test_footed_shares_add_up_within_each_group() -> None:
    columns = {"a": "", "s": "share: a\nwithin: group\nfoot: yes\ndecimals: 1"}
    spec = with_total(columns, "ten | a\nA |\n  X | 1\n  Y | 1\n  Z | 1\nB |\n  U | 2\n  V | 1\nC | 1")

    assert texts(spec, "s") == ["42,9", "33,4", "33,3", "33,3", "42,8", "66,7", "33,3", "14,3", "100,0"]
    assert worked(spec).explain("t[X].s").unfooted == Fraction(100, 3)


def test_footed_shares_of_groups_go_to_a_neighbour_and_their_rows_make_them_up() -> None:
    columns = {"a": "", "s": "share: a\nfoot: yes\ndecimals: 0"}
    spec = with_total(columns, "ten | a\nA |\n  X | 46\n  Y | 85\n  Z | 10\nB |\n  U | 97\n  V | 68\n  W | 79\nC | 85")

    # 141 of 470 is 30 % exactly; the rows of it 9,79 and 18,09 and 2,13.
    shown = [int(text) for text in texts(spec, "s")]
    assert shown[:4] == [30, 10, 18, 2]
    assert (sum(shown[5:8]), shown[0] + shown[4] + shown[8], shown[9]) == (shown[4], 100, 100)
    assert worked(spec).explain("t[A].s").unfooted == 30


def test_what_is_picked_out_of_a_footed_share_does_not_come_to_exceed_it() -> None:
    columns = {"a": "", "s": "share: a\nfoot: yes\ndecimals: 0"}
    spec = with_total(columns, "ten | a\nX | 156\n  trong đó: P | 156\nY | 167\nZ | 177")

    # 31,2 and 33,4 and 35,4: of two remainders alike the larger share goes up.
    assert texts(spec, "s") == ["31", "31", "33", "36", "100"]
    spec = with_total(columns, "ten | a\nX | 266\n  trong đó: P | 266\nY | 367\nZ | 367")
    assert texts(spec, "s") == ["26", "26", "37", "37", "100"]


def test_of_alike_footed_shares_in_groups_the_larger_goes_up_then_the_first_name() -> None:
    columns = {"a": "", "s": "share: a\nfoot: yes\ndecimals: 0"}
    spec = with_total(columns, "ten | a\nA |\n  Khu phố 10 | 1\n  Khu phố 2 | 1\nB |\n  Y | 3\n  X | 3")

    # 12,5 and 12,5 in 25; 37,5 and 37,5 in 75.
    assert texts(spec, "s") == ["25", "12", "13", "75", "37", "38", "100"]


def test_a_group_of_zero_has_no_shares_within_it_and_is_one_finding() -> None:
    spec = with_total({"a": "", "s": "share: a\nwithin: group"}, "ten | a\nA |\n  X | 0\n  Y | 0\nB | 4")

    assert messages(spec) == ["KH413 tổng “t[A].a” bằng 0 nên không tính được tỷ trọng ở cột “s”"]


def test_within_a_group_what_is_taken_off_is_no_share() -> None:
    spec = with_total({"a": "", "s": "share: a\nwithin: group"}, "ten | a\nA |\n  X | 5\n  trừ: Y | 1")

    assert found(spec) == [("KH414", "5")]


def test_a_share_within_says_where_it_is_taken_from() -> None:
    explanation = worked(with_total({"a": "", "s": "share: a\nwithin: group"}, NHOM)).explain("t[X].s")

    assert explanation.formula == "a / t[A].a * 100"
    assert explanation.numbers == "1 / 3 * 100"


def test_within_goes_with_a_share_only() -> None:
    assert codes(with_total({"a": "within: group"}, "ten | a\nX | 1")) == ["KH245"]


@given(st.lists(st.lists(st.integers(0, 10**6), min_size=1, max_size=6).filter(any), min_size=1, max_size=4))
@quick
def test_shares_within_groups_always_add_up_in_each(groups: list[list[int]]) -> None:
    rows = ["ten | a"]
    for number, figures in enumerate(groups):
        rows += [f"Nhóm {number} |", *(f"  Thôn {number}.{i} | {n}" for i, n in enumerate(figures))]
    computed = worked(with_total({"a": "", "s": "share: a\nwithin: group\nfoot: yes"}, "\n".join(rows))).tables["t"]

    for number, figures in enumerate(groups):
        shares = [computed.cell(computed.row_index[f"thôn {number}.{i}"], "s").value for i in range(len(figures))]
        assert sum(share for share in shares if share is not None) == 100


def test_groups_in_unlike_units_have_shares_of_their_own_where_nothing_adds_them_up() -> None:
    land = "Đất | | ha\n  Lúa | 750 | ha\n  Màu | 250 | ha"
    rows = f"ten | a | @unit\n{land}\nDân số | | người\n  Nam | 1 | người\n  Nữ | 1 | người"
    columns = {"a": "", "s": "share: a\nwithin: group"}

    assert texts(plan(table("t", columns, rows)), "s") == ["-", "75,00", "25,00", "-", "50,00", "50,00"]
    assert codes(plan(table("t", columns | {"a": "total: none"}, rows, total="Cộng"))) != []
