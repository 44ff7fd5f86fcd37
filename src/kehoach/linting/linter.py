"""A document in, its report out."""

from __future__ import annotations

import os

from kehoach.docx_reading.document_reader import read_document
from kehoach.docx_reading.untrusted_package import document_bytes
from kehoach.linting.outcome import LintReport, judge
from kehoach.linting.parts import recognise
from kehoach.linting.rules import RULES


def lint(document: bytes | os.PathLike[str] | str) -> LintReport:
    """Check the layout of a Word document against Nghị định 30/2020/NĐ-CP, Phụ lục I.

    Args:
        document: a path, or the bytes of a .docx.

    Raises:
        TypeError: this is neither.
        DocumentError: it is not a .docx, is locked or damaged, or unpacks to more than a document may.
        OSError: the file cannot be read.
    """
    if not isinstance(document, bytes | str | os.PathLike):
        kind = type(document).__name__
        raise TypeError(
            f"kehoach.lint takes the path or the bytes of a .docx, not {kind}: kehoach.lint(kehoach.render(…))"
        )
    data = document_bytes(document)
    parts = recognise(read_document(data))
    name = "" if isinstance(document, bytes) else str(document)
    return LintReport(name, parts.scope, tuple(judge(rule, parts) for rule in RULES))
