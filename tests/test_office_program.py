"""LibreOffice is found where it is, and ended where it takes too long."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from kehoach.office_program import ConversionFailed, converted, find_office

if TYPE_CHECKING:
    from pathlib import Path

on_posix = pytest.mark.skipif(os.name != "posix", reason="the programs of these tests are shell scripts")


def program(path: Path, script: str = "exit 0") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@on_posix
def test_the_program_on_the_search_path_comes_first(tmp_path: Path) -> None:
    found = program(tmp_path / "bin" / "soffice")
    assert find_office({"PATH": str(found.parent)}) == found


def test_on_windows_it_is_in_program_files(tmp_path: Path) -> None:
    path = program(tmp_path / "Program Files" / "LibreOffice" / "program" / "soffice.com")
    assert find_office({"PATH": "", "ProgramFiles": str(tmp_path / "Program Files")}) == path


@on_posix
def test_each_run_has_a_profile_of_its_own_with_its_settings(tmp_path: Path) -> None:
    copy = 'case "$1" in -env:UserInstallation=file://*) p="${1#-env:UserInstallation=file://}";; esac\n'
    copy += 'for last in "$@"; do :; done\ncp "$p/user/registrymodifications.xcu" "${last%.docx}.pdf"'
    office = program(tmp_path / "soffice", copy)
    made = [converted(office, b"word", ".docx", "pdf:x", {("/a", "B"): "true"}, 20) for _ in range(2)]
    assert b'oor:path="/a"><prop oor:name="B" oor:op="fuse"><value>true</value>' in made[0]


@on_posix
def test_what_the_program_says_is_passed_on_where_it_makes_no_file(tmp_path: Path) -> None:
    office = program(tmp_path / "soffice", "echo 'source file could not be loaded' >&2")
    with pytest.raises(ConversionFailed, match="source file could not be loaded"):
        converted(office, b"word", ".docx", "pdf", {}, 20)


@on_posix
def test_a_program_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    office = program(tmp_path / "soffice", "sleep 600 & wait")
    with pytest.raises(ConversionFailed, match="not done"):
        converted(office, b"word", ".docx", "pdf", {}, 0.2)
