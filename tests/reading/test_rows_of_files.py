"""``rows: {from: …}``: rows in workbooks and CSV files are read as if they were typed in the plan."""

from __future__ import annotations

import io
import shutil
from typing import TYPE_CHECKING, Any

import pytest

import kehoach
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

openpyxl = pytest.importorskip("openpyxl")

HEAD = """\
kehoach: 1
pack: co-so
year: 2026
issuer: {kind: xã, name: Tân Mẫu}
subject: Thử bảng từ tệp
objectives:
  specific:
    title: Bảng
    text: $(t)
tables:
  t:
    total: Cộng
    columns:
      ten: {label: Tên, kind: text}
      a: {label: Số hộ, unit: hộ}
      b: {label: Sản lượng, unit: tấn}
      p: {label: Tỷ lệ, unit: "%", total: none}
"""
NAMES = ["TT", "Tên", "Số hộ", "b", "p"]


def workbook(*rows: list[Any], title: str = "Sheet", formats: dict[str, str] | None = None) -> bytes:
    book, file = openpyxl.Workbook(), io.BytesIO()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    for cell, number_format in (formats or {}).items():
        book.active[cell].number_format = number_format
    book.save(file)
    return file.getvalue()


def outcome(folder: Path, rows: str, extra: str = "", **files: bytes) -> kehoach.Outcome:
    for name, data in files.items():
        (folder / name.replace("_", ".")).write_bytes(data)
    (folder / "plan.yaml").write_text(f"{HEAD}    rows: {rows}\n{extra}", encoding="utf-8")
    return kehoach.evaluate(folder / "plan.yaml")


def errors(made: kehoach.Outcome, folder: Path) -> list[str]:
    found = [one for one in made.findings if one.severity is kehoach.Severity.ERROR]
    return [f"{one.place} {one.code}".removeprefix(f"{folder}/") for one in found]


def cells(made: kehoach.Outcome) -> list[tuple[object, ...]]:
    assert made.computed is not None
    return [tuple(row.values()) for row in made.computed.tables["t"].to_dicts()]


def test_numbers_of_a_workbook_are_read_as_typed(tmp_path: Path) -> None:
    data = workbook(
        NAMES, [1, "X", 4, 12.125, 0.125], [2, "Y", 850, 0.1 + 0.2, 0.5], formats={"E2": "0.0%", "E3": "0%"}
    )
    made = outcome(tmp_path, "{from: a.xlsx}", a_xlsx=data)
    assert errors(made, tmp_path) == []
    plain = outcome(tmp_path, "|\n      Tên | a | b | p\n      X | 4 | 12,125 | 12,5\n      Y | 850 | 0,3 | 50")
    assert cells(made) == cells(plain)


def test_numbers_of_a_workbook_are_numbers_in_a_table_of_english_figures(tmp_path: Path) -> None:
    data = workbook(NAMES[1:], ["X", 4, 12.5, 1], ["Y", "1,234", "2.5", 1])
    made = outcome(tmp_path, "{from: a.xlsx}", "    numbers: en\n", a_xlsx=data)
    assert errors(made, tmp_path) == []
    assert [row[1] for row in cells(made)] == [4, 1234]


def test_a_csv_file_gives_the_same_rows(tmp_path: Path) -> None:
    made = outcome(tmp_path, "{from: a.csv}", a_csv="Tên;a;b;p\nX;4;12,5;3\n  Y;4;12,5;3\n".encode())
    assert errors(made, tmp_path) == []
    assert [row[0] for row in cells(made)] == ["X", "Y"]
    assert made.plan is not None
    assert made.plan.tables["t"].rows[1].parent == 0


