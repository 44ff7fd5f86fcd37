"""Prose as it is printed: the typed text with its figures, facts and references filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kehoach.plan.numbering import number_things
from kehoach.plan.placeholders import printed
from kehoach.view import wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.plan.audience import Audience
    from kehoach.plan.numbered import Numbered
    from kehoach.plan.prose import Prose, Segment
    from kehoach.tables.computed import ComputedPlan


@dataclass(frozen=True, slots=True)
class ProseWriter:
    """Prints the prose of one computed plan for an audience."""

    computed: ComputedPlan
    numbers: Mapping[str, Numbered]
    """The numbers of tables, appendices and parts by id, as this audience sees them."""

    @classmethod
    def of(cls, computed: ComputedPlan, audience: Audience | None = None) -> ProseWriter:
        """A writer for an audience, or for the document as it is issued."""
        return cls(computed, number_things(computed.plan, audience or computed.plan.audience))

    def text(self, segments: tuple[Segment, ...]) -> str:
        """One line with all of its ``$(…)`` filled in; a gap prints as dots."""
        insets, mentions = self.computed.printed, self.computed.mentions
        text = ""
        for segment in segments:
            if isinstance(segment, str):
                text += segment
            elif segment in mentions:
                reference = wording.reference(self.numbers[mentions[segment]])
                text += wording.going_on(text, reference)
            else:
                text += insets[segment]
        return printed(text)

    def texts(self, prose: Prose) -> tuple[str, ...]:
        """Each paragraph as one line."""
        return tuple(self.text(paragraph.segments) for paragraph in prose)
