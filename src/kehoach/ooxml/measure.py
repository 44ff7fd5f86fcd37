"""How long a text is in print, and how wide that makes the columns of a table.

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
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from kehoach.ooxml.metrics import BOLD, BOLD_ITALIC, ITALIC, REGULAR, UNITS_PER_EM

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from fractions import Fraction

TWIPS_PER_POINT: Final = 20

HEADER_LINES: Final = 3
"""Lines a header may take to leave room to long texts beside it; more only where nothing else fits."""

UNDRAWN: Final = frozenset({"Mn", "Me", "Cc", "Cf"})
"""The Unicode categories of what takes no room: combining marks, control and format characters."""


@dataclass(frozen=True, slots=True)
class Font:
    """Times New Roman in one size (points) and one of its four faces."""

    size: Fraction | int
    bold: bool = False
    italic: bool = False


class _FontFace(dict[str, int]):
    """The width of each character, in 1/2048 em; learns characters it was not told of."""

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

_ALL_DIGITS_ALIKE: Final = str.maketrans("123456789", "000000000")


def text_width(text: str, font: Font) -> int:
    """The length in twips of a text set on one line."""
    return _twips(_face(font).units(text), font)


def longest_word_width(text: str, font: Font) -> int:
    """The length in twips of the longest piece of a text that no line break may part; 0 for no text."""
    return _twips(max(map(_face(font).units, _words(text))), font)


def wrapped_lines(text: str, font: Font, width: int) -> int:
    """How many lines a text takes in ``width`` twips when each line takes as many words as it can.

    An empty text takes one line, as an empty paragraph does. A word wider than the line begins a line of its
    own and is parted between letters, each line with at least one of them.
    """
    face, room = _face(font), _units(width, font)
    return sum(_fill(face, line, room) for line in text.split("\n"))


@dataclass(frozen=True, slots=True)
class Measured:
    """What the columns of a table ask for, in twips, margins included."""

    margins: int
    """Both margins of a cell together."""
    least: tuple[int, ...]
    """Each column's longest word, in body or header; of figures, the longest figure."""
    lines: tuple[int, ...]
    """Each column's longest text on one line."""
    heads: tuple[tuple[int, ...], ...]
    """The least width, without margins, of each header on one line, on two, and so on."""

    @property
    def least_width(self) -> int:
        """The least a table can have without a word broken."""
        return sum(self.least)

    def shared(self, total: int) -> tuple[int, ...]:
        """Share ``total`` twips among the columns; the widths sum to it exactly.

        * No column is narrower than its ``least``, so figures never wrap. Only where the columns cannot all have
          this much are they shrunk, each in proportion to what it would need.
        * If every cell fits on one line under headers of one line, or else two, or else three, that is done. What
          is left goes to the columns whose headers still wrap, in proportion to what each still wants, and then
          to all in proportion to their widths.
        * Otherwise headers take three lines, or as few more as will fit, and the rest goes to the text columns,
          in proportion to what each still wants for its longest text to stand on one line (no text wants more
          than ``total``).

        Shares are rounded down and the twips left over go to the largest fractions cut off, of equal ones to the
        leftmost.

        Raises:
            ValueError: with a total that is not positive.
        """
        if total <= 0:
            raise ValueError("a table has a width above zero")
        if self.least_width >= total:
            return tuple(_apportion(total, self.least))
        unwrapped = [max(least, min(line, total)) for least, line in zip(self.least, self.lines, strict=True)]
        for lines in range(1, HEADER_LINES + 1):
            widths = self._with_header_lines(lines, unwrapped)
            if sum(widths) <= total:
                return _grow(widths, self._with_header_lines(1, unwrapped), total)
        while sum(widths := self._with_header_lines(lines, self.least)) > total:
            lines += 1
        return _grow(widths, unwrapped, total)

    def _with_header_lines(self, lines: int, floor: Sequence[int]) -> list[int]:
        wanted = (head[min(lines, len(head)) - 1] + self.margins for head in self.heads)
        return list(map(max, self.least, floor, wanted))


