"""The fewest cells whose change makes every equation hold: one wrong cell that breaks two sums is one finding.

After Flesca, Furfaro and Parisi, who restore a database by its aggregate constraints; here greedily, a cell at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from kehoach.auditing.audit_values import FormulaKind, Trust
from kehoach.auditing.equations import printed_value
from kehoach.auditing.mistyped import looks_mistyped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.auditing.equations import Equation, Place, Workings


@dataclass(frozen=True)
class Blamed:
    """A cell to change, the figure that makes its equations hold, and the broken ones among them."""

    cell: Place
    exact: Fraction
    """In the scale of the table."""
    broken: tuple[Equation, ...]
    """The equation that gives the value first."""


def blamed(workings: Workings, equations: Sequence[Equation]) -> list[Blamed]:
    """The cells that explain every broken equation, in the order of the table."""
    values = dict(workings.values)
    broken = [one for one in equations if one.is_broken]
    found: list[Blamed] = []
    while broken:
        best = _best(workings, broken, values)
        found.append(best)
        values[best.cell] = printed_value(best.exact, workings.units[best.cell])
        gone = {id(one) for one in best.broken}
        broken = [one for one in broken if id(one) not in gone and not _holds(workings, one, values)]
    return sorted(found, key=lambda one: one.cell)


def _holds(workings: Workings, equation: Equation, values: dict[Place, int]) -> bool:
    if equation.is_doubtful:
        return False
    wanted = workings.wanted(equation, equation.target, values)
    return wanted is not None and wanted[0] <= values[equation.target] <= wanted[1]


def _best(workings: Workings, broken: Sequence[Equation], values: dict[Place, int]) -> Blamed:
    """The cell that explains most; where none explains more than one equation, what that equation computes."""
    candidates: dict[Place, list[Equation]] = {}
    for equation in broken:
        for cell in dict.fromkeys(equation.cells):
            candidates.setdefault(cell, []).append(equation)
    whole = [one for cell, own in candidates.items() if (one := _explained(workings, cell, own, values))]
    most = max((len(one.broken) for one in whole), default=0)
    if most > 1:
        return min((one for one in whole if len(one.broken) == most), key=lambda one: _preference(workings, one))
    first = broken[0]
    own_cells = [one for one in whole if one.broken[0] is first]
    target = next((one for one in own_cells if one.cell == first.target), None)
    if target is None and first.believed.formula.is_linear and len(own_cells) == 1:
        return own_cells[0]
    if target is None:
        typed = [one for one in own_cells if _is_mistyped(workings, one)]
        if len(typed) == 1 and first.believed.formula.is_linear:
            return typed[0]
    exact = workings.computed(first, values)
    return target or Blamed(first.target, Fraction(values[first.target]) if exact is None else exact, (first,))


def _explained(workings: Workings, cell: Place, own: Sequence[Equation], values: dict[Place, int]) -> Blamed | None:
    """The figure with which all equations of a cell hold, the unbroken ones too; ``None`` if there is none."""
    low = high = None
    exact: Fraction | None = None
    for equation in workings.of_cell[cell]:
        if not equation.is_broken and equation.is_trivial and cell != equation.target:
            continue
        wanted = workings.wanted(equation, cell, values)
        if wanted is None:
            return None
        low = wanted[0] if low is None else max(low, wanted[0])
        high = wanted[1] if high is None else min(high, wanted[1])
    if low is None or high is None or low > high:
        return None
    unit = workings.units[cell]
    ordered = sorted(own, key=lambda one: (one.target != cell, not one.believed.formula.is_linear, one.number))
    computed = workings.computed(ordered[0], values) if ordered[0].target == cell else None
    if computed is not None:
        exact = computed
    else:
        wanted = workings.wanted(ordered[0], cell, values)
        middle = None if wanted is None else Fraction(wanted[0] + wanted[1], 2)
        exact = middle if middle is not None and low <= middle <= high else Fraction(low + high, 2)
        if not low <= printed_value(exact, unit) <= high:
            exact = Fraction(-(-low // unit) * unit)
            if exact > high:
                return None
    return Blamed(cell, exact, tuple(ordered))


def _is_mistyped(workings: Workings, one: Blamed) -> bool:
    unit = workings.units[one.cell]
    return looks_mistyped(workings.values[one.cell] // unit, printed_value(one.exact, unit) // unit)


def _preference(workings: Workings, one: Blamed) -> tuple[object, ...]:
    """Of cells that explain the same: sure formulas, one typing slip, what is computed rather than what is given."""
    is_given = not any(equation.target == one.cell for equation in one.broken)
    is_sure = any(equation.believed.trust is Trust.SURE for equation in one.broken)
    is_total = any(
        equation.target == one.cell and equation.believed.formula.kind in (FormulaKind.TOTAL, FormulaKind.PARENT)
        for equation in one.broken
    )
    return not is_sure, not _is_mistyped(workings, one), is_given, is_total, one.cell
