"""The document in printing order: the one walk over its typed texts, and what is derived from it."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, NamedTuple

from kehoach.plan.audience import Audience
from kehoach.plan.goal import Goal
from kehoach.plan.keys import RESULTS, TASKS
from kehoach.plan.numbered import Numbered, Series
from kehoach.plan.part_styles import PartStyle, style_at
from kehoach.plan.table import Inlaid

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from kehoach.diagnostics import Place
    from kehoach.plan.chart import Chart
    from kehoach.plan.model import Appendix, Figure, Part, Plan
    from kehoach.plan.prose import Paragraph, Prose, Segment
    from kehoach.plan.table import Table


class TextKind(enum.Enum):
    """What a text is in the document."""

    SUBJECT = "subject"
    ADDRESSEE = "addressee"
    BASIS = "basis"
    OPENING = "opening"
    SECTION = "section"
    """A title of the first level."""
    ARTICLE = "article"
    """The title of a Điều, or its first paragraph where it has no title."""
    TITLE = "title"
    """A title within a section or an article, or of a table."""
    PARAGRAPH = "paragraph"
    LEAD = "lead"
    """A paragraph that introduces what follows it."""
    DETAIL = "detail"
    """The details of a task, as one line."""
    TABLE = "table"
    RESULTS = "results"
    """The table of targets and actual figures in a report."""
    CHART = "chart"
    TARGET = "target"
    """The label of a target in that table."""
    UNIT = "unit"
    """The unit of a whole table."""
    COLUMN = "column"
    """The label of a column, or of several columns together."""
    CLOSING = "closing"
    """A row across a table, after all others."""
    NOTE = "note"
    SOURCE = "source"
    """Source and date of a table, as one line."""
    FIELD = "field"
    """What is typed in a field that the pack or profile declares."""
    CHECK = "check"
    RECIPIENT = "recipient"
    SIGNER = "signer"
    APPENDIX = "appendix"


class Passage(NamedTuple):
    """One text of the document and where it is typed."""

    kind: TextKind
    place: Place
    segments: tuple[Segment, ...] = ()
    """The typed text; empty where something else is printed: a table, the details of a task, an article's number."""
    number: Numbered | None = None
    """Of a title: its number, and those of the parts around it."""
    part: Part | None = None
    """Of titles and details: the part they belong to."""
    table: Table | None = None
    """The table that is printed here."""
    chart: Chart | None = None
    """The chart that is drawn here."""
    appendix: Appendix | None = None
    """The appendix that the text is in; ``None`` in the document itself."""


def walk(plan: Plan, audience: Audience) -> Iterator[Passage]:
    """Every text that an audience sees, in printing order.

    A table or chart is one passage: :func:`inside` yields its title, labels and notes, and its cells are not listed.
    """
    yield from _line(TextKind.SUBJECT, plan.subject_place, plan.subject)
    yield from _lines(TextKind.ADDRESSEE, plan.addressees)
    yield from _lines(TextKind.BASIS, plan.basis)
    yield from _line(TextKind.OPENING, plan.opening_place, plan.opening)
    sections = seen(plan.body, audience)
    yield from _articles(plan, sections, audience) if plan.has_articles else _parts(plan, sections, audience)
    yield from _lines(TextKind.RECIPIENT, plan.recipients)
    if plan.signer:
        yield from _line(TextKind.SIGNER, plan.signer.place, (plan.signer.post,))
        yield from _line(TextKind.SIGNER, plan.signer.place, (plan.signer.name,))
    yield from _appendices(plan, audience)


def inside(plan: Plan, passage: Passage, audience: Audience) -> Iterator[Passage]:
    """The typed texts around the cells of a table, or above a chart, in printing order; nothing for other passages."""
    if passage.kind is TextKind.RESULTS:
        for figure in reported_figures(plan):
            yield Passage(TextKind.TARGET, figure.place, figure.label)
    if passage.table:
        yield from _around(passage.table, audience)
    if passage.chart:
        yield from _line(TextKind.TITLE, passage.chart.title_place, passage.chart.title)


