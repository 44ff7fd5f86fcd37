"""A row picked out of another ("trong đó") may not exceed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan.cell_values import Absence
from kehoach.plan.table import Relation

if TYPE_CHECKING:
    from kehoach.diagnostics import Findings
    from kehoach.tables.results import ComputedTable


def check_picks(table: ComputedTable, findings: Findings) -> None:
    """Report picked rows that exceed their parent, in columns of counts and amounts, but not of differences.

    Rows of unlike units ("trong đó: tỷ lệ hộ nghèo" under a number of households) are not compared.
    """
    for index, row in enumerate(table.rows):
        if row.relation is not Relation.PICK or row.parent < 0:
            continue
        for at, column in enumerate(table.table.columns):
            computed = table.columns.get(column.id)
            if computed is None or not column.sums_groups or not column.source.is_taken:
                continue
            part, whole = computed.values[index], computed.values[row.parent]
            factor = computed.factor(index, row.parent)
            if isinstance(part, Absence) or isinstance(whole, Absence) or factor is None or part * factor <= whole:
                continue
            cell, limit = table.cell(index, column.id), table.cell(row.parent, column.id)
            findings.add(
                rules.PICK_EXCEEDS,
                row.places[at],
                address=Verbatim(cell.address),
                value=Verbatim(cell.text),
                whole=Verbatim(table.rows[row.parent].name),
                limit=Verbatim(limit.text),
            )
