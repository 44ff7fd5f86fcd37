"""Rounding happens once, exactly, for any size; floats are refused."""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.numbers import Exact, Rounding, as_exact, exact_sum, format_exact, round_exact

WIDE = Context(prec=500)
DECIMAL_MODULE_NAME = {
    Rounding.HALF_UP: ROUND_HALF_UP,
    Rounding.TRUNCATE: ROUND_DOWN,
    Rounding.HALF_EVEN: ROUND_HALF_EVEN,
}

places_kept = st.integers(0, 8)
ways = st.sampled_from(Rounding)
exact_numbers: st.SearchStrategy[Exact] = st.integers() | st.fractions() | st.fractions(max_denominator=2000)
finite_decimals: st.SearchStrategy[Decimal] = st.builds(
    lambda digits, exponent: WIDE.scaleb(Decimal(digits), -exponent),
    st.integers(-(10**60), 10**60) | st.integers(-2000, 2000),
    st.integers(0, 12),
)


@pytest.mark.parametrize(
    ("value", "half_up", "truncated", "half_even"),
    [
        ("0.125", "0.13", "0.12", "0.12"),
        ("0.135", "0.14", "0.13", "0.14"),
        ("-0.125", "-0.13", "-0.12", "-0.12"),
        ("-0.135", "-0.14", "-0.13", "-0.14"),
        ("0.1249999999999999999999", "0.12", "0.12", "0.12"),
        ("0.1250000000000000000001", "0.13", "0.12", "0.13"),
        ("0.999", "1.00", "0.99", "1.00"),
        ("0.005", "0.01", "0.00", "0.00"),
        ("-0.001", "0.00", "0.00", "0.00"),
        ("7", "7.00", "7.00", "7.00"),
    ],
)
def test_each_way_of_rounding_keeps_two_decimals(value: str, half_up: str, truncated: str, half_even: str) -> None:
    exact = as_exact(value)

    assert str(round_exact(exact, 2)) == half_up
    assert str(round_exact(exact, 2, Rounding.HALF_UP)) == half_up
    assert str(round_exact(exact, 2, Rounding.TRUNCATE)) == truncated
    assert str(round_exact(exact, 2, Rounding.HALF_EVEN)) == half_even


def test_a_rate_of_poor_households_is_rounded_and_not_cut() -> None:
    assert round_exact(Fraction(29, 2452) * 100, 2) == Decimal("1.18")
    assert round_exact(Fraction(21, 2452) * 100, 2) == Decimal("0.86")


def test_no_decimal_context_clips_the_digits() -> None:
    value = Fraction(10**60 + 1, 8)
    with localcontext(prec=3):
        rounded = round_exact(value, 3)
    assert str(rounded) == f"{(10**60 + 1) // 8}.125"


def test_numbers_longer_than_python_prints_are_rounded_too() -> None:
    assert round_exact(10**5000, 1) == Decimal((0, (1, *[0] * 5001), -1))


def test_negative_places_are_refused() -> None:
    with pytest.raises(ValueError, match="places"):
        round_exact(1, -1)


@given(finite_decimals, places_kept, ways)
def test_rounding_agrees_with_decimal_quantize_in_a_wide_context(value: Decimal, places: int, way: Rounding) -> None:
    expected = value.quantize(Decimal((0, (1,), -places)), DECIMAL_MODULE_NAME[way], WIDE)
    expected = expected if expected else expected.copy_abs()

    assert str(round_exact(Fraction(value), places, way)) == str(expected)


@given(exact_numbers, places_kept, ways)
def test_the_result_has_the_places_asked_for_and_is_never_negative_zero(
    value: Exact, places: int, way: Rounding
) -> None:
    rounded = round_exact(value, places, way)

    assert rounded.as_tuple().exponent == -places
    assert rounded or not rounded.is_signed()


