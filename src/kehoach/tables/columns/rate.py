"""Columns of rates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.rate import Rate
from kehoach.tables.columns.row_wise import RowWiseComputation
from kehoach.tables.columns.work import cells_of, totals_of
from kehoach.tables.evaluation import compiled
from kehoach.tables.explaining import per
from kehoach.tables.explanation import FigureKind
from kehoach.tables.results import TOTAL

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.tables.columns.work import ColumnWork, Take
    from kehoach.tables.evaluation import Cells
    from kehoach.tables.explaining import Explainer
    from kehoach.tables.explanation import Explanation
    from kehoach.tables.spot import FigureSpot

RATE: Final = Bilingual("tỷ lệ, trên", "rate, per")


class RateComputation(RowWiseComputation[Rate]):
    """A quotient times ``per``; in the total row, the quotient of the totals."""

    record = Rate

    def rule(self, work: ColumnWork, take: Take) -> Cells:
        """The quotient times ``per``, multiplied first, so that each cell makes only one fraction."""
        source = self.source(work.column)
        cells = compiled(source.multiplied_first, work.bind(source.place, take), work.rounding)
        if not source.over_zero:
            return cells
        is_nothing, instead = self._is_nothing(work, take), 0 if source.over_zero == "0" else Absence.NOTHING
        return lambda row: instead if is_nothing(row) else cells(row)

    def _is_nothing(self, work: ColumnWork, take: Take) -> Callable[[int], bool]:
        """Whether the quotient in a row is 0 over 0."""
        source = self.source(work.column)
        bind, sides = work.bind(source.place, take), (source.expression.left, source.expression.right)
        above, below = (compiled(side, bind, work.rounding) for side in sides)
        return lambda row: above(row) == 0 == below(row)

    def left_out(self, work: ColumnWork) -> dict[int, str]:
        """The rows, and the total, that are blank because there is nothing over nothing."""
        if self.source(work.column).over_zero != "blank":
            return {}
        is_nothing, of_totals = self._is_nothing(work, cells_of), self._is_nothing(work, totals_of)
        rows = [at for at in range(len(work.table.rows)) if is_nothing(at)]
        return dict.fromkeys([*rows, *([TOTAL] if of_totals(0) else [])], "")

    def explain(self, explainer: Explainer, spot: FigureSpot, label: str) -> Explanation:
        """The quotient and its figures."""
        source = self.source(spot.spec_in_unit)
        how = per(RATE, source.per)
        return explainer.computed_by(spot.quantity, FigureKind.RATE, how, label, source.formula, source.place, spot)

    def explain_total(self, explainer: Explainer, spot: FigureSpot, label: str) -> Explanation:
        """The quotient of the totals."""
        source = self.source(spot.spec_in_unit)
        return explainer.recomputed(spot, label, source.formula, per(RATE, source.per))
