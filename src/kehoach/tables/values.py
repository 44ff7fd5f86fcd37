"""The values of cells, arithmetic with absences, and how values are shown."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct

from kehoach.numbers import Exact, NumberRead, Rounding, exact_sum, format_exact, rounded_units, tidy
from kehoach.numbers.reading import MAX_DIGITS
from kehoach.plan.cell_values import Absence, Gap, Quoted
from kehoach.plan.placeholders import GAP_TEXT

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kehoach.plan.table import Cell, Table

Value: TypeAlias = int | Fraction | Absence
"""An exact number, or why there is none. Never a float."""

_SMALL: Final = 10**MAX_DIGITS
_LONGEST: Final = int("9" * MAX_DIGITS).bit_length()

# When two absences meet, the graver one is the result.
_GRAVITY: Final = {
    Absence.NOTHING: 0,
    Absence.UNKNOWN: 1,
    Absence.TO_BE_SUPPLIED: 2,
    Absence.BLANK: 3,
    Absence.FAULTY: 4,
}
_TEXTS: Final = {
    Absence.NOTHING: "-",
    Absence.UNKNOWN: "chưa có",
    Absence.TO_BE_SUPPLIED: GAP_TEXT,
    Absence.BLANK: "",
    Absence.FAULTY: "?",
}


class Display(Struct, frozen=True):
    """How a figure is shown: decimals, fewest digits before the comma, rounding, dots between thousands.

    ``scale`` is the factor to the unit in which it is shown.
    """

    places: int = 0
    pad: int = 0
    rounding: Rounding = Rounding.HALF_UP
    grouped: bool = True
    scale: Exact = 1


YEAR: Final = Display(grouped=False)


def show(value: Value, display: Display) -> str:
    """The text of a value, which is rounded only here."""
    if isinstance(value, Absence):
        return _TEXTS[value]
    if not display.grouped and isinstance(value, int):
        return str(value)
    if display.scale != 1:
        value *= display.scale
    return format_exact(value, display.places, pad=display.pad, rounding=display.rounding)


def shown_value(value: Exact, display: Display) -> Exact:
    """The figure that is printed for a value: in the unit it is shown in, rounded."""
    scaled = value if display.scale == 1 else value * display.scale
    units_of_one = 10**display.places
    if units_of_one % scaled.denominator == 0:  # it has no more decimals than are shown
        return tidy(scaled)
    return tidy(Fraction(rounded_units(scaled, display.places, display.rounding), units_of_one))


def show_full(value: Value) -> str:
    """The text of a value with as many decimals as it needs, at most six."""
    if isinstance(value, Absence):
        return show(value, Display())
    places = next((p for p in range(6) if (value * 10**p).denominator == 1), 6)
    return format_exact(value, places)


def add(left: Value, right: Value) -> Value:
    """A sum; ``NOTHING`` adds nothing, any other absence makes the sum absent."""
    if isinstance(left, Absence) or isinstance(right, Absence):
        if left is Absence.NOTHING:
            return right
        if right is Absence.NOTHING:
            return left
        return graver(left, right)
    return left + right


def subtract(left: Value, right: Value) -> Value:
    """A difference; the rules of :func:`add`."""
    if isinstance(left, Absence) or isinstance(right, Absence):
        return add(left, negate(right))
    return left - right


def multiply(left: Value, right: Value) -> Value:
    """A product; absent if a factor is."""
    if isinstance(left, Absence) or isinstance(right, Absence):
        return graver(left, right)
    return left * right


def divide(left: Value, right: Value) -> Value:
    """A quotient; absent if a side is.

    Raises:
        ZeroDivisionError: the right side is 0 and the left is a number.
    """
    if isinstance(left, Absence) or isinstance(right, Absence):
        return graver(left, right)
    return tidy(Fraction(left, right))


def negate(value: Value) -> Value:
    """``-x``; an absence stays what it is."""
    return value if isinstance(value, Absence) else -value


def graver(left: Value, right: Value) -> Absence:
    """The graver absence of two sides, at least one of which is absent."""
    absences = [side for side in (left, right) if isinstance(side, Absence)]
    return max(absences, key=_GRAVITY.__getitem__)


def skipped_in(table: Table) -> tuple[Absence, ...]:
    """The absences that sums in a table skip, besides ``NOTHING``."""
    return (Absence.UNKNOWN, Absence.TO_BE_SUPPLIED) if table.missing == "skip" else ()


def figures_among(values: Sequence[Value], skip: Collection[Value] = ()) -> list[Exact] | Absence:
    """The figures among some values, or the gravest absence that makes their sum absent.

    ``NOTHING`` and the absences in ``skip`` are left out.
    """
    figures = [value for value in values if not isinstance(value, Absence)]
    if len(figures) == len(values):
        return figures
    absent = (value for value in values if isinstance(value, Absence) and value not in skip)
    worst = max(absent, key=_GRAVITY.__getitem__, default=Absence.NOTHING)
    return figures if worst is Absence.NOTHING else worst


def sum_up(values: Sequence[Value], skip: Collection[Value] = ()) -> Value:
    """The sum of :func:`figures_among` the values; ``NOTHING`` if there are none."""
    figures = figures_among(values, skip)
    if isinstance(figures, Absence):
        return figures
    return exact_sum(figures) if figures else Absence.NOTHING


def is_too_long(value: Value) -> bool:
    """Whether a value has more digits than any figure of a plan, as from formulas that multiply one another."""
    if (type(value) is int and -_SMALL < value < _SMALL) or isinstance(value, Absence):
        return False
    numerator, denominator = value.as_integer_ratio()
    above, below = numerator.bit_length(), denominator.bit_length()
    return above - below > _LONGEST or below > 10 * _LONGEST


def value_of(cell: Cell | Gap) -> Value:
    """The value of a typed cell."""
    match cell:
        case NumberRead(value=value):
            return value
        case Absence():
            return cell
        case Gap():
            return Absence.TO_BE_SUPPLIED
        case Quoted():
            return Absence.NOTHING
        case _:
            return Absence.NOTHING


MOST_NEEDED: Final = 3
"""The most decimals of a converted figure if none are set."""


def places_needed(value: Value) -> int:
    """The decimals that a figure needs, at most three; 0 for an absence."""
    if isinstance(value, Absence):
        return 0
    return next((p for p in range(MOST_NEEDED) if value * 10**p % 1 == 0), MOST_NEEDED)


def converted_places(places: int, factor: Exact) -> int:
    """The decimals of a converted figure: more by the power of ten, but none beyond three.

    One decimal in triệu đồng becomes three in tỷ đồng; two in tạ become three in tấn.
    """
    moved = next(p for p in range(MOST_NEEDED + 1) if p == MOST_NEEDED or factor * 10**p >= 1)
    return max(places, min(places + moved, MOST_NEEDED))


def hides_decimals(value: Value, display: Display) -> bool:
    """Whether a figure that is not whole is shown as if it were."""
    return not isinstance(value, Absence) and value.denominator != 1 and display.places == 0
