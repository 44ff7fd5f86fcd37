"""Which row is under which, by how far in each is typed, and what it is to that one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from kehoach.plan.table import Relation, Row
from kehoach.source.names import fold

_MARKER: Final = re.compile(r"(?P<marker>gồm|chia\s+ra|trong\s+đó|tr\.\s*đó|trừ)\s*:\s*(?=\S)", re.IGNORECASE)
_RELATIONS: Final = {
    "gồm": Relation.PART,
    "chiara": Relation.PART,
    "trongđó": Relation.PICK,
    "tr.đó": Relation.PICK,
    "trừ": Relation.LESS,
}


class RowLevels:
    """Puts rows under one another by how far in they stand, and says what each is to the row above it.

    A marker holds for its row and for those that follow it on the same level; "trừ:" for its row alone.
    """

    def __init__(self) -> None:
        self.open: list[tuple[int, int]] = []
        """Depth and index of the rows that the next one may stand under."""
        self.relations: dict[int, Relation] = {}
        """By parent: what the row before was to it."""

    def stand_in(self, index: int) -> None:
        """Let an earlier row stand for the last one, which is left out: what is under that one comes under it."""
        self.open[-1] = (self.open[-1][0], index)

    def parent(self, depth: int) -> int:
        """The row that one so far in stands under; -1 for none."""
        return next((index for less, index in reversed(self.open) if less < depth), -1)

    def placed(self, row: Row, depth: int, index: int) -> Row:
        """The row with what it is to the one it stands under; those further in will stand under it."""
        while self.open and self.open[-1][0] >= depth:
            self.open.pop()
        self.open.append((depth, index))
        relation = self.relations.get(row.parent, Relation.PART)
        if found := _MARKER.match(row.name):
            relation = _RELATIONS[fold(found["marker"]).replace(" ", "")]
            row = replace(row, name=row.name[found.end() :])
        self.relations[row.parent] = Relation.PART if relation is Relation.LESS else relation
        return row if relation is row.relation else replace(row, relation=relation)
