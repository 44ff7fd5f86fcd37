"""Times the four stages of one checkout in this process and prints them as JSON; ``compare.py`` starts it.

    python bench/stages.py CHECKOUT

Whatever face the checkout has is used: ``load`` took YAML text, too, before there was ``loads``. Each stage gets what
the one before has made in the same pass, so that nothing kept from an earlier one helps. A first pass, which imports
and compiles, is not counted; of the others each stage has its least, as other programs can only add to it.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from large_table import large_plan

if TYPE_CHECKING:
    from collections.abc import Callable

REAL_PLAN = "examples/bac-son-2023/plan.yaml"
ROWS = 1000
CLOCK = time.perf_counter if sys.platform == "win32" else time.process_time
"""Windows counts CPU time in steps of 16 ms, longer than some stages take."""


def stages(load: Callable[[], Any]) -> dict[str, Callable[[Any], Any]]:
    """The stages of one plan in order; each takes what the one before gave."""
    import kehoach
    from kehoach.pipeline import print_document
    from kehoach.view.document import view_document

    return {
        "load": lambda _: load(),
        "compute": kehoach.compute,
        "view": lambda computed: (view_document(computed), computed.plan),
        "render": lambda viewed: print_document(*viewed),
    }


def timed(road: dict[str, Callable[[Any], Any]], passes: int) -> dict[str, float]:
    """The least CPU time of each stage in milliseconds."""
    spent: dict[str, list[float]] = {name: [] for name in road}
    for _ in range(1 + passes):
        gc.collect()
        made = None
        for name, stage in road.items():
            begin = CLOCK()
            made = stage(made)
            spent[name].append((CLOCK() - begin) * 1000)
    return {name: min(times[1:]) for name, times in spent.items()}


def main() -> None:
    """Time the checkout that is named."""
    checkout = Path(sys.argv[1]).resolve()
    sys.path.insert(0, str(checkout / "src"))
    import kehoach

    assert Path(kehoach.__file__).is_relative_to(checkout), kehoach.__file__
    loads, text = getattr(kehoach, "loads", kehoach.load), large_plan(ROWS)
    found = {
        "Bắc Sơn": timed(stages(lambda: kehoach.load(checkout / REAL_PLAN)), 30),
        "1.000 × 12": timed(stages(lambda: loads(text)), 5),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
