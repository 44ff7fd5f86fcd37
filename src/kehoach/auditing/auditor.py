"""A document in, its audit out."""

from __future__ import annotations

import os
from pathlib import Path

from kehoach.auditing.audit_values import Audit
from kehoach.auditing.figure_table import figure_tables
from kehoach.auditing.sentences import audit_sentences
from kehoach.auditing.table_audit import audit_table
from kehoach.docx_reading.document_reader import read_document


def audit(document: bytes | os.PathLike[str] | str) -> Audit:
    """Check the figures of a Word document against each other; nothing is changed in it.

    Args:
        document: a path, or the bytes of a .docx.

    Raises:
        TypeError: this is neither.
        DocumentError: it is not a .docx, is locked or damaged, or unpacks to more than a document may.
        OSError: the file cannot be read.
    """
    if not isinstance(document, bytes | str | os.PathLike):
        kind = type(document).__name__
        raise TypeError(f"kehoach.audit takes the path or the bytes of a .docx, not {kind}")
    data = document if isinstance(document, bytes) else Path(document).read_bytes()
    name = "" if isinstance(document, bytes) else str(document)
    read = read_document(data)
    tables = figure_tables(read)
    return Audit(name, tuple(audit_table(table, name) for table in tables), audit_sentences(read, tables, name))
