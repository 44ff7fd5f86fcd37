"""Columns of shares: the part of each row in a total or in its group, rounded so that all add up if it says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kehoach.diagnostics import catalog as rules
from kehoach.numbers import foot, tidy
from kehoach.spec.model import Absence, Relation, TotalRule
from kehoach.spec.names import nearest
from kehoach.tables.columns.totals import total_of
from kehoach.tables.scope import CycleError
from kehoach.tables.tree import leaves, made_up, sort_name
from kehoach.tables.values import Value, divide, multiply, show

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kehoach.spec.model import Row, Share
    from kehoach.tables.columns.work import ColumnWork
    from kehoach.tables.computed import ComputedColumn
    from kehoach.tables.values import Display


def share(work: ColumnWork, source: Share) -> ComputedColumn:
    """The part of each row in the total of a summed column, or in what the row stands under."""
    name = source.expression.name
    of = work.engine.number_column(work.table.id, name)
    if of is None or of.total is not TotalRule.SUM:
        ids = [c.id for c in work.table.columns]
        rule = rules.SHARE_OF_UNSUMMED if name in ids else rules.UNKNOWN_COLUMN
        near = nearest(name, ids)
        work.engine.findings.add(rule, source.place, table=work.table.id, text=name, nearest=near)
        return work.faulty()
    try:
        computed = work.engine.column(work.table.id, name)
    except CycleError:
        return work.faulty()
    wholes = _wholes(work, source, computed)
    values = tuple(_part(value, whole, source.per) for value, whole in zip(computed.values, wholes, strict=True))
    display = work.display(work.decimals(2))
    _report_out_of_range(work, values, source, display)
    exact = None
    if source.footed:
        exact, values = values, _footed(work, source, values, display.places)
    is_anew = work.column.total is TotalRule.RECOMPUTE
    total = _part(computed.total, computed.total, source.per) if is_anew else total_of(work, values)
    return replace(work.finished(values, total, None, display), unfooted=exact)


def _wholes(work: ColumnWork, source: Share, of: ComputedColumn) -> list[Value]:
    """What each row is a part of; a whole that is 0 is a finding, once."""
    parents = [row.parent if source.in_group else -1 for row in work.table.rows]
    for parent in dict.fromkeys(parents):
        if (of.values[parent] if parent >= 0 else of.total) == 0:
            where = f"[{work.table.rows[parent].name}]" if parent >= 0 else ".total"
            address = f"{work.table.id}{where}.{source.expression.name}"
            work.engine.findings.add(rules.SHARE_OF_ZERO, source.place, address=address, column=work.column.id)
    return [of.values[parent] if parent >= 0 else of.total for parent in parents]


def _part(value: Value, whole: Value, per: int) -> Value:
    return Absence.FAULTY if whole == 0 else divide(multiply(value, per), whole)


def _report_out_of_range(work: ColumnWork, values: Sequence[Value], source: Share, display: Display) -> None:
    for row, value in zip(work.table.rows, values, strict=True):
        if not isinstance(value, Absence) and not 0 <= value <= source.per:
            work.engine.findings.add(
                rules.SHARE_OUT_OF_RANGE,
                work.blame(row, source.expression),
                address=work.address(row),
                value=show(value, display),
                whole=source.per,
                of=source.expression.name,
            )


def _footed(work: ColumnWork, source: Share, values: Sequence[Value], places: int) -> tuple[Value, ...]:
    """The values rounded so that they add up: within each group, or all to the total, a group being the sum of its."""
    rows, parts, found = work.table.rows, work.parts, list(values)
    if source.in_group:
        for part in parts.values():
            _foot({index: -1 if rows[index].relation is Relation.LESS else 1 for index in part}, rows, found, places)
        return tuple(found)
    _foot(leaves(rows), rows, found, places)
    return made_up(rows, parts, found) if len(parts) > 1 else tuple(found)


def _foot(signs: Mapping[int, int], rows: Sequence[Row], values: list[Value], places: int) -> None:
    """Round the values of some rows, each with its sign, so that they add up to their rounded sum."""
    exact = {index: value * sign for index, sign in signs.items() if not isinstance(value := values[index], Absence)}
    rounded = foot(tuple(exact.values()), places, [sort_name(rows, rows[index]) for index in exact])
    for index, value in zip(exact, rounded, strict=True):
        values[index] = tidy(value * signs[index])
