"""Columns of shares: each row's part of the total, or of its group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.plan.columns.formula import read_formula, read_per, report_expression
from kehoach.plan.columns.source import Counted, Ratio, Rewrite, SourceInput
from kehoach.plan.columns.unreadable import Unreadable
from kehoach.plan.expression import Reference, expression_text

if TYPE_CHECKING:
    from kehoach.diagnostics import Place
    from kehoach.plan.fields import Fields


class Share(Ratio, frozen=True):
    """A part per 100 (or ``per``) of the total of a column; ``footed``: the shown shares add up to it exactly.

    ``in_group``: of its parent row instead, which at the outermost level is the total.
    """

    expression: Reference
    footed: bool
    place: Place
    in_group: bool = False

    key = "share"
    beside = ("per", "foot", "within")
    is_sum_of_parts = False

    @classmethod
    def read(cls, fields: Fields, column: str) -> Share | Unreadable:
        """One column of the table."""
        formula = read_formula(fields, cls.key)
        if formula is None:
            return Unreadable()
        if not isinstance(formula.expression, Reference) or formula.expression.steps:
            problem = Bilingual("ghi mã một cột của bảng", "name one column of the table")
            report_expression(fields, formula.place, problem)
            return Unreadable()
        is_footed, in_group = fields.choice("foot", "no") == "yes", fields.choice("within", "total") == "group"
        return cls(read_per(fields), formula.expression, is_footed, formula.place, in_group)

    def inputs(self) -> tuple[SourceInput, ...]:
        """The column."""
        return (SourceInput(self.expression, self.place, counted=Counted.ALIKE),)

    def map(self, rewrite: Rewrite) -> Share:
        """The share of another column."""
        column = rewrite(*self.inputs())
        if column is self.expression or not isinstance(column, Reference):
            return self
        return replace(self, expression=column)

    def described(self) -> str:
        """``share: ho``."""
        return f"{self.key}: {expression_text(self.expression)}"
