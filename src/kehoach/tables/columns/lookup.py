"""Columns taken by row name from another table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.terms import Term
from kehoach.spec.cell_values import Absence
from kehoach.spec.columns.lookup import Lookup
from kehoach.spec.columns.source import ColumnKind
from kehoach.spec.names import fold, nearest
from kehoach.spec.units import conversion, measure_of
from kehoach.tables.columns.computation import Computation
from kehoach.tables.columns.totals import is_late, total_of
from kehoach.tables.explanation import Kind, written
from kehoach.tables.scope import CycleError, ScopeError
from kehoach.tables.tree import row_address
from kehoach.tables.values import multiply

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.spec.model import Table
    from kehoach.tables.columns.work import ColumnWork
    from kehoach.tables.explaining import Explainer
    from kehoach.tables.explanation import Explanation
    from kehoach.tables.results import ComputedColumn
    from kehoach.tables.spot import Spot
    from kehoach.tables.values import Value


class LookupComputation(Computation[Lookup]):
    """The figures of another table's column, by the names of the rows."""

    record = Lookup

    def compute(self, work: ColumnWork) -> ComputedColumn:
        """The column, in its own unit."""
        source = self.source(work.column)
        table = work.engine.tables.get(source.table)
        column = _column_there(work, source, table)
        if table is None or column is None:
            return work.faulty()
        index = work.engine.row_index_of(source.table)
        at = [index.get(fold(row.name)) for row in work.table.rows]
        taken = tuple(Absence.FAULTY if i is None else _taken(work, column, row, i) for row, i in enumerate(at))
        values = work.with_parents(work.unquoted(taken))
        if is_late(work.table, work.column):
            values = tuple(Absence.NOTHING if row in work.parts else value for row, value in enumerate(values))
        _report_unlike(work, source, column, at)
        _report_missing(work, table, source.column, at, values)
        places = None
        if column.places is not None and work.column.decimals is None:
            most = max((column.places[i] for i in at if i is not None), default=0)
            places = tuple(most if i is None or row in work.parts else column.places[i] for row, i in enumerate(at))
        display = work.display(work.decimals(column.display.places))
        total = total_of(work, values)
        work.report_negative_sums(values, total)
        return work.finished(values, total, places, display)

    def explain(self, explainer: Explainer, spot: Spot, label: str) -> Explanation:
        """The cell that it is taken from."""
        source = self.source(spot.spec)
        name = f"{source.table}.{source.column}"
        taken = explainer.source_of(spot)
        inputs = () if taken is spot else (explainer.input(name, taken),)
        return explainer.made(
            spot.quantity, Kind.DRAWN, Term(f"lấy từ {name}", f"looked up in {name}"), label, source.place,
            formula=name, numbers=written(spot.quantity.worth), inputs=inputs,
        )  # fmt: skip


def _column_there(work: ColumnWork, source: Lookup, table: Table | None) -> ComputedColumn | None:
    """The other table's column; ``None``, with a finding, where there is none."""
    findings = work.engine.findings
    if table is None:
        rule = rules.NO_AREAS if source.table == "areas" else rules.UNKNOWN_NAME
        near = nearest(source.table, work.engine.tables)
        findings.add(rule, source.place, column=work.column.id, text=source.table, nearest=near)
        return None
    ids = [c.id for c in table.columns]
    if source.column not in ids:
        near = nearest(source.column, ids)
        findings.add(rules.UNKNOWN_COLUMN, source.place, table=source.table, text=source.column, nearest=near)
        return None
    try:
        return work.engine.column(source.table, source.column)
    except ScopeError as error:
        findings.add(error.rule, source.place, **error.details)
    except CycleError:
        pass
    return None


def _taken(work: ColumnWork, column: ComputedColumn, row: int, there: int) -> Value:
    """The figure of the other row, in the unit of this one."""
    factor = conversion(column.unit_of(there), _unit_of(work, row))
    return multiply(column.values[there], 1 if factor is None else factor)


def _unit_of(work: ColumnWork, row: int) -> str:
    return work.units.of(row) if work.column.takes_row_unit else work.column.unit


def _report_unlike(work: ColumnWork, source: Lookup, column: ComputedColumn, at: Sequence[int | None]) -> None:
    """Report, once, that the other column counts in unlike units."""
    for row, there in enumerate(at):
        if there is None:
            continue
        own, other = _unit_of(work, row), column.unit_of(there)
        if measure_of(own) and measure_of(other) and conversion(other, own) is None:
            work.engine.findings.add(rules.UNLIKE_RESULT, source.place, found=other, unit=own)
            return


def _report_missing(
    work: ColumnWork, source: Table, column: str, at: Sequence[int | None], values: Sequence[Value]
) -> None:
    """Report the rows that the other table does not have, or for which it has no figure."""
    is_closed = work.table.missing == "refuse" and source.missing != "refuse" and work.is_needed()
    is_checked = source.id == "areas" and work.table.columns[0].kind is ColumnKind.AREA
    index = next(i for i, c in enumerate(source.columns) if c.id == column)
    for here, (row, i, value) in enumerate(zip(work.table.rows, at, values, strict=True)):
        if i is None:
            # Of an unknown area the name itself is a finding, and a group is looked up by its rows.
            if not is_checked and value is Absence.FAULTY and here not in work.parts:
                near = nearest(row.name, [r.name for r in source.rows])
                work.engine.findings.add(rules.UNKNOWN_ROW, row.place, table=source.id, text=row.name, nearest=near)
            continue
        other = source.rows[i]
        address = f"{source.id}[{row_address(source.rows, work.engine.row_index_of(source.id), i)}].{column}"
        cell = other.cells[index] if source.columns[index].source.is_typed else None
        is_typed = i not in work.engine.parts_of(source.id)
        if cell is Absence.BLANK and is_typed and not work.table.blank_is_nothing:
            work.engine.findings.add(rules.MISSING_CELL, other.places[index], address=address)
        elif value is Absence.UNKNOWN and is_closed:
            work.engine.findings.add(rules.OPEN_CELL, other.places[index], address=address)
