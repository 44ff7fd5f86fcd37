"""Columns of a table rounded together, so that what is shown adds up along the rows and down the columns."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from kehoach.diagnostics import catalog as rules
from kehoach.numbers import Exact, as_exact, round_exact, round_two_ways, tidy
from kehoach.spec.columns.source import TotalRule
from kehoach.spec.model import Absence, Relation
from kehoach.spec.names import nearest
from kehoach.tables.scope import CycleError
from kehoach.tables.tree import leaves, made_up, sum_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.spec.model import Footing, Row, Table
    from kehoach.tables.engine import Engine
    from kehoach.tables.results import ComputedColumn
    from kehoach.tables.values import Display, Value


def footed(engine: Engine, table: Table, footing: Footing) -> dict[str, ComputedColumn]:
    """The columns by id, their figures rounded so that they add up both ways; none where that cannot be.

    They are rounded in the unit that they are shown in. The rounded figures are the figures from then on; a group is
    the sum of its. A cell without a figure takes no part.
    """
    columns = _columns(engine, table, footing)
    places = {column.display.places for column in columns.values()}
    if len(places) > 1:
        engine.findings.add(
            rules.FOOT_PLACES, footing.place, table=table.id, places=", ".join(map(str, sorted(places)))
        )
    if len(places) != 1 or len(columns) < len(footing.columns):
        return {}
    signs = leaves(table.rows)
    scales = [Fraction(column.display.scale) for column in columns.values()]
    exact = [
        [_part(column.values[row], sign) * scale for column, scale in zip(columns.values(), scales, strict=True)]
        for row, sign in signs.items()
    ]
    shown = places.pop()
    rounded = round_two_ways(exact, shown)
    parts, found = engine.parts[table.id], {}
    skip = (Absence.UNKNOWN, Absence.TO_BE_SUPPLIED) if table.missing == "skip" else ()
    for at, (name, column) in enumerate(columns.items()):
        values = list(column.values)
        for cells, (row, sign) in zip(rounded, signs.items(), strict=True):
            if not isinstance(values[row], Absence):
                values[row] = tidy(Fraction(cells[at] * sign, scales[at]))
        made = _with_picks(table.rows, made_up(table.rows, parts, values, skip), column.display)
        total = sum_of(table.rows, parts.get(-1, ()), made, skip)
        found[name] = replace(column, values=made, total=total, unfooted=column.values)
    return found


def _with_picks(rows: Sequence[Row], values: Sequence[Value], display: Display) -> tuple[Value, ...]:
    """The values with what is picked out rounded by itself, but to no more than what it is picked out of."""
    found = list(values)
    for at, row in enumerate(rows):
        value, whole = found[at], found[row.parent] if row.parent >= 0 else Absence.NOTHING
        if row.relation is Relation.PICK and not isinstance(value, Absence):
            own = tidy(Fraction(as_exact(round_exact(value * display.scale, display.places)), display.scale))
            found[at] = own if isinstance(whole, Absence) else min(own, whole)
    return tuple(found)


def _part(value: Value, sign: int) -> Exact:
    return 0 if isinstance(value, Absence) else value * sign


def _columns(engine: Engine, table: Table, footing: Footing) -> dict[str, ComputedColumn]:
    """The columns that are summed; any other is a finding."""
    found: dict[str, ComputedColumn] = {}
    for name in footing.columns:
        column = engine.number_column(table.id, name)
        if column and column.total is TotalRule.SUM:
            with contextlib.suppress(CycleError):  # the circle is a finding already
                found[name] = engine.column(table.id, name)
            continue
        ids = [c.id for c in table.columns]
        rule = rules.FOOT_UNSUMMED if name in ids else rules.UNKNOWN_COLUMN
        engine.findings.add(rule, footing.place, table=table.id, text=name, nearest=nearest(name, ids))
    return found
