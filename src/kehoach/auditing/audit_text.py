"""An audit written out: as text for people, JSON for programs, findings for SARIF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.auditing.audit_values import Trust
from kehoach.auditing.formula_text import witness_of
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.diagnostics.finding import Finding, Place, Rule, Severity
from kehoach.diagnostics.report import severity_word
from kehoach.numbers import exact_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.auditing.audit_values import Audit, AuditFinding, AuditFormula, AuditTable
    from kehoach.diagnostics.bilingual import Language

_BY: Final = Bilingual("theo", "by")
_SENTENCE: Final = Bilingual("câu", "sentence")
_LONGEST: Final = 60
"""A sentence or title is quoted up to this number of characters."""


def as_text(audit: Audit, lang: Language, *, every: bool = False, formulas: bool = False) -> str:
    """One line per finding with its formula below; with ``formulas`` the formulas of each table before them.

    With ``every``, what is open is listed, too.
    """
    lines = [line for table in audit.tables for line in _formula_lines(audit.file, table, lang)] if formulas else []
    for finding in shown(audit, every=every):
        lines.append(f"{audit.file}: {place_in(finding, lang)}: {_said(finding, lang)}")
        if finding.witness.vi:
            lines.append(f"    {_BY.in_(lang)}: {finding.witness.in_(lang)}")
    return "".join(line + "\n" for line in lines)


def shown(audit: Audit, *, every: bool = False) -> tuple[AuditFinding, ...]:
    """The findings that are reported: without those that nothing is concluded from, unless all are asked for."""
    return tuple(finding for finding in audit.findings if every or finding.trust is not Trust.OPEN)


def summary(audit: Audit, lang: Language) -> str:
    """What was looked at and found: “2 bảng, 9 công thức: 2 lỗi, 6 cảnh báo”."""
    findings = shown(audit)
    tables = sum(bool(table.formulas) for table in audit.tables)
    formulas = sum(formula.trust is not Trust.OPEN for table in audit.tables for formula in table.formulas)
    counts = {severity: sum(one.severity is severity for one in findings) for severity in Severity}
    found = ", ".join(f"{count} {severity_word(severity, lang)}" for severity, count in counts.items() if count)
    nothing = Bilingual("không thấy số nào sai", "no wrong figure found")
    looked = Bilingual(
        f"{len(audit.tables)} bảng, {tables} bảng có công thức, {formulas} công thức",
        f"{len(audit.tables)} tables, {tables} with formulas, {formulas} formulas",
    )
    return f"{looked.in_(lang)}: {found or nothing.in_(lang)}"


def place_in(finding: AuditFinding, lang: Language) -> str:
    """Where it is, counted from 1 as people do: bảng 1 “…”, hàng 9 “Khu phố 9”, cột 5 “Tỷ lệ”."""
    if finding.table is None or finding.row is None or finding.column is None:
        return f"{_SENTENCE.in_(lang)} “{_cut(finding.sentence or '')}”"
    parts = (
        Bilingual(f"bảng {finding.table}", f"table {finding.table}").in_(lang) + _quoted(finding.title),
        Bilingual(f"hàng {finding.row + 1}", f"row {finding.row + 1}").in_(lang) + _quoted(finding.row_label),
        Bilingual(f"cột {finding.column + 1}", f"column {finding.column + 1}").in_(lang)
        + _quoted(finding.column_label),
    )
    return ", ".join(parts)


def _quoted(text: str) -> str:
    return f" “{_cut(text)}”" if text else ""


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _said(finding: AuditFinding, lang: Language) -> str:
    return f"{severity_word(finding.severity, lang)} {finding.code} {finding.message_in(lang)}"


def _formula_lines(file: str, table: AuditTable, lang: Language) -> Iterator[str]:
    name = Bilingual(f"bảng {table.table}", f"table {table.table}").in_(lang)
    for formula in table.formulas:
        yield f"{file}: {name}{_quoted(table.title)}: {formula.id} {witness_of(formula).in_(lang)}"


def as_json(audit: Audit, lang: Language, *, every: bool = True) -> dict[str, object]:
    """Everything as data: tables with formulas and findings, sentences, and all findings once more in a flat list."""
    kept = set(map(id, shown(audit, every=every)))
    return {
        "file": audit.file,
        "tables": [
            {
                "table": table.table,
                "title": table.title,
                "header_rows": table.header_rows,
                "rows": table.rows,
                "columns": table.columns,
                "convention": table.convention,
                "formulas": [_formula_data(formula) for formula in table.formulas],
                "findings": [_finding_data(one, lang) for one in table.findings if id(one) in kept],
            }
            for table in audit.tables
        ],
        "sentences": [
            {
                "text": sentence.text,
                "findings": [_finding_data(one, lang) for one in sentence.findings if id(one) in kept],
            }
            for sentence in audit.sentences
        ],
        "findings": [_finding_data(one, lang) for one in audit.findings if id(one) in kept],
    }


def _formula_data(formula: AuditFormula) -> dict[str, object]:
    target: dict[str, object] = {"row": formula.row} if formula.column is None else {"column": formula.column}
    operands: dict[str, object] = {}
    if formula.of_columns:
        operands["columns"] = list(formula.of_columns)
    if formula.of_rows:
        operands["rows"] = list(formula.of_rows)
    if formula.is_of_row:
        operands["columns"] = list(formula.columns)
    return {
        "id": formula.id,
        "target": target,
        "operands": operands,
        "expression": formula.expression,
        "text": formula.text,
        "kind": formula.kind.value,
        "source": formula.source.value,
        "rounding": None if formula.rounding is None else formula.rounding.value,
        "rows": formula.rows,
        "hits": formula.hits,
        "cut_off": formula.cut_off,
        "near": formula.near,
        "misses": formula.misses,
        "trust": formula.trust.value,
    }


def _finding_data(finding: AuditFinding, lang: Language) -> dict[str, object]:
    return {
        "code": finding.code,
        "kind": finding.kind.value,
        "trust": finding.trust.value,
        "severity": finding.severity.value,
        "table": finding.table,
        "row": finding.row,
        "column": finding.column,
        "row_label": finding.row_label,
        "column_label": finding.column_label,
        "sentence": finding.sentence,
        "printed": finding.printed,
        "computed": finding.computed,
        "exact": None if finding.exact is None else exact_text(finding.exact),
        "formula": finding.formula,
        "explains": list(finding.explains),
        "message": finding.message_in(lang),
        "witness": finding.witness.in_(lang),
    }


def as_findings(audit: Audit, *, every: bool = False) -> list[Finding]:
    """The findings as those of a plan are, for SARIF: the line is the number of the paragraph."""
    return [_as_finding(one) for one in shown(audit, every=every)]


def _as_finding(one: AuditFinding) -> Finding:
    rule = Rule(one.code, one.rule.name, one.severity, "{where}: {said}", "{where}: {said}", "{witness}", "{witness}")
    where = Bilingual(place_in(one, "vi"), place_in(one, "en"))
    place = Place(one.file, max(1, one.paragraph), 1)
    witness = one.witness if one.witness.vi else Verbatim("")
    return Finding(rule, place, (("where", where), ("said", one.said), ("witness", witness)))
