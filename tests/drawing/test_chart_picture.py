"""The picture of a chart: always the same bytes, whatever is in it and wherever it is drawn."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from kehoach.drawing.chart_picture import WIDTH, can_draw, draw_chart, height_of
from kehoach.source.pictures import picture_of
from kehoach.view.records import ChartSeries, ChartView

if TYPE_CHECKING:
    from kehoach.drawing.chart_picture import PictureForm
    from kehoach.plan.chart import ChartKind

pytestmark = pytest.mark.skipif(not can_draw(), reason="matplotlib is not installed")

HOUSEHOLDS = ChartSeries("_Hộ $nghèo$", ("1.204", "chưa có", "-3"), (Fraction(1204), None, Fraction(-3)))
NAMES = ("Khu phố 1", "Khu phố có một cái tên dài đến mức phải xuống dòng", "漢")


def chart(kind: ChartKind, *series: ChartSeries) -> ChartView:
    return ChartView("Hộ nghèo", "…", kind, "hộ", NAMES, series or (HOUSEHOLDS,) * 2)


@pytest.mark.parametrize("form", ["png", "svg"])
@pytest.mark.parametrize("kind", ["bar", "column", "line"])
def test_the_same_chart_gives_the_same_bytes_in_any_thread(kind: ChartKind, form: PictureForm) -> None:
    with ThreadPoolExecutor(2) as pool:
        one, two = pool.map(lambda _: draw_chart(chart(kind), form), range(2))

    assert one == two


def test_a_picture_says_nothing_of_when_and_by_what_it_was_drawn() -> None:
    assert b"tEXt" not in draw_chart(chart("bar"), "png")
    assert b"<dc:date>" not in draw_chart(chart("bar"), "svg")


@pytest.mark.parametrize("kind", ["bar", "column", "line"])
def test_a_picture_has_the_proportions_that_it_is_printed_in(kind: ChartKind) -> None:
    drawn = picture_of(draw_chart(chart(kind), "png"))

    assert abs(drawn.width * height_of(chart(kind)) - drawn.height * WIDTH) < 2 * drawn.width


def test_bars_lying_take_a_row_each_up_to_the_height_of_a_page() -> None:
    many = ChartView("", "", "bar", "", ("A",) * 500, (ChartSeries("B", ("1",) * 500, (Fraction(1),) * 500),))

    assert height_of(chart("bar")) > height_of(chart("bar", HOUSEHOLDS))
    assert height_of(many) == 220


def test_every_letter_is_drawn_as_a_shape_so_that_no_font_of_the_reader_matters() -> None:
    assert not re.search(rb"<text|font-family", draw_chart(chart("column"), "svg"))
