"""What no line may break, and how a percent sign follows its figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.view.records import (
    Block,
    DocumentView,
    HeaderCell,
    Heading,
    Properties,
    Signature,
    TableColumn,
    TableRow,
    TableView,
)
from kehoach.view.unbroken import in_cell, in_row, running, unbroken


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


@pytest.mark.parametrize("typed", ["2026 - 2030", "8 %", "VH-XH", "12 (a)", "P. Nội vụ", "8\u00a0%"])
def test_in_a_long_table_the_one_cell_is_found_in_which_something_is_to_be_bound(typed: str) -> None:
    rows = [TableRow("body", (f"Thôn {number}", "1.234,5")) for number in range(300)]
    rows[200] = TableRow("body", (typed, "1"))
    table = TableView(
        (TableColumn("text"), TableColumn("number")), ((HeaderCell("A", 0), HeaderCell("B", 1)),), tuple(rows)
    )
    heading, signature = Heading("", ("XÃ A",), "", ""), Signature(("CHỦ TỊCH",), "")
    blocks = (Block(table=table),)
    document = DocumentView(
        heading, "KẾ HOẠCH", "Việc", (), "", blocks, (), signature, (), Properties("", "", "", None)
    )

    (block,) = unbroken(document, ()).blocks
    assert block.table
    assert block.table.rows == (*rows[:200], in_row(rows[200]), *rows[201:])
    assert block.table.rows[200] != rows[200]
