"""Numbers in words say the number that was meant, in one style, and nobody else's reading of them differs.

The judge is a reader of its own: it turns words back into a number by the grammar of spoken Vietnamese and
refuses every phrase that a clerk would not write, such as an inner group without its hundreds.
"""

import itertools
import subprocess
import sys
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec import structs

from kehoach.numbers import WordStyle, in_words

DIGITS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
}
AFTER_LINH = {**DIGITS, "tư": 4}
AFTER_MUOI_TEN = {word: digit for word, digit in DIGITS.items() if digit != 5} | {"lăm": 5}
AFTER_MUOI_TENS = {word: digit for word, digit in AFTER_MUOI_TEN.items() if digit != 1} | {"mốt": 1, "tư": 4}

STYLES = [
    WordStyle(*words)
    for words in itertools.product(("linh", "lẻ"), ("nghìn", "ngàn"), ("tỷ", "tỉ"), ("tư", "bốn"), ("tư", "bốn"))
]


def number_said(words: str) -> int:
    """Read a whole number from its words; ValueError for words that are not good Vietnamese."""
    if words == "không":
        return 0
    if words.startswith("âm "):
        return -positive_said(words.removeprefix("âm "))
    return positive_said(words)


def positive_said(words: str) -> int:
    for billion in ("tỷ", "tỉ"):
        if f" {billion}" in words:
            above, _, below = f"{words} ".partition(f" {billion} ")
            return below_billion_said(above, inner=False) * 10**9 + (
                below_billion_said(below.rstrip(" "), inner=True) if below else 0
            )
    return below_billion_said(words, inner=False)


def below_billion_said(words: str, *, inner: bool) -> int:
    total = 0
    rest = f"{words} "
    for names, worth in ((("triệu",), 10**6), (("nghìn", "ngàn"), 10**3)):
        for name in names:
            group, found, after = rest.partition(f" {name} ")
            if found:
                total += group_said(group, inner) * worth
                inner, rest = True, after
                break
    return total + (group_said(rest.removesuffix(" "), inner) if rest or not total else 0)


@cache
def group_said(words: str, inner: bool) -> int:
    """Read one group of three digits, 1 to 999; an inner one must say its hundreds."""
    said = words.split(" ")
    hundreds = 0
    if said[1:2] == ["trăm"]:
        hundreds = 0 if inner and said[0] == "không" else one_of(DIGITS, said[0])
        said = said[2:]
        if not said and hundreds:
            return hundreds * 100
    elif inner:
        raise ValueError(f"no hundreds in an inner group: {words!r}")
    elif len(said) == 1 and said != ["mười"]:
        return one_of(DIGITS, said[0])
    match said:
        case ["linh" | "lẻ", unit] if words.split(" ")[1:2] == ["trăm"]:
            below = one_of(AFTER_LINH, unit)
        case ["mười"]:
            below = 10
        case ["mười", unit]:
            below = 10 + one_of(AFTER_MUOI_TEN, unit)
        case [tens, "mươi"] if tens != "một":
            below = 10 * one_of(DIGITS, tens)
        case [tens, "mươi", unit] if tens != "một":
            below = 10 * one_of(DIGITS, tens) + one_of(AFTER_MUOI_TENS, unit)
        case _:
            raise ValueError(f"not a group of three digits: {words!r}")
    return hundreds * 100 + below


def one_of(words: dict[str, int], word: str) -> int:
    if word not in words:
        raise ValueError(f"{word!r} cannot stand here")
    return words[word]


def decimals_said(words: str) -> str:
    """Read the digits after "phẩy": leading zeros and a number, at most three; or more, one by one."""
    said = words.split(" ")
    one_by_one = {**DIGITS, "không": 0}
    if len(said) > 3 and all(word in one_by_one for word in said):
        return "".join(str(one_by_one[word]) for word in said)
    zeros = len(list(itertools.takewhile("không".__eq__, said)))
    digits = "0" * zeros + str(group_said(" ".join(said[zeros:]), False))
    if len(digits) > 3:
        raise ValueError(f"more than three decimals are read one by one: {words!r}")
    return digits


