"""Goals compared with planned and actual figures: of single figures, and row by row."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics import terms
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.numbers import Exact, round_exact, tidy
from kehoach.plan.address import Address
from kehoach.plan.cell_values import Absence, Gap
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.goal import Aim, Bound, Goal
from kehoach.plan.row_names import row_named
from kehoach.plan.table import Relation
from kehoach.plan.units import conversion, is_whole
from kehoach.source.names import fold
from kehoach.tables.results import Judgement, Quantity, Verdict
from kehoach.tables.tree import parts_by_parent
from kehoach.tables.values import Value, graver, multiply, show_full

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.diagnostics import Findings
    from kehoach.plan.columns.source import GoalsAndFigures
    from kehoach.plan.dates import Period
    from kehoach.plan.model import Plan
    from kehoach.plan.table import Cell, Column, Row
    from kehoach.tables.results import ComputedTable, PlanResults


def check_goals(plan: Plan, figures: Mapping[str, Quantity], findings: Findings) -> None:
    """Compare the planned figure with each goal; a split that nobody takes part in counts as 0."""
    for figure in plan.figures.values():
        goal, base = figure.goal, figures.get(figure.aspect("base"))
        if not isinstance(goal, Goal):
            continue
        for aspect in ("planned", "actual"):
            if quantity := figures.get(figure.aspect(aspect)):
                sides = _Sides.of(goal, goal.unit or figure.unit, quantity, base)
                _report_unlike(goal, sides.unlike, figure.id, findings)
        planned = figures.get(figure.aspect("planned"))
        if planned is None:
            continue
        given = replace(planned, worth=0) if planned.worth is Absence.NOTHING else planned
        if base is None and goal.needs_base:
            findings.add(rules.GOAL_WITHOUT_BASE, goal.place, figure=Verbatim(figure.id), goal=Verbatim(goal.text))
        elif _judged(_Sides.of(goal, goal.unit or figure.unit, given, base), _length(plan.period)).met is False:
            shown = show_full(given.worth)
            findings.add(
                rules.GOAL_MISSED,
                goal.place,
                figure=Verbatim(figure.id),
                planned=Verbatim(shown),
                goal=Verbatim(goal.text),
            )


def _report_unlike(goal: Goal, unlike: tuple[str, str] | None, address: str, findings: Findings) -> None:
    """Report a goal whose unit is unlike that of its figure, or of its base."""
    if unlike:
        left, right = unlike
        where = terms.at_address(address)
        findings.add(
            rules.UNLIKE_UNITS,
            goal.place,
            left=Verbatim(left),
            right=Verbatim(right),
            where=where,
            cure=terms.UNLIKE_GOAL,
        )


def _length(period: Period) -> int:
    """The number of years of a period."""
    return period.last - period.first + 1


def judgements(table: ComputedTable, judged: GoalsAndFigures, period: Period) -> tuple[Judgement, ...]:
    """For each row, its figure compared with its goal."""
    columns = {column.id: (at, column) for at, column in enumerate(table.table.columns)}
    at, goals = columns[judged.goals]
    figures, base = table.columns[judged.figures], table.columns.get(judged.base)
    years = _years(goals, base.column if base else None, period)
    found = []
    for index, row in enumerate(table.rows):
        goal, value = row.cells[at], table.cell(index, judged.figures)
        start = table.cell(index, judged.base) if base else None
        if not isinstance(goal, Goal):
            found.append(Judgement(goal, Verdict(None), _absence(goal), "", 0))
            continue
        sides = _Sides.of(goal, goal.unit or row.about.unit or goals.unit, value, start)
        places = max(goal.value.places, figures.display_of(index).places)
        unit = _unit_of_margin(sides, goal.unit or row.about.unit or goals.unit, value.unit or row.about.unit)
        found.append(Judgement(goal, _judged(sides, years), _missing(sides), unit, places, sides.unlike))
    return tuple(found)


def _unit_of_margin(sides: _Sides, goal_unit: str, own: str) -> str:
    """The unit of a margin: as written in the goal, if that is another name of the figure's unit."""
    is_as_goal = sides.goal.aim in (Aim.LEVEL, Aim.KEEP) and sides.factor == 1
    return (goal_unit or own) if is_as_goal else own


def _missing(sides: _Sides) -> Absence:
    """The gravest absence that prevents a verdict."""
    absence: Absence = Absence.NOTHING
    for value in (sides.value, sides.base if sides.goal.needs_base else None):
        if isinstance(value, Absence):
            absence = graver(absence, value)
    return absence


