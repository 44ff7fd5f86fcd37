"""Plan → computed plan: every table, figure and inset worked out, every claim, goal and check held."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kehoach.spec.expression import Reference
from kehoach.spec.model import ColumnKind, Judged, Plan
from kehoach.spec.walk import lines, paragraphs
from kehoach.tables.checks import check_goals, hold_check
from kehoach.tables.claims import check_claims
from kehoach.tables.computed import ComputedPlan, ComputedTable
from kehoach.tables.conversion import converted
from kehoach.tables.engine import Engine, figures_to_compute
from kehoach.tables.insets import print_inset
from kehoach.tables.judging import check_row_goals, judgements
from kehoach.tables.shown import check_shown
from kehoach.tables.tree import check_picks

if TYPE_CHECKING:
    from kehoach.diagnostics import Findings
    from kehoach.spec.prose import Inset


def compute_plan(plan: Plan, findings: Findings) -> ComputedPlan:
    """Work a plan out; what is wrong is written down, and what can be computed is."""
    plan = converted(plan, findings)
    engine = Engine(plan, findings)
    tables = {name: _table(engine, name) for name in engine.tables}
    for table in tables.values():
        check_claims(table, findings)
        check_picks(table, findings)
        check_shown(table, findings)
        check_row_goals(table, plan.period, findings)
    figures = {
        name: quantity
        for figure in plan.figures.values()
        for name in figures_to_compute(figure)
        if (quantity := engine.figure(name)) is not None
    }
    check_goals(plan, figures, findings)
    for table in tables.values():
        for check in table.table.checks:
            hold_check(check, table, engine)
    return ComputedPlan(plan, tables, figures, _printed(plan, engine), engine.scope.facts)


def placed_table(plan: Plan, inset: Inset) -> str:
    """The id of the table that a paragraph's sole inset stands for; empty where it is none."""
    expression = inset.embedded.expression
    is_table = isinstance(expression, Reference) and expression.name in plan.tables
    return expression.name if is_table and isinstance(expression, Reference) else ""


def _table(engine: Engine, name: str) -> ComputedTable:
    table = engine.tables[name]
    columns = {c.id: engine.column(name, c.id) for c in table.columns if c.kind is ColumnKind.NUMBER}
    computed = ComputedTable(table, columns, engine.scope.row_index[name])
    held = {c.id: c.source for c in table.columns if isinstance(c.source, Judged)}
    if not held:
        return computed
    return replace(computed, judged={c: judgements(computed, j, engine.plan.period) for c, j in held.items()})


def _printed(plan: Plan, engine: Engine) -> dict[Inset, str]:
    standing = {
        inset for paragraph in paragraphs(plan) if (inset := paragraph.sole_name()) and placed_table(plan, inset)
    }
    insets = (segment for line in lines(plan) for segment in line if not isinstance(segment, str))
    return {inset: print_inset(inset, engine) for inset in insets if inset not in standing}
