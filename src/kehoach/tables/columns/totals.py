"""The total of a column and of its groups: from its cells, by a rule over other totals, or by weight."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec.structs import replace

from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.source import TotalRule
from kehoach.plan.units import is_whole
from kehoach.tables.columns.column_findings import NoFigureError, is_unlike, report_hidden, report_no_figure
from kehoach.tables.columns.mean import weighted
from kehoach.tables.columns.work import ColumnWork, Take, cells_of, totals_of
from kehoach.tables.evaluation import Cells, compiled, natural_places
from kehoach.tables.results import TOTAL
from kehoach.tables.tree import ENDS, leaves
from kehoach.tables.values import Value, figures_among, hides_decimals, multiply

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.plan.columns.formula import Formula
    from kehoach.plan.columns.source import SourceInput
    from kehoach.plan.table import Column, Table
    from kehoach.tables.results import ComputedColumn

Rule: TypeAlias = Callable[[ColumnWork, Take], Cells]
"""How a figure is computed from what is taken from other columns."""

_OWN: Final = (TotalRule.FORMULA, TotalRule.MEAN)


def is_late(table: Table, column: Column) -> bool:
    """Whether a column's total and groups are computed after the totals of other columns.

    They are if they are computed from those, which may themselves depend on the column's cells.
    """
    if column.total in _OWN:
        return True
    if not column.source.is_row_wise or column.sums_groups or column.total in ENDS:
        return False
    is_recomputed = column.total is TotalRule.RECOMPUTE or any(row.parent >= 0 for row in table.rows)
    return is_recomputed and any(other.total in _OWN for other in table.columns)


def late_inputs(column: Column) -> tuple[SourceInput, ...]:
    """The inputs of a late column's total and groups; empty for a mean."""
    if column.total is TotalRule.MEAN:
        return ()
    return column.total_formula.inputs() if column.total_formula else column.source.inputs()


def total_of(work: ColumnWork, values: Sequence[Value], rule: Rule | None = None) -> Value:
    """The total by the column's rule; nothing yet if it is late.

    ``rule`` computes a cell from others; the total may be computed from totals in the same way.
    """
    match work.column.total:
        case TotalRule.NONE | TotalRule.GROUPS:
            return Absence.NOTHING
        case TotalRule.MIN | TotalRule.MAX as total:
            return extreme(work, values, largest=total is TotalRule.MAX)
        case _ if is_late(work.table, work.column):
            return Absence.FAULTY
        case TotalRule.RECOMPUTE if rule:
            return _recomputed(work, rule)
    return work.made_of_parts(TOTAL, values)


def with_late_total(work: ColumnWork, computed: ComputedColumn, rule: Rule) -> ComputedColumn:
    """The column with its late total and groups.

    ``rule`` computes the column's own cells from others.
    """
    column = work.column
    if column.weight:
        values, total = weighted(work, column.weight, computed.values)
        total = Absence.NOTHING if TOTAL in work.quoted else total
        return _shown(work, replace(computed, values=values, total=total), column.weight, 2)
    rule = _own_rule if column.total_formula else rule
    found, cells = list(computed.values), work.by_unit(lambda one: rule(one, cells_of))
    for at in work.groups:
        found[at] = work.cell(cells, at)
    is_recomputed = column.total in (TotalRule.FORMULA, TotalRule.RECOMPUTE) and TOTAL not in work.quoted
    computed = replace(
        computed, values=tuple(found), total=_recomputed(work, rule) if is_recomputed else computed.total
    )
    if not column.total_formula:
        _report_hidden_groups(work, computed)
        return computed
    return _shown(work, computed, column.total_formula, natural_places(column.total_formula.expression, work.places_of))


def _report_hidden_groups(work: ColumnWork, computed: ComputedColumn) -> None:
    """Report a group that prints without its decimals, unless a cell of the column has been reported for it."""
    place, display = work.column.source.inputs()[0].place, computed.display
    cells = [value for at, value in enumerate(computed.values) if at not in work.parts]
    if work.column.decimals is not None or display.places or any(hides_decimals(value, display) for value in cells):
        return
    report_hidden(work, computed.values, computed.total, display, place)


def _own_rule(work: ColumnWork, take: Take) -> Cells:
    """The rule of a column that has a formula for its total."""
    formula = work.column.total_formula
    assert formula is not None  # noqa: S101 - only called for such columns
    return compiled(formula.expression, work.bind(formula.place, take), work.rounding)


def _shown(work: ColumnWork, computed: ComputedColumn, source: Formula, places: int) -> ComputedColumn:
    """The column with a total and groups that may need more decimals than its cells."""
    if work.column.decimals is not None:
        return computed
    display = computed.total_display
    if not is_whole(work.column.unit):
        most = max(display.places, places)
        display = replace(display, places=most, pad=0 if most else display.pad)
    if work.table.total and hides_decimals(computed.total, display):
        work.engine.report_hidden(computed.total, display, source.place, work.total_address)
    cells = computed.places
    if work.groups and display.places != computed.display.places:
        rows = range(len(computed.values))
        said = work.engine.decimals_of(work.table.id) if work.column.takes_row_decimals else {}
        groups = {at: said.get(at, display.places) for at in work.parts}
        cells = tuple(groups.get(at, computed.display_of(at).places) for at in rows)
    return replace(computed, places=cells, total_display=display)


def _recomputed(work: ColumnWork, rule: Rule) -> Value:
    """The value of a rule over the totals of other columns."""
    cells = work.by_unit(lambda one: rule(one, totals_of), totals_of)
    formula = work.column.total_formula
    place = formula.place if formula else work.column.source.inputs()[0].place
    try:
        value = cells(0)
    except (ZeroDivisionError, NoFigureError) as error:
        if work.is_total_wanted():
            report_no_figure(work, error, place, work.total_address)
        return Absence.FAULTY
    return work.engine.of_bearable_length(value, place)


def extreme(work: ColumnWork, values: Sequence[Value], *, largest: bool) -> Value:
    """The largest or smallest of the values below a total; absences count as in a sum."""
    rows = leaves(work.table.rows)
    if is_unlike(work, rows, values, TOTAL):
        return Absence.FAULTY
    figures = figures_among([multiply(values[index], work.factor_to(index, TOTAL)) for index in rows], work.skipped())
    if isinstance(figures, Absence):
        return figures
    pick = max if largest else min
    return pick(figures) if figures else Absence.NOTHING
