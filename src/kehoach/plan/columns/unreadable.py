"""Columns whose computation could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.plan.columns.source import ColumnSource, SourceInput

if TYPE_CHECKING:
    from kehoach.plan.fields import Fields


class Unreadable(ColumnSource, frozen=True):
    """A column whose computation could not be read, which has been reported."""

    is_readable = False

    @classmethod
    def read(cls, fields: Fields, column: str) -> Unreadable:
        """No key declares it."""
        return cls()

    def inputs(self) -> tuple[SourceInput, ...]:
        """None."""
        return ()

    def described(self) -> str:
        """Empty."""
        return ""
