"""An edit of a printed sentence, taken to the line it is typed on."""

from __future__ import annotations

import pytest

from kehoach.diagnostics import Place
from kehoach.source.nodes import Line
from kehoach.word_edits.retyping import changed_text, retyped_lines, spots_of

JOINED = "Quyết định số 1; Căn cứ Quyết định số 2"


def brought(typed: str, printed: str, edited: str, *values: str) -> str:
    """The typed line after a printed one was edited."""
    line = Line(typed, Place("plan.yaml", 1, 1))
    found = retyped_lines(printed, edited, spots_of(printed, (line,), values), (line,))
    return changed_text(typed, found.changes)


@pytest.mark.parametrize(
    ("typed", "printed", "edited", "values", "wanted"),
    [
        ("Giảm $(a) hộ.", "Giảm 7 hộ.", "Giảm ít nhất 7 hộ.", ("7",), "Giảm ít nhất $(a) hộ."),
        ("Giảm $(a) hộ.", "Giảm 7 hộ.", "Giảm 8 hộ.", ("7",), "Giảm $(a) hộ."),
        ("Có $(a) hộ nghèo, giảm.", "Có 7 hộ nghèo, giảm.", "Giảm.", ("7",), "Giảm."),
        ("Mục tiêu chung", "II. MỤC TIÊU CHUNG", "II. MỤC TIÊU LỚN", (), "Mục tiêu lớn"),
        ("Quyết định số 1", "Căn cứ Quyết định số 1;", "Căn cứ Quyết định số 2;", (), "Quyết định số 2"),
        ("Quyết định số 1", "Căn cứ Quyết định số 1;", "Căn cứ Quyết định số 1; Căn cứ Quyết định số 2.", (), JOINED),
        ("Giá $$(5) một cái", "Giá $(5) một cái", "Giá $(5) hai cái", (), "Giá $$(5) hai cái"),
        ("Đạt $(a) % kế hoạch", "Đạt 0,29% kế hoạch", "Đạt 0,29% dự toán", ("0,29",), "Đạt $(a) % dự toán"),
        ("Lời đầu.", "Lời đầu.", "Lời đầu. Thêm $(x).", (), "Lời đầu. Thêm $$(x)."),
    ],
    ids=[
        "words",
        "a figure",
        "a clause gone",
        "capitals",
        "a basis",
        "two joined",
        "a dollar",
        "per cent",
        "code typed in Word",
    ],
)
def test_the_typed_line_follows_the_printed_one(
    typed: str, printed: str, edited: str, values: tuple[str, ...], wanted: str
) -> None:
    assert brought(typed, printed, edited, *values) == wanted


def test_a_figure_typed_over_is_told_with_what_was_typed() -> None:
    line = Line("Giảm $(a) hộ.", Place("plan.yaml", 1, 1))
    spots = spots_of("Giảm 7 hộ.", (line,), ("7",))
    assert retyped_lines("Giảm 7 hộ.", "Giảm 8 hộ.", spots, (line,)).figures == ((0, "8"),)


def test_a_number_around_the_text_is_not_typed() -> None:
    line = Line("Mục đích", Place("plan.yaml", 1, 1))
    found = retyped_lines("1. Mục đích", "2. Mục đích", spots_of("1. Mục đích", (line,), ()), (line,))
    assert (found.changes, found.is_around) == ((), True)
