"""Parsing of figures as typed in Vietnam, without guessing. The messages for faults are in the catalog."""

import enum
import re
from fractions import Fraction
from typing import Final

from msgspec import Struct

from kehoach.numbers.exact import Exact, tidy
from kehoach.patterns import regex

MAX_DIGITS: Final = 40
_SWAPPED: Final = str.maketrans(".,", ",.")


class NumberRead(Struct, frozen=True):
    """A parsed figure: its exact value and the number of decimals typed (``0,840`` has 3)."""

    value: Exact
    places: int


class Separators(enum.Enum):
    """What the dots and commas of a file's figures mean."""

    ASK = "ask"
    """As in Vietnam; a dot that could also begin decimals is not guessed at."""
    VIETNAMESE = "vi"
    """A dot always groups thousands, a comma begins the decimals."""
    ENGLISH = "en"
    """A comma groups thousands, a dot begins the decimals."""

    def of_field(self, *, whole: bool) -> "Separators":
        """What they mean in a field; where whole things are counted, a dot cannot begin decimals."""
        return Separators.VIETNAMESE if whole and self is Separators.ASK else self


class NumberFault(enum.Enum):
    """Why a text was not accepted as a number."""

    NOT_A_NUMBER = "not-a-number"
    AMBIGUOUS_DOT = "ambiguous-dot"
    """``1.234`` where decimals are possible: 1234, or 1,234?"""
    DOT_DECIMAL = "dot-decimal"
    """``0.84``: a dot instead of the decimal comma."""
    NOT_WHOLE = "not-whole"
    """``7,5``, and also ``7,0`` (7 is suggested), where whole items are counted."""
    ENGLISH_GROUPS = "english-groups"
    """``1,234,567`` or ``1,234.5``: commas between the groups."""
    SPACED = "spaced"
    """``1 000``: spaces between the groups."""
    WITH_UNIT = "with-unit"
    """``7 hộ``, ``0,84%``: a valid number followed by its unit."""
    LETTERS = "letters"
    """``1O``: a letter among the digits."""
    TOO_LONG = "too-long"
    """More than 40 digits."""


class NumberUnread(Struct, frozen=True):
    """A refused figure and how it should be typed; no suggestion if the intention is unclear."""

    fault: NumberFault
    suggestions: tuple[str, ...]


_VIETNAMESE: Final = regex(
    r"(?P<sign>[-−]?)"
    r"(?P<integer>[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)"
    r"(?:,(?P<decimals>[0-9]+))?"
)
_ONE_ENGLISH_GROUP: Final = regex(r"[-−]?[1-9][0-9]{0,2},[0-9]{3}")
_NUMBER_LIKE: Final = regex(r"[-−]?[0-9.,\s]+")

# Other ways to write a number, each with the marks that make it a Vietnamese one. They are tried after
# _VIETNAMESE, so that 1.234 and 1,234 are not among them. 01.234 is neither grouped nor decimal.
_FOREIGN: Final[tuple[tuple[NumberFault, re.Pattern[str], dict[int, str]], ...]] = (
    (
        NumberFault.DOT_DECIMAL,
        regex(r"[-−]?(?!0[0-9]+\.[0-9]{3}\Z)[0-9]+\.[0-9]+"),
        {ord("."): ","},
    ),
    (
        NumberFault.ENGLISH_GROUPS,
        regex(r"[-−]?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?"),
        {ord(","): ".", ord("."): ","},
    ),
    (
        NumberFault.SPACED,
        regex(r"[-−]?[1-9][0-9]{0,2}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?:,[0-9]+)?"),
        {ord(space): "" for space in " \u00a0\u2009\u202f"},
    ),
)

# The letter O for a nought anywhere, the letters l and I for a one only before a digit: “5l” are five litres.
_LETTERS_FOR_DIGITS: Final = regex(r"[-−]?(?:[0-9.,Oo]|[lI](?=[0-9.,Oo]))+")
_DIGITS_FOR_LETTERS: Final = str.maketrans("OolI", "0011")

_UNIT_SIGNS: Final = ("%", "‰", "₫")
_UNITS_WITH_DIGITS: Final = frozenset({"m2", "m3", "km2"})


