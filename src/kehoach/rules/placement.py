"""Every table that the plan prints is placed exactly once and has rows and columns to print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics import terms
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan.audience import Audience
from kehoach.plan.keys import TASKS
from kehoach.plan.outline import paragraphs, placed_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.diagnostics import Findings, Place
    from kehoach.plan.model import Plan
    from kehoach.tables.computed import ComputedPlan

WORD_COLUMNS: Final = 63
WORD_ROWS: Final = 32_767
"""The limit of a table in Word."""


def check_placement(computed: ComputedPlan, findings: Findings) -> None:
    """Report tables that are not placed, placed twice, empty, or too large for Word."""
    plan = computed.plan
    in_draft = _placed(plan, Audience.DRAFT, findings)
    in_plan = _placed(plan, Audience.PLAN, None)
    for table in plan.tables.values():
        if Audience.DRAFT not in table.shown_in or (table.id == TASKS and TASKS not in in_draft):
            continue  # tasks need not stand in a table
        placed = in_plan if Audience.PLAN in table.shown_in and table.id != TASKS else in_draft
        for what, limit, found in (
            (terms.COLUMNS, WORD_COLUMNS, sum(Audience.DRAFT in c.shown_in for c in table.columns)),
            (terms.ROW_COUNT, WORD_ROWS, len(table.rows)),
        ):
            if found > limit:
                findings.add(
                    rules.TABLE_TOO_LARGE, table.place, table=Verbatim(table.id), found=found, what=what, limit=limit
                )
        if not table.rows:
            findings.add(rules.EMPTY_TABLE, table.place, table=Verbatim(table.id))
        if table.id not in placed:
            findings.add(rules.TABLE_NOT_PLACED, table.place, table=Verbatim(table.id))
    _check_columns(plan, {Audience.PLAN: in_plan, Audience.DRAFT: in_draft}, findings)


def _check_columns(plan: Plan, placed: Mapping[Audience, Mapping[str, Place]], findings: Findings) -> None:
    """Report a table that is placed in a document in which none of its columns is shown."""
    told: set[str] = set()
    for audience, names in placed.items():
        for name, place in names.items():
            table = plan.tables[name]
            if name not in told and table.rows and not any(audience in column.shown_in for column in table.columns):
                findings.add(rules.NO_COLUMN_SHOWN, place, table=Verbatim(name))
                told.add(name)


def _placed(plan: Plan, audience: Audience, findings: Findings | None) -> dict[str, Place]:
    """The place of each table in what an audience sees; a table placed twice is reported if ``findings`` is given."""
    placed: dict[str, Place] = {}
    for paragraph in paragraphs(plan, audience):
        name = placed_table(plan, paragraph)
        if name in placed and findings is not None:
            findings.add(rules.PLACED_TWICE, paragraph.place, table=Verbatim(name), first=placed[name].line)
        elif name:
            placed.setdefault(name, paragraph.place)
    return placed
