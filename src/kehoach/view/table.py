"""One computed table as it is printed: header, column numbers, groups, subtotals, total and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from kehoach.plan.audience import Audience
from kehoach.plan.cell_notes import note_mark
from kehoach.plan.cell_values import Absence, Gap, Quoted
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.emphasis import balanced
from kehoach.plan.goal import Goal
from kehoach.plan.model import VerdictFill
from kehoach.plan.outline import own_name
from kehoach.plan.placeholders import printed
from kehoach.plan.row_names import levels_of
from kehoach.plan.table import ColumnWidth, Inlaid
from kehoach.tables.results import TOTAL
from kehoach.tables.served_targets import called, find_target
from kehoach.tables.tree import parts_by_parent
from kehoach.tables.values import Display, show, value_of
from kehoach.view import wording
from kehoach.view.composed_lines import column_mark, composed_line
from kehoach.view.records import TableColumn, TableRow, TableView
from kehoach.view.row_formats import fills_of, has_bold
from kehoach.view.row_numbers import dashes, row_numbers, titled
from kehoach.view.table_header import column_numbers, header_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from kehoach.plan.numbered import Numbered
    from kehoach.plan.prose import Prose, Segment
    from kehoach.plan.table import Cell, Column, Names, Row, Total
    from kehoach.tables.computed import ComputedPlan
    from kehoach.view.records import Alignment, HeaderCell, RowKind

NUMBERING_LABEL: Final = "TT"
SUBTOTAL_LABEL: Final = "Cộng {name}"
UNIT_LINE: Final = "Đơn vị tính: {unit}"


def view_table(
    computed: ComputedPlan,
    name: str,
    audience: Audience,
    text: Callable[[tuple[Segment, ...]], str],
    number: Numbered | None = None,
) -> TableView:
    """The table with an id as an audience sees it.

    Args:
        computed: the plan.
        name: the id of the table.
        audience: who reads it.
        text: prints the segments of a text.
        number: its number, printed only in a plan that refers to a table by number.
    """
    return _Viewer(computed, name, audience, text, number).table()


def column_texts(computed: ComputedPlan, name: str, text: Callable[[tuple[Segment, ...]], str]) -> dict[str, list[str]]:
    """The printed cells by column, one per row, including columns that the plan does not print."""
    viewer = _Viewer(computed, name, Audience.PLAN, text, None)
    return {column.id: viewer.column(column) for column in viewer.spec.columns}


class RowInPrint(NamedTuple):
    """A row as it is printed, and the rows of the plan in it."""

    row: TableRow
    at: tuple[int, ...]
    """Their indices: several that are printed as one; -1 for the total; none for a closing row."""


def printed_rows(
    computed: ComputedPlan, name: str, audience: Audience, text: Callable[[tuple[Segment, ...]], str]
) -> tuple[RowInPrint, ...]:
    """The rows of a table as an audience sees them, in order, below its header; for the arguments see
    :func:`view_table`.
    """
    return tuple(_Viewer(computed, name, audience, text, None).rows())


class _Viewer:
    """Turns one computed table into finished strings."""

    def __init__(
        self,
        computed: ComputedPlan,
        name: str,
        audience: Audience,
        text: Callable[[tuple[Segment, ...]], str],
        number: Numbered | None,
    ) -> None:
        self.plan = computed
        self.areas = computed.plan.areas
        self.computed = computed.tables[name]
        self.spec = self.computed.table
        self.number = number if computed.numbers_tables else None
        self.text = text
        self.has_stars = computed.plan.has_emphasis
        self.fill = computed.plan.verdict_fill
        self.shown = [c for c in self.spec.columns if audience in c.shown_in]
        self.index_of = {column.id: index for index, column in enumerate(self.spec.columns)}
        self.is_numbered = bool(self.spec.layout.numbering)
        self.names_rows = self.shown[:1] == list(self.spec.columns[:1])
        self.marks = [(at, *mark) for at, row in enumerate(self.spec.rows) if row.marks for mark in row.marks]

    def table(self) -> TableView:
        layout = self.spec.layout
        has_counts = any(column.kind is ColumnKind.NUMBER for column in self.shown)
        aligns = [_printed_as(c, is_first=at == 0, has_counts=has_counts) for at, c in enumerate(self.shown)]
        if self.is_numbered:
            aligns.insert(0, TableColumn("center"))
        return TableView(
            columns=tuple(aligns),
            header=self.header(),
            rows=self.formatted_rows(),
            numbers=column_numbers(self.shown, layout.column_numbers, is_numbered=self.is_numbered),
            title=self.title(),
            unit_line=UNIT_LINE.format(unit=layout.unit) if layout.unit else "",
            notes=tuple(self.notes()),
            page=layout.page,
            id=self.spec.id,
            name_column=1 if self.is_numbered else 0,
        )

    def title(self) -> str:
        """The title, after the number of the table where tables are numbered."""
        title = self.text(self.spec.layout.title)
        return wording.numbered_title(title, self.number) if self.number else title

    def header(self) -> tuple[tuple[HeaderCell, ...], ...]:
        """The header rows: labels shared by neighbouring columns, and each column's label down to the last row."""
        lead = [(NUMBERING_LABEL,)] if self.is_numbered else []
        shared = {column.id: tuple(map(self.typed, column.under)) for column in self.shown}
        return header_rows([*lead, *((*shared[column.id], self.text(column.label)) for column in self.shown)])

    # --- rows

    def formatted_rows(self) -> tuple[TableRow, ...]:
        """The rows, with what they have of bold words and of colours."""
        shift = 1 if self.is_numbered else 0
        judged = [
            (at, self.computed.judged[column.id])
            for at, column in enumerate(self.shown, shift)
            if self.fill != VerdictFill() and column.id in self.computed.judged
        ]
        if not (judged or self.has_stars):
            return tuple(printed.row for printed in self.rows())
        return tuple(
            replace(row, has_bold=has_bold(row), fills=fills_of(row, at, judged, self.fill)) for row, at in self.rows()
        )

    def rows(self) -> Iterator[RowInPrint]:
        texts = [self.column(column) for column in self.shown]
        for at, index, mark in self.marks:
            if (column := self.spec.columns[index]) in self.shown:
                marked = texts[self.shown.index(column)]
                marked[at] = wording.noted(marked[at], mark)
        numbers = row_numbers(self.computed.rows, self.spec.layout.numbering)
        signs = self.signs(numbers)
        if self.names_rows:
            texts[0] = [_dashed(sign, name) for sign, name in zip(signs, texts[0], strict=True)]
        cells = _stacked(self.computed.rows, list(zip(*texts, strict=True)))
        levels = self.levels()
        parts = parts_by_parent(self.computed.rows)
        children = {row.parent for row in self.computed.rows}
        merged = [at for at, column in enumerate(self.shown) if column.is_merged]
        heads = {at for at, below in enumerate(self.computed.rows[1:]) if below.is_joined}
        where = self.spec.layout.subtotals
        total = self.spec.total
        if total and total.at == "top":
            yield RowInPrint(self.total_row(total), (TOTAL,))
        emphasised = _emphasised(self.computed.rows, parts)
        waiting: list[RowInPrint] = []
        before: tuple[str, ...] = ()
        for index, row in enumerate(self.computed.rows):
            while waiting and not self.is_inside(index, waiting[-1].at[0]):
                yield waiting.pop()
                before = ()
            if row.is_joined and index:
                continue
            is_group = index in children and index in parts
            if is_group and where != "row":
                title = titled(numbers[index], _dashed(signs[index], self.group_name(row)))
                yield RowInPrint(TableRow("group", (title,), level=levels[index]), (index,))
                if where == "below":
                    label = SUBTOTAL_LABEL.format(name=row.name)
                    waiting.append(RowInPrint(self.subtotal(label, cells[index], levels[index]), (index,)))
                before = ()
                continue
            printed = self.with_number(numbers[index], cells[index])
            shift = 1 if self.is_numbered else 0
            joined = frozenset(at + shift for at in merged if before and cells[index][at] == before[at] != "")
            is_several = index in heads
            is_bold = not is_group and index in emphasised
            kind: RowKind = "subtotal" if is_group else "body"
            yield RowInPrint(
                TableRow(kind, printed, joined, is_several, levels[index], is_bold), self.with_joined(index)
            )
            before = () if is_group else cells[index]
        yield from reversed(waiting)
        if total and total.at != "top":
            yield RowInPrint(self.total_row(total), (TOTAL,))
        closing = (self.text(line.segments) for line in self.spec.layout.closing)
        yield from (RowInPrint(TableRow("closing", (text,)), ()) for text in closing)

    def with_joined(self, index: int) -> tuple[int, ...]:
        """A row and those that are printed with it."""
        end = index + 1
        while end < len(self.computed.rows) and self.computed.rows[end].is_joined:
            end += 1
        return tuple(range(index, end))

    def group_name(self, row: Row) -> str:
        """The title of a group above its rows."""
        name, mark = self.text(row.title) if row.title else row.name, dict(row.marks).get(0)
        return wording.noted(name, mark) if mark else name

    def total_row(self, total: Total) -> TableRow:
        return TableRow("total", self.with_number("", tuple(self.totals(total.label))))

    def totals(self, label: str) -> Iterator[str]:
        """The texts of the total row."""
        marks = dict(self.spec.claims.marks) if self.spec.claims else {}
        for number, column in enumerate(self.shown):
            text = self.total(column) if number else label
            mark = marks.get(self.index_of[column.id])
            yield wording.noted(text, mark) if mark else text

    def is_inside(self, index: int, outer: int) -> bool:
        while index >= 0 and index != outer:
            index = self.computed.rows[index].parent
        return index == outer

    def subtotal(self, label: str, cells: tuple[str, ...], level: int) -> TableRow:
        return TableRow("subtotal", self.with_number("", (label, *cells[1:])), level=level)

    def signs(self, numbers: Sequence[str]) -> list[str]:
        """The dash before each row's name, if the table has them."""
        is_dashed = self.spec.layout.depth == "dash"
        return dashes(self.computed.rows, numbers) if is_dashed else [""] * len(numbers)

    def levels(self) -> list[int]:
        """By how many steps each row's name is indented."""
        is_indented = self.spec.layout.depth == "indent" and self.names_rows
        return levels_of(self.computed.rows) if is_indented else [0] * len(self.computed.rows)

    def with_number(self, number: str, cells: tuple[str, ...]) -> tuple[str, ...]:
        return (number, *cells) if self.is_numbered else cells

    def column(self, column: Column) -> list[str]:
        """The printed cells of one column, one per row."""
        if lines := column.source.paragraphs():
            return self.composed(lines)
        index = self.index_of[column.id]
        cells = [row.cells[index] for row in self.computed.rows]
        if column.id in self.computed.judged:
            verdicts = [wording.verdict(found) for found in self.computed.judged[column.id]]
            return ["" if text == "-" else text for text in verdicts] if self.spec.is_form else verdicts
        if column.kind is not ColumnKind.NUMBER:
            titles = [row.title if index == 0 else () for row in self.computed.rows]
            texts = [self.text(t) if t else self.words(column, cell) for cell, t in zip(cells, titles, strict=True)]
            return self.with_units_of_sums(texts) if column.kind is ColumnKind.UNIT else texts
        worked = self.computed.columns[column.id]
        return [worked.text_of(row) for row in range(len(worked.values))]

    @property
    def unit_of_sums(self) -> str:
        """The unit of the total where its rows are in several scales of one measure; otherwise empty."""
        units = self.computed.units
        return units.total if units.factors else ""

    def with_units_of_sums(self, texts: list[str]) -> list[str]:
        """A column of units in which groups of rows in several scales have the unit of their sum."""
        units, parts = self.computed.units, parts_by_parent(self.computed.rows)
        mixed = {row for row, below in parts.items() if row >= 0 and any(at in units.factors for at in below)}
        return [text or units.of(at) if at in mixed else text for at, text in enumerate(texts)]

    def composed(self, lines: Prose) -> list[str]:
        """The cells of a column of composed text, one per row."""
        texts = [self.composed_line(paragraph.segments) for paragraph in lines]
        return ["\n".join(filter(None, row)) for row in zip(*texts, strict=True)]

    def composed_line(self, segments: tuple[Segment, ...]) -> list[str]:
        """One line of composed text for each row, without what is blank in it."""
        by_id = {column.id: column for column in self.spec.composable}
        named = [own_name(segment, by_id) for segment in segments]
        taken = {name: self.column(by_id[name]) for name in named if name}
        number = {name: at for at, name in enumerate(taken)}
        fixed = ["" if name else self.piece(segment) for segment, name in zip(segments, named, strict=True)]
        line = "".join(column_mark(number[name]) if name else text for name, text in zip(named, fixed, strict=True))
        line, rows = self.typed(line), range(len(self.computed.rows))
        texts = [composed_line(line, [values[row] for values in taken.values()]) for row in rows]
        return list(map(balanced, texts)) if self.has_stars else texts

    def piece(self, segment: Segment) -> str:
        """A piece of a composed line; its stars may have their partners in another."""
        if self.has_stars and isinstance(segment, str) and "*" in segment:
            return segment
        return self.text((segment,))

    def total(self, column: Column) -> str:
        if column.id not in self.computed.columns:
            return self.unit_of_sums if column.kind is ColumnKind.UNIT else ""
        return self.computed.columns[column.id].text_of(TOTAL)

    def words(self, column: Column, cell: Cell) -> str:
        """A cell that is not a figure: text, names or a goal as typed, and dots for a gap."""
        if isinstance(cell, tuple):
            return self.targets(column, cell) if column.kind is ColumnKind.TARGET else self.names(column, cell)
        if isinstance(cell, Goal | Quoted):
            return cell.text
        if isinstance(cell, Inlaid):
            return self.text(cell.segments)
        if isinstance(cell, Gap | Absence):
            return "" if cell is Absence.FAULTY else show(value_of(cell), Display())
        return self.typed(printed(cell)) if isinstance(cell, str) else ""

    def typed(self, text: str) -> str:
        """A text that is printed as it is typed, except for its stars."""
        return self.text((text,)) if self.has_stars and "*" in text else text

    def names(self, column: Column, names: Names) -> str:
        """Names in one cell: "Khu phố 9 + 4"."""
        if column.kind is ColumnKind.AREA and self.areas:
            names = self.areas.without_repeats(names)
        return column.join.join(names)

    def targets(self, column: Column, names: Names) -> str:
        """Targets by label or title; a name that is not a target is printed as typed."""
        found = ((name, find_target(self.plan, name)) for name in names)
        return column.join.join(self.text(called(self.plan, target)) if target else name for name, target in found)

    # --- below

    def notes(self) -> Iterator[str]:
        layout = self.spec.layout
        if line := source_line(layout.source, layout.as_of):
            yield line
        for note in layout.notes:
            yield wording.table_note(self.text(note.segments), note_mark(note.segments))


