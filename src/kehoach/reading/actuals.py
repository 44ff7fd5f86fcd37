"""Actual figures: a file of grids next to a plan, joined to the plan's tables by row name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics import terms
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.numbers import NumberRead
from kehoach.patterns import regex
from kehoach.plan import keys
from kehoach.plan.audience import Audience
from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.fields import report_missing
from kehoach.plan.row_names import path_text
from kehoach.plan.table_keys import ACTUAL_ROWS
from kehoach.reading.row_reader import Settings
from kehoach.reading.rows import read_rows
from kehoach.source.grid import read_grid
from kehoach.source.names import Names, fold, nearest
from kehoach.source.nodes import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.diagnostics import Findings, Place
    from kehoach.plan.model import Plan
    from kehoach.plan.table import Cell, Column, Row, Table
    from kehoach.source.grid import CellPlaces
    from kehoach.source.nodes import Node, Scalar


_FIGURE = regex(r"[0-9][0-9.,]*")
_LISTED = 9
_IS_UNSEEN = Bilingual("cột này là chữ không in (in: none)", "it is a text that is not printed (in: none)")
_IS_LOOKED_UP = Bilingual("cột này lấy số từ “{origin}”", "it is looked up in “{origin}”")
_IN_TABLE = Bilingual(
    "ghi số ở bảng “{other}”, cột mà bảng ấy tính đến: {used}",
    "write them at table “{other}”, in a column that it computes with: {used}",
)
_IN_AREAS = Bilingual(
    "sửa số ở danh sách địa bàn (areas) của kế hoạch, cột {used}",
    "correct the figures in the areas of the plan, column {used}",
)
_IS_COMPUTED = Bilingual("cột này được tính từ các cột khác", "it is computed from other columns")


class Actual(Struct, frozen=True):
    """One actual figure: the table, row and column of the plan it belongs to, and where it was typed."""

    table: str
    row: int
    column: str
    cell: Cell
    place: Place


def read_actuals(tree: Mapping, plan: Plan, findings: Findings) -> tuple[Actual, ...]:
    """The figures under ``actuals``, one grid per table; a table, row or column not in the plan is a finding."""
    known = keys.REPORT.names()
    for entry in tree.entries:
        if entry.key.text not in known:
            hint = nearest(entry.key.text, known)
            findings.add(
                rules.UNKNOWN_KEY, entry.key.place, key=Verbatim(entry.key.text), where=terms.ACTUALS, nearest=hint
            )
    node = tree.get("actuals")
    if not isinstance(node, Mapping):
        place = tree.place if node is None else node.place
        first = next((name for name in plan.tables if name != "areas"), "giam_ngheo")
        report_missing({"actuals": f"{{{first}: {{from: thuc-hien.xlsx}}}}"}, terms.ACTUALS, place, findings)
        return ()
    found: list[Actual] = []
    for entry in node.entries:
        table = plan.tables.get(entry.key.text)
        if table is None:
            _report(terms.A_TABLE, entry.key.text, list(plan.tables), entry.key.place, findings)
        else:
            found += _of_table(entry.key, _rows_under(entry.value), table, plan, findings)
    return tuple(found)


def _rows_under(node: Node) -> Node:
    """The rows of one table, which may be under a key ``rows`` as they are in a plan."""
    under = isinstance(node, Mapping) and tuple(entry.key.text for entry in node.entries) == ACTUAL_ROWS.names()
    return node.entries[0].value if isinstance(node, Mapping) and under else node


def with_actuals(plan: Plan, actuals: Iterable[Actual]) -> Plan:
    """The plan with actual figures in place of those that are typed; computed columns follow from them.

    The cells keep the places that they have in the plan. What is not known yet leaves open what is computed from it: a
    report cannot change how the plan's table takes it.
    """
    reached = {(actual.table, actual.row, actual.column): actual for actual in actuals}

    def row_with(table: Table, at: int, row: Row) -> Row:
        cells = tuple(
            reached[table.id, at, column.id].cell
            if column.source.is_typed and (table.id, at, column.id) in reached
            else cell
            for column, cell in zip(table.columns, row.cells, strict=True)
        )
        return replace(row, cells=cells)

    is_open = {actual.table for actual in reached.values() if actual.cell is Absence.UNKNOWN}
    tables = {
        name: replace(
            table,
            rows=tuple(row_with(table, at, row) for at, row in enumerate(table.rows)),
            missing="open" if name in is_open and table.missing == "refuse" else table.missing,
        )
        for name, table in plan.tables.items()
    }
    return replace(plan, tables=tables)


def placed_in_report(plan: Plan, actuals: Iterable[Actual], tree: Mapping) -> Plan:
    """The plan with the cells that only a report has placed in the report's file, so that findings point there."""
    reached = {(actual.table, actual.row, actual.column): actual.place for actual in actuals}
    node = tree.get("actuals")
    asked = {entry.key.text: entry.key.place for entry in node.entries} if isinstance(node, Mapping) else {}

    def row_with(table: Table, at: int, row: Row) -> Row:
        told = {index: asked.get(table.id, tree.place) for index, c in enumerate(table.columns) if _is_later(c)}
        named = ((index, reached.get((table.id, at, c.id))) for index, c in enumerate(table.columns))
        told |= {index: place for index, place in named if place is not None}
        return replace(row, places=_PlacesInReport(row.places, told)) if told else row

    tables = {
        name: replace(table, rows=tuple(row_with(table, at, row) for at, row in enumerate(table.rows)))
        for name, table in plan.tables.items()
    }
    return replace(plan, tables=tables)


