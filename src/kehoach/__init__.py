"""Plans of Vietnamese communes and wards: one YAML file in, one exact Word document out.

    plan = kehoach.load("plan.yaml")
    computed = kehoach.compute(plan)
    kehoach.render(computed).save("plan.docx")

Every public name is here. A module is imported only when a call needs it.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from kehoach.auditing.audit_values import (
        Audit,
        AuditFinding,
        AuditFormula,
        AuditKind,
        AuditRule,
        AuditSentence,
        AuditTable,
        FormulaKind,
        FormulaSource,
        Trust,
    )
    from kehoach.auditing.auditor import audit
    from kehoach.auditing.rules_writing import audit_rules_text
    from kehoach.batch.plan_source import BatchOutcome, Happened, PlanSource
    from kehoach.batch.render_many import render_many
    from kehoach.comparison.changes import Change, Changes, Side
    from kehoach.comparison.compare import diff
    from kehoach.diagnostics import Finding, Language, Place, Rule, Severity, Spot
    from kehoach.documents import Companion
    from kehoach.errors import (
        AddressError,
        ConversionError,
        DocumentError,
        KehoachError,
        MissingPackageError,
        OutputError,
        PackError,
        SpecError,
    )
    from kehoach.exporting.document_metadata import metadata
    from kehoach.exporting.html import to_html
    from kehoach.exporting.pdf import to_pdf
    from kehoach.exporting.tables_workbook import to_workbook
    from kehoach.face import check, evaluate, from_mapping, load, loads
    from kehoach.importing.import_document import Imported, import_document
    from kehoach.linting.lint_scope import LintScope
    from kehoach.linting.linter import lint
    from kehoach.linting.outcome import LayoutRule, LintOutcome, LintReport, LintVerdict, LintWeight
    from kehoach.numbers import Rounding, WordStyle, format_number, in_words, read_words
    from kehoach.pack_check import check_pack
    from kehoach.pipeline import Outcome, compute, render, render_set
    from kehoach.plan.audience import Audience
    from kehoach.plan.model import Plan
    from kehoach.plan.table import Row, Table
    from kehoach.rendered import Document
    from kehoach.tables.computed import ComputedPlan
    from kehoach.tables.explanation import Explanation, Input
    from kehoach.tables.results import ComputedTable, Quantity, Verdict

_HOMES = {
    "audit": "kehoach.auditing.auditor",
    "audit_rules_text": "kehoach.auditing.rules_writing",
    "Audit": "kehoach.auditing.audit_values",
    "AuditFinding": "kehoach.auditing.audit_values",
    "AuditFormula": "kehoach.auditing.audit_values",
    "AuditKind": "kehoach.auditing.audit_values",
    "AuditRule": "kehoach.auditing.audit_values",
    "AuditSentence": "kehoach.auditing.audit_values",
    "AuditTable": "kehoach.auditing.audit_values",
    "FormulaKind": "kehoach.auditing.audit_values",
    "FormulaSource": "kehoach.auditing.audit_values",
    "Trust": "kehoach.auditing.audit_values",
    "BatchOutcome": "kehoach.batch.plan_source",
    "Happened": "kehoach.batch.plan_source",
    "PlanSource": "kehoach.batch.plan_source",
    "render_many": "kehoach.batch.render_many",
    "Companion": "kehoach.documents",
    "Change": "kehoach.comparison.changes",
    "Changes": "kehoach.comparison.changes",
    "Side": "kehoach.comparison.changes",
    "diff": "kehoach.comparison.compare",
    "Finding": "kehoach.diagnostics",
    "Language": "kehoach.diagnostics",
    "Place": "kehoach.diagnostics",
    "Rule": "kehoach.diagnostics",
    "Severity": "kehoach.diagnostics",
    "Spot": "kehoach.diagnostics",
    "AddressError": "kehoach.errors",
    "DocumentError": "kehoach.errors",
    "ConversionError": "kehoach.errors",
    "KehoachError": "kehoach.errors",
    "MissingPackageError": "kehoach.errors",
    "OutputError": "kehoach.errors",
    "PackError": "kehoach.errors",
    "SpecError": "kehoach.errors",
    "metadata": "kehoach.exporting.document_metadata",
    "to_html": "kehoach.exporting.html",
    "to_pdf": "kehoach.exporting.pdf",
    "to_workbook": "kehoach.exporting.tables_workbook",
    "check": "kehoach.face",
    "evaluate": "kehoach.face",
    "from_mapping": "kehoach.face",
    "load": "kehoach.face",
    "loads": "kehoach.face",
    "Imported": "kehoach.importing.import_document",
    "import_document": "kehoach.importing.import_document",
    "check_pack": "kehoach.pack_check",
    "lint": "kehoach.linting.linter",
    "LayoutRule": "kehoach.linting.outcome",
    "LintOutcome": "kehoach.linting.outcome",
    "LintReport": "kehoach.linting.outcome",
    "LintScope": "kehoach.linting.lint_scope",
    "LintVerdict": "kehoach.linting.outcome",
    "LintWeight": "kehoach.linting.outcome",
    "Rounding": "kehoach.numbers",
    "WordStyle": "kehoach.numbers",
    "format_number": "kehoach.numbers",
    "in_words": "kehoach.numbers",
    "read_words": "kehoach.numbers",
    "Outcome": "kehoach.pipeline",
    "compute": "kehoach.pipeline",
    "render": "kehoach.pipeline",
    "render_set": "kehoach.pipeline",
    "Document": "kehoach.rendered",
    "Audience": "kehoach.plan.audience",
    "Plan": "kehoach.plan.model",
    "Row": "kehoach.plan.table",
    "Table": "kehoach.plan.table",
    "ComputedPlan": "kehoach.tables.computed",
    "Explanation": "kehoach.tables.explanation",
    "Input": "kehoach.tables.explanation",
    "ComputedTable": "kehoach.tables.results",
    "Quantity": "kehoach.tables.results",
    "Verdict": "kehoach.tables.results",
}

__all__ = [  # noqa: RUF022 - in the order of use
    "load", "loads", "from_mapping", "compute", "render", "render_set", "render_many", "to_pdf", "to_html",
    "to_workbook", "metadata", "check", "evaluate", "diff", "lint", "audit", "audit_rules_text", "import_document",
    "check_pack", "in_words", "read_words", "format_number",
    "Plan", "Table", "Row", "ComputedPlan", "ComputedTable", "Quantity", "Verdict", "Explanation", "Input", "Outcome",
    "Companion", "Document", "Finding", "Rule", "Place", "Spot", "Severity", "Language", "Changes", "Change", "Side",
    "LintReport", "LintVerdict", "LintOutcome", "LintWeight", "LintScope", "LayoutRule",
    "Audit", "AuditTable", "AuditFormula", "AuditFinding", "AuditSentence", "AuditKind", "AuditRule", "FormulaKind",
    "FormulaSource", "Trust", "WordStyle", "Rounding",
    "Audience", "PlanSource", "BatchOutcome", "Happened", "Imported",
    "KehoachError", "SpecError", "AddressError", "PackError", "OutputError", "DocumentError",
    "MissingPackageError", "ConversionError",
]  # fmt: skip


if not TYPE_CHECKING:  # a type checker that saw it would take every misspelt name for a public one

    def __getattr__(name: str) -> object:
        """Import a public name when it is first used."""
        if name not in _HOMES:
            raise AttributeError(f"module 'kehoach' has no attribute {name!r}")
        found = getattr(importlib.import_module(_HOMES[name]), name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    return sorted((*__all__, "__version__"))
