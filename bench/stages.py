"""Times the four stages of one checkout in this process and prints them as JSON; ``compare.py`` starts it.

    python bench/stages.py CHECKOUT

Whatever face the checkout has is used: ``load`` took YAML text, too, before there was ``loads``. Each stage gets what
the one before has made in the same repetition, so that nothing kept from an earlier one helps. A first repetition,
which imports and compiles, is not counted.
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


def timed(road: dict[str, Callable[[Any], Any]], repetitions: int) -> dict[str, float]:
    """The CPU time of each stage in milliseconds, the mean of the repetitions: Windows counts it in steps of 16 ms."""
    spent = dict.fromkeys(road, 0.0)
    for repetition in range(-1, repetitions):
        gc.collect()
        made = None
        for name, stage in road.items():
            begin = time.process_time()
            made = stage(made)
            if repetition >= 0:
                spent[name] += time.process_time() - begin
    return {name: seconds * 1000 / repetitions for name, seconds in spent.items()}


def main() -> None:
    """Time the checkout that is named."""
    checkout = Path(sys.argv[1]).resolve()
    sys.path.insert(0, str(checkout / "src"))
    import kehoach

    assert Path(kehoach.__file__).is_relative_to(checkout), kehoach.__file__
    loads, text = getattr(kehoach, "loads", kehoach.load), large_plan(ROWS)
    found = {
        "Bắc Sơn": timed(stages(lambda: kehoach.load(checkout / REAL_PLAN)), 20),
        "1.000 × 12": timed(stages(lambda: loads(text)), 3),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
