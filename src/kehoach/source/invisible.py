"""Invisible characters: with them two different words look alike, or a figure prints in reverse."""

from __future__ import annotations

import functools
import unicodedata
from typing import TYPE_CHECKING, Final

from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

# Format characters (Cf) that are visible all the same: signs that stand before or over a number in other scripts.
_SEEN: Final = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
# What a program leaves out where it cannot show it (Default_Ignorable_Code_Point), beyond the format characters:
# Python knows no such property. Fillers, variation selectors, and what Unicode keeps free for more of the kind.
_IGNORED: Final = (
    (0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2065, 0x2065), (0x3164, 0x3164),
    (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0xE0000, 0xE0FFF),
)  # fmt: skip
# What is in every Vietnamese text and is seen; the soft hyphen between is not.
_UNCOMMON: Final = regex("[^\t\n -~\u00a1-\u00ac\u00ae-\u024f\u1e00-\u1eff]")
_JOINER: Final = "\u200d"
_SELECTORS: Final = ("\ufe0e", "\ufe0f")
_KEYCAP: Final = "\u20e3"
_FLAG: Final = "\U0001f3f4"


@functools.lru_cache(maxsize=4096)
def is_invisible(character: str) -> bool:
    """Whether a character is not drawn: a format character, a filler, a selector, a tag."""
    if unicodedata.category(character) == "Cf":
        return character not in _SEEN
    number = ord(character)
    return any(first <= number <= last for first, last in _IGNORED)


def without_invisible(text: str) -> str:
    """A text for the name of a file, in which turned letters would show another ending than the file has."""
    return "".join(character for character in text if not is_invisible(character))


def invisible_characters(text: str) -> Iterator[int]:
    """The indices of invisible characters, except those that join an emoji."""
    if text.isascii() or not (found := frozenset(filter(is_invisible, set(_UNCOMMON.findall(text))))):
        return
    for index, character in enumerate(text):
        if character in found and not _is_of_picture(text, index):
            yield index


def _is_of_picture(text: str, index: int) -> bool:
    """Whether an invisible character is part of an emoji: joins two, says how one looks, spells a region's flag."""
    character, before, behind = text[index], text[index - 1 : index], text[index + 1 : index + 2]
    if character == _JOINER:
        return _is_picture(before) and _is_picture(behind)
    if character in _SELECTORS:
        return _is_picture(before) or behind == _KEYCAP
    if "\U000e0020" <= character <= "\U000e007f":
        begin = index
        while "\U000e0020" <= text[begin - 1 : begin] <= "\U000e007f":
            begin -= 1
        return text[begin - 1 : begin] == _FLAG
    return False


def _is_picture(character: str) -> bool:
    """A symbol, a colour of skin, or a selector after one."""
    return bool(character) and (character in _SELECTORS or unicodedata.category(character) in ("So", "Sk"))


def character_name(character: str) -> str:
    """A character as a person can look it up: ``U+200B ZERO WIDTH SPACE``."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
