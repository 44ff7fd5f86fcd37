"""Columns without figures: text, verdicts, and columns that could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.plan.columns.unreadable import Unreadable
from kehoach.tables.columns.computation import Computation, S
from kehoach.tables.explaining import FAULTY
from kehoach.tables.explanation import FigureKind

if TYPE_CHECKING:
    from kehoach.tables.columns.work import ColumnWork
    from kehoach.tables.explaining import Explainer
    from kehoach.tables.explanation import Explanation
    from kehoach.tables.results import ComputedColumn
    from kehoach.tables.spot import FigureSpot


class ComputationWithoutFigures(Computation[S]):
    """A kind that computes no figure."""

    def compute(self, work: ColumnWork) -> ComputedColumn:
        """A column without values."""
        return work.faulty()

    def explain(self, explainer: Explainer, spot: FigureSpot, label: str) -> Explanation:
        """An explanation that it could not be read."""
        return explainer.made(spot.quantity, FigureKind.FAULTY, FAULTY, label, spot.place)


class UnreadableComputation(ComputationWithoutFigures[Unreadable]):
    """A column whose source could not be read."""

    record = Unreadable
