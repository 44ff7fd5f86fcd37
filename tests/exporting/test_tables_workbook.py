"""Workbooks of computed tables: what the document prints, with formulas that make it."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

import kehoach
from tests.conftest import ROOT
from tests.spec_text import plan, table

if TYPE_CHECKING:
    from pathlib import Path

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("xlsxwriter")

ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""
AS_SHOWN = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,true,false,false,-1"
TO_VIETNAMESE = str.maketrans(".,", ",.")
PLANS = [
    *sorted(path for path in (ROOT / "examples").rglob("*.yaml") if "\npack:" in path.read_text(encoding="utf-8")),
    *sorted((ROOT / "docs" / "kinds").glob("*.yaml")),
]


def book_of(text: str, *, results: bool = False) -> Any:
    data = kehoach.to_workbook(kehoach.compute(kehoach.loads(text)))
    return openpyxl.load_workbook(io.BytesIO(data), data_only=results)


def cells(text: str, name: str = "t") -> list[list[object]]:
    return [[cell.value for cell in row] for row in book_of(text)[name].iter_rows()]


def formulas_in(text: str, column: str = "x", **settings: str) -> list[object]:
    """What a column has, below its label, in a table with two typed columns."""
    columns = {"a": "unit: hộ", "b": "unit: hộ", "x": column}
    made = cells(plan(table("t", columns, text, total="Cộng", **settings)))
    return [row[3] for row in made[2:]]


ROWS = """
    ten | a | b
    A   | 4 | 8
    B   | 3 | 6
