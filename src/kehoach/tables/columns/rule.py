"""What gives a column its figures, as a function over the cells of its table or over their totals."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.numbers import nth_root, tidy
from kehoach.spec.expression import Number, Operation
from kehoach.spec.model import Absence, Formula, Grown, Growth, Rate
from kehoach.tables.columns.work import NoFigureError
from kehoach.tables.formula import compiled
from kehoach.tables.values import Value, divide, graver, multiply, show_full, subtract

if TYPE_CHECKING:
    from kehoach.spec.model import RowWise
    from kehoach.tables.columns.work import ColumnWork, Take
    from kehoach.tables.formula import Cells


_MOST_YEARS: Final = 100


def rule_of(work: ColumnWork, source: RowWise, take: Take) -> Cells:
    """The figure at an index of what is taken from each column; raises where there is none."""
    bind, rounding = work.bind(source.place, take), work.table.rounding
    match source:
        case Formula(expression=expression):
            return compiled(expression, bind, rounding)
        case Rate(expression=expression, per=per):
            return compiled(_per(expression, per), bind, rounding)
        case Growth(expression=expression, per=per, over=over):
            value, base = (compiled(side, bind, rounding) for side in (expression.left, expression.right))
            years = _years(work, over)
            return lambda row: _growth(value(row), base(row), per, years)
        case Grown(expression=expression, by=by, over=over, per=per):
            figure = compiled(expression, bind, rounding)
            speed = compiled(by.expression, work.bind(by.place, take), rounding)
            years = _years(work, over)
            return lambda row: _grown(figure(row), speed(row), per, years)


def _per(quotient: Operation, per: int) -> Operation:
    """A quotient per so many: what is divided is multiplied first, so that a cell makes one fraction."""
    return replace(quotient, left=Operation("*", quotient.left, Number(per, quotient.at), quotient.at))


def _years(work: ColumnWork, over: Formula | None) -> int | Absence:
    """Over how many years; one where nothing is said, a finding where it is no such number."""
    if over is None:
        return 1
    engine, address = work.engine, f"{work.table.id}.{work.column.id}"
    value = engine.value(over.expression, engine.bind_outside(over.place), over.place, address)
    if isinstance(value, Absence):
        return value
    if isinstance(value, int) and 1 <= value <= _MOST_YEARS:
        return value
    engine.findings.add(rules.BAD_SPAN, over.place, column=work.column.id, years=show_full(value), limit=_MOST_YEARS)
    return Absence.FAULTY


def _growth(value: Value, base: Value, per: int, years: int | Absence) -> Value:
    """By how much a value is above its base, on the average of each year."""
    if isinstance(value, Absence) or isinstance(base, Absence):
        return graver(value, base)
    if isinstance(years, Absence):
        return years
    if base <= 0:
        raise NoFigureError(rules.GROWTH_BASE, base=show_full(base))
    if years == 1:
        return multiply(subtract(divide(value, base), 1), per)
    if value < 0:
        raise NoFigureError(rules.NO_AVERAGE_GROWTH, value=show_full(value), base=show_full(base))
    return tidy(Fraction(nth_root(Fraction(value) / Fraction(base) * per**years, years) - per))


def _grown(value: Value, speed: Value, per: int, years: int | Absence) -> Value:
    """What a value comes to, growing by so much each year."""
    if isinstance(value, Absence) or isinstance(speed, Absence):
        return graver(value, speed)
    if isinstance(years, Absence):
        return years
    if speed < -per:
        raise NoFigureError(rules.SPEED_TOO_LOW, speed=show_full(speed), least=show_full(-per))
    return tidy(value * (1 + Fraction(speed) / per) ** years)
