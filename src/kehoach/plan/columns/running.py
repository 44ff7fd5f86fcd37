"""Columns of running sums, down to each row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan.columns.formula import read_formula
from kehoach.plan.columns.source import ColumnSource, Rewrite, SourceInput, TotalRule
from kehoach.plan.columns.unreadable import Unreadable
from kehoach.plan.expression import Expression, divides, expression_text

if TYPE_CHECKING:
    from kehoach.diagnostics import Place
    from kehoach.plan.fields import Fields


class Running(ColumnSource, frozen=True):
    """The sum of an expression over the rows down to this one."""

    expression: Expression
    place: Place

    key = "running"
    is_sum_of_parts = False
    accumulates = True

    @classmethod
    def read(cls, fields: Fields, column: str) -> Running | Unreadable:
        """Any expression that is not a quotient."""
        formula = read_formula(fields, cls.key)
        if formula is None:
            return Unreadable()
        if divides(formula.expression):
            fields.findings.add(
                rules.RUNNING_RATE, formula.place, column=Verbatim(column), text=Verbatim(fields.word(cls.key))
            )
            return Unreadable()
        return cls(formula.expression, formula.place)

    def inputs(self) -> tuple[SourceInput, ...]:
        """The expression that is summed."""
        return (SourceInput(self.expression, self.place),)

    def map(self, rewrite: Rewrite) -> Running:
        """The running sum of another expression."""
        return replace(self, expression=rewrite(*self.inputs()))

    def natural_total(self, unit: str) -> TotalRule:
        """None: the last row is the total."""
        return TotalRule.NONE

    def can_be_averaged(self) -> bool:
        """No."""
        return False

    def described(self) -> str:
        """``running: von``."""
        return f"{self.key}: {expression_text(self.expression)}"
