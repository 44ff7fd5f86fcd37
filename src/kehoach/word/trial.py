"""Trial documents: what a template must be able to print, from nothing at all to everything at once."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kehoach.diagnostics import Finding, Findings, Place
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.errors import OutputError
from kehoach.plan.keys import CHECK, LINES, PICTURE
from kehoach.view.records import (
    AppendixView,
    Article,
    Block,
    ChartView,
    DocumentView,
    HeaderCell,
    Heading,
    PartTitle,
    PictureView,
    Properties,
    Signature,
    TableColumn,
    TableRow,
    TableView,
)
from kehoach.word.render import render_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.view.records import OwnField
    from kehoach.word.compiled import Template

_TAG_MARKS: Final = (b"{{", b"{%")
_TEXT: Final = "Thử"
_DOT: Final = PictureView(b"", "png", 1, 1, _TEXT)
_LINES: Final = ("Dòng một", "Dòng hai", "Dòng ba")
_PROPERTIES: Final = Properties(_TEXT, _TEXT, _TEXT, None)
EMPTY: Final = DocumentView(
    Heading("", (), "", ""), "", "", (), "", (), (), Signature((), ""), (), _PROPERTIES, "", (), "", ""
)  # fmt: skip
_TABLE: Final = TableView(
    columns=(TableColumn("text"), TableColumn("number"), TableColumn("center")),
    header=(tuple(HeaderCell(_TEXT, column) for column in range(3)),),
    rows=(
        TableRow("group", (_TEXT,)),
        *(TableRow(kind, (_TEXT, "1", "x")) for kind in ("body", "body", "subtotal", "total")),
        TableRow("closing", (_TEXT,)),
    ),
    numbers=("A", "1", "2"),
    title=_TEXT,
    unit_line=_TEXT,
    notes=_LINES,
    id="thu",
)
_CHART: Final = ChartView(_TEXT, _TEXT, "bar", "", (), (), picture=_DOT)
_ARTICLE: Final = Article("Điều 1.", " Thử", is_last=True)
_BLOCKS: Final = (
    Block(section=_TEXT),
    Block(heading=_TEXT),
    Block(subheading=_TEXT),
    Block(paragraph=_TEXT),
    Block(lead=_TEXT),
    Block(article=_ARTICLE),
    Block(part=PartTitle(_TEXT, _TEXT)),
    Block(point=_TEXT),
    Block(table=_TABLE),
    Block(chart=_CHART),
    Block(gap=True),
    Block(table=_TABLE),
    Block(closing=_TEXT),
)
_APPENDICES: Final = tuple(AppendixView(_TEXT, _TEXT, _TEXT, _BLOCKS) for _ in range(2))
FULL: Final = DocumentView(
    Heading(_TEXT, _LINES, _TEXT, _TEXT, _TEXT), _TEXT, _TEXT, _LINES, _TEXT, _BLOCKS, _LINES,
    Signature(_LINES, _TEXT), _APPENDICES, _PROPERTIES, _TEXT, _LINES, _TEXT, _TEXT,
)  # fmt: skip

_TRIALS: Final = (
    (Bilingual("văn bản trống", "an empty document"), EMPTY),
    (Bilingual("văn bản có đủ mọi phần", "a document with everything"), FULL),
    *(
        (
            Bilingual(f"văn bản chỉ có doc.{name}", f"a document with doc.{name} alone"),
            replace(EMPTY, **{name: getattr(FULL, name)}),
        )
        for name in ("heading", "basis", "blocks", "recipients", "signature", "appendices", "addressees")
    ),
    (
        Bilingual("danh sách có một dòng", "lists of one line"),
        replace(FULL, basis=_LINES[:1], recipients=_LINES[:1], addressees=_LINES[:1], appendices=_APPENDICES[:1]),
    ),
    (
        Bilingual("phụ lục trống", "empty appendices"),
        replace(EMPTY, appendices=(replace(_APPENDICES[0], blocks=()),) * 2),
    ),
)
"""From nothing to everything, and each list by itself, so that every loop and every condition goes both ways."""


def unprintable(template: Template, file: str) -> Iterator[Finding]:
    """Why a template cannot print some document, as findings; none where it prints them all."""
    findings = Findings()
    for what, document in _TRIALS:
        try:
            why = _fault_of(render_document(_with_fields(document, template), template).data)
        except OutputError as error:
            why = error.reason
        if why is not None:
            findings.add(rules.NOT_PRINTABLE, Place(file, 1, 1), with_what=what, why=why)
            break  # the same place fails in most of them
    yield from findings


def _fault_of(data: bytes) -> Bilingual | None:
    """Why a trial document cannot be read back, or which part of it has a tag left over; ``None`` for a good one."""
    import docx  # only where templates are proved

    try:
        opened = docx.Document(io.BytesIO(data))
        parts = [(str(part.partname), part.blob) for part in opened.part.package.iter_parts()]
    except Exception as error:
        said = Verbatim(" ".join(f"{type(error).__name__} {error}".split()))
        return Bilingual(f"văn bản không mở lại được: {said}", f"the document cannot be opened again: {said}")
    for name, part in parts:
        if name.endswith(".xml") and any(mark in part for mark in _TAG_MARKS):
            return Bilingual(f"còn sót thẻ trong {name}", f"a tag is left over in {name}")
    return None


def _with_fields(document: DocumentView, template: Template) -> DocumentView:
    """A trial document with the own fields of a template, filled if its text is."""
    filled: dict[str, OwnField] = {LINES: _LINES, PICTURE: _DOT, CHECK: True}
    empty: dict[str, OwnField] = {LINES: (), CHECK: False}
    shown = {name: filled.get(kind, _TEXT) if document.kind else empty.get(kind, "") for name, kind in template.own}
    return replace(document, fields=shown)
