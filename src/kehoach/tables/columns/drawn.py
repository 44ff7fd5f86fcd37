"""Columns taken by row name from another table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.diagnostics import catalog as rules
from kehoach.spec.model import Absence, ColumnKind, Given
from kehoach.spec.names import fold, nearest
from kehoach.spec.units import measure_of
from kehoach.tables.columns.totals import is_late, total_of
from kehoach.tables.scope import CycleError, ScopeError
from kehoach.tables.values import multiply

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.spec.model import Drawn, Table
    from kehoach.tables.columns.work import ColumnWork
    from kehoach.tables.computed import ComputedColumn
    from kehoach.tables.values import Value


def drawn(work: ColumnWork, source: Drawn) -> ComputedColumn:
    """The figures of another table's column, by the names of the rows."""
    table = work.engine.tables.get(source.table)
    if table is None:
        rule = rules.NO_AREAS if source.table == "areas" else rules.UNKNOWN_NAME
        near = nearest(source.table, work.engine.tables)
        work.engine.findings.add(rule, source.place, column=work.column.id, text=source.table, nearest=near)
        return work.faulty()
    ids = [c.id for c in table.columns]
    if source.column not in ids:
        near = nearest(source.column, ids)
        work.engine.findings.add(
            rules.UNKNOWN_COLUMN, source.place, table=source.table, text=source.column, nearest=near
        )
        return work.faulty()
    try:
        column = work.engine.column(source.table, source.column)
    except ScopeError as error:
        work.engine.findings.add(error.rule, source.place, **error.details)
        return work.faulty()
    except CycleError:
        return work.faulty()
    index = work.engine.scope.row_index[source.table]
    at = [index.get(fold(row.name)) for row in work.table.rows]
    taken = _in_own_unit(work, column, source)
    values = work.with_parents(tuple(Absence.FAULTY if i is None else taken[i] for i in at))
    if is_late(work.table, work.column):
        values = tuple(Absence.NOTHING if row in work.parts else value for row, value in enumerate(values))
    _report_undrawn(work, table, ids.index(source.column), at, values)
    places = None
    if column.places is not None and work.column.decimals is None:
        places = tuple(0 if i is None else column.places[i] for i in at)
    return work.finished(values, total_of(work, values), places, work.display(work.decimals(column.display.places)))


def _in_own_unit(work: ColumnWork, column: ComputedColumn, source: Drawn) -> Sequence[Value]:
    """The figures that are drawn, in the unit of the column that draws them; another kind of unit is a finding."""
    own, other = measure_of(work.column.unit), measure_of(column.column.unit)
    if own is None or other is None or own == other:
        return column.values
    factor = other.into(own)
    if factor is None:
        work.engine.findings.add(rules.UNLIKE_RESULT, source.place, found=str(other), unit=work.column.unit)
        return column.values
    return [multiply(value, factor) for value in column.values]


def _report_undrawn(
    work: ColumnWork, source: Table, index: int, at: Sequence[int | None], values: Sequence[Value]
) -> None:
    """Write down the rows that the other table does not have, or for which it has no figure."""
    is_closed = work.table.missing == "refuse" and source.missing != "refuse" and work.is_needed()
    is_checked = source.id == "areas" and work.table.columns[0].kind is ColumnKind.AREA
    for row, i, value in zip(work.table.rows, at, values, strict=True):
        if i is None:
            if not is_checked and value is Absence.FAULTY:  # else the name itself is a finding
                near = nearest(row.name, [r.name for r in source.rows])
                work.engine.findings.add(rules.UNKNOWN_ROW, row.place, table=source.id, text=row.name, nearest=near)
            continue
        other = source.rows[i]
        address = f"{source.id}[{other.name}].{source.columns[index].id}"
        cell = other.cells[index] if isinstance(source.columns[index].source, Given) else None
        is_typed = i not in work.engine.parts[source.id]
        if cell is Absence.BLANK and is_typed and not work.table.blank_is_nothing:
            work.engine.findings.add(rules.MISSING_CELL, other.places[index], address=address)
        elif value is Absence.UNKNOWN and is_closed:
            work.engine.findings.add(rules.OPEN_CELL, other.places[index], address=address)
