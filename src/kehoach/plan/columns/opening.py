"""Columns of opening balances: each row opens with the closing figure of the row before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.plan.columns.formula import read_formula, report_expression
from kehoach.plan.columns.source import ColumnSource, Rewrite, SourceInput, TotalRule
from kehoach.plan.columns.unreadable import Unreadable
from kehoach.plan.expression import Expression, Reference, references

if TYPE_CHECKING:
    from kehoach.diagnostics import Place
    from kehoach.plan.fields import Fields


class Opening(ColumnSource, frozen=True):
    """The first row is typed; each other one has the figure of another column in the row before.

    ``expression`` names that column, with a conversion if its unit differs.
    """

    expression: Expression
    place: Place

    key = "opening"
    is_begun_by_hand = True

    @classmethod
    def read(cls, fields: Fields, column: str) -> Opening | Unreadable:
        """One column of the table."""
        formula = read_formula(fields, cls.key)
        if formula is None:
            return Unreadable()
        if not isinstance(formula.expression, Reference) or formula.expression.steps:
            report_expression(
                fields, formula.place, Bilingual("ghi mã một cột của bảng", "name one column of the table")
            )
            return Unreadable()
        return cls(formula.expression, formula.place)

    @property
    def closing(self) -> str:
        """The closing column."""
        return references(self.expression)[0].name

    def inputs(self) -> tuple[SourceInput, ...]:
        """The closing column."""
        return (SourceInput(self.expression, self.place),)

    def map(self, rewrite: Rewrite) -> Opening:
        """The source with another column, or that column in another unit."""
        return replace(self, expression=rewrite(*self.inputs()))

    def natural_total(self, unit: str) -> TotalRule:
        """The first row's figure."""
        return TotalRule.FIRST

    def can_be_recomputed(self) -> bool:
        """No: each row depends on the one before."""
        return False

    def described(self) -> str:
        """``opening: cuoi``."""
        return f"{self.key}: {self.closing}"