BY_HAND = [
    (0, "không"),
    (4, "bốn"),
    (5, "năm"),
    (10, "mười"),
    (11, "mười một"),
    (14, "mười bốn"),
    (15, "mười lăm"),
    (20, "hai mươi"),
    (21, "hai mươi mốt"),
    (24, "hai mươi tư"),
    (25, "hai mươi lăm"),
    (55, "năm mươi lăm"),
    (100, "một trăm"),
    (101, "một trăm linh một"),
    (104, "một trăm linh tư"),
    (105, "một trăm linh năm"),
    (110, "một trăm mười"),
    (111, "một trăm mười một"),
    (115, "một trăm mười lăm"),
    (1000, "một nghìn"),
    (1001, "một nghìn không trăm linh một"),
    (1005, "một nghìn không trăm linh năm"),
    (1015, "một nghìn không trăm mười lăm"),
    (1025, "một nghìn không trăm hai mươi lăm"),
    (1050, "một nghìn không trăm năm mươi"),
    (2023, "hai nghìn không trăm hai mươi ba"),
    (5000, "năm nghìn"),
    (10005, "mười nghìn không trăm linh năm"),
    (101000, "một trăm linh một nghìn"),
    (523056, "năm trăm hai mươi ba nghìn không trăm năm mươi sáu"),
    (1000001, "một triệu không trăm linh một"),
    (1000005, "một triệu không trăm linh năm"),
    (1005000, "một triệu không trăm linh năm nghìn"),
    (2008730, "hai triệu không trăm linh tám nghìn bảy trăm ba mươi"),
    (52500000, "năm mươi hai triệu năm trăm nghìn"),
    (145001000, "một trăm bốn mươi lăm triệu không trăm linh một nghìn"),
    (10**9 + 5, "một tỷ không trăm linh năm"),
    (1050000000, "một tỷ không trăm năm mươi triệu"),
    (
        1230950880055,
        "một nghìn hai trăm ba mươi tỷ chín trăm năm mươi triệu tám trăm tám mươi nghìn không trăm năm mươi lăm",
    ),
    (10**12, "một nghìn tỷ"),
    (10**12 + 5, "một nghìn tỷ không trăm linh năm"),
    (1234000000000, "một nghìn hai trăm ba mươi tư tỷ"),
    (1005000000000, "một nghìn không trăm linh năm tỷ"),
    (10**14, "một trăm nghìn tỷ"),
    (10**15, "một triệu tỷ"),
    (5000000000000000, "năm triệu tỷ"),
    (5005000000000000, "năm triệu không trăm linh năm nghìn tỷ"),
    (10**16 + 1, "mười triệu tỷ không trăm linh một"),
    (
        10**18 - 1,
        "chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn chín trăm chín mươi chín tỷ "
        "chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn chín trăm chín mươi chín",
    ),
    (-1, "âm một"),
    (-15, "âm mười lăm"),
    (-21, "âm hai mươi mốt"),
    (-1000, "âm một nghìn"),
]


@pytest.mark.parametrize(("number", "words"), BY_HAND)
def test_whole_numbers_are_read_as_a_clerk_reads_them(number: int, words: str) -> None:
    assert in_words(number) == words
    assert in_words(str(number)) == words
    assert in_words(Decimal(number)) == words


@pytest.mark.parametrize(("number", "words"), BY_HAND)
def test_the_judge_reads_what_was_written_by_hand(number: int, words: str) -> None:
    assert number_said(words) == number


