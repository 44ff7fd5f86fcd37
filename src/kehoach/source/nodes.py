"""A YAML file as an untyped tree with places. Every scalar is its source text; what it means is its field's matter."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence as Several

    from kehoach.diagnostics import Place


class ScalarStyle(enum.Enum):
    """How a scalar was written."""

    PLAIN = "plain"
    QUOTED = "quoted"
    LITERAL = "literal"
    FOLDED = "folded"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text and the place where it begins."""

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
        """Where the character at an index is typed."""
        if not self.pieces:
            return self.place.right(index)
        begin, place = next((piece for piece in reversed(self.pieces) if piece[0] <= index), (0, self.place))
        return place.right(index - begin)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text. Under ``|`` it has a line a source line; written any other way it has one."""

    text: str
    place: Place
    style: ScalarStyle
    lines: tuple[Line, ...]
    wrapped: bool = False
    """Written over several source lines in a style that folds them."""

    @property
    def is_blank(self) -> bool:
        """Nothing was typed."""
        return not self.text and self.style is ScalarStyle.PLAIN

    @property
    def is_none(self) -> bool:
        """The bare word ``none``, which drops what it stands for."""
        return self.text == "none" and self.style is ScalarStyle.PLAIN


@dataclass(frozen=True, slots=True)
class MappingEntry:
    """One ``key: value`` of a mapping."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys in the order of the file, each once."""

    entries: tuple[MappingEntry, ...]
    place: Place

    def get(self, key: str) -> Node | None:
        """The value under a key, or ``None``."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A YAML list."""

    items: tuple[Node, ...]
    place: Place


Node: TypeAlias = Scalar | Mapping | Sequence


def place_in(lines: Several[Line], index: int) -> Place:
    """Where a character of lines is typed, by its index in all of them, joined by one space."""
    for line in lines[:-1]:
        if index <= len(line.text):
            return line.at(index)
        index -= len(line.text) + 1
    return lines[-1].at(index)


def one_line(text: str, place: Place) -> Scalar:
    """A plain scalar of one line."""
    return Scalar(text, place, ScalarStyle.PLAIN, (Line(text, place),))
