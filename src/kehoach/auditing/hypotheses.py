"""The formulas that a table may have: made from its lines, and dropped as soon as a few items contradict them."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from kehoach.auditing.audit_values import FormulaKind
from kehoach.auditing.fitting import Fit, Hypothesis, fit, signed_sum
from kehoach.auditing.labels import agrees
from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kehoach.auditing.figure_lines import FigureLines

_POWERS: Final = (2, 0, 1, -1, 3, -3, -2)
_SAMPLE: Final = 6
_WINDOW: Final = 8
"""FigureLines of one sum of three or more lie within this number of neighbours."""
_MOST_RUNNING: Final = 60
"""Rows of a running sum; longer tables are lists."""
_NUMBER: Final = regex(r"\d+(?:[.,]\d+)*")
_FALLS: Final = regex(r"giảm|thoát|trừ|chết|chuyển đi|xuất|chi\b", re.IGNORECASE)
_RISES: Final = regex(r"tăng|phát sinh|tái|mới|chuyển đến|nhập|thu\b", re.IGNORECASE)
_BEGIN: Final = regex(r"đầu (kỳ|năm)|năm trước chuyển", re.IGNORECASE)
_END: Final = regex(r"cuối (kỳ|năm)|chuyển (kỳ|năm) sau", re.IGNORECASE)


def hypotheses(lines: FigureLines, reach: int | None = None) -> Iterator[Hypothesis]:
    """All that are worth a full comparison, with how many were tried for each target in :func:`tried`.

    Args:
        lines: the figures.
        reach: how far a target may be from its operands; ``None`` for any distance.
    """
    for target in range(len(lines)):
        near = [line for line in range(len(lines)) if line != target and (reach is None or abs(line - target) <= reach)]
        yield from _screened(lines, _of(lines, target, near))


def tried(lines: FigureLines, reach: int | None = None) -> int:
    """How many formulas are tried for one target."""
    count = len(lines) - 1 if reach is None else min(len(lines) - 1, 2 * reach)
    return 4 * count * count + 20


def _screened(lines: FigureLines, made: Iterable[Hypothesis]) -> Iterator[Hypothesis]:
    """Those that fit at least half of a few telling items."""
    for one in made:
        seen = fits = 0
        for item in lines.telling:
            found = fit(lines, one, item)
            if found is None or (not lines.values[one.target][item] and found is not Fit.MISS):
                continue
            seen += 1
            fits += found is not Fit.MISS
            if seen == _SAMPLE or (seen >= 3 and fits == 0):
                break
        if 2 * fits >= seen > 0:
            yield one


def _of(lines: FigureLines, target: int, near: Sequence[int]) -> Iterator[Hypothesis]:
    info = lines.infos[target]
    operands = [line for line in near if not lines.infos[line].is_percent]
    counts = [line for line in near if not lines.infos[line].is_rate]
    yield from _rates(lines, target, operands)
    if not info.is_rate:
        yield from _products(lines, target, near)
        yield from _sums(lines, target, [line for line in counts if not _is_lost_in(lines, target, line)])
        if agrees("running", info.label) and len(lines.items) <= _MOST_RUNNING:
            yield from (Hypothesis(FormulaKind.RUNNING, target, (line,)) for line in counts)
    else:
        yield from _differences_of_rates(lines, target, near)
    if info.is_percent or _is_percent(lines, target):
        for line in counts:
            yield from (Hypothesis(FormulaKind.SHARE, target, (line,), (), 2, base) for base in lines.totals)
            if info.is_percent:
                yield Hypothesis(FormulaKind.CHAIN, target, (line,), (), 2)


def _is_percent(lines: FigureLines, target: int) -> bool:
    """Whether the figures of a line without a telling label could be shares."""
    figures = [value for value in lines.values[target] if value is not None]
    return any(value % lines.scale for value in figures) and all(0 <= value <= 100 * lines.scale for value in figures)


def _rates(lines: FigureLines, target: int, counts: Sequence[int]) -> Iterator[Hypothesis]:
    label = lines.infos[target].label
    for first, second in itertools.permutations(counts, 2):
        for power in _powers(lines, target, first, second):
            if power == 2 or not lines.infos[target].is_rate or agrees("ratio", label, power):
                yield Hypothesis(FormulaKind.RATIO, target, (first, second), (), power)
        if lines.infos[target].is_rate or agrees("growth", label):
            yield Hypothesis(FormulaKind.GROWTH, target, (first, second), (), 2)


def _powers(lines: FigureLines, target: int, first: int, second: int) -> Iterator[int]:
    """The powers of ten at which a ratio is of the right size in one of the first telling items."""
    found: dict[int, None] = {}
    for item in lines.telling[:_SAMPLE]:
        t, a, b = (lines.values[line][item] for line in (target, first, second))
        if not (t and a and b) or (a == b and t in (lines.scale, 100 * lines.scale)):
            continue
        have, want = t * b, a * lines.scale
        for power in _POWERS:
            up, down = 10 ** max(power, 0), 10 ** max(-power, 0)
            if abs(have * down - want * up) * 12 <= abs(have * down):
                found[power] = None
    yield from found


def _products(lines: FigureLines, target: int, near: Sequence[int]) -> Iterator[Hypothesis]:
    for first, second in itertools.combinations(near, 2):
        for power in (0, -1, -2, -3):
            if _has_size(lines, target, first, second, power):
                yield Hypothesis(FormulaKind.PRODUCT, target, (first, second), (), power)


def _has_size(lines: FigureLines, target: int, first: int, second: int, power: int) -> bool:
    if lines.infos[first].is_rate and lines.infos[second].is_rate:
        return False
    for item in lines.telling[:3]:
        t, a, b = (lines.values[line][item] for line in (target, first, second))
        if t and a and b:
            have, want = t * lines.scale * 10 ** abs(power), a * b
            if abs(have - want) * 12 <= abs(have):
                return True
    return False


_SIGNS: Final = ((1, 1, 1), (1, 1, -1), (1, -1, 1), (-1, 1, 1), (1, -1, -1), (-1, 1, -1), (-1, -1, 1))


def _sums(lines: FigureLines, target: int, counts: Sequence[int]) -> Iterator[Hypothesis]:
    """Sums of two and three lines that fit one of the first telling items, and those of more lines."""
    for first, second in itertools.combinations(counts, 2):
        for signs in ((1, 1), (1, -1), (-1, 1)):
            if _is_near(lines, target, (first, second), signs):
                yield signed_sum(target, (first, second), signs)
    for three in itertools.combinations(counts, 3):
        if max(*three, target) - min(*three, target) <= _WINDOW:
            tries = _SIGNS[:1] if _is_series(lines, (target, *three)) else _SIGNS
            yield from (signed_sum(target, three, signs) for signs in tries if _is_near(lines, target, three, signs))
    yield from _runs(lines, target, counts)
    yield from _balances(lines, target, counts)


def _is_lost_in(lines: FigureLines, target: int, line: int) -> bool:
    """Whether the figures of a line are all below half a unit of the target, as coefficients beside tons are."""
    pairs = zip(lines.values[line], lines.units[target], lines.values[target], strict=True)
    sizes = [(abs(value), unit) for value, unit, beside in pairs if value and beside]
    return bool(sizes) and all(2 * size < unit for size, unit in sizes)


def _is_series(lines: FigureLines, own: Sequence[int]) -> bool:
    """Whether the labels of lines differ at most in numbers: the steps of a series are equal by chance."""
    labels = {_NUMBER.sub("", lines.infos[line].label).strip() for line in own}
    return len(labels) == 1 and labels != {""}


def _is_near(lines: FigureLines, target: int, operands: tuple[int, ...], signs: tuple[int, ...]) -> bool:
    for item in lines.telling[:2]:
        apart = lines.values[target][item]
        if apart is None:
            continue
        for line, sign in zip(operands, signs, strict=True):
            apart -= sign * (lines.values[line][item] or 0)
        if abs(apart) <= 2 * lines.units[target][item]:
            return True
    return False


def _runs(lines: FigureLines, target: int, counts: Sequence[int]) -> Iterator[Hypothesis]:
    """Sums of four lines or more, side by side or in every second or third place, beginning or ending at the target."""
    own = [line for line in range(len(lines)) if line in set(counts) or line == target]
    at = own.index(target)
    for side in (own[at + 1 :], own[:at][::-1]):
        for stride in (1, 2, 3):
            for begin in range(stride):
                picked = side[begin::stride]
                for length in range(4, len(picked) + 1):
                    run = tuple(sorted(picked[:length]))
                    yield Hypothesis(FormulaKind.SUM, target, run, (1,) * length)
    leaf = lines.infos[target].label.rsplit(" - ", 1)[-1]
    alike = [line for line in counts if lines.infos[line].label.rsplit(" - ", 1)[-1] == leaf]
    if len(alike) > 2:
        yield Hypothesis(FormulaKind.SUM, target, tuple(alike), (1,) * len(alike))


def _balances(lines: FigureLines, target: int, counts: Sequence[int]) -> Iterator[Hypothesis]:
    """What there was, less what its labels say fell, plus what rose: đầu kỳ − giảm + tăng = cuối kỳ."""
    if not _END.search(lines.infos[target].label):
        return
    for begin in (line for line in counts if _BEGIN.search(lines.infos[line].label) and line < target):
        between = [line for line in counts if begin < line < target]
        signs = [_sign(lines.infos[line].label) for line in between]
        if len(between) > 2 and all(signs):
            yield Hypothesis(FormulaKind.DIFFERENCE, target, (begin, *between), (1, *signs))


def _sign(label: str) -> int:
    for part in label.split(" - "):
        falls, rises = bool(_FALLS.search(part)), bool(_RISES.search(part))
        if falls != rises:
            return -1 if falls else 1
    return 0


def _differences_of_rates(lines: FigureLines, target: int, near: Sequence[int]) -> Iterator[Hypothesis]:
    """Points between two rates, where the label says so."""
    if agrees("difference", lines.infos[target].label):
        rates = [line for line in near if lines.infos[line].is_rate]
        for first, second in itertools.permutations(rates, 2):
            yield Hypothesis(FormulaKind.DIFFERENCE, target, (first, second), (1, -1))
