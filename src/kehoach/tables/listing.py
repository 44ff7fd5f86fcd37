"""The computed tables without Word: as aligned text, as data for JSON, as rows for CSV, as plain values, as HTML."""

from __future__ import annotations

import html
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from kehoach.numbers import NumberRead, exact_text, tidy
from kehoach.spec.cell_values import Absence, Gap, Quoted
from kehoach.spec.columns.source import ColumnKind
from kehoach.spec.model import Goal, Inlaid
from kehoach.spec.prose import typed_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.spec.model import Cell
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


def row_dicts(table: ComputedTable) -> list[dict[str, object]]:
    """The rows of a table, each as plain values by the ids of its columns."""
    ids = [column.id for column in table.table.columns]
    return [
        {name: _plain(table, index, name, row.cells[at] if at else row.name) for at, name in enumerate(ids)}
        for index, row in enumerate(table.rows)
    ]


def figure_dicts(computed: ComputedPlan) -> list[dict[str, object]]:
    """Every figure of a plan as plain values: its address, exact value, unit and text."""
    return [
        {"address": address, "value": _plain_value(figure), "unit": figure.unit, "text": figure.text}
        for address, figure in computed.items()
    ]


def _plain(table: ComputedTable, row: int, column: str, cell: Cell) -> object:
    if column in table.columns:
        return _plain_value(table.cell(row, column))
    if column in table.judged:
        return table.judged[column][row].verdict.met
    match cell:
        case Absence() | Gap():
            return None
        case Goal() | Quoted():
            return cell.text
        case NumberRead():
            return tidy(cell.value)
        case Inlaid():
            return typed_text(cell.segments)
        case tuple():
            return "; ".join(cell)
        case _:
            return cell or None


def _plain_value(quantity: Quantity) -> object:
    return None if quantity.value is None else tidy(quantity.value)


def table_html(table: ComputedTable) -> str:
    """A table for a notebook: its ids above, names and figures as printed, the total below."""
    columns = [c for c in table.table.columns if c.id in table.columns]
    head = "".join(f"<th>{html.escape(c.id)}</th>" for c in columns)
    lines = [
        _html_row(row.name, [table.cell(index, c.id).text for c in columns]) for index, row in enumerate(table.rows)
    ]
    if table.table.total:
        lines.append(_html_row(table.table.total.label, [table.total(c.id).text for c in columns]))
    first = html.escape(table.table.id)
    return f"<table><thead><tr><th>{first}</th>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>"


def plan_html(computed: ComputedPlan) -> str:
    """A plan for a notebook: each table, then the single figures."""
    tables = "".join(map(table_html, computed.tables.values()))
    figures = "".join(_html_row(name, [figure.text]) for name, figure in computed.figures.items())
    return tables + (f"<table><tbody>{figures}</tbody></table>" if figures else "")


def _html_row(name: str, texts: list[str]) -> str:
    cells = "".join(f'<td style="text-align: right">{html.escape(text)}</td>' for text in texts)
    return f'<tr><th style="text-align: left">{html.escape(name)}</th>{cells}</tr>'


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