def seen(parts: tuple[Part, ...], audience: Audience) -> tuple[Part, ...]:
    """The parts that an audience sees; a part is omitted when all that is in it is for others."""
    return tuple(
        p for p in parts if audience in p.shown_in and (p.text or p.is_task or not p.parts or seen(p.parts, audience))
    )


def parts(plan: Plan, audience: Audience | None = None) -> Iterator[Part]:
    """Every part of the body, or those that an audience sees, each before the parts in it."""
    waiting = list(reversed(plan.body))
    while waiting:
        part = waiting.pop()
        if audience is None or audience in part.shown_in:
            yield part
            waiting += reversed(part.parts)


def paragraphs(plan: Plan, audience: Audience | None = None) -> Iterator[Paragraph]:
    """Every paragraph of the body and the appendices that an audience sees, those included that place a table or chart.

    Without an audience, all that is read: a draft has all that the plan has.
    """
    audience = audience or plan.fullest
    for part in parts(plan, audience):
        yield from part.text
    for appendix in plan.appendices:
        if audience in appendix.shown_in:
            yield from appendix.text


def lines(plan: Plan) -> Iterator[tuple[Segment, ...]]:
    """Every text that may have ``$(…)`` in it: the document in printing order, then all tasks, figures, tables, charts.

    Tables, charts and figures are included whether or not they are printed.
    """
    for passage in walk(plan, plan.fullest):
        yield passage.segments
    for row in plan.tables[TASKS].rows if TASKS in plan.tables else ():
        for cell in row.cells:
            if isinstance(cell, Inlaid):
                yield cell.segments
    for figure in plan.figures.values():
        yield figure.label
    for table in plan.tables.values():
        yield from _lines_of(table)
    yield from (chart.title for chart in plan.charts.values())


def reported_figures(plan: Plan) -> Iterator[Figure]:
    """The single figures with a goal and an actual figure, which a report compares."""
    return (figure for figure in plan.figures.values() if isinstance(figure.goal, Goal) and figure.actual)


def placed_table(plan: Plan, paragraph: Paragraph) -> str:
    """The id of the table that is printed in place of a paragraph; empty for any other paragraph."""
    return _placed(plan.tables, paragraph)


def placed_chart(plan: Plan, paragraph: Paragraph) -> str:
    """The id of the chart that is drawn in place of a paragraph; empty for any other paragraph."""
    return _placed(plan.charts, paragraph)


def is_text(plan: Plan, paragraph: Paragraph) -> bool:
    """Whether a paragraph is printed itself, and not a table or chart in its place."""
    return not (placed_table(plan, paragraph) or placed_chart(plan, paragraph))


def _placed(things: Mapping[str, object], paragraph: Paragraph) -> str:
    inset = paragraph.sole_inset()
    return inset.name if inset and inset.name in things else ""


def own_name(segment: Segment, columns: Collection[str]) -> str:
    """The column of the same table that a piece of a composed text names; empty for anything else."""
    if isinstance(segment, str) or segment.embedded.form or segment.embedded.claim:
        return ""
    name = segment.text.strip()
    return name if name in columns else ""


# --- the document


def _line(kind: TextKind, place: Place, segments: tuple[Segment, ...]) -> Iterator[Passage]:
    if any(segments):
        yield Passage(kind, place, segments)


def _lines(kind: TextKind, prose: Prose) -> Iterator[Passage]:
    return (Passage(kind, paragraph.place, paragraph.segments) for paragraph in prose)


def _parts(plan: Plan, parts: tuple[Part, ...], audience: Audience, within: tuple[int, ...] = ()) -> Iterator[Passage]:
    """Parts with their numbers; a part without a title has none, and those of a level without numbers have 0."""
    kind, count = TextKind.TITLE if within else TextKind.SECTION, 0
    is_numbered = style_at(plan.part_styles, len(within)) is not PartStyle.UNNUMBERED
    for part in parts:
        own = 0
        if part.title:
            count += is_numbered
            own = count if is_numbered else 0
            series = Series.TASK if part.is_task else Series.PART
            number = Numbered(series, own, within, plan.part_styles)
            yield Passage(kind, part.title_place or part.place, part.title, number, part)
        yield from _prose(plan, part.text, audience)
        if part.is_task:
            yield Passage(TextKind.DETAIL, part.place, part=part)
        yield from _parts(plan, seen(part.parts, audience), audience, (own, *within))


