"""Computing a plan: columns on demand, each once, in whatever order their formulas ask for."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from kehoach.diagnostics import Findings, Place, Rule
from kehoach.diagnostics import catalog as rules
from kehoach.numbers import NumberRead, round_exact
from kehoach.spec.expression import Comparison, Expression, Reference, references
from kehoach.spec.model import (
    Absence,
    Audience,
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
from kehoach.spec.names import fold, nearest
from kehoach.spec.units import is_whole
from kehoach.spec.walk import lines
from kehoach.tables.computed import ComputedColumn, Quantity
from kehoach.tables.formula import Binding, Cells, compiled, divisors, natural_places
from kehoach.tables.scope import Scope, ScopeError, facts_of
from kehoach.tables.values import Display, Value, add, is_too_long, show, show_full, tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Node: TypeAlias = tuple[str, str]
"""What is worked out as one: a column, by its table and id, or a single figure, by ``""`` and its name."""


class _CycleError(Exception):
    """A figure that needs itself; the finding has been written down."""


@dataclass(slots=True)
class Engine:
    """Works out the columns, totals and single figures of one plan; findings are written down as they arise."""

    plan: Plan
    findings: Findings
    tables: dict[str, Table] = field(init=False)
    scope: Scope = field(init=False)
    is_sound: bool = field(init=False)
    """Whether the plan was read without errors; else a figure without a value may have one that was refused."""
    used: set[Node] = field(default_factory=set)
    """What the plan itself is computed from or quotes; not what only a report will need."""
    used_totals: set[Node] = field(default_factory=set)
    """The columns whose total it quotes."""
    _columns: dict[Node, ComputedColumn] = field(default_factory=dict)
    _figures: dict[str, Quantity | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.is_sound = not self.findings.has_errors()
        areas = {"areas": self.plan.areas.table} if self.plan.areas else {}
        self.tables = {**areas, **self.plan.tables}
        index = {t.id: {fold(row.name): i for i, row in enumerate(t.rows)} for t in self.tables.values()}
        self.scope = Scope(self.tables, self, tuple(self.plan.figures), facts_of(self.plan), index)
        self._note_uses()
        for node in self._in_order():
            self._work_out(node)

    # --- figures, each after those it needs

    def column(self, table: str, column: str) -> ComputedColumn:
        """One column.

        Raises:
            ScopeError: its cells are text.
        """
        found = self._columns.get((table, column))
        if found is not None:
            return found
        if self.number_column(table, column) is None:
            raise ScopeError(rules.NOT_ARITHMETIC, 0, text=f"{table}.{column}")
        raise _CycleError

    def figure(self, name: str) -> Quantity | None:
        """A single figure, or what it plans or attains (``cam_ket.planned``); ``None`` where there is none."""
        if name not in self._figures and self._formula(name):
            raise _CycleError
        return self._figures.get(name)

    def number_column(self, table: str, column: str) -> Column | None:
        """A column of figures by its id."""
        found = (c for c in self.tables[table].columns if c.id == column and c.kind is ColumnKind.NUMBER)
        return next(found, None)

    def _work_out(self, node: Node) -> None:
        table, name = node
        if not table:
            self._figures[name] = self._figure(name)
        elif column := self.number_column(table, name):
            self._columns[node] = _ColumnWork(self, self.tables[table], column).computed()

    def _figure(self, name: str) -> Quantity:
        figure = self.plan.figures[name.partition(".")[0]]
        if formula := self._formula(name):
            return self.single(formula, name, figure.unit)
        typed = figure.value if figure.value is not None else _goal_value(figure.goal)
        worth = value_of(typed) if typed is not None else Absence.BLANK
        if typed is None and self.is_sound and ("", name) in self.used:
            self.findings.add(rules.MISSING_CELL, figure.place, address=name)
        return Quantity(name, worth, Display(typed.places if isinstance(typed, NumberRead) else 0))

    def _formula(self, name: str) -> Formula | None:
        """What a single figure is computed from; ``None`` where it is typed, or is none."""
        base, _, aspect = name.partition(".")
        figure = self.plan.figures.get(base)
        if figure is None:
            return None
        return {"": figure.formula, "planned": figure.planned, "actual": figure.actual}.get(aspect)

    def single(self, formula: Formula, address: str, unit: str) -> Quantity:
        """The value of an expression that stands alone."""
        worth = self.value(formula.expression, self.bind_outside(formula.place), formula.place, address)
        display = Display(0 if is_whole(unit) else natural_places(formula.expression, self.places_of))
        if hides_decimals(worth, display):
            self.report_hidden(worth, display, formula.place, address)
        return Quantity(address, worth, display)

    # --- their order

    def _in_order(self) -> list[Node]:
        """Every column and figure behind what it needs, found without recursion; a circle is a finding."""
        columns = [(t.id, c.id) for t in self.tables.values() for c in t.columns if c.kind is ColumnKind.NUMBER]
        figures = [("", name) for figure in self.plan.figures.values() for name in figures_to_compute(figure)]
        order: list[Node] = []
        done: set[Node] = set()
        for first in (*columns, *figures):
            path = {} if first in done else {first: self._needs(first)}
            while path:
                node, needs = next(reversed(path.items()))
                for needed, place in needs:
                    if needed in path:
                        self._report_circle([*path], needed, place)
                    elif needed not in done:
                        path[needed] = self._needs(needed)
                        break
                else:
                    del path[node]
                    done.add(node)
                    order.append(node)
        return order

    def _report_circle(self, path: list[Node], needed: Node, place: Place) -> None:
        circle = [*path[path.index(needed) :], needed]
        self.findings.add(rules.CYCLE, place, path=" → ".join(_dotted(node) for node in circle))

    def _needs(self, node: Node) -> Iterator[tuple[Node, Place]]:
        """What a column or figure is computed from, each once, and where it says so."""
        table, name = node
        if not table:
            formula = self._formula(name)
            return self._referred(formula.expression, formula.place) if formula else iter(())
        column = self.number_column(table, name)
        match column.source if column else Given():
            case Formula(expression=expression, place=place) | Rate(expression=expression, place=place):
                return self._referred(expression, place, table)
            case Drawn(table=other, column=wanted, place=place) if other in self.tables:
                return iter([((other, wanted), place)] if self.number_column(other, wanted) else [])
            case _:
                return iter(())

    def _referred(self, expression: Expression, place: Place, table: str = "") -> Iterator[tuple[Node, Place]]:
        seen: set[Node] = set()
        for reference in references(expression):
            node = self._node(reference, table)
            if node and node not in seen:
                seen.add(node)
                yield node, place.right(reference.at)

    def _node(self, reference: Reference, table: str) -> Node | None:
        """The column or figure that a reference names, in a table's formula or outside; ``None`` for other things."""
        name, steps = reference.name, reference.steps
        if table and not steps and self.number_column(table, name):
            return table, name
        dotted = ".".join((name, *(step.name for step in steps)))
        if dotted in self.scope.facts:
            return None
        if name in self.tables:
            column = steps[1].name if len(steps) == 2 and not steps[1].is_row else ""
            return (name, column) if self.number_column(name, column) else None
        return ("", dotted) if dotted in self.plan.figures or self._formula(dotted) else None

    def _note_uses(self) -> None:
        """Note what the plan needs: for its columns, printed or hidden, its figures, checks and prose."""
        later = {Audience.REPORT, Audience.DRAFT}
        asked: list[tuple[Expression, str]] = []
        for table in self.tables.values():
            for column in table.columns:
                is_later = column.shown_in and column.shown_in <= later
                if isinstance(column.source, Formula | Rate) and not is_later:
                    asked.append((column.source.expression, table.id))
                elif isinstance(column.source, Drawn) and not is_later:
                    self.used.add((column.source.table, column.source.column))
            for check in table.checks:
                asked += [(check.comparison.left, table.id), (check.comparison.right, table.id)]
        for figure in self.plan.figures.values():
            asked += [(formula.expression, "") for formula in (figure.formula, figure.planned) if formula]
        for line in lines(self.plan):
            asked += [(segment.embedded.expression, "") for segment in line if not isinstance(segment, str)]
        for expression, table_id in asked:
            for reference in references(expression):
                if node := self._node(reference, table_id):
                    self.used.add(node)
                    if reference.steps and reference.steps[0].name == "total" and not reference.steps[0].is_row:
                        self.used_totals.add(node)

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
        except _CycleError:
            return Absence.FAULTY
        if isinstance(found, str):
            self.findings.add(rules.NOT_ARITHMETIC, place.right(reference.at), text=str(reference))
            return Absence.FAULTY
        return found.worth

    def value(self, expression: Expression, bind: Binding, place: Place, address: str) -> Value:
        """The value of one expression; a division by zero is a finding at ``place``."""
        try:
            value = compiled(expression, bind)(0)
        except ZeroDivisionError:
            self.findings.add(rules.DIVISION_BY_ZERO, place, address=address)
            return Absence.FAULTY
        return self.of_bearable_length(value, place)

    def of_bearable_length(self, value: Value, place: Place) -> Value:
        """The value itself; a finding, and a faulty value, where formulas have made it endless."""
        if not is_too_long(value):
            return value
        self.findings.add(rules.NUMBER_TOO_LONG, place)
        return Absence.FAULTY

    def places_of(self, reference: Reference) -> int:
        """The decimals that a figure is shown with; 0 for anything else."""
        try:
            found = self.scope.resolve(reference)
        except (ScopeError, _CycleError):
            return 0
        return found.display.places if isinstance(found, Quantity) else 0

    def report_hidden(self, value: Value, display: Display, place: Place, address: str) -> None:
        """Write down that a result prints without its decimals."""
        exact, shown = show_full(value), show(value, display)
        self.findings.add(rules.NOT_WHOLE_RESULT, place, address=address, value=exact, shown=shown)


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
            case Drawn():
                return self.drawn(self.column.source)

    @property
    def node(self) -> Node:
        return self.table.id, self.column.id

    # --- typed

    def given(self, index: int) -> ComputedColumn:
        cells = [row.cells[index] for row in self.table.rows]
        values = tuple(value_of(cell) for cell in cells)
        typed = tuple(cell.places if isinstance(cell, NumberRead) else 0 for cell in cells)
        if Absence.BLANK in values and not self.table.blank_is_nothing and not self.is_left_open(values):
            self.report_absent(rules.MISSING_CELL, Absence.BLANK, values, index)
        if Absence.UNKNOWN in values and self.table.missing == "refuse" and self.is_needed():
            self.report_absent(rules.OPEN_CELL, Absence.UNKNOWN, values, index)
        as_typed = self.column.decimals is None and any(typed)
        display = self.display(self.column.decimals if self.column.decimals is not None else max(typed, default=0))
        arithmetic = values
        if self.table.blank_is_nothing:
            arithmetic = tuple(Absence.NOTHING if v is Absence.BLANK else v for v in values)
        return self.finished(arithmetic, self.summed(arithmetic), typed if as_typed else None, display)

    def report_absent(self, rule: Rule, absence: Absence, values: Sequence[Value], index: int) -> None:
        for row, value in zip(self.table.rows, values, strict=True):
            if value is absence:
                self.engine.findings.add(rule, row.places[index], address=self.address(row))

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
        values = tuple(self.cell(cells, row, per) for row in range(len(self.table.rows)))
        decimals = self.column.decimals if self.column.decimals is not None else places
        display = self.display(decimals)
        if is_whole(self.column.unit):
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
            self.engine.findings.add(rules.DIVISION_BY_ZERO, self.divisor_place(at), address=self.address(at))
            return Absence.FAULTY
        if is_too_long(value):
            return self.engine.of_bearable_length(value, self.table.rows[row].place)
        return value if per == 1 or isinstance(value, Absence) else tidy(Fraction(value) * per)

    def total(self, expression: Expression, per: int, place: Place, values: Sequence[Value]) -> Value:
        if self.column.total is not TotalRule.RECOMPUTE:
            return self.summed(values)
        bind = self.bind(place, lambda column: (column.total,))
        try:
            value = compiled(expression, bind, self.table.rounding)(0)
        except ZeroDivisionError:
            if self.table.total or self.node in self.engine.used_totals:
                address = f"{self.table.id}.total.{self.column.id}"
                self.engine.findings.add(rules.DIVISION_BY_ZERO, place, address=address)
            return Absence.FAULTY
        value = self.engine.of_bearable_length(value, place)
        return value if isinstance(value, Absence) else tidy(Fraction(value) * per)

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
            except _CycleError:
                pass
            return lambda _row: Absence.FAULTY

        return bind

    def places_of(self, reference: Reference) -> int:
        """The decimals that an input is shown with: a column of this table, or anything else a formula names."""
        if reference.steps or reference.name not in {c.id for c in self.table.columns}:
            return self.engine.places_of(reference)
        try:
            return self.engine.column(self.table.id, reference.name).display.places
        except (_CycleError, ScopeError):
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
        except _CycleError:
            return self.faulty()
        index = self.engine.scope.row_index[source.table]
        at = [index.get(fold(row.name)) for row in self.table.rows]
        values = tuple(Absence.FAULTY if i is None else column.values[i] for i in at)
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
                if not is_checked:  # else the name itself is a finding
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
        is_count = display.places == 0 and not isinstance(self.column.source, Rate)
        total_pad = self.table.total.pad if self.table.total and is_count else 0
        total_display = Display(display.places, total_pad, display.rounding)
        return ComputedColumn(self.column, values, total, places, display, total_display)

    def report_negative(self, values: Sequence[Value], expression: Expression, display: Display) -> None:
        for row, value in zip(self.table.rows, values, strict=True):
            if not isinstance(value, Absence) and value < 0:
                names = ", ".join(dict.fromkeys(str(r) for r in references(expression)))
                shown = show(value, display)
                self.engine.findings.add(
                    rules.NEGATIVE_COUNT, self.blame(row), address=self.address(row), value=shown, inputs=names
                )

    def report_hidden(self, values: Sequence[Value], total: Value, display: Display, place: Place) -> None:
        """Write down, once, that a column prints without the decimals its figures have."""
        for row, value in zip(self.table.rows, values, strict=True):
            if hides_decimals(value, display):
                self.engine.report_hidden(value, display, place, self.address(row))
                return
        if self.table.total and hides_decimals(total, display):
            self.engine.report_hidden(total, display, place, f"{self.table.id}.total.{self.column.id}")

    def blame(self, row: Row) -> Place:
        """The typed cell of a row that a formula takes last: where a person will look."""
        source = self.column.source
        assert isinstance(source, Formula | Rate)  # noqa: S101
        typed = {c.id: i for i, c in enumerate(self.table.columns) if isinstance(c.source, Given)}
        used = [typed[r.name] for r in references(source.expression) if not r.steps and r.name in typed]
        return row.places[used[-1]] if used else row.place

    def divisor_place(self, row: Row) -> Place:
        """The cell of a row that a formula divides by, here or where it is drawn from; else the row."""
        source = self.column.source
        assert isinstance(source, Formula | Rate)  # noqa: S101
        columns = {c.id: i for i, c in enumerate(self.table.columns)}
        for reference in reversed(divisors(source.expression)):
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


def hides_decimals(value: Value, display: Display) -> bool:
    """Whether a figure that is not whole is shown as if it were."""
    return not isinstance(value, Absence) and value.denominator != 1 and display.places == 0


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
    """Whether a figure meets a goal, an exact one at the goal's own decimals; an absent figure cannot miss it."""
    if isinstance(value, Absence):
        return True
    wanted = goal.value.value
    match goal.bound:
        case Bound.EXACT:
            return round_exact(value, goal.value.places) == wanted
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


def _dotted(node: Node) -> str:
    return ".".join(filter(None, node))
