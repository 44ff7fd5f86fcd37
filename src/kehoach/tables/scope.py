"""What a reference means: the one address ``table[row].column`` for formulas, prose, checks and callers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from msgspec import Struct
from msgspec.structs import replace

from kehoach.diagnostics import Rule, terms
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan.address import Address
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.dates import short_day
from kehoach.plan.expression import Step
from kehoach.plan.placeholders import GAP_TEXT, printed
from kehoach.plan.row_names import path_text, row_named
from kehoach.plan.symbols import short_name
from kehoach.reading.years import without_year
from kehoach.source.names import Names, nearest
from kehoach.tables.cell_texts import cell_text
from kehoach.tables.results import TOTAL, ComputedColumn, Quantity
from kehoach.tables.tree import count_of
from kehoach.tables.values import YEAR, Display

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.diagnostics.bilingual import Detail
    from kehoach.plan.expression import Reference
    from kehoach.plan.model import Plan
    from kehoach.plan.table import Table
    from kehoach.tables.results import PlanResults


NEUTRAL_AREAS: Final = "địa bàn"
"""The word for areas in a plan that does not declare any."""


class ScopeError(Exception):
    """A reference to something that does not exist, or is not a figure."""

    def __init__(self, rule: Rule, at: int, **details: Detail) -> None:
        super().__init__(rule.name)
        self.rule = rule
        self.at = at
        self.details = details


class CycleError(Exception):
    """A figure that needs itself, which has been reported."""


class Figures(Protocol):
    """The source of computed figures: the engine while it computes, or a finished plan."""

    def column(self, table: str, column: str) -> ComputedColumn:
        """One column of a table, with its total."""

    def figure(self, name: str) -> Quantity | None:
        """A single figure by its id (or ``id.planned``, ``id.actual``); ``None`` if there is none."""


class Scope(Struct, frozen=True):
    """Everything a reference in one plan can name."""

    tables: Mapping[str, Table]
    figures: Figures
    figure_ids: tuple[str, ...]
    facts: Mapping[str, Quantity | str]
    row_index: Mapping[str, Mapping[str, int]]
    unit: tuple[str, str] | None = None
    """The table and row that ``unit.giam`` is a figure of."""
    _row_names: dict[str, Names] = {}
    """By table: the names of its rows, once one was misspelt."""

    @classmethod
    def of(cls, computed: PlanResults) -> Scope:
        """The scope of a finished plan."""
        tables = {name: table.table for name, table in computed.tables.items()}
        index = {name: table.row_index for name, table in computed.tables.items()}
        plan = computed.plan
        return cls(tables, _Finished(computed), tuple(plan.figures), computed.facts, index, unit_of(plan))

    def resolve(self, reference: Reference) -> Quantity | str:
        """The figure or text that a reference names.

        Raises:
            ScopeError: it does not exist, or is a table or a row rather than a single figure.
        """
        if self.unit and reference.name == "unit" and reference.steps:
            table, row = self.unit
            reference = replace(reference, name=table, steps=(Step(row, True, reference.at), *reference.steps))
        dotted = ".".join((reference.name, *(s.name for s in reference.steps)))
        if dotted in self.facts and not any(s.is_row for s in reference.steps):
            return self.facts[dotted]
        if reference.name in self.tables:
            return self._in_table(self.tables[reference.name], reference)
        found = self.figures.figure(dotted) if reference.name in self.figure_ids else None
        if found is not None:
            return found
        known = self.names()
        if reference.name in {name.split(".")[0] for name in known}:
            under = [name for name in known if name.startswith(reference.name + ".")]
            raise ScopeError(rules.UNKNOWN_NAME, reference.at, text=Verbatim(dotted), nearest=nearest(dotted, under))
        near = nearest(reference.name, known)
        raise ScopeError(rules.UNKNOWN_NAME, reference.at, text=Verbatim(reference.name), nearest=near)

    def names(self) -> set[str]:
        """Every name that has a meaning in an expression."""
        return {*self.tables, *self.figure_ids, *self.facts}

    def _in_table(self, table: Table, reference: Reference) -> Quantity | str:
        match reference.steps:
            case (step,) if not step.is_row and step.name == "count":
                return Quantity(str(reference), count_of(table.rows), Display())
            case (row, step) if row.is_row and step.name == "count" and not _has_column(table, "count"):
                return Quantity(str(reference), count_of(table.rows, self.row_of(table, row)), Display())
            case (row, column) if not column.is_row and (row.is_row or row.name == "total"):
                name = self.column_id(table, column)
                if row.is_row and (text := self._text_in(table, row, name)) is not None:
                    return text
                computed = self.figures.column(table.id, name)
                if not row.is_row:
                    return computed.quantity(Address.total(table.id, column.name).text, TOTAL)
                index = self.row_of(table, row)
                return computed.quantity(Address.of(table, self.row_index[table.id], index, column.name).text, index)
            case (step, _) if not step.is_row:
                near = nearest(step.name, ["total", "count"])
                raise ScopeError(
                    rules.UNKNOWN_ROW, step.at, table=Verbatim(table.id), text=Verbatim(step.name), nearest=near
                )
            case ():
                what = terms.WHOLE_TABLE
            case _:
                what = terms.WHOLE_ROW
        raise ScopeError(rules.NOT_PRINTABLE_HERE, reference.at, text=Verbatim(str(reference)), what=what)

    def _text_in(self, table: Table, row: Step, name: str) -> str | None:
        """The text of a cell in a column that has no figures; ``None`` in one that has.

        Raises:
            ScopeError: there is no such row, or its text is composed for the table alone.
        """
        column = next(column for column in table.columns if column.id == name)
        if column.kind is ColumnKind.NUMBER:
            return None
        text = cell_text(table, self.row_of(table, row), column)
        if text is None:
            raise ScopeError(rules.TEXT_OF_TABLE_ALONE, row.at, text=Address(table.id, row.name, name).text)
        return text

    def column_id(self, table: Table, step: Step) -> str:
        """The id of the column that a step names."""
        for column in table.columns:
            if column.id == step.name:
                return column.id
        if years := [column.year for column in table.columns if column.series == step.name]:
            raise ScopeError(rules.WITHOUT_YEAR, step.at, **without_year(step.name, years))
        near = nearest(step.name, [column.id for column in table.columns])
        raise ScopeError(
            rules.UNKNOWN_COLUMN, step.at, table=Verbatim(table.id), text=Verbatim(step.name), nearest=near
        )

    def row_of(self, table: Table, step: Step) -> int:
        """The index of the row that a step names."""
        index = row_named(self.row_index[table.id], step.name)
        if index is None:
            if table.id not in self._row_names:
                paths = (path_text(table.rows, row) for row in table.rows)
                self._row_names[table.id] = Names((*paths, *(row.id for row in table.rows if row.id)))
            near = self._row_names[table.id].nearest(step.name)
            raise ScopeError(
                rules.UNKNOWN_ROW, step.at, table=Verbatim(table.id), text=Verbatim(step.name), nearest=near
            )
        return index


def _has_column(table: Table, name: str) -> bool:
    return any(column.id == name for column in table.columns)


class _Finished(Struct, frozen=True):
    """The figures of a finished plan."""

    computed: PlanResults

    def column(self, table: str, column: str) -> ComputedColumn:
        try:
            return self.computed.tables[table].columns[column]
        except KeyError:
            raise ScopeError(rules.NOT_ARITHMETIC, 0, text=Address(table, column=column).text) from None

    def figure(self, name: str) -> Quantity | None:
        return self.computed.figures.get(name)


def unit_of(plan: Plan) -> tuple[str, str] | None:
    """The table and row that a document is for."""
    return plan.original.unit if plan.original else None


def facts_of(plan: Plan) -> dict[str, Quantity | str]:
    """Facts about a plan, by name."""
    issuer = plan.issuer
    facts: dict[str, Quantity | str] = {
        "year": Quantity("year", plan.period.first, YEAR),
        "period.start": Quantity("period.start", plan.period.first, YEAR),
        "period.end": Quantity("period.end", plan.period.last, YEAR),
        "issuer": f"{issuer.kind} {issuer.name}".strip(),
        "issuer.kind": issuer.kind,
        "issuer.name": issuer.name,
        "issuer.body": issuer.body,
        "issuer.short": short_name(issuer.body),
        "issuer.parent": issuer.parent,
        "issuer.province": issuer.province,
        "date": short_day(plan.date.day) if plan.date.day else GAP_TEXT,
        "areas.label": plan.areas.label if plan.areas else NEUTRAL_AREAS,
        "document": plan.document,
        "number": plan.number,
        "symbol": plan.symbol,
    }
    if plan.period.first == plan.period.last:
        facts["period"] = str(plan.period.first)
    else:
        facts["period"] = f"{plan.period.first} - {plan.period.last}"
    if plan.original:
        facts |= plan.original.facts
    facts |= _origins(plan)
    return facts


def _origins(plan: Plan) -> dict[str, Quantity | str]:
    """Sources and dates of figures and tables that have them: ``giam_ngheo.as_of``."""
    said: dict[str, str] = {}
    for table in plan.all_tables.values():
        said |= {f"{table.id}.as_of": table.layout.as_of, f"{table.id}.source": table.layout.source}
    if plan.areas:
        history = plan.areas.history
        said |= {"areas.since": printed(history.since), "areas.made_by": printed(history.made_by)}
    for figure in plan.figures.values():
        said |= {f"{figure.id}.as_of": figure.as_of, f"{figure.id}.source": figure.source}
        said[f"{figure.id}.owner"] = figure.owner
    return {name: text for name, text in said.items() if text}
