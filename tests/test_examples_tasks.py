"""The example whose tasks are a table: its appendix, and the agreement that it is held to."""

from __future__ import annotations

import pytest

import kehoach
from tests.conftest import EXAMPLES, Docx, findings_in

PLAN = EXAMPLES / "nhiem-vu-mau" / "plan.yaml"


def codes(before: str, after: str) -> list[str]:
    text = PLAN.read_text(encoding="utf-8")
    assert before in text
    return [finding.code for finding in findings_in(text.replace(before, after, 1))]


@pytest.fixture(scope="module")
def document() -> Docx:
    return Docx(kehoach.render(kehoach.compute(kehoach.load(PLAN))))


def test_there_is_nothing_to_find() -> None:
    assert list(kehoach.check(PLAN)) == []


def test_the_appendix_has_groups_tasks_and_money_by_year(document: Docx) -> None:
    table = next(table for table in document.tables() if table[0][:2] == ["TT", "Nội dung nhiệm vụ"])

    assert [(row[0], *row[-3:]) for row in table[2:]] == [
        ("I", "1.050,5", "730", "320,5"),
        ("1", "450,0", "450", ""),
        ("2", "600,5", "280", "320,5"),
        ("II", "135,0", "60", "75,0"),
        ("1", "135,0", "60", "75"),
        ("2", "", "", ""),
        ("", "1.185,5", "790", "395,5"),
    ]
    assert table[6][1] == "Hướng dẫn 530 hộ sử dụng dịch vụ công trực tuyến"


def test_prose_gives_the_tasks_figures(document: Docx) -> None:
    text = "\n".join(document.paragraphs())

    assert "Kế hoạch có 4 nhiệm vụ" in text
    assert "Tổng kinh phí thực hiện là 1.185,5 triệu đồng" in text


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("{2026: 450}", "{2026: 460}", ["KH408", "KH408"]),
        ("lead: VP", "lead: VPP", ["KH617"]),
        ("when: quý II/2026", "when: quý II/2028", ["KH616"]),
        ("serves: ho_so_hoa", "serves: ho_so", ["KH613"]),
        ("        lead: P. VH-XH\n        when", "        when", ["KH612"]),
    ],
)
def test_what_no_longer_agrees_is_found(before: str, after: str, found: list[str]) -> None:
    assert codes(before, after) == found
