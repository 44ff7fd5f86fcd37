"""The real plan, end to end: what the officer gets from examples/bac-son-2023."""

from __future__ import annotations

from typing import Any

import pytest

import kehoach
from tests.conftest import EXAMPLES, Docx, pretty

FULL = EXAMPLES / "bac-son-2023" / "plan.yaml"
SHORT = EXAMPLES / "bac-son-2023-ngan" / "plan.yaml"
PRINTED = EXAMPLES / "bac-son-2023-ban-in" / "plan.yaml"


@pytest.fixture(scope="module")
def document() -> Docx:
    return Docx(kehoach.render(kehoach.compute(kehoach.load(FULL))))


def test_the_full_plan_has_no_finding() -> None:
    assert kehoach.check(FULL) == []


def test_the_document_reads_as_the_golden_does(document: Docx, golden: Any) -> None:
    golden("bac-son-2023/text.txt", "".join(f"{style}\t{text}\n" for style, text in document.styled()))


@pytest.mark.parametrize("part", ["word/document.xml", "docProps/core.xml"])
def test_each_part_made_for_the_plan_is_the_golden_part(document: Docx, golden: Any, part: str) -> None:
    golden(f"bac-son-2023/{part}", pretty(document.parts[part]))


def test_the_wrong_figures_of_the_print_are_right(document: Docx) -> None:
    targets = document.tables()[1]
    assert targets[8] == ["8", "Khu phố 9", "283", "2", "0,71", "1", "01", "0,35"]
    assert targets[-1] == ["", "Cộng", "2.452", "29", "1,18", "08", "21", "0,86"]
    assert any("tương ứng giảm 0,29% số hộ nghèo" in text for text in document.paragraphs())


def test_the_prose_takes_its_figures_from_the_table(document: Docx) -> None:
    assert any(
        "giảm từ 7 hộ nghèo trở lên" in text and "toàn phường có 29 hộ nghèo" in text for text in document.paragraphs()
    )


def test_areas_of_one_member_share_their_common_word(document: Docx) -> None:
    assert document.tables()[2][1] == ["1", "Nguyễn Thị Huệ", "Chủ tịch MTTQ", "Khu phố 9 + 4"]


def test_the_text_ends_with_its_closing_mark_and_only_there(document: Docx) -> None:
    assert [style for style, text in document.styled() if text.endswith("./.")] == ["DoanCuoi"]


def test_one_household_more_moves_row_totals_rates_and_prose_together() -> None:
    text = FULL.read_text(encoding="utf-8")
    before = "Khu phố 9  |   2 |    1"
    assert text.count(before) == 1
    changed = text.replace(before, "Khu phố 9  |   3 |    2")
    computed = kehoach.compute(kehoach.loads(changed, base=FULL.parent))
    document = Docx(kehoach.render(computed))
    targets = document.tables()[1]
    assert targets[8] == ["8", "Khu phố 9", "283", "3", "1,06", "2", "01", "0,35"]
    assert targets[-1] == ["", "Cộng", "2.452", "30", "1,22", "09", "21", "0,86"]
    assert any("toàn phường có 30 hộ nghèo" in paragraph for paragraph in document.paragraphs())


def test_the_short_plan_needs_only_its_facts_and_says_what_came_from_the_pack() -> None:
    assert [finding.code for finding in kehoach.check(SHORT)] == ["KH602"]
    short = Docx(kehoach.render(kehoach.compute(kehoach.load(SHORT))))
    full = Docx(kehoach.render(kehoach.compute(kehoach.load(FULL))))
    assert short.tables()[1:] == full.tables()[1:]
    assert len(SHORT.read_text(encoding="utf-8").splitlines()) < 80


def test_the_printed_figures_are_found_out_cell_by_cell() -> None:
    claims = {
        dict(finding.details)["address"]: finding.code
        for finding in kehoach.check(PRINTED)
        if finding.code in ("KH405", "KH406")
    }
    truncated = [f"giam_ngheo[Khu phố {n}].ty_le_cuoi" for n in (3, 4, 5, 6, 12)]
    assert claims == {
        **dict.fromkeys([*truncated, "giam_ngheo.total.ty_le_cuoi"], "KH405"),
        "$(cam_ket / giam_ngheo.total.ho | 2% = 0,28)": "KH405",
        "giam_ngheo[Khu phố 9].ty_le_dau": "KH406",
        "giam_ngheo[Khu phố 9].ty_le_cuoi": "KH406",
    }
    errors = [f for f in kehoach.check(PRINTED) if f.severity.value == "error"]
    assert len(errors) == len(claims) == 9


def test_every_claim_is_reported_at_its_own_cell() -> None:
    lines = PRINTED.read_text(encoding="utf-8").splitlines()
    for finding in kehoach.check(PRINTED):
        if finding.code in ("KH405", "KH406"):
            typed = str(dict(finding.details)["typed"])
            assert lines[finding.line - 1][finding.column - 1 :].startswith(typed)
