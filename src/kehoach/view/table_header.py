"""The header of a printed table: labels over one column or several, and the row of column numbers below them."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.expression import Call, Expression, Operation, expression_text, references
from kehoach.view.part_titles import letter
from kehoach.view.records import HeaderCell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.plan.table import Column


def header_rows(paths: Sequence[tuple[str, ...]]) -> tuple[tuple[HeaderCell, ...], ...]:
    """The header rows from top to bottom.

    Args:
        paths: for each column the labels that it shares with its neighbours, from the outermost in, then its own,
            which reaches down to the last row.
    """
    depth = max(map(len, paths), default=1)
    return tuple(tuple(_header_row(paths, level, depth)) for level in range(depth))


def _header_row(paths: Sequence[tuple[str, ...]], level: int, depth: int) -> Iterator[HeaderCell]:
    """The cells that begin in one header row: shared labels, and the labels of columns directly below them."""
    column = 0
    while column < len(paths):
        path = paths[column]
        end = column + 1
        if level < len(path) - 1:
            while end < len(paths) and len(paths[end]) - 1 > level and paths[end][: level + 1] == path[: level + 1]:
                end += 1
            yield HeaderCell(path[level], column, columns=end - column)
        elif level == len(path) - 1:
            yield HeaderCell(path[level], column, rows=depth - level)
        column = end


def column_numbers(columns: Sequence[Column], style: str, *, is_numbered: bool) -> tuple[str, ...]:
    """The row of column numbers; a computed column has its formula, in the numbers of the others.

    ``is_numbered``: a column of row numbers comes first.
    """
    if style == "none":
        return ()
    lead = [ColumnKind.TEXT] if is_numbered else []
    signs = list(_column_signs([*lead, *(column.kind for column in columns)], style))
    by_id = dict(zip([column.id for column in columns], signs[len(lead) :], strict=True))
    return (*signs[: len(lead)], *(by_id[column.id] + _formula_in(column, by_id) for column in columns))


def _column_signs(kinds: Sequence[ColumnKind], style: str) -> Iterator[str]:
    """Column numbers: "A", "B" for columns of text and "1", "2" for figures; or "(1)", "(2)" for all columns."""
    texts = figures = 0
    for number, kind in enumerate(kinds, 1):
        if style == "(1)":
            yield f"({number})"
        elif kind is ColumnKind.NUMBER:
            figures += 1
            yield str(figures)
        else:
            texts += 1
            yield letter(texts).upper()


def _added_up(expression: Expression) -> Expression:
    """A sum written with plus signs, as in a row of column numbers."""
    if not isinstance(expression, Call) or expression.function != "sum":
        return expression
    first, *others = expression.arguments
    return functools.reduce(lambda left, right: Operation("+", left, right, right.at), others, first)


def _formula_in(column: Column, signs: dict[str, str]) -> str:
    """``=3/1*100``: the formula in column numbers; empty for a typed column and where an input is not printed."""
    formula = column.source.numbered_formula
    if formula is None:
        return ""
    expression = _added_up(formula)
    if any(reference.steps or reference.name not in signs for reference in references(expression)):
        return ""
    return f"={expression_text(expression, lambda reference: signs[reference.name]).replace(' ', '')}"
