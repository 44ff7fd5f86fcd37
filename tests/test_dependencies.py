"""What is declared is what is tried: every dependency names its oldest release, and a reason."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from typing import Any

import pytest

from tests.conftest import ROOT

PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
STUBS = {"types-PyYAML", "types-jsonschema"}
"""Types of other people's code; they follow the newest release of it."""


@pytest.fixture
def oldest() -> Any:
    if not (ROOT / ".ci" / "oldest.py").is_file():
        pytest.skip("not in a source archive")
    spec = importlib.util.spec_from_file_location("oldest", ROOT / ".ci" / "oldest.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.oldest


def declared() -> set[str]:
    """The names of all dependencies, whatever they are for."""
    said = tomllib.loads(PROJECT)
    project = said["project"]
    lines = [*said["build-system"]["requires"], *project["dependencies"]]
    lines += [line for extra in project["optional-dependencies"].values() for line in extra]
    return {re.split(r"[^\w.-]", line)[0] for line in lines} - {project["name"]}


def test_every_dependency_but_stubs_has_an_oldest_release(oldest: Any) -> None:
    assert {line.split("==")[0] for line in oldest(PROJECT)} == declared() - STUBS


def test_the_oldest_release_is_the_one_that_the_project_allows(oldest: Any) -> None:
    project = """
    [build-system]
    requires = ["maker>=1.24"]
    [project]
    dependencies = ["A.b>=0.19,<0.21", "c-d>=5.2; python_version > '3'", "e!=2,>=1", "f"]
    [project.optional-dependencies]
    more = ["self[x]", "g[y]>=2025.10.1"]
    """
    assert oldest(project) == ["maker==1.24", "A.b==0.19", "c-d==5.2", "e==1", "g==2025.10.1"]


def test_every_dependency_has_its_reason() -> None:
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert {name for name in declared() if name not in reasons} == set()
