"""The rows of a table, from a grid: each cell read by its column, a typed total row set apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from kehoach.diagnostics import Findings, Place
from kehoach.diagnostics import catalog as rules
from kehoach.numbers import NumberRead, format_exact
from kehoach.plan.audience import Audience
from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.expression import Expression, Number, Operation, Reference, Step, with_references
from kehoach.plan.prose import read_segments
from kehoach.plan.row_names import path_text
from kehoach.plan.table import NOTHING_SAID, About, Cell, Column, Inlaid, Relation, Row, Total
from kehoach.reading.about_rows import SIGN, asides_of, read_about, unmarked, with_sign
from kehoach.reading.cells import read_name, reader_of
from kehoach.reading.goals import with_goals
from kehoach.source.names import fold, nearest, one_spaced
from kehoach.source.nodes import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kehoach.plan.prose import Segment
    from kehoach.reading.cells import PlaceOf
    from kehoach.source.grid import Grid, GridRow


@dataclass(frozen=True, slots=True)
class Settings:
    """What a file says about its own reading: whether a dot always groups thousands, and the plan's first year.

    ``tall``: the rows are tasks, told apart by their ids, whose texts may hold ``$(…)``.
    """

    vietnamese: bool
    year: int | None
    tall: bool = False


# What a total row is called where the table does not say; as an ordinary row it would be counted twice.
_TOTAL_LABELS = frozenset(map(fold, ("cộng", "tổng", "tổng cộng", "tổng số", "cộng chung", "toàn xã", "toàn phường")))
_MARKER = re.compile(r"(?P<marker>gồm|chia\s+ra|trong\s+đó|tr\.\s*đó|trừ)\s*:\s*(?=\S)", re.IGNORECASE)
_RELATIONS = {
    "gồm": Relation.PART,
    "chiara": Relation.PART,
    "trongđó": Relation.PICK,
    "tr.đó": Relation.PICK,
    "trừ": Relation.LESS,
}
_GROUP = 3
_JOINED = "& "
_COMPUTED = re.compile(r"\s*\([^()]*\0[^()]*\)")
_NUMBERING_LABELS = frozenset(map(fold, ("tt", "stt", "số tt", "số thứ tự")))


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
    reader = _RowReader(table, columns, grid, marks, findings, settings)
    rows: list[Row] = []
    taken: dict[str, int] = {}
    claims: Row | None = None
    nest = _Nest()
    for grid_row in grid.rows:
        depth = reader.depth(grid_row)
        row = reader.row(grid_row, nest.parent(depth))
        if not row.name and reader.order[0] is not None:
            if reader.has_name_cell(grid_row):
                findings.add(rules.UNNAMED_ROW, row.places[0], column=columns[0].id)
            continue
        if total is not None and fold(row.name) == fold(total.label):
            if claims is not None:
                findings.add(rules.DUPLICATE_ROW, row.place, text=row.name, first=claims.place.line)
            claims = claims or row
            continue
        if fold(row.name) in _TOTAL_LABELS:
            label = total.label if total else row.name
            findings.add(rules.TOTAL_AS_ROW, row.place, text=row.name, table=table, label=label)
            continue
        is_joined = row.is_joined and bool(rows)
        row = _beside(row, rows[-1]) if is_joined else nest.placed(row, depth, len(rows))
        if reader.asides:
            row = with_sign(row, reader.asides, grid_row, findings)
        path = row.id if settings.tall else fold(path_text(rows, row)) or str(len(rows))
        if path in taken:
            findings.add(rules.DUPLICATE_ROW, row.place, text=row.name, first=rows[taken[path]].place.line)
            if not is_joined:
                nest.stand_in(taken[path])
            continue
        taken[path] = len(rows)
        if row.title:
            row = replace(row, title=_counting(row.title, table, path_text(rows, row)))
        rows.append(row)
    if "id" in reader.asides:
        _report_same_ids(rows, findings)
    _report_unjoined(rows, findings)
    if not settings.vietnamese:
        _report_english(rows, columns, findings)
    return tuple(rows), claims


def _beside(row: Row, above: Row) -> Row:
    """A row that is printed with the one above it stands where that one stands, and is picked out with it."""
    relation = Relation.PICK if above.relation is Relation.PICK else Relation.PART
    return replace(row, parent=above.parent, relation=relation)


def _counting(title: tuple[Segment, ...], table: str, path: str) -> tuple[Segment, ...]:
    """A row's printed name in which ``count`` is the number of rows under it."""

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
    """Write down each ``@id`` that names another row too."""
    taken: dict[str, Row] = {}
    for row in rows:
        taken.setdefault(fold(row.name), row)
    for row in rows:
        if row.about.id and (first := taken.setdefault(row.about.id, row)) is not row:
            findings.add(rules.DUPLICATE_ROW_ID, row.place, text=row.about.id, first=first.place.line)


