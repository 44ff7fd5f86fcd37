"""Next year's plan out of this year's file: what is carried over, what is asked for, and that all else stays."""

from __future__ import annotations

import difflib
import re
import shutil
import unicodedata
from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kehoach
from kehoach.cli import main
from kehoach.editing.next_year import next_year
from tests.conftest import EXAMPLES, ROOT, Docx, findings_in

if TYPE_CHECKING:
    from pathlib import Path

BAC_SON = EXAMPLES / "bac-son-2023"
ASKED = "CẦN BỔ SUNG"

PLAN = """kehoach: 1
pack: giam-ngheo
year: 2023
number: 7
date: 09/3/2023
issuer: {kind: xã, name: Mẫu}
subject: Việc
outline: {pack: none, mot: {title: Một, of: purpose}}
purpose: |
  $(t)
targets: {pack: none}
objectives: {pack: none}
tasks: {pack: none}
areas: {label: thôn, rows: {d: {name: Đông, ho: 5}}}
assignments: {pack: none}
basis: |
  Nghị quyết số 1/NQ-HĐND ngày 01/01/2023
tables:
  t:
    columns:
      ten: {label: Tên, kind: text}
      a: {label: Số, unit: hộ, COLUMN}
      b: {label: Kết quả, unit: hộ}
      c: {label: Còn, unit: hộ, formula: a - b}
      r: {label: Đã thoát, unit: hộ, in: report}
    rows: |
      Tên | a | b | c | r
      Đông | 9 | 2 | 7 | 1
      Đoài | chưa có | 1 | | 1
      Trung | - | - | | -
    missing: open
    blank: none
signer: {authority: TM., post: Chủ tịch}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(BAC_SON, tmp_path, dirs_exist_ok=True)
    return tmp_path


def rolled(folder: Path, text: str | bytes, *more: str) -> str:
    """Next year's text of a plan."""
    (folder / "a.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    (folder / "b.yaml").unlink(missing_ok=True)
    assert main(["next-year", str(folder / "a.yaml"), "-o", str(folder / "b.yaml"), *more]) == 0
    return (folder / "b.yaml").read_bytes().decode()


def cells(text: str, name: str) -> list[str]:
    line = next(line for line in text.splitlines() if line.strip().startswith(name + " "))
    return [cell.strip() for cell in line.split("|")]


def errors(path: Path, *, final: bool = False) -> list[str]:
    return [f.code for f in kehoach.check(path, final=final) if f.severity.value == "error"]


def comments(text: str) -> list[str]:
    return re.findall(r"# .*", text)


def test_bac_son_goes_on_for_two_years_and_each_begins_where_the_last_one_ended(folder: Path) -> None:
    plan = folder / "plan.yaml"
    first = plan.read_text(encoding="utf-8")
    for year, goal in ((2024, "≥ 10 hộ"), (2025, "≥ 0 hộ")):
        before = kehoach.compute(kehoach.load(plan))
        following = folder / f"{year}.yaml"
        assert main(["next-year", str(plan), "-o", str(following)]) == 0
        assert errors(following) == []
        assert "KH603" in errors(following, final=True)

        made = following.read_text(encoding="utf-8")
        figure = "1" if year == 2024 else "0"
        supplied = re.sub(rf'"{ASKED} \(năm \d+: ≥ .*\)"', goal, made)
        supplied = re.sub(rf"\| {ASKED}$", f"|    {figure}", supplied, flags=re.MULTILINE)
        following.write_text(supplied, encoding="utf-8")
        after = kehoach.compute(kehoach.load(following))
        rows = range(len(before.tables["giam_ngheo"].rows))
        ends = [before.tables["giam_ngheo"].cell(row, "cuoi").value for row in rows]
        assert [after.tables["giam_ngheo"].cell(row, "dau").value for row in rows] == ends
        assert after.plan.period.first == year
        assert f"previous: {plan.name}" in supplied
        printed = Docx(kehoach.render(after)).paragraphs()
        assert any("………" in line for line in printed)  # the basis is still asked for
        assert not any(ASKED in line for line in printed)
        assert comments(supplied) == comments(first)
        plan = following


def test_each_row_that_changed_is_one_changed_line(folder: Path) -> None:
    old = (folder / "plan.yaml").read_text(encoding="utf-8")
    new = rolled(folder, old)
    lines = list(difflib.ndiff(old.splitlines(), new.splitlines()))
    taken, added = ([line[2:] for line in lines if line[0] == sign] for sign in "-+")
    assert len(taken) == 1 + 2 + 1 + 1 + 10  # year; number and date; basis; goal; the rows of the table
    assert len(added) == len(taken) + 2
    assert "previous: a.yaml" in added
    assert any(line.startswith(f'    source: "{ASKED} (“dau” là số kế hoạch của năm 2023: ') for line in added)
    assert "number:                          # để trống khi chưa có số" in added
    assert "      Khu phố 10 |   5 | CẦN BỔ SUNG" in added


def test_years_typed_by_hand_are_listed_at_their_places_and_not_touched(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = rolled(folder, (folder / "plan.yaml").read_bytes(), "--lang", "en")
    found = re.findall(r"b\.yaml:(\d+):(\d+): KH643 note: the year “(\d{4})”", capsys.readouterr().err)
    assert len(found) == 10
    for line, column, year in found:
        assert new.splitlines()[int(line) - 1][int(column) - 1 :].startswith(year)
    assert "subject: Thực hiện công tác giảm nghèo bền vững năm 2023" in new


def test_a_year_in_a_columns_id_is_not_a_year_in_a_text(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = (
        "kehoach: 1\npack: co-so\nyear: 2023\nsubject: Một việc\nissuer: {kind: xã, name: Tân Mẫu}\n"
        "outline:\n  a:\n    title: Số liệu\n    text: |\n      $(b)\n"
        "tables:\n  b:\n    columns:\n      ten: {label: Thôn, kind: text}\n      dau_2023: {label: Đầu năm 2023}\n"
        "    rows: |\n      ten    | dau_2023\n      Thôn 1 | 5\n"
    )
    rolled(folder, plan, "--lang", "en")
    assert re.findall(r"b\.yaml:(\d+):\d+: KH643", capsys.readouterr().err) == ["16"]


@pytest.mark.parametrize(
    ("key", "first", "second", "third"),
    [
        ("next: c", "7", "chưa có", "-"),
        ("next: keep", "9", "chưa có", "-"),
        ("next: ask", ASKED, ASKED, "-"),
        ("next: r; c", "1", "1", "-"),
        ("pad: 2", ASKED, ASKED, "-"),
    ],
)
def test_a_column_says_where_next_years_cells_come_from(
    folder: Path, key: str, first: str, second: str, third: str
) -> None:
    new = rolled(folder, PLAN.replace("COLUMN", key))
    assert cells(new, "Đông") == ["Đông", first, ASKED, "", ""]
    assert cells(new, "Đoài") == ["Đoài", second, ASKED, "", ""]
    assert cells(new, "Trung") == ["Trung", third, "-", "", "-"]


def test_actuals_go_before_what_was_planned_and_computed_columns_follow(folder: Path) -> None:
    actuals = folder / "so-lieu.yaml"
    actuals.write_text("actuals:\n  t: |\n    Tên | b\n    Đoài | 0\n    đông | 4\n", encoding="utf-8")
    new = rolled(folder, PLAN.replace("COLUMN", "next: c"), "--actuals", str(actuals))
    assert cells(new, "Đông")[1] == "5"
    actuals.write_text("actuals:\n  t: |\n    Tên | c\n    Đông | 3\n", encoding="utf-8")
    assert cells(rolled(folder, PLAN.replace("COLUMN", "next: c"), "--actuals", str(actuals)), "Đông")[1] == "3"


@pytest.mark.parametrize(
    ("grid", "code"),
    [
        ("actuals:\n  t: |\n    Tên | b\n    Tây | 4\n", "KH644"),
        ("actuals:\n  x: |\n    Tên | b\n    Đông | 4\n", "KH644"),
        ("actuals:\n  t: |\n    Tên | moi\n    Đông | 4\n", "KH221"),
        ("actual:\n  t: |\n    Tên | b\n    Đông | 4\n", "KH202"),
    ],
)
def test_actuals_of_what_the_plan_does_not_have_are_findings_and_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str], grid: str, code: str
) -> None:
    plan, actuals = folder / "a.yaml", folder / "so-lieu.yaml"
    plan.write_text(PLAN.replace("COLUMN", "next: c"), encoding="utf-8")
    actuals.write_text(grid, encoding="utf-8")
    argv = ["next-year", str(plan), "-o", str(folder / "b.yaml"), "--actuals", str(actuals)]
    assert main(argv) == 1
    assert code in capsys.readouterr().err
    assert not (folder / "b.yaml").exists()


def told_of(folder: Path, actuals: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What is said when next year's plan is made with a file of actual figures."""
    plan, file = folder / "a.yaml", folder / "so-lieu.yaml"
    plan.write_text(PLAN.replace("COLUMN", "next: c"), encoding="utf-8")
    file.write_text(actuals, encoding="utf-8")
    main(["next-year", str(plan), "-o", str(folder / "b.yaml"), "--force", "--actuals", str(file)])
    return capsys.readouterr().err


def test_the_hint_about_missing_actuals_can_be_typed_as_it_is(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = told_of(folder, "kehoach: 1\n", capsys)
    line = re.search("“(actuals: .*)”", said.partition("gợi ý")[2])
    assert line is not None
    assert line[1] == "actuals: {t: {from: thuc-hien.xlsx}}"
    (folder / "thuc-hien.csv").write_text("Tên;Kết quả\nĐông;4\nĐoài;1\nTrung;-\n", encoding="utf-8")
    assert "KH" not in told_of(folder, line[1].replace("xlsx", "csv") + "\n", capsys)


@pytest.mark.parametrize(
    "rows", ["{from: thuc-hien.csv}", "|\n      Tên | b\n      Đông | 4\n      Đoài | 1\n      Trung | -"]
)
def test_actuals_may_be_under_rows_as_in_a_plan(folder: Path, capsys: pytest.CaptureFixture[str], rows: str) -> None:
    (folder / "thuc-hien.csv").write_text("Tên;Kết quả\nĐông;4\nĐoài;1\nTrung;-\n", encoding="utf-8")
    assert "KH" not in told_of(folder, f"actuals:\n  t:\n    rows: {rows}\n", capsys)
    assert cells((folder / "b.yaml").read_text(encoding="utf-8"), "Đông")[1] == "5"


def test_the_rows_without_actual_figures_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = told_of(folder, "actuals:\n  t: |\n    Tên | b\n    Đông | 4\n", capsys)
    assert "so-lieu.yaml:4:12: KH649" in said
    assert "“Đoài”, “Trung”: những hàng ấy lấy số kế hoạch" in said


def test_a_figure_in_a_column_that_nobody_reads_is_a_warning(folder: Path) -> None:
    columns = PLAN.replace("COLUMN", "next: c").replace(
        "      b: {", "      n: {label: Thoát, kind: text, in: none}\n      b: {"
    )
    (folder / "a.yaml").write_text(
        columns.replace("Tên | a | b", "Tên | a | n | b")
        .replace("9 | 2", "9 | | 2")
        .replace("có | 1", "có | | 1")
        .replace("- | - |", "- | | - |"),
        encoding="utf-8",
    )
    file = folder / "so-lieu.yaml"
    for cell, codes in (("4", ["KH648"]), ("tốt", [])):
        file.write_text(f"actuals:\n  t: |\n    Tên | Thoát\n    Đông | {cell}\n    Đoài |\n", encoding="utf-8")
        found = next_year(folder / "a.yaml", folder / "b.yaml", file).findings
        told = [one for one in found if one.code == "KH648"]
        assert [one.code for one in told] == codes
        assert [(one.line, one.hint) for one in told] == [
            (4, "ghi số ở bảng “t”, cột mà bảng ấy tính đến: “Số”, “Kết quả”, “Đã thoát”")
        ][: len(codes)]


def test_next_of_no_column_is_an_error() -> None:
    text = PLAN.replace("COLUMN", "next: thuc_te")
    assert [f.code for f in findings_in(text) if f.severity.value == "error"] == ["KH642"]


def test_a_claim_of_the_old_year_goes_from_prose_and_a_label_from_the_header(folder: Path) -> None:
    text = (
        PLAN.replace("COLUMN", "next: c")
        .replace("  $(t)\n", "  $(t)\n  Có $(t[Đông].c = 7) hộ.\n")
        .replace("label: Số,", "label: Số năm $(year),")
        .replace("Tên | a |", "Tên | Số năm 2023 |")
    )
    new = rolled(folder, text)
    assert "Có $(t[Đông].c) hộ." in new
    assert "Tên | Số năm 2024 |" in new


def test_a_period_moves_by_its_length(folder: Path) -> None:
    new = rolled(folder, PLAN.replace("COLUMN", "next: c").replace("year: 2023", "period: 2021 - 2025"))
    assert "period: 2026 - 2030\nprevious: a.yaml\n" in new
    assert f"{ASKED} (giai đoạn 2021-2025: Nghị quyết" in new


def test_number_and_date_without_a_comment_are_marked(folder: Path) -> None:
    assert f"\nnumber: # {ASKED}\ndate: # {ASKED}\n" in rolled(folder, PLAN.replace("COLUMN", "next: c"))


def test_a_file_that_is_there_is_not_overwritten_unasked_and_the_plan_itself_never(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan, new = folder / "plan.yaml", folder / "new.yaml"
    old = plan.read_bytes()
    new.write_text("x", encoding="utf-8")
    assert main(["next-year", str(plan), "-o", str(new)]) == 2
    assert "--force" in capsys.readouterr().err
    assert new.read_text(encoding="utf-8") == "x"
    assert main(["next-year", str(plan), "-o", str(new), "--force"]) == 0
    assert main(["next-year", str(plan), "-o", str(plan), "--force"]) == 2
    assert plan.read_bytes() == old
    assert main(["next-year", str(folder / "none.yaml"), "-o", str(folder / "x.yaml")]) == 2
    assert main(["next-year", str(plan), "-o", str(folder / "no" / "x.yaml")]) == 2


def test_a_plan_with_errors_gives_its_findings_and_no_file(folder: Path) -> None:
    plan = folder / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("|   6 |    1", "|   6 |    7"), encoding="utf-8")
    assert main(["next-year", str(plan), "-o", str(folder / "new.yaml")]) == 1
    assert not (folder / "new.yaml").exists()


def test_in_another_folder_the_profile_and_the_old_plan_are_still_found(folder: Path) -> None:
    (folder / "2024").mkdir()
    new = folder / "2024" / "plan.yaml"
    assert main(["next-year", str(folder / "plan.yaml"), "-o", str(new)]) == 0
    text = new.read_text(encoding="utf-8")
    assert "profile: ../phuong-bac-son.yaml" in text
    assert "previous: ../plan.yaml" in text
    assert errors(new) == []


MAP = """made_from: |
  Khu phố mới | Hợp thành từ
  Tổ 1        | Khu phố 1
  Tổ 2        | Khu phố 2; Khu phố 3
  Tổ 6        | Khu phố 6 (dau: 1/3)
  Tổ 7        | Khu phố 6 (dau: 2/3)
  Tổ 8        | Khu phố 8 (ho: 1/2)
  Tổ 9        | Khu phố 8 (ho: 1/2); Khu phố 9
"""


def test_areas_are_renamed_merged_and_split_by_a_map(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "map.yaml").write_text(MAP, encoding="utf-8")
    new = rolled(folder, (folder / "plan.yaml").read_bytes(), "--areas", str(folder / "map.yaml"), "--lang", "en")
    start = new.index("      Đơn vị     | dau | giam\n")
    assert new[start:].splitlines()[1:11] == [
        "      Tổ 1       |   1 | CẦN BỔ SUNG",
        "      Tổ 2       |   4 | CẦN BỔ SUNG",
        "      Khu phố 4  |   1 | CẦN BỔ SUNG",
        "      Khu phố 5  |   2 | CẦN BỔ SUNG",
        "      Tổ 6       |   1 | CẦN BỔ SUNG",
        "      Tổ 7       |   2 | CẦN BỔ SUNG",
        "      Tổ 8       | chưa có | CẦN BỔ SUNG",  # a share of households says nothing of the poor ones
        "      Tổ 9       | chưa có | CẦN BỔ SUNG",
        "      Khu phố 10 |   5 | CẦN BỔ SUNG",
        "      Khu phố 12 |   2 | CẦN BỔ SUNG",
    ]
    assert "| Tổ 8; Tổ 9; Khu phố 12\n" in new
    assert "| Tổ 9; Khu phố 4\n" in new
    notes = re.findall(r"phuong-bac-son\.yaml:\d+:\d+: KH647 note: “(.*?)” is now (.*?):", capsys.readouterr().err)
    assert notes[-2:] == [("Khu phố 8", "Tổ 8; Tổ 9"), ("Khu phố 9", "Tổ 9")]
    assert len(notes) == 6


def test_areas_of_the_plan_itself_are_edited_too(folder: Path) -> None:
    own = PLAN.replace("COLUMN", "next: c").replace(
        "areas: {label: thôn, rows: {d: {name: Đông, ho: 5}}}",
        "areas:\n  label: thôn\n  rows: |\n    Đơn vị | ho\n    Đông   | 1.205\n    Đoài   | 300\n    Hạ     |  10",
    )
    (folder / "map.yaml").write_text(
        "made_from: |\n  Mới | Từ\n  Đông Đoài | Đông; Đoài\n  Hạ 1 | Hạ (ho: 4/10)\n  Hạ 2 | Hạ (ho: 6/10)\n",
        encoding="utf-8",
    )
    new = rolled(folder, own, "--areas", str(folder / "map.yaml"))
    assert "    Đơn vị | ho\n    Đông Đoài | 1.505\n    Hạ 1   |   4\n    Hạ 2   |   6\n" in new
    assert errors(folder / "b.yaml") == []


def test_the_map_is_kept_in_the_new_plan_in_place_of_the_one_before(folder: Path) -> None:
    own = PLAN.replace("COLUMN", "next: c").replace(
        "areas: {label: thôn, rows: {d: {name: Đông, ho: 5}}}",
        "areas:\n  label: thôn\n  made_from: |\n    Mới | Từ\n    Đông | Cũ\n  since: 01/7/2025\n"
        "  rows: |\n    Đơn vị | ho\n    Đông   | 10\n    Hạ     | 10",
    )
    (folder / "map.yaml").write_text(
        "made_from: |\n  Mới | Từ\n  Hạ 1 | Hạ (ho: 2/5)\n  Hạ 2 | Hạ (ho: 3/5)\n", encoding="utf-8"
    )
    new = rolled(folder, own, "--areas", str(folder / "map.yaml"))
    start = new.index("areas:")
    assert new[start : new.index("    Đơn vị", start)].splitlines() == [
        "areas:",
        "  label: thôn",
        "  made_from: |",
        "    Tên mới | Hợp thành từ",
        "    Hạ 1    | Hạ (ho: 2/5)",
        "    Hạ 2    | Hạ (ho: 3/5)",
        "  since: CẦN BỔ SUNG",
        "  made_by: CẦN BỔ SUNG",
        "  rows: |",
    ]
    assert errors(folder / "b.yaml") == []


def test_a_row_that_goes_may_be_the_last_line_of_a_file_without_a_line_end(folder: Path) -> None:
    plan = (folder / "plan.yaml").read_text(encoding="utf-8")
    start = plan.index("      Đơn vị     | dau")
    end = plan.index("# --- III.")
    rows = plan[start:end].rstrip()
    targets = plan.index("targets:")
    moved = plan[:targets] + plan[end:].rstrip() + "\n" + plan[targets:start] + rows
    (folder / "map.yaml").write_text("made_from: |\n  Mới | Từ\n  Tổ 1 | Khu phố 10; Khu phố 12\n", encoding="utf-8")
    new = rolled(folder, moved, "--areas", str(folder / "map.yaml"))
    assert new.endswith("      Khu phố 9  |   1 | CẦN BỔ SUNG\n      Tổ 1       |   7 | CẦN BỔ SUNG\n")


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("Khu phố 1\n", "Khu phố 99\n", "KH304"),
        ("dau: 1/3", "dau: 1/4", "KH645"),
        ("dau: 1/3", "một phần ba", "KH645"),
        ("dau: 1/3)\n", "dau: 1/2)\n", "KH645"),
        ("(dau: 1/3)", "(dau: 1/2)", "KH645"),
        ("made_from", "areas", "KH201"),
        ("Tổ 1        | Khu phố 1", "Tổ 1", "KH234"),
    ],
)
def test_a_map_that_cannot_be_is_found_and_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str], before: str, after: str, code: str
) -> None:
    assert before in MAP
    (folder / "map.yaml").write_text(MAP.replace(before, after), encoding="utf-8")
    argv = ["next-year", str(folder / "plan.yaml"), "-o", str(folder / "b.yaml"), "--areas", str(folder / "map.yaml")]
    assert main(argv) == 1
    assert code in capsys.readouterr().err
    assert not (folder / "b.yaml").exists()


