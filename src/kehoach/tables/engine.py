"""Computing a plan: each column once, in the order in which formulas need them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeAlias

from kehoach.diagnostics import Findings, Place, has_errors
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.numbers import NumberRead
from kehoach.plan.address import Address
from kehoach.plan.audience import Audience
from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.expression import Expression, Reference, references
from kehoach.plan.outline import lines
from kehoach.plan.row_names import index_of
from kehoach.plan.units import is_whole
from kehoach.tables.columns import computation_of, compute_column, compute_total
from kehoach.tables.columns.totals import is_late, late_inputs
from kehoach.tables.display_units import in_unit_of_table
from kehoach.tables.evaluation import Binding, Cells, compiled, natural_places
from kehoach.tables.joint_rounding import footed
from kehoach.tables.measures import Measures
from kehoach.tables.results import ComputedColumn, Quantity
from kehoach.tables.scope import CycleError, Scope, ScopeError, facts_of, unit_of
from kehoach.tables.tree import decimals_of, parts_by_parent
from kehoach.tables.values import Display, Value, hides_decimals, is_too_long, show, show_full, value_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kehoach.plan.columns.formula import Formula
    from kehoach.plan.expression import Step
    from kehoach.plan.model import Plan
    from kehoach.plan.prose import Segment
    from kehoach.plan.table import Column, Table
    from kehoach.tables.results import ComputedTable
    from kehoach.tables.row_units import RowUnits

Node: TypeAlias = tuple[str, str]
"""What is computed in one step: a column, by its table and id, or a single figure, by ``""`` and its name.

