"""The language of a file of rules: what is written is read as the same relation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.auditing.audit_values import FormulaKind
from kehoach.auditing.given_formulas import GivenRelation, relation_of, relation_text
from kehoach.plan.parsing import parse_formula

names = st.lists(st.from_regex(r"[a-z][a-z0-9]{1,5}_", fullmatch=True), min_size=2, max_size=9, unique=True)
pairs = names.map(lambda some: (some[0], some[1]))
powers = st.integers(-3, 3)
PERCENT = 2


def linear(ids: list[str], minus: set[int]) -> GivenRelation:
    signs = tuple(-1 if at in minus else 1 for at in range(len(ids)))
    return GivenRelation(FormulaKind.SUM if min(signs) > 0 else FormulaKind.DIFFERENCE, tuple(ids), signs)


relations = st.one_of(
    st.builds(lambda ids, power: GivenRelation(FormulaKind.RATIO, ids, (), power), pairs, powers),
    st.builds(lambda ids, power: GivenRelation(FormulaKind.PRODUCT, ids, (), power), pairs, powers),
    st.builds(lambda ids: GivenRelation(FormulaKind.GROWTH, ids, (), PERCENT), pairs),
    st.builds(lambda ids: GivenRelation(FormulaKind.SHARE, ids[:1], (), PERCENT, ids[1]), pairs),
    st.builds(lambda ids: GivenRelation(FormulaKind.CHAIN, ids[:1], (), PERCENT), pairs),
    st.builds(lambda ids: GivenRelation(FormulaKind.RUNNING, ids[:1]), pairs),
    st.builds(linear, names, st.sets(st.integers(0, 8))),
)


@given(relations)
def test_a_relation_is_read_as_it_is_written(relation: GivenRelation) -> None:
    assert relation_of(parse_formula(relation_text(relation))) == relation


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("100 * a / b", "a / b * 100"),
        ("a * 100 / b", "a / b * 100"),
        ("a / (b / 100)", "a / b * 100"),
        ("a * 0,01 * b", "a * b / 100"),
        ("a × 10 ÷ b × 10", "a / b * 100"),
        ("a - (b - c)", "a - b + c"),
    ],
)
def test_the_power_of_ten_may_be_anywhere(typed: str, same: str) -> None:
    assert relation_of(parse_formula(typed)) == relation_of(parse_formula(same))


@pytest.mark.parametrize(
    "typed", ["a", "a + 1", "a + a", "2 * a / b", "1 / a", "(a + b) / c", "a * 10000000 / b", "a / b.c", "min(a; b)"]
)
def test_what_an_audit_does_not_compare_is_no_relation(typed: str) -> None:
    assert relation_of(parse_formula(typed)) is None
