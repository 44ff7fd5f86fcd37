"""Single figures with their goals: ``targets: cam_ket: {goal: ≥ 7 hộ}``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.diagnostics import terms
from kehoach.numbers import NumberRead
from kehoach.plan import table_keys
from kehoach.plan.cell_values import Absence, Gap
from kehoach.plan.columns.formula import read_formula
from kehoach.plan.fields import Fields
from kehoach.plan.goal import Goal
from kehoach.plan.model import Figure
from kehoach.plan.placeholders import read_gap
from kehoach.plan.times import read_reported
from kehoach.plan.units import is_whole
from kehoach.reading.goals import read_goal
from kehoach.reading.misread import Wanted, report_number
from kehoach.source.nodes import Scalar, place_in

if TYPE_CHECKING:
    from kehoach.diagnostics import Findings
    from kehoach.plan.dates import Period
    from kehoach.reading.row_reader import Settings
    from kehoach.source.nodes import Mapping


def read_figure(name: str, node: Mapping, findings: Findings, settings: Settings) -> Figure:
    """The figure under an id. One without a unit of its own is counted in the unit of its goal."""
    fields = Fields(node, table_keys.FIGURE, terms.figure(name), findings, name)
    unit = fields.word("unit")
    goal = _goal(fields, unit, settings)
    takes_unit = isinstance(goal, Goal) and not goal.needs_base and not unit
    if isinstance(goal, Goal) and takes_unit:
        unit = goal.unit
    return Figure(
        id=name,
        label=fields.line("label") or (name,),
        unit=unit,
        goal=goal,
        value=_value(fields, unit, settings),
        formula=read_formula(fields, "formula"),
        planned=read_formula(fields, "planned"),
        actual=read_formula(fields, "actual"),
        base=read_formula(fields, "base"),
        place=node.place,
        as_of=read_as_of(fields, settings.period),
        source=fields.dated("source", settings.period),
        owner=fields.word("owner"),
        is_unit_of_goal=takes_unit,
    )


def read_as_of(fields: Fields, period: Period) -> str:
    """Read ``as_of``: any words except a day that does not exist; ``$(…)`` in it may be years of the plan."""
    text, scalar = fields.dated("as_of", period), fields.node("as_of")
    if text and isinstance(scalar, Scalar):
        typed = text if "$(" in scalar.text else scalar.text
        read_reported(typed, None, lambda index: place_in(scalar.lines, index), fields.findings)
    return text


def _goal(fields: Fields, unit: str, settings: Settings) -> Goal | Gap | None:
    scalar = fields.scalar("goal", terms.GOAL)
    if scalar is None or scalar.is_none:
        return None
    if gap := read_gap(scalar.text):
        return gap
    return read_goal(scalar.lines[0], unit, fields.findings, separators=settings.separators)


def _value(fields: Fields, unit: str, settings: Settings) -> NumberRead | Absence | Gap | None:
    """The figure as typed, or one of the ways to have none; ``None`` without the key."""
    scalar = fields.scalar("value", terms.NUMBER)
    if scalar is None:
        return None
    if scalar.text.casefold() in (Absence.UNKNOWN.value, Absence.NOTHING.value):
        return Absence(scalar.text.casefold())
    if gap := read_gap(scalar.text):
        return gap
    whole = is_whole(unit)
    wanted = Wanted(unit, whole, settings.separators.of_field(whole=whole))
    read = wanted.read(scalar.text)
    if isinstance(read, NumberRead):
        return read
    report_number(scalar.text, read, wanted, scalar.place, fields.findings)
    return Absence.FAULTY
