"""Columns of shares: the part of each row in a total or in its group, rounded to add up if the column has ``foot``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.plan.address import Address
from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.share import Share
from kehoach.plan.columns.source import TotalRule
from kehoach.plan.expression import Operation, Reference, converted_by, per_so_many
from kehoach.source.names import nearest
from kehoach.tables.columns.column_findings import blame, report_unlike
from kehoach.tables.columns.computation import Computation
from kehoach.tables.columns.totals import total_of
from kehoach.tables.explaining import per
from kehoach.tables.explanation import FigureKind
from kehoach.tables.joint_rounding import round_tree
from kehoach.tables.results import TOTAL
from kehoach.tables.scope import CycleError
from kehoach.tables.tree import sort_name
from kehoach.tables.values import Value, divide, multiply, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.plan.table import Row
    from kehoach.tables.columns.work import ColumnWork
    from kehoach.tables.explaining import Explainer
    from kehoach.tables.explanation import Explanation
    from kehoach.tables.results import ComputedColumn
    from kehoach.tables.spot import FigureSpot
    from kehoach.tables.values import Display

SHARE: Final = Bilingual("tỷ trọng, trên", "share, per")


class ShareComputation(Computation[Share]):
    """The share of each row in the total of a summed column, or in its parent row."""

    record = Share

    def compute(self, work: ColumnWork) -> ComputedColumn:
        """The column; rows of unlike units are a finding."""
        source = self.source(work.column)
        computed = _summed(work, source)
        if computed is None or _is_unlike(work, source, computed):
            return work.faulty()
        values = work.unquoted(tuple(_shares(work, source, computed)))
        display = work.display(work.decimals(2))
        _report_out_of_range(work, values, source, display)
        exact = None
        if source.footed:
            exact, values = values, _footed(work, source, values, display.places)
        is_recomputed = work.column.total is TotalRule.RECOMPUTE
        total = _part(computed.total, computed.total, source.per) if is_recomputed else total_of(work, values)
        return replace(work.finished(values, total, None, display), unfooted=exact)

    def explain(self, explainer: Explainer, spot: FigureSpot, label: str) -> Explanation:
        """The row's figure over that of its whole."""
        source, row = self.source(spot.spec), spot.row
        whole = _whole_of(source, spot, row if row is not None else TOTAL)
        of = spot.table.columns[source.expression.name]
        parent = _parent(spot.table.rows, source, row) if row is not None else TOTAL
        part = source.expression if row is None else converted_by(source.expression, of.factor(row, parent))
        expression = per_so_many(Operation("/", part, whole, 0), source.per)
        how = per(SHARE, source.per)
        return explainer.computed_by(spot.quantity, FigureKind.SHARE, how, label, expression, source.place, spot)

    def explain_total(self, explainer: Explainer, spot: FigureSpot, label: str) -> Explanation:
        """The total over itself."""
        source = self.source(spot.spec)
        total = Address.total(spot.table.table.id, source.expression.name).reference
        whole = per_so_many(Operation("/", total, total, 0), source.per)
        return explainer.recomputed(spot, label, whole, per(SHARE, source.per))


def _summed(work: ColumnWork, source: Share) -> ComputedColumn | None:
    """The column that shares are taken of; ``None``, with a finding, if it is not summed."""
    name = source.expression.name
    of = work.engine.number_column(work.table.id, name)
    if of is None or of.total is not TotalRule.SUM:
        ids = [c.id for c in work.table.columns]
        rule = rules.SHARE_OF_UNSUMMED if name in ids else rules.UNKNOWN_COLUMN
        near = nearest(name, ids)
        work.engine.findings.add(rule, source.place, table=Verbatim(work.table.id), text=Verbatim(name), nearest=near)
        return None
    try:
        return work.engine.column(work.table.id, name)
    except CycleError:
        return None


