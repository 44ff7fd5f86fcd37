"""The documents that a thing is shown in."""

from __future__ import annotations

import enum
from typing import Final


class Audience(enum.Enum):
    """A document that a thing is shown in (``in:``). A draft, the copy for leaders, shows all of the plan and more."""

    PLAN = "plan"
    REPORT = "report"
    DRAFT = "draft"


EVERYWHERE: Final = frozenset(Audience)
