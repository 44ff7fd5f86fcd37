"""The colours of cells that say whether a goal is met."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest

import kehoach
from tests.conftest import ROOT, W, findings_in, plan_in
from tests.rules.rule_specs import found

BASE = (ROOT / "docs" / "snippets" / "base.yaml").read_text(encoding="utf-8")
FILL = "verdict_fill: {met: E2F0D9, missed: fbe5d6, unknown: FFF2CC}\n"
TABLE = """
tables:
  danh_gia:
    missing: open
    numbering: 1
    columns:
      ct: {label: Chỉ tiêu, kind: text}
      muc: {label: Mức, kind: goal}
      th: {label: Thực hiện, total: none}
      kq: {label: Đánh giá, judge: muc, actual: th}
    rows: |
      Chỉ tiêu    | muc  | th
      Hộ nghèo    | ≤ 4  | 3
      Hộ mới      | ≥ 5  | 6
      Hộ cận      | ≤ 4  | 5
      Việc làm    | ≥ 95 | chưa có
      Không có    | -    | -
"""


def spec(fill: str, table: str = TABLE) -> str:
    placed = BASE.replace("    Giảm nghèo bền vững", "    $(danh_gia)\n    Giảm nghèo bền vững")
    return f"{placed}{fill}{table}"


def fills(text: str) -> list[tuple[str, str]]:
    """Verdicts with the colours of their cells."""
    data = kehoach.render(kehoach.compute(plan_in(text)))
    table: Any = next(t for t in docx.Document(io.BytesIO(data)).tables if "Đánh giá" in t.rows[0].cells[-1].text)
    cells = [row.cells[-1] for row in table.rows[1:]]
    shadings = [cell._tc.tcPr.find(f"{W}shd") for cell in cells]
    return [(c.text, "" if s is None else s.get(f"{W}fill")) for c, s in zip(cells, shadings, strict=True)]


def test_a_cell_of_a_verdict_has_the_colour_of_its_verdict() -> None:
    assert fills(spec(FILL)) == [
        ("đạt", "E2F0D9"), ("vượt", "E2F0D9"), ("không đạt (vượt 1)", "FBE5D6"), ("chưa có", "FFF2CC"), ("-", ""),
    ]  # fmt: skip


def test_a_verdict_without_a_colour_has_none() -> None:
    assert [colour for _, colour in fills(spec('verdict_fill: {missed: "#FBE5D6"}\n'))] == ["", "", "FBE5D6", "", ""]


def test_without_the_key_no_cell_has_a_colour() -> None:
    assert {colour for _, colour in fills(spec(""))} == {""}


def test_rows_printed_as_one_are_coloured_where_their_verdicts_agree() -> None:
    joined = TABLE.replace("Hộ mới ", "& Hộ mới ").replace("Việc làm ", "& Việc làm ")
    assert [colour for _, colour in fills(spec(FILL, joined))] == ["E2F0D9", "", ""]


@pytest.mark.parametrize("colour", ["xanh", "accent1", "FFF", "auto", "E2F0D9FF", "E2F0DG"])
def test_what_is_no_colour_is_found_where_it_is_typed(colour: str) -> None:
    text = spec(f"verdict_fill:\n  met: {colour}\n")
    assert [place for place in found(text) if place[0] == "KH567"] == [("KH567", colour)]


def test_a_colour_that_yaml_takes_for_a_comment_is_one_finding() -> None:
    codes = [finding.code for finding in findings_in(spec("verdict_fill:\n  met: #E2F0D9\n"))]
    assert codes == ["KH117"]
