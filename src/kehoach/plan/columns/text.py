"""Columns of text composed from other columns of the row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.plan.columns.source import ColumnKind, ColumnSource, SourceInput, TotalRule
from kehoach.plan.columns.unreadable import Unreadable
from kehoach.plan.prose import Prose, typed_text

if TYPE_CHECKING:
    from kehoach.diagnostics import Place
    from kehoach.plan.fields import Fields


class Composed(ColumnSource, frozen=True):
    """Text composed from other columns of the row: one paragraph per line; one without any value is omitted."""

    lines: Prose

    key = "text"
    makes = ColumnKind.TEXT

    @classmethod
    def read(cls, fields: Fields, column: str) -> Composed | Unreadable:
        """Lines with ``$(…)`` in them."""
        lines = fields.prose(cls.key)
        return cls(lines) if lines else Unreadable()

    def inputs(self) -> tuple[SourceInput, ...]:
        """None: other columns are printed, not computed with."""
        return ()

    def natural_total(self, unit: str) -> TotalRule:
        """None."""
        return TotalRule.NONE

    def written_at(self) -> Place:
        """Where the text begins."""
        return self.lines[0].place

    def paragraphs(self) -> Prose:
        """The lines."""
        return self.lines

    def described(self) -> str:
        """``text: Chủ trì: $(chu_tri)``."""
        return f"{self.key}: {' / '.join(typed_text(line.segments) for line in self.lines)}"
