"""A plan with its own file: what edits of the file need to know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from kehoach.view.prose import ProseWriter
from kehoach.word_edits.printed_items import TableInPrint, printed_items
from kehoach.word_edits.typed_texts import TypedTexts

if TYPE_CHECKING:
    from kehoach.diagnostics import Place
    from kehoach.plan.audience import Audience
    from kehoach.plan.model import Plan
    from kehoach.source.decoding import Source
    from kehoach.source.nodes import Mapping
    from kehoach.tables.computed import ComputedPlan
    from kehoach.word_edits.printed_items import PrintedItem


class PlanFile(Struct, frozen=True):
    """A computed plan beside the text of its file."""

    computed: ComputedPlan
    audience: Audience
    source: Source
    tree: Mapping
    """The file's own tree, without profile and pack."""
    texts: TypedTexts
    """The texts of the whole plan, those of profile and pack too."""
    items: tuple[PrintedItem, ...]
    writer: ProseWriter

    @classmethod
    def of(cls, computed: ComputedPlan, audience: Audience, source: Source, tree: Mapping) -> PlanFile:
        """The plan with what it prints for an audience."""
        texts = TypedTexts(computed.plan.tree or tree)
        items = printed_items(computed, audience)
        return cls(computed, audience, source, tree, texts, items, ProseWriter.of(computed, audience))

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.computed.plan

    def can_change(self, place: Place) -> bool:
        """Whether a text that is typed at a place can be changed by an edit of the plan's file."""
        return place.file == self.source.file or self.plan.is_from_pack(place)

    def place_of_table(self, table: str) -> Place | None:
        """Where a table is placed in the text."""
        found = (one for one in self.items if isinstance(one, TableInPrint) and one.table and one.table.id == table)
        return next((one.place for one in found), None)
