"""The titles of parts with their numbers, and the words for a reference to one (Phụ lục I, II.6.đ)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kehoach.numbers import in_words
from kehoach.numbers.roman import roman
from kehoach.plan.part_styles import PartStyle
from kehoach.view.records import Block, PartTitle

if TYPE_CHECKING:
    from kehoach.plan.numbered import Numbered

LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
"""The letters of points in order: a), b), c), d), đ), e), g), ..., without accented letters."""

_NAMED: Final = (PartStyle.PART, PartStyle.PART_ROMAN)
"""Styles with the word Phần in front."""
_LOOKS: Final = ("section", "heading", "subheading")
"""The looks of titles that have no number, by level."""

_ORDINALS: Final = {1: "nhất", 4: "tư"}
"""Ordinals that are not the words of their numbers."""


def letter(number: int) -> str:
    """The letter of a point, from 1; a number once the alphabet is used up."""
    return LETTERS[number - 1] if number <= len(LETTERS) else str(number)


def titled(number: Numbered, text: str) -> Block:
    """A title with its number, in the look of its style."""
    label = _labels(number)[-1]
    match number.style:
        case PartStyle.PART | PartStyle.PART_ROMAN:
            return Block(part=PartTitle(f"Phần {label}", text.upper()))
        case PartStyle.ROMAN | PartStyle.CAPITAL:
            return Block(section=f"{label}. {text.upper()}")
        case PartStyle.DECIMAL:
            return Block(subheading=f"{label}. {text}")
        case PartStyle.POINT:
            return Block(point=f"{label}) {text}")
        case PartStyle.BOLD_POINT:
            return Block(subheading=f"{label}) {text}")
        case PartStyle.UNNUMBERED:
            look = _LOOKS[min(len(number.within), len(_LOOKS) - 1)]
            plain: dict[str, Any] = {look: text.upper() if look == "section" else text}
            return Block(**plain)
        case _:
            return Block(heading=f"{label}. {text}")


def part_reference(number: Numbered) -> str:
    """A reference to a part, from the inside out: "khoản 2 mục II", "điểm a khoản 1.2 mục I Phần thứ hai".

    Parts around it that have no number are left out, and so is one whose number is the beginning of the next.
    """
    said, is_said_within = [], False
    for level, label in reversed(tuple(enumerate(_labels(number)))):
        if label and not is_said_within:
            said.append(f"{_word(number.styles, level)} {label}")
        is_said_within = bool(label) and number.styles[level] is PartStyle.DECIMAL
    return " ".join(said)


def _labels(number: Numbered) -> list[str]:
    """The numbers from the outermost in, as they are printed without their marks; empty for a part without a number."""
    labels: list[str] = []
    for style, count in zip(number.styles, (*reversed(number.within), number.number), strict=False):
        above = labels[-1] if labels else ""
        labels.append(_label(style, count, above) if count else "")
    return labels


def _label(style: PartStyle, count: int, above: str) -> str:
    match style:
        case PartStyle.PART:
            return _ordinal(count)
        case PartStyle.ROMAN | PartStyle.PART_ROMAN:
            return roman(count)
        case PartStyle.CAPITAL:
            return letter(count).upper()
        case PartStyle.POINT | PartStyle.BOLD_POINT:
            return letter(count)
        case PartStyle.DECIMAL if above:
            return f"{above}.{count}"
        case _:
            return str(count)


def _ordinal(count: int) -> str:
    """The words "thứ nhất", "thứ tư"; the other numbers are as they are counted."""
    return f"thứ {_ORDINALS.get(count) or in_words(count)}"


def _word(styles: tuple[PartStyle, ...], level: int) -> str:
    """What the parts of one level are called."""
    style, around = styles[level], styles[:level]
    match style:
        case PartStyle.PART | PartStyle.PART_ROMAN:
            return "Phần"
        case PartStyle.ARTICLE:
            return "Điều"
        case PartStyle.POINT | PartStyle.BOLD_POINT:
            return "điểm"
        case PartStyle.ROMAN | PartStyle.CAPITAL:
            return _word_of_capitals(styles, level)
        case PartStyle.DECIMAL if around:
            return _word(styles, level - 1)
        case _:
            is_inside = any(outer not in (*_NAMED, PartStyle.UNNUMBERED) for outer in around)
            return "khoản" if is_inside else "mục"


def _word_of_capitals(styles: tuple[PartStyle, ...], level: int) -> str:
    """The word "mục"; of several levels in capitals the outer one is Phần or, inside a Phần, the inner one tiểu mục."""
    levels = [at for at, style in enumerate(styles) if style in (PartStyle.ROMAN, PartStyle.CAPITAL)]
    has_part = styles[0] in _NAMED
    words = ("mục", "tiểu mục") if has_part or len(levels) == 1 else ("Phần", "mục", "tiểu mục")
    return words[min(levels.index(level), len(words) - 1)]
