"""The documents that a thing is shown in."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kehoach.plan.fields import Fields


class Audience(enum.Enum):
    """A document that a thing is shown in (``in:``). A draft, the copy for leaders, shows all of the plan and more."""

    PLAN = "plan"
    REPORT = "report"
    DRAFT = "draft"

    __hash__ = object.__hash__
    """There is one of each, and sets of them are asked at every paragraph."""


EVERYWHERE: Final = frozenset(Audience)


def read_audience(fields: Fields) -> frozenset[Audience]:
    """The documents a thing shows in: all where nothing is said, and the draft wherever the plan."""
    names = fields.names("in")
    node = fields.scalar("in")
    if node is None:
        return EVERYWHERE
    chosen = {fields.chosen("in", name, node.place, "plan") for name in names or ("none",)}
    shown_in = frozenset(Audience(name) for name in chosen if name != "none")
    return shown_in | {Audience.DRAFT} if Audience.PLAN in shown_in else shown_in
