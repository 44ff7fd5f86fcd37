"""The checks of a table, run on the computed figures."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property, partial
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics import terms
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.diagnostics.repeated import and_other_rows, is_most
from kehoach.plan.cell_values import Absence
from kehoach.plan.expression import Comparison, has_figure, references
from kehoach.tables.evaluation import Binding, compiled
from kehoach.tables.results import TOTAL
from kehoach.tables.tree import leaves
from kehoach.tables.values import Value, is_too_long, show_full

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.diagnostics import Place
    from kehoach.diagnostics.bilingual import Bilingual
    from kehoach.numbers import Rounding
    from kehoach.plan.table import Check, Row
    from kehoach.tables.engine import Engine
    from kehoach.tables.results import ComputedTable


def run_check(check: Check, table: ComputedTable, engine: Engine) -> None:
    """Run one check: once, or for each row where it names columns of its own table.

    Where most rows fail, one finding at the first says so. The total row is compared too, unless the check has a
    figure of its own: the limit of one row ("giam <= 2") does not apply to their sum. Sums, in groups and in the
    total, may be off by the tolerance of each of their rows.
    """
    units = engine.units_of(table.table.id)
    sides = (check.comparison.left, check.comparison.right)
    used = [reference for side in sides for reference in references(side)]
    own = {r.name for r in used if not r.steps} & table.columns.keys()
    outside, rounding = engine.bind_outside(check.place), table.table.rounding
    if not own:
        _Trial(check, check.comparison, outside, terms.NOWHERE, lambda: check.place, engine, rounding).report_failure()
        return
    trials = []
    looked_at = _last_typed(own, table)
    for index, row in enumerate(table.rows):
        values = {name: column.values[index] for name, column in table.columns.items()}
        place = partial(_place_in, row, looked_at)
        compared, bound = _of_rows(check.in_unit(units.of(index)), table, own, index), _bound_to(values, outside)
        trials.append(_Trial(check, compared, bound, terms.in_row(row.name), place, engine, rounding))
    failed = [trial for trial in trials if not trial.holds()]
    if is_most(len(failed), sum(trial.is_of_figures() for trial in trials)):
        failed[0].report_failure(others=len(failed) - 1)
        return
    for trial in failed:
        trial.report_failure()
    is_of_columns = all(not r.steps and r.name in own for r in used) and not any(map(has_figure, sides))
    if table.table.total and is_of_columns and all(table.columns[name].total is not Absence.NOTHING for name in own):
        totals = {name: column.total for name, column in table.columns.items()}
        label = terms.in_total(table.table.total.label)
        compared, bound = _of_rows(check.in_unit(units.total), table, own, TOTAL), _bound_to(totals, outside)
        _Trial(check, compared, bound, label, lambda: table.table.place, engine, rounding).report_failure()


def _of_rows(comparison: Comparison, table: ComputedTable, own: set[str], at: int) -> Comparison:
    """The comparison of a group, or the total: with the tolerance of all its rows together, if they are added up."""
    is_sum = all(table.column(name).sums_groups for name in own)
    rows = len(leaves(table.rows, at)) if comparison.tolerance and is_sum else 0
    return replace(comparison, tolerance=comparison.tolerance * rows) if rows else comparison


class _Trial(Struct, frozen=True, dict=True):
    """One check on one row, one total, or the plan at large."""

    check: Check
    comparison: Comparison
    bind: Binding
    where: Bilingual
    place: Callable[[], Place]
    """Looks up where a person will look; most rows are never asked."""
    engine: Engine
    rounding: Rounding

    @cached_property
    def sides(self) -> tuple[Value, Value]:
        """The values compared; both faulty, with a finding, on a division by zero."""
        comparison = self.comparison
        try:
            sides = [compiled(side, self.bind, self.rounding)(0) for side in (comparison.left, comparison.right)]
        except ZeroDivisionError:
            address = self.where.after(self.check.text)
            self.engine.findings.add(rules.DIVISION_BY_ZERO, self.place(), address=address)
            return Absence.FAULTY, Absence.FAULTY
        left, right = map(self._of_bearable_length, sides)
        return left, right

    def _of_bearable_length(self, side: Value) -> Value:
        return self.engine.of_bearable_length(side, self.place()) if is_too_long(side) else side

    def is_of_figures(self) -> bool:
        return not any(isinstance(side, Absence) for side in self.sides)

    def holds(self) -> bool:
        return holds(self.comparison, *self.sides)

    def report_failure(self, others: int = 0) -> None:
        """Report that the check fails, if it does, here and in ``others`` further rows."""
        if not self.holds():
            left, right = (Verbatim(show_full(side)) for side in self.sides)
            check, row, more = Verbatim(self.check.text), self.where, and_other_rows(others)
            add = self.engine.findings.add
            add(rules.CHECK_FAILED, self.place(), check=check, row=row, left=left, right=right, others=more)


def _last_typed(names: set[str], table: ComputedTable) -> int | None:
    """The index of the last typed column that a check names, where a person will look in a row."""
    typed = [i for i, c in enumerate(table.table.columns) if c.id in names and c.source.is_typed]
    return typed[-1] if typed else None


def _place_in(row: Row, index: int | None) -> Place:
    return row.place if index is None else row.places[index]


def _bound_to(values: dict[str, Value], outside: Binding) -> Binding:
    return lambda ref: (lambda _row: values[ref.name]) if not ref.steps and ref.name in values else outside(ref)


def holds(comparison: Comparison, left: Value, right: Value) -> bool:
    """Whether a relation holds; with an absence on a side it does."""
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
