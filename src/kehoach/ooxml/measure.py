"""How long a text is in print, and where its lines end.

Lengths are whole twips, twentieths of a point, as Word writes them; a length between two is rounded up, so
what is said to fit does fit. All of it is integer arithmetic on the widths in ``metrics``.

Text is expected in its composed form (NFC). A combining mark of decomposed text, a control character and a
character that is never drawn (zero-width space, soft hyphen) have width 0; any other character the tables do
not know is taken to be as wide as "W", the widest common letter, so that a guess errs towards room.

A line may break at an ordinary space and must break at a line feed. It never breaks at a no-break space, and
not after a hyphen either, though Word would: "LĐ-TBXH" is better left whole where there is room for it.
"""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct

from kehoach.ooxml.metrics import BOLD, BOLD_ITALIC, ITALIC, REGULAR, UNITS_PER_EM

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TWIPS_PER_POINT: Final = 20

LINE_PER_POINT: Final = 23
"""Twips that a line is high for each point of its type: Times New Roman asks for 1,15 times its size."""

_FEW_LINES: Final = 64
"""Up to this number of lines each counts; a text of more is as high within a 64th, whichever of its widths is taken."""

UNDRAWN: Final = frozenset({"Mn", "Me", "Cc", "Cf"})
"""The Unicode categories of what takes no room: combining marks, control and format characters."""


class Font(Struct, frozen=True):
    """Times New Roman in one size (points) and one of its four faces."""

    size: Fraction | int
    bold: bool = False
    italic: bool = False

    @classmethod
    def of_half_points(cls, size: int, bold: bool = False, italic: bool = False) -> Font:
        """A font by its size in half-points, as Word writes it."""
        points, half = divmod(size, 2)
        return cls(Fraction(size, 2) if half else points, bold, italic)


LineWidths: TypeAlias = tuple[tuple[int, int], ...]
"""The widths in twips at which a text takes another line, the widest first, each with its lines from there on."""


class _FontFace(dict[str, int]):
    """The width of each character, in 1/2048 em; learns characters that are not in it."""

    def __init__(self, widths: Mapping[int, str]) -> None:
        super().__init__((character, width) for width, some in widths.items() for character in some)
        self.widest = max(widths)

    def __missing__(self, character: str) -> int:
        width = 0 if unicodedata.category(character) in UNDRAWN else self["W"]
        self[character] = width
        return width

    def units(self, text: str) -> int:
        return sum(map(self.__getitem__, text))


_FACES: Final = {
    (False, False): _FontFace(REGULAR),
    (True, False): _FontFace(BOLD),
    (False, True): _FontFace(ITALIC),
    (True, True): _FontFace(BOLD_ITALIC),
}

_DIGITS_ALIKE: Final = bytes.maketrans(b"123456789", b"000000000")


def line_height(font: Font) -> int:
    """The height in twips of a line set in single spacing."""
    return int(LINE_PER_POINT * font.size)


def lines_unlike(texts: Iterable[str]) -> list[str]:
    """The lines of some texts, of those that differ in their digits alone only one: all digits are equally wide.

    They are compared as bytes, because most lines of a long table are like another.
    """
    lines = "\n".join(texts).encode().translate(_DIGITS_ALIKE).split(b"\n")
    return b"\n".join(dict.fromkeys(lines)).decode().split("\n")


def text_width(text: str, font: Font) -> int:
    """The length in twips of a text set on one line."""
    return _twips(_face(font).units(text), font)


def longest_word_width(text: str, font: Font) -> int:
    """The length in twips of the longest piece of a text that no line break may part; 0 for no text."""
    return _longest(_words(text), font)


def longest_line_width(text: str, font: Font, enough: int) -> int:
    """The length in twips of the longest line of a text; of some line longer than ``enough`` if there is one.

    From the line with most characters down, and no further than one could still be longer than the longest so far even
    if it were all of the face's widest character.
    """
    return _longest(text.split("\n"), font, enough)


def is_wider(text: str, font: Font, room: int) -> bool:
    """Whether some line of a text is longer than ``room`` twips."""
    face, units = _face(font), _units(room, font)
    return any(len(line) * face.widest > units and face.units(line) > units for line in text.split("\n"))


def wrapped_lines(text: str, font: Font, width: int) -> int:
    """How many lines a text takes in ``width`` twips when each line takes as many words as it can.

    An empty text takes one line, as an empty paragraph does. A word wider than the line begins a line of its
    own and is parted between letters, each line with at least one of them.
    """
    face, room = _face(font), _units(width, font)
    return sum(_fill(face, line, room) for line in text.split("\n"))


