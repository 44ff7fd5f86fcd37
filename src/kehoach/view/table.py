"""One computed table as it is printed: header, column numbers, groups, subtotals, total and notes."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final

from kehoach.numbers.roman import roman
from kehoach.plan.audience import Audience
from kehoach.plan.cell_notes import note_mark
from kehoach.plan.cell_values import Absence, Gap, Quoted
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.expression import Call, Expression, Operation, expression_text, references
from kehoach.plan.goal import Goal
from kehoach.plan.outline import own_name
from kehoach.plan.placeholders import printed
from kehoach.plan.table import Inlaid, Relation
from kehoach.tables.results import TOTAL
from kehoach.tables.served_targets import called, find_target
from kehoach.tables.tree import parts_by_parent
from kehoach.tables.values import Display, show, value_of
from kehoach.view import wording
from kehoach.view.part_titles import letter
from kehoach.view.records import HeaderCell, TableColumn, TableRow, TableView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kehoach.plan.numbered import Numbered
    from kehoach.plan.prose import Prose, Segment
    from kehoach.plan.table import Cell, Column, Names, Row, RowNumbering
    from kehoach.tables.computed import ComputedPlan

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
        self.shown = [c for c in self.spec.columns if audience in c.shown_in]
        self.index_of = {column.id: index for index, column in enumerate(self.spec.columns)}
        self.is_numbered = bool(self.spec.layout.numbering)
        self.marks = [(at, *mark) for at, row in enumerate(self.spec.rows) if row.marks for mark in row.marks]

    def table(self) -> TableView:
        layout = self.spec.layout
        aligns = [_printed_as(column, is_first=at == 0) for at, column in enumerate(self.shown)]
        if self.is_numbered:
            aligns.insert(0, TableColumn("center"))
        return TableView(
            columns=tuple(aligns),
            header=self.header(),
            rows=tuple(self.rows()),
            numbers=self.column_numbers(),
            title=self.title(),
            unit_line=UNIT_LINE.format(unit=layout.unit) if layout.unit else "",
            notes=tuple(self.notes()),
            page=layout.page,
            id=self.spec.id,
        )

    def title(self) -> str:
        """The title, after the number of the table where tables are numbered."""
        title = self.text(self.spec.layout.title)
        return wording.table_title(title, self.number) if self.number else title

    # --- header

    def header(self) -> tuple[tuple[HeaderCell, ...], ...]:
        """The header rows: labels shared by neighbouring columns, and each column's label down to the last row."""
        paths = [(*column.under, self.text(column.label)) for column in self.shown]
        if self.is_numbered:
            paths.insert(0, (NUMBERING_LABEL,))
        depth = max(map(len, paths), default=1)
        return tuple(tuple(_header_row(paths, level, depth)) for level in range(depth))

    def column_numbers(self) -> tuple[str, ...]:
        """The row of column numbers; a computed column has its formula, in the numbers of the others."""
        style = self.spec.layout.column_numbers
        if style == "none":
            return ()
        kinds = [c.kind for c in self.shown]
        lead = [ColumnKind.TEXT] if self.is_numbered else []
        signs = list(_column_signs([*lead, *kinds], style))
        by_id = dict(zip([c.id for c in self.shown], signs[len(lead) :], strict=True))
        return (*signs[: len(lead)], *(by_id[c.id] + _formula_in(c, by_id) for c in self.shown))

    # --- rows

    def rows(self) -> Iterator[TableRow]:
        texts = [self.column(column) for column in self.shown]
        for at, index, mark in self.marks:
            if (column := self.spec.columns[index]) in self.shown:
                marked = texts[self.shown.index(column)]
                marked[at] = wording.noted(marked[at], mark)
        cells = _stacked(self.computed.rows, list(zip(*texts, strict=True)))
        numbers = row_numbers(self.computed.rows, self.spec.layout.numbering)
        parts = parts_by_parent(self.computed.rows)
        children = {row.parent for row in self.computed.rows}
        merged = [at for at, column in enumerate(self.shown) if column.is_merged]
        heads = {at for at, below in enumerate(self.computed.rows[1:]) if below.is_joined}
        where = self.spec.layout.subtotals
        waiting: list[tuple[int, TableRow]] = []
        before: tuple[str, ...] = ()
        for index, row in enumerate(self.computed.rows):
            while waiting and not self.is_inside(index, waiting[-1][0]):
                yield waiting.pop()[1]
                before = ()
            if row.is_joined and index:
                continue
            is_group = index in children and index in parts
            if is_group and where != "row":
                yield TableRow("group", (_titled(numbers[index], self.group_name(row)),))
                if where == "below":
                    label = SUBTOTAL_LABEL.format(name=row.name)
                    waiting.append((index, self.subtotal(label, cells[index])))
                before = ()
                continue
            printed = self.with_number(numbers[index], cells[index])
            shift = 1 if self.is_numbered else 0
            joined = frozenset(at + shift for at in merged if before and cells[index][at] == before[at] != "")
            is_several = index in heads
            yield TableRow("subtotal" if is_group else "body", printed, joined, is_several)
            before = () if is_group else cells[index]
        yield from (row for _, row in reversed(waiting))
        if self.spec.total:
            yield TableRow("total", self.with_number("", tuple(self.totals(self.spec.total.label))))

    def group_name(self, row: Row) -> str:
        """The title of a group above its rows."""
        name, mark = self.text(row.title) if row.title else row.name, dict(row.marks).get(0)
        return wording.noted(name, mark) if mark else name

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

    def subtotal(self, label: str, cells: tuple[str, ...]) -> TableRow:
        return TableRow("subtotal", self.with_number("", (label, *cells[1:])))

    def with_number(self, number: str, cells: tuple[str, ...]) -> tuple[str, ...]:
        return (number, *cells) if self.is_numbered else cells

    def column(self, column: Column) -> list[str]:
        """The printed cells of one column, one per row."""
        if lines := column.source.paragraphs():
            return self.composed(lines)
        index = self.index_of[column.id]
        cells = [row.cells[index] for row in self.computed.rows]
        if column.id in self.computed.judged:
            return [wording.verdict(found) for found in self.computed.judged[column.id]]
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
        """One line of composed text for each row; empty where all columns that it names are blank."""
        by_id = {column.id: column for column in self.spec.composable}
        named = [own_name(segment, by_id) for segment in segments]
        taken = {name: self.column(by_id[name]) for name in named if name}
        fixed = ["" if name else self.text((segment,)) for segment, name in zip(segments, named, strict=True)]
        texts = []
        for row in range(len(self.computed.rows)):
            own = {name: values[row] for name, values in taken.items()}
            pieces = (own[name] if name else text for name, text in zip(named, fixed, strict=True))
            texts.append("".join(pieces) if any(own.values()) or not own else "")
        return texts

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
        return printed(cell) if isinstance(cell, str) else ""

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
        source = f"Nguồn: {layout.source}" if layout.source else ""
        cutoff = f"số liệu đến {layout.as_of}" if layout.as_of else ""
        if line := "; ".join(filter(None, (source, cutoff))):
            yield f"{line[:1].upper()}{line[1:]}."
        for note in layout.notes:
            yield wording.table_note(self.text(note.segments), note_mark(note.segments))


