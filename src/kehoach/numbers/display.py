"""Numbers in Vietnamese format: a dot between groups of three digits, a comma before the decimals."""

from decimal import Decimal
from fractions import Fraction

from kehoach.numbers.exact import Exact, Rounding, as_exact, rounded_units


def format_exact(value: Exact, places: int, *, pad: int = 0, rounding: Rounding = Rounding.HALF_UP) -> str:
    """Format a number with exactly ``places`` decimals, rounded once.

    ``pad`` is the minimum number of digits before the comma; missing ones are filled with leading zeros,
    without dots. The minus sign is the ASCII hyphen; a value that rounds to zero has none.

    Raises:
        ValueError: ``places`` is negative.

    >>> format_exact(1230950880055, 0), format_exact(8, 0, pad=2)
    ('1.230.950.880.055', '08')
    >>> format_exact(Fraction(-2469135, 2), 2)
    '-1.234.567,50'
    """
    if places == 0 and isinstance(value, int):
        text = f"{value:,}".replace(",", ".")
    else:
        units = rounded_units(value, places, rounding)
        whole, decimals = divmod(abs(units), 10**places)
        grouped = f"{Decimal(whole):,f}"  # an int of thousands of digits is not printed
        text = ("-" if units < 0 else "") + grouped.replace(",", ".")
        text += f",{decimals:0{places}}" if places else ""
    return text if pad <= 1 else _padded(text, pad)


def format_number(
    value: int | Fraction | Decimal | str,
    places: int = 0,
    *,
    pad: int = 0,
    rounding: Rounding = Rounding.HALF_UP,
) -> str:
    """Format any exact number like ``format_exact``; strings are parsed like in ``as_exact``.

    Raises:
        TypeError: ``value`` is a float, a bool or not a number.
        ValueError: ``value`` is a string that is not plain decimal notation, NaN or an infinity, or
            ``places`` is negative.

    >>> format_number("1234567.5", 2)
    '1.234.567,50'
    """
    return format_exact(as_exact(value), places, pad=pad, rounding=rounding)


def _padded(text: str, pad: int) -> str:
    sign, figure = ("-", text[1:]) if text.startswith("-") else ("", text)
    integer = figure.partition(",")[0].replace(".", "")
    return sign + "0" * (pad - len(integer)) + figure


def exact_text(value: Exact | None) -> str:
    """An exact value in plain notation: ``21``, ``0.84`` where that is all of it, ``100/283`` where it is not."""
    if value is None:
        return ""
    denominator, places = value.denominator, 0
    while denominator % 10 == 0 and denominator > 1:
        denominator, places = denominator // 10, places + 1
    twos = fives = 0
    while denominator % 2 == 0:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0:
        denominator, fives = denominator // 5, fives + 1
    if denominator != 1:
        return f"{value.numerator}/{value.denominator}"
    places += max(twos, fives)
    digits = str(abs(value.numerator) * 10**places // value.denominator).zfill(places + 1)
    sign = "-" if value < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"
