"""A document in, its audit out."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kehoach.auditing.audit_values import Audit
from kehoach.auditing.figure_table import figure_tables
from kehoach.auditing.held_formulas import held_in
from kehoach.auditing.rules_reading import read_rules
from kehoach.auditing.sentences import audit_sentences
from kehoach.auditing.table_audit import audit_table
from kehoach.diagnostics import Findings, Result, in_file_order
from kehoach.docx_reading.document_reader import read_document
from kehoach.docx_reading.untrusted_package import document_bytes
from kehoach.errors import SpecError

if TYPE_CHECKING:
    from kehoach.auditing.given_formulas import GivenFormulas


def audit(document: bytes | os.PathLike[str] | str, *, rules: os.PathLike[str] | str | None = None) -> Audit:
    """Check the figures of a Word document against each other; nothing is changed in it.

    Args:
        document: a path, or the bytes of a .docx.
        rules: a file of rules, as :func:`audit_rules_text` writes it: its formulas are not searched for, and what of
            it does not fit is in ``unfit``.

    Raises:
        TypeError: this is neither.
        SpecError: the file of rules cannot be used.
        DocumentError: it is not a .docx, is locked or damaged, or unpacks to more than a document may.
        OSError: the file cannot be read.
    """
    return audit_with(document, None if rules is None else usable_rules(rules))


def usable_rules(rules: os.PathLike[str] | str) -> Result[GivenFormulas]:
    """The formulas of a file of rules, with notes on it; several documents can be audited with them.

    Raises:
        SpecError: the file cannot be used.
        OSError: the file cannot be read.
    """
    read = read_rules(rules)
    if read.value is None:
        raise SpecError(in_file_order(read.findings))
    return Result(read.value, read.findings)


def audit_with(document: bytes | os.PathLike[str] | str, rules: Result[GivenFormulas] | None) -> Audit:
    """As :func:`audit`, with rules that were read before."""
    if not isinstance(document, bytes | str | os.PathLike):
        kind = type(document).__name__
        raise TypeError(f"kehoach.audit takes the path or the bytes of a .docx, not {kind}")
    data = document_bytes(document)
    name = "" if isinstance(document, bytes) else str(document)
    read = read_document(data)
    tables = figure_tables(read)
    findings = Findings()
    held = {}
    if rules is not None:
        findings.extend(rules.findings)
        held = held_in(tables, rules.value, name, findings)
    audited = tuple(audit_table(table, name, held.get(table.number)) for table in tables)
    return Audit(name, audited, audit_sentences(read, tables, name), in_file_order(findings))
