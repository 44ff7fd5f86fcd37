"""The numbers that a document assigns to its parts, tables and appendices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.plan.numbered import Numbered, Series
from kehoach.plan.outline import TextKind, walk

if TYPE_CHECKING:
    from kehoach.plan.audience import Audience
    from kehoach.plan.model import Plan


def number_things(plan: Plan, audience: Audience | None = None) -> dict[str, Numbered]:
    """The numbers that prose can refer to, by id: those of everything with a title that an audience sees.

    An accompanying document also has the numbers of its plan, unless it has a thing of that id itself.
    """
    found: dict[str, Numbered] = {}
    tables = 0
    for passage in walk(plan, audience or plan.audience):
        table, part, appendix = passage.table, passage.part, passage.appendix
        if table and table.layout.title and table.id not in found:
            tables += 1
            found[table.id] = Numbered(Series.TABLE, tables)
        if passage.number and part and passage.number.number:
            found[part.id] = passage.number
            if part.of and passage.kind is not TextKind.ARTICLE:
                found[part.of] = passage.number
        elif passage.number and appendix:
            found[appendix.id] = passage.number
    return (dict(plan.original.numbers) if plan.original else {}) | found
