"""Columns of text composed from others; the text itself is made in ``view``."""

from __future__ import annotations

from kehoach.plan.columns.text import Composed
from kehoach.tables.columns.unreadable import ComputationWithoutFigures


class TextComputation(ComputationWithoutFigures[Composed]):
    """Text from other columns of the row."""

    record = Composed
