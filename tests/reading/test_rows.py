"""Rows that people break: copied, cut short, named twice, under a header that lacks a name."""

from __future__ import annotations

import pytest

from tests.marked_spec import GOOD, added, assert_found, changed, check, found, only

TABLE = """\
tables:
  t:
    in: none
    columns:
      ten: {label: Tên, kind: text}
      a: {label: A}
    rows:"""


def grid(*lines: str, head: str = TABLE) -> str:
    return added(f"{head} |\n" + "".join(f"      {line}\n" for line in lines))


def record(text: str) -> str:
    return added(f"{TABLE}\n      {text}\n")


@pytest.mark.parametrize("name", ["Nhóm ($(count))", "$(year) A", "Nhóm $(count) hộ"])
def test_a_copied_row_whose_name_is_computed_is_there_already(name: str) -> None:
    assert_found(grid("ten | a", f"{name} | 1", f"▶{name} | 2"), "KH223")


def test_rows_under_a_copied_row_whose_name_is_computed_are_read() -> None:
    rows = ("ten | a", "Nhóm ($(count)) |", "  A | 1", "▶Nhóm ($(count)) |", "  B | 2")

    assert_found(grid(*rows), "KH223")


@pytest.mark.parametrize("row", ["5", "5 ", "  5"])
def test_a_row_too_short_to_have_its_name_is_short_and_nothing_else(row: str) -> None:
    spec = grid("a | ten", row, "6 | B")
    (finding,) = [f for f in check(spec) if f.code in ("KH234", "KH241")]

    assert finding.code == "KH234"


def test_a_leader_whose_row_is_too_short_for_the_name_is_a_finding() -> None:
    leaders = "leaders: |\n  Chức vụ  | Thẩm quyền | Họ và tên\n  Chủ tịch | TM.\n"
    old = "leaders: |\n  Họ và tên    | Chức vụ  | Thẩm quyền\n  Nguyễn Văn A | Chủ tịch | TM.\n"

    assert "KH234" in {f.code for f in check(changed(old, leaders))}


def test_a_blank_in_the_header_line_is_found_at_the_blank() -> None:
    assert_found(grid("Tên |▶   | x", "A | 1 | 2", head="tables:\n  t:\n    in: none\n    rows:"), "KH265")


def test_so_it_is_where_columns_are_declared_and_at_the_end_of_the_line() -> None:
    assert_found(grid("ten | a |▶", "A | 1 |"), "KH265")


def test_so_it_is_in_the_list_of_leaders() -> None:
    spec = changed("Họ và tên    | Chức vụ  | Thẩm quyền", "Họ và tên    |          | Thẩm quyền")

    assert "KH265" in {f.code for f in check(spec)}


def test_a_row_with_name_and_its_first_column_has_two_names() -> None:
    assert_found(record("mot: {name: Dự án, ▶ten: Ấp 1, a: 5}"), "KH266")


def test_so_has_one_whose_key_is_its_name_already() -> None:
    assert_found(record("Thôn Đông: {▶name: Thôn Đoài, a: 5}"), "KH266")
    assert_found(record("Thôn Đông: {▶ten: Thôn Đoài, a: 5}"), "KH266")


def test_so_has_one_of_a_list_and_one_of_the_areas() -> None:
    assert_found(record("- {ten: Ấp 1, ▶name: Dự án, a: 5}"), "KH266")
    areas = "areas:\n  label: khu phố\n  rows:\n    mot: {name: Khu phố 1, ten: Khu phố 9, ho: 237}\n"
    old = GOOD[GOOD.index("areas:\n") : GOOD.index("basis:")]
    assert "KH266" in {f.code for f in check(changed(old, areas))}


def test_the_same_name_said_twice_is_one_name() -> None:
    assert found(record("Thôn Đông: {name: Thôn  đông, a: 5}")) == []


def test_a_task_has_a_title_and_no_name() -> None:
    spec = added("tasks:\n  viec: {title: Rà soát, ▶name: Tên khác}\n")

    assert_found(spec, "KH201")


@pytest.mark.parametrize("year", ["|", '""', "none"])
def test_a_year_that_says_nothing_is_missing(year: str) -> None:
    spec = changed("year: 2023\n", f"year: {year}\n")

    assert only(spec, "KH202").message_in("en").startswith("missing key “year”")


def test_a_pack_whose_name_no_folder_can_have_is_not_found() -> None:
    assert [f.code for f in check(changed("pack: giam-ngheo", f"pack: {'x' * 300}"))] == ["KH307"]
    assert [f.code for f in check(changed("pack: giam-ngheo", "pack: ../giam-ngheo"))] == ["KH307"]


def test_a_header_line_without_a_column_is_told_which() -> None:
    head = TABLE.replace("      a:", "      b: {label: B}\n      a:")

    assert only(grid("ten | a", "A | 1", head=head), "KH240").message == "dòng đầu của bảng “t” thiếu cột “b”"