def test_a_share_that_leaves_half_a_household_is_found(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    halves = MAP.replace("dau: 1/3", "dau: 1/2").replace("dau: 2/3", "dau: 1/2")
    (folder / "map.yaml").write_text(halves, encoding="utf-8")
    argv = ["next-year", str(folder / "plan.yaml"), "-o", str(folder / "b.yaml"), "--areas", str(folder / "map.yaml")]
    assert main(argv) == 1
    assert "KH646" in capsys.readouterr().err
    assert not (folder / "b.yaml").exists()


BRACES = """  t: {columns: {ten: {label: Tên, kind: text}, a: {label: Số, unit: hộ, COLUMN},
      b: {label: Kết quả, unit: hộ}, c: {label: Còn, unit: hộ, formula: a - b}},
    "rows": [{ten: Đông, a: 9, b: 2}]}
"""
GRIDS = {
    "tabs": "    rows: |\n      Tên\ta\tb\n      Đông\t9\t2\n",
    "fenced": "    rows: |\n      | Tên  |  a | b |\n      |------|---:|---|\n      | Đông |  9 | 2 |\n",
    "tight": "    rows: |\n      Tên|a|b\n      Đông|9|2\n",
    "records": "    rows:\n      d: {name: Đông, a: 9, b: '2', c: 7}\n",
    "blocks": '    rows:\n      d:\n        name: Đông\n        a: "9"   # gõ tay\n        b: 2\n        c: 7\n',
    "list": "    rows:\n      - {ten: Đông, a: 9, b: 2}\n",
}


@pytest.mark.parametrize(
    ("shape", "wanted"),
    [
        ("tabs", "      Đông\t7\tCẦN BỔ SUNG\n"),
        ("fenced", "      | Đông |  7 | CẦN BỔ SUNG |\n"),
        ("tight", "      Đông|7|CẦN BỔ SUNG\n"),
        ("records", "      d: {name: Đông, a: 7, b: 'CẦN BỔ SUNG', c: }\n"),
        ("blocks", '        a: "7"   # gõ tay\n        b: CẦN BỔ SUNG\n        c: \n'),
        ("list", "      - {ten: Đông, a: 7, b: CẦN BỔ SUNG}\n"),
    ],
)
def test_rows_are_edited_in_whatever_shape_they_are_typed(folder: Path, shape: str, wanted: str) -> None:
    start, end = PLAN.index("    rows: |"), PLAN.index("    missing: open")
    new = rolled(folder, (PLAN[:start] + GRIDS[shape] + PLAN[end:]).replace("COLUMN", "next: c"))
    assert wanted in new
    assert errors(folder / "b.yaml") == []


SAID = "CẦN BỔ SUNG (“a” là số kế hoạch của năm 2023: "


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("    rows: |", "    rows: |", f'    source: "{SAID}thay'),
        ("    rows: |", "    source: BCĐ\n    rows: |", f'    source: "{SAID}thay'),
        ("    rows: |", "    source: 'CẦN BỔ SUNG (cũ)' # nguồn\n    rows: |", f"    source: '{SAID}thay"),
        (PLAN[PLAN.index("  t:") : PLAN.index("    missing: open")], BRACES, f'"source": "{SAID}thay'),
    ],
    ids=["none", "named", "asked", "braces"],
)
def test_where_planned_figures_open_the_year_the_source_of_the_table_is_asked_for(
    folder: Path, before: str, after: str, wanted: str
) -> None:
    if after == BRACES:
        before += PLAN[PLAN.index("    missing: open") :]
    new = rolled(folder, PLAN.replace(before, after).replace("COLUMN", "next: c"))

    assert wanted in new
    assert [f.code for f in kehoach.check(folder / "b.yaml") if "t.source" in f.message] == ["KH603"]
    printed = Docx(kehoach.render(kehoach.compute(kehoach.load(folder / "b.yaml")))).paragraphs()
    assert "Nguồn: ………." in printed
    assert not any(ASKED in line for line in printed)


