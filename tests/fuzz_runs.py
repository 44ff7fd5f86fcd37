"""Numbered runs that may end in findings or in documents, and never in a crash; what the fuzzers beside this share.

Run number N always reads the same input: it depends on the number and the seed alone.
"""

from __future__ import annotations

import argparse
import sys
import traceback
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True, slots=True)
class Crash:
    """A run that ended in an exception: where that arose, and the whole of it."""

    number: int
    where: str
    trace: str


def attempt(number: int, run: Callable[[], bool]) -> Crash | bool:
    """What a run came to: a crash, or whether it came as far as Word."""
    try:
        return run()
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        last = next((frame for frame in reversed(frames) if "kehoach" in frame.filename), frames[-1])
        where = f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno}"
        return Crash(number, where, "".join(traceback.format_exception(error)))


def crashes(numbers: Iterable[int], run: Callable[[int], bool]) -> tuple[list[Crash], int]:
    """The runs that crashed, and how many came as far as Word."""
    results = [attempt(number, lambda number=number: run(number)) for number in numbers]  # type: ignore[misc]
    return [result for result in results if isinstance(result, Crash)], results.count(True)


def main(
    about: str | None, run: Callable[[int, int], bool], made: Callable[[int, int], bytes], *, runs: int = 20_000
) -> int:
    """The long run: each kind of crash is printed once. ``run`` and ``made`` (its input) take a number and a seed."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=runs)
    parser.add_argument("--first", type=int, default=0, help="the number of the first run")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, help="this run alone")
    parser.add_argument("--show", action="store_true", help="print the input of --only")
    options = parser.parse_args()
    numbers = range(options.first, options.first + options.runs)
    if options.only is not None:
        numbers = range(options.only, options.only + 1)
        if options.show:
            sys.stdout.buffer.write(made(options.only, options.seed))
    kinds: Counter[str] = Counter()
    printed = 0
    for number in numbers:
        result = attempt(number, lambda number=number: run(number, options.seed))  # type: ignore[misc]
        if isinstance(result, Crash):
            kinds[result.where] += 1
            if kinds[result.where] == 1:
                print(f"run {number}: {result.where}\n{result.trace}", flush=True)
        printed += result is True
    for where, count in kinds.most_common():
        print(f"{count} x {where}")
    print(f"{len(numbers)} runs, {printed} as far as Word, {kinds.total()} crashes of {len(kinds)} kinds")
    return 1 if kinds else 0
