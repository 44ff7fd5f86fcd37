"""Template packs: where they are, and what is in one.

A pack is a folder with ``pack.yaml`` (a fragment of a plan: wording, columns, outline) and ``template.docx``.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import Findings
from kehoach.errors import PackError
from kehoach.spec.source import decode
from kehoach.spec.yaml_door import read_tree

if TYPE_CHECKING:
    from kehoach.spec.nodes import Mapping

PACK_FILE: Final = "pack.yaml"
TEMPLATE_FILE: Final = "template.docx"

_HERE = Path(__file__).resolve().parent
# In an installed wheel the packs lie inside the package, in a checkout beside src/.
_FOLDERS: Final = (_HERE / "templates", _HERE.parents[1] / "templates")


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack on disk."""

    name: str
    folder: Path

    def fragment(self) -> Mapping:
        """The plan fragment, as a tree whose places name the pack's file.

        Raises:
            PackError: it cannot be read.
        """
        return _fragment(self.name, self.folder)

    def template(self) -> bytes:
        """The Word template as it lies in the pack.

        Raises:
            PackError: it cannot be read.
        """
        try:
            return (self.folder / TEMPLATE_FILE).read_bytes()
        except OSError as error:
            raise PackError(f"pack {self.name!r}: {TEMPLATE_FILE} cannot be read: {error.strerror}") from error


@functools.cache
def _fragment(name: str, folder: Path) -> Mapping:
    shown = f"{name}/{PACK_FILE}"
    findings = Findings()
    try:
        source = decode(shown, (folder / PACK_FILE).read_bytes(), findings)
    except OSError as error:
        raise PackError(f"pack {name!r}: {PACK_FILE} cannot be read: {error.strerror}") from error
    tree = read_tree(source, findings) if source else None
    if tree is None or findings.has_errors():
        raise PackError("; ".join(f"{f.place}: {f.code} {f.message_in('en')}" for f in findings.items))
    return tree


def known_packs() -> tuple[str, ...]:
    """The names of the packs at hand, sorted."""
    found = {path.parent.name for folder in _FOLDERS for path in folder.glob(f"*/{PACK_FILE}")}
    return tuple(sorted(found))


def find_pack(name: str) -> Pack | None:
    """The pack of that name; ``None`` where there is none. Names are folder names, never paths."""
    if name not in known_packs():
        return None
    return next(Pack(name, folder / name) for folder in _FOLDERS if (folder / name / PACK_FILE).is_file())
