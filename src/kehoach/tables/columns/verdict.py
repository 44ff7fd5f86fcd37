"""Columns of verdicts; ``tables/goals.py`` computes them after the columns that they compare."""

from __future__ import annotations

from kehoach.plan.columns.verdict import Judged
from kehoach.tables.columns.unreadable import ComputationWithoutFigures


class VerdictComputation(ComputationWithoutFigures[Judged]):
    """Figures of one column compared with goals of another."""

    record = Judged
