"""Columns computed by a formula row by row; also any expression of a plan, with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics import terms
from kehoach.plan.columns.source import ColumnSource, Counted, Rewrite, SourceInput, TotalRule
from kehoach.plan.columns.unreadable import Unreadable
from kehoach.plan.expression import Expression, ExpressionError, divides, expression_text
from kehoach.plan.parsing import parse_formula

if TYPE_CHECKING:
    from kehoach.diagnostics import Place
    from kehoach.diagnostics.bilingual import Bilingual
    from kehoach.plan.fields import Fields


class Formula(ColumnSource, frozen=True):
    """An expression and its place. As a source: a column computed row by row from other columns."""

    expression: Expression
    place: Place

    key = "formula"
    is_row_wise = True

    @classmethod
    def read(cls, fields: Fields, column: str) -> Formula | Unreadable:
        """Any expression."""
        return read_formula(fields, cls.key) or Unreadable()

    def input(self, counted: Counted = Counted.AS_THE_COLUMN, *, by_row: bool = True) -> SourceInput:
        """The formula as an input of a column."""
        return SourceInput(self.expression, self.place, by_row, counted)

    def inputs(self) -> tuple[SourceInput, ...]:
        """The expression."""
        return (self.input(),)

    def map(self, rewrite: Rewrite) -> Formula:
        """The formula with its expression rewritten."""
        return self.with_expression(rewrite(self.input()))

    def with_expression(self, expression: Expression) -> Formula:
        """Another expression at the same place."""
        return self if expression is self.expression else replace(self, expression=expression)

    def natural_total(self, unit: str) -> TotalRule:
        """The sum, except for quotients, whose sum means nothing: they are computed from the totals."""
        return TotalRule.RECOMPUTE if divides(self.expression) else TotalRule.SUM

    def can_be_averaged(self) -> bool:
        """Whether it is not a quotient."""
        return not divides(self.expression)

    @property
    def formula(self) -> Expression:
        """The expression."""
        return self.expression

    @property
    def numbered_formula(self) -> Expression:
        """The expression."""
        return self.expression

    def described(self) -> str:
        """``formula: dau - giam``."""
        return f"{self.key}: {expression_text(self.expression)}"


def read_formula(fields: Fields, key: str) -> Formula | None:
    """The expression under a key; ``None`` without one or, with a finding, if it cannot be read."""
    scalar = fields.scalar(key, terms.FORMULA)
    if scalar is None or scalar.is_none:
        return None
    line = scalar.lines[0].trimmed() if scalar.lines else None
    text, place = (line.text, line.at(0)) if line else (scalar.text, scalar.place)
    try:
        return Formula(parse_formula(text), place)
    except ExpressionError as error:
        report_expression(fields, place.right(error.at), error.problem)
        return None


def report_expression(fields: Fields, place: Place, problem: Bilingual) -> None:
    """Report an expression that does not fit its key."""
    fields.findings.add(rules.BAD_EXPRESSION, place, problem=problem)


def read_per(fields: Fields) -> int:
    """What a rate is per: by default 100."""
    return fields.whole("per", 100, PER_LIMIT) or 100


PER_LIMIT = 1_000_000_000
