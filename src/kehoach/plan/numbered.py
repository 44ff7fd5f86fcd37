"""The number that a document gives one of its things, and what it is numbered among."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Series(enum.Enum):
    """What is numbered together."""

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
    """0 for an appendix that is the only one."""
    within: tuple[int, ...] = ()
    """Of a part or task: the numbers of the parts around it, from the inside out; 0 for one that has none."""
