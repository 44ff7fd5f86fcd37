"""Rows with a formula of their own (``@formula``): what it means in each column, and the order of computing."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics import terms
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan.address import Address
from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.expression import Step, references, with_references
from kehoach.plan.row_names import index_of, path_text, row_named
from kehoach.source.names import nearest
from kehoach.tables.tree import groups_of, parts_by_parent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from kehoach.diagnostics import Findings, Place
    from kehoach.plan.columns.formula import Formula
    from kehoach.plan.expression import Expression, Reference
    from kehoach.plan.table import Column, Row, Table

Needs: TypeAlias = "Mapping[int, Sequence[int]]"
"""By row: the rows of the same table that its figures are computed from."""


def with_row_formulas(table: Table, tables: Mapping[str, Table], findings: Findings) -> Table:
    """The table with the formulas of its rows in every typed column of figures, each naming its figures in full.

    A row whose formula cannot be used has no figures there, with one finding.
    """
    if not any(row.about.formula for row in table.rows):
        return table
    reader = _Formulas(table, tables, findings)
    sound = {at: made for at, row in enumerate(table.rows) if (made := reader.formula_of(at, row))}
    sound = reader.without_circles(sound)
    columns = list(table.columns)
    broken = {(at, index) for at, row in enumerate(table.rows) if row.about.formula for index in reader.typed}
    for at, formula in sound.items():
        for index, column in reader.in_columns(at, formula):
            columns[index] = replace(columns[index], by_row={**columns[index].by_row, at: column})
            broken.discard((at, index))
        broken -= {(at, index) for index in reader.typed if table.rows[at].cells[index] is not Absence.BLANK}
    rows = tuple(
        replace(row, cells=tuple(Absence.FAULTY if (at, i) in broken else cell for i, cell in enumerate(row.cells)))
        if row.about.formula
        else row
        for at, row in enumerate(table.rows)
    )
    return replace(table, columns=tuple(columns), rows=rows)


class _Formulas(Struct, frozen=True):
    """Reads the formulas of one table's rows."""

    table: Table
    tables: Mapping[str, Table]
    findings: Findings

    @property
    def typed(self) -> dict[int, Column]:
        """The columns that rows may compute, by index."""
        columns = enumerate(self.table.columns)
        return {at: c for at, c in columns if c.kind is ColumnKind.NUMBER and c.source.is_typed}

    def formula_of(self, at: int, row: Row) -> Formula | None:
        """A row's formula, with rows of its own table under the table's name; ``None`` if there is none to use."""
        formula = row.about.formula
        if formula is None:
            return None
        footing = self.table.footing
        why = terms.FORMULA_OF_GROUP if at in parts_by_parent(self.table.rows) else None
        if footing and any(column.id in footing.columns for column in self.typed.values()):
            why = terms.FORMULA_IN_FOOTING
        if why:
            self.findings.add(rules.ROW_FORMULA_REFUSED, formula.place, text=Verbatim(row.name), why=why)
            return None
        named = formula.with_expression(with_references(formula.expression, self._named))
        known = [self._is_known(one, formula.place) for one in references(named.expression)]
        return named if all(known) else None

    def _named(self, reference: Reference) -> Reference:
        return reference if reference.name else replace(reference, name=self.table.id)

    def _is_known(self, reference: Reference, place: Place) -> bool:
        """Whether a formula names a row that exists; if not, it is reported."""
        step, table, add = reference.steps[0], self.tables.get(reference.name), self.findings.add
        if table is None:
            near = Verbatim(nearest(reference.name, self.tables))
            add(rules.UNKNOWN_NAME, place.right(reference.at), text=Verbatim(reference.name), nearest=near)
        elif table.id == self.table.id and not step.is_row:
            path = Verbatim(f"{Address.total(table.id)} → {Address.total(table.id)}")
            add(rules.CYCLE, place.right(reference.at), path=path)
        elif step.is_row and row_named(index_of(table), step.name) is None:
            known = [name for row in table.rows for name in (path_text(table.rows, row), row.id) if name]
            details = {"table": table.id, "text": step.name, "nearest": nearest(step.name, known)}
            add(rules.UNKNOWN_ROW, place.right(step.at), **{name: Verbatim(text) for name, text in details.items()})
        else:
            return True
        return False

    def without_circles(self, formulas: Mapping[int, Formula]) -> dict[int, Formula]:
        """The formulas without those that need themselves; each circle is reported once."""
        kept, index = dict(formulas), index_of(self.table)
        for circle in in_order(needs_of(self.table, formulas))[1]:
            if own := [at for at in circle if at in kept]:
                turned = circle.index(own[0])
                path = [*circle[turned:], *circle[:turned], own[0]]
                text = " → ".join(str(Address.of(self.table, index, at)) for at in path)
                self.findings.add(rules.CYCLE, kept[own[0]].place, path=Verbatim(text))
                kept = {at: formula for at, formula in kept.items() if at not in own}
        return kept

    def in_columns(self, at: int, formula: Formula) -> Iterator[tuple[int, Formula]]:
        """The formula of a row in each column: over the figures of the same column.

        Where another table that it names has no such column, a figure is typed.
        """
        is_reported = False
        for index, column in self.typed.items():
            lacking = next((r for r in references(formula.expression) if not self._has_column(r, column.id)), None)
            if lacking is None:
                yield index, formula.with_expression(with_references(formula.expression, _over(column.id)))
            elif self.table.rows[at].cells[index] is Absence.BLANK and not is_reported:
                is_reported = True
                details = {"table": Verbatim(lacking.name), "text": Verbatim(column.id), "nearest": Verbatim("")}
                self.findings.add(rules.UNKNOWN_COLUMN, formula.place.right(lacking.at), **details)

    def _has_column(self, reference: Reference, column: str) -> bool:
        return any(c.id == column and c.kind is ColumnKind.NUMBER for c in self.tables[reference.name].columns)


