"""A goal as typed: what a figure is to become."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from kehoach.diagnostics import Place
    from kehoach.numbers import NumberRead


class Bound(enum.Enum):
    """How the figure is compared with the goal."""

    EXACT = "="
    AT_LEAST = ">="
    AT_MOST = "<="
    ABOVE = ">"
    BELOW = "<"
    RANGE = "-"
    ABOUT = "~"
    """Khoảng 20: within a tenth of it."""


class Aim(enum.Enum):
    """What the figure of a goal measures."""

    LEVEL = "level"
    """The figure itself: ≥ 7 hộ."""
    KEEP = "keep"
    """The figure itself, which should not change: duy trì 100 %."""
    RISE = "rise"
    """How far above its base: tăng 30 hộ, tăng 30 %."""
    FALL = "fall"
    """How far below its base: giảm 5 %."""
    OF_PLAN = "of-plan"
    """How much of its base, the assigned figure: đạt 100 % kế hoạch giao."""


class Goal(Struct, frozen=True):
    """A goal as typed: ``≥ 7 hộ``. ``upper`` is set for a range only; ``yearly`` means on average per year."""

    bound: Bound
    value: NumberRead
    upper: NumberRead | None
    unit: str
    text: str
    place: Place
    aim: Aim = Aim.LEVEL
    yearly: bool = False

    @property
    def needs_base(self) -> bool:
        """Whether it needs a base figure to be compared with."""
        return self.aim in (Aim.RISE, Aim.FALL, Aim.OF_PLAN)
