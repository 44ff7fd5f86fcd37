"""A series breaks where a standard or boundaries changed: figures on its two sides are not compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan.expression import Call, Operation, references, walk
from kehoach.plan.outline import lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kehoach.diagnostics import Findings, Place
    from kehoach.plan.expression import Expression, Reference
    from kehoach.plan.model import Plan
    from kehoach.plan.table import Column
    from kehoach.tables.computed import ComputedPlan

_Columns: TypeAlias = "Mapping[tuple[str, str], Column]"


def check_breaks(computed: ComputedPlan, findings: Findings) -> None:
    """Report each difference, quotient and growth between two years on different sides of a break."""
    tables = computed.plan.tables.values()
    broken = {(table.id, column.id): column for table in tables for column in table.columns if column.breaks}
    if not broken:
        return
    for expression, place, table_id in _expressions(computed.plan):
        for left, right, year in _over_break(expression, table_id, broken):
            found = place.right(right.at)
            findings.add(
                rules.CHANGE_OVER_BREAK, found, left=Verbatim(str(left)), right=Verbatim(str(right)), year=year
            )
            break


def _expressions(plan: Plan) -> Iterator[tuple[Expression, Place, str]]:
    """Every expression of a plan, its place, and the table whose columns it may name without an address."""
    for table in plan.tables.values():
        for column in table.columns:
            yield from ((one.expression, one.place, table.id) for one in column.source.inputs())
            if total := column.total_formula:
                yield total.expression, total.place, table.id
        for check in table.checks:
            yield check.comparison.left, check.place, table.id
            yield check.comparison.right, check.place, table.id
    for figure in plan.figures.values():
        for formula in (figure.formula, figure.planned, figure.actual, figure.base):
            if formula:
                yield formula.expression, formula.place, ""
    for line in lines(plan):
        for segment in line:
            if not isinstance(segment, str):
                yield segment.embedded.expression, segment.at(0), ""


def _over_break(expression: Expression, table: str, broken: _Columns) -> Iterator[tuple[Reference, Reference, int]]:
    """The figures that an expression compares across a break, and the year of the break."""
    for part in walk(expression):
        if isinstance(part, Operation) and part.operator in ("-", "/"):
            yield from _between(part.left, part.right, table, broken)


def _between(
    left: Expression, right: Expression, table: str, broken: _Columns
) -> Iterator[tuple[Reference, Reference, int]]:
    for first, one in _single(left, table, broken):
        for second, other in _single(right, table, broken):
            if (_table(first, table), one.series) != (_table(second, table), other.series):
                continue
            years = sorted((one.year, other.year))
            crossed = [year for year in one.breaks if years[0] < year <= years[1]]
            if crossed:
                yield first, second, crossed[0]


def _table(reference: Reference, table: str) -> str:
    return reference.name if reference.steps else table


def _single(expression: Expression, table: str, broken: _Columns) -> Iterator[tuple[Reference, Column]]:
    """The single figures of a series in an expression; those that a function takes together are left out."""
    in_functions = {name for part in walk(expression) if isinstance(part, Call) for name in references(part)}
    for reference in references(expression):
        column = broken.get((_table(reference, table), reference.steps[-1].name if reference.steps else reference.name))
        if column and reference not in in_functions:
            yield reference, column
