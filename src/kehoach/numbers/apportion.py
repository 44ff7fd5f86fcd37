"""Apportionment: splitting a total into whole parts by weight that add up to it exactly."""

import enum
import heapq
import math
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from kehoach.numbers.exact import Exact

Constraint: TypeAlias = Literal[
    "negative-total",
    "negative-weight",
    "no-weight",
    "floors-exceed-total",
    "caps-below-total",
    "fixed-exceed-total",
    "floor-above-cap",
]
Reason: TypeAlias = Literal["quota", "remainder", "floor", "cap", "fixed"]


class Method(enum.Enum):
    """The method of distributing whole units."""

    LARGEST_REMAINDER = "largest-remainder"
    """The integer parts of the quotas, plus one for the largest remainders. No part is a whole unit off its quota."""
    SAINTE_LAGUE = "sainte-lague"
    """One unit at a time to the largest weight / (2 parts + 1). A larger total never makes a part smaller."""
    D_HONDT = "d-hondt"
    """One unit at a time to the largest weight / (parts + 1). Like Sainte-Laguë, but favours large weights."""


class ImpossibleError(ValueError):
    """Constraints that no integers satisfy: ``needed`` is the amount required, ``available`` the amount possible.

    ``name`` is the claimant at fault, where it is one.
    """

    def __init__(self, constraint: Constraint, needed: Exact, available: Exact, name: str | None = None) -> None:
        super().__init__(constraint, needed, available, name)
        self.constraint: Final = constraint
        self.needed: Final = needed
        self.available: Final = available
        self.name: Final = name

    def __str__(self) -> str:
        who = f" of {self.name!r}" if self.name is not None else ""
        return f"{self.constraint}{who}: needed {self.needed}, available {self.available}"


class Claimant(Struct, frozen=True):
    """A unit that receives a part of the total.

    ``name`` breaks ties, compared as text, so it should be a folded key. A part is never negative,
    whatever the ``floor``. A ``fixed`` part is both floor and cap and ignores the weight.
    """

    name: str
    weight: Exact
    floor: int = 0
    cap: int | None = None
    fixed: int | None = None


class Portion(Struct, frozen=True):
    """The part of a claimant and the reason for it.

    ``quota`` is rate * weight, with one rate for all claimants that are not fixed: the rate at which the quotas,
    each limited by its floor and its cap, add up to the total less the fixed parts. If no floor or cap applies,
    that is the plain share by weight; if several rates qualify, the nearest to the plain one is used. The quota of
    a fixed part is that part.

    ``reason`` is ``fixed``; ``floor`` or ``cap`` if that changed the part; ``remainder`` if the part exceeds the
    integer part of the quota; else ``quota``. With largest remainder, a floor changes the part if it is above the
    quota, a cap if it is below. With the divisor methods, a floor does if it granted a unit whose turn came after
    one refused to another claimant, a cap if it withheld a unit whose turn came before the last one granted.
    """

    parts: int
    quota: Fraction
    remainder: Fraction
    reason: Reason


def apportion(
    total: int, claimants: Sequence[Claimant], method: Method = Method.LARGEST_REMAINDER
) -> tuple[Portion, ...]:
    """Distribute ``total`` whole units; the parts, in the order of the claimants, add up to it.

    Ties go to the larger weight, then to the name that sorts first, then to the higher floor and the lower cap;
    claimants equal in all of these are interchangeable. So the order of the claimants never affects the result.

    Raises:
        ImpossibleError: the constraints cannot be met; a claimant without weight gets its floor, never more.

    >>> [portion.parts for portion in apportion(100, [Claimant("a", 1), Claimant("b", 1), Claimant("c", 1)])]
    [34, 33, 33]
    >>> [portion.parts for portion in apportion(7, [Claimant("a", 60, cap=3), Claimant("b", 39), Claimant("c", 1)])]
    [3, 4, 0]
    """
    left = _left_by_fixed(total, claimants)
    free = [i for i, claimant in enumerate(claimants) if claimant.fixed is None]
    scale = math.lcm(*(claimants[i].weight.denominator for i in free))
    order = sorted(free, key=lambda i: _tie_order(claimants[i]))
    # From here on a tie goes to the earlier claim.
    claims = [_claim(claimants[i], left, scale) for i in order]
    rate = _rate(left, claims)
    match method:
        case Method.LARGEST_REMAINDER:
            given = _by_largest_remainder(left, claims, rate)
        case Method.SAINTE_LAGUE:
            given = _by_divisor(left, claims, rate, 2)
        case Method.D_HONDT:
            given = _by_divisor(left, claims, rate, 1)
    portions: dict[int, Portion] = {}
    for i, claim, (parts, reason) in zip(order, claims, given, strict=True):
        quota = rate * claim.weight
        portions[i] = Portion(parts, quota, quota % 1, reason)
    for i, claimant in enumerate(claimants):
        if claimant.fixed is not None:
            portions[i] = Portion(claimant.fixed, Fraction(claimant.fixed), Fraction(0), "fixed")
    return tuple(portions[i] for i in range(len(claimants)))


