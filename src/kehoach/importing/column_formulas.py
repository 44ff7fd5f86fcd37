"""Columns that an audit of the table is sure to be computed, with the keys that compute them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kehoach.auditing.audit_values import FormulaKind, FormulaSource, Trust
from kehoach.importing.typed_table import TOTAL_PADDED, TypedColumn, TypedTable, is_figure
from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kehoach.auditing.audit_values import AuditFormula, AuditTable
    from kehoach.importing.document_table import DocumentTable

Formula = tuple[tuple[str, str], ...]
"""The keys that a computed column has, such as ``rate``."""

COMPUTED: Final = ("rate", "growth", "formula", "share", "running")
_PERCENT: Final = 2
_NUMBER: Final = regex(r"\d{1,2}|[A-Z]")


def sure_formulas(audited: AuditTable, printed: DocumentTable, columns: Sequence[TypedColumn]) -> dict[str, Formula]:
    """The formulas that are sure, by the id of their column.

    ``columns`` are those of the whole table, one for each printed column.
    """
    found: dict[str, Formula] = {}
    for at, formula in _formulas(audited, printed):
        if formula.trust is Trust.SURE and columns[at].is_figures and (keys := _keys(formula, printed, columns)):
            found[columns[at].id] = keys
    return found


def likely_formulas(audited: AuditTable, printed: DocumentTable, columns: Sequence[TypedColumn]) -> Iterator[str]:
    """The formulas that are likely, as comments: “có thể tính được: ty_le: rate: ngheo / ho”."""
    for at, formula in _formulas(audited, printed):
        if formula.trust is Trust.LIKELY and (keys := _keys(formula, printed, columns)):
            yield f"có thể tính được: {columns[at].id}: {keys[0][0]}: {keys[0][1]} ({formula.hits}/{formula.rows})"


def _formulas(audited: AuditTable, printed: DocumentTable) -> Iterator[tuple[int, AuditFormula]]:
    for at, column in enumerate(printed.grid):
        formula = audited.formula_of(column)
        if formula is not None and set(formula.of_columns) <= set(printed.grid):
            yield at, formula


def _keys(formula: AuditFormula, printed: DocumentTable, columns: Sequence[TypedColumn]) -> Formula:
    """The keys of a computed column; empty where the language of plans has no such formula."""
    operands = [printed.grid.index(column) for column in formula.of_columns]
    if not all(columns[at].is_figures for at in operands):
        return ()
    names = [columns[at].id for at in operands]
    factor = f" {'*' if formula.power > 0 else '/'} {10 ** abs(formula.power)}" if formula.power else ""
    match formula.kind:
        case FormulaKind.RATIO if formula.power == _PERCENT:
            return (("rate", f"{names[0]} / {names[1]}"),)
        case FormulaKind.RATIO:
            return (("formula", f"{names[0]} / {names[1]}{factor}"),)
        case FormulaKind.GROWTH:
            return (("growth", f"{names[0]} / {names[1]}"),)
        case FormulaKind.PRODUCT:
            return (("formula", f"{names[0]} * {names[1]}{factor}"),)
        case FormulaKind.SUM | FormulaKind.DIFFERENCE:
            return (("formula", _signed(formula, printed, operands, names)),)
        case FormulaKind.SHARE if formula.of_rows and _is_end(printed, formula.of_rows[0]):
            return (("share", names[0]),)
    return ()


def _signed(formula: AuditFormula, printed: DocumentTable, operands: Sequence[int], names: Sequence[str]) -> str:
    """The terms with their signs; of a declared formula in the order in which the table has them."""
    terms = list(zip(operands, names, formula.of_columns, strict=True))
    at = printed.grid.index(formula.column) if formula.column is not None else 0
    if formula.source is FormulaSource.DECLARED and printed.numbers:
        said = _NUMBER.findall(printed.numbers[at].partition("=")[2])
        signs = [printed.numbers[operand].partition("=")[0].strip(" ()") for operand in operands]
        if set(signs) <= set(said):
            order = dict(zip(operands, (said.index(sign) for sign in signs), strict=True))
            terms.sort(key=lambda term: order[term[0]])
    text = "".join(f" {'-' if column in formula.minus else '+'} {name}" for _, name, column in terms)
    return text.removeprefix(" + ").strip()


def _is_end(printed: DocumentTable, row: int) -> bool:
    """Whether a row of the document is the first or the last one below the header."""
    return bool(printed.rows) and row in (printed.rows[0].number, printed.rows[-1].number)


def with_formulas(table: TypedTable, formulas: Mapping[str, Formula], printed: DocumentTable) -> TypedTable:
    """The table with columns that are computed: their figures are left out."""
    has_total = any(key in ("total", TOTAL_PADDED) for key, _ in table.keys)
    shift = len(printed.labels) - len([column for column in table.columns if not column.is_hidden])
    columns, rows = [], [list(row.cells) for row in table.rows]
    at, shown = 0, shift
    for column in table.columns:
        keys = formulas.get(column.id, ())
        texts = [row.cells[shown].text for row in printed.rows] if keys else []
        if keys and (keys[0][0] != "share" or has_total) and _may_print(keys, texts):
            columns.append(_computed(column, keys, texts))
            for row in rows:
                row[at] = "" if is_figure(row[at].strip('"')) or row[at] == "-" else row[at]
        else:
            columns.append(column)
        at += len(column.header)
        shown += not column.is_hidden
    cells = (replace(row, cells=tuple(typed)) for row, typed in zip(table.rows, rows, strict=True))
    return replace(table, columns=tuple(columns), rows=tuple(cells))


def _places(texts: Sequence[str]) -> set[int]:
    return {len(text.partition(",")[2]) for text in texts if is_figure(text)}


def _may_print(formula: Formula, texts: Sequence[str]) -> bool:
    """Whether one number of decimals prints all figures; sums have those of their parts."""
    return len(_places(texts)) <= 1 or not re.search("[*/]", formula[0][1])


def _computed(column: TypedColumn, formula: Formula, texts: Sequence[str]) -> TypedColumn:
    """A column with its formula, and the decimals that all its figures are printed with."""
    has_total = bool(texts) and bool(texts[-1])
    keys = [(key, text) for key, text in column.keys if not (key == "total" and has_total)]
    places = _places(texts)
    is_sum = not re.search("[*/]", formula[0][1]) and formula[0][0] == "formula"
    if len(places) == 1 and places != {0 if is_sum else 2}:
        formula = (*formula, ("decimals", str(*places)))
    return replace(column, keys=(*keys, *formula))
