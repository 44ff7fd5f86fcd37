"""``kehoach completion``: what each shell offers, asked of the shell itself where it is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from kehoach.cli import COMMANDS, main
from tests.cli.calls import refused

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]

BASH = """
source {script}
COMP_WORDS=({words} "$1"); COMP_CWORD=$((${{#COMP_WORDS[@]}}-1)); _kehoach; printf '%s\\n' "${{COMPREPLY[@]}}"
"""
ZSH = """
compdef() {{ : }}; _files() {{ : }}
_describe() {{ for one in "${{(@)found}}"; do [[ $one == "$asked"* ]] && print -r -- "${{one%%:*}}"; done }}
asked="$1"; source {script}
words=({words} "$1"); CURRENT=$#words; _kehoach
"""
FISH = """
source {script}
complete -C "{words} $argv[1]" | string replace -r '\\t.*' ''
"""
PROGRAMS = {"bash": BASH, "zsh": ZSH, "fish": FISH}
INSTALLED = [
    pytest.param(shell, marks=pytest.mark.skipif(not shutil.which(shell), reason="not installed")) for shell in PROGRAMS
]


def script(shell: str, capsys: Capture) -> str:
    assert main(["completion", shell]) == 0
    return capsys.readouterr().out


def offered(shell: str, words: str, begun: str, folder: Path, capsys: Capture) -> set[str]:
    """What a shell offers after some words for what is typed of the next."""
    file = folder / "script"
    file.write_text(script(shell, capsys), encoding="utf-8")
    program = PROGRAMS[shell].format(script=file, words=words)
    call = [shell, "-c", program, "--" if shell == "fish" else "-", begun]
    done = subprocess.run(call, capture_output=True, text=True, check=False, encoding="utf-8", cwd=folder)
    assert done.stderr == ""
    return set(done.stdout.split("\n")) - {""}


@pytest.mark.parametrize("shell", INSTALLED)
@pytest.mark.parametrize(
    ("words", "begun", "there"),
    [
        ("kehoach", "", set(COMMANDS)),
        ("kehoach", "co", {"compute", "completion"}),
        ("kehoach check", "--f", {"--format", "--final"}),
        ("kehoach check a.yaml --format", "", {"text", "json", "sarif"}),
        ("kehoach compute --format", "c", {"csv"}),
        ("kehoach packs", "", {"list", "show", "copy", "check"}),
        ("kehoach packs check", "--f", {"--format"}),
        ("kehoach packs check --format", "", {"text", "json"}),
        ("kehoach completion", "", {"bash", "zsh", "fish", "powershell"}),
        ("kehoach --lang en", "next", {"next-year"}),
    ],
)
def test_a_shell_offers_what_may_follow(
    shell: str, words: str, begun: str, there: set[str], tmp_path: Path, capsys: Capture
) -> None:
    assert offered(shell, words, begun, tmp_path, capsys) == there


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_a_script_names_every_command_and_option(shell: str, capsys: Capture) -> None:
    said = script(shell, capsys)
    assert [name for name in COMMANDS if not re.search(rf"\b{name}\b", said)] == []
    for option in ("show-origin", "profile-only", "actuals"):
        assert option in said


def test_what_powershell_reads_is_ascii_whatever_its_code_page(capsys: Capture) -> None:
    assert script("powershell", capsys).isascii()


def test_a_shell_that_is_not_known_is_refused(capsys: Capture) -> None:
    assert "chọn một trong: bash, zsh, fish, powershell" in refused(capsys, "completion", "tcsh")
