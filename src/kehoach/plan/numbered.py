"""The number of a thing in a document, and the series that it is counted in."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Series(enum.Enum):
    """Things that are numbered together."""

    TABLE = "table"
    APPENDIX = "appendix"
    TASK = "task"
    PART = "part"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Numbered:
    """The number of one thing, from 1."""

    among: Series
    number: int
    """0 for the only appendix."""
    within: tuple[int, ...] = ()
    """For a part or task: the numbers of the parts around it, from the inside out; 0 for a part without a number."""
