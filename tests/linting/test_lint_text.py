"""The worst comes first, and a folder ends with a table of what was found in each file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.cli import main
from kehoach.linting.rules import RULES
from tests.linting.by_hand import BODY, FOOT, HEAD, JUSTIFIED, PAGE, PROSE, TITLE, document, p, run, table

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]

LONG_TABLE = table(*[(p(run("1", 26)), p(run("2", 26)))] * 8)
CLOSE = p(run(f"{PROSE}./.", 28), JUSTIFIED.replace("720", "709"))
SPOILT = document(
    HEAD.replace("Hà Nội,", "Hà Nội"),
    TITLE,
    BODY.replace("./.", "."),
    LONG_TABLE,
    CLOSE,
    FOOT.replace("KT. GIÁM", "K/T GIÁM"),
    page=PAGE.replace('w:left="1701"', 'w:left="900"'),
)
SOUND = document(HEAD, TITLE, BODY, FOOT)
OUTSIDE = document(p(run("THAM LUẬN", 28, "b")), p(run(PROSE, 28)))


def folder(tmp_path: Path, **files: bytes) -> str:
    for name, data in files.items():
        (tmp_path / f"{name}.docx").write_bytes(data)
    return str(tmp_path)


def test_the_worst_comes_first_then_by_code() -> None:
    report = kehoach.lint(SPOILT)
    assert [verdict.code for verdict in report.of(kehoach.LintOutcome.BROKEN)] == [
        *("L210", "L402"),
        "L102",
        *("L316", "L601"),
    ]
    assert [verdict.code for verdict in report.broken] == ["L210", "L402", "L102"]
    assert [verdict.code for verdict in report.verdicts] == [rule.code for rule in RULES]


def test_lines_and_summary_say_how_bad_it_is(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "sai.docx"
    path.write_bytes(SPOILT)
    assert main(["lint", str(path)]) == 1
    said = capsys.readouterr()
    heads = [line.removeprefix(f"{path}: ") for line in said.err.splitlines() if line.startswith(str(path))]
    assert [head.split(":")[0] for head in heads] == [
        "L210 lỗi nặng",
        "L402 lỗi nặng",
        "L102 lỗi",
        "L316 nên sửa",
        "L601 nên sửa",
    ]
    assert said.out.startswith(f"{path}: 2 lỗi nặng, 1 lỗi, 2 nên sửa, ")
    assert "Phụ lục I, II.6.e" in heads[3]
    assert "lời khuyên, không phải quy định" in heads[4]


def test_advice_alone_fails_nothing(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "nên.docx"
    path.write_bytes(document(HEAD, TITLE, BODY.replace("./.", "."), CLOSE, FOOT))
    assert main(["lint", str(path)]) == 0
    assert capsys.readouterr().out.startswith(f"{path}: 1 nên sửa, ")


def test_a_folder_ends_with_a_table_of_its_files(tmp_path: Path, capsys: Capture) -> None:
    assert main(["lint", folder(tmp_path, a=SPOILT, b=SOUND, c=OUTSIDE)]) == 1
    *_, empty, head, first, second, third, last = capsys.readouterr().out.splitlines()
    assert empty == ""
    columns = [column.strip() for column in head.split("|")]
    assert columns == ["lỗi nặng", "lỗi", "nên sửa", "đạt", "không rõ", "không áp dụng", "tệp"]
    rows = [[cell.strip() for cell in row.split("|")] for row in (first, second, third, last)]
    assert [row[:3] for row in rows] == [["2", "1", "2"], ["0", "0", "0"], ["0", "0", "0"], ["2", "1", "2"]]
    assert rows[2][3:] == ["0", "0", str(len(RULES)), f"{tmp_path / 'c.docx'} (không thuộc phạm vi)"]
    assert rows[3][-1] == "3 tệp"
    assert len({row.index("|") for row in (head, first, second, third, last)}) == 1


def test_the_table_speaks_english_too(tmp_path: Path, capsys: Capture) -> None:
    main(["lint", "--lang", "en", folder(tmp_path, a=SPOILT, b=OUTSIDE)])
    said = capsys.readouterr().out
    assert "serious | failed | advice | passed | unclear | not applicable | file" in said
    assert "(outside the decree)" in said
    assert said.splitlines()[-1].endswith("2 files")


def test_json_of_a_folder_has_no_table_and_says_weight_and_scope(tmp_path: Path, capsys: Capture) -> None:
    main(["lint", "--format", "json", folder(tmp_path, a=SPOILT, b=OUTSIDE)])
    verdicts = json.loads(capsys.readouterr().out)
    assert len(verdicts) == 2 * len(RULES)
    assert {(v["code"], v["weight"]) for v in verdicts if v["outcome"] == "broken"} == {
        ("L210", "serious"),
        ("L402", "serious"),
        ("L102", "ordinary"),
        ("L316", "advice"),
        ("L601", "advice"),
    }
    assert {(v["scope"], v["scope_note"] is None) for v in verdicts} == {("own", True), ("speech", False)}
