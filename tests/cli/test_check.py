"""``kehoach check``: every finding of every plan, in three forms."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from kehoach.cli import main
from tests.conftest import EXAMPLES

if TYPE_CHECKING:
    from pathlib import Path

FULL = EXAMPLES / "bac-son-2023" / "plan.yaml"
PRINTED = EXAMPLES / "bac-son-2023-ban-in" / "plan.yaml"

Capture = pytest.CaptureFixture[str]


def test_check_of_a_good_plan_is_quiet_and_exits_with_0(capsys: Capture) -> None:
    assert main(["check", str(FULL)]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out == f"{FULL}: không có lỗi\n"


def test_check_of_a_bad_plan_gives_a_line_a_finding_and_exits_with_1(capsys: Capture) -> None:
    assert main(["check", str(PRINTED)]) == 1
    lines = [line for line in capsys.readouterr().err.splitlines() if not line.startswith("    ")]
    assert len(lines) == 10
    assert all(line.startswith(f"{PRINTED}:") for line in lines)
    assert sum("KH406" in line and "(sai)" in line for line in lines) == 2


def test_messages_come_in_english_on_request_by_flag_or_environment(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["check", str(PRINTED), "--lang", "en"])
    by_flag = capsys.readouterr().err
    assert "correct if truncated" in by_flag
    monkeypatch.setenv("KEHOACH_LANG", "en")
    main(["check", str(PRINTED)])
    assert capsys.readouterr().err == by_flag


def test_the_summary_counts_in_either_language(capsys: Capture) -> None:
    main(["check", str(PRINTED), "--lang", "en"])
    assert capsys.readouterr().out == f"{PRINTED}: 9 errors, 1 note\n"
    main(["check", str(PRINTED)])
    assert capsys.readouterr().out == f"{PRINTED}: 9 lỗi, 1 ghi chú\n"


def test_json_findings_have_the_contracts_fields(capsys: Capture) -> None:
    assert main(["check", str(PRINTED), "--format", "json"]) == 1
    said = capsys.readouterr()
    assert said.err == ""
    findings = json.loads(said.out)
    assert {tuple(key for key in finding if key != "end_column") for finding in findings} == {
        ("file", "line", "column", "code", "rule", "severity", "message", "hint")
    }
    assert [f["severity"] for f in findings].count("error") == 9


def test_several_specs_are_all_checked_though_one_cannot_be_read(capsys: Capture, tmp_path: Path) -> None:
    missing = tmp_path / "không có.yaml"
    assert main(["check", str(missing), str(FULL), str(PRINTED)]) == 2
    said = capsys.readouterr()
    assert f"{missing}: không đọc được tệp" in said.err
    assert f"{FULL}: không có lỗi" in said.out
    assert f"{PRINTED}: 9 lỗi, 1 ghi chú" in said.out


def test_a_line_names_the_severity_after_the_code(capsys: Capture) -> None:
    for lang, words in (("vi", {"lỗi", "ghi chú"}), ("en", {"error", "note"})):
        main(["check", str(PRINTED), "--lang", lang])
        lines = [line for line in capsys.readouterr().err.splitlines() if not line.startswith("    ")]
        assert {re.fullmatch(r".*?:\d+:\d+: KH\d{3} ([^:]+): .+", line)[1] for line in lines} == words  # type: ignore[index]
