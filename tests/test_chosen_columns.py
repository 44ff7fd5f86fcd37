"""``rows: {from: …, columns: …}``: of a sheet with many columns those that a plan names are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kehoach

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """\
kehoach: 1
pack: co-so
year: 2026
issuer: {{kind: xã, name: Tân Mẫu}}
subject: Thử bảng từ tệp
objectives: {{specific: {{title: Bảng, text: $(t)}}}}
tables:
  t:
    total: Cộng
    columns:
      ten: {{label: Tên, kind: text}}
      a: {{label: Số hộ, unit: hộ}}
    rows: {{from: a.csv, columns: {columns}}}
"""
SHEET = "TT;Tên;Năm sinh;Số hộ;Ghi chú\n1;X;1970;4;a\n2;Y;1980;5;\n"


def evaluated(folder: Path, columns: str, sheet: str = SHEET) -> kehoach.Outcome:
    (folder / "a.csv").write_text(sheet, encoding="utf-8")
    (folder / "plan.yaml").write_text(PLAN.format(columns=columns), encoding="utf-8")
    return kehoach.evaluate(folder / "plan.yaml")


def told(made: kehoach.Outcome) -> list[tuple[str, str]]:
    return [(one.code, one.hint) for one in made.findings if one.severity is kehoach.Severity.ERROR]


@pytest.mark.parametrize("columns", ["Tên; Số hộ", "SỐ HỘ; tên", '"Tên;Số  hộ; Tên"'])
def test_the_other_columns_are_as_if_they_were_not_there(columns: str, tmp_path: Path) -> None:
    made = evaluated(tmp_path, columns)

    assert told(made) == []
    assert made.computed is not None
    assert [row["a"] for row in made.computed.tables["t"].to_dicts()] == [4, 5]


def test_a_name_that_the_head_does_not_have_is_told_with_those_it_has(tmp_path: Path) -> None:
    assert told(evaluated(tmp_path, "Tên; Sô hộ")) == [("KH681", "ý bạn là “Số hộ”?")]
    heads = "ghi tên cột như trong tệp: “TT”, “Tên”, “Năm sinh”, “Số hộ”, “Ghi chú”"
    heads += "; đó là trang tính khác thì ghi thêm sheet: …"
    assert told(evaluated(tmp_path, "Tên; Dân tộc; Số hộ")) == [("KH681", heads)]


def test_a_column_without_a_name_may_stay_outside(tmp_path: Path) -> None:
    assert told(evaluated(tmp_path, "Tên; Số hộ", SHEET.replace("Năm sinh", ""))) == []


def test_a_row_with_nothing_in_the_chosen_columns_is_told_unless_it_is_the_total_of_others(tmp_path: Path) -> None:
    of_others = f"{SHEET};;Tổng cộng;;9\n"
    assert told(evaluated(tmp_path, "Tên; Số hộ", of_others)) == []

    nameless = f"{SHEET}3;;1990;;b\n"
    assert [code for code, _ in told(evaluated(tmp_path, "Tên; Số hộ", nameless))] == ["KH241"]
