"""Columns computed row by row, and anew over the totals: formulas, rates, growth and what it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.spec.model import Absence, Growth, Rate
from kehoach.spec.units import is_whole
from kehoach.tables.columns.rule import rule_of
from kehoach.tables.columns.totals import is_late, total_of
from kehoach.tables.columns.work import cells_of
from kehoach.tables.formula import natural_places

if TYPE_CHECKING:
    from kehoach.spec.model import RowWise
    from kehoach.tables.columns.work import ColumnWork
    from kehoach.tables.computed import ComputedColumn


def rowwise(work: ColumnWork, source: RowWise) -> ComputedColumn:
    """A column whose rule asks for nothing but figures of one row."""
    rule = rule_of(work, source, cells_of)
    rows = range(len(work.table.rows))
    values = work.with_parents(
        tuple(Absence.FAULTY if row in work.parts else work.cell(rule, row) for row in rows)
        if is_late(work.table, work.column)
        else work.cells(rule)
    )
    is_counted = is_whole(work.column.unit)
    display = work.display(work.decimals(_usual_places(work, source, is_counted=is_counted)))
    if is_counted and not work.column.signed and not isinstance(source, Growth):
        work.report_negative(values, source.expression, display)
    total = total_of(work, values)
    if work.column.decimals is None and display.places == 0:
        work.report_hidden(values, total, display, source.place)
    return work.finished(values, total, None, display)


def _usual_places(work: ColumnWork, source: RowWise, *, is_counted: bool) -> int:
    if isinstance(source, Rate | Growth):
        return 2
    return 0 if is_counted else natural_places(source.expression, work.places_of)
