"""Tasks agree with the plan: each has a responsible body and a time within the period, and each target has a task."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kehoach.diagnostics import Findings
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan.audience import Audience
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.dates import read_year
from kehoach.plan.keys import BUDGET, TASKS
from kehoach.plan.placeholders import read_gap
from kehoach.plan.table import Inlaid
from kehoach.plan.times import read_reported
from kehoach.source.names import nearest
from kehoach.tables.served_targets import Target, find_target

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.diagnostics import Place
    from kehoach.plan.model import Plan
    from kehoach.plan.prose import Segment
    from kehoach.plan.table import Cell, Row, Table
    from kehoach.tables.computed import ComputedPlan


def check_tasks(computed: ComputedPlan, findings: Findings) -> None:
    """Check the responsible bodies, times and targets of tasks; bodies have rules of their own."""
    table = computed.plan.tables.get(TASKS)
    if table is None:
        return
    _check_leads(computed.plan, table, findings)
    _check_times(computed, table, findings)
    _check_targets(computed, table, findings)


def _check_leads(plan: Plan, table: Table, findings: Findings) -> None:
    """Report tasks without a responsible body.

    The body of a group is responsible for its tasks too; tasks that only the pack has are for everybody.
    """
    led = {index for index, (cell, _) in enumerate(_cells(table, "lead")) if cell}
    if not led:
        return
    groups = {row.parent for row in table.rows}
    for index, row in enumerate(table.rows):
        is_own = index not in groups and not plan.is_from_pack(row.place)
        if is_own and led.isdisjoint(_lineage(table.rows, index)):
            findings.add(rules.TASK_WITHOUT_LEAD, row.place, task=Verbatim(row.name))


def _check_times(computed: ComputedPlan, table: Table, findings: Findings) -> None:
    """Report times that cannot be read or lie outside the period.

    An impossible date in a column of times was reported with its cell; words without a date are only a note.
    """
    plan = computed.plan
    first, last = plan.period.first, plan.period.last
    index = _index(table, "when")
    for row in table.rows if index >= 0 else ():
        text = _printed(computed, row.cells[index])
        if not text or read_gap(text):
            continue
        log = Findings() if table.columns[index].kind is ColumnKind.DATE else findings
        place_of = partial(_place_of, computed, row, index)
        time = read_reported(text, rules.UNREADABLE_TIME if first else None, place_of, log)
        for year in time.years_outside(first, last) if time and first else ():
            _report_year(plan, year, row.places[index], findings)
    for column in table.columns:
        prefix, _, rest = column.id.partition("_")
        if prefix == BUDGET and first and (divided_by := read_year(rest)) and not first <= divided_by <= last:
            _report_year(plan, divided_by, column.place, findings)


def _report_year(plan: Plan, year: int, place: Place, findings: Findings) -> None:
    first, last = plan.period.first, plan.period.last
    period = f"{first}" if first == last else f"{first} - {last}"
    findings.add(rules.OUTSIDE_PERIOD, place, year=year, period=Verbatim(period))


def _place_of(computed: ComputedPlan, row: Row, index: int, character: int) -> Place:
    """The place of a character in a printed cell; for a computed one, the place of its ``$(``."""
    cell, typed = row.cells[index], 0
    for segment in cell.segments if isinstance(cell, Inlaid) else ():
        shown = _text_of(computed, segment)
        if character < len(shown):
            return row.places.within(index, typed + character if isinstance(segment, str) else typed)
        character -= len(shown)
        typed = typed + len(segment) if isinstance(segment, str) else segment.offset + len(segment.text) + 1
    return row.places.within(index, typed + character)


def _check_targets(computed: ComputedPlan, table: Table, findings: Findings) -> None:
    served: set[Target] = set()
    for cell, place in _cells(table, "serves"):
        for name in cell if isinstance(cell, tuple) else ():
            if target := find_target(computed, name):
                served.add(target)
            else:
                hint = nearest(name, _target_names(computed))
                findings.add(rules.UNKNOWN_TARGET, place, text=Verbatim(name), nearest=hint)
    if served:
        _check_served(computed, served, findings)


def _check_served(computed: ComputedPlan, served: set[Target], findings: Findings) -> None:
    """Report targets without a task; where tasks serve single rows of a table, each of its rows needs one."""
    ids = {target.id for target in served}
    plan = computed.plan
    for name in plan.targets:
        if Target(name) in served:
            continue
        if name in plan.figures:
            if plan.figures[name].goal is not None:
                findings.add(rules.UNSERVED_TARGET, plan.figures[name].place, target=Verbatim(name))
        elif name not in ids:
            if Audience.PLAN in plan.tables[name].shown_in:
                findings.add(rules.UNSERVED_TARGET, plan.tables[name].place, target=Verbatim(name))
        else:
            _check_rows_served(computed, name, served, findings)


def _check_rows_served(computed: ComputedPlan, name: str, served: set[Target], findings: Findings) -> None:
    table = computed.tables[name]
    groups = {row.parent for row in table.rows}
    for index, row in enumerate(table.rows):
        if index not in groups and served.isdisjoint(Target(name, at) for at in _lineage(table.rows, index)):
            findings.add(rules.UNSERVED_TARGET, row.place, target=table.address(index).text)


def _target_names(computed: ComputedPlan) -> Iterator[str]:
    for name in computed.plan.targets:
        yield name
        if table := computed.tables.get(name):
            yield from (table.address(index).text for index in range(len(table.rows)))


def _lineage(rows: Sequence[Row], index: int) -> Iterator[int]:
    """The index of a row and of those around it, from the inside out."""
    while index >= 0:
        yield index
        index = rows[index].parent


def _cells(table: Table, column: str) -> Iterator[tuple[Cell, Place]]:
    """The cells of a column with their places; none where the table does not have the column."""
    index = _index(table, column)
    for row in table.rows if index >= 0 else ():
        yield row.cells[index], row.places[index]


def _index(table: Table, column: str) -> int:
    """The index of a column; -1 where the table does not have it."""
    return next((i for i, c in enumerate(table.columns) if c.id == column), -1)


def _printed(computed: ComputedPlan, cell: Cell) -> str:
    if isinstance(cell, Inlaid):
        return "".join(_text_of(computed, segment) for segment in cell.segments)
    return cell if isinstance(cell, str) else ""


def _text_of(computed: ComputedPlan, segment: Segment) -> str:
    return segment if isinstance(segment, str) else computed.printed[segment]
