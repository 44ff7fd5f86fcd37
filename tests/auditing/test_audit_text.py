"""An audit written out: the text of every page of a code, JSON, and findings for SARIF."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from msgspec.structs import replace

import kehoach
from kehoach.auditing.audit_text import as_findings, as_json, as_text, summary
from kehoach.auditing.audit_values import RULES, Audit
from kehoach.auditing.figure_table import figure_table
from kehoach.auditing.table_audit import audit_table
from kehoach.diagnostics.sarif import as_sarif
from tests.auditing.word_tables import BAC_SON, LAND, audited, document, word_table
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PAGES: Final = ROOT / "docs" / "audit"
_OUTPUT: Final = re.compile(r"```text\n(?P<text>.*?)```", re.DOTALL)


def of_page(page: Path) -> Audit:
    """The audit of the table, or of the sentence, that a page shows."""
    lines = page.read_text(encoding="utf-8").splitlines()
    if quoted := [line.removeprefix("> ") for line in lines if line.startswith("> ")]:
        audit = kehoach.audit(document(quoted))
        file = "bao-cao.docx"
        found = [replace(one, findings=tuple(replace(it, file=file) for it in one.findings)) for one in audit.sentences]
        return Audit(file, (), tuple(found))
    rows = [line for line in lines if line.startswith("|") and not line.startswith("|---")]
    grid = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return Audit("bao-cao.docx", (audit_table(figure_table(word_table(grid)), "bao-cao.docx"),), ())


@pytest.mark.parametrize("end", [".md", ".vi.md"])
@pytest.mark.parametrize("code", RULES)
def test_every_code_has_a_page_in_each_language_with_a_case_that_gives_it(code: str, end: str) -> None:
    page = PAGES / f"{code}{end}"
    audit = of_page(page)
    shown = _OUTPUT.search(page.read_text(encoding="utf-8"))

    assert {one.code for one in audit} == {code}
    assert shown is not None
    assert shown["text"] == as_text(audit, "vi")
    assert code in (ROOT / "docs" / "audit.md").read_text(encoding="utf-8")


def test_both_languages_say_where_what_and_why() -> None:
    audit = Audit("a.docx", (audited(LAND, title="Cơ cấu đất"),), ())

    lines = as_text(audit, "en").splitlines()
    assert lines[0].endswith("table 1 “Cơ cấu đất”, row 5 “Đất trồng cây hàng năm”, column 4 “%”: "
                             "error A401 41,38 is printed, 41,35 computed (wrong)")  # fmt: skip
    assert lines[1].startswith("    by: % = Diện tích (ha)")
    assert summary(audit, "en") == "1 tables, 1 with formulas, 5 formulas: 2 error, 1 note"


def test_json_has_every_finding_in_its_table_and_once_more_in_a_list() -> None:
    data = as_json(Audit("a.docx", (audited(BAC_SON),), ()), "vi")

    assert isinstance(data["findings"], list)
    assert isinstance(data["tables"], list)
    assert data["findings"] == data["tables"][0]["findings"]
    wrong = next(one for one in data["findings"] if one["code"] == "A401")
    expected = {"kind": "wrong", "trust": "sure", "table": 1, "row": 8, "column": 4, "row_label": "Khu phố 9"}
    assert wrong.items() >= expected.items()
    assert (wrong["printed"], wrong["computed"], wrong["exact"], wrong["sentence"]) == ("0,84", "0,71", "200/283", None)
    formula = next(one for one in data["tables"][0]["formulas"] if one["id"] == wrong["formula"])
    assert formula["target"] == {"column": 4}
    assert formula["expression"] == "ho_ngheo_dau_nam / so_ho * 100"
    assert (formula["hits"], formula["misses"], formula["rows"], formula["source"]) == (10, 1, 11, "found")


def test_sarif_has_the_same_findings() -> None:
    audit = Audit("a.docx", (audited(LAND),), ())
    log = as_sarif(as_findings(audit), "vi", "1")
    assert isinstance(log["runs"], list)
    assert [one["ruleId"] for one in log["runs"][0]["results"]] == [one.code for one in audit]
