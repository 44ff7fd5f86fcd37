"""Next month's form by the rules of this one: what is wrong is found, what no longer fits is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kehoach
from tests.auditing.word_tables import GROUPS, document, grid_of, with_cell

if TYPE_CHECKING:
    from pathlib import Path

    from kehoach import Audit

MAY = """
TT | Khu phố | Số hộ | Hộ nghèo tháng 4 | Hộ nghèo tháng 5 | Tăng, giảm | Tỷ lệ tháng 5 (%)
1 | Khu phố 1 | 237 | 12 | 9 | -3 | 3,80
2 | Khu phố 2 | 197 | 11 | 10 | -1 | 5,08
3 | Khu phố 3 | 207 | 14 | 13 | -1 | 6,28
4 | Khu phố 4 | 419 | 22 | 17 | -5 | 4,06
5 | Khu phố 5 | 334 | 13 | 15 | 2 | 4,49
 | Cộng | 1.394 | 72 | 64 | -8 | 4,59
"""
JUNE = """
TT | Khu phố | Số hộ | Hộ nghèo tháng 5 | Hộ nghèo tháng 6 | Tăng, giảm | Tỷ lệ tháng 6 (%)
1 | Khu phố 1 | 237 | 9 | 8 | -1 | 3,38
2 | Khu phố 2 | 197 | 10 | 7 | -3 | 3,55
3 | Khu phố 3 | 207 | 13 | 13 | 0 | 6,28
4 | Khu phố 4 | 419 | 17 | 15 | -2 | 3,58
5 | Khu phố 5 | 334 | 15 | 11 | -4 | 3,29
 | Cộng | 1.394 | 64 | 54 | -10 | 3,87
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "ho-ngheo.audit.yaml"
    path.write_text(kehoach.audit_rules_text(kehoach.audit(document(["Hộ nghèo."], MAY))), encoding="utf-8")
    return path


def rows_of(text: str, *kept: int) -> str:
    return "\n".join(" | ".join(cells) for at, cells in enumerate(grid_of(text)) if at in (0, *kept))


def wrong_cells(audit: Audit) -> list[tuple[int | None, int | None, str]]:
    return [(one.row, one.column, one.computed) for one in audit.wrong]


def said(audit: Audit) -> list[tuple[str, str]]:
    return [(one.code, one.message_in("vi").rpartition(": ")[2]) for one in audit.unfit]


def test_the_next_month_is_held_to_the_formulas_of_this_one(rules: Path) -> None:
    right = kehoach.audit(document(["Hộ nghèo."], JUNE), rules=rules)
    assert (right.findings, right.unfit) == ((), ())
    wrong = kehoach.audit(document([], with_cell(JUNE, 3, 6, "6,82")), rules=rules)
    assert wrong_cells(wrong) == [(3, 6, "6,28")]


def test_a_formula_that_is_given_needs_no_evidence(rules: Path) -> None:
    text = with_cell(rows_of(JUNE, 1, 3), 2, 6, "6,82")
    assert wrong_cells(kehoach.audit(document([], text))) == []
    assert wrong_cells(kehoach.audit(document([], text), rules=rules)) == [(2, 6, "6,28")]


def test_columns_are_found_wherever_they_are_now(rules: Path) -> None:
    turned = "\n".join(" | ".join(cells[at] for at in (0, 1, 6, 2, 5, 3, 4)) for cells in grid_of(JUNE))
    audit = kehoach.audit(document([], with_cell(turned, 3, 2, "6,82")), rules=rules)
    assert (wrong_cells(audit), audit.unfit) == ([(3, 2, "6,28")], ())


def test_a_column_or_row_that_is_gone_is_said_and_the_rest_is_held(rules: Path) -> None:
    narrow = "\n".join(" | ".join(cells[:5] + cells[6:]) for cells in grid_of(JUNE))
    audit = kehoach.audit(document([], narrow), rules=rules)
    assert said(audit) == [("KH741", "không có cột “Tăng, giảm” với số liệu")]
    audit = kehoach.audit(document([], rows_of(JUNE, 1, 2, 3, 5)), rules=rules)
    assert said(audit) == [("KH741", "không có hàng “Cộng” với số liệu")]
    assert audit.findings == ()


def test_a_total_with_a_new_row_is_searched_for_again(rules: Path) -> None:
    lines = JUNE.strip().splitlines()
    lines[6:] = ["6 | Khu phố 6 | 100 | 5 | 6 | 1 | 6,00", " | Cộng | 1.494 | 69 | 60 | -9 | 4,02"]
    audit = kehoach.audit(document([], "\n".join(lines)), rules=rules)
    assert said(audit) == [("KH741", "có hàng mới “Khu phố 6”")]
    assert audit.findings == ()
    assert [one.source.value for one in audit.tables[0].formulas_of_row(7)] == ["found"]


def test_a_formula_of_another_form_and_a_table_that_is_gone_are_said(rules: Path) -> None:
    other = rules.read_text(encoding="utf-8").replace("/ so_ho * 100", "/ so_ho * 1000")
    rules.write_text(other, encoding="utf-8")
    audit = kehoach.audit(document([], JUNE), rules=rules)
    assert said(audit) == [("KH741", "chỉ đúng 0/6 ô")]
    assert audit.findings == ()
    audit = kehoach.audit(document([], GROUPS), rules=rules)
    assert [one.code for one in audit.unfit] == ["KH740"]
    assert audit.unfit[0].line == 5
    assert "“Hộ nghèo.”" in audit.unfit[0].message_in("vi")


def test_what_the_table_declares_comes_before_what_is_given(rules: Path) -> None:
    lines = JUNE.strip().splitlines()
    lines.insert(1, "A | B | 1 | 2 | 3 | 4=3-2 | 5=3/1")
    audit = kehoach.audit(document([], "\n".join(lines)), rules=rules)
    assert {one.source.value for one in audit.tables[0].formulas if one.column} == {"declared"}
    assert audit.unfit == ()
    lines[1] = "A | B | 1 | 2 | 3 | 4=3-2 | 5=2/1"
    lines[2:] = [line.replace("3,38", "3,80").replace("3,55", "5,08") for line in lines[2:]]
    lines[2:] = [line.replace("3,58", "4,06").replace("3,29", "4,49").replace("3,87", "4,59") for line in lines[2:]]
    audit = kehoach.audit(document([], "\n".join(lines)), rules=rules)
    assert said(audit) == [("KH741", "bảng tự ghi một công thức khác cho cột này")]


def test_two_tables_of_one_form_are_told_apart_by_title(tmp_path: Path) -> None:
    """Each keeps its own rows, in whatever order they now come."""
    path = tmp_path / "a.audit.yaml"
    other = JUNE.replace("Khu phố", "Thôn").replace("Thôn |", "Khu phố |")
    path.write_text(kehoach.audit_rules_text(kehoach.audit(document(["Hộ nghèo."], MAY, other))), encoding="utf-8")
    audit = kehoach.audit(document([], other, MAY), rules=path)
    assert (audit.findings, audit.unfit) == ((), ())
