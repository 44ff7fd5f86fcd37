"""One column being computed: binding names, adding up, and the finished column."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from msgspec.structs import replace

from kehoach.diagnostics import catalog as rules
from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.source import TotalRule
from kehoach.plan.expression import references
from kehoach.plan.units import conversion
from kehoach.tables.columns.column_context import ColumnContext
from kehoach.tables.columns.column_findings import (
    NoFigureError,
    divisor_place,
    is_unlike,
    report_absent,
    report_no_figure,
)
from kehoach.tables.results import TOTAL, ComputedColumn
from kehoach.tables.row_formulas import in_order, needs_of, row_beside, rows_in
from kehoach.tables.scope import CycleError, ScopeError
from kehoach.tables.tree import ENDS, groups_of, sum_of
from kehoach.tables.values import Display, Value, is_too_long, multiply

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kehoach.diagnostics import Place
    from kehoach.numbers import Exact
    from kehoach.plan.expression import Reference
    from kehoach.tables.evaluation import Binding, Cells


Take: TypeAlias = Callable[[ComputedColumn], tuple[Value, ...]]
"""What is taken from a column: its cells, or its total alone."""


def cells_of(column: ComputedColumn) -> tuple[Value, ...]:
    """A column's cells, for rules that are computed row by row."""
    return column.values


def totals_of(column: ComputedColumn) -> tuple[Value, ...]:
    """A column's total, for rules that are computed over the totals."""
    return (column.total,)


def in_one_unit(column: ComputedColumn) -> tuple[Value, ...]:
    """A column's cells in the unit of the total, for weights."""
    if not (column.column.takes_row_unit and column.units):
        return column.values
    factors = (conversion(unit, column.units.total) for unit in column.units.rows)
    return tuple(multiply(value, 1 if by is None else by) for value, by in zip(column.values, factors, strict=True))


