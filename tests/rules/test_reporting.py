"""One mistake is one finding, however many tables read the cell that has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("openpyxl")

import kehoach
from tests.reading.test_rows_of_files import HEAD, workbook

if TYPE_CHECKING:
    from pathlib import Path

HEADS = ["Tên", "Số hộ", "b", "p"]
READERS = """\
    rows: {from: a.xlsx}
  u:
    in: none
    total: Cộng
    columns:
      thon: {label: Tên, kind: text}
      so_ho: {label: Số hộ, unit: hộ}
      b: {label: b, kind: text, in: none}
      p: {label: p, kind: text, in: none}
    rows: {from: a.xlsx}
areas:
  label: thôn
  columns: {ten: {label: Tên}, ho: {label: Số hộ}, b: {label: b}, p: {label: p}}
  rows: {from: a.xlsx}
"""


def told(folder: Path, *rows: list[Any]) -> list[str]:
    (folder / "a.xlsx").write_bytes(workbook(*rows))
    found = kehoach.evaluate(text=HEAD + READERS, base=folder).findings
    return [f"{one.place.path} {one.code} {one.message}" for one in found if one.severity is kehoach.Severity.ERROR]


def test_a_wrong_total_that_three_tables_read_is_one_finding_that_names_them(tmp_path: Path) -> None:
    (found,) = told(tmp_path, HEADS, ["X", 1, 2, 3], ["Y", 4, 5, 6], ["Cộng", 6, 7, None])
    assert found == "B4 KH406 “areas.total.ho”, “t.total.a”, “u.total.so_ho”: ghi 6, tính ra 5 (sai)"


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ([None, 4, 5, 6], "A3 KH241 hàng này chưa có tên ở cột “ten”, “thon”"),
        (["X", 4, 5, 6], "A3 KH223 hàng “X” đã có ở dòng 2"),
        (["Y", None, 5, 6], "B3 KH403 “t[Y].a”, “u[Y].so_ho” chưa có số: ô còn để trống"),
    ],
    ids=["no name", "twice", "blank"],
)
def test_a_row_that_is_wrong_is_told_once_and_no_sum_over_it_is(tmp_path: Path, row: list[Any], wanted: str) -> None:
    assert told(tmp_path, HEADS, ["X", 1, 2, 3], row, ["Cộng", 1 if row[1] is None else 5, 7, None]) == [wanted]


def test_what_tables_say_differently_of_a_cell_stays_apart(tmp_path: Path) -> None:
    found = told(tmp_path, ["Tên", "Số hộ", "b", "Tỷ lệ hộ"], ["X", 1, 2, 3])
    assert [line.split(" không")[0] for line in found] == [
        "D1 KH221 bảng “t”",
        "D1 KH221 bảng “u”",
        "D1 KH221 bảng “areas”",
    ]
