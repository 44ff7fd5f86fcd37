"""Columns that count the rows of a list by the names of the table's rows."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.tables.explanation import FigureKind
from tests.spec_text import found, messages, plan, table, texts, worked

AREAS = "label: thôn\nrows: |\n  Đơn vị | Số hộ\n  Đông | 5\n  Đoài | 6"
LIST = "ten | thon | loai | khau\n1 | Đông | Hộ nghèo | 4\n2 | đông | Hộ cận nghèo | 2\n3 | Đoài | hộ  nghèo | 1"
KINDS = {"thon": "kind: area", "loai": "kind: text", "khau": "unit: người"}


def counting(column: str = "count: ds.thon", rows: str = LIST, kinds: dict[str, str] | None = None) -> str:
    counted = table("t", {"a": column}, "ten\nĐông\nĐoài", total="Cộng").replace("kind: text", "kind: area", 1)
    return plan(counted, table("ds", kinds or KINDS, rows, shown_in="none"), areas=AREAS)


@pytest.mark.parametrize(
    ("where", "printed"),
    [
        ("", ["2", "1", "3"]),
        ("loai = Hộ nghèo", ["1", "1", "2"]),
        ("loai <> hộ nghèo", ["1", "0", "1"]),
        ("loai ≠ Hộ nghèo; thon = Đông", ["1", "0", "1"]),
        ("loai = Hộ nghèo; thon <> Đông", ["0", "1", "1"]),
        ("Cột loai = Hộ nghèo", ["1", "1", "2"]),
        ("loai <> -", ["2", "1", "3"]),
        ("loai = “Hộ nghèo”; loai = Hộ cận nghèo", ["2", "1", "3"]),
        ("loai <> Hộ nghèo; loai <> Hộ cận nghèo", ["0", "0", "0"]),
    ],
)
def test_rows_of_a_list_are_counted_by_name_and_condition(where: str, printed: list[str]) -> None:
    assert texts(counting("count: ds.thon" + (f"\nwhere: {where}" if where else "")), "a") == printed


def test_a_condition_may_name_years_of_the_plan() -> None:
    grid = LIST.replace("Hộ cận nghèo", "Thoát nghèo 2022")
    assert texts(counting("count: ds.thon\nwhere: loai <> thoát nghèo $(year - 1)", grid), "a") == ["1", "1", "2"]


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


@pytest.mark.parametrize(
    ("texts_typed", "told"),
    [
        ("Hộ nghèo; Hộ ngheo; Hộ  ngheo; -", "KH466 “Hộ ngheo” và 1 hàng như nó chỉ khác “Hộ nghèo”"),
        ("Hộ nghèo; ; -; Hộ nghèo", "KH467 ô “loai” của hàng này để trống"),
        ("Hộ nghèo; ; ; ", ""),
        ("Hộ nghèo; -; hộ  NGHÈO; Hộ cận nghèo", ""),
    ],
)
def test_a_text_that_is_nearly_the_one_that_is_counted_is_told_at_its_cell(texts_typed: str, told: str) -> None:
    rows = "\n".join(f"{at} | Đông | {text.strip()}" for at, text in enumerate(texts_typed.split(";"), 1))
    spec = counting(
        "count: ds.thon\nwhere: loai = Hộ nghèo",
        f"ten | thon | loai\n{rows}",
        {"thon": "kind: area", "loai": "kind: text"},
    )

    found = [line for line in messages(spec) if not line.startswith("KH470")]
    assert [line for line in found if not line.startswith(told or "-")] == []
    assert bool(found) is bool(told)


def test_what_else_a_column_has_is_noted_rare_texts_first() -> None:
    rows = "\n".join(f"{at} | Đông | {text}" for at, text in enumerate(("a", "b", "a", "c", "c", "-"), 1))
    kinds = {"thon": "kind: area", "loai": "kind: text"}
    spec = counting("count: ds.thon\nwhere: loai <> a", f"ten | thon | loai\n{rows}", kinds)
    assert messages(spec) == ["KH470 “loai <> a”: 2 hàng có chữ này; cột “loai” còn có “b” 1 hàng, “c” 2 hàng"]


def test_rows_that_are_the_same_are_reported_where_rows_differ() -> None:
    kinds = {"thon": "kind: area", "loai": "kind: text"}
    grid = "ten | thon | loai\n1 | Đông | a\n2 | Đông | a\n2 | đông | a\n1 | Đoài | a"
    spec = counting(rows=grid, kinds=kinds)
    assert [code for code, _ in found(spec)] == []  # another case is another text, in case of doubt
    same = counting(rows=grid.replace("đông", "Đông"), kinds=kinds)
    assert [line.partition(":")[0] for line in messages(same)] == ["KH471 hàng này giống hệt hàng ở dòng 59"]
    alike = counting(rows="ten | thon\na | Đông\na | Đông\na | Đoài\na | Đông", kinds={"thon": "kind: area"})
    assert found(alike) == []


def test_blank_cells_are_left_out_by_a_dash_and_a_column_that_no_row_has_counts_nothing() -> None:
    grid = "ten | thon | loai\n1 | Đông | a\n2 | | a\n3 | Đoài | b\n4 | Đoài | a"
    kinds = {"thon": "kind: area", "loai": "kind: text"}
    assert texts(counting("count: ds.thon\nwhere: thon <> -", grid, kinds), "a") == ["1", "2", "3"]

    kinds["ghi_chu"] = "kind: text\nin: none"
    spec = counting("count: ds.thon\nwhere: ghi_chu <> x", grid.replace("2 | |", "2 | Đông |"), kinds)
    assert found(spec) == [("KH469", "ghi_chu")]


def test_in_a_condition_for_any_other_text_blank_cells_are_other_texts() -> None:
    grid = "ten | thon | loai\n1 | Đông |\n2 | Đông | a\n3 | Đoài | a\n4 | Đoài | a"
    spec = counting("count: ds.thon\nwhere: loai <> a", grid, {"thon": "kind: area", "loai": "kind: text"})
    assert texts(spec, "a") == ["1", "0", "1"]


def test_a_figure_that_is_typed_beside_a_count_is_compared() -> None:
    spec = counting().replace("      ten\n      Đông\n      Đoài", "      ten | a\n      Đông | 2\n      Đoài | 3")
    assert found(spec) == [("KH406", "3")]


def test_a_count_says_what_it_counts() -> None:
    explained = worked(counting("count: ds.thon\nwhere: loai = Hộ nghèo")).explain("t[Đông].a")

    assert explained.kind is FigureKind.COUNTED
    assert (explained.formula, explained.numbers, explained.rows) == ("count(thon = Đông; loai = Hộ nghèo)", "1", 3)
    assert explained.how.en == "rows of ds counted"


def test_rows_of_a_list_may_have_one_name() -> None:
    grid = "ten | thon\nNguyễn Văn A | Đông\nNguyễn Văn A | Đoài\nNguyễn Văn A | Đông"
    assert texts(counting(rows=grid, kinds={"thon": "kind: area"}), "a") == ["2", "1", "3"]


def test_rows_of_one_name_in_two_groups_count_nothing_in_silence() -> None:
    groups = "ten\nKhu A\n  Đông\nKhu B\n  Đông"
    spec = plan(
        table("t", {"a": "count: ds.thon"}, groups, total="Cộng"),
        table("ds", {"thon": "kind: text"}, "ten | thon\n1 | Đông", shown_in="none"),
    )
    assert messages(spec)[-1].endswith("bảng ấy có hơn một hàng “Đông”")
