"""The number of a thing in a document, and the series that it is counted in."""

from __future__ import annotations

import enum

from msgspec import Struct

from kehoach.plan.part_styles import USUAL, PartStyle, style_at


class Series(enum.Enum):
    """Things that are numbered together."""

    TABLE = "table"
    CHART = "chart"
    APPENDIX = "appendix"
    TASK = "task"
    ROW = "row"
    """A task in the printed table of tasks, where it has the number of its row."""
    PART = "part"
    ARTICLE = "article"


class Numbered(Struct, frozen=True):
    """The number of one thing, from 1."""

    among: Series
    number: int
    """0 for the only appendix."""
    within: tuple[int, ...] = ()
    """For a part or task: the numbers of the parts around it, from the inside out; 0 for a part without a number."""
    styles: tuple[PartStyle, ...] = USUAL
    """For a part or task: how the parts of its document are numbered, by level. It is an error to have more levels."""

    @property
    def style(self) -> PartStyle:
        """How it is numbered itself."""
        return style_at(self.styles, len(self.within))
