"""Computed plan → the document as the template sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.numbers import NumberRead, format_exact
from kehoach.spec.cells import read_gap
from kehoach.spec.model import Absence, Audience, ColumnKind, Given, Quoted, TotalRule
from kehoach.spec.names import fold
from kehoach.tables.compute import placed_table
from kehoach.tables.values import GAP_TEXT, Display, show, value_of
from kehoach.view import wording
from kehoach.view.records import Appendix, Block, Document, HeaderCell, Properties, Table, TableColumn, TableRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.spec.model import Cell, Column, Detail, Names, Part, Plan
    from kehoach.spec.prose import Prose, Segment
    from kehoach.tables.computed import ComputedPlan, ComputedTable

NUMBERING_LABEL = "TT"


def view_document(computed: ComputedPlan) -> Document:
    """The plan's own document."""
    plan = computed.plan
    writer = _Writer(computed)
    subject = writer.text(plan.subject)
    return Document(
        heading=wording.heading(plan),
        kind=plan.document.upper(),
        subject=subject,
        basis=wording.basis(writer.texts(plan.basis)),
        opening=writer.text(plan.opening),
        blocks=_closed(_spaced(writer.body())),
        recipients=wording.recipients(writer.texts(plan.recipients)),
        signature=wording.signature(plan),
        appendices=tuple(writer.appendices()),
        properties=Properties(
            title=f"{plan.document} {subject[:1].lower()}{subject[1:]}",
            subject=subject,
            author=f"{plan.issuer.body} {plan.issuer.kind} {plan.issuer.name}".strip(),
            created=plan.date.day,
        ),
    )


