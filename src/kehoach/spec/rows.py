"""The rows of a table, from a grid: each cell read by its column, a typed total row set apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kehoach.diagnostics import Findings, Place
from kehoach.diagnostics import catalog as rules
from kehoach.spec.cells import reader_of
from kehoach.spec.expression import Expression, Number, Operation, Reference
from kehoach.spec.model import Absence, Audience, Cell, Column, Given, Row, Total
from kehoach.spec.names import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.spec.grid import Grid, GridRow, Places
    from kehoach.spec.prose import Segment


@dataclass(frozen=True, slots=True)
class Settings:
    """What a file says about its own reading: whether a dot always groups thousands, and the plan's first year."""

    vietnamese: bool
    year: int | None


# What a total row is called where the table does not say; as an ordinary row it would be counted twice.
_TOTAL_LABELS = frozenset(map(fold, ("cộng", "tổng", "tổng cộng", "tổng số", "cộng chung", "toàn xã", "toàn phường")))
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
    rows: dict[str, Row] = {}
    claims: Row | None = None
    for grid_row in grid.rows:
        has_wrong_length(grid_row, len(grid.header.texts), findings)
        row = _row(columns, readers, order, grid_row, findings)
        key = fold(row.name)
        if not key and order[0] is not None:
            findings.add(rules.UNNAMED_ROW, row.places[0], column=columns[0].id)
            continue
        key = key or f"{len(rows)}"
        is_total = total is not None and key == fold(total.label)
        first = claims if is_total else rows.get(key)
        if first is not None:
            findings.add(rules.DUPLICATE_ROW, row.place, text=row.name, first=first.place.line)
        elif is_total:
            claims = row
        elif key in _TOTAL_LABELS:
            findings.add(
                rules.TOTAL_AS_ROW, row.place, text=row.name, table=table, label=total.label if total else row.name
            )
        else:
            rows[key] = row
    return tuple(rows.values()), claims


def _column_order(
    table: str, columns: tuple[Column, ...], header: GridRow, findings: Findings, year: int | None
) -> list[int | None]:
    """For each column of the table the index of its cells in a grid row."""
    labels = [_printed(column.label, year) for column in columns]
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


def _printed(label: tuple[Segment, ...], year: int | None) -> str:
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
