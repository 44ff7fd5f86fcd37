"""Columns of shares: the part of each row in the total of a column, rounded so that all add up where it says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kehoach.diagnostics import catalog as rules
from kehoach.numbers import foot
from kehoach.spec.model import Absence, TotalRule
from kehoach.spec.names import nearest
from kehoach.tables.columns.totals import total_of
from kehoach.tables.scope import CycleError
from kehoach.tables.tree import leaves, made_up, parts_by_parent, sort_name
from kehoach.tables.values import Value, divide, multiply, show, tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.spec.model import Row, Share
    from kehoach.tables.columns.work import ColumnWork
    from kehoach.tables.computed import ComputedColumn
    from kehoach.tables.values import Display


def share(work: ColumnWork, source: Share) -> ComputedColumn:
    """The part of each row in the total of a summed column."""
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
    whole, per = computed.total, source.per
    if whole == 0:
        address = f"{work.table.id}.total.{name}"
        work.engine.findings.add(rules.SHARE_OF_ZERO, source.place, address=address, column=work.column.id)
        return work.faulty()
    values = tuple(multiply(divide(value, whole), per) for value in computed.values)
    display = work.display(work.decimals(2))
    _report_out_of_range(work, values, source, display)
    exact = None
    if source.footed and not isinstance(whole, Absence):
        exact, values = values, footed(work.table.rows, values, display.places)
    is_anew = work.column.total is TotalRule.RECOMPUTE
    total = multiply(divide(whole, whole), per) if is_anew else total_of(work, values)
    return replace(work.finished(values, total, None, display), unfooted=exact)


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


def footed(rows: Sequence[Row], values: Sequence[Value], places: int) -> tuple[Value, ...]:
    """The values rounded so that those the total is made of add up to their sum; groups are the sum of theirs."""
    signs = {index: sign for index, sign in leaves(rows).items() if not isinstance(values[index], Absence)}
    exact = [value * signs[index] for index in signs if not isinstance(value := values[index], Absence)]
    rounded = foot(exact, places, [sort_name(rows, rows[index]) for index in signs])
    found = list(values)
    for index, value in zip(signs, rounded, strict=True):
        found[index] = tidy(value * signs[index])
    return made_up(rows, parts_by_parent(rows), found) if any(row.parent >= 0 for row in rows) else tuple(found)
