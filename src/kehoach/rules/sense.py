"""Dates and bodies that cannot be: a basis later than the plan, a district after there are none."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules

if TYPE_CHECKING:
    from kehoach.diagnostics import Findings
    from kehoach.spec.model import Plan
    from kehoach.tables.computed import ComputedPlan

TWO_TIERS_SINCE: Final = datetime.date(2025, 7, 1)
"""Since this day there is no district between commune and province."""

_DISTRICTS: Final = ("huyện", "quận", "thị xã", "thành phố")


def check_sense(computed: ComputedPlan, findings: Findings) -> None:
    """Apply the rules on dates and bodies."""
    _check_basis(computed.plan, findings)
    _check_district(computed.plan, findings)


def _check_basis(plan: Plan, findings: Findings) -> None:
    for citation in plan.citations:
        if plan.date.day and citation.date and citation.date > plan.date.day:
            findings.add(
                rules.BASIS_AFTER_PLAN,
                citation.place,
                basis=f"{citation.date:%d/%m/%Y}",
                plan=f"{plan.date.day:%d/%m/%Y}",
            )


def _check_district(plan: Plan, findings: Findings) -> None:
    day, parent = plan.date.day, plan.issuer.parent
    if day and day >= TWO_TIERS_SINCE and parent.lower().startswith(_DISTRICTS):
        findings.add(rules.DISTRICT_AFTER_REFORM, plan.issuer.place, parent=parent)
