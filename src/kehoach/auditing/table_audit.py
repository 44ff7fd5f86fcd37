"""One table audited: formulas declared, given or found, then what does not fit them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.auditing.audit_values import AuditTable, FormulaKind, Trust
from kehoach.auditing.bracketed_parts import bracketed_parts
from kehoach.auditing.counted_rows import counted_rows
from kehoach.auditing.declared_formulas import declared_in
from kehoach.auditing.doubtful_cells import TableFindings
from kehoach.auditing.equations import Workings, equations_of
from kehoach.auditing.figure_lines import columns_of, rows_of_figures
from kehoach.auditing.formula_text import audit_formula
from kehoach.auditing.found_formulas import found_in
from kehoach.auditing.row_tree import tree_of
from kehoach.auditing.sums_down import summed_columns, sums_down
from kehoach.auditing.whole_sums import seen_as_rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.auditing.figure_lines import FigureLines
    from kehoach.auditing.figure_table import FigureTable
    from kehoach.auditing.found_formulas import Believed
    from kehoach.auditing.held_formulas import HeldFormulas
    from kehoach.auditing.row_tree import RowTree

_MOST_ROWS: Final = 40
"""Longer tables are lists of units: no row is computed from its neighbours there."""
_REACH: Final = 5
"""How far apart the rows of one formula are."""


_RATES: Final = (FormulaKind.RATIO, FormulaKind.GROWTH)
"""What rows may be of their neighbours where other rows are sums by their labels or codes."""
_BETWEEN_ROWS: Final = (*_RATES, FormulaKind.SUM, FormulaKind.DIFFERENCE)


def audit_table(table: FigureTable, file: str = "", held: HeldFormulas | None = None) -> AuditTable:
    """Find the formulas of a table, other than those given, and the cells that do not fit."""
    tree = tree_of(table)
    formulas = _formulas(table, tree, held) if table.figure_columns else []
    shown = [audit_formula(table, lines, number, one) for number, (lines, one) in enumerate(formulas, 1)]
    equations = [
        equation
        for number, (lines, one) in enumerate(formulas)
        if one.trust is not Trust.OPEN
        for equation in equations_of(lines, [(number, one)])
    ]
    scale = formulas[0][0].scale if formulas else 1
    counts = counted_rows(table, tree)
    brackets = bracketed_parts(table)
    findings = TableFindings(file, table, shown, scale, Workings(equations), equations, counts, brackets).all_of_them()
    return AuditTable(
        table.number,
        table.title,
        table.header_rows,
        table.rows,
        table.columns,
        table.convention if table.figure_columns else "",
        table.row_labels,
        table.column_labels,
        tuple(shown),
        findings,
    )


def _formulas(table: FigureTable, tree: RowTree, held: HeldFormulas | None) -> list[tuple[FigureLines, Believed]]:
    """The formulas of columns, then of rows."""
    lines = columns_of(table, tree)
    declared = declared_in(table, lines)
    if held is not None:
        declared += held.of_columns(lines, declared)
    known = {one.formula.target for one in declared}
    relations = {one.formula.lines for one in declared}
    found = [one for one in found_in(lines) if one.formula.target not in known and one.formula.lines not in relations]
    of_columns = sorted((*declared, *found), key=lambda one: one.formula.target)
    computed = {
        lines.infos[one.formula.target].at
        for one in of_columns
        if one.trust is not Trust.OPEN and one.formula.is_linear
    }
    summed = summed_columns(table)
    turned = rows_of_figures(table, summed, [column for column in summed if column not in computed])
    given_lines, given = (turned, []) if held is None else held.of_rows(table, tree)
    taken = {one.formula.target for one in given}
    of_rows = [one for one in sums_down(table, tree, turned) if one.formula.target not in taken]
    others = _of_neighbours(turned, [*given, *of_rows]) if len(table.body) <= _MOST_ROWS else []
    return [
        (own, seen_as_rounded(own, one, table.about))
        for own, ones in ((lines, of_columns), (given_lines, given), (turned, [*of_rows, *others]))
        for one in ones
    ]


def _of_neighbours(turned: FigureLines, sums: Sequence[Believed]) -> list[Believed]:
    """Rows computed from rows near them, as in tables with a column per year.

    Only where the row's own label says so: rows of one sum are units of one kind, and small figures of theirs fit each
    other by chance.
    """
    known = {one.formula.target for one in sums}
    relations = {one.formula.lines for one in sums}
    units = {line for one in sums if len(one.formula.operands) > 2 for line in one.formula.operands}
    return [
        one
        for one in found_in(turned, _REACH)
        if one.has_label
        and one.trust is Trust.SURE
        and one.formula.kind in (_RATES if sums else _BETWEEN_ROWS)
        and one.formula.target not in known | units
        and one.formula.lines not in relations
    ]
