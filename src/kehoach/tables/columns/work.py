"""One column being worked out: what every kind of column needs to bind names, add up, show and place a finding."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from kehoach.diagnostics import catalog as rules
from kehoach.spec.expression import references
from kehoach.spec.model import Absence, Drawn, Given, Growth, Rate, Share, TotalRule
from kehoach.spec.names import fold
from kehoach.tables.columns.inputs import asked_by
from kehoach.tables.computed import ComputedColumn
from kehoach.tables.formula import divisors
from kehoach.tables.scope import CycleError, ScopeError
from kehoach.tables.tree import ENDS, ended, made_up
from kehoach.tables.values import Display, Value, hides_decimals, is_too_long, show

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kehoach.diagnostics import Place, Rule
    from kehoach.spec.expression import Expression, Reference
    from kehoach.spec.model import Column, Row, Table
    from kehoach.tables.engine import Engine, Node
    from kehoach.tables.formula import Binding, Cells

    Take: TypeAlias = Callable[[ComputedColumn], tuple[Value, ...]]


class NoFigureError(ArithmeticError):
    """A rule gives no figure here; which finding says why."""

    def __init__(self, rule: Rule, **details: str) -> None:
        super().__init__(rule.name)
        self.rule = rule
        self.details = details


def cells_of(column: ComputedColumn) -> tuple[Value, ...]:
    """What is taken from a column where a rule goes row by row."""
    return column.values


@dataclass(slots=True)
class ColumnWork:
    """Works out one column of one table."""

    engine: Engine
    table: Table
    column: Column
    bound: Mapping[str, Cells] = field(default_factory=dict)
    """Names of the table's columns that stand for other cells than theirs, which are not worked out yet."""

    @property
    def node(self) -> Node:
        """What the engine calls the column."""
        return self.table.id, self.column.id

    @property
    def parts(self) -> Mapping[int, Sequence[int]]:
        """The rows that make up each row; -1 is the table itself."""
        return self.engine.parts[self.table.id]

    @property
    def groups(self) -> tuple[int, ...]:
        """The rows that are made up of others."""
        return tuple(at for at in self.parts if at >= 0)

    @property
    def total_address(self) -> str:
        """Where a person finds the total."""
        return f"{self.table.id}.total.{self.column.id}"

    def address(self, row: Row) -> str:
        """Where a person finds the figure of a row."""
        return f"{self.table.id}[{row.name}].{self.column.id}"

    def is_total_wanted(self) -> bool:
        """Whether the total is printed or quoted."""
        return self.table.total is not None or self.node in self.engine.used_totals

    def is_needed(self) -> bool:
        """Whether anything in the plan is computed from this column."""
        is_totalled = self.table.total is not None and self.column.total is not TotalRule.NONE
        return self.node in self.engine.used or (is_totalled and self.engine.plan.audience in self.column.shown_in)

    def expressions(self) -> tuple[Expression, ...]:
        """What the column's cells are computed from, row by row."""
        return tuple(expression for expression, _, is_by_row in asked_by(self.column.source) if is_by_row)

    def cells(self, cells: Cells) -> tuple[Value, ...]:
        """The figure of each row: all in one go, and one by one only where a finding must say which has none."""
        rows = range(len(self.table.rows))
        try:
            values = tuple(map(cells, rows))
        except (ZeroDivisionError, NoFigureError):
            values = ()
        if not values or any(map(is_too_long, values)):
            return tuple(self.cell(cells, at) for at in rows)
        return values

    def cell(self, cells: Cells, at: int) -> Value:
        """The figure of a row; where there is none, a finding at what it is divided by."""
        try:
            value = cells(at)
        except (ZeroDivisionError, NoFigureError) as error:
            row = self.table.rows[at]
            self.report_no_figure(error, self.divisor_place(row, *self.expressions()), self.address(row))
            return Absence.FAULTY
        return self.engine.of_bearable_length(value, self.table.rows[at].place) if is_too_long(value) else value

    def report_no_figure(self, error: ZeroDivisionError | NoFigureError, place: Place, address: str) -> None:
        """Write down why there is no figure at an address."""
        if isinstance(error, NoFigureError):
            self.engine.findings.add(error.rule, place, address=address, **error.details)
        else:
            self.engine.findings.add(rules.DIVISION_BY_ZERO, place, address=address)

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

    def with_parents(self, values: tuple[Value, ...]) -> tuple[Value, ...]:
        """The values with each row that has parts the sum of them, or the first or last, where the column has those."""
        if self.column.total not in (TotalRule.SUM, *ENDS) or not self.groups:
            return values
        if self.column.total in ENDS:
            return ended(self.parts, values, ENDS[self.column.total])
        return made_up(self.table.rows, self.parts, values, self.skipped())

    def skipped(self) -> tuple[Absence, ...]:
        """The absences that a sum passes over."""
        return (Absence.UNKNOWN, Absence.TO_BE_SUPPLIED) if self.table.missing == "skip" else ()

    def decimals(self, usual: int) -> int:
        """How many the column says, or else usually has."""
        return usual if self.column.decimals is None else self.column.decimals

    def display(self, places: int) -> Display:
        """How the cells are shown."""
        return Display(places, self.column.pad, self.table.rounding)

    def finished(
        self, values: tuple[Value, ...], total: Value, places: tuple[int, ...] | None, display: Display
    ) -> ComputedColumn:
        """The column with how its total is shown: padded where it is a count."""
        is_count = display.places == 0 and not isinstance(self.column.source, Rate | Share | Growth)
        total_pad = self.table.total.pad if self.table.total and is_count else 0
        total_display = Display(display.places, total_pad, display.rounding)
        return ComputedColumn(self.column, values, total, self._by_row(places, display), display, total_display)

    def _by_row(self, places: tuple[int, ...] | None, display: Display) -> tuple[int, ...] | None:
        """The decimals of each cell where rows say their own; a column that says unit or decimals has one rule."""
        said = self.engine.decimals[self.table.id]
        if not said or not self.column.is_counted_by_row:
            return places
        usual = places or (display.places,) * len(self.table.rows)
        return tuple(said.get(at, decimals) for at, decimals in enumerate(usual))

    def report_negative(self, values: Sequence[Value], expression: Expression, display: Display) -> None:
        """Write down every count below zero."""
        for row, value in zip(self.table.rows, values, strict=True):
            if not isinstance(value, Absence) and value < 0:
                names = ", ".join(dict.fromkeys(str(r) for r in references(expression)))
                shown = show(value, display)
                self.engine.findings.add(
                    rules.NEGATIVE_COUNT,
                    self.blame(row, expression),
                    address=self.address(row),
                    value=shown,
                    inputs=names,
                )

    def report_hidden(self, values: Sequence[Value], total: Value, display: Display, place: Place) -> None:
        """Write down, once, that a column prints without the decimals its figures have."""
        for row, value in zip(self.table.rows, values, strict=True):
            if hides_decimals(value, display):
                self.engine.report_hidden(value, display, place, self.address(row))
                return
        if self.table.total and hides_decimals(total, display):
            self.engine.report_hidden(total, display, place, f"{self.table.id}.total.{self.column.id}")

    def blame(self, row: Row, expression: Expression) -> Place:
        """The typed cell of a row that a formula takes last: where a person will look; else the row."""
        return self.typed_place(row, expression) or row.place

    def typed_place(self, row: Row, expression: Expression) -> Place | None:
        """The typed cell of a row that an expression takes last; ``None`` where it takes none."""
        typed = {c.id: i for i, c in enumerate(self.table.columns) if isinstance(c.source, Given)}
        used = [typed[r.name] for r in references(expression) if not r.steps and r.name in typed]
        return row.places[used[-1]] if used else None

    def divisor_place(self, row: Row, *expressions: Expression) -> Place:
        """The cell of a row that a formula divides by, here or where it is drawn from; else the row."""
        columns = {c.id: i for i, c in enumerate(self.table.columns)}
        for reference in reversed([r for expression in expressions for r in divisors(expression)]):
            at = None if reference.steps else columns.get(reference.name)
            match self.table.columns[at].source if at is not None else None:
                case Given() if at is not None:
                    return row.places[at]
                case Drawn(table=name, column=column) if name in self.engine.tables:
                    other = self.engine.tables[name]
                    ids = [c.id for c in other.columns]
                    i = self.engine.scope.row_index[name].get(fold(row.name))
                    if i is not None and column in ids:
                        return other.rows[i].places[ids.index(column)]
        return row.place
