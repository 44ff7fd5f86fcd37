"""A CSV file as a Vietnamese Excel takes it: letters, columns, numbers and texts all as what they are."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.cli import main
from kehoach.numbers import exact_text
from kehoach.tables.spreadsheet import as_excel_csv

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """\
kehoach: 1
pack: co-so
year: 2026
number: 5
date: 05/02/2026
issuer: {kind: xã, name: Tân Mẫu}
signer: {authority: TM., post: Chủ tịch, name: Nguyễn Văn A}
subject: Thử nghiệm
basis: |
  Kế hoạch số 12/KH-UBND ngày 15/01/2026 của Ủy ban nhân dân tỉnh
purpose: |
  Mục đích của việc thử.
objectives:
  specific:
    title: Mục tiêu
    text: |
      Bảng:
      $(t)
tables:
  t:
    total: Cộng
    columns:
      ten: {label: Tên, kind: text}
      a: {label: A, unit: hộ}
      b: {label: B, unit: hộ}
      r: {label: Tỷ lệ, rate: a / b}
    rows: |
      Tên | a | b
      Thôn Đông | 1 | 1.200
      Thôn Dông | 3 | 1.200
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def cells(value: str, text: str = "", name: str = "Thôn Đông") -> dict[str, str]:
    """One row of the file, as read back."""
    file = as_excel_csv([(f"t[{name}].a", "t", name, "a", value, text, "1")]).decode("utf-8-sig")
    return next(csv.DictReader(io.StringIO(file), delimiter=";"))


def test_a_file_has_the_mark_the_separator_and_the_commas_that_excel_looks_for(plan: Path, tmp_path: Path) -> None:
    assert main(["compute", str(plan), "-o", str(tmp_path / "a.csv")]) == 0
    data = (tmp_path / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    lines = data.decode("utf-8-sig").split("\r\n")
    assert lines[0] == "address;table;row;column;value;exact;text;level"
    assert "t[Thôn Đông].b;t;Thôn Đông;b;1200;;1.200;0" in lines
    assert "t[Thôn Đông].r;t;Thôn Đông;r;0,0833333333333333;'1/12;0,08;0" in lines
    assert "t[Thôn Dông].r;t;Thôn Dông;r;0,25;;0,25;0" in lines


@pytest.mark.parametrize(
    ("value", "number", "exact"),
    [
        ("21", "21", ""),
        ("-0.84", "-0,84", ""),
        ("1/12", "0,0833333333333333", "'1/12"),
        ("-2/3", "-0,666666666666667", "'-2/3"),
        ("2000000/3", "666666,666666667", "'2000000/3"),
        ("123456789012345", "123456789012345", ""),
        ("1234567890123456", "1234567890123456", "'1234567890123456"),
        ("0.000000000000000012", "0,000000000000000012", ""),
        ("", "", ""),
    ],
)
def test_a_number_is_a_number_and_what_excel_cannot_keep_stands_beside_it(value: str, number: str, exact: str) -> None:
    row = cells(value)
    assert (row["value"], row["exact"]) == (number, exact)


@given(st.fractions(max_denominator=10**6))
def test_value_is_within_excels_last_digit_and_exact_is_all_of_it(value: Fraction) -> None:
    row = cells(exact_text(value))
    shown = Fraction(row["value"].replace(",", "."))
    assert abs(shown - value) <= abs(value) / 10**14
    assert Fraction(row["exact"].removeprefix("'") or shown) == value


@pytest.mark.parametrize(
    "name",
    [
        *("=1+1", "+84 912", "-a", "- Trong đó: hộ nghèo", "@SUM(A1)", "\t=1", "=HYPERLINK(1)"),
        *("1/2", "05/02/2026", "3-4", "1.1", "2.10", "08:30", "010", "1e5", "12 - 15"),
    ],
)
def test_a_name_that_excel_would_run_or_take_for_a_date_is_text(name: str) -> None:
    row = cells("1", name=name)
    assert row["row"] == f"'{name}"
    assert cells("1", text=name)["text"] in (f"'{name}", "1.1", "2.10", "010")[: 1 if name[0] in "=+-@\t" else 4]


@pytest.mark.parametrize("name", ["Thôn Đông", "Khu phố 10", "-", "2026", "0", "Tổ 1/2", "a-b", 'Xóm "Mới"; cũ', ""])
def test_any_other_name_stays_as_it_is(name: str) -> None:
    assert cells("1", name=name)["row"] == name


@pytest.mark.parametrize("text", ["1.200", "-5", "0,08", "-1.234.567,5", "chưa có", "-", "08"])
def test_a_printed_figure_stays_as_it_is(text: str) -> None:
    assert cells("1", text=text)["text"] == text


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp1258", "utf-8"])
def test_csv_is_data_whatever_the_console(encoding: str, plan: Path) -> None:
    settings = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "kehoach", "compute", str(plan), "--format", "csv"]
    done = subprocess.run(command, capture_output=True, env=settings, check=True)
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8"))))
    assert {row["row"] for row in rows} == {"Thôn Đông", "Thôn Dông", "Cộng"}
    assert {row["address"]: row["value"] for row in rows}["t[Thôn Đông].r"] == "1/12"


def test_json_in_a_file_is_what_json_on_the_console_is(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compute", str(plan), "-o", str(tmp_path / "a.JSON")]) == 0
    assert capsys.readouterr().out == f"đã ghi {tmp_path / 'a.JSON'}\n"
    main(["compute", str(plan), "--format", "json"])
    assert json.loads((tmp_path / "a.JSON").read_text(encoding="utf-8")) == json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    "more", [["a.ods"], ["a.txt"], ["a"], ["a.docx"], ["a.csv", "--format", "json"], ["a.csv", "--format", "text"]]
)
def test_any_other_ending_is_wrong_usage(
    more: list[str], plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, *rest = more
    assert main(["compute", str(plan), "-o", str(tmp_path / name), *rest]) == 2
    assert ".csv" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [plan]


def test_a_plan_with_errors_leaves_the_old_file(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"old")
    plan.write_text(PLAN.replace("rate: a / b", "rate: a / c"), encoding="utf-8")
    assert main(["compute", str(plan), "-o", str(tmp_path / "a.csv")]) == 1
    assert (tmp_path / "a.csv").read_bytes() == b"old"


def test_the_plan_itself_is_never_written_over(tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"  # JSON is YAML
    plan.write_text(PLAN, encoding="utf-8")
    assert main(["compute", str(plan), "-o", str(plan), "--force"]) == 2
    assert plan.read_text(encoding="utf-8") == PLAN
