"""One cell or total of a table, to be explained: what it is the sum of, where it is typed, what it prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from kehoach.plan.columns.source import TotalRule
from kehoach.tables.results import TOTAL
from kehoach.tables.tree import parts_by_parent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kehoach.diagnostics import Place
    from kehoach.plan.columns.source import ColumnSource
    from kehoach.plan.table import Column, Row
    from kehoach.tables.results import ComputedTable, Quantity

_latest: tuple[tuple[Row, ...], Mapping[int, Sequence[int]]] = ((), {})
"""The parts of the table that was asked about last: to explain all of its figures, they are put in order once."""


def _parts_of(rows: tuple[Row, ...]) -> Mapping[int, Sequence[int]]:
    """Child row indices by parent index, as of :func:`parts_by_parent`."""
    global _latest
    found = _latest
    if found[0] is not rows:
        found = _latest = rows, parts_by_parent(rows)
    return found[1]


class FigureSpot(Struct, frozen=True):
    """A cell or a total of a table."""

    table: ComputedTable
    column: str
    row: int | None
    """``None`` in the total row."""

    @property
    def quantity(self) -> Quantity:
        """The figure there."""
        return self.table.total(self.column) if self.row is None else self.table.cell(self.row, self.column)

    @property
    def spec(self) -> Column:
        """The declaration of its column."""
        return self.table.columns[self.column].column

    @property
    def spec_in_unit(self) -> Column:
        """The column as it is computed in the unit of this row."""
        return self.spec.in_unit(self.table.columns[self.column].units.of(self.row))

    @property
    def source(self) -> ColumnSource:
        """What the figure is computed from."""
        return self.spec_in_unit.source

    @property
    def parts(self) -> tuple[int, ...]:
        """The rows that it is the sum of; empty if it is not a sum."""
        column, source = self.spec, self.spec.source
        if self.row is None:
            is_recomputed = source.is_row_wise or not source.is_sum_of_parts
            is_sum = column.total is TotalRule.SUM or (column.total is TotalRule.RECOMPUTE and not is_recomputed)
        else:
            is_sum = column.sums_groups and source.is_sum_of_parts
        return tuple(_parts_of(self.table.rows).get(self.index, ())) if is_sum and source.is_readable else ()

    @property
    def is_made_up(self) -> bool:
        """Whether it is a group or the total."""
        return self.row is None or self.row in _parts_of(self.table.rows)

    @property
    def index(self) -> int:
        """Row index; -1 for the total row."""
        return TOTAL if self.row is None else self.row

    def beside(self, column: str) -> FigureSpot:
        """The cell of another column in the same row."""
        return FigureSpot(self.table, column, self.row)

    @property
    def place(self) -> Place:
        """Where the figure, or what it is computed by, is typed."""
        if self.row is None and self.spec.total_formula:
            return self.spec.total_formula.place
        written = self.spec.source.written_at()
        return written if written and not self.parts and not self.spec.source.judged() else self.cell_place

    @property
    def cell_place(self) -> Place:
        """The place of the cell; for a total, of its column."""
        if self.row is None:
            return self.spec.place
        at = next(i for i, column in enumerate(self.table.table.columns) if column.id == self.column)
        return self.table.rows[self.row].places[at]
