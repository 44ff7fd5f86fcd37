"""The total of a column: what it is worked out from, the sum or extreme of the cells, an expression over totals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kehoach.spec.model import Absence, Formula, Growth, Rate, Share, TotalRule
from kehoach.spec.units import is_whole
from kehoach.tables.columns.rule import rule_of
from kehoach.tables.columns.work import NoFigureError
from kehoach.tables.formula import natural_places
from kehoach.tables.tree import leaves, sum_of
from kehoach.tables.values import Value, graver, hides_decimals

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kehoach.spec.model import Column, Row, RowWise, Table
    from kehoach.tables.columns.work import ColumnWork
    from kehoach.tables.computed import ComputedColumn


def has_late_total(table: Table, column: Column) -> bool:
    """Whether a column's total is worked out behind its cells, since it may hang on what the cells are used for."""
    if column.total is TotalRule.FORMULA:
        return True
    is_anew = column.total is TotalRule.RECOMPUTE and not isinstance(column.source, Share)
    return is_anew and any(other.total is TotalRule.FORMULA for other in table.columns)


def total_expression(column: Column) -> Formula | None:
    """What a total is worked out from, over the totals of other columns; ``None`` where from the column's cells."""
    if column.total is TotalRule.FORMULA:
        return column.total_formula
    if column.total is TotalRule.RECOMPUTE and isinstance(column.source, Formula | Rate | Growth):
        return Formula(column.source.expression, column.source.place)
    return None


def total_of(work: ColumnWork, values: Sequence[Value]) -> Value:
    """The total by the column's rule; not read yet where it is worked out behind the other columns."""
    if has_late_total(work.table, work.column):
        return Absence.FAULTY
    source, rows = work.column.source, work.table.rows
    match work.column.total:
        case TotalRule.NONE:
            return Absence.NOTHING
        case TotalRule.MIN | TotalRule.MAX as rule:
            return extreme(rows, values, work.skipped(), largest=rule is TotalRule.MAX)
        case TotalRule.RECOMPUTE if isinstance(source, Formula | Rate | Growth):
            return _anew(work, source)
    return sum_of(rows, work.parts.get(-1, ()), values, work.skipped())


def with_late_total(work: ColumnWork, computed: ComputedColumn) -> ComputedColumn:
    """The column with the total that had to wait for the totals of other columns."""
    source, formula = work.column.source, work.column.total_formula
    if work.column.total is TotalRule.RECOMPUTE and isinstance(source, Formula | Rate | Growth):
        return replace(computed, total=_anew(work, source))
    if formula is None:
        return computed
    total, display = _anew(work, formula), computed.total_display
    if work.column.decimals is None and not is_whole(work.column.unit):
        display = replace(display, places=max(display.places, natural_places(formula.expression, work.places_of)))
    if work.column.decimals is None and work.table.total and hides_decimals(total, display):
        work.engine.report_hidden(total, display, formula.place, work.total_address)
    return replace(computed, total=total, total_display=display)


def _anew(work: ColumnWork, source: RowWise) -> Value:
    """What a rule gives over the totals of other columns."""
    rule = rule_of(work, source, lambda column: (column.total,))
    try:
        value = rule(0)
    except (ZeroDivisionError, NoFigureError) as error:
        if work.is_total_wanted():
            work.report_no_figure(error, source.place, work.total_address)
        return Absence.FAULTY
    return work.engine.of_bearable_length(value, source.place)


def extreme(rows: Sequence[Row], values: Sequence[Value], skip: Collection[Value], *, largest: bool) -> Value:
    """The largest or smallest of the values that a total is made of; an absence among them as in a sum."""
    taken = [values[index] for index in leaves(rows)]
    numbers = [value for value in taken if not isinstance(value, Absence)]
    worst: Value = Absence.NOTHING
    for value in taken:
        if isinstance(value, Absence) and value not in skip:
            worst = graver(worst, value)
    if worst is not Absence.NOTHING or not numbers:
        return worst
    return max(numbers) if largest else min(numbers)
