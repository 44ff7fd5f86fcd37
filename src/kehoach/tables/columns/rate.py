"""Columns of rates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.plan.columns.rate import Rate
from kehoach.tables.columns.row_wise import RowWiseComputation
from kehoach.tables.evaluation import compiled
from kehoach.tables.explaining import per
from kehoach.tables.explanation import FigureKind

if TYPE_CHECKING:
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
        return compiled(source.multiplied_first, work.bind(source.place, take), work.rounding)

    def explain(self, explainer: Explainer, spot: FigureSpot, label: str) -> Explanation:
        """The quotient and its figures."""
        source = self.source(spot.spec_in_unit)
        how = per(RATE, source.per)
        return explainer.computed_by(spot.quantity, FigureKind.RATE, how, label, source.formula, source.place, spot)

    def explain_total(self, explainer: Explainer, spot: FigureSpot, label: str) -> Explanation:
        """The quotient of the totals."""
        source = self.source(spot.spec_in_unit)
        return explainer.recomputed(spot, label, source.formula, per(RATE, source.per))