def test_a_fault_is_found_at_its_cell(tmp_path: Path) -> None:
    data = workbook(["Danh sách"], NAMES[1:], ["X", "4O", 1, 2], ["X", 3, 1, 2], ["Z", 2.5, "", 1])
    made = outcome(tmp_path, "{from: a.xlsx, range: A2:D5}", a_xlsx=data)
    assert errors(made, tmp_path) == ["a.xlsx:B3 KH268", "a.xlsx:A4 KH223", "a.xlsx:B5 KH208", "a.xlsx:C5 KH403"]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("{from: b.xlsx}", "KH295"),
        ("{from: ../a.xlsx}", "KH295"),
        ("{from: .}", "KH295"),
        ("{from: a.xls}", "KH295"),
        ("{from: a.xlsx, sheet: Không có}", "KH295"),
        ("{from: a.csv, range: A1:B2}", "KH295"),
        ("{from: b.csv}", "KH295"),
        ("{from: a.xlsx, range: K1:L2}", "KH295"),
        ("{from: a.xlsx, range: A1-B2}", "KH299"),
        ("{from: a.xlsx, shet: Sheet}", "KH201"),
    ],
)
def test_what_cannot_be_read_is_one_finding_at_the_plan(tmp_path: Path, rows: str, code: str) -> None:
    files: dict[str, Any] = {"a_xlsx": workbook(NAMES[1:], ["X", 1, 2, 3]), "a_csv": b"a;b\n1;2\n", "a_xls": b"old"}
    files["b_csv"] = files["a_xlsx"]
    made = outcome(tmp_path, rows, **files)
    assert [one.code for one in made.findings if one.severity is kehoach.Severity.ERROR] == [code]
    assert made.findings[0].file == str(tmp_path / "plan.yaml")


@pytest.mark.parametrize(
    ("others", "sheet", "hint"),
    [
        ((), "Không có", "ghi sheet: Rà soát"),
        (("Tổng hợp",), "Ra soat 1", "ghi sheet: Rà soát"),
        (("Tổng hợp",), "Không có", "sau “sheet:” ghi một trong các tên ấy"),
    ],
)
def test_a_sheet_that_is_not_there_is_told_by_those_that_are(
    tmp_path: Path, others: tuple[str, ...], sheet: str, hint: str
) -> None:
    book, file = openpyxl.Workbook(), io.BytesIO()
    book.active.title = "Rà soát"
    for name in others:
        book.create_sheet(name)
    book.save(file)
    made = outcome(tmp_path, f"{{from: a.xlsx, sheet: {sheet}}}", a_xlsx=file.getvalue())
    (found,) = (one for one in made.findings if one.code == "KH295")
    assert found.hint == hint
    assert f"    rows: {{from: a.xlsx, sheet: {sheet}}}"[found.column - 1 :].startswith(sheet)


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"", "a.xlsx:1:1 KH679"),
        (b"PK\x03\x04", "a.xlsx:1:1 KH679"),
        (workbook(NAMES)[:-40], "a.xlsx:1:1 KH679"),
        (workbook(NAMES[1:], ["X", "=1+1", 1, 1]), "a.xlsx:B2 KH677"),
        (workbook(NAMES[1:], ["X", "#N/A", 1, 1]), "a.xlsx:B2 KH677"),
        (workbook(["ten", "a", None, "p"], ["X", 1, 2, 3]), "a.xlsx:C1 KH265"),
        (workbook(["ten", "a", "c", "p"], ["X", 1, 2, 3]), "a.xlsx:C1 KH221"),
        (workbook(["ten", "a", "a", "p"], ["X", 1, 2, 3]), "a.xlsx:C1 KH222"),
        (workbook(NAMES[1:], [None, 1, 2, 3]), "a.xlsx:A2 KH241"),
        (workbook(NAMES[1:], ["X", "bốn", 2, 3]), "a.xlsx:B2 KH205"),
    ],
    ids=["empty", "cut", "cut short", "formula", "error", "no head", "unknown head", "twice", "no name", "word"],
)  # fmt: skip
def test_broken_workbooks_are_found_at_their_cells(tmp_path: Path, data: bytes, place: str) -> None:
    made = outcome(tmp_path, "{from: a.xlsx}", a_xlsx=data)
    assert place in errors(made, tmp_path), errors(made, tmp_path)


def test_a_head_that_cannot_be_told_is_one_finding_in_the_words_of_workbooks(tmp_path: Path) -> None:
    data = workbook(["Danh sách", None, "Mẫu 1"], NAMES[1:], ["X", 1, 2, 3])
    made = outcome(tmp_path, "{from: a.xlsx}", a_xlsx=data)
    assert errors(made, tmp_path) == ["a.xlsx:B1 KH265"]
    assert "range: A2:D, bắt đầu" in made.findings[0].hint
    assert "|" not in made.findings[0].hint
    assert errors(outcome(tmp_path, "{from: a.xlsx, range: A2:D}"), tmp_path) == []


HEAD_OF_ITS_OWN = ["TT", "Thôn xóm", "Số hộ (hộ)", "b", "p", "Ghi chú, nếu có"]


