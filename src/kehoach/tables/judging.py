"""Goals of a table held row by row: against what the plan gives out, and against what was attained."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kehoach.diagnostics import catalog as rules
from kehoach.spec.expression import ExpressionError, Reference, parse_formula
from kehoach.spec.model import Absence, Aim, Gap, Goal, Judged
from kehoach.tables.checks import Verdict, judge
from kehoach.tables.values import graver, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.diagnostics import Findings
    from kehoach.spec.model import Cell, Column, Period
    from kehoach.tables.computed import ComputedPlan, ComputedTable


@dataclass(frozen=True, slots=True)
class Judgement:
    """One figure held against one goal."""

    goal: Cell
    verdict: Verdict
    absence: Absence
    """Why nobody can tell, where the verdict does not: what is graver of goal, figure and base."""
    unit: str
    """What the margin is counted in."""
    places: int
    """The decimals that goal and figure have."""


def judgements(table: ComputedTable, judged: Judged, period: Period) -> tuple[Judgement, ...]:
    """How each row stands."""
    columns = {column.id: (at, column) for at, column in enumerate(table.table.columns)}
    at, goals = columns[judged.goals]
    figures, base = table.columns[judged.figures], table.columns.get(judged.base)
    years = _years(goals, base.column if base else None, period)
    found = []
    for index, row in enumerate(table.rows):
        goal, value = row.cells[at], figures.values[index]
        start = base.values[index] if base else None
        if not isinstance(goal, Goal):
            found.append(Judgement(goal, Verdict(None), _absence(goal), "", 0))
            continue
        verdict = judge(goal, value, start, years)
        own = row.about.unit or figures.column.unit
        is_of_goal = goal.aim in (Aim.LEVEL, Aim.KEEP)
        unit = (goal.unit or row.about.unit or goals.unit or figures.column.unit) if is_of_goal else own
        missing = [v for v in (value, start if goal.needs_base else None) if isinstance(v, Absence)]
        places = max(goal.value.places, figures.display_of(index).places)
        found.append(Judgement(goal, verdict, _gravest(missing), unit, places))
    return tuple(found)


def check_row_goals(table: ComputedTable, period: Period, findings: Findings) -> None:
    """Hold what the plan gives out against each row's goal, and note goals that count from what is not given."""
    for column in table.table.columns:
        judged = column.planned if column.planned else column.source
        if not isinstance(judged, Judged) or not judged.figures:
            continue
        for index, judgement in enumerate(judgements(table, judged, period)):
            goal = judgement.goal
            if not isinstance(goal, Goal):
                continue
            address = f"{table.table.id}[{table.row_address(index)}].{judged.goals}"
            if goal.needs_base and not judged.base:
                findings.add(rules.GOAL_WITHOUT_BASE, goal.place, figure=address, goal=goal.text)
            elif column.planned and judgement.verdict.met is False:
                figures = table.columns[judged.figures]
                given = show(figures.values[index], figures.display_of(index))
                findings.add(rules.GOAL_MISSED, goal.place, figure=address, planned=given, goal=goal.text)


def verdict_at(computed: ComputedPlan, address: str) -> Verdict:
    """Whether what was attained meets the goal at an address: a single figure, or a cell of goals or of verdicts.

    Raises:
        KeyError: there is no goal there, or nothing that was attained is held against it.
    """
    from kehoach.tables.scope import Scope, ScopeError

    try:
        reference = parse_formula(address)
    except ExpressionError as error:
        raise KeyError(address) from error
    if not isinstance(reference, Reference):
        raise KeyError(address)
    match reference.steps:
        case ():
            return _of_figure(computed, reference.name)
        case (row, column) if row.is_row and reference.name in computed.tables:
            table = computed.tables[reference.name]
            try:
                index = Scope.of(computed).row_of(table.table, row)
            except ScopeError as error:
                raise KeyError(address) from error
            for name, found in table.judged.items():
                source = table.column(name).source
                if column.name == name or (isinstance(source, Judged) and source.goals == column.name):
                    return found[index].verdict
    raise KeyError(address)


def judgement_of(computed: ComputedPlan, name: str) -> Judgement | None:
    """How a single figure stands; ``None`` where it has no goal, or nothing that was attained is held against it."""
    figure, actual = computed.plan.figures.get(name), computed.figures.get(f"{name}.actual")
    if figure is None or not isinstance(figure.goal, Goal) or actual is None:
        return None
    base, period = computed.figures.get(f"{name}.base"), computed.plan.period
    start = base.worth if base else None
    verdict = judge(figure.goal, actual.worth, start, period.last - period.first + 1)
    missing = [v for v in (actual.worth, start if figure.goal.needs_base else None) if isinstance(v, Absence)]
    places = max(figure.goal.value.places, actual.display.places)
    return Judgement(figure.goal, verdict, _gravest(missing), figure.unit, places)


def _of_figure(computed: ComputedPlan, name: str) -> Verdict:
    found = judgement_of(computed, name)
    if found is None:
        raise KeyError(name)
    return found.verdict


def _gravest(missing: Sequence[Absence]) -> Absence:
    absence: Absence = Absence.NOTHING
    for one in missing:
        absence = graver(absence, one)
    return absence


def _years(goals: Column, base: Column | None, period: Period) -> int:
    """How many years a yearly change goes on: from the base's to the goal's where both have one, else the plan's."""
    if base and goals.year > base.year > 0:
        return goals.year - base.year
    return period.last - period.first + 1


def _absence(goal: Cell) -> Absence:
    if isinstance(goal, Gap):
        return Absence.TO_BE_SUPPLIED
    return goal if isinstance(goal, Absence) else Absence.NOTHING
