"""The draft for the leaders and the plan as issued, from one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach import Audience
from kehoach.cli import main
from tests.conftest import ROOT, Docx, findings_in, plan_in

if TYPE_CHECKING:
    from pathlib import Path

FIRST = (ROOT / "docs" / "diff" / "lan-1.yaml").read_text(encoding="utf-8")
ROWS = """    rows: |
      Đơn vị    | dau | giam
      Thôn Đông |   9 |    3
      Thôn Đoài |   7 |    2
"""
WITH_REASON = """    columns:
      ly_do: {label: Lý do, kind: text, in: draft}
    rows: |
      Đơn vị    | dau | giam | ly_do
      Thôn Đông |   9 |    3 | có việc làm
      Thôn Đoài |   7 |    2 |
"""
NOTE = """
objectives:
  vi_sao:
    after: general
    in: draft
    text: |
      (Trình lãnh đạo: còn $(giam_ngheo.total.dau) hộ.)
"""


def of(spec: str, audience: Audience = Audience.PLAN) -> Docx:
    return Docx(kehoach.render(kehoach.compute(plan_in(spec)), audience))


def codes(spec: str) -> list[str]:
    return [finding.code for finding in findings_in(spec) if finding.code != "KH602"]


def test_a_draft_says_so_and_is_otherwise_the_plan() -> None:
    issued, draft = of(FIRST).paragraphs(), of(FIRST, Audience.DRAFT).paragraphs()

    assert "DỰ THẢO" not in issued
    assert [text for text in draft if text != "DỰ THẢO"] == issued
    assert draft.count("DỰ THẢO") == 1


def test_a_column_for_the_draft_is_gone_from_the_plan() -> None:
    spec = FIRST.replace(ROWS, WITH_REASON)
    issued, draft = of(spec).tables()[1], of(spec, Audience.DRAFT).tables()[1]

    assert issued == of(FIRST).tables()[1]
    assert [row[-1] for row in draft] == ["Lý do", "có việc làm", "", ""]
    assert [row[:-1] for row in draft] == issued


def test_a_note_for_the_draft_has_its_figures_and_takes_no_number() -> None:
    spec = FIRST + NOTE
    draft = of(spec, Audience.DRAFT).paragraphs()

    assert codes(spec) == []
    assert of(spec).paragraphs() == of(FIRST).paragraphs()
    assert draft.index("(Trình lãnh đạo: còn 16 hộ.)") + 1 == draft.index("2. Mục tiêu cụ thể")


def test_titled_parts_and_tasks_for_the_draft_are_numbered_only_there() -> None:
    task = "tasks:\n  thu: {title: Việc thử, in: draft, before: chi_dao, text: Lời thử., lead: Phòng Kinh tế}\n"
    spec = FIRST.replace("tasks:\n", task)

    assert of(spec).paragraphs() == of(FIRST).paragraphs()
    draft = of(spec, Audience.DRAFT).paragraphs()
    assert "1. Việc thử" in draft
    assert "- Chủ trì: Phòng Kinh tế." not in draft  # the table of tasks, which has the lead, is the plan's
    assert "2. Chỉ đạo, điều hành và rà soát hộ nghèo, hộ cận nghèo" in draft


def test_a_section_is_gone_with_all_that_is_in_it() -> None:
    section = "outline:\n  y_kien: {title: Ý kiến, before: aims, parts: {a: {title: Hỏi, text: Lời., in: draft}}}\n"
    spec = FIRST + section

    assert of(spec).paragraphs() == of(FIRST).paragraphs()
    assert {"I. Ý KIẾN", "1. Hỏi", "II. MỤC ĐÍCH, YÊU CẦU"} <= set(of(spec, Audience.DRAFT).paragraphs())


def test_the_one_part_of_a_section_may_be_for_the_draft() -> None:
    spec = FIRST + "funding:\n  in: draft\n  text: |\n    Còn phải hỏi.\n"

    assert of(spec).paragraphs() == of(FIRST).paragraphs()
    draft = of(spec, Audience.DRAFT).paragraphs()
    assert draft[draft.index("IV. KINH PHÍ THỰC HIỆN") + 1] == "Còn phải hỏi."


def test_an_appendix_for_the_draft_is_not_counted_in_the_plan() -> None:
    one = "appendices:\n  mot: {title: Một, text: Lời.}\n"
    spec = FIRST + one + "  hai: {title: Hai, text: Lời., in: draft}\n"

    assert of(spec).paragraphs() == of(FIRST + one).paragraphs()
    assert {"Phụ lục I", "Phụ lục II"} <= set(of(spec, Audience.DRAFT).paragraphs())


TABLE = "tables:\n  t:\n    in: {shown}\n    rows: |\n      Tên | a\n      X | 1\n"


def test_a_table_for_the_draft_stands_in_a_part_for_the_draft() -> None:
    spec = FIRST + NOTE + "      $(t)\n" + TABLE.format(shown="draft")

    assert codes(spec) == []
    assert len(of(spec, Audience.DRAFT).tables()) == len(of(spec).tables()) + 1


def test_a_table_of_the_plan_that_stands_in_the_draft_only_is_not_placed() -> None:
    spec = FIRST + NOTE + "      $(t)\n" + TABLE.format(shown="plan")

    assert codes(spec) == ["KH310"]


def test_what_is_wrong_in_a_draft_is_found() -> None:
    assert codes(FIRST + NOTE.replace("total.dau", "total.dauu")) == ["KH302"]
    assert codes(FIRST + TABLE.format(shown="draft")) == ["KH310"]


def test_figures_of_the_report_are_not_asked_for_before_there_is_one() -> None:
    rows = ROWS.replace("    rows", "    columns:\n      thoat: {label: Đã thoát, unit: hộ, in: report}\n    rows")
    part = "\nresults:\n  in: report\n  text: |\n    Có $(giam_ngheo.total.thoat) hộ thoát nghèo.\n"

    assert codes(FIRST.replace(ROWS, rows) + part) == []


def test_a_report_cannot_be_rendered_yet() -> None:
    with pytest.raises(ValueError, match="report"):
        of(FIRST, Audience.REPORT)


def test_the_command_writes_the_draft_beside_the_plan_under_its_own_name(tmp_path: Path) -> None:
    spec = tmp_path / "ke-hoach.yaml"
    spec.write_text(FIRST.replace("number:\n", "number: 15\n"), encoding="utf-8")
    assert main(["render", str(spec), "--draft"]) == 0
    assert main(["render", str(spec)]) == 0

    assert {path.name for path in tmp_path.glob("*.docx")} == {"15-KH-UBND-du-thao.docx", "15-KH-UBND.docx"}
    assert "DỰ THẢO" in Docx((tmp_path / "15-KH-UBND-du-thao.docx").read_bytes()).paragraphs()
