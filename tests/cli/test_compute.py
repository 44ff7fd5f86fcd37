"""``kehoach compute``: the tables as text, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from kehoach.cli import main
from tests.conftest import EXAMPLES

if TYPE_CHECKING:
    from pathlib import Path

FULL = EXAMPLES / "bac-son-2023" / "plan.yaml"

Capture = pytest.CaptureFixture[str]


def test_compute_lists_the_tables_aligned(capsys: Capture) -> None:
    assert main(["compute", str(FULL)]) == 0
    lines = capsys.readouterr().out.splitlines()
    total = next(line for line in lines if line.startswith("Cộng"))
    assert total.split() == ["Cộng", "2.452", "29", "1,18", "08", "21", "0,86"]


def test_compute_gives_exact_values_as_json_and_csv(capsys: Capture) -> None:
    assert main(["compute", str(FULL), "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    rows = {row["name"]: row["cells"] for row in data["tables"]["giam_ngheo"]["rows"]}
    assert rows["Khu phố 9"]["ty_le_cuoi"] == {"value": "100/283", "text": "0,35"}
    assert main(["compute", str(FULL), "--format", "csv"]) == 0
    listed = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    by_address = {row["address"]: row for row in listed}
    assert by_address["giam_ngheo.total.cuoi"]["value"] == "21"
    assert by_address["giam_ngheo[Khu phố 9].ty_le_dau"]["text"] == "0,71"


def test_compute_writes_a_workbook(tmp_path: Path, capsys: Capture) -> None:
    pytest.importorskip("xlsxwriter")
    assert main(["compute", str(FULL), "-o", str(tmp_path / "bang.xlsx")]) == 0
    assert (tmp_path / "bang.xlsx").read_bytes().startswith(b"PK")
    assert "bang.xlsx" in capsys.readouterr().out


def test_without_the_package_that_writes_workbooks_the_command_says_what_to_install(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    assert main(["compute", str(FULL), "-o", str(tmp_path / "bang.xlsx")]) == 2
    assert 'pip install "kehoach[excel]"' in capsys.readouterr().err
    assert not (tmp_path / "bang.xlsx").exists()
