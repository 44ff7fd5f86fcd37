"""Claims: a figure typed where one is computed is compared with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.numbers import NumberRead, Rounding, format_exact, round_exact
from kehoach.plan.address import Address
from kehoach.plan.cell_values import Absence, Gap, Quoted
from kehoach.plan.columns.source import ColumnKind, TotalRule
from kehoach.tables.display_units import printed_total
from kehoach.tables.evaluation import compiled
from kehoach.tables.results import TOTAL
from kehoach.tables.tree import ENDS, parts_by_parent
from kehoach.tables.values import Display, Value, show, shown_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.diagnostics import Findings, Place
    from kehoach.plan.expression import Reference
    from kehoach.plan.table import Cell
    from kehoach.tables.evaluation import Cells
    from kehoach.tables.results import ComputedColumn, ComputedTable

_SILENT: Final = (Absence.BLANK, Absence.FAULTY)
"""Cells that claim nothing: blank ones, and faulty ones, which have been reported."""


_MADE_UP: Final = (TotalRule.SUM, TotalRule.GROUPS, TotalRule.FORMULA, TotalRule.MEAN, *ENDS)
"""The totals that a typed column also has in the rows of its groups."""


def check_claims(table: ComputedTable, findings: Findings) -> None:
    """Compare every typed figure of a computed column, and the typed total row, with the computed one."""
    spec = table.table
    wholes = parts_by_parent(spec.rows)
    groups = [at for at in wholes if at >= 0]
    for index, column in enumerate(spec.columns):
        if column.kind is not ColumnKind.NUMBER:
            continue
        computed = table.columns[column.id]
        is_computed = not column.source.is_typed
        if is_computed or column.total in _MADE_UP:
            for at in range(len(spec.rows)) if is_computed else groups:
                row = spec.rows[at]
                if row.cells[index] is Absence.BLANK:
                    continue
                address = table.cell(at, column.id).address
                printed = _Printed(table, computed, at, wholes.get(at, ()))
                check_claim(
                    row.cells[index],
                    computed.values[at],
                    computed.display_of(at),
                    address,
                    row.places[index],
                    findings,
                    printed,
                )
        if spec.claims:
            cell, place = spec.claims.cells[index], spec.claims.places[index]
            address = Address.total(spec.id, column.id).text
            printed = _Printed(table, computed, None, wholes.get(-1, ()))
            check_claim(cell, computed.total, computed.total_display, address, place, findings, printed)


@dataclass(frozen=True, slots=True)
class _Printed:
    """What a figure of a table would be if it were computed from the rounded figures printed next to it."""

    table: ComputedTable
    worked: ComputedColumn
    row: int | None
    """``None`` in the total row."""
    parts: Sequence[int]
    """The rows that it is the sum of; empty if it is not a sum."""

    def gives(self, claim: NumberRead) -> bool:
        """Whether that is the claim, rounded to the claim's decimals."""
        found = self._value()
        if found is None or isinstance(found, Absence):
            return False
        return round_exact(found, claim.places, self.worked.display.rounding) == claim.value

    def _value(self) -> Value | None:
        column = self.worked.column
        if column.takes_row_unit and self.worked.units.factors:
            return None
        if self.parts and column.sums_groups:
            return printed_total(self.table.rows, self.parts, self.worked)
        row = TOTAL if self.row is None else self.row
        formula = column.in_unit(self.worked.units.of(row)).source.numbered_formula
        if formula is None:
            return None
        try:
            return compiled(formula, self._bind, self.worked.display.rounding)(0)
        except (ZeroDivisionError, LookupError):
            return None

    def _bind(self, reference: Reference) -> Cells:
        if reference.steps:
            raise LookupError(reference.name)
        other = self.table.columns[reference.name]
        value = other.total if self.row is None else other.values[self.row]
        display = other.total_display if self.row is None else other.display_of(self.row)
        shown = value if isinstance(value, Absence) else shown_value(value, replace(display, scale=1))
        return lambda _row: shown


def check_claim(
    cell: Cell | Gap,
    value: Value,
    display: Display,
    address: str,
    place: Place,
    findings: Findings,
    printed: _Printed | None = None,
) -> None:
    """Compare one typed cell with one value; a blank claims nothing.

    A claim is correct if it is the exact value rounded to the claim's decimals; correct if truncated, if it is the
    value cut off there; and a rounding difference, if it follows from the figures printed next to it.
    """
    if cell in _SILENT or value in _SILENT or isinstance(cell, Quoted | Gap):
        return
    if not isinstance(cell, NumberRead):
        if cell is not value:
            typed = cell.value if isinstance(cell, Absence) else str(cell)
            findings.add(
                rules.CLAIM_WRONG,
                place,
                address=Verbatim(address),
                typed=Verbatim(typed),
                computed=Verbatim(show(value, display)),
            )
        return
    typed = format_exact(cell.value, cell.places)
    if isinstance(value, Absence):
        findings.add(
            rules.CLAIM_WRONG,
            place,
            address=Verbatim(address),
            typed=Verbatim(typed),
            computed=Verbatim(show(value, display)),
        )
        return
    if round_exact(value, cell.places, display.rounding) == cell.value:
        return
    truncated = round_exact(value, cell.places, Rounding.TRUNCATE) == cell.value
    rule = rules.CLAIM_TRUNCATED if truncated else rules.CLAIM_WRONG
    if not truncated and printed is not None and printed.gives(cell):
        rule = rules.CLAIM_ROUNDED
    shown = Display(max(display.places if display.scale == 1 else 0, cell.places), 0, display.rounding)
    findings.add(rule, place, address=Verbatim(address), typed=Verbatim(typed), computed=Verbatim(show(value, shown)))
