"""Some hundred damaged specs end in findings or in documents; ``fuzz_specs.py`` is the long run."""

from __future__ import annotations

from tests.fuzz_specs import crashes, originals

RUNS = 80


def test_damaged_specs_give_findings_or_documents() -> None:
    found, printed = crashes(range(RUNS), 1, originals())

    assert [crash.trace for crash in found] == []
    assert printed > RUNS // 50