def test_a_head_that_is_not_understood_is_one_finding_a_column_and_nothing_follows_from_it(tmp_path: Path) -> None:
    data = workbook(HEAD_OF_ITS_OWN, [1, "X", 4, 1, 2, "-"], [2, "Y", 3, 1, 2, "-"], [None, "Cộng", 7, 2, None, None])
    typed, covered = "ten: {label: Tên, kind: text}", "ten: {label: Tên, kind: area, cover: once}"
    areas = "areas: {label: thôn, columns: {ten: {label: Tên}}, rows: {from: a.xlsx, range: A1:C}}\n"
    outcome(tmp_path, "{from: a.xlsx}", areas, a_xlsx=data)
    spec = tmp_path / "plan.yaml"
    spec.write_text(spec.read_text(encoding="utf-8").replace(typed, covered), encoding="utf-8")
    made = kehoach.evaluate(spec)
    wanted = [f"a.xlsx:{cell}1 KH221" for cell in "BCCF"]  # at B1 both tables are told the same
    assert errors(made, tmp_path) == wanted
    hints = [one.hint for one in made.findings if one.code == "KH221"]
    assert 'columns: {cot_ghi_chu_neu_co: {label: "Ghi chú, nếu có", kind: text, in: none}}; bảng nhận: ' in hints[-1]


def test_the_hint_for_a_head_of_a_workbook_is_right_when_followed(tmp_path: Path) -> None:
    data = workbook(HEAD_OF_ITS_OWN[1:-1], ["X", 4, 1, 2])
    made = outcome(tmp_path, "{from: a.xlsx}", a_xlsx=data)
    hints = [one.hint for one in made.findings if one.code == "KH221"]
    assert [hint[hint.index("columns: ") :] for hint in hints] == [
        "columns: {ten: {label: Thôn xóm}}",
        'columns: {a: {label: "Số hộ (hộ)"}}',
    ]


@pytest.mark.parametrize(
    ("label", "hinted"),
    [
        ("Số hộ nghèo đầu năm", {"B1": "a: ", "C1": "cot_ho_ngheo_cuoi_nam: "}),
        ("Hộ nghèo đầu năm", {"C1": "cot_ho_ngheo_cuoi_nam: "}),
        ("Hộ nghèo cuối năm", {"B1": "cot_ho_ngheo_dau_nam: "}),
    ],
)
def test_no_head_is_taken_for_a_column_that_another_names_or_for_the_other_end_of_the_year(
    tmp_path: Path, label: str, hinted: dict[str, str]
) -> None:
    (tmp_path / "a.xlsx").write_bytes(workbook(["ten", "Hộ nghèo đầu năm", "Hộ nghèo cuối năm", "b", "p"], ["X", 2, 1]))
    spec = HEAD.replace("label: Số hộ", f"label: {label}") + "    rows: {from: a.xlsx}\n"
    found = kehoach.evaluate(text=spec, base=tmp_path).findings
    hints = {one.place.path: one.hint for one in found if one.code == "KH221"}
    assert {cell: hint.split("columns: {")[1].split("{")[0] for cell, hint in hints.items()} == hinted
    assert all(("in: none" in hint) == ("cot_" in hint) for hint in hints.values())


def test_a_head_of_another_year_has_to_be_corrected_in_the_file(tmp_path: Path) -> None:
    data = workbook(["ten", "Hộ năm 2025", "b", "p"], ["X", 4, 1, 2])
    (tmp_path / "a.xlsx").write_bytes(data)
    spec = HEAD.replace("label: Số hộ", "label: Hộ năm $(year)") + "    rows: {from: a.xlsx}\n"
    found = kehoach.evaluate(text=spec, base=tmp_path).findings
    assert [one.hint for one in found if one.code == "KH221"] == ["ý bạn là “Hộ năm 2026”?"]


def test_who_signed_a_sheet_below_its_total_is_no_row(tmp_path: Path) -> None:
    rows: tuple[list[Any], ...] = (
        NAMES[1:],
        ["X", 1, 2, 3],
        ["Cộng", 1, 2, None],
        [],
        ["Người lập biểu", None, "Chủ tịch"],
    )
    assert errors(outcome(tmp_path, "{from: a.xlsx}", a_xlsx=workbook(*rows)), tmp_path) == []
    more = workbook(*rows, ["Y", 1, 2, 3])
    assert "a.xlsx:B5 KH403" in errors(outcome(tmp_path, "{from: a.xlsx}", a_xlsx=more), tmp_path)


