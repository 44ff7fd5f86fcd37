"""A document in, its report out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.linting.parts import recognise
from kehoach.linting.reading import read_document
from kehoach.linting.rules import RULES
from kehoach.linting.verdict import Report, judge

if TYPE_CHECKING:
    import os


def lint(document: bytes | os.PathLike[str] | str) -> Report:
    """Hold the layout of a Word document against Nghị định 30/2020/NĐ-CP, Phụ lục I.

    Args:
        document: a path, or the bytes of a .docx.

    Raises:
        DocumentError: it is no .docx, is locked or damaged, or unpacks to more than a document may.
        OSError: the file cannot be read.
    """
    data = document if isinstance(document, bytes) else Path(document).read_bytes()
    parts = recognise(read_document(data))
    name = "" if isinstance(document, bytes) else str(document)
    return Report(name, tuple(judge(rule, parts) for rule in RULES))
