"""Tasks agree with the plan: who is in charge, when, for which target, and with which bodies."""

from __future__ import annotations

import textwrap

import pytest

from tests.rules.rule_specs import found, messages

PLAN = """
kehoach: 1
pack: giam-ngheo
numbers: vi
period: 2026-2027
money: triệu đồng
issuer: {kind: xã, name: Mẫu}
signer: {authority: TM., post: Chủ tịch}
basis: Căn cứ Luật số 1
areas:
  label: ấp
  columns: {pack: none, ten: {label: Đơn vị, kind: text}}
  rows: |
    Đơn vị
    Ấp 1
    Ấp 2
purpose: none
requirements: none
recipients: none
assignments: {pack: none}
objectives:
  pack: none
  loi:
    title: Mục tiêu
    text: $(giam)
outline:
  pack: none
  body: {title: Nội dung, of: objectives; tasks}
targets:
  pack: none
  ho_ngheo:
    label: Số hộ nghèo giảm
    goal: ≥ 3 hộ
  giam:
    title: Chỉ tiêu giao các ấp
    columns:
      don_vi: {label: Đơn vị, kind: area}
      so: {label: Số hộ, unit: hộ}
    rows: |
      Đơn vị | so
      Ấp 1   | 1
      Ấp 2   | 2
"""
BODIES = """
bodies: |
  Viết tắt | Tên đầy đủ
  P.KT     | Phòng Kinh tế
           | Công an xã
"""


def plan(tasks: str, more: str = "") -> str:
    return f"{PLAN.strip()}\n{more.strip()}\ntasks:\n  pack: none\n{textwrap.indent(tasks.strip(), '  ')}\n"


def one(keys: str, more: str = "") -> str:
    return plan(f"mot:\n  title: Một\n{textwrap.indent(keys, '  ')}", more)


# --- who


def test_a_task_without_a_body_in_charge_is_warned_of_where_another_has_one() -> None:
    assert found(plan("a: {title: A}\nb: {title: B}")) == []
    assert found(plan("a: {title: A, lead: Phòng Kinh tế}\nb:\n  title: Việc B\n")) == [("KH612", "title: Việc B")]


def test_the_body_of_a_group_is_in_charge_of_its_tasks() -> None:
    led = "a:\n  title: A\n  lead: Phòng Kinh tế\n  parts:\n    a1: {title: Một}\n    a2: {title: Hai}\n"

    assert found(plan(led)) == []
    assert found(plan(led + "b:\n  title: B\n  parts:\n    b1:\n      title: Ba\n")) == [("KH612", "title: Ba")]


def test_a_group_needs_no_body_where_its_tasks_have_one() -> None:
    assert found(plan("a:\n  title: A\n  parts:\n    a1: {title: Một, lead: Phòng Kinh tế}\n")) == []


@pytest.mark.parametrize("name", ["P.KT", "phòng kinh tế", "Công an xã", "Ấp 1"])
def test_a_declared_body_may_be_called_by_either_name_and_an_area_is_one(name: str) -> None:
    assert found(one(f"lead: {name}\nwith: {name}; P.KT", BODIES)) == []


def test_an_undeclared_body_is_warned_of_with_the_nearest() -> None:
    assert found(one("lead: Phòng Kinh tê", BODIES)) == [("KH617", "Phòng Kinh tê")]
    assert "Phòng Kinh tế" in messages(one("lead: Phòng Kinh tê", BODIES))[0]
    assert found(one("lead: P.KT\nwith: Công an xã; Hội Nông dân", BODIES)) == [("KH617", "Công an xã; Hội Nông dân")]


def test_without_a_list_every_body_may_stand() -> None:
    assert found(one("lead: Phòng Kinh tê")) == []


def test_columns_of_bodies_in_any_table_are_held_against_the_list() -> None:
    table = """
tables:
  viec:
    columns:
      ten: {label: Việc, kind: text}
      ai: {label: Đơn vị, kind: body}
    rows: |
      Việc | ai
      Một  | P.KT; Phòng Y tế
"""
    text = plan("a: {title: A}", BODIES + table).replace("text: $(giam)", "text: |\n      $(giam)\n      $(viec)")

    assert found(text) == [("KH617", "P.KT; Phòng Y tế")]


def test_a_body_declared_twice_is_an_error() -> None:
    assert found(one("lead: P.KT", BODIES + "  P.KT | Phòng Kiểm toán\n")) == [("KH223", "P.KT")]


# --- when


@pytest.mark.parametrize(
    "text",
    [
        "quý IV/2026 - 2027",
        "thường xuyên",
        "30/6",
        "tháng 3/$(period.end)",
        "khi có yêu cầu",
        "năm học 2027-2028",
        "sau khi có Quyết định ngày 15/12/2025",
    ],
)
def test_a_time_within_the_plans_years_is_fine(text: str) -> None:
    assert found(one(f"when: {text}")) == []