def _report_unjoined(rows: Sequence[Row], findings: Findings) -> None:
    """Write down each row that is to be printed with one above it, and has none or a group there."""
    if not any(row.is_joined for row in rows):
        return
    groups = {row.parent for row in rows}
    head = -1
    for index, row in enumerate(rows):
        if not row.is_joined:
            head = index
        elif head < 0 or head in groups:
            findings.add(rules.NOTHING_TO_JOIN, row.place, text=row.name)


def _report_english(rows: Sequence[Row], columns: tuple[Column, ...], findings: Findings) -> None:
    """Write down each column whose only decimals look like the English 12,500, beside whole numbers like 850."""
    for index, column in enumerate(columns):
        if column.kind is not ColumnKind.NUMBER or column.decimals == _GROUP:
            continue
        figures: list[tuple[Row, NumberRead]] = []
        for row in rows:
            if isinstance(cell := row.cells[index], NumberRead):
                figures.append((row, cell))
        grouped = [(row, figure) for row, figure in figures if figure.places]
        if not grouped or len(grouped) == len(figures):
            continue
        if all(figure.places == _GROUP and 0 < abs(int(figure.value)) < 10**_GROUP for _, figure in grouped):
            row, figure = grouped[0]
            text, whole = format_exact(figure.value, _GROUP), str(int(figure.value * 10**_GROUP))
            findings.add(rules.ENGLISH_THOUSANDS, row.places[index], column=column.id, text=text, whole=whole)


def _bare_name(title: tuple[Segment, ...]) -> str:
    """A row's name as it is addressed: without its ``$(…)`` and the brackets around them."""
    text = "".join(s if isinstance(s, str) else "\0" for s in title)
    return one_spaced(_COMPUTED.sub("", text).replace("\0", " "))


class _Nest:
    """Puts rows under one another by how far in they stand, and says what each is to the row above it.

    A marker holds for its row and for those that follow it on the same level; "trừ:" for its row alone.
    """

    def __init__(self) -> None:
        self.open: list[tuple[int, int]] = []
        """Depth and index of the rows that the next one may stand under."""
        self.relations: dict[int, Relation] = {}
        """By parent: what the row before was to it."""

    def stand_in(self, index: int) -> None:
        """Let an earlier row stand for the last one, which is left out: what is under that one comes under it."""
        self.open[-1] = (self.open[-1][0], index)

    def parent(self, depth: int) -> int:
        """The row that one so far in stands under; -1 for none."""
        return next((index for less, index in reversed(self.open) if less < depth), -1)

    def placed(self, row: Row, depth: int, index: int) -> Row:
        """The row with what it is to the one it stands under; those further in will stand under it."""
        while self.open and self.open[-1][0] >= depth:
            self.open.pop()
        self.open.append((depth, index))
        relation = self.relations.get(row.parent, Relation.PART)
        if found := _MARKER.match(row.name):
            relation = _RELATIONS[fold(found["marker"]).replace(" ", "")]
            row = replace(row, name=row.name[found.end() :], marker=" ".join(found[0].split()))
        self.relations[row.parent] = Relation.PART if relation is Relation.LESS else relation
        return row if relation is row.relation else replace(row, relation=relation)


