"""A list of households in a workbook, as communes keep it: read, counted, and taken into the next year."""

from __future__ import annotations

import io
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest

import kehoach
from kehoach.cli import main

if TYPE_CHECKING:
    from pathlib import Path

openpyxl = pytest.importorskip("openpyxl")

PLAN = """\
kehoach: 1
pack: giam-ngheo
year: 2026
number: 1
date: 20/01/2026
issuer: {kind: xã, name: Mẫu}
leaders: |
  Họ và tên    | Chức vụ  | Thẩm quyền
  Nguyễn Văn A | Chủ tịch | TM.
areas:
  label: thôn
  rows: |
    Đơn vị | Số hộ
    Thôn 1 |    90
    Thôn 2 |    80
basis: |
  Kế hoạch số 12/KH-UBND ngày 15/01/2026 của Ủy ban nhân dân tỉnh về giảm nghèo bền vững năm 2026
targets:
  cam_ket: {goal: ≥ 1 hộ}
  giam_ngheo:
    columns:
      dau: {count: ds.thon, where: WHERE}
    rows: |
      Đơn vị | giam
      Thôn 1 |    1
      Thôn 2 |    0
tables:
  ds:
    in: none
    rows: {from: ds.xlsx, sheet: DS 2025, RANGE}
    columns:
      stt: {label: STT, kind: text}
      chu_ho: {label: Chủ hộ, kind: text, in: none}
      thon: {label: Thôn, kind: area}
      loai: {label: Loại hộ, kind: text}
      ghi_chu: {label: Ghi chú, kind: text, in: none}
      khau: {label: Số khẩu, unit: người}
assignments: {phan_cong: none}
recipients: |
  Lưu: VT
signer: Nguyễn Văn A
"""
ROWS: list[list[Any]] = [
    ["DANH SÁCH HỘ NGHÈO"],
    [],
    ["STT", "Chủ hộ", "Thôn", "Loại hộ", "Ghi chú", "Số khẩu"],
    [1, "Nguyễn Văn A", "Thôn 1", "Hộ nghèo", None, 4],
    [2, "Trần Thị B", "Thôn 1 ", "Hộ cận nghèo", None, 2],
    [3, "Lê Văn C", "Thôn 1", "Hộ nghèo", "thoát nghèo 2025", 3],
    [1, "Nguyễn Văn A", "THÔN 2", "Hộ  nghèo", "phát sinh mới", 5],
    [None, "Tổng cộng", None, "4 hộ", None, 14],
    [],
    [None, None, None, "Người lập biểu"],
]


def evaluated(
    folder: Path, *changes: tuple[str, Any], where: str = "loai = Hộ nghèo", cells: str = "", total: str = "Tổng cộng",
    final: bool = False,
) -> kehoach.Outcome:  # fmt: skip
    book, file = openpyxl.Workbook(), io.BytesIO()
    book.active.title = "DS 2025"
    for row in ROWS:
        book.active.append(row)
    for cell, value in changes:
        if ":" in cell:
            book.active[cell.partition(":")[0]] = value
            book.active.merge_cells(cell)
        else:
            book.active[cell] = value
    book.save(file)
    (folder / "ds.xlsx").write_bytes(file.getvalue())
    spec = PLAN.replace("WHERE", where).replace(", RANGE", f", {cells}" if cells else "")
    spec = spec.replace("    in: none\n    rows", f"    in: none\n    total: {total}\n    rows") if total else spec
    (folder / "plan.yaml").write_text(spec, encoding="utf-8")
    return kehoach.evaluate(folder / "plan.yaml", final=final)


def counted(made: kehoach.Outcome) -> list[str]:
    assert [str(one) for one in made.findings if one.severity is kehoach.Severity.ERROR] == []
    assert made.computed is not None
    table = made.computed.tables["giam_ngheo"]
    return [table.cell(row, "dau").text for row in range(2)]


def errors(made: kehoach.Outcome) -> list[str]:
    found = [one for one in made.findings if one.severity is kehoach.Severity.ERROR]
    return [f"{one.place.path or one.place.line} {one.code}" for one in found]


def test_a_list_is_counted_as_it_is(tmp_path: Path) -> None:
    """With a title, numbers that begin again, heads of the same name, blanks, a total and who made it."""
    assert counted(evaluated(tmp_path)) == ["2", "1"]
    assert counted(evaluated(tmp_path, where="Loại hộ = hộ nghèo; ghi_chu <> thoát nghèo $(year - 1)")) == ["1", "1"]
    assert counted(evaluated(tmp_path, cells="range: A3:F7", total="")) == ["2", "1"]
    assert counted(evaluated(tmp_path, cells="range: A3:F")) == ["2", "1"]


