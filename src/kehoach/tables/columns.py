"""Working out one column of one table: typed, by formula, or drawn from another table; its total; what is odd."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from kehoach.diagnostics import Place, Rule
from kehoach.diagnostics import catalog as rules
from kehoach.numbers import NumberRead
from kehoach.spec.expression import Expression, Reference, references
from kehoach.spec.model import (
    Absence,
    Audience,
    Column,
    ColumnKind,
    Drawn,
    Formula,
    Given,
    Growth,
    Rate,
    Row,
    Running,
    Share,
    Split,
    Table,
    TotalRule,
    Unreadable,
)
from kehoach.spec.names import fold, nearest
from kehoach.spec.units import is_whole
from kehoach.tables.computed import ComputedColumn
from kehoach.tables.formula import Binding, Cells, compiled, divisors, natural_places
from kehoach.tables.kinds import accumulated, asked_by, extreme, footed
from kehoach.tables.scope import CycleError, ScopeError
from kehoach.tables.splitting import give_out
from kehoach.tables.tree import made_up, sum_of
from kehoach.tables.values import (
    Display,
    Value,
    divide,
    graver,
    hides_decimals,
    is_too_long,
    multiply,
    show,
    show_full,
    subtract,
    tidy,
    value_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kehoach.tables.engine import Engine, Node


def work_out(engine: Engine, table: Table, column: Column) -> ComputedColumn:
    """One column with its total; what is odd about it is written down."""
    return _ColumnWork(engine, table, column).computed()


def work_out_total(engine: Engine, table: Table, column: Column, computed: ComputedColumn) -> ComputedColumn:
    """The column with the total that had to wait for the totals of other columns."""
    return _ColumnWork(engine, table, column).with_late_total(computed)


def has_late_total(table: Table, column: Column) -> bool:
    """Whether a column's total is worked out behind its cells, since it may hang on what the cells are used for."""
    if column.total is TotalRule.FORMULA:
        return True
    is_anew = column.total is TotalRule.RECOMPUTE and not isinstance(column.source, Share)
    return is_anew and any(other.total is TotalRule.FORMULA for other in table.columns)


def total_expression(column: Column) -> Formula | None:
    """What a total is worked out from, over the totals of other columns; ``None`` where from the column's cells."""
    if column.total is TotalRule.FORMULA:
        return column.total_formula
    if column.total is TotalRule.RECOMPUTE and isinstance(column.source, Formula | Rate | Growth):
        return Formula(column.source.expression, column.source.place)
    return None


