"""Splitting one amount over the rows of a table, in whole parts that add up to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics import terms
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.numbers import Claimant, ImpossibleError, Portion, apportion
from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.split import FIXED_IS_TYPED, Split
from kehoach.plan.expression import expression_text, references
from kehoach.tables.columns.column_findings import has_unlike_inputs, typed_place
from kehoach.tables.columns.computation import Computation
from kehoach.tables.columns.totals import total_of
from kehoach.tables.columns.work import cells_of, in_one_unit
from kehoach.tables.evaluation import compiled
from kehoach.tables.explanation import FigureKind
from kehoach.tables.tree import leaves, sort_name
from kehoach.tables.values import Value, graver, show_full, value_of

if TYPE_CHECKING:
    from kehoach.diagnostics import Place
    from kehoach.plan.columns.formula import Formula
    from kehoach.plan.table import Row, Table
    from kehoach.tables.columns.work import ColumnWork, Take
    from kehoach.tables.evaluation import Cells
    from kehoach.tables.explaining import Explainer
    from kehoach.tables.explanation import Explanation
    from kehoach.tables.results import ComputedColumn
    from kehoach.tables.spot import FigureSpot


SPLIT: Final = Bilingual("chia số nguyên theo", "split into whole numbers by")
NO_PART: Final = Bilingual("hàng này không được chia", "this row does not take part")


class SplitComputation(Computation[Split]):
    """Whole parts of one amount. "-" as a weight, a cap or a fixed part means that the row takes no part."""

    record = Split

    def compute(self, work: ColumnWork) -> ComputedColumn:
        """The column of the parts."""
        return _Splitting(work, work.table, self.source(work.column)).column()

    def explain(self, explainer: Explainer, spot: FigureSpot, label: str) -> Explanation:
        """A part of a split amount; its formula is the amount."""
        source, portions = self.source(spot.spec_in_unit), spot.table.columns[spot.column].portions
        portion = portions[spot.row] if portions and spot.row is not None else None
        by = expression_text(source.by.expression)
        how = Bilingual.joined(" ", (SPLIT, Verbatim(by)))
        if portion is None:
            how = Bilingual.joined("; ", (how, NO_PART))
        whole = source.whole
        found = explainer.computed_by(
            spot.quantity, FigureKind.APPORTIONED, how, label, whole.expression, whole.place, None
        )
        known = {item.name: item for item in found.inputs}
        for reference in (r for one in source.inputs() if one.by_row for r in references(one.expression)):
            known.setdefault(str(reference), explainer.referred(reference, spot)[1])
        return replace(found, inputs=tuple(known.values()), portion=portion)


@dataclass(slots=True)
class _Splitting:
    work: ColumnWork
    table: Table
    source: Split
    absent: Absence = Absence.NOTHING
    """The gravest absence among the inputs: without that figure no part is known."""
    claimants: dict[int, Claimant] = field(default_factory=dict)
    """By row index; without rows that take no part."""

    def column(self) -> ComputedColumn:
        work, rows = self.work, self.table.rows
        if has_unlike_inputs(work, self.source.by):
            return work.faulty()
        whole = self.whole()
        self.read_rows()
        if isinstance(whole, Absence):
            self.absent = graver(self.absent, whole)
        values: list[Value] = [self.absent] * len(rows)
        portions: list[Portion | None] = [None] * len(rows)
        if rows and self.absent is Absence.NOTHING and not isinstance(whole, Absence):
            try:
                given = apportion(whole, tuple(self.claimants.values()), self.source.method)
            except ImpossibleError as error:
                self.report_impossible(whole, error)
                return work.faulty()
            for at, portion in zip(self.claimants, given, strict=True):
                values[at], portions[at] = portion.parts, portion
        made = work.with_parents(tuple(values))
        column = work.finished(made, total_of(work, made), None, work.display(work.decimals(0)))
        return replace(column, portions=tuple(portions))

    # --- the amount, and who takes part

    def whole(self) -> int | Absence:
        work, formula = self.work, self.source.whole
        bind = work.engine.bind_outside(formula.place)
        value = work.engine.value(formula.expression, bind, formula.place, work.total_address)
        return self.as_whole(value, "split", formula.place)

    def read_rows(self) -> None:
        """Make a claimant for each row that takes part."""
        weights, floors, caps = (
            self.cells(self.source.by, in_one_unit),
            self.cells(self.source.floor),
            self.cells(self.source.cap),
        )
        fixed = self.fixed_cells()
        for at, sign in leaves(self.table.rows).items():
            row = self.table.rows[at]
            if sign < 0 or at in self.work.quoted:
                continue
            is_fixed = at in fixed
            weight = 0 if is_fixed else self.cell(weights, at)
            part = self.as_whole(fixed[at], "fixed", self.place(row, self.source.fixed)) if is_fixed else None
            floor = self.as_whole(self.cell(floors, at), "floor", self.place(row, self.source.floor)) if floors else 0
            cap = self.as_whole(self.cell(caps, at), "cap", self.place(row, self.source.cap)) if caps else None
            floor = 0 if floor is Absence.NOTHING else floor
            is_out = Absence.NOTHING in (weight, part, cap)
            if isinstance(weight, Absence) or isinstance(part, Absence):
                self.leave_out(*(() if is_out else (weight, part, floor, cap)))
            elif isinstance(floor, Absence) or isinstance(cap, Absence):
                self.leave_out(*(() if is_out else (floor, cap)))
            else:
                self.claimants[at] = Claimant(sort_name(self.table.rows, row), weight, floor, cap, part)

    def leave_out(self, *figures: Value | None) -> None:
        """Leave out a row; if one of its figures is not known, no row gets a part."""
        for figure in figures:
            if isinstance(figure, Absence):
                self.absent = graver(self.absent, figure)

    def cells(self, formula: Formula | None, take: Take = cells_of) -> Cells | None:
        if formula is None:
            return None
        bind = self.work.bind(formula.place, take)
        return compiled(formula.expression, bind, self.work.rounding)

    def cell(self, cells: Cells | None, at: int) -> Value:
        return self.work.cell(cells, at) if cells else Absence.NOTHING

    def fixed_cells(self) -> dict[int, Value]:
        """The fixed parts by row index: the cells of a typed column that are not blank."""
        formula = self.source.fixed
        if formula is None:
            return {}
        name = self.source.fixed_column
        index = next((i for i, c in enumerate(self.table.columns) if c.id == name), None)
        if index is None or not self.table.columns[index].source.is_typed:
            self.work.engine.findings.add(rules.BAD_EXPRESSION, formula.place, problem=FIXED_IS_TYPED)
            self.absent = Absence.FAULTY
            return {}
        cells = [row.cells[index] for row in self.table.rows]
        return {at: value_of(cell) for at, cell in enumerate(cells) if cell is not Absence.BLANK}

    # --- findings

    def as_whole(self, value: Value, key: str, place: Place) -> int | Absence:
        """The value if it is whole or absent; a fraction is a finding."""
        if isinstance(value, Absence | int):
            return value
        self.work.engine.findings.add(
            rules.SPLIT_NOT_WHOLE,
            place,
            column=Verbatim(self.work.column.id),
            key=Verbatim(key),
            value=Verbatim(show_full(value)),
        )
        return Absence.FAULTY

    def report_impossible(self, whole: int, error: ImpossibleError) -> None:
        at = next((at for at, claimant in self.claimants.items() if claimant.name == error.name), None)
        row = None if at is None else self.table.rows[at]
        formula = self.source.by if error.constraint == "negative-weight" else self.source.cap or self.source.fixed
        place = self.source.whole.place if row is None else self.place(row, formula)
        reason = terms.unmet(
            error.constraint, show_full(error.needed), show_full(error.available), row.name if row else ""
        )
        self.work.engine.findings.add(
            rules.SPLIT_IMPOSSIBLE,
            place,
            whole=Verbatim(show_full(whole)),
            column=Verbatim(self.work.column.id),
            reason=reason,
        )

    def place(self, row: Row, formula: Formula | None) -> Place:
        """Where a row's figure is typed; the formula if it names no typed cell."""
        if formula is None:
            return row.place
        return typed_place(self.work, row, formula.expression) or formula.place
