"""A series breaks where a standard or boundaries changed: figures on its two sides are not compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan.cell_values import Quoted
from kehoach.plan.expression import Call, Operation, references, walk
from kehoach.plan.outline import lines
from kehoach.plan.row_names import row_named, year_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kehoach.diagnostics import Findings, Place
    from kehoach.plan.expression import Expression, Reference
    from kehoach.plan.model import Plan
    from kehoach.tables.computed import ComputedPlan
    from kehoach.tables.results import ComputedTable


class _Dated(NamedTuple):
    """A figure of one year, named in an expression."""

    reference: Reference
    series: tuple[str, str]
    """Whose years are compared: the table, and the series or the column."""
    year: int
    breaks: tuple[int, ...]


def check_breaks(computed: ComputedPlan, findings: Findings) -> None:
    """Report each difference, quotient and growth between two years on different sides of a break."""
    calendar = _Calendar(computed.tables)
    if not calendar.is_broken():
        return
    for expression, place, table in _expressions(computed.plan):
        for left, right, year in _over_break(expression, table, calendar):
            found, between = place.right(right.at), (Verbatim(str(left)), Verbatim(str(right)))
            findings.add(rules.CHANGE_OVER_BREAK, found, left=between[0], right=between[1], year=year)
            break
    for one in computed.tables.values():
        _check_rows(one, calendar, findings)


def _check_rows(computed: ComputedTable, calendar: _Calendar, findings: Findings) -> None:
    """Report each computed cell of a row with breaks of its own that compares years across one, unless it has words."""
    table = computed.table
    for at, row in enumerate(table.rows):
        for index, column in enumerate(table.columns) if row.about.breaks else ():
            for one in () if isinstance(row.cells[index], Quoted) else column.source.inputs():
                for left, right, year in _over_break(one.expression, table.id, calendar, at):
                    address, between = computed.address(at, column.id).text, (Verbatim(str(left)), Verbatim(str(right)))
                    place, details = row.places[index], {"left": between[0], "right": between[1]}
                    findings.add(rules.ROW_OVER_BREAK, place, address=address, year=year, **details)
                    break


class _Calendar(Struct, frozen=True):
    """Which figures of a plan are of one year, in a column of years or in a row that is a year."""

    tables: Mapping[str, ComputedTable]

    def is_broken(self) -> bool:
        """Whether any series has a break."""
        tables = [computed.table for computed in self.tables.values()]
        columns = any(column.breaks for table in tables for column in table.columns)
        return columns or any(table.breaks or any(row.about.breaks for row in table.rows) for table in tables)

    def dated(self, reference: Reference, home: str, row: int | None) -> _Dated | None:
        """A named figure with its year; ``None`` if it has none, or its series no break.

        ``home`` is the table whose columns may be named alone, ``row`` the row that they are then taken from.
        """
        computed = self.tables.get(reference.name if reference.steps else home)
        if computed is None:
            return None
        table = computed.table
        name, at = reference.name, row
        if reference.steps:
            name, step = reference.steps[-1].name, reference.steps[0]
            at = row_named(computed.row_index, step.name) if step.is_row and len(reference.steps) > 1 else None
        column = next((column for column in table.columns if column.id == name), None)
        if column is None:
            return None
        if not column.series:
            year = year_in(table.rows[at].name) if at is not None and reference.steps else 0
            breaks = table.breaks_by_row
            return _Dated(reference, (table.id, name), year, breaks) if year and breaks else None
        breaks = table.rows[at].about.breaks if at is not None else ()
        if row is None or reference.steps:
            breaks = (*column.breaks, *breaks)
        return _Dated(reference, (table.id, column.series), column.year, breaks) if breaks else None


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


def _over_break(
    expression: Expression, table: str, calendar: _Calendar, row: int | None = None
) -> Iterator[tuple[Reference, Reference, int]]:
    """The figures that an expression compares across a break, and the year of the break."""
    for part in walk(expression):
        if isinstance(part, Operation) and part.operator in ("-", "/"):
            for first in _single(part.left, table, calendar, row):
                for second in _single(part.right, table, calendar, row):
                    years = sorted((first.year, second.year))
                    crossed = [year for year in first.breaks if years[0] < year <= years[1]]
                    if first.series == second.series and crossed:
                        yield first.reference, second.reference, crossed[0]


def _single(expression: Expression, table: str, calendar: _Calendar, row: int | None) -> Iterator[_Dated]:
    """The single figures of a series in an expression; those that a function takes together are left out."""
    in_functions = {name for part in walk(expression) if isinstance(part, Call) for name in references(part)}
    for reference in references(expression):
        found = None if reference in in_functions else calendar.dated(reference, table, row)
        if found:
            yield found
