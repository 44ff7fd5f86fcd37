"""The changelog knows every public name and command, and says for each version what has to be changed to use it."""

from __future__ import annotations

import re

import pytest

import kehoach
from kehoach.cli import COMMANDS
from tests.conftest import ROOT

CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
VERSIONS = dict(re.findall(r"^## \[([^\]]+)\]\n(.*?)(?=^## |\Z)", CHANGELOG, re.DOTALL | re.MULTILINE))


def test_the_version_of_the_package_is_listed_and_so_is_what_comes_next() -> None:
    assert list(VERSIONS)[:2] == ["Unreleased", kehoach.__version__]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_version_has_one_line_on_compatibility_and_each_kind_of_change_once(version: str) -> None:
    headings = re.findall(r"^### (\w+)$", VERSIONS[version], re.MULTILINE)
    assert VERSIONS[version].count("\n**Compatibility:** ") == 1
    assert sorted(headings) == sorted(set(headings) & {"Added", "Fixed", "Changed", "Removed"})


@pytest.mark.parametrize("name", kehoach.__all__)
def test_a_public_name_has_an_entry(name: str) -> None:
    assert re.search(rf"`(?:kehoach\.)?{name}[`(]", CHANGELOG) or f"kehoach.{name}" in CHANGELOG


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_has_an_entry(command: str) -> None:
    assert f"`kehoach {command}" in CHANGELOG or f"`{command}`" in CHANGELOG
