"""What is declared is what is tried: a dependency has an oldest release, a reason, a pinned release and a licence."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import re
import tomllib
from typing import Any

import pytest
from packaging.requirements import Requirement

from tests.conftest import ROOT, docs_module

licences = docs_module("licences")
PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
PAGE = licences.PAGES["en"].read_text(encoding="utf-8")
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
    assert {name for name in declared() if name not in PAGE} == set()


def asked_for(extra: str) -> list[Requirement]:
    """All that pyproject.toml asks for to run, to build and for one extra."""
    said = tomllib.loads(PROJECT)
    extras = said["project"]["optional-dependencies"]
    lines = [*said["build-system"]["requires"], *said["project"]["dependencies"], *extras[extra]]
    own = [re.findall(r"[a-z]+", line)[1:] for line in lines if line.startswith("kehoach[")]
    lines += [line for names in own for name in names for line in extras[name]]
    return [Requirement(line) for line in lines if not line.startswith("kehoach")]


@pytest.mark.parametrize("extra", ["dev", "docs"])
def test_every_dependency_is_pinned_to_a_release_that_the_project_allows(extra: str) -> None:
    pinned = {pin.name: pin.version for pin in licences.pins(extra)}
    for requirement in asked_for(extra):
        assert requirement.specifier.contains(pinned[licences.canonical(requirement.name)]), requirement


@pytest.mark.parametrize("extra", ["dev", "docs"])
def test_what_a_pinned_package_needs_is_pinned_too(extra: str) -> None:
    names = {pin.name for pin in licences.pins(extra)}
    assert {parent for pin in licences.pins(extra) for parent in pin.parents} <= names
    for pin in licences.pins(extra):
        assert pin.parents or pin.name in {licences.canonical(one.name) for one in asked_for(extra)}


@pytest.mark.parametrize("extra", ["dev", "docs"])
def test_every_pin_has_its_hashes_and_no_line_names_an_index(extra: str) -> None:
    text = (ROOT / "requirements" / f"{extra}.txt").read_text(encoding="utf-8")
    pins = licences.pins(extra)

    assert [pin.name for pin in pins if not pin.hashes] == []
    assert sum(len(pin.hashes) for pin in pins) == text.count("--hash=")
    for line in text.splitlines():
        assert re.match(r"[a-z0-9.-]+==|    --hash=sha256:|    #|#", line), line
    assert "://" not in text


def test_every_package_has_a_line_with_its_licence() -> None:
    needed = licences.purposes()
    assert {licences.canonical(name) for name in declared()} <= needed.keys()
    assert {name: purpose for name, (_, purpose) in licences.listed(PAGE).items()} == needed


def test_the_vietnamese_page_has_the_same_licences_and_says_what_for_in_vietnamese() -> None:
    assert licences.listed(licences.PAGES["vi"].read_text(encoding="utf-8")) == {
        name: (licence, licences.purpose_in("vi", purpose))
        for name, (licence, purpose) in licences.listed(PAGE).items()
    }


def test_a_licence_is_the_one_that_the_installed_package_states() -> None:
    compared = 0
    for package, (licence, _) in licences.listed(PAGE).items():
        try:
            stated = licences.licence_of(package) or licences.UNSAID[package]
        except importlib.metadata.PackageNotFoundError:  # of the site, of building, of another system
            continue
        # An older release may name fewer: numpy did not name those of what it is built with.
        assert set() != licences.families(stated) <= licences.families(licence), package
        compared += 1
    assert compared >= len(tomllib.loads(PROJECT)["project"]["dependencies"])


def test_nothing_under_the_gpl_is_needed_at_run_time() -> None:
    licences_there = [licence for licence, purpose in licences.listed(PAGE).values() if purpose == "run time"]
    assert licences_there
    for licence in licences_there:
        assert licences.families(licence) <= {"MIT", "BSD", "PSF", "LGPL"}