def read_number(text: str, *, whole: bool = False, vietnamese: bool = False) -> NumberRead | NumberUnread:
    """Parse one figure: digits 0-9, dots between groups of three, a decimal comma, a leading ``-`` or ``−``.

    Spaces around the figure are ignored, leading zeros are allowed (``08`` is 8). A single dot before three digits
    is a thousands separator only if ``whole`` (the field counts whole items) or ``vietnamese`` (the file has
    ``numbers: vi``). The value is an int if it is whole. Nothing is raised: any other text gives a
    ``NumberUnread``.

    >>> read_number("1.234.567,50")
    NumberRead(value=Fraction(2469135, 2), places=2)
    >>> read_number("1.234", whole=True)
    NumberRead(value=1234, places=0)
    >>> read_number("1.234").suggestions
    ('1234', '1,234')
    """
    if text.isdecimal() and text.isascii() and len(text) <= MAX_DIGITS:
        return NumberRead(int(text), 0)
    text = text.strip()
    if _is_too_long(text):
        return NumberUnread(NumberFault.TOO_LONG, ())
    if figure := _VIETNAMESE.fullmatch(text):
        return _read_vietnamese(figure, whole=whole, vietnamese=vietnamese)
    for fault, pattern, retyped in _FOREIGN:
        if pattern.fullmatch(text):
            return NumberUnread(fault, _typable(text.translate(retyped), whole=whole))
    if letters := _with_digits_for_letters(text):
        inner = read_number(letters, whole=whole, vietnamese=vietnamese)
        return NumberUnread(NumberFault.LETTERS, (letters,) if isinstance(inner, NumberRead) else ())
    bare, _ = split_unit(text)
    if bare:
        inner = read_number(bare, whole=whole, vietnamese=vietnamese)
        return NumberUnread(NumberFault.WITH_UNIT, (bare,)) if isinstance(inner, NumberRead) else inner
    return NumberUnread(NumberFault.NOT_A_NUMBER, ())


def read_english_number(text: str, *, whole: bool = False) -> NumberRead | NumberUnread:
    """Parse one figure of a table with ``numbers: en``: commas between groups of three, a decimal point.

    Suggestions are in the same notation. Nothing is raised.

    >>> read_english_number("1,234.5")
    NumberRead(value=Fraction(2469, 2), places=1)
    """
    read = read_number(text.translate(_SWAPPED), whole=whole, vietnamese=True)
    if isinstance(read, NumberRead):
        return read
    return NumberUnread(read.fault, tuple(map(in_english, read.suggestions)))


def in_english(figure: str) -> str:
    """A figure written the Vietnamese way with English separators, and the other way round."""
    return figure.translate(_SWAPPED)


def _read_vietnamese(figure: re.Match[str], *, whole: bool, vietnamese: bool) -> NumberRead | NumberUnread:
    sign, integer, decimals = figure.groups(default="")
    if decimals and whole:
        english = _ONE_ENGLISH_GROUP.fullmatch(figure[0])
        meant = (figure[0].replace(",", ""),) if english else _typable(figure[0], whole=True)
        return NumberUnread(NumberFault.NOT_WHOLE, meant)
    if integer.count(".") == 1 and not (decimals or whole or vietnamese):
        readings = (figure[0].replace(".", ""), figure[0].replace(".", ","))
        return NumberUnread(NumberFault.AMBIGUOUS_DOT, readings)
    digits = int(integer.replace(".", "") + decimals)
    value = Fraction(-digits if sign else digits, 10 ** len(decimals))
    return NumberRead(tidy(value), len(decimals))


def _is_too_long(text: str) -> bool:
    return (
        len(text) > MAX_DIGITS
        and _NUMBER_LIKE.fullmatch(text) is not None
        and sum(map(str.isdecimal, text)) > MAX_DIGITS
    )


def _typable(figure: str, *, whole: bool) -> tuple[str, ...]:
    """The suggestion for a figure in another notation: where whole items are counted, ``9,0``
    gives 9, and ``1,68`` gives none, because the missing digits are unknown.
    """
    integer, _, decimals = figure.partition(",")
    if not whole or not decimals:
        return (figure,)
    return () if decimals.strip("0") else (integer,)


def _with_digits_for_letters(text: str) -> str:
    """A figure with its letters replaced by the digits they were typed for (``1O`` is 10); empty for any other text."""
    is_meant = _LETTERS_FOR_DIGITS.fullmatch(text) and any(map(str.isdecimal, text)) and any(map(str.isalpha, text))
    digits = text.translate(_DIGITS_FOR_LETTERS) if is_meant else ""
    return "" if digits.lstrip("-−").startswith("00") else digits


def split_unit(text: str) -> tuple[str, str]:
    """The text before a unit, as typed, and the unit; both empty if the text does not end with a unit.

    A unit begins with a letter or a sign like ``%`` and has no digits (``1e3`` and ``12h30`` are not
    a number with a unit), except areas and volumes typed without superscript.
    """
    head = _NUMBER_LIKE.match(text)
    if not head:
        return "", ""
    unit = text[head.end() :]
    begins_well = unit[:1].isalpha() or unit.startswith(_UNIT_SIGNS)
    ends_well = unit in _UNITS_WITH_DIGITS or not any(map(str.isdecimal, unit))
    return (head[0].strip(), unit.strip()) if begins_well and ends_well else ("", "")