def _articles(plan: Plan, sections: tuple[Part, ...], audience: Audience) -> Iterator[Passage]:
    """Điều 1, Điều 2, ...: each has a number, with a title or without."""
    for count, part in enumerate(sections, 1):
        number, text = Numbered(Series.ARTICLE, count), part.text
        if part.title:
            yield Passage(TextKind.ARTICLE, part.title_place or part.place, part.title, number, part)
        elif text and is_text(plan, text[0]):
            yield Passage(TextKind.ARTICLE, text[0].place, text[0].segments, number, part)
            text = text[1:]
        else:
            yield Passage(TextKind.ARTICLE, part.place, (), number, part)
        yield from _prose(plan, text, audience)
        yield from _parts(plan, seen(part.parts, audience), audience, (0,))


def _appendices(plan: Plan, audience: Audience) -> Iterator[Passage]:
    """The appendices with their numbers; the only one has no number."""
    shown = [appendix for appendix in plan.appendices if audience in appendix.shown_in]
    for count, appendix in enumerate(shown, 1):
        number, place = Numbered(Series.APPENDIX, count if len(shown) > 1 else 0), appendix.title_place
        yield Passage(TextKind.APPENDIX, place or appendix.place, appendix.title, number, appendix=appendix)
        for passage in _prose(plan, appendix.text, audience):
            yield passage._replace(appendix=appendix)


def _prose(plan: Plan, prose: Prose, audience: Audience) -> Iterator[Passage]:
    for paragraph in prose:
        place = paragraph.place
        if name := placed_table(plan, paragraph):
            if audience in plan.tables[name].shown_in:
                yield Passage(TextKind.TABLE, place, table=plan.tables[name])
        elif name := placed_chart(plan, paragraph):
            if audience in plan.charts[name].shown_in:
                yield Passage(TextKind.CHART, place, chart=plan.charts[name])
        elif plan.audience is Audience.REPORT and paragraph.is_place_of(RESULTS):
            yield Passage(TextKind.RESULTS, place)
        else:
            yield Passage(TextKind.LEAD if paragraph.is_lead else TextKind.PARAGRAPH, place, paragraph.segments)


# --- tables


def _around(table: Table, audience: Audience) -> Iterator[Passage]:
    """What is printed above and below the cells of a table, and the checks that go with it."""
    layout = table.layout
    yield from _line(TextKind.TITLE, layout.title_place or table.place, layout.title)
    yield from _line(TextKind.UNIT, layout.unit_place or table.place, (layout.unit,))
    above: tuple[str, ...] = ()
    for column in table.columns:
        if audience not in column.shown_in:
            continue
        for level, spanner in enumerate(column.under):
            if column.under[: level + 1] != above[: level + 1]:
                yield Passage(TextKind.COLUMN, column.place, (spanner,))
        above = column.under
        yield from _line(TextKind.COLUMN, column.label_place or column.place, column.label)
    yield from _lines(TextKind.CLOSING, layout.closing)
    for text, place in ((layout.source, layout.source_place), (layout.as_of, layout.as_of_place)):
        yield from _line(TextKind.SOURCE, place or table.place, (text,))
    yield from _lines(TextKind.NOTE, layout.notes)
    for check in table.checks:
        yield Passage(TextKind.CHECK, check.place, (check.text,))


def _lines_of(table: Table) -> Iterator[tuple[Segment, ...]]:
    yield table.layout.title
    for line in (*table.layout.closing, *table.layout.notes):
        yield line.segments
    for column in table.columns:
        yield column.label
        if composed := column.source.paragraphs():
            own = [other.id for other in table.composable]
            for paragraph in composed:
                yield tuple(segment for segment in paragraph.segments if not own_name(segment, own))
    for row in table.rows:
        if row.title:
            yield row.title
