"""Columns of verdicts; they are reached in ``tables/judging``, once the columns that they compare are computed."""

from __future__ import annotations

from kehoach.plan.columns.verdict import Judged
from kehoach.tables.columns.unreadable import ComputationWithoutFigures


class VerdictComputation(ComputationWithoutFigures[Judged]):
    """Figures of one column against goals of another."""

    record = Judged
