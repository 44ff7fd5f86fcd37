"""What is printed of exact figures: in another unit than the column's, and where rounding shows."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.numbers import exact_sum, format_exact
from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.source import TotalRule
from kehoach.plan.table import Relation
from kehoach.plan.units import measure_of
from kehoach.tables.tree import parts_by_parent
from kehoach.tables.values import multiply, places_needed, shown_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.diagnostics import Findings
    from kehoach.numbers import Exact
    from kehoach.plan.audience import Audience
    from kehoach.plan.table import Row, Table
    from kehoach.tables.results import ComputedColumn, ComputedTable


def in_unit_of_table(table: Table, worked: ComputedColumn) -> ComputedColumn:
    """A column shown in the unit above its table, if that is another scale of its own.

    Typed in đồng under "Đơn vị tính: triệu đồng" it prints in millions; nothing is rounded before. If the column sets
    no decimals, it has as many as its figures need, at most three.
    """
    unit = worked.column.unit
    if not table.layout.unit or not unit or unit == table.layout.unit:
        return worked
    own, shown = measure_of(unit), measure_of(table.layout.unit)
    scale = own.into(shown) if own and shown else None
    if scale is None or scale == 1:
        return worked
    places, by_row = worked.column.decimals, None
    if places is None:
        places = max(places_needed(multiply(value, scale)) for value in (*worked.values, worked.total))
        if any(row.about.decimals is not None for row in table.rows):
            said = (row.about.decimals for row in table.rows)
            by_row = tuple(places if decimals is None else decimals for decimals in said)
    display = replace(worked.display, places=places, scale=scale)
    total_display = replace(display, pad=worked.total_display.pad)
    return replace(worked, places=by_row, display=display, total_display=total_display)


def check_shown(table: ComputedTable, audience: Audience, findings: Findings) -> None:
    """Add a note where the printed figures of a summed column, or of shares, do not add up to the printed total."""
    if table.table.total is None:
        return
    rows = table.rows
    top = parts_by_parent(rows).get(-1, ())
    for name, worked in table.columns.items():
        column = worked.column
        is_share = not column.source.is_sum_of_parts and column.total is TotalRule.RECOMPUTE
        if audience not in column.shown_in or not (is_share or column.total is TotalRule.SUM):
            continue
        if worked.units.factors and column.takes_row_unit:
            continue  # in several scales, no reader adds them up
        if worked.display.scale == 1 and (_is_cut(worked) or all(type(v) is not Fraction for v in worked.values)):
            continue
        total = printed_total(rows, top, worked)
        if total is None or isinstance(worked.total, Absence):
            continue
        shown = shown_value(worked.total, worked.total_display)
        gap = abs(Fraction(total) - shown)
        if total != shown:
            places = worked.total_display.places
            findings.add(
                rules.ROUNDED_APART,
                column.place,
                address=Verbatim(table.total(name).address),
                sum=Verbatim(format_exact(total, places)),
                shown=Verbatim(format_exact(shown, places)),
                gap=Verbatim(format_exact(gap, places)),
            )


def _is_cut(worked: ComputedColumn) -> bool:
    """Whether it prints without its decimals, which is a finding of its own."""
    return worked.display.places == 0 and worked.column.decimals is None


def printed_total(rows: Sequence[Row], indices: Sequence[int], worked: ComputedColumn) -> Exact | None:
    """The sum of the printed figures of some rows; ``None`` if one of them is not known."""
    printed: list[Exact] = []
    for index in indices:
        value = worked.values[index]
        if value is Absence.NOTHING:
            continue
        if isinstance(value, Absence):
            return None
        shown = shown_value(value, worked.display_of(index))
        printed.append(-shown if rows[index].relation is Relation.LESS else shown)
    return exact_sum(printed)
