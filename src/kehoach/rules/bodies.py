"""The bodies that tasks are assigned to are declared by the plan, if it declares any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.placeholders import read_gap
from kehoach.source.names import fold, nearest

if TYPE_CHECKING:
    from kehoach.diagnostics import Findings
    from kehoach.tables.computed import ComputedPlan


def check_bodies(computed: ComputedPlan, findings: Findings) -> None:
    """Check that every name in a column of bodies is a declared body, by full or short name, or an area."""
    plan = computed.plan
    if not plan.bodies:
        return
    areas = [row.name for row in plan.areas.table.rows] if plan.areas else []
    known = [name for body in plan.bodies for name in (body.name, body.short) if name] + areas
    declared = set(map(fold, known))
    for table in plan.tables.values():
        for index, column in enumerate(table.columns):
            if column.kind is not ColumnKind.BODY:
                continue
            for row in table.rows:
                cell = row.cells[index]
                for name in cell if isinstance(cell, tuple) else ():
                    if fold(name) not in declared and not read_gap(name):
                        hint = nearest(name, known)
                        findings.add(rules.UNKNOWN_BODY, row.places[index], text=Verbatim(name), nearest=hint)
