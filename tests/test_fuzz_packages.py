"""Some damaged Word files are refused, or print every plan; ``fuzz_packages.py`` is the long run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fuzz_packages import Bench, taken
from tests.fuzz_runs import crashes

if TYPE_CHECKING:
    from pathlib import Path

RUNS = 12


def test_damaged_word_files_are_refused_or_print_every_plan(tmp_path: Path) -> None:
    bench = Bench.in_folder(tmp_path)
    found, printed = crashes(range(RUNS), lambda number: taken(number, 1, bench))

    assert [crash.trace for crash in found] == []
    assert printed > RUNS // 10
