"""Findings about one column, each at the cell where a person will look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics import terms
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.diagnostics.repeated import and_other_rows, is_most
from kehoach.plan.address import Address
from kehoach.plan.cell_values import Absence
from kehoach.plan.expression import divisors, references
from kehoach.plan.units import is_whole
from kehoach.source.names import fold
from kehoach.tables.results import TOTAL
from kehoach.tables.scope import CycleError
from kehoach.tables.tree import leaves
from kehoach.tables.values import Display, Value, hides_decimals, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kehoach.diagnostics import Place, Rule
    from kehoach.diagnostics.bilingual import Detail
    from kehoach.plan.columns.formula import Formula
    from kehoach.plan.expression import Expression
    from kehoach.plan.table import Row
    from kehoach.tables.columns.column_context import ColumnContext


class NoFigureError(ArithmeticError):
    """A rule gives no figure; ``rule`` and ``details`` are the finding that explains why."""

    def __init__(self, rule: Rule, **details: Detail) -> None:
        super().__init__(rule.name)
        self.rule = rule
        self.details = details


def is_unlike(work: ColumnContext, indices: Iterable[int], values: Sequence[Value], whole: int) -> bool:
    """Whether figures summed into one have unlike units; a finding if that one is printed or quoted."""
    unlike = work.units.unlike(indices, values) if work.column.takes_row_unit else None
    if unlike is None:
        return False
    if whole >= 0 or work.is_total_wanted():
        place = work.table.rows[whole].places[work.index] if whole >= 0 else work.column.place
        report_unlike(work, place, *unlike, work.address(whole))
    return True


def has_unlike_inputs(work: ColumnContext, weight: Formula) -> bool:
    """Whether the weights of rows have unlike units; if so, a finding."""
    for name in (r.name for r in references(weight.expression) if not r.steps):
        column = work.engine.number_column(work.table.id, name)
        if column is None or not column.takes_row_unit or not work.units:
            continue
        try:
            values = work.engine.column(work.table.id, name).values
        except CycleError:
            continue
        if unlike := work.units.unlike(leaves(work.table.rows), values):
            report_unlike(work, weight.place, *unlike, Address(work.table.id, column=name).text)
            return True
    return False


def report_unlike(work: ColumnContext, place: Place, left: str, right: str, address: str) -> None:
    """Report that figures of rows with unlike units would be combined into one."""
    where, cure = terms.at_address(address), terms.UNLIKE_ROWS
    work.engine.findings.add(
        rules.UNLIKE_UNITS, place, left=Verbatim(left), right=Verbatim(right), where=where, cure=cure
    )


def report_no_figure(work: ColumnContext, error: ZeroDivisionError | NoFigureError, place: Place, address: str) -> None:
    """Report why there is no figure at an address."""
    if isinstance(error, NoFigureError):
        work.engine.findings.add(error.rule, place, address=Verbatim(address), **error.details)
    else:
        work.engine.findings.add(rules.DIVISION_BY_ZERO, place, address=Verbatim(address))


def report_absent(work: ColumnContext, rule: Rule, at: int) -> None:
    """Report a cell without a figure where one is required."""
    work.engine.findings.add(rule, work.table.rows[at].places[work.index], address=work.address(at))


def report_negative(work: ColumnContext, values: Sequence[Value], expression: Expression, display: Display) -> None:
    """Report every count below zero; the first for all where most are."""
    below = [at for at, value in enumerate(values) if not isinstance(value, Absence) and value < 0]
    figures = sum(not isinstance(value, Absence) for value in values)
    is_of_column = is_most(len(below), figures)
    names = ", ".join(dict.fromkeys(str(r) for r in references(expression)))
    for at in below[:1] if is_of_column else below:
        place = blame(work, work.table.rows[at], expression)
        shown = show(values[at], display)
        _report_below_zero(work, at, place, shown, names, others=len(below) - 1 if is_of_column else 0)


def report_negative_sums(work: ColumnContext, values: Sequence[Value], total: Value) -> None:
    """Report every group, and the total, below zero in a column of counts."""
    if not is_whole(work.column.unit) or work.column.signed:
        return
    sums = {at: values[at] for at in work.groups}
    if work.table.total and work.column.has_total:
        sums[TOTAL] = total
    for at, value in sums.items():
        if not isinstance(value, Absence) and value < 0:
            place = work.column.place if at == TOTAL else work.table.rows[at].places[work.index]
            _report_below_zero(work, at, place, show(value, work.display(0)), work.column.id)


def _report_below_zero(work: ColumnContext, at: int, place: Place, shown: str, inputs: str, others: int = 0) -> None:
    where = terms.cells_or_columns(inputs) if others else terms.cells_of_row(inputs)
    address, value, more = work.address(at), Verbatim(shown), and_other_rows(others)
    work.engine.findings.add(rules.NEGATIVE_COUNT, place, address=address, value=value, others=more, where=where)


def report_hidden(work: ColumnContext, values: Sequence[Value], total: Value, display: Display, place: Place) -> None:
    """Report once that a column prints without the decimals of its figures."""
    said = work.engine.decimals_of(work.table.id) if work.column.takes_row_decimals else {}
    for at, value in enumerate(values):
        if at not in said and hides_decimals(value, display) and not work.shown_places(at, value, 0):
            work.engine.report_hidden(value, display, place, work.address(at))
            return
    if work.table.total and hides_decimals(total, display) and not work.shown_places(TOTAL, total, 0):
        work.engine.report_hidden(total, display, place, work.total_address)


def blame(work: ColumnContext, row: Row, expression: Expression) -> Place:
    """The last typed cell that a formula uses in a row, where a person will look; else the row."""
    return typed_place(work, row, expression) or row.place


def typed_place(work: ColumnContext, row: Row, expression: Expression) -> Place | None:
    """The last typed cell that an expression uses in a row; ``None`` if it uses none."""
    typed = {c.id: i for i, c in enumerate(work.table.columns) if c.source.is_typed}
    used = [typed[r.name] for r in references(expression) if not r.steps and r.name in typed]
    return row.places[used[-1]] if used else None


def divisor_place(work: ColumnContext, row: Row, *expressions: Expression) -> Place:
    """The cell of a row that a formula divides by, here or where it is looked up; else the row."""
    columns = {c.id: i for i, c in enumerate(work.table.columns)}
    for reference in reversed([r for expression in expressions for r in divisors(expression)]):
        at = None if reference.steps else columns.get(reference.name)
        if at is None:
            continue
        source = work.table.columns[at].source
        if source.is_typed:
            return row.places[at]
        if (there := source.looked_up) and (place := _place_there(work, row, *there)):
            return place
    return row.place


def _place_there(work: ColumnContext, row: Row, table: str, column: str) -> Place | None:
    """The cell of another table that a row is looked up in; ``None`` if there is none."""
    other = work.engine.tables.get(table)
    at = work.engine.row_index_of(table).get(fold(row.name)) if other else None
    ids = [c.id for c in other.columns] if other else []
    return other.rows[at].places[ids.index(column)] if other and at is not None and column in ids else None
