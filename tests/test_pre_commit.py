"""The hook for pre-commit names the command that is installed, which takes plans and nothing else."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from kehoach.cli import main
from tests.conftest import EXAMPLES, ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def hook() -> dict[str, Any]:
    (only,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert isinstance(only, dict)
    return only


def test_the_hook_runs_the_installed_command_on_the_files_it_is_handed(hook: dict[str, Any]) -> None:
    script, *arguments = hook["entry"].split()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert hook["id"] == "kehoach-check"
    assert hook["language"] == "python"
    assert hook["types"] == ["yaml"]
    assert script in project["scripts"]
    assert main([*arguments, *(str(EXAMPLES / name / "plan.yaml") for name in ("bac-son-2023", "nhiem-vu-mau"))]) == 0


def test_the_hook_finds_plans_by_what_is_in_them(
    hook: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {
        "giam-ngheo.yaml": "kehoach: 1\npack: giam-ngheo\n",
        "của ai.yml": "# Kế hoạch\nyear: 2026\nkehoach: 1\n",
        "hỏng.yaml": "kehoach: 1\nx: [\n",
        "phuong-bac-son.yaml": "issuer: {kind: phường, name: Bắc Sơn}\n",
        "docker-compose.yaml": "services: {web: {image: kehoach}}\n",
        "dưới.yaml": "x:\n  kehoach: 1\n",
        "ke_hoach.yaml": "ke_hoach: 1\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    _, *arguments = hook["entry"].split()

    assert "files" not in hook
    assert main([*arguments, *(str(tmp_path / name) for name in texts)]) == 1
    told = [re.sub(r":.*", "", line) for line in capsys.readouterr().out.splitlines()]
    assert told == [str(tmp_path / name) for name in list(texts)[:3]]


def test_a_commit_without_a_plan_passes_in_silence(
    hook: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "docker-compose.yaml").write_text("services: {}\n", encoding="utf-8")
    _, *arguments = hook["entry"].split()

    assert main([*arguments, str(tmp_path / "docker-compose.yaml")]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_near_miss_is_told_where_the_file_was_meant(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plan.yaml").write_text("ke_hoach: 1\n", encoding="utf-8")

    assert main(["check", str(tmp_path / "plan.yaml")]) == 1
    assert "“kehoach”" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_trouble_for_the_hook_too(
    hook: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, *arguments = hook["entry"].split()

    assert main([*arguments, str(tmp_path / "không có.yaml")]) == 2
    assert "không đọc được" in capsys.readouterr().err


CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
(LOCAL,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]


def test_the_hooks_of_contributors_fetch_nothing_and_see_the_whole_project() -> None:
    assert LOCAL["repo"] == "local"
    assert {(hook["language"], hook["pass_filenames"]) for hook in LOCAL["hooks"]} == {("system", False)}


@pytest.mark.parametrize("hook", LOCAL["hooks"], ids=lambda hook: str(hook["id"]))
def test_a_hook_of_contributors_is_a_command_of_contributing(hook: dict[str, Any]) -> None:
    assert hook["entry"].startswith("python -m ")
    assert f".venv/bin/{hook['entry']}\n" in CONTRIBUTING


def test_the_hooks_of_contributors_are_the_checks_of_style_and_types_of_the_gate() -> None:
    gate = ROOT / ".ci" / "run"
    if not gate.is_file():
        pytest.skip("not in a source archive")
    (checks,) = re.findall(
        r"^style_and_types\(\) \{\n(.*?)^\}", gate.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    assert [line.strip().replace('"$python"', "python") for line in checks.splitlines()] == [
        hook["entry"] for hook in LOCAL["hooks"]
    ]
