"""Roman numerals."""

from __future__ import annotations

from typing import Final

_DIGITS: Final = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def roman(number: int) -> str:
    """A Roman numeral in capitals; empty for 0 and less.

    >>> roman(1), roman(4), roman(49), roman(1994)
    ('I', 'IV', 'XLIX', 'MCMXCIV')
    """
    text = ""
    for worth, letters in _DIGITS:
        while number >= worth:
            text, number = text + letters, number - worth
    return text