class _PlacesInReport(Struct, frozen=True, eq=False):
    """The places of a row's cells, some of them in the report's file."""

    own: CellPlaces
    told: dict[int, Place]

    def __getitem__(self, index: int, /) -> Place:
        return self.told.get(index) or self.own[index]

    def within(self, index: int, character: int) -> Place:
        """The place of a character of a cell's text."""
        return self.told[index].right(character) if index in self.told else self.own.within(index, character)


def _is_later(column: Column) -> bool:
    return Audience.REPORT in column.shown_in and Audience.PLAN not in column.shown_in


def _of_table(key: Scalar, node: Node, table: Table, plan: Plan, findings: Findings) -> Iterator[Actual]:
    first, *others = table.columns
    grid = read_grid(node, first.id, findings)
    # Any of the plan's columns may be left out here, except the one that names the rows.
    columns = (first, *(replace(column, shown_in=frozenset()) for column in others))
    settings = Settings(plan.separators, plan.period)
    rows, _ = read_rows(key.text, columns, grid, table.total, findings, settings)
    paths = {fold(path_text(table.rows, row)): index for index, row in enumerate(table.rows)}
    names = {fold(row.name): index for index, row in reversed(list(enumerate(table.rows)))}
    known: Names | None = None
    _report_unused(rows, table, plan, settings, findings)
    for row in rows:
        path = path_text(rows, row)
        index = paths.get(fold(path), names.get(fold(row.name)))
        if index is None:
            known = known or Names(other.name for other in table.rows)
            near = known.nearest(path)
            findings.add(rules.UNKNOWN_ACTUAL, row.place, what=terms.A_ROW, text=Verbatim(path), nearest=near)
            continue
        for at, cell in enumerate(row.cells):
            if at and cell not in (Absence.BLANK, Absence.FAULTY):
                yield Actual(table.id, index, table.columns[at].id, cell, row.places[at])


def _report_unused(rows: Iterable[Row], table: Table, plan: Plan, settings: Settings, findings: Findings) -> None:
    """Warn of each column whose actual figures change nothing, and say in which columns they would."""
    carried = {name for column in table.columns for name in column.next}
    for at, column in enumerate(table.columns):
        why = _why_unused(column)
        row = next((row for row in rows if at and _has_figure(row.cells[at])), None)
        if why is None or row is None or column.id in carried:
            continue
        name = Verbatim(settings.label(column.label) or column.id)
        how = _where_instead(*_origin(table, column, plan), settings)
        findings.add(rules.ACTUAL_NOT_USED, row.places[at], column=name, table=Verbatim(table.id), why=why, how=how)


def _why_unused(column: Column) -> Bilingual | None:
    """Why nothing is computed from a figure typed in a column; ``None`` if something is."""
    if column.kind is ColumnKind.TEXT:
        return None if column.shown_in else _IS_UNSEEN
    if column.source.looked_up:
        return _IS_LOOKED_UP.filled(origin=Verbatim(".".join(column.source.looked_up)))
    return None if column.source.is_typed else _IS_COMPUTED


def _has_figure(cell: Cell) -> bool:
    return isinstance(cell, NumberRead) or bool(isinstance(cell, str) and _FIGURE.fullmatch(cell))


def _origin(table: Table, column: Column, plan: Plan) -> tuple[Table, Column]:
    """Where the figures of a column are written or computed: itself, or the column in which they are looked up."""
    tables = {**plan.tables, **({"areas": plan.areas.table} if plan.areas else {})}
    for _ in tables:  # else columns may look each other up
        name, wanted = column.source.looked_up or ("", "")
        other = tables.get(name)
        found = next((one for one in other.columns if one.id == wanted), None) if other else None
        if other is None or found is None:
            break
        table, column = other, found
    return table, column


def _where_instead(table: Table, column: Column, settings: Settings) -> Bilingual | Verbatim:
    """In which columns of a table actual figures are used instead of those of a column; empty if in none."""
    typed = [c for c in table.columns if c.kind is ColumnKind.NUMBER and c.source.is_typed]
    used = terms.listed(settings.label(c.label) or c.id for c in ([column] if column in typed else typed))
    how = _IN_AREAS if table.id == "areas" else _IN_TABLE
    return how.filled(other=Verbatim(table.id), used=used) if typed else Verbatim("")


def report_rest(plan: Plan, actuals: Iterable[Actual], findings: Findings, *, in_report: bool = False) -> None:
    """Note, for each table with actual figures, the rows that have none: they keep what was planned.

    ``in_report``: not where a column is only for reports: a figure missing there is a finding of its own.
    """
    first: dict[str, Place] = {}
    told = set()
    for actual in actuals:
        first.setdefault(actual.table, actual.place)
        told.add((actual.table, actual.row))
    for table, place in first.items():
        if in_report and any(_is_later(column) and column.source.is_typed for column in plan.tables[table].columns):
            continue
        rows = plan.tables[table].rows
        groups = {row.parent for row in rows}
        rest = [row.name for at, row in enumerate(rows) if at not in groups and (table, at) not in told]
        if rest:
            named = terms.listed(rest[:_LISTED]) + (", …" if len(rest) > _LISTED else "")
            findings.add(rules.PLANNED_FOR_THE_REST, place, table=Verbatim(table), rows=Verbatim(named))


def _report(what: Bilingual, text: str, known: list[str], place: Place, findings: Findings) -> None:
    findings.add(rules.UNKNOWN_ACTUAL, place, what=what, text=Verbatim(text), nearest=nearest(text, known))
