"""Parsing of numbers in Vietnamese words. It is strict: an ambiguous phrase is refused, not guessed.

The grammar; a comma may separate a scale word and the group after it::

    number   = ["âm"] ("không" | whole) ["phẩy" decimals]
    whole    = groups ["tỷ" [groups]]
    groups   = group "triệu", group "nghìn", group: each at most once, in this order, at least one
    group    = below | digit "trăm" [tail]; after a scale word: (digit | "không") "trăm" [tail]
    tail     = "linh" digit | below, except a digit alone; not left out after "không trăm"
    below    = digit | "mười" [digit] | digit "mươi" [digit]
    decimals = zeros [group], three places in all | four digits or more, one by one
"""

import re
from decimal import Decimal
from typing import Final, NamedTuple, NoReturn
from unicodedata import normalize

from kehoach.numbers.words import MAX_DIGITS

_SPELLED: Final = {
    word: digit for digit, word in enumerate(("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"))
}
_DIGITS: Final = {word: digit for word, digit in _SPELLED.items() if digit}
_AFTER_ZERO_TENS: Final = {**_DIGITS, "tư": 4}
_AFTER_TEN: Final = {**_DIGITS, "lăm": 5}
_AFTER_TENS: Final = {**_DIGITS, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}

_ZERO_TENS: Final = ("linh", "lẻ")
_SCALES: Final = {"triệu": 10**6, "nghìn": 10**3, "ngàn": 10**3}
_BILLIONS: Final = ("tỷ", "tỉ")
_BILLION: Final = 10**9
_KNOWN: Final = {
    *("âm", "phẩy", "trăm", "mười", "mươi", ","),
    *(*_ZERO_TENS, *_SCALES, *_BILLIONS),
    *(*_SPELLED, *_AFTER_TENS),
}
_MOST_DECIMALS_AS_A_NUMBER: Final = 3


class _Word(NamedTuple):
    said: str
    """In lower case, composed; "," for a comma and "" for the end of the text."""
    label: str
    """How a message refers to it, with its position among the words, from 1."""


class _Words:
    """The words of one text, consumed from the left."""

    def __init__(self, text: str) -> None:
        self._words: list[_Word] = []
        self._at = 0
        position = 0
        label = "no word"
        for word in re.findall(r"[^\s,]+|,", normalize("NFC", text)):
            if word == ",":
                self._words.append(_Word(word, f"the comma after {label}"))
                continue
            position += 1
            label = f"word {position} ({word!r})"
            self._words.append(_Word(word.lower(), label))
            if word.lower() not in _KNOWN:
                self.refuse(self._words[-1], "is not a word of a number")
        if not self._words:
            raise ValueError("not a number in words: the text is empty")
        self._words.append(_Word("", f"the end after {label}"))

    def ahead(self, steps: int = 0) -> _Word:
        return self._words[min(self._at + steps, len(self._words) - 1)]

    def take(self, *choices: str) -> bool:
        """Take the next word if it is one of these."""
        found = self.ahead().said in choices
        self._at += found
        return found

    def take_value(self, values: dict[str, int]) -> int:
        """Take the next word and return its value, or 0 if it is none of these."""
        word = self.ahead().said
        return values[word] if self.take(*values) else 0

    def need_value(self, values: dict[str, int]) -> int:
        """Take the next word, which must be one of these, and return its value."""
        if self.ahead().said not in values:
            self.refuse_next()
        return self.take_value(values)

    def refuse_next(self) -> NoReturn:
        if not self.ahead().said:
            self.refuse(self.ahead(), "is too early")
        before = f"after {self._words[self._at - 1].said!r}" if self._at else "at the beginning"
        self.refuse(self.ahead(), f"cannot stand {before}")

    def refuse(self, word: _Word, reason: str) -> NoReturn:
        raise ValueError(f"not a number in words: {word.label} {reason}")


