"""Columns that grow by a rate."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.numbers import tidy
from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.compound import Compound
from kehoach.plan.expression import Number, Operation
from kehoach.tables.columns.column_findings import NoFigureError
from kehoach.tables.columns.row_wise import RowWiseComputation
from kehoach.tables.columns.span_of_years import years_of
from kehoach.tables.evaluation import compiled
from kehoach.tables.explanation import FigureKind
from kehoach.tables.values import Value, graver, show_full

if TYPE_CHECKING:
    from kehoach.tables.columns.work import ColumnWork, Take
    from kehoach.tables.evaluation import Cells
    from kehoach.tables.explaining import Explainer
    from kehoach.tables.explanation import Explanation
    from kehoach.tables.spot import FigureSpot

GROWN: Final = Bilingual("tăng mỗi năm theo cùng tốc độ", "grown at the same rate every year")


class CompoundComputation(RowWiseComputation[Compound]):
    """A figure that grows by a rate each year."""

    record = Compound

    def rule(self, work: ColumnWork, take: Take) -> Cells:
        """The figure, grown."""
        source, rounding = self.source(work.column), work.rounding
        figure = compiled(source.expression, work.bind(source.place, take), rounding)
        rate = compiled(source.by.expression, work.bind(source.by.place, take), rounding)
        years = years_of(work, source.over)
        return lambda row: compound(figure(row), rate(row), source.per, years)

    def usual_places(self, work: ColumnWork, *, is_counted: bool) -> int:
        """Those of the figure that grows; at least three if the unit is a thousand times as large."""
        places = super().usual_places(work, is_counted=is_counted)
        match self.source(work.column).expression:
            case Operation(operator="/", right=Number(value=value, converts=True)) if value >= 1000 and not is_counted:
                return max(places, 3)
        return places

    def explain(self, explainer: Explainer, spot: FigureSpot, label: str) -> Explanation:
        """The figure, its rate, and the number of years."""
        source = self.source(spot.spec_in_unit)
        inputs = explainer.inputs(spot)
        of, by = inputs.put_in(source.expression), inputs.put_in(source.by.expression)
        parts = zip(of, by, inputs.put_in_years(source.over), strict=True)
        formula, numbers = (f"{f} * (1 + {rate} / {source.per})^{n}" for f, rate, n in parts)
        return inputs.explained(FigureKind.GROWN, GROWN, label, source.place, formula, numbers)

    def explain_total(self, explainer: Explainer, spot: FigureSpot, label: str) -> Explanation:
        """The totals, grown."""
        return self.explain(explainer, spot, label)


def compound(value: Value, rate: Value, per: int, years: int | Absence) -> Value:
    """``value`` after growing by ``rate`` per ``per`` in each year.

    Raises:
        NoFigureError: it falls by more than its whole.
    """
    if isinstance(value, Absence) or isinstance(rate, Absence):
        return graver(value, rate)
    if isinstance(years, Absence):
        return years
    if rate < -per:
        raise NoFigureError(rules.SPEED_TOO_LOW, speed=Verbatim(show_full(rate)), least=Verbatim(show_full(-per)))
    return tidy(value * (1 + Fraction(rate) / per) ** years)
