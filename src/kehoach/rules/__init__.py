"""Checks across a loaded and computed plan, one module per family; each is a function from a plan to findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.rules.agreement import check_agreement
from kehoach.rules.bodies import check_bodies
from kehoach.rules.coverage import check_coverage
from kehoach.rules.date_sense import check_sense
from kehoach.rules.drawable_charts import check_charts
from kehoach.rules.hand_typed import check_typed
from kehoach.rules.kind_of_document import check_execution, check_symbol
from kehoach.rules.place_names import check_place_names
from kehoach.rules.placeholders import check_supply
from kehoach.rules.placement import check_placement
from kehoach.rules.ready_to_sign import check_signing
from kehoach.rules.series_breaks import check_breaks
from kehoach.rules.tasks import check_tasks
from kehoach.rules.titles import check_titles
from kehoach.rules.unpaired_stars import check_stars

if TYPE_CHECKING:
    from kehoach.diagnostics import Findings
    from kehoach.tables.computed import ComputedPlan

_RULES = (
    check_agreement,
    check_bodies,
    check_breaks,
    check_charts,
    check_coverage,
    check_execution,
    check_place_names,
    check_sense,
    check_signing,
    check_stars,
    check_supply,
    check_symbol,
    check_tasks,
    check_titles,
    check_typed,
)


def check_plan(computed: ComputedPlan, findings: Findings) -> None:
    """Apply every rule; the placement of tables is checked for the plan alone, not for documents that accompany it."""
    if computed.plan.original is None:
        check_placement(computed, findings)
    for rule in _RULES:
        rule(computed, findings)
