"""The figures that a chart draws: which columns, which rows, how much."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.source import ColumnKind
from kehoach.tables.tree import leaves

if TYPE_CHECKING:
    from kehoach.plan.audience import Audience
    from kehoach.plan.chart import Chart
    from kehoach.plan.table import Column
    from kehoach.tables.results import ComputedTable, Quantity


class ChartedFigures(Struct, frozen=True):
    """The figures of a chart; columns that have none are not among them."""

    columns: tuple[Column, ...]
    rows: tuple[int, ...]
    """The indices of the rows that add up to the total: neither groups nor picked out."""
    figures: tuple[tuple[Quantity, ...], ...]
    """By column, one for each row."""
    units: tuple[str, ...]
    """The different units of what is drawn, as it is shown."""

    @property
    def has_figures(self) -> bool:
        """Whether there is anything to draw."""
        return any(size_of(one) is not None for column in self.figures for one in column)


def charted_figures(chart: Chart, table: ComputedTable, audience: Audience) -> ChartedFigures:
    """What a chart draws of its table: the columns it names or, without any, those of figures that are printed."""
    by_id = {column.id: column for column in table.table.columns if column.id in table.columns}
    printed = tuple(name for name, column in by_id.items() if audience in column.shown_in)
    names = [name for name in chart.columns or printed if name in by_id]
    rows = tuple(leaves(table.rows))
    figures = tuple(tuple(table.columns[name].quantity("", row) for row in rows) for name in names)
    shown = (
        table.table.layout.unit if one.printed[1].scale != 1 else one.unit
        for column in figures
        for one in column
        if size_of(one) is not None
    )
    return ChartedFigures(tuple(by_id[name] for name in names), rows, figures, tuple(dict.fromkeys(shown)))


def size_of(quantity: Quantity) -> Fraction | None:
    """How much is drawn of a figure, exactly and in the unit in which it is printed; ``None`` for nothing."""
    worth, display = quantity.printed
    if quantity.said is not None or isinstance(worth, Absence):
        return None
    return Fraction(worth) * display.scale


def columns_of_figures(table: ComputedTable) -> tuple[str, ...]:
    """The ids of the columns that a chart may draw."""
    return tuple(column.id for column in table.table.columns if column.kind is ColumnKind.NUMBER)
