"""A Word document as PDF, printed by LibreOffice: tagged, with its language and title, fonts embedded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import Findings, Place, in_file_order
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.errors import ConversionError
from kehoach.office_program import ConversionFailed, converted, find_office
from kehoach.patterns import regex
from kehoach.rendered import Document

if TYPE_CHECKING:
    from kehoach.diagnostics import Finding, Rule
    from kehoach.diagnostics.bilingual import Bilingual

SECONDS: Final = 180
"""How long a conversion may take; the first one of a machine takes a few seconds."""
_EXPORT: Final = "/org.openoffice.Office.Common/Filter/PDF/Export"
_SETTINGS: Final = {
    (_EXPORT, "UseTaggedPDF"): "true",
    (_EXPORT, "PDFUACompliance"): "true",
    (_EXPORT, "ExportBookmarks"): "true",
    (_EXPORT, "EmbedStandardFonts"): "true",
    (_EXPORT, "UseLosslessCompression"): "true",
    (_EXPORT, "DisplayPDFDocumentTitle"): "true",
    ("/org.openoffice.Setup/Office", "ooSetupInstCompleted"): "true",
}
_PRODUCER: Final = regex(rb"/Producer\s*(?:<(?P<hex>[0-9A-Fa-f]+)>|\((?P<text>[^()]*)\))")
_FONT: Final = regex(rb"/FontName\s*/(?:[A-Z]{6}\+)?([A-Za-z0-9\-]+)")
_PAGE: Final = regex(rb"/Type\s*/Page\b")
PDF_BEGINS: Final = b"%PDF"
_NAME: Final = "PDF"


def to_pdf(document: bytes, *, name: str = _NAME, seconds: float = SECONDS) -> Document:
    """A Word document as PDF, by LibreOffice: tagged for screen readers (PDF/UA), its fonts embedded.

    A note among its findings (KH542) says which version printed it, in which fonts. Several calls may run at a time.
    The bytes differ from run to run, for LibreOffice writes the time into them.

    Args:
        document: what :func:`kehoach.render` gives.
        name: the name of the PDF in findings.
        seconds: how long it may take.

    Raises:
        TypeError: the document is not bytes.
        ConversionError: LibreOffice is not installed (KH543), or made no PDF (KH544).
        OSError: it cannot be started.
    """
    if not isinstance(document, bytes):
        raise TypeError(f"kehoach.to_pdf takes the document that kehoach.render returns, not {type(document).__name__}")
    place = Place(name, 1, 1, path="")
    office = find_office()
    if office is None:
        raise ConversionError(_one(rules.NO_OFFICE, place))
    try:
        data = converted(office, document, ".docx", "pdf:writer_pdf_Export", _SETTINGS, seconds)
    except ConversionFailed as error:
        raise ConversionError(_one(rules.NOT_CONVERTED, place, why=error.why)) from error
    findings = Findings()
    fonts = dict.fromkeys(found.decode().partition("-")[0] for found in _FONT.findall(data))
    engine, listed = Verbatim(_producer(data) or "LibreOffice"), Verbatim(", ".join(fonts) or "?")
    findings.add(rules.PRINTED_BY, place, engine=engine, fonts=listed)
    own = document.findings if isinstance(document, Document) else ()
    return Document(data, (*own, *in_file_order(findings)))


def page_count(pdf: bytes) -> int:
    """The number of pages of a PDF that :func:`to_pdf` made."""
    return len(_PAGE.findall(pdf))


def _one(rule: Rule, place: Place, **details: Bilingual) -> tuple[Finding, ...]:
    findings = Findings()
    findings.add(rule, place, **details)
    return in_file_order(findings)


def _producer(data: bytes) -> str:
    """The program that a PDF says it was made by; empty if it does not."""
    found = _PRODUCER.search(data)
    if found is None:
        return ""
    if found["hex"] is None:
        return found["text"].decode("latin-1")
    return bytes.fromhex(found["hex"].decode()).decode("utf-16", "replace")
