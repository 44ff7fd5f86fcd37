"""The audit of Word documents on the command line: exit codes, formats, the marked copy."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.cli import main
from tests.auditing.word_tables import BAC_SON, GROUPS, document

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(document(["Chỉ tiêu giao."], BAC_SON))
    return path


def test_what_is_certainly_wrong_is_exit_code_1(wrong: Path, capsys: Capture) -> None:
    assert main(["audit", str(wrong)]) == 1
    said = capsys.readouterr().out
    assert "hàng 9 “Khu phố 9”, cột 5 “Tỷ lệ hộ nghèo”: lỗi A401 ghi 0,84, tính ra 0,71 (sai)\n" in said
    assert said.endswith("1 bảng, 1 bảng có công thức, 4 công thức: 2 lỗi, 6 cảnh báo\n")


def test_nothing_wrong_is_exit_code_0_and_an_unreadable_file_2(tmp_path: Path, capsys: Capture) -> None:
    good, bad = tmp_path / "a.docx", tmp_path / "b.docx"
    good.write_bytes(document([], GROUPS))
    bad.write_bytes(b"PK")
    assert main(["audit", str(good), "--formulas", "--lang", "en"]) == 0
    assert "no wrong figure found" in capsys.readouterr().out
    assert main(["audit", str(good), str(bad)]) == 2


def test_programs_get_json_and_sarif(wrong: Path, capsys: Capture) -> None:
    main(["audit", str(wrong), "--format", "json"])
    (data,) = json.loads(capsys.readouterr().out)
    assert {"file", "tables", "sentences", "findings"} == data.keys()
    main(["audit", str(wrong), "--format", "sarif"])
    assert json.loads(capsys.readouterr().out)["version"] == "2.1.0"


def test_a_marked_copy_is_written_beside_and_never_over_the_document(wrong: Path, capsys: Capture) -> None:
    copy = wrong.with_name("audit.docx")
    assert main(["audit", str(wrong), "-o", str(copy)]) == 1
    assert len(kehoach.audit(copy).findings) == 8
    before = wrong.read_bytes()
    assert main(["audit", str(wrong), "-o", str(wrong)]) == 2
    assert wrong.read_bytes() == before


def test_rules_are_written_once_and_read_for_the_next_form(wrong: Path, capsys: Capture) -> None:
    rules = wrong.with_name("a.audit.yaml")
    assert main(["audit", str(wrong), "--write-rules", str(rules)]) == 1
    assert main(["audit", str(wrong), "--rules", str(rules), "--formulas"]) == 1
    assert "2 lỗi, 6 cảnh báo" in capsys.readouterr().out
    before = rules.read_bytes()
    assert main(["audit", str(wrong), "--write-rules", str(rules)]) == 2
    assert rules.read_bytes() == before
    assert main(["audit", str(wrong), str(wrong), "--write-rules", str(rules)]) == 2


def test_rules_that_cannot_be_read_are_said_once_however_many_documents_there_are(wrong: Path, capsys: Capture) -> None:
    assert main(["audit", str(wrong), str(wrong), "--rules", str(wrong.with_name("khong-co.yaml"))]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_what_of_the_rules_does_not_fit_is_said_and_a_broken_file_is_exit_code_2(wrong: Path, capsys: Capture) -> None:
    rules = wrong.with_name("a.audit.yaml")
    rules.write_text("audit: 1\ntables: {b: {columns: {a: X, c: Y, d: Z}, formulas: {a: c / d}}}\n", encoding="utf-8")
    assert main(["audit", str(wrong), "--rules", str(rules)]) == 1
    assert "a.audit.yaml:2:10: KH740 cảnh báo" in capsys.readouterr().err
    rules.write_text("audit: 1\ntables: {b: {formulas: {a: c /}}}\n", encoding="utf-8")
    assert main(["audit", str(wrong), "--rules", str(rules)]) == 2
    assert "a.audit.yaml:2:" in capsys.readouterr().err