@pytest.mark.parametrize(
    "words",
    [
        *("", "hai nghìn hai mươi ba", "hai nghìn lẻ hai mươi ba", "một nghìn lẻ năm", "một nghìn năm"),
        *(
            "một triệu năm nghìn",
            "một tỷ năm",
            "một nghìn tỷ hai trăm ba mươi bốn tỷ",
            "một nghìn không trăm",
        ),
        *("mười mốt", "một mươi", "hai mươi một", "hai mươi năm", "mười năm", "mười tư", "tư", "mốt", "lăm"),
        *("linh năm", "không trăm linh năm", "một trăm năm", "một trăm linh mười", "một trăm linh lăm"),
        *("một nghìn một triệu", "nghìn", "một  trăm", "một trăm không", "không tỷ", "một nghìn không"),
        *("âm không", "một nghìn hai nghìn", "tỷ", "một tỷ một tỷ", "hai mươi tư "),
    ],
)
def test_the_judge_refuses_bad_vietnamese(words: str) -> None:
    with pytest.raises(ValueError, match=r"hundreds|group of three|cannot stand"):
        number_said(words)


@pytest.mark.slow
def test_every_number_up_to_a_million_says_itself() -> None:
    said_wrongly = [number for number in range(1_000_001) if number_said(in_words(number)) != number]

    assert said_wrongly == []


@given(st.integers(-(10**18) + 1, 10**18 - 1), st.sampled_from(STYLES))
@settings(deadline=None)
def test_every_number_below_ten_to_the_eighteenth_says_itself_in_every_style(number: int, style: WordStyle) -> None:
    assert number_said(in_words(number, style)) == number


groups = st.sampled_from([0, 0, 1, 4, 5, 10, 11, 15, 21, 24, 99, 100, 101, 104, 999]) | st.integers(0, 999)


@given(st.lists(groups, min_size=6, max_size=6))
@settings(max_examples=5 * settings().max_examples)
def test_every_pattern_of_zero_groups_says_itself(six_groups: list[int]) -> None:
    number = int("".join(f"{group:03}" for group in six_groups))

    assert number_said(in_words(number)) == number


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("0.5", "không phẩy năm"),
        ("-0.5", "âm không phẩy năm"),
        ("0.05", "không phẩy không năm"),
        ("0.005", "không phẩy không không năm"),
        ("0.84", "không phẩy tám mươi tư"),
        ("2.05", "hai phẩy không năm"),
        ("2.015", "hai phẩy không mười lăm"),
        ("0.104", "không phẩy một trăm linh tư"),
        ("0.125", "không phẩy một trăm hai mươi lăm"),
        ("1.999", "một phẩy chín trăm chín mươi chín"),
        ("84.50", "tám mươi tư phẩy năm"),
        ("84.00", "tám mươi tư"),
        ("-0.00", "không"),
        ("1005.1", "một nghìn không trăm linh năm phẩy một"),
    ],
)
def test_decimals_are_read_after_their_zeros(number: str, words: str) -> None:
    assert in_words(number) == words
    assert in_words(Decimal(number)) == words


def test_more_than_three_decimals_are_read_one_by_one() -> None:
    assert in_words("3.1415") == "ba phẩy một bốn một năm"
    assert in_words("0.0005") == "không phẩy không không không năm"
    assert in_words("0.1250") == "không phẩy một trăm hai mươi lăm"


@given(st.integers(-(10**9), 10**9), st.integers(0, 18))
@example(-5, 18)
@settings(deadline=None)
def test_every_decimal_says_itself(digits: int, places: int) -> None:
    number = Decimal(digits).scaleb(-places)

    whole, comma, decimals = in_words(number).partition(" phẩy ")
    sign, whole = ("-", whole.removeprefix("âm ")) if whole.startswith("âm ") else ("", whole)
    said = Decimal(f"{sign}{number_said(whole)}.{decimals_said(decimals) if comma else 0}")

    assert said == number


def test_no_decimal_context_clips_the_words() -> None:
    with localcontext(prec=3):
        assert in_words(Decimal("-1000001.25")) == "âm một triệu không trăm linh một phẩy hai mươi lăm"