@pytest.mark.parametrize(
    ("change", "where", "told"),
    [
        (("F8", 15), "loai = Hộ nghèo", ["F8 KH406"]),
        (("G3", "Ghi chú"), "loai = Hộ nghèo", ["G3 KH222"]),
        (("D6", "Hộ nghéo"), "loai = Hộ nghèo", ["D6 KH466"]),
        (("C6", None), "loai = Hộ nghèo", ["C6 KH462"]),
        (("C6", "Thôn Ba"), "loai = Hộ nghèo", ["C6 KH304"]),
        (("E3", "Chú thích"), "ghi_chu <> thoát nghèo 2025", ["22 KH469", "E3 KH221"]),
        (("A1", "x"), "ghi_chu <> thoát nghèo 2024", ["22 KH468"]),
        (("A1", "x"), "loai = Hộ nghéo", ["22 KH465"]),
    ],
)
def test_what_would_be_counted_wrongly_is_told_at_its_cell(
    tmp_path: Path, change: tuple[str, Any], where: str, told: list[str]
) -> None:
    assert errors(evaluated(tmp_path, change, where=where)) == told


@pytest.mark.parametrize("columns", ["", "columns: STT; Thôn; Loại hộ; Ghi chú; Số khẩu"])
@pytest.mark.parametrize("merged", ["A8:B8", "A8:C8", "B8:B8"])
def test_a_total_is_compared_wherever_it_is_named(tmp_path: Path, merged: str, columns: str) -> None:
    changes = [("B8", None), ("D8", None), (merged, "Tổng cộng")]
    assert errors(evaluated(tmp_path, *changes, cells=columns)) == []
    assert errors(evaluated(tmp_path, *changes, ("F8", 99), cells=columns)) == ["F8 KH406"]


def test_what_may_be_right_is_a_warning_until_the_plan_is_released(tmp_path: Path) -> None:
    for changes, cells, code in (((("D6", None),), "", "KH467"), ((), "range: A3:F6", "KH454")):
        total = "" if cells else "Tổng cộng"
        draft = evaluated(tmp_path, *changes, cells=cells, total=total)
        assert errors(draft) == []
        assert code in [one.code for one in draft.findings]
        assert code in [one.code for one in evaluated(tmp_path, *changes, cells=cells, total=total, final=True).findings
                        if one.severity is kehoach.Severity.ERROR]  # fmt: skip


def test_a_range_that_begins_below_the_head_is_corrected_to_the_letter(tmp_path: Path) -> None:
    (found,) = (one for one in evaluated(tmp_path, cells="range: A4:F7", total="").findings if one.code == "KH265")
    assert "range: A3:F7," in found.hint


def test_next_year_leaves_the_list_and_asks_for_what_is_still_of_this_year(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evaluated(tmp_path, where="loai = Hộ nghèo; ghi_chu <> thoát nghèo 2025")
    assert main(["next-year", str(tmp_path / "plan.yaml"), "-o", str(tmp_path / "next.yaml")]) == 0

    said = capsys.readouterr().err
    assert "KH298" in said
    assert "KH643 ghi chú: năm “2025”" in said
    assert said.count("KH643") == 1  # of the sheet's name there is KH298
    new = (tmp_path / "next.yaml").read_text(encoding="utf-8")
    assert "rows: {from: ds.xlsx, sheet: DS 2025}" in new
    assert '  source: "CẦN BỔ SUNG (“ho” là số của năm 2026: thay bằng số mới' in new


def test_a_file_is_found_by_its_name_however_the_disk_spells_it(tmp_path: Path) -> None:
    evaluated(tmp_path)
    (tmp_path / "ds.xlsx").rename(tmp_path / unicodedata.normalize("NFD", "hộ nghèo.xlsx"))
    spec = tmp_path / "plan.yaml"
    text = spec.read_text(encoding="utf-8")
    spec.write_text(text.replace("ds.xlsx", "hộ nghèo.xlsx"), encoding="utf-8")
    assert errors(kehoach.evaluate(spec)) == []

    spec.write_text(text.replace("ds.xlsx", "hộ ngheo"), encoding="utf-8")
    assert [one.hint for one in kehoach.evaluate(spec).findings] == ["ý bạn là “hộ nghèo.xlsx”?"]