def check_row_goals(table: ComputedTable, period: Period, findings: Findings) -> None:
    """Compare planned figures with each row's goal, and note goals relative to a base that is missing."""
    for column in table.table.columns:
        judged = column.planned or column.source.judged()
        if judged is None or not judged.figures:
            continue
        for index, judgement in enumerate(judgements(table, judged, period)):
            goal = judgement.goal
            if not isinstance(goal, Goal):
                continue
            address = table.address(index, judged.goals).text
            _report_unlike(goal, judgement.unlike, address, findings)
            if judgement.unlike:
                continue
            if goal.needs_base and not judged.base:
                findings.add(rules.GOAL_WITHOUT_BASE, goal.place, figure=Verbatim(address), goal=Verbatim(goal.text))
            elif column.planned and judgement.verdict.met is False:
                given = table.cell(index, judged.figures).text
                findings.add(
                    rules.GOAL_MISSED,
                    goal.place,
                    figure=Verbatim(address),
                    planned=Verbatim(given),
                    goal=Verbatim(goal.text),
                )


def check_goal_sums(table: ComputedTable, findings: Findings) -> None:
    """Report each group, and a typed total, whose goal is not the sum of the goals in it.

    Only counts with the same bound are added up; goals that rise, fall or are in per cent are not.
    """
    spec, parts = table.table, parts_by_parent(table.rows)
    wholes = [(at, table.rows[at]) for at in sorted(parts) if at >= 0] + ([(-1, spec.claims)] if spec.claims else [])
    for index, column in enumerate(spec.columns):
        for at, whole in wholes if column.kind is ColumnKind.GOAL else ():
            rows = [table.rows[part] for part in parts.get(at, ())]
            counts = [_count(row, index, column) for row in (whole, *rows)]
            if None in counts or len(counts) == 1:
                continue
            (goal, unit), *others = [count for count in counts if count]
            if any((other.bound, own) != (goal.bound, unit) for other, own in others):
                continue
            signs = [-1 if row.relation is Relation.LESS else 1 for row in rows]
            found = sum(sign * other.value.value for sign, (other, _) in zip(signs, others, strict=True))
            if found != goal.value.value:
                address = Address.total(spec.id, column.id) if at < 0 else table.address(at, column.id)
                findings.add(
                    rules.GOALS_APART,
                    goal.place,
                    address=address.text,
                    goal=Verbatim(goal.text),
                    sum=Verbatim(show_full(tidy(Fraction(found)))),
                )


def _count(row: Row, index: int, column: Column) -> tuple[Goal, str] | None:
    """The goal of a row that is a plain count, and its unit; ``None`` for any other cell."""
    goal = row.cells[index]
    if not isinstance(goal, Goal) or goal.aim is not Aim.LEVEL or goal.bound in (Bound.RANGE, Bound.ABOUT):
        return None
    unit = goal.unit or row.about.unit or column.unit
    return (goal, fold(unit)) if is_whole(unit) else None


def verdict_at(computed: PlanResults, address: str) -> Verdict:
    """Whether the actual figure meets the goal at an address: of a single figure, or a cell of goals or verdicts.

    Raises:
        KeyError: there is no goal there, or no actual figure to compare with it.
    """
    try:
        asked = Address.parse(address)
    except ValueError as error:
        raise KeyError(address) from error
    if asked == Address(asked.name):
        return _of_figure(computed, asked.name)
    table = computed.tables.get(asked.name)
    row = row_named(table.row_index, asked.row) if table else None
    if table is not None and row is not None:
        for name, found in table.judged.items():
            judged = table.column(name).source.judged()
            if asked.column == name or (judged and judged.goals == asked.column):
                return found[row].verdict
    raise KeyError(address)


def judgement_of(computed: PlanResults, name: str) -> Judgement | None:
    """A single figure compared with its goal; ``None`` without a goal, or without an actual figure."""
    figure, actual = computed.plan.figures.get(name), computed.figures.get(f"{name}.actual")
    if figure is None or not isinstance(figure.goal, Goal) or actual is None:
        return None
    base, goal = computed.figures.get(f"{name}.base"), figure.goal
    sides = _Sides.of(goal, goal.unit or figure.unit, actual, base)
    verdict = _judged(sides, _length(computed.plan.period))
    places = max(goal.value.places, actual.display.places)
    unit = _unit_of_margin(sides, figure.unit or goal.unit, actual.unit)
    return Judgement(goal, verdict, _missing(sides), unit, places, sides.unlike)


