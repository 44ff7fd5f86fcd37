"""Parts add up, keep to their quotas and bounds, and never depend on the order of the rows."""

import itertools
import pickle
import random
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.numbers import (
    Claimant,
    Constraint,
    Exact,
    ImpossibleError,
    Method,
    Portion,
    apportion,
)
from tests.steps import steps_of

STEPS = {Method.SAINTE_LAGUE: 2, Method.D_HONDT: 1}

methods = st.sampled_from(Method)
divisor_methods = st.sampled_from(list(STEPS))
names = st.sampled_from(["an", "binh", "chi", "dung", "em"])
weights: st.SearchStrategy[Exact] = st.integers(0, 12) | st.fractions(0, 5, max_denominator=6) | st.integers(0, 10**15)
plain_claimants = st.builds(Claimant, names, weights)


@st.composite
def bound_claimants(draw: st.DrawFn) -> Claimant:
    floor = draw(st.integers(-1, 6))
    cap = draw(st.none() | st.integers(max(floor, 0), 9))
    fixed = draw(st.none() | st.none() | st.integers(max(floor, 0), 9 if cap is None else cap))
    return Claimant(draw(names), draw(weights), floor, cap, fixed)


def least(claimant: Claimant) -> int:
    return max(claimant.floor, 0) if claimant.fixed is None else claimant.fixed


def most(claimant: Claimant, limit: int) -> int:
    if claimant.fixed is not None or not claimant.weight:
        return least(claimant)
    return limit if claimant.cap is None else claimant.cap


@st.composite
def demands(draw: st.DrawFn) -> tuple[int, list[Claimant]]:
    """A total that can be given out to the claimants within their bounds."""
    claimants = draw(st.lists(bound_claimants() | plain_claimants, max_size=8))
    low, high = sum(map(least, claimants)), sum(most(claimant, 40) for claimant in claimants)
    # Near the ends many floors or caps bite at once.
    near_low, near_high = st.integers(low, min(low + 9, high)), st.integers(max(low, high - 9), high)
    total = draw(st.integers(low, high) | near_low | near_high)
    return total, claimants


def parts_of(portions: Sequence[Portion]) -> list[int]:
    return [portion.parts for portion in portions]


def equal_claimants(count: int) -> list[Claimant]:
    return [Claimant(f"unit {i:02}", 1) for i in range(count)]


# Bắc Sơn 2023: hộ nghèo of its ten khu phố at the beginning of the year.
POOR_HOUSEHOLDS = {1: 2, 2: 1, 3: 4, 4: 2, 5: 3, 6: 4, 8: 2, 9: 2, 10: 6, 12: 3}


def bac_son(cap: int | None = None) -> list[Claimant]:
    return [Claimant(f"khu phố {number}", poor, cap=cap) for number, poor in POOR_HOUSEHOLDS.items()]


def test_eight_households_over_the_ten_khu_pho_by_largest_remainder() -> None:
    portions = apportion(8, bac_son())

    # Quotas are 8 * poor / 29. Their whole parts give 3; 24/29 (twice) and 19/29 take three of the five
    # left, and of the four khu phố with 16/29 the first two by name take the others.
    assert parts_of(portions) == [1, 0, 1, 1, 1, 1, 0, 0, 2, 1]
    assert [portion.quota for portion in portions] == [Fraction(8 * poor, 29) for poor in POOR_HOUSEHOLDS.values()]
    assert [portion.remainder * 29 for portion in portions] == [16, 8, 3, 16, 24, 3, 16, 16, 19, 24]
    assert [portion.reason[0] for portion in portions] == list("rqqrrqqqrr")


def test_eight_households_one_by_one() -> None:
    # The quotients in order: 6, 4, 4, 3, 3, then 6/3 and 2, 2 of the four khu phố with two.
    assert parts_of(apportion(8, bac_son(), Method.SAINTE_LAGUE)) == [1, 0, 1, 1, 1, 1, 0, 0, 2, 1]
    # The quotients in order: 6, 4, 4, 6/2, 3, 3, 6/3, then 4/2 of khu phố 3, before 2 of smaller ones.
    assert parts_of(apportion(8, bac_son(), Method.D_HONDT)) == [0, 0, 2, 0, 1, 1, 0, 0, 3, 1]