class _Writer:
    """Turns the parts of one computed plan into finished text."""

    def __init__(self, computed: ComputedPlan) -> None:
        self.computed = computed
        self.plan: Plan = computed.plan

    # --- text

    def text(self, segments: tuple[Segment, ...]) -> str:
        printed = self.computed.printed
        return "".join(s if isinstance(s, str) else printed[s] for s in segments)

    def texts(self, prose: Prose) -> tuple[str, ...]:
        return tuple(self.text(paragraph.segments) for paragraph in prose)

    # --- the body, level by level

    def body(self) -> Iterator[Block]:
        for number, section in _numbered(self.plan.body):
            if section.title:
                yield Block(section=f"{wording.roman(number)}. {self.text(section.title).upper()}")
            yield from self.prose(section.text)
            for inner, part in _numbered(section.parts):
                yield from self.part(part, inner)

    def part(self, part: Part, number: int) -> Iterator[Block]:
        if part.title:
            yield Block(heading=f"{number}. {self.text(part.title)}")
        yield from self.prose(part.text)
        if part.detail and (line := self.detail(part.detail)):
            yield Block(paragraph=line)
        for inner, point in _numbered(part.parts):
            if point.title:
                yield Block(subheading=f"{wording.letter(inner)}) {self.text(point.title)}")
            yield from self.prose(point.text)

    def prose(self, prose: Prose) -> Iterator[Block]:
        for paragraph in prose:
            inset = paragraph.sole_name()
            if inset and (name := placed_table(self.plan, inset)):
                yield Block(table=self.table(self.computed.tables[name]))
            elif paragraph.is_lead:
                yield Block(lead=self.text(paragraph.segments))
            else:
                yield Block(paragraph=self.text(paragraph.segments))

    def detail(self, detail: Detail) -> str:
        """What a task says beside its text, as one line."""
        output = self.text(detail.output)
        budget = detail.budget
        money = "" if budget is None else show(value_of(budget), Display())
        if isinstance(budget, NumberRead):
            money = f"{format_exact(budget.value, budget.places)} {self.plan.money}"
        said = (
            ("Chủ trì", detail.lead),
            ("phối hợp", ", ".join(detail.bodies)),
            ("thời gian", detail.when),
            ("sản phẩm", output),
            ("kinh phí", money),
        )
        line = "; ".join(f"{label}: {text}" for label, text in said if text)
        return f"- {line[:1].upper()}{line[1:]}." if line else ""

    def appendices(self) -> Iterator[Appendix]:
        several = len(self.plan.appendices) > 1
        for number, appendix in enumerate(self.plan.appendices, 1):
            yield Appendix(
                label=f"Phụ lục {wording.roman(number)}" if several else "Phụ lục",
                title=self.text(appendix.title).upper(),
                reference=wording.appendix_reference(self.plan),
                blocks=_spaced(self.prose(appendix.text)),
            )

    # --- tables

    def table(self, computed: ComputedTable) -> Table:
        table = computed.table
        shown = [c for c in table.columns if Audience.PLAN in c.shown_in]
        columns = [self.column(computed, column) for column in shown]
        header = [self.text(column.label) for column in shown]
        aligns = [TableColumn("number" if c.kind is ColumnKind.NUMBER else "text") for c in shown]
        total = [self.total(computed, column) for column in shown]
        if total and table.total:
            total[0] = table.total.label
        if table.numbered:
            columns.insert(0, [str(number) for number in range(1, len(table.rows) + 1)])
            header.insert(0, NUMBERING_LABEL)
            aligns.insert(0, TableColumn("center"))
            total.insert(0, "")
        rows = [TableRow("body", cells) for cells in zip(*columns, strict=True)]
        if table.total:
            rows.append(TableRow("total", tuple(total)))
        cells = tuple(HeaderCell(label, column) for column, label in enumerate(header))
        return Table(tuple(aligns), (cells,), tuple(rows))

    def column(self, computed: ComputedTable, column: Column) -> list[str]:
        """The texts of one column, a row each."""
        index = computed.table.columns.index(column)
        cells = [row.cells[index] for row in computed.rows]
        if column.kind is not ColumnKind.NUMBER:
            return [self.words(column, cell) for cell in cells]
        worked = computed.columns[column.id]
        is_typed = isinstance(column.source, Given)
        texts = []
        for row, (cell, value) in enumerate(zip(cells, worked.values, strict=True)):
            if isinstance(cell, Quoted):
                texts.append(cell.text)
            elif is_typed and cell is Absence.BLANK:
                texts.append("")
            else:
                texts.append(show(value, worked.display_of(row)))
        return texts

    def total(self, computed: ComputedTable, column: Column) -> str:
        if column.id not in computed.columns:
            return ""
        worked = computed.columns[column.id]
        return "" if column.total is TotalRule.NONE else show(worked.total, worked.total_display)

    def words(self, column: Column, cell: Cell) -> str:
        """A cell of text or names; a gap to be supplied prints as one."""
        if isinstance(cell, tuple):
            return self.names(column, cell)
        return GAP_TEXT if isinstance(cell, str) and read_gap(cell) else cell if isinstance(cell, str) else ""

    def names(self, column: Column, names: Names) -> str:
        """Names in one cell; what areas are called in common is said once: "Khu phố 9 + 4"."""
        if column.kind is not ColumnKind.AREA or self.plan.areas is None or not names:
            return column.join.join(names)
        label = fold(self.plan.areas.label)
        rest = [n[len(label) :].strip() if fold(n).startswith(label + " ") else n for n in names[1:]]
        return column.join.join((names[0], *rest))


def _numbered(parts: tuple[Part, ...]) -> Iterator[tuple[int, Part]]:
    """Each part with its number; a part without a title takes none."""
    number = 0
    for part in parts:
        number += bool(part.title)
        yield number, part


def _spaced(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks, with a gap between tables that would touch."""
    spaced: list[Block] = []
    for block in blocks:
        if block.table and spaced and spaced[-1].table:
            spaced.append(Block(gap=True))
        spaced.append(block)
    return tuple(spaced)


def _closed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The body with "./." at its end: on its last paragraph, or after the table that ends it."""
    if not blocks:
        return ()
    *before, last = blocks
    if last.paragraph or last.lead:
        return (*before, Block(closing=wording.closed(last.paragraph or last.lead)))
    return (*blocks, Block(closing="./."))
