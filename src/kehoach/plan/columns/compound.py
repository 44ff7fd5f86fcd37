"""Columns that grow by a rate: a figure after a number of years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.plan.columns.formula import Formula, read_formula, read_per
from kehoach.plan.columns.source import ColumnSource, Counted, Rewrite, SourceInput, TotalRule
from kehoach.plan.columns.unreadable import Unreadable
from kehoach.plan.expression import Expression, divides, expression_text

if TYPE_CHECKING:
    from kehoach.diagnostics import Place
    from kehoach.plan.fields import Fields


class Compound(ColumnSource, frozen=True):
    """A figure after growth by a rate per 100 (or ``per``), ``over`` a number of years, by default one."""

    expression: Expression
    by: Formula
    over: Formula | None
    per: int
    place: Place

    key = "grown"
    beside = ("per", "by", "over")
    is_row_wise = True

    @classmethod
    def read(cls, fields: Fields, column: str) -> Compound | Unreadable:
        """A figure, the rate it grows by, and the number of years."""
        figure = read_formula(fields, cls.key)
        if figure is None:
            return Unreadable()
        said = {key: read_formula(fields, key) for key in ("by", "over") if key in fields.said}
        if "by" not in said:
            fields.report_missing({"by": "toc_do"})
        by = said.get("by")
        if by is None or None in said.values():
            return Unreadable()
        return cls(figure.expression, by, said.get("over"), read_per(fields), figure.place)

    def inputs(self) -> tuple[SourceInput, ...]:
        """The figure, the rate, and the years."""
        rate = replace(self.by.input(Counted.AS_A_RATE), per=self.per)
        by_row = SourceInput(self.expression, self.place), rate
        return (*by_row, self.over.input(Counted.BARE, by_row=False)) if self.over else by_row

    def map(self, rewrite: Rewrite) -> Compound:
        """The source with figure, rate and years rewritten."""
        figure, by, *over = map(rewrite, self.inputs())
        years = self.over.with_expression(over[0]) if self.over else None
        return replace(self, expression=figure, by=self.by.with_expression(by), over=years)

    def natural_total(self, unit: str) -> TotalRule:
        """The sum, unless a quotient grows."""
        return TotalRule.RECOMPUTE if divides(self.expression) else TotalRule.SUM

    def described(self) -> str:
        """``grown: dau``."""
        return f"{self.key}: {expression_text(self.expression)}"
