"""Every believed formula at every cell it is about: what each cell would have to be for it to hold."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeAlias

from msgspec import Struct

from kehoach.auditing.audit_values import FormulaKind
from kehoach.auditing.fitting import Fit, Value, operands_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.auditing.figure_lines import FigureLines
    from kehoach.auditing.found_formulas import Believed

Place: TypeAlias = tuple[int, int]
"""The row and the column of a cell."""


class Equation(Struct, frozen=True, dict=True):
    """One formula at one item."""

    believed: Believed
    number: int
    """Of the formula, among those of its table."""
    lines: FigureLines
    item: int
    fit: Fit
    is_doubtful: bool = False
    """Broken only if operands are taken as printed."""

    @property
    def is_broken(self) -> bool:
        """Whether a cell of it has to change."""
        return self.fit is Fit.MISS or self.is_doubtful

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

    @cached_property
    def sign_of(self) -> dict[Place, int]:
        """Of a sum: 1 or -1 by operand."""
        return dict(zip(self.operands, self.signs, strict=True))

    @property
    def cells(self) -> tuple[Place, ...]:
        """All cells of it."""
        return (self.target, *self.operands)

    @cached_property
    def is_trivial(self) -> bool:
        """Whether it would hold without saying anything: fewer than two operands that are not 0."""
        places = operands_of(self.lines, self.believed.formula, self.item) or ()
        return sum(bool(self.lines.values[line][at]) for line, at in places) < 2


def equations_of(lines: FigureLines, formulas: Iterable[tuple[int, Believed]]) -> list[Equation]:
    """The formulas, numbered, at all their items."""
    return [
        Equation(believed, number, lines, item, found, _is_doubtful(lines, believed, item))
        for number, believed in formulas
        for item, found in enumerate(believed.fits)
        if found is not None
    ]


def _is_doubtful(lines: FigureLines, believed: Believed, item: int) -> bool:
    return believed.is_strict and believed.fits[item] is Fit.NEAR and item in lines.independent


class Readable(Protocol):
    """Figures by cell."""

    def __getitem__(self, cell: Place, /) -> int | Fraction:
        """The figure of a cell, in the scale of the table."""
        ...


class ChangedFigures:
    """The figures of a table by cell, which may be changed, and what each sum comes to, added up once."""

    def __init__(self, workings: Workings) -> None:
        self._workings = workings
        self._values = dict(workings.values)
        self._added: dict[int, int] = {}

    def __getitem__(self, cell: Place, /) -> int:
        """The figure of a cell, in the scale of the table."""
        return self._values[cell]

    def put(self, cell: Place, figure: int) -> None:
        """Take another figure for a cell."""
        more = figure - self._values[cell]
        self._values[cell] = figure
        for equation in self._workings.of_cell[cell]:
            if id(equation) in self._added:
                self._added[id(equation)] += equation.sign_of.get(cell, 0) * more

    def added(self, equation: Equation) -> int:
        """What a sum or difference comes to."""
        found = self._added.get(id(equation))
        if found is None:
            found = sum(sign * self._values[cell] for cell, sign in equation.sign_of.items())
            self._added[id(equation)] = found
        return found


class Workings:
    """The figures of a table by cell, and the equations that each cell is part of."""

    def __init__(self, equations: Iterable[Equation]) -> None:
        self.values: dict[Place, int] = {}
        self.units: dict[Place, int] = {}
        self.rounded: dict[Place, bool] = {}
        self.of_cell: dict[Place, list[Equation]] = defaultdict(list)
        self._slacks: dict[int, int] = {}
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

    def computed(self, equation: Equation, values: Readable | None = None) -> Fraction | None:
        """The exact value of the target in the scale of the table; ``None`` where it divides by 0."""
        known = self.values if values is None else values
        figures = [Fraction(known[cell]) for cell in equation.operands]
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
        return Fraction(Fraction(first * scale), second) * Fraction(10) ** formula.power

    def slack(self, equation: Equation) -> int:
        """Twice the most by which the figures that an equation is computed from may be rounded, together."""
        found = self._slacks.get(id(equation))
        if found is None:
            is_rounded = equation.believed.is_rounded
            found = sum(self.units[one] for one in equation.operands if is_rounded or self.rounded[one])
            self._slacks[id(equation)] = found
        return found

    def wanted(self, equation: Equation, cell: Place, figures: ChangedFigures) -> tuple[Fraction, Fraction] | None:
        """The least and the greatest figure in a cell with which an equation holds; ``None`` if there is none."""
        unit, target = self.units[equation.target], equation.target
        if equation.believed.formula.is_linear:
            is_rounded = equation.believed.is_rounded or self.rounded[target]
            reach = Fraction(self.slack(equation) + (unit if is_rounded else 0), 2)
            exact = figures.added(equation)
            if cell != target:
                sign = equation.sign_of[cell]
                exact = (figures[target] - exact) * sign + figures[cell]
            return exact - reach, exact + reach
        ends = self._ends(equation, cell, figures)
        if not ends:
            return None
        beyond = unit if cell == target else 0
        return min(ends) - beyond, max(ends) + beyond

    def _ends(self, equation: Equation, cell: Place, values: ChangedFigures) -> list[Fraction]:
        """What a cell of a rate or product may be, by the rounding of the others; empty where it divides by 0."""
        formula, scale = equation.believed.formula, equation.lines.scale
        power = Fraction(10) ** formula.power
        first, second = equation.operands
        target = equation.target
        step = Fraction(self.units[target], scale)
        printed = Fraction(values[target], scale)
        found: list[Fraction] = []
        for one in self._around(first, values):
            for other in self._around(second, values):
                if cell == target:
                    exact = self.computed(equation, {first: one, second: other})
                    if exact is None:
                        return []
                    found.append(exact)
                    continue
                for end in (printed - Fraction(step, 2), printed + step):
                    at = _operand(formula.kind, cell == first, other if cell == first else one, end, power, scale)
                    if at is None:
                        return []
                    found.append(at)
        return found

    def _around(self, cell: Place, values: ChangedFigures) -> tuple[Fraction, ...]:
        value = Fraction(values[cell])
        half = Fraction(self.units[cell], 2) if self.rounded[cell] else Fraction()
        return (value - half, value + half) if half else (value,)


def _operand(
    kind: FormulaKind, is_first: bool, other: Fraction, end: Fraction, power: Fraction, scale: int
) -> Fraction | None:
    """What one operand of a ratio, growth or product would be for a target."""
    ratio = end + power if kind is FormulaKind.GROWTH else end
    if kind is FormulaKind.PRODUCT:
        return None if other == 0 else Fraction(ratio * scale * scale, other * power)
    if is_first:
        return Fraction(ratio * other, power)
    return None if ratio == 0 else Fraction(other * power, ratio)


def printed_value(exact: Fraction, unit: int) -> int:
    """A value rounded half-up to what a cell can print, in the scale of the table."""
    value = Value(exact.numerator, exact.denominator)
    twice = 2 * abs(value.numerator) + unit * value.denominator
    size = twice // (2 * unit * value.denominator) * unit
    return -size if exact < 0 else size
