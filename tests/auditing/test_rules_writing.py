"""A file of rules is read as it was written: the same document gives the same findings by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kehoach
from tests.auditing.word_tables import BAC_SON, BUDGET, GROUPS, LAND, document, with_cell

if TYPE_CHECKING:
    from pathlib import Path

    from kehoach import Audit


def findings_of(audit: Audit) -> list[tuple[object, ...]]:
    return [(one.code, one.table, one.row, one.column, one.computed, one.trust) for one in audit]


@pytest.mark.parametrize(
    "text",
    [BAC_SON, LAND, BUDGET, GROUPS, with_cell(BUDGET, 5, 3, "6.978")],
    ids=["rates", "land", "budget", "groups", "a wrong sum"],
)
def test_a_document_has_the_same_findings_by_its_own_rules(text: str, tmp_path: Path) -> None:
    data, rules = document(["Bảng số liệu."], text), tmp_path / "a.audit.yaml"
    found = kehoach.audit(data)
    rules.write_text(kehoach.audit_rules_text(found), encoding="utf-8")

    held = kehoach.audit(data, rules=rules)

    assert held.unfit == ()
    assert findings_of(held) == findings_of(found)
    assert {one.source.value for table in held.tables for one in table.formulas} <= {"given", "declared"}
    assert kehoach.audit_rules_text(held) == rules.read_text(encoding="utf-8")


def test_what_is_likely_is_a_comment_and_without_formulas_there_are_no_tables() -> None:
    rows = "Thôn | Số hộ | Hộ nghèo\nĐông | 210 | 7\nĐoài | 180 | 9\nHạ | 95 | 4\nCộng | 485 | 21"
    likely = kehoach.audit_rules_text(kehoach.audit(document([], rows)))
    assert "audit: 1\n" in likely
    assert kehoach.audit_rules_text(kehoach.audit(document(["Không có bảng."]))).endswith("tables: {}\n")
