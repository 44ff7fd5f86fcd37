"""One computed table as it is printed: header with spanners, column numbers, groups, subtotals, total, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.spec.expression import Reference, expression_text, references
from kehoach.spec.gaps import printed
from kehoach.spec.model import (
    Absence,
    Audience,
    ColumnKind,
    Formula,
    Gap,
    Given,
    Goal,
    Quoted,
    Rate,
    Relation,
    TotalRule,
)
from kehoach.spec.names import fold
from kehoach.tables.tree import parts_by_parent
from kehoach.tables.values import Display, show, value_of
from kehoach.view import wording
from kehoach.view.records import HeaderCell, Table, TableColumn, TableRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kehoach.spec.model import Cell, Column, Names, Numbering, Row
    from kehoach.spec.prose import Segment
    from kehoach.tables.computed import ComputedPlan, ComputedTable

NUMBERING_LABEL: Final = "TT"
SUBTOTAL_LABEL: Final = "Cộng {name}"
UNIT_LINE: Final = "Đơn vị tính: {unit}"


def view_table(computed: ComputedPlan, name: str, text: Callable[[tuple[Segment, ...]], str]) -> Table:
    """The table of that id; ``text`` gives the words of prose with its figures in it."""
    return _Viewer(computed, computed.tables[name], text).table()


class _Viewer:
    """Turns one computed table into finished strings."""

    def __init__(
        self, computed: ComputedPlan, table: ComputedTable, text: Callable[[tuple[Segment, ...]], str]
    ) -> None:
        self.areas = computed.plan.areas
        self.computed = table
        self.spec = table.table
        self.text = text
        self.shown = [c for c in self.spec.columns if Audience.PLAN in c.shown_in]
        self.is_numbered = bool(self.spec.layout.numbering)

    def table(self) -> Table:
        layout = self.spec.layout
        aligns = [TableColumn("number" if c.kind is ColumnKind.NUMBER else "text") for c in self.shown]
        if self.is_numbered:
            aligns.insert(0, TableColumn("center"))
        return Table(
            columns=tuple(aligns),
            header=self.header(),
            rows=tuple(self.rows()),
            numbers=self.column_numbers(),
            title=self.text(layout.title),
            unit_line=UNIT_LINE.format(unit=layout.unit) if layout.unit else "",
            notes=tuple(self.notes()),
        )

    # --- header

    def header(self) -> tuple[tuple[HeaderCell, ...], ...]:
        """The header rows: spanners over neighbours that share them, each label down to the last row."""
        paths = [(*column.under, self.text(column.label)) for column in self.shown]
        if self.is_numbered:
            paths.insert(0, (NUMBERING_LABEL,))
        depth = max(map(len, paths), default=1)
        return tuple(tuple(_header_row(paths, level, depth)) for level in range(depth))

    def column_numbers(self) -> tuple[str, ...]:
        """The row of column numbers, a computed column with its formula in the numbers of the others."""
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
        cells = list(zip(*texts, strict=True))
        numbers = row_numbers(self.computed.rows, self.spec.layout.numbering)
        parts = parts_by_parent(self.computed.rows)
        children = {row.parent for row in self.computed.rows}
        merged = [at for at, column in enumerate(self.shown) if column.is_merged]
        where = self.spec.layout.subtotals
        waiting: list[tuple[int, TableRow]] = []
        before: tuple[str, ...] = ()
        for index, row in enumerate(self.computed.rows):
            while waiting and not self.is_inside(index, waiting[-1][0]):
                yield waiting.pop()[1]
            is_group = index in children and index in parts
            if is_group and where != "row":
                yield TableRow("group", (_titled(numbers[index], row.name),))
                if where == "below":
                    label = SUBTOTAL_LABEL.format(name=row.name)
                    waiting.append((index, self.subtotal(label, cells[index])))
                before = ()
                continue
            printed = self.with_number(numbers[index], cells[index])
            shift = 1 if self.is_numbered else 0
            joined = frozenset(at + shift for at in merged if before and cells[index][at] == before[at] != "")
            yield TableRow("subtotal" if is_group else "body", printed, joined)
            before = () if is_group else cells[index]
        yield from (row for _, row in reversed(waiting))
        if self.spec.total:
            total = [self.total(column) for column in self.shown]
            if total:
                total[0] = self.spec.total.label
            yield TableRow("total", self.with_number("", tuple(total)))

    def is_inside(self, index: int, outer: int) -> bool:
        while index >= 0 and index != outer:
            index = self.computed.rows[index].parent
        return index == outer

    def subtotal(self, label: str, cells: tuple[str, ...]) -> TableRow:
        return TableRow("subtotal", self.with_number("", (label, *cells[1:])))

    def with_number(self, number: str, cells: tuple[str, ...]) -> tuple[str, ...]:
        return (number, *cells) if self.is_numbered else cells

    def column(self, column: Column) -> list[str]:
        """The texts of one column, a row each."""
        index = self.spec.columns.index(column)
        cells = [row.cells[index] for row in self.computed.rows]
        if column.kind is not ColumnKind.NUMBER:
            return [self.words(column, cell) for cell in cells]
        worked = self.computed.columns[column.id]
        is_typed = isinstance(column.source, Given)
        texts = []
        for row, (cell, value) in enumerate(zip(cells, worked.values, strict=True)):
            if isinstance(cell, Quoted):
                texts.append(cell.text)
            elif is_typed and cell is Absence.BLANK and isinstance(value, Absence):
                texts.append("")
            else:
                texts.append(show(value, worked.display_of(row)))
        return texts

    def total(self, column: Column) -> str:
        if column.id not in self.computed.columns:
            return ""
        worked = self.computed.columns[column.id]
        return "" if column.total is TotalRule.NONE else show(worked.total, worked.total_display)

    def words(self, column: Column, cell: Cell) -> str:
        """A cell of text, names or a goal as typed; a gap to be supplied prints as one."""
        if isinstance(cell, tuple):
            return self.names(column, cell)
        if isinstance(cell, Goal | Quoted):
            return cell.text
        if isinstance(cell, Gap | Absence):
            return "" if cell is Absence.FAULTY else show(value_of(cell), Display())
        return printed(cell) if isinstance(cell, str) else ""

    def names(self, column: Column, names: Names) -> str:
        """Names in one cell; what areas are called in common is said once: "Khu phố 9 + 4"."""
        if column.kind is not ColumnKind.AREA or self.areas is None or not names:
            return column.join.join(names)
        label = fold(self.areas.label)
        rest = [n[len(label) :].strip() if fold(n).startswith(label + " ") else n for n in names[1:]]
        return column.join.join((names[0], *rest))

    # --- below

    def notes(self) -> Iterator[str]:
        layout = self.spec.layout
        source = f"Nguồn: {layout.source}" if layout.source else ""
        cutoff = f"số liệu đến {layout.as_of}" if layout.as_of else ""
        if line := "; ".join(filter(None, (source, cutoff))):
            yield f"{line[:1].upper()}{line[1:]}."
        for note in layout.notes:
            yield self.text(note.segments)


def row_numbers(rows: Sequence[Row], numbering: Sequence[Numbering]) -> list[str]:
    """The number of each row by its level; what is picked out ("trong đó") has none."""
    if not numbering:
        return [""] * len(rows)
    counts: dict[tuple[int, int], int] = {}
    found: list[str] = []
    levels: list[int] = []
    for row in rows:
        level = levels[row.parent] + 1 if row.parent >= 0 else 0
        levels.append(level)
        if row.relation is Relation.PICK:
            found.append("")
            continue
        scheme = numbering[min(level, len(numbering) - 1)]
        key = (level, -1 if scheme.runs_on else row.parent)
        counts[key] = counts.get(key, 0) + 1
        above = found[row.parent] if row.parent >= 0 else ""
        found.append(_number(counts[key], scheme, above))
    return found


def _number(count: int, scheme: Numbering, above: str) -> str:
    match scheme.style:
        case "I":
            return wording.roman(count)
        case "A":
            return wording.letter(count).upper()
        case "a)":
            return f"{wording.letter(count)})"
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
    """The cells that begin in one header row: spanners and the labels that stand right under them."""
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
    """A, B for columns of text and 1, 2 for figures; or (1), (2) throughout."""
    texts = figures = 0
    for number, kind in enumerate(kinds, 1):
        if style == "(1)":
            yield f"({number})"
        elif kind is ColumnKind.NUMBER:
            figures += 1
            yield str(figures)
        else:
            texts += 1
            yield wording.letter(texts).upper()


def _formula_in(column: Column, signs: dict[str, str]) -> str:
    """``=3/1*100``: the formula in column numbers; empty where the column is typed or needs what is not printed."""
    if not isinstance(column.source, Formula | Rate):
        return ""
    expression = column.source.expression
    if any(reference.steps or reference.name not in signs for reference in references(expression)):
        return ""

    def sign(reference: Reference) -> str:
        return signs[reference.name]

    per = f"*{column.source.per}" if isinstance(column.source, Rate) and column.source.per != 1 else ""
    return f"={expression_text(expression, sign).replace(' ', '')}{per}"
