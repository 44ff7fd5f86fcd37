"""What formulas, rates and growth have in common: computed row by row, and from the totals by the same rule."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from kehoach.plan.cell_values import Absence
from kehoach.plan.units import is_whole
from kehoach.tables.columns.column_findings import report_hidden, report_negative
from kehoach.tables.columns.computation import Computation, S
from kehoach.tables.columns.totals import is_late, total_of
from kehoach.tables.columns.work import cells_of
from kehoach.tables.evaluation import natural_places

if TYPE_CHECKING:
    from kehoach.tables.columns.work import ColumnWork, Take
    from kehoach.tables.evaluation import Cells
    from kehoach.tables.results import ComputedColumn


class RowWiseComputation(Computation[S]):
    """A kind whose rule uses only figures of one row."""

    @abstractmethod
    def rule(self, work: ColumnWork, take: Take) -> Cells:
        """The cells of the rule, over what ``take`` takes from each column; they raise where there is no figure."""

    def compute(self, work: ColumnWork) -> ComputedColumn:
        """The column."""
        rule = work.by_unit(lambda one: self.rule(one, cells_of))
        rows = range(len(work.table.rows))
        values = work.with_parents(
            tuple(Absence.FAULTY if row in work.parts else work.cell(rule, row) for row in rows)
            if is_late(work.table, work.column)
            else work.cells(rule)
        )
        source, quantity = work.column.source, work.column.source.inputs()[0]
        is_counted = is_whole(work.column.unit)
        display = work.display(work.decimals(self.usual_places(work, is_counted=is_counted)))
        if is_counted and not work.column.signed and not source.may_fall:
            report_negative(work, values, quantity.expression, display)
        total = total_of(work, values, self.rule)
        if work.column.decimals is None and display.places == 0:
            report_hidden(work, values, total, display, quantity.place)
        return work.finished(values, total, None, display, self.left_out(work))

    def left_out(self, work: ColumnWork) -> dict[int, str]:
        """By row (-1: the total): what is printed where the rule gives nothing by choice."""
        return {}

    def usual_places(self, work: ColumnWork, *, is_counted: bool) -> int:
        """The decimals of a column that sets none: two for a ratio, none for counts, else those of its inputs."""
        if work.column.source.is_ratio:
            return 2
        return 0 if is_counted else natural_places(work.column.source.inputs()[0].expression, work.places_of)
