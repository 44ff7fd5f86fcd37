"""Columns of verdicts: figures of one column compared with the goals of another, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.plan.columns.source import ColumnKind, ColumnSource, GoalsAndFigures, SourceInput, TotalRule
from kehoach.plan.columns.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.plan.fields import Fields


class Judged(ColumnSource, frozen=True):
    """Verdicts: how the figures of one column compare with the goals of another, row by row."""

    columns: GoalsAndFigures

    key = "judge"
    makes = ColumnKind.TEXT

    @classmethod
    def read(cls, fields: Fields, column: str) -> Judged | Unreadable:
        """Read the names of the columns of goals and of figures."""
        if not fields.word("actual"):
            fields.report_missing({"actual": "thuc_hien"})
            return Unreadable()
        places = fields.place_of("judge"), fields.place_of("actual"), fields.place_of("base")
        return cls(GoalsAndFigures(fields.word("judge"), fields.word("actual"), fields.word("base"), places))

    def inputs(self) -> tuple[SourceInput, ...]:
        """None: it names columns and computes no figure."""
        return ()

    def in_year(self, year: int, series: Mapping[str, tuple[int, ...]]) -> Judged:
        """The verdicts over the columns of the same year, where they are series."""
        return replace(self, columns=self.columns.in_year(year, series))

    def natural_total(self, unit: str) -> TotalRule:
        """None."""
        return TotalRule.NONE

    def judged(self) -> GoalsAndFigures:
        """The columns that are compared."""
        return self.columns

    def described(self) -> str:
        """``judge: muc; actual: thuc_hien``."""
        return f"{self.key}: {self.columns.goals}; actual: {self.columns.figures}"
