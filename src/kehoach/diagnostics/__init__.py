"""Findings as values: what is wrong, where, how bad, and how to mend it, in Vietnamese and English."""

from kehoach.diagnostics.finding import Finding, Findings, Language, Place, Rule, Severity

__all__ = ["Finding", "Findings", "Language", "Place", "Rule", "Severity"]
