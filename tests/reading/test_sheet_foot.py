"""Who signed a sheet is no row of its table; what is not filled in yet is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("openpyxl")

from tests.reading.test_rows_of_files import NAMES, cells, errors, outcome, workbook

if TYPE_CHECKING:
    from pathlib import Path

SIGNED: tuple[list[Any], ...] = (
    ["Người lập biểu", None, "Đồng Mẫu, ngày 15 tháng 11 năm 2025"],
    [None, None, "CHỦ TỊCH"],
    ["Trần Thị B", None, "Nguyễn Văn A"],
)


@pytest.mark.parametrize("above", [[["Cộng", 1, 2, None]], [["Cộng", 1, 2, None], []], [[]]], ids=str)
def test_a_signature_ends_a_sheet_after_its_total_or_an_empty_row(tmp_path: Path, above: list[list[Any]]) -> None:
    made = outcome(tmp_path, "{from: a.xlsx}", a_xlsx=workbook(NAMES[1:], ["X", 1, 2, 3], *above, *SIGNED))
    assert errors(made, tmp_path) == []
    assert len(cells(made)) == 1


@pytest.mark.parametrize("more", [["Y"], ["Y", 1, 2, 3], ["Y", "-", "-", "-"]], ids=str)
def test_a_row_of_the_table_under_an_empty_one_is_read(tmp_path: Path, more: list[Any]) -> None:
    made = outcome(tmp_path, "{from: a.xlsx}", a_xlsx=workbook(NAMES[1:], ["X", 1, 2, 3], [], more))
    assert len(cells(made)) == 2


def test_nobody_is_told_to_delete_a_signature_in_a_range(tmp_path: Path) -> None:
    data = workbook(NAMES[1:], ["X", 1, 2, 3], [None, None, "Chủ tịch"])
    found = outcome(tmp_path, "{from: a.xlsx, range: A1:D3}", a_xlsx=data).findings
    (hint,) = [one.hint for one in found if one.code == "KH241"]
    assert "chữ ký" in hint
    assert "range: A1:D2" in hint
    assert "xóa" not in hint
