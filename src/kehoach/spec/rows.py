"""The rows of a table, from a grid: each cell read by its column, a typed total row set apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kehoach.diagnostics import Findings, Place
from kehoach.diagnostics import catalog as rules
from kehoach.spec.cells import reader_of
from kehoach.spec.expression import Expression, Number, Operation, Reference
from kehoach.spec.goals import with_goals
from kehoach.spec.model import Absence, Audience, Cell, Column, Given, Relation, Row, Total
from kehoach.spec.names import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kehoach.spec.grid import Grid, GridRow, Places
    from kehoach.spec.prose import Segment


@dataclass(frozen=True, slots=True)
class Settings:
    """What a file says about its own reading: whether a dot always groups thousands, and the plan's first year."""

    vietnamese: bool
    year: int | None


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
_NUMBERING_LABELS = frozenset(map(fold, ("tt", "stt", "số tt", "số thứ tự")))


def read_rows(
    table: str,
    columns: tuple[Column, ...],
    grid: Grid | None,
    total: Total | None,
    findings: Findings,
    settings: Settings,
) -> tuple[tuple[Row, ...], Row | None]:
    """The rows of a table, and its typed total row if there is one; without a grid there are none."""
    if grid is None or not columns:
        return (), None
    order = _column_order(table, columns, grid.header, findings, settings.year)
    readers = [reader_of(column, vietnamese=settings.vietnamese) for column in columns]
    rows: list[Row] = []
    taken: dict[str, Row] = {}
    claims: Row | None = None
    nest = _Nest()
    for grid_row in grid.rows:
        has_wrong_length(grid_row, len(grid.header.texts), findings)
        row = _row(columns, readers, order, grid_row, findings)
        row = with_goals(row, columns, findings, vietnamese=settings.vietnamese)
        if not row.name and order[0] is not None:
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
        row = nest.placed(row, grid_row.depth(order[0]) if order[0] is not None else 0, len(rows))
        path = fold("/".join(row_path(rows, row))) or str(len(rows))
        if path in taken:
            findings.add(rules.DUPLICATE_ROW, row.place, text=row.name, first=taken[path].place.line)
            nest.stand_in(next(i for i, other in enumerate(rows) if other is taken[path]))
            continue
        taken[path] = row
        rows.append(row)
    return tuple(rows), claims


def row_path(rows: Sequence[Row], row: Row) -> tuple[str, ...]:
    """The names from the outermost row down to a row."""
    names = [row.name]
    while row.parent >= 0:
        row = rows[row.parent]
        names.append(row.name)
    return tuple(reversed(names))


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

    def placed(self, row: Row, depth: int, index: int) -> Row:
        while self.open and self.open[-1][0] >= depth:
            self.open.pop()
        parent = self.open[-1][1] if self.open else -1
        self.open.append((depth, index))
        found = _MARKER.match(row.name)
        relation = self.relations.get(parent, Relation.PART)
        if found:
            relation = _RELATIONS[fold(found["marker"]).replace(" ", "")]
        self.relations[parent] = Relation.PART if relation is Relation.LESS else relation
        marker = " ".join(found[0].split()) if found else ""
        name = row.name[found.end() :] if found else row.name
        return replace(row, name=name, parent=parent, relation=relation, marker=marker)


def _column_order(
    table: str, columns: tuple[Column, ...], header: GridRow, findings: Findings, year: int | None
) -> list[int | None]:
    """For each column of the table the index of its cells in a grid row."""
    labels = [printed_label(column.label, year) for column in columns]
    by_name = {fold(label): index for index, label in reversed(list(enumerate(labels)))}
    by_name |= {fold(column.id): index for index, column in enumerate(columns)}
    order: list[int | None] = [None] * len(columns)
    misspelt: set[int | None] = set()
    for at, text in enumerate(header.texts):
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
    if columns and order[0] is None and 0 not in order:
        order[0] = 0  # whatever it is called, the first column names the rows
        misspelt.add(0)
    for index, column in enumerate(columns):
        if order[index] is None and _must_be_typed(column) and index not in misspelt:
            findings.add(rules.MISSING_COLUMN, header.place, table=table, column=column.id)
    return order


def _must_be_typed(column: Column) -> bool:
    return isinstance(column.source, Given) and Audience.PLAN in column.shown_in


def printed_label(label: tuple[Segment, ...], year: int | None) -> str:
    """A label as it will be printed, as far as the year makes it: what an officer copies into a header line."""
    return "".join(s if isinstance(s, str) else _year_text(s.embedded.expression, year) for s in label)


def _year_text(expression: Expression, year: int | None) -> str:
    match expression:
        case Reference(name="year", steps=()):
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

    __slots__ = ("_order", "_row")

    def __init__(self, row: GridRow, order: list[int | None]) -> None:
        self._row = row
        self._order = order

    def __getitem__(self, index: int, /) -> Place:
        at = self._order[index]
        return self._row.places[at] if at is not None and at < len(self._row.texts) else self._row.place


def _row(
    columns: tuple[Column, ...],
    readers: list[Callable[[str, Callable[[], Place], Findings], Cell]],
    order: list[int | None],
    grid_row: GridRow,
    findings: Findings,
) -> Row:
    places: Places = _ColumnPlaces(grid_row, order)
    cells: list[Cell] = []
    texts = grid_row.texts
    for index, at in enumerate(order):
        if at is not None and at < len(texts):
            cells.append(readers[index](texts[at], lambda i=index: places[i], findings))  # type: ignore[misc]
        elif at is None and not _must_be_typed(columns[index]):
            cells.append(Absence.BLANK)
        else:
            cells.append(Absence.FAULTY)  # a finding on the header line or on the row's length has said why
    first = order[0]
    name = "" if first is None or first >= len(texts) else " ".join(texts[first].split())
    return Row(name, tuple(cells), places, grid_row.place)
