"""How long a text is in print, and how a table's width is shared among its columns."""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.ooxml import metrics
from kehoach.ooxml.measure import (
    Font,
    longest_word_width,
    measure_columns,
    text_width,
    wrapped_lines,
)
from tests.steps import steps_of

if TYPE_CHECKING:
    from collections.abc import Sequence

FACES = {
    "regular": metrics.REGULAR,
    "bold": metrics.BOLD,
    "italic": metrics.ITALIC,
    "bold italic": metrics.BOLD_ITALIC,
}
BODY = Font(13)
HEADER = Font(13, bold=True)
TEXT_AREA = 9072
MARGIN = 85

VIETNAMESE = "".join(
    unicodedata.normalize("NFC", letter + tone)
    for letter in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
)


def column_widths(
    columns: Sequence[Sequence[str]],
    headers: Sequence[str],
    total: int,
    margin: int,
    body: Font,
    header: Font,
    numeric: Sequence[bool],
) -> tuple[int, ...]:
    """The shares of a width that the table was measured for."""
    return measure_columns(columns, headers, total, margin, body, header, numeric).shared(total)


class TestWidthsOfLetters:
    @pytest.mark.parametrize("face", FACES.values(), ids=FACES)
    def test_every_vietnamese_letter_has_a_width_in_every_face(self, face: dict[int, str]) -> None:
        known = "".join(face.values())
        assert len(VIETNAMESE) == 144
        assert set(VIETNAMESE) | set("đĐ") <= set(known)

    @pytest.mark.parametrize("face", FACES.values(), ids=FACES)
    def test_no_character_has_two_widths(self, face: dict[int, str]) -> None:
        known = "".join(face.values())
        assert len(known) == len(set(known))

    @pytest.mark.parametrize("face", FACES.values(), ids=FACES)
    def test_a_tone_does_not_widen_its_letter(self, face: dict[int, str]) -> None:
        widths = {character: width for width, some in face.items() for character in some}
        for place in range(0, len(VIETNAMESE), 6):
            assert len({widths[letter] for letter in VIETNAMESE[place : place + 6]}) == 1

    @pytest.mark.parametrize("face", FACES.values(), ids=FACES)
    def test_all_digits_are_alike(self, face: dict[int, str]) -> None:
        assert any(set("0123456789") <= set(some) for some in face.values())


class TestWidthsOfTexts:
    def test_the_motto_has_the_length_added_up_by_hand(self) -> None:
        doc, lap = 1479 + 1024 + 909, 569 + 1024 + 1139  # Độc, lập
        tu, do = 1366 + 1229, 1139 + 1024  # Tự, do
        hanh, phuc = 1593 + 1024 + 1139 + 1139, 1139 + 1139 + 1139 + 909  # Hạnh, phúc
        spaces, hyphens = 7 * 512, 2 * 682
        assert doc + lap + tu + do + hanh + phuc + spaces + hyphens == 25_071
        # 25,071 / 2048 of 14 points of 20 twips are 3427.7
        assert text_width("Độc lập - Tự do - Hạnh phúc", Font(14, bold=True)) == 3428

    def test_nothing_is_zero_long(self) -> None:
        assert text_width("", BODY) == 0

    def test_a_length_between_two_twips_is_rounded_up(self) -> None:
        assert text_width("i", Font(1)) == 6  # 569 / 2048 * 20 = 5.56

    def test_sizes_may_be_halves(self) -> None:
        assert text_width("0", Font(Fraction(27, 2))) == 135

    def test_a_mark_that_stands_apart_from_its_letter_adds_nothing(self) -> None:
        assert text_width(unicodedata.normalize("NFD", "ế"), BODY) == text_width("ế", BODY)

    def test_what_is_never_drawn_adds_nothing(self) -> None:
        assert text_width("a\u200b\u00adb", BODY) == text_width("ab", BODY)

    def test_an_unknown_character_is_as_wide_as_the_widest_common_letter(self) -> None:
        assert text_width("字", BODY) == text_width("W", BODY)

    @given(st.text(alphabet=VIETNAMESE + " 0123456789,.-"), st.text(alphabet=VIETNAMESE + " "))
    def test_a_text_is_no_longer_than_its_parts(self, left: str, right: str) -> None:
        whole = text_width(left + right, BODY)
        assert whole <= text_width(left, BODY) + text_width(right, BODY) <= whole + 1


