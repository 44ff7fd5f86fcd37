"""What a pack says about things that a plan does not have is left out of the plan.

A pack mentions targets, areas and budgets that a plan may do without. A line, column, check, figure, chart, appendix
or document of the pack that refers to something which the pack offers and the plan does not have is left out, and so is
what refers to that in turn. What the plan itself says is never left out, and a name that no pack offers is a mistake.
"""

from __future__ import annotations

import itertools
import operator
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan.cell_values import Absence, Gap
from kehoach.plan.columns.source import ColumnKind, TotalRule
from kehoach.plan.columns.typed import Typed
from kehoach.plan.expression import references
from kehoach.plan.keys import BUDGET, RESULTS, TASKS
from kehoach.plan.outline import parts
from kehoach.reading.tasks import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.diagnostics import Findings, Place
    from kehoach.plan.chart import Chart
    from kehoach.plan.columns.formula import Formula
    from kehoach.plan.expression import Expression, Reference
    from kehoach.plan.model import Appendix, Figure, Part, Plan
    from kehoach.plan.prose import Paragraph, Prose, Segment
    from kehoach.plan.table import Cell, Check, Column, Row, Table
    from kehoach.source.grid import CellPlaces

_ALWAYS_OFFERED: Final = (TASKS, RESULTS, "areas.count", "areas.label", *(f"{TASKS}.{c}" for c in (*COLUMNS, BUDGET)))
"""What any pack may mention, besides what it declares itself."""


def without_left_out(plan: Plan, findings: Findings, *, has_no_areas: bool) -> Plan:
    """The plan without what its packs say about things that it does not have.

    ``has_no_areas``: whether the plan itself says that there are none, so that areas are not mentioned at all. A table
    of the pack without rows is noted, unless the plan has ``none``; so are missing areas that something refers to.
    """
    offered = frozenset(name for layer in plan.layers for name in layer.offers)
    if not offered:
        return plan
    own = frozenset(_asked_by_the_plan(plan))
    if plan.areas and not plan.areas.table.rows and plan.is_from_pack(plan.areas.table.place):
        plan = replace(plan, areas=None)
    given, seen = plan, None
    while (lacking := _lacking(plan, offered, own, has_no_areas)) != seen:
        plan, seen = _Pruner(plan, lacking).plan_without(), lacking
    plan = _without_idle(plan, given)
    if plan.original is None:
        _report(given, plan, findings, own, has_no_areas=has_no_areas)
    return plan


# --- what exists, and what does not --------------------------------------------------------------------------


def _lacking(plan: Plan, offered: frozenset[str], own: frozenset[str], has_no_areas: bool) -> frozenset[str]:
    """The names that the packs offer and the plan does not have: ids, and columns as ``table.column``."""
    there = {*_ids_of(plan), *(name for table in plan.tables.values() for name in _columns_of(table))}
    there |= {table.id for table in plan.tables.values() if not _is_bare(table, plan, own)}
    there -= {table.id for table in plan.tables.values() if _is_bare(table, plan, own)}
    if plan.areas:
        there |= {"areas.count", *_columns_of(plan.areas.table)}
    if not has_no_areas:
        there.add("areas.label")
    if any(figure.goal and figure.actual for figure in plan.figures.values()):
        there.add(RESULTS)
    return offered.union(_ALWAYS_OFFERED) - there


def _is_bare(table: Table, plan: Plan, own: frozenset[str]) -> bool:
    """Whether a table is only the pack's, has no rows, and is not referred to by the plan's own texts."""
    is_filled = bool(table.rows or table.claims)
    return plan.is_from_pack(table.place) and not is_filled and table.id not in own


def _ids_of(plan: Plan) -> Iterator[str]:
    yield from plan.figures
    for part in parts(plan):
        yield from (part.id, part.of)
    yield from (appendix.id for appendix in plan.appendices)
    yield from plan.charts
    if TASKS in plan.tables:
        yield from (row.id for row in plan.tables[TASKS].rows)


def _columns_of(table: Table) -> Iterator[str]:
    for column in table.columns:
        yield f"{table.id}.{column.id}"
        if column.series:
            yield f"{table.id}.{column.series}"


