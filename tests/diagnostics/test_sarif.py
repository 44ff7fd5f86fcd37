"""SARIF: what the standard asks for, files whose names are no addresses, and the texts of the rules."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest

from kehoach.cli import main
from kehoach.diagnostics.sarif import file_uri
from tests.conftest import EXAMPLES, ROOT

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
PRINTED = EXAMPLES / "bac-son-2023-ban-in" / "plan.yaml"
SITE = "Documentation, https://kehoach.example/docs/"


@pytest.fixture
def run(capsys: Capture) -> dict[str, Any]:
    main(["check", str(PRINTED), "--format", "sarif"])
    (only,) = json.loads(capsys.readouterr().out)["runs"]
    assert isinstance(only, dict)
    return only


def test_each_result_points_at_its_rule(run: dict[str, Any]) -> None:
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["KH405", "KH406", "KH602"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [r["ruleId"] for r in run["results"]]
    assert {result["level"] for result in run["results"]} <= {"error", "warning", "note"}


def test_a_rule_brings_its_message_its_hint_and_its_page(run: dict[str, Any]) -> None:
    for rule in run["tool"]["driver"]["rules"]:
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
        assert rule["fullDescription"]["text"].startswith(f"Thông báo: {rule['shortDescription']['text']}")
        assert rule["help"]["markdown"].startswith(f"# {rule['id']} ")
        assert f"`{rule['name']}`" in rule["help"]["markdown"]
        assert "](" not in rule["help"]["markdown"]
        assert "<!--" not in rule["help"]["markdown"]


def test_a_region_ends_where_the_wrong_text_does(run: dict[str, Any]) -> None:
    lines = PRINTED.read_text(encoding="utf-8").splitlines()
    regions = [r["locations"][0]["physicalLocation"]["region"] for r in run["results"] if r["ruleId"] == "KH405"]
    typed = [lines[r["startLine"] - 1][r["startColumn"] - 1 : r["endColumn"] - 1] for r in regions if "endColumn" in r]
    assert typed
    assert all(re.fullmatch(r"\d+,\d+", text) for text in typed)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("yaer: 2026", "yaer"),
        ('date: "30/02/2026"', '"30/02/2026"'),
        ("signer: {post: Chủ tịch, nmae: A}", "nmae"),
    ],
)
def test_a_key_or_value_is_marked_whole(line: str, text: str, tmp_path: Path, capsys: Capture) -> None:
    spec = tmp_path / "plan.yaml"
    spec.write_text(f"kehoach: 1\npack: giam-ngheo\n{line}\n", encoding="utf-8")
    main(["check", str(spec), "--format", "json"])
    found = {(f["column"], f.get("end_column")) for f in json.loads(capsys.readouterr().out) if f["line"] == 3}
    assert (begin := line.index(text) + 1, begin + len(text)) in found


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("plan.yaml", "plan.yaml"),
        (
            "kế hoạch xã/kế hoạch 2026 #1.yaml",
            "k%E1%BA%BF%20ho%E1%BA%A1ch%20x%C3%A3/k%E1%BA%BF%20ho%E1%BA%A1ch%202026%20%231.yaml",
        ),
        ("2026\\kế hoạch.yaml", "2026/k%E1%BA%BF%20ho%E1%BA%A1ch.yaml"),
        ("C:\\Kế hoạch\\50%.yaml", "file:///C:/K%E1%BA%BF%20ho%E1%BA%A1ch/50%25.yaml"),
        ("\\\\may-chu\\chung\\plan.yaml", "file://may-chu/chung/plan.yaml"),
        ("/tmp/a b.yaml", "file:///tmp/a%20b.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
        ("<stdin>", "%3Cstdin%3E"),
        ("h\udcff.yaml", "h%FF.yaml"),
    ],
    ids=["plain", "vietnamese", "windows", "drive", "share", "root", "colon", "stdin", "bytes"],
)
def test_a_file_name_becomes_an_address(name: str, uri: str) -> None:
    assert file_uri(name) == uri
    parts = urlsplit(uri)
    assert (parts.query, parts.fragment) == ("", "")
    assert unquote(parts.path, errors="surrogateescape").endswith(re.split(r"[\\/]", name)[-1])


def test_a_place_in_a_workbook_names_the_cell(tmp_path: Path, capsys: Capture) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (("Đơn vị", "dau", "giam"), ("Thôn Đông", 9, "ba")):
        book.active.append(row)
    book.save(tmp_path / "hộ nghèo.xlsx")
    spec = tmp_path / "plan.yaml"
    rows = "targets: {giam_ngheo: {rows: {from: hộ nghèo.xlsx}}}\n"
    spec.write_text(f"kehoach: 1\npack: giam-ngheo\nyear: 2026\n{rows}", encoding="utf-8")
    main(["check", str(spec), "--format", "sarif"])
    results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    cells = [name["fullyQualifiedName"] for r in results for name in r["locations"][0].get("logicalLocations", ())]
    assert "C2" in cells


def said(tmp_path: Path, project_url: str, form: str, *options: str) -> Any:
    """What ``check`` prints where the installed package names these addresses."""
    known = tmp_path / "kehoach-0.dist-info"
    known.mkdir(exist_ok=True)
    (known / "METADATA").write_text(f"Metadata-Version: 2.4\nName: kehoach\nVersion: 0\n{project_url}", "utf-8")
    script = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from kehoach.cli import main; main(sys.argv[1:])"
    call = [sys.executable, "-c", script, "check", str(PRINTED), "--format", form, *options]
    return json.loads(subprocess.run(call, capture_output=True, cwd=ROOT, check=True).stdout)


def test_the_addresses_of_pages_come_from_the_one_setting(tmp_path: Path) -> None:
    rules = said(tmp_path, f"Project-URL: {SITE}\n", "sarif")["runs"][0]["tool"]["driver"]["rules"]
    pages = {finding["code"]: finding["page"] for finding in said(tmp_path, f"Project-URL: {SITE}\n", "json")}
    assert pages == {rule["id"]: rule["helpUri"] for rule in rules}
    assert pages["KH405"] == "https://kehoach.example/docs/findings/KH405/"
    (first, *_) = said(tmp_path, f"Project-URL: {SITE}\n", "json", "--lang", "en")
    assert first["page"] == f"https://kehoach.example/docs/en/findings/{first['code']}/"


def test_without_the_setting_there_are_no_addresses(tmp_path: Path) -> None:
    rules = said(tmp_path, "", "sarif")["runs"][0]["tool"]["driver"]["rules"]
    assert not any("helpUri" in rule for rule in rules)
    assert not any("page" in finding for finding in said(tmp_path, "", "json"))
