"""Compares two states of the code: CPU time of load, compute, view and render, before and after.

    python bench/compare.py BEFORE AFTER [--rounds 7]

BEFORE and AFTER are checkouts, or revisions of the repository that this file lies in; a revision is laid out in a
temporary folder. A round is a fresh process for each of the two, which ``stages.py`` is run in, in alternating order.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import statistics
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent

Times = dict[str, dict[str, float]]
"""Milliseconds by plan and stage."""


@contextlib.contextmanager
def checkout(named: str) -> Iterator[Path]:
    """The folder of a checkout; a revision is laid out for as long as it is needed."""
    if Path(named).is_dir():
        yield Path(named).resolve()
        return
    with tempfile.TemporaryDirectory() as home:
        command = ["git", "-C", str(ROOT), "archive", "--format=zip", named]
        packed = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
        zipfile.ZipFile(io.BytesIO(packed)).extractall(home)
        yield Path(home).resolve()


def timed(folder: Path) -> Times:
    """What a fresh process needs for each stage of a checkout."""
    done = subprocess.run([sys.executable, str(HERE / "stages.py"), str(folder)], check=True, stdout=subprocess.PIPE)
    found: Times = json.loads(done.stdout)
    return found


def table(before: list[Times], after: list[Times]) -> Iterator[str]:
    """A line for each stage: the medians of both sides and how many times as long it takes now."""
    yield "| plan | stage | before, ms | after, ms | after / before |"
    yield "|---|---|---|---|---|"
    for plan, stages in after[0].items():
        for stage in stages:
            old, new = (statistics.median(one[plan][stage] for one in side) for side in (before, after))
            yield f"| {plan} | {stage} | {old:.2f} | {new:.2f} | {new / old:.2f} |"


def main() -> None:
    """Time both and print the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("before", help="a checkout, or a revision")
    options.add_argument("after", help="a checkout, or a revision")
    options.add_argument("--rounds", type=int, default=7)
    asked = options.parse_args()
    before: list[Times] = []
    after: list[Times] = []
    with checkout(asked.before) as old, checkout(asked.after) as new:
        sides = ((before, old), (after, new))
        for number in range(asked.rounds):
            for times, folder in sides if number % 2 == 0 else reversed(sides):
                times.append(timed(folder))
    sys.stdout.reconfigure(encoding="utf-8")
    print("\n".join(table(before, after)))


if __name__ == "__main__":
    main()
