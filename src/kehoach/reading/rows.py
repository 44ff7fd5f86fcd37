"""The rows of a table, from a grid: each cell read by its column, a typed total row apart from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.diagnostics import Findings, terms
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.numbers import NumberRead, format_exact
from kehoach.numbers.reading import Separators
from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.expression import Expression, Reference, Step, with_references
from kehoach.plan.row_names import is_total, path_text, total_name
from kehoach.plan.table import Column, Relation, Row, Total
from kehoach.reading.about_rows import with_sign
from kehoach.reading.misread_columns import report_cells
from kehoach.reading.row_levels import RowLevels
from kehoach.reading.row_reader import GridRowReader, Settings
from kehoach.reading.sums_among_rows import sums_among
from kehoach.source.grid import FilePlaces
from kehoach.source.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.diagnostics import Place
    from kehoach.plan.prose import Segment
    from kehoach.source.grid import Grid, GridRow


_ABOVE = Bilingual("ở trên", "above it")
_BELOW = Bilingual("ở dưới", "below it")
_GROUP = 3
_DOTS = ".… "


def read_rows(
    table: str,
    columns: tuple[Column, ...],
    grid: Grid | None,
    total: Total | None,
    findings: Findings,
    settings: Settings,
    marks: frozenset[str] = frozenset(),
) -> tuple[tuple[Row, ...], Row | None]:
    """The rows of a table, and its typed total row if there is one; without a grid there are none.

    ``marks`` are the letters of the table's notes to cells; only where there are some are cells read for them.
    """
    if grid is None or not columns:
        return (), None
    reader = GridRowReader(table, columns, grid, marks, findings, settings)
    around_all = _row_around_all(reader)
    rows: list[Row] = []
    taken: dict[str, int] = {}
    typed_total = _TypedTotal(table, total, settings, findings)
    levels = RowLevels()
    is_whole = True
    for grid_row in reader.grid.rows:
        if reader.repeats_head(grid_row):
            findings.add(rules.HEAD_REPEATED, grid_row.places[reader.order[0] or 0])
            continue
        depth = reader.depth(grid_row)
        row = reader.row(grid_row, levels.parent(depth))
        if not row.name and reader.order[0] is not None:
            if reader.has_name_cell(grid_row):
                _report_unnamed(row, columns[0], findings)
            is_whole = False
            continue
        if typed_total.takes(row, depth, len(rows), is_around_all=grid_row is around_all):
            continue
        is_joined = row.is_joined and bool(rows)
        is_literal = reader.is_literal(grid_row)
        row = _beside(row, rows[-1]) if is_joined else levels.placed(row, depth, len(rows), is_literal=is_literal)
        if reader.asides:
            row = with_sign(row, reader.asides, grid_row, findings)
        path = row.id if settings.tall else fold(path_text(rows, row)) or str(len(rows))
        if settings.is_form and not row.name.strip(_DOTS):
            path = str(len(rows))
        if path in taken:
            findings.add(rules.DUPLICATE_ROW, row.place, text=Verbatim(row.name), first=rows[taken[path]].place.line)
            is_whole = False
            if not is_joined:
                levels.replaced_by(taken[path])
            continue
        taken[path] = len(rows)
        if row.title:
            row = replace(row, title=_counting(row.title, table, path_text(rows, row)))
        rows.append(row)
    in_file = isinstance(grid.header.places, FilePlaces)
    typed_total.report_others(in_file=in_file)
    if in_file:
        rows = _without_sums(table, rows, columns, typed_total.row, findings)
    misread = report_cells(reader, findings)
    if reader.order[0] is None:  # nobody knows the rows, among which a total may be
        misread = frozenset(range(len(columns)))
    rows = [_without_figures(row, misread) for row in rows]
    if "id" in reader.asides:
        _report_same_ids(rows, findings)
    _report_idle(rows, columns, findings)
    _report_unjoined(rows, findings)
    if settings.separators is Separators.ASK:
        _report_english(rows, columns, grid.numbers(), findings)
    claims = typed_total.row if is_whole else None  # nothing is a sum of rows one of which has been reported
    return tuple(rows), claims and _without_figures(claims, misread)


def _without_sums(
    table: str, rows: list[Row], columns: tuple[Column, ...], total: Row | None, findings: Findings
) -> list[Row]:
    """The rows of a file without those that add up others, each of which is reported."""
    sums = {one.at: one for one in sums_among(rows, columns, total)}
    for at, one in sums.items():
        text, place = Verbatim(rows[at].name), rows[at].places[0]
        if one.is_whole and total is None:
            findings.add(rules.TOTAL_AS_ROW, place, text=text, table=Verbatim(table))
        else:
            where = _ABOVE if one.is_above else _BELOW
            findings.add(rules.ROW_OF_SUMS, place, text=text, count=one.summed, where=where)
    return [row for at, row in enumerate(rows) if at not in sums]


def _report_unnamed(row: Row, names: Column, findings: Findings) -> None:
    place = row.places[0]
    otherwise = terms.NO_SUCH_ROW_IN_SHEET if place.path else terms.NO_SUCH_ROW
    findings.add(rules.UNNAMED_ROW, place, column=Verbatim(names.id), otherwise=otherwise)


@dataclass(slots=True)
class _TypedTotal:
    """The typed total row of a table, as soon as it has been found among the rows."""

    table: str
    total: Total | None
    settings: Settings
    findings: Findings
    row: Row | None = None
    above: int | None = None
    """The indent of the row before, if that is the total and could have no rows under it."""
    others: list[tuple[Row, int]] = field(default_factory=list)
    """Further totals, each with the number of rows above it."""

    def takes(self, row: Row, depth: int, count: int, *, is_around_all: bool) -> bool:
        """Whether a row is a total, and so not among the rows: that of the table is kept here, another is reported."""
        if self.total is not None and total_name(self.total.label) in _names(row, self.settings):
            if self.row is not None:
                text, first = Verbatim(row.name), self.row.place.line
                self.findings.add(rules.DUPLICATE_ROW, row.place, text=text, first=first)
            self.row = self.row or replace(row, is_around_all=is_around_all)
            self.above = None if self.row.is_around_all else depth
            return True
        if self.row and self.above is not None and depth > self.above:
            text, total = Verbatim(row.name), Verbatim(self.row.name)
            self.findings.add(rules.ROW_UNDER_TOTAL, row.place, text=text, total=total)
        self.above = None
        if not is_total(row.name) or is_around_all:
            return False
        self.others.append((row, count))
        return True  # as an ordinary row it would be counted twice

    def report_others(self, *, in_file: bool) -> None:
        """Report the totals that are not the table's: in a file that has that too, as sums of the rows above them."""
        for row, count in self.others:
            text, place = Verbatim(row.name), row.places[0]
            if in_file and self.row:
                self.findings.add(rules.ROW_OF_SUMS, place, text=text, count=count, where=_ABOVE)
            else:
                self.findings.add(rules.TOTAL_AS_ROW, place, text=text, table=Verbatim(self.table))


