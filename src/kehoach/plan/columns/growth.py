"""Columns of growth of a figure over its base, per 100."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.plan.columns.formula import Formula, read_formula, read_per, report_expression
from kehoach.plan.columns.source import Counted, Ratio, Rewrite, SourceInput
from kehoach.plan.columns.unreadable import Unreadable
from kehoach.plan.expression import Expression, Number, Operation, expression_text, per_so_many

if TYPE_CHECKING:
    from kehoach.diagnostics import Place
    from kehoach.plan.fields import Fields


class Growth(Ratio, frozen=True):
    """Growth of the numerator over the denominator, per 100 (or ``per``); totals from the totals.

    ``over`` a number of years: the yearly average, compounded.
    """

    expression: Operation
    place: Place
    over: Formula | None = None

    key = "growth"
    beside = ("per", "over")
    is_row_wise = True
    may_fall = True

    @classmethod
    def read(cls, fields: Fields, column: str) -> Growth | Unreadable:
        """A quotient, and the number of years."""
        formula = read_formula(fields, cls.key)
        if formula is None:
            return Unreadable()
        if not isinstance(formula.expression, Operation) or formula.expression.operator != "/":
            problem = Bilingual("viết tốc độ tăng là số cần so / số gốc", "write growth as figure / base")
            report_expression(fields, formula.place, problem)
            return Unreadable()
        over = read_formula(fields, "over")
        if "over" in fields.said and over is None:
            return Unreadable()
        return cls(read_per(fields), formula.expression, formula.place, over)

    def inputs(self) -> tuple[SourceInput, ...]:
        """The quotient, and the years."""
        quotient = SourceInput(self.expression, self.place, counted=Counted.AS_A_CHANGE)
        return (quotient, self.over.input(Counted.BARE, by_row=False)) if self.over else (quotient,)

    def map(self, rewrite: Rewrite) -> Growth:
        """The growth with its quotient and years rewritten."""
        quotient, *over = map(rewrite, self.inputs())
        years = self.over.with_expression(over[0]) if self.over else None
        return replace(self, expression=quotient, over=years) if isinstance(quotient, Operation) else self

    @property
    def formula(self) -> Expression:
        """The quotient minus 1, times ``per``; not valid over several years."""
        return per_so_many(Operation("-", self.expression, Number(1, 0), 0), self.per)

    def described(self) -> str:
        """``growth: nay / truoc``."""
        return f"{self.key}: {expression_text(self.expression)}"
