"""The computed tables without Word: as aligned text, as data for JSON, and as rows for CSV."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from kehoach.numbers import exact_text
from kehoach.spec.columns.source import ColumnKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.tables.computed import ComputedPlan
    from kehoach.tables.results import ComputedTable, Quantity, Verdict

CSV_HEADER = ("address", "table", "row", "column", "value", "text")


def as_data(computed: ComputedPlan) -> dict[str, object]:
    """Tables and figures as plain data; every value is exact text, every text as printed."""
    return {
        "tables": {name: _table_data(table) for name, table in computed.tables.items()},
        "figures": {name: _quantity(quantity) for name, quantity in computed.figures.items()},
    }


def as_rows(computed: ComputedPlan) -> Iterator[tuple[str, ...]]:
    """One row a figure, under :data:`CSV_HEADER`."""
    for name, table in computed.tables.items():
        for index, row in enumerate(table.rows):
            for column in table.columns:
                cell = table.cell(index, column)
                yield cell.address, name, row.name, column, exact_text(cell.value), cell.text
        if table.table.total:
            for column in table.columns:
                cell = table.total(column)
                yield cell.address, name, table.table.total.label, column, exact_text(cell.value), cell.text
    for name, quantity in computed.figures.items():
        yield name, "", "", "", exact_text(quantity.value), quantity.text


def as_text(computed: ComputedPlan) -> str:
    """Every table with its figures aligned, then the single figures."""
    pieces = ["\n".join(_table_lines(name, table)) for name, table in computed.tables.items()]
    if computed.figures:
        pieces.append("\n".join(f"{name} = {quantity.text}" for name, quantity in computed.figures.items()))
    return "\n\n".join(pieces) + "\n"


def _table_lines(name: str, table: ComputedTable) -> Iterator[str]:
    columns = [c for c in table.table.columns if c.kind is ColumnKind.NUMBER]
    lines = [(name, *(c.id for c in columns))]
    for index, row in enumerate(table.rows):
        lines.append((row.name, *(table.cell(index, c.id).text for c in columns)))
    if table.table.total:
        lines.append((table.table.total.label, *(table.total(c.id).text for c in columns)))
    widths = [max(map(len, cells)) for cells in zip(*lines, strict=True)]
    for first, *rest in lines:
        figures = (text.rjust(width) for text, width in zip(rest, widths[1:], strict=True))
        yield "  ".join((first.ljust(widths[0]), *figures)).rstrip()


def _table_data(table: ComputedTable) -> dict[str, object]:
    rows: list[dict[str, Any]] = [
        {"name": row.name, "cells": {c: _quantity(table.cell(i, c)) for c in table.columns}}
        for i, row in enumerate(table.rows)
    ]
    for column, found in table.judged.items():
        for row, judgement in zip(rows, found, strict=True):
            row.setdefault("verdicts", {})[column] = {
                "met": judgement.verdict.met,
                "margin": _margin(judgement.verdict),
            }
    total = {c: _quantity(table.total(c)) for c in table.columns} if table.table.total else None
    return {"rows": rows, "total": total}


def _margin(verdict: Verdict) -> str | None:
    return None if verdict.margin is None else exact_text(Fraction(verdict.margin))


def _quantity(quantity: Quantity) -> dict[str, object]:
    return {"value": exact_text(quantity.value) or None, "text": quantity.text}
