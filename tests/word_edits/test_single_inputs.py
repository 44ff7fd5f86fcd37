"""Which typed figure alone makes a computed one print otherwise."""

from __future__ import annotations

import kehoach
from kehoach.word_edits.single_inputs import single_inputs
from tests.word_edits.edited_copies import BAC_SON


def wanted(address: str, text: str) -> dict[str, str]:
    computed = kehoach.compute(kehoach.load(BAC_SON))
    return {one.address: one.after for one in single_inputs(computed, address, text)}


def test_each_term_of_a_difference_can_make_it_so() -> None:
    assert wanted("giam_ngheo[Khu phố 9].cuoi", "02") == {
        "giam_ngheo[Khu phố 9].dau": "3",
        "giam_ngheo[Khu phố 9].giam": "0",
    }


def test_a_rate_is_made_by_its_parts_where_they_are_whole() -> None:
    assert wanted("giam_ngheo[Khu phố 9].ty_le_cuoi", "0,71") == {
        "giam_ngheo[Khu phố 9].dau": "3",
        "giam_ngheo[Khu phố 9].giam": "0",
    }


def test_no_row_of_a_sum_is_meant_more_than_another() -> None:
    assert wanted("giam_ngheo.total.cuoi", "20") == {}


def test_what_no_figure_can_reach_and_what_is_not_a_figure_has_none() -> None:
    assert wanted("giam_ngheo[Khu phố 9].ty_le", "0,72") == {}
    assert wanted("giam_ngheo[Khu phố 9].ty_le", "cao") == {}
