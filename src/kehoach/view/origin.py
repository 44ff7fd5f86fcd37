"""Which file and line each text of a document comes from: the plan's own, its profile's or the pack's."""

from __future__ import annotations

import enum
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.plan.audience import Audience
from kehoach.plan.numbering import seen
from kehoach.plan.outline import placed_table
from kehoach.view.tasks import task_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Language, Place
    from kehoach.plan.model import Part
    from kehoach.plan.prose import Prose, Segment
    from kehoach.plan.table import Table
    from kehoach.tables.computed import ComputedPlan


class TextKind(enum.Enum):
    """What a text is in the document."""

    SUBJECT = "subject"
    BASIS = "basis"
    OPENING = "opening"
    SECTION = "section"
    TITLE = "title"
    PARAGRAPH = "paragraph"
    DETAIL = "detail"
    TABLE = "table"
    COLUMN = "column"
    NOTE = "note"
    CHECK = "check"
    RECIPIENT = "recipient"
    SIGNER = "signer"
    APPENDIX = "appendix"


@dataclass(frozen=True, slots=True)
class TextOrigin:
    """One text of a document, as printed, and where it is typed."""

    place: Place
    kind: TextKind
    text: str


KINDS: Final = {
    TextKind.SUBJECT: Bilingual("trích yếu", "subject"),
    TextKind.BASIS: Bilingual("căn cứ", "basis"),
    TextKind.OPENING: Bilingual("câu mở đầu", "opening"),
    TextKind.SECTION: Bilingual("tên phần", "section"),
    TextKind.TITLE: Bilingual("tiêu đề", "title"),
    TextKind.PARAGRAPH: Bilingual("đoạn", "paragraph"),
    TextKind.DETAIL: Bilingual("phân công", "details"),
    TextKind.TABLE: Bilingual("bảng", "table"),
    TextKind.COLUMN: Bilingual("cột", "column"),
    TextKind.NOTE: Bilingual("ghi chú bảng", "note"),
    TextKind.CHECK: Bilingual("điều kiểm tra", "check"),
    TextKind.RECIPIENT: Bilingual("nơi nhận", "recipient"),
    TextKind.SIGNER: Bilingual("người ký", "signer"),
    TextKind.APPENDIX: Bilingual("phụ lục", "appendix"),
}
_SHOWN: Final = 60


def origins(computed: ComputedPlan, audience: Audience = Audience.PLAN) -> tuple[TextOrigin, ...]:
    """Where each title, paragraph, table and column that an audience sees is typed, in the order of the document."""
    return tuple(_Origins(computed, audience).all())


class _Origins:
    """Goes through one computed plan from top to bottom."""

    def __init__(self, computed: ComputedPlan, audience: Audience) -> None:
        self.computed = computed
        self.plan = computed.plan
        self.audience = audience
        self.task_lines = task_lines(computed, self.text)

    def all(self) -> Iterator[TextOrigin]:
        plan = self.plan
        yield from self.line(plan.subject_place, TextKind.SUBJECT, plan.subject)
        yield from self.prose(plan.basis, TextKind.BASIS)
        yield from self.line(plan.opening_place, TextKind.OPENING, plan.opening)
        for section in seen(plan.body, self.audience):
            yield from self.part(section, TextKind.SECTION)
        yield from self.prose(plan.recipients, TextKind.RECIPIENT)
        if plan.signer:
            yield TextOrigin(plan.signer.place, TextKind.SIGNER, plan.signer.name or plan.signer.post)
        for appendix in plan.appendices:
            if self.audience in appendix.shown_in:
                yield from self.line(appendix.title_place, TextKind.APPENDIX, appendix.title)
                yield from self.prose(appendix.text)

    def part(self, part: Part, kind: TextKind) -> Iterator[TextOrigin]:
        yield from self.line(part.title_place, kind, part.title)
        yield from self.prose(part.text)
        if part.is_task and (line := self.task_lines.get(part.id)):
            yield TextOrigin(part.place, TextKind.DETAIL, line)
        for inner in seen(part.parts, self.audience):
            yield from self.part(inner, TextKind.TITLE)

    def prose(self, prose: Prose, kind: TextKind = TextKind.PARAGRAPH) -> Iterator[TextOrigin]:
        for paragraph in prose:
            if name := placed_table(self.plan, paragraph):
                if self.audience in self.plan.tables[name].shown_in:
                    yield TextOrigin(paragraph.place, TextKind.TABLE, name)
                    yield from self.table(self.plan.tables[name])
            else:
                yield from self.line(paragraph.place, kind, paragraph.segments)

    def table(self, table: Table) -> Iterator[TextOrigin]:
        yield from self.line(table.layout.title_place, TextKind.TITLE, table.layout.title)
        for column in table.columns:
            if self.audience in column.shown_in:
                yield from self.line(column.label_place or column.place, TextKind.COLUMN, column.label)
        yield from self.prose(table.layout.notes, TextKind.NOTE)
        for check in table.checks:
            yield TextOrigin(check.place, TextKind.CHECK, check.text)

    def line(self, place: Place | None, kind: TextKind, segments: tuple[Segment, ...]) -> Iterator[TextOrigin]:
        if segments and place:
            yield TextOrigin(place, kind, self.text(segments))

    def text(self, segments: tuple[Segment, ...]) -> str:
        """What is printed; a reference by number stays as it is typed."""
        printed = self.computed.printed
        return "".join(s if isinstance(s, str) else printed.get(s, f"$({s.text})") for s in segments)


def origin_text(found: tuple[TextOrigin, ...], lang: Language) -> str:
    """A line a text: place, kind, and how the text begins; then how many texts each file gave."""
    kinds = [str(KINDS[origin.kind].in_(lang)) for origin in found]
    places = [f"{origin.place.file}:{origin.place.line}" for origin in found]
    widths = max(map(len, places), default=0), max(map(len, kinds), default=0)
    lines = [
        f"{place.ljust(widths[0])}  {kind.ljust(widths[1])}  {_beginning(origin.text)}"
        for place, kind, origin in zip(places, kinds, found, strict=True)
    ]
    files = itertools.groupby(sorted(origin.place.file for origin in found))
    lines += ["", *(f"{file}: {sum(1 for _ in texts)}" for file, texts in files)]
    return "\n".join(lines) + "\n"


def origin_data(found: tuple[TextOrigin, ...]) -> list[dict[str, object]]:
    """The same as plain data, each text whole."""
    return [
        {"file": o.place.file, "line": o.place.line, "column": o.place.column, "kind": o.kind.value, "text": o.text}
        for o in found
    ]


def _beginning(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
