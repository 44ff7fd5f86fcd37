"""Columns of text put together from other columns of the row."""

from __future__ import annotations

import pytest

import kehoach
from tests.conftest import Docx
from tests.spec_text import found, plan, table, worked

WHO = {
    "chu_tri": "kind: body\nin: none",
    "phoi_hop": "kind: body\nin: none\njoin: ' và '",
    "tien": "decimals: 1\nin: none",
    "ai": "text: |\n  Chủ trì: $(chu_tri)\n  Phối hợp: $(phoi_hop)",
}
ROWS = "ten | chu_tri | phoi_hop | tien\nX | Phòng A | Hội B; Hội C | 1.500\nY | Phòng D | | -\nZ | | | 2,5"


def printed(spec: str) -> list[list[str]]:
    return Docx(kehoach.render(worked(spec))).tables()[1][1:]


def one(text: str, rows: str = ROWS, **settings: str) -> str:
    return plan(table("t", {**WHO, "ai": text}, rows, **settings))


def test_each_line_is_a_paragraph_and_a_blank_one_falls_away() -> None:
    rows = printed(one(WHO["ai"]))

    assert rows == [["X", "Chủ trì: Phòng A\nPhối hợp: Hội B và Hội C"], ["Y", "Chủ trì: Phòng D"], ["Z", ""]]


def test_figures_are_shown_by_their_columns_rule_and_facts_as_in_prose() -> None:
    rows = printed(one("text: |\n  Năm $(year): $(tien) triệu đồng\n  Không đổi"))

    assert [row[1] for row in rows] == [
        "Năm 2023: 1.500,0 triệu đồng\nKhông đổi",
        "Năm 2023: - triệu đồng\nKhông đổi",
        "Năm 2023: 2,5 triệu đồng\nKhông đổi",
    ]


def test_the_total_row_has_no_text() -> None:
    assert printed(one("text: $(chu_tri)", total="Cộng"))[-1] == ["Cộng", ""]


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("text: $(chu_tru)", "KH301"),
        ("text: $(ai)", "KH301"),
        ("text: $(chu_tri\n", "KH226"),
        ("text: $(chu_tri)\nformula: 1", "KH238"),
        ("text: $(chu_tri)\nkind: number", "KH238"),
        ("text: $(chu_tri)\nkind: area", "KH238"),
        ("text: $(chu_tri)\ntotal: sum", "KH409"),
        ("text: $(chu_tri)\nby: tien", "KH245"),
    ],
)
def test_a_text_that_is_not_well_said_is_a_finding(keys: str, code: str) -> None:
    assert code in [c for c, _ in found(one(keys))]


def test_two_texts_do_not_name_each_other() -> None:
    columns = {"a": "text: $(b)", "b": "text: $(a)"}

    assert [code for code, _ in found(plan(table("t", columns, "ten\nX")))] == ["KH301", "KH301"]


def test_nothing_is_typed_over_a_text() -> None:
    rows = "ten | chu_tri | phoi_hop | tien | ai\nX | Phòng A | | 1 | Phòng B\nY | | | 2 |"

    assert found(one(WHO["ai"], rows)) == [("KH438", "Phòng")]
