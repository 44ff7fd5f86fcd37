"""Columns computed by a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.plan.columns.formula import Formula
from kehoach.tables.columns.row_wise import RowWiseComputation
from kehoach.tables.evaluation import compiled
from kehoach.tables.explaining import FORMULA
from kehoach.tables.explanation import FigureKind

if TYPE_CHECKING:
    from kehoach.diagnostics import Place
    from kehoach.plan.expression import Expression
    from kehoach.tables.columns.work import ColumnWork, Take
    from kehoach.tables.evaluation import Cells
    from kehoach.tables.explaining import Explainer
    from kehoach.tables.explanation import Explanation
    from kehoach.tables.spot import FigureSpot


class FormulaComputation(RowWiseComputation[Formula]):
    """A formula over the figures of the row."""

    record = Formula

    def rule(self, work: ColumnWork, take: Take) -> Cells:
        """The formula."""
        source = self.source(work.column)
        return formula_rule(work, source.expression, source.place, take)

    def explain(self, explainer: Explainer, spot: FigureSpot, label: str) -> Explanation:
        """The formula and its figures."""
        source = self.source(spot.spec_in_unit)
        return explainer.computed_by(
            spot.quantity, FigureKind.FORMULA, FORMULA, label, source.expression, source.place, spot
        )


def formula_rule(work: ColumnWork, expression: Expression, place: Place, take: Take) -> Cells:
    """The cells of an expression, over what ``take`` takes from the columns of the table."""
    return compiled(expression, work.bind(place, take), work.rounding)
