"""Columns of rates: a quotient per 100, in a total row computed from the totals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.plan.columns.formula import read_formula, read_per, report_expression
from kehoach.plan.columns.source import Counted, Ratio, Rewrite, SourceInput
from kehoach.plan.columns.unreadable import Unreadable
from kehoach.plan.expression import Expression, Operation, expression_text, per_so_many

if TYPE_CHECKING:
    from kehoach.diagnostics import Place
    from kehoach.plan.fields import Fields


class Rate(Ratio, frozen=True):
    """A quotient per 100 (or ``per``); in a total row computed from the totals."""

    expression: Operation
    place: Place
    over_zero: str = ""
    """What nothing over nothing gives: "0", "blank" for a blank cell; empty: it is a mistake."""

    key = "rate"
    beside = ("per", "over_zero")
    is_row_wise = True

    @classmethod
    def read(cls, fields: Fields, column: str) -> Rate | Unreadable:
        """A quotient."""
        formula = read_formula(fields, cls.key)
        if formula is None:
            return Unreadable()
        if not isinstance(formula.expression, Operation) or formula.expression.operator != "/":
            problem = Bilingual("viết tỷ lệ là tử số / mẫu số", "write a rate as numerator / denominator")
            report_expression(fields, formula.place, problem)
            return Unreadable()
        instead = fields.choice("over_zero", "refuse")
        return cls(read_per(fields), formula.expression, formula.place, "" if instead == "refuse" else instead)

    def inputs(self) -> tuple[SourceInput, ...]:
        """The quotient."""
        counted = Counted.AS_A_QUOTIENT
        return (SourceInput(self.expression, self.place, counted=counted),)

    def map(self, rewrite: Rewrite) -> Rate:
        """The rate with its quotient rewritten."""
        quotient = rewrite(*self.inputs())
        if quotient is self.expression or not isinstance(quotient, Operation):
            return self
        return replace(self, expression=quotient)

    @property
    def formula(self) -> Expression:
        """The quotient times ``per``."""
        return per_so_many(self.expression, self.per)

    @property
    def multiplied_first(self) -> Operation:
        """The formula with its numerator multiplied first."""
        return replace(self.expression, left=per_so_many(self.expression.left, self.per))

    @property
    def numbered_formula(self) -> Expression:
        """The quotient times ``per``."""
        return self.formula

    def described(self) -> str:
        """``rate: cuoi / ho``."""
        return f"{self.key}: {expression_text(self.expression)}"
