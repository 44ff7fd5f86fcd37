"""Numbers in Vietnamese words, in any of the accepted styles; the caller adds capitals and "đồng"."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from msgspec import Struct

from kehoach.numbers.exact import as_exact

MAX_DIGITS: Final = 18
_BILLION: Final = 10**9
_LONGEST_DECIMALS_READ_AS_A_NUMBER: Final = 3

_CHOICES: Final = {
    "zero_tens": ("linh", "lẻ"),
    "thousand": ("nghìn", "ngàn"),
    "billion": ("tỷ", "tỉ"),
    "four_after_tens": ("tư", "bốn"),
    "four_after_zero_tens": ("tư", "bốn"),
}


class WordStyle(Struct, frozen=True):
    """The choice between equivalent Vietnamese words; all numbers of a document use the same style.

    Raises:
        ValueError: a word that is not one of the choices.
    """

    zero_tens: str = "linh"
    """``linh`` or ``lẻ``: một trăm *linh* năm."""
    thousand: str = "nghìn"
    """``nghìn``, the word of the law, or ``ngàn``."""
    billion: str = "tỷ"
    """``tỷ`` or ``tỉ``."""
    four_after_tens: str = "tư"
    """``tư`` or ``bốn``: hai mươi *tư*. After "mười" it is always bốn."""
    four_after_zero_tens: str = "tư"
    """``tư`` or ``bốn``: một trăm linh *tư*."""

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            word = getattr(self, name)
            if word not in _CHOICES[name]:
                raise ValueError(f"{name} must be {' or '.join(_CHOICES[name])}, not {word!r}")


_DEFAULT_STYLE: Final = WordStyle()


def in_words(value: int | Decimal | str, style: WordStyle = _DEFAULT_STYLE) -> str:
    """Write a number in words, in lower case, exactly, for every absolute value below 10**18.

    Trailing zeros of the decimals are omitted (84,50 is 84,5). Up to three decimals are written as
    a number after their leading zeros (0,05 "không phẩy không năm"; 0,84 "không phẩy tám mươi tư"), more
    than three digit by digit. Strings are plain decimal notation, as for ``as_exact``.

    Raises:
        TypeError: a float, which is not exact, a bool, a Fraction, whose decimals may not
            end, or anything else that is not listed.
        ValueError: an absolute value of 10**18 or more, more than 18 decimals, NaN, an infinity,
            or any other string.

    >>> in_words(2023)
    'hai nghìn không trăm hai mươi ba'
    >>> in_words(1234000000000)
    'một nghìn hai trăm ba mươi tư tỷ'
    >>> in_words("-2.05")
    'âm hai phẩy không năm'
    """
    number = _as_decimal(value)
    if number.adjusted() >= MAX_DIGITS and number:
        raise ValueError(f"only numbers below 10**{MAX_DIGITS} are read out")
    if int(number.as_tuple().exponent) < -MAX_DIGITS:
        raise ValueError(f"only numbers of up to {MAX_DIGITS} decimals are read out: round first")
    whole, _, decimals = f"{number.copy_abs():f}".partition(".")
    sign = ["âm"] if number < 0 else []
    return " ".join((*sign, *_integer(int(whole), style), *_decimals(decimals.rstrip("0"), style)))


def _as_decimal(value: int | Decimal | str) -> Decimal:
    if isinstance(value, Fraction):
        raise TypeError("a Fraction is not read out: round it to a Decimal first")
    if not isinstance(value, Decimal):
        as_exact(value)
    elif not value.is_finite():
        raise ValueError(f"not a finite number: {value}")
    return Decimal(value)


def _integer(number: int, style: WordStyle) -> Iterator[str]:
    """Write an integer from 0 to 10**18 - 1; the billions form a separate number before "tỷ"."""
    billions, rest = divmod(number, _BILLION)
    if billions:
        yield from _groups(billions, style, inner=False)
        yield style.billion
    if rest:
        yield from _groups(rest, style, inner=billions > 0)
    if number == 0:
        yield "không"


def _groups(number: int, style: WordStyle, *, inner: bool) -> Iterator[str]:
    """Write up to three groups of three digits; a group of 000 is omitted.

    ``inner``: a higher group came before, so the first group includes its hundreds.
    """
    thousands, units = divmod(number, 1000)
    millions, thousands = divmod(thousands, 1000)
    for group, name in ((millions, "triệu"), (thousands, style.thousand), (units, "")):
        if group:
            yield _group(group, style, inner)
            if name:
                yield name
            inner = True


@lru_cache(maxsize=4096)
def _group(number: int, style: WordStyle, inner: bool) -> str:
    """Write one group from 0 to 999; an ``inner`` one says "không trăm" if it has no hundreds."""
    # Imported here because it loads some fifty languages. It is right for 0 to 999 and wrong above.
    from num2words import num2words

    if inner and number < 100:
        words = str(num2words(100 + number, lang="vi")).replace("một", "không", 1)
    else:
        words = str(num2words(number, lang="vi"))
    return (
        words.replace("mươi bốn", f"mươi {style.four_after_tens}")
        .replace("lẻ bốn", f"lẻ {style.four_after_zero_tens}")
        .replace("lẻ", style.zero_tens)
    )


def _decimals(digits: str, style: WordStyle) -> Iterator[str]:
    """Write the decimals after "phẩy"; nothing if there are none."""
    if not digits:
        return
    yield "phẩy"
    if len(digits) > _LONGEST_DECIMALS_READ_AS_A_NUMBER:
        spelled, number = digits, ""
    else:
        number = digits.lstrip("0")
        spelled = digits.removesuffix(number)
    for digit in spelled:
        yield _group(int(digit), style, False)
    if number:
        yield _group(int(number), style, False)
