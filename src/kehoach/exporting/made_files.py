"""The forms that a document may be written in, by the ending of its file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    from kehoach.plan.audience import Audience
    from kehoach.rendered import Document
    from kehoach.tables.computed import ComputedPlan

OTHER_ENDINGS: Final = (".pdf", ".html")
"""Beside ``.docx``."""
_SIGNED: Final = b"/ByteRange"
"""What a PDF has that somebody signed."""


def made_for(target: Path, word: Document, computed: ComputedPlan, audience: Audience) -> Document:
    """The document in the form of a file's ending; ``word`` is the Word document of the same plan and audience.

    Raises:
        ConversionError: as for ``kehoach.to_pdf``.
    """
    if target.suffix.lower() not in OTHER_ENDINGS:
        return word
    if target.suffix.lower() == ".pdf":
        from kehoach.exporting.pdf import to_pdf

        return to_pdf(word, name=os.fspath(target))
    from kehoach.exporting.html import to_html
    from kehoach.rendered import Document as Made

    return Made(to_html(computed, audience), word.findings)


def is_signed(data: bytes) -> bool:
    """Whether a file is a PDF with an electronic signature, which nobody can make again."""
    from kehoach.exporting.pdf import PDF_BEGINS

    return data.startswith(PDF_BEGINS) and _SIGNED in data
