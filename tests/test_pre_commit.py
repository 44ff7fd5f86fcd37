"""The hook for pre-commit names the command that is installed, and the files it is for."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
import yaml

from kehoach.cli import main
from tests.conftest import EXAMPLES, ROOT


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


@pytest.mark.parametrize(
    ("file", "is_plan"),
    [
        ("plan.yaml", True),
        ("2026/plan.yml", True),
        ("giam-ngheo/ke-hoach-2026.yaml", True),
        ("2026.yaml", True),
        ("phuong-bac-son.yaml", False),
        ("packs/giam-ngheo/pack.yaml", False),
        ("explan.yaml", False),
        ("giam-ngheo.schema.json", False),
    ],
)
def test_the_hook_takes_plans_and_no_profiles_or_packs(file: str, is_plan: bool, hook: dict[str, Any]) -> None:
    assert bool(re.search(hook["files"], file)) is is_plan


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