def test_a_row_of_a_sheet_is_found_at_its_name_not_at_its_number(tmp_path: Path) -> None:
    data = workbook(NAMES[:3] + NAMES[4:], [1, "X", 4, 5], [2, "X", 1, 2])
    made = outcome(tmp_path, "{from: a.xlsx}", a_xlsx=data)
    assert "a.xlsx:B3 KH223" in errors(made, tmp_path)


def test_a_total_merged_over_its_number_is_the_total(tmp_path: Path) -> None:
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in (NAMES, [1, "X", 1, 2, 3], [2, "Y", 4, 5, 6], ["Cộng", None, 5, 9, None]):
        book.active.append(row)
    book.active.merge_cells("A4:B4")
    book.save(file)
    assert errors(outcome(tmp_path, "{from: a.xlsx}", a_xlsx=file.getvalue()), tmp_path) == ["a.xlsx:D4 KH406"]


@pytest.mark.parametrize("below", [(), (["Cộng", 1, 2, None],)], ids=["a head", "a head and a total"])
def test_a_sheet_without_rows_is_to_be_filled_in_where_it_is(tmp_path: Path, below: tuple[list[Any], ...]) -> None:
    made = outcome(tmp_path, "{from: a.xlsx}", a_xlsx=workbook(NAMES[1:], *below))
    assert [(one.code, one.hint.partition(" ")[0]) for one in made.findings] == [("KH295", "điền")]


def test_a_sheet_without_cells_is_told_apart_from_a_file_that_is_missing(tmp_path: Path) -> None:
    made = outcome(tmp_path, "{from: a.xlsx}", a_xlsx=workbook())
    assert [(one.code, "sheet: " in one.hint) for one in made.findings] == [("KH295", True)]


def test_a_table_beside_another_is_read_by_the_range_that_the_hint_says(tmp_path: Path) -> None:
    data = workbook([*NAMES[1:], None, "Điện thoại"], ["X", 1, 2, 3, None, 123])
    made = outcome(tmp_path, "{from: a.xlsx}", a_xlsx=data)
    assert errors(made, tmp_path) == ["a.xlsx:E1 KH265"]
    assert next(one.hint for one in made.findings if one.code == "KH265").endswith("range: A1:D")
    assert errors(outcome(tmp_path, "{from: a.xlsx, range: A1:D}"), tmp_path) == []


def test_a_wrong_figure_of_a_group_names_the_row_that_a_stray_space_puts_under_it(tmp_path: Path) -> None:
    data = workbook(NAMES[1:], ["X", 9, 2, 3], [" Y", 3, 2, 3])
    made = outcome(tmp_path, "{from: a.xlsx}", a_xlsx=data)
    assert errors(made, tmp_path) == ["a.xlsx:B2 KH406"]
    assert "“Y” (ô A3)" in next(one.hint for one in made.findings if one.code == "KH406")


def test_a_row_that_says_in_brackets_what_it_counts_is_no_total(tmp_path: Path) -> None:
    data = workbook(NAMES[1:], ["Tổng số (người)", 1, 2, 3], ["Cộng", 1, 2, None])
    assert errors(outcome(tmp_path, "{from: a.xlsx}", a_xlsx=data), tmp_path) == []


def test_of_two_totals_the_one_that_the_table_does_not_name_is_to_be_deleted(tmp_path: Path) -> None:
    data = workbook(NAMES[1:], ["X", 1, 2, 3], ["Tổng số", 1, 2, None], ["Cộng", 1, 2, None])
    assert errors(outcome(tmp_path, "{from: a.xlsx}", a_xlsx=data), tmp_path) == ["a.xlsx:A3 KH457"]


@pytest.mark.parametrize("head", ["T.T", "#", "S.T.T."])
def test_row_numbers_have_many_heads(tmp_path: Path, head: str) -> None:
    data = workbook([head, *NAMES[1:]], [1, "X", 1, 2, 3])
    assert errors(outcome(tmp_path, "{from: a.xlsx}", a_xlsx=data), tmp_path) == []


def test_a_date_among_numbers_is_a_matter_of_the_cells_format(tmp_path: Path) -> None:
    data = workbook(NAMES[1:], ["X", 9, 2, 3], ["Y", 3, 2, 3], formats={"B2": "dd/mm/yyyy"})
    made = outcome(tmp_path, "{from: a.xlsx}", a_xlsx=data)
    assert errors(made, tmp_path) == ["a.xlsx:B2 KH455"]
    assert "định dạng" in next(one.hint for one in made.findings if one.code == "KH455")