def _of_figure(computed: PlanResults, name: str) -> Verdict:
    found = judgement_of(computed, name)
    if found is None:
        raise KeyError(name)
    return found.verdict


def _years(goals: Column, base: Column | None, period: Period) -> int:
    """The years of a yearly change: from that of the base to that of the goal if both have one, else the plan's."""
    if base and goals.year > base.year > 0:
        return goals.year - base.year
    return _length(period)


def _absence(goal: Cell) -> Absence:
    if isinstance(goal, Gap):
        return Absence.TO_BE_SUPPLIED
    return goal if isinstance(goal, Absence) else Absence.NOTHING


# --- one goal and one figure ---------------------------------------------------------------------------------


class _Sides(Struct, frozen=True):
    """A goal, the figure compared with it, and the base it may be relative to, in the figure's unit."""

    goal: Goal
    value: Value
    base: Value | None
    factor: Exact
    """The factor from the goal's unit to the figure's."""
    unlike: tuple[str, str] | None
    """Units of unlike measures, which cannot be compared."""

    @classmethod
    def of(cls, goal: Goal, goal_unit: str, figure: Quantity, base: Quantity | None) -> _Sides:
        is_part = goal.aim is Aim.OF_PLAN or (goal.needs_base and goal.unit.startswith("%"))
        factor = 1 if is_part else conversion(goal_unit, figure.unit)
        from_base = conversion(base.unit, figure.unit) if base else 1
        unlike = (goal_unit, figure.unit) if factor is None else None
        if from_base is None and base:
            unlike = (base.unit, figure.unit)
        start = multiply(base.worth, from_base or 1) if base else None
        return cls(goal, figure.worth, start, factor or 1, unlike)


def judge(goal: Goal, figure: Quantity, base: Quantity | None = None, years: int = 1) -> Verdict:
    """Compare a figure with a goal, in the figure's unit; a goal without a sign (7 hộ) at its own decimals.

    The verdict is open without the figure, without the base of a goal that is relative to one, or if the units are
    unlike. ``years`` is the number of years of a yearly change.
    """
    return _judged(_Sides.of(goal, goal.unit, figure, base), years)


def _judged(sides: _Sides, years: int = 1) -> Verdict:
    goal, value = sides.goal, sides.value
    if isinstance(value, Absence) or sides.unlike:
        return Verdict(None)
    wanted = [_wanted(sides, figure, years) for figure in _figures(goal)]
    edges = sorted(edge for edge in wanted if edge is not None)
    if len(edges) < len(wanted):
        return Verdict(None)
    margin = tidy(_margin(goal, Fraction(value), edges[0], edges[-1]))
    if goal.bound in (Bound.ABOVE, Bound.BELOW):
        return Verdict(margin > 0, margin)
    if goal.bound is Bound.EXACT and round_exact(Fraction(value, sides.factor), goal.value.places) == goal.value.value:
        return Verdict(True, 0)
    return Verdict(margin >= 0, margin)


def _figures(goal: Goal) -> list[Exact]:
    """The figures between which a goal is, or the only one; what is about a figure is within a tenth of it."""
    if goal.bound is Bound.ABOUT:
        return [goal.value.value * Fraction(9, 10), goal.value.value * Fraction(11, 10)]
    return [read.value for read in (goal.value, goal.upper) if read]


def _wanted(sides: _Sides, figure: Exact, years: int) -> Fraction | None:
    """The figure required by a goal; ``None`` if it is relative to a base that is missing."""
    goal, base = sides.goal, sides.base
    if not goal.needs_base:
        return Fraction(figure * sides.factor)
    if base is None or isinstance(base, Absence):
        return None
    start, share = Fraction(base), figure * Fraction(1, 100)
    if goal.aim is Aim.OF_PLAN:
        return start * share
    sign, times = (-1 if goal.aim is Aim.FALL else 1), years if goal.yearly else 1
    if goal.unit.startswith("%"):
        return start * (1 + sign * share) ** times if start > 0 else None
    return start + sign * figure * sides.factor * times


def _margin(goal: Goal, value: Fraction, low: Fraction, high: Fraction) -> Fraction:
    """How far a figure is on the right side of a goal; for one that must fall, that is below."""
    upward = goal.bound in (Bound.AT_LEAST, Bound.ABOVE)
    if goal.bound is Bound.EXACT:
        return -abs(value - low)
    if goal.bound in (Bound.RANGE, Bound.ABOUT):
        return min(value - low, high - value)
    return value - low if upward != (goal.aim is Aim.FALL) else low - value