def _is_unlike(work: ColumnWork, source: Share, of: ComputedColumn) -> bool:
    """Whether the rows of a whole have unlike units; if so, one finding."""
    if not of.column.takes_row_unit:
        return False
    wholes = {_parent(work.table.rows, source, at) for at in range(len(work.table.rows))}
    for whole in sorted(wholes - ({TOTAL} if _is_alone(work, source, of) else set())):
        if unlike := of.units.unlike(work.parts.get(whole, ()), of.values):
            report_unlike(work, source.place, *unlike, work.address(whole))
            return True
    return False


def _is_alone(work: ColumnWork, source: Share, of: ComputedColumn) -> bool:
    """Whether each outermost group has shares of its own alone, because nothing adds the groups up."""
    outermost = work.parts.get(TOTAL, ())
    is_separate = source.in_group and work.table.total is None and all(at in work.parts for at in outermost)
    return is_separate and of.column.takes_row_unit and bool(of.units.unlike(outermost, of.values))


def _parent(rows: Sequence[Row], source: Share, row: int) -> int:
    """The index of a row's whole: its parent, or -1 for the table."""
    return rows[row].parent if source.in_group else TOTAL


def _shares(work: ColumnWork, source: Share, of: ComputedColumn) -> list[Value]:
    """The share of each row in its whole, in the whole's unit; a whole that is 0 is a finding, once."""
    rows = work.table.rows
    parents = [_parent(rows, source, at) for at in range(len(rows))]
    alone = {TOTAL} if _is_alone(work, source, of) else set()
    for parent in dict.fromkeys(parents):
        if of.value_of(parent) == 0:
            address = work.address(parent, source.expression.name)
            column = Verbatim(work.column.id)
            work.engine.findings.add(rules.SHARE_OF_ZERO, source.place, address=address, column=column)
    factors = [of.factor(at, parent) or 1 for at, parent in enumerate(parents)]
    figures = map(multiply, of.values, factors)
    return [
        Absence.NOTHING if parent in alone else _part(value, of.value_of(parent), source.per)
        for value, parent in zip(figures, parents, strict=True)
    ]


def _whole_of(source: Share, spot: FigureSpot, row: int) -> Reference:
    """The reference to a row's whole: the total of its column, or its parent row."""
    table, column = spot.table, source.expression.name
    parent = _parent(table.rows, source, row) if row >= 0 else TOTAL
    address = Address.total(table.table.id, column) if parent < 0 else table.address(parent, column)
    return address.reference


def _part(value: Value, whole: Value, per: int) -> Value:
    return Absence.FAULTY if whole == 0 else divide(multiply(value, per), whole)


def _report_out_of_range(work: ColumnWork, values: Sequence[Value], source: Share, display: Display) -> None:
    for at, (row, value) in enumerate(zip(work.table.rows, values, strict=True)):
        if not isinstance(value, Absence) and not 0 <= value <= source.per:
            work.engine.findings.add(
                rules.SHARE_OUT_OF_RANGE,
                blame(work, row, source.expression),
                address=work.address(at),
                value=Verbatim(show(value, display)),
                whole=source.per,
                of=Verbatim(source.expression.name),
            )


def _footed(work: ColumnWork, source: Share, values: Sequence[Value], places: int) -> tuple[Value, ...]:
    """The values rounded so that they add up, to the total and in each group, or only in each group.

    Of several that may be rounded up, the larger is, then the one whose name comes first.
    """
    rows = work.table.rows
    rank = [
        (0 if isinstance(value, Absence) else -value, sort_name(rows, row))
        for row, value in zip(rows, values, strict=True)
    ]
    if not source.in_group:
        return tuple(round_tree(rows, [values], places, rank=rank)[0])
    found = list(values)
    for part in work.parts.values():
        alone = [replace(rows[at], parent=TOTAL) for at in part]
        (rounded,) = round_tree(alone, [[values[at] for at in part]], places, rank=[rank[at] for at in part])
        for at, value in zip(part, rounded, strict=True):
            found[at] = value
    return tuple(found)