class ColumnWork(ColumnContext, frozen=True):
    """Computes one column of one table."""

    # --- rules

    def by_unit(self, make: Callable[[ColumnWork], Cells], take: Take = cells_of) -> Cells:
        """A rule over the rows, or the totals, made for the unit of each row."""
        if not self.column.in_units:
            return make(self)
        if take is not cells_of:
            return make(self.in_unit(self.units.total))
        made = {unit: make(self.in_unit(unit)) for unit in self.units.distinct()}
        rules_by_row = [made[unit] for unit in self.units.rows]
        return lambda row: rules_by_row[row](row)

    def in_unit(self, unit: str) -> ColumnWork:
        """The same for the column as it is computed in rows of a unit."""
        column = self.column.in_unit(unit)
        return self if column is self.column else ColumnWork(self.engine, self.table, column, self.bound)

    def cells(self, cells: Cells) -> tuple[Value, ...]:
        """The figure of each row; nothing where text in quotes is printed."""
        return self.unquoted(self._each(cells, self.cell))

    def figures(self, cells: Cells) -> tuple[Value, ...]:
        """The figure of each row, even if text in quotes is printed instead."""
        return self._each(cells, self.figure)

    def _each(self, cells: Cells, one: Callable[[Cells, int], Value]) -> tuple[Value, ...]:
        """All rows at once; one by one only if a finding must name those without a figure."""
        rows = range(len(self.table.rows))
        try:
            values = tuple(map(cells, rows))
        except (ZeroDivisionError, NoFigureError):
            values = ()
        return tuple(one(cells, at) for at in rows) if not values or any(map(is_too_long, values)) else values

    def unquoted(self, values: tuple[Value, ...]) -> tuple[Value, ...]:
        """The values with nothing where text in quotes is printed."""
        if not self.quoted:
            return values
        return tuple(Absence.NOTHING if at in self.quoted else value for at, value in enumerate(values))

    def cell(self, cells: Cells, at: int) -> Value:
        """The figure of a row; nothing where text in quotes is printed."""
        return Absence.NOTHING if at in self.quoted else self.figure(cells, at)

    def figure(self, cells: Cells, at: int) -> Value:
        """The figure of a row; if a rule gives none, faulty, with a finding at what it is divided by."""
        try:
            value = cells(at)
        except (ZeroDivisionError, NoFigureError) as error:
            row = self.table.rows[at]
            report_no_figure(self, error, divisor_place(self, row, *self.expressions()), self.address(at))
            return Absence.FAULTY
        return self.engine.of_bearable_length(value, self.table.rows[at].place) if is_too_long(value) else value

    def bind(self, place: Place, take: Take) -> Binding:
        """Bind a bare name to the column of that id in this table, anything else to one value for all rows."""
        names = {c.id for c in self.table.columns}
        outside = self.engine.bind_outside(place)

        def bind(reference: Reference) -> Cells:
            if reference.steps or reference.name not in names:
                return outside(reference)
            if reference.name in self.bound:
                return self.bound[reference.name]
            try:
                return take(self.engine.column(self.table.id, reference.name)).__getitem__
            except ScopeError as error:
                self.engine.findings.add(error.rule, place.right(reference.at), **error.details)
            except CycleError:
                pass
            return lambda _row: Absence.FAULTY

        return bind

    # --- sums

    def factor_to(self, row: int, other: int) -> Exact:
        """The factor from the unit of one row to that of another (-1: the total); 1 if they are unlike."""
        if not self.column.takes_row_unit:
            return 1
        return conversion(self.units.of(row), self.units.of(other)) or 1

    def sum_under(self, parent: int, values: Sequence[Value]) -> Value:
        """The sum of the rows under a row (-1: the table), in its unit; unlike units are a finding."""
        indices = self.parts.get(parent, ())
        if is_unlike(self, indices, values, parent):
            return Absence.FAULTY
        return sum_of(self.table.rows, indices, values, self.skipped(), self.factors)

    def with_parents(self, values: tuple[Value, ...]) -> tuple[Value, ...]:
        """The values, with each group as the sum, the first or the last of its rows, if the column has such a total.

        A row with a formula of its own has the figure that this gives, a row for which text in quotes is printed none.
        """
        is_made_up, own = self.column.sums_groups or self.column.total in ENDS, self.column.by_row
        if not (is_made_up or own):
            return values
        found = list(values)
        for index in in_order(needs_of(self.table, own))[0] if own else groups_of(self.parts):
            if index in self.quoted:
                found[index] = Absence.NOTHING
            elif index in own:
                found[index] = self.by_formula(index, found)
            elif is_made_up:
                found[index] = self.made_of_parts(index, found)
        return tuple(found)

    def by_formula(self, at: int, values: Sequence[Value]) -> Value:
        """The figure of a row with a formula of its own, which may name other rows of the column.

        A figure there that is not known yet is a finding, unless the table leaves it open.
        """
        formula, rows = self.column.by_row[at], self.engine.row_index_of(self.table.id)
        outside = self.engine.bind_outside(formula.place)

        def bind(reference: Reference) -> Cells:
            named = row_beside(reference, self.table.id, self.column.id, rows)
            return outside(reference) if named is None else lambda _row: values[named]

        value = self.engine.value(formula.expression, bind, formula.place, self.address(at))
        if value is Absence.UNKNOWN and self.table.missing == "refuse" and not self.is_needed():
            for other in rows_in(formula.expression, self.table.id, rows):
                if self.table.rows[other].cells[self.index] is Absence.UNKNOWN:
                    report_absent(self, rules.OPEN_CELL, other)
        return value

    def made_of_parts(self, parent: int, values: Sequence[Value]) -> Value:
        """The figure of a group (-1: the table): the sum of its rows, or the first or last of them."""
        if self.column.total not in ENDS:
            return self.sum_under(parent, values)
        indices = self.parts.get(parent)
        if not indices:
            return Absence.NOTHING
        taken = indices[ENDS[self.column.total]]
        return multiply(values[taken], self.factors.get(taken, 1))

    # --- the finished column

    def places_of(self, reference: Reference) -> int:
        """The decimals that an input of a formula is shown with."""
        if reference.steps or reference.name not in {c.id for c in self.table.columns}:
            return self.engine.places_of(reference)
        try:
            return self.engine.column(self.table.id, reference.name).display.places
        except (CycleError, ScopeError):
            return 0

    def with_blanks(self, computed: ComputedColumn, *, is_late: bool = False) -> ComputedColumn:
        """The column with what prints nothing instead of "-".

        ``is_late``: the figures of its groups and its total are still to come.
        """
        blank = self._left_blank(computed.values)
        if self.table.is_form:
            blank |= self._open_in_form(computed.values, computed.total)
        kept = {at: text for at, text in blank.items() if not (is_late and (at == TOTAL or at in self.parts))}
        return replace(computed, said={**kept, **computed.said}) if kept else computed

    def _left_blank(self, values: tuple[Value, ...]) -> dict[int, str]:
        """Of a computed column, the rows that print nothing instead of "-": groups where it has no total, and rows in
        which nothing but blank cells leaves it without a figure.
        """
        source, column = self.column.source, self.column
        if source.is_typed or source.accumulates:
            return {}
        empty = [at for at, value in enumerate(values) if value is Absence.NOTHING]
        groups = [at for at in empty if at in self.parts and column.total is TotalRule.NONE]
        is_of_row = source.is_row_wise or source.is_ratio
        return dict.fromkeys([*groups, *(self._without_inputs(empty) if is_of_row else ())], "")

    def _open_in_form(self, values: tuple[Value, ...], total: Value) -> dict[int, str]:
        """The rows of a form, and its total, that have no figure and no dash of their own."""
        cells = enumerate(row.cells[self.index] for row in self.table.rows)
        found = {at: "" for at, cell in cells if values[at] is Absence.NOTHING and cell is Absence.BLANK}
        return found | ({TOTAL: ""} if total is Absence.NOTHING else {})

    def _without_inputs(self, rows: Sequence[int]) -> list[int]:
        """Of some rows, those in which each input that is missing is blank."""
        ids = {column.id for column in self.table.columns}
        named = [r.name for one in self.expressions() for r in references(one) if not r.steps and r.name in ids]
        if not rows or not named:
            return []
        try:
            inputs = [self.engine.column(self.table.id, name) for name in dict.fromkeys(named)]
        except (CycleError, ScopeError):
            return []
        rows = [at for at in rows if at not in self.column.by_row]  # a formula of its own has other inputs
        missing = {at: [one.said.get(at) for one in inputs if one.values[at] is Absence.NOTHING] for at in rows}
        return [at for at, texts in missing.items() if texts and not any(text != "" for text in texts)]

    def faulty(self) -> ComputedColumn:
        """A column that could not be computed, which has been reported."""
        values = (Absence.FAULTY,) * len(self.table.rows)
        return self.finished(values, Absence.FAULTY, None, self.display(0))

    def finished(
        self,
        values: tuple[Value, ...],
        total: Value,
        places: tuple[int, ...] | None,
        display: Display,
        blank: Mapping[int, str] | None = None,
    ) -> ComputedColumn:
        """The finished column. ``places``: decimals by row; ``blank``: what is printed instead of figures, by row."""
        is_count = display.places == 0 and not self.column.source.is_ratio
        total_pad = self.table.total.pad if self.table.total and is_count else 0
        total_display = Display(self.shown_places(TOTAL, total, display.places), total_pad, display.rounding)
        said = {**(blank or {}), **self.quoted}
        if not self.column.has_total:
            said.setdefault(TOTAL, "")
        if TOTAL in self.quoted:
            total = Absence.NOTHING
        decimals = self.decimals_by_row(values, places, display)
        made = ComputedColumn(
            self.column, values, total, decimals, display, total_display,
            units=self.units, said=said, roundings=self.rounding_by_row(),
        )  # fmt: skip
        return self.with_blanks(made, is_late=self.column.total in (TotalRule.FORMULA, TotalRule.MEAN))
