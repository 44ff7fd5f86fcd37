"""The command line: the contract's calls, exit codes and streams."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import docx as python_docx
import pytest

from conftest import EXAMPLES, Docx
from kehoach.cli import main

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
    assert {tuple(finding) for finding in findings} == {
        ("file", "line", "column", "code", "severity", "message", "hint")
    }
    assert [f["severity"] for f in findings].count("error") == 9


def test_sarif_names_tool_rules_and_places(capsys: Capture) -> None:
    main(["check", str(PRINTED), "--format", "sarif"])
    run = json.loads(capsys.readouterr().out)["runs"][0]
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == {"KH405", "KH406", "KH602"}
    assert all(r["locations"][0]["physicalLocation"]["region"]["startLine"] >= 1 for r in run["results"])


def test_several_specs_are_all_checked_though_one_cannot_be_read(capsys: Capture, tmp_path: Path) -> None:
    missing = tmp_path / "không có.yaml"
    assert main(["check", str(missing), str(FULL), str(PRINTED)]) == 2
    said = capsys.readouterr()
    assert f"{missing}: không đọc được tệp" in said.err
    assert f"{FULL}: không có lỗi" in said.out
    assert f"{PRINTED}: 9 lỗi, 1 ghi chú" in said.out


def test_render_writes_the_document_under_a_vietnamese_name(capsys: Capture, tmp_path: Path) -> None:
    target = tmp_path / "Kế hoạch giảm nghèo.docx"
    assert main(["render", str(FULL), "-o", str(target)]) == 0
    assert capsys.readouterr().out == f"đã ghi {target}\n"
    assert "KẾ HOẠCH" in Docx(target.read_bytes()).paragraphs()
    assert list(tmp_path.iterdir()) == [target]


def test_render_names_the_document_by_number_and_symbol(tmp_path: Path) -> None:
    for source in FULL.parent.glob("*.yaml"):
        (tmp_path / source.name).write_bytes(source.read_bytes())
    assert main(["render", str(tmp_path / "plan.yaml")]) == 0
    assert (tmp_path / "66-KH-UBND.docx").is_file()


def test_a_plan_with_errors_writes_nothing_and_leaves_the_old_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "cũ.docx"
    target.write_bytes(b"old")
    assert main(["render", str(PRINTED), "-o", str(target)]) == 1
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_target_that_cannot_be_written_exits_with_2_and_leaves_nothing_behind(
    capsys: Capture, tmp_path: Path
) -> None:
    assert main(["render", str(FULL), "-o", str(tmp_path / "no folder" / "x.docx")]) == 2
    assert "không ghi được tệp" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_crash_while_writing_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "cũ.docx"
    target.write_bytes(b"old")

    def crash(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kehoach.output.os.fsync", crash)
    assert main(["render", str(FULL), "-o", str(target), "--force"]) == 2
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_document_edited_since_is_not_overwritten_unless_forced(capsys: Capture, tmp_path: Path) -> None:
    target = tmp_path / "kế hoạch.docx"
    assert main(["render", str(FULL), "-o", str(target)]) == 0
    assert main(["render", str(FULL), "-o", str(target)]) == 0
    edited = python_docx.Document(str(target))
    edited.add_paragraph("sửa tay")
    edited.save(str(target))
    by_hand = target.read_bytes()
    assert main(["render", str(FULL), "-o", str(target)]) == 2
    assert "đã được sửa" in capsys.readouterr().err
    assert target.read_bytes() == by_hand
    assert main(["render", str(FULL), "-o", str(target), "--force"]) == 0
    assert target.read_bytes() != by_hand


@pytest.mark.parametrize("name", ["plan.yaml", "ra.pdf", "ra"])
def test_only_a_docx_is_ever_written(name: str, tmp_path: Path) -> None:
    spec = tmp_path / "plan.yaml"
    for source in FULL.parent.glob("*.yaml"):
        (tmp_path / source.name).write_bytes(source.read_bytes())
    before = spec.read_bytes()
    assert main(["render", str(spec), "-o", str(tmp_path / name)]) == 2
    assert spec.read_bytes() == before


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


def test_the_schema_is_json_and_accepts_every_example(capsys: Capture) -> None:
    import jsonschema
    import yaml

    assert main(["schema"]) == 0
    validator = jsonschema.Draft7Validator(json.loads(capsys.readouterr().out))
    for spec in EXAMPLES.glob("*/plan.yaml"):
        # Editors read YAML 1.2, where a date and a yes are text.
        plan = yaml.load(spec.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        assert [error.message for error in validator.iter_errors(plan)] == []
    assert list(validator.iter_errors({"kehoach": 1, "pack": "x", "yaer": 2023}))


@pytest.mark.parametrize("arguments", [[], ["fly"], ["render"], ["check", "x", "--format", "pdf"]])
def test_wrong_usage_exits_with_2(arguments: list[str], capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_help_speaks_vietnamese_by_default_and_english_on_request(capsys: Capture) -> None:
    for arguments, word in ((["check", "-h"], "liệt kê mọi lỗi"), (["check", "-h", "--lang=en"], "list every finding")):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        assert ended.value.code == 0
        assert word in capsys.readouterr().out


def ran(*arguments: str, encoding: str = "utf-8", **environment: str) -> subprocess.CompletedProcess[bytes]:
    settings = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", **environment}
    return subprocess.run([sys.executable, "-m", "kehoach", *arguments], capture_output=True, env=settings, check=False)


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp1258", "utf-8"])
def test_a_console_of_any_encoding_survives_vietnamese(encoding: str) -> None:
    done = ran("check", str(PRINTED), encoding=encoding)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert "tính ra" in done.stderr.decode(encoding) or "tinh ra" in done.stderr.decode(encoding)
    assert done.stderr.decode(encoding).count("KH40") == 9


def test_json_on_a_console_that_is_not_utf8_is_still_json() -> None:
    done = ran("check", str(PRINTED), "--format", "json", encoding="cp1252")
    assert any("Khu phố 9" in finding["message"] for finding in json.loads(done.stdout.decode("ascii")))


def test_there_is_no_colour_where_there_is_no_terminal() -> None:
    assert b"\x1b[" not in ran("check", str(PRINTED)).stderr


def test_what_a_call_does_not_use_is_not_imported() -> None:
    heavy = ["docxtpl", "docx", "jinja2", "lxml", "num2words", "zipfile", "csv"]
    program = (
        "import sys; from kehoach.cli import main; main(sys.argv[1:]);"
        f"print([m for m in {heavy!r} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "check", str(FULL)], capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == "[]"