"""


@pytest.mark.parametrize(
    ("column", "made"),
    [
        ("formula: a + b\nunit: hộ", ["=B3+C3", "=B4+C4", "=SUM(D3:D4)"]),
        ("formula: (a - 1) * 2\nunit: hộ", ["=(B3-1)*2", "=(B4-1)*2", "=SUM(D3:D4)"]),
        ("rate: a / b", ["=(B3/C3)*100", "=(B4/C4)*100", "=(B5/C5)*100"]),
        ("growth: b / a", ["=((C3/B3)-1)*100", "=((C4/B4)-1)*100", "=((C5/B5)-1)*100"]),
        ("share: a", ["=(B3/B5)*100", "=(B4/B5)*100", "=(B5/B5)*100"]),
        ("formula: max(a; b)\nunit: hộ", ["=MAX(B3,C3)", "=MAX(B4,C4)", "=SUM(D3:D4)"]),
        ("running: a\nunit: hộ", ["=B3", "=D3+B4", None]),
    ],
    ids=["formula", "brackets", "rate", "growth", "share", "function", "running"],
)
def test_what_the_plan_computes_is_a_formula(column: str, made: list[object]) -> None:
    found = formulas_in(ROWS, column)
    assert [cell for cell in found if cell not in ("", None)] == [cell for cell in made if cell]


def test_a_formula_has_its_result_beside_it() -> None:
    text = plan(table("t", {"a": "unit: hộ", "x": "formula: a * 2\nunit: hộ"}, "ten | a\nA | 4", total="Cộng"))
    sheet = book_of(text, results=True)["t"]
    assert [cell.value for cell in sheet["C"]][2:] == [8, 8]


def test_a_group_is_the_sum_of_its_rows_and_the_total_that_of_the_groups() -> None:
    rows = "ten | a\nI | \n  A | 4\n  B | 3\nII | \n  C | 5"
    made = cells(plan(table("t", {"a": "unit: hộ"}, rows, total="Cộng")))
    assert [row[1] for row in made[2:]] == ["=SUM(B4:B5)", 4, 3, "=SUM(B7)", 5, "=SUM(B3,B6)"]


def test_a_row_that_is_taken_off_is_subtracted() -> None:
    rows = "ten | a\nI | \n  A | 4\n  trừ: B | 3"
    made = cells(plan(table("t", {"a": "unit: hộ"}, rows)))
    assert made[2][1] == "=SUM(B4)-SUM(B5)"


def test_a_dash_counts_as_nothing() -> None:
    made = cells(
        plan(table("t", {"a": "unit: hộ", "b": "unit: hộ", "x": "formula: a + b\nunit: hộ"}, "ten | a | b\nA | 4 | -"))
    )
    assert made[2] == ["A", 4, "-", "=B3+N(C3)"]


def test_a_figure_that_no_formula_makes_is_a_number_with_a_note() -> None:
    text = plan(table("t", {"a": "unit: hộ", "x": "split: 5\nby: a\nunit: hộ"}, "ten | a\nA | 4\nB | 3", total="Cộng"))
    cell = book_of(text)["t"]["C3"]
    assert cell.value == 3
    assert "không có công thức" in cell.comment.text


def test_a_truncated_figure_is_the_one_that_is_printed() -> None:
    columns = {"a": "unit: hộ", "b": "unit: hộ", "x": "rate: a / b"}
    sheet = book_of(plan(table("t", columns, "ten | a | b\nA | 2 | 3", rounding="truncate")))["t"]
    assert (sheet["D3"].value, sheet["D3"].number_format) == (66.66, "#,##0.00")


def test_formats_are_those_of_the_document() -> None:
    columns = {"a": "unit: hộ\npad: 2", "b": "unit: ha\ndecimals: 1"}
    sheet = book_of(plan(table("t", columns, "ten | a | b\nA | 4 | 1,25")))["t"]
    assert (sheet["B3"].number_format, sheet["C3"].number_format, sheet["C3"].value) == ("#,#00", "#,##0.0", 1.25)


def test_every_figure_is_explained_with_its_claim() -> None:
    rows = "ten | a | x\nA | 4 | 8"
    text = plan(table("t", {"a": "unit: hộ", "x": "formula: a * 2\nunit: hộ"}, rows))
    lines = [[cell.value for cell in row] for row in book_of(text)["Kiểm tra"].iter_rows()]
    assert lines[2][:6] == ["t[A].x", "='t'!C3", "8", "8", "8", "công thức: a * 2"]


def test_a_text_is_never_a_formula() -> None:
    made = book_of(plan(table("t", {"a": "unit: hộ"}, "ten | a\n=1+1 | 4")))["t"]["A3"]
    assert (made.value, made.data_type) == ("=1+1", "s")


def test_the_same_plan_gives_the_same_bytes() -> None:
    computed = kehoach.compute(kehoach.load(ROOT / "examples" / "bac-son-2023" / "plan.yaml"))
    assert kehoach.to_workbook(computed) == kehoach.to_workbook(computed)


def test_a_workbook_may_be_read_again(tmp_path: Path) -> None:
    text = plan(table("t", {"a": "unit: hộ", "x": "formula: a * 2\nunit: hộ"}, "ten | a\nA | 4\nB | 5"))
    kehoach.to_workbook(kehoach.compute(kehoach.loads(text))).save(tmp_path / "t.xlsx")
    head, _, _ = text.partition("    rows: |")
    again = f"{head}    rows: {{from: t.xlsx, sheet: t, range: A2:C4}}\n"
    found = kehoach.evaluate(text=again, base=tmp_path)
    assert found.computed is not None
    assert found.computed["t[B].x"].value == 10


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_recalculates_every_example_to_its_printed_figures(tmp_path: Path) -> None:
    """The results in the files are wiped out first, so that what is compared was computed by LibreOffice."""
    profile = tmp_path / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE, encoding="utf-8")
    files, made = [], tmp_path / "made"
    for number, path in enumerate(PLANS):
        outcome = kehoach.evaluate(path)
        if outcome.computed is None or outcome.has_errors:
            continue
        files.append(tmp_path / f"{number:03}.xlsx")
        files[-1].write_bytes(without_results(kehoach.to_workbook(outcome.computed)))
    command = ["soffice", f"-env:UserInstallation={profile.parent.as_uri()}", "--headless", "--convert-to", AS_SHOWN]
    done = subprocess.run([*command, "--outdir", made, *files], capture_output=True, timeout=500, check=False)
    if not list(made.glob("*.csv")):
        pytest.skip(f"LibreOffice Calc is not installed: {done.stderr[-200:]!r}")
    wrong = []
    for number, file in enumerate(files):
        shown = (made / f"{file.stem}-Kiểm tra.csv").read_text(encoding="utf-8")
        lines = csv.reader(io.StringIO(shown), delimiter=";")
        for address, here, printed, *_ in list(lines)[1:]:
            if printed not in (here, here.translate(TO_VIETNAMESE)):
                wrong.append((PLANS[number].name, address, here, printed))
    assert wrong == []


def without_results(data: bytes) -> bytes:
    """A workbook whose formulas all have 0 as their last result."""
    found = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(found, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            is_sheet = name.startswith("xl/worksheets/sheet")
            new.writestr(name, re.sub(rb"</f><v>[^<]*</v>", b"</f><v>0</v>", part) if is_sheet else part)
    return found.getvalue()
