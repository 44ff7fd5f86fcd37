"""Giving one amount out over the rows of a table, in whole parts that add up to it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics import terms
from kehoach.numbers import Claimant, ImpossibleError, Portion, apportion
from kehoach.spec.expression import Reference
from kehoach.spec.model import Absence, Formula, Given, Row, Split
from kehoach.spec.names import fold
from kehoach.tables.formula import compiled
from kehoach.tables.kinds import leaves, sort_name
from kehoach.tables.values import Value, graver, show_full, value_of

if TYPE_CHECKING:
    from kehoach.diagnostics import Place
    from kehoach.tables.columns import ColumnWork
    from kehoach.tables.computed import ComputedColumn


def give_out(work: ColumnWork, source: Split) -> ComputedColumn:
    """The column of the parts. "-" as a weight, a limit or a fixed part means that the row takes no part."""
    return _Splitting(work, source).column()


@dataclass(slots=True)
class _Splitting:
    work: ColumnWork
    source: Split
    absent: Value = Absence.NOTHING
    """The gravest absence met; then no part can be known."""
    claimants: dict[int, Claimant] = field(default_factory=dict)
    """By the row's index; a row that takes no part is not among them."""

    def column(self) -> ComputedColumn:
        work, rows = self.work, self.work.table.rows
        whole = self.whole()
        values: list[Value] = [Absence.NOTHING] * len(rows)
        portions: list[Portion | None] = [None] * len(rows)
        self.read_rows(set(leaves(rows)) if rows else set())
        if isinstance(whole, Absence):
            self.note(whole)
        if self.absent is not Absence.NOTHING or isinstance(whole, Absence):
            values = [self.absent] * len(rows)
        elif rows:
            try:
                given = apportion(whole, tuple(self.claimants.values()), self.source.method)
            except ImpossibleError as error:
                self.report_impossible(whole, error)
                return work.faulty()
            for at, portion in zip(self.claimants, given, strict=True):
                values[at], portions[at] = portion.parts, portion
        values = list(work.with_parents(tuple(values)))
        total = work.summed(values)
        column = work.finished(tuple(values), total, None, work.display(work.decimals(0)))
        return replace(column, portions=tuple(portions))

    def whole(self) -> int | Absence:
        formula, work = self.source.whole, self.work
        bind = work.engine.bind_outside(formula.place)
        value = work.engine.value(formula.expression, bind, formula.place, work.total_address)
        return self.checked(value, "split", formula.place)

    def read_rows(self, taking_part: set[int]) -> None:
        """Make a claimant of each row that takes part."""
        by_row = {"by": self.source.by, "floor": self.source.floor, "cap": self.source.cap}
        cells = {key: self.cells(formula) for key, formula in by_row.items() if formula}
        fixed = self.fixed_cells()
        if fixed is None:
            self.note(Absence.FAULTY)
            return
        for at, row in enumerate(self.work.table.rows):
            if at not in taking_part:
                continue
            if at in fixed:
                values: dict[str, Value] = {"fixed": self.checked(fixed[at], "fixed", self.place(row, "fixed"))}
                values |= {key: cell(at) for key, cell in cells.items() if key != "by"}
                values["by"] = 0
            else:
                values = {key: self.value(key, cell, at) for key, cell in cells.items()}
            self.claim(at, values)

    def cells(self, formula: Formula):  # type: ignore[no-untyped-def]
        bind = self.work.bind(formula.place, lambda column: column.values)
        return compiled(formula.expression, bind, self.work.table.rounding)
