"""Dates and bodies that contradict the plan: a basis later than the plan, a district after districts were abolished."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan.dates import short_day
from kehoach.source.names import fold

if TYPE_CHECKING:
    from kehoach.diagnostics import Findings
    from kehoach.plan.model import Plan
    from kehoach.tables.computed import ComputedPlan

TWO_TIERS_SINCE: Final = datetime.date(2025, 7, 1)
"""From this day on there are no districts between commune and province."""

_DISTRICTS: Final = ("huyện", "quận", "thị xã", "thành phố")


def check_sense(computed: ComputedPlan, findings: Findings) -> None:
    """Check the dates of the basis, and the bodies and units that the plan names."""
    _check_basis(computed.plan, findings)
    _check_district(computed.plan, findings)


def _check_basis(plan: Plan, findings: Findings) -> None:
    day, year = plan.date.day, plan.date.year
    for citation in plan.citations:
        if citation.date > day if day else year is not None and citation.date.year > year:
            shown = short_day(day) if day else str(year)
            findings.add(
                rules.BASIS_AFTER_PLAN, citation.place, basis=Verbatim(short_day(citation.date)), plan=Verbatim(shown)
            )


def is_of_two_tiers(plan: Plan) -> bool:
    """Whether a plan dates from the time without districts; a plan of 2025 without a day counts as earlier."""
    year = plan.date.year or plan.period.first
    return plan.date.day >= TWO_TIERS_SINCE if plan.date.day else year > TWO_TIERS_SINCE.year


def _check_district(plan: Plan, findings: Findings) -> None:
    parent, province = plan.issuer.parent, plan.issuer.province
    is_province = fold(parent) in {fold(province), fold(f"thành phố {province}")}
    if is_of_two_tiers(plan) and not is_province and parent.lower().startswith(_DISTRICTS):
        findings.add(rules.DISTRICT_AFTER_REFORM, plan.issuer.place, parent=Verbatim(parent))
