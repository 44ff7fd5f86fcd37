"""What gives a column its figures, as a function over the cells of its table or over their totals."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from kehoach.diagnostics import catalog as rules
from kehoach.spec.model import Absence, Formula, Growth, Rate
from kehoach.tables.columns.work import NoFigureError
from kehoach.tables.formula import compiled
from kehoach.tables.values import Value, divide, graver, multiply, show_full, subtract, tidy

if TYPE_CHECKING:
    from kehoach.spec.model import RowWise
    from kehoach.tables.columns.work import ColumnWork, Take
    from kehoach.tables.formula import Cells


def rule_of(work: ColumnWork, source: RowWise, take: Take) -> Cells:
    """The figure at an index of what is taken from each column; raises where there is none."""
    bind, rounding = work.bind(source.place, take), work.table.rounding
    match source:
        case Formula(expression=expression):
            return compiled(expression, bind, rounding)
        case Rate(expression=expression, per=per):
            quotient = compiled(expression, bind, rounding)
            return lambda row: _times(quotient(row), per)
        case Growth(expression=expression, per=per):
            value, base = (compiled(side, bind, rounding) for side in (expression.left, expression.right))
            return lambda row: _grown(value(row), base(row), per)


def _times(value: Value, per: int) -> Value:
    return value if isinstance(value, Absence) else tidy(Fraction(value) * per)


def _grown(value: Value, base: Value, per: int) -> Value:
    """By how much a value is above its base."""
    if isinstance(value, Absence) or isinstance(base, Absence):
        return graver(value, base)
    if base <= 0:
        raise NoFigureError(rules.GROWTH_BASE, base=show_full(base))
    return multiply(subtract(divide(value, base), 1), per)
