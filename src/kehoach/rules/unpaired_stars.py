"""Stars that begin bold or italic and do not end it, in a plan whose stars mean this."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.emphasis import unpaired
from kehoach.plan.outline import TextKind, paragraphs, walk
from kehoach.plan.table import Inlaid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kehoach.diagnostics import Findings, Place
    from kehoach.plan.model import OwnField, Plan
    from kehoach.plan.prose import Segment
    from kehoach.plan.table import Row, Table
    from kehoach.tables.computed import ComputedPlan

_LINES = (
    TextKind.SUBJECT,
    TextKind.OPENING,
    TextKind.SECTION,
    TextKind.TITLE,
    TextKind.APPENDIX,
)
"""What is typed on one line; paragraphs, which may have several lines, are looked at separately."""


def check_stars(computed: ComputedPlan, findings: Findings) -> None:
    """Report stars without a partner at their place."""
    plan = computed.plan
    if not plan.has_emphasis:
        return
    reported: set[Place] = set()
    for text, place_of in _typed(plan):
        for at in unpaired(text) if "*" in text else ():
            if (place := place_of(at)) not in reported:  # tasks are typed once and are in the text and in their table
                reported.add(place)
                rest = text[at:].lstrip("*")
                findings.add(rules.UNPAIRED_STARS, place, stars=Verbatim("*" * (len(text) - at - len(rest))))


def _typed(plan: Plan) -> Iterator[tuple[str, Callable[[int], Place]]]:
    """Each text as it is typed, and the place of a character in it."""
    for prose in (plan.basis, plan.addressees, plan.recipients, paragraphs(plan)):
        for paragraph in prose:
            yield paragraph.typed, paragraph.place_at
    for outer in walk(plan, plan.fullest):
        is_title = outer.kind is TextKind.ARTICLE and outer.part is not None and outer.part.title
        if is_title or outer.kind in _LINES:
            yield _as_typed(outer.segments), outer.place.right
    for figure in plan.figures.values():
        yield _as_typed(figure.label), partial(_whole, figure.place)
    for table in plan.tables.values():
        yield from _in_table(table)
    for field in plan.fields.values():
        yield from _in_field(field)


def _in_table(table: Table) -> Iterator[tuple[str, Callable[[int], Place]]]:
    for prose in (table.layout.closing, table.layout.notes, *(c.source.paragraphs() for c in table.columns)):
        for paragraph in prose:
            yield paragraph.typed, paragraph.place_at
    yield _as_typed(table.layout.title), (table.layout.title_place or table.place).right
    shared = {text: column.place for column in reversed(table.columns) for text in column.under}
    for text, place in shared.items():
        yield text, partial(_whole, place)
    for at, column in enumerate(table.columns):
        yield _as_typed(column.label), (column.label_place or column.place).right
        for row in table.rows if column.kind is ColumnKind.TEXT else ():
            yield _in_cell(row, at), row.places[at].right


def _in_cell(row: Row, at: int) -> str:
    if row.title and not at:
        return _as_typed(row.title)
    match row.cells[at]:
        case str(text):
            return text
        case Inlaid(segments=segments):
            return _as_typed(segments)
    return ""


def _in_field(field: OwnField) -> Iterator[tuple[str, Callable[[int], Place]]]:
    match field.value:
        case str():
            yield field.value, field.place.right
        case tuple():
            for line in field.value:
                yield line, partial(_whole, field.place)


def _whole(place: Place, _: int) -> Place:
    """The place of a whole text, whose characters are not known by their places."""
    return place


def _as_typed(segments: tuple[Segment, ...]) -> str:
    return "".join(segment if isinstance(segment, str) else f"$({segment.text})" for segment in segments)
