"""A chart as a plan declares it: which columns of which table are drawn, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

from kehoach.plan.audience import EVERYWHERE, Audience

if TYPE_CHECKING:
    from kehoach.diagnostics import Place
    from kehoach.plan.prose import Segment

ChartKind: TypeAlias = Literal["bar", "column", "line"]
"""``bar``: lying, a row under the other; ``column``: upright, side by side; ``line``: a line through the rows."""


class Chart(Struct, frozen=True):
    """A chart of columns of one table. It draws the rows that add up to the total: no groups, nothing picked out."""

    id: str
    of: str
    """The id of the table."""
    columns: tuple[str, ...]
    """The columns that are drawn, in order; empty: every column of figures that the document prints."""
    kind: ChartKind
    title: tuple[Segment, ...]
    place: Place
    of_place: Place
    columns_place: Place
    title_place: Place
    shown_in: frozenset[Audience] = EVERYWHERE
