"""Computed tables without Word: as aligned text, as data for JSON, as rows for CSV."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from kehoach.numbers import exact_text
from kehoach.plan.address import Address
from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.row_names import levels_of
from kehoach.tables.results import TOTAL, Quantity
from kehoach.tables.values import Display
from kehoach.view.prose import ProseWriter
from kehoach.view.table import column_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.plan.table import Column
    from kehoach.tables.computed import ComputedPlan
    from kehoach.tables.results import ComputedTable, Verdict

CSV_HEADER = ("address", "table", "row", "column", "value", "text", "level")
_BETWEEN_LINES: Final = " / "
"""Separates the paragraphs of a cell where each row is one line."""


def as_data(computed: ComputedPlan) -> dict[str, object]:
    """Tables and figures as plain data: values as exact text, texts as printed; a text has no value."""
    words = ProseWriter.of(computed)
    return {
        "tables": {name: _table_data(table, words) for name, table in computed.tables.items()},
        "figures": {name: _quantity(quantity) for name, quantity in computed.figures.items()},
    }


def as_rows(computed: ComputedPlan) -> Iterator[tuple[str, ...]]:
    """One row for each cell and each single figure, under :data:`CSV_HEADER`."""
    words = ProseWriter.of(computed)
    for name, table in computed.tables.items():
        for line in _lines(table, words):
            for column, cell in line.cells.items():
                level = str(line.level) if line.level >= 0 else ""
                yield cell.address, name, line.name, column, exact_text(cell.value), cell.text, level
    for name, quantity in computed.figures.items():
        yield name, "", "", "", exact_text(quantity.value), quantity.text, ""


def as_text(computed: ComputedPlan) -> str:
    """Every table as aligned text, then the single figures, one per line."""
    words = ProseWriter.of(computed)
    pieces = ["\n".join(_aligned(name, table, words)) for name, table in computed.tables.items()]
    if computed.figures:
        pieces.append("\n".join(f"{name} = {quantity.text}" for name, quantity in computed.figures.items()))
    return "\n\n".join(pieces) + "\n"


class _Listed(NamedTuple):
    """One row of a table, or its total."""

    name: str
    level: int
    """How deep it is nested, from 0; -1 for the total."""
    cells: dict[str, Quantity]
    """By column; a text is the ``said`` of a quantity without a figure."""


def _lines(table: ComputedTable, words: ProseWriter) -> list[_Listed]:
    """The rows, and the total row where one is printed."""
    spec = table.table
    texts = column_texts(words.computed, spec.id, words.text)
    columns = [c for at, c in enumerate(spec.columns) if at or c.kind is ColumnKind.NUMBER]

    def cell(column: Column, row: int) -> Quantity:
        address = str(Address.total(spec.id, column.id) if row == TOTAL else table.address(row, column.id))
        if column.kind is ColumnKind.NUMBER:
            return table.columns[column.id].quantity(address, row)
        said = "" if row == TOTAL else texts[column.id][row]
        return Quantity(address, Absence.NOTHING, Display(), said=said)

    levels = levels_of(table.rows)
    rows = [(at, row.name, levels[at]) for at, row in enumerate(table.rows)]
    rows += [(TOTAL, spec.total.label, -1)] if spec.total else []
    return [_Listed(name, level, {c.id: cell(c, at) for c in columns}) for at, name, level in rows]


def _aligned(name: str, table: ComputedTable, words: ProseWriter) -> Iterator[str]:
    """One line per row, figures aligned to the right and texts to the left."""
    found = _lines(table, words)
    columns = [c for at, c in enumerate(table.table.columns) if at or c.kind is ColumnKind.NUMBER]
    lines = [(name, *(c.id for c in columns))]
    lines += [
        ("  " * line.level + line.name, *(_on_one_line(cell.text) for cell in line.cells.values())) for line in found
    ]
    widths = [max(map(len, cells)) for cells in zip(*lines, strict=True)]
    aligns = [str.ljust, *(str.rjust if c.kind is ColumnKind.NUMBER else str.ljust for c in columns)]
    for cells in lines:
        yield "  ".join(align(text, width) for align, text, width in zip(aligns, cells, widths, strict=True)).rstrip()


def _on_one_line(text: str) -> str:
    return _BETWEEN_LINES.join(text.splitlines())


def _table_data(table: ComputedTable, words: ProseWriter) -> dict[str, object]:
    lines = [
        {"name": line.name, "level": line.level, "cells": {c: _quantity(cell) for c, cell in line.cells.items()}}
        for line in _lines(table, words)
    ]
    rows: list[dict[str, Any]] = lines[: len(table.rows)]
    for column, found in table.judged.items():
        for row, judgement in zip(rows, found, strict=True):
            row.setdefault("verdicts", {})[column] = {
                "met": judgement.verdict.met,
                "margin": _margin(judgement.verdict),
            }
    return {"rows": rows, "total": lines[-1]["cells"] if table.table.total else None}


def _margin(verdict: Verdict) -> str | None:
    return None if verdict.margin is None else exact_text(Fraction(verdict.margin))


def _quantity(quantity: Quantity) -> dict[str, object]:
    return {"value": exact_text(quantity.value) or None, "text": quantity.text}
