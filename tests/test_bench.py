"""The comparison of two states of the code runs for a revision and for a folder; no test looks at its times."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

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
