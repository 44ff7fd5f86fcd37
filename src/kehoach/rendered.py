"""A finished Word document as a caller gets it: its bytes, and what was found in laying it out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.brief import brief

if TYPE_CHECKING:
    import os

    from kehoach.diagnostics import Finding


class Document(bytes):
    """The bytes of a .docx. It equals, and is written as, any other bytes."""

    findings: tuple[Finding, ...]
    """What only shows when it is laid out, in file order: a table wider than its page (KH323)."""

    def __new__(cls, data: bytes, findings: tuple[Finding, ...] = ()) -> Document:
        """A document and what was found in laying it out."""
        made = super().__new__(cls, data)
        made.findings = findings
        return made

    def save(self, path: os.PathLike[str] | str) -> Path:
        """Write the document to a file, whole or not at all, over whatever stood there; gives back its path.

        Raises:
            OSError: it cannot be written; what stood there still stands.
        """
        from kehoach.files import write_whole

        target = Path(path)
        write_whole(target, self)
        return target

    def __repr__(self) -> str:
        return brief(self, bytes=len(self), findings=len(self.findings))
