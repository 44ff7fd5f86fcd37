"""A table is written in the form that says most and still prints what the document has."""

from __future__ import annotations

import pytest

import kehoach
from tests.importing.typed_documents import OPENING, document

Rows = list[list[str]]


def table(rows: Rows) -> str:
    """The lines of the table as it is imported, after it was found to print the same and to have no error."""
    found = kehoach.import_document(document(OPENING, "**I. MỘT**", rows, "./."))
    outcome = kehoach.evaluate(text=found.text)
    assert [str(f) for f in outcome.findings if f.severity is kehoach.Severity.ERROR] == []
    assert [f.message for f in found.findings if f.code == "KH720"] == []
    return found.text.partition("tables:\n")[2].partition("recipients:")[0]


def test_numbers_of_rows_are_levels_and_groups_are_added_up() -> None:
    rows = [
        ["TT", "Nội dung", "Dự toán"],
        ["I", "Thu", "30"],
        ["1", "Thu thuế", "10"],
        ["2", "Thu phí", "20"],
        ["II", "Vay", "5"],
        ["1", "Vay tỉnh", "5"],
        ["", "Tổng cộng", "35"],
    ]
    text = table(rows)

    assert "numbering: I 1\n    total: Tổng cộng\n" in text
    assert "      Thu        |\n        Thu thuế | 10\n" in text


def test_a_number_of_its_own_is_kept() -> None:
    text = table([["TT", "Việc", "Số"], ["1", "Một", "4"], ["2", "Hai", "5"], ["2a", "Hai a", "6"], ["3", "Ba", "7"]])

    assert "Hai a | 6  | 2a" in text


@pytest.mark.parametrize(
    "rows",
    [
        [["TT", "Thôn", "Số"], ["5", "Thôn Đông", "4"], ["2", "Thôn Đông", "5"], ["", "Cộng", "7"]],
        [["Năm", "Số", "Ghi chú"], ["2023", "12", "a"], ["2024", "13 (a)", "0.84"]],
        [["Tên", "Số", "<"], ["", "Nam", "Nữ"], ["Một", "1", "2"], ["Nhóm", "<", "5"], ["Hai", "<", "4"]],
        [["Tên", "Nơi"], ["Một\nHai", "a\nb"], ["x | y", '"z"']],
        [["Tên"], ["Một"]],
        [["Tên", "Số"]],
    ],
    ids=["strange numbers", "years", "merged", "lines in cells", "one column", "header alone"],
)
def test_whatever_a_table_has_is_printed_again(rows: Rows) -> None:
    assert table(rows)
