"""Mistakes that repeat down a column: one finding for all of them, where most rows have the same."""

from __future__ import annotations

from typing import Final

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.diagnostics.terms import NOWHERE

FEWEST: Final = 3
"""Fewer findings of one kind are listed one by one."""


def is_most(found: int, of: int) -> bool:
    """Whether enough of all rows, or cells, have one mistake for it to be the column's rather than theirs."""
    return found >= FEWEST and 2 * found > of


def and_other_rows(others: int) -> Bilingual:
    """The rows that a message does not name; empty for none."""
    return Bilingual(f" ({others} hàng khác cũng vậy)", f" (and {others} other rows)") if others else NOWHERE