@given(exact_numbers, places_kept, st.sampled_from([Rounding.HALF_UP, Rounding.HALF_EVEN]))
def test_rounding_to_the_nearest_errs_by_half_a_unit_at_most(value: Exact, places: int, way: Rounding) -> None:
    error = Fraction(round_exact(value, places, way)) - value

    assert abs(error) <= Fraction(1, 2 * 10**places)


@given(exact_numbers, places_kept)
def test_truncation_never_grows_and_errs_by_less_than_a_unit(value: Exact, places: int) -> None:
    cut = Fraction(round_exact(value, places, Rounding.TRUNCATE))

    assert abs(cut) <= abs(Fraction(value))
    assert cut * value >= 0
    assert abs(value - cut) < Fraction(1, 10**places)


@given(st.integers(), places_kept)
def test_half_up_takes_every_half_away_from_zero(units: int, places: int) -> None:
    half = Fraction(2 * units + 1, 2 * 10**places)

    assert abs(Fraction(round_exact(half, places))) > abs(half)


@given(st.integers(), places_kept)
def test_half_even_takes_every_half_to_the_even_digit(units: int, places: int) -> None:
    half = Fraction(2 * units + 1, 2 * 10**places)

    assert Fraction(round_exact(half, places, Rounding.HALF_EVEN)) * 10**places % 2 == 0


@given(exact_numbers, places_kept, ways)
def test_rounding_again_changes_nothing(value: Exact, places: int, way: Rounding) -> None:
    once = round_exact(value, places, way)

    assert round_exact(as_exact(once), places, way) == once


@pytest.mark.parametrize(
    ("given_value", "expected"),
    [
        (12, 12),
        (Fraction(1, 3), Fraction(1, 3)),
        (Fraction(6, 3), 2),
        (Decimal("84.50"), Fraction(169, 2)),
        (Decimal("7.00"), 7),
        (Decimal("1E+3"), 1000),
        ("1234567.5", Fraction(2469135, 2)),
        ("-3", -3),
        ("007", 7),
        ("-0.0", 0),
        ("0.1", Fraction(1, 10)),
    ],
)
def test_exact_numbers_are_taken_and_whole_ones_become_int(
    given_value: int | Fraction | Decimal | str, expected: Exact
) -> None:
    exact = as_exact(given_value)

    assert exact == expected
    assert type(exact) is type(expected)


def test_a_float_is_refused_and_the_message_says_what_to_pass() -> None:
    with pytest.raises(TypeError, match="a float is not exact: pass a str, Decimal, Fraction or int"):
        as_exact(0.1)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [True, False, None, b"1", 1j, [1]])
def test_what_is_no_number_is_refused_by_type(value: object) -> None:
    with pytest.raises(TypeError, match="is not a number"):
        as_exact(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "+2",
        "1e3",
        "1_000",
        " 1",
        "1 ",
        "1\n",
        ".5",
        "5.",
        "1,5",
        "1.2.3",
        "--1",
        "−1",
        "٣",
        "１",
        "1/3",
        "nan",
    ],
)
def test_strings_in_any_other_notation_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="plain decimal notation"):
        as_exact(text)


@pytest.mark.parametrize("text", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_decimals_that_are_not_finite_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a finite number"):
        as_exact(Decimal(text))


@given(finite_decimals)
def test_a_decimal_and_its_plain_notation_are_the_same_number(value: Decimal) -> None:
    assert as_exact(f"{value:f}") == as_exact(value) == Fraction(value)


@given(st.lists(exact_numbers))
def test_a_sum_is_that_of_fractions_and_an_int_where_it_is_whole(figures: list[Exact]) -> None:
    found = exact_sum(figures)
    assert found == sum(map(Fraction, figures))
    assert isinstance(found, int) is (found.denominator == 1)


def test_numbers_longer_than_python_prints_are_printed_with_their_decimals() -> None:
    assert format_exact(Fraction(10**6000 + 1, 2), 1).endswith(".000,5")
