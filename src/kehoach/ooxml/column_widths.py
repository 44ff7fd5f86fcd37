"""How wide the columns of a table are: as they make the table lowest, without a word broken.

All of it is integer arithmetic on measured text, so that the same table always gets the same widths.
"""

from __future__ import annotations

import functools
import itertools
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kehoach.ooxml.lowest_table import Choice, lowest
from kehoach.ooxml.measure import (
    LineWidths,
    is_wider,
    line_height,
    line_widths,
    lines_unlike,
    longest_line_width,
    longest_word_width,
    wrapped_lines,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from kehoach.ooxml.measure import Font

SAMPLE: Final = 29
"""The most rows whose height is looked at, spread evenly over the table. A prime, so that rows which come in pairs,
or in groups of one size, are not all of one kind.
"""

_SHORT: Final = 1000
"""Up to this number of characters, what was measured is kept."""
_ONE_LINE: Final[LineWidths] = ((0, 1),)
"""Of a text that fits on its line in any width that is looked at."""


class ColumnTexts(Struct, frozen=True):
    """What one column prints."""

    label: str
    """Its own header; empty where it has none to itself."""
    cells: Sequence[str]
    """One text per row; empty where the cell shares its text with others."""
    is_figures: bool = False
    """Whether figures are in it: a text without letters never wraps."""
    is_whole: bool = False
    """Whether its texts are names, kept on one line while the table has room for that."""
    lines_above: int = 0
    """The lines of header above its own label."""
    least: int = 0
    """The least room in twips that it needs for anything else."""
    most: int = 0
    """The room that this would take on one line."""
    indents: Sequence[int] = ()
    """By how many twips the text of each row is indented; empty for none at all."""

    def indent(self, row: int) -> int:
        """The indent of one row's text, in twips."""
        return self.indents[row] if self.indents else 0


class MeasuredColumns(Struct, frozen=True):
    """What the columns of a table ask for, in twips, cell margins included."""

    margins: int
    """Both margins of a cell together."""
    least: tuple[int, ...]
    """Each column's longest word, in body or header; of figures, the longest figure."""
    whole: tuple[int, ...]
    """The same, but of names the longest name."""
    lines: tuple[int, ...]
    """Each column's longest text on one line, its header included."""
    cells: tuple[int, ...]
    """The same without its header."""
    columns: tuple[ColumnTexts, ...]
    fonts: tuple[Font, ...]
    """One per row."""
    header: Font
    fixed: Mapping[int, int] = {}
    """The columns with a width of their own."""
    narrow: tuple[tuple[int, int], ...] = ()
    """Those of them that are narrower than their longest word, with what they lack."""

    def with_fixed(self, widths: Mapping[int, int]) -> MeasuredColumns:
        """The same columns, some of them with a width of their own, in twips."""
        if not widths:
            return self
        asked = (self.least, self.whole, self.lines)
        least, whole, lines = (tuple(widths.get(at, width) for at, width in enumerate(one)) for one in asked)
        narrow = tuple((at, self.least[at] - width) for at, width in widths.items() if width < self.least[at])
        return replace(self, least=least, whole=whole, lines=lines, fixed=widths, narrow=narrow)

    @property
    def least_width(self) -> int:
        """The least a table can have without a word broken."""
        return sum(self.least)

    @property
    def whole_width(self) -> int:
        """The least it can have without a name broken."""
        return sum(self.whole)

    def shared(self, total: int) -> tuple[int, ...]:
        """Share ``total`` twips among the columns; the widths sum to it exactly.

        * No column is narrower than its ``least``. Only where the columns cannot all have this much are they shrunk,
          each in proportion to what it would need.
        * Names stay on one line, the shortest first, as long as every other column keeps its ``least``.
        * Of all such widths, those are sought that give the fewest lines: of the header and of each row the most that
          any of its cells takes.
        * A column with a width of its own gets it, unless all columns have one: then what is left over widens them.
        * What is left goes to the columns that still wrap, in proportion to what each wants for its longest text to
          be on one line, and then to all in proportion to their widths. Shares are rounded down, and the twips left
          over go to the largest fractions cut off, of equal ones to the leftmost.

        Raises:
            ValueError: with a total that is not positive.
        """
        if total <= 0:
            raise ValueError("a table has a width above zero")
        if self.least_width >= total:
            return tuple(_apportion(total, self.least))
        floor: Sequence[int] = self._floor(total)
        wanted = [min(line, total) for line in self.lines]
        if sum(self.lines) > total:
            floor = self._lowest(floor, total)
        return _grow(floor, wanted, total, self.fixed)

    def heights(self, widths: Sequence[int]) -> list[int]:
        """The height of the text in the header and in each row, in twips."""
        rooms = [max(1, width - self.margins) for width in widths]
        header = max(
            column.lines_above + wrapped_lines(column.label, self.header, room)
            for column, room in zip(self.columns, rooms, strict=True)
        )
        rows = (
            line_height(font)
            * max(
                wrapped_lines(column.cells[at], font, max(1, room - column.indent(at)))
                for column, room in zip(self.columns, rooms, strict=True)
            )
            for at, font in enumerate(self.fonts)
        )
        return [header * line_height(self.header), *rows]

    def sampled_lines(self, widths: Sequence[int]) -> list[int]:
        """The lines of text in the header and in rows spread over the table, no more than ``SAMPLE``."""
        rooms = [max(1, width - self.margins) for width in widths]
        count = len(self.fonts)
        rows = [at * count // SAMPLE for at in range(SAMPLE)] if count > SAMPLE else range(count)
        columns = tuple(zip(self.columns, rooms, strict=True))
        header = max(column.lines_above + wrapped_lines(column.label, self.header, room) for column, room in columns)
        return [
            header,
            *(
                max(wrapped_lines(c.cells[at], self.fonts[at], max(1, room - c.indent(at))) for c, room in columns)
                for at in rows
            ),
        ]

    def _floor(self, total: int) -> list[int]:
        """The least widths, and of names those of whole names as far as there is room."""
        floor, room = list(self.least), total - self.least_width
        by_need = sorted(range(len(floor)), key=lambda at: self.whole[at] - self.least[at])
        for at in by_need:
            if (more := self.whole[at] - self.least[at]) <= room:
                floor[at], room = self.whole[at], room - more
        return floor

    def _lowest(self, floor: Sequence[int], total: int) -> Sequence[int]:
        """The widths that make the header and a sample of the rows lowest, each no less than its ``floor``."""
        spare = total - sum(floor)
        rows = self._rows_that_wrap(floor)
        sampled = [rows[at * len(rows) // SAMPLE] for at in range(SAMPLE)] if len(rows) > SAMPLE else rows
        widest = [width + (0 if at in self.fixed else spare) for at, width in enumerate(floor)]
        profiles = [self._profiles(at, *room, sampled) for at, room in enumerate(zip(floor, widest, strict=True))]
        weights = [max(1, len(sampled)), *[max(1, len(rows))] * len(sampled)]
        unlike: dict[tuple[LineWidths, ...], int] = {}
        for weight, row in zip(weights, zip(*profiles, strict=True), strict=True):
            unlike[row] = unlike.get(row, 0) + weight
        return _lowest_widths(tuple(floor), tuple(widest), self.margins, tuple(unlike.items()), total)

    def _rows_that_wrap(self, floor: Sequence[int]) -> Sequence[int]:
        """The rows in which a column may wrap; of a long table a first sample is taken, to be looked through."""
        wrapping = [
            (column, width - self.margins)
            for column, line, cell, width in zip(self.columns, self.lines, self.cells, floor, strict=True)
            if min(line, cell) > width  # a column with a width of its own asks for no more
        ]
        count = len(self.fonts)
        looked = range(count) if count <= 4 * SAMPLE else [at * count // (4 * SAMPLE) for at in range(4 * SAMPLE)]
        return [
            at
            for at in looked
            if any(is_wider(column.cells[at], self.fonts[at], room - column.indent(at)) for column, room in wrapping)
        ]

    def _profiles(self, at: int, narrowest: int, widest: int, rows: Sequence[int]) -> list[LineWidths]:
        """At which widths the header of a column takes another line, and its cell in each row."""
        column, room, most = self.columns[at], max(1, narrowest - self.margins), max(1, widest - self.margins)
        head = line_widths(column.label, self.header, room, most)
        profiles = [tuple((width, lines + column.lines_above) for width, lines in head)]
        never_wraps = self.cells[at] <= narrowest
        for row in rows:
            is_line = never_wraps and "\n" not in column.cells[row]
            profiles.append(_ONE_LINE if is_line else _line_widths_in(column, row, self.fonts[row], room, most))
        return profiles


def measure_columns(
    columns: Sequence[ColumnTexts], fonts: Sequence[Font], header: Font, cell_margin: int, enough: int
) -> MeasuredColumns:
    """Measure the columns of a table, to be shared over no more than ``enough`` twips.

    Args:
        columns: what is in them.
        fonts: the font of each row.
        header: the font of the header.
        cell_margin: the margin on either side of a cell.
        enough: a line of text longer than this counts as this long.

    Raises:
        ValueError: there is no column, or a column has not one text per row.
    """
    if not columns:
        raise ValueError("a table has at least one column")
    if any(len(column.cells) != len(fonts) for column in columns):
        raise ValueError("a column has one text per row")
    margins = 2 * cell_margin
    rows_of = _rows_by_font(fonts)
    measured = [_extents(column, rows_of, header, enough - margins) for column in columns]
    least, whole, lines, cells = (tuple(width + margins for width in widths) for widths in zip(*measured, strict=True))
    return MeasuredColumns(margins, least, whole, lines, cells, tuple(columns), tuple(fonts), header)


def _rows_by_font(fonts: Sequence[Font]) -> dict[Font, bytearray]:
    """Which rows are set in each font: 1 for each of them."""
    found: dict[Font, bytearray] = {}
    for font, run in itertools.groupby(range(len(fonts)), key=fonts.__getitem__):
        rows = found.setdefault(font, bytearray(len(fonts)))
        for row in run:
            rows[row] = 1
    return found


def _extents(
    column: ColumnTexts, rows_of: Mapping[Font, Sequence[int]], header: Font, enough: int
) -> tuple[int, int, int, int]:
    """The width of a column's longest unbreakable text, the same with names unbroken, and that of its longest line,
    with its header and without.

    ``rows_of`` says of each font which rows are set in it, 1 for each of them.
    """
    own_word, own_line = _kept_extents(column.label, header, enough)
    word = max(column.least, own_word)
    line = max(word, column.most, own_line)
    whole, cell = word, 0
    for indent, font, rows in _by_look(column, rows_of):
        lines = lines_unlike(itertools.compress(column.cells, rows))
        joined = "\n".join(map(_unbroken_figure, lines) if column.is_figures else lines)
        extents = _kept_extents if len(joined) <= _SHORT else _text_extents
        longest_word, longest = extents(joined, font, enough)
        word, cell = max(word, longest_word + indent), max(cell, longest + indent)
        whole = max(whole, cell) if column.is_whole else whole
    line = max(line, cell)
    return word, max(word, whole), max(word, min(line, max(enough, word))), cell


def _text_extents(text: str, font: Font, enough: int) -> tuple[int, int]:
    """The widths of the longest word of a text and of its longest line."""
    word = longest_word_width(text, font)
    return word, longest_line_width(text, font, enough) if " " in text else word


_kept_extents: Final = functools.lru_cache(maxsize=2048)(_text_extents)
"""The same, kept: what the cells of a column do not have in common is little, and often that of another table."""


def _by_look(column: ColumnTexts, rows_of: Mapping[Font, Sequence[int]]) -> Iterator[tuple[int, Font, Sequence[int]]]:
    """Which rows of a column have an indent and a font in common."""
    for font, rows in rows_of.items():
        if not column.indents:
            yield 0, font, rows
            continue
        for indent in dict.fromkeys(itertools.compress(column.indents, rows)):
            yield indent, font, [is_set and own == indent for is_set, own in zip(rows, column.indents, strict=True)]


def _in_column(column: ColumnTexts, row: int) -> str:
    text = column.cells[row]
    return "\n".join(map(_unbroken_figure, text.split("\n"))) if column.is_figures else text


@functools.lru_cache(maxsize=1024)
def _lowest_widths(
    floor: tuple[int, ...],
    widest: tuple[int, ...],
    margins: int,
    rows: tuple[tuple[tuple[LineWidths, ...], int], ...],
    total: int,
) -> tuple[int, ...]:
    """The widths between ``floor`` and ``widest`` that make rows lowest, each with how much a line of it counts.

    Kept, because tables that wrap alike are many: the same plan's after an edit, those of other communes.
    """
    profiles, weights = zip(*rows, strict=True)
    choices = [_choices(*column, margins) for column in zip(floor, widest, zip(*profiles, strict=True), strict=True)]
    return tuple(lowest(choices, weights, total))


def _choices(narrowest: int, widest: int, profiles: Sequence[LineWidths], margins: int) -> list[Choice]:
    """The widths a column may have, from the widest down, each with the lines its header and its cells then take.

    Between two of them nothing changes, so no other width is worth a look.
    """
    bounds = {width + margins for profile in profiles for width, _ in profile}
    widths = sorted({narrowest, *(min(bound, widest) for bound in bounds if bound > narrowest)}, reverse=True)
    return [Choice(width, tuple(_lines_at(profile, width - margins) for profile in profiles)) for width in widths]


def _line_widths_in(column: ColumnTexts, row: int, font: Font, narrowest: int, widest: int) -> LineWidths:
    """The widths at which a cell takes another line, indent included."""
    indent = column.indent(row)
    found = line_widths(_in_column(column, row), font, max(1, narrowest - indent), max(1, widest - indent))
    return tuple((width + indent, lines) for width, lines in found) if indent else found


def _unbroken_figure(text: str) -> str:
    """A figure as one word; words that stand for a figure ("không tính riêng") may wrap."""
    return text if any(map(str.isalpha, text)) else text.replace(" ", "\u00a0")


def _lines_at(profile: LineWidths, width: int) -> int:
    """The lines at a width; the last where none is as low."""
    for least, lines in profile:
        if least <= width:
            return lines
    return profile[-1][1]


def _grow(widths: Sequence[int], wanted: Iterable[int], total: int, fixed: Container[int]) -> tuple[int, ...]:
    """Widen columns to ``total``: first towards what they want, then all alike, except those that are ``fixed``."""
    gaps = [max(want - width, 0) for want, width in zip(wanted, widths, strict=True)]
    towards = _apportion(min(total - sum(widths), sum(gaps)), gaps)
    grown = [width + more for width, more in zip(widths, towards, strict=True)]
    free = [0 if at in fixed else width for at, width in enumerate(grown)]
    rest = _apportion(total - sum(grown), free if any(free) else grown)
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
