"""Holding a computed plan against what it promises: goals of figures, and the checks that a table carries."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics import terms
from kehoach.numbers import Exact, Rounding, round_exact, tidy
from kehoach.spec.expression import Comparison, references
from kehoach.spec.model import Absence, Aim, Bound, Given, Goal, Plan
from kehoach.tables.formula import Binding, compiled, has_number
from kehoach.tables.values import Value, show_full

if TYPE_CHECKING:
    from kehoach.diagnostics import Findings, Place
    from kehoach.spec.model import Check, Row
    from kehoach.tables.computed import ComputedTable, Quantity
    from kehoach.tables.engine import Engine


def check_goals(plan: Plan, figures: dict[str, Quantity], findings: Findings) -> None:
    """Hold what the plan gives out against each goal."""
    for figure in plan.figures.values():
        planned, goal = figures.get(f"{figure.id}.planned"), figure.goal
        if planned is None or not isinstance(goal, Goal):
            continue
        given = 0 if planned.worth is Absence.NOTHING else planned.worth  # nothing given out anywhere is 0 given out
        base = figures.get(f"{figure.id}.base")
        years = plan.period.last - plan.period.first + 1
        if base is None and goal.needs_base:
            findings.add(rules.GOAL_WITHOUT_BASE, goal.place, figure=figure.id, goal=goal.text)
        elif judge(goal, given, base.worth if base else None, years).met is False:
            shown = show_full(given)
            findings.add(rules.GOAL_MISSED, goal.place, figure=figure.id, planned=shown, goal=goal.text)


def hold_check(check: Check, table: ComputedTable, engine: Engine) -> None:
    """Hold one check: once, or for each row where it names columns of its own table.

    It is held for the total row too where it compares nothing but columns: what one row may be at most ("giam <= 2")
    says nothing of their sum.
    """
    sides = (check.comparison.left, check.comparison.right)
    used = [reference for side in sides for reference in references(side)]
    own = {r.name for r in used if not r.steps} & table.columns.keys()
    outside, rounding = engine.bind_outside(check.place), table.table.rounding
    if not own:
        _Holding(check, outside, terms.NOWHERE, check.place, engine, rounding).hold()
        return
    for index, row in enumerate(table.rows):
        values = {name: column.values[index] for name, column in table.columns.items()}
        place = _typed_place(row, own, table)
        _Holding(check, _bound_to(values, outside), terms.in_row(row.name), place, engine, rounding).hold()
    is_of_columns = all(not r.steps and r.name in own for r in used) and not any(map(has_number, sides))
    if table.table.total and is_of_columns and all(table.columns[name].total is not Absence.NOTHING for name in own):
        totals = {name: column.total for name, column in table.columns.items()}
        label = terms.in_total(table.table.total.label)
        _Holding(check, _bound_to(totals, outside), label, table.table.place, engine, rounding).hold()


@dataclass(frozen=True, slots=True)
class _Holding:
    """One check on one row, one total, or the plan at large."""

    check: Check
    bind: Binding
    where: terms.Term
    place: Place
    engine: Engine
    rounding: Rounding

    def hold(self) -> None:
        comparison = self.check.comparison
        try:
            sides = [compiled(side, self.bind, self.rounding)(0) for side in (comparison.left, comparison.right)]
        except ZeroDivisionError:
            address = self.where.behind(self.check.text)
            self.engine.findings.add(rules.DIVISION_BY_ZERO, self.place, address=address)
            return
        left, right = (self.engine.of_bearable_length(side, self.place) for side in sides)
        if not holds(comparison, left, right):
            details = {"check": self.check.text, "left": show_full(left), "right": show_full(right)}
            self.engine.findings.add(rules.CHECK_FAILED, self.place, row=self.where, **details)


def _typed_place(row: Row, names: set[str], table: ComputedTable) -> Place:
    """The last typed cell of a row that a check speaks of: where a person will look."""
    columns = table.table.columns
    typed = [i for i, c in enumerate(columns) if c.id in names and isinstance(c.source, Given)]
    return row.places[typed[-1]] if typed else row.place


def _bound_to(values: dict[str, Value], outside: Binding) -> Binding:
    return lambda ref: (lambda _row: values[ref.name]) if not ref.steps and ref.name in values else outside(ref)


def holds(comparison: Comparison, left: Value, right: Value) -> bool:
    """Whether a relation holds; with an absence on a side there is nothing to hold or break."""
    if isinstance(left, Absence) or isinstance(right, Absence):
        return True
    gap, slack = Fraction(left - right), Fraction(comparison.tolerance)
    match comparison.relation:
        case "=":
            return abs(gap) <= slack
        case "<>":
            return abs(gap) > slack
        case "<":
            return gap < slack
        case "<=":
            return gap <= slack
        case ">":
            return -gap < slack
        case ">=":
            return -gap <= slack


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a figure meets a goal; ``met`` is ``None`` where nobody can tell.

    ``margin`` is how far the figure stands on the right side of what is wanted, exactly and in its own unit; below 0
    where it is missed by that much.
    """

    met: bool | None
    margin: Exact | None = None


def judge(goal: Goal, value: Value, base: Value | None = None, years: int = 1) -> Verdict:
    """Hold a figure against a goal, a bare one at the goal's own decimals.

    Nobody can tell without the figure, or without the base of a goal that rises, falls or takes a part of it.
    ``years`` is how many years a yearly change goes on.
    """
    if isinstance(value, Absence):
        return Verdict(None)
    wanted = [_wanted(goal, read.value, base, years) for read in (goal.value, goal.upper) if read]
    edges = sorted(edge for edge in wanted if edge is not None)
    if len(edges) < len(wanted):
        return Verdict(None)
    margin = tidy(_margin(goal, Fraction(value), edges[0], edges[-1]))
    if goal.bound in (Bound.ABOVE, Bound.BELOW):
        return Verdict(margin > 0, margin)
    if goal.bound is Bound.EXACT and round_exact(value, goal.value.places) == goal.value.value:
        return Verdict(True, 0)
    return Verdict(margin >= 0, margin)


def _wanted(goal: Goal, figure: Exact, base: Value | None, years: int) -> Fraction | None:
    """The figure that a goal comes to; ``None`` where it counts from a base that is not there."""
    if not goal.needs_base:
        return Fraction(figure)
    if base is None or isinstance(base, Absence):
        return None
    start, share = Fraction(base), figure * Fraction(1, 100)
    if goal.aim is Aim.OF_PLAN:
        return start * share
    sign, times = (-1 if goal.aim is Aim.FALL else 1), years if goal.yearly else 1
    if goal.unit.startswith("%"):
        return start * (1 + sign * share) ** times if start > 0 else None
    return start + sign * figure * times


def _margin(goal: Goal, value: Fraction, low: Fraction, high: Fraction) -> Fraction:
    """How far a figure stands on the right side; what is to fall by at least so much stands below."""
    upward = goal.bound in (Bound.AT_LEAST, Bound.ABOVE)
    if goal.bound is Bound.EXACT:
        return -abs(value - low)
    if goal.bound is Bound.RANGE:
        return min(value - low, high - value)
    return value - low if upward != (goal.aim is Aim.FALL) else low - value
