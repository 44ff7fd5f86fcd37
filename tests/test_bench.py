"""The benches run and compare what is the same; no test looks at their times."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import kehoach
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

ROW = re.compile(r"\| (Bắc Sơn|1\.000 × 12) \| (load|compute|view|render) \| \d+\.\d\d \| \d+\.\d\d \| \d+\.\d\d \|")


def compared(before: str | Path, after: str | Path) -> list[tuple[str, ...]]:
    """Plan and stage of each row of the table that is printed."""
    command: list[str | Path] = [sys.executable, ROOT / "bench" / "compare.py", before, after, "--rounds", "1"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return [ROW.fullmatch(line).groups() for line in done.stdout.splitlines()[2:]]  # type: ignore[union-attr]


@pytest.mark.slow
def test_each_stage_of_both_plans_has_a_line() -> None:
    before = "HEAD" if (ROOT / ".git").exists() else ROOT
    stages = ("load", "compute", "view", "render")
    assert compared(before, ROOT) == [(plan, stage) for plan in ("Bắc Sơn", "1.000 × 12") for stage in stages]


def test_the_template_of_the_peers_filled_with_their_strings_is_the_document_of_the_plan(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    peer_work = importlib.import_module("peer_work")
    document = kehoach.render(kehoach.compute(kehoach.loads(peer_work.plan_text(130))))
    made = peer_work.floor(peer_work.template_of(document, "segments"), peer_work.strings(document))()
    assert peer_work.lines(made) == peer_work.lines(document)