def _column_order(
    table: str, columns: tuple[Column, ...], header: GridRow, findings: Findings, year: int | None
) -> list[int | None]:
    """For each column of the table the index of its cells in a grid row."""
    labels = [printed_label(column.label, year) for column in columns]
    by_name = {fold(label): index for index, label in reversed(list(enumerate(labels)))}
    by_name |= {fold(column.id): index for index, column in enumerate(columns)}
    for index, column in enumerate(columns):
        if column.series:
            by_name |= {fold(f"{name} {column.year}"): index for name in (column.series, *column.under[-1:])}
    order: list[int | None] = [None] * len(columns)
    misspelt: set[int | None] = set()
    for at, text in enumerate(header.texts):
        if not text or text.startswith(SIGN):
            continue  # a finding has said that it has no name; or it is about the row
        found = by_name.get(fold(text))
        if found is None and fold(text) in _NUMBERING_LABELS:
            continue  # a pasted column of row numbers; rows are numbered when they are printed
        if found is None:
            hint = nearest(text, [*(c.id for c in columns), *labels])
            findings.add(rules.UNKNOWN_COLUMN_HEADER, header.places[at], text=text, nearest=hint)
            misspelt.add(by_name.get(fold(hint)))
        elif order[found] is not None:
            findings.add(rules.DUPLICATE_COLUMN, header.places[at], text=text)
        else:
            order[found] = at
    first = next((at for at, text in enumerate(header.texts) if not text.startswith(SIGN)), 0)
    if columns and order[0] is None and first not in order:
        order[0] = first  # whatever it is called, the first column names the rows
        misspelt.add(0)
    for index, column in enumerate(columns):
        if order[index] is None and _must_be_typed(column) and index not in misspelt:
            findings.add(rules.MISSING_COLUMN, header.place, table=table, column=column.id)
    return order


def _must_be_typed(column: Column) -> bool:
    return column.source.is_begun_by_hand and Audience.PLAN in column.shown_in


def printed_label(label: tuple[Segment, ...], year: int | None) -> str:
    """A label as it will be printed, as far as the year makes it: what an officer copies into a header line."""
    return "".join(s if isinstance(s, str) else _year_text(s.embedded.expression, year) for s in label)


def _year_text(expression: Expression, year: int | None) -> str:
    match expression:
        case Reference(name="year", steps=()) if year:
            return str(year)
        case Operation(operator="-" | "+" as sign, left=Reference(name="year"), right=Number(value=by)) if year:
            return str(year - by if sign == "-" else year + by)
        case _:
            return "…"


def has_wrong_length(row: GridRow, wanted: int, findings: Findings) -> bool:
    """Whether a row has more or fewer cells than the header line; then a finding says so."""
    found = len(row.texts)
    if found > wanted:
        findings.add(rules.TOO_MANY_CELLS, row.places[wanted], found=found, wanted=wanted)
    elif found < wanted:
        findings.add(rules.SHORT_ROW, row.place, found=found, wanted=wanted)
    return found != wanted


class _ColumnPlaces:
    """The places of a row in the order of the table's columns; a column that was not typed stands at the row."""

    __slots__ = ("_order", "_place", "_places")

    def __init__(self, row: GridRow, order: list[int | None]) -> None:
        self._places = row.places
        self._place = row.place
        self._order = order

    def __getitem__(self, index: int, /) -> Place:
        at = self._order[index]
        try:
            return self._place if at is None else self._places[at]
        except IndexError:  # the row is too short
            return self._place

    def within(self, index: int, character: int) -> Place:
        """The place of a character of a cell's text."""
        return self.cell(index, character)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _ColumnPlaces):
            return NotImplemented
        return (self._order, self._place, self._places) == (other._order, other._place, other._places)

    def __hash__(self) -> int:
        return hash(self._place)

    def cell(self, index: int, character: int | None = None) -> Place:
        """The place of a cell that was typed, or of a character of its text."""
        at = self._order[index]
        return self[index] if at is None or character is None else self._places.within(at, character)


_CellReader: TypeAlias = "Callable[[str, PlaceOf, Findings], Cell]"


