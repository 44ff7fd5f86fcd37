"""A document as one HTML file, straight from what it prints: headings, tables and lists that a reader can name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.drawing.drawn_document import with_drawn_charts
from kehoach.exporting.html_fields import field_pictures, field_texts
from kehoach.exporting.html_pictures import chart_html
from kehoach.exporting.html_style import STYLE
from kehoach.exporting.html_table import table_html
from kehoach.exporting.html_text import as_html, plain
from kehoach.misuse import require_document
from kehoach.rendered import Document
from kehoach.view.document import view_document
from kehoach.view.unbroken import unbroken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kehoach.plan.audience import Audience
    from kehoach.tables.computed import ComputedPlan
    from kehoach.view.records import AppendixView, Block, DocumentView, Heading

_NATION: Final = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_DECISION: Final = "quyet-dinh.docx"
"""The template of documents that say who decides, and what is decided."""
_LETTER: Final = "cong-van.docx"
"""The template of letters, which do not print their kind: what they are about is below their number."""
_RANKS: Final = ("part", "section", "article", "heading", "subheading", "point")
"""The titles of parts from the outermost in."""
_DEEPEST: Final = 6


def to_html(computed: ComputedPlan, audience: Audience | None = None) -> Document:
    """The document of a plan or report as one HTML file for a portal, in UTF-8: no scripts, nothing loaded.

    It has the texts of the Word document; its look is the library's own, not that of the pack's template. Of
    fields that a pack declares itself, pictures are at its top, all others below the head, each with its label. The
    same plan and audience give the same bytes.

    Raises:
        TypeError: ``computed`` is not a computed plan, or ``audience`` not an audience.
        ValueError: a plan was requested as a report, or a report as a plan.
        MissingPackageError: the document has charts, and matplotlib, which draws them, is not installed.
    """
    require_document(computed, audience, "kehoach.to_html")
    plan = computed.plan
    document = unbroken(view_document(computed, audience), (plan.issuer.name, plan.location))
    drawn = with_drawn_charts(document, plan, "svg")
    labels = {name: own.label for name, own in plan.fields.items()}
    return Document("".join(_page(drawn, plan.template, labels)).encode())


def _page(document: DocumentView, template: str, labels: Mapping[str, str]) -> Iterator[str]:
    """The file; ``labels``: those of the fields that a pack declares itself, by id."""
    is_decision, is_letter = template == _DECISION, template == _LETTER
    properties = document.properties
    yield '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{plain(properties.title)}</title>\n"
    yield f'<meta name="author" content="{plain(properties.author)}">\n'
    yield f'<meta name="description" content="{plain(properties.subject)}">\n'
    if properties.created:
        yield f'<meta name="dcterms.created" content="{properties.created.isoformat()}">\n'
    yield f"<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n"
    yield from _head(document, f"V/v {document.subject}" if is_letter else "")
    yield from field_texts(document.fields, labels)
    yield from _title(document, is_letter=is_letter)
    yield from _addressees(document)
    if is_decision:
        yield f'<p class="title"><strong>{as_html(document.authority)}</strong></p>\n'
    yield from _paragraphs(document.basis, "basis")
    yield from _paragraphs((document.opening,))
    if is_decision:
        yield f'<p class="title"><strong>{as_html(document.decides)}:</strong></p>\n'
    yield from _BlockWriter().blocks(document.blocks)
    yield from _foot(document)
    for appendix in document.appendices:
        yield from _appendix(appendix)
    yield "</main>\n</body>\n</html>\n"


def _paragraphs(texts: Iterable[str], look: str = "") -> Iterator[str]:
    attribute = f' class="{look}"' if look else ""
    yield from (f"<p{attribute}>{as_html(text)}</p>\n" for text in texts if text)


def _head(document: DocumentView, matter: str) -> Iterator[str]:
    """The names of the body and of the nation, the number, place and date."""
    heading: Heading = document.heading
    yield '<div class="head">\n<div>\n'
    yield from field_pictures(document.fields)
    yield from _paragraphs((heading.parent,), "superior")
    yield from _paragraphs(heading.issuer[:-1], "issuer")
    yield from _paragraphs(heading.issuer[-1:], "issuer last")
    yield from _paragraphs((f"Số: {heading.number}",) if heading.number else ())
    yield from _paragraphs((matter,))
    yield from _paragraphs((heading.draft,), "draft")
    yield "</div>\n<div>\n"
    yield from _paragraphs(_NATION[:1], "nation")
    yield from _paragraphs(_NATION[1:], "motto")
    yield from _paragraphs((heading.place_and_date,), "day")
    yield "</div>\n</div>\n"


def _title(document: DocumentView, *, is_letter: bool) -> Iterator[str]:
    """The kind of document and what it is about, as the first heading of the page."""
    if is_letter:
        yield f'<h1 class="unseen">{as_html(document.properties.title)}</h1>\n'
        return
    subject = f'<span class="subject">{as_html(document.subject)}</span>' if document.subject else ""
    yield f'<h1 class="title"><span>{as_html(document.kind)}</span>{subject}</h1>\n'


def _addressees(document: DocumentView) -> Iterator[str]:
    if document.addressee:
        yield from _paragraphs((f"Kính gửi: {document.addressee}",), "addressee")
    if document.addressees:
        yield from _paragraphs(("Kính gửi:",), "addressee")
        yield from _paragraphs(document.addressees, "addressees")


class _BlockWriter:
    """The blocks of a body, with headings as deep as they are within one another; the first is below ``top``."""

    def __init__(self, top: int = 1) -> None:
        self.top = top
        self.open: list[int] = []
        self.tables = 0

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        """All blocks, in order."""
        for block in blocks:
            yield from self.block(block)

    def block(self, block: Block) -> Iterator[str]:
        """One paragraph, title, table or chart."""
        if block.part:
            lines = f"{as_html(block.part.label)}<br>{as_html(block.part.title)}"
            yield self.heading("part", lines)
        elif block.article and not block.article.text:
            yield self.heading("article", as_html(block.article.label))
        elif block.article:
            yield f"<p><strong>{as_html(block.article.label)}</strong>{as_html(block.article.text)}</p>\n"
        elif block.table:
            self.tables += 1
            yield table_html(block.table, self.tables)
        elif block.chart:
            yield chart_html(block.chart)
        elif rank := next((name for name in ("section", "heading", "subheading", "point") if getattr(block, name)), ""):
            yield self.heading(rank, as_html(getattr(block, rank)))
        else:
            yield from _paragraphs((block.paragraph or block.lead or block.closing,))

    def heading(self, rank: str, text: str) -> str:
        """A title, one level below the nearest that it is in."""
        depth = _RANKS.index(rank)
        while self.open and self.open[-1] >= depth:
            self.open.pop()
        self.open.append(depth)
        level = min(_DEEPEST, self.top + len(self.open))
        return f'<h{level} class="{rank}">{text}</h{level}>\n'


def _foot(document: DocumentView) -> Iterator[str]:
    """Who receives the document, and who signs it."""
    signature = document.signature
    if not signature.authority:
        return
    yield '<div class="foot">\n<div class="recipients">\n'
    if document.recipients:
        yield "<p>Nơi nhận:</p>\n<ul>\n"
        yield from (f"<li>{as_html(line)}</li>\n" for line in document.recipients)
        yield "</ul>\n"
    yield '</div>\n<div class="signature">\n'
    yield from _paragraphs(signature.authority)
    yield from _paragraphs((signature.name,), "name")
    yield "</div>\n</div>\n"


def _appendix(appendix: AppendixView) -> Iterator[str]:
    yield '<section class="appendix">\n'
    yield f'<h2 class="appendix-title">{as_html(appendix.label)}<br>{as_html(appendix.title)}</h2>\n'
    yield from _paragraphs((appendix.reference,), "reference")
    yield from _BlockWriter(top=2).blocks(appendix.blocks)
    yield "</section>\n"
