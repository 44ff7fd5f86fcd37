"""Parts in brackets are compared with the figure before them, where the column shows that they add up."""

from __future__ import annotations

import pytest

from tests.auditing.word_tables import audited, found, with_cell

CROPS = """
Vụ | Diện tích (ha) | Sản lượng (tấn)
Ngô xuân | 72,0 (lấy hạt 50,3; sinh khối 21,7) | 281,3
Ngô hè thu | 64,5 (lấy hạt 41,5; sinh khối 23,0) | 210,9
Ngô đông | 58,0 (lấy hạt 30, sinh khối 28) | 150,2
Đậu | 12,0 | 20,1
"""


def test_parts_that_do_not_add_up_are_a_question() -> None:
    assert found(audited(CROPS)) == []
    table = audited(with_cell(CROPS, 2, 1, "64,5 (lấy hạt 41,5; sinh khối 32,0)"))
    assert found(table) == [("A403", 2, 1, "73,5")]
    assert not table.findings[0].is_wrong
    assert table.findings[0].witness.vi == "64,5 = 41,5 + 32,0 (đúng 2/3 ô của cột; có thể)"


@pytest.mark.parametrize(
    "cell",
    [
        "64,5 (trong đó lấy hạt 41,5; sinh khối 3,0)",
        "64,5 (lấy hạt 41,5)",
        "64,5 (lấy hạt 64 %; sinh khối 30 %)",
        "64,5 (vụ 1: 41,5 trên 3 thôn; vụ 2: 20)",
        "64,5 (41,5; 20)",
        "64,5 (Quyết định 12/QĐ-UBND; Quyết định 13)",
    ],
    ids=["picked", "one part", "shares", "two figures", "without words", "papers"],
)
def test_brackets_that_are_no_parts_say_nothing(cell: str) -> None:
    assert found(audited(with_cell(CROPS, 2, 1, cell))) == []


def test_a_column_in_which_no_brackets_add_up_says_nothing() -> None:
    text = with_cell(with_cell(CROPS, 1, 1, "72,0 (nữ 50; trẻ 9)"), 2, 1, "64,5 (nữ 41; trẻ 2)")
    assert found(audited(with_cell(text, 3, 1, "58,0 (nữ 30; trẻ 8)"))) == []
