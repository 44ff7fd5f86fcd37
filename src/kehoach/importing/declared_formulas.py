"""Formulas that a table declares in its row of column numbers: ``5=4/1*100``, ``(8)=(4)/(3)*100``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kehoach.importing.typed_table import TypedColumn, TypedTable, is_figure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.importing.printed_table import PrintedTable

Formula = tuple[tuple[str, str], ...]
"""The keys that a computed column has, such as ``rate``."""

_SIGNS: Final = str.maketrans({"x": "*", "×": "*", ":": "/", "÷": "/", "–": "-", "−": "-", " ": None})
_EXPRESSION: Final = re.compile(r"[a-z0-9_+\-*/(),]+")
_RATE: Final = re.compile(r"(?P<top>[a-z][a-z0-9_]*)/(?P<base>[a-z][a-z0-9_]*)\*(?P<per>100|1000)")
_IN_BRACKETS: Final = re.compile(r"\((\d{1,2})\)")
_BARE: Final = re.compile(r"(?<![\w,])(\d{1,2})(?![\w,])")


def declared_formulas(printed: PrintedTable, columns: tuple[TypedColumn, ...]) -> dict[str, Formula]:
    """The formulas by the id of their column, in ids of columns; without those that name no column of figures.

    ``columns`` are those of the whole table, one for each printed column.
    """
    signs = [number.partition("=")[0].strip() for number in printed.numbers]
    by_sign = dict(zip((sign.strip("()") for sign in signs), columns, strict=False))
    pattern = _IN_BRACKETS if signs and signs[0].startswith("(") else _BARE
    found: dict[str, Formula] = {}
    for number, column in zip(printed.numbers, columns, strict=False):
        said = number.partition("=")[2].translate(_SIGNS)

        def name(sign: re.Match[str]) -> str:
            known = by_sign.get(sign[1])
            return known.id if known is not None and known.is_figures else sign[0]

        text = pattern.sub(name, said)
        if said and column.is_figures and _EXPRESSION.fullmatch(text) and re.search("[a-z]", text):
            found[column.id] = _keys(text)
    return found


def _keys(text: str) -> Formula:
    rate = _RATE.fullmatch(text)
    if rate is None:
        return (("formula", re.sub(r"([-+*/])", r" \1 ", text)),)
    per = () if rate["per"] == "100" else (("per", rate["per"]),)
    return (("rate", f"{rate['top']} / {rate['base']}"), *per)


def with_formulas(table: TypedTable, formulas: Mapping[str, Formula], printed: PrintedTable) -> TypedTable:
    """The table with columns that are computed: their figures are left out."""
    shift = len(printed.labels) - len([column for column in table.columns if not column.is_hidden])
    columns, rows = [], [list(row.cells) for row in table.rows]
    at, shown = 0, shift
    for column in table.columns:
        if column.id in formulas:
            texts = [row.cells[shown].text for row in printed.rows]
            columns.append(_computed(column, formulas[column.id], texts))
            for row in rows:
                row[at] = "" if is_figure(row[at].strip('"')) or row[at] == "-" else row[at]
        else:
            columns.append(column)
        at += len(column.header)
        shown += not column.is_hidden
    cells = (replace(row, cells=tuple(typed)) for row, typed in zip(table.rows, rows, strict=True))
    return replace(table, columns=tuple(columns), rows=tuple(cells))


def _computed(column: TypedColumn, formula: Formula, texts: list[str]) -> TypedColumn:
    """A column with its formula, and the decimals that all its figures are printed with."""
    has_total = bool(texts) and bool(texts[-1])
    keys = [(key, text) for key, text in column.keys if not (key == "total" and has_total)]
    places = {len(text.partition(",")[2]) for text in texts if is_figure(text)}
    usual = 2 if formula[0][0] == "rate" else 0
    if len(places) == 1 and places != {usual}:
        formula = (*formula, ("decimals", str(*places)))
    return replace(column, keys=(*keys, *formula))