class TestLines:
    def test_the_longest_word_is_found_across_spaces_and_lines(self) -> None:
        assert longest_word_width("Hộ nghèo\nnăm", BODY) == text_width("nghèo", BODY)

    def test_a_no_break_space_holds_words_together(self) -> None:
        assert longest_word_width("1\u00a0000 hộ", BODY) == text_width("1\u00a0000", BODY)

    def test_no_text_has_no_word_and_takes_one_line(self) -> None:
        assert longest_word_width("", BODY) == 0
        assert wrapped_lines("", BODY, 1000) == 1

    def test_a_text_as_wide_as_the_line_takes_one(self) -> None:
        width = text_width("Hộ nghèo", BODY)
        assert wrapped_lines("Hộ nghèo", BODY, width) == 1
        assert wrapped_lines("Hộ nghèo", BODY, width - 1) == 2

    def test_a_line_feed_always_begins_a_line(self) -> None:
        assert wrapped_lines("a\nb\n\nc", BODY, 9999) == 4

    def test_a_word_wider_than_the_line_is_parted_between_letters(self) -> None:
        room = 3 * text_width("0", BODY)
        assert wrapped_lines("00000000", BODY, room) == 3
        assert wrapped_lines("0 00000000 0", BODY, room) == 5
        assert wrapped_lines("000", BODY, 0) == 3

    @given(st.text(alphabet="abcđ i\n", max_size=60), st.integers(1, 2000))
    def test_more_room_never_takes_more_lines_once_every_word_fits(self, text: str, more: int) -> None:
        narrow = longest_word_width(text, BODY)
        assert wrapped_lines(text, BODY, narrow + more) <= wrapped_lines(text, BODY, narrow)


WORDS = st.text(alphabet="abcđêIW0123456789,. ", max_size=25)
FIGURES = st.integers(0, 10**9).map(lambda number: f"{number // 100},{number % 100:02}")


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[list[str]], list[str], list[bool]]:
    numeric = draw(st.lists(st.booleans(), min_size=1, max_size=8))
    columns = [draw(st.lists(FIGURES if figures else WORDS, max_size=6)) for figures in numeric]
    headers = [draw(WORDS) for _ in numeric]
    return columns, headers, numeric


def least_widths(columns: list[list[str]], headers: list[str], numeric: list[bool]) -> list[int]:
    """What each column needs for its words and figures, worked out cell by cell."""
    least = []
    for cells, header, figures in zip(columns, headers, numeric, strict=True):
        measure = text_width if figures else longest_word_width
        needs = [longest_word_width(header, HEADER), *(measure(cell, BODY) for cell in cells)]
        least.append(max(needs) + 2 * MARGIN)
    return least