@pytest.mark.parametrize("name", ["Cộng:", "CỘNG .", " cộng: "])
def test_a_total_is_told_by_its_words_whatever_sign_is_after_them(tmp_path: Path, name: str) -> None:
    data = workbook(NAMES[1:], ["X", 1, 2, 3], [name, 2, 2, None])
    assert errors(outcome(tmp_path, "{from: a.xlsx}", a_xlsx=data), tmp_path) == ["a.xlsx:B3 KH406"]


def test_a_total_that_counts_in_brackets_is_a_total_and_the_hint_about_it_can_be_followed(tmp_path: Path) -> None:
    data = workbook(NAMES[1:], ["X", 1, 2, 3], ["Tổng cộng (1 thôn)", 2, 2, None])
    made = outcome(tmp_path, "{from: a.xlsx}", a_xlsx=data)
    assert errors(made, tmp_path) == ["a.xlsx:A3 KH243"]
    assert "“total: Tổng cộng (1 thôn)”" in next(one.hint for one in made.findings if one.code == "KH243")
    spec = tmp_path / "plan.yaml"
    followed = spec.read_text(encoding="utf-8").replace("total: Cộng", "total: Tổng cộng (1 thôn)")
    spec.write_text(followed, encoding="utf-8")
    assert errors(kehoach.evaluate(spec), tmp_path) == ["a.xlsx:B3 KH406"]


@pytest.mark.parametrize(
    ("rows", "below", "found"),
    [
        ("A1:D2", ["Y", 1, 2, 3], ["a.xlsx:A3 KH454"]),
        ("A1:D3", ["Y", 1, 2, 3], []),
        ("A1:D", ["Y", 1, 2, 3], []),
        ("A1:D2", ["Cộng", 1, 2, 3], ["a.xlsx:A3 KH454"]),
        ("A1:D3", ["Cộng", 1, 2, 3], []),
        ("A1:D2", ["Tổng số", 1, 2, 3], []),
        ("A1:D2", ["Cộng:", 1, 2, 3], ["a.xlsx:A3 KH454"]),
        ("A:D", ["Y", 1, 2, 3], []),
        ("A1:D2", ["Ghi chú: số liệu tháng 12"], []),
    ],
)
def test_a_row_right_under_a_range_is_a_warning(tmp_path: Path, rows: str, below: list[Any], found: list[str]) -> None:
    made = outcome(tmp_path, f"{{from: a.xlsx, range: {rows}}}", a_xlsx=workbook(NAMES[1:], ["X", 1, 2, 3], below))
    warned = [one for one in made.findings if one.code == "KH454"]
    assert [f"{one.place} {one.code}".removeprefix(f"{tmp_path}/") for one in warned] == found
    assert all("range: A1:D " in one.hint for one in warned)


def test_a_total_that_only_the_pack_names_is_the_tables_too_under_a_range_that_leaves_it_out(tmp_path: Path) -> None:
    (tmp_path / "packs" / "bo").mkdir(parents=True)
    named, typed = "    total: {label: Cộng năm $(year)}\n", "    total: Cộng\n"
    pack = HEAD[HEAD.index("tables:") :].replace(typed, named)
    (tmp_path / "packs" / "bo" / "pack.yaml").write_text(f"pack: co-so\ntitle: Thử\n{pack}", encoding="utf-8")
    (tmp_path / "a.xlsx").write_bytes(workbook(NAMES[1:], ["X", 1, 2, 3], ["Cộng năm 2026", 1, 2, None]))
    spec = HEAD[: HEAD.index("tables:")].replace("pack: co-so", "pack: bo")
    spec += "tables:\n  t:\n    rows: {from: a.xlsx, range: A1:D2}\n"
    (tmp_path / "plan.yaml").write_text(spec, encoding="utf-8")
    found = [one for one in kehoach.check(tmp_path / "plan.yaml") if one.code == "KH454"]
    assert [one.place.path for one in found] == ["A3"]


def test_rows_of_a_profile_are_beside_the_profile(tmp_path: Path) -> None:
    (tmp_path / "xa").mkdir()
    (tmp_path / "xa" / "thon.csv").write_text("Thôn,ho\nThôn A,120\n", encoding="utf-8")
    profile = "issuer: {kind: xã, name: Tân Mẫu}\nareas: {label: thôn, rows: {from: thon.csv}}\n"
    (tmp_path / "xa" / "xa.yaml").write_text(profile, encoding="utf-8")
    text = HEAD.replace("issuer: {kind: xã, name: Tân Mẫu}", "profile: xa/xa.yaml")
    (tmp_path / "plan.yaml").write_text(
        f"{text}    rows: |\n      Tên | a | b | p\n      X | 4 | 1 | 2\n", encoding="utf-8"
    )
    made = kehoach.evaluate(tmp_path / "plan.yaml")
    assert made.plan is not None
    assert made.plan.areas is not None
    assert [row.name for row in made.plan.areas.table.rows] == ["Thôn A"]