def source_line(source: str, as_of: str) -> str:
    """The line below a table: "Nguồn: …; số liệu đến …."; empty if it has neither."""
    line = "; ".join(filter(None, (source and f"Nguồn: {printed(source)}", as_of and f"số liệu đến {printed(as_of)}")))
    return line and f"{line[:1].upper()}{line[1:]}."


def _emphasised(rows: Sequence[Row], parts: Mapping[int, Sequence[int]]) -> set[int]:
    """The rows set like groups: groups, what they are picked out of, and all outermost rows if half of them are so."""
    found = {at for at in parts if at >= 0}
    for at in range(len(rows) - 1, -1, -1):
        if at in found and rows[at].parent >= 0:
            found.add(rows[at].parent)
    outermost = {at for at, row in enumerate(rows) if row.parent < 0}
    return found | outermost if found and 2 * len(found & outermost) >= len(outermost) else found


def _printed_as(column: Column, *, is_first: bool, has_counts: bool) -> TableColumn:
    """The alignment of a column. Areas in the first column and units are short and kept on one line; goals are set like
    the counts of the table.
    """
    is_whole = column.kind is ColumnKind.UNIT or (column.kind is ColumnKind.AREA and is_first)
    is_goal = column.kind is ColumnKind.GOAL
    align: Alignment = "number" if column.kind is ColumnKind.NUMBER or (is_goal and has_counts) else "text"
    width = column.width or ColumnWidth(0, 0)
    return TableColumn(align, is_whole, column.id, width.millimetres, width.per_cent, is_goal)


def _dashed(sign: str, name: str) -> str:
    """A name after its dash, unless it is typed with one."""
    return name if name.startswith(("- ", "+ ")) else f"{sign}{name}"


def _stacked(rows: Sequence[Row], cells: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The cells of each row, with those of the rows joined to it below, one line each."""
    head = 0
    for index, row in enumerate(rows):
        if not (row.is_joined and index):
            head = index
            continue
        cells[head] = tuple(f"{above}\n{text}" for above, text in zip(cells[head], cells[index], strict=True))
    if any(row.is_joined for row in rows):
        return [tuple(text.rstrip("\n") for text in row) for row in cells]
    return cells
