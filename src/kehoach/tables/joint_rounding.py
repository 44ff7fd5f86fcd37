"""Columns of a table rounded together, so that what is shown adds up along the rows, in groups and down the columns."""

from __future__ import annotations

import contextlib
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.numbers import as_exact, round_exact, round_together, tidy
from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.formula import Formula
from kehoach.plan.columns.source import TotalRule
from kehoach.plan.expression import Reference, addends
from kehoach.plan.table import Relation
from kehoach.source.names import nearest
from kehoach.tables.scope import CycleError
from kehoach.tables.tree import made_up, parts_by_parent, sum_of
from kehoach.tables.values import Value, add, multiply, skipped_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kehoach.numbers import Exact
    from kehoach.plan.table import Footing, Row, Table
    from kehoach.tables.columns.workplace import Workplace
    from kehoach.tables.results import ComputedColumn

    Rank: TypeAlias = tuple[Exact, str]


def footed(engine: Workplace, table: Table, footing: Footing) -> dict[str, ComputedColumn]:
    """The columns by id, their figures rounded so that they add up both ways; empty if that is impossible.

    They are rounded in the unit in which they are shown, and the rounded figures replace the exact ones from then on. A
    cell without a figure takes no part. A column that adds up others of them is their rounded sum.
    """
    columns = _columns(engine, table, footing)
    places = {column.display.places for column in columns.values()}
    if len(places) > 1:
        engine.findings.add(
            rules.FOOT_PLACES,
            footing.place,
            table=Verbatim(table.id),
            places=Verbatim(", ".join(map(str, sorted(places)))),
        )
    is_mixed = _report_scales(engine, table, footing, columns)
    if len(places) != 1 or len(columns) < len(footing.columns) or is_mixed:
        return {}
    skip = skipped_in(table)
    parts, found = engine.parts_of(table.id), {}
    for name, values in _rounded(table.rows, columns, places.pop()).items():
        # Only a column that adds up others has no groups yet.
        made = made_up(table.rows, parts, values, skip)
        total = sum_of(table.rows, parts.get(-1, ()), made, skip)
        found[name] = replace(
            columns[name], values=made, total=total, unfooted=columns[name].values, unfooted_total=columns[name].total
        )
    return found


def round_tree(
    rows: Sequence[Row],
    columns: Sequence[Sequence[Value]],
    places: int,
    *,
    across: Sequence[int] = (1,),
    rank: Sequence[Rank] = (),
) -> list[list[Value]]:
    """Columns of figures rounded so that they add up down the rows, in every group, and across.

    Rows marked "trừ" are subtracted; ``across`` has 1 or -1 for each column, its sign in the sum of a row. Each row
    picked out ("trong đó") is rounded on its own, capped by its parent. Of several that may be rounded up, those ranked
    lowest are, or without ``rank`` the first.
    """
    tree = _Tree(rows, parts_by_parent(rows), places, rank)
    found = [list(column) for column in columns]
    tree.round_under(-1, found, across)
    for at, row in enumerate(rows):
        if row.relation is Relation.PICK:
            for exact, values in zip(columns, found, strict=True):
                tree.round_pick(at, exact, values)
    return found


class _Tree(Struct, frozen=True):
    rows: Sequence[Row]
    parts: Mapping[int, Sequence[int]]
    places: int
    rank: Sequence[Rank]

    def round_under(
        self, row: int, columns: Sequence[list[Value]], across: Sequence[int] = (1,), total: Exact | None = None
    ) -> None:
        """Round in place the rows under a row, or the table (-1); ``total`` is what they must add up to, if given."""
        signs = self._signs(row)
        place = {at: number for number, at in enumerate(signs)}
        rounded = round_together(
            [
                [_figure(column[at]) * sign * way for column, way in zip(columns, across, strict=True)]
                for at, sign in signs.items()
            ],
            [place.get(self.rows[at].parent, -1) for at in signs],
            self.places,
            order=[place[at] for at in sorted(signs, key=self.rank.__getitem__)] if self.rank else None,
            total=total,
        )
        for (at, sign), cells in zip(signs.items(), rounded, strict=True):
            for column, way, cell in zip(columns, across, cells, strict=True):
                if not isinstance(column[at], Absence):
                    column[at] = cell * sign * way

    def round_pick(self, at: int, exact: Sequence[Value], values: list[Value]) -> None:
        """Round in place a picked row and the rows under it, so that rounding does not make it exceed its whole."""
        own, parent, total = exact[at], self.rows[at].parent, None
        if not isinstance(own, Absence):
            total = as_exact(round_exact(own, self.places))
            whole, rounded = (exact[parent], values[parent]) if parent >= 0 else (own, total)
            if not isinstance(whole, Absence) and not isinstance(rounded, Absence) and own <= whole:
                total = min(total, rounded)
            values[at] = total
        if at in self.parts:
            # Rows of unlike units are not parts of one another and are rounded freely.
            signs = self._signs(at).items()
            is_sum = own == sum(_figure(exact[row]) * sign for row, sign in signs if row not in self.parts)
            self.round_under(at, [values], total=total if is_sum else None)

    def _signs(self, under: int) -> dict[int, int]:
        """The rows and groups under a row, or the table, each with its sign; without picked rows."""
        found: dict[int, int] = {}
        waiting = [(row, 1) for row in self.parts.get(under, ())]
        while waiting:
            row, sign = waiting.pop()
            found[row] = -sign if self.rows[row].relation is Relation.LESS else sign
            waiting += [(part, found[row]) for part in self.parts.get(row, ())]
        return dict(sorted(found.items()))


