"""Which of the formulas that fit are believed: chance measured, labels heard, one formula per line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.auditing.audit_values import FormulaKind, FormulaSource, Trust
from kehoach.auditing.chance import LIKELY, LIKELY_WITH_LABEL, SURE, SURE_WITH_LABEL, base_rate, cost, surprise
from kehoach.auditing.fitting import Fit, Hypothesis, fit, is_wide, operands_of, spread_of, value_of
from kehoach.auditing.hypotheses import hypotheses, tried
from kehoach.auditing.labels import agrees, compares_done_with_planned, is_count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.auditing.figure_lines import FigureLines

_STRICT: Final = 5
"""Exact cells for each that is off by the rounding of its operands."""

_BALANCE: Final = 3
"""The parts of the shortest formula in which one may take away what another adds."""
_MANY: Final = 5
"""Rows that make sure of such a formula where no label says it."""
_ALIKE: Final = 10
"""Figures are alike if the least and the greatest differ by one part in this number."""


class Believed(Struct, frozen=True):
    """A formula of a line, how each item agrees, and how far it is believed."""

    formula: Hypothesis
    fits: tuple[Fit | None, ...]
    """By item; ``None`` where it says nothing."""
    score: float
    has_label: bool
    trust: Trust
    source: FormulaSource = FormulaSource.FOUND
    is_strict: bool = False
    """Whether rows that add up nothing are computed from figures as printed: one off by their rounding is doubtful."""
    is_rounded: bool = False
    """Whether its whole numbers were rounded after adding, so that a sum may miss by half a unit for each part."""

    def count(self, *wanted: Fit) -> int:
        """The number of items that agree in one of some ways."""
        return sum(found in wanted for found in self.fits if found is not None)

    @property
    def compared(self) -> int:
        """The number of items that it says something about."""
        return sum(found is not None for found in self.fits)


def found_in(lines: FigureLines, reach: int | None = None) -> list[Believed]:
    """One formula for each line that has one, not sorted; lines whose formula is open have it, too.

    Args:
        lines: the figures.
        reach: see :func:`hypotheses`.
    """
    price = cost(tried(lines, reach))
    judged = [judge(lines, one, price) for one in hypotheses(lines, reach)]
    return _one_each(lines, [one for one in judged if one.score > 0 and one.count(Fit.HIT, Fit.CUT)])


def judge(lines: FigureLines, formula: Hypothesis, price: float) -> Believed:
    """Compare a formula with all items."""
    fits = tuple(fit(lines, formula, item) for item in range(len(lines.items)))
    label = lines.infos[formula.target].label
    has_label = agrees(formula.kind.value, label, formula.power)
    telling = _telling(lines, formula, fits)
    hits = sum(fits[item] in (Fit.HIT, Fit.CUT) for item in telling)
    near = sum(fits[item] is Fit.NEAR for item in telling)
    score: float = 0
    if len(telling) > 1 and hits + near > 1:
        strict = surprise(hits, len(telling), _rate(lines, formula, telling, loose=False)) if hits else 0
        loose = surprise(hits + near, len(telling), _rate(lines, formula, telling, loose=True))
        score = max(strict, loose) - price
    trust = trust_in(score, hits + near, len(telling), has_label=has_label)
    if trust is Trust.SURE and _is_balance(formula) and not has_label and hits + near < _MANY:
        trust = Trust.LIKELY
    return Believed(formula, fits, score, has_label, trust, is_strict=_is_strict(lines, formula, fits))


def _is_strict(lines: FigureLines, formula: Hypothesis, fits: Sequence[Fit | None]) -> bool:
    """Whether most cells fit exactly although the rounding of operands would allow others."""
    own = [item for item in lines.independent if fits[item] is not None]
    near = sum(fits[item] is Fit.NEAR for item in own)
    if formula.is_linear or formula.kind is FormulaKind.PRODUCT or not near:
        return False
    exact = sum(fits[item] is Fit.HIT and is_wide(lines, formula, item) for item in own)
    return exact >= _STRICT * near


def trust_in(score: float, hits: int, count: int, *, has_label: bool) -> Trust:
    """How far a formula with a score is believed: enough items, most of which fit."""
    enough = hits >= (2 if has_label else 3)
    if enough and score >= (SURE_WITH_LABEL if has_label else SURE) and 4 * hits >= 3 * count:
        return Trust.SURE
    if enough and score >= (LIKELY_WITH_LABEL if has_label else LIKELY) and 2 * hits >= count:
        return Trust.LIKELY
    return Trust.OPEN


def _telling(lines: FigureLines, formula: Hypothesis, fits: Sequence[Fit | None]) -> list[int]:
    """The items that are evidence: not trivial, each combination of figures once, and for a sum no sums of items."""
    found: dict[tuple[int | None, ...], int] = {}
    allows_equal = compares_done_with_planned(lines.infos[formula.target].label)
    for item in lines.independent if formula.is_linear else range(len(lines.items)):
        if fits[item] is None:
            continue
        figures = [lines.values[line][at] for line, at in operands_of(lines, formula, item) or ()]
        printed = lines.values[formula.target][item]
        if _is_trivial(formula, figures, printed, allows_equal=allows_equal):
            continue
        if fits[item] is not Fit.MISS and _is_copy(formula, figures, printed):  # what misses speaks against it
            continue
        found.setdefault((*figures, printed), item)
    return list(found.values())


def _is_trivial(formula: Hypothesis, figures: list[int | None], printed: int | None, *, allows_equal: bool) -> bool:
    """Whether a row would fit without the formula: zeros, or a rate of two equal figures."""
    nonzero = sum(bool(figure) for figure in figures)
    if formula.is_linear:
        return nonzero < 2
    if nonzero < 2:
        return True
    if formula.kind is FormulaKind.PRODUCT:
        return False
    return figures[0] == figures[1] and not (allows_equal and printed)


def _is_balance(formula: Hypothesis) -> bool:
    """Whether it may take away what it adds."""
    return -1 in formula.signs and len(formula.operands) >= _BALANCE


def _is_copy(formula: Hypothesis, figures: Sequence[int | None], printed: int | None) -> bool:
    """Whether a row of a + b − c says no more than that cells are equal: what is added is subtracted, or all are alike.

    Cells are alike within a tenth, as those of years that hardly differ; what is added to a stock is far less than it.
    """
    if not _is_balance(formula):
        return False
    left = Counter[int]()
    for sign, figure in zip(formula.signs, figures, strict=True):
        left[figure or 0] += sign
    sizes = sorted(abs(figure or 0) for figure in (*figures, printed))
    is_alike = _ALIKE * (sizes[-1] - sizes[0]) <= sizes[-1]
    return is_alike or sum(abs(times) for figure, times in left.items() if figure) < 2


def _rate(lines: FigureLines, formula: Hypothesis, telling: Sequence[int], *, loose: bool) -> float:
    unit = Counter(lines.units[formula.target][item] for item in telling).most_common(1)[0][0]
    windows, printed = [], []
    for item in telling:
        value = value_of(lines, formula, item)
        figure = lines.values[formula.target][item]
        if value is None or figure is None:
            continue
        low, high = spread_of(lines, formula, item, value) if loose else (value, value)
        below = 0 if formula.is_linear and not loose else unit
        windows.append(
            (
                -(-(low.numerator - below * low.denominator) // low.denominator),
                (high.numerator + below * high.denominator // 2) // high.denominator,
            )
        )
        printed.append(figure)
    return base_rate(windows, printed, unit)


def _one_each(lines: FigureLines, judged: Sequence[Believed]) -> list[Believed]:
    """The best formula of each line; a relation that several lines share belongs to the one it is computed for."""
    chosen: dict[int, Believed] = {}
    relations: dict[frozenset[int], Believed] = {}
    for one in sorted(_turned_right(lines, judged), key=lambda one: _rank(lines, one)):
        formula = one.formula
        if formula.target in chosen or formula.lines in relations:
            continue
        if _is_circular(formula, chosen):
            continue
        chosen[formula.target] = one
        relations[formula.lines] = one
    return list(chosen.values())


def _turned_right(lines: FigureLines, judged: Sequence[Believed]) -> Iterator[Believed]:
    """Without quotients whose product fits as often: it has more digits, and a rounded quotient hides errors."""

    def fitting(one: Believed, *wanted: Fit) -> int:
        return sum(one.fits[item] in wanted for item in lines.independent)

    means = {one.formula.lines for one in judged if _is_quotient(one) and one.has_label and one.trust is Trust.SURE}
    products: dict[frozenset[int], int] = {}
    kept = [one for one in judged if not (one.formula.lines in means and _counts_by_a_mean(lines, one))]
    for one in kept:
        if one.formula.kind is FormulaKind.PRODUCT and one.trust is not Trust.OPEN:
            products[one.formula.lines] = max(fitting(one, Fit.HIT), products.get(one.formula.lines, 0))
    for one in kept:
        hits, own = products.get(one.formula.lines, 0), fitting(one, Fit.HIT, Fit.CUT)
        enough = own if one.has_label else own - own // 5
        if not (_is_quotient(one) and hits >= enough and hits):
            yield one


def _counts_by_a_mean(lines: FigureLines, one: Believed) -> bool:
    """Whether a formula would count people or things by multiplying their mean, which nobody does."""
    return one.formula.kind is FormulaKind.PRODUCT and is_count(lines.infos[one.formula.target].label)


def _is_quotient(one: Believed) -> bool:
    return one.formula.kind is FormulaKind.RATIO and one.formula.power != 2


def _rank(lines: FigureLines, one: Believed) -> tuple[object, ...]:
    """The order of preference: trust, the share of items that fit, a label that agrees, few and near operands."""
    formula = one.formula
    misses = one.count(Fit.MISS, Fit.NEAR)
    far = sum(abs(line - formula.target) for line in formula.operands)
    info = lines.infos[formula.target]
    is_rate = info.is_rate and formula.power == 2
    ends = formula.target not in (min(formula.lines), max(formula.lines))
    return (
        one.trust.rank,
        not is_rate,
        formula.kind is FormulaKind.DIFFERENCE and not one.has_label,
        misses * 20 // max(1, one.compared),
        _is_quotient(one),
        not one.has_label,
        len(formula.operands),
        ends,
        far,
        formula.target,
        formula.operands,
        formula.power,
    )


def _is_circular(formula: Hypothesis, chosen: dict[int, Believed]) -> bool:
    """Whether an operand is itself computed, by way of others, from the target."""
    seen, open_lines = set[int](), list(formula.operands)
    while open_lines:
        line = open_lines.pop()
        if line == formula.target and formula.kind is not FormulaKind.RUNNING:
            return True
        if line in seen:
            continue
        seen.add(line)
        if line in chosen:
            open_lines.extend(chosen[line].formula.operands)
    return False