@lru_cache(maxsize=1024)
def balanced_width(text: str, font: Font, room: int) -> int:
    """The least width in twips at which a text takes no more lines than in ``room``: its lines are then about as long.

    The width of the text where it fits on one line; ``room`` where a word of it is wider than that.
    """
    if longest_word_width(text, font) > room:
        return room
    face, most = _face(font), wrapped_lines(text, font, room)
    lines = [[face.units(word) for word in filter(None, line.split(" "))] for line in text.split("\n")]
    least, enough = _units(longest_word_width(text, font), font), _units(room, font)
    while least < enough:
        middle = (least + enough) // 2
        if sum(_filled(words, face[" "], middle)[0] for words in lines) <= most:
            enough = middle
        else:
            least = middle + 1
    return _twips(least, font)


@lru_cache(maxsize=8192)
def line_widths(text: str, font: Font, narrowest: int, widest: int) -> LineWidths:
    """The widths in twips at which a text takes another line, none below ``narrowest``.

    The widest first, each with the lines that the text takes from this width up to the next wider one. Of those above
    ``widest`` only the one at which each paragraph is on one line; of a paragraph of more than 64 lines only widths
    that are a 64th or more apart, so that the time grows with the length of the text and not with its square.
    """
    face, room, most = _face(font), _units(narrowest, font), _units(widest, font)
    paragraphs = [
        _paragraph_widths([face.units(word) for word in filter(None, line.split(" "))], face[" "], room, most)
        for line in text.split("\n")
    ]
    bounds = sorted({width for found in paragraphs for width in found}, reverse=True)
    lines = [(sum(_count_above(found, bound) for found in paragraphs), bound) for bound in bounds]
    return tuple((_twips(bound, font), count) for count, bound in lines)


def _paragraph_widths(words: list[int], space: int, narrowest: int, widest: int) -> list[int]:
    """The least width, in units, of one paragraph on one line, on two, and so on, none below ``narrowest``."""
    width = max(sum(words) + space * (len(words) - 1), narrowest) if words else 0
    widths = [width]
    room = min(width - 1, max(widest, narrowest))
    while width > narrowest:
        lines, longest = _filled(words, space, room)
        if not lines:
            break
        width = max(longest, narrowest)
        widths += [widths[-1]] * (lines - len(widths) - 1) + [width] * (lines > len(widths))
        widths[-1] = width
        room = width - 1 if lines <= _FEW_LINES else max(width - 1 - width // _FEW_LINES, narrowest)
    return widths


def _filled(words: list[int], space: int, room: int) -> tuple[int, int]:
    """How many lines words take, and the longest of them; no line at all where a word is wider than the room."""
    lines, longest, used = 1, 0, -space
    for width in words:
        if used + space + width <= room:
            used += space + width
            continue
        if width > room:
            return 0, 0
        longest = max(longest, used)
        lines, used = lines + 1, width
    return lines, max(longest, used)


def _count_above(widths: list[int], room: int) -> int:
    """How many lines a paragraph takes in some room, of the least widths for one line, for two, and so on."""
    return next((count for count, width in enumerate(widths, 1) if width <= room), len(widths))


def _face(font: Font) -> _FontFace:
    return _FACES[font.bold, font.italic]


def _twips(units: int, font: Font) -> int:
    return -(-units * TWIPS_PER_POINT * font.size.numerator // (UNITS_PER_EM * font.size.denominator))


def _units(twips: int, font: Font) -> int:
    """The most units that ``twips`` have room for: the other way round, rounded down."""
    return twips * UNITS_PER_EM * font.size.denominator // (TWIPS_PER_POINT * font.size.numerator)


def _words(text: str) -> list[str]:
    return text.replace("\n", " ").split(" ")


def _longest(texts: Iterable[str], font: Font, enough: int | None = None) -> int:
    face, longest = _face(font), 0
    stop = None if enough is None else _units(enough, font)
    for text in sorted(set(texts), key=len, reverse=True):
        if len(text) * face.widest <= longest or (stop is not None and longest > stop):
            break
        longest = max(longest, face.units(text))
    return _twips(longest, font)


def _fill(face: _FontFace, line: str, room: int) -> int:
    if len(line) * face.widest <= room:
        return 1
    lines, used = 1, 0
    for word in filter(None, line.split(" ")):
        units = face.units(word)
        if used and used + face[" "] + units <= room:
            used += face[" "] + units
            continue
        lines += used > 0
        used = units
        if units > room:
            used = 0
            for width in map(face.__getitem__, word):
                if used and used + width > room:
                    lines, used = lines + 1, 0
                used += width
    return lines
