"""Which row is under which, by the indent of their names, and whether it is part of it, picked out or subtracted."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from kehoach.patterns import regex
from kehoach.plan.table import Relation, Row
from kehoach.source.names import fold

_MARKER: Final = regex(r"(?P<marker>gồm|chia\s+ra|trong\s+đó|tr\.\s*đó|trừ)\s*:\s*(?=\S)", re.IGNORECASE)
_RELATIONS: Final = {
    "gồm": Relation.PART,
    "chiara": Relation.PART,
    "trongđó": Relation.PICK,
    "tr.đó": Relation.PICK,
    "trừ": Relation.LESS,
}


class RowLevels:
    """Puts rows under one another by their indent, with the relation of each to its parent.

    A marker ("trong đó:") applies to its row and those after it on the same level; "trừ:" to its row alone.
    """

    def __init__(self) -> None:
        self.open: list[tuple[int, int]] = []
        """Indent and index of the rows that the next one may be under."""
        self.relations: dict[int, Relation] = {}
        """By parent: the relation of its last row so far."""

    def replaced_by(self, index: int) -> None:
        """Leave out the last row in favour of an earlier one, which becomes the parent of rows under it."""
        self.open[-1] = (self.open[-1][0], index)

    def parent(self, depth: int) -> int:
        """The index of the row that one with this indent is under; -1 for none."""
        return next((index for less, index in reversed(self.open) if less < depth), -1)

    def placed(self, row: Row, depth: int, index: int, *, is_literal: bool = False) -> Row:
        """The row with its relation to its parent; rows indented more will be under it.

        ``is_literal``: no marker is read in its name.
        """
        while self.open and self.open[-1][0] >= depth:
            self.open.pop()
        self.open.append((depth, index))
        relation = self.relations.get(row.parent, Relation.PART)
        if not is_literal and (found := _MARKER.match(row.name)):
            relation = _RELATIONS[fold(found["marker"]).replace(" ", "")]
            row = replace(row, name=row.name[found.end() :])
        self.relations[row.parent] = Relation.PART if relation is Relation.LESS else relation
        return row if relation is row.relation else replace(row, relation=relation)
