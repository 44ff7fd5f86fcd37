"""Computed tables as a CSV file that Excel with Vietnamese settings opens correctly by double click."""

from __future__ import annotations

import csv
import io
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from kehoach.numbers import exact_text
from kehoach.numbers.exact import round_exact
from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

HEADER: Final = ("address", "table", "row", "column", "value", "exact", "text", "level")
DIGITS: Final = 15
"""The significant digits that Excel keeps of a number."""

_TENTH: Final = Fraction(1, 10)
_FIGURE: Final = regex(r"-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?")
# What Excel would run as a formula, or mistake for a date, a time or a number.
_NOT_AS_TYPED: Final = regex(
    r"[=+\-@\t\r].+ | (?!(?:0|[1-9]\d{0,14})$) [\d.,:/\-\ ]*\d[\d.,:/\-\ ]* | \d+[eE]\d+", re.DOTALL | re.VERBOSE
)


def as_excel_csv(rows: Iterable[tuple[str, ...]]) -> bytes:
    """The bytes of the file, from the rows of :func:`kehoach.view.listing.as_rows`.

    UTF-8 with a byte order mark, ``;`` between cells, a comma in decimals. ``value`` is a number, rounded
    to Excel's 15 digits if it has more; then ``exact`` has all of it, as text. A text that Excel would mistake for
    something else is preceded by an apostrophe.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    for address, table, row, column, value, text, level in rows:
        figure, exact = _number(value)
        names = map(_as_text, (address, table, row, column))
        shown = text if _FIGURE.fullmatch(text) else _as_text(text)
        writer.writerow((*names, figure, _as_text(exact), shown, level))
    return file.getvalue().encode("utf-8-sig")


def _number(value: str) -> tuple[str, str]:
    """An exact value as Excel reads it, and all of it if it has more digits than Excel keeps."""
    if not value:
        return "", ""
    number = Fraction(value)
    kept = round_exact(number, _places(number))
    is_whole = kept == number and abs(number) < 10**DIGITS
    return exact_text(Fraction(kept)).replace(".", ","), ("" if is_whole else value)


def _places(number: Fraction) -> int:
    """The decimals that Excel keeps of a number."""
    size, places = abs(number), DIGITS
    while size >= 1 and places > 0:
        size, places = size * _TENTH, places - 1
    while 0 < size < _TENTH:
        size, places = size * 10, places + 1
    return places


def _as_text(text: str) -> str:
    return f"'{text}" if _NOT_AS_TYPED.fullmatch(text) else text
