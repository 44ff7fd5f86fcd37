"""Sequences laid beside each other: every item once, in order, and like with like."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kehoach.word_edits.matching import pairs, shared_words

WORDS = st.lists(st.sampled_from(("một", "hai ba", "hai bốn", "năm sáu", "bảy")), max_size=7)


def paired(before: list[str], after: list[str]) -> list[tuple[int | None, int | None]]:
    return pairs(before, after, lambda text: text, shared_words, least=34)


@given(WORDS, WORDS)
def test_every_item_is_there_once_and_in_order(before: list[str], after: list[str]) -> None:
    found = paired(before, after)
    assert [one for one, _ in found if one is not None] == list(range(len(before)))
    assert [two for _, two in found if two is not None] == list(range(len(after)))


@given(WORDS)
def test_a_sequence_is_like_itself(items: list[str]) -> None:
    assert paired(items, items) == [(at, at) for at in range(len(items))]


def test_what_is_most_alike_is_paired_and_the_rest_stands_alone() -> None:
    before = ["Rà soát hộ nghèo", "Hỗ trợ vay vốn sản xuất", "Tổng kết"]
    after = ["Hỗ trợ vay vốn ưu đãi", "Mở lớp nghề", "Tổng kết"]
    assert paired(before, after) == [(0, None), (1, 0), (None, 1), (2, 2)]
