"""Typed figures are read without guessing; every other habit is named, with the right form beside it."""

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kehoach.numbers import Exact, NumberFault, NumberRead, NumberUnread, read_number

any_text = st.text() | st.text("0123456789.,-− \u00a0\u202fehộ%_:/٣５²", max_size=14)
figures = st.from_regex(r"[-−]?[0-9]{1,4}([., ][0-9]{1,3}){0,3}[ ]?(hộ|%)?", fullmatch=True)
yes_or_no = st.booleans()


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("vietnamese", [False, True])
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("7", 7),
        ("08", 8),
        ("010", 10),
        ("0066", 66),
        ("2452", 2452),
        ("-5", -5),
        ("−5", -5),
        ("-0", 0),
        ("  7 ", 7),
        ("\u00a07\u202f", 7),
        ("1.234.567", 1234567),
        ("-12.345.678", -12345678),
        ("5.962.502.000", 5962502000),
        ("9" * 40, 10**40 - 1),
    ],
)
def test_whole_figures_read_the_same_in_every_field(text: str, value: int, whole: bool, vietnamese: bool) -> None:
    read = read_number(text, whole=whole, vietnamese=vietnamese)

    assert read == NumberRead(value, 0)
    assert isinstance(read, NumberRead)
    assert type(read.value) is int


@pytest.mark.parametrize("vietnamese", [False, True])
@pytest.mark.parametrize(
    ("text", "value", "places"),
    [
        ("0,84", Fraction(84, 100), 2),
        ("0,840", Fraction(84, 100), 3),
        ("-0,5", Fraction(-1, 2), 1),
        ("−0,5", Fraction(-1, 2), 1),
        ("7,0", 7, 1),
        ("1,234", Fraction(1234, 1000), 3),
        ("1.234,5", Fraction(12345, 10), 1),
        ("1.234,567", Fraction(1234567, 1000), 3),
        ("1.234.567,50", Fraction(2469135, 2), 2),
        ("1234,5", Fraction(12345, 10), 1),
        ("08,5", Fraction(85, 10), 1),
        ("0,0000000001", Fraction(1, 10**10), 10),
    ],
)
def test_a_comma_begins_the_decimals_and_they_are_counted(
    text: str, value: Exact, places: int, vietnamese: bool
) -> None:
    read = read_number(text, vietnamese=vietnamese)

    assert read == NumberRead(value, places)
    assert isinstance(read, NumberRead)
    assert type(read.value) is type(value)


@pytest.mark.parametrize(("text", "value"), [("1.234", 1234), ("-12.345", -12345), ("100.000", 100000)])
def test_one_dot_before_three_digits_groups_where_whole_things_are_counted_or_the_file_has_said_so(
    text: str, value: int
) -> None:
    assert read_number(text, whole=True) == NumberRead(value, 0)
    assert read_number(text, vietnamese=True) == NumberRead(value, 0)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1.234", ("1234", "1,234")),
        ("-12.345", ("-12345", "-12,345")),
        ("100.000", ("100000", "100,000")),
    ],
)
def test_one_dot_before_three_digits_is_ambiguous_elsewhere_and_both_readings_are_offered(
    text: str, readings: tuple[str, str]
) -> None:
    assert read_number(text) == NumberUnread(NumberFault.AMBIGUOUS_DOT, readings)


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("vietnamese", [False, True])
@pytest.mark.parametrize(
    ("text", "fault", "suggestion"),
    [
        ("0.84", NumberFault.DOT_DECIMAL, "0,84"),
        ("0.840", NumberFault.DOT_DECIMAL, "0,840"),
        ("10.98", NumberFault.DOT_DECIMAL, "10,98"),
        ("1.68", NumberFault.DOT_DECIMAL, "1,68"),
        ("1.5", NumberFault.DOT_DECIMAL, "1,5"),
        ("-1.5", NumberFault.DOT_DECIMAL, "-1,5"),
        ("12.3456", NumberFault.DOT_DECIMAL, "12,3456"),
        ("1234.567", NumberFault.DOT_DECIMAL, "1234,567"),
        ("08.5", NumberFault.DOT_DECIMAL, "08,5"),
        ("1,234,567", NumberFault.ENGLISH_GROUPS, "1.234.567"),
        ("-1,234,567", NumberFault.ENGLISH_GROUPS, "-1.234.567"),
        ("1,234.5", NumberFault.ENGLISH_GROUPS, "1.234,5"),
        ("1,234,567.89", NumberFault.ENGLISH_GROUPS, "1.234.567,89"),
        ("1 000", NumberFault.SPACED, "1000"),
        ("-1 000", NumberFault.SPACED, "-1000"),
        ("1\u00a0000", NumberFault.SPACED, "1000"),
        ("1\u202f000\u202f000", NumberFault.SPACED, "1000000"),
        ("1\u2009000,5", NumberFault.SPACED, "1000,5"),
    ],
)
def test_foreign_habits_are_named_and_retyped_as_the_field_takes_them(
    text: str, fault: NumberFault, suggestion: str, whole: bool, vietnamese: bool
) -> None:
    offered = () if whole and "," in suggestion else (suggestion,)

    assert read_number(text, whole=whole, vietnamese=vietnamese) == NumberUnread(fault, offered)