def _figure(value: Value) -> Exact:
    return 0 if isinstance(value, Absence) else value


# --- columns, and those that add up others ------------------------------------------------------------------------


def _columns(engine: Workplace, table: Table, footing: Footing) -> dict[str, ComputedColumn]:
    """The columns to round, all of them summed; any other is a finding."""
    found: dict[str, ComputedColumn] = {}
    for name in footing.columns:
        column = engine.number_column(table.id, name)
        if column and column.total is TotalRule.SUM:
            with contextlib.suppress(CycleError):  # already reported as circular
                found[name] = engine.column(table.id, name)
            continue
        ids = [c.id for c in table.columns]
        rule = rules.FOOT_UNSUMMED if name in ids else rules.UNKNOWN_COLUMN
        engine.findings.add(
            rule, footing.place, table=Verbatim(table.id), text=Verbatim(name), nearest=nearest(name, ids)
        )
    return found


def _report_scales(engine: Workplace, table: Table, footing: Footing, columns: Mapping[str, ComputedColumn]) -> bool:
    """Whether figures in one scale are summed into another; if so, a finding for each column."""
    found = False
    for name, column in columns.items():
        if column.column.takes_row_unit and column.units.factors:
            row = min(column.units.factors)
            left, right = column.unit_of(row), column.unit_of(table.rows[row].parent)
            engine.findings.add(
                rules.FOOT_SCALES, footing.place, text=Verbatim(name), left=Verbatim(left), right=Verbatim(right)
            )
            found = True
    return found


def _rounded(rows: Sequence[Row], columns: Mapping[str, ComputedColumn], places: int) -> dict[str, list[Value]]:
    """The columns rounded together; only the cells of those that add up others.

    The sum across has each column with its sign in a column that adds up all others, or else with a plus.
    """
    scales = {name: Fraction(column.display.scale) for name, column in columns.items()}
    exact = {name: [multiply(value, scales[name]) for value in column.values] for name, column in columns.items()}
    groups = {row.parent for row in rows}
    cells = [at for at in range(len(rows)) if at not in groups]
    sums = {name: terms for name, terms in _sums(columns).items() if _holds(terms, name, exact, cells)}
    plain = dict.fromkeys((name for name in columns if name not in sums), 1)
    across = next((terms for terms in sums.values() if {name: abs(n) for name, n in terms.items()} == plain), plain)
    rounded = round_tree(rows, [exact[name] for name in plain], places, across=[across[name] for name in plain])
    shown = dict(zip(plain, rounded, strict=True))
    for name, terms in sums.items():
        shown[name] = [
            value if isinstance(value, Absence) else _total(terms, at, shown) for at, value in enumerate(exact[name])
        ]
    return {name: [_unscaled(value, scales[name]) for value in shown[name]] for name in columns}


def _sums(columns: Mapping[str, ComputedColumn]) -> dict[str, dict[str, int]]:
    """For each column that only adds up others: how often it counts each of the plain ones."""
    waiting = {name: added for name, column in columns.items() if (added := _added(column, columns))}
    found: dict[str, dict[str, int]] = {}
    while ready := [name for name, added in waiting.items() if not any(part in waiting for part, _ in added)]:
        for name in ready:
            terms: dict[str, int] = {}
            for part, sign in waiting.pop(name):
                for plain, times in found.get(part, {part: 1}).items():
                    terms[plain] = terms.get(plain, 0) + sign * times
            found[name] = terms
    return found


def _added(column: ComputedColumn, among: Mapping[str, ComputedColumn]) -> list[tuple[str, int]]:
    """The columns that a formula adds up, each with its sign; empty where it does anything else."""
    source = column.column.source
    parts = addends(source.expression) if isinstance(source, Formula) else ()
    found = [
        (part.name, sign)
        for part, sign in parts
        if isinstance(part, Reference) and not part.steps and part.name in among
    ]
    return found if len(found) == len(parts) else []


def _holds(terms: Mapping[str, int], name: str, exact: Mapping[str, Sequence[Value]], cells: Sequence[int]) -> bool:
    """Whether a column is that sum in its shown unit, too; it is not if units differ."""
    return all(isinstance(exact[name][at], Absence) or exact[name][at] == _total(terms, at, exact) for at in cells)


def _total(terms: Mapping[str, int], at: int, shown: Mapping[str, Sequence[Value]]) -> Value:
    total: Value = Absence.NOTHING
    for name, times in terms.items():
        total = add(total, multiply(shown[name][at], times))
    return total


def _unscaled(value: Value, scale: Fraction) -> Value:
    return value if isinstance(value, Absence) else tidy(Fraction(value, scale))
