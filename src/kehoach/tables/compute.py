"""Plan → computed plan: every table, figure and inset worked out, every claim, goal and check held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.diagnostics import Findings, terms
from kehoach.diagnostics import catalog as rules
from kehoach.spec.expression import Reference, references
from kehoach.spec.model import Absence, ColumnKind, Goal, Plan
from kehoach.spec.walk import lines, paragraphs
from kehoach.tables.claims import check_claims
from kehoach.tables.computed import ComputedPlan, ComputedTable, Quantity
from kehoach.tables.engine import Engine, figures_to_compute, holds, meets
from kehoach.tables.formula import Binding, compiled, has_number
from kehoach.tables.insets import print_inset
from kehoach.tables.values import Value, show_full

if TYPE_CHECKING:
    from kehoach.numbers import Rounding
    from kehoach.spec.model import Check
    from kehoach.spec.prose import Inset


def compute_plan(plan: Plan, findings: Findings) -> ComputedPlan:
    """Work a plan out; what is wrong is written down, and what can be computed is."""
    engine = Engine(plan, findings)
    tables = {name: _table(engine, name) for name in engine.tables}
    for table in tables.values():
        check_claims(table, findings)
    figures = {
        name: quantity
        for figure in plan.figures.values()
        for name in figures_to_compute(figure)
        if (quantity := engine.figure(name)) is not None
    }
    _check_goals(plan, figures, findings)
    for table in tables.values():
        for check in table.table.checks:
            _hold(check, table, engine)
    return ComputedPlan(plan, tables, figures, _printed(plan, engine), engine.scope.facts)


def placed_table(plan: Plan, inset: Inset) -> str:
    """The id of the table that a paragraph's sole inset stands for; empty where it is none."""
    expression = inset.embedded.expression
    is_table = isinstance(expression, Reference) and expression.name in plan.tables
    return expression.name if is_table and isinstance(expression, Reference) else ""


def _table(engine: Engine, name: str) -> ComputedTable:
    table = engine.tables[name]
    columns = {c.id: engine.column(name, c.id) for c in table.columns if c.kind is ColumnKind.NUMBER}
    return ComputedTable(table, columns, engine.scope.row_index[name])


def _printed(plan: Plan, engine: Engine) -> dict[Inset, str]:
    standing = {
        inset for paragraph in paragraphs(plan) if (inset := paragraph.sole_name()) and placed_table(plan, inset)
    }
    insets = (segment for line in lines(plan) for segment in line if not isinstance(segment, str))
    return {inset: print_inset(inset, engine) for inset in insets if inset not in standing}


def _check_goals(plan: Plan, figures: dict[str, Quantity], findings: Findings) -> None:
    for figure in plan.figures.values():
        planned = figures.get(f"{figure.id}.planned")
        if planned is None or not isinstance(figure.goal, Goal) or meets(figure.goal, planned.worth):
            continue
        shown = show_full(planned.worth)
        findings.add(rules.GOAL_MISSED, figure.goal.place, figure=figure.id, planned=shown, goal=figure.goal.text)


def _hold(check: Check, table: ComputedTable, engine: Engine) -> None:
    """Hold one check: once, or for each row where it names columns of its own table.

    It is held for the total row too where it compares nothing but columns: what one row may be at most ("giam <= 2")
    says nothing of their sum.
    """
    comparison = check.comparison
    sides = (comparison.left, comparison.right)
    used = [reference for side in sides for reference in references(side)]
    own = {r.name for r in used if not r.steps} & table.columns.keys()
    rounding = table.table.rounding
    if not own:
        _hold_once(check, engine.bind_outside(check.place), rounding, terms.NOWHERE, engine)
        return
    for index, row in enumerate(table.rows):
        values = {name: column.values[index] for name, column in table.columns.items()}
        bind = _bound_to(values, engine.bind_outside(check.place))
        _hold_once(check, bind, rounding, terms.in_row(row.name), engine)
    is_of_columns = all(not r.steps and r.name in own for r in used) and not any(map(has_number, sides))
    if table.table.total and is_of_columns and all(table.columns[name].total is not Absence.NOTHING for name in own):
        totals = {name: column.total for name, column in table.columns.items()}
        bind = _bound_to(totals, engine.bind_outside(check.place))
        _hold_once(check, bind, rounding, terms.in_total(table.table.total.label), engine)


def _bound_to(values: dict[str, Value], outside: Binding) -> Binding:
    return lambda ref: (lambda _row: values[ref.name]) if not ref.steps and ref.name in values else outside(ref)


def _hold_once(check: Check, bind: Binding, rounding: Rounding, row: terms.Term, engine: Engine) -> None:
    comparison = check.comparison
    try:
        sides = [compiled(side, bind, rounding)(0) for side in (comparison.left, comparison.right)]
    except ZeroDivisionError:
        engine.findings.add(rules.DIVISION_BY_ZERO, check.place, address=row.behind(check.text))
        return
    left, right = (engine.of_bearable_length(side, check.place) for side in sides)
    if not holds(comparison, left, right):
        engine.findings.add(rules.CHECK_FAILED, check.place, row=row, left=show_full(left), right=show_full(right))
