"""A copy of the document with its doubtful cells marked and, beneath each table, the list of what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.auditing.audit_text import place_in, shown
from kehoach.docx_reading.table_grid import cells_of, rows_of
from kehoach.docx_reading.untrusted_package import UntrustedPackage
from kehoach.ooxml.budgets import DOCUMENT
from kehoach.ooxml.package import ZipEntry, write_package
from kehoach.ooxml.package_reading import unpacked_parts
from kehoach.ooxml.xml import MC, serialize, w

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.auditing.audit_values import Audit, AuditFinding
    from kehoach.diagnostics.bilingual import Language
    from kehoach.ooxml.xml import Element

_FILLS: Final = {"error": "F4B6B6", "warning": "FFE699", "note": "DDEBF7"}
"""Red is wrong, yellow a question or cut off, blue a note."""
_AFTER_SHADING: Final = frozenset(
    map(w, ("noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark", "headers", "cellIns", "cellDel"))
)
"""What follows the shading in the properties of a cell, by the schema."""


def marked_copy(data: bytes, audit: Audit, lang: Language) -> bytes:
    """The document with marks; everything else in it is as it was.

    Raises:
        DocumentError: it is not a .docx, or is damaged.
    """
    package = UntrustedPackage.opened(data)
    root = package.text()
    tables = [
        one for one in root.iter(w("tbl")) if not any(up.tag == f"{{{MC}}}Fallback" for up in one.iterancestors())
    ]
    findings = shown(audit)
    for number, table in enumerate(tables, 1):
        own = [one for one in findings if one.table == number]
        for one in reversed(own):
            _mark(table, one)
        _list_beneath(table, [_listed(one, lang) for one in own])
    body = root.find(w("body"))
    said = [_listed(one, lang) for one in findings if one.table is None]
    if body is not None and len(body) and said:
        _list_beneath(body[-2] if len(body) > 1 else body[-1], said)
    parts = unpacked_parts(data, DOCUMENT)
    parts[package.main] = serialize(root).encode()
    return write_package(ZipEntry.of(name, part) for name, part in parts.items())


def _listed(finding: AuditFinding, lang: Language) -> str:
    return f"{place_in(finding, lang)}: {finding.code} {finding.message_in(lang)}"


def _mark(table: Element, finding: AuditFinding) -> None:
    rows = rows_of(table)
    if finding.row is None or finding.column is None or finding.row >= len(rows):
        return
    for cell in cells_of(rows[finding.row]):
        if cell.column == finding.column + 1:
            _shade(cell.element, _FILLS[finding.severity.value])


def _shade(cell: Element, fill: str) -> None:
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = cell.makeelement(w("tcPr"))
        cell.insert(0, properties)
    for old in properties.findall(w("shd")):
        properties.remove(old)
    shading = cell.makeelement(w("shd"), {w("val"): "clear", w("color"): "auto", w("fill"): fill})
    at = next((at for at, one in enumerate(properties) if one.tag in _AFTER_SHADING), len(properties))
    properties.insert(at, shading)


def _list_beneath(element: Element, texts: Sequence[str]) -> None:
    """Paragraphs after an element, in the order of the texts."""
    for text in reversed(texts):
        paragraph = element.makeelement(w("p"))
        run = element.makeelement(w("r"))
        words = element.makeelement(w("t"))
        words.text = text
        run.append(words)
        paragraph.append(run)
        element.addnext(paragraph)