@pytest.mark.parametrize(
    ("text", "suggestions"),
    [
        ("1,234", ("1234",)),
        ("-123,456", ("-123456",)),
        ("7,5", ()),
        ("7,0", ("7",)),
        ("7,00", ("7",)),
        ("1,2345", ()),
        ("1234,567", ()),
        ("0,840", ()),
        ("1.234,567", ()),
    ],
)
def test_decimals_are_refused_where_whole_things_are_counted(text: str, suggestions: tuple[str, ...]) -> None:
    assert read_number(text, whole=True) == NumberUnread(NumberFault.NOT_WHOLE, suggestions)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("7 hộ", "7"),
        ("7hộ", "7"),
        ("0,84%", "0,84"),
        ("0,84 %", "0,84"),
        ("5.962.502.000đồng", "5.962.502.000"),
        ("−5 ‰", "−5"),
        ("500₫", "500"),
        ("12 triệu đồng/hộ", "12"),
        ("120 km²", "120"),
        ("120 m2", "120"),
        ("08 nhóm (theo phụ lục)", "08"),
    ],
)
def test_a_right_number_with_its_unit_is_offered_bare_as_typed(text: str, bare: str) -> None:
    assert read_number(text) == NumberUnread(NumberFault.WITH_UNIT, (bare,))


@pytest.mark.parametrize(
    ("text", "fault", "suggestions"),
    [
        ("0.84%", NumberFault.DOT_DECIMAL, ("0,84",)),
        ("1.234 hộ", NumberFault.AMBIGUOUS_DOT, ("1234", "1,234")),
        ("1 000 đồng", NumberFault.SPACED, ("1000",)),
        ("7. Tổ chức", NumberFault.NOT_A_NUMBER, ()),
        ("1" * 41 + " đồng", NumberFault.TOO_LONG, ()),
    ],
)
def test_a_wrong_number_with_a_unit_has_the_fault_of_the_number(
    text: str, fault: NumberFault, suggestions: tuple[str, ...]
) -> None:
    assert read_number(text) == NumberUnread(fault, suggestions)


def test_a_number_with_a_unit_is_judged_by_its_field() -> None:
    assert read_number("1.234 hộ", whole=True) == NumberUnread(NumberFault.WITH_UNIT, ("1.234",))
    assert read_number("1.234 ha", vietnamese=True) == NumberUnread(NumberFault.WITH_UNIT, ("1.234",))
    assert read_number("7,5 hộ", whole=True) == NumberUnread(NumberFault.NOT_WHOLE, ())


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("vietnamese", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "-", ".", ",", "%", "hộ", "-hộ", "không", "nan", "inf"),
        *("1.234.5", "1.23.456", "1234.567.890", "01.234", "01.234.567", "00.840", "1,23,456", "0,123,456"),
        *("1_000", "1e3", "1E3", "0x10", "0o17", "12h30", "1:30", "1/2", "01/7/2026", "35 - 40", "≥ 8,4"),
        *(".5", "5,", "5.", ",5", "--1", "+1", "1-", "- 5", "−-5", "1,5,", "1..5", "1.,5", "1,5.2"),
        *(
            "٣",
            "１２",
            "1２",
            "²",
            "5²",
            "5½",
            "Ⅳ",
            "1 00",
            "1 0000",
            "0 123",
            "1  000",
            "1\n000",
            "5 DN/1.000 dân",
        ),
    ],
)
def test_anything_else_is_not_a_number_and_nothing_is_suggested(text: str, whole: bool, vietnamese: bool) -> None:
    refused = read_number(text, whole=whole, vietnamese=vietnamese)

    assert refused == NumberUnread(NumberFault.NOT_A_NUMBER, ())


@pytest.mark.parametrize(
    "text",
    [
        "1" * 41,
        "0" * 41,
        "-" + "1" * 41,
        "0," + "3" * 40,
        "0." + "3" * 40,
        "1" + ".000" * 14,
        "1" + " 000" * 14,
    ],
)
def test_more_than_forty_digits_are_too_long(text: str) -> None:
    assert read_number(text) == NumberUnread(NumberFault.TOO_LONG, ())


def test_forty_digits_with_their_marks_are_not_too_long() -> None:
    assert read_number("-1" + ".000" * 13) == NumberRead(-(10**39), 0)


def test_a_long_text_is_refused_without_delay() -> None:
    for text in (
        "1" + " " * 200_000 + "!",
        "1" * 200_000 + "x1",
        "1.000" * 50_000 + "x1",
        "7" + "ộ" * 200_000 + "1",
    ):
        assert isinstance(read_number(text), NumberUnread)


@given(any_text | figures, yes_or_no, yes_or_no)
@example("1.234", False, False)
@example("1,234", True, False)
@example("1.234 hộ", True, False)
def test_suggestions_can_be_typed(text: str, whole: bool, vietnamese: bool) -> None:
    refused = read_number(text, whole=whole, vietnamese=vietnamese)
    suggestions = refused.suggestions if isinstance(refused, NumberUnread) else ()
    typed_instead = [read_number(text, whole=whole, vietnamese=vietnamese) for text in suggestions]

    assert all(isinstance(read, NumberRead) for read in typed_instead)


@given(any_text | figures, yes_or_no, yes_or_no)
@example("-1.234.567,50", False, False)
def test_what_is_read_is_what_stands_there(text: str, whole: bool, vietnamese: bool) -> None:
    read = read_number(text, whole=whole, vietnamese=vietnamese)
    if isinstance(read, NumberRead):
        plain = text.strip().replace(".", "").replace(",", ".").replace("−", "-")

        assert read.value == Fraction(plain)
        assert read.places == len(plain.partition(".")[2])
        assert plain.isascii()


@given(figures)
def test_a_whole_field_never_gives_decimals(text: str) -> None:
    read = read_number(text, whole=True)

    assert isinstance(read, NumberUnread) or (type(read.value), read.places) == (int, 0)


@given(any_text | figures)
def test_saying_how_numbers_are_written_only_settles_the_ambiguous_dot(text: str) -> None:
    said, unsaid = read_number(text, vietnamese=True), read_number(text)

    assert said == unsaid or (isinstance(unsaid, NumberUnread) and unsaid.fault is NumberFault.AMBIGUOUS_DOT)
