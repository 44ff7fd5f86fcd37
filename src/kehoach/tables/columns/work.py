"""One column being worked out: what every kind of column needs to bind names, add up, show and place a finding."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics import terms
from kehoach.numbers.reading import MAX_DIGITS
from kehoach.plan.address import Address
from kehoach.plan.cell_values import Absence, Quoted
from kehoach.plan.columns.source import TotalRule
from kehoach.plan.expression import references
from kehoach.plan.units import conversion, is_whole
from kehoach.source.names import fold
from kehoach.tables.evaluation import divisors
from kehoach.tables.results import TOTAL, ComputedColumn
from kehoach.tables.scope import CycleError, ScopeError
from kehoach.tables.tree import ENDS, groups_of, leaves, sum_of
from kehoach.tables.values import Display, Value, hides_decimals, is_too_long, multiply, places_needed, show, skipped_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from kehoach.diagnostics import Place, Rule
    from kehoach.numbers import Exact
    from kehoach.plan.columns.formula import Formula
    from kehoach.plan.expression import Expression, Reference
    from kehoach.plan.table import Column, Row, Table
    from kehoach.tables.columns.workplace import Workplace
    from kehoach.tables.evaluation import Binding, Cells
    from kehoach.tables.row_units import RowUnits


Take: TypeAlias = Callable[[ComputedColumn], tuple[Value, ...]]
"""What is taken from a column: its cells, or its total alone."""


def cells_of(column: ComputedColumn) -> tuple[Value, ...]:
    """What is taken from a column where a rule goes row by row."""
    return column.values


def totals_of(column: ComputedColumn) -> tuple[Value, ...]:
    """What is taken from a column where a rule goes over the totals."""
    return (column.total,)


def in_one_unit(column: ComputedColumn) -> tuple[Value, ...]:
    """What is taken from a column where rows are weighed: its cells, all in the unit of the total."""
    if not (column.column.takes_row_unit and column.units):
        return column.values
    factors = (conversion(unit, column.units.total) for unit in column.units.rows)
    return tuple(multiply(value, 1 if by is None else by) for value, by in zip(column.values, factors, strict=True))


class NoFigureError(ArithmeticError):
    """A rule gives no figure here; which finding says why."""

    def __init__(self, rule: Rule, **details: str) -> None:
        super().__init__(rule.name)
        self.rule = rule
        self.details = details


@dataclass(frozen=True)
class ColumnWork:
    """Works out one column of one table."""

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
        found = {
            at: cell.text for at, row in enumerate(self.table.rows) if isinstance(cell := row.cells[self.index], Quoted)
        }
        claim = self.table.claims.cells[self.index] if self.table.claims else None
        return found | {TOTAL: claim.text} if isinstance(claim, Quoted) else found

    @property
    def total_address(self) -> str:
        """Where a person finds the total."""
        return self.address(TOTAL)

    def address(self, at: int, column: str = "") -> str:
        """Where a person finds the figure of a row; of another column of the row where one is named."""
        column = column or self.column.id
        if at == TOTAL:
            return str(Address.total(self.table.id, column))
        return str(Address.of(self.table, self.engine.row_index_of(self.table.id), at, column))

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

    # --- rules

    def by_unit(self, make: Callable[[ColumnWork], Cells], take: Take = cells_of) -> Cells:
        """A rule over the rows, or over the totals, each by the column as it is computed in its unit."""
        if not self.column.in_units:
            return make(self)
        if take is not cells_of:
            return make(self.in_unit(self.units.total))
        made = {unit: make(self.in_unit(unit)) for unit in self.units.distinct()}
        rules_by_row = [made[unit] for unit in self.units.rows]
        return lambda row: rules_by_row[row](row)

    def in_unit(self, unit: str) -> ColumnWork:
        """The work on the column as it is computed in rows of a unit."""
        column = self.column.in_unit(unit)
        return self if column is self.column else ColumnWork(self.engine, self.table, column, self.bound)

    def cells(self, cells: Cells) -> tuple[Value, ...]:
        """The figure of each row; nothing where text in quotes is printed."""
        return self.unquoted(self._each(cells, self.cell))

    def figures(self, cells: Cells) -> tuple[Value, ...]:
        """What a rule gives in each row, whatever is printed in its place."""
        return self._each(cells, self.figure)

    def _each(self, cells: Cells, one: Callable[[Cells, int], Value]) -> tuple[Value, ...]:
        """All rows in one go, and one by one only where a finding must say which has no figure."""
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
        """What a rule gives in a row; where there is no figure, a finding at what it is divided by."""
        try:
            value = cells(at)
        except (ZeroDivisionError, NoFigureError) as error:
            row = self.table.rows[at]
            self.report_no_figure(error, self.divisor_place(row, *self.expressions()), self.address(at))
            return Absence.FAULTY
        return self.engine.of_bearable_length(value, self.table.rows[at].place) if is_too_long(value) else value

    def bind(self, place: Place, take: Take) -> Binding:
        """Bind a bare name to this table's column of that id, anything else to one value for all rows."""
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
        """What makes a figure of one row one in the unit of another (-1: the total); 1 where they are unlike."""
        if not self.column.takes_row_unit:
            return 1
        return conversion(self.units.of(row), self.units.of(other)) or 1

    def sum_under(self, parent: int, values: Sequence[Value]) -> Value:
        """The sum of the rows that make up a row (-1: the table), in its unit; of unlike units a finding."""
        indices = self.parts.get(parent, ())
        if self.is_unlike(indices, values, parent):
            return Absence.FAULTY
        return sum_of(self.table.rows, indices, values, self.skipped(), self.factors)

    def is_unlike(self, indices: Iterable[int], values: Sequence[Value], whole: int) -> bool:
        """Whether figures that go into one figure are of unlike units; a finding, where anybody sees that one."""
        unlike = self.units.unlike(indices, values) if self.column.takes_row_unit else None
        if unlike is None:
            return False
        if whole >= 0 or self.is_total_wanted():
            place = self.table.rows[whole].places[self.index] if whole >= 0 else self.column.place
            self.report_unlike(place, *unlike, self.address(whole))
        return True

    def has_unlike_inputs(self, weight: Formula) -> bool:
        """Whether rows would be weighed by figures of unlike units; then a finding says so."""
        for name in (r.name for r in references(weight.expression) if not r.steps):
            column = self.engine.number_column(self.table.id, name)
            if column is None or not column.takes_row_unit or not self.units:
                continue
            try:
                values = self.engine.column(self.table.id, name).values
            except CycleError:
                continue
            if unlike := self.units.unlike(leaves(self.table.rows), values):
                self.report_unlike(weight.place, *unlike, str(Address(self.table.id, column=name)))
                return True
        return False

    def report_unlike(self, place: Place, left: str, right: str, address: str) -> None:
        """Report that figures of rows with unlike units would go into one figure."""
        where, cure = terms.at_address(address), terms.UNLIKE_ROWS
        self.engine.findings.add(rules.UNLIKE_UNITS, place, left=left, right=right, where=where, cure=cure)

    def with_parents(self, values: tuple[Value, ...]) -> tuple[Value, ...]:
        """The values with each row that has parts the sum of them, or the first or last, where the column has those.

        Where text in quotes is printed in the place of such a figure, it counts as nothing.
        """
        if self.column.total not in (TotalRule.SUM, *ENDS):
            return values
        found = list(values)
        for index in groups_of(self.parts):
            found[index] = Absence.NOTHING if index in self.quoted else self.made_of_parts(index, found)
        return tuple(found)

    def made_of_parts(self, parent: int, values: Sequence[Value]) -> Value:
        """What a row (-1: the table) comes to: the sum of its parts, or the first or last of them."""
        if self.column.total not in ENDS:
            return self.sum_under(parent, values)
        indices = self.parts.get(parent)
        if not indices:
            return Absence.NOTHING
        taken = indices[ENDS[self.column.total]]
        return multiply(values[taken], self.factors.get(taken, 1))

    def skipped(self) -> Collection[Absence]:
        """The absences that a sum passes over."""
        return skipped_in(self.table)

    # --- the finished column

    def places_of(self, reference: Reference) -> int:
        """The decimals that an input is shown with: a column of this table, or anything else a formula names."""
        if reference.steps or reference.name not in {c.id for c in self.table.columns}:
            return self.engine.places_of(reference)
        try:
            return self.engine.column(self.table.id, reference.name).display.places
        except (CycleError, ScopeError):
            return 0

    def faulty(self) -> ComputedColumn:
        """A column that could not be worked out; a finding has said why."""
        values = (Absence.FAULTY,) * len(self.table.rows)
        return self.finished(values, Absence.FAULTY, None, self.display(0))

    def decimals(self, usual: int) -> int:
        """How many the column says, or else usually has."""
        return usual if self.column.decimals is None else self.column.decimals

    def display(self, places: int) -> Display:
        """How the cells are shown."""
        return Display(places, self.column.pad, self.table.rounding)

    def finished(
        self,
        values: tuple[Value, ...],
        total: Value,
        places: tuple[int, ...] | None,
        display: Display,
        blank: Mapping[int, str] | None = None,
    ) -> ComputedColumn:
        """The column with how its total is shown: padded where it is a count. ``blank``: cells that print nothing."""
        is_count = display.places == 0 and not self.column.source.is_ratio
        total_pad = self.table.total.pad if self.table.total and is_count else 0
        total_display = Display(self._places_of(TOTAL, total, display.places), total_pad, display.rounding)
        said = {**(blank or {}), **self.quoted}
        if self.column.total is TotalRule.NONE:
            said.setdefault(TOTAL, "")
        if TOTAL in self.quoted:
            total = Absence.NOTHING
        decimals = self._by_row(values, places, display)
        return ComputedColumn(self.column, values, total, decimals, display, total_display, units=self.units, said=said)

    def _by_row(
        self, values: tuple[Value, ...], places: tuple[int, ...] | None, display: Display
    ) -> tuple[int, ...] | None:
        """The decimals of each cell where rows say their own unit or decimals; ``None``: the column has one rule."""
        said = self.engine.decimals_of(self.table.id) if self.column.takes_row_decimals else {}
        if not said and not self.factors:
            return places
        usual = places or (display.places,) * len(self.table.rows)
        wide = (self._places_of(at, value, usual[at]) for at, value in enumerate(values))
        return tuple(said.get(at, decimals) for at, decimals in enumerate(wide))

    def _places_of(self, at: int, value: Value, usual: int) -> int:
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

    # --- findings

    def report_no_figure(self, error: ZeroDivisionError | NoFigureError, place: Place, address: str) -> None:
        """Report why there is no figure at an address."""
        if isinstance(error, NoFigureError):
            self.engine.findings.add(error.rule, place, address=address, **error.details)
        else:
            self.engine.findings.add(rules.DIVISION_BY_ZERO, place, address=address)

    def report_absent(self, rule: Rule, at: int) -> None:
        """Report a cell without the figure that it must have."""
        self.engine.findings.add(rule, self.table.rows[at].places[self.index], address=self.address(at))

    def report_negative(self, values: Sequence[Value], expression: Expression, display: Display) -> None:
        """Report every count below zero."""
        for at, (row, value) in enumerate(zip(self.table.rows, values, strict=True)):
            if not isinstance(value, Absence) and value < 0:
                names = ", ".join(dict.fromkeys(str(r) for r in references(expression)))
                self.engine.findings.add(
                    rules.NEGATIVE_COUNT,
                    self.blame(row, expression),
                    address=self.address(at),
                    value=show(value, display),
                    inputs=names,
                )

    def report_negative_sums(self, values: Sequence[Value], total: Value) -> None:
        """Report every group, and the total, of a column of whole things whose parts come to less than nothing."""
        if not is_whole(self.column.unit) or self.column.signed:
            return
        sums = {at: (values[at], self.table.rows[at].places[self.index]) for at in self.groups}
        if self.table.total and self.column.total is not TotalRule.NONE:
            sums[TOTAL] = total, self.column.place
        for at, (value, place) in sums.items():
            if not isinstance(value, Absence) and value < 0:
                shown = show(value, self.display(0))
                self.engine.findings.add(
                    rules.NEGATIVE_COUNT, place, address=self.address(at), value=shown, inputs=self.column.id
                )

    def report_hidden(self, values: Sequence[Value], total: Value, display: Display, place: Place) -> None:
        """Report, once, that a column prints without the decimals its figures have."""
        said = self.engine.decimals_of(self.table.id) if self.column.takes_row_decimals else {}
        for at, value in enumerate(values):
            if at not in said and hides_decimals(value, display) and not self._places_of(at, value, 0):
                self.engine.report_hidden(value, display, place, self.address(at))
                return
        if self.table.total and hides_decimals(total, display) and not self._places_of(TOTAL, total, 0):
            self.engine.report_hidden(total, display, place, self.total_address)

    def blame(self, row: Row, expression: Expression) -> Place:
        """The typed cell of a row that a formula takes last: where a person will look; else the row."""
        return self.typed_place(row, expression) or row.place

    def typed_place(self, row: Row, expression: Expression) -> Place | None:
        """The typed cell of a row that an expression takes last; ``None`` where it takes none."""
        typed = {c.id: i for i, c in enumerate(self.table.columns) if c.source.is_typed}
        used = [typed[r.name] for r in references(expression) if not r.steps and r.name in typed]
        return row.places[used[-1]] if used else None

    def divisor_place(self, row: Row, *expressions: Expression) -> Place:
        """The cell of a row that a formula divides by, here or where it is looked up; else the row."""
        columns = {c.id: i for i, c in enumerate(self.table.columns)}
        for reference in reversed([r for expression in expressions for r in divisors(expression)]):
            at = None if reference.steps else columns.get(reference.name)
            if at is None:
                continue
            source = self.table.columns[at].source
            if source.is_typed:
                return row.places[at]
            if (there := source.looked_up) and (place := self._place_there(row, *there)):
                return place
        return row.place

    def _place_there(self, row: Row, table: str, column: str) -> Place | None:
        """The cell of another table that a row is looked up in; ``None`` where there is none."""
        other = self.engine.tables.get(table)
        at = self.engine.row_index_of(table).get(fold(row.name)) if other else None
        ids = [c.id for c in other.columns] if other else []
        return other.rows[at].places[ids.index(column)] if other and at is not None and column in ids else None
