"""The numbers that a document gives its parts, tables and appendices, in the order in which they are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.plan.numbered import Numbered, Series
from kehoach.plan.outline import paragraphs, placed_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.plan.audience import Audience
    from kehoach.plan.model import Part, Plan


def number_things(plan: Plan, audience: Audience | None = None) -> dict[str, Numbered]:
    """Everything that prose can refer to by a number, by id: what an audience sees and has a title.

    What a document has not itself, the plan that it goes with may have.
    """
    audience = audience or plan.audience
    body = (_articles if plan.has_articles else _parts)(seen(plan.body, audience), audience)
    original = plan.original.numbers if plan.original else {}
    return {**original, **dict((*_tables(plan, audience), *_appendices(plan, audience), *body))}


def seen(parts: tuple[Part, ...], audience: Audience) -> tuple[Part, ...]:
    """The parts that an audience sees; one that holds only what is for others is gone with it."""
    return tuple(
        p for p in parts if audience in p.shown_in and (p.text or p.is_task or not p.parts or seen(p.parts, audience))
    )


def numbered(parts: tuple[Part, ...]) -> Iterator[tuple[int, Part]]:
    """Each part with its number; a part without a title takes none."""
    number = 0
    for part in parts:
        number += bool(part.title)
        yield number, part


def _tables(plan: Plan, audience: Audience) -> Iterator[tuple[str, Numbered]]:
    standing = dict.fromkeys(
        name for paragraph in paragraphs(plan, audience) if (name := placed_table(plan, paragraph))
    )
    tables = (plan.tables[name] for name in standing)
    titled = (table for table in tables if table.layout.title and audience in table.shown_in)
    for number, table in enumerate(titled, 1):
        yield table.id, Numbered(Series.TABLE, number)


def _appendices(plan: Plan, audience: Audience) -> Iterator[tuple[str, Numbered]]:
    shown = [appendix for appendix in plan.appendices if audience in appendix.shown_in]
    several = len(shown) > 1
    for number, appendix in enumerate(shown, 1):
        yield appendix.id, Numbered(Series.APPENDIX, number if several else 0)


def _parts(parts: tuple[Part, ...], audience: Audience, within: tuple[int, ...] = ()) -> Iterator[tuple[str, Numbered]]:
    for number, part in numbered(parts):
        if part.title:
            among = Series.TASK if part.is_task else Series.PART
            yield part.id, Numbered(among, number, within)
            if part.of:
                yield part.of, Numbered(among, number, within)
        yield from _parts(seen(part.parts, audience), audience, (number if part.title else 0, *within))


def _articles(parts: tuple[Part, ...], audience: Audience) -> Iterator[tuple[str, Numbered]]:
    """Điều 1, Điều 2, ...; they need no titles."""
    for number, part in enumerate(parts, 1):
        yield part.id, Numbered(Series.ARTICLE, number)
        yield from _parts(seen(part.parts, audience), audience, (0,))
