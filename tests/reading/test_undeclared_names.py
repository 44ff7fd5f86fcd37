"""A table whose ``columns`` declare its figures alone: one finding says what to add, and nothing else is said."""

from __future__ import annotations

import textwrap

import pytest

from tests.conftest import findings_in
from tests.spec_text import codes, found, plan, texts

ROWS = "Tên ấp | dt | ho\nRạch Lá | 701,25 | 422\nTắc Ráng | 99,80 | 412"
FIGURES = "dt: {label: Diện tích, unit: ha}\nho: {label: Số hộ, unit: hộ}"
PROSE = "Toàn xã có $(t.total.ho) hộ, Rạch Lá $(t[Rạch Lá].ho)."


def of(columns: str, rows: str = ROWS) -> str:
    parts = (("columns:", columns), ("rows: |", rows))
    body = "".join(f"{key}\n{textwrap.indent(text, '  ')}\n" for key, text in parts) + "total: Cộng"
    return plan("t:\n" + textwrap.indent(body, "  "), prose=PROSE)


def test_one_finding_at_the_name_says_what_to_add() -> None:
    (finding,) = findings_in(of(FIGURES))

    assert "ten: {label: Tên ấp, kind: text}" in (finding.hint_in("vi") or "")


def test_what_the_hint_says_mends_it() -> None:
    mended = of("ten: {label: Tên ấp, kind: text}\n" + FIGURES)

    assert codes(mended) == []
    assert texts(mended, "ho") == ["422", "412", "834"]


def test_a_column_of_row_numbers_before_the_names_makes_no_difference() -> None:
    rows = "TT | Tên ấp | dt | ho\n1 | Rạch Lá | 701,25 | 422\n2 | Tắc Ráng | 99,80 | 412"

    assert found(of(FIGURES, rows)) == [("KH287", "Tên")]


@pytest.mark.parametrize(
    "columns",
    ["ten: {label: Tên thôn, kind: text}\n" + FIGURES, "ten_ap: {label: Ấp, kind: text}\n" + FIGURES],
)
def test_a_declared_column_under_another_name_is_not_declared_twice(columns: str) -> None:
    assert codes(of(columns)) == ["KH221"]
