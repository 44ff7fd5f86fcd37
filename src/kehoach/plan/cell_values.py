"""What a cell of figures can contain instead of a figure."""

from __future__ import annotations

import enum
from typing import Final

from msgspec import Struct

from kehoach.patterns import regex


class Absence(enum.Enum):
    """Why a cell has no figure; each reason prints and computes in its own way, and none is 0."""

    BLANK = "blank"
    """Nothing is typed: an error unless the table has ``blank: none``."""
    NOTHING = "-"
    """There is nothing to count: it adds nothing, and a rate over it is "-" too."""
    UNKNOWN = "chưa có"
    """Not known yet."""
    TO_BE_SUPPLIED = "CẦN BỔ SUNG"
    """To be supplied by a person; prints as dots."""
    FAULTY = "faulty"
    """Could not be read or computed; a finding gives the reason."""


_QUOTED: Final = regex(r'"([^"]*)"|“([^”]*)”')


def in_quotes(text: str) -> str | None:
    """What a text in quotes has between them; ``None`` for any other text."""
    found = _QUOTED.fullmatch(text)
    return (found[1] or found[2] or "") if found else None


def unquoted(text: str) -> str:
    """A text without the quotes around all of it."""
    inner = in_quotes(text)
    return text if inner is None else inner


class Quoted(Struct, frozen=True):
    """Text in quotes in a cell of figures: printed as it is, and adds nothing."""

    text: str


class Gap(Struct, frozen=True):
    """``CẦN BỔ SUNG (reason)``."""

    reason: str
