"""Rows added to the grid of a table, or removed from it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.diagnostics import Findings
from kehoach.diagnostics.bilingual import Bilingual
from kehoach.editing.text_edits import Edit, cell_edit, line_at
from kehoach.plan.row_names import levels_of
from kehoach.reading.header_line import column_order
from kehoach.reading.row_reader import Settings
from kehoach.source.grid import Grid, LinePlaces, read_lines
from kehoach.source.names import fold
from kehoach.source.nodes import ScalarStyle
from kehoach.tables.tree import parts_by_parent
from kehoach.word_edits.typed_cells import BAR, ELSEWHERE, CellTyper, Untypable

if TYPE_CHECKING:
    from collections.abc import Collection

    from kehoach.plan.table import Column, Table
    from kehoach.source.grid import GridRow
    from kehoach.view.table import RowInPrint

NO_LINES = Bilingual(
    "các hàng của bảng không gõ thành dòng trong tệp kế hoạch", "the rows of this table are not lines of the plan"
)
NO_NAME = Bilingual("hàng không có tên", "the row has no name")
A_GROUP = Bilingual(
    "dòng này đi qua cả bảng, như tên một nhóm: thêm nhóm trong tệp kế hoạch",
    "this line goes across the whole table, as the title of a group does: a group is added in the plan",
)
NO_ROW_OF_ITS_OWN = Bilingual(
    "hàng này không phải một hàng của bảng trong tệp kế hoạch", "this is not a row of the table in the plan"
)
HOLDS_ROWS = Bilingual("hàng này có các hàng bên trong còn giữ lại", "rows within this one are still there")


class RowTyper:
    """Types rows of one table, whose cells a :class:`CellTyper` types. What the rows are is looked at once."""

    def __init__(self, cells: CellTyper, table: Table) -> None:
        self.cells, self.table = cells, table

    @cached_property
    def levels(self) -> list[int]:
        """The level of each row."""
        return levels_of(self.table.rows)

    @cached_property
    def lines(self) -> dict[int, GridRow]:
        """The rows of the grid by the numbers of their lines."""
        return {row.place.line: row for row in self.grid.rows} if self.grid else {}

    @cached_property
    def groups(self) -> dict[int, list[int]]:
        """The rows that each row adds up, by that row."""
        return parts_by_parent(self.table.rows)

    @cached_property
    def within(self) -> dict[int, set[int]]:
        """The rows right within each row that holds some, those picked out, too."""
        found: dict[int, set[int]] = {}
        for at, row in enumerate(self.table.rows):
            found.setdefault(row.parent, set()).add(at)
        return found

    def removed(self, at: tuple[int, ...], gone: Collection[int]) -> tuple[Edit, ...] | Untypable:
        """The edits that remove printed rows from the plan; ``gone`` are all rows that are removed with them."""
        if not at or at[0] < 0:
            return Untypable(NO_ROW_OF_ITS_OWN)
        if self.grid is None:
            return Untypable(NO_LINES)
        edits = []
        for index in at:
            row = self.table.rows[index]
            if row.place.file != self.cells.source.file:
                return Untypable(ELSEWHERE)
            if self.within.get(index, set()).difference(gone):
                return Untypable(HOLDS_ROWS)
            place = replace(row.place, column=1)
            edits.append(Edit(place, len(line_at(self.cells.source, place)) + 1, ""))
        return tuple(edits)

    def added(
        self, texts: dict[int, str], columns: dict[int, Column], above: RowInPrint | None, below: RowInPrint | None
    ) -> tuple[Edit, ...] | Untypable:
        """The edits that add a row with these printed texts; ``columns`` are the table's, by their printed index."""
        grid = self.grid
        if grid is None:
            return Untypable(NO_LINES)
        by_id = {column.id: texts.get(at, "") for at, column in columns.items()}
        if not by_id.get(self.table.columns[0].id, "").strip():
            return Untypable(A_GROUP if len(texts) == 1 and any(texts.values()) else NO_NAME)
        model, is_below = self.neighbour(above, below)
        pattern = grid.rows[0] if grid.rows and model is None else self.grid_row(model)
        if pattern is None or not isinstance(pattern.places, LinePlaces):
            return Untypable(NO_LINES)
        line = self.line(grid, pattern, by_id)
        if isinstance(line, Untypable):
            return line
        place = replace(pattern.place, column=1)
        if is_below:
            end = len(line_at(self.cells.source, place)) + 1
            return (Edit(replace(place, column=end), 0, f"\n{line}"),)
        return (Edit(place, 0, f"{line}\n"),)

    def renamed(self, old: str, new: str) -> tuple[Edit, ...]:
        """The edit of the grid's first line where it names a column by a label that is changed; none elsewhere."""
        if self.grid is None or not isinstance(self.grid.header.places, LinePlaces):
            return ()
        header = self.grid.header
        found = [at for at, text in enumerate(header.texts) if fold(text) == fold(old)]
        if len(found) != 1:
            return ()
        place = header.places[found[0]]
        return (cell_edit(line_at(self.cells.source, place), place, header.texts[found[0]], new),)

    @cached_property
    def grid(self) -> Grid | None:
        """The rows as they are typed; ``None`` where they are not lines of the plan's file."""
        found = self.cells.texts.value_at(self.table.rows[0].place) if self.table.rows else None
        if found is None or found[1].style is not ScalarStyle.LITERAL or found[1].place.file != self.cells.source.file:
            return None
        grid = read_lines(found[1].lines, Findings())
        return grid if grid and len(grid.rows) >= len(self.table.rows) else None

    def neighbour(self, above: RowInPrint | None, below: RowInPrint | None) -> tuple[int | None, bool]:
        """The row beside which the new one is typed, and whether below it: the one above, unless that holds rows."""
        if above and above.at and above.at[0] >= 0 and (above.at[-1] not in self.groups or not _is_body(below)):
            return self.last_within(above.at[-1]), True
        if _is_body(below) and below:
            return below.at[0], False
        return (len(self.table.rows) - 1, True) if above else (0, False)

    def last_within(self, at: int) -> int:
        """The last row in a group; the row itself if it holds none."""
        levels = self.levels
        while at + 1 < len(levels) and levels[at + 1] > levels[at]:
            at += 1
        return at

    def grid_row(self, at: int | None) -> GridRow | None:
        """The line of the grid that a row is typed on."""
        return None if at is None else self.lines.get(self.table.rows[at].place.line)

    def line(self, grid: Grid, pattern: GridRow, by_id: dict[str, str]) -> str | Untypable:
        """A line of the grid with the cells of the new row, laid out like another row."""
        assert isinstance(pattern.places, LinePlaces)  # noqa: S101 - the caller has looked
        raw, splitter = line_at(self.cells.source, pattern.place), pattern.places.splitter
        plan = self.cells.computed.plan
        label = Settings(plan.separators, plan.period, has_emphasis=plan.has_emphasis).label
        order = column_order(self.table.id, self.table.columns, grid.header, Findings(), label)
        by_place = {at: column for column, at in zip(self.table.columns, order, strict=True) if at is not None}
        offset = pattern.places.line.place.column - 1
        cells = splitter.cells(raw[offset:])
        made = []
        for at, cell in enumerate(cells):
            column = by_place.get(at)
            text: str | Untypable = "" if column is None else self.cell(column, by_id.get(column.id, ""))
            if isinstance(text, Untypable):
                return text
            if "|" in text:
                return Untypable(BAR)
            made.append(_laid_out(cell, text, is_name=column is self.table.columns[0]))
        between = "\t" if splitter.pipe is None else "|"
        fence = "|" if splitter.is_fenced else ""
        line = between.join(made)
        return raw[:offset] + (f"{fence}{line}{fence}" if fence else line.rstrip(" ") if made[-1].strip() else line)

    def cell(self, column: Column, text: str) -> str | Untypable:
        """The text of a cell of a new row; nothing where it will be computed."""
        if not column.source.is_typed:
            return ""
        return self.cells.typed(self.table, self.table.rows[0], len(self.table.rows), column, "", "", text)


def _is_body(row: RowInPrint | None) -> bool:
    return row is not None and bool(row.at) and row.at[0] >= 0


def _laid_out(cell: str, text: str, *, is_name: bool) -> str:
    """A cell in the room of another one, on the side where that one has its text."""
    bare = cell.strip()
    if is_name:
        indent = cell[: len(cell) - len(cell.lstrip())]
        return f"{indent}{text} ".ljust(len(cell)) if cell.endswith(" ") else indent + text
    before = len(cell) - len(cell.lstrip()) if bare else 2
    room = len(cell)
    if before > 1 or not bare[:1].isalpha():
        right = " " if (cell.endswith(" ") and bare) or not bare else ""
        return f" {text}{right}".rjust(room)
    return f" {text} ".ljust(room)
