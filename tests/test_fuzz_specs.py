"""Some hundred damaged specs end in findings or in documents; ``fuzz_specs.py`` is the long run."""

from __future__ import annotations

from tests.fuzz_runs import crashes
from tests.fuzz_specs import originals, taken

RUNS = 80


def test_damaged_specs_give_findings_or_documents() -> None:
    specs = originals()
    found, printed = crashes(range(RUNS), lambda number: taken(number, 1, specs))

    assert [crash.trace for crash in found] == []
    assert printed > RUNS // 50
