"""Findings as values: what is wrong, where, how severe, and how to fix it, in Vietnamese and English."""

from kehoach.diagnostics.bilingual import Language
from kehoach.diagnostics.finding import Finding, Findings, Place, Rule, Severity, has_errors, in_file_order
from kehoach.diagnostics.result import Result
from kehoach.diagnostics.terms import Spot

__all__ = [
    "Finding",
    "Findings",
    "Language",
    "Place",
    "Result",
    "Rule",
    "Severity",
    "Spot",
    "has_errors",
    "in_file_order",
]
