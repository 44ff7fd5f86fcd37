"""What a ``$(…)`` in prose refers to by its number: a table, a chart, an appendix, a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan.outline import paragraphs, parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.diagnostics import Findings
    from kehoach.plan.model import Plan
    from kehoach.plan.numbered import Numbered
    from kehoach.plan.prose import Inset


def mentioned(plan: Plan, inset: Inset) -> str:
    """The id of what an inset refers to as a whole; empty if it prints a figure or a fact."""
    return inset.name if inset.name in plan.ids and inset.name not in plan.figures else ""


def check_mention(inset: Inset, plan: Plan, numbers: Mapping[str, Numbered], findings: Findings) -> bool:
    """Report an inset that refers to something without a number."""
    name = inset.name
    if name in numbers:
        return True
    rule = rules.MENTIONED_UNTITLED
    if (thing := plan.tables.get(name) or plan.charts.get(name)) is not None:
        is_placed = any(paragraph.is_place_of(name) for paragraph in paragraphs(plan))
        if not is_placed or plan.audience not in thing.shown_in:
            rule = rules.MENTIONED_UNPLACED
    else:
        meant = [part for part in parts(plan) if name in (part.id, part.of)]
        rule = rules.MENTIONED_UNNUMBERED if any(part.title for part in meant) else rule
        rule = rule if meant else rules.MENTIONED_UNPRINTED
    findings.add(rule, inset.place, text=Verbatim(name))
    return False
