"""A YAML file as an untyped tree with places. A scalar is its source text; its field decides what it means."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence as Several

    from kehoach.diagnostics import Place


class ScalarStyle(enum.Enum):
    """How a scalar was written."""

    PLAIN = "plain"
    QUOTED = "quoted"
    LITERAL = "literal"
    FOLDED = "folded"


class Line(Struct, frozen=True):
    """One line of text and its place."""

    text: str
    place: Place
    pieces: tuple[tuple[int, Place], ...] = ()
    """Where text from elsewhere was put into it: the index at which each piece begins, and where that is typed."""

    def trimmed(self) -> Line:
        """The line without the spaces at its ends."""
        bare = self.text.lstrip()
        cut = len(self.text) - len(bare)
        return Line(bare.rstrip(), self.place.right(cut), tuple((at - cut, place) for at, place in self.pieces))

    def at(self, index: int) -> Place:
        """The place of the character at an index."""
        if not self.pieces:
            return self.place.right(index)
        begin, place = next((piece for piece in reversed(self.pieces) if piece[0] <= index), (0, self.place))
        return place.right(index - begin)


class Scalar(Struct, frozen=True):
    """A text. Under ``|`` it has one line per source line; in any other style one line."""

    text: str
    place: Place
    style: ScalarStyle
    lines: tuple[Line, ...]
    wrapped: bool = False
    """Whether it was written over several source lines in a style that folds them."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed."""
        return not self.text and self.style is ScalarStyle.PLAIN

    @property
    def is_none(self) -> bool:
        """Whether it is the bare word ``none``, which removes what the pack has here."""
        return self.text == "none" and self.style is ScalarStyle.PLAIN


class MappingEntry(Struct, frozen=True):
    """One ``key: value`` of a mapping."""

    key: Scalar
    value: Node


class Mapping(Struct, frozen=True):
    """A mapping: its keys in the order of the file, each once."""

    entries: tuple[MappingEntry, ...]
    place: Place

    def get(self, key: str) -> Node | None:
        """The value under a key, or ``None``."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)


class Sequence(Struct, frozen=True):
    """A YAML list."""

    items: tuple[Node, ...]
    place: Place


Node: TypeAlias = Scalar | Mapping | Sequence


def lines_of(node: Node) -> set[tuple[str, int]]:
    """The lines that a node was typed on, each with its file."""
    return {(place.file, place.line) for place in _places_of(node)}


def _places_of(node: Node) -> Iterator[Place]:
    match node:
        case Scalar():
            yield from (node.place, *(line.place for line in node.lines))
        case Sequence():
            for item in node.items:
                yield from _places_of(item)
        case Mapping():
            yield node.place
            for entry in node.entries:
                yield entry.key.place
                yield from _places_of(entry.value)


def place_in(lines: Several[Line], index: int) -> Place:
    """The place of a character, by its index in the lines joined by one space."""
    for line in lines[:-1]:
        if index <= len(line.text):
            return line.at(index)
        index -= len(line.text) + 1
    return lines[-1].at(index)


def one_line(text: str, place: Place) -> Scalar:
    """A plain scalar of one line."""
    return Scalar(text, place, ScalarStyle.PLAIN, (Line(text, place),))
