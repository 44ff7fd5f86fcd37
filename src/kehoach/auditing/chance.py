"""How probable it is that a formula fits by chance. The one place of the audit where probabilities, floats, are made.

No figure of a document goes in, only counts of cells; what comes out decides whether a formula is believed.
"""

from __future__ import annotations

import bisect
import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

SURE: Final = 4.0
"""−log10 of the chance at which a formula is believed; less where its label agrees."""
SURE_WITH_LABEL: Final = 2.5
LIKELY: Final = 2.0
LIKELY_WITH_LABEL: Final = 0.6
_PRIOR: Final = 4
"""What is expected of evenly spread figures counts as much as four pairs of rows."""


def base_rate(windows: Sequence[tuple[int, int]], printed: Sequence[int], unit: int) -> float:
    """How often the value of one row fits the printed figure of another, measured, and never 0.

    Args:
        windows: for each row, the least and the greatest printed figure that its value would fit.
        printed: the figure of each row, in the same order.
        unit: the last decimal printed.
    """
    count = len(printed)
    ordered = sorted(printed)
    fits = 0
    for (low, high), own in zip(windows, printed, strict=True):
        found = bisect.bisect_right(ordered, high) - bisect.bisect_left(ordered, low)
        fits += found - (low <= own <= high)
    spread = ordered[-1] - ordered[0] + unit
    width = sum(high - low + unit for low, high in windows)
    even = min(0.5, width / (count * spread)) if spread else 0.5
    return min(0.95, (fits + _PRIOR * even) / (count * (count - 1) + _PRIOR))


def surprise(hits: int, count: int, rate: float) -> float:
    """−log10 of the probability of at least ``hits`` of ``count`` by chance."""
    if hits == 0:
        return 0.0
    terms = [
        _log_choose(count, k) + k * math.log10(rate) + (count - k) * math.log10(1 - rate)
        for k in range(hits, count + 1)
    ]
    top = max(terms)
    return -(top + math.log10(sum(10 ** (term - top) for term in terms)))


def surprise_of_each(rates: Sequence[float], count: int) -> float:
    """−log10 of the probability that these of ``count`` cells fit, each with a rate of its own."""
    return -sum(map(math.log10, rates)) - _log_choose(count, len(rates)) if rates else 0.0


def cost(tried: int) -> float:
    """What is taken off because many formulas were tried."""
    return math.log10(max(1, tried))


def even_rate(size: int, unit: int) -> float:
    """How often one of the figures up to a size fits by chance, if all are as probable."""
    return min(0.5, 2 * unit / (abs(size) + unit))


def _log_choose(count: int, chosen: int) -> float:
    return (math.lgamma(count + 1) - math.lgamma(chosen + 1) - math.lgamma(count - chosen + 1)) / math.log(10)
