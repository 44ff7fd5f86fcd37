"""One figure as a cell of a workbook: the number in it, and the format that shows what the document prints."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.numbers import Rounding, format_exact
from kehoach.plan.cell_values import Absence
from kehoach.tables.values import shown_value

if TYPE_CHECKING:
    from kehoach.numbers import Exact
    from kehoach.tables.results import Quantity

_MOST_PADDED: Final = 3
"""The most zeros in front that a format shows together with dots between thousands."""
_PLACES_OF_A_GROUP: Final = 4


class CellForm(Struct, frozen=True):
    """A cell of a workbook."""

    number: Fraction | None
    """The number in it; ``None`` for text."""
    number_format: str = ""
    text: str = ""
    scale: Exact = 1
    """The number is the figure times this."""
    is_exact: bool = True
    """Whether the number is the figure itself, so that other cells may be computed from it."""


def cell_form(quantity: Quantity) -> CellForm:
    """The cell of a figure; the text of it where it has no figure, or where text is printed instead.

    Excel rounds half up where it shows a number. Where the document prints another figure (truncated, rounded together
    with others, or typed), the cell has the printed one.
    """
    worth, display = quantity.printed
    if quantity.said is not None or isinstance(worth, Absence):
        return CellForm(None, text=quantity.text)
    if not display.grouped and isinstance(worth, int):
        return CellForm(Fraction(worth), "0")
    number_format, exact = _format(display.places, display.pad), Fraction(worth) * display.scale
    half_up = format_exact(exact, display.places, pad=display.pad, rounding=Rounding.HALF_UP)
    is_zero = exact < 0 and not half_up.startswith("-")  # Excel would show -0
    if half_up == quantity.text and quantity.accepted is None and display.pad <= _MOST_PADDED and not is_zero:
        return CellForm(exact, number_format, scale=display.scale)
    shown = Fraction(shown_value(worth, display))
    return CellForm(shown, number_format, scale=display.scale, is_exact=False)


def _format(places: int, pad: int) -> str:
    """The code of a format: ``#,##0.00``; ``00`` for numbers with zeros in front."""
    decimals = "." + "0" * places if places else ""
    if pad > _MOST_PADDED:
        return "0" * pad + decimals
    digits = "0" * max(1, pad)
    digits = digits.rjust(_PLACES_OF_A_GROUP, "#")
    return f"{digits[:1]},{digits[1:]}{decimals}"
