"""The one way in: the bytes of a .docx → the text of a plan, with what the plan does not say or says otherwise."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.brief import brief
from kehoach.diagnostics import Findings, Place, in_file_order
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.docx_reading.document_reader import read_document
from kehoach.docx_reading.old_fonts import in_unicode
from kehoach.docx_reading.untrusted_package import document_bytes
from kehoach.docx_reading.word_document import shortened
from kehoach.face import evaluate
from kehoach.importing.doc_files import as_docx
from kehoach.importing.import_proof import differences
from kehoach.importing.importer import Importer
from kehoach.linting.parts import recognise
from kehoach.pipeline import render

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.diagnostics import Finding
    from kehoach.docx_reading.word_document import WordDocument
    from kehoach.packs import PackFolders

_PACK: Final = "co-so"


class Imported(Struct, frozen=True):
    """The text of a plan made from a document, and notes on what it does not say or prints otherwise."""

    text: str
    """YAML, ready to be saved."""
    profile: str
    """YAML of the unit's own file, where one was asked for; otherwise empty."""
    findings: tuple[Finding, ...] = ()
    """Notes by paragraph of the document."""

    def __repr__(self) -> str:
        return brief(self, lines=str(self.text.count("\n")), findings=str(len(self.findings)))


def import_document(
    document: bytes | os.PathLike[str] | str,
    *,
    pack: str = _PACK,
    year: str = "",
    profile: str = "",
    every_claim: bool = False,
    packs: PackFolders = (),
) -> Imported:
    """Make a plan of a Word document: kế hoạch, báo cáo or nghị quyết, in the order that the decree gives its parts.

    The document is not changed. What is not understood stays a paragraph at its place, or is a comment at the top of
    the plan, and is noted. The plan is rendered, and each text that it prints otherwise is noted, too.

    Args:
        document: a path, or the bytes, of a .docx; of a .doc if LibreOffice is found.
        pack: the template pack that the plan names. The outline is the document's own in any case.
        year: a year, or a period like ``2026-2030``; if empty, that of the document.
        profile: the file name of a profile for the keys of the unit; if empty, they are in the plan.
        every_claim: whether computed cells keep the figures that are printed in them, for ``check`` to compare; if
            not, only those that differ are kept.
        packs: as for ``kehoach.check``.

    Raises:
        TypeError: ``document`` is neither a path nor bytes.
        DocumentError: it is not a .docx, is locked or damaged, or unpacks to more than a document may.
        OSError: the file cannot be read.
    """
    if not isinstance(document, bytes | str | os.PathLike):
        kind = type(document).__name__
        raise TypeError(f"kehoach.import_document takes the path or the bytes of a .docx, not {kind}")
    data = document_bytes(document)
    name = "" if isinstance(document, bytes) else str(document)
    read, converted = in_unicode(read_document(as_docx(data)))
    importer = Importer(recognise(read), name, every_claim=every_claim)
    text = _text(importer.lines(pack, year, profile))
    of_the_unit = _text(importer.head.of_the_unit()) if profile else ""
    findings = Findings()
    findings.extend(importer.findings)
    if converted:
        place = Place(name, converted[0].place.paragraph, 1)
        findings.add(rules.OLD_FONT, place, count=len(converted), text=Verbatim(shortened(converted[0].text)))
    _prove(read, text + of_the_unit if profile else text, name, packs, findings)
    return Imported(text, of_the_unit, in_file_order(findings))


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _prove(read: WordDocument, text: str, name: str, packs: PackFolders, findings: Findings) -> None:
    """Note what the plan prints otherwise than the document; nothing if it cannot be rendered yet."""
    outcome = evaluate(
        text="\n".join(line for line in text.split("\n") if not line.startswith("profile:")), packs=packs
    )
    if outcome.computed is None:
        return
    again = read_document(render(outcome.computed))
    for found in differences(read, again):
        old, new = found.apart
        findings.add(
            rules.PRINTS_OTHERWISE,
            Place(name, found.paragraph, 1),
            old=Verbatim(shortened(old) or "—"),
            new=Verbatim(shortened(new) or "—"),
        )
