"""A compiled template: frozen programs and ready-packed parts, made once, used many times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from kehoach.word.own_pictures import Pictured

if TYPE_CHECKING:
    from kehoach.diagnostics import Finding
    from kehoach.ooxml.package import ZipEntry
    from kehoach.word.program import Program
    from kehoach.word.sections import Sections


class PrintedPart(Struct, frozen=True):
    """A part that is made for each document."""

    name: str
    program: Program
    last_id: int
    """The largest id of a drawing in the template."""
    is_whole: bool
    """Whether it is proved to be whole, however it is filled in."""


class Template(Struct, frozen=True):
    """A compiled template. Immutable: any number of threads may render with it at once."""

    parts: tuple[PrintedPart, ...]
    """The parts that are made for each document."""
    fixed: tuple[ZipEntry, ...]
    """The parts that never change, in the order of the package."""
    sections: Sections
    """The pages of its main part."""
    lacks: frozenset[str] = frozenset()
    """The kinds of titles that it does not print, as fields of a block."""
    own: tuple[tuple[str, str], ...] = ()
    """The fields that its pack declares itself, by id, with their kinds."""
    prints: frozenset[str] = frozenset()
    """The ids of those that it prints."""
    pictured: Pictured = Pictured()
    """Where it prints pictures."""
    omits: frozenset[str] = frozenset()
    """The paths of the view that it does not print, of those that any plan may fill."""
    notes: tuple[Finding, ...] = ()
    """What is worth knowing about it: what of the file its documents do not have."""