class _RowReader:
    """Reads the rows of one grid, each cell by its column."""

    def __init__(
        self, table: str, columns: tuple[Column, ...], grid: Grid, marks: frozenset[str], findings: Findings,
        settings: Settings,
    ) -> None:  # fmt: skip
        self.columns = columns
        self.width = len(grid.header.texts)
        self.findings = findings
        self.settings = settings
        self.marks = marks
        self.order = _column_order(table, columns, grid.header, findings, settings.year)
        self.typed = [(index, at) for index, at in enumerate(self.order) if at is not None]
        # Where a column is not typed that must be, a finding on the header line has said so.
        self.untyped = [Absence.FAULTY if _must_be_typed(column) else Absence.BLANK for column in columns]
        self.asides = asides_of(grid.header, findings)
        self.usual = self._readers(NOTHING_SAID)
        self.by_row: dict[tuple[str, int | None], list[_CellReader]] = {}
        kinds = [column.kind for column in columns]
        self.has_goals = ColumnKind.GOAL in kinds
        self.unit_at = self.order[kinds.index(ColumnKind.UNIT)] if ColumnKind.UNIT in kinds else None

    def depth(self, row: GridRow) -> int:
        """How far in the name of a row stands."""
        return row.depth(self.order[0]) if self.order[0] is not None else 0

    def has_name_cell(self, row: GridRow) -> bool:
        """Whether a row is long enough to have a name; where it is not, a finding on its length says so."""
        return self.order[0] is not None and self.order[0] < len(row.texts)

    def row(self, typed: GridRow, parent: int) -> Row:
        """One row under another; what it is to that one is not said yet."""
        has_wrong_length(typed, self.width, self.findings)
        marks: dict[int, str] = {}
        if self.marks:
            typed, marks = unmarked(typed, self.marks, self.findings)
        places = _ColumnPlaces(typed, self.order)
        about = self._about(typed)
        cells = self._cells(typed, places, about)
        first = self.order[0]
        name = "" if first is None or first >= len(typed.texts) else one_spaced(typed.texts[first])
        row = Row(name, cells, places, typed.place, parent, about=about)
        if cells and isinstance(cells[0], Inlaid):
            row = replace(row, name=printed_label(cells[0].segments, self.settings.year) or name)
        elif name.startswith(_JOINED) or "$(" in name:
            row = self._named(row)
        if self.has_goals:
            row = with_goals(row, self.columns, self.findings, vietnamese=self.settings.vietnamese)
        if marks:
            at_cells = enumerate(self.order)
            row = replace(row, marks=tuple((index, marks[at]) for index, at in at_cells if at in marks))
        return row

    def _about(self, typed: GridRow) -> About:
        about = read_about(self.asides, typed, self.findings) if self.asides or typed.id else NOTHING_SAID
        if self.unit_at is None or about.unit or self.unit_at >= len(typed.texts):
            return about
        unit = typed.texts[self.unit_at]
        return replace(about, unit=unit) if unit else about

    def _cells(self, typed: GridRow, places: _ColumnPlaces, about: About) -> tuple[Cell, ...]:
        readers = self.usual
        if about is not NOTHING_SAID:
            key = (about.unit, about.decimals)
            if key not in self.by_row:
                self.by_row[key] = self._readers(about)
            readers = self.by_row[key]
        cells: list[Cell] = [*self.untyped]
        texts, findings, width = typed.texts, self.findings, len(typed.texts)
        for index, at in self.typed:
            if at < width:
                cells[index] = readers[index](texts[at], partial(places.cell, index), findings)
            else:
                cells[index] = Absence.FAULTY  # a finding on the row's length has said why
        return tuple(cells)

    def _readers(self, about: About) -> list[_CellReader]:
        """What reads each column in a row that says so much of itself."""
        columns = (column.in_row(about) for column in self.columns)
        vietnamese, tall = self.settings.vietnamese, self.settings.tall
        found = [reader_of(column, vietnamese=vietnamese, inlaid=tall) for column in columns]
        if self.columns[0].kind is ColumnKind.TEXT and not tall:
            found[0] = read_name
        return found

    def _named(self, row: Row) -> Row:
        """The row with its name, apart from what is put before it and computed in it."""
        name, place = row.name, row.places[0]
        if name.startswith(_JOINED):
            name, place = name.removeprefix(_JOINED), place.right(len(_JOINED))
            shown: Cell = (name,) if isinstance(row.cells[0], tuple) else name
            row = replace(row, name=name, is_joined=True, cells=(shown, *row.cells[1:]))
        if "$(" not in name or self.columns[0].kind is not ColumnKind.TEXT:
            return row
        title = read_segments(Line(name, place), self.findings)
        return replace(row, name=_bare_name(title), title=title)
