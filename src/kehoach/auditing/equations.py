"""Every believed formula at every cell it is about: what each cell would have to be for it to hold."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from kehoach.auditing.audit_values import FormulaKind
from kehoach.auditing.fitting import Fit, Value, operands_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kehoach.auditing.found_formulas import Believed
    from kehoach.auditing.lines import Lines

Place: TypeAlias = tuple[int, int]
"""The row and the column of a cell."""


@dataclass(frozen=True)
class Equation:
    """One formula at one item."""

    believed: Believed
    number: int
    """Of the formula, among those of its table."""
    lines: Lines
    item: int
    fit: Fit

    @cached_property
    def target(self) -> Place:
        """The cell that is computed."""
        return self.lines.cell(self.believed.formula.target, self.item)

    @cached_property
    def operands(self) -> tuple[Place, ...]:
        """The cells that it is computed from, those without a figure left out."""
        places = operands_of(self.lines, self.believed.formula, self.item) or ()
        return tuple(self.lines.cell(line, at) for line, at in places if self.lines.values[line][at] is not None)

    @cached_property
    def signs(self) -> tuple[int, ...]:
        """Of a sum: 1 or -1 for each operand."""
        formula = self.believed.formula
        places = operands_of(self.lines, formula, self.item) or ()
        signs = formula.signs or (1,) * len(places)
        pairs = zip(places, signs, strict=True)
        return tuple(sign for (line, at), sign in pairs if self.lines.values[line][at] is not None)

    @property
    def cells(self) -> tuple[Place, ...]:
        """All cells of it."""
        return (self.target, *self.operands)

    @cached_property
    def is_trivial(self) -> bool:
        """Whether it would hold without saying anything: fewer than two operands that are not 0."""
        places = operands_of(self.lines, self.believed.formula, self.item) or ()
        return sum(bool(self.lines.values[line][at]) for line, at in places) < 2


def equations_of(lines: Lines, formulas: Iterable[tuple[int, Believed]]) -> list[Equation]:
    """The formulas, numbered, at all their items."""
    return [
        Equation(believed, number, lines, item, found)
        for number, believed in formulas
        for item, found in enumerate(believed.fits)
        if found is not None
    ]


class Workings:
    """The figures of a table by cell, and the equations that each cell is part of."""

    def __init__(self, equations: Iterable[Equation]) -> None:
        self.values: dict[Place, int] = {}
        self.units: dict[Place, int] = {}
        self.rounded: dict[Place, bool] = {}
        self.of_cell: dict[Place, list[Equation]] = defaultdict(list)
        for equation in equations:
            lines, formula = equation.lines, equation.believed.formula
            places = operands_of(lines, formula, equation.item) or ()
            for line, at in ((formula.target, equation.item), *places):
                value = lines.values[line][at]
                if value is None:
                    continue
                cell = lines.cell(line, at)
                self.values[cell], self.units[cell] = value, lines.units[line][at]
                self.rounded[cell] = lines.rounded[line][at]
            for cell in dict.fromkeys(equation.cells):
                self.of_cell[cell].append(equation)

    def computed(self, equation: Equation, values: Mapping[Place, int] | None = None) -> Fraction | None:
        """The exact value of the target in the scale of the table; ``None`` where it divides by 0."""
        known = self.values if values is None else values
        figures = [known[cell] for cell in equation.operands]
        formula, scale = equation.believed.formula, equation.lines.scale
        if formula.is_linear:
            return Fraction(sum(sign * figure for sign, figure in zip(equation.signs, figures, strict=True)))
        first, second = figures
        if formula.kind is FormulaKind.PRODUCT:
            return Fraction(first * second, scale) * Fraction(10) ** formula.power
        if second == 0:
            return None
        if formula.kind is FormulaKind.GROWTH:
            first -= second
        return Fraction(first * scale, second) * Fraction(10) ** formula.power

    def wanted(self, equation: Equation, cell: Place, values: Mapping[Place, int]) -> tuple[Fraction, Fraction] | None:
        """The least and the greatest figure in a cell with which an equation holds; ``None`` if there is none."""
        formula, scale = equation.believed.formula, equation.lines.scale
        slack = Fraction(sum(self.units[one] for one in equation.operands if self.rounded[one]), 2)
        unit = self.units[equation.target]
        if formula.is_linear:
            reach = slack + (Fraction(unit, 2) if self.rounded[equation.target] else 0)
            if cell == equation.target:
                exact = self.computed(equation, values)
                return None if exact is None else (exact - reach, exact + reach)
            at = equation.operands.index(cell)
            rest = sum(
                sign * values[one]
                for place, (one, sign) in enumerate(zip(equation.operands, equation.signs, strict=True))
                if place != at
            )
            exact = Fraction((values[equation.target] - rest) * equation.signs[at])
            return exact - reach, exact + reach
        if cell == equation.target:
            exact = self.computed(equation, values)
            return None if exact is None else (exact - unit, exact + unit)
        power = Fraction(10) ** formula.power
        printed = Fraction(values[equation.target], scale)
        step = Fraction(unit, scale)
        ends = (printed - Fraction(step, 2), printed + step)
        first, second = equation.operands
        return _of_operand(
            formula.kind, cell == first, Fraction(values[second if cell == first else first]), ends, power
        )


def _of_operand(
    kind: FormulaKind, is_first: bool, other: Fraction, ends: tuple[Fraction, Fraction], power: Fraction
) -> tuple[Fraction, Fraction] | None:
    """What one operand of a ratio, growth or product would be, for two ends of the target."""
    if kind is FormulaKind.GROWTH:
        ends = (ends[0] + power, ends[1] + power)
    if kind is FormulaKind.PRODUCT:
        if other == 0:
            return None
        found = [Fraction(end, other * power) for end in ends]
    elif is_first:
        found = [Fraction(end * other, power) for end in ends]
    else:
        if 0 in ends or other == 0 or (ends[0] < 0) != (ends[1] < 0):
            return None
        found = [Fraction(other * power, end) for end in ends]
    return min(found), max(found)


def printed_value(exact: Fraction, unit: int) -> int:
    """A value rounded half-up to what a cell can print, in the scale of the table."""
    value = Value(exact.numerator, exact.denominator)
    twice = 2 * abs(value.numerator) + unit * value.denominator
    size = twice // (2 * unit * value.denominator) * unit
    return -size if exact < 0 else size
