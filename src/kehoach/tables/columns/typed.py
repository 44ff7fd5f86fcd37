"""Columns whose cells are typed: what is missing in them, and how their figures are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.diagnostics import catalog as rules
from kehoach.numbers import NumberRead
from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.source import TotalRule
from kehoach.plan.columns.typed import Typed
from kehoach.plan.expression import Number, Operation, divides, rewrite
from kehoach.plan.units import is_whole
from kehoach.tables.columns.column_findings import report_absent, report_negative_sums
from kehoach.tables.columns.computation import Computation
from kehoach.tables.columns.totals import is_late, total_of
from kehoach.tables.evaluation import natural_places
from kehoach.tables.explaining import ROW_FORMULA, TYPED
from kehoach.tables.explanation import FigureKind
from kehoach.tables.row_formulas import in_order, needs_of, row_beside
from kehoach.tables.tree import ENDS
from kehoach.tables.values import Value, hides_decimals, places_needed, value_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.diagnostics import Rule
    from kehoach.plan.expression import Expression, Reference
    from kehoach.tables.columns.work import ColumnWork
    from kehoach.tables.explaining import Explainer
    from kehoach.tables.explanation import Explanation
    from kehoach.tables.results import ComputedColumn
    from kehoach.tables.spot import FigureSpot


class TypedComputation(Computation[Typed]):
    """Figures as they are typed."""

    record = Typed

    def compute(self, work: ColumnWork) -> ComputedColumn:
        """The column; a blank cell is a finding unless the table or the column's purpose allows it."""
        cells = [row.cells[work.index] for row in work.table.rows]
        given = list(map(value_of, cells))
        has_blank = any(value is Absence.BLANK for value in given)
        if has_blank and (work.table.blank_is_nothing or _is_fixing(work)):
            given = [Absence.NOTHING if value is Absence.BLANK else value for value in given]
        own = work.column.by_row
        places = [cell.places if isinstance(cell, NumberRead) else 0 for cell in cells]
        for at, decimals in _places_of_formulas(work, places).items():
            given[at], places[at] = Absence.NOTHING, decimals
        quotients = {at for at in own if divides(own[at].expression)}  # which are not added
        most = max((decimals for at, decimals in enumerate(places) if at not in quotients), default=0)
        is_waiting = is_late(work.table, work.column)
        for at in work.groups:
            # A group needs no figure of its own; if its figure is late, a typed one is a claim.
            if is_waiting or given[at] is Absence.BLANK:
                given[at] = Absence.NOTHING
            places[at] = most
        values = work.with_parents(tuple(given))
        _report_missing(work, values)
        blank = {at: "" for at, cell in enumerate(cells) if cell is Absence.BLANK and _prints_nothing(work, at, values)}
        total = total_of(work, values)
        report_negative_sums(work, values, total)
        for at in own:
            if not is_whole(work.column.unit) and rewrite(own[at].expression, _unconverted) is not own[at].expression:
                places[at] = max(places[at], places_needed(values[at]))
        as_typed = tuple(places) if work.column.decimals is None and any(places) else None
        display = work.display(work.decimals(most))
        if own and work.column.decimals is None:
            _report_hidden(work, values, places)
        return work.finished(values, total, as_typed, display, blank)

    def explain(self, explainer: Explainer, spot: FigureSpot, label: str) -> Explanation:
        """The typed figure, with what its row says about it."""
        if spot.row is not None and (own := spot.spec.by_row.get(spot.row)):
            kind, how = FigureKind.FORMULA, ROW_FORMULA
            return explainer.computed_by(spot.quantity, kind, how, label, own.expression, own.place, spot)
        found = explainer.made(spot.quantity, FigureKind.TYPED, TYPED, label, spot.place)
        return found if spot.row is None else replace(found, about=spot.table.rows[spot.row].about)


def _places_of_formulas(work: ColumnWork, typed: Sequence[int]) -> dict[int, int]:
    """The decimals of rows with a formula of their own: their own, or those that the formula gives."""
    own = work.column.by_row
    if not own:
        return {}
    index, said = work.engine.row_index_of(work.table.id), work.engine.decimals_of(work.table.id)
    found = dict(enumerate(typed))

    def places_of(reference: Reference) -> int:
        row = row_beside(reference, work.table.id, work.column.id, index)
        return work.engine.places_of(reference) if row is None else said.get(row, found[row])

    for at in in_order(needs_of(work.table, own))[0]:
        if at in own:
            bare = rewrite(own[at].expression, _unconverted)
            found[at] = 0 if is_whole(work.column.unit) else natural_places(bare, places_of)
        else:
            found[at] = max(found[part] for part in work.parts[at])
    return {at: found[at] for at in own}


def _unconverted(part: Expression) -> Expression:
    """What is converted to another unit, as it was before."""
    is_conversion = isinstance(part, Operation) and isinstance(part.right, Number) and part.right.converts
    return part.left if is_conversion and isinstance(part, Operation) else part


def _report_hidden(work: ColumnWork, values: Sequence[Value], places: Sequence[int]) -> None:
    """Report each row whose formula gives decimals where the column counts whole things."""
    said = work.engine.decimals_of(work.table.id) if work.column.takes_row_decimals else {}
    for at, formula in work.column.by_row.items():
        display = work.display(said.get(at, places[at]))
        if at not in said and hides_decimals(values[at], display):
            work.engine.report_hidden(values[at], display, formula.place, work.address(at))


def _prints_nothing(work: ColumnWork, at: int, values: Sequence[Value]) -> bool:
    """Whether a cell prints nothing: it is blank, and so is all that a group has in it."""
    column, parts = work.column, work.parts.get(at, ())
    if parts and column.sums_groups and values[at] is Absence.NOTHING:
        are_blank = all(work.table.rows[part].cells[work.index] is Absence.BLANK for part in parts)
        return are_blank and all(_prints_nothing(work, part, values) for part in parts)
    is_made_up = parts and column.total in (TotalRule.FORMULA, TotalRule.MEAN, *ENDS)
    return not is_made_up and values[at] in (Absence.NOTHING, Absence.BLANK)


def _report_missing(work: ColumnWork, values: Sequence[Value]) -> None:
    # `absence in values` would compare every fraction with it.
    absent = {value for value in values if isinstance(value, Absence)}
    if Absence.BLANK in absent and not _is_left_open(work, values):
        _report_absent(work, rules.MISSING_CELL, Absence.BLANK, values)
    if Absence.UNKNOWN in absent and work.table.missing == "refuse" and work.is_needed():
        _report_absent(work, rules.OPEN_CELL, Absence.UNKNOWN, values)


def _report_absent(work: ColumnWork, rule: Rule, absence: Absence, values: Sequence[Value]) -> None:
    for at, value in enumerate(values):
        if value is absence and at not in work.parts and at not in work.column.by_row:
            report_absent(work, rule, at)


def _is_fixing(work: ColumnWork) -> bool:
    """Whether a split column has this one as its fixed parts; then a blank is not missing."""
    sources = [column.source for column in work.table.columns]
    return any(source.fixed_column == work.column.id for source in sources)


def _is_left_open(work: ColumnWork, values: Sequence[Value]) -> bool:
    """Whether the column is left for the report: all blank, and neither printed nor needed in the plan."""
    return not work.is_wanted() and all(value is Absence.BLANK for value in values)
