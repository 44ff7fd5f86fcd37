"""The list of commands, what is held to it, and the arguments that have no meaning together."""

from __future__ import annotations

import importlib
import re
from typing import TYPE_CHECKING

import pytest

from kehoach.cli import COMMANDS, main
from tests.cli.calls import PLAN, refused, write
from tests.conftest import EXAMPLES, ROOT

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_the_module_of_its_name(name: str) -> None:
    module = importlib.import_module(f"kehoach.cli.{name.replace('-', '_')}")
    assert callable(module.add)
    assert callable(getattr(module, "run", None)) or name == "packs"


def test_the_readme_lists_the_commands_there_are() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `kehoach ([a-z-]+)", text, re.MULTILINE)) == set(COMMANDS)


@pytest.mark.parametrize(
    ("call", "why"),
    [
        ("render a.yaml --set -o x.docx", "--set, -o là một thư mục"),
        ("render a.yaml --set -o X.DOCX", "--set, -o là một thư mục"),
        ("render a.yaml --set --show-origin", "--show-origin không dùng với --set"),
        ("render a.yaml --document quyet_dinh --show-origin", "--show-origin không dùng với --set hoặc --document"),
        ("render a.yaml --set --metadata json", "--metadata không dùng với --set"),
        ("render a.yaml --show-origin --metadata json", "--metadata không dùng cùng --show-origin"),
        ("render a.yaml --format json", "--format chỉ dùng với --show-origin"),
        ("render a.yaml --format text", "--format chỉ dùng với --show-origin"),
        ("render a.yaml --set --format json", "--format chỉ dùng với --show-origin"),
        ("render a.yaml --document phieu_giao -o x.docx", "“phieu_giao” gồm 2 văn bản; -o phải là một thư mục"),
        ("compute a.yaml --force", "--force chỉ dùng với -o"),
        ("diff a.yaml a.yaml --force", "--force chỉ dùng với -o"),
        ("diff - -", "“-” (lấy từ lệnh đứng trước) chỉ dùng cho một bản"),
        ("lint a.docx --all --format json", "--all không dùng với --format json"),
        ("audit a.docx --formulas --format json", "--formulas chỉ dùng với dạng văn bản"),
        ("schema --packs .", "--packs chỉ dùng với --pack"),
        ("new --pack giam-ngheo --profile-only --year 2026 -o n.yaml", "--year không dùng với --profile-only"),
        ("new --pack giam-ngheo --profile-only --profile a.yaml -o n.yaml", "--profile không dùng với --profile-only"),
    ],
)
def test_arguments_without_meaning_together_are_refused_and_nothing_is_written(
    call: str, why: str, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    more = PLAN.replace("Thôn 1 | 100\n", "Thôn 1 | 100\n    Thôn 2 | 100\n")
    more = more.replace("Thôn 1 | 9 | 1\n", "Thôn 1 | 9 | 1\n      Thôn 2 | 9 | 1\n").replace(
        "| Thôn 1\n", "| Thôn 1; Thôn 2\n"
    )
    write(tmp_path, "a.yaml", text=more)
    assert why in refused(capsys, *call.split())
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]
    assert not re.search("[ếồộụ]", refused(capsys, *call.split(), "--lang", "en"))


def test_a_draft_of_a_report_is_refused_and_its_document_is_not_written_under_a_name_of_a_draft(
    tmp_path: Path, capsys: Capture
) -> None:
    report = str(EXAMPLES / "bac-son-2023-ngan" / "bao-cao-6-thang.yaml")
    target = tmp_path / "a.docx"
    assert "--draft không dùng cho báo cáo" in refused(capsys, "render", report, "--draft", "-o", str(target))
    assert not target.exists()
    assert main(["render", report, "-o", str(target)]) == 0


def test_arguments_that_have_a_meaning_together_are_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "a.yaml")
    for call in (
        "render a.yaml --set -o bo",
        "render a.yaml --document quyet_dinh -o q.docx",
        "render a.yaml --show-origin --format json",
        "compute a.yaml --format json -o a.json --force",
        "diff a.yaml a.yaml -o d.docx --force",
        "schema --pack giam-ngheo --packs .",
        "new --pack giam-ngheo --profile-only -o n.yaml",
    ):
        assert main(call.split()) == 0


def test_a_comparison_that_cannot_be_written_is_refused_before_anything_is_read(capsys: Capture) -> None:
    assert main(["diff", "không có.yaml", "không có.yaml", "-o", "x.pdf"]) == 2
    assert capsys.readouterr().err == "kehoach: x.pdf: tên tệp phải có đuôi .docx\n"
