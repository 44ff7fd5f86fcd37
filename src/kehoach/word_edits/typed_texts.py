"""Where each text of a plan is typed: the value in the tree that a place is in, its keys, its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from kehoach.diagnostics import Findings
from kehoach.plan.prose import read_prose
from kehoach.source.nodes import Mapping, Scalar, ScalarStyle, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Place
    from kehoach.source.nodes import Line, Node

Path = tuple[str, ...]
IN_A_LIST = "[]"
"""Stands in a path for the item of a list, which has no key."""


class TypedText(Struct, frozen=True):
    """The lines of one text, without the spaces around each, in the value that holds it."""

    path: Path
    """The keys to the value, from the outermost in."""
    scalar: Scalar
    lines: tuple[Line, ...]

    @property
    def is_in_literal(self) -> bool:
        """Whether it stands under ``|``, where a line is a line of the file."""
        return self.scalar.style is ScalarStyle.LITERAL


class TypedTexts:
    """The texts of a merged tree, found by their places."""

    def __init__(self, tree: Mapping) -> None:
        self._by_line: dict[tuple[str, int], list[tuple[int, Path, Scalar]]] = {}
        self._paragraphs: dict[int, dict[tuple[str, int], tuple[Line, ...]]] = {}
        """Of each literal that was asked about, by its identity: the lines of a paragraph by each of their places."""
        for path, scalar in _scalars(tree, ()):
            begins = scalar.lines if scalar.style is ScalarStyle.LITERAL else (scalar,)
            for place in (one.place for one in begins):
                self._by_line.setdefault((place.file, place.line), []).append((place.column, path, scalar))

    def value_at(self, place: Place) -> tuple[Path, Scalar] | None:
        """The value that is typed at a place, and its keys; ``None`` if there is none."""
        found = self._by_line.get((place.file, place.line), [])
        before = [one for one in found if one[0] <= place.column]
        if not before:
            return None
        _, path, scalar = max(before, key=lambda one: one[0])
        return path, scalar

    def at(self, place: Place) -> TypedText | None:
        """The text that begins at a place; ``None`` if none does."""
        found = self.value_at(place)
        if found is None:
            return None
        path, scalar = found
        if scalar.style is not ScalarStyle.LITERAL:
            return TypedText(path, scalar, scalar.lines[:1])
        lines = self._paragraphs_of(scalar).get((place.file, place.line))
        return None if lines is None else TypedText(path, scalar, lines)

    def _paragraphs_of(self, scalar: Scalar) -> dict[tuple[str, int], tuple[Line, ...]]:
        found = self._paragraphs.get(id(scalar))
        if found is None:
            read = read_prose(scalar.lines, Findings())
            found = {(line.place.file, line.place.line): one.lines for one in read for line in one.lines}
            self._paragraphs[id(scalar)] = found
        return found


def _scalars(node: Node, path: Path) -> Iterator[tuple[Path, Scalar]]:
    match node:
        case Scalar():
            yield path, node
        case Sequence():
            for item in node.items:
                yield from _scalars(item, (*path, IN_A_LIST))
        case Mapping():
            for entry in node.entries:
                yield from _scalars(entry.value, (*path, entry.key.text))
