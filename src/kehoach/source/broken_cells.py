"""Cells that a spreadsheet broke over several lines and put in quotes when it copied them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.patterns import regex
from kehoach.source.nodes import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPEN_CELL = regex(r'(?:^|\t)"(?:[^"]|"")*$')
"""A cell in quotes that the end of the text leaves open."""
_STAYS_OPEN = regex(r'(?:^|\t")(?:[^"]|"")*$')
"""A line that leaves a cell open where one was open before it."""
_BROKEN_CELL = regex(r'"((?:[^"]|"")*\n(?:[^"]|"")*)"')


def with_broken_cells(lines: list[Line]) -> Iterator[Line]:
    """Pasted lines, with a cell that a spreadsheet broke over several lines, in quotes, joined into one line."""
    at = 0
    while at < len(lines):
        after = at + 1
        if _OPEN_CELL.search(lines[at].text):
            while after < len(lines) and _STAYS_OPEN.search(lines[after].text):
                after += 1
            if after == len(lines):  # never closed: a quote that was only typed, as is every one after it
                yield from lines[at:]
                return
            after += 1
        yield _joined(lines[at:after])
        at = after


def _joined(lines: list[Line]) -> Line:
    first, *following = lines
    text, pieces = first.text, [*first.pieces]
    for line in following:
        pieces.append((len(text) + 1, line.place))
        text += "\n" + line.text
    return Line(text, first.place, tuple(pieces))


def without_quotes(cell: str) -> str:
    """A broken cell's text without its quotes, or any other text as it is."""
    broken = _BROKEN_CELL.fullmatch(cell)
    return "\n".join(map(str.strip, broken[1].replace('""', '"').split("\n"))) if broken else cell
