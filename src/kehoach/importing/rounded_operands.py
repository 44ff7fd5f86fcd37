"""Computed figures that differ from the printed ones because these were computed before their inputs were rounded."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.importing.typed_table import is_figure
from kehoach.numbers.reading import NumberRead, read_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kehoach.importing.document_table import DocumentTable
    from kehoach.importing.typed_table import TypedTable

_HALF: Final = Fraction(1, 2)
_Interval = tuple[Fraction, Fraction]


class TablePlace(Struct, frozen=True):
    """A cell of a form with the figure printed there; ``row`` and ``column`` are those of the printed table, from 0."""

    row: int
    column: int
    cell: int
    """Its number among the cells of the row as typed."""
    printed: str
    shown: str = ""
    """What the form prints there."""


def figures_of(form: TypedTable, printed: DocumentTable) -> Iterator[TablePlace]:
    """The cells of a form in which the document has figures."""
    columns = [column for column in form.columns if not column.is_hidden]
    first = len(form.columns) - len(columns)
    for row, typed in enumerate(form.rows):
        cell, column = first, len(printed.labels) - len(columns)
        for one in columns:
            text = printed.rows[row].cells[column].text
            if one.is_figures and is_figure(text) and cell < len(typed.cells):
                yield TablePlace(row, column, cell, text)
            cell += len(one.header)
            column += 1


def is_of_rounded(form: TypedTable, printed: DocumentTable, place: TablePlace) -> bool:
    """Whether a computed cell agrees with what it is computed from as far as that is printed; whole numbers are exact.

    A share may be off by one in its last place, so that all shares add up to 100.
    """
    columns = [column for column in form.columns if not column.is_hidden]
    shift = len(printed.labels) - len(columns)
    keys = dict(columns[place.column - shift].keys)
    figure, shown = read_number(place.printed, vietnamese=True), read_number(place.shown, vietnamese=True)
    if not isinstance(figure, NumberRead) or not isinstance(shown, NumberRead):
        return False
    unit = Fraction(1, 10**figure.places)
    if "share" in keys:
        return abs(Fraction(figure.value - shown.value)) <= unit
    cells = printed.rows[place.row].cells
    texts = {column.id: cells[at + shift].text for at, column in enumerate(columns)}
    read = {name: read_number(text, vietnamese=True) for name, text in texts.items()}
    known = {name: _interval(figure) for name, figure in read.items() if isinstance(figure, NumberRead)}
    found = _reach(keys, known)
    if found is None:
        return False
    low, high = found
    return low - _HALF * unit <= figure.value <= high + _HALF * unit


def _interval(figure: NumberRead) -> _Interval:
    """What a figure may have been before it was rounded."""
    slack = _HALF * Fraction(1, 10**figure.places) if figure.places else Fraction(0)
    return figure.value - slack, figure.value + slack


def _reach(keys: Mapping[str, str], known: Mapping[str, _Interval]) -> _Interval | None:
    """The least and the most that a formula may give; ``None`` for one of which this is not known."""
    if "rate" in keys or "growth" in keys:
        top, _, base = (keys.get("rate") or keys["growth"]).partition(" / ")
        found = _corners(known.get(top), "/", known.get(base))
        shift = 100 if "growth" in keys else 0
        return None if found is None else (found[0] * 100 - shift, found[1] * 100 - shift)
    words = keys.get("formula", "").split()
    if len(words) < 3:
        return None
    if words[1] in "*/":
        found = _corners(known.get(words[0]), words[1], known.get(words[2]))
        factor = _power(words[3:])
        return None if found is None else (found[0] * factor, found[1] * factor)
    low = high = Fraction(0)
    for sign, name in zip(["+", *words[1::2]], words[::2], strict=False):
        if name not in known or sign not in "+-":
            return None
        least, most = known[name] if sign == "+" else (-known[name][1], -known[name][0])
        low, high = low + least, high + most
    return low, high


def _corners(first: _Interval | None, sign: str, second: _Interval | None) -> _Interval | None:
    if first is None or second is None or (sign == "/" and second[0] <= 0 <= second[1]):
        return None
    pairs = itertools.product(first, map(_inverse, second) if sign == "/" else second)
    found = [one * other for one, other in pairs]
    return min(found), max(found)


def _inverse(value: Fraction) -> Fraction:
    return Fraction(value.denominator, value.numerator)


def _power(words: list[str]) -> Fraction:
    """The factor after a product or quotient: ``* 100``, ``/ 10``."""
    if len(words) < 2:
        return Fraction(1)
    return Fraction(int(words[1])) if words[0] == "*" else Fraction(1, int(words[1]))
