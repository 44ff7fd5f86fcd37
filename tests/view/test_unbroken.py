"""What no line may break, and how a percent sign follows its figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.view.records import TableRow
from kehoach.view.unbroken import in_cell, in_row, running


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("tăng 7,5 - 8,0%", "tăng 7,5\u00a0-\u00a08,0%"),
        ("tăng 5 % so với năm 2025", "tăng 5% so với năm 2025"),
        ("35% - 40 %", "35%\u00a0-\u00a040%"),
        ("giai đoạn 2026 – 2030", "giai đoạn 2026\u00a0–\u00a02030"),
        ("kinh tế - xã hội", "kinh tế - xã hội"),
        ("Đơn vị tính: %", "Đơn vị tính: %"),
    ],
)
def test_running_text_keeps_ranges_and_closes_up_percents(typed: str, printed: str) -> None:
    assert running(typed) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Phòng VH - XH", "Phòng VH\u00a0-\u00a0XH"),
        ("P. VH-XH", "P.\u00a0VH\u2011XH"),
        ("Hạ tầng - đô thị", "Hạ tầng - đô thị"),
        ("đạt 100 % kế hoạch", "đạt 100% kế hoạch"),
        ("quý III/2026 - 2027", "quý III/2026\u00a0- 2027"),
        ("61,70 (a)", "61,70\u00a0(a)"),
        ("năm 2026", "năm 2026"),
        ("1.234", "1.234"),
    ],
)
def test_a_cell_keeps_abbreviations_too(typed: str, printed: str) -> None:
    assert in_cell(typed) == printed


PIECES = st.sampled_from(
    [
        *"0aA%.,()-–đĐ \u00a0",
        "2026",
        "P.",
        "TP.",
        "VH",
        "(a)",
        " - ",
        "\u00a0-\u00a0",
        "/2026",
        "XH",
        "quý III/2026 - 2027",
    ]
)


@given(st.lists(st.lists(PIECES, max_size=8).map("".join), min_size=1, max_size=4))
def test_a_row_has_each_of_its_cells_bound(cells: list[str]) -> None:
    assert in_row(TableRow("body", tuple(cells))).cells == tuple(map(in_cell, cells))
