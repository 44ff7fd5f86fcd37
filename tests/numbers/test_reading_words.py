"""Words are read back as the number that was meant, and a phrase with two readings is refused by its word."""

import itertools
import re
from decimal import Decimal, localcontext
from typing import Literal
from unicodedata import normalize

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import kehoach
from kehoach.numbers import WordStyle, in_words, read_words

STYLES = [
    WordStyle(*words)
    for words in itertools.product(("linh", "lẻ"), ("nghìn", "ngàn"), ("tỷ", "tỉ"), ("tư", "bốn"), ("tư", "bốn"))
]
FORMS: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")
forms = st.sampled_from(FORMS)
styles = st.sampled_from(STYLES)
groups = st.sampled_from([0, 0, 1, 4, 5, 10, 11, 15, 21, 24, 99, 100, 101, 104, 999]) | st.integers(0, 999)


@given(st.integers(-(10**18) + 1, 10**18 - 1), styles)
@example(10**18 - 1, WordStyle())
@settings(deadline=None)
def test_every_whole_number_is_read_back_in_every_style(number: int, style: WordStyle) -> None:
    said = read_words(in_words(number, style))

    assert said == number
    assert isinstance(said, int)


@given(st.lists(groups, min_size=6, max_size=6), styles)
@settings(max_examples=5 * settings().max_examples)
def test_every_pattern_of_zero_groups_is_read_back(six_groups: list[int], style: WordStyle) -> None:
    number = int("".join(f"{group:03}" for group in six_groups))

    assert read_words(in_words(number, style)) == number


@given(st.integers(-(10**18) + 1, 10**18 - 1), st.integers(0, 18), styles)
@example(-5, 18, WordStyle())
@settings(max_examples=5 * settings().max_examples)
def test_every_decimal_is_read_back_in_every_style(digits: int, places: int, style: WordStyle) -> None:
    number = Decimal(f"{digits}E-{places}")

    assert read_words(in_words(number, style)) == number


@pytest.mark.parametrize(
    "style", [pytest.param(style, marks=() if at % 9 == 0 else pytest.mark.slow) for at, style in enumerate(STYLES)]
)
def test_every_group_and_every_three_decimals_are_read_back(style: WordStyle) -> None:
    small = [*range(2001), *(Decimal(n).scaleb(-3) for n in range(1000))]

    assert [n for n in small if read_words(in_words(n, style)) != n] == []


@given(st.integers(-(10**18) + 1, 10**18 - 1), forms, st.sampled_from(["  ", "\n", "\u00a0"]))
@settings(deadline=None)
def test_case_spacing_and_composition_do_not_matter(number: int, form: Literal["NFC", "NFD"], space: str) -> None:
    words = in_words(number)

    for said in (words.upper(), words.title(), words.capitalize()):
        assert read_words(normalize(form, f"{space}{said.replace(' ', space)} ")) == number