def test_eight_households_at_most_one_in_each() -> None:
    portions = apportion(8, bac_son(cap=1))

    # 3, 6 and 10 are held at one; 5 are left over 15 poor households, a third for each of these.
    assert parts_of(portions) == [1, 0, 1, 1, 1, 1, 1, 0, 1, 1]
    assert [portion.quota * 3 for portion in portions] == list(POOR_HOUSEHOLDS.values())
    assert [portion.reason[0] for portion in portions] == list("rqcrqcrqcq")


def test_a_floor_takes_from_the_others_by_weight() -> None:
    portions = apportion(10, [Claimant("a", 6), Claimant("b", 3), Claimant("c", 1, floor=4)])

    assert portions == (
        Portion(4, Fraction(4), Fraction(0), "quota"),
        Portion(2, Fraction(2), Fraction(0), "quota"),
        Portion(4, Fraction(2, 3), Fraction(2, 3), "floor"),
    )


def test_a_fixed_part_is_set_aside_first() -> None:
    portions = apportion(10, [Claimant("a", 1), Claimant("b", 5, fixed=7), Claimant("c", 2)])

    assert portions == (
        Portion(1, Fraction(1), Fraction(0), "quota"),
        Portion(7, Fraction(7), Fraction(0), "fixed"),
        Portion(2, Fraction(2), Fraction(0), "quota"),
    )


def test_equal_remainders_go_to_the_larger_weight_then_by_name() -> None:
    assert parts_of(apportion(2, [Claimant("a", 1), Claimant("b", 3)])) == [0, 2]
    assert parts_of(apportion(1, [Claimant("b", 1), Claimant("a", 1)])) == [0, 1]


@pytest.mark.parametrize("method", Method)
def test_twins_in_weight_and_name_go_by_higher_floor_then_lower_cap(method: Method) -> None:
    twins = [Claimant("a", 2, cap=7), Claimant("a", 2), Claimant("a", 2, floor=1), Claimant("a", 2, cap=6)]

    for order in itertools.permutations(twins):
        portions = dict(zip(order, apportion(6, order, method), strict=True))
        assert [portions[twin].parts for twin in twins] == [1, 1, 2, 2]


@pytest.mark.parametrize("method", Method)
def test_floors_that_bite_one_after_the_other(method: Method) -> None:
    # The plain rate is 1; each floor that bites lowers it, to 8/15, 3/10 and at last 1/10.
    weights_and_floors = [(10, 0), (10, 5), (10, 10), (10, 24)]
    claimants = [Claimant(f"{i}", weight, floor) for i, (weight, floor) in enumerate(weights_and_floors)]

    portions = apportion(40, claimants, method)

    assert parts_of(portions) == [1, 5, 10, 24]
    assert [portion.quota for portion in portions] == [1, 1, 1, 1]


@pytest.mark.parametrize("method", Method)
def test_floors_and_caps_on_the_way_up_and_on_the_way_down(method: Method) -> None:
    # At the plain rate 1 the cap of a bites most; the rate goes up to 19/7, past the floor and the cap of b.
    up = [Claimant("a", 16, cap=2), Claimant("b", 2, floor=3, cap=4), Claimant("c", 7)]
    # At the plain rate 1 the floor of a bites most; the rate goes down to 3/14, past the cap and floor of b.
    down = [Claimant("a", 2, floor=17), Claimant("b", 10, floor=6, cap=8), Claimant("c", 14)]

    assert parts_of(apportion(25, up, method)) == [2, 4, 19]
    assert parts_of(apportion(26, down, method)) == [17, 6, 3]


