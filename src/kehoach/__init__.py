"""Plans of Vietnamese communes and wards: one YAML file in, one exact Word document out.

    plan = kehoach.load("plan.yaml")
    computed = kehoach.compute(plan)
    docx = kehoach.render(computed)

Everything public stands here. What a call does not use is not imported.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from kehoach.comparison.changes import Change, Changes
    from kehoach.comparison.compare import diff
    from kehoach.diagnostics import Finding, Place, Severity
    from kehoach.errors import DocumentError, KehoachError, OutputError, PackError, SpecError
    from kehoach.inspection import check_pack
    from kehoach.linting.linter import lint
    from kehoach.linting.verdict import Report
    from kehoach.numbers import WordStyle, format_number, in_words, read_words
    from kehoach.pipeline import check, compute, load, render, render_set
    from kehoach.spec.model import Audience, Plan
    from kehoach.tables.computed import ComputedPlan
    from kehoach.tables.results import Quantity

_HOMES = {
    "Change": "kehoach.comparison.changes",
    "Changes": "kehoach.comparison.changes",
    "diff": "kehoach.comparison.compare",
    "Finding": "kehoach.diagnostics",
    "Place": "kehoach.diagnostics",
    "Severity": "kehoach.diagnostics",
    "DocumentError": "kehoach.errors",
    "KehoachError": "kehoach.errors",
    "OutputError": "kehoach.errors",
    "PackError": "kehoach.errors",
    "SpecError": "kehoach.errors",
    "check": "kehoach.pipeline",
    "check_pack": "kehoach.inspection",
    "compute": "kehoach.pipeline",
    "load": "kehoach.pipeline",
    "render": "kehoach.pipeline",
    "render_set": "kehoach.pipeline",
    "lint": "kehoach.linting.linter",
    "Report": "kehoach.linting.verdict",
    "WordStyle": "kehoach.numbers",
    "format_number": "kehoach.numbers",
    "in_words": "kehoach.numbers",
    "read_words": "kehoach.numbers",
    "Audience": "kehoach.spec.model",
    "Plan": "kehoach.spec.model",
    "ComputedPlan": "kehoach.tables.computed",
    "Quantity": "kehoach.tables.results",
}

__all__ = [  # noqa: RUF022 - in the order of use
    "load", "compute", "render", "render_set", "check", "diff", "lint", "check_pack", "in_words", "read_words",
    "format_number",
    "Plan", "ComputedPlan", "Quantity", "Changes", "Change", "Finding", "Place", "Severity", "WordStyle", "Report",
    "Audience", "KehoachError", "SpecError", "PackError", "OutputError", "DocumentError",
]  # fmt: skip


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'kehoach' has no attribute {name!r}")
    found = getattr(importlib.import_module(_HOMES[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted((*__all__, "__version__"))
