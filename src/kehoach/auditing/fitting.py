"""Whether a computed value and a printed figure agree: exactly, cut off, within the rounding of operands, or not."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from kehoach.auditing.audit_values import FormulaKind
from kehoach.auditing.labels import is_apart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.auditing.figure_lines import FigureLines


_LINEAR: Final = (
    *(FormulaKind.SUM, FormulaKind.DIFFERENCE, FormulaKind.RUNNING),
    *(FormulaKind.TOTAL, FormulaKind.PARENT),
)


class Fit(enum.Enum):
    """How a printed figure agrees with its formula."""

    HIT = "hit"
    CUT = "cut off"
    NEAR = "near"
    MISS = "miss"


class Hypothesis(Struct, frozen=True):
    """A formula that might hold: a line from other lines, of the same item."""

    kind: FormulaKind
    target: int
    operands: tuple[int, ...]
    signs: tuple[int, ...] = ()
    """Of a sum: 1 or -1 for each operand."""
    power: int = 0
    base: int = 0
    """Of a share: the item that is 100 %."""

    @property
    def is_linear(self) -> bool:
        """Whether it only adds and subtracts."""
        return self.kind in _LINEAR

    @property
    def lines(self) -> frozenset[int]:
        """All lines it is about."""
        return frozenset((self.target, *self.operands))


def signed_sum(target: int, operands: tuple[int, ...], signs: tuple[int, ...]) -> Hypothesis:
    """A sum or difference, its added lines first."""
    ordered = sorted(zip(operands, signs, strict=True), key=lambda pair: -pair[1])
    kind = FormulaKind.SUM if min(signs) > 0 else FormulaKind.DIFFERENCE
    return Hypothesis(kind, target, tuple(line for line, _ in ordered), tuple(sign for _, sign in ordered))


class Value(NamedTuple):
    """A computed value as a ratio of ints."""

    numerator: int
    denominator: int
    """Above 0."""


def operands_of(lines: FigureLines, tried: Hypothesis, item: int) -> tuple[tuple[int, int], ...] | None:
    """The line and item of each operand of one cell; ``None`` where the formula says nothing."""
    if tried.kind is FormulaKind.CHAIN:
        above = _above(lines, tried.operands[0], item)
        return None if above is None else ((tried.operands[0], item), (tried.operands[0], above))
    if tried.kind is FormulaKind.RUNNING:
        return tuple((tried.operands[0], at) for at in range(item + 1)) if item else None
    if tried.kind is FormulaKind.SHARE:
        return ((tried.operands[0], item), (tried.operands[0], tried.base))
    return tuple((line, item) for line in tried.operands)


def _above(lines: FigureLines, line: int, item: int) -> int | None:
    return item - 1 if item and lines.values[line][item - 1] is not None else None


def value_of(lines: FigureLines, tried: Hypothesis, item: int) -> Value | None:
    """The value of a formula for one item; ``None`` if an operand is missing, or 0 where it divides."""
    places = operands_of(lines, tried, item)
    if places is None:
        return None
    figures = []
    for line, at in places:
        figure = lines.values[line][at]
        if figure is None or not (tried.is_linear or lines.plain[line][at]):
            return None
        figures.append(figure)
    return _computed(tried, figures, lines.scale)


def _computed(tried: Hypothesis, figures: list[int], scale: int) -> Value | None:
    up, down = 10 ** max(tried.power, 0), 10 ** max(-tried.power, 0)
    if tried.is_linear:
        if not tried.signs:
            return Value(sum(figures), 1)
        return Value(sum(sign * figure for sign, figure in zip(tried.signs, figures, strict=True)), 1)
    first, second = figures
    if tried.kind is FormulaKind.PRODUCT:
        return Value(first * second * up, scale * down)
    if second == 0:
        return None
    if tried.kind is FormulaKind.GROWTH:
        first -= second
    sign = 1 if second > 0 else -1
    return Value(sign * first * up * scale, abs(second) * down)


def spread_of(lines: FigureLines, tried: Hypothesis, item: int, scaled: Value) -> tuple[Value, Value]:
    """The least and the greatest value within the rounding of the operands."""
    places = operands_of(lines, tried, item) or ()
    slacks = [lines.slack(line, at) for line, at in places]
    if tried.kind is FormulaKind.PRODUCT:  # what is multiplied is given, not computed, unless it has decimals
        slacks = [slack if slack < lines.scale else 0 for slack in slacks]
    if not any(slacks):
        return scaled, scaled
    if tried.is_linear:
        reach = sum(slacks)
        twice = 2 * scaled.numerator
        return Value(twice - reach, 2), Value(twice + reach, 2)
    corners = list(_corners(lines, tried, places, slacks))
    if not corners:
        return scaled, scaled
    low = high = corners[0]
    for corner in corners:
        if corner.numerator * low.denominator < low.numerator * corner.denominator:
            low = corner
        if corner.numerator * high.denominator > high.numerator * corner.denominator:
            high = corner
    return low, high


def _corners(
    lines: FigureLines, tried: Hypothesis, places: tuple[tuple[int, int], ...], slacks: list[int]
) -> Iterator[Value]:
    first, second = ((lines.values[line][at] or 0) * 2 for line, at in places)
    for one in (-slacks[0], slacks[0]):
        for other in (-slacks[1], slacks[1]):
            found = _computed(tried, [first + one, second + other], lines.scale)
            if found is not None:
                half = 4 if tried.kind is FormulaKind.PRODUCT else 1
                yield Value(found.numerator, found.denominator * half)


def is_wide(lines: FigureLines, tried: Hypothesis, item: int) -> bool:
    """Whether the rounding of operands leaves more than one figure that could be printed."""
    value = value_of(lines, tried, item)
    if value is None:
        return False
    low, high = spread_of(lines, tried, item, value)
    unit = lines.units[tried.target][item]
    return (
        high.numerator * low.denominator - low.numerator * high.denominator >= unit * low.denominator * high.denominator
    )


def fit(lines: FigureLines, tried: Hypothesis, item: int) -> Fit | None:
    """How the printed figure of an item agrees; ``None`` if it, or an operand, is missing, or rates do not add up."""
    if tried.is_linear and item in lines.of_rates and not _may_be_of_rates(lines, tried):
        return None
    printed = lines.values[tried.target][item]
    if printed is None or not (tried.is_linear or lines.plain[tried.target][item]):
        return None
    value = value_of(lines, tried, item)
    if value is None:
        return None
    unit = lines.units[tried.target][item]
    found = agreement(value, printed, unit)
    if found is Fit.HIT:
        return found
    low, high = spread_of(lines, tried, item, value)
    reach = unit if not tried.is_linear or lines.rounded[tried.target][item] else 0
    is_near = (
        2 * low.numerator <= (2 * printed + reach) * low.denominator
        and 2 * high.numerator >= (2 * printed - reach) * high.denominator
    )
    if found is Fit.CUT and tried.is_linear:
        found = Fit.MISS
    if is_near and low != high:
        return Fit.NEAR
    return found


def _may_be_of_rates(lines: FigureLines, tried: Hypothesis) -> bool:
    """Whether a line of counts may hold for the rates among its items, too: only points between two of them do."""
    info = lines.infos[tried.target]
    return info.is_rate or (tried.kind is FormulaKind.DIFFERENCE and len(tried.operands) == 2 and is_apart(info.label))


def agreement(value: Value, printed: int, unit: int) -> Fit:
    """How a printed figure agrees with one exact value: half-up, cut off, or not."""
    numerator, denominator = value
    apart = 2 * (numerator - printed * denominator)
    reach = unit * denominator
    is_hit = -reach <= apart < reach if numerator >= 0 else -reach < apart <= reach
    if is_hit:
        return Fit.HIT
    size = abs(numerator) - abs(printed) * denominator
    is_same_side = numerator * printed > 0 or printed == 0
    return Fit.CUT if is_same_side and 0 <= size < reach else Fit.MISS
