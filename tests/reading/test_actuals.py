"""Actual figures that change nothing are named, and where they would change something; so are rows that have none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.editing.next_year import next_year

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """\
kehoach: 1
pack: giam-ngheo
year: 2026
number: 7
date: 09/3/2026
issuer: {kind: xã, name: Mẫu}
leaders: |
  Họ và tên    | Chức vụ  | Thẩm quyền
  Nguyễn Văn A | Chủ tịch | TM.
signer: Nguyễn Văn A
basis: |
  Nghị quyết số 1/NQ-HĐND ngày 01/01/2026
assignments: {phan_cong: none}
areas:
  label: thôn
  rows: |
    Đơn vị | Số hộ
    Đông   |   312
    Đoài   |   268
targets:
  cam_ket: {goal: ≥ 5 hộ}
  giam_ngheo:
    columns: {dau: {from: ra_soat.cuoi}}
    rows: |
      Đơn vị | giam
      Đông   |    3
      Đoài   |    2
tables:
  ra_soat:
    in: none
    total: Cộng
    columns:
      thon: {label: Thôn, kind: area}
      dau: {label: Đầu năm, unit: hộ}
      thoat: {label: Thoát nghèo, unit: hộ}
      cuoi: {label: Cuối năm, unit: hộ, formula: dau - thoat}
    rows: |
      Thôn | dau | thoat | cuoi
      Đông |  10 |     1 |    9
      Đoài |   8 |     1 |    7
      Cộng |  18 |     2 |   16
"""


def told(folder: Path, table: str, column: str, *, report: bool = False) -> list[kehoach.Finding]:
    """What is said of the actual figures of one area, given in one column."""
    (folder / "plan.yaml").write_text(PLAN, encoding="utf-8")
    names = {"giam_ngheo": "Đơn vị", "ra_soat": "Thôn"}[table]
    actuals = f"actuals:\n  {table}: |\n    {names} | {column}\n    Đông | 4\n"
    file = folder / "so-lieu.yaml"
    head = "kehoach: 1\nreport: năm\nplan: plan.yaml\nas_of: 31/12/2026\n" if report else ""
    file.write_text(head + actuals, encoding="utf-8")
    if report:
        return list(kehoach.check(file))
    return list(next_year(folder / "plan.yaml", folder / "moi.yaml", file).findings)


@pytest.mark.parametrize("report", [False, True], ids=["next year", "report"])
@pytest.mark.parametrize(
    ("column", "why", "how"),
    [
        (
            "dau",
            "cột này lấy số từ “ra_soat.cuoi”",
            "ghi số ở bảng “ra_soat”, cột mà bảng ấy tính đến: “Đầu năm”, “Thoát nghèo”",
        ),
        ("ho", "cột này lấy số từ “areas.ho”", "sửa số ở danh sách địa bàn (areas) của kế hoạch, cột “Số hộ”"),
        ("ty_le_dau", "cột này được tính từ các cột khác", "ghi số ở bảng “giam_ngheo”, cột mà bảng ấy tính đến: "),
    ],
)
def test_a_figure_that_changes_nothing_is_told_with_where_it_would(
    tmp_path: Path, column: str, why: str, how: str, *, report: bool
) -> None:
    (found,) = (one for one in told(tmp_path, "giam_ngheo", column, report=report) if one.code == "KH648")
    assert found.message.endswith(f"không được dùng: {why}")
    assert found.hint.startswith(how)


@pytest.mark.parametrize(
    ("table", "column"), [("giam_ngheo", "giam"), ("giam_ngheo", "cuoi"), ("ra_soat", "Thoát nghèo")]
)
def test_a_figure_that_is_typed_or_carried_into_next_year_is_used(tmp_path: Path, table: str, column: str) -> None:
    assert "KH648" not in [one.code for one in told(tmp_path, table, column)]


def test_a_report_names_the_rows_that_keep_their_planned_figures(tmp_path: Path) -> None:
    found = [one for one in told(tmp_path, "ra_soat", "Thoát nghèo", report=True) if one.code == "KH649"]
    assert ["“Đoài”" in one.message for one in found] == [True]


def test_a_report_that_lacks_figures_of_its_own_columns_is_told_of_those_alone(tmp_path: Path) -> None:
    codes = [one.code for one in told(tmp_path, "giam_ngheo", "thoat", report=True)]
    assert "KH403" in codes
    assert "KH649" not in codes


def test_the_plans_own_sums_are_not_held_against_actual_figures(tmp_path: Path) -> None:
    assert "KH406" not in [one.code for one in told(tmp_path, "ra_soat", "Thoát nghèo", report=True)]
