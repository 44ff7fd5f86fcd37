"""Rows as mappings by id: an address may say the id, and rows inside rows are reached by either path."""

from __future__ import annotations

import pytest

from tests.conftest import findings_in
from tests.spec_text import block, found, plan, table, worked

ROWS = """
khai_thac:
  name: Nhóm thứ nhất
  rows:
    a: {name: Dự án A, von: 5}
    b: {name: Dự án B, von: 6}
khac:
  name: Nhóm thứ hai
  rows:
    b: {name: Dự án C, von: 7}
    dau_gia: {name: a, von: 9}
"""
COLUMNS = "columns:\n  ten: {label: Tên, kind: text}\n  von: {label: Vốn, unit: đồng}\n"


def projects(rows: str = ROWS, checks: str = "") -> str:
    return plan(block("t:", COLUMNS + block("rows:", rows) + (block("checks: |", checks) if checks else "")))


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("t[khai_thac].von", "11"),
        ("t[Nhóm thứ nhất].von", "11"),
        ("t[khai_thac/a].von", "5"),
        ("t[khai_thac/b].von", "6"),
        ("t[Nhóm thứ hai/Dự án C].von", "7"),
        ("t[dau_gia].von", "9"),
    ],
)
def test_a_row_is_addressed_by_its_id_its_name_or_a_path(address: str, text: str) -> None:
    computed = worked(projects())

    assert computed[address].text == text
    assert computed.explain(address).text == text


def test_a_figure_says_its_address_by_the_id_where_that_is_enough() -> None:
    projects_table = worked(projects()).tables["t"]

    assert [projects_table.cell(row, "von").address for row in (0, 1, 5)] == [
        "t[khai_thac].von", "t[Dự án A].von", "t[dau_gia].von",
    ]  # fmt: skip


def test_an_id_that_repeats_needs_its_path_and_a_name_comes_before_an_id() -> None:
    computed = worked(projects())

    with pytest.raises(KeyError):
        computed["t[b].von"]
    assert computed["t[a].von"].text == "9"


def test_a_misspelt_id_is_answered_with_the_nearest() -> None:
    spec = projects(checks="t[khai_tac].von = 11")

    assert found(spec) == [("KH303", "khai_tac].von")]
    assert "khai_thac" in findings_in(spec)[0].hint


def test_a_row_by_id_has_the_findings_of_a_grid() -> None:
    assert found(projects("a: {name: A, von: 5}\nb: {von: 6}"))[0] == ("KH241", "{von:")
    assert [code for code, _ in found(projects("a: {name: A, von: 5}\nb: {name: A, von: 6}"))] == ["KH223"]
    assert [code for code, _ in found(projects("a: {name: A, von: 5, vonn: 6}"))] == ["KH221"]
    assert [code for code, _ in found(projects("a: {name: A, von: 0.5}"))] == ["KH207"]


IN_A_GROUP = "ten | a\nN |\n  X | 5\n  Y | 6\nZ | 7"


@pytest.mark.parametrize(
    ("asked", "text"), [("t.count", "3"), ("t[N].count", "2"), ("t.total.a", "18"), ("t[N].a", "11")]
)
def test_what_prose_may_ask_of_a_table(asked: str, text: str) -> None:
    assert worked(plan(table("t", {"a": ""}, IN_A_GROUP)))[asked].text == text


@pytest.mark.parametrize(
    ("asked", "said", "hint"),
    [
        ("t.totl.a", "KH303 bảng “t” không có hàng “totl”", "ý bạn là “total”?"),
        ("t.coutn.a", "KH303 bảng “t” không có hàng “coutn”", "ý bạn là “count”?"),
        ("t[N].aa", "KH302 bảng “t” không có cột “aa”", ""),
        ("t.total", "KH314 “t.total” là cả một hàng hoặc cột nên không in được giữa câu", None),
        ("t[N]", "KH314 “t[N]” là cả một hàng hoặc cột nên không in được giữa câu", None),
        ("t + 1", "KH314 “t” là một bảng nên không in được giữa câu", None),
    ],
)
def test_what_prose_may_not_ask_of_a_table_is_told_with_its_name(asked: str, said: str, hint: str | None) -> None:
    (finding,) = findings_in(plan(table("t", {"a": ""}, IN_A_GROUP), prose=f"Có $({asked} | 0) hộ."))

    assert f"{finding.code} {finding.message}" == said
    assert hint is None or finding.hint == hint
