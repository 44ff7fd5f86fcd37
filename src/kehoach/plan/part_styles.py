"""How the parts of a document are numbered: a style for each level, from the outermost in."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence


class PartStyle(enum.Enum):
    """The numbers of one level; the value is how the style is typed."""

    PART = "Phần"
    """Phần thứ nhất, Phần thứ hai: on a line of its own, the title below it."""
    PART_ROMAN = "Phần I"
    """Phần I, Phần II, as Phụ lục I (II.6.đ) has it."""
    ARTICLE = "Điều"
    ROMAN = "I"
    CAPITAL = "A"
    ARABIC = "1"
    DECIMAL = "1.1"
    """The number of the part around it, a full stop, and its own."""
    POINT = "a)"
    UNNUMBERED = "none"
    BOLD_POINT = ""
    """A point with its title in bold: of a document that leaves its third level to the usual numbering, and so cannot
    be typed.
    """


USUAL: Final = (PartStyle.ROMAN, PartStyle.ARABIC, PartStyle.BOLD_POINT)
IN_ARTICLES: Final = (PartStyle.ARTICLE, *USUAL[1:])
OUTERMOST: Final = (PartStyle.PART, PartStyle.PART_ROMAN, PartStyle.ARTICLE)
"""Styles of the first level only."""
CONTINUED: Final = (PartStyle.ROMAN, PartStyle.CAPITAL, PartStyle.ARABIC, PartStyle.DECIMAL)
"""Styles whose numbers 1.1 can be counted under."""
DEEPEST: Final = 5
"""The number of levels that parts may have."""


def style_at(styles: Sequence[PartStyle], level: int) -> PartStyle:
    """The style of a level, 0 for the outermost; levels without one of their own have the last."""
    return styles[min(level, len(styles) - 1)]
