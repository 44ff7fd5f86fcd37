"""Computed plan → the document as the template sees it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kehoach.plan.audience import Audience
from kehoach.plan.model import Original
from kehoach.plan.numbering import numbered, seen
from kehoach.plan.outline import holds_results, placed_table
from kehoach.plan.placeholders import GAP_TEXT
from kehoach.view import wording
from kehoach.view.prose import ProseWriter
from kehoach.view.records import AppendixView, Article, Block, DocumentView, Properties
from kehoach.view.table import view_table
from kehoach.view.target_results import view_results
from kehoach.view.tasks import task_lines
from kehoach.view.unbroken import unbroken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.plan.model import Part, Plan
    from kehoach.plan.prose import Prose
    from kehoach.tables.computed import ComputedPlan


def view_document(computed: ComputedPlan, audience: Audience | None = None) -> DocumentView:
    """The plan's own document, as an audience sees it; the one that it is where none is named."""
    plan = computed.plan
    audience = audience or plan.audience
    writer = _Writer(computed, audience)
    subject = writer.text(plan.subject)
    addressees = writer.texts(plan.addressees)
    document = DocumentView(
        heading=wording.heading(plan, audience),
        kind=plan.document.upper(),
        subject=subject,
        addressee=addressees[0] if len(addressees) == 1 else "",
        addressees=wording.recipients(addressees) if len(addressees) > 1 else (),
        authority=wording.authority(plan),
        decides=wording.decides(plan),
        basis=wording.basis(writer.texts(plan.basis)),
        opening=writer.text(plan.opening),
        blocks=_closed(_spaced(writer.body())),
        recipients=wording.recipients(writer.texts(plan.recipients)),
        signature=wording.signature(plan),
        appendices=tuple(writer.appendices()),
        properties=Properties(
            title=wording.document_title(plan, subject),
            subject=subject,
            author=f"{plan.issuer.body} {plan.issuer.kind} {plan.issuer.name}".strip(),
            created=plan.date.day,
        ),
    )
    return unbroken(document, (plan.issuer.name, plan.location))


def original_of(computed: ComputedPlan) -> Original:
    """What the documents that go with a plan know of it: its head, and its numbers."""
    plan = computed.plan
    subject = ProseWriter.of(computed, Audience.PLAN).text(plan.subject)
    facts = {
        "plan.document": plan.document,
        "plan.number": wording.document_number(plan) if plan.number else GAP_TEXT,
        "plan.symbol": plan.symbol,
        "plan.date": wording.short_day(plan.date.day) if plan.date.day else GAP_TEXT,
        "plan.subject": subject,
        "plan.title": wording.document_title(plan, subject),
    }
    return Original(facts, computed.numbers)


class _Writer:
    """Turns the parts of one computed plan into finished text."""

    def __init__(self, computed: ComputedPlan, audience: Audience) -> None:
        self.computed = computed
        self.audience = audience
        self.plan: Plan = computed.plan
        words = ProseWriter.of(computed, audience)
        self.numbers, self.text, self.texts = words.numbers, words.text, words.texts
        self.task_lines = task_lines(computed, self.text)

    # --- the body, level by level

    def body(self) -> Iterator[Block]:
        if self.plan.has_articles:
            yield from self.articles()
            return
        for number, section in numbered(seen(self.plan.body, self.audience)):
            if section.title:
                yield Block(section=f"{wording.roman(number)}. {self.text(section.title).upper()}")
            yield from self.prose(section.text)
            for inner, part in numbered(seen(section.parts, self.audience)):
                yield from self.part(part, inner)

    def articles(self) -> Iterator[Block]:
        """Điều 1, Điều 2, ...: the number stands in a line with the title, or else with the first words."""
        for number, section in enumerate(seen(self.plan.body, self.audience), 1):
            label, text = f"Điều {number}.", section.text
            if section.title:
                yield Block(article=Article(f"{label} {self.text(section.title)}", ""))
            elif text and not placed_table(self.plan, text[0]):
                yield Block(article=Article(label, f" {self.text(text[0].segments)}"))
                text = text[1:]
            else:
                yield Block(article=Article(label, ""))
            yield from self.prose(text)
            for inner, part in numbered(seen(section.parts, self.audience)):
                yield from self.part(part, inner)

    def part(self, part: Part, number: int) -> Iterator[Block]:
        if part.title:
            yield Block(heading=f"{number}. {self.text(part.title)}")
        yield from self.words_of(part)
        for inner, point in numbered(seen(part.parts, self.audience)):
            if point.title:
                yield Block(subheading=f"{wording.letter(inner)}) {self.text(point.title)}")
            yield from self.words_of(point)

    def words_of(self, part: Part) -> Iterator[Block]:
        """The text of a part, and under that of a task what else it says."""
        yield from self.prose(part.text)
        if part.is_task and (line := self.task_lines.get(part.id)):
            yield Block(paragraph=line)

    def prose(self, prose: Prose) -> Iterator[Block]:
        for paragraph in prose:
            if name := placed_table(self.plan, paragraph):
                if self.audience not in self.plan.tables[name].shown_in:
                    continue
                yield Block(table=view_table(self.computed, name, self.audience, self.text, self.numbers.get(name)))
            elif holds_results(self.plan, paragraph):
                yield Block(table=view_results(self.computed, self.text))
            elif paragraph.is_lead:
                yield Block(lead=self.text(paragraph.segments))
            else:
                yield Block(paragraph=self.text(paragraph.segments))

    def appendices(self) -> Iterator[AppendixView]:
        for appendix in self.plan.appendices:
            if self.audience not in appendix.shown_in:
                continue
            yield AppendixView(
                label=wording.reference(self.numbers[appendix.id]),
                title=self.text(appendix.title).upper(),
                reference=wording.appendix_reference(self.plan),
                blocks=_closed(_spaced(self.prose(appendix.text)), after_table=False),
                page=appendix.page,
            )


def _spaced(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks, with a gap between tables that would touch, and what stands right above a table tied to it."""
    spaced: list[Block] = []
    for block in blocks:
        if block.table and spaced and spaced[-1].table:
            spaced.append(Block(gap=True))
        if block.table and spaced and spaced[-1].paragraph:
            spaced[-1] = Block(lead=spaced[-1].paragraph)  # what announces a table stays with it
        spaced.append(block)
    return tuple(spaced)


def _closed(blocks: tuple[Block, ...], *, after_table: bool = True) -> tuple[Block, ...]:
    """The text with "./." at its end: on its last paragraph, or after the table or lead-in that ends it.

    After a table of an appendix there is none.
    """
    if not blocks:
        return ()
    *before, last = blocks
    if last.article and last.article.text:
        return (*before, Block(article=replace(last.article, text=wording.closed(last.article.text), is_last=True)))
    text = last.paragraph or last.lead
    if text and not text.endswith(":"):
        return (*before, Block(closing=wording.closed(text)))
    if last.table and after_table:
        last = Block(table=replace(last.table, is_last=True))
    return (*before, last, Block(closing="./.")) if after_table or text else blocks
