"""A goal as typed: what a figure is to come to."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kehoach.diagnostics import Place
    from kehoach.numbers import NumberRead


class Bound(enum.Enum):
    """How a goal is meant."""

    EXACT = "="
    AT_LEAST = ">="
    AT_MOST = "<="
    ABOVE = ">"
    BELOW = "<"
    RANGE = "-"


class Aim(enum.Enum):
    """What the figure of a goal speaks of."""

    LEVEL = "level"
    """The thing itself: ≥ 7 hộ."""
    KEEP = "keep"
    """Duy trì 100 %: the thing itself, as it is."""
    RISE = "rise"
    """Tăng 30 hộ, tăng 30 %: how far above its base it is to come."""
    FALL = "fall"
    """Giảm 5 %: how far below its base."""
    OF_PLAN = "of-plan"
    """Đạt 100 % kế hoạch giao: how much of its base, what was assigned, it is to reach."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal as typed: ``≥ 7 hộ``. ``upper`` only for a range; ``yearly``: on the average of each year."""

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
        """Whether it says nothing without the figure that it is compared with."""
        return self.aim in (Aim.RISE, Aim.FALL, Aim.OF_PLAN)