A late total, with the figures of groups, is a step of its own, by ``table.total`` and the column's id. So is rounding
columns together: ``table.foot``.
"""

_LATE: Final = ".total"
_FOOT: Final = ".foot"


@dataclass(slots=True)
class Engine:
    """Computes the columns, totals and single figures of one plan, adding findings as they arise."""

    plan: Plan
    findings: Findings
    known: Mapping[str, ComputedTable] = field(default_factory=dict)  # the tables that are computed already
    tables: dict[str, Table] = field(init=False)
    scope: Scope = field(init=False)
    measures: Measures = field(init=False)
    parts: dict[str, dict[int, list[int]]] = field(init=False)
    """By table: child row indices by parent index; -1 is the table."""
    decimals: dict[str, dict[int, int]] = field(init=False)
    """By table and row: the decimals of rows that have their own."""
    texts: tuple[tuple[Segment, ...], ...] = field(init=False)
    """Every text of the plan that may have figures in it."""
    is_sound: bool = field(init=False)
    """Whether the plan was read without errors; if not, a missing value may be one that could not be read."""
    used: set[Node] = field(default_factory=set)
    """What the plan itself computes with or quotes; not what only a report needs."""
    used_totals: set[Node] = field(default_factory=set)
    """The columns whose total the plan quotes."""
    _columns: dict[Node, ComputedColumn] = field(default_factory=dict)
    _figures: dict[str, Quantity | None] = field(default_factory=dict)
    _of_numbers: dict[Node, Column] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.is_sound = not has_errors(self.findings)
        self.tables = self.plan.all_tables
        self.parts = {table.id: parts_by_parent(table.rows) for table in self.tables.values()}
        self.decimals = {table.id: decimals_of(table.rows) for table in self.tables.values()}
        for table in self.tables.values():
            self._of_numbers |= {(table.id, c.id): c for c in reversed(table.columns) if c.kind is ColumnKind.NUMBER}
        self.measures = Measures.of(self.tables, self.plan.figures, self.findings)
        index = {name: index_of(table) for name, table in self.tables.items()}
        self.scope = Scope(self.tables, self, tuple(self.plan.figures), facts_of(self.plan), index, unit_of(self.plan))
        self.texts = tuple(lines(self.plan))
        self._note_uses()
        self.print_as_typed(self.known.values())
        for node in self._in_order():
            self._compute(node)

    # --- figures

    def column(self, table: str, column: str) -> ComputedColumn:
        """One column.

        Raises:
            ScopeError: its cells are text.
        """
        found = self._columns.get((table, column))
        if found is not None:
            return found
        if self.number_column(table, column) is None:
            raise ScopeError(rules.NOT_ARITHMETIC, 0, text=Address(table, column=column).text)
        raise CycleError

    def print_as_typed(self, tables: Iterable[ComputedTable]) -> None:
        """Take over the columns of tables in which typed figures are printed instead of computed ones."""
        for table in tables:
            self._columns |= {(table.table.id, name): column for name, column in table.columns.items()}

    def figure(self, name: str) -> Quantity | None:
        """A single figure, or its planned or actual one (``cam_ket.planned``); ``None`` if there is none."""
        if name not in self._figures and self._formula(name):
            raise CycleError
        return self._figures.get(name)

    def number_column(self, table: str, column: str) -> Column | None:
        """A column of figures by its id."""
        return self._of_numbers.get((table, column))

    def _compute(self, node: Node) -> None:
        table, name = node
        if not table:
            self._figures[name] = self._figure(name)
        elif table.endswith(_FOOT):
            self._compute_footing(self.tables[table.removesuffix(_FOOT)])
        elif table.endswith(_LATE):
            self._compute_total(table.removesuffix(_LATE), name)
        elif column := self.number_column(table, name):
            worked = compute_column(self, self.tables[table], column)
            self._columns[node] = in_unit_of_table(self.tables[table], worked)

    def _compute_total(self, table: str, name: str) -> None:
        column, computed = self.number_column(table, name), self._columns.get((table, name))
        if column and computed:
            self._columns[table, name] = compute_total(self, self.tables[table], column, computed)

    def _compute_footing(self, table: Table) -> None:
        if table.footing:
            rounded = footed(self, table, table.footing)
            self._columns |= {(table.id, name): column for name, column in rounded.items()}

    def _figure(self, name: str) -> Quantity:
        figure = self.plan.figures[name.partition(".")[0]]
        if formula := self._formula(name):
            return self.single(formula, name, figure.unit)
        typed = figure.typed
        worth = value_of(typed) if typed is not None else Absence.BLANK
        if typed is None and self.is_sound and ("", name) in self.used:
            self.findings.add(rules.MISSING_CELL, figure.place, address=Verbatim(name))
        return Quantity(name, worth, Display(typed.places if isinstance(typed, NumberRead) else 0), figure.unit)

    def _formula(self, name: str) -> Formula | None:
        """The formula of a single figure; ``None`` if it is typed, or there is none."""
        base, _, aspect = name.partition(".")
        figure = self.plan.figures.get(base)
        return figure.computed_by(aspect) if figure else None

    def single(self, formula: Formula, address: str, unit: str) -> Quantity:
        """The value of an expression outside of tables."""
        worth = self.value(formula.expression, self.bind_outside(formula.place), formula.place, address)
        display = Display(0 if is_whole(unit) else natural_places(formula.expression, self.places_of))
        if hides_decimals(worth, display):
            self.report_hidden(worth, display, formula.place, address)
        return Quantity(address, worth, display, unit)

    # --- the workplace of columns

    def parts_of(self, table: str) -> Mapping[int, Sequence[int]]:
        """Child row indices by parent index; -1 is the table."""
        return self.parts[table]

    def row_index_of(self, table: str) -> Mapping[str, int]:
        """Row indices by what a row may be called."""
        return self.scope.row_index[table]

    def units_of(self, table: str) -> RowUnits:
        """The units that the rows have themselves."""
        return self.measures.rows[table]

    def decimals_of(self, table: str) -> Mapping[int, int]:
        """By row: the decimals of rows that have their own."""
        return self.decimals[table]

    def is_used(self, table: str, column: str) -> bool:
        """Whether the plan computes with a column, or quotes it."""
        return (table, column) in self.used

    def is_total_used(self, table: str, column: str) -> bool:
        """Whether the plan quotes a column's total."""
        return (table, column) in self.used_totals

    # --- order of computation

    def _in_order(self) -> list[Node]:
        """Every column and figure after those it needs, without recursion; a circular reference is a finding."""
        columns = [(t.id, c.id) for t in self.tables.values() for c in t.columns if c.kind is ColumnKind.NUMBER]
        totals = [self._total_node(table, column) for table, column in columns]
        figures = [("", name) for figure in self.plan.figures.values() for name in figure.names]
        order: list[Node] = []
        done = {(name + late, at) for name, at in self._columns for late in ("", _LATE)}
        done |= {(name + _FOOT, "") for name in self.known}
        footings = [(table.id + _FOOT, "") for table in self.tables.values() if table.footing]
        for first in (*columns, *footings, *totals, *figures):
            path = {} if first in done else {first: self._settled_needs(first)}
            while path:
                node, needs = next(reversed(path.items()))
                for needed, place in needs:
                    if needed in path:
                        self._report_circle([*path], needed, place)
                    elif needed not in done:
                        path[needed] = self._settled_needs(needed)
                        break
                else:
                    del path[node]
                    done.add(node)
                    order.append(node)
        return order

    def _report_circle(self, path: list[Node], needed: Node, place: Place) -> None:
        circle = [*path[path.index(needed) :], needed]
        self.findings.add(
            rules.CYCLE, place, path=Verbatim(" → ".join(".".join(filter(None, node)) for node in circle))
        )

    def _settled_needs(self, node: Node) -> Iterator[tuple[Node, Place]]:
        """What a column or figure is computed from, with columns rounded together as one."""
        for (table, name), place in self._needs(node):
            footing = self.tables[table].footing if table in self.tables else None
            is_outside = node[0] != table + _FOOT and not (node[0] == table and footing and node[1] in footing.columns)
            is_rounded = footing and name in footing.columns and is_outside
            yield ((table + _FOOT, "") if is_rounded else (table, name)), place

    def _needs(self, node: Node) -> Iterator[tuple[Node, Place]]:
        """What a column or figure is computed from, each once, with the place of the expression."""
        table, name = node
        if not table:
            formula = self._formula(name)
            return self._referred(formula.expression, formula.place) if formula else iter(())
        if table.endswith(_LATE):
            return self._total_needs(table.removesuffix(_LATE), name)
        if table.endswith(_FOOT) and (footing := self.tables[table.removesuffix(_FOOT)].footing):
            return iter([((table.removesuffix(_FOOT), column), footing.place) for column in footing.columns])
        column = self.number_column(table, name)
        if column is None:
            return iter(())
        if (wanted := column.source.looked_up) and wanted[0] in self.tables:
            is_grouped = len(self.parts[wanted[0]]) > 1
            node = self._total_node(*wanted) if is_grouped else wanted
            return iter([(node, column.source.written_at() or column.place)] if self.number_column(*wanted) else [])
        inputs = computation_of(column.source).needed_first(self.tables[table], column)
        by_row = (self._referred(own.expression, own.place) for own in column.by_row.values())
        return chain(
            (needed for needed in chain.from_iterable(by_row) if needed[0] != node),
            *(self._referred(one.expression, one.place, table if one.by_row else "") for one in inputs),
        )

    def _total_needs(self, table: str, name: str) -> Iterator[tuple[Node, Place]]:
        """What a late total depends on: its column, the totals in its rule, for a mean the cells of its weight."""
        column = self.number_column(table, name)
        if column is None or not is_late(self.tables[table], column):
            return
        yield (table, name), column.place
        if weight := column.weight:
            yield from self._referred(weight.expression, weight.place, table)
        for one in late_inputs(column):
            for (needed, other), place in self._referred(one.expression, one.place, table if one.by_row else ""):
                yield (self._total_node(table, other) if needed == table else (needed, other)), place

    def _total_node(self, table: str, name: str) -> Node:
        """The step that computes a column's total."""
        column = self.number_column(table, name)
        waits = column is not None and is_late(self.tables[table], column)
        return (table + _LATE if waits else table), name

    def _referred(self, expression: Expression, place: Place, table: str = "") -> Iterator[tuple[Node, Place]]:
        seen: set[Node] = set()
        for reference in references(expression):
            node = self._node(reference, table)
            if node and node not in seen:
                seen.add(node)
                yield node, place.right(reference.at)

    def _node(self, reference: Reference, table: str) -> Node | None:
        """The column or figure that a reference names, in a table's formula or outside; ``None`` for anything else."""
        name, steps = reference.name, reference.steps
        if table and not steps and self.number_column(table, name):
            return table, name
        dotted = ".".join((name, *(step.name for step in steps)))
        if dotted in self.scope.facts:
            return None
        if name in self.tables:
            column = steps[1].name if len(steps) == 2 and not steps[1].is_row else ""
            if not self.number_column(name, column):
                return None
            is_made_up = not steps[0].is_row or self._row(name, steps[0]) in self.parts[name]
            return self._total_node(name, column) if is_made_up else (name, column)
        return ("", dotted) if dotted in self.plan.figures or self._formula(dotted) else None

    def _row(self, table: str, step: Step) -> int | None:
        try:
            return self.scope.row_of(self.tables[table], step)
        except ScopeError:
            return None

    def _note_uses(self) -> None:
        """Record what the plan uses: for its columns, printed or hidden, its figures, checks and prose."""
        later = {Audience.REPORT, Audience.DRAFT} - {self.plan.audience}
        asked: list[tuple[Expression, str]] = []
        for table in self.tables.values():
            for column in table.columns:
                if column.shown_in and column.shown_in <= later:
                    continue
                asked += [(one.expression, table.id if one.by_row else "") for one in column.source.inputs()]
                for formula in column.by_row.values():
                    beside = {node for node, _ in self._referred(formula.expression, formula.place)}
                    self.used |= {(name.removesuffix(_LATE), c) for name, c in beside - {(table.id, column.id)}}
                if (own := column.total_formula or column.weight) and (table.total or len(self.parts[table.id]) > 1):
                    asked.append((own.expression, table.id))
                if there := column.source.looked_up:
                    self.used.add(there)
            for check in table.checks:
                asked += [(check.comparison.left, table.id), (check.comparison.right, table.id)]
        for figure in self.plan.figures.values():
            asked += [(formula.expression, "") for formula in (figure.formula, figure.planned, figure.base) if formula]
            if figure.actual and self.plan.audience is Audience.REPORT:
                asked.append((figure.actual.expression, ""))
        for line in self.texts:
            asked += [(segment.embedded.expression, "") for segment in line if not isinstance(segment, str)]
        for expression, table_id in asked:
            for reference in references(expression):
                if node := self._node(reference, table_id):
                    node = (node[0].removesuffix(_LATE), node[1])
                    self.used.add(node)
                    if reference.steps and reference.steps[0].name == "total" and not reference.steps[0].is_row:
                        self.used_totals.add(node)

    # --- expressions

    def bind_outside(self, place: Place) -> Binding:
        """Bind references outside of rows: in prose, single figures, checks across tables."""

        def bind(reference: Reference) -> Cells:
            value = self.resolved(reference, place)
            return lambda _row: value

        return bind

    def resolved(self, reference: Reference, place: Place) -> Value:
        """The value of a reference; faulty, with a finding, if there is none."""
        try:
            found = self.scope.resolve(reference)
        except ScopeError as error:
            self.findings.add(error.rule, place.right(error.at or reference.at), **error.details)
            return Absence.FAULTY
        except CycleError:
            return Absence.FAULTY
        if isinstance(found, str):
            self.findings.add(rules.NOT_ARITHMETIC, place.right(reference.at), text=Verbatim(str(reference)))
            return Absence.FAULTY
        if found.said:
            address, text = Verbatim(found.address), Verbatim(found.said)
            self.findings.add(rules.QUOTED_DRAWN, place.right(reference.at), address=address, text=text)
        return found.worth

    def value(self, expression: Expression, bind: Binding, place: Place, address: str) -> Value:
        """The value of one expression; a division by zero is a finding at ``place``."""
        try:
            value = compiled(expression, bind)(0)
        except ZeroDivisionError:
            self.findings.add(rules.DIVISION_BY_ZERO, place, address=Verbatim(address))
            return Absence.FAULTY
        return self.of_bearable_length(value, place)

    def of_bearable_length(self, value: Value, place: Place) -> Value:
        """The value itself; faulty, with a finding, if formulas have made it endlessly long."""
        if not is_too_long(value):
            return value
        self.findings.add(rules.NUMBER_TOO_LONG, place)
        return Absence.FAULTY

    def places_of(self, reference: Reference) -> int:
        """The decimals that a figure is shown with; 0 for a fact."""
        try:
            found = self.scope.resolve(reference)
        except (ScopeError, CycleError):
            return 0
        return found.display.places if isinstance(found, Quantity) else 0

    def report_hidden(self, value: Value, display: Display, place: Place, address: str) -> None:
        """Report that a result is printed without its decimals."""
        exact, shown = show_full(value), show(value, display)
        self.findings.add(
            rules.NOT_WHOLE_RESULT, place, address=Verbatim(address), value=Verbatim(exact), shown=Verbatim(shown)
        )
