"""An imported table says which column opens the next year with what this one closes with, where that is sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import kehoach
from kehoach.editing.next_year import next_year
from tests.importing.typed_documents import OPENING, document

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("Thôn Đông", "Thôn Đoài", "Thôn Nam", "Thôn Bắc", "Thôn Thượng", "Thôn Hạ")
BEGINS, LESS = (42, 31, 27, 55, 38, 19), (5, 4, 2, 13, 6, 3)


def imported(begin: str, end: str, *, spoilt: bool = False) -> str:
    """The plan of a document with a table of what there was, what fell and what is left."""
    left = [a - b + (spoilt and 7 * (at % 3)) for at, (a, b) in enumerate(zip(BEGINS, LESS, strict=True))]
    rows = [[name, str(a), str(b), str(c)] for name, a, b, c in zip(NAMES, BEGINS, LESS, left, strict=True)]
    return kehoach.import_document(document(OPENING, "**I. MỘT**", [["Thôn", begin, "Giảm", end], *rows])).text


def test_what_a_column_of_the_end_of_a_year_is_computed_from_opens_the_next() -> None:
    text = imported("Hộ nghèo đầu năm 2025", "Hộ nghèo cuối năm 2025")
    assert "ho_ngheo_dau_nam: {label: Hộ nghèo đầu năm 2025, total: none, next: ho_ngheo_cuoi_nam}" in text
    assert 'formula: "ho_ngheo_dau_nam - giam"' in text


def test_the_same_figure_of_two_years_is_carried_over_and_the_years_tell_the_ids_apart() -> None:
    text = imported("Hộ nghèo năm 2024", "Hộ nghèo năm 2025")
    assert "ho_ngheo_nam_2024: {label: Hộ nghèo năm 2024, total: none, next: ho_ngheo_nam_2025}" in text


def test_where_the_figures_do_not_say_so_it_is_only_said_what_to_type() -> None:
    text = imported("Đầu năm 2025", "Cuối năm 2025", spoilt=True)
    assert ", next:" not in text
    assert "# năm sau dau_nam lấy số của cột nào thì thêm vào đó, ví dụ next: cuoi_nam\n" in text


def test_names_that_say_no_time_carry_nothing_over() -> None:
    assert "next:" not in imported("Được giao", "Còn lại")


def test_next_year_begins_with_the_figures_that_this_one_ends_with(tmp_path: Path) -> None:
    plan = tmp_path / "2025.yaml"
    plan.write_text(imported("Hộ nghèo đầu năm 2025", "Hộ nghèo cuối năm 2025"), encoding="utf-8")
    found = next_year(plan, tmp_path / "2026.yaml").value
    assert found is not None
    assert f"Thôn Đông   | {BEGINS[0] - LESS[0]}  " in found.decode()
