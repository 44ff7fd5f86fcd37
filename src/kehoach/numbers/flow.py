"""Minimum-cost flow: the cheapest choice of edges that meets the need of every node of a network, in integers."""

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

Edge: TypeAlias = tuple[int, int, int]
"""Start node, end node and the cost of taking the edge; a negative cost is a gain."""

_ROUNDS: Final = 8
_UNMET: Final = "no choice of edges meets the needs"


def cheapest_edges(edges: Sequence[Edge], needs: Sequence[int]) -> tuple[bool, ...]:
    """For each edge, whether it is taken, so that the total cost of the edges taken is minimal.

    An edge is taken once or not at all. ``needs`` has, for each node, the number of edges taken
    into it less those out of it. Among choices of equal cost the result is always the same one.

    This is a minimum-cost flow with unit capacities: good initial prices, then successive shortest paths. For n
    nodes and m edges the prices take O(m log n) steps, and so does, at most, each of the k units they leave in the
    wrong place; k is typically a few per cent of n.

    Raises:
        ValueError: no choice of edges meets the needs.

    >>> cheapest_edges([(0, 1, 5), (0, 2, 1), (2, 1, 1)], [-1, 1, 0])
    (False, True, True)
    """
    network = _Network(edges, needs)
    network.settle_prices()
    network.take_what_gains()
    network.mend()
    return tuple(network.taken)


@dataclass(slots=True, init=False)
class _Network:
    edges: Sequence[Edge]
    needs: Sequence[int]
    around: list[list[int]]
    """The edges at each node."""
    prices: list[int]
    """The price of a unit at each node. An edge gains if it costs less than the difference of the prices."""
    taken: list[bool]
    excess: list[int]
    """The excess of each node: units brought by the edges taken beyond its need."""

    def __init__(self, edges: Sequence[Edge], needs: Sequence[int]) -> None:
        self.edges, self.needs = edges, needs
        self.around = [[] for _ in needs]
        for at, (start, end, _) in enumerate(edges):
            self.around[start].append(at)
            self.around[end].append(at)
        self.prices = [0] * len(needs)

    def settle_prices(self) -> None:
        """Set each price in turn so that the edges that gain, given the other prices, meet the node's need.

        Any prices are correct; good ones leave few paths to search for.
        """
        for _ in range(_ROUNDS):
            for node, around in enumerate(self.around):
                if around:
                    self.prices[node] = self._level(node, around)

    def _level(self, node: int, around: Sequence[int]) -> int:
        # Each time the price passes a threshold an edge in begins to gain, or an edge out ceases to.
        thresholds, count = [], self.needs[node]
        for at in around:
            start, end, cost = self.edges[at]
            if start == node:
                count += 1
                thresholds.append(self.prices[end] - cost)
            else:
                thresholds.append(self.prices[start] + cost)
        thresholds.sort()
        if not 0 <= count <= len(thresholds):
            raise ValueError(_UNMET)
        low = thresholds[count - 1] if count else thresholds[0] - 2
        high = thresholds[count] if count < len(thresholds) else low + 2
        return (low + high) // 2

    def take_what_gains(self) -> None:
        """Take the edges that gain at these prices; no other choice that brings each node the same costs less."""
        prices = self.prices
        self.taken = [cost + prices[start] < prices[end] for start, end, cost in self.edges]
        self.excess = [-need for need in self.needs]
        for (start, end, _), is_taken in zip(self.edges, self.taken, strict=True):
            self.excess[start] -= is_taken
            self.excess[end] += is_taken

    def mend(self) -> None:
        """Move every excess unit to a node that lacks one, and every missing unit from a node that can spare one."""
        for node in range(len(self.needs)):
            while self.excess[node] > 0:
                self._hand_on(node)
        if any(self.excess):
            raise ValueError(_UNMET)

    def _hand_on(self, source: int) -> None:
        """Move one unit from a node with an excess to one that lacks some, along the cheapest path.

        A unit goes along an edge that is not taken, or back along one that is. The prices are updated so
        that the edges taken remain the cheapest choice for what they bring.
        """
        prices, taken, edges = self.prices, self.taken, self.edges
        distance, came_by = {source: 0}, dict[int, int]()
        queue = [(0, source)]
        settled: list[int] = []
        while queue:
            so_far, node = heapq.heappop(queue)
            if so_far > distance[node]:
                continue
            if self.excess[node] < 0:
                for passed in settled:
                    prices[passed] += distance[passed] - so_far
                self._shift(source, node, came_by)
                return
            settled.append(node)
            base = so_far + prices[node]
            for at in self.around[node]:
                start, end, cost = edges[at]
                if taken[at] is (start == node):
                    continue
                there, far = (start, base - cost - prices[start]) if taken[at] else (end, base + cost - prices[end])
                if there not in distance or far < distance[there]:
                    distance[there] = far
                    came_by[there] = at
                    heapq.heappush(queue, (far, there))
        raise ValueError(_UNMET)

    def _shift(self, source: int, end: int, came_by: Mapping[int, int]) -> None:
        """Flip the edges of a path: take those not taken, and drop those taken."""
        self.excess[source] -= 1
        self.excess[end] += 1
        while end != source:
            at = came_by[end]
            start, head, _ = self.edges[at]
            self.taken[at] = not self.taken[at]
            end = start if self.taken[at] else head
