"""What units are made of, written down anew from the list in docs/spec.md, “Units”."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from fractions import Fraction

_KNOWN = {
    "đồng": ("tiền", 1),
    "nghìn đồng": ("tiền", 10**3),
    "triệu đồng": ("tiền", 10**6),
    "tỷ đồng": ("tiền", 10**9),
    "kg": ("khối lượng", 1),
    "yến": ("khối lượng", 10),
    "tạ": ("khối lượng", 100),
    "tấn": ("khối lượng", 1000),
    "m²": ("diện tích", 1),
    "ha": ("diện tích", 10**4),
    "km²": ("diện tích", 10**6),
    "m": ("chiều dài", 1),
    "km": ("chiều dài", 1000),
    "người": ("người", 1),
    "hộ": ("hộ", 1),
    "%": ("%", 1),
}
WHOLE = frozenset({"hộ", "người", "đồng", "con", "cái"})
"""The units used here that count whole things."""


@dataclass(frozen=True)
class Measure:
    """Kinds of quantity with their powers, and how much of each kind's own unit one of it is."""

    powers: tuple[tuple[str, int], ...]
    factor: Fraction

    @functools.cache  # noqa: B019 - there are few of them, and they are kept anyway
    def times(self, other: Measure, power: int) -> Measure:
        powers = dict(self.powers)
        for kind, n in other.powers:
            powers[kind] = powers.get(kind, 0) + n * power
        kept = tuple(sorted((kind, n) for kind, n in powers.items() if n))
        return Measure(kept, self.factor * other.factor**power)

    def into(self, other: Measure) -> Fraction | None:
        """What a figure is multiplied by to be in another unit; ``None`` where the two are unlike."""
        return self.factor / other.factor if self.powers == other.powers else None


BARE = Measure((), Fraction(1))


@functools.cache
def measure(unit: str) -> Measure | None:
    """The measure of a unit, ``tạ/ha`` too; ``None`` where nothing is known of it."""
    found = BARE
    if not unit:
        return None
    for at, part in enumerate(unit.split("/")):
        if part not in _KNOWN:
            return None
        kind, factor = _KNOWN[part]
        found = found.times(Measure(((kind, 1),), Fraction(factor)), -1 if at else 1)
    return found


def factor_between(unit: str, other: str) -> Fraction | None:
    """What a figure in one unit is multiplied by to be in the other; ``None`` where that is not known."""
    first, second = measure(unit), measure(other)
    return first.into(second) if first and second else None
