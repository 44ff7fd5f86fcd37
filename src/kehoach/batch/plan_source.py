"""One plan of many: where it is read from, and what became of it."""

from __future__ import annotations

import enum
import os
from collections.abc import Mapping as AbstractMapping
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.brief import brief
from kehoach.face import TEXT_NAME
from kehoach.layering import MAPPING_NAME, Text, Varied
from kehoach.source.from_mapping import tree_of
from kehoach.source.nodes import Mapping

if TYPE_CHECKING:
    from kehoach.diagnostics import Finding, Findings
    from kehoach.diagnostics.bilingual import Bilingual
    from kehoach.layering import OneSpec, Spec
    from kehoach.rendered import Document

OVER_NAME: Final = "<over>"
"""The name in findings of the keys that a program puts over a plan."""


class PlanSource(Struct, frozen=True):
    """One plan of many: its file, its YAML text or its mapping, and the keys that are merged over it.

    It is small and can be pickled, so that it can be sent to another process or machine. A path has to lead to the
    same file there; a text needs no file, but its packs have to be installed there.
    """

    path: os.PathLike[str] | str | None = None
    text: str | bytes | None = None
    mapping: AbstractMapping[str, object] | None = None
    name: str = ""
    """What the outcome is called; by default the path. It is also the file name of a text in findings."""
    over: AbstractMapping[str, object] | Mapping = {}
    """Keys of the plan and their values, merged over it as it is merged over its profile. A key may be a key path,
    ``issuer.name``. An empty value leaves what the plan has."""

    def __post_init__(self) -> None:
        """Check that there is one plan.

        Raises:
            TypeError: none or several of path, text and mapping are given.
        """
        if sum(given is not None for given in (self.path, self.text, self.mapping)) != 1:
            raise TypeError("kehoach.PlanSource takes one plan: path=…, text=…, or mapping=…")

    @property
    def shown(self) -> str:
        """What the outcome is called."""
        if self.name:
            return self.name
        if self.path is not None:
            return os.fspath(self.path)
        return TEXT_NAME if self.text is not None else MAPPING_NAME

    def spec(self, findings: Findings) -> Spec:
        """The spec that is read."""
        over = self.over if isinstance(self.over, Mapping) else tree_of(nested(self.over), OVER_NAME, findings)
        return Varied(self._own_spec, over) if over.entries else self._own_spec

    @property
    def _own_spec(self) -> OneSpec:
        if self.path is not None:
            return self.path
        if self.text is not None:
            return Text(self.text, self.shown)
        assert self.mapping is not None  # noqa: S101 - one of the three is given
        return self.mapping


def nested(over: AbstractMapping[str, object]) -> dict[str, object]:
    """Keys and key paths as a mapping of mappings, without those that have an empty value."""
    found: dict[str, object] = {}
    for path, value in over.items():
        if value is None or value == "":
            continue
        *outer, last = path.split(".")
        inside = found
        for key in outer:
            below = inside.get(key)
            inside[key] = below = dict(below) if isinstance(below, AbstractMapping) else {}
            inside = below
        inside[last] = value
    return found


class Happened(enum.Enum):
    """What became of one plan of many."""

    RENDERED = "rendered"
    """The document was made."""
    WRITTEN = "written"
    """The document was made, and written to its file."""
    UNCHANGED = "unchanged"
    """The file is the document already; nothing was written."""
    KEPT = "kept"
    """The file was edited in Word since it was written, and was not replaced."""
    REFUSED = "refused"
    """The plan has errors, which are among the findings; there is no document."""
    FAILED = "failed"
    """A file could not be read or written, a pack cannot be used, or a worker ended; ``reason`` says which."""


class BatchOutcome(Struct, frozen=True):
    """What became of one plan of many."""

    name: str
    happened: Happened
    document: Document | None = None
    """``None`` if there is no document, or if it was written to a file."""
    findings: tuple[Finding, ...] = ()
    """All findings, in file order. A file that is unchanged or kept has none, because its plan was not checked."""
    reason: Bilingual | None = None
    """Why it failed."""
    is_fault: bool = False
    """Whether it failed because of a bug in the library."""

    def __repr__(self) -> str:
        return brief(self, name=self.name, happened=self.happened.value, findings=len(self.findings))
