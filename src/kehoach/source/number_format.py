"""Number formats of a workbook: how many decimals they show, zeros in front, per cent."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, NamedTuple

from kehoach.patterns import regex

_ASIDE: Final = regex(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
"""What a format says beside the digits: words, colours, conditions, spaces as wide as a letter."""
_DIGITS: Final = regex(r"[0#?][0#?,]*?(?:\.(?P<decimals>[0#?]*))?(?P<thousands>,*)(?![0#?,.])")
_NO_PLAIN_NUMBER: Final = regex(r"[dmyhseE/@]|General", re.IGNORECASE)


class ShownNumber(NamedTuple):
    """A number as a person would type it in a plan, and as the workbook shows it."""

    held: str
    """With a decimal comma, the zeros in front and the percent sign of its format; up to 15 digits, as in Excel."""
    shown: str
    """The same, with no more decimals than the format shows."""


def shown_number(value: float, number_format: str) -> ShownNumber:
    """A stored number, in per cent where its format says so."""
    plain = _ASIDE.sub("", number_format).partition(";")[0].strip()
    percent = "%" if "%" in plain else ""
    exact = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    if percent:
        exact = exact.scaleb(2)
    places = _decimals(plain)
    has_more = places is not None and _places_of(exact) > places
    shown = exact.quantize(Decimal(1).scaleb(-(places or 0)), ROUND_HALF_UP) if has_more else exact
    pad = len(plain) if re.fullmatch(r"0+", plain) else 0
    return ShownNumber(_typed(exact, pad) + percent, _typed(shown, pad) + percent)


def _decimals(plain: str) -> int | None:
    """The decimals that a format shows, negative where it counts in thousands; ``None`` where it does not say."""
    found = None if _NO_PLAIN_NUMBER.search(plain) else _DIGITS.search(plain)
    return None if found is None else len(found["decimals"] or "") - 3 * len(found["thousands"])


def _places_of(number: Decimal) -> int:
    """The decimals of a number; negative where it ends with zeros."""
    exponent = number.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _typed(number: Decimal, pad: int) -> str:
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    text = text.zfill(pad) if text.isdecimal() else text
    return text.replace(".", ",")