def _names(row: Row, settings: Settings) -> tuple[str, ...]:
    """What a row may be called, folded: where its name has ``$(…)``, with its years too."""
    names = (row.name, settings.label(row.title)) if row.title else (row.name,)
    return tuple(map(total_name, names))


def _row_around_all(reader: GridRowReader) -> GridRow | None:
    """The first row, if all others are indented under it."""
    first, *others = reader.grid.rows or (None,)
    is_around = first and others and all(reader.depth(row) > reader.depth(first) for row in others)
    return first if is_around else None


def _without_figures(row: Row, misread: frozenset[int]) -> Row:
    """The row without its cells in columns misread as a whole, so that nothing is computed from them."""
    if not misread:
        return row
    cells = enumerate(row.cells)
    return replace(row, cells=tuple(Absence.FAULTY if at in misread else cell for at, cell in cells))


def _beside(row: Row, above: Row) -> Row:
    """A row printed together with the one above: under the same parent, and picked out with it."""
    relation = Relation.PICK if above.relation is Relation.PICK else Relation.PART
    return replace(row, parent=above.parent, relation=relation)


def _counting(title: tuple[Segment, ...], table: str, path: str) -> tuple[Segment, ...]:
    """A row's printed name, with ``count`` in it as the number of rows under it."""

    def swap(reference: Reference) -> Expression:
        if reference.name != "count" or reference.steps:
            return reference
        return Reference(table, (Step(path, True, reference.at), Step("count", False, reference.at)), reference.at)

    def counted(segment: Segment) -> Segment:
        if isinstance(segment, str):
            return segment
        embedded = segment.embedded
        return replace(segment, embedded=replace(embedded, expression=with_references(embedded.expression, swap)))

    return tuple(map(counted, title))


