"""Claims: a figure typed where the library computes is held against the computed one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.numbers import NumberRead, Rounding, format_exact, round_exact
from kehoach.spec.model import Absence, ColumnKind, Gap, Given, Quoted, TotalRule
from kehoach.tables.tree import ENDS, parts_by_parent
from kehoach.tables.values import Display, Value, show

if TYPE_CHECKING:
    from kehoach.diagnostics import Findings, Place
    from kehoach.spec.model import Cell
    from kehoach.tables.computed import ComputedTable

_SILENT: Final = (Absence.BLANK, Absence.FAULTY)
"""A blank or faulty cell claims nothing; one that a value was computed from is a finding already."""


_MADE_UP: Final = (TotalRule.SUM, TotalRule.FORMULA, TotalRule.MEAN, *ENDS)
"""The totals that a typed column has in the rows of its groups, too."""


def check_claims(table: ComputedTable, findings: Findings) -> None:
    """Hold every typed figure of a computed column, and the typed total row, against what was computed."""
    spec = table.table
    wholes = parts_by_parent(spec.rows)
    for index, column in enumerate(spec.columns):
        if column.kind is not ColumnKind.NUMBER:
            continue
        computed = table.columns[column.id]
        is_computed = not isinstance(column.source, Given)
        if is_computed or column.total in _MADE_UP:
            for at, row in enumerate(spec.rows):
                if not (is_computed or at in wholes):
                    continue
                address = f"{spec.id}[{row.name}].{column.id}"
                check_claim(
                    row.cells[index], computed.values[at], computed.display_of(at), address, row.places[index], findings
                )
        if spec.claims:
            cell, place = spec.claims.cells[index], spec.claims.places[index]
            address = f"{spec.id}.total.{column.id}"
            check_claim(cell, computed.total, computed.total_display, address, place, findings)


def check_claim(
    cell: Cell | Gap, value: Value, display: Display, address: str, place: Place, findings: Findings
) -> None:
    """Hold one typed cell against one value; a blank claims nothing.

    A figure is right where the exact value, rounded to the decimals of the claim, is the claim; right if
    truncated where cutting the value off there gives it.
    """
    if cell in _SILENT or value in _SILENT or isinstance(cell, Quoted | Gap):
        return
    if not isinstance(cell, NumberRead):
        if cell is not value:
            typed = cell.value if isinstance(cell, Absence) else str(cell)
            findings.add(rules.CLAIM_WRONG, place, address=address, typed=typed, computed=show(value, display))
        return
    typed = format_exact(cell.value, cell.places)
    if isinstance(value, Absence):
        findings.add(rules.CLAIM_WRONG, place, address=address, typed=typed, computed=show(value, display))
        return
    if round_exact(value, cell.places, display.rounding) == cell.value:
        return
    truncated = round_exact(value, cell.places, Rounding.TRUNCATE) == cell.value
    rule = rules.CLAIM_TRUNCATED if truncated else rules.CLAIM_WRONG
    shown = Display(max(display.places, cell.places), 0, display.rounding)
    findings.add(rule, place, address=address, typed=typed, computed=show(value, shown))