@dataclass(slots=True)
class _ColumnWork:
    """Works out one column of one table."""

    engine: Engine
    table: Table
    column: Column

    def computed(self) -> ComputedColumn:
        index = self.table.columns.index(self.column)
        match self.column.source:
            case Given():
                return self.given(index)
            case Formula(expression=expression):
                places = 0 if is_whole(self.column.unit) else natural_places(expression, self.places_of)
                return self.by_formula(expression, 1, places)
            case Rate(expression=expression, per=per):
                return self.by_formula(expression, per, 2)
            case Growth():
                return self.growth(self.column.source)
            case Share():
                return self.share(self.column.source)
            case Running():
                return self.running(self.column.source)
            case Split():
                return give_out(self, self.column.source)
            case Drawn():
                return self.drawn(self.column.source)
            case Unreadable():
                return self.faulty()

    @property
    def node(self) -> Node:
        return self.table.id, self.column.id

    # --- typed

    def given(self, index: int) -> ComputedColumn:
        cells = [row.cells[index] for row in self.table.rows]
        wholes = self.engine.parts[self.table.id]
        blank_is_nothing = self.table.blank_is_nothing or self.is_fixing()
        values = self.with_parents(
            tuple(
                # What a group has no figure for of its own is not missing.
                Absence.NOTHING if cell is Absence.BLANK and (blank_is_nothing or at in wholes) else value_of(cell)
                for at, cell in enumerate(cells)
            )
        )
        typed = tuple(cell.places if isinstance(cell, NumberRead) else 0 for cell in cells)
        most = max(typed, default=0)
        typed = tuple(most if at in wholes else places for at, places in enumerate(typed))
        if Absence.BLANK in values and not self.is_left_open(values):
            self.report_absent(rules.MISSING_CELL, Absence.BLANK, values, index)
        if Absence.UNKNOWN in values and self.table.missing == "refuse" and self.is_needed():
            self.report_absent(rules.OPEN_CELL, Absence.UNKNOWN, values, index)
        as_typed = self.column.decimals is None and any(typed)
        display = self.display(self.column.decimals if self.column.decimals is not None else max(typed, default=0))
        return self.finished(values, self.summed(values), typed if as_typed else None, display)

    def report_absent(self, rule: Rule, absence: Absence, values: Sequence[Value], index: int) -> None:
        wholes = self.engine.parts[self.table.id]
        for at, (row, value) in enumerate(zip(self.table.rows, values, strict=True)):
            if value is absence and at not in wholes:
                self.engine.findings.add(rule, row.places[index], address=self.address(row))

    def is_fixing(self) -> bool:
        """Whether a column that is split takes the cells here for parts that stand; then a blank is no gap."""
        sources = [column.source for column in self.table.columns]
        fixed = [source.fixed.expression for source in sources if isinstance(source, Split) and source.fixed]
        return any(isinstance(named, Reference) and named.name == self.column.id for named in fixed)

    def is_left_open(self, values: Sequence[Value]) -> bool:
        """Whether the column waits for the report: not printed in the plan, not needed there, and all blank."""
        is_wanted = Audience.PLAN in self.column.shown_in or self.node in self.engine.used
        return not is_wanted and all(value is Absence.BLANK for value in values)

    def is_needed(self) -> bool:
        """Whether anything in the plan is computed from this column."""
        is_totalled = self.table.total is not None and self.column.total is not TotalRule.NONE
        return self.node in self.engine.used or (is_totalled and Audience.PLAN in self.column.shown_in)

    # --- computed

    def by_formula(self, expression: Expression, per: int, places: int) -> ComputedColumn:
        source = self.column.source
        assert isinstance(source, Formula | Rate)  # noqa: S101 - by_formula is called for these two
        cells = compiled(expression, self.bind(source.place, lambda c: c.values), self.table.rounding)
        values = self.with_parents(tuple(self.cell(cells, row, per) for row in range(len(self.table.rows))))
        decimals = self.column.decimals if self.column.decimals is not None else places
        display = self.display(decimals)
        if is_whole(self.column.unit) and not self.column.signed:
            self.report_negative(values, expression, display)
        total = self.total(expression, per, source.place, values)
        if self.column.decimals is None and display.places == 0:
            self.report_hidden(values, total, display, source.place)
        return self.finished(values, total, None, display)

    def cell(self, cells: Cells, row: int, per: int) -> Value:
        try:
            value = cells(row)
        except ZeroDivisionError:
            at = self.table.rows[row]
            self.engine.findings.add(
                rules.DIVISION_BY_ZERO, self.divisor_place(at, *self.expressions()), address=self.address(at)
            )
            return Absence.FAULTY
        if is_too_long(value):
            return self.engine.of_bearable_length(value, self.table.rows[row].place)
        return value if per == 1 or isinstance(value, Absence) else tidy(Fraction(value) * per)

    def total(self, expression: Expression, per: int, place: Place, values: Sequence[Value]) -> Value:
        if has_late_total(self.table, self.column):
            return Absence.FAULTY
        if self.column.total is not TotalRule.RECOMPUTE:
            return self.summed(values)
        return self.recomputed(expression, per, place)

    def recomputed(self, expression: Expression, per: int, place: Place) -> Value:
        """The value of an expression over the totals."""
        bind = self.bind(place, lambda column: (column.total,))
        try:
            value = compiled(expression, bind, self.table.rounding)(0)
        except ZeroDivisionError:
            if self.is_total_wanted():
                self.engine.findings.add(rules.DIVISION_BY_ZERO, place, address=self.total_address)
            return Absence.FAULTY
        value = self.engine.of_bearable_length(value, place)
        return value if isinstance(value, Absence) else tidy(Fraction(value) * per)

    def is_total_wanted(self) -> bool:
        return self.table.total is not None or self.node in self.engine.used_totals

    @property
    def total_address(self) -> str:
        return f"{self.table.id}.total.{self.column.id}"

    def with_late_total(self, computed: ComputedColumn) -> ComputedColumn:
        formula = total_expression(self.column)
        if formula is None:
            return computed
        expression, place, source = formula.expression, formula.place, self.column.source
        if self.column.total is TotalRule.RECOMPUTE:
            if isinstance(source, Growth):
                return replace(computed, total=self.growth_of_totals(source))
            return replace(
                computed, total=self.recomputed(expression, source.per if isinstance(source, Rate) else 1, place)
            )
        total = self.recomputed(expression, 1, place)
        display = computed.total_display
        if self.column.decimals is None and not is_whole(self.column.unit):
            display = replace(display, places=max(display.places, natural_places(expression, self.places_of)))
        if self.column.decimals is None and self.table.total and hides_decimals(total, display):
            self.engine.report_hidden(total, display, place, self.total_address)
        return replace(computed, total=total, total_display=display)

    # --- growth

    def growth(self, source: Growth) -> ComputedColumn:
        bind = self.bind(source.place, lambda c: c.values)
        sides = [
            compiled(side, bind, self.table.rounding) for side in (source.expression.left, source.expression.right)
        ]
        values = self.with_parents(tuple(self.growth_at(sides, row, source) for row in range(len(self.table.rows))))
        if has_late_total(self.table, self.column):
            total: Value = Absence.FAULTY
        elif self.column.total is TotalRule.RECOMPUTE:
            total = self.growth_of_totals(source)
        else:
            total = self.summed(values)
        return self.finished(values, total, None, self.display(self.decimals(2)))

    def growth_at(self, sides: Sequence[Cells], at: int, source: Growth) -> Value:
        row = self.table.rows[at]
        place = self.divisor_place(row, source.expression)
        try:
            value, base = (side(at) for side in sides)
        except ZeroDivisionError:
            self.engine.findings.add(rules.DIVISION_BY_ZERO, place, address=self.address(row))
            return Absence.FAULTY
        return self.grown(value, base, source.per, place, self.address(row))

    def growth_of_totals(self, source: Growth) -> Value:
        bind, place = self.bind(source.place, lambda c: (c.total,)), source.place
        left, right = source.expression.left, source.expression.right
        try:
            value, base = (compiled(side, bind, self.table.rounding)(0) for side in (left, right))
        except ZeroDivisionError:
            if self.is_total_wanted():
                self.engine.findings.add(rules.DIVISION_BY_ZERO, place, address=self.total_address)
            return Absence.FAULTY
        return self.grown(value, base, source.per, place, self.total_address if self.is_total_wanted() else "")

    def grown(self, value: Value, base: Value, per: int, place: Place, address: str) -> Value:
        """By how much a value is above its base; without an address a base that is none is not written down."""
        if isinstance(value, Absence) or isinstance(base, Absence):
            return graver(value, base)
        if base <= 0:
            if address:
                self.engine.findings.add(rules.GROWTH_BASE, place, address=address, base=show_full(base))
            return Absence.FAULTY
        return self.engine.of_bearable_length(multiply(subtract(divide(value, base), 1), per), place)

    # --- shares and running sums

    def share(self, source: Share) -> ComputedColumn:
        name = source.expression.name
        of = self.engine.number_column(self.table.id, name)
        if of is None or of.total is not TotalRule.SUM:
            ids = [c.id for c in self.table.columns]
            rule = rules.SHARE_OF_UNSUMMED if name in ids else rules.UNKNOWN_COLUMN
            near = nearest(name, ids)
            self.engine.findings.add(rule, source.place, table=self.table.id, text=name, nearest=near)
            return self.faulty()
        try:
            computed = self.engine.column(self.table.id, name)
        except CycleError:
            return self.faulty()
        whole, per = computed.total, source.per
        if whole == 0:
            address = f"{self.table.id}.total.{name}"
            self.engine.findings.add(rules.SHARE_OF_ZERO, source.place, address=address, column=self.column.id)
            return self.faulty()
        values = tuple(multiply(divide(value, whole), per) for value in computed.values)
        display = self.display(self.decimals(2))
        self.report_out_of_range(values, source, display)
        exact = None
        if source.footed and not isinstance(whole, Absence):
            exact, values = values, footed(self.table.rows, values, display.places)
        is_anew = self.column.total is TotalRule.RECOMPUTE
        total = multiply(divide(whole, whole), per) if is_anew else self.summed(values)
        return replace(self.finished(values, total, None, display), unfooted=exact)

    def report_out_of_range(self, values: Sequence[Value], source: Share, display: Display) -> None:
        for row, value in zip(self.table.rows, values, strict=True):
            if not isinstance(value, Absence) and not 0 <= value <= source.per:
                self.engine.findings.add(
                    rules.SHARE_OUT_OF_RANGE,
                    self.blame(row, source.expression),
                    address=self.address(row),
                    value=show(value, display),
                    whole=source.per,
                    of=source.expression.name,
                )

    def running(self, source: Running) -> ComputedColumn:
        expression = source.expression
        rates = {c.id for c in self.table.columns if c.total is TotalRule.RECOMPUTE}
        for reference in references(expression):
            if not reference.steps and reference.name in rates:
                place = source.place.right(reference.at)
                self.engine.findings.add(rules.RUNNING_RATE, place, column=self.column.id, text=reference.name)
                return self.faulty()
        cells = compiled(expression, self.bind(source.place, lambda c: c.values), self.table.rounding)
        single = tuple(self.cell(cells, row, 1) for row in range(len(self.table.rows)))
        values = accumulated(self.table.rows, single, self.skipped())
        places = 0 if is_whole(self.column.unit) else natural_places(expression, self.places_of)
        display = self.display(self.decimals(places))
        if is_whole(self.column.unit) and not self.column.signed:
            self.report_negative(values, expression, display)
        if self.column.decimals is None and display.places == 0:
            self.report_hidden(values, Absence.NOTHING, display, source.place)
        return self.finished(values, Absence.NOTHING, None, display)

    # --- names

    def bind(self, place: Place, take: Callable[[ComputedColumn], tuple[Value, ...]]) -> Binding:
        """Bind a bare name to this table's column of that id, anything else to one value for all rows."""
        names = {c.id for c in self.table.columns}
        outside = self.engine.bind_outside(place)

        def bind(reference: Reference) -> Cells:
            if reference.steps or reference.name not in names:
                return outside(reference)
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

    def drawn(self, source: Drawn) -> ComputedColumn:
        table = self.engine.tables.get(source.table)
        if table is None:
            rule = rules.NO_AREAS if source.table == "areas" else rules.UNKNOWN_NAME
            near = nearest(source.table, self.engine.tables)
            self.engine.findings.add(rule, source.place, column=self.column.id, text=source.table, nearest=near)
            return self.faulty()
        ids = [c.id for c in table.columns]
        if source.column not in ids:
            near = nearest(source.column, ids)
            self.engine.findings.add(
                rules.UNKNOWN_COLUMN, source.place, table=source.table, text=source.column, nearest=near
            )
            return self.faulty()
        try:
            column = self.engine.column(source.table, source.column)
        except ScopeError as error:
            self.engine.findings.add(error.rule, source.place, **error.details)
            return self.faulty()
        except CycleError:
            return self.faulty()
        index = self.engine.scope.row_index[source.table]
        at = [index.get(fold(row.name)) for row in self.table.rows]
        values = self.with_parents(tuple(Absence.FAULTY if i is None else column.values[i] for i in at))
        self.report_undrawn(table, ids.index(source.column), at, values)
        places = None
        if column.places is not None and self.column.decimals is None:
            places = tuple(0 if i is None else column.places[i] for i in at)
        decimals = self.column.decimals if self.column.decimals is not None else column.display.places
        return self.finished(values, self.summed(values), places, self.display(decimals))

    def report_undrawn(self, source: Table, index: int, at: Sequence[int | None], values: Sequence[Value]) -> None:
        """Write down the rows that the other table does not have, or for which it has no figure."""
        is_closed = self.table.missing == "refuse" and source.missing != "refuse" and self.is_needed()
        is_checked = source.id == "areas" and self.table.columns[0].kind is ColumnKind.AREA
        for row, i, value in zip(self.table.rows, at, values, strict=True):
            if i is None:
                if not is_checked and value is Absence.FAULTY:  # else the name itself is a finding
                    near = nearest(row.name, [r.name for r in source.rows])
                    self.engine.findings.add(rules.UNKNOWN_ROW, row.place, table=source.id, text=row.name, nearest=near)
                continue
            other = source.rows[i]
            address = f"{source.id}[{other.name}].{source.columns[index].id}"
            cell = other.cells[index] if isinstance(source.columns[index].source, Given) else None
            if cell is Absence.BLANK and not self.table.blank_is_nothing:
                self.engine.findings.add(rules.MISSING_CELL, other.places[index], address=address)
            elif value is Absence.UNKNOWN and is_closed:
                self.engine.findings.add(rules.OPEN_CELL, other.places[index], address=address)

    def faulty(self) -> ComputedColumn:
        values = (Absence.FAULTY,) * len(self.table.rows)
        return self.finished(values, Absence.FAULTY, None, self.display(0))

    # --- common

    def summed(self, values: Sequence[Value]) -> Value:
        rows = self.table.rows
        match self.column.total:
            case TotalRule.NONE:
                return Absence.NOTHING
            case TotalRule.FORMULA:
                return Absence.FAULTY  # worked out behind the other columns
            case TotalRule.MIN | TotalRule.MAX as rule:
                return extreme(rows, values, self.skipped(), largest=rule is TotalRule.MAX)
        return sum_of(rows, self.engine.parts[self.table.id].get(-1, ()), values, self.skipped())

    def with_parents(self, values: tuple[Value, ...]) -> tuple[Value, ...]:
        """The values with each row that has parts the sum of them, where the column is summed."""
        if self.column.total is not TotalRule.SUM or all(row.parent < 0 for row in self.table.rows):
            return values
        return made_up(self.table.rows, self.engine.parts[self.table.id], values, self.skipped())

    def skipped(self) -> tuple[Absence, ...]:
        """The absences that a sum passes over."""
        return (Absence.UNKNOWN, Absence.TO_BE_SUPPLIED) if self.table.missing == "skip" else ()

    def decimals(self, usual: int) -> int:
        return usual if self.column.decimals is None else self.column.decimals

    def display(self, places: int) -> Display:
        return Display(places, self.column.pad, self.table.rounding)

    def finished(
        self, values: tuple[Value, ...], total: Value, places: tuple[int, ...] | None, display: Display
    ) -> ComputedColumn:
        is_count = display.places == 0 and not isinstance(self.column.source, Rate | Share | Growth)
        total_pad = self.table.total.pad if self.table.total and is_count else 0
        total_display = Display(display.places, total_pad, display.rounding)
        return ComputedColumn(self.column, values, total, places, display, total_display)

    def report_negative(self, values: Sequence[Value], expression: Expression, display: Display) -> None:
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

    def expressions(self) -> tuple[Expression, ...]:
        """What the column's cells are computed from, row by row."""
        return tuple(expression for expression, _, is_by_row in asked_by(self.column.source) if is_by_row)

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

    def address(self, row: Row) -> str:
        return f"{self.table.id}[{row.name}].{self.column.id}"