def test_reported_figures_that_open_the_year_need_no_source(folder: Path) -> None:
    (folder / "so.yaml").write_text("actuals:\n  t: |\n    Tên | c\n    Đông | 3\n", encoding="utf-8")
    new = rolled(folder, PLAN.replace("COLUMN", "next: c"), "--actuals", str(folder / "so.yaml"))
    assert "source:" not in new
    assert "source:" not in rolled(folder, PLAN.replace("COLUMN", "next: keep"))


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("year: 2023", 'year: "2023"  # năm', 'year: "2024"  # năm\nprevious: a.yaml\n'),
        ("year: 2023", "year: 2023\nprevious: cu.yaml # cũ", "year: 2024\nprevious: a.yaml # cũ\n"),
        ("number: 7", "number: 7  # văn thư", "number:    # văn thư\n"),
        ("number: 7", "number:", "number:\n"),
        ("  Nghị quyết", "  - Nghị quyết", "  - CẦN BỔ SUNG (năm 2023: Nghị quyết số 1/NQ-HĐND ngày 01/01/2023)\n"),
        ("01/01/2023\n", "01/01/2023\n    về việc X\n", "01/01/2023\n    về việc X)\n"),
        ("basis: |\n  Nghị", "basis:\n  - Nghị", '  - "CẦN BỔ SUNG (năm 2023: Nghị'),
        ("basis: |\n  Nghị", "basis: |\n  CẦN BỔ SUNG (năm 2022: Luật)\n  Nghị", "  CẦN BỔ SUNG (năm 2022: Luật)\n"),
        ("tables:\n", "tables:\n  k: {value: 5, unit: hộ}\n", '  k: {value: "CẦN BỔ SUNG (năm 2023: 5)", unit: hộ}\n'),
        ("tables:\n", "tables:\n  k: {value: chưa có, unit: hộ}\n", "  k: {value: chưa có, unit: hộ}\n"),
        ("tables:\n", "tables:\n  k: {goal: '≥ 5 hộ'}\n", "  k: {goal: 'CẦN BỔ SUNG (năm 2023: ≥ 5 hộ)'}\n"),
    ],
)
def test_each_value_keeps_its_own_way_of_being_written(folder: Path, before: str, after: str, wanted: str) -> None:
    text = PLAN.replace("COLUMN", "next: c")
    assert before in text
    assert wanted in rolled(folder, text.replace(before, after))
    assert errors(folder / "b.yaml") == []


