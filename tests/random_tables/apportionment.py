"""Whole parts by weight, and shares that add up: done the slow and plain way."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

STEPS = {"sainte-lague": 2, "d-hondt": 1}


class CannotBeMet(Exception):
    """The limits leave no way to give out the whole."""


@dataclass(frozen=True)
class Claimant:
    name: str
    weight: Fraction
    floor: int = 0
    cap: int | None = None
    fixed: int | None = None


def parts_of(whole: int, claimants: list[Claimant], method: str) -> list[int]:
    """The part of each claimant, in order."""
    _refuse_impossible(whole, claimants)
    left = whole - sum(each.fixed for each in claimants if each.fixed is not None)
    free = [at for at, each in enumerate(claimants) if each.fixed is None]
    order = sorted(free, key=lambda at: (-claimants[at].weight, claimants[at].name))
    give = _by_divisor if method in STEPS else _by_remainder
    given = give(left, [claimants[at] for at in order], STEPS.get(method, 0))
    found = [each.fixed or 0 for each in claimants]
    for at, part in zip(order, given, strict=True):
        found[at] = part
    return found


def _refuse_impossible(whole: int, claimants: list[Claimant]) -> None:
    least = most = reach = 0
    for each in claimants:
        low, high = each.floor, whole if each.cap is None else each.cap
        if each.weight < 0 or (each.cap is not None and each.floor > each.cap):
            raise CannotBeMet
        if each.fixed is not None:
            if each.fixed < each.floor or (each.cap is not None and each.fixed > each.cap):
                raise CannotBeMet
            low = high = each.fixed
        high = max(low, high)
        least, most = least + low, most + high
        reach += high if each.weight or each.fixed is not None else low
    if whole < 0 or least > whole or most < whole or reach < whole:
        raise CannotBeMet


def _held(each: Claimant, rate: Fraction, left: int) -> Fraction:
    cap = left if each.cap is None else each.cap
    return min(max(rate * each.weight, Fraction(each.floor)), Fraction(cap)) if each.weight else Fraction(each.floor)


def _quotas(left: int, claimants: list[Claimant]) -> list[Fraction]:
    """The parts, not whole yet: by one rate, each held between its floor and its cap, adding up to what is left."""
    bends = {Fraction(0)}
    for each in claimants:
        if each.weight:
            cap = left if each.cap is None else each.cap
            bends |= {each.floor / each.weight, cap / each.weight}
    known = [(rate, sum(_held(each, rate, left) for each in claimants)) for rate in sorted(bends)]
    low = max((pair for pair in known if pair[1] <= left), default=known[0])
    high = min((pair for pair in known if pair[1] >= left), default=known[-1])
    rate = low[0]
    if high[1] != low[1]:
        rate += (left - low[1]) * (high[0] - low[0]) / (high[1] - low[1])
    return [_held(each, rate, left) for each in claimants]


def _by_remainder(left: int, claimants: list[Claimant], _: int) -> list[int]:
    quotas = _quotas(left, claimants)
    given = [int(quota // 1) for quota in quotas]
    rests = sorted((at for at in range(len(quotas)) if quotas[at] % 1), key=lambda at: (-(quotas[at] % 1), at))
    for at in rests[: left - sum(given)]:
        given[at] += 1
    return given


def _by_divisor(left: int, claimants: list[Claimant], step: int) -> list[int]:
    given = [each.floor for each in claimants]
    while sum(given) < left:
        open_ = [at for at, each in enumerate(claimants) if each.weight and (each.cap is None or given[at] < each.cap)]
        best = max(open_, key=lambda at: (claimants[at].weight / (step * given[at] + 1), -at))
        given[best] += 1
    return given


def footed(values: list[Fraction], places: int, names: list[str], whole: Fraction) -> list[Fraction]:
    """Values cut off, then raised by a unit where the remainder is largest, until they add up to the whole."""
    units = [value * 10**places for value in values]
    cut = [unit // 1 for unit in units]
    order = sorted(range(len(values)), key=lambda at: (-(units[at] - cut[at]), -values[at], names[at]))
    for at in order[: int(whole * 10**places) - sum(cut)]:
        cut[at] += 1
    return [Fraction(unit, 10**places) for unit in cut]