class TestColumnWidths:
    HEADERS = (
        "TT",
        "Đơn vị",
        "Số hộ",
        "Hộ nghèo đầu năm 2023",
        "Tỷ lệ hộ nghèo",
        "Chỉ tiêu giảm HN năm 2023",
        "HN cuối năm 2023",
        "Dự kiến tỷ lệ HN cuối năm 2023",
    )
    COLUMNS = (
        ("1", "10"),
        ("Khu phố 1", "Khu phố 12", "Cộng"),
        ("237", "2.452"),
        ("2", "29"),
        ("0,84", "4,84"),
        ("1", "8"),
        ("1", "21"),
        ("0,42", "3,23"),
    )
    NUMERIC = (True, False, True, True, True, True, True, True)

    @given(tables(), st.integers(1, 20_000))
    def test_the_widths_sum_exactly_to_the_total(
        self, table: tuple[list[list[str]], list[str], list[bool]], total: int
    ) -> None:
        columns, headers, numeric = table
        widths = column_widths(columns, headers, total, MARGIN, BODY, HEADER, numeric)
        assert sum(widths) == total
        assert all(width >= 0 for width in widths)

    @given(tables(), st.integers(0, 5_000))
    def test_no_word_and_no_figure_is_parted_where_there_is_room_for_all(
        self, table: tuple[list[list[str]], list[str], list[bool]], more: int
    ) -> None:
        least = least_widths(*table)
        columns, headers, numeric = table
        widths = column_widths(columns, headers, sum(least) + more, MARGIN, BODY, HEADER, numeric)
        assert all(width >= need for width, need in zip(widths, least, strict=True))

    def test_where_there_is_not_each_column_is_shrunk_in_proportion_to_its_need(self) -> None:
        columns = [["0" * 20], ["0" * 40], ["0" * 60]]
        widths = column_widths(columns, ["", "", ""], 600, 0, BODY, HEADER, [True, False, True])
        assert widths == (100, 200, 300)

    def test_the_real_target_table_has_headers_of_three_lines_and_bodies_of_one(self) -> None:
        widths = column_widths(self.COLUMNS, self.HEADERS, TEXT_AREA, MARGIN, BODY, HEADER, self.NUMERIC)
        rooms = [width - 2 * MARGIN for width in widths]
        assert max(map(wrapped_lines, self.HEADERS, [HEADER] * 8, rooms)) == 3
        for cells, room in zip(self.COLUMNS, rooms, strict=True):
            assert all(wrapped_lines(cell, BODY, room) == 1 for cell in cells)

    def test_long_texts_get_the_room_and_figures_stay_compact(self) -> None:
        task = "Rà soát hộ nghèo, hộ cận nghèo trên địa bàn phường theo chuẩn nghèo đa chiều " * 2
        number, text, money = column_widths(
            [["1", "12"], [task], ["1.250,50"]],
            ["TT", "Nội dung", "Kinh phí (triệu đồng)"],
            TEXT_AREA,
            MARGIN,
            BODY,
            HEADER,
            [True, False, True],
        )
        assert number == text_width("TT", HEADER) + 2 * MARGIN
        assert wrapped_lines("Kinh phí (triệu đồng)", HEADER, money - 2 * MARGIN) == 3
        assert text > 7000

    def test_of_two_long_texts_the_longer_gets_more(self) -> None:
        short, long = column_widths(
            [["chữ " * 12], ["chữ " * 30]], ["A", "B"], TEXT_AREA, MARGIN, BODY, HEADER, [False, False]
        )
        assert short < long

    def test_twips_left_over_go_to_the_leftmost_of_equals(self) -> None:
        columns = [["a"], ["a"], ["a"]]
        widths = column_widths(columns, ["A", "A", "A"], 3002, MARGIN, BODY, HEADER, [False] * 3)
        assert widths == (1001, 1001, 1000)

    @given(tables(), st.integers(1, 20_000), st.integers(0, 5_000))
    def test_measured_for_a_wider_page_it_is_shared_over_a_narrower_one_all_the_same(
        self, table: tuple[list[list[str]], list[str], list[bool]], total: int, more: int
    ) -> None:
        columns, headers, numeric = table
        measured = measure_columns(columns, headers, total + more, MARGIN, BODY, HEADER, numeric)
        assert measured.shared(total) == column_widths(columns, headers, total, MARGIN, BODY, HEADER, numeric)

    def test_an_empty_table_is_shared_too(self) -> None:
        assert column_widths([[], []], ["", ""], 101, 0, BODY, HEADER, [False, True]) == (51, 50)

    def test_a_table_without_columns_or_width_is_refused(self) -> None:
        with pytest.raises(ValueError, match="at least one column"):
            column_widths([], [], TEXT_AREA, MARGIN, BODY, HEADER, [])
        with pytest.raises(ValueError, match="above zero"):
            column_widths([["a"]], ["A"], 0, MARGIN, BODY, HEADER, [False])

    def test_headers_and_columns_of_different_number_are_refused(self) -> None:
        with pytest.raises(ValueError, match="zip"):
            column_widths([["a"]], ["A", "B"], TEXT_AREA, MARGIN, BODY, HEADER, [False])

    @staticmethod
    def steps_of_rows(count: int) -> int:
        rows = range(count)
        figures = [f"{row * 7919 % 1_000_003}" for row in rows]
        texts = [f"Nguyễn Thị Số {row}, Khu phố {row % 12}" for row in rows]
        columns = [texts, texts] + [figures] * 10
        is_figure = [False] * 2 + [True] * 10
        return steps_of(lambda: column_widths(columns, ["Cột"] * 12, 14_000, MARGIN, BODY, HEADER, is_figure))[1]

    def test_every_row_takes_as_many_steps_as_the_one_before(self) -> None:
        few, many = self.steps_of_rows(1_000), self.steps_of_rows(4_000)
        assert many < 4.1 * few
        assert many < 30 * 4_000
