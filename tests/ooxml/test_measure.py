"""How long a text is in print, and where its lines end."""

from __future__ import annotations

import unicodedata
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.ooxml import metrics
from kehoach.ooxml.measure import (
    Font,
    balanced_width,
    line_widths,
    longest_word_width,
    text_width,
    wrapped_lines,
)

FACES = {
    "regular": metrics.REGULAR,
    "bold": metrics.BOLD,
    "italic": metrics.ITALIC,
    "bold italic": metrics.BOLD_ITALIC,
}
BODY = Font(13)

VIETNAMESE = "".join(
    unicodedata.normalize("NFC", letter + tone)
    for letter in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
)


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

    @given(st.text(alphabet="abcđ i\n", max_size=60), st.integers(0, 2000), st.integers(0, 2000))
    def test_the_widths_of_its_lines_say_how_many_a_text_takes_at_any_width(
        self, text: str, more: int, most: int
    ) -> None:
        narrowest = longest_word_width(text, BODY)
        profile = line_widths(text, BODY, narrowest, narrowest + most)
        for width in {narrowest + min(more, most), *(least for least, _ in profile if least >= narrowest)}:
            said = next((lines for least, lines in profile if least <= width), profile[-1][1])
            assert said == wrapped_lines(text, BODY, width)

    def test_of_a_text_of_many_lines_few_widths_are_told_and_each_is_right(self) -> None:
        text = "Ủy ban nhân dân phường " * 400
        profile = line_widths(text, BODY, longest_word_width(text, BODY), 9000)
        assert len(profile) < 200
        assert all(lines == wrapped_lines(text, BODY, width) for width, lines in profile[1::20])

    def test_balanced_lines_are_the_narrowest_that_are_as_few(self) -> None:
        text = "Thực hiện công tác giảm nghèo bền vững trên địa bàn phường"
        room = text_width(text, BODY) - 1
        width = balanced_width(text, BODY, room)
        assert wrapped_lines(text, BODY, width) == 2
        assert wrapped_lines(text, BODY, width - 1) == 3
        assert balanced_width(text, BODY, 9999) == room + 1

    def test_a_word_wider_than_the_room_is_not_balanced(self) -> None:
        assert balanced_width("00000000 0", BODY, 100) == 100
