"""How much of a Word file is read at all, in one table. Held by counting while reading, never by a clock."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

MIB: Final = 2**20


class Budget(Struct, frozen=True):
    """What one file may come to; what goes beyond is refused before it is built in memory."""

    size: int
    """Bytes unpacked, all parts together, those included that are only counted (pictures, fonts)."""
    entries: int
    """Parts, folders included."""
    part_size: int
    """Bytes of one part of XML."""
    elements: int
    """Elements in all parts of XML together."""
    text: int
    """Characters of one text or attribute."""
    depth: int
    """Elements within one another."""
    attributes: int = 200
    """Attributes of one element: each is looked for among all of them."""


DOCUMENT: Final = Budget(size=64 * MIB, entries=500, part_size=64 * MIB, elements=1_000_000, text=1_000_000, depth=200)
"""Of a document that is read: a table of ten thousand rows is about half of it."""
TEMPLATE: Final = Budget(size=64 * MIB, entries=500, part_size=16 * MIB, elements=100_000, text=100_000, depth=200)
"""Of a template: the common one has two thousand elements."""

NAME: Final = 255
"""Characters of a part's name."""

TAGS: Final = 2_000
"""Tags of one part of a template."""
TAG: Final = 500
"""Characters of one tag."""
NESTED_TAGS: Final = 50
"""Blocks within one another."""
LOOPS_ANEW: Final = 2
"""Loops within one another that each go over a whole list, rather than over what the loop around gives."""
BRACKETS: Final = 10
"""Brackets within one tag, of which only conditions have a few."""
FINDINGS: Final = 100
"""Findings of one template that are listed; what comes after is not looked for."""
