"""The words of prose: what is typed, with the figures, facts and references that stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kehoach.plan.audience import Audience
from kehoach.plan.cell_values import Absence
from kehoach.plan.numbering import number_things
from kehoach.plan.placeholders import printed
from kehoach.source.names import fold
from kehoach.view import wording
from kehoach.view.open_figures import OPEN, read_out

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.plan.numbered import Numbered
    from kehoach.plan.prose import Prose, Segment
    from kehoach.tables.computed import ComputedPlan


@dataclass(frozen=True, slots=True)
class ProseWriter:
    """Gives the words of one computed plan, as an audience sees it."""

    computed: ComputedPlan
    numbers: Mapping[str, Numbered]
    """The numbers of tables, appendices and parts, by id, as the audience sees them."""
    reports: bool = False
    """Whether they are a report's, in which a figure that is not known is said in words."""

    @classmethod
    def of(cls, computed: ComputedPlan, audience: Audience | None = None) -> ProseWriter:
        """The words for an audience; for the plan's own where none is named."""
        plan = computed.plan
        reports = plan.audience is Audience.REPORT or fold(plan.document) == fold("Báo cáo")
        return cls(computed, number_things(plan, audience or plan.audience), reports)

    def text(self, segments: tuple[Segment, ...]) -> str:
        """One line."""
        insets, mentions = self.computed.printed, self.computed.mentions
        text = ""
        for segment in segments:
            if isinstance(segment, str):
                text += segment
            elif segment in mentions:
                reference = wording.reference(self.numbers[mentions[segment]])
                text += wording.going_on(text, reference)
            else:
                text += OPEN if self.reports and insets[segment] == Absence.UNKNOWN.value else insets[segment]
        return printed(read_out(text))

    def texts(self, prose: Prose) -> tuple[str, ...]:
        """Every line."""
        return tuple(self.text(paragraph.segments) for paragraph in prose)
