"""Sums of whole numbers that were added up before they were rounded, so that some miss by one or a few."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kehoach.auditing.audit_values import FormulaKind, Trust
from kehoach.auditing.fitting import Fit
from kehoach.auditing.found_formulas import trust_in
from kehoach.auditing.labels import is_count
from kehoach.auditing.sums_down import computed_sum

if TYPE_CHECKING:
    from kehoach.auditing.figure_lines import FigureLines
    from kehoach.auditing.fitting import Hypothesis
    from kehoach.auditing.found_formulas import Believed

ADDED: Final = (FormulaKind.TOTAL, FormulaKind.PARENT, FormulaKind.SUM)
_SEVERAL: Final = 3
"""Misses in one direction that show rounding where they are a quarter of all cells."""


def seen_as_rounded(lines: FigureLines, one: Believed, about: str) -> Believed:
    """A sum whose small misses show that its figures were rounded after adding: those then are near, not wrong.

    They show it where there are some in both directions, or at least three that are a quarter of all cells.

    Args:
        lines: the figures.
        one: the sum; any other formula comes back as it is.
        about: the title and the unit of the table.
    """
    missed = [item for item, found in enumerate(one.fits) if found is Fit.MISS]
    apart = {item: off for item in missed if (off := off_by_rounding(lines, one.formula, item, about))}
    is_both = min(apart.values(), default=0) < 0 < max(apart.values(), default=0)
    if not is_both and not (len(apart) >= _SEVERAL and 4 * len(apart) >= one.compared):
        return one
    fits = tuple(Fit.NEAR if item in apart else found for item, found in enumerate(one.fits))
    seen = replace(one, fits=fits, is_rounded=True)
    if one.trust is not Trust.LIKELY:
        return seen
    agreeing = seen.count(Fit.HIT, Fit.NEAR)
    return replace(seen, trust=trust_in(one.score, agreeing, one.compared, has_label=one.has_label))


def off_by_rounding(lines: FigureLines, formula: Hypothesis, item: int, about: str) -> int:
    """How far a sum of whole numbers is above what its parts add up to, in the scale of the lines.

    0 where it agrees, where half a unit for each part does not explain it, and where whole things are counted.
    """
    if formula.kind not in ADDED:
        return 0
    printed, unit = lines.values[formula.target][item], lines.units[formula.target][item]
    parts = [line for line in formula.operands if lines.values[line][item] is not None]
    is_whole = unit == lines.scale and all(lines.units[line][item] == unit for line in parts)
    labels = (about, lines.item_labels[item], *(lines.infos[line].label for line in formula.lines))
    if printed is None or not is_whole or any(map(is_count, labels)):
        return 0
    added = computed_sum(lines, formula, item)
    return printed - added if abs(printed - added) <= len(parts) // 2 * unit else 0
