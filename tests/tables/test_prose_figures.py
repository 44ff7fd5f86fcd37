"""Figures in prose: printed as their columns print them, or in the form that is said."""

from __future__ import annotations

import pytest

from tests.spec_text import figure, found, plan, table, worked


def prose_of(prose: str, *things: str) -> list[str]:
    """What the insets of a prose line print, in order."""
    computed = worked(plan(*things, prose=prose))
    wanted = [piece.split(")$")[0] for piece in prose.split("§")[1::2]]
    printed = {inset.text: text for inset, text in computed.printed.items()}
    return [printed[text[2:-1]] for text in wanted]


def test_single_figures_have_the_decimals_of_what_they_are_computed_from() -> None:
    spec = plan(
        table("t", {"a": "", "b": ""}, "ten | a | b\nX | 1 | 3,5"),
        figure("f", "formula: t.total.a / t.total.b"),
        figure("g", "formula: t.total.b * 2"),
        figure("h", "formula: t.total.a / t.total.b * 100\nunit: '%'"),
        figure("i", "value: 1,50"),
        figure("k", "goal: ≥ 1.234 hộ"),
    )

    computed = worked(spec)

    assert [computed[name].text for name in "fghik"] == ["0,29", "7,0", "28,57", "1,50", "1.234"]


def test_prose_prints_a_figure_as_its_column_does_or_in_the_form_it_says() -> None:
    things = (
        table("t", {"a": "", "b": "", "c": "rate: a / b"}, "ten | a | b\nX | 7 | 2452", total="{label: Cộng, pad: 2}"),
    )

    assert prose_of("§$(t[X].c)§ §$(t.total.a)§ §$(t[X].a)§", *things) == ["0,29", "07", "7"]
    assert prose_of("§$(t[X].c | 4)§ §$(t[X].a | 00)§ §$(t[X].a | 1)§", *things) == ["0,2855", "07", "7,0"]
    assert prose_of("§$(t[X].a / t[X].b | 2%)§ §$(t[X].a / t[X].b | 0%)§", *things) == ["0,29", "0"]
    assert prose_of("§$(t[X].b | words)§", *things) == ["hai nghìn bốn trăm năm mươi hai"]


def test_a_form_keeps_the_rounding_of_the_table() -> None:
    things = (table("t", {"a": "", "b": "", "c": "rate: a / b"}, "ten | a | b\nX | 7 | 2452", rounding="truncate"),)

    assert prose_of("§$(t[X].c)§ §$(t[X].c | 3)§ §$(t[X].c | 1)§", *things) == ["0,28", "0,285", "0,2"]


def test_words_say_the_figure_that_is_printed() -> None:
    columns = {"a": "", "b": "", "c": "formula: a / b\ndecimals: 1"}
    things = (table("t", columns, "ten | a | b\nX | 7 | 4", rounding="truncate"),)

    assert prose_of("§$(t[X].c)§ §$(t[X].c | words)§", *things) == ["1,7", "một phẩy bảy"]


def test_a_number_too_long_for_words_is_a_finding() -> None:
    spec = plan(figure("f", "value: 1.000.000.000.000.000.000"), prose="Bằng $(f | words).", shown="")

    assert found(spec) == [("KH226", "f")]


def test_a_computed_expression_must_say_its_form() -> None:
    spec = plan(table("t", {"a": ""}, "ten | a\nX | 7"), prose="Có $(t.total.a + 1) hộ.")

    assert found(spec) == [("KH312", "t.total.a")]


@pytest.mark.parametrize("inset", ["issuer.kind | 2", "issuer = 7", "issuer.name | words"])
def test_text_has_no_form_and_claims_no_figure(inset: str) -> None:
    spec = plan(table("t", {"a": ""}, "ten | a\nX | 7"), prose=f"Có $({inset}) hộ.")

    assert [code for code, _ in found(spec)] == ["KH410"]


def test_a_year_in_a_form_is_still_a_year() -> None:
    assert prose_of("§$(year | 0)§ §$(year - 1 | 0)§", table("t", {"a": ""}, "ten | a\nX | 7")) == ["2023", "2022"]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("2023-03-09", "09/3/2023"), ("9/2/2023", "09/02/2023"), ("24/12/2023", "24/12/2023"), ("", "………")],
)
def test_the_date_has_the_zeros_of_the_decree(typed: str, printed: str) -> None:
    t = table("t", {"a": ""}, "ten | a\nX | 7")
    computed = worked(plan(t, prose="Ngày $(date).", year=f"year: 2023\ndate: {typed}"))

    assert [text for inset, text in computed.printed.items() if inset.text == "date"] == [printed]