def _printed_as(column: Column, *, is_first: bool) -> TableColumn:
    """The alignment of a column. Areas in the first column and units are short and kept on one line."""
    is_whole = column.kind is ColumnKind.UNIT or (column.kind is ColumnKind.AREA and is_first)
    return TableColumn("number" if column.kind is ColumnKind.NUMBER else "text", is_whole)


def row_numbers(rows: Sequence[Row], numbering: Sequence[RowNumbering]) -> list[str]:
    """The number of each row by its level; empty for a row under "trong đó"."""
    if not numbering:
        return [""] * len(rows)
    counts: dict[tuple[int, int], int] = {}
    found: list[str] = []
    levels: list[int] = []
    for row in rows:
        level = levels[row.parent] + 1 if row.parent >= 0 else 0
        levels.append(level)
        if row.about.number is not None or row.relation is Relation.PICK or row.is_joined:
            found.append(row.about.number or "")
            continue
        scheme = numbering[min(level, len(numbering) - 1)]
        key = (level, -1 if scheme.runs_on else row.parent)
        counts[key] = counts.get(key, 0) + 1
        above = found[row.parent] if row.parent >= 0 else ""
        found.append(_number(counts[key], scheme, above))
    return found


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


def _number(count: int, scheme: RowNumbering, above: str) -> str:
    match scheme.style:
        case "I":
            return roman(count)
        case "A":
            return letter(count).upper()
        case "a)":
            return f"{letter(count)})"
        case "1":
            return str(count)
        case "1.1":
            return f"{above}.{count}" if above else str(count)


def _titled(number: str, name: str) -> str:
    """A group's title with its number: "I. Khu vực", "a) Khu vực"."""
    if not number:
        return name
    return f"{number} {name}" if number.endswith(")") else f"{number}. {name}"


def _header_row(paths: Sequence[tuple[str, ...]], level: int, depth: int) -> Iterator[HeaderCell]:
    """The cells that begin in one header row: shared labels, and the labels of columns directly below them."""
    column = 0
    while column < len(paths):
        path = paths[column]
        end = column + 1
        if level < len(path) - 1:
            while end < len(paths) and len(paths[end]) - 1 > level and paths[end][: level + 1] == path[: level + 1]:
                end += 1
            yield HeaderCell(path[level], column, columns=end - column)
        elif level == len(path) - 1:
            yield HeaderCell(path[level], column, rows=depth - level)
        column = end


def _column_signs(kinds: Sequence[ColumnKind], style: str) -> Iterator[str]:
    """Column numbers: "A", "B" for columns of text and "1", "2" for figures; or "(1)", "(2)" for all columns."""
    texts = figures = 0
    for number, kind in enumerate(kinds, 1):
        if style == "(1)":
            yield f"({number})"
        elif kind is ColumnKind.NUMBER:
            figures += 1
            yield str(figures)
        else:
            texts += 1
            yield letter(texts).upper()


def _added_up(expression: Expression) -> Expression:
    """A sum written with plus signs, as in a row of column numbers."""
    if not isinstance(expression, Call) or expression.function != "sum":
        return expression
    first, *others = expression.arguments
    return functools.reduce(lambda left, right: Operation("+", left, right, right.at), others, first)


def _formula_in(column: Column, signs: dict[str, str]) -> str:
    """``=3/1*100``: the formula in column numbers; empty for a typed column and where an input is not printed."""
    formula = column.source.numbered_formula
    if formula is None:
        return ""
    expression = _added_up(formula)
    if any(reference.steps or reference.name not in signs for reference in references(expression)):
        return ""
    return f"={expression_text(expression, lambda reference: signs[reference.name]).replace(' ', '')}"
