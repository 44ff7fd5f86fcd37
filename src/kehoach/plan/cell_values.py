"""What a cell of figures can hold in the place of a figure."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Absence(enum.Enum):
    """Why a cell has no figure; each prints and computes in its own way, and none is 0."""

    BLANK = "blank"
    """Nothing typed: missing, which is an error unless the table says ``blank: none``."""
    NOTHING = "-"
    """There is nothing there: it adds nothing, and a rate over it is "-" too."""
    UNKNOWN = "chưa có"
    """Not known yet."""
    TO_BE_SUPPLIED = "CẦN BỔ SUNG"
    """A person must still supply it; prints a dotted gap."""
    FAULTY = "faulty"
    """Could not be read or computed; the finding says why."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Text in quotes in a cell of figures: printed as it is, adds nothing."""

    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    """``CẦN BỔ SUNG (reason)``."""

    reason: str
