"""What is known of one column before it is computed: its table, its units, which of its figures the plan needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from kehoach.diagnostics.bilingual import Verbatim
from kehoach.numbers.reading import MAX_DIGITS
from kehoach.plan.cell_values import Absence, Quoted
from kehoach.plan.columns.source import TotalRule
from kehoach.tables.results import TOTAL
from kehoach.tables.tree import ENDS, row_address
from kehoach.tables.values import Display, Value, places_needed, skipped_in

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from kehoach.numbers import Exact
    from kehoach.plan.expression import Expression
    from kehoach.plan.table import Column, Table
    from kehoach.tables.columns.workplace import Workplace
    from kehoach.tables.evaluation import Cells
    from kehoach.tables.row_units import RowUnits


@dataclass(frozen=True)
class ColumnContext:
    """One column of one table, in its plan."""

    engine: Workplace
    table: Table
    column: Column
    bound: Mapping[str, Cells] = field(default_factory=dict)
    """Names of the table's columns that stand for other cells than theirs, which are not worked out yet."""

    @cached_property
    def index(self) -> int:
        """Of the column in its table."""
        return next(at for at, column in enumerate(self.table.columns) if column.id == self.column.id)

    @property
    def parts(self) -> Mapping[int, Sequence[int]]:
        """The rows that make up each row; -1 is the table itself."""
        return self.engine.parts_of(self.table.id)

    @property
    def groups(self) -> tuple[int, ...]:
        """The rows that are made up of others."""
        return tuple(at for at in self.parts if at >= 0)

    @cached_property
    def units(self) -> RowUnits:
        """What the rows say that they are counted in."""
        return self.engine.units_of(self.table.id)

    @cached_property
    def factors(self) -> Mapping[int, Exact]:
        """What the figures of rows in another scale are multiplied by in the sums that they go into."""
        return self.units.factors if self.column.takes_row_unit else {}

    @cached_property
    def quoted(self) -> Mapping[int, str]:
        """The rows in which text in quotes stands for the figure, with that text; -1 for the total row."""
        index, rows = self.index, self.table.rows
        found = {at: cell.text for at, row in enumerate(rows) if isinstance(cell := row.cells[index], Quoted)}
        claim = self.table.claims.cells[index] if self.table.claims else None
        return found | {TOTAL: claim.text} if isinstance(claim, Quoted) else found

    @property
    def total_address(self) -> Verbatim:
        """Where a person finds the total."""
        return Verbatim(f"{self.table.id}.total.{self.column.id}")

    def address(self, at: int) -> Verbatim:
        """Where a person finds the figure of a row."""
        if at == TOTAL:
            return self.total_address
        index = self.engine.row_index_of(self.table.id)
        return Verbatim(f"{self.table.id}[{row_address(self.table.rows, index, at)}].{self.column.id}")

    def is_total_wanted(self) -> bool:
        """Whether the total is printed or quoted."""
        is_printed = self.table.total is not None and self.column.total is not TotalRule.NONE
        return is_printed or self.engine.is_total_used(self.table.id, self.column.id)

    def is_wanted(self) -> bool:
        """Whether the plan prints the column, or computes with it."""
        return self.engine.plan.audience in self.column.shown_in or self.engine.is_used(self.table.id, self.column.id)

    def is_needed(self) -> bool:
        """Whether anything in the plan is computed from this column."""
        is_totalled = self.table.total is not None and self.column.total is not TotalRule.NONE
        is_used = self.engine.is_used(self.table.id, self.column.id)
        return is_used or (is_totalled and self.engine.plan.audience in self.column.shown_in)

    def expressions(self) -> tuple[Expression, ...]:
        """What the column's cells are computed from, row by row."""
        return tuple(one.expression for one in self.column.source.inputs() if one.by_row)

    def skipped(self) -> Collection[Absence]:
        """The absences that a sum passes over."""
        return skipped_in(self.table)

    # --- decimals

    def decimals(self, usual: int) -> int:
        """How many the column says, or else usually has."""
        return usual if self.column.decimals is None else self.column.decimals

    def display(self, places: int) -> Display:
        """How the cells are shown."""
        return Display(places, self.column.pad, self.table.rounding)

    def decimals_by_row(
        self, values: tuple[Value, ...], places: tuple[int, ...] | None, display: Display
    ) -> tuple[int, ...] | None:
        """The decimals of each cell where rows say their own unit or decimals; ``None``: the column has one rule."""
        said = self.engine.decimals_of(self.table.id) if self.column.takes_row_decimals else {}
        if not said and not self.factors:
            return places
        usual = places or (display.places,) * len(self.table.rows)
        wide = (self.shown_places(at, value, usual[at]) for at, value in enumerate(values))
        return tuple(said.get(at, decimals) for at, decimals in enumerate(wide))

    def shown_places(self, at: int, value: Value, usual: int) -> int:
        """The decimals of a figure; where it is put together from rows in other scales, all that it takes.

        1 tỷ đồng and 250 triệu đồng are 1,25 tỷ đồng, although both are typed without decimals.
        """
        is_open = self.factors and self.column.decimals is None and not self.column.source.is_ratio
        if not is_open or isinstance(value, Absence) or not self._is_put_together(at):
            return usual
        is_decimal = 10**MAX_DIGITS % value.denominator == 0
        return max(usual, places_needed(value)) if is_decimal else usual

    def _is_put_together(self, at: int) -> bool:
        """Whether a figure holds those of other rows."""
        if at == TOTAL or at in self.parts:
            return self.column.total in (TotalRule.SUM, TotalRule.MIN, TotalRule.MAX, *ENDS)
        return self.column.source.accumulates or bool(self.column.source.closing)
