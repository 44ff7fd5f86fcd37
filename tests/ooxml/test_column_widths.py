"""How a table's width is shared among its columns: no word broken, names whole, and as few lines as can be."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kehoach.ooxml.column_widths import ColumnTexts, measure_columns
from kehoach.ooxml.measure import Font, longest_word_width, text_width, wrapped_lines
from tests.steps import steps_of

if TYPE_CHECKING:
    from collections.abc import Sequence

BODY = Font(13)
HEADER = Font(13, bold=True)
TEXT_AREA = 9072
MARGIN = 85


def test_an_indent_takes_the_room_that_its_text_needs_beside_it() -> None:
    plain, indented = ColumnTexts("", ["chữ", "chữ"]), ColumnTexts("", ["chữ", "chữ"], indents=(0, 454))
    measured = [measure_columns([one], [BODY] * 2, HEADER, MARGIN, TEXT_AREA) for one in (plain, indented)]

    assert [one.least_width - measured[0].least_width for one in measured] == [0, 454]
    long = ColumnTexts("", ["một hai ba bốn năm sáu"] * 2, indents=(0, 454))
    width = text_width("một hai ba bốn năm sáu", BODY) + 2 * MARGIN
    heights = measure_columns([long], [BODY] * 2, HEADER, MARGIN, TEXT_AREA).heights([width])
    assert heights[2] == 2 * heights[1]


@given(st.integers(300, 3000), st.integers(300, 3000))
def test_a_width_of_its_own_is_kept_and_the_others_share_the_rest(first: int, last: int) -> None:
    columns = [ColumnTexts("Tên", ["một hai ba bốn"]), ColumnTexts("Số", ["1"]), ColumnTexts("Lời", ["chữ " * 40])]
    measured = measure_columns(columns, [BODY], HEADER, MARGIN, TEXT_AREA).with_fixed({0: first, 2: last})
    widths = measured.shared(TEXT_AREA)

    assert (widths[0], widths[2], sum(widths)) == (first, last, TEXT_AREA)
    least = measure_columns(columns, [BODY], HEADER, MARGIN, TEXT_AREA).least
    assert dict(measured.narrow) == {at: least[at] - own for at, own in ((0, first), (2, last)) if own < least[at]}


def test_where_all_have_a_width_of_their_own_they_share_what_is_left() -> None:
    columns = [ColumnTexts("Tên", ["một"]), ColumnTexts("Số", ["1"])]
    measured = measure_columns(columns, [BODY], HEADER, MARGIN, TEXT_AREA)

    assert measured.with_fixed({0: 1000, 1: 500}).shared(3000) == (2000, 1000)


WORDS = st.text(alphabet="abcđêIW0123456789,. ", max_size=25)
FIGURES = st.integers(0, 10**9).map(lambda number: f"{number // 100},{number % 100:02}")


def widths_of(columns: Sequence[ColumnTexts], total: int, margin: int = MARGIN) -> tuple[int, ...]:
    """The shares of a width that the table was measured for."""
    rows = len(columns[0].cells)
    return measure_columns(columns, [BODY] * rows, HEADER, margin, total).shared(total)


def lines_of(columns: Sequence[ColumnTexts], widths: Sequence[int]) -> int:
    """The lines of a table: in each row, header included, as many as its highest cell takes."""
    rooms = [width - 2 * MARGIN for width in widths]
    rows = [[(column.label, HEADER) for column in columns]]
    rows += [[(column.cells[at], BODY) for column in columns] for at in range(len(columns[0].cells))]
    return sum(
        max(wrapped_lines(text, font, room) for (text, font), room in zip(row, rooms, strict=True)) for row in rows
    )


@st.composite
def tables(draw: st.DrawFn) -> list[ColumnTexts]:
    rows = draw(st.integers(0, 6))
    numeric = draw(st.lists(st.booleans(), min_size=1, max_size=8))
    return [
        ColumnTexts(
            draw(WORDS), draw(st.lists(FIGURES if figures else WORDS, min_size=rows, max_size=rows)), figures,
            draw(st.booleans()), draw(st.integers(0, 2)),
        )
        for figures in numeric
    ]  # fmt: skip


def least_widths(columns: Sequence[ColumnTexts]) -> list[int]:
    """What each column needs for its words and figures, computed cell by cell."""
    least = []
    for column in columns:
        measure = text_width if column.is_figures else longest_word_width
        needs = [longest_word_width(column.label, HEADER), *(measure(cell, BODY) for cell in column.cells)]
        least.append(max(needs) + 2 * MARGIN)
    return least


@given(tables(), st.integers(1, 20_000))
def test_the_widths_sum_exactly_to_the_total(table: list[ColumnTexts], total: int) -> None:
    widths = widths_of(table, total)
    assert sum(widths) == total
    assert all(width >= 0 for width in widths)


@given(tables(), st.integers(0, 5_000))
def test_no_word_and_no_figure_is_parted_where_there_is_room_for_all(table: list[ColumnTexts], more: int) -> None:
    least = least_widths(table)
    assert all(width >= need for width, need in zip(widths_of(table, sum(least) + more), least, strict=True))


def test_where_there_is_not_each_column_is_shrunk_in_proportion_to_its_need() -> None:
    columns = [ColumnTexts("", ["0" * count]) for count in (20, 40, 60)]
    assert widths_of(columns, 600, margin=0) == (100, 200, 300)


@given(tables(), st.integers(1, 20_000), st.integers(0, 5_000))
def test_measured_for_a_wider_page_it_is_shared_over_a_narrower_one_all_the_same(
    table: list[ColumnTexts], total: int, more: int
) -> None:
    measured = measure_columns(table, [BODY] * len(table[0].cells), HEADER, MARGIN, total + more)
    assert measured.shared(total) == widths_of(table, total)


@given(tables(), st.permutations("0123456789"), st.integers(1, 20_000))
def test_other_digits_give_the_same_widths(table: list[ColumnTexts], digits: list[str], total: int) -> None:
    other = str.maketrans("0123456789", "".join(digits))
    changed = [replace(column, cells=[cell.translate(other) for cell in column.cells]) for column in table]
    assert widths_of(changed, total) == widths_of(table, total)


SHORT = st.lists(st.text(alphabet="abmi ", min_size=1, max_size=18), min_size=2, max_size=2)


@given(st.lists(SHORT, min_size=2, max_size=3), st.integers(0, 1500))
def test_hardly_any_other_widths_make_a_table_lower(texts: list[list[str]], more: int) -> None:
    columns = [ColumnTexts("", cells) for cells in texts]
    least = least_widths(columns)
    total = sum(least) + more
    found = lines_of(columns, widths_of(columns, total))
    step = max(1, more // 12)
    shares = itertools.product(range(0, more + 1, step), repeat=len(columns) - 1)
    tried = (
        [*(width + share for width, share in zip(least, some, strict=False)), least[-1] + more - sum(some)]
        for some in shares
        if sum(some) <= more
    )
    assert found <= min(lines_of(columns, widths) for widths in tried) + 1


def test_a_row_is_no_lower_than_its_highest_cell_so_two_long_texts_are_widened_together() -> None:
    text = "chữ " * 24
    columns = [ColumnTexts("A", [text]), ColumnTexts("B", [text]), ColumnTexts("C", ["1"], is_figures=True)]
    first, second, figures = widths_of(columns, TEXT_AREA)
    assert abs(first - second) < 300
    assert figures < 500


def test_the_table_of_the_report_takes_sixteen_lines_where_it_took_twenty_seven() -> None:
    labels = (
        "TT", "Đơn vị", "Số hộ", "Hộ nghèo đầu năm 2023", "Tỷ lệ hộ nghèo", "Chỉ tiêu giảm HN năm 2023",
        "Số hộ thoát nghèo", "Số hộ nghèo mới phát sinh", "Hộ nghèo hiện có", "Tỷ lệ hộ nghèo hiện có",
    )  # fmt: skip
    cells = (
        [str(number) for number in range(1, 11)], [f"Khu phố {number}" for number in range(1, 11)], ["2.452"] * 10,
        ["29"] * 10, ["1,18"] * 10, ["08"] * 10, ["05"] * 10, ["01"] * 10, ["25"] * 10, ["1,02"] * 10,
    )  # fmt: skip
    columns = [
        ColumnTexts(label, some, number != 1) for number, (label, some) in enumerate(zip(labels, cells, strict=True))
    ]
    assert lines_of(columns, widths_of(columns, TEXT_AREA)) <= 16


def test_names_stay_on_one_line_as_long_as_every_word_has_room() -> None:
    task = "Rà soát hộ nghèo, hộ cận nghèo trên địa bàn phường theo chuẩn nghèo đa chiều " * 4
    columns = [ColumnTexts("Đơn vị", ["Thôn Trung Hòa Thượng"], is_whole=True), ColumnTexts("Việc", [task])]
    room = text_width("Thôn Trung Hòa Thượng", BODY) + 2 * MARGIN + least_widths(columns)[1]
    assert wrapped_lines("Thôn Trung Hòa Thượng", BODY, widths_of(columns, room)[0] - 2 * MARGIN) == 1
    assert wrapped_lines("Thôn Trung Hòa Thượng", BODY, widths_of(columns, room - 1)[0] - 2 * MARGIN) > 1


def test_words_that_stand_for_a_figure_may_wrap_but_a_figure_does_not() -> None:
    task = "Rà soát hộ nghèo, hộ cận nghèo trên địa bàn phường theo chuẩn nghèo đa chiều " * 3
    columns = [ColumnTexts("Việc", [task] * 2), ColumnTexts("Tiền", ["không tính riêng", "1 000"], is_figures=True)]
    room = widths_of(columns, 5000)[1] - 2 * MARGIN
    assert text_width("1 000", BODY) <= room < text_width("không tính riêng", BODY)


def test_a_formula_in_column_numbers_asks_for_no_more_than_its_longest_piece() -> None:
    piece = text_width("(3)=", BODY)
    columns = [ColumnTexts("A", ["1"], is_figures=True, least=piece), ColumnTexts("B", ["chữ " * 99])]
    assert widths_of(columns, TEXT_AREA)[0] == piece + 2 * MARGIN


def test_twips_left_over_go_to_the_leftmost_of_equals() -> None:
    assert widths_of([ColumnTexts(label, ["a"]) for label in "AAA"], 3002) == (1001, 1001, 1000)


def test_an_empty_table_is_shared_too() -> None:
    assert widths_of([ColumnTexts("", []), ColumnTexts("", [], is_figures=True)], 101, margin=0) == (51, 50)


def test_a_table_without_columns_or_width_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one column"):
        measure_columns([], [], HEADER, MARGIN, TEXT_AREA)
    with pytest.raises(ValueError, match="above zero"):
        widths_of([ColumnTexts("A", ["a"])], 0)


def test_columns_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="one text per row"):
        measure_columns([ColumnTexts("A", ["a"]), ColumnTexts("B", [])], [BODY], HEADER, MARGIN, TEXT_AREA)


def steps_of_rows(count: int) -> int:
    rows = range(count)
    figures = [f"{row * 7919 % 1_000_003}" for row in rows]
    texts = [f"Nguyễn Thị Số {row}, Khu phố {row % 12}" for row in rows]
    columns = [ColumnTexts("Cột", texts)] * 2 + [ColumnTexts("Cột", figures, is_figures=True)] * 10
    return steps_of(lambda: widths_of(columns, 14_000))[1]


def test_every_row_takes_as_many_steps_as_the_one_before() -> None:
    few, many = steps_of_rows(1_000), steps_of_rows(4_000)
    assert many < 4.1 * few
    assert many < 30 * 4_000
