"""Rows with a formula of their own that must not be added to a group or a total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics import terms
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan.columns.source import TotalRule
from kehoach.plan.expression import Reference, addends, divides
from kehoach.plan.table import Relation
from kehoach.tables.row_formulas import rows_in

if TYPE_CHECKING:
    from kehoach.diagnostics import Findings
    from kehoach.diagnostics.bilingual import Bilingual
    from kehoach.plan.table import Column, Table
    from kehoach.tables.engine import Engine


def check_added_rows(engine: Engine, findings: Findings) -> None:
    """Report each row that is added to a group or a total although its formula gives a quotient, or sums up rows that
    are added there themselves.

    Once for all columns; nothing where the units of the rows forbid the sum, which is a finding of its own.
    """
    for table in engine.tables.values():
        found = {
            (formula.place, at): why
            for column in table.columns
            for at, formula in column.by_row.items()
            if (why := _why_not_added(engine, table, column, at))
        }
        refused = {finding.place for finding in findings if found and finding.rule is rules.UNLIKE_RESULT}
        for (place, at), why in found.items():
            if place not in refused:
                findings.add(rules.ROW_FORMULA_ADDED, place, text=Verbatim(table.rows[at].name), why=why)


def _why_not_added(engine: Engine, table: Table, column: Column, at: int) -> Bilingual | None:
    """Why a row with a formula must not be added where it is; ``None`` if it may, or is not added."""
    formula, wholes = column.by_row[at], _wholes(engine, table, column, at)
    if not wholes:
        return None
    if divides(formula.expression):
        return terms.ROW_OF_QUOTIENT
    terms_of_sum = [part for part, _ in addends(formula.expression)]
    named = rows_in(formula.expression, table.id, engine.row_index_of(table.id))
    is_sum = len(named) == len(terms_of_sum) and all(isinstance(part, Reference) for part in terms_of_sum)
    is_counted = any(wholes & _wholes(engine, table, column, other) for other in named)
    return terms.ROW_OF_ROWS if is_sum and is_counted else None


def _wholes(engine: Engine, table: Table, column: Column, at: int) -> set[int]:
    """The groups that a row is added to, and the total (-1) if there is one; none that its unit keeps it out of."""
    units, values, parts = (
        engine.units_of(table.id),
        engine.column(table.id, column.id).values,
        engine.parts_of(table.id),
    )
    is_quoted = engine.is_total_used(table.id, column.id)
    is_totalled = column.total is TotalRule.SUM and (table.total is not None or is_quoted)
    found: set[int] = set()
    if not column.sums_groups:
        return found
    while at >= 0 and table.rows[at].relation is not Relation.PICK:
        at = table.rows[at].parent
        is_unlike = column.takes_row_unit and units.unlike(parts[at], values)
        if (at >= 0 or is_totalled) and not is_unlike:
            found.add(at)
    return found
