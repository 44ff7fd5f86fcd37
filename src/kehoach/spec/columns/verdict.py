"""Columns of verdicts: figures of one column compared with the goals of another, row by row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kehoach.diagnostics import catalog as rules
from kehoach.spec.columns.source import ColumnKind, ColumnSource, Input, TotalRule
from kehoach.spec.columns.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.diagnostics import Place
    from kehoach.spec.fields import Fields


@dataclass(frozen=True, slots=True)
class Judged(ColumnSource):
    """How the figures of one column compare with the goals of another, row by row; all are ids of the table.

    ``base`` is the column that goals which rise, fall or take a part of something count from; empty: none. Without
    ``figures`` there is nothing to judge yet.
    """

    goals: str
    figures: str
    base: str
    places: tuple[Place, Place, Place]
    """Where the three are named."""

    key = "judge"
    makes = ColumnKind.TEXT

    @classmethod
    def read(cls, fields: Fields, column: str) -> Judged | Unreadable:
        """The column of goals, and the one of figures."""
        if not fields.word("actual"):
            fields.findings.add(rules.MISSING_KEY, fields.place, key="actual", where=fields.where, example="thuc_hien")
            return Unreadable()
        places = fields.place_of("judge"), fields.place_of("actual"), fields.place_of("base")
        return cls(fields.word("judge"), fields.word("actual"), fields.word("base"), places)

    def inputs(self) -> tuple[Input, ...]:
        """None: it names columns, and computes no figure."""
        return ()

    def in_year(self, year: int, series: Mapping[str, tuple[int, ...]]) -> Judged:
        """The same year of each column that has one."""

        def dated(name: str) -> str:
            return f"{name}.{year}" if year in series.get(name, ()) else name

        return replace(self, goals=dated(self.goals), figures=dated(self.figures), base=dated(self.base))

    def natural_total(self, unit: str) -> TotalRule:
        """None."""
        return TotalRule.NONE

    def judged(self) -> Judged:
        """Itself."""
        return self

    def described(self) -> str:
        """``judge: muc; actual: thuc_hien``."""
        return f"{self.key}: {self.goals}; actual: {self.figures}"
