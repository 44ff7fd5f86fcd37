"""The tables that a document has from the plan that it goes with: as they were read and computed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from kehoach.plan import keys
from kehoach.reading.row_reader import Settings
from kehoach.source.nodes import Mapping

if TYPE_CHECKING:
    from kehoach.plan.model import Areas, Original, Plan
    from kehoach.plan.table import Table
    from kehoach.source.nodes import Node


class TablesOfPlan(Struct, frozen=True):
    """Finds what the plan has read from a node of its tree; nothing where a document has something else there."""

    plan: Plan | None

    @classmethod
    def of(cls, original: Original | None, settings: Settings) -> TablesOfPlan:
        """Those of the plan that a document goes with, if its tables are read in the same way."""
        plan = original.plan if original and not original.is_reported else None
        known = plan and Settings(plan.separators, plan.period, has_emphasis=plan.has_emphasis)
        return cls(plan if known == settings else None)

    def table(self, group: str, name: str, node: Node) -> Table | None:
        """The table under a key of a group."""
        above = self._node(group)
        is_same = isinstance(above, Mapping) and above.get(name) is node
        return self.plan.tables.get(name) if self.plan and is_same else None

    def tasks(self, node: Node, settings: Node | None, money: str) -> Table | None:
        """The table of tasks."""
        tables = self._node("tables")
        before = tables.get(keys.TASKS) if isinstance(tables, Mapping) else None
        is_same = self._node(keys.TASKS) is node and before is settings
        return self.plan.tables.get(keys.TASKS) if self.plan and is_same and self.plan.money == money else None

    def areas(self, node: Node) -> Areas | None:
        """The areas."""
        return self.plan.areas if self.plan and self._node("areas") is node else None

    def _node(self, group: str) -> Node | None:
        return self.plan.tree.get(group) if self.plan and self.plan.tree else None
