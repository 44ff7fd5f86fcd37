"""Times a large table down the whole road: 12 columns with groups and totals, at 100, 1.000 and 10.000 rows.

    python bench/tables.py [--rows 100 1000 10000]

The table is that of ``large_table.py``. Beside it, in the same run, the hand-written loop that a careful programmer
would write over the same figures as Decimals: split the lines, compute the columns, subtotals of groups, total, round
once, format. Figures are medians in milliseconds, of five rounds and of more where a round is short; memory is the peak
that Python allocated above where it began.
"""

from __future__ import annotations

import argparse
import statistics
import time
import tracemalloc
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from large_table import grid, large_plan

import kehoach
from kehoach.diagnostics import Findings
from kehoach.tables.compute import compute_plan

if TYPE_CHECKING:
    from collections.abc import Callable


def by_hand(lines: list[str]) -> list[tuple[str, ...]]:
    """The same table by a plain loop over Decimals: cells read, computed, summed, rounded and formatted."""

    def read(text: str) -> Decimal:
        return Decimal(text.replace(".", "").replace(",", "."))

    def show(value: Decimal, places: int) -> str:
        rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        return f"{rounded:,}".replace(",", " ").replace(".", ",").replace(" ", ".")

    def printed(name: str, s: list[Decimal]) -> tuple[str, ...]:
        ho, dau, giam, area, made = s[:5]
        cuoi = dau - giam
        return (
            name, show(ho, 0), show(dau, 0), show(giam, 0), show(area, 2), show(s[5], 1) if len(s) > 5 else "",
            show(cuoi, 0), show(made, 2), show(dau / ho * 100, 2), show(cuoi / ho * 100, 2),
            show(giam / dau * 100, 2), show(made / area, 1),
        )  # fmt: skip

    out: list[tuple[str, ...]] = []
    total = [Decimal(0)] * 5
    group, title = [Decimal(0)] * 5, ""
    waiting: list[tuple[str, ...]] = []
    for line in [*lines[1:], "      |"]:
        cells = [cell.strip() for cell in line.split("|")]
        if not line.startswith("        "):
            if title:
                out += [printed(title, group), *waiting]
            title, group, waiting = cells[0], [Decimal(0)] * 5, []
            continue
        ho, dau, giam, area, quality = map(read, cells[1:])
        row = [ho, dau, giam, area, area * quality]
        group = [a + b for a, b in zip(group, row, strict=True)]
        total = [a + b for a, b in zip(total, row, strict=True)]
        waiting.append(printed(cells[0], [*row, quality]))
    return [*out, printed("Tổng cộng", total)]


def median(job: Callable[[], object], rounds: int = 5) -> float:
    """The median time of a job in milliseconds."""
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        job()
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times)


def peak(job: Callable[[], object]) -> float:
    """The most memory that a job allocated, in MB."""
    tracemalloc.start()
    job()
    found = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return found


def main() -> None:
    """Print a line a size."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rows", type=int, nargs="+", default=[100, 1000, 10000])
    names = ("rows", "load", "compute", "render", "whole", "by hand", "load+compute / by hand", "MB")
    print("".join(f"{name:>24}" if "/" in name else f"{name:>10}" for name in names))
    for rows in options.parse_args().rows:
        lines = grid(rows)
        text = large_plan(rows)
        plan = kehoach.loads(text)
        computed = kehoach.compute(plan)
        hand = by_hand(lines)
        table = computed.tables["t"]
        shown = [tuple(table.total(c).text for c in ("ho", "san_luong", "ty_le_cuoi", "binh_quan"))]
        assert shown == [tuple(hand[-1][i] for i in (1, 7, 9, 11))], (shown, hand[-1])
        rounds = max(5, 6000 // rows)
        load = median(lambda t=text: kehoach.loads(t), rounds)
        compute = median(lambda p=plan: compute_plan(p, Findings()), rounds)
        loop = median(lambda g=lines: by_hand(g), rounds)
        render = median(lambda c=computed: kehoach.render(c), rounds)
        memory = peak(lambda t=text: kehoach.render(kehoach.compute(kehoach.loads(t))))
        whole = load + compute + render
        ratio = (load + compute) / loop
        print(
            f"{rows:>10}{load:>10.1f}{compute:>10.1f}{render:>10.1f}{whole:>10.1f}{loop:>10.1f}{ratio:>24.1f}{memory:>10.1f}"
        )


if __name__ == "__main__":
    main()
