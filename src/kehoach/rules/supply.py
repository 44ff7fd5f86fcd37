"""What a person must still look at: figures to be supplied, and wording that came from the pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.diagnostics import catalog as rules
from kehoach.packs import PACK_FILE
from kehoach.spec.model import Gap
from kehoach.spec.walk import paragraphs

if TYPE_CHECKING:
    from kehoach.diagnostics import Findings
    from kehoach.tables.computed import ComputedPlan


def check_supply(computed: ComputedPlan, findings: Findings) -> None:
    """Count gaps, each at its place, and the paragraphs of the pack, in one note."""
    plan = computed.plan
    for table in plan.tables.values():
        for row in table.rows:
            for index, cell in enumerate(row.cells):
                if isinstance(cell, Gap):
                    address = f"{table.id}[{row.name}].{table.columns[index].id}"
                    findings.add(rules.TO_BE_SUPPLIED, row.places[index], address=address, reason=_reason(cell))
    for figure in plan.figures.values():
        for typed in (figure.goal, figure.value):
            if isinstance(typed, Gap):
                findings.add(rules.TO_BE_SUPPLIED, figure.place, address=figure.id, reason=_reason(typed))
    pack_file = f"{plan.pack}/{PACK_FILE}"
    count = sum(paragraph.place.file == pack_file for paragraph in paragraphs(plan))
    if count:
        findings.add(rules.PACK_PARAGRAPHS, plan.place, count=count, pack=plan.pack)


def _reason(gap: Gap) -> str:
    return f": {gap.reason}" if gap.reason else ""
