"""Which rows of a list meet the conditions of a count."""

from __future__ import annotations

import pytest

from tests.counting_specs import LIST, counting
from tests.spec_text import found, texts


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


def test_rows_of_a_list_may_have_one_name() -> None:
    grid = "ten | thon\nNguyễn Văn A | Đông\nNguyễn Văn A | Đoài\nNguyễn Văn A | Đông"
    assert texts(counting(rows=grid, kinds={"thon": "kind: area"}), "a") == ["2", "1", "3"]
