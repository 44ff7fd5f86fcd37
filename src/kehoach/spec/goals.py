"""Goals as people write them: ≥ 7 hộ, từ 7 hộ trở lên, không quá 3, 35 - 40 %."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kehoach.numbers import NumberRead, read_number
from kehoach.spec.model import Bound, Goal
from kehoach.spec.units import is_whole

if TYPE_CHECKING:
    from kehoach.diagnostics import Place

_FIGURE: Final = r"(?P<value>[-−]?[0-9][0-9.,]*)"
_UNIT: Final = r"\s*(?P<unit>[^\d\s].*?)?"
_PATTERNS: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), bound)
    for pattern, bound in (
        (rf"(?:≥|>=|ít nhất|tối thiểu|đạt từ)\s*{_FIGURE}{_UNIT}", Bound.AT_LEAST),
        (rf"(?:từ\s+)?{_FIGURE}{_UNIT}\s+trở lên", Bound.AT_LEAST),
        (rf"(?:≤|<=|không quá|tối đa|nhiều nhất)\s*{_FIGURE}{_UNIT}", Bound.AT_MOST),
        (rf"{_FIGURE}{_UNIT}\s+trở xuống", Bound.AT_MOST),
        (rf"(?:từ\s+)?{_FIGURE}\s*(?:-|–|đến)\s*(?P<upper>[0-9][0-9.,]*){_UNIT}", Bound.RANGE),
        (rf"=?\s*{_FIGURE}{_UNIT}", Bound.EXACT),
    )
)


def read_goal(text: str, place: Place, *, vietnamese: bool) -> Goal | None:
    """Read a goal; ``None`` where it cannot be read, or reads in two ways."""
    bare = " ".join(text.split())
    for pattern, bound in _PATTERNS:
        if found := pattern.fullmatch(bare):
            unit = (found["unit"] or "").strip()
            whole = is_whole(unit)
            value = read_number(found["value"], whole=whole, vietnamese=vietnamese)
            upper = read_number(found["upper"], whole=whole, vietnamese=vietnamese) if bound is Bound.RANGE else None
            if isinstance(value, NumberRead) and (upper is None or isinstance(upper, NumberRead)):
                return Goal(bound, value, upper, unit, bare, place)
            return None
    return None
