"""A broken file of rules: every mistake at its line and column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.auditing.rules_reading import read_rules
from tests.auditing.word_tables import GROUPS, document

if TYPE_CHECKING:
    from pathlib import Path

RULES = """\
audit: 1
tables:
  bang_1:
    columns:
      a: Năm 2024
      b: Năm 2025
      c: Tốc độ tăng (%)
    formulas:
      c: (b - a) / a * 100
    rows:
      cong: Tổng cộng
      bau: Xã Bầu
      dinh: Xã Đình
    row_formulas:
      cong: bau + dinh
    across: a; b
"""


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "column"),
    [
        ("audit: 1", "audit: 2", "KH216", 1, 8),
        ("    columns:", "    colums:", "KH201", 4, 5),
        ("      c: (b - a) / a * 100", "      c: (b - a) / a * ", "KH226", 9, 23),
        ("(b - a) / a * 100", "(b - x) / x * 100", "KH226", 9, 15),
        ("(b - a) / a * 100", "(b - a) / b * 100 + 1", "KH226", 9, 10),
        ("      c: (b", "      d: (b", "KH226", 9, 7),
        ("cong: bau + dinh", "cong: bau.running", "KH226", 15, 13),
        ("cong: bau + dinh", "cong: bau + cong", "KH226", 15, 13),
        ("across: a; b", "across: a; h", "KH226", 16, 13),
        ("      a: Năm 2024", "      a: [Năm 2024]", "KH203", 5, 10),
        ("      c: (b - a) / a * 100", "      c: [b]", "KH203", 9, 10),
        ("      a: Năm 2024", "\ta: Năm 2024", "KH113", 5, 1),
    ],
    ids=[
        *("version", "key", "expression", "column", "shape", "target", "of a row", "of itself", "across", "label"),
        *("list", "tab"),
    ],
)
def test_a_mistake_is_a_finding_at_its_place(
    old: str, new: str, code: str, line: int, column: int, tmp_path: Path
) -> None:
    rules = tmp_path / "a.audit.yaml"
    rules.write_text(RULES.replace(old, new), encoding="utf-8")

    with pytest.raises(kehoach.SpecError) as caught:
        kehoach.audit(document([], GROUPS), rules=rules)
    first = caught.value.findings[0]
    assert (first.code, first.line, first.column) == (code, line, column)
    for lang in ("vi", "en"):
        assert first.message_in(lang)


def test_all_mistakes_are_said_at_once_and_a_table_is_a_mapping(tmp_path: Path) -> None:
    rules = tmp_path / "a.audit.yaml"
    tables = [
        "bang_1: x",
        "bang_2:",
        "  columns: {c: X}",
        "  formulas: {c: c * 2, d: c}",
        "bang_3:",
        "  formulas: {a: b}",
    ]
    rules.write_text("audit: 1\ntables:\n" + "".join(f"  {line}\n" for line in tables), encoding="utf-8")
    found = [(one.code, one.line) for one in read_rules(rules).findings]
    assert found == [("KH203", 3), ("KH226", 6), ("KH226", 6), ("KH226", 6), ("KH202", 8), ("KH226", 8)]
