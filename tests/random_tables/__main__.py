"""Random tables of every family against the evaluator: ``python -m tests.random_tables --tables 5000 --seed 1``."""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from tests.random_tables.comparison_with_library import Outcome, compared
from tests.random_tables.families import FAMILIES, plan_of


def main() -> int:
    """Run the tables, tell what was compared and what differs; 1 where something differs."""
    options = _options()
    names = options.family or list(FAMILIES)
    counts: Counter[str] = Counter()
    red: list[Outcome] = []
    for n in range(options.tables):
        name = names[n % len(names)]
        outcome = compared(plan_of(name, options.seed + n // len(names)))
        counts += outcome.counts
        counts["tables"] += 1
        red += [outcome] if outcome.differences else []
    for voice, count in sorted(counts.items()):
        print(f"{count:>9}  {voice}")
    for outcome in sorted(red, key=lambda each: len(each.spec))[: options.show]:
        _tell(outcome)
    print(f"{len(red)} tables differ")
    return 1 if red else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.random_tables", description=__doc__)
    parser.add_argument("--tables", type=int, default=1000, help="how many, over all families in turn")
    parser.add_argument("--seed", type=int, default=1, help="the first seed of each family")
    parser.add_argument("--family", action="append", choices=[*FAMILIES], help="only this one; may be repeated")
    parser.add_argument("--show", type=int, default=5, help="how many differing tables to print, the smallest first")
    return parser.parse_args()


def _tell(outcome: Outcome) -> None:
    print(f"--- {outcome.plan.family}, seed {outcome.plan.seed}")
    print("\n".join(outcome.differences[:8]))
    print(outcome.spec)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main())
