"""Computing a plan: columns on demand, each once, in whatever order their formulas ask for."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from kehoach.diagnostics import Findings, Place
from kehoach.diagnostics import catalog as rules
from kehoach.numbers import NumberRead
from kehoach.spec.expression import Comparison, Expression, Operation, Reference, references
from kehoach.spec.model import (
    Absence,
    Bound,
    Cell,
    Column,
    ColumnKind,
    Drawn,
    Figure,
    Formula,
    Gap,
    Given,
    Goal,
    Plan,
    Quoted,
    Rate,
    Row,
    Table,
    TotalRule,
)
from kehoach.spec.names import fold
from kehoach.spec.units import is_whole
from kehoach.tables.computed import ComputedColumn, Quantity
from kehoach.tables.formula import Binding, Cells, compiled
from kehoach.tables.scope import Scope, ScopeError, facts_of
from kehoach.tables.values import Display, Value, add, tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class _CycleError(Exception):
    """A figure that needs itself."""


@dataclass(slots=True)
class Engine:
    """Works out the columns, totals and single figures of one plan; findings are written down as they arise."""

    plan: Plan
    findings: Findings
    tables: dict[str, Table] = field(init=False)
    scope: Scope = field(init=False)
    _columns: dict[tuple[str, str], ComputedColumn] = field(default_factory=dict)
    _figures: dict[str, Quantity | None] = field(default_factory=dict)
    _under_way: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        areas = {"areas": self.plan.areas.table} if self.plan.areas else {}
        self.tables = {**areas, **self.plan.tables}
        index = {t.id: {fold(row.name): i for i, row in enumerate(t.rows)} for t in self.tables.values()}
        self.scope = Scope(self.tables, self, tuple(self.plan.figures), facts_of(self.plan), index)

    # --- figures on demand

    def column(self, table: str, column: str) -> ComputedColumn:
        """One column, computed when first asked for."""
        key = (table, column)
        if key not in self._columns:
            spec = self.tables[table]
            wanted = next(c for c in spec.columns if c.id == column)
            if wanted.kind is not ColumnKind.NUMBER:
                raise ScopeError(rules.NOT_ARITHMETIC, 0, text=f"{table}.{column}")
            self.enter(f"{table}.{column}")
            try:
                self._columns[key] = _ColumnWork(self, spec, wanted).computed()
            finally:
                self._under_way.pop()
        return self._columns[key]

    def figure(self, name: str) -> Quantity | None:
        """A single figure, or what it plans or attains (``cam_ket.planned``)."""
        if name not in self._figures:
            self.enter(name)
            try:
                self._figures[name] = self._figure(name)
            finally:
                self._under_way.pop()
        return self._figures[name]

    def enter(self, name: str) -> None:
        """Note that a figure is being worked out; a figure that needs itself stops here."""
        if name in self._under_way:
            self._under_way.append(name)  # taken off again by whoever called
            raise _CycleError(" → ".join(self._under_way[self._under_way.index(name) :]))
        self._under_way.append(name)

    def _figure(self, name: str) -> Quantity | None:
        base, _, aspect = name.partition(".")
        figure = self.plan.figures[base]
        if aspect:
            formula = {"planned": figure.planned, "actual": figure.actual}.get(aspect)
            return self.single(formula, name, figure.unit) if formula else None
        if figure.formula:
            return self.single(figure.formula, name, figure.unit)
        typed = figure.value if figure.value is not None else _goal_value(figure.goal)
        worth = value_of(typed) if typed is not None else Absence.BLANK
        return Quantity(name, worth, Display(typed.places if isinstance(typed, NumberRead) else 0))

    def single(self, formula: Formula, address: str, unit: str) -> Quantity:
        """The value of an expression that stands alone."""
        worth = self.value(formula.expression, self.bind_outside(formula.place), formula.place, address)
        places = 0 if is_whole(unit) else self.places_of(formula.expression)
        return Quantity(address, worth, Display(places))

    # --- expressions

    def bind_outside(self, place: Place) -> Binding:
        """Bind references where there is no row: prose, single figures, checks across tables."""

        def bind(reference: Reference) -> Cells:
            value = self.resolved(reference, place)
            return lambda _row: value

        return bind

    def resolved(self, reference: Reference, place: Place) -> Value:
        """The value of a reference; a finding, and a faulty value, where there is none."""
        try:
            found = self.scope.resolve(reference)
        except ScopeError as error:
            self.findings.add(error.rule, place.right(error.at or reference.at), **error.details)
            return Absence.FAULTY
        except _CycleError as cycle:
            self.findings.add(rules.CYCLE, place.right(reference.at), path=cycle)
            return Absence.FAULTY
        if isinstance(found, str):
            self.findings.add(rules.NOT_ARITHMETIC, place.right(reference.at), text=str(reference))
            return Absence.FAULTY
        return found.worth

    def value(self, expression: Expression, bind: Binding, place: Place, address: str) -> Value:
        """The value of one expression; a division by zero is a finding at ``place``."""
        try:
            return compiled(expression, bind)(0)
        except ZeroDivisionError:
            self.findings.add(rules.DIVISION_BY_ZERO, place, address=address)
            return Absence.FAULTY

    def places_of(self, expression: Expression) -> int:
        """The decimals that an expression's inputs are shown with, the most of them."""
        places = 0
        for reference in references(expression):
            try:
                found = self.scope.resolve(reference)
            except (ScopeError, _CycleError):
                continue
            if isinstance(found, Quantity):
                places = max(places, found.display.places)
        return places


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
                return self.by_formula(expression, 1, self.formula_places(expression))
            case Rate(expression=expression, per=per):
                return self.by_formula(expression, per, 2)
            case Drawn():
                return self.drawn(self.column.source)

    # --- typed

    def given(self, index: int) -> ComputedColumn:
        cells = [row.cells[index] for row in self.table.rows]
        values = tuple(value_of(cell) for cell in cells)
        typed = tuple(cell.places if isinstance(cell, NumberRead) else 0 for cell in cells)
        if Absence.BLANK in values and not self.table.blank_is_nothing:
            self.report_blanks(values, index)
        if Absence.UNKNOWN in values and self.table.missing == "refuse" and self.is_needed():
            self.report_unknown(values, index)
        as_typed = self.column.decimals is None and any(typed)
        display = self.display(self.column.decimals if self.column.decimals is not None else max(typed, default=0))
        arithmetic = values
        if self.table.blank_is_nothing:
            arithmetic = tuple(Absence.NOTHING if v is Absence.BLANK else v for v in values)
        return self.finished(arithmetic, self.summed(arithmetic), typed if as_typed else None, display)

    def report_blanks(self, values: Sequence[Value], index: int) -> None:
        for row, value in zip(self.table.rows, values, strict=True):
            if value is Absence.BLANK:
                self.engine.findings.add(rules.MISSING_CELL, row.places[index], address=self.address(row))

    def report_unknown(self, values: Sequence[Value], index: int) -> None:
        for row, value in zip(self.table.rows, values, strict=True):
            if value is Absence.UNKNOWN:
                self.engine.findings.add(rules.OPEN_CELL, row.places[index], address=self.address(row))

    def is_needed(self) -> bool:
        """Whether anything in the table is computed from this column."""
        if self.table.total and self.column.total is not TotalRule.NONE:
            return True
        sources = (c.source for c in self.table.columns)
        return any(
            reference.name == self.column.id
            for source in sources
            if isinstance(source, Formula | Rate)
            for reference in references(source.expression)
        )

    # --- computed

    def by_formula(self, expression: Expression, per: int, places: int) -> ComputedColumn:
        source = self.column.source
        assert isinstance(source, Formula | Rate)  # noqa: S101 - by_formula is called for these two
        cells = compiled(expression, self.bind(source.place, lambda c: c.values), self.table.rounding)
        values = tuple(self.cell(cells, row, per) for row in range(len(self.table.rows)))
        decimals = self.column.decimals if self.column.decimals is not None else places
        if is_whole(self.column.unit):
            self.report_negative(values, expression)
        total = self.total(expression, per, source.place, values)
        return self.finished(values, total, None, self.display(decimals))

    def cell(self, cells: Cells, row: int, per: int) -> Value:
        try:
            value = cells(row)
        except ZeroDivisionError:
            at = self.table.rows[row]
            self.engine.findings.add(rules.DIVISION_BY_ZERO, self.blame(at, -1), address=self.address(at))
            return Absence.FAULTY
        return value if per == 1 or isinstance(value, Absence) else tidy(Fraction(value) * per)

    def total(self, expression: Expression, per: int, place: Place, values: Sequence[Value]) -> Value:
        if self.column.total is not TotalRule.RECOMPUTE:
            return self.summed(values)
        bind = self.bind(place, lambda column: (column.total,))
        try:
            value = compiled(expression, bind, self.table.rounding)(0)
        except ZeroDivisionError:
            if self.table.total:
                address = f"{self.table.id}.total.{self.column.id}"
                self.engine.findings.add(rules.DIVISION_BY_ZERO, place, address=address)
            return Absence.FAULTY
        return value if isinstance(value, Absence) else tidy(Fraction(value) * per)

    def bind(self, place: Place, take: Callable[[ComputedColumn], tuple[Value, ...]]) -> Binding:
        """Bind a bare name to this table's column of that id, anything else to one value for all rows."""
        names = {c.id for c in self.table.columns if c.kind is ColumnKind.NUMBER}
        outside = self.engine.bind_outside(place)

        def bind(reference: Reference) -> Cells:
            if reference.steps or reference.name not in names:
                return outside(reference)
            try:
                return take(self.engine.column(self.table.id, reference.name)).__getitem__
            except _CycleError as cycle:
                self.engine.findings.add(rules.CYCLE, place.right(reference.at), path=cycle)
                return lambda _row: Absence.FAULTY

        return bind

    def formula_places(self, expression: Expression) -> int:
        if is_whole(self.column.unit):
            return 0
        names = {c.id for c in self.table.columns}
        places = 2 if isinstance(expression, Operation) and expression.operator == "/" else 0
        for reference in references(expression):
            if not reference.steps and reference.name in names and reference.name != self.column.id:
                try:
                    places = max(places, self.engine.column(self.table.id, reference.name).display.places)
                except (_CycleError, ScopeError):
                    continue
        return places

    def drawn(self, source: Drawn) -> ComputedColumn:
        reference = Reference(source.table, (), 0)
        table = self.engine.tables.get(source.table)
        if table is None:
            rule = rules.NO_AREAS if source.table == "areas" else rules.UNKNOWN_NAME
            self.engine.findings.add(rule, source.place, column=self.column.id, text=str(reference), nearest="")
            return self.faulty()
        if source.column not in {c.id for c in table.columns}:
            details = {"table": source.table, "text": source.column, "nearest": ""}
            self.engine.findings.add(rules.UNKNOWN_COLUMN, source.place, **details)
            return self.faulty()
        try:
            column = self.engine.column(source.table, source.column)
        except _CycleError as cycle:
            self.engine.findings.add(rules.CYCLE, source.place, path=cycle)
            return self.faulty()
        index = self.engine.scope.row_index[source.table]
        at = [index.get(fold(row.name)) for row in self.table.rows]
        values = tuple(Absence.FAULTY if i is None else column.values[i] for i in at)
        places = None
        if column.places is not None and self.column.decimals is None:
            places = tuple(0 if i is None else column.places[i] for i in at)
        decimals = self.column.decimals if self.column.decimals is not None else column.display.places
        return self.finished(values, self.summed(values), places, self.display(decimals))

    def faulty(self) -> ComputedColumn:
        values = (Absence.FAULTY,) * len(self.table.rows)
        return self.finished(values, Absence.FAULTY, None, self.display(0))

    # --- common

    def summed(self, values: Sequence[Value]) -> Value:
        if self.column.total is TotalRule.NONE:
            return Absence.NOTHING
        total: Value = Absence.NOTHING
        open_ones = (Absence.UNKNOWN, Absence.TO_BE_SUPPLIED) if self.table.missing == "skip" else ()
        for value in values:
            if value not in open_ones:
                total = add(total, value)
        return tidy(total) if isinstance(total, Fraction) else total

    def display(self, places: int) -> Display:
        return Display(places, self.column.pad, self.table.rounding)

    def finished(
        self, values: tuple[Value, ...], total: Value, places: tuple[int, ...] | None, display: Display
    ) -> ComputedColumn:
        pad = self.table.total.pad if self.table.total else 0
        total_pad = pad if isinstance(total, int) else 0
        total_display = Display(display.places, total_pad, display.rounding)
        return ComputedColumn(self.column, values, total, places, display, total_display)

    def report_negative(self, values: Sequence[Value], expression: Expression) -> None:
        for row, value in zip(self.table.rows, values, strict=True):
            if not isinstance(value, Absence) and value < 0:
                names = ", ".join(dict.fromkeys(str(r) for r in references(expression)))
                self.engine.findings.add(
                    rules.NEGATIVE_COUNT, self.blame(row, -1), address=self.address(row), value=value, inputs=names
                )

    def blame(self, row: Row, which: int) -> Place:
        """The typed cell of a row that a formula takes last: where a person will look."""
        source = self.column.source
        assert isinstance(source, Formula | Rate)  # noqa: S101
        typed = {c.id: i for i, c in enumerate(self.table.columns) if isinstance(c.source, Given)}
        used = [typed[r.name] for r in references(source.expression) if not r.steps and r.name in typed]
        return row.places[used[which]] if used else row.place

    def address(self, row: Row) -> str:
        return f"{self.table.id}[{row.name}].{self.column.id}"


