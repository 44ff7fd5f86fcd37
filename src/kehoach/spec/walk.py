"""Going through everything a plan prints, in the order of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.spec.model import Audience

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.spec.model import Part, Plan
    from kehoach.spec.prose import Paragraph, Segment


def paragraphs(plan: Plan, audience: Audience = Audience.DRAFT) -> Iterator[Paragraph]:
    """Every paragraph of the body and the appendices that an audience sees: where tables may stand.

    A draft has all that the plan has; what only a report says is not read before there is one.
    """
    for part in plan.body:
        yield from _paragraphs_of(part, audience)
    for appendix in plan.appendices:
        if audience in appendix.shown_in:
            yield from appendix.text


def lines(plan: Plan) -> Iterator[tuple[Segment, ...]]:
    """Every text that may hold insets, the paragraphs' own included."""
    yield plan.subject
    yield plan.opening
    for paragraph in (*plan.basis, *plan.recipients):
        yield paragraph.segments
    for part in plan.body:
        yield from _titles_of(part)
    for appendix in plan.appendices:
        yield appendix.title
    for table in plan.tables.values():
        yield table.layout.title
        for note in table.layout.notes:
            yield note.segments
        for column in table.columns:
            yield column.label
    for paragraph in paragraphs(plan):
        yield paragraph.segments


def _paragraphs_of(part: Part, audience: Audience) -> Iterator[Paragraph]:
    if audience not in part.shown_in:
        return
    yield from part.text
    for inner in part.parts:
        yield from _paragraphs_of(inner, audience)


def _titles_of(part: Part) -> Iterator[tuple[Segment, ...]]:
    if Audience.DRAFT not in part.shown_in:
        return
    yield part.title
    if part.detail:
        yield part.detail.output
    for inner in part.parts:
        yield from _titles_of(inner)
