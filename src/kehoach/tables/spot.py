"""One cell or total of a table, as it is explained: what it is the sum of, where it is typed, what it prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kehoach.spec.model import Absence, Given, Judged, Quoted, RowWise, Running, Share, TotalRule, Unreadable
from kehoach.tables.tree import parts_by_parent

if TYPE_CHECKING:
    from kehoach.diagnostics import Place
    from kehoach.spec.model import Column
    from kehoach.tables.computed import ComputedTable, Quantity


@dataclass(frozen=True, slots=True)
class Spot:
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
        """What the plan says of its column."""
        return self.table.columns[self.column].column

    @property
    def parts(self) -> tuple[int, ...]:
        """The rows that it is the sum of; empty where it is none."""
        column, rows = self.spec, self.table.rows
        if self.row is None:
            is_anew = column.total is TotalRule.RECOMPUTE and isinstance(column.source, RowWise | Share)
            is_sum = column.total in (TotalRule.SUM, TotalRule.RECOMPUTE) and not is_anew
        else:
            is_sum = column.total is TotalRule.SUM and not isinstance(column.source, Share | Running)
        has_source = not isinstance(column.source, Unreadable)
        return tuple(parts_by_parent(rows).get(self.index, ())) if is_sum and has_source else ()

    @property
    def is_made_up(self) -> bool:
        """Whether other rows make it up: a group, or the total."""
        return self.row is None or self.row in parts_by_parent(self.table.rows)

    @property
    def index(self) -> int:
        """Of the row; -1 for the total row, as rows under no other have it for their parent."""
        return -1 if self.row is None else self.row

    def beside(self, column: str) -> Spot:
        """The cell of another column in the same row."""
        return Spot(self.table, column, self.row)

    @property
    def place(self) -> Place:
        """Where the figure is typed, or what computes it is written."""
        source = self.spec.source
        if self.row is None and self.spec.total_formula:
            return self.spec.total_formula.place
        if not isinstance(source, Given | Judged | Unreadable) and not self.parts:
            return source.place
        return self.cell_place

    @property
    def cell_place(self) -> Place:
        """Where the cell stands in the file; of a total, its column."""
        if self.row is None:
            return self.spec.place
        at = next(i for i, column in enumerate(self.table.table.columns) if column.id == self.column)
        return self.table.rows[self.row].places[at]

    @property
    def text(self) -> str:
        """The figure as it is printed."""
        if self.row is None:
            return "" if self.spec.total is TotalRule.NONE else self.quantity.text
        at = next(i for i, column in enumerate(self.table.table.columns) if column.id == self.column)
        cell = self.table.rows[self.row].cells[at]
        is_typed = isinstance(self.spec.source, Given) and not self.parts
        if is_typed and isinstance(cell, Quoted):
            return cell.text
        return "" if is_typed and cell is Absence.BLANK else self.quantity.text
