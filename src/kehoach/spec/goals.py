"""Goals as people write them: ≥ 7 hộ, từ 7 hộ trở lên, không quá 3, 35 - 40 %."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.numbers import NumberRead, read_number
from kehoach.spec.fields import report_number
from kehoach.spec.model import Bound, Goal
from kehoach.spec.units import is_whole

if TYPE_CHECKING:
    from kehoach.diagnostics import Findings
    from kehoach.spec.nodes import Line

_FIGURE: Final = r"(?P<value>[-−]?[0-9][0-9.,]*)"
_UNIT: Final = r"\s*(?P<unit>(?:[^\W\d_]|[%‰₫])(?:(?! [0-9]).)*?)?"
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


def read_goal(line: Line, unit: str, findings: Findings, *, vietnamese: bool) -> Goal | None:
    """Read a goal; ``None``, with a finding, where it cannot be read or its figure reads in two ways.

    ``unit`` is what the figure is counted in where the goal does not say it.
    """
    bare = " ".join(line.text.split())
    found, bound = next(((f, b) for pattern, b in _PATTERNS if (f := pattern.fullmatch(bare))), (None, Bound.EXACT))
    if found is None:
        findings.add(rules.BAD_GOAL, line.place, text=bare)
        return None
    own = (found["unit"] or "").strip()
    whole = is_whole(own or unit)
    figures: list[NumberRead] = []
    for name in ("value", "upper") if bound is Bound.RANGE else ("value",):
        read = read_number(found[name], whole=whole, vietnamese=vietnamese or whole)
        if not isinstance(read, NumberRead):
            at = max(0, line.text.rfind(found[name]) if name == "upper" else line.text.find(found[name]))
            report_number(found[name], read, line.place.right(at), findings)
            return None
        figures.append(read)
    return Goal(bound, figures[0], figures[1] if len(figures) > 1 else None, own, bare, line.place)
