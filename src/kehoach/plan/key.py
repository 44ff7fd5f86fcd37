"""What a key of the format is: its name, what it contains, and the keys of the mapping under it."""

from __future__ import annotations

import enum
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Container, Mapping


class Holds(enum.Enum):
    """What a key contains."""

    WORD = "word"
    """One line of text without ``$(…)``."""
    LINE = "line"
    """One line of text with ``$(…)`` in it."""
    PROSE = "prose"
    """A text under ``|``, one paragraph per line."""
    NUMBER = "number"
    WHOLE = "whole"
    DATE = "date"
    GOAL = "goal"
    FORMULA = "formula"
    CHECKS = "checks"
    NAMES = "names"
    """Names separated by semicolons."""
    CHOICE = "choice"
    ROWS = "rows"
    """A grid under ``|``, or mappings."""
    GROUP = "group"
    """A mapping with keys of its own."""
    BY_ID = "by-id"
    """A mapping from ids to values of one shape."""
    LABELS = "labels"
    """A mapping from years to labels, which may contain ``$(…)``."""
    AMOUNTS = "amounts"
    """A number, or one for each year or source."""


class Key(Struct, frozen=True):
    """One key of the format."""

    name: str
    holds: Holds
    vi: str
    example: str = ""
    choices: tuple[str, ...] = ()
    of: Shape | None = None
    short: Holds | None = None
    """A short form: a text instead of a group with ``text``, a name instead of a signer."""
    required: bool = False

    @property
    def sample(self) -> str:
        """What may be typed under it: its example, the required keys of a group, or ``|``."""
        if self.example:
            return self.example
        if self.holds in (Holds.ROWS, Holds.PROSE):
            return "|"
        inner = ", ".join(f"{key.name}: {key.sample}" for key in self.of.required) if self.of else ""
        return f"{{{inner}}}" if inner and self.holds is Holds.GROUP else "…"


class Shape(Struct, frozen=True, dict=True):
    """The keys of one kind of mapping."""

    name: str
    vi: str
    keys: tuple[Key, ...]
    is_open: bool = False
    """Whether a pack may add keys of its own."""
    one_of: tuple[str, ...] = ()
    """Keys of which one is required, the most usual first."""

    @cached_property
    def by_name(self) -> Mapping[str, Key]:
        """The keys by name."""
        return {key.name: key for key in self.keys}

    @cached_property
    def required(self) -> tuple[Key, ...]:
        """Those that are required, in order."""
        return tuple(key for key in self.keys if key.required)

    def missing(self, said: Container[str]) -> tuple[Key, ...]:
        """The required keys that are not in ``said``, in order, and the first of ``one_of`` where none of those is."""
        wanted = self.required
        if self.one_of and not any(name in said for name in self.one_of):
            wanted = tuple(key for key in self.keys if key.required or key.name == self.one_of[0])
        return tuple(key for key in wanted if key.name not in said)

    def names(self) -> tuple[str, ...]:
        """The names of the keys, in order."""
        return tuple(key.name for key in self.keys)