def measure_columns(
    columns: Sequence[Sequence[str]],
    headers: Sequence[str],
    enough: int,
    cell_margin: int,
    body: Font,
    header: Font,
    numeric: Sequence[bool],
) -> Measured:
    """Measure the columns of a table, to be shared over no more than ``enough`` twips.

    ``columns`` holds the body cells column by column, ``cell_margin`` is the margin on either side of a cell.
    Where some cells are bold (a row of totals), pass the bold font as ``body``: it is the wider one. Time is linear
    in the size of the table.

    Raises:
        ValueError: without columns, or with headers, columns and flags of different number.
    """
    if not columns:
        raise ValueError("a table has at least one column")
    margins = 2 * cell_margin
    heads = [_header_widths(text, header) for text in headers]
    least: list[int] = []
    lines: list[int] = []
    for cells, head, figures in zip(columns, heads, numeric, strict=True):
        longest_word, longest_line = _extent(cells, body, enough - margins, figures=figures)
        least.append(max(longest_word, head[-1]) + margins)
        lines.append(longest_line + margins)
    return Measured(margins, tuple(least), tuple(lines), tuple(heads))


def _face(font: Font) -> _FontFace:
    return _FACES[font.bold, font.italic]


def _twips(units: int, font: Font) -> int:
    return -(-units * TWIPS_PER_POINT * font.size.numerator // (UNITS_PER_EM * font.size.denominator))


def _units(twips: int, font: Font) -> int:
    """The most units that ``twips`` have room for: the other way round, rounded down."""
    return twips * UNITS_PER_EM * font.size.denominator // (TWIPS_PER_POINT * font.size.numerator)


def _words(text: str) -> list[str]:
    return text.replace("\n", " ").split(" ")


def _fill(face: _FontFace, line: str, room: int) -> int:
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


@lru_cache(maxsize=4096)
def _header_widths(text: str, font: Font) -> tuple[int, ...]:
    """The least width for a header on one line, on two, and so on to the most it can be wrapped to."""
    text = "\n".join(" ".join(filter(None, line.split(" "))) for line in text.split("\n"))
    narrowest = longest_word_width(text, font)
    most = wrapped_lines(text, font, narrowest)
    least_lines = text.count("\n") + 1
    widest = max(text_width(line, font) for line in text.split("\n"))
    widths = [widest] * least_lines
    for lines in range(least_lines + 1, most + 1):
        low, high = narrowest, widths[-1]
        while low < high:
            middle = (low + high) // 2
            if wrapped_lines(text, font, middle) <= lines:
                high = middle
            else:
                low = middle + 1
        widths.append(low)
    return tuple(widths)


def _extent(cells: Sequence[str], font: Font, enough: int, *, figures: bool) -> tuple[int, int]:
    """The longest word and the longest line of a column; of figures, the longest line is also the word.

    A line of text longer than ``enough`` counts as so long.
    """
    joined = "\n".join(cells)
    if figures:
        width = _longest(joined.translate(_ALL_DIGITS_ALIKE).split("\n"), font)
        return width, width
    longest_word = _longest(_words(joined), font)
    return longest_word, max(longest_word, min(_longest(joined.split("\n"), font, enough), enough))


def _longest(texts: Iterable[str], font: Font, enough: int | None = None) -> int:
    """The length of the longest text; of some text longer than ``enough`` if there is one.

    From the text with most characters down, and no further than one could still be longer than the longest
    so far even if it were all of the face's widest character.
    """
    face, longest = _face(font), 0
    stop = None if enough is None else _units(enough, font)
    for text in sorted(set(texts), key=len, reverse=True):
        if len(text) * face.widest <= longest or (stop is not None and longest > stop):
            break
        longest = max(longest, face.units(text))
    return _twips(longest, font)


def _grow(widths: Sequence[int], wanted: Sequence[int], total: int) -> tuple[int, ...]:
    """Widen columns to ``total``: first towards what they want, then all alike."""
    gaps = [max(want - width, 0) for want, width in zip(wanted, widths, strict=True)]
    towards = _apportion(min(total - sum(widths), sum(gaps)), gaps)
    grown = [width + more for width, more in zip(widths, towards, strict=True)]
    rest = _apportion(total - sum(grown), grown)
    return tuple(width + more for width, more in zip(grown, rest, strict=True))


def _apportion(total: int, weights: Sequence[int]) -> list[int]:
    """Whole shares of ``total`` in proportion to the weights (largest remainder, leftmost first)."""
    whole = sum(weights)
    if not whole:
        weights, whole = [1] * len(weights), len(weights)
    shares = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: -(total * weights[i] % whole))
    for i in by_remainder[: total - sum(shares)]:
        shares[i] += 1
    return shares
