"""Formulas of a workbook: what a figure is computed from, said in the language of spreadsheets.

A formula is only given where it makes the figure: it is evaluated here first, exactly, with the figures of the plan.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Final, assert_never

from msgspec import Struct

from kehoach.numbers import Rounding, exact_text
from kehoach.plan.cell_values import Absence
from kehoach.plan.expression import (
    Call,
    Expression,
    ExpressionError,
    Negation,
    Number,
    Operation,
    Reference,
    rewrite,
    walk,
)
from kehoach.plan.parsing import parse_formula
from kehoach.plan.table import Relation
from kehoach.source.cell_range import cell_name
from kehoach.tables.evaluation import compiled
from kehoach.tables.explanation import FigureKind
from kehoach.tables.values import skipped_in

if TYPE_CHECKING:
    from kehoach.exporting.cell_forms import CellForm
    from kehoach.tables.explanation import Explanation
    from kehoach.tables.results import ComputedTable, Quantity
    from kehoach.tables.spot import FigureSpot
    from kehoach.tables.values import Value

_FUNCTIONS: Final = {"sum": "SUM", "min": "MIN", "max": "MAX", "round": "ROUND"}
_LONGEST: Final = 8_000
"""Characters of a formula; Excel takes 8,192."""
_MOST_ARGUMENTS: Final = 250
_DIGITS: Final = 15
_BEYOND: Final = 4
"""The decimals kept beyond those shown where a spreadsheet must not round by an error of its own."""
_WITHOUT: Final = frozenset(
    (FigureKind.TYPED, FigureKind.GOAL, FigureKind.COUNT, FigureKind.FACT, FigureKind.NO_TOTAL, FigureKind.FAULTY)
)
"""Kinds of figures that are computed from nothing."""


class CannotSayError(Exception):
    """A figure that no formula of a workbook makes."""


class Located(Struct, frozen=True):
    """A figure and the cell that it is in."""

    quantity: Quantity
    form: CellForm
    sheet: str
    row: int
    """From 0, as is the column."""
    column: int

    @property
    def is_text(self) -> bool:
        """Whether no figure is printed in the cell."""
        return isinstance(self.quantity.worth, Absence) or self.quantity.said is not None


@dataclass(slots=True)
class FormulaWriter:
    """Writes the formulas of one workbook."""

    cells: dict[str, Located] = field(default_factory=dict)
    """The cell of each figure by its address."""

    def formula(self, at: Located, found: Explanation, spot: FigureSpot | None) -> str:
        """The formula of a cell without ``=``; empty if it is typed.

        Raises:
            CannotSayError: no formula makes the figure.
        """
        if found.kind in _WITHOUT or not isinstance(at.quantity.worth, int | Fraction):
            return ""
        if not at.form.is_exact:
            raise CannotSayError
        expression = self.expression(found, spot)
        if self.value_of(expression, at.quantity.display.rounding) != at.quantity.worth:
            raise CannotSayError
        if at.form.scale != 1:
            expression = Operation("*", expression, Number(at.form.scale, 0), 0)
        text = self.text(expression, at.sheet)
        if _is_tie(at) and not isinstance(expression, Reference):
            text = f"ROUND({text},{at.quantity.display.places + _BEYOND})"
        if len(text) > _LONGEST:
            raise CannotSayError
        return text

    def link(self, address: str) -> str:
        """The cell of a figure, named from another sheet."""
        return _cell(self.cells[address], "")

    # --- what a figure is computed from

    def expression(self, found: Explanation, spot: FigureSpot | None) -> Expression:
        """The expression of an explained figure, in which each reference is an address."""
        match found.kind:
            case FigureKind.PARTS | FigureKind.TOTAL_SUM if spot:
                return _sum_of(spot)
            case FigureKind.TOTAL_EXTREME:
                inputs = tuple(_named(one.address) for one in found.inputs)
                return Call(found.formula.partition("(")[0], inputs, 0)
            case FigureKind.MEAN:
                return _mean_of(found)
        addresses = {one.name: one for one in found.inputs}

        def placed(part: Expression) -> Expression:
            if not isinstance(part, Reference):
                return part
            one = addresses.get(str(part))
            if one is None:
                raise CannotSayError
            if one.address in self.cells:
                return _named(one.address)
            if one.value is None:
                raise CannotSayError
            return Number(one.value, 0)

        return rewrite(_parsed(found.formula), placed)

    def value_of(self, expression: Expression, rounding: Rounding) -> Value:
        """What an expression makes of the exact figures; faulty if it cannot be computed."""

        def worth(reference: Reference) -> Value:
            if reference.name not in self.cells:
                raise CannotSayError
            return self.cells[reference.name].quantity.worth

        try:
            found = compiled(expression, lambda reference: lambda _row: worth(reference), rounding)(0)
        except ZeroDivisionError as error:
            raise CannotSayError from error
        rounds = any(isinstance(part, Call) and part.function == "round" for part in walk(expression))
        if rounds and rounding is not Rounding.HALF_UP:  # as Excel's ROUND does
            raise CannotSayError
        return found

    # --- as a workbook writes it

    def text(self, expression: Expression, sheet: str) -> str:
        """An expression in the language of spreadsheets, for a cell of a sheet."""
        match expression:
            case Number(value=value):
                return _number(Fraction(value))
            case Reference(name=name):
                return self.reference(name, sheet)
            case Negation(operand=operand):
                return f"-{self.bracketed(operand, sheet)}"
            case Operation(operator=operator, left=left, right=right):
                return f"{self.bracketed(left, sheet)}{operator}{self.bracketed(right, sheet)}"
            case Call(function=function, arguments=arguments):
                return f"{_FUNCTIONS[function]}({','.join(self.arguments(arguments, sheet))})"
            case _:
                assert_never(expression)

    def bracketed(self, expression: Expression, sheet: str) -> str:
        """An operand, in brackets if it has parts of its own."""
        text = self.text(expression, sheet)
        return f"({text})" if isinstance(expression, Operation | Negation) else text

    def reference(self, name: str, sheet: str) -> str:
        """A cell, where a figure is expected: a dash counts as nothing."""
        at = self.cells[name]
        cell = _cell(at, sheet)
        if at.is_text:
            return f"N({cell})"
        if not at.form.is_exact:
            raise CannotSayError
        return cell if at.form.scale == 1 else f"({cell}/{_number(Fraction(at.form.scale))})"

    def arguments(self, arguments: tuple[Expression, ...], sheet: str) -> list[str]:
        """The arguments of a function; cells below one another are a range. Functions leave out text in cells."""
        found: list[str] = []
        run: list[Located] = []
        for one in (*arguments, None):
            at = self.cells.get(one.name) if isinstance(one, Reference) else None
            if at and run and _is_below(run[-1], at):
                run.append(at)
                continue
            if run:
                found.append(self.range(run, sheet))
            run = [at] if at else []
            if one is not None and not at:
                found.append(self.text(one, sheet))
        if len(found) > _MOST_ARGUMENTS:
            raise CannotSayError
        return found

    def range(self, run: list[Located], sheet: str) -> str:
        """The cells of a run: ``C5:C9``."""
        for at in run:
            if at.form.scale != 1 or not (at.is_text or at.form.is_exact):
                raise CannotSayError
        first = _cell(run[0], sheet)
        return first if len(run) == 1 else f"{first}:{_cell(run[-1], run[-1].sheet)}"


def _is_tie(at: Located) -> bool:
    """Whether a figure ends with a half of the last digit shown, so that the least error of a double would show."""
    number, places = at.form.number, at.quantity.display.places
    return number is not None and (2 * number * 10**places).denominator == 1 and (number * 10**places).denominator != 1


def _is_below(above: Located, at: Located) -> bool:
    return (above.sheet, above.row + 1, above.column) == (at.sheet, at.row, at.column)


def _cell(at: Located, sheet: str) -> str:
    name = cell_name(at.row + 1, at.column + 1)
    return name if at.sheet == sheet else f"'{at.sheet}'!{name}"


def _named(address: str) -> Reference:
    return Reference(address, (), 0)


def _sum_of(spot: FigureSpot) -> Expression:
    """The sum of a total or a group; rows that are taken off are subtracted."""
    table, column = spot.table, spot.table.columns[spot.column]
    added, taken = list[Expression](), list[Expression]()
    for row in spot.parts:
        if column.values[row] in skipped_in(table.table):
            continue
        one: Expression = _named(_address(table, row, spot.column))
        factor = column.factor(row, spot.index)
        if factor not in (None, 1):
            one = Operation("*", one, Number(factor or 1, 0), 0)
        (taken if table.rows[row].relation is Relation.LESS else added).append(one)
    whole: Expression = Call("sum", tuple(added), 0)
    return Operation("-", whole, Call("sum", tuple(taken), 0), 0) if taken else whole


def _address(table: ComputedTable, row: int, column: str) -> str:
    return str(table.address(row, column))


def _mean_of(found: Explanation) -> Expression:
    """The weighted average of rows, where the weight is a column: each cell is followed by its weight."""
    names = [_named(one.address) for one in found.inputs]
    if not names or len(names) != 2 * found.rows:
        raise CannotSayError
    products = (Operation("*", cell, weight, 0) for cell, weight in zip(names[::2], names[1::2], strict=True))
    return Operation("/", Call("sum", tuple(products), 0), Call("sum", tuple(names[1::2]), 0), 0)


@lru_cache(maxsize=512)
def _parsed(formula: str) -> Expression:
    try:
        return parse_formula(formula)
    except ExpressionError as error:
        raise CannotSayError from error


def _number(value: Fraction) -> str:
    """A figure in a formula; a quotient if its decimals do not end, or are too many for a spreadsheet."""
    text = exact_text(value)
    is_short = "/" not in text and len(text.strip("-").replace(".", "")) <= _DIGITS
    return text if is_short and value >= 0 else f"({text})" if is_short else f"({value.numerator}/{value.denominator})"