def _asked_by_the_plan(plan: Plan) -> Iterator[str]:
    """The names that the plan's own texts refer to."""
    for paragraph in _paragraphs(plan):
        if not plan.is_from_pack(paragraph.place):
            yield from (reference.name for reference in _references(paragraph.segments))
    for table in plan.tables.values():
        for expression, place in (
            *((given.expression, given.place) for column in table.columns for given in column.source.inputs()),
            *((side, check.place) for check in table.checks for side in _sides(check)),
        ):
            if not plan.is_from_pack(place):
                yield from (reference.name for reference in references(expression))


def _paragraphs(plan: Plan) -> Iterator[Paragraph]:
    yield from (*plan.basis, *plan.addressees, *plan.recipients)
    for part in parts(plan):
        yield from part.text
    for appendix in plan.appendices:
        yield from appendix.text


def _references(segments: Iterable[Segment]) -> Iterator[Reference]:
    for segment in segments:
        if not isinstance(segment, str):
            yield from references(segment.embedded.expression)


def _sides(check: Check) -> tuple[Expression, Expression]:
    return (check.comparison.left, check.comparison.right)


# --- leaving it out ------------------------------------------------------------------------------------------


class _Pruner(Struct, frozen=True):
    """Removes from a plan what refers to something missing."""

    plan: Plan
    lacking: frozenset[str]

    def plan_without(self) -> Plan:
        """The plan after one round; what is left may refer to what was removed."""
        plan = self.plan
        tables = {name: left for name, table in plan.tables.items() if (left := self.table(table)) is not None}
        figures = {name: some for name, figure in plan.figures.items() if (some := self.figure(figure)) is not None}
        return replace(
            plan,
            tables=tables,
            figures=figures,
            targets=tuple(name for name in plan.targets if name in tables or name in figures),
            charts={name: chart for name, chart in plan.charts.items() if not self.is_chart_left_out(chart)},
            body=self.parts(plan.body),
            appendices=tuple(rest for appendix in plan.appendices if (rest := self.appendix(appendix)) is not None),
            basis=self.prose(plan.basis),
            addressees=self.prose(plan.addressees),
            recipients=self.prose(plan.recipients),
            documents={
                name: document
                for name, document in plan.documents.items()
                if not (plan.is_from_pack(document.each_place) and self.lacks_table(document.each))
            },
        )

    # --- references

    def lacks_table(self, name: str) -> bool:
        """Whether a table is missing, even if a part has that name."""
        if name in self.plan.tables:
            return name in self.lacking
        return any(offered == name or offered.startswith(f"{name}.") for offered in self.lacking)

    def asks(self, reference: Reference, table: str = "") -> bool:
        """Whether a reference is to something missing; ``table``: the one whose columns it may name bare."""
        columns = [step.name for step in reference.steps if not step.is_row]
        column = columns[-1] if columns else ""
        wanted = {reference.name, f"{reference.name}.{column}", f"{reference.name}.{column.partition('.')[0]}"}
        if table:
            wanted |= {f"{table}.{name}" for name in (reference.name, column, reference.name.partition(".")[0])}
        return not wanted.isdisjoint(self.lacking)

    def is_left_out(self, segments: Iterable[Segment], place: Place | None) -> bool:
        """Whether a text of a pack refers to something missing."""
        if place is None or not self.plan.is_from_pack(place):
            return False
        return any(map(self.asks, _references(segments)))

    # --- texts

    def parts(self, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        """The parts that are not empty after this."""
        return tuple(left for part in parts if (left := self.part(part)))

    def part(self, part: Part) -> Part | None:
        text, inner = self.prose(part.text), self.parts(part.parts)
        is_untitled = self.is_left_out(part.title, part.title_place or part.place)
        if (part.text or part.parts) and not (text or inner):
            return None
        if is_untitled and all(self.plan.is_from_pack(paragraph.place) for paragraph in text):
            return None
        return replace(part, text=text, parts=inner, title=() if is_untitled else part.title)

    def appendix(self, appendix: Appendix) -> Appendix | None:
        text = self.prose(appendix.text)
        return None if appendix.text and not text else replace(appendix, text=text)

    def prose(self, prose: Prose) -> Prose:
        """The paragraphs that refer to nothing missing; one that only introduces removed ones is removed too."""
        kept = [not self.is_left_out(paragraph.segments, paragraph.place) for paragraph in prose]
        if all(kept):
            return prose
        leads = [index for index, paragraph in enumerate(prose) if _announces(paragraph)]
        for at, end in itertools.pairwise((*leads, len(prose))):
            announced = kept[at + 1 : end]
            is_of_table = bool(announced) and not announced[0] and prose[at + 1].sole_inset() is not None
            if self.plan.is_from_pack(prose[at].place) and announced and (is_of_table or not any(announced)):
                kept[at] = False
        return tuple(paragraph for paragraph, stays in zip(prose, kept, strict=True) if stays)

    # --- tables and figures

    def table(self, table: Table) -> Table | None:
        if table.id in self.lacking and table.id != TASKS:
            return None
        if self.plan.original and self.plan.original.has_table(table):
            return table
        left = [self.column(table, index) for index in range(len(table.columns))]
        kept = tuple(index for index, column in enumerate(left) if column)
        is_pack_s = self.plan.is_from_pack(table.place)
        if is_pack_s and len(kept) < len(left) and table.id != TASKS:
            return None
        layout = table.layout
        if self.is_left_out(layout.title, layout.title_place):
            layout = replace(layout, title=())
        columns = tuple(column for column in left if column)
        is_same = len(columns) == len(table.columns) and all(map(operator.is_, columns, table.columns))
        gone = {column.id for column in table.columns} - {column.id for column in columns}
        footing = table.footing and replace(
            table.footing, columns=tuple(name for name in table.footing.columns if name not in gone)
        )
        return replace(
            table,
            columns=columns,
            rows=table.rows if is_same else tuple(_row(row, kept, table.columns, columns) for row in table.rows),
            claims=table.claims and _row(table.claims, kept, table.columns, columns),
            layout=replace(layout, notes=self.prose(layout.notes), closing=self.prose(layout.closing)),
            checks=tuple(check for check in table.checks if not self.is_check_left_out(check, table)),
            footing=footing,
        )

    def column(self, table: Table, index: int) -> Column | None:
        """A column, or ``None`` if it cannot be computed and nothing is typed in it."""
        column = table.columns[index]
        if self.plan.is_from_pack(column.place):
            column = self.uncovered(column)
        for formula in (column.total_formula, column.weight):
            if formula and self.plan.is_from_pack(formula.place) and self.asks_any(formula.expression, table):
                column = replace(column, total=TotalRule.NONE, total_formula=None, weight=None)
        place = column.source.written_at() or column.place
        if index and self.plan.is_from_pack(place) and self.is_uncomputable(column, table):
            is_typed = any(not isinstance(row.cells[index], Absence) for row in table.rows)
            return replace(column, source=Typed()) if is_typed else None
        return column

    def uncovered(self, column: Column) -> Column:
        """A column of names: plain text if there are no areas, and not covering a table that is missing."""
        if column.kind is ColumnKind.AREA and self.plan.areas is None:
            return replace(column, kind=ColumnKind.TEXT, cover="")
        return replace(column, cover="") if column.cover in self.lacking else column

    def is_uncomputable(self, column: Column, table: Table) -> bool:
        """Whether a column is computed from something missing."""
        source = column.source
        named = [".".join(source.looked_up)] if source.looked_up else [source.listed_in]
        if judged := source.judged():
            named += (f"{table.id}.{name}" for name in (judged.goals, judged.figures, judged.base))
        named += [f"{table.id}.{source.closing}"] if source.closing else []
        if not self.lacking.isdisjoint((*named, *(name.partition(".")[0] for name in named))):
            return True
        if any(self.asks_any(given.expression, table) for given in source.inputs()):
            return True
        composed = source.paragraphs()
        return bool(composed) and any(self.is_left_out(line.segments, line.place) for line in composed)

    def asks_any(self, expression: Expression, table: Table) -> bool:
        return any(self.asks(reference, table.id) for reference in references(expression))

    def is_check_left_out(self, check: Check, table: Table) -> bool:
        return self.plan.is_from_pack(check.place) and any(self.asks_any(side, table) for side in _sides(check))

    def figure(self, figure: Figure) -> Figure | None:
        """A single figure with its goal and what the plan says about it; ``None`` if nothing is left."""
        formulas = (figure.formula, figure.planned, figure.actual, figure.base)
        formula, planned, actual, base = (self.answered(formula) for formula in formulas)
        if (formula, planned, actual, base) == formulas:
            return figure
        is_open = figure.goal is None or isinstance(figure.goal, Gap)
        if self.plan.is_from_pack(figure.place) and (formula is not figure.formula or is_open):
            return None
        return replace(figure, formula=formula, planned=planned, actual=actual, base=base)

    def is_chart_left_out(self, chart: Chart) -> bool:
        """Whether a chart of a pack draws a table or column that is missing."""
        if not self.plan.is_from_pack(chart.place):
            return False
        return self.lacks_table(chart.of) or any(f"{chart.of}.{name}" in self.lacking for name in chart.columns)

    def answered(self, formula: Formula | None) -> Formula | None:
        """A formula of a single figure; ``None`` if it is a pack's and refers to something missing."""
        if formula is None or not self.plan.is_from_pack(formula.place):
            return formula
        return None if any(map(self.asks, references(formula.expression))) else formula


def _announces(paragraph: Paragraph) -> bool:
    """Whether a paragraph introduces what follows it."""
    last = paragraph.segments[-1] if paragraph.segments else ""
    return paragraph.is_lead or (isinstance(last, str) and last.rstrip().endswith(":"))


def _row(row: Row, kept: tuple[int, ...], before: tuple[Column, ...], after: tuple[Column, ...]) -> Row:
    """A row with the cells of the columns that are left; names of areas become text if there are no areas."""
    cells = tuple(_cell(row.cells[index], column) for index, column in zip(kept, after, strict=True))
    if len(kept) == len(before):
        return row if cells == row.cells else replace(row, cells=cells)
    marks = tuple((kept.index(index), mark) for index, mark in row.marks if index in kept)
    return replace(row, cells=cells, places=_PlacesLeft(row.places, kept), marks=marks)


def _cell(cell: Cell, column: Column) -> Cell:
    return column.join.join(cell) if column.kind is ColumnKind.TEXT and isinstance(cell, tuple) else cell


class _PlacesLeft(Struct, frozen=True):
    """The places of the cells of a row that are left."""

    places: CellPlaces
    kept: tuple[int, ...]

    def __getitem__(self, index: int, /) -> Place:
        return self.places[self.kept[index]]

    def within(self, index: int, character: int) -> Place:
        """The place of a character of a cell's text."""
        return self.places.within(self.kept[index], character)


def _without_idle(plan: Plan, given: Plan) -> Plan:
    """The plan without figures of the pack that are still gaps and that nothing refers to any more."""
    if plan.tables.keys() == given.tables.keys():
        return plan
    asked = {reference.name for paragraph in _paragraphs(plan) for reference in _references(paragraph.segments)}
    for table in plan.tables.values():
        for column in table.columns:
            asked.update(r.name for given_ in column.source.inputs() for r in references(given_.expression))
    idle = {
        figure.id
        for figure in plan.figures.values()
        if plan.is_from_pack(figure.place)
        and figure.id not in asked
        and (isinstance(figure.value, Gap) or isinstance(figure.goal, Gap))
    }
    figures = {name: figure for name, figure in plan.figures.items() if name not in idle}
    return replace(plan, figures=figures, targets=tuple(name for name in plan.targets if name not in idle))


def _report(given: Plan, left: Plan, findings: Findings, own: frozenset[str], *, has_no_areas: bool) -> None:
    """Add notes on tables without rows, and on missing areas that a column of the pack refers to."""
    for table in given.tables.values():
        if table.id not in left.tables and _is_bare(table, given, own):
            findings.add(rules.PACK_TABLE_LEFT_OUT, given.place, table=Verbatim(table.id), pack=Verbatim(given.pack))
    wants_areas = any(
        column.kind is ColumnKind.AREA and given.is_from_pack(column.place)
        for table in given.tables.values()
        if table.rows
        for column in table.columns
    )
    if wants_areas and given.areas is None and not has_no_areas:
        findings.add(rules.PACK_AREAS_LEFT_OUT, given.place, pack=Verbatim(given.pack))
