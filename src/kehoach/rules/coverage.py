"""Areas are declared once, and a column that covers them has each exactly once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan.cell_values import Absence, Gap
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.fields import split_names
from kehoach.source.names import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Findings, Place
    from kehoach.plan.model import Plan
    from kehoach.plan.table import Column, Table
    from kehoach.tables.computed import ComputedPlan

ONCE = "once"


def check_coverage(computed: ComputedPlan, findings: Findings) -> None:
    """Check that names of areas are declared and that a column with ``cover`` has each expected name exactly once."""
    plan = computed.plan
    for table in plan.tables.values():
        for index, column in enumerate(table.columns):
            if column.kind is ColumnKind.AREA:
                _check_declared(plan, table, index, column, findings)
            if column.cover:
                _check_cover(plan, table, index, column, findings)


def _check_declared(plan: Plan, table: Table, index: int, column: Column, findings: Findings) -> None:
    if plan.areas is None or not plan.areas.table.rows:
        findings.add(rules.NO_AREAS, column.place, column=Verbatim(column.id))
        return
    declared = {fold(row.name): row.name for row in plan.areas.table.rows}
    for name, place in _names(table, index):
        if fold(name) not in declared:
            findings.add(rules.UNKNOWN_AREA, place, text=Verbatim(name), nearest=nearest(name, declared.values()))


def _check_cover(plan: Plan, table: Table, index: int, column: Column, findings: Findings) -> None:
    if all(isinstance(row.cells[index], Absence) for row in table.rows):
        return  # an empty table, or a column that was not typed: that is the finding
    wanted = _wanted(plan, column, findings)
    seen: dict[str, Place] = {}
    for name, place in _names(table, index):
        key = fold(name)
        if key in seen:
            findings.add(rules.AREA_TWICE, place, text=Verbatim(name), first=seen[key].line)
        seen.setdefault(key, place)
    if any(isinstance(row.cells[index], Gap) for row in table.rows):
        return  # whoever supplies that may name them
    end = table.rows[-1].place if table.rows else table.place
    for name in wanted:
        if fold(name) not in seen:
            findings.add(rules.AREA_UNCOVERED, end, text=Verbatim(name), column=Verbatim(column.id))


def _wanted(plan: Plan, column: Column, findings: Findings) -> tuple[str, ...]:
    if column.cover == ONCE:
        return tuple(row.name for row in plan.areas.table.rows) if plan.areas else ()
    if column.cover in plan.tables:
        return tuple(row.name for row in plan.tables[column.cover].rows)
    near = nearest(column.cover, plan.tables)
    findings.add(rules.UNKNOWN_NAME, column.place, text=Verbatim(column.cover), nearest=near)
    return ()


def _names(table: Table, index: int) -> Iterator[tuple[str, Place]]:
    for row in table.rows:
        cell = row.cells[index]
        names = split_names(cell) if isinstance(cell, str) else cell
        if isinstance(names, tuple):
            for name in names:
                yield name, row.places[index]
