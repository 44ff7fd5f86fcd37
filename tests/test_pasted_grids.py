"""Tables pasted from a spreadsheet or a Markdown page, as they come."""

from __future__ import annotations

import kehoach
from tests.conftest import findings_in

HEAD = """\
kehoach: 1
pack: co-so
year: 2026
issuer: {kind: xã, name: Tân Mẫu}
subject: Thử bảng dán vào
objectives:
  specific:
    title: Bảng
    text: $(t)
tables:
  t:
    columns:
      ten: {label: Tên, kind: text}
      ghi: {label: Ghi chú, kind: text}
      a: {label: Số hộ, unit: hộ}
    rows: |
"""


def plan_of(*lines: str) -> str:
    return HEAD + "".join(f"      {line}\n" for line in lines)


def errors_in(spec: str) -> list[str]:
    return [f"{f.line}:{f.column} {f.code}" for f in findings_in(spec) if f.severity is kehoach.Severity.ERROR]


def cells_of(*lines: str) -> list[tuple[object, ...]]:
    spec = plan_of(*lines)
    assert errors_in(spec) == []
    return [tuple(row.values()) for row in kehoach.compute(kehoach.loads(spec)).tables["t"].to_dicts()]


def test_a_cell_broken_over_lines_in_a_spreadsheet_is_one_cell() -> None:
    assert cells_of("Tên\tghi\ta", 'X\t"dòng một', 'dòng hai"\t5', "Y\tb\t2") == [
        ("X", "dòng một\ndòng hai", 5),
        ("Y", "b", 2),
    ]


def test_quotes_doubled_by_a_spreadsheet_are_single_again() -> None:
    assert cells_of("Tên\tghi\ta", 'X\t"gọi là ""mới""', 'từ 2026"\t5') == [("X", 'gọi là "mới"\ntừ 2026', 5)]


def test_a_fault_after_a_broken_cell_is_found_on_its_own_line() -> None:
    assert errors_in(plan_of("Tên\tghi\ta", 'X\t"dòng một', 'dòng hai"\tx5')) == ["19:17 KH205"]


def test_a_quote_that_is_never_closed_swallows_no_rows() -> None:
    assert cells_of("Tên\tghi\ta", 'X\t"một\t5', "Y\tb\t2") == [("X", '"một', 5), ("Y", "b", 2)]


def test_tabs_that_end_the_lines_of_a_paste_make_no_column() -> None:
    assert cells_of("Tên\tghi\ta\t", "X\tb\t5\t", "Y\tb\t2") == [("X", "b", 5), ("Y", "b", 2)]


def test_a_blank_last_cell_whose_tab_an_editor_stripped_is_still_blank() -> None:
    assert cells_of("Tên\ta\tghi", "X\t5\tb", "Y\t2") == [("X", "b", 5), ("Y", None, 2)]


def test_a_cell_too_many_is_still_an_error() -> None:
    assert errors_in(plan_of("Tên\tghi\ta", "X\tb\t5\t7")) != []


def test_a_paste_with_a_blank_first_column_says_so() -> None:
    assert errors_in(plan_of("\tTên\tghi\ta", "\tX\tb\t5")) == ["17:7 KH127"]


def test_escapes_of_markdown_are_what_they_stand_for() -> None:
    rows = cells_of("| Tên | ghi | a |", "|---|---|---|", r"| X | \*quan trọng\* a\|b | 5 |")
    assert rows == [("X", "*quan trọng* a|b", 5)]
