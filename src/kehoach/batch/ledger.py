"""The ledger of a folder: which documents a batch wrote there, and what each was made from.

It is only a saving: without it, or with an old one, the same files are written, because each file is compared as well.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAME: Final = "kehoach-batch.json"
_FORMAT: Final = 1


class LedgerEntry(Struct, frozen=True):
    """One document: the print of what it was made from, and of the parts that were written."""

    source: str
    parts: str


def read_ledger(folder: Path) -> dict[str, LedgerEntry]:
    """The entries by file name; empty if there is no ledger, or none that can be read."""
    try:
        said = json.loads((folder / NAME).read_bytes())
        if said["format"] != _FORMAT:
            return {}
        return {str(name): LedgerEntry(str(one["source"]), str(one["parts"])) for name, one in said["files"].items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}


def write_ledger(folder: Path, entries: Mapping[str, LedgerEntry]) -> None:
    """Replace the ledger of a folder.

    Raises:
        OSError: it cannot be written; the old one is unchanged.
    """
    files = {name: {"source": entry.source, "parts": entry.parts} for name, entry in sorted(entries.items())}
    text = json.dumps({"format": _FORMAT, "files": files}, ensure_ascii=False, indent=1) + "\n"
    write_whole(folder / NAME, text.encode(), force=True)
