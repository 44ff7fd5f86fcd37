"""What was typed by hand although it is computed."""

from __future__ import annotations

import pytest

from tests.conftest import findings_in
from tests.rules.rule_specs import changed


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("29 hộ nghèo", "giam_ngheo.total.dau"),
        ("2.452 hộ", "giam_ngheo.total.ho"),
        ("1,18%", "giam_ngheo.total.ty_le_dau"),
    ],
)
def test_a_figure_typed_by_hand_that_equals_a_computed_total_is_noted_at_its_place(typed: str, address: str) -> None:
    text = changed(("Cân đối, bố trí nguồn", f"Với {typed}, cân đối, bố trí nguồn"))
    notes = [f for f in findings_in(text) if f.code == "KH605"]
    assert [dict(f.details)["address"] for f in notes] == [address]
    line = text.splitlines()[notes[0].line - 1]
    assert line[notes[0].column - 1 :].startswith(typed.split("%")[0].removesuffix(" nghèo"))
    assert address in notes[0].hint


@pytest.mark.parametrize("typed", ["28 hộ nghèo", "1 hộ", "29 năm", "129 hộ", "29,5 hộ", "Nghị quyết 29/hộ"])
def test_a_figure_that_only_looks_alike_is_left_alone(typed: str) -> None:
    text = changed(("Cân đối, bố trí nguồn", f"Với {typed}, cân đối, bố trí nguồn"))
    assert [f.code for f in findings_in(text)] == []