_Turn: TypeAlias = tuple[int, int]
"""The turn at which a claim gets its next unit, and its rank; the lowest comes first."""


class _Claim(Struct, frozen=True):
    """A claimant without a fixed part; weights are integers in a common unit."""

    weight: int
    floor: int
    cap: int


def _tie_order(claimant: Claimant) -> tuple[Exact, str, int, bool, int]:
    return -claimant.weight, claimant.name, -claimant.floor, claimant.cap is None, claimant.cap or 0


def _claim(claimant: Claimant, left: int, scale: int) -> _Claim:
    weight = claimant.weight.numerator * (scale // claimant.weight.denominator)
    # Nobody can have more than all, so that is the cap of who has none.
    cap = left if claimant.cap is None else min(claimant.cap, left)
    return _Claim(weight, max(claimant.floor, 0), cap)


def _left_by_fixed(total: int, claimants: Sequence[Claimant]) -> int:
    """Raise if the constraints cannot be met; otherwise return the total less the fixed parts."""
    if total < 0:
        raise ImpossibleError("negative-total", 0, total)
    fixed = least = most = reach = 0
    for claimant in claimants:
        floor, cap = _bounds(claimant, total)
        fixed += claimant.fixed or 0
        least += floor
        most += cap
        reach += cap if claimant.weight else floor
    if fixed > total:
        raise ImpossibleError("fixed-exceed-total", fixed, total)
    if least > total:
        raise ImpossibleError("floors-exceed-total", least, total)
    if claimants and most < total:
        raise ImpossibleError("caps-below-total", total, most)
    if reach < total:
        raise ImpossibleError("no-weight", total, reach)
    return total - fixed


def _bounds(claimant: Claimant, total: int) -> tuple[int, int]:
    """The minimum and maximum of a claimant; without a cap the maximum is ``total``, or its floor if that is larger."""
    floor, cap, fixed = max(claimant.floor, 0), claimant.cap, claimant.fixed
    if claimant.weight < 0:
        raise ImpossibleError("negative-weight", 0, claimant.weight, claimant.name)
    if cap is not None and floor > cap:
        raise ImpossibleError("floor-above-cap", floor, cap, claimant.name)
    if fixed is None:
        return floor, max(floor, total) if cap is None else cap
    if fixed < floor:
        raise ImpossibleError("floor-above-cap", floor, fixed, claimant.name)
    if cap is not None and fixed > cap:
        raise ImpossibleError("floor-above-cap", fixed, cap, claimant.name)
    return fixed, fixed


def _rate(left: int, claims: Sequence[_Claim]) -> Fraction:
    """The rate at which all quotas, limited by floors and caps, add up to ``left``.

    The sum of the limited quotas is piecewise linear in the rate, with a bend wherever a quota meets
    its floor or its cap. The search goes from the plain rate, bend by bend, towards the required sum.
    """
    left -= sum(claim.floor for claim in claims if not claim.weight)
    claims = [claim for claim in claims if claim.weight]
    if not claims:
        return Fraction(0)
    plain = Fraction(left, sum(claim.weight for claim in claims))
    over, under = plain.numerator, plain.denominator
    reached = sum(min(max(over * claim.weight, claim.floor * under), claim.cap * under) for claim in claims)
    if reached == left * under:
        return plain
    way = 1 if reached < left * under else -1
    slope = held = 0
    bends: list[tuple[int, int, int]] = []
    for claim in claims:
        quota = over * claim.weight
        near, far = (claim.floor, claim.cap)[::way]
        ahead_of_near, ahead_of_far = way * (near * under - quota) > 0, way * (far * under - quota) > 0
        if ahead_of_near:
            held += near
            bends.append((near, claim.weight, claim.weight))
        elif ahead_of_far:
            slope += claim.weight
        else:
            held += far
        if ahead_of_far:
            bends.append((far, claim.weight, -claim.weight))
    shift = _shift(claims)
    bends.sort(key=lambda bend: way * ((bend[0] << shift) // bend[1]))
    for parts, weight, change in bends:
        if way * (slope * parts + (held - left) * weight) >= 0:
            break
        slope += change
        held += parts if change < 0 else -parts
    return Fraction(left - held, slope)


def _by_largest_remainder(left: int, claims: Sequence[_Claim], rate: Fraction) -> list[tuple[int, Reason]]:
    given: list[tuple[int, Reason]] = []
    rests: list[tuple[int, int]] = []
    for rank, claim in enumerate(claims):
        whole, rest = divmod(rate.numerator * claim.weight, rate.denominator)
        if whole < claim.floor:
            given.append((claim.floor, "floor"))
        elif (whole, rest) > (claim.cap, 0):
            given.append((claim.cap, "cap"))
        else:
            given.append((whole, "quota"))
            if rest:
                rests.append((-rest, rank))
    # Held quotas add up to the total: fewer units are over than there are remainders.
    over = left - sum(parts for parts, _ in given)
    for _, rank in heapq.nsmallest(over, rests):
        given[rank] = (given[rank][0] + 1, "remainder")
    return given


def _by_divisor(left: int, claims: Sequence[_Claim], rate: Fraction, step: int) -> list[tuple[int, Reason]]:
    """Give the next unit to the largest weight / (step * parts + 1), starting at the floors, up to the caps."""
    shift = _shift(claims)

    def turn(rank: int, parts: int) -> _Turn:
        return ((step * parts + 1) << shift) // claims[rank].weight, rank

    # What the loop has given when the turns served are those up to 2 * rate (Sainte-Laguë) or rate (D'Hondt).
    over, under, half = step * rate.numerator, step * rate.denominator, (step - 1) * rate.denominator
    parts = [min(max((over * claim.weight + half) // under, claim.floor), claim.cap) for claim in claims]
    # That is off by a unit a claim at most, so this loop is short.
    _finish(left - sum(parts), parts, claims, turn)

    weighty = [rank for rank, claim in enumerate(claims) if claim.weight]
    last_given = max((turn(i, parts[i] - 1) for i in weighty if parts[i] > claims[i].floor), default=None)
    first_refused = min((turn(i, parts[i]) for i in weighty if parts[i] < claims[i].cap), default=None)

    def reason(rank: int, part: int, claim: _Claim) -> Reason:
        if not claim.weight:
            return "floor" if part else "quota"
        if part == claim.floor > 0 and first_refused is not None and turn(rank, part - 1) > first_refused:
            return "floor"
        if part == claim.cap and last_given is not None and turn(rank, part) < last_given:
            return "cap"
        return "remainder" if part > rate.numerator * claim.weight // rate.denominator else "quota"

    return [(part, reason(rank, part, claims[rank])) for rank, part in enumerate(parts)]


def _finish(missing: int, parts: list[int], claims: Sequence[_Claim], turn: Callable[[int, int], _Turn]) -> None:
    """Give the missing units in the order of their turns, or take back the excess ones, last first."""
    change = 1 if missing > 0 else -1

    def queued(rank: int) -> Iterator[_Turn]:
        part, claim = parts[rank], claims[rank]
        if not claim.weight:
            return
        if change > 0 and part < claim.cap:
            yield turn(rank, part)
        elif change < 0 and part > claim.floor:
            key, _ = turn(rank, part - 1)
            yield -key, -rank

    queue = [place for rank in range(len(claims)) for place in queued(rank)]
    heapq.heapify(queue)
    for _ in range(abs(missing)):
        rank = abs(heapq.heappop(queue)[1])
        parts[rank] += change
        for place in queued(rank):
            heapq.heappush(queue, place)


def _shift(claims: Sequence[_Claim]) -> int:
    """The number of bits to shift n by before n // weight, so that integers keep the order of all n / weight.

    Two unequal ratios differ by at least 1 / (weight * weight), which is then a whole unit or more.
    """
    return 2 * max((claim.weight.bit_length() for claim in claims), default=0)
