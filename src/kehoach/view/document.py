"""Computed plan → the document as the template sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.numbers import NumberRead, format_exact
from kehoach.spec.gaps import printed
from kehoach.spec.model import Audience
from kehoach.tables.compute import placed_table
from kehoach.tables.values import Display, show, value_of
from kehoach.view import wording
from kehoach.view.records import Appendix, Block, Document, Properties
from kehoach.view.table import view_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.spec.model import Detail, Part, Plan
    from kehoach.spec.prose import Prose, Segment
    from kehoach.tables.computed import ComputedPlan


def view_document(computed: ComputedPlan) -> Document:
    """The plan's own document."""
    plan = computed.plan
    writer = _Writer(computed)
    subject = writer.text(plan.subject)
    return Document(
        heading=wording.heading(plan),
        kind=plan.document.upper(),
        subject=subject,
        basis=wording.basis(writer.texts(plan.basis)),
        opening=writer.text(plan.opening),
        blocks=_closed(_spaced(writer.body())),
        recipients=wording.recipients(writer.texts(plan.recipients)),
        signature=wording.signature(plan),
        appendices=tuple(writer.appendices()),
        properties=Properties(
            title=f"{plan.document} {subject[:1].lower()}{subject[1:]}",
            subject=subject,
            author=f"{plan.issuer.body} {plan.issuer.kind} {plan.issuer.name}".strip(),
            created=plan.date.day,
        ),
    )


class _Writer:
    """Turns the parts of one computed plan into finished text."""

    def __init__(self, computed: ComputedPlan) -> None:
        self.computed = computed
        self.plan: Plan = computed.plan

    # --- text

    def text(self, segments: tuple[Segment, ...]) -> str:
        insets = self.computed.printed
        return printed("".join(s if isinstance(s, str) else insets[s] for s in segments))

    def texts(self, prose: Prose) -> tuple[str, ...]:
        return tuple(self.text(paragraph.segments) for paragraph in prose)

    # --- the body, level by level

    def body(self) -> Iterator[Block]:
        for number, section in _numbered(self.plan.body):
            if section.title:
                yield Block(section=f"{wording.roman(number)}. {self.text(section.title).upper()}")
            yield from self.prose(section.text)
            for inner, part in _numbered(section.parts):
                yield from self.part(part, inner)

    def part(self, part: Part, number: int) -> Iterator[Block]:
        if part.title:
            yield Block(heading=f"{number}. {self.text(part.title)}")
        yield from self.prose(part.text)
        if part.detail and (line := self.detail(part.detail)):
            yield Block(paragraph=line)
        for inner, point in _numbered(part.parts):
            if point.title:
                yield Block(subheading=f"{wording.letter(inner)}) {self.text(point.title)}")
            yield from self.prose(point.text)

    def prose(self, prose: Prose) -> Iterator[Block]:
        for paragraph in prose:
            inset = paragraph.sole_name()
            if inset and (name := placed_table(self.plan, inset)):
                if Audience.PLAN not in self.plan.tables[name].shown_in:
                    continue
                yield Block(table=view_table(self.computed, name, self.text))
            elif paragraph.is_lead:
                yield Block(lead=self.text(paragraph.segments))
            else:
                yield Block(paragraph=self.text(paragraph.segments))

    def detail(self, detail: Detail) -> str:
        """What a task says beside its text, as one line."""
        output = self.text(detail.output)
        budget = detail.budget
        money = "" if budget is None else show(value_of(budget), Display())
        if isinstance(budget, NumberRead):
            money = f"{format_exact(budget.value, budget.places)} {self.plan.money}"
        said = (
            ("Chủ trì", printed(detail.lead)),
            ("phối hợp", ", ".join(map(printed, detail.bodies))),
            ("thời gian", printed(detail.when)),
            ("sản phẩm", output),
            ("kinh phí", money),
        )
        line = "; ".join(f"{label}: {text}" for label, text in said if text)
        return f"- {line[:1].upper()}{line[1:]}." if line else ""

    def appendices(self) -> Iterator[Appendix]:
        several = len(self.plan.appendices) > 1
        for number, appendix in enumerate(self.plan.appendices, 1):
            yield Appendix(
                label=f"Phụ lục {wording.roman(number)}" if several else "Phụ lục",
                title=self.text(appendix.title).upper(),
                reference=wording.appendix_reference(self.plan),
                blocks=_closed(_spaced(self.prose(appendix.text)), after_table=False),
            )


def _numbered(parts: tuple[Part, ...]) -> Iterator[tuple[int, Part]]:
    """Each part with its number; a part without a title takes none."""
    number = 0
    for part in parts:
        number += bool(part.title)
        yield number, part


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
    """The text with "./." at its end: on its last paragraph, or after the table that ends it, where one is wanted."""
    if not blocks:
        return ()
    *before, last = blocks
    if last.paragraph or last.lead:
        return (*before, Block(closing=wording.closed(last.paragraph or last.lead)))
    return (*blocks, Block(closing="./.")) if after_table else blocks
