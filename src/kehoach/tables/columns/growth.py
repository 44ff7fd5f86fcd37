"""Columns of growth, in one step or as an average over several years."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.numbers import nth_root, tidy
from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.growth import Growth
from kehoach.tables.columns.column_findings import NoFigureError
from kehoach.tables.columns.row_wise import RowWiseComputation
from kehoach.tables.columns.span_of_years import years_of
from kehoach.tables.evaluation import compiled
from kehoach.tables.explaining import per
from kehoach.tables.explanation import FigureKind
from kehoach.tables.values import Value, divide, graver, multiply, show_full, subtract

if TYPE_CHECKING:
    from kehoach.tables.columns.work import ColumnWork, Take
    from kehoach.tables.evaluation import Cells
    from kehoach.tables.explaining import Explainer
    from kehoach.tables.explanation import Explanation
    from kehoach.tables.spot import FigureSpot

GROWTH: Final = Bilingual("tốc độ tăng, trên", "growth, per")
AVERAGE_GROWTH: Final = Bilingual("tốc độ tăng bình quân năm, trên", "average annual growth, per")


class GrowthComputation(RowWiseComputation[Growth]):
    """Growth of a figure over its base; in the total row, growth of the totals."""

    record = Growth

    def rule(self, work: ColumnWork, take: Take) -> Cells:
        """The growth of one figure over the other."""
        source, rounding = self.source(work.column), work.rounding
        bind = work.bind(source.place, take)
        value, base = (compiled(side, bind, rounding) for side in (source.expression.left, source.expression.right))
        years = years_of(work, source.over)
        return lambda row: growth(value(row), base(row), source.per, years)

    def explain(self, explainer: Explainer, spot: FigureSpot, label: str) -> Explanation:
        """The two figures, and the number of years."""
        source = self.source(spot.spec_in_unit)
        if source.over:
            return self.explain_average(explainer, spot, label)
        how = per(GROWTH, source.per)
        return explainer.computed_by(spot.quantity, FigureKind.GROWTH, how, label, source.formula, source.place, spot)

    def explain_total(self, explainer: Explainer, spot: FigureSpot, label: str) -> Explanation:
        """The growth of the totals."""
        source = self.source(spot.spec_in_unit)
        if source.over:
            return self.explain_average(explainer, spot, label)
        return explainer.recomputed(spot, label, source.formula, per(GROWTH, source.per))

    def explain_average(self, explainer: Explainer, spot: FigureSpot, label: str) -> Explanation:
        """The average yearly growth, compounded."""
        source = self.source(spot.spec_in_unit)
        inputs = explainer.inputs(spot)
        of, years = inputs.put_in(source.expression), inputs.put_in_years(source.over)
        formula, numbers = (f"({f}^(1 / {n}) - 1) * {source.per}" for f, n in zip(of, years, strict=True))
        return inputs.explained(
            FigureKind.AVERAGE_GROWTH, per(AVERAGE_GROWTH, source.per), label, source.place, formula, numbers
        )


def growth(value: Value, base: Value, out_of: int, years: int | Absence) -> Value:
    """Growth of ``value`` over ``base``, per ``out_of``; over several years, the yearly average, compounded.

    Raises:
        NoFigureError: the base is not above zero, or the value is below zero over several years.
    """
    if isinstance(value, Absence) or isinstance(base, Absence):
        return graver(value, base)
    if isinstance(years, Absence):
        return years
    if base <= 0:
        raise NoFigureError(rules.GROWTH_BASE, base=Verbatim(show_full(base)))
    if years == 1:
        return multiply(subtract(divide(value, base), 1), out_of)
    if value < 0:
        raise NoFigureError(rules.NO_AVERAGE_GROWTH, value=Verbatim(show_full(value)), base=Verbatim(show_full(base)))
    return tidy(Fraction(nth_root(Fraction(value) / Fraction(base) * out_of**years, years) - out_of))
