"""The fewest cells whose change makes every equation hold: one wrong cell that breaks two sums is one finding.

After Flesca, Furfaro and Parisi, who restore a database by its aggregate constraints; here greedily, a cell at a time.
"""

from __future__ import annotations

import heapq
import itertools
from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.auditing.audit_values import FormulaKind, Trust
from kehoach.auditing.equations import ChangedFigures, printed_value
from kehoach.auditing.mistyped import looks_mistyped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.auditing.equations import Equation, Place, Workings

_LONG: Final = 64
"""From this number of operands on, a sum is looked at again only when it holds."""


class Blamed(Struct, frozen=True):
    """A cell to change, the figure that makes its equations hold, and the broken ones among them."""

    cell: Place
    exact: Fraction
    """In the scale of the table."""
    broken: tuple[Equation, ...]
    """The equation that gives the value first."""


def blamed(workings: Workings, equations: Sequence[Equation]) -> list[Blamed]:
    """The cells that explain every broken equation, in the order of the table.

    What a change of one cell of a sum of more than 64 cells means for the others is looked at when that sum holds, not
    before, so that the time grows with the table and not with its square.
    """
    repair = _Repair(workings, [one for one in equations if one.is_broken])
    return sorted(repair.of_all(), key=lambda one: one.cell)


class _Repair:
    """The figures as they are changed, what is still broken, and what each cell would explain.

    Only what a change touches is looked at again; of cells that explain most the best is on top of a heap, where those
    that no longer count are left lying.
    """

    def __init__(self, workings: Workings, broken: Sequence[Equation]) -> None:
        self._workings = workings
        self._figures = ChangedFigures(workings)
        self._broken = {id(one): one for one in broken}
        self._own: dict[Place, dict[int, Equation]] = defaultdict(dict)
        self._whole: dict[Place, Blamed] = {}
        self._heap: list[tuple[int, tuple[object, ...], int, Blamed]] = []
        self._looks = itertools.count()
        for equation in broken:
            for cell in equation.cells:
                self._own[cell][id(equation)] = equation
        for cell in [*self._own]:
            self._look_at(cell)

    def of_all(self) -> Iterator[Blamed]:
        """The cell that explains most, changed; then the next, until nothing is broken."""
        while self._broken:
            best = self._best() or self._of_one(next(iter(self._broken.values())))
            yield best
            self._change(best)

    def _look_at(self, cell: Place) -> None:
        own = tuple(self._own[cell].values())
        found = _explained(self._workings, cell, own, self._figures) if own else None
        if found is None:
            self._whole.pop(cell, None)
            return
        self._whole[cell] = found
        if len(own) > 1:
            order = (-len(own), _preference(self._workings, found), next(self._looks))
            heapq.heappush(self._heap, (*order, found))

    def _best(self) -> Blamed | None:
        """The cell that explains most, if it explains more than one equation."""
        while self._heap:
            found = self._heap[0][-1]
            if self._whole.get(found.cell) is found:
                return found
            heapq.heappop(self._heap)
        return None

    def _of_one(self, first: Equation) -> Blamed:
        """What an equation computes, or the one cell of a sum that can have made it wrong."""
        own = [self._whole[cell] for cell in dict.fromkeys(first.cells) if cell in self._whole]
        target = next((one for one in own if one.cell == first.target), None)
        if target is None and first.believed.formula.is_linear:
            typed = own if len(own) == 1 else [one for one in own if _is_mistyped(self._workings, one)]
            if len(typed) == 1:
                return typed[0]
        exact = self._workings.computed(first, self._figures)
        printed = Fraction(self._figures[first.target])
        return target or Blamed(first.target, printed if exact is None else exact, (first,))

    def _change(self, best: Blamed) -> None:
        self._figures.put(best.cell, printed_value(best.exact, self._workings.units[best.cell]))
        gone = {id(one): one for one in best.broken}
        touched = self._workings.of_cell[best.cell]
        gone.update((id(one), one) for one in touched if id(one) in self._broken and self._holds(one))
        looked_at = [one for one in touched if len(one.operands) < _LONG]
        cells = dict.fromkeys(cell for one in (*gone.values(), *looked_at) for cell in one.cells)
        for at, equation in gone.items():
            self._broken.pop(at, None)
            for cell in equation.cells:
                self._own[cell].pop(at, None)
        for cell in cells:
            self._look_at(cell)

    def _holds(self, equation: Equation) -> bool:
        if equation.is_doubtful:
            return False
        wanted = self._workings.wanted(equation, equation.target, self._figures)
        return wanted is not None and wanted[0] <= self._figures[equation.target] <= wanted[1]


def _explained(workings: Workings, cell: Place, own: Sequence[Equation], values: ChangedFigures) -> Blamed | None:
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