def test_a_time_outside_the_plans_years_is_warned_of() -> None:
    assert found(one("when: 30/6/2025")) == [("KH616", "30/6/2025")]
    assert found(one("when: quý IV/2026 - 2030")) == [("KH616", "quý IV/2026 - 2030")]
    assert found(one("when: năm $(period.end + 1)")) == [("KH616", "năm $(period.end + 1)")]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("31/6/2026", "31/6/2026"),
        ("trước ngày 31/4", "31/4"),
        ("tháng 13", "tháng 13"),
        ("quý 5", "quý 5"),
        ("$(period.start) và 31/9/2026", "31/9/2026"),
        ("29/2/$(period.end)", "29/2/$(period.end)"),
        ("29/2 - 15/3/$(period.end)", "29/2 - 15/3/$(period.end)"),
        ("trước   ngày   31/4", "31/4"),
        ("khi có kết quả ngày 31/11/2026", "31/11/2026"),
        ("họp dân, xong trước ngày 30/02/2026", "30/02/2026"),
    ],
)
def test_a_day_that_is_in_no_calendar_is_an_error_at_the_day(typed: str, day: str) -> None:
    place = typed[typed.index(day) :]

    assert found(one(f"when: {typed}")) == [("KH215", place)]


def test_a_day_on_a_later_line_is_found_there() -> None:
    assert found(one("when: |\n  từ 01/6/2026\n  đến 31/6/2026")) == [("KH215", "31/6/2026")]
    assert found(one("when: |\n  từ $(period.start)\n  đến 31/6/2026")) == [("KH215", "31/6/2026")]


def test_the_last_day_of_the_month_is_said() -> None:
    said, hint = "không có trên lịch", "ngày cuối của tháng này là"

    assert messages(one("when: 31/6/2026")) == [f"KH215 “31/6/2026” {said} {hint} 30/6/2026"]
    assert messages(one("when: 29/2/2027")) == [f"KH215 “29/2/2027” {said} {hint} 28/2/2027"]
    assert messages(one("when: 31/4")) == [f"KH215 “31/4” {said} {hint} 30/4"]
    assert messages(one("when: tháng 13")) == [f"KH215 “tháng 13” {said}"]


def test_a_task_that_ends_before_it_begins_is_an_error() -> None:
    assert found(one("when: quý IV - quý II/2026")) == [("KH435", "quý IV - quý II/2026")]


def test_a_column_of_times_among_the_tasks_is_read_once() -> None:
    column = "tables:\n  tasks:\n    columns:\n      when: {label: Tiến độ, kind: date}\n"

    assert found(one("when: 31/6/2026", column)) == [("KH215", "31/6/2026")]
    assert found(one("when: sau mùa mưa", column)) == [("KH248", "sau mùa mưa")]
    assert found(one("when: quý I/2025", column)) == [("KH616", "quý I/2025")]


def test_a_school_year_is_outside_where_neither_of_its_years_is_within() -> None:
    assert found(one("when: năm học 2028-2029")) == [("KH616", "năm học 2028-2029")]


def test_a_time_that_cannot_be_read_is_a_note_only() -> None:
    assert found(one("when: sau mùa mưa")) == [("KH615", "sau mùa mưa")]
    assert found(one("when: CẦN BỔ SUNG")) == [("KH603", "CẦN BỔ SUNG")]


def test_money_of_a_year_outside_the_plan_is_warned_of() -> None:
    assert found(one("budget:\n  2027: 5\n  2028: 6")) == [("KH616", "2028: 6")]


# --- what for


def test_a_target_without_a_task_is_warned_of_where_tasks_say_what_they_serve() -> None:
    assert found(one("serves: ho_ngheo; giam")) == []
    assert found(one("serves: ho_ngheo")) == [("KH614", "title: Chỉ tiêu giao các ấp")]
    assert found(one("serves: giam")) == [("KH614", "label: Số hộ nghèo giảm")]


def test_where_single_rows_are_served_each_must_be() -> None:
    assert found(one("serves: ho_ngheo; giam[Ấp 1]; giam[ấp 2]")) == []
    assert found(one("serves: ho_ngheo; giam[Ấp 1]")) == [("KH614", "Ấp 2")]
    assert "serves: giam[Ấp 2]" in messages(one("serves: ho_ngheo; giam[Ấp 1]"))[0]


@pytest.mark.parametrize(
    ("typed", "near"), [("ho_nghe", "ho_ngheo"), ("giam[Áp 1]", "giam[Ấp 1]"), ("mot", ""), ("giam.total.so", "")]
)
def test_what_is_no_target_is_found_with_the_nearest(typed: str, near: str) -> None:
    text = one(f"serves: {typed}")

    assert ("KH613", typed) in found(text)
    assert near in next(message for message in messages(text) if message.startswith("KH613"))
