"""The rows of next year's tables: the text of each typed cell, and the rows of areas renamed, merged or split."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kehoach.diagnostics import Findings
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.editing.areas import combined
from kehoach.editing.text_edits import Edit, cell_at, cell_edit, edited_line, line_at, retyped
from kehoach.numbers import NumberRead
from kehoach.numbers.reading import Separators
from kehoach.plan.audience import Audience
from kehoach.plan.cell_values import Absence, Gap, Quoted
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.dates import Period
from kehoach.plan.placeholders import TO_SUPPLY
from kehoach.plan.units import conversion, is_whole
from kehoach.plan.year_labels import printed_label
from kehoach.reading.rows_of_files import names_file
from kehoach.source.grid import read_grid
from kehoach.source.names import fold
from kehoach.source.nodes import Mapping, Node, Scalar, ScalarStyle, Sequence
from kehoach.tables.tree import leaves, parts_by_parent
from kehoach.tables.values import Display, multiply, show, show_full, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Place
    from kehoach.plan.area_history import AreaMap, Successor
    from kehoach.plan.model import Plan
    from kehoach.plan.table import Cell, Column, Row, Table
    from kehoach.reading.actuals import Actual
    from kehoach.source.decoding import Source
    from kehoach.tables.computed import ComputedPlan
    from kehoach.tables.results import ComputedTable
    from kehoach.tables.values import Value

_KEPT: Final = (Absence.BLANK, Absence.NOTHING, Absence.FAULTY)


class NextRows(Struct, frozen=True):
    """Edits that make the rows of this year's tables next year's."""

    source: Source
    computed: ComputedPlan
    reached: dict[tuple[str, int, str], Actual]
    """The actual figures by table, row and column, which take precedence over computed ones."""
    areas: AreaMap
    findings: Findings

    @property
    def plan(self) -> Plan:
        """This year's plan."""
        return self.computed.plan

    def table(self, group: str, name: str, node: Mapping) -> Iterator[Edit]:
        """The edits of one table under a key of the spec; none where another file types its rows."""
        computed = self.computed.tables[name]
        table = computed.table
        rows = node.get("rows")
        if rows is None or names_file(rows):
            return
        yield from self._header(table, rows)
        typed = {(s.place.line, s.place.column): s for s in _scalars(rows) if s.style is not ScalarStyle.LITERAL}
        wholes = parts_by_parent(table.rows)
        holds_areas = table.columns[0].kind is ColumnKind.AREA or name == "areas"
        for at, row in enumerate((*table.rows, *((table.claims,) if table.claims else ()))):
            heirs = self.areas.of(row.name) if holds_areas and row is not table.claims else ()
            if heirs:
                yield from self._area_row(group, table, at, heirs, typed)
                continue
            for index, column in enumerate(table.columns):
                place, cell = row.places[index], row.cells[index]
                is_typed = not index or place != row.places[0]
                if not is_typed or place.file != self.source.file or cell in _KEPT or isinstance(cell, Quoted):
                    continue
                is_made_up = at in wholes and column.sums_groups
                is_total = row is table.claims or is_made_up or at in column.by_row
                new = "" if is_total and _is_figure(column) else self._cell(group, name, at, column, cell)
                if new is not None:
                    yield self._set_cell(place, new, typed)

    def planned(self, name: str) -> tuple[Column, ...]:
        """The columns that open next year with planned figures; none of a table for which actual ones are given."""
        computed = self.computed.tables[name]
        if any(table == name for table, _, _ in self.reached):
            return ()
        rows = range(len(computed.table.rows))
        return tuple(c for c in computed.table.columns if any(self._opens_as_planned(computed, c, row) for row in rows))

    @staticmethod
    def _opens_as_planned(computed: ComputedTable, column: Column, row: int) -> bool:
        own = column.source
        sources = (own.closing,) if own.closing else column.next if own.is_typed else ()
        closings = (computed.columns[source] for source in sources if source in computed.columns)
        known = next((closing for closing in closings if not isinstance(closing.values[row], Absence)), None)
        return known is not None and Audience.PLAN in known.column.shown_in

    def _set_cell(self, place: Place, new: str, typed: dict[tuple[int, int], Scalar]) -> Edit:
        """A cell as another text, in a grid or in a mapping."""
        if scalar := typed.get((place.line, place.column)):
            return retyped(self.source, scalar, new)
        line = line_at(self.source, place)
        return cell_edit(line, place, cell_at(line, place), new)

    def _area_row(
        self, group: str, table: Table, at: int, heirs: tuple[Successor, ...], typed: dict[tuple[int, int], Scalar]
    ) -> Iterator[Edit]:
        """The rows that replace that of an area which is renamed, merged or split.

        A new area's row replaces the row of the first area that it is made from.
        """
        row = table.rows[at]
        if row.place.file != self.source.file:
            return
        line = line_at(self.source, row.place)
        own = [heir for heir in heirs if self._rows_of(table, heir)[0] == at]
        if typed:  # rows as mappings: a name can change there, rows cannot be added or removed
            if len(own) == len(heirs) == 1 == len(self._rows_of(table, own[0])):
                for index, new in self._area_cells(group, table, own[0]):
                    yield self._set_cell(row.places[index], new, typed)
            else:
                self.note_area(row, heirs)
            return
        for heir in own:
            edits = [self._set_cell(row.places[index], new, {}) for index, new in self._area_cells(group, table, heir)]
            if heir is own[0]:
                yield from edits
            else:
                yield Edit(replace(row.place, column=len(line) + 1), 0, "\n" + edited_line(line, edits))
        if not own:
            yield Edit(replace(row.place, column=1), len(line) + 1, "")

    def note_area(self, row: Row, heirs: tuple[Successor, ...]) -> None:
        """Report a row that a person has to change: in the profile, or among rows that are mappings."""
        new = "; ".join(heir.name for heir in heirs)
        self.findings.add(rules.AREA_LEFT, row.place, text=Verbatim(row.name), new=Verbatim(new))

    def _rows_of(self, table: Table, heir: Successor) -> list[int]:
        """The rows of the areas that a new one is made from."""
        wanted = {fold(origin.area) for origin in heir.origins}
        return [at for at, row in enumerate(table.rows) if fold(row.name) in wanted]

    def _area_cells(self, group: str, table: Table, heir: Successor) -> Iterator[tuple[int, str]]:
        """The typed cells of a new area's row: the index of the column and the text."""
        rows = self._rows_of(table, heir)
        origins = {fold(origin.area): origin for origin in heir.origins}
        first = table.rows[rows[0]]
        yield 0, heir.name
        for index, column in enumerate(table.columns[1:], 1):
            if first.places[index] == first.places[0]:
                continue  # not typed
            texts = []
            for at in rows:
                row = table.rows[at]
                place, cell = row.places[index], row.cells[index]
                kept = cell in _KEPT or isinstance(cell, Quoted)
                text = None if kept else self._cell(group, table.id, at, column, cell)
                if text is None:
                    text = cell_at(line_at(self.source, place), place)
                origin = origins[fold(row.name)]
                texts.append((origin, len(self.areas.of(row.name)) > 1, text))
            yield (
                index,
                combined(heir, texts, column, self.findings, vietnamese=self.plan.separators is Separators.VIETNAMESE),
            )

    def _header(self, table: Table, rows: Node) -> Iterator[Edit]:
        """Move the year in column names that were copied from the printed plan."""
        grid = read_grid(rows, table.columns[0].id, Findings()) if isinstance(rows, Scalar) else None
        old = self.plan.period
        length = old.last - old.first + 1
        new = Period(old.first + length, old.last + length)
        for at, text in enumerate(grid.header.texts if grid else ()):
            for column in table.columns:
                label = printed_label(column.label, old)
                moved = printed_label(column.label, new)
                if fold(label) == fold(text) != fold(column.id) and moved != label and grid:
                    place = grid.header.places[at]
                    yield cell_edit(line_at(self.source, place), place, text, moved)
                    break

    def _cell(self, group: str, table: str, row: int, column: Column, typed: Cell) -> str | None:
        """The text of a cell next year; ``None`` where it stays as it is."""
        if row >= len(self.computed.tables[table].rows):
            return None  # the words of a typed total row
        if closing := column.source.closing:
            order = tuple(leaves(self.computed.tables[table].rows))
            last = self._figure(table, order[-1], closing, column, at=row) or TO_SUPPLY
            return last if row == order[0] else ""
        if not column.source.is_typed:
            return ""
        if isinstance(typed, tuple) and column.kind is ColumnKind.AREA:
            moved = self.areas.renamed(typed)
            return None if moved == typed else "; ".join(moved)
        if column.next in (("keep",), ()) and group not in ("targets", "tables"):
            return None
        if column.kind not in (ColumnKind.NUMBER, ColumnKind.GOAL) or column.next == ("keep",):
            return None
        if not column.next and Audience.PLAN not in column.shown_in and Audience.REPORT in column.shown_in:
            return ""
        if column.next in ((), ("ask",)):
            return None if isinstance(typed, Gap) else TO_SUPPLY
        last = ""
        for source in column.next:
            if text := self._figure(table, row, source, column, at=row):
                last = text
                if text not in (Absence.UNKNOWN.value, TO_SUPPLY):
                    return text
        return last or TO_SUPPLY

    def _figure(self, table: str, row: int, column: str, into: Column, *, at: int) -> str:
        """A figure of this year as it is typed into the row ``at`` of another column; empty if there is none.

        It is converted to the unit of that column; if the two units are unlike, it is ``CẦN BỔ SUNG``.
        """
        computed = self.computed.tables[table].columns[column]
        unit = computed.units.of(at) if into.takes_row_unit else into.unit
        factor = conversion(computed.unit_of(row), unit)
        if factor is None:
            return TO_SUPPLY
        value: Value = computed.values[row]
        display = computed.display_of(row)
        if (actual := self.reached.get((table, row, column))) and not computed.column.source.is_typed:
            value = value_of(actual.cell)
            places = actual.cell.places if isinstance(actual.cell, NumberRead) else 0
            display = Display(places)
        if value in (Absence.BLANK, Absence.FAULTY):
            return ""
        if isinstance(value, Absence):
            return str(value.value)
        is_converted = display.scale != 1 or factor != 1
        text = show_full(multiply(value, factor)) if is_converted else show(value, replace(display, pad=0))
        is_plain = self.plan.separators is Separators.VIETNAMESE or is_whole(into.unit)
        return text if is_plain else text.replace(".", "")


def _is_figure(column: Column) -> bool:
    return column.kind is ColumnKind.NUMBER


def _scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Sequence():
            for item in node.items:
                yield from _scalars(item)
        case Mapping():
            for entry in node.entries:
                yield from _scalars(entry.value)
