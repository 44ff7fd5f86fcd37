"""Columns looked up in another table, by row name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.plan.columns.formula import read_formula, report_expression
from kehoach.plan.columns.source import ColumnSource, SourceInput
from kehoach.plan.columns.unreadable import Unreadable
from kehoach.plan.expression import Reference

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.diagnostics import Place
    from kehoach.plan.fields import Fields


class Lookup(ColumnSource, frozen=True):
    """A column looked up in another table by row name: ``areas.ho``."""

    table: str
    column: str
    place: Place

    key = "from"
    is_taken = True

    @classmethod
    def read(cls, fields: Fields, column: str) -> Lookup | Unreadable:
        """``table.column``."""
        formula = read_formula(fields, cls.key)
        if formula is None:
            return Unreadable()
        match formula.expression:
            case Reference(name=table, steps=(step,)) if not step.is_row:
                return cls(table, step.name, formula.place)
        report_expression(
            fields, formula.place, Bilingual("viết bảng.cột, như areas.ho", "write table.column, like areas.ho")
        )
        return Unreadable()

    def inputs(self) -> tuple[SourceInput, ...]:
        """None: it names a column, not an expression."""
        return ()

    def in_year(self, year: int, series: Mapping[str, tuple[int, ...]]) -> Lookup:
        """That year of the other table's column."""
        return replace(self, column=f"{self.column}.{year}") if year and "." not in self.column else self

    def written_at(self) -> Place:
        """Where the other column is named."""
        return self.place

    def can_be_recomputed(self) -> bool:
        """No: it has no expression."""
        return False

    @property
    def looked_up(self) -> tuple[str, str]:
        """The table and the column."""
        return self.table, self.column

    def described(self) -> str:
        """``from: areas.ho``."""
        return f"{self.key}: {self.table}.{self.column}"
