"""Findings as values: what is wrong, where, how severe, and how to fix it, in Vietnamese and English."""

from kehoach.diagnostics.bilingual import Language
from kehoach.diagnostics.finding import Finding, Findings, Place, Rule, Severity
from kehoach.diagnostics.terms import Spot

__all__ = ["Finding", "Findings", "Language", "Place", "Rule", "Severity", "Spot"]