def value_of(cell: Cell | Gap) -> Value:
    """What a typed cell is worth."""
    match cell:
        case NumberRead(value=value):
            return value
        case Absence():
            return cell
        case Gap():
            return Absence.TO_BE_SUPPLIED
        case Quoted():
            return Absence.NOTHING
        case _:
            return Absence.NOTHING


def _goal_value(goal: Goal | Gap | None) -> NumberRead | Gap | None:
    return goal.value if isinstance(goal, Goal) else goal


def holds(comparison: Comparison, left: Value, right: Value) -> bool:
    """Whether a relation holds; with an absence on a side there is nothing to hold or break."""
    if isinstance(left, Absence) or isinstance(right, Absence):
        return True
    gap, slack = Fraction(left - right), Fraction(comparison.tolerance)
    match comparison.relation:
        case "=":
            return abs(gap) <= slack
        case "<>":
            return abs(gap) > slack
        case "<":
            return gap < slack
        case "<=":
            return gap <= slack
        case ">":
            return -gap < slack
        case ">=":
            return -gap <= slack


def meets(goal: Goal, value: Value) -> bool:
    """Whether a figure meets a goal; an absent one cannot miss it."""
    if isinstance(value, Absence):
        return True
    wanted = goal.value.value
    match goal.bound:
        case Bound.EXACT:
            return value == wanted
        case Bound.AT_LEAST:
            return value - wanted >= 0
        case Bound.AT_MOST:
            return value - wanted <= 0
        case Bound.RANGE:
            return goal.upper is not None and wanted <= value <= goal.upper.value


def figures_to_compute(figure: Figure) -> tuple[str, ...]:
    """The names under which a figure's values are asked for."""
    aspects = (("planned", figure.planned), ("actual", figure.actual))
    return (figure.id, *(f"{figure.id}.{name}" for name, formula in aspects if formula))
