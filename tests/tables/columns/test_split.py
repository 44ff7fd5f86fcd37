"""Parts given out: whole, adding up, and never by the order of the rows."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kehoach
from tests.conftest import EXAMPLES, Docx, findings_in
from tests.spec_text import codes, figure, found, messages, texts, with_total, worked

quick = settings(deadline=None)


# --- split ---------------------------------------------------------------------------------------------------

DAU = "ten | dau\nX | 5\nY | 3\nZ | 2"


def split(keys: str, rows: str = DAU, **more: str) -> str:
    return with_total({"dau": "", **more, "giam": keys}, rows)


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


def test_a_row_that_has_no_floor_has_nought_for_it() -> None:
    spec = split("split: 7\nby: dau\nfloor: it", "ten | dau | it\nX | 5 | -\nY | 3 | 4\nZ | 2 | -", it="total: none")

    assert texts(spec, "giam") == ["2", "4", "1", "7"]


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
    spec = with_total(
        {"dau": "", "giam": "split: round(t.total.dau * 0,7; 0) + f\nby: dau * 2"}, DAU, figure("f", "value: 1")
    )

    assert texts(spec, "giam") == ["4", "2", "2", "8"]


def test_an_unknown_weight_leaves_all_parts_unknown() -> None:
    spec = with_total({"dau": "", "giam": "split: 7\nby: dau"}, "ten | dau\nX | chưa có\nY | 3", missing="open")

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


# --- the real plan -------------------------------------------------------------------------------------------

GIAO = EXAMPLES / "bac-son-2023-giao" / "plan.yaml"


def test_the_plan_that_gives_out_eight_households() -> None:
    assert [f.code for f in kehoach.check(GIAO) if f.severity.value != "note"] == []
    computed = kehoach.compute(kehoach.load(GIAO))
    given_out = computed.tables["giam_ngheo"].columns["giam"]

    assert given_out.total == 8
    assert Docx(kehoach.render(computed)).tables()[1][-1] == ["", "Cộng", "2.452", "29", "1,18", "08", "21", "0,86"]
