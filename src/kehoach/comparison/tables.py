"""One table in two plans: its title and notes, its columns, and its cells row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from kehoach.comparison.cell_text import printed, words_of
from kehoach.comparison.changes import Aspect, Change, Side, Topic, both, changed
from kehoach.plan.address import Address
from kehoach.plan.cell_values import Quoted
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.prose import typed_text
from kehoach.plan.row_names import row_path
from kehoach.source.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kehoach.diagnostics import Place
    from kehoach.plan.area_history import Successor
    from kehoach.plan.table import Column
    from kehoach.tables.computed import ComputedPlan
    from kehoach.tables.results import ComputedTable, Quantity

_TOTAL = None
"""The key of the total row; the keys of other rows are texts."""


def compare_tables(name: str, before: ComputedPlan, after: ComputedPlan) -> Iterator[Change]:
    """The changes in the table with this id."""
    old, new = _Face.of(name, before), _Face.of(name, after)
    face = new or old
    if old is None or new is None:
        if face:
            side = Side(face.title, face.table.table.place)
            yield Change(Topic.TABLE, face.title, name, "", Aspect.TABLE, None if new else side, side if new else None)
        return
    yield from _Pair(name, old, new).changes()


class _Face(Struct, frozen=True):
    """One of the two tables, with its columns by id."""

    computed: ComputedPlan
    table: ComputedTable
    columns: Mapping[str, Column]
    order: Mapping[str, int]
    groups: frozenset[int]
    """The indices of the rows that group others."""

    @classmethod
    def of(cls, name: str, computed: ComputedPlan) -> _Face | None:
        table = computed.tables.get(name)
        if table is None:
            return None
        columns = {column.id: column for column in table.table.columns}
        order = {name: at for at, name in enumerate(columns)}
        return cls(computed, table, columns, order, frozenset(row.parent for row in table.rows))

    @property
    def title(self) -> str:
        return printed(self.table.table.layout.title, self.computed) or self.table.table.id

    def label(self, column: str) -> str:
        return printed(self.columns[column].label, self.computed)

    def names(self) -> dict[str, list[int]]:
        """Row indices by folded name; more than one where a name occurs in several groups."""
        found: dict[str, list[int]] = {}
        for index, row in enumerate(self.table.rows):
            found.setdefault(fold(row.name), []).append(index)
        return found

    def path(self, row: int) -> str:
        return "/".join(map(fold, row_path(self.table.rows, self.table.rows[row])))

    def address(self, row: int | None, column: str = "") -> Address:
        """The address of a row or of a cell; ``row`` is ``None`` for the total row."""
        if row is None:
            return Address.total(self.table.table.id, column)
        return self.table.address(row, column)

    def row_name(self, row: int | None) -> str:
        if row is not None:
            return self.table.address(row).row
        total = self.table.table.total
        return total.label if total else ""

    def side(self, row: int | None, column: str) -> Side:
        """One cell; ``row`` is ``None`` for the total row."""
        spec = self.columns[column]
        if row is None:
            place = self.table.table.place
            return self.figure(self.table.total(column), place) if column in self.table.columns else Side("")
        at = self.order[column]
        typed, place = self.table.rows[row].cells[at], self.table.rows[row].places[at]
        if spec.kind is not ColumnKind.NUMBER or isinstance(typed, Quoted):
            return Side(words_of(typed), place)
        return self.figure(self.table.cell(row, column), place)

    def figure(self, quantity: Quantity, place: Place) -> Side:
        return Side(quantity.text, place, quantity.value, quantity.unit, quantity.display)

    def row_side(self, row: int | None) -> Side:
        """A whole row on one line: its typed cells."""
        typed = [
            f"{self.label(c.id)}: {text}"
            for c in self.table.table.columns[1:]
            if (c.source.is_typed or row is None) and (text := self.side(row, c.id).text)
        ]
        place = self.table.table.place if row is None else self.table.rows[row].place
        return Side("; ".join(typed) or self.row_name(row), place)


class _Pair(Struct, frozen=True):
    """The same table in both plans."""

    name: str
    old: _Face
    new: _Face

    def changes(self) -> Iterator[Change]:
        yield from self.around()
        yield from self.columns()
        before, after = self.rows()
        shared = [c for c in self.new.columns if c in self.old.columns]
        for key in both(before, after):
            if key in before and key in after:
                yield from self.renamed(before[key], after[key])
                for column in shared if key is _TOTAL else shared[1:]:
                    yield from self.cell(before[key], after[key], column)
            else:
                yield self.whole_row(self.new if key in after else self.old, {**before, **after}[key], key in after)

    def around(self) -> Iterator[Change]:
        """The changes of title, unit, date and source."""
        old, new = self.old.table.table, self.new.table.table
        if typed_text(old.layout.title) != typed_text(new.layout.title):
            sides = Side(self.old.title, old.place), Side(self.new.title, new.place)
            yield from changed(Topic.TABLE, self.new.title, self.name, "", Aspect.TITLE, *sides)
        for aspect, before, after in (
            (Aspect.UNIT, old.layout.unit, new.layout.unit),
            (Aspect.AS_OF, old.layout.as_of, new.layout.as_of),
            (Aspect.SOURCE, old.layout.source, new.layout.source),
        ):
            one, two = Side(before, old.place) if before else None, Side(after, new.place) if after else None
            address = Address(self.name, column=aspect.value).text
            yield from changed(Topic.TABLE, self.new.title, address, "", aspect, one, two)

    def columns(self) -> Iterator[Change]:
        for name in both(self.old.columns, self.new.columns):
            old, new = self.old.columns.get(name), self.new.columns.get(name)
            before = Side(self.old.label(name), old.place) if old else None
            after = Side(self.new.label(name), new.place) if new else None
            address, group = Address(self.name, column=name).text, self.new.title
            if old is None or new is None:
                yield Change(Topic.TABLE, group, address, "", Aspect.COLUMN, before, after)
                continue
            if typed_text(old.label) != typed_text(new.label):
                yield from changed(Topic.TABLE, group, address, "", Aspect.LABEL, before, after)
            ways = [Side(text, c.place) if (text := c.source.described()) else None for c in (old, new)]
            yield from changed(Topic.TABLE, group, address, self.new.label(name), Aspect.FORMULA, *ways)
            units = Side(old.unit, old.place), Side(new.unit, new.place)
            yield from changed(Topic.TABLE, group, address, self.new.label(name), Aspect.UNIT, *units)

    def rows(self) -> tuple[dict[str | None, int | None], dict[str | None, int | None]]:
        """The rows of both tables by a common key: the name, or the path where the name repeats in either."""
        old, new = self.old.names(), self.new.names()
        repeated = {name for names in (old, new) for name, rows in names.items() if len(rows) > 1}

        def keyed(face: _Face, names: Mapping[str, list[int]]) -> dict[str | None, int | None]:
            found: dict[str | None, int | None] = {}
            for name, rows in names.items():
                found |= {face.path(row) if name in repeated else name: row for row in rows}
            in_order = dict(sorted(found.items(), key=lambda item: item[1] or 0))
            return in_order | ({_TOTAL: None} if face.table.table.total else {})

        return {self.now(key): row for key, row in keyed(self.old, old).items()}, keyed(self.new, new)

    def now(self, key: str | None) -> str | None:
        """The key of a row of the earlier plan in the later one: that of the new area, if the area was only renamed."""
        heirs = self.heirs(key) if key else ()
        return fold(heirs[0].name) if len(heirs) == 1 and len(heirs[0].origins) == 1 else key

    def heirs(self, name: str) -> tuple[Successor, ...]:
        """The new areas that an area of the earlier plan went into, as the later plan says."""
        areas = self.new.computed.plan.areas
        return areas.history.heirs_of_former(name) if areas and fold(name) not in self.new.names() else ()

    def cell(self, before: int | None, after: int | None, column: str) -> Iterator[Change]:
        sides = self.old.side(before, column), self.new.side(after, column)
        if sides[0].text == sides[1].text:
            return
        spec = self.new.columns[column]
        address = self.new.address(after, column).text
        labels = dict.fromkeys((self.old.label(column), self.new.label(column)))
        name = f"{self.new.row_name(after)}: {' / '.join(labels)}"
        is_computed = after is None or after in self.new.groups or not spec.source.is_typed
        yield Change(Topic.TABLE, self.new.title, address, name, Aspect.CELL, *sides, is_computed)

    def renamed(self, before: int | None, after: int | None) -> Iterator[Change]:
        """The new name of an area."""
        old, new = self.old.row_name(before), self.new.row_name(after)
        if before is not None and after is not None and self.heirs(old):
            sides = Side(old, self.old.table.rows[before].place), Side(new, self.new.table.rows[after].place)
            yield Change(Topic.TABLE, self.new.title, self.new.address(after).text, new, Aspect.ROW, *sides)

    def whole_row(self, face: _Face, row: int | None, is_new: bool) -> Change:
        """A row that only one of the plans has; of an area, with the areas that it went into or is made of."""
        side, name, areas = face.row_side(row), face.row_name(row), self.new.computed.plan.areas
        others: tuple[str, ...] = ()
        if is_new and areas and row is not None:
            others = tuple(origin.area for origin in areas.history.origins_of(name) if self.heirs(origin.area))
        elif row is not None:
            others = tuple(heir.name for heir in self.heirs(name))
        shown = f"{name} {'←' if is_new else '→'} {'; '.join(others)}" if others else name
        sides = (None, side) if is_new else (side, None)
        return Change(Topic.TABLE, self.new.title, face.address(row).text, shown, Aspect.ROW, *sides)
