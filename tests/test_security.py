"""What SECURITY.md promises is so: nothing reaches out, nothing read is run, and the limits are those of the source."""

from __future__ import annotations

import ast
from typing import Final

import pytest

from kehoach.numbers import format_exact, reading
from kehoach.ooxml import budgets
from kehoach.ooxml.budgets import MIB
from kehoach.plan import parsing
from kehoach.rules import placement
from kehoach.source import decoding, yaml_events
from tests.conftest import ROOT
from tests.test_architecture import imported, modules

REACHING: Final = frozenset(
    (
        *(
            "socket",
            "ssl",
            "http",
            "urllib.request",
            "ftplib",
            "smtplib",
            "asyncio",
            "webbrowser",
            "requests",
            "urllib3",
        ),
        *("subprocess", "multiprocessing", "pty", "pickle", "marshal", "shelve", "code", "runpy", "yaml.unsafe_load"),
    )
)
"""What could reach a network, start a program, or make code of data."""
RUNNING: Final = frozenset(
    ("eval", "exec", "compile", "__import__", "os.system", "os.popen", "os.startfile", "os.execv", "os.spawnv")
)


WORKERS: Final = "batch/workers.py"
"""The one file that starts processes of kehoach itself, when they are asked for (``--jobs``)."""
OFFICE: Final = "office_program.py"
"""The one file that starts another program: LibreOffice, for a PDF and for an old .doc."""


def reaching_out(tree: ast.AST) -> list[str]:
    """The imports and calls in a module that could."""
    calls = (ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [
        *(name for name in sorted(imported(tree)) if name in REACHING or name.split(".")[0] in REACHING),
        *(call for call in calls if call.removeprefix("builtins.") in RUNNING),
    ]


def test_nothing_reaches_a_network_starts_a_program_or_runs_what_it_reads() -> None:
    found = {name: found for name, tree in modules() if (found := reaching_out(tree))}
    assert {name.partition(".")[0] for name in found.pop(WORKERS)} == {"multiprocessing"}
    assert found.pop(OFFICE) == ["subprocess"]
    assert found == {}


@pytest.mark.parametrize(
    "line",
    [
        "import socket",
        "from urllib.request import urlopen",
        "import urllib.request",
        "import http.client",
        "from subprocess import run",
        "eval(text)",
        "builtins.exec(text)",
        "os.system(text)",
    ],
)
def test_what_could_is_seen(line: str) -> None:
    assert reaching_out(ast.parse(line)) != []


def number(value: int) -> str:
    return format_exact(value, 0)


def test_the_limits_are_those_of_the_source() -> None:
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    for limit in (
        f"| {decoding.SIZE_LIMIT // 2**20} MiB (KH103) |",
        f"| {yaml_events.DEPTH_LIMIT} levels (KH109) |",
        f"| {reading.MAX_DIGITS} (KH212) |",
        f"| {parsing.TOKEN_LIMIT} tokens, {parsing.NESTING_LIMIT} nested brackets (KH226) |",
        f"| {placement.WORD_COLUMNS} and {format_exact(placement.WORD_ROWS, 0)} (KH318) |",
        *(
            f"| {budget.entries} parts, {budget.size // MIB} MiB unpacked, {number(budget.elements)} elements of XML, "
            f"{number(budget.text)} characters of one text, {budget.depth} elements within one another, "
            f"{budget.attributes} attributes of one element |"
            for budget in (budgets.DOCUMENT, budgets.TEMPLATE)
        ),
        f"| {number(budgets.TAGS)} of {budgets.TAG} characters, {budgets.NESTED_TAGS} blocks within one another, "
        f"{budgets.LOOPS_ANEW} loops over whole lists within one another; "
        f"{budgets.FINDINGS} findings are listed (KH536, KH537) |",
    ):
        assert limit in page, limit