def test_a_text_that_is_no_file_may_only_name_what_is_below_its_base(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"ten;a;b;p\nX;4;1;2\n")
    (tmp_path / "in").mkdir()
    found = kehoach.evaluate(text=f"{HEAD}    rows: {{from: a.csv}}\n", base=tmp_path)
    assert found.computed is not None
    outside = kehoach.evaluate(text=f"{HEAD}    rows: {{from: ../a.csv}}\n", base=tmp_path / "in")
    assert [one.code for one in outside.findings] == ["KH295"]


def test_bac_son_from_a_workbook_is_bac_son_from_its_grid(tmp_path: Path) -> None:
    folder = tmp_path / "bac-son"
    shutil.copytree(ROOT / "examples" / "bac-son-2023", folder)
    spec = folder / "plan.yaml"
    typed = kehoach.render(kehoach.compute(kehoach.load(spec)))
    lines = spec.read_text(encoding="utf-8").splitlines()
    for name in ("giam_ngheo:", "phan_cong:"):
        start = next(at for at, line in enumerate(lines) if line == f"  {name}" and "rows: |" in lines[at + 1]) + 1
        end = next(
            at for at in range(start + 1, len(lines)) if lines[at].strip() and not lines[at].startswith("      ")
        )
        rows = [[cell.strip() for cell in line.split("|")] for line in lines[start + 1 : end] if line.strip()]
        file = f"{name[:-1]}.xlsx"
        numbers = [[int(cell) if cell.isdecimal() else cell for cell in row] for row in rows]
        (folder / file).write_bytes(workbook(*numbers, title="Rà soát"))
        lines[start:end] = [f"    rows: {{from: {file}, sheet: Rà soát}}"]
    spec.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert kehoach.render(kehoach.compute(kehoach.load(spec))) == typed


def test_actual_figures_come_from_a_workbook(tmp_path: Path) -> None:
    folder = tmp_path / "xa"
    shutil.copytree(ROOT / "examples" / "bac-son-2023", folder)
    plan = kehoach.load(folder / "plan.yaml")
    names = [row.name for row in plan.tables["giam_ngheo"].rows]
    (folder / "a.xlsx").write_bytes(workbook(["Đơn vị", "thoat"], *([name, 1] for name in names)))
    report = "kehoach: 1\nreport: năm\nplan: plan.yaml\nactuals: {giam_ngheo: {from: a.xlsx}}\n"
    (folder / "report.yaml").write_text(report, encoding="utf-8")
    made = kehoach.evaluate(folder / "report.yaml")
    assert made.computed is not None
    assert made.computed["giam_ngheo.total.thoat"].value == len(names)


def test_a_name_that_only_the_workbook_has_otherwise_is_told_with_its_cell(tmp_path: Path) -> None:
    areas = "areas: {label: thôn, columns: {ten: {label: Tên}, ho: {label: Số hộ}}, rows: {from: a.xlsx}}\n"
    spec = HEAD.replace("ten: {label: Tên, kind: text}", "ten: {label: Tên, kind: area}") + areas
    (tmp_path / "a.xlsx").write_bytes(workbook(["TT", "Tên", "Số hộ"], [1, "Thôn Đông", 3], [2, "Thôn Đoai", 4]))
    rows = "    rows: |\n      Tên | a | b | p\n      Thôn Đông | 1 | 1 | 1\n      {} | 1 | 1 | 1\n"
    told = []
    for name in ("Thôn Đoài", "Thôn Khác"):
        (tmp_path / "plan.yaml").write_text(spec.replace("areas:", rows.format(name) + "areas:"), encoding="utf-8")
        told += [one.message for one in kehoach.check(tmp_path / "plan.yaml") if one.code == "KH304"]
    near, other = told
    assert near.endswith("; ô a.xlsx:B3 ghi “Thôn Đoai”, gõ sai ở đó thì sửa ở đó")
    assert other == "“Thôn Khác” không có trong danh sách địa bàn (areas)"
