"""Figures rounded together over the tree of rows and across columns: are they sums, neighbours, and the best there is?

Every node of the tree (row, group, total) in every column, and the sum of a node across the columns, is an arc of a
network: what flows down the columns came in across. Rounding each arc to one of its two neighbours is a flow of whole
numbers, and the least distance in all is that of the cheapest flow, found here by shortest paths.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any, TypeAlias

from tests.random_tables.exact_figures import Missing, rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.random_tables.evaluator import Sheet
    from tests.random_tables.exact_figures import Value

ACROSS = "across"
Node: TypeAlias = tuple[int, str]
"""A row (-1: the total) and a column, or the sum across."""
Cells: TypeAlias = "dict[Node, Value]"
Way: TypeAlias = list[Any]
"""From where, to where, at what cost."""


@dataclass(frozen=True)
class Together:
    """Exact figures of a tree of rows in some columns, in units of the last decimal that is printed."""

    sheet: Sheet
    columns: tuple[str, ...]
    exact: dict[Node, Fraction]

    @classmethod
    def of(cls, sheet: Sheet, columns: Sequence[str], cells: Cells) -> Together:
        """``cells`` are the exact figures of the leaves, counted in units of the last decimal that is printed."""
        return cls(sheet, tuple(columns), _summed(sheet, columns, cells))

    def faults(self, chosen: Cells) -> list[str]:
        """What is wrong with the figures that the leaves were rounded to, counted likewise."""
        made = _summed(self.sheet, self.columns, chosen)
        found = [
            f"{_name(self.sheet, node)}: {self.exact[node]} became {value}"
            for node, value in made.items()
            if abs(value - self.exact[node]) >= 1 or value.denominator != 1
        ]
        grand = -1, ACROSS
        if made[grand] != rounded(self.exact[grand], 0, "half-up"):
            found.append(f"the grand total {self.exact[grand]} became {made[grand]}")
        if not found and self.distance(made) != (least := self.least_distance()):
            found.append(f"distance {self.distance(made)}, and {least} can be had")
        return found

    def distance(self, made: dict[Node, Fraction]) -> Fraction:
        """How far all nodes are from their exact figures."""
        return sum((abs(made[node] - value) for node, value in self.exact.items()), Fraction(0))

    def least_distance(self) -> Fraction:
        """The distance of the best rounding there is."""
        grand = -1, ACROSS
        below = {node: Fraction(value // 1) for node, value in self.exact.items()}
        below[grand] = rounded(self.exact[grand], 0, "half-up")
        arcs = []
        for node, value in self.exact.items():
            rest = value - below[node]
            if node != grand and rest:
                arcs.append((*self._ends(node), 1 - 2 * rest))
        needs: dict[Node, int] = {}
        for node, value in below.items():
            tail, head = self._ends(node)
            needs[head] = needs.get(head, 0) + int(value)
            needs[tail] = needs.get(tail, 0) - int(value)
        stay = sum((abs(self.exact[node] - value) for node, value in below.items()), Fraction(0))
        return stay + _cheapest(needs, arcs)

    def _ends(self, node: Node) -> tuple[Node, Node]:
        """From where to where the arc of a node goes; the arc of the total across closes the round."""
        at, name = node
        if name == ACROSS:
            return ((-2, "") if at < 0 else (self.sheet.rows[at].parent, ACROSS)), node
        tail = (at, ACROSS) if at in self.sheet.leaves else node
        return tail, ((-2, "") if at < 0 else (self.sheet.rows[at].parent, name))


def _summed(sheet: Sheet, columns: Sequence[str], cells: Cells) -> dict[Node, Fraction]:
    """Leaves with all that they add up to, up the tree and across; a cell without a figure takes no part.

    Signs are those that the figures have in the total.
    """
    found: dict[Node, Fraction] = {(-1, name): Fraction(0) for name in (*columns, ACROSS)}
    for at, sign in sheet.leaves.items():
        for name in columns:
            value = cells[at, name]
            own = Fraction(0) if isinstance(value, Missing) else value * sign
            above = at
            while above >= -1:
                for node in ((above, name), (above, ACROSS)):
                    found[node] = found.get(node, Fraction(0)) + own
                above = sheet.rows[above].parent if above >= 0 else -2
    return found


def _name(sheet: Sheet, node: Node) -> str:
    return f"{sheet.table.path(node[0]) if node[0] >= 0 else 'total'}.{node[1]}"


def _cheapest(needs: dict[Node, int], arcs: list[tuple[Node, Node, Fraction]]) -> Fraction:
    """The least cost of sending one unit at most along each arc so that every node passes on what comes in.

    ``needs`` is what comes in at a node already, less what leaves it.
    """
    scale = lcm(*(cost.denominator for _, _, cost in arcs)) if arcs else 1
    over = dict(needs)
    cost_in_all = 0
    ways: list[Way] = []
    for tail, head, cost in arcs:
        whole = int(cost * scale)
        if whole < 0:  # taken at once, and to be taken back where it must
            cost_in_all += whole
            over[tail], over[head] = over.get(tail, 0) - 1, over.get(head, 0) + 1
            ways.append([head, tail, -whole])
        else:
            ways.append([tail, head, whole])
    while any(value > 0 for value in over.values()):
        path = _shortest(over, ways)
        at_end, start, length, used = path
        over[start] -= 1
        over[at_end] += 1
        cost_in_all += length
        for way in used:
            way[0], way[1], way[2] = way[1], way[0], -way[2]
    return Fraction(cost_in_all, scale)


def _shortest(over: dict[Node, int], ways: list[Way]) -> tuple[Node, Node, int, list[Way]]:
    """The cheapest way from a node with too much to one with too little (Bellman and Ford)."""
    length: dict[Node, int] = {node: 0 for node, value in over.items() if value > 0}
    came: dict[Node, Way] = {}
    is_changed = True
    while is_changed:
        is_changed = False
        for way in ways:
            tail, head, cost = way
            if tail in length and length[tail] + cost < length.get(head, 10**60):
                length[head] = length[tail] + cost
                came[head] = way
                is_changed = True
    end = min((node for node, value in over.items() if value < 0 and node in length), key=length.__getitem__)
    used, at = [], end
    while at in came:
        used.append(came[at])
        at = came[at][0]
    return end, at, length[end], used