@given(st.integers(1, 10**18 - 1), st.sampled_from([",", " , "]))
@settings(deadline=None)
def test_a_comma_may_stand_after_each_scale_word_before_a_group(number: int, comma: str) -> None:
    with_commas = re.sub(r"(tỷ|triệu|nghìn) (?!tỷ)", rf"\1{comma} ", in_words(number))

    assert read_words(with_commas) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        *(("Không", "0"), ("tám", "8"), ("mười năm", "15"), ("mười lăm", "15"), ("hai mươi", "20")),
        *(("hai mươi một", "21"), ("hai mươi mốt", "21"), ("hai mươi tư", "24"), ("hai mươi bốn", "24")),
        *(("hai mươi lăm", "25"), ("hai mươi nhăm", "25"), ("hai mươi năm", "25")),
        *(("một trăm lẻ tư", "104"), ("một trăm linh bốn", "104"), ("Một Trăm Linh Năm", "105")),
        ("một ngàn không trăm lẻ một", "1001"),
        ("một tỷ hai trăm", "1000000200"),
        ("một tỉ, không trăm linh một nghìn", "1000001000"),
        ("hai ngàn tỷ, năm trăm triệu", "2000500000000"),
        ("một nghìn, hai trăm linh năm", "1205"),
        ("một nghìn hai trăm tỷ", "1200000000000"),
        ("một triệu tỷ", "1000000000000000"),
        ("âm không phẩy năm", "-0.5"),
        ("năm phẩy năm mươi", "5.50"),
        ("năm phẩy không", "5.0"),
        ("năm phẩy không không không", "5.000"),
        ("không phẩy không mười lăm", "0.015"),
        ("một triệu phẩy một trăm lẻ tư", "1000000.104"),
        ("ba phẩy một bốn một không", "3.1410"),
    ],
)
def test_what_people_write_is_read(words: str, number: str) -> None:
    said = read_words(words)

    assert str(said) == number
    assert isinstance(said, Decimal) == ("phẩy" in words)


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        # Two readings.
        ("một trăm hai", "word 3 ('hai') may be 2 or 20"),
        ("một nghìn hai trăm năm", "word 5 ('năm') may be 5 or 50"),
        ("một trăm năm nghìn", "word 3 ('năm') may be 5 or 50"),
        ("một nghìn năm", "word 3 ('năm') begins a group without its hundreds"),
        ("hai nghìn hai mươi ba", "word 3 ('hai') begins a group without its hundreds"),
        ("một nghìn mười", "word 3 ('mười') begins a group without its hundreds"),
        ("một nghìn lẻ năm", "word 3 ('lẻ') begins a group without its hundreds"),
        ("một triệu năm nghìn", "word 3 ('năm') begins a group without its hundreds"),
        ("một tỷ, năm triệu", "word 3 ('năm') begins a group without its hundreds"),
        ("một trăm tư", "word 3 ('tư') cannot stand after 'trăm'"),
        ("hai mốt", "word 2 ('mốt') cannot stand after 'hai'"),
        ("hai lăm", "word 2 ('lăm') cannot stand after 'hai'"),
        ("hai ba", "word 2 ('ba') cannot stand after 'hai'"),
        # Out of order, or said twice.
        ("một nghìn một trăm triệu", "word 5 ('triệu') is out of order"),
        ("một nghìn hai trăm nghìn", "word 5 ('nghìn') is out of order"),
        ("một nghìn triệu", "word 3 ('triệu') cannot stand after 'nghìn'"),
        ("một tỷ tỷ", "word 3 ('tỷ') cannot stand after 'tỷ'"),
        ("một tỷ hai trăm tỷ", "word 5 ('tỷ') cannot stand after 'trăm'"),
        ("một tỷ hai trăm triệu tỉ", "word 6 ('tỉ') cannot stand after 'triệu'"),
        ("nghìn", "word 1 ('nghìn') cannot stand at the beginning"),
        ("tỷ hai", "word 1 ('tỷ') cannot stand at the beginning"),
        ("trăm", "word 1 ('trăm') cannot stand at the beginning"),
        # Tens and units.
        ("hai mươi mười", "word 3 ('mười') cannot stand after 'mươi'"),
        ("hai mười", "word 2 ('mười') cannot stand after 'hai'"),
        ("một mươi", "word 2 ('mươi') cannot stand after 'một': ten is 'mười'"),
        ("mươi lăm", "word 1 ('mươi') cannot stand at the beginning"),
        ("mười mốt", "word 2 ('mốt') cannot stand after 'mười'"),
        ("mười tư", "word 2 ('tư') cannot stand after 'mười'"),
        ("mười nhăm", "word 2 ('nhăm') cannot stand after 'mười'"),
        ("hai mươi không", "word 3 ('không') cannot stand after 'mươi'"),
        ("hai mươi lăm năm", "word 4 ('năm') cannot stand after 'lăm'"),
        ("tư", "word 1 ('tư') cannot stand at the beginning"),
        ("lăm", "word 1 ('lăm') cannot stand at the beginning"),
        ("một trăm linh lăm", "word 4 ('lăm') cannot stand after 'linh'"),
        ("một trăm linh mười", "word 4 ('mười') cannot stand after 'linh'"),
        ("một trăm linh hai mươi", "word 5 ('mươi') cannot stand after 'hai'"),
        ("một trăm linh", "the end after word 3 ('linh') is too early"),
        ("linh năm", "word 1 ('linh') cannot stand at the beginning"),
        ("một trăm trăm", "word 3 ('trăm') cannot stand after 'trăm'"),
        ("mười trăm", "word 1 ('mười') cannot stand at the beginning"),
        # Zero.
        ("không trăm linh năm", "word 2 ('trăm') cannot stand after 'không'"),
        ("không năm", "word 2 ('năm') cannot stand after 'không'"),
        ("không tỷ", "word 2 ('tỷ') cannot stand after 'không'"),
        ("một nghìn không", "word 3 ('không') cannot stand after 'nghìn'"),
        ("một nghìn không trăm", "the end after word 4 ('trăm') is too early"),
        ("một tỷ không trăm triệu", "word 5 ('triệu') cannot stand after 'trăm'"),
        ("một trăm không", "word 3 ('không') cannot stand after 'trăm'"),
        ("âm không", "word 2 ('không') has no sign"),
        ("âm không phẩy không", "word 2 ('không') has no sign"),
        # Sign and decimals.
        ("âm", "the end after word 1 ('âm') is too early"),
        ("âm âm một", "word 2 ('âm') cannot stand after 'âm'"),
        ("một âm", "word 2 ('âm') cannot stand after 'một'"),
        ("phẩy năm", "word 1 ('phẩy') cannot stand at the beginning"),
        ("một phẩy", "the end after word 2 ('phẩy') is too early"),
        ("một phẩy năm phẩy năm", "word 4 ('phẩy') cannot stand after 'năm'"),
        ("một phẩy năm triệu", "word 4 ('triệu') cannot stand after 'năm'"),
        ("một phẩy không trăm linh năm", "word 4 ('trăm') cannot stand after 'không'"),
        ("ba phẩy một bốn", "word 4 ('bốn') cannot stand after 'một'"),
        ("ba phẩy không một trăm", "word 4 ('một') begins too long a number"),
        ("ba phẩy không không không năm mươi", "word 7 ('mươi') cannot stand after 'năm'"),
        ("ba phẩy một bốn một lăm", "word 4 ('bốn') cannot stand after 'một'"),
        ("ba phẩy" + " một" * 19, "word 21 ('một') is one of more than 18 decimals"),
        # Commas.
        ("một trăm, hai mươi", "the comma after word 2 ('trăm') cannot stand after 'trăm'"),
        ("một nghìn,", "the end after word 2 ('nghìn') is too early"),
        ("một nghìn,, hai trăm", "the comma after word 2 ('nghìn') cannot stand after ','"),
        ("một nghìn, tỷ", "word 3 ('tỷ') cannot stand after ','"),
        ("một nghìn, phẩy năm", "word 3 ('phẩy') cannot stand after ','"),
        (", một", "the comma after no word cannot stand at the beginning"),
        ("năm, năm", "the comma after word 1 ('năm') cannot stand after 'năm'"),
        # Other words.
        ("", "the text is empty"),
        (" \n", "the text is empty"),
        ("hai nghìn đồng", "word 3 ('đồng') is not a word of a number"),
        ("hai nghìn chẵn", "word 3 ('chẵn') is not a word of a number"),
        ("một triệu rưỡi", "word 3 ('rưỡi') is not a word of a number"),
        ("Hai MƯƠI Lắm", "word 3 ('Lắm') is not a word of a number"),
        ("hai muoi", "word 2 ('muoi') is not a word of a number"),
        ("1 nghìn", "word 1 ('1') is not a word of a number"),
        ("hai nghìn.", "word 2 ('nghìn.') is not a word of a number"),
    ],
)
def test_what_cannot_be_one_number_is_refused_by_its_word(words: str, fault: str) -> None:
    for form in FORMS:
        with pytest.raises(ValueError, match=f"^not a number in words: {re.escape(fault)}"):
            read_words(normalize(form, words))


