"""The one reader of measures in Word files: whole, decimal, with a unit, or nothing that can be read."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from kehoach.patterns import regex

_LENGTH: Final = regex(r"\s*([-+]?[0-9]{1,12}(?:\.[0-9]{1,30})?)\s*(mm|cm|in|pt|pc|pi|px)?\s*")
_WHOLE: Final = regex(r"\s*([-+]?[0-9]{1,9})(?:\.0{1,30})?\s*")
_IN_TWIPS: Final = {
    "mm": Fraction(7200, 127),
    "cm": Fraction(72000, 127),
    "in": Fraction(1440),
    "pt": Fraction(20),
    "pc": Fraction(240),
    "pi": Fraction(240),
    "px": Fraction(15),
}
_TWIPS_PER_HALF_POINT: Final = 10


def twips(text: str | None, *, bare: Fraction | int = 1) -> int | None:
    """A length as Word, LibreOffice and Google Docs write them, rounded to whole twips; ``None`` for anything else,
    parts of a hundred (``50%``) included.

    ``bare`` is the length in twips of a number without a unit; half a twip is rounded up.
    """
    if text is None or (match := _LENGTH.fullmatch(text)) is None:
        return None
    if bare == 1 and not match[2] and match[1].isdecimal():
        return int(match[1])
    return (Fraction(match[1]) * _IN_TWIPS.get(match[2], Fraction(bare)) + Fraction(1, 2)) // 1


def half_points(text: str | None) -> int | None:
    """A size of type: a bare number is half-points already; rounded to whole ones, a half up."""
    if text is None or (match := _LENGTH.fullmatch(text)) is None:
        return None
    if not match[2] and match[1].isdecimal():
        return int(match[1])
    whole = Fraction(match[1]) * Fraction(_IN_TWIPS.get(match[2], _TWIPS_PER_HALF_POINT), _TWIPS_PER_HALF_POINT)
    return (whole + Fraction(1, 2)) // 1


def whole(text: str | None) -> int | None:
    """A number of columns, levels or pages."""
    match = _WHOLE.fullmatch(text or "")
    return int(match[1]) if match else None
