"""Roman numerals, as sections and appendices have them, and Word's own lists."""

from __future__ import annotations

import pytest

from kehoach.numbers.roman import roman


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        (1, "I"),
        (4, "IV"),
        (9, "IX"),
        (14, "XIV"),
        (40, "XL"),
        (49, "XLIX"),
        (90, "XC"),
        (400, "CD"),
        (3999, "MMMCMXCIX"),
    ],
)
def test_a_numeral_is_written_with_the_largest_letters_first(number: int, numeral: str) -> None:
    assert roman(number) == numeral


def test_a_thing_without_a_number_has_no_numeral() -> None:
    assert roman(0) == ""