def read_words(text: str) -> int | Decimal:
    """Parse a number from its words, as written by ``in_words`` in any style or by people.

    Any case and spacing, composed letters or not; linh/lẻ, nghìn/ngàn, tỷ/tỉ, tư/bốn, mốt/một, lăm/nhăm/năm;
    a comma after tỷ, triệu or nghìn. The result is exact: an ``int``, or with "phẩy" a ``Decimal``
    that keeps its zeros ("năm mươi" after "phẩy" is .50).

    Ambiguous phrases are refused: "một trăm hai" (102 or 120), "một nghìn năm" (1005 or 1500). So are
    other short forms ("hai mốt", "rưỡi", "một phẩy năm triệu", "ba phẩy một bốn") and a unit such as "đồng".
    "một tỷ hai trăm" is taken literally: 1 000 000 200.

    Raises:
        ValueError: anything else, with the offending word and its position among the words.

    >>> read_words("Hai nghìn không trăm hai mươi lăm")
    2025
    >>> read_words("âm hai phẩy không năm")
    Decimal('-2.05')
    """
    words = _Words(text)
    negative = words.take("âm")
    first = words.ahead()
    whole = 0 if words.take("không") else _whole(words)
    decimals = _decimals(words) if words.take("phẩy") else ""
    if words.ahead().said:
        words.refuse_next()
    if negative and not whole and not decimals.strip("0"):
        words.refuse(first, "has no sign: zero is not negative")
    if decimals:
        # From its text, because an operation would round to the decimal context.
        return Decimal(f"{'-' if negative else ''}{whole}.{decimals}")
    return -whole if negative else whole


def _whole(words: _Words) -> int:
    """Read an integer from 1 to 10**18 - 1."""
    number = _groups(words, inner=False)
    if not words.take(*_BILLIONS):
        return number
    return number * _BILLION + (_groups(words, inner=True) if _goes_on(words) else 0)


def _groups(words: _Words, *, inner: bool) -> int:
    """Read an integer from 1 to 10**9 - 1; ``inner``: a higher group came before."""
    number, limit = 0, _BILLION
    while True:
        group = _group(words, inner=inner)
        scale = words.ahead()
        worth = words.take_value(_SCALES) or 1
        if worth >= limit:
            words.refuse(scale, "is out of order: tỷ, triệu, nghìn")
        number += group * worth
        if worth == 1 or not _goes_on(words):
            return number
        inner, limit = True, worth


def _goes_on(words: _Words) -> bool:
    """Whether a group follows the scale word just taken; a comma requires one."""
    return words.take(",") or words.ahead().said not in ("", "phẩy", *_BILLIONS)


def _group(words: _Words, *, inner: bool) -> int:
    """Read one group from 1 to 999; an ``inner`` one includes its hundreds, "không trăm" if it has none."""
    if words.ahead(1).said != "trăm":
        if inner and words.ahead().said in (*_DIGITS, *_ZERO_TENS, "mười"):
            words.refuse(words.ahead(), "begins a group without its hundreds: say them, or 'không trăm'")
        return _below_hundred(words, after_hundreds=False)
    hundreds = 100 * words.need_value(_SPELLED if inner else _DIGITS)
    words.take("trăm")
    if words.take(*_ZERO_TENS):
        return hundreds + words.need_value(_AFTER_ZERO_TENS)
    if hundreds and words.ahead().said not in (*_DIGITS, "mười"):
        return hundreds
    return hundreds + _below_hundred(words, after_hundreds=True)


def _below_hundred(words: _Words, *, after_hundreds: bool) -> int:
    """Read 1 to 99; a single digit after the hundreds could be tens or units."""
    if words.take("mười"):
        return 10 + words.take_value(_AFTER_TEN)
    first = words.ahead()
    digit = words.need_value(_DIGITS)
    if words.ahead().said == "mươi":
        if digit == 1:
            words.refuse(words.ahead(), "cannot stand after 'một': ten is 'mười'")
        words.take("mươi")
        return 10 * digit + words.take_value(_AFTER_TENS)
    if after_hundreds:
        words.refuse(first, f"may be {digit} or {digit}0: say 'linh {first.said}' or the tens")
    return digit


def _decimals(words: _Words) -> str:
    """Read the digits after "phẩy", with the zeros at their end."""
    spelled = 0
    while words.ahead(spelled).said in _SPELLED:
        spelled += 1
    if spelled > MAX_DIGITS:
        words.refuse(words.ahead(MAX_DIGITS), f"is one of more than {MAX_DIGITS} decimals")
    if spelled > _MOST_DECIMALS_AS_A_NUMBER:
        return "".join(str(words.need_value(_SPELLED)) for _ in range(spelled))
    digits = ""
    while words.take("không"):
        digits += "0"
    if digits and not words.ahead().said:
        return digits
    first = words.ahead()
    digits += str(_group(words, inner=False))
    if len(digits) > _MOST_DECIMALS_AS_A_NUMBER:
        words.refuse(first, f"begins too long a number: more than {_MOST_DECIMALS_AS_A_NUMBER} decimals one by one")
    return digits
