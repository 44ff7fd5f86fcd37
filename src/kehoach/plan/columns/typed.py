"""Columns whose cells are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.plan.columns.source import ColumnSource, SourceInput, TotalRule

if TYPE_CHECKING:
    from kehoach.plan.fields import Fields


class Typed(ColumnSource, frozen=True):
    """The cells are typed."""

    is_typed = True
    is_begun_by_hand = True
    is_taken = True

    @classmethod
    def read(cls, fields: Fields, column: str) -> Typed:
        """A typed column needs no key."""
        return cls()

    def inputs(self) -> tuple[SourceInput, ...]:
        """None."""
        return ()

    def natural_total(self, unit: str) -> TotalRule:
        """The sum, except for per cents."""
        return TotalRule.NONE if unit.startswith("%") else TotalRule.SUM

    def can_be_recomputed(self) -> bool:
        """No: it has no expression."""
        return False

    def described(self) -> str:
        """Empty."""
        return ""
