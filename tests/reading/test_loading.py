"""All findings of a file come at once."""

from __future__ import annotations

import pytest

import kehoach
from tests.marked_spec import GOOD, added, assert_found, changed


def test_all_findings_of_a_file_come_at_once_and_in_its_order() -> None:
    spec = changed("number: 66", "number: ▶số 66")
    spec = changed("date: 09/3/2023", "date: ▶30/02/2023", spec)
    spec = changed("  kind: phường\n", "  kind: phường\n  ▶provinc: x\n", spec)
    spec = changed("goal: ≥ 1 hộ", "goal: ▶x", spec)
    spec = changed("Khu phố 1 | 2 ", "Khu phố 1 | ▶0.5 ", spec)
    spec = changed("signer: Nguyễn Văn A", "signer: ▶Nguyễn Văn B", spec)
    spec = added("▶yaer: 2023\nopening: năm ▶$(▶yaer)\n".replace("▶$(▶", "$(▶"), spec)

    assert_found(spec, *("KH231", "KH215", "KH201", "KH230", "KH207", "KH309", "KH201", "KH301"))


def test_load_raises_with_all_findings() -> None:
    with pytest.raises(kehoach.SpecError) as raised:
        kehoach.loads(changed("number: 66", "number: số 66", changed("year: 2023", "year: 23")))

    assert [f.code for f in raised.value.findings] == ["KH232", "KH231"]
    assert kehoach.loads(GOOD).number == "66"
