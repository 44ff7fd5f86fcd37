"""Columns that count the rows of a list by the names of the table's rows."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.tables.explanation import FigureKind
from tests.counting_specs import counting
from tests.spec_text import found, messages, plan, table, texts, worked


@given(st.lists(st.tuples(st.sampled_from(["Đông", "Đoài"]), st.sampled_from(["nghèo", "cận nghèo"])), max_size=30))
def test_every_row_that_meets_the_condition_is_counted_once(rows: list[tuple[str, str]]) -> None:
    rows = [*rows, ("Đông", "nghèo")]
    grid = "ten | thon | loai\n" + "\n".join(f"{at} | {thon} | {loai}" for at, (thon, loai) in enumerate(rows, 1))
    spec = counting("count: ds.thon\nwhere: loai = nghèo", grid, {"thon": "kind: area", "loai": "kind: text"})

    wanted = Counter(thon for thon, loai in rows if loai == "nghèo")
    assert texts(spec, "a") == [str(wanted["Đông"]), str(wanted["Đoài"]), str(wanted.total())]


@pytest.mark.parametrize(
    ("keys", "code", "at"),
    [
        ("count: ds", "KH226", "ds"),
        ("count: ds[1].thon", "KH226", "ds[1].thon"),
        ("count: dz.thon", "KH301", "dz.thon"),
        ("count: ds.thonn", "KH302", "ds.thonn"),
        ("count: ds.khau", "KH463", "ds.khau"),
        ("count: ds.thon\nwhere: khau = 4", "KH463", "khau"),
        ("count: ds.thon\nwhere: lọai = nghèo", "KH302", "lọai"),
        ("count: ds.thon\nwhere: loai nghèo", "KH460", "loai"),
        ("count: ds.thon\nwhere: loai = ; thon = Đông", "KH460", "loai"),
        ("count: ds.thon\nwhere: loai >= 4", "KH460", "loai"),
        ("count: ds.thon\nwhere: thon = Đông; loai = Nghèo", "KH461", "loai"),
        ("count: ds.thon\nwhere: loai != Nghèo", "KH468", "loai"),
        ("count: ds.thon, where: loai: Nghèo", "KH116", ":"),
        ("count: ds.thon\nwhere: loai = Hộ nghéo", "KH465", "loai"),
        ("count: ds.thon\nwhere: loai <> Thoát nghèo 2022", "KH468", "loai"),
        ("count: ds.thon\nwhere: ten = 4", "KH461", "ten"),
        ("count: ds.thon\nwhere: loai = $(ds.count)", "KH242", "$(ds.count)"),
        ("count: ds.thon\nwhere: loai = $(", "KH226", ""),
        ("count: ds.thon\nunit: triệu đồng", "KH464", "a:"),
    ],
)
def test_what_cannot_be_counted_is_one_finding_at_its_place(keys: str, code: str, at: str) -> None:
    assert (code, at) in found(counting(keys))
    assert len(found(counting(keys))) == 1


def test_rows_that_are_counted_nowhere_are_told_once_for_each_name() -> None:
    grid = "ten | thon\n1 | Tây\n2 |\n3 | Tây\n4 | Đông\n5 | Đông; Đoài"
    hidden = {"thon": "kind: text"}

    told = messages(counting(rows=grid, kinds=hidden))

    where = "không được đếm vào cột “a” của bảng “t”:"
    assert told == [
        f"KH462 hàng này và 1 hàng như nó {where} bảng ấy không có hàng “Tây”",
        f"KH462 hàng này {where} ô “thon” để trống",
        f"KH462 hàng này {where} bảng ấy không có hàng “Đông; Đoài”",
    ]
    of_areas = counting(rows=grid.replace("5 | Đông; Đoài", ""), kinds={"thon": "kind: area"})
    assert sorted(code for code, _ in found(of_areas)) == ["KH304", "KH462"]


def test_a_figure_that_is_typed_beside_a_count_is_compared() -> None:
    spec = counting().replace("      ten\n      Đông\n      Đoài", "      ten | a\n      Đông | 2\n      Đoài | 3")
    assert found(spec) == [("KH406", "3")]


def test_a_count_says_what_it_counts() -> None:
    explained = worked(counting("count: ds.thon\nwhere: loai = Hộ nghèo")).explain("t[Đông].a")

    assert explained.kind is FigureKind.COUNTED
    assert (explained.formula, explained.numbers, explained.rows) == ("count(thon = Đông; loai = Hộ nghèo)", "1", 3)
    assert explained.how.en == "rows of ds counted"


def test_rows_of_one_name_in_two_groups_count_nothing_in_silence() -> None:
    groups = "ten\nKhu A\n  Đông\nKhu B\n  Đông"
    spec = plan(
        table("t", {"a": "count: ds.thon"}, groups, total="Cộng"),
        table("ds", {"thon": "kind: text"}, "ten | thon\n1 | Đông", shown_in="none"),
    )
    assert messages(spec)[-1].endswith("bảng ấy có hơn một hàng “Đông”")