@pytest.mark.parametrize("method", STEPS)
def test_the_divisor_methods_leave_the_quota_as_far_as_giving_one_by_one_does(method: Method) -> None:
    claimants = [Claimant("a", 1003), *(Claimant(f"b{i:02}", 6) for i in range(50))]
    expected = one_by_one(130, claimants, STEPS[method])

    assert abs(expected[0] - Fraction(130 * 1003, 1303)) > 15
    assert parts_of(apportion(130, claimants, method)) == expected


@pytest.mark.parametrize("method", Method)
def test_a_floor_and_a_cap_say_that_they_moved_a_part(method: Method) -> None:
    claimants = [Claimant("a", 100, cap=2), Claimant("b", 10), Claimant("c", 1, floor=3), Claimant("d", 0, floor=1)]

    portions = apportion(12, claimants, method)

    assert parts_of(portions) == [2, 6, 3, 1]
    assert [portion.reason for portion in portions] == ["cap", "quota", "floor", "floor"]


@pytest.mark.parametrize("method", Method)
def test_a_floor_and_a_cap_that_change_nothing_are_not_the_reason(method: Method) -> None:
    portions = apportion(3, [Claimant("a", 2, floor=2), Claimant("b", 1, cap=1), Claimant("c", 0)], method)

    assert parts_of(portions) == [2, 1, 0]
    assert [portion.reason for portion in portions] == ["quota"] * 3


def test_the_alabama_paradox_is_one_of_largest_remainder_alone() -> None:
    claimants = [Claimant("a", 6), Claimant("b", 6), Claimant("c", 2)]

    assert [parts_of(apportion(total, claimants))[2] for total in (10, 11)] == [2, 1]
    assert [parts_of(apportion(total, claimants, Method.SAINTE_LAGUE))[2] for total in (10, 11)] == [1, 1]


@pytest.mark.parametrize("method", Method)
def test_nothing_to_give_and_nobody_to_get(method: Method) -> None:
    assert apportion(0, [], method) == ()
    assert parts_of(apportion(0, [Claimant("a", 0), Claimant("b", 5)], method)) == [0, 0]
    assert parts_of(apportion(7, [Claimant("a", 1)], method)) == [7]
    assert parts_of(apportion(3, equal_claimants(5), method)) == [1, 1, 1, 0, 0]


@pytest.mark.parametrize("method", Method)
def test_a_claimant_without_weight_gets_its_floor_and_no_more(method: Method) -> None:
    claimants = [Claimant("a", 0, floor=2, cap=9), Claimant("b", 0), Claimant("c", 1)]

    assert parts_of(apportion(5, claimants, method)) == [2, 0, 3]
    assert parts_of(apportion(2, claimants[:2], method)) == [2, 0]


@pytest.mark.parametrize(
    ("total", "claimants", "constraint", "needed", "available", "name"),
    [
        (-1, [Claimant("a", 1)], "negative-total", 0, -1, None),
        (1, [Claimant("a", 1), Claimant("b", -2)], "negative-weight", 0, -2, "b"),
        (1, [Claimant("a", 1), Claimant("b", -2, fixed=1)], "negative-weight", 0, -2, "b"),
        (5, [Claimant("a", 0), Claimant("b", 0, floor=2)], "no-weight", 5, 2, None),
        (5, [Claimant("a", 1, cap=2), Claimant("b", 0)], "no-weight", 5, 2, None),
        (5, [], "no-weight", 5, 0, None),
        (5, [Claimant("a", 1, floor=3), Claimant("b", 1, floor=3)], "floors-exceed-total", 6, 5, None),
        (5, [Claimant("a", 1, floor=3), Claimant("b", 1, fixed=3)], "floors-exceed-total", 6, 5, None),
        (5, [Claimant("a", 1, cap=1), Claimant("b", 1, cap=3)], "caps-below-total", 5, 4, None),
        (5, [Claimant("a", 1, fixed=4)], "caps-below-total", 5, 4, None),
        (5, [Claimant("a", 1, fixed=4), Claimant("b", 1, fixed=2)], "fixed-exceed-total", 6, 5, None),
        (5, [Claimant("a", 1), Claimant("b", 1, floor=3, cap=2)], "floor-above-cap", 3, 2, "b"),
        (5, [Claimant("a", 1), Claimant("b", 1, cap=-1)], "floor-above-cap", 0, -1, "b"),
        (5, [Claimant("a", 1), Claimant("b", 1, fixed=-1)], "floor-above-cap", 0, -1, "b"),
        (5, [Claimant("a", 1), Claimant("b", 1, floor=3, fixed=2)], "floor-above-cap", 3, 2, "b"),
        (5, [Claimant("a", 1), Claimant("b", 1, cap=2, fixed=3)], "floor-above-cap", 3, 2, "b"),
    ],
)
@pytest.mark.parametrize("method", Method)
def test_an_impossible_demand_names_what_is_in_the_way(
    total: int,
    claimants: list[Claimant],
    constraint: Constraint,
    needed: Exact,
    available: Exact,
    name: str | None,
    method: Method,
) -> None:
    with pytest.raises(ImpossibleError) as caught:
        apportion(total, claimants, method)

    error = caught.value
    assert (error.constraint, error.needed, error.available, error.name) == (constraint, needed, available, name)