def _report_same_ids(rows: Sequence[Row], findings: Findings) -> None:
    """Report each ``@id`` that another row has as its id or name."""
    taken: dict[str, Row] = {}
    for row in rows:
        taken.setdefault(fold(row.name), row)
    for row in rows:
        if row.about.id and (first := taken.setdefault(row.about.id, row)) is not row:
            findings.add(rules.DUPLICATE_ROW_ID, row.place, text=Verbatim(row.about.id), first=first.place.line)


def _report_idle(rows: Sequence[Row], columns: tuple[Column, ...], findings: Findings) -> None:
    """Report each row whose decimals or rounding apply in no column, because all of them set their own."""
    figures = [column for column in columns if column.kind is ColumnKind.NUMBER]
    for row in rows:
        if row.about.decimals is not None and not any(column.takes_row_decimals for column in figures):
            findings.add(rules.IDLE_ASIDE, row.place, key=Verbatim("@decimals"), text=Verbatim(row.name))
        if row.about.rounding and all(column.rounding for column in figures):
            findings.add(rules.IDLE_ASIDE, row.place, key=Verbatim("@rounding"), text=Verbatim(row.name))


def _report_unjoined(rows: Sequence[Row], findings: Findings) -> None:
    """Report each row marked ``& `` that has no row above, or a group."""
    if not any(row.is_joined for row in rows):
        return
    groups = {row.parent for row in rows}
    head = -1
    for index, row in enumerate(rows):
        if not row.is_joined:
            head = index
        elif head < 0 or head in groups:
            findings.add(rules.NOTHING_TO_JOIN, row.place, text=Verbatim(row.name))


def _report_english(
    rows: Sequence[Row], columns: tuple[Column, ...], beyond_doubt: frozenset[Place], findings: Findings
) -> None:
    """Report each column whose only decimals look like the English 12,500, among whole numbers like 850."""
    for index, column in enumerate(columns):
        if column.kind is not ColumnKind.NUMBER or column.decimals == _GROUP:
            continue
        figures: list[tuple[Row, NumberRead]] = []
        for row in rows:
            if isinstance(cell := row.cells[index], NumberRead) and row.places[index] not in beyond_doubt:
                figures.append((row, cell))
        grouped = [(row, figure) for row, figure in figures if figure.places]
        if not grouped or len(grouped) == len(figures):
            continue
        if all(figure.places == _GROUP and 0 < abs(int(figure.value)) < 10**_GROUP for _, figure in grouped):
            row, figure = grouped[0]
            text, whole = format_exact(figure.value, _GROUP), str(int(figure.value * 10**_GROUP))
            findings.add(
                rules.ENGLISH_THOUSANDS,
                row.places[index],
                column=Verbatim(column.id),
                text=Verbatim(text),
                whole=Verbatim(whole),
            )
