"""Computed figures that differ from the printed ones because these were computed before their inputs were rounded."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from kehoach.importing.typed_table import is_figure
from kehoach.numbers.reading import NumberRead, read_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.importing.printed_table import PrintedTable
    from kehoach.importing.typed_table import TypedTable

_HALF: Final = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class TablePlace:
    """A cell of a form with the figure printed there; ``row`` and ``column`` are those of the printed table, from 0."""

    row: int
    column: int
    cell: int
    """Its number among the cells of the row as typed."""
    printed: str


def figures_of(form: TypedTable, printed: PrintedTable) -> Iterator[TablePlace]:
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


def is_of_rounded(form: TypedTable, printed: PrintedTable, place: TablePlace) -> bool:
    """Whether a rate agrees with its inputs as far as they are printed; whole numbers are exact.

    Only of a rate is it known how far its inputs can move it.
    """
    columns = [column for column in form.columns if not column.is_hidden]
    shift = len(printed.labels) - len(columns)
    keys = dict(columns[place.column - shift].keys)
    names = [column.id for column in columns]
    top, _, base = keys.get("rate", "").partition(" / ")
    if top not in names or base not in names:
        return False
    cells = printed.rows[place.row].cells
    read = [read_number(cells[names.index(name) + shift].text, vietnamese=True) for name in (top, base)]
    shown = read_number(place.printed, vietnamese=True)
    if not isinstance(read[0], NumberRead) or not isinstance(read[1], NumberRead) or not isinstance(shown, NumberRead):
        return False
    per = int(keys.get("per", "100"))
    (least, most), (low, high) = _interval(read[0]), _interval(read[1])
    if least < 0 or low <= 0 or shown.value < 0:
        return False
    slack = _HALF * Fraction(1, 10**shown.places)
    return per * least * Fraction(1, 1) * _inverse(high) - slack <= shown.value <= per * most * _inverse(low) + slack


def _inverse(value: Fraction) -> Fraction:
    return Fraction(value.denominator, value.numerator)


def _interval(figure: NumberRead) -> tuple[Fraction, Fraction]:
    """What a figure may have been before it was rounded."""
    slack = _HALF * Fraction(1, 10**figure.places) if figure.places else Fraction(0)
    return figure.value - slack, figure.value + slack