def test_a_decimal_with_an_exponent_is_the_same_number() -> None:
    assert in_words(Decimal("1.5E+3")) == "một nghìn năm trăm"
    assert in_words(Decimal("0E+50")) == "không"


@pytest.mark.parametrize(
    ("style", "words"),
    [
        (
            WordStyle(),
            "hai nghìn không trăm linh tư tỷ không trăm hai mươi tư nghìn một trăm mười bốn",
        ),
        (
            WordStyle(zero_tens="lẻ", thousand="ngàn", billion="tỉ", four_after_tens="bốn"),
            "hai ngàn không trăm lẻ tư tỉ không trăm hai mươi bốn ngàn một trăm mười bốn",
        ),
        (
            WordStyle(four_after_zero_tens="bốn"),
            "hai nghìn không trăm linh bốn tỷ không trăm hai mươi tư nghìn một trăm mười bốn",
        ),
    ],
)
def test_a_style_changes_its_words_and_no_others(style: WordStyle, words: str) -> None:
    assert in_words(2_004_000_024_114, style) == words


@pytest.mark.parametrize("style", STYLES, ids=lambda style: "-".join(structs.astuple(style)))
def test_no_style_is_mixed_with_another(style: WordStyle) -> None:
    text = " ".join(in_words(number, style) for number in (24, 104, 1004, 44_044, 10**9 + 4, 10**12 + 10**4))
    pairs = set(itertools.pairwise(text.split()))

    assert set(text.split()) & {"linh", "lẻ", "nghìn", "ngàn", "tỷ", "tỉ"} == {
        style.zero_tens,
        style.thousand,
        style.billion,
    }
    assert {four for before, four in pairs if before == "mươi" and four in ("tư", "bốn")} == {style.four_after_tens}
    assert {four for before, four in pairs if before == style.zero_tens} == {style.four_after_zero_tens}


@pytest.mark.parametrize(
    ("field", "word"),
    [
        ("zero_tens", "không"),
        ("thousand", "ngìn"),
        ("billion", "Tỷ"),
        ("four_after_tens", "bón"),
        ("four_after_zero_tens", ""),
    ],
)
def test_a_word_that_is_no_choice_is_refused_by_the_name_of_its_field(field: str, word: str) -> None:
    with pytest.raises(ValueError, match=f"^{field} must be"):
        WordStyle(**{field: word})


@pytest.mark.parametrize("number", [10**18, -(10**18), 10**63, "1" + "0" * 18, Decimal("1E+999999")])
def test_numbers_from_ten_to_the_eighteenth_on_are_refused(number: int | Decimal | str) -> None:
    with pytest.raises(ValueError, match="below"):
        in_words(number)


@pytest.mark.parametrize("number", ["0." + "1" * 19, Decimal("1E-999999")])
def test_more_than_eighteen_decimals_are_refused(number: Decimal | str) -> None:
    with pytest.raises(ValueError, match="round first"):
        in_words(number)


@pytest.mark.parametrize("number", ["", "1e3", "1.234,5", "+1", "một", Decimal("NaN"), Decimal("-Infinity")])
def test_what_is_no_finite_number_is_refused(number: Decimal | str) -> None:
    with pytest.raises(ValueError, match="not a"):
        in_words(number)


@pytest.mark.parametrize("number", [True, 0.5, Fraction(1, 2), None])
def test_what_is_not_exact_or_has_no_last_digit_is_refused_by_type(number: object) -> None:
    with pytest.raises(TypeError):
        in_words(number)  # type: ignore[arg-type]


def test_the_library_of_words_is_loaded_only_when_it_is_needed() -> None:
    asked = (
        "import sys; from kehoach.numbers import in_words; before = 'num2words' in sys.modules; in_words(1); "
        "print(before, 'num2words' in sys.modules)"
    )
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert answer.stdout.split() == ["False", "True"]
