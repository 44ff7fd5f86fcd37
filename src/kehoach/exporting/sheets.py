"""Where each figure of a plan is in its workbook: a sheet for each table, and one for the single figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kehoach.exporting.cell_forms import cell_form
from kehoach.exporting.live_formulas import Located
from kehoach.exporting.row_order import printed_rows
from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.source import ColumnKind
from kehoach.tables.results import TOTAL
from kehoach.tables.spot import FigureSpot
from kehoach.view.prose import ProseWriter
from kehoach.view.records import HeaderCell
from kehoach.view.row_numbers import row_numbers
from kehoach.view.table import column_texts, view_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.exporting.row_order import PrintOrder
    from kehoach.plan.table import Column
    from kehoach.tables.computed import ComputedPlan
    from kehoach.tables.results import ComputedTable, Quantity

FIGURES: Final = "Chỉ tiêu"
NOT_PRINTED: Final = "Không in"
_FIGURES_HEAD: Final = ("Mã", "Chỉ tiêu", "Số", "Đơn vị tính")
_LONGEST_NAME: Final = 31


class SheetCell(Struct, frozen=True):
    """One cell: a figure, or text."""

    text: str = ""
    figure: Located | None = None
    spot: FigureSpot | None = None
    """Of a figure in a table: its row and column in that table."""


class SheetLine(Struct, frozen=True):
    """One line of cells."""

    cells: tuple[SheetCell, ...]
    is_bold: bool = False
    level: int = 0
    """By how many steps the name of its row is indented."""
    is_across: bool = False
    """Whether its first text goes across all columns."""


class Sheet(Struct, frozen=True):
    """One sheet: what is above its head, the head, and its lines."""

    name: str
    above: tuple[str, ...]
    head: tuple[HeaderCell, ...]
    """Header cells with the index of their row among the rows of the head in ``head_rows``."""
    head_rows: tuple[int, ...]
    depth: int
    """How many rows the head has."""
    lines: tuple[SheetLine, ...]
    below: tuple[str, ...]
    kinds: tuple[str, ...]
    """What each column has: ``number``, ``name``, ``text`` or ``figure``."""

    @property
    def first(self) -> int:
        """The row of the first line, from 0."""
        return len(self.above) + self.depth


def sheets_of(computed: ComputedPlan) -> tuple[Sheet, ...]:
    """A sheet for each table in the order of the plan, then one for the single figures if there are any."""
    words = ProseWriter.of(computed)
    names = _sheet_names(tuple(computed.tables))
    sheets = [_table_sheet(computed, words, table, names[name]) for name, table in computed.tables.items()]
    return (*sheets, *_figures_sheet(computed, words))


def located_in(sheets: tuple[Sheet, ...]) -> dict[str, Located]:
    """The cell of each figure by its address; of a figure that is in several, the first."""
    found: dict[str, Located] = {}
    for sheet in sheets:
        for line in sheet.lines:
            for cell in line.cells:
                if cell.figure:
                    found.setdefault(cell.figure.quantity.address, cell.figure)
    return found


def _sheet_names(tables: tuple[str, ...]) -> dict[str, str]:
    """A name for each table that no other sheet has, whatever the case of its letters."""
    found: dict[str, str] = {}
    for table in tables:
        name, number = table[:_LONGEST_NAME], 1
        while name.casefold() in {other.casefold() for other in found.values()}:
            number += 1
            name = f"{table[: _LONGEST_NAME - 3]}_{number}"
        found[table] = name
    return found


class _TableSheet(Struct, frozen=True):
    """Makes the lines of one table."""

    table: ComputedTable
    name: str
    columns: tuple[Column, ...]
    texts: dict[str, list[str]]
    is_numbered: bool
    first: int

    def lines(self) -> Iterator[SheetLine]:
        numbers = row_numbers(self.table.rows, self.table.table.layout.numbering)
        for at, printed in enumerate(printed_rows(self.table), self.first):
            number = "" if printed.row == TOTAL else numbers[printed.row]
            lead = (SheetCell(number),) if self.is_numbered else ()
            cells = tuple(self.cell(column, printed, at, place) for place, column in enumerate(self.columns, len(lead)))
            yield SheetLine((*lead, *cells), printed.is_made_up, printed.level, printed.is_named_only)

    def cell(self, column: Column, printed: PrintOrder, at: int, place: int) -> SheetCell:
        """The cell of a column in a printed row."""
        row = printed.row
        if column.kind is not ColumnKind.NUMBER:
            return SheetCell(self.text(column, row, is_first=column is self.table.table.columns[0]))
        if not printed.has_figures:
            return SheetCell()
        spot = FigureSpot(self.table, column.id, None if row == TOTAL else row)
        quantity = spot.quantity
        return SheetCell(figure=Located(quantity, cell_form(quantity), self.name, at, place), spot=spot)

    def text(self, column: Column, row: int, *, is_first: bool) -> str:
        if row != TOTAL:
            return self.texts[column.id][row]
        total = self.table.table.total
        return total.label if is_first and total else ""


def _table_sheet(computed: ComputedPlan, words: ProseWriter, table: ComputedTable, name: str) -> Sheet:
    spec, audience = table.table, computed.plan.audience
    number = words.numbers.get(spec.id) if computed.numbers_tables else None
    view = view_table(computed, spec.id, audience, words.text, number)
    shown = [column for column in spec.columns if audience in column.shown_in]
    rest = [column for column in spec.columns if column not in shown and _has_figures(table, column)]
    lead = 1 if spec.layout.numbering else 0
    depth, width = max(1, len(view.header)), lead + len(shown)
    head = [(at, cell) for at, row in enumerate(view.header) for cell in row]
    for place, column in enumerate(rest, width):
        label = f"{words.text(column.label)} ({NOT_PRINTED.lower()})"
        head.append((0, HeaderCell(label, place, rows=depth)))
    above = tuple(filter(None, (view.title or spec.id, view.unit_line)))
    texts = column_texts(computed, spec.id, words.text)
    made = _TableSheet(table, name, (*shown, *rest), texts, bool(lead), len(above) + depth)
    kinds = ("number",) * lead + tuple(map(_kind, shown, range(len(shown)))) + ("figure",) * len(rest)
    return Sheet(
        name, above, tuple(cell for _, cell in head), tuple(at for at, _ in head), depth,
        tuple(made.lines()), (*(row.cells[0] for row in view.rows if row.kind == "closing"), *view.notes), kinds,
    )  # fmt: skip


def _has_figures(table: ComputedTable, column: Column) -> bool:
    """Whether a column has a figure in some row, from which others may be computed."""
    found = table.columns.get(column.id)
    return found is not None and not all(isinstance(value, Absence) for value in found.values)


def _kind(column: Column, at: int) -> str:
    return "figure" if column.kind is ColumnKind.NUMBER else "text" if at else "name"


def _figures_sheet(computed: ComputedPlan, words: ProseWriter) -> Iterator[Sheet]:
    """The sheet of the single figures, if there are any."""
    if not computed.figures:
        return
    head = tuple(HeaderCell(text, at) for at, text in enumerate(_FIGURES_HEAD))
    lines = tuple(_figure_line(computed, words, name, at) for at, name in enumerate(computed.figures, 2))
    yield Sheet(FIGURES, (FIGURES,), head, (0,) * len(head), 1, lines, (), ("text", "name", "figure", "text"))


def _figure_line(computed: ComputedPlan, words: ProseWriter, name: str, at: int) -> SheetLine:
    quantity: Quantity = computed.figures[name]
    figure = computed.plan.figures.get(name.split(".")[0])
    label = words.text(figure.label) if figure else ""
    placed = Located(replace(quantity, address=name), cell_form(quantity), FIGURES, at, 2)
    return SheetLine((SheetCell(name), SheetCell(label), SheetCell(figure=placed), SheetCell(quantity.unit)))