def _over(column: str) -> Callable[[Reference], Reference]:
    """What a row's formula names, as the figure of one column."""
    return lambda one: replace(one, steps=(*one.steps, Step(column, False, one.at)))


def needs_of(table: Table, formulas: Mapping[int, Formula]) -> Needs:
    """The rows of a table that rows with a formula, and groups, are computed from."""
    index, parts = index_of(table), parts_by_parent(table.rows)
    needs: dict[int, Sequence[int]] = {at: parts[at] for at in groups_of(parts)}
    return needs | {at: rows_in(formula.expression, table.id, index) for at, formula in formulas.items()}


def row_beside(reference: Reference, table: str, column: str, index: Mapping[str, int]) -> int | None:
    """The row that a reference to a figure of the same column names; ``None`` for any other figure."""
    match reference.steps:
        case (Step(is_row=True, name=row), Step(is_row=False, name=name)) if (reference.name, name) == (table, column):
            return row_named(index, row)
    return None


def rows_in(expression: Expression, table: str, index: Mapping[str, int]) -> list[int]:
    """The rows of a table that an expression names."""
    steps = (one.steps[0] for one in references(expression) if one.name == table and one.steps)
    found = (row_named(index, step.name) for step in steps if step.is_row)
    return [at for at in found if at is not None]


def in_order(needs: Needs) -> tuple[list[int], list[list[int]]]:
    """Each row after those that it needs, without recursion; and the circles, each from its first row."""
    order: list[int] = []
    circles: list[list[int]] = []
    done: set[int] = set()
    for first in needs:
        path = {} if first in done else {first: iter(needs[first])}
        while path:
            at, waiting = next(reversed(path.items()))
            for needed in waiting:
                if needed in path:
                    circles.append([*path][[*path].index(needed) :])
                elif needed in needs and needed not in done:
                    path[needed] = iter(needs[needed])
                    break
            else:
                del path[at]
                done.add(at)
                order.append(at)
    return order, circles
