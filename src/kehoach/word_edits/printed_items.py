"""What a plan prints, in printing order: each text with the place where it is typed, each table with its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct

from kehoach.plan.cell_notes import note_mark
from kehoach.plan.keys import TASKS
from kehoach.plan.outline import TextKind, inside, walk
from kehoach.plan.table import Inlaid
from kehoach.view import wording
from kehoach.view.prose import ProseWriter
from kehoach.view.table import UNIT_LINE, column_texts, printed_rows, source_line, view_table
from kehoach.view.target_results import view_results
from kehoach.view.tasks import task_lines
from kehoach.word_edits.matching import pairs, shared_words
from kehoach.word_edits.page_text import PageParagraph, PageTable, plain, tables_of, without_layout

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.diagnostics import Place
    from kehoach.plan.audience import Audience
    from kehoach.plan.outline import Passage
    from kehoach.plan.prose import Segment
    from kehoach.plan.table import Table
    from kehoach.tables.computed import ComputedPlan
    from kehoach.view.records import TableView
    from kehoach.view.table import RowInPrint
    from kehoach.word_edits.page_text import PageItem

NUMBER: Final = "number"
DATE: Final = "date"
_ENDS: Final = " .;,:/"
_MOST_AROUND: Final = 40
"""The most characters that are printed around a text: its number, "Căn cứ", "./."."""
_ABOVE: Final = (TextKind.TITLE, TextKind.UNIT)


class PrintedPiece(Struct, frozen=True):
    """A part of a composed text that is typed as a value of its own."""

    text: str
    place: Place
    values: tuple[str, ...] = ()
    """What each ``$(…)`` in it prints."""


class PrintedText(Struct, frozen=True):
    """A text of the document, as it is typed and as its typed words print, without what is printed around them."""

    kind: TextKind | None
    text: str
    place: Place
    segments: tuple[Segment, ...] = ()
    values: tuple[str, ...] = ()
    """What each ``$(…)`` among the segments prints."""
    role: str = ""
    """The key of a text that is put together: ``number``, ``date``."""
    table: str = ""
    """The id of the table that it belongs to."""
    pieces: tuple[PrintedPiece, ...] = ()
    """Of a text that is composed of several values: these, in order."""


class TableInPrint(Struct, frozen=True):
    """A table of the document and what is printed of it."""

    place: Place
    view: TableView
    table: Table | None = None
    """``None`` for one that the plan does not define."""
    rows: tuple[RowInPrint, ...] = ()

    @property
    def words(self) -> str:
        """Everything in it."""
        cells = [cell.text for row in self.view.header for cell in row]
        cells += self.view.numbers
        cells += (text for row in self.view.rows for text in row.cells)
        return plain(" ".join(cells))


PrintedItem: TypeAlias = PrintedText | TableInPrint


def printed_items(computed: ComputedPlan, audience: Audience) -> tuple[PrintedItem, ...]:
    """The texts and tables of the document as an audience sees it, in printing order."""
    return tuple(_Printer(computed, audience).items())


class _Printer:
    def __init__(self, computed: ComputedPlan, audience: Audience) -> None:
        self.computed, self.audience = computed, audience
        self.writer = ProseWriter.of(computed, audience)
        self.details = task_lines(computed, self.writer.text)

    def items(self) -> Iterator[PrintedItem]:
        plan = self.computed.plan
        heading = wording.heading(plan, self.audience)
        for role, text in ((NUMBER, heading.number), (DATE, heading.place_and_date)):
            if text:
                yield PrintedText(None, plain(text), plan.place, role=role)
        for passage in walk(plan, self.audience):
            if passage.kind is TextKind.DETAIL:
                line = self.details.get(passage.part.id, "") if passage.part else ""
                if line and passage.part:
                    pieces = tuple(self.details_of(passage.part.id))
                    yield PrintedText(passage.kind, plain(line), passage.place, pieces=pieces)
            elif passage.kind is TextKind.RESULTS:
                yield TableInPrint(passage.place, view_results(self.computed, self.writer.text))
            elif passage.table:
                yield from self.table(passage, passage.table)
            elif passage.chart:
                yield from map(self.text, inside(plan, passage, self.audience))
            elif passage.segments:
                yield self.text(passage)

    def text(self, passage: Passage, table: str = "") -> PrintedText:
        text, values = self.writer.text(passage.segments), self.values(passage.segments)
        return PrintedText(passage.kind, plain(text), passage.place, passage.segments, values, table=table)

    def details_of(self, task: str) -> Iterator[PrintedPiece]:
        """The typed details of a task, in the order in which its line names them."""
        table = self.computed.tables[TASKS].table
        texts = column_texts(self.computed, TASKS, self.writer.text)
        at = next(at for at, row in enumerate(table.rows) if row.id == task)
        row = table.rows[at]
        for index, column in enumerate(table.columns):
            place, cell = row.places[index], row.cells[index]
            if index and place != row.places[0] and column.source.is_typed and texts[column.id][at]:
                values = self.values(cell.segments) if isinstance(cell, Inlaid) else ()
                yield PrintedPiece(plain(texts[column.id][at]), place, values)

    def values(self, segments: tuple[Segment, ...]) -> tuple[str, ...]:
        """What each ``$(…)`` among some segments prints."""
        return tuple(self.writer.text((s,)) for s in segments if not isinstance(s, str))

    def source(self, table: Table) -> Iterator[PrintedText]:
        """The line with the source and the date of a table."""
        layout = table.layout
        typed = ((layout.source, layout.source_place), (layout.as_of, layout.as_of_place))
        pieces = tuple(PrintedPiece(plain(text), place or table.place) for text, place in typed if text)
        if pieces:
            line = source_line(layout.source, layout.as_of)
            yield PrintedText(TextKind.SOURCE, plain(line), pieces[0].place, table=table.id, pieces=pieces)

    def table(self, passage: Passage, table: Table) -> Iterator[PrintedItem]:
        around = [one for one in inside(self.computed.plan, passage, self.audience) if any(one.segments)]
        yield from (self.around(one, table.id) for one in around if one.kind in _ABOVE)
        view = view_table(self.computed, table.id, self.audience, self.writer.text)
        rows = printed_rows(self.computed, table.id, self.audience, self.writer.text)
        yield TableInPrint(passage.place, view, table, rows)
        yield from self.source(table)
        yield from (self.around(one, table.id) for one in around if one.kind is TextKind.NOTE)

    def around(self, passage: Passage, table: str) -> PrintedText:
        made = self.text(passage, table)
        if passage.kind is TextKind.UNIT:
            return PrintedText(
                made.kind, plain(UNIT_LINE.format(unit=made.text)), made.place, made.segments, table=table
            )
        if passage.kind is TextKind.NOTE:
            text = wording.table_note(made.text, note_mark(passage.segments))
            return PrintedText(made.kind, plain(text), made.place, made.segments, made.values, table=table)
        return made


class PrintedPage(Struct, frozen=True):
    """A page as a plan prints it: its items, and by position what each of them prints.

    A paragraph that nothing in the plan is the text of is the template's.
    """

    items: tuple[PageItem, ...]
    texts: dict[int, PrintedText]
    tables: dict[int, TableInPrint]
    layout: frozenset[int]
    """The positions, among the tables of the document, of those that only lay out a page."""


def printed_page(printed: Sequence[PrintedItem], page: Sequence[PageItem]) -> PrintedPage:
    """The page that a plan prints beside what it prints."""
    wanted = [item for item in printed if isinstance(item, TableInPrint)]
    there = tables_of(page)
    real = {two for one, two in pairs(wanted, there, _key, _alike, least=1) if one is not None and two is not None}
    items = without_layout(page, real)
    texts: dict[int, PrintedText] = {}
    tables: dict[int, TableInPrint] = {}
    for one, two in pairs(printed, items, _key, _alike, least=1):
        if one is None or two is None:
            continue
        item = printed[one]
        if isinstance(item, PrintedText):
            texts[two] = item
        else:
            tables[two] = item
    return PrintedPage(items, texts, tables, frozenset(range(len(there))) - real)


def _key(item: PrintedItem | PageItem) -> str:
    if isinstance(item, PrintedText | PageParagraph):
        return _bare(item.text)
    return f"\0{item.words}"


def _bare(text: str) -> str:
    return text.casefold().rstrip(_ENDS)


def _alike(item: PrintedItem, other: PageItem) -> int:
    if isinstance(item, PrintedText) and isinstance(other, PageParagraph):
        inner, outer = _bare(item.text), _bare(other.text)
        around = len(outer) - len(inner)
        return 100 - around if inner and inner in outer and around <= _MOST_AROUND else 0
    if isinstance(item, TableInPrint) and isinstance(other, PageTable):
        likeness = shared_words(item.words, other.words)
        return likeness if likeness >= _MOST_AROUND else 0
    return 0
