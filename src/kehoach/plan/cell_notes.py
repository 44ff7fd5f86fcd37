"""Notes to cells: ``[a] …`` under a table, and ``12 [a]`` in the cell that it explains."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.patterns import regex

if TYPE_CHECKING:
    from kehoach.plan.prose import Segment

MARK: Final = r"\[(?P<mark>[a-zđ]|[0-9]{1,2}|\*{1,3})\]"
_NOTE: Final = regex(rf"{MARK}\s+(?=\S)")


def note_mark(segments: tuple[Segment, ...]) -> str:
    """The letter of a note to cells, ``[a] …``; empty for any other note."""
    first = segments[0] if segments else ""
    found = _NOTE.match(first) if isinstance(first, str) else None
    return found["mark"] if found else ""


def bare_note(text: str) -> str:
    """A printed note without its mark."""
    return _NOTE.sub("", text, count=1)
