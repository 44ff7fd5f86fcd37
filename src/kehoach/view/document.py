"""From a computed plan to the document that a template prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.plan.audience import Audience
from kehoach.plan.dates import short_day
from kehoach.plan.emphasis import without_marks
from kehoach.plan.model import Original
from kehoach.plan.outline import TextKind
from kehoach.plan.placeholders import GAP_TEXT
from kehoach.view import wording
from kehoach.view.chart_view import view_chart
from kehoach.view.part_titles import titled
from kehoach.view.prose import ProseWriter
from kehoach.view.records import AppendixView, Article, Block, DocumentView, Properties
from kehoach.view.shown_fields import emphasised_field, shown_field
from kehoach.view.table import view_table
from kehoach.view.target_results import view_results
from kehoach.view.tasks import task_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.plan.model import Appendix
    from kehoach.plan.outline import Passage
    from kehoach.tables.computed import ComputedPlan


def view_document(computed: ComputedPlan, audience: Audience | None = None) -> DocumentView:
    """The document of a computed plan, as an audience sees it; as the document itself is where none is named."""
    plan = computed.plan
    audience = audience or plan.audience
    writer = _Writer(computed, audience)
    subject, addressees = writer.line(TextKind.SUBJECT), writer.lines(TextKind.ADDRESSEE)
    return DocumentView(
        heading=wording.heading(plan, audience),
        kind=plan.document.upper(),
        subject=subject,
        addressee=addressees[0] if len(addressees) == 1 else "",
        addressees=wording.recipients(addressees) if len(addressees) > 1 else (),
        authority=wording.authority(plan),
        decides=wording.decides(plan),
        basis=wording.basis(writer.lines(TextKind.BASIS)),
        opening=writer.line(TextKind.OPENING),
        blocks=_closed(_spaced(writer.blocks())),
        recipients=wording.recipients(writer.lines(TextKind.RECIPIENT)),
        signature=wording.signature(plan),
        appendices=tuple(writer.appendices()),
        properties=Properties(
            title=wording.document_title(plan, without_marks(subject)),
            subject=without_marks(subject),
            author=f"{plan.issuer.body} {plan.issuer.kind} {plan.issuer.name}".strip(),
            created=plan.date.day,
        ),
        fields={name: emphasised_field(shown_field(own), writer.words) for name, own in plan.fields.items()},
    )


def original_of(computed: ComputedPlan) -> Original:
    """What documents that accompany a plan know about it: its facts and its numbers."""
    plan = computed.plan
    subject = ProseWriter.of(computed, Audience.PLAN).text(plan.subject)
    facts = {
        "plan.document": plan.document,
        "plan.number": wording.document_number(plan) if plan.number else GAP_TEXT,
        "plan.symbol": plan.symbol,
        "plan.date": short_day(plan.date.day) if plan.date.day else GAP_TEXT,
        "plan.subject": subject,
        "plan.title": wording.document_title(plan, subject),
    }
    return Original(facts, computed.numbers, plan=plan)


class _Writer:
    """Turns the passages of one document into finished text."""

    def __init__(self, computed: ComputedPlan, audience: Audience) -> None:
        self.computed = computed
        self.audience = audience
        self.passages = computed.seen_by(audience)
        self.words = ProseWriter.of(computed, audience, is_formatted=True)
        self.numbers, self.text = self.words.numbers, self.words.text
        self.task_lines = task_lines(computed, self.text)

    def lines(self, kind: TextKind) -> tuple[str, ...]:
        """Every text of a kind."""
        return tuple(self.text(passage.segments) for passage in self.passages if passage.kind is kind)

    def line(self, kind: TextKind) -> str:
        """The text of a kind that occurs at most once; empty where the document has none."""
        return "".join(self.lines(kind))

    def appendices(self) -> Iterator[AppendixView]:
        for passage in self.passages:
            if passage.kind is TextKind.APPENDIX and passage.number and passage.appendix:
                yield AppendixView(
                    label=wording.reference(passage.number),
                    title=self.text(passage.segments).upper(),
                    reference=wording.appendix_reference(self.computed.plan),
                    blocks=_closed(_spaced(self.blocks(passage.appendix)), after_table=False),
                    page=passage.appendix.page,
                )

    def blocks(self, appendix: Appendix | None = None) -> Iterator[Block]:
        """The body of the document, or of an appendix."""
        for passage in self.passages:
            if passage.appendix is appendix and (block := self.block(passage)):
                yield block

    def block(self, passage: Passage) -> Block | None:
        """A passage as a block of the body; ``None`` for a passage that is printed elsewhere or prints nothing."""
        if passage.table:
            number = self.numbers.get(passage.table.id)
            return Block(table=view_table(self.computed, passage.table.id, self.audience, self.text, number))
        if passage.chart:
            number = self.numbers.get(passage.chart.id)
            chart = view_chart(self.computed, passage.chart, self.audience, self.text, number)
            return Block(chart=chart) if chart else None
        text = self.text(passage.segments)
        match passage.kind:
            case TextKind.PARAGRAPH:
                return Block(paragraph=text)
            case TextKind.LEAD:
                return Block(lead=text)
            case TextKind.DETAIL:
                line = self.task_lines.get(passage.part.id) if passage.part else None
                return Block(paragraph=line) if line else None
            case TextKind.RESULTS:
                return Block(table=view_results(self.computed, self.text))
            case TextKind.ARTICLE:
                return Block(article=_article(passage, text))
        return titled(passage.number, text) if passage.number and passage.part else None


def _article(passage: Passage, text: str) -> Article:
    """The number of an article with its title or, where it has no title, with its first paragraph."""
    label = f"Điều {passage.number.number}." if passage.number else ""
    if passage.part and passage.part.title:
        return Article(f"{label} {text}", "")
    return Article(label, f" {text}" if text else "")


def _spaced(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with a gap between adjacent tables; a paragraph directly above a table is kept on its page."""
    spaced: list[Block] = []
    for block in blocks:
        if block.table and spaced and spaced[-1].table:
            spaced.append(Block(gap=True))
        if block.table and spaced and spaced[-1].paragraph:
            spaced[-1] = Block(lead=spaced[-1].paragraph)  # what announces a table stays with it
        spaced.append(block)
    return tuple(spaced)


def _closed(blocks: tuple[Block, ...], *, after_table: bool = True) -> tuple[Block, ...]:
    """The blocks with "./." at the end: on the last paragraph, or after a final table or lead-in.

    After the final table of an appendix, where ``after_table`` is false, there is none.
    """
    if not blocks:
        return ()
    *before, last = blocks
    if last.article and last.article.text:
        return (*before, Block(article=replace(last.article, text=wording.closed(last.article.text), is_last=True)))
    text = last.paragraph or last.lead
    if text and not without_marks(text).endswith(":"):
        return (*before, Block(closing=wording.closed(text)))
    if last.table and after_table:
        last = Block(table=replace(last.table, is_last=True))
    return (*before, last, Block(closing="./.")) if after_table or text else blocks