KINDS = sorted(p for p in (ROOT / "docs" / "kinds").glob("*.yaml") if p.name != "xa-mau.yaml")
WHOLE = [*KINDS, EXAMPLES / "bang-mau" / "plan.yaml", EXAMPLES / "bac-son-2023-giao" / "plan.yaml"]


@pytest.mark.parametrize("spec", WHOLE, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_every_kind_of_table_goes_on_to_a_plan_without_errors(spec: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.yaml"
    assert main(["next-year", str(spec), "-o", str(new)]) == 0
    assert errors(new) == []
    assert comments(new.read_text(encoding="utf-8").replace(f"# {ASKED}", "")) == comments(
        spec.read_text(encoding="utf-8")
    )


space = st.sampled_from(["", " ", "   "])
comment = st.sampled_from(["", "  # ghi chú", "   # Khu phố |  hòa", "  # \u0301́"])


@given(
    name=st.sampled_from(["Thôn Đông", "Hòa Bình", "Ấp 3 Lộ Tẻ"]),
    pads=st.tuples(space, space, space, space, space),
    said=st.tuples(comment, comment, comment),
    ending=st.sampled_from(["\n", "\r\n", "\r"]),
    bom=st.booleans(),
    form=st.sampled_from(["NFC", "NFD"]),
    figure=st.integers(2, 12345),
)
def test_bytes_outside_the_edits_stay(
    tmp_path_factory: pytest.TempPathFactory,
    name: str,
    pads: tuple[str, ...],
    said: tuple[str, ...],
    ending: str,
    bom: bool,
    form: Literal["NFC", "NFD"],
    figure: int,
) -> None:
    a, b, c, d, e = pads
    row = f"      {name}{a} | {b}{figure}{c} | {d}2{e} |  | -  "
    lines = PLAN.replace("COLUMN", "next: c").replace("      Đông | 9 | 2 | 7 | 1", row).splitlines()
    lines[1] += said[0]
    lines[2] = f"year:  {c}2023{d}{said[1]}"
    lines[3] = f"number: {said[2]}"
    text = unicodedata.normalize(form, "\n".join(lines)).replace("\n", ending)
    data = ("\ufeff" if bom else "").encode() + text.encode()

    made = rolled(tmp_path_factory.mktemp("x"), data)

    assert made.startswith("\ufeff") is bom
    old, new = text.split(ending), made.removeprefix("\ufeff").split(ending)
    if "previous: a.yaml" in new:
        new.remove("previous: a.yaml")
    new = [line for line in new if not line.lstrip().startswith("source: ")]
    changed = {at for at, (before, after) in enumerate(zip(old, new, strict=True)) if before != after}
    edited = re.compile(rf"year|date|number|  Nghị|      (Đoài|{name})")
    meant = {at for at, line in enumerate(lines) if edited.match(line)}
    assert changed <= meant
    at = next(i for i, line in enumerate(lines) if line == row)
    before, after = old[at].split("|"), new[at].split("|")
    assert (before[0], before[3:]) == (after[0], after[3:])
    assert after[1].strip().replace(".", "") == str(figure - 2)
    assert new[2] == old[2].replace("2023", "2024")
    assert new[3] == old[3]


@pytest.mark.parametrize("year", ["|", '""', "none"])
def test_a_year_that_says_nothing_is_told_and_no_plan_is_made(year: str, tmp_path: Path) -> None:
    from kehoach.editing.next_year import next_year

    path = tmp_path / "plan.yaml"
    path.write_text(PLAN.replace("year: 2023", f"year: {year}"), encoding="utf-8")
    made = next_year(path, tmp_path / "next.yaml")

    assert made.value is None
    assert "KH202" in {finding.code for finding in made.findings}


def test_a_row_with_a_formula_keeps_it_and_loses_what_was_typed_beside_it(folder: Path) -> None:
    lines = ("Tên | a | b | @formula", "Đông | 9 | 2 |", "Đoài | 8 | 1 |", "Tỷ lệ | 113 | | [Đông] / [Đoài] * 100")
    rows = "".join(f"      {line}\n" for line in lines)
    text = PLAN.replace("COLUMN", "next: b")
    start, end = text.index("      Tên |"), text.index("    missing:")
    made = rolled(folder, (text[:start] + rows + text[end:]).replace("unit: hộ, ", "").replace("unit: hộ", ""))

    cells = [[cell.strip() for cell in line.split("|")] for line in made.splitlines() if "|" in line]
    assert ["Đông", "2", ASKED, ""] in cells
    assert ["Tỷ lệ", "", "", "[Đông] / [Đoài] * 100"] in cells


def test_what_was_accepted_of_this_year_is_not_of_the_next(folder: Path) -> None:
    accept = "accept: |\n  Mã | Chỗ | Lý do\n  KH406 | t[Đông].c | Số đã công bố\nsigner:"
    made = rolled(folder, PLAN.replace("COLUMN", "next: b").replace("| 7 |", "| 6 |").replace("signer:", accept))

    assert "accept" not in made
    assert "Số đã công bố" not in made
    assert made.rstrip().endswith("signer: {authority: TM., post: Chủ tịch}")


def test_rows_in_a_file_of_a_table_in_braces_are_left_and_named_in_the_new_plan(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("ten;a\nX;4\n", encoding="utf-8")
    spec = tmp_path / "plan.yaml"
    spec.write_text(
        "kehoach: 1\npack: co-so\nyear: 2026\nissuer: {kind: xã, name: Tân Mẫu}\nsubject: Thử\n"
        "objectives: {specific: {title: Bảng, text: $(t)}}\n"
        "tables: {t: {columns: {ten: {label: Tên, kind: text}, a: {label: Số hộ, unit: hộ}}, rows: {from: a.csv}}}\n",
        encoding="utf-8",
    )
    made = next_year(spec, tmp_path / "next.yaml")
    assert made.value is not None
    assert b"rows: {from: a.csv}" in made.value
    (left,) = [one for one in made.findings if one.code == "KH298"]
    assert left.place.file == str(tmp_path / "next.yaml")


OF_A_FILE = """kehoach: 1
pack: co-so
year: 2026
issuer: {kind: xã, name: Tân Mẫu}
subject: Thử
objectives: {specific: {title: Bảng, text: $(t)}}
areas:
  label: thôn
  rows:
    from: thon.csv
tables:
  t:
    columns:
      ten: {label: Thôn, kind: area}
      dau: {label: Hộ đầu năm, unit: hộ, next: cuoi}
      giam: {label: Giảm, unit: hộ}
      cuoi: {label: Hộ cuối năm, unit: hộ, formula: dau - giam}
    rows: {from: a.csv}  # rà soát
"""


def test_next_year_is_made_although_rows_that_stay_in_a_file_have_this_year_in_their_head(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Thôn;Hộ năm 2026;Giảm\nĐông;14;4\nĐoài;7;2\n", encoding="utf-8")
    (tmp_path / "thon.csv").write_text("Thôn;Số hộ\nĐông;1205\nĐoài;300\n", encoding="utf-8")
    (tmp_path / "so.yaml").write_text("actuals:\n  t: |\n    Thôn | giam\n    Đông | 1\n", encoding="utf-8")
    spec, target = tmp_path / "plan.yaml", tmp_path / "next.yaml"
    columns = "{ten: {label: Thôn, kind: area}, dau: {label: Hộ năm $(year)}, giam: {label: Giảm}}"
    table = f"tables: {{t: {{columns: {columns}, rows: {{from: a.csv}}}}}}\n"
    spec.write_text(OF_A_FILE.partition("tables:")[0] + table, encoding="utf-8")
    made = next_year(spec, target, tmp_path / "so.yaml")
    assert made.value is not None
    (left,) = made.findings
    assert left.code == "KH298"
    assert "(--actuals) chưa được dùng" in left.message
    target.write_bytes(made.value)
    found = [(one.code, one.severity) for one in kehoach.check(target)]
    assert ("KH289", kehoach.Severity.WARNING) in found
    assert [code for code, severity in found if severity is kehoach.Severity.ERROR] == ["KH221"]
    target.write_text(target.read_text(encoding="utf-8").replace("from: a.csv", "from: b.csv"), encoding="utf-8")
    (tmp_path / "b.csv").write_text("Thôn;Hộ năm 2027;Giảm\nĐông;10;4\nĐoài;5;2\n", encoding="utf-8")
    assert not {"KH289", "KH221"} & {one.code for one in kehoach.check(target)}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("kehoach: 1\n", "kehoach: 1\nnumbers: en\n"),
        ("  t:\n", "  t:\n    numbers: en\n"),
        ("  rows:\n    from: thon.csv\n", "  rows: {from: thon.csv}\n"),
    ],
)
def test_rows_in_a_file_are_typed_also_where_figures_are_english(tmp_path: Path, before: str, after: str) -> None:
    (tmp_path / "a.csv").write_text("Thôn;Hộ đầu năm;Giảm\nĐông;1204;4\nĐoài;7;2\n", encoding="utf-8")
    (tmp_path / "thon.csv").write_text("Thôn;Số hộ\nĐông;1205\nĐoài;300\n", encoding="utf-8")
    spec = tmp_path / "plan.yaml"
    spec.write_text(OF_A_FILE.replace(before, after), encoding="utf-8")
    made = next_year(spec, tmp_path / "next.yaml")
    assert made.value is not None
    assert "Đông |      1.200 | CẦN BỔ SUNG" in made.value.decode()
    assert "from:" not in made.value.decode()


def test_actual_figures_may_be_in_a_file_too(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Thôn;Hộ đầu năm;Giảm\nĐông;14;4\nĐoài;7;2\n", encoding="utf-8")
    (tmp_path / "thon.csv").write_text("Thôn;Số hộ\nĐông;1205\nĐoài;300\n", encoding="utf-8")
    (tmp_path / "that.csv").write_text("Thôn;cuoi\nĐông;9\n", encoding="utf-8")
    (tmp_path / "so.yaml").write_text("actuals:\n  t: {from: that.csv}\n", encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(OF_A_FILE, encoding="utf-8")
    made = next_year(tmp_path / "plan.yaml", tmp_path / "next.yaml", tmp_path / "so.yaml")
    assert made.value is not None
    assert "Đông |          9 | CẦN BỔ SUNG" in made.value.decode()
    (tmp_path / "so.yaml").write_text("actuals:\n  t: {from: khong.csv}\n", encoding="utf-8")
    lost = next_year(tmp_path / "plan.yaml", tmp_path / "next.yaml", tmp_path / "so.yaml")
    assert (lost.value, [one.code for one in lost.findings]) == (None, ["KH295"])


def test_so_are_the_rows_of_a_table_in_braces_that_has_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Đơn vị;dau;giam\nThôn Đông;9;3\nThôn Đoài;7;2\n", encoding="utf-8")
    text = (ROOT / "README.vi.md").read_text(encoding="utf-8").partition('title="plan.yaml"\n')[2].partition("```")[0]
    head, _, rest = text.partition("  giam_ngheo:\n")
    spec = tmp_path / "plan.yaml"
    spec.write_text(
        f"{head}  giam_ngheo: {{rows: {{from: a.csv}}}}\nassignments:{rest.partition('assignments:')[2]}",
        encoding="utf-8",
    )
    made = next_year(spec, tmp_path / "next.yaml")
    assert made.value is not None
    assert "\n    rows: |\n      Đơn vị    | dau | giam\n      Thôn Đông |   6 |" in made.value.decode()


def test_rows_in_a_file_are_typed_into_the_new_plan_with_the_figures_moved(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Thôn;Hộ đầu năm;Giảm\nĐông;14;4\nĐoài;7;2\n", encoding="utf-8")
    (tmp_path / "thon.csv").write_text("Thôn;Số hộ\nĐông;1205\nĐoài;300\n", encoding="utf-8")
    (tmp_path / "so.yaml").write_text(
        "as_of: 31/12/2026\nactuals:\n  t: |\n    Thôn | cuoi\n    Đông | 9\n", encoding="utf-8"
    )
    spec = tmp_path / "plan.yaml"
    spec.write_text(OF_A_FILE, encoding="utf-8")
    made = next_year(spec, tmp_path / "next.yaml", tmp_path / "so.yaml")
    assert made.value is not None
    text = made.value.decode()
    assert text.endswith(
        "    rows: |  # rà soát\n      Thôn | Hộ đầu năm | Giảm\n"
        "      Đông |          9 | CẦN BỔ SUNG\n      Đoài |          5 | CẦN BỔ SUNG\n"
    )
    assert "  rows: |\n    Thôn | Số hộ\n    Đông |  1205\n    Đoài |   300\ntables:" in text
    assert [one.code for one in made.findings] == ["KH649"]
    (tmp_path / "next.yaml").write_bytes(made.value)
    assert errors(tmp_path / "next.yaml") == []