VOCABULARY = (
    "không một hai ba bốn năm sáu bảy tám chín mười mươi mốt tư lăm nhăm linh lẻ trăm nghìn ngàn triệu tỷ tỉ âm phẩy ,"
)


@given(st.lists(st.sampled_from(VOCABULARY.split()), max_size=7))
@settings(max_examples=20 * settings().max_examples)
def test_any_row_of_number_words_is_a_number_that_says_itself_or_is_refused(row: list[str]) -> None:
    """What is read is what ``in_words`` says of the number, but for the choices of word and zeros at the end."""
    number: int | Decimal
    try:
        number = read_words(" ".join(row))
    except ValueError:
        return

    same = {"nhăm": "lăm", "mốt": "một", "tư": "bốn", "lẻ": "linh", "ngàn": "nghìn", "tỉ": "tỷ"}
    said = [same.get(word, word) for word in row if word != ","]
    said = [
        "lăm" if word == "năm" and before in ("mười", "mươi") else word
        for before, word in itertools.pairwise(["", *said])
    ]
    if "phẩy" in said:
        whole = said.index("phẩy")
        assert read_words(in_words(number)) == number
        said, number = said[said[0] == "âm" : whole], abs(int(number))
    assert said == [same.get(word, word) for word in in_words(number).split()]


def test_no_decimal_context_clips_the_number() -> None:
    words = in_words("-123456789012345678.123456789")

    with localcontext(prec=3):
        assert str(read_words(words)) == "-123456789012345678.123456789"


def test_what_is_no_text_is_refused_by_type() -> None:
    with pytest.raises(TypeError):
        read_words(5)  # type: ignore[arg-type]


def test_it_is_public() -> None:
    assert kehoach.read_words is read_words
