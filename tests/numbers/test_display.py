"""Figures have a dot between groups of three, a comma before the decimals, and read back as they were."""

import re
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.numbers import Exact, NumberRead, Rounding, format_exact, format_number, read_number, round_exact

exact_numbers: st.SearchStrategy[Exact] = st.integers() | st.fractions() | st.fractions(max_denominator=2000)


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (0, 0, "0"),
        (7, 0, "7"),
        (999, 0, "999"),
        (1000, 0, "1.000"),
        (-1000, 0, "-1.000"),
        (-999, 0, "-999"),
        (1230950880055, 0, "1.230.950.880.055"),
        (7, 2, "7,00"),
        (Fraction(2469135, 2), 2, "1.234.567,50"),
        (Fraction(2469135, 2), 0, "1.234.568"),
        (Fraction(84, 100), 2, "0,84"),
        (Fraction(-84, 100), 1, "-0,8"),
        (Fraction(-1, 1000), 2, "0,00"),
        (Fraction(1999999, 1000), 2, "2.000,00"),
        (Fraction(1, 10**6), 6, "0,000001"),
        (Fraction(1, 10**9), 9, "0,000000001"),
    ],
)
def test_figures_are_written_the_vietnamese_way(value: Exact, places: int, text: str) -> None:
    assert format_exact(value, places) == text


@pytest.mark.parametrize(
    ("value", "places", "pad", "text"),
    [
        (1, 0, 2, "01"),
        (0, 0, 2, "00"),
        (10, 0, 2, "10"),
        (123, 0, 2, "123"),
        (-1, 0, 2, "-01"),
        (7, 0, 3, "007"),
        (1234, 0, 2, "1.234"),
        (1234, 0, 4, "1.234"),
        (1234, 0, 5, "01.234"),
        (Fraction(1, 2), 1, 2, "00,5"),
        (Fraction(-1, 2), 1, 2, "-00,5"),
        (8, 0, 1, "8"),
    ],
)
def test_padding_fills_the_integer_digits_with_zeros(value: Exact, places: int, pad: int, text: str) -> None:
    assert format_exact(value, places, pad=pad) == text


def test_rounding_is_half_up_unless_told_otherwise() -> None:
    assert format_exact(Fraction(1, 8), 2) == "0,13"
    assert format_exact(Fraction(1, 8), 2, rounding=Rounding.TRUNCATE) == "0,12"
    assert format_exact(Fraction(1, 8), 2, rounding=Rounding.HALF_EVEN) == "0,12"


def test_no_decimal_context_clips_the_figures() -> None:
    with localcontext(prec=3):
        assert format_exact(Fraction(10**12 + 1, 2), 1) == "500.000.000.000,5"


@pytest.mark.parametrize("value", [1, Fraction(1, 2)])
def test_negative_places_are_refused(value: Exact) -> None:
    with pytest.raises(ValueError, match="places"):
        format_exact(value, -1)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1234567.5", "1.234.567,50"),
        (Decimal("0.845"), "0,85"),
        (Fraction(1, 3), "0,33"),
        (2452, "2.452,00"),
        ("-0.001", "0,00"),
    ],
)
def test_python_callers_pass_any_exact_number(value: int | Fraction | Decimal | str, text: str) -> None:
    assert format_number(value, 2) == text


def test_python_callers_get_no_decimals_unless_they_ask_and_may_pad_and_choose_the_rounding() -> None:
    assert format_number("1234567.5") == "1.234.568"
    assert format_number("1234567.5", rounding=Rounding.TRUNCATE) == "1.234.567"
    assert format_number("8", pad=2) == "08"


@pytest.mark.parametrize("value", [0.1, True, None])
def test_python_callers_cannot_pass_what_is_not_exact(value: object) -> None:
    with pytest.raises(TypeError):
        format_number(value)  # type: ignore[arg-type]


@given(exact_numbers, st.integers(0, 4))
def test_every_figure_has_groups_of_three_and_the_places_asked_for(value: Exact, places: int) -> None:
    decimals = f",[0-9]{{{places}}}" if places else ""

    assert re.fullmatch(rf"-?(0|[1-9][0-9]{{0,2}}(\.[0-9]{{3}})*){decimals}", format_exact(value, places))


@given(exact_numbers, st.integers(0, 4), st.integers(0, 3), st.sampled_from(Rounding))
def test_what_is_written_reads_back_as_the_rounded_number(value: Exact, places: int, pad: int, way: Rounding) -> None:
    value = value % 10**36 if value >= 0 else -(-value % 10**36)

    read = read_number(format_exact(value, places, pad=pad, rounding=way), vietnamese=True)

    assert read == NumberRead(Fraction(round_exact(value, places, way)), places)


@given(st.integers(-(10**40) + 1, 10**40 - 1))
def test_a_count_written_without_decimals_reads_back_in_a_field_of_whole_things(value: int) -> None:
    assert read_number(format_exact(value, 0), whole=True) == NumberRead(value, 0)
