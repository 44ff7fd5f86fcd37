"""The figures of a table as lines of whole numbers: its columns, or turned round, its rows.

All figures of a table are multiplied by one power of ten, so that sums and products are of ints and exact.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from kehoach.auditing.cell_figures import CellSort
from kehoach.auditing.labels import is_count, is_money, is_percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.auditing.cell_figures import CellFigure
    from kehoach.auditing.figure_table import FigureTable
    from kehoach.auditing.row_tree import RowTree

_MOST_PLACES: Final = 6


class LineInfo(NamedTuple):
    """What is known of a line before its figures are compared."""

    at: int
    """The number of the column or row in the table."""
    label: str
    is_rate: bool
    """Rates, means, per unit: not added up."""
    is_percent: bool
    """Rates in %: no operands of another rate."""


class FigureLines(Struct, frozen=True, dict=True):
    """Figures by line, then item; ``None`` where there is no figure."""

    scale: int
    values: tuple[tuple[int | None, ...], ...]
    units: tuple[tuple[int, ...], ...]
    """The last decimal printed of each figure, in the same scale."""
    rounded: tuple[tuple[bool, ...], ...]
    """Whether a figure may have been rounded: decimals, money, rates."""
    unknown: tuple[tuple[bool, ...], ...]
    """Whether a cell without a figure says something else: words, “chưa có”."""
    plain: tuple[tuple[bool, ...], ...]
    """Whether a cell is one figure only, so that a rate may be computed from it."""
    infos: tuple[LineInfo, ...]
    items: tuple[int, ...]
    """The number of the row or column of each item."""
    item_labels: tuple[str, ...]
    is_turned: bool
    """Whether lines are rows of the table."""
    totals: tuple[int, ...] = ()
    """The items that may be the 100 % of a share: totals by label, the first and the last."""
    independent: tuple[int, ...] = ()
    """The items that are not sums of others: only they are evidence for a sum."""
    of_rates: frozenset[int] = frozenset()
    """The items that hold rates among items that hold counts: of the columns, years, crops, growth of each."""

    def __len__(self) -> int:
        return len(self.values)

    def cell(self, line: int, item: int) -> tuple[int, int]:
        """The row and column of a figure in the table."""
        at, other = self.infos[line].at, self.items[item]
        return (at, other) if self.is_turned else (other, at)

    def slack(self, line: int, item: int) -> int:
        """Twice the most that a figure may differ from the one it was rounded from."""
        return self.units[line][item] if self.rounded[line][item] else 0

    @cached_property
    def telling(self) -> tuple[int, ...]:
        """The items in the order in which hypotheses are tried: those with most different figures first."""

        def weight(item: int) -> int:
            return len({abs(values[item] or 0) for values in self.values if (values[item] or 0) != 0})

        first = set(self.independent) - self.of_rates
        return tuple(sorted(range(len(self.items)), key=lambda item: (item not in first, -weight(item), item)))


def _scaled(cell: CellFigure, scale: int) -> int | None:
    if cell.sort is CellSort.DASH:
        return 0
    if not cell.is_figure:
        return None
    value = cell.value * scale
    size = value.numerator // value.denominator
    return -abs(size) if cell.direction < 0 else size


def columns_of(table: FigureTable, tree: RowTree) -> FigureLines:
    """The figure columns as lines, all rows of the body as items."""
    infos = tuple(
        LineInfo(column, table.column_labels[column], table.is_rate_column(column), table.is_percent_column(column))
        for column in table.figure_columns
    )
    places = [[(row, column) for row in table.body] for column in table.figure_columns]
    totals = [row - table.header_rows for row in tree.totals]
    ends = (0, len(table.body) - 1) if len(table.body) else ()
    leaves = tuple(row - table.header_rows for row in tree.leaves)
    labels = tuple(table.row_labels[row] for row in table.body)
    made = _lines(
        table, places, infos, tuple(table.body), labels, False, tuple(dict.fromkeys((*totals, *ends))), leaves
    )
    rates = frozenset(item for item, row in enumerate(table.body) if table.is_rate_row(row))
    return replace(made, of_rates=rates) if len(rates) < len(table.body) else made


def rows_of_figures(table: FigureTable, columns: Sequence[int], independent: Sequence[int]) -> FigureLines:
    """The rows of the body as lines, some columns as items; ``independent`` are those not computed from others."""
    infos = tuple(
        LineInfo(
            row,
            f"{table.row_labels[row]} {table.row_units[row]}".strip(),
            table.is_rate_row(row),
            table.is_rate_row(row) and is_percent(f"{table.row_labels[row]} {table.row_units[row]}"),
        )
        for row in table.body
    )
    places = [[(row, column) for column in columns] for row in table.body]
    labels = tuple(table.column_labels[column] for column in columns)
    own = tuple(at for at, column in enumerate(columns) if column in independent)
    return _lines(table, places, infos, tuple(columns), labels, True, (), own)


def _lines(
    table: FigureTable,
    places: Sequence[Sequence[tuple[int, int]]],
    infos: tuple[LineInfo, ...],
    items: tuple[int, ...],
    labels: tuple[str, ...],
    is_turned: bool,
    totals: tuple[int, ...],
    independent: tuple[int, ...],
) -> FigureLines:
    cells = [[table.cells[row][column] for row, column in line] for line in places]
    body = (cell for row in table.body for cell in table.cells[row])
    most = min(_MOST_PLACES, max((cell.places for cell in body), default=0))
    scale = 10**most
    rounded = _rounded(table)
    return FigureLines(
        scale,
        tuple(tuple(_scaled(cell, scale) for cell in line) for line in cells),
        tuple(tuple(10 ** max(0, most - cell.places) for cell in line) for line in cells),
        tuple(
            tuple(rounded[row if table.unit_column is not None else column] for row, column in line) for line in places
        ),
        tuple(tuple(cell.sort in (CellSort.MISSING, CellSort.WORDS) for cell in line) for line in cells),
        tuple(tuple(not cell.is_composite for cell in line) for line in cells),
        infos,
        items,
        labels,
        is_turned,
        totals,
        independent,
    )


def _rounded(table: FigureTable) -> dict[int, bool]:
    """Whether figures may have been rounded: by row where rows have units, otherwise by column."""
    if table.unit_column is not None:
        return {
            row: table.is_rate_row(row) or _may_be_rounded(f"{table.row_labels[row]} {table.row_units[row]}", cells)
            for row in table.body
            for cells in [[table.cells[row][column] for column in table.figure_columns]]
        }
    return {
        column: table.is_rate_column(column)
        or _may_be_rounded(table.column_labels[column], table.column(column), table.about)
        for column in table.figure_columns
    }


def _may_be_rounded(label: str, cells: Sequence[CellFigure], about: str = "") -> bool:
    if any(cell.places for cell in cells):
        return True
    return not is_count(label) and (is_money(label) or is_money(about))
