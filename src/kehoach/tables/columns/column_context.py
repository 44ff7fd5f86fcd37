"""What is known about a column before it is computed: its table, its units, which of its figures the plan needs."""

from __future__ import annotations

from functools import cached_property
from operator import attrgetter, indexOf
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.numbers.reading import MAX_DIGITS
from kehoach.plan.address import Address
from kehoach.plan.cell_values import Absence, Quoted
from kehoach.plan.columns.source import TotalRule
from kehoach.tables.results import TOTAL
from kehoach.tables.tree import ENDS
from kehoach.tables.values import Display, Value, places_needed, skipped_in

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from kehoach.diagnostics.bilingual import Verbatim
    from kehoach.numbers import Exact, Rounding
    from kehoach.plan.expression import Expression
    from kehoach.plan.table import Column, Table
    from kehoach.tables.columns.workplace import Workplace
    from kehoach.tables.evaluation import Cells
    from kehoach.tables.row_units import RowUnits

_ID: Final = attrgetter("id")


class ColumnContext(Struct, frozen=True, dict=True):
    """One column of one table, in its plan."""

    engine: Workplace
    table: Table
    column: Column
    bound: Mapping[str, Cells] = {}
    """Cells for columns of the table that are not computed yet, by name."""

    @cached_property
    def index(self) -> int:
        """The index of the column in its table."""
        return indexOf(map(_ID, self.table.columns), self.column.id)

    @property
    def parts(self) -> Mapping[int, Sequence[int]]:
        """Child row indices by parent index; -1 is the table."""
        return self.engine.parts_of(self.table.id)

    @property
    def groups(self) -> tuple[int, ...]:
        """The indices of rows that have children."""
        return tuple(at for at in self.parts if at >= 0)

    @cached_property
    def units(self) -> RowUnits:
        """The units that the rows have themselves."""
        return self.engine.units_of(self.table.id)

    @cached_property
    def factors(self) -> Mapping[int, Exact]:
        """By row: the factor of figures in another scale when they are summed."""
        return self.units.factors if self.column.takes_row_unit else {}

    @cached_property
    def quoted(self) -> Mapping[int, str]:
        """By row, -1 for the total row: the text in quotes that is printed instead of the figure."""
        index, rows = self.index, self.table.rows
        found = {at: cell.text for at, row in enumerate(rows) if isinstance(cell := row.cells[index], Quoted)}
        claim = self.table.claims.cells[index] if self.table.claims else None
        return found | {TOTAL: claim.text} if isinstance(claim, Quoted) else found

    @property
    def total_address(self) -> Verbatim:
        """The address of the total."""
        return self.address(TOTAL)

    def address(self, at: int, column: str = "") -> Verbatim:
        """The address of the figure of a row, -1 for the total; of another column where one is named."""
        column = column or self.column.id
        if at == TOTAL:
            return Address.total(self.table.id, column).text
        return Address.of(self.table, self.engine.row_index_of(self.table.id), at, column).text

    def is_total_wanted(self) -> bool:
        """Whether the total is printed or quoted."""
        is_printed = self.table.total is not None and self.column.has_total
        return is_printed or self.engine.is_total_used(self.table.id, self.column.id)

    def is_wanted(self) -> bool:
        """Whether the plan prints the column, or computes with it."""
        return self.engine.plan.audience in self.column.shown_in or self.engine.is_used(self.table.id, self.column.id)

    def is_needed(self) -> bool:
        """Whether anything in the plan is computed from this column."""
        is_totalled = self.table.total is not None and self.column.has_total
        is_used = self.engine.is_used(self.table.id, self.column.id)
        return is_used or (is_totalled and self.engine.plan.audience in self.column.shown_in)

    def expressions(self) -> tuple[Expression, ...]:
        """The expressions that the column's cells are computed from, row by row."""
        return tuple(one.expression for one in self.column.source.inputs() if one.by_row)

    def skipped(self) -> Collection[Absence]:
        """The absences that a sum passes over."""
        return skipped_in(self.table)

    # --- decimals

    def decimals(self, usual: int) -> int:
        """The decimals of the column: its own, or else ``usual``."""
        return usual if self.column.decimals is None else self.column.decimals

    def display(self, places: int) -> Display:
        """How the cells are shown."""
        return Display(places, self.column.pad, self.rounding)

    @property
    def rounding(self) -> Rounding:
        """How the figures of the column are rounded, where no row says otherwise."""
        return self.column.rounding or self.table.rounding

    def rounding_by_row(self) -> dict[int, Rounding]:
        """By row: the rounding of rows that have their own, if the column sets none."""
        if self.column.rounding:
            return {}
        return {at: own for at, row in enumerate(self.table.rows) if (own := row.about.rounding)}

    def decimals_by_row(
        self, values: tuple[Value, ...], places: tuple[int, ...] | None, display: Display
    ) -> tuple[int, ...] | None:
        """The decimals of each cell if rows have units or decimals of their own; else ``places``.

        A typed figure keeps those that it is typed with.
        """
        said = self.engine.decimals_of(self.table.id) if self.column.takes_row_decimals else {}
        if not said and not self.factors:
            return places
        usual = places or (display.places,) * len(self.table.rows)
        wide = (self.shown_places(at, value, usual[at]) for at, value in enumerate(values))
        made = {*self.parts, *self.column.by_row} if self.column.source.is_typed else range(len(values))
        return tuple(
            decimals if at not in said else said[at] if at in made else max(said[at], usual[at])
            for at, decimals in enumerate(wide)
        )

    def shown_places(self, at: int, value: Value, usual: int) -> int:
        """The decimals of a figure; for one composed of rows in other scales, as many as it needs.

        1 tỷ đồng and 250 triệu đồng are 1,25 tỷ đồng, although both are typed without decimals.
        """
        is_open = self.factors and self.column.decimals is None and not self.column.source.is_ratio
        if not is_open or isinstance(value, Absence) or not self._is_put_together(at):
            return usual
        is_decimal = 10**MAX_DIGITS % value.denominator == 0
        return max(usual, places_needed(value)) if is_decimal else usual

    def _is_put_together(self, at: int) -> bool:
        """Whether a figure is composed of those of other rows."""
        if at == TOTAL or at in self.parts:
            return self.column.sums_groups or self.column.total in (TotalRule.MIN, TotalRule.MAX, *ENDS)
        return self.column.source.accumulates or bool(self.column.source.closing)
