"""Which documents a thing shows in."""

from __future__ import annotations

import enum
from typing import Final


class Audience(enum.Enum):
    """A document that a thing shows in (``in:``). A draft, the leaders' copy, shows all of the plan and more."""

    PLAN = "plan"
    REPORT = "report"
    DRAFT = "draft"


EVERYWHERE: Final = frozenset(Audience)
