"""Tables pasted from a spreadsheet or a Markdown page, as they come."""

from __future__ import annotations

from fractions import Fraction

import pytest

import kehoach
from tests.conftest import findings_in
from tests.steps import steps_of

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


def test_a_line_may_close_one_broken_cell_and_begin_the_next() -> None:
    assert cells_of("Tên\tghi\ta", '"A', 'B"\t"một', "hai", 'ba"\t5', "Y\tb\t2") == [
        ("A B", "một\nhai\nba", 5),
        ("Y", "b", 2),
    ]


def test_twice_as_many_quotes_that_are_never_closed_are_twice_the_work() -> None:
    def steps(rows: int) -> int:
        spec = plan_of("Tên\tghi\ta", *(f'X{number}\t"một\t5' for number in range(rows)))
        outcome, steps = steps_of(lambda: kehoach.evaluate(text=spec))
        assert not outcome.has_errors
        return steps

    first, second, third = (steps(rows) for rows in (100, 200, 300))
    assert third - second < 1.1 * (second - first)


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


# --- English separators

ENGLISH = HEAD.replace("    columns:", "    numbers: en\n    columns:").replace("unit: hộ", "unit: triệu đồng")


def amounts_of(head: str, *typed: str) -> list[object]:
    rows = "".join(f"      T{at} | | {text}\n" for at, text in enumerate(typed))
    plan = kehoach.loads(head + "      Tên | ghi | a\n" + rows)
    return [row["a"] for row in kehoach.compute(plan).tables["t"].to_dicts()]


def test_figures_with_english_separators_are_read_where_the_table_says_so() -> None:
    assert amounts_of(ENGLISH, "1,234,567.5", "1,234", "1.234", "-0.5", "850") == [
        Fraction("1234567.5"),
        1234,
        Fraction("1.234"),
        Fraction("-0.5"),
        850,
    ]


def test_figures_with_english_separators_are_read_where_the_whole_file_says_so() -> None:
    whole = "numbers: en\n" + HEAD.replace("unit: hộ", "unit: triệu đồng")
    assert amounts_of(whole, "12,500.25") == [Fraction("12500.25")]


def test_a_table_may_be_read_the_vietnamese_way_in_an_english_file() -> None:
    own = HEAD.replace("    columns:", "    numbers: vi\n    columns:").replace("unit: hộ", "unit: tạ")
    assert amounts_of(f"numbers: en\n{own}", "1.234,5") == [Fraction("1234.5")]


@pytest.mark.parametrize(
    ("typed", "code", "hint"),
    [
        ("1.234,5", "KH279", "gõ 1,234.5"),
        ("1.234.567", "KH279", "gõ 1,234,567"),
        ("1O0", "KH268", "nếu đúng là số này thì gõ 100"),
        ("5.5 hộ", "KH267", "kiểm tra số và đơn vị; ở đây chỉ ghi số, tính theo triệu đồng"),
        ("1.5 tỷ", "KH211", "gõ 1,500"),
    ],
)
def test_what_is_not_an_english_figure_is_found_and_offered_in_english(typed: str, code: str, hint: str) -> None:
    found = [f for f in findings_in(ENGLISH + f"      Tên | ghi | a\n      X | | {typed}\n") if f.code != "KH602"]
    assert [(f.code, f.hint) for f in found if f.severity is kehoach.Severity.ERROR] == [(code, hint)]


def test_a_printed_document_has_the_figures_in_the_vietnamese_way() -> None:
    text = HEAD.replace("    columns:", "    numbers: en\n    total: Cộng\n    columns:").replace(
        "unit: hộ", "unit: tạ"
    )
    computed = kehoach.compute(kehoach.loads(text + "      Tên | ghi | a\n      X | | 1,234.5\n"))
    assert str(computed["t.total.a"]) == "1.234,5"


def test_a_row_after_the_ninth_is_not_under_it_because_its_number_is_longer() -> None:
    lines = ["TT\tTên\tghi\ta", *(f"{number}\tHộ {number}\tx\t1" for number in range(8, 12)), "12\t  Con\tx\t1"]
    plan = kehoach.loads(plan_of(*lines))
    assert [row.parent for row in plan.tables["t"].rows] == [-1, -1, -1, -1, 3]
