"""A view and a compiled template → the bytes of a .docx."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kehoach.ooxml.package import CORE_PART, ZipEntry, write_package
from kehoach.word.finished_part import finished_part
from kehoach.word.own_pictures import with_pictures
from kehoach.word.properties import core_properties
from kehoach.word.sections import Sheets
from kehoach.word.template_language import ROOT

if TYPE_CHECKING:
    from kehoach.view.records import DocumentView
    from kehoach.word.program import Program
    from kehoach.word.sections import TooWide
    from kehoach.word.template import Template


@dataclass(frozen=True, slots=True)
class Rendered:
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
    for name, program in template.programs:
        xml, found = _printed(program, document, template)
        made.append(ZipEntry.of(name, finished_part(name, xml)))
        too_wide += found
    core = ZipEntry.of(CORE_PART, core_properties(document.properties))
    fixed = with_pictures(template.pictured, template.fixed, document)
    return Rendered(write_package((*fixed, *made, core)), tuple(too_wide))


def lost_titles(document: DocumentView, template: Template) -> tuple[str, ...]:
    """The kinds of titles that a document has and a template does not print, as fields of a block."""
    if not template.lacks:
        return ()
    blocks = (*document.blocks, *(block for appendix in document.appendices for block in appendix.blocks))
    return tuple(name for name in sorted(template.lacks) if any(getattr(block, name) for block in blocks))


def _printed(program: Program, document: DocumentView, template: Template) -> tuple[str, list[TooWide]]:
    """The XML of a part, joined; its pieces, as large again, end here."""
    out = Sheets(template.sections)
    for step in program:
        step.run({ROOT: document}, out)
    return "".join(out), out.too_wide
