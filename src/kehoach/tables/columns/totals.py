"""The total of a column, and what its groups come to: from its cells, by a rule over other totals, by weight."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kehoach.spec.model import Absence, RowWise, TotalRule
from kehoach.spec.units import is_whole
from kehoach.tables.columns.means import weighted
from kehoach.tables.columns.rule import rule_of
from kehoach.tables.columns.work import NoFigureError, cells_of
from kehoach.tables.formula import natural_places
from kehoach.tables.tree import ENDS, leaves, sum_of
from kehoach.tables.values import Value, figures_among, hides_decimals

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kehoach.spec.model import Column, Row, Table
    from kehoach.tables.columns.work import ColumnWork
    from kehoach.tables.computed import ComputedColumn


_OWN: Final = (TotalRule.FORMULA, TotalRule.MEAN)


def is_late(table: Table, column: Column) -> bool:
    """Whether a column's total, and its figures of groups, wait for those of others.

    They do where they are worked out from them, for these may hang on what the column's own cells are used for.
    """
    if column.total in _OWN:
        return True
    if not isinstance(column.source, RowWise) or column.total in (TotalRule.SUM, *ENDS):
        return False
    is_anew = column.total is TotalRule.RECOMPUTE or any(row.parent >= 0 for row in table.rows)
    return is_anew and any(other.total in _OWN for other in table.columns)


def late_rule(column: Column) -> RowWise | None:
    """What a late column's total and groups are worked out from, over those of other columns; ``None`` for a mean."""
    if column.total is TotalRule.MEAN:
        return None
    if column.total is TotalRule.FORMULA:
        return column.total_formula
    return column.source if isinstance(column.source, RowWise) else None


def total_of(work: ColumnWork, values: Sequence[Value]) -> Value:
    """The total by the column's rule; not read yet where it is worked out behind the other columns."""
    source, rows = work.column.source, work.table.rows
    match work.column.total:
        case TotalRule.NONE:
            return Absence.NOTHING
        case TotalRule.MIN | TotalRule.MAX as rule:
            return extreme(rows, values, work.skipped(), largest=rule is TotalRule.MAX)
        case TotalRule.FIRST | TotalRule.LAST as rule:
            outermost = work.parts.get(-1)
            return values[outermost[ENDS[rule]]] if outermost else Absence.NOTHING
        case _ if is_late(work.table, work.column):
            return Absence.FAULTY
        case TotalRule.RECOMPUTE if isinstance(source, RowWise):
            return _anew(work, source)
    return sum_of(rows, work.parts.get(-1, ()), values, work.skipped())


def with_late_total(work: ColumnWork, computed: ComputedColumn) -> ComputedColumn:
    """The column with the total, and the figures of groups, that had to wait for those of other columns."""
    column = work.column
    if column.weight:
        values, total = weighted(work, column.weight, computed.values)
        return _shown(work, replace(computed, values=values, total=total), column.weight, 2)
    source = late_rule(column)
    if source is None:
        return computed
    found, rule = list(computed.values), rule_of(work, source, cells_of)
    for at in work.groups:
        found[at] = work.cell(rule, at)
    is_anew = column.total in (TotalRule.FORMULA, TotalRule.RECOMPUTE)
    computed = replace(computed, values=tuple(found), total=_anew(work, source) if is_anew else computed.total)
    if column.total is not TotalRule.FORMULA:
        return computed
    return _shown(work, computed, source, natural_places(source.expression, work.places_of))


def _shown(work: ColumnWork, computed: ComputedColumn, source: RowWise, places: int) -> ComputedColumn:
    """The column with a total, and groups, that may need more decimals than its cells."""
    if work.column.decimals is not None:
        return computed
    display = computed.total_display
    if not is_whole(work.column.unit):
        display = replace(display, places=max(display.places, places))
    if work.table.total and hides_decimals(computed.total, display):
        work.engine.report_hidden(computed.total, display, source.place, work.total_address)
    cells = computed.places
    if work.groups and display.places != computed.display.places:
        rows = range(len(computed.values))
        cells = tuple(display.places if at in work.parts else computed.display_of(at).places for at in rows)
    return replace(computed, places=cells, total_display=display)


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
    figures = figures_among([values[index] for index in leaves(rows)], skip)
    if isinstance(figures, Absence):
        return figures
    pick = max if largest else min
    return pick(figures) if figures else Absence.NOTHING
