"""Going through everything a plan prints, in the order of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.plan.audience import Audience
from kehoach.plan.keys import RESULTS, TASKS
from kehoach.plan.table import Inlaid

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kehoach.plan.model import Part, Plan
    from kehoach.plan.prose import Paragraph, Segment


def own_name(segment: Segment, columns: Collection[str]) -> str:
    """The column that a piece of a composed text stands for, a bare name among them; empty for anything else."""
    if isinstance(segment, str) or segment.embedded.form or segment.embedded.claim:
        return ""
    name = segment.text.strip()
    return name if name in columns else ""


def paragraphs(plan: Plan, audience: Audience | None = None) -> Iterator[Paragraph]:
    """Every paragraph of the body and the appendices that an audience sees: where tables may stand.

    Without an audience, all that is read: a draft has all that the plan has.
    """
    audience = audience or plan.fullest
    for part in plan.body:
        yield from _paragraphs_of(part, audience)
    for appendix in plan.appendices:
        if audience in appendix.shown_in:
            yield from appendix.text


def parts(plan: Plan) -> Iterator[Part]:
    """Every part of the body, each before the parts in it."""
    for part in plan.body:
        yield from _and_inner(part)


def lines(plan: Plan) -> Iterator[tuple[Segment, ...]]:
    """Every text that may hold insets, the paragraphs' own included."""
    yield plan.subject
    yield plan.opening
    for paragraph in (*plan.addressees, *plan.basis, *plan.recipients):
        yield paragraph.segments
    for part in plan.body:
        yield from _titles_of(part, plan.fullest)
    for appendix in plan.appendices:
        yield appendix.title
    for row in plan.tables[TASKS].rows if TASKS in plan.tables else ():
        for cell in row.cells:
            if isinstance(cell, Inlaid):
                yield cell.segments
    for figure in plan.figures.values():
        yield figure.label
    for table in plan.tables.values():
        yield table.layout.title
        for note in table.layout.notes:
            yield note.segments
        for column in table.columns:
            yield column.label
            if composed := column.source.paragraphs():
                own = [other.id for other in table.composable]
                for paragraph in composed:
                    yield tuple(segment for segment in paragraph.segments if not own_name(segment, own))
        for row in table.rows:
            if row.title:
                yield row.title
    for paragraph in paragraphs(plan):
        yield paragraph.segments


def placed_table(plan: Plan, paragraph: Paragraph) -> str:
    """The id of the table that stands where a paragraph does; empty where none does."""
    inset = paragraph.sole_inset()
    return inset.name if inset and inset.name in plan.tables else ""


def holds_results(plan: Plan, paragraph: Paragraph) -> bool:
    """Whether the table of what was reached stands where a paragraph of a report does."""
    return plan.audience is Audience.REPORT and paragraph.is_place_of(RESULTS)


def _and_inner(part: Part) -> Iterator[Part]:
    yield part
    for inner in part.parts:
        yield from _and_inner(inner)


def _paragraphs_of(part: Part, audience: Audience) -> Iterator[Paragraph]:
    if audience not in part.shown_in:
        return
    yield from part.text
    for inner in part.parts:
        yield from _paragraphs_of(inner, audience)


def _titles_of(part: Part, audience: Audience) -> Iterator[tuple[Segment, ...]]:
    if audience not in part.shown_in:
        return
    yield part.title
    for inner in part.parts:
        yield from _titles_of(inner, audience)