def test_an_impossible_demand_can_be_read_and_sent_to_another_process() -> None:
    error = ImpossibleError("floor-above-cap", 3, 2, "khu phố 1")

    assert str(error) == "floor-above-cap of 'khu phố 1': needed 3, available 2"
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


@given(demands(), methods)
def test_parts_add_up_and_keep_to_floors_caps_and_fixed_parts(
    demand: tuple[int, list[Claimant]], method: Method
) -> None:
    total, claimants = demand
    portions = apportion(total, claimants, method)

    assert sum(parts_of(portions)) == total
    for claimant, portion in zip(claimants, portions, strict=True):
        assert least(claimant) <= portion.parts <= most(claimant, total)
        assert (portion.reason == "fixed") == (claimant.fixed is not None)
        assert portion.remainder == portion.quota - portion.quota // 1
        if portion.reason == "floor":
            assert portion.parts == claimant.floor
        if portion.reason == "cap":
            assert portion.parts == claimant.cap


@given(demands())
def test_by_largest_remainder_each_part_is_within_one_of_its_quota_unless_a_bound_moved_it(
    demand: tuple[int, list[Claimant]],
) -> None:
    total, claimants = demand
    for portion in apportion(total, claimants):
        match portion.reason:
            case "floor":
                assert portion.parts > portion.quota
            case "cap":
                assert portion.parts < portion.quota
            case "remainder":
                assert portion.remainder
                assert portion.parts == portion.quota // 1 + 1
            case "quota" | "fixed":
                assert portion.parts == portion.quota // 1


@given(st.lists(plain_claimants, min_size=1), st.integers(0, 10**15), methods)
def test_without_bounds_the_quota_is_the_share_by_weight(claimants: list[Claimant], total: int, method: Method) -> None:
    whole = sum(claimant.weight for claimant in claimants)
    if not whole:
        return
    portions = apportion(total, claimants, method)

    shares = [Fraction(total * claimant.weight) / whole for claimant in claimants]
    assert [portion.quota for portion in portions] == shares


