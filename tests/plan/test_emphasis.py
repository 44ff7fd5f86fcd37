"""Which stars of a text make bold and italic, and which are stars."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.plan.emphasis import BOLD, ITALIC, balanced, marked, unpaired, without_emphasis, without_marks

SHOWN = str.maketrans({BOLD[0]: "<b>", BOLD[1]: "</b>", ITALIC[0]: "<i>", ITALIC[1]: "</i>"})
TEXTS = st.text(alphabet="a ế1*\\(),.", max_size=30)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("**đậm** và *nghiêng*", "<b>đậm</b> và <i>nghiêng</i>"),
        ("***cả hai***", "<b><i>cả hai</b></i>"),
        ("**đậm *và nghiêng***", "<b>đậm <i>và nghiêng</b></i>"),
        ("(**a**), “*b*”;", "(<b>a</b>), “<i>b</i>”;"),
        ("- **Tổng:** 5", "- <b>Tổng:</b> 5"),
        (r"\*a\* **b**", "*a* <b>b</b>"),
        (r"**a \* b**", "<b>a * b</b>"),
    ],
)
def test_words_between_stars_are_bold_or_italic(typed: str, shown: str) -> None:
    assert marked(typed).translate(SHOWN) == shown
    assert list(unpaired(typed)) == []


@pytest.mark.parametrize("typed", ["2 * 3", "5*3*2", "(*) a (*)", "* Dẫn:", "*****", "**** a ****", "a ** b", "*)"])
def test_a_star_among_spaces_figures_or_brackets_is_a_star(typed: str) -> None:
    assert marked(typed) == typed
    assert list(unpaired(typed)) == []


@pytest.mark.parametrize(("typed", "at"), [("a **b", [2]), ("giá* x", [3]), ("*a **b*", [3]), ("**đậm**nữa", [0])])
def test_stars_without_a_partner_are_found_where_they_are(typed: str, at: list[int]) -> None:
    assert list(unpaired(typed)) == at


def test_stars_inside_an_expression_are_its_own() -> None:
    assert list(unpaired("**Tổng $(a * (b * c)) hộ**, $(a *b)")) == []
    assert list(unpaired("$$(a *b)")) == [5]


@given(TEXTS)
def test_nothing_is_lost_but_stars_and_their_backslashes(text: str) -> None:
    assert without_emphasis(text).replace("*", "").replace("\\", "") == text.replace("*", "").replace("\\", "")
    assert balanced(marked(text)) == marked(text)


@given(TEXTS)
def test_where_every_star_has_a_partner_none_is_left_but_stars_that_are_meant(text: str) -> None:
    if "*" not in text:
        assert marked(text) == text
    elif not list(unpaired(text)):
        assert list(unpaired(without_marks(marked(text)).replace("*", r"\*"))) == []
