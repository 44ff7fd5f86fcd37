"""A finished document: its bytes, and what was found while it was laid out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.brief import brief

if TYPE_CHECKING:
    import os

    from kehoach.diagnostics import Finding


class Document(bytes):
    """The bytes of a .docx file, a PDF, an HTML page or a workbook; it compares and is written like any ``bytes``."""

    findings: tuple[Finding, ...]
    """What shows only when the document is laid out, in file order: a table wider than its page (KH323)."""

    def __new__(cls, data: bytes, findings: tuple[Finding, ...] = ()) -> Document:
        """A document, and what was found while it was laid out."""
        made = super().__new__(cls, data)
        made.findings = findings
        return made

    def save(self, path: os.PathLike[str] | str) -> Path:
        """Write the document to a file and return its path. An existing file is replaced.

        Raises:
            OSError: it cannot be written; an existing file is unchanged.
        """
        from kehoach.files import write_whole

        target = Path(path)
        write_whole(target, self)
        return target

    def __repr__(self) -> str:
        return brief(self, bytes=len(self), findings=len(self.findings))