@given(demands(), methods, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_never_matters(
    demand: tuple[int, list[Claimant]], method: Method, shuffler: random.Random
) -> None:
    total, claimants = demand
    shuffled = shuffler.sample(claimants, len(claimants))

    before = Counter(zip(claimants, apportion(total, claimants, method), strict=True))
    after = Counter(zip(shuffled, apportion(total, shuffled, method), strict=True))

    assert before == after


@given(st.lists(plain_claimants, max_size=8), st.integers(0, 50), methods)
def test_a_larger_weight_never_gets_less(claimants: list[Claimant], total: int, method: Method) -> None:
    if not any(claimant.weight for claimant in claimants):
        return
    portions = apportion(total, claimants, method)

    by_weight = sorted(zip(claimants, portions, strict=True), key=lambda pair: (pair[0].weight, pair[1].parts))
    assert [portion.parts for _, portion in by_weight] == sorted(parts_of(portions))


@given(demands(), divisor_methods)
def test_by_a_divisor_a_larger_total_never_makes_a_part_smaller(
    demand: tuple[int, list[Claimant]], method: Method
) -> None:
    total, claimants = demand
    if total == sum(most(claimant, total + 1) for claimant in claimants):
        return
    now, then = (parts_of(apportion(units, claimants, method)) for units in (total, total + 1))

    assert sorted(b - a for a, b in zip(now, then, strict=True)) == [0] * (len(claimants) - 1) + [1]


def one_by_one(total: int, claimants: Sequence[Claimant], step: int) -> list[int]:
    """The definition of the divisor methods: each unit to the highest average."""
    parts = [least(claimant) for claimant in claimants]
    while sum(parts) < total:
        takers = [i for i, claimant in enumerate(claimants) if parts[i] < most(claimant, total)]
        averages = {i: Fraction(claimants[i].weight) / (step * parts[i] + 1) for i in takers}
        parts[min(takers, key=lambda i: (-averages[i], -claimants[i].weight, claimants[i].name))] += 1
    return parts


@given(demands(), divisor_methods)
def test_the_divisor_methods_agree_with_giving_one_by_one(demand: tuple[int, list[Claimant]], method: Method) -> None:
    total, claimants = demand
    claimants = list({(claimant.name, claimant.weight): claimant for claimant in claimants}.values())
    total = min(max(total, sum(map(least, claimants))), sum(most(claimant, total) for claimant in claimants))

    assert parts_of(apportion(total, claimants, method)) == one_by_one(total, claimants, STEPS[method])


def pinned(total: int, claimants: Sequence[Claimant]) -> list[Fraction]:
    """Quotas held by floors and caps, found by pinning the side that is more in the way until none is."""
    held: dict[int, int] = {i: least(c) for i, c in enumerate(claimants) if c.fixed is not None or not c.weight}
    while len(held) < len(claimants):
        loose = [i for i in range(len(claimants)) if i not in held]
        rate = (total - sum(held.values())) / Fraction(sum(claimants[i].weight for i in loose))
        lifted = {i: least(claimants[i]) - rate * claimants[i].weight for i in loose}
        cut = {i: rate * claimants[i].weight - most(claimants[i], total) for i in loose}
        lifted, cut = ({i: by for i, by in moved.items() if by > 0} for moved in (lifted, cut))
        if not lifted and not cut:
            return [Fraction(held[i]) if i in held else rate * c.weight for i, c in enumerate(claimants)]
        if sum(lifted.values()) >= sum(cut.values()):
            held |= {i: least(claimants[i]) for i in lifted}
        if sum(lifted.values()) <= sum(cut.values()):
            held |= {i: most(claimants[i], total) for i in cut}
    return [Fraction(held[i]) for i in range(len(claimants))]


@given(demands())
def test_held_quotas_are_those_of_pinning_until_nothing_moves(demand: tuple[int, list[Claimant]]) -> None:
    total, claimants = demand
    portions = apportion(total, claimants)

    held = [
        Fraction(portion.parts) if portion.reason in ("floor", "cap", "fixed") else portion.quota
        for portion in portions
    ]
    # A claimant without weight has the quota 0 and is held by its floor.
    assert held == pinned(total, claimants)
    assert sum(held) == total


@pytest.mark.parametrize("method", Method)
def test_ten_thousand_claimants_share_ten_to_the_fifteen_in_few_steps_each(method: Method) -> None:
    chance = random.Random(2023)
    claimants = [
        Claimant(f"unit {i}", chance.randint(0, 10**6), chance.randint(0, 10**10), chance.choice([None, 10**11]))
        for i in range(10_000)
    ]
    portions, steps = steps_of(lambda: apportion(10**15, claimants, method))

    assert steps < 100 * 10_000
    assert sum(parts_of(portions)) == 10**15
