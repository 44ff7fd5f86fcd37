"""Plan → computed plan: every table, figure and inset computed, every claim, goal and check compared."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.numbering import number_things
from kehoach.plan.outline import walk
from kehoach.tables.added_rows import check_added_rows
from kehoach.tables.checks import run_check
from kehoach.tables.claims import check_accepted, check_claims
from kehoach.tables.computed import ComputedPlan
from kehoach.tables.conversion import converted
from kehoach.tables.cross_references import check_mention, mentioned
from kehoach.tables.display_units import check_shown
from kehoach.tables.engine import Engine
from kehoach.tables.goals import check_goal_sums, check_goals, check_row_goals, judgements
from kehoach.tables.picks import check_picks
from kehoach.tables.prose_figures import print_inset
from kehoach.tables.results import ComputedTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kehoach.diagnostics import Findings
    from kehoach.plan.model import Plan
    from kehoach.plan.numbered import Numbered
    from kehoach.plan.prose import Inset, Segment


def compute_plan(plan: Plan, findings: Findings, original: ComputedPlan | None = None) -> ComputedPlan:
    """Compute a plan. Every mistake is a finding, and whatever can be computed is.

    ``original``: of a document that goes with a plan, that plan; tables that are its own are not computed again.
    """
    plan = converted(plan, findings)
    known = _known(plan, original) if original else {}
    engine = Engine(plan, findings, known)
    tables = {name: known.get(name) or _claimed(engine, name) for name in engine.tables}
    made = {name: table for name, table in tables.items() if name not in known}
    engine.print_as_typed(made.values())
    check_added_rows(engine, findings)
    for table in made.values():
        check_picks(table, findings)
        check_shown(table, plan.audience, findings)
        check_row_goals(table, plan.period, findings)
        check_goal_sums(table, findings)
    figures = {
        name: quantity
        for figure in plan.figures.values()
        for name in figure.names
        if (quantity := engine.figure(name)) is not None
    }
    check_goals(plan, figures, findings)
    for table in made.values():
        for check in table.table.checks:
            run_check(check, table, engine)
    if engine.is_sound:
        check_accepted(plan.accepted, tables.values(), findings)
    passages = tuple(walk(plan, plan.audience))
    numbers = number_things(plan, passages)
    printed, mentions = _insets(plan, numbers, engine)
    return ComputedPlan(plan, tables, figures, printed, engine.scope.facts, numbers, mentions, passages)


def _known(plan: Plan, original: ComputedPlan) -> dict[str, ComputedTable]:
    """The tables of a document that are those of its plan."""
    own = plan.all_tables
    return {name: table for name, table in original.tables.items() if own.get(name) is table.table}


def _claimed(engine: Engine, name: str) -> ComputedTable:
    return check_claims(_table(engine, name), engine.plan.accepted, engine.findings)


def _table(engine: Engine, name: str) -> ComputedTable:
    table = engine.tables[name]
    columns = {c.id: engine.column(name, c.id) for c in table.columns if c.kind is ColumnKind.NUMBER}
    computed = ComputedTable(table, columns, engine.scope.row_index[name], engine.units_of(name))
    held = {c.id: judged for c in table.columns if (judged := c.source.judged())}
    if not held:
        return computed
    return replace(computed, judged={c: judgements(computed, j, engine.plan.period) for c, j in held.items()})


def _insets(plan: Plan, numbers: Mapping[str, Numbered], engine: Engine) -> tuple[dict[Inset, str], dict[Inset, str]]:
    """The texts of insets that print a figure, and for other insets the ids they refer to."""
    printed: dict[Inset, str] = {}
    mentions: dict[Inset, str] = {}
    for inset, after in (found for line in engine.texts for found in _with_text_after(line)):
        if not (name := mentioned(plan, inset)):
            printed[inset] = print_inset(inset, after, engine)
        elif check_mention(inset, plan, numbers, engine.findings):
            mentions[inset] = name
    return printed, mentions


def _with_text_after(line: Sequence[Segment]) -> Iterator[tuple[Inset, str]]:
    """The insets of a line, each with the text typed after it."""
    for segment, after in itertools.zip_longest(line, line[1:], fillvalue=""):
        if not isinstance(segment, str):
            yield segment, after if isinstance(after, str) else ""
