"""A column of figures by old areas, as the areas are now: merged ones added, split ones by their share."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.numbers import tidy
from kehoach.plan.cell_values import Absence
from kehoach.plan.units import conversion, is_whole
from kehoach.source.names import Names, fold
from kehoach.tables.values import multiply, show_full, sum_up

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.plan.area_history import AreaHistory, AreaOrigin
    from kehoach.plan.table import Table
    from kehoach.tables.columns.work import ColumnWork
    from kehoach.tables.results import ComputedColumn
    from kehoach.tables.values import Value


def as_now(
    work: ColumnWork, there: Table, column: ComputedColumn, index: Mapping[str, int]
) -> tuple[Table, ComputedColumn, Mapping[str, int]]:
    """The other table, its column and the index of its rows, with a row more for each new area of the table here.

    As they are, unless the rows there are old areas and those here are not.
    """
    areas = work.engine.plan.areas
    history = areas.history_between(work.table, there) if areas else None
    if history is None:
        return there, column, index
    rows, values, found = list(there.rows), list(column.values), dict(index)
    places, units = list(column.places or ()), list(column.units.rows)
    for row in work.table.rows:
        origins = history.origins_of(row.name)
        if not origins:
            continue
        known = [index[fold(origin.area)] for origin in origins if fold(origin.area) in index]
        found.pop(fold(row.name), None)
        parts: list[Value] = [Absence.FAULTY]
        if len(known) == len(origins):
            parts = [_part(work, history, row.name, origin, column, at, known[0])
                     for origin, at in zip(origins, known, strict=True)]  # fmt: skip
        else:
            _report_unknown(work, there, origins, index)
            known = known or [0]
        worst = next((at for at, part in zip(known, parts, strict=False) if isinstance(part, Absence)), known[0])
        found[fold(row.name)] = len(rows)
        rows.append(there.rows[worst])
        values.append(sum_up(parts))
        places += [max(places[at] for at in known)] if places else []
        units += [units[known[0]]] if units else []
    made = replace(
        column, values=tuple(values), places=tuple(places) or None, units=replace(column.units, rows=tuple(units))
    )
    return replace(there, rows=tuple(rows)), made, found


def _report_unknown(work: ColumnWork, there: Table, origins: tuple[AreaOrigin, ...], index: Mapping[str, int]) -> None:
    """Report the old areas that the other table has no row for, at the areas."""
    names = Names(row.name for row in there.rows)
    for origin in origins:
        if fold(origin.area) not in index:
            near = names.nearest(origin.area)
            work.engine.findings.add(
                rules.UNKNOWN_ROW, origin.place, table=Verbatim(there.id), text=Verbatim(origin.area), nearest=near
            )


def _part(
    work: ColumnWork, history: AreaHistory, area: str, origin: AreaOrigin, column: ComputedColumn, at: int, first: int
) -> Value:
    """What an old area brings into a new one, in the unit of the first of them."""
    name, share = column.column.id, history.share(origin, column.column.id)
    if share is None:
        if work.table.missing == "refuse":
            findings, old = work.engine.findings, Verbatim(origin.area)
            findings.add(rules.SPLIT_WITHOUT_SHARE, origin.place, text=old, column=Verbatim(name), area=Verbatim(area))
            return Absence.FAULTY
        return Absence.UNKNOWN
    factor = conversion(column.unit_of(at), column.unit_of(first)) or 1
    value = multiply(column.values[at], tidy(Fraction(factor) * share))
    if is_whole(column.unit_of(first)) and not isinstance(value, Absence) and value.denominator != 1:
        text = f"{show_full(column.values[at])} × {share}"
        work.engine.findings.add(
            rules.SHARE_NOT_EXACT, origin.place, text=Verbatim(text), area=Verbatim(area), column=Verbatim(name)
        )
        return Absence.FAULTY
    return value
