"""A view and a compiled template → the bytes of a .docx."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.errors import OutputError
from kehoach.ooxml.package import CORE_PART, ZipEntry, write_package
from kehoach.view.chart_view import charts_in
from kehoach.word.emphasised_runs import has_emphasis
from kehoach.word.own_pictures import with_pictures
from kehoach.word.program import ROOT
from kehoach.word.properties import core_properties
from kehoach.word.sections import Sheets

if TYPE_CHECKING:
    from kehoach.view.records import DocumentView
    from kehoach.word.compiled import PrintedPart, Template
    from kehoach.word.sections import TooWide

READ_AGAIN: Final = "KEHOACH_READ_AGAIN"
"""The environment variable with which every part is read again, those that are proved to be whole included."""


class Rendered(Struct, frozen=True):
    """The bytes of a .docx, and what could not be set well in it."""

    data: bytes
    too_wide: tuple[TooWide, ...]


def render_document(document: DocumentView, template: Template) -> Rendered:
    """Make a document; the same view and template give the same bytes, in any process and at any time.

    Raises:
        OutputError: what was made is not a valid document: a bug of this library.
    """
    too_wide: list[TooWide] = []
    made: list[ZipEntry] = []
    for part in template.parts:
        sheets = _printed(part, document, template)
        made.append(_packed(part, sheets))
        too_wide += sheets.too_wide
    core = ZipEntry.of(CORE_PART, core_properties(document.properties))
    fixed = with_pictures(template.pictured, template.fixed, document)
    return Rendered(write_package((*fixed, *made, core)), tuple(too_wide))


def lost_titles(document: DocumentView, template: Template) -> tuple[str, ...]:
    """The kinds of titles that a document has and a template does not print, as fields of a block."""
    if not template.lacks:
        return ()
    blocks = (*document.blocks, *(block for appendix in document.appendices for block in appendix.blocks))
    return tuple(name for name in sorted(template.lacks) if any(getattr(block, name) for block in blocks))


def lost_charts(document: DocumentView, template: Template) -> tuple[str, ...]:
    """The ids of the charts that a document has, if its template does not print charts."""
    return () if template.pictured.has_charts else tuple(dict.fromkeys(chart.id for chart in charts_in(document)))


def _printed(part: PrintedPart, document: DocumentView, template: Template) -> Sheets:
    out = Sheets(template.sections, part.last_id)
    for step in part.program:
        step.run({ROOT: document}, out)
    return out


def _packed(part: PrintedPart, sheets: Sheets) -> ZipEntry:
    """A part, deflated as it is printed; where it is not proved to be whole or has bold and italic, made so first."""
    is_proved = part.is_whole and not has_emphasis(sheets)
    if is_proved and not os.environ.get(READ_AGAIN):
        return ZipEntry.of_texts(part.name, sheets)
    from kehoach.word.finished_part import finished_part  # few documents need it, and it reads Word files

    xml = sheets.text()
    data = finished_part(part.name, xml)
    if is_proved and data != xml.encode():
        why = f"{part.name} was proved to be whole and is not"
        raise OutputError(Bilingual(f"{part.name} lẽ ra phải trọn vẹn mà thiếu", why))
    return ZipEntry.of(part.name, data)
