"""Prose as it is printed: the typed text with its figures, facts and references filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from kehoach.plan.audience import Audience
from kehoach.plan.cell_values import Absence
from kehoach.plan.emphasis import marked, without_emphasis
from kehoach.plan.keys import TASKS
from kehoach.plan.numbered import Series
from kehoach.plan.numbering import number_things
from kehoach.plan.placeholders import printed
from kehoach.plan.symbols import is_report
from kehoach.view import wording
from kehoach.view.open_figures import OPEN, read_out
from kehoach.view.row_numbers import references_to

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kehoach.plan.numbered import Numbered
    from kehoach.plan.prose import Prose, Segment
    from kehoach.tables.computed import ComputedPlan


class ProseWriter(Struct, frozen=True):
    """Prints the prose of one computed plan for an audience."""

    computed: ComputedPlan
    numbers: Mapping[str, Numbered]
    """The numbers of tables, appendices and parts by id, as this audience sees them."""
    reports: bool = False
    """Whether the document is a report, in which a figure that is not known is put into words."""
    starred: Callable[[str], str] | None = None
    """What becomes of a text with stars; ``None`` where they are stars."""

    @classmethod
    def of(cls, computed: ComputedPlan, audience: Audience | None = None, *, is_formatted: bool = False) -> ProseWriter:
        """A writer for an audience, or for the document as it is issued.

        ``is_formatted``: its texts have marks for bold and italic; otherwise they are as one reads them.
        """
        plan = computed.plan
        reports = plan.audience is Audience.REPORT or is_report(plan.document)
        starred = (marked if is_formatted else without_emphasis) if plan.has_emphasis else None
        if audience is None or audience is plan.audience:
            return cls(computed, computed.numbers, reports, starred)
        return cls(computed, number_things(plan, computed.seen_by(audience)), reports, starred)

    def text(self, segments: tuple[Segment, ...]) -> str:
        """One line with all of its ``$(…)`` filled in; a gap prints as dots."""
        insets, mentions = self.computed.printed, self.computed.mentions
        text = ""
        for segment in segments:
            if isinstance(segment, str):
                text += segment
            elif (figure := insets.get(segment)) is not None:
                text += OPEN if self.reports and figure == Absence.UNKNOWN.value else figure
            else:
                before = text.rstrip("*") if self.starred else text
                text += wording.going_on(before, self.reference(mentions[segment]))
        return self.emphasised(printed(read_out(text)))

    def emphasised(self, text: str) -> str:
        """A text that is printed as it is typed, except for its stars."""
        return self.starred(text) if self.starred and "*" in text else text

    def reference(self, name: str) -> str:
        """How prose refers to a thing by its number."""
        thing = self.numbers[name]
        if thing.among is not Series.ROW or TASKS not in self.computed.tables:
            return wording.reference(thing)
        table = self.computed.tables[TASKS].table
        return references_to(table.rows, table.layout.numbering)[name]

    def texts(self, prose: Prose) -> tuple[str, ...]:
        """Each paragraph as one line."""
        return tuple(self.text(paragraph.segments) for paragraph in prose)
