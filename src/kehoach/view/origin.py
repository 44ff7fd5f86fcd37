"""Which file and line each text of a document comes from: the plan's own, its profile's or the pack's."""

from __future__ import annotations

import enum
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.terms import Term
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


class Kind(enum.Enum):
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
class Origin:
    """One text of a document, as printed, and where it is typed."""

    place: Place
    kind: Kind
    text: str


KINDS: Final = {
    Kind.SUBJECT: Term("trích yếu", "subject"),
    Kind.BASIS: Term("căn cứ", "basis"),
    Kind.OPENING: Term("câu mở đầu", "opening"),
    Kind.SECTION: Term("tên phần", "section"),
    Kind.TITLE: Term("tiêu đề", "title"),
    Kind.PARAGRAPH: Term("đoạn", "paragraph"),
    Kind.DETAIL: Term("phân công", "details"),
    Kind.TABLE: Term("bảng", "table"),
    Kind.COLUMN: Term("cột", "column"),
    Kind.NOTE: Term("ghi chú bảng", "note"),
    Kind.CHECK: Term("điều kiểm tra", "check"),
    Kind.RECIPIENT: Term("nơi nhận", "recipient"),
    Kind.SIGNER: Term("người ký", "signer"),
    Kind.APPENDIX: Term("phụ lục", "appendix"),
}
_SHOWN: Final = 60


def origins(computed: ComputedPlan, audience: Audience = Audience.PLAN) -> tuple[Origin, ...]:
    """Where each title, paragraph, table and column that an audience sees is typed, in the order of the document."""
    return tuple(_Origins(computed, audience).all())


class _Origins:
    """Goes through one computed plan from top to bottom."""

    def __init__(self, computed: ComputedPlan, audience: Audience) -> None:
        self.computed = computed
        self.plan = computed.plan
        self.audience = audience
        self.task_lines = task_lines(computed, self.text)

    def all(self) -> Iterator[Origin]:
        plan = self.plan
        yield from self.line(plan.subject_place, Kind.SUBJECT, plan.subject)
        yield from self.prose(plan.basis, Kind.BASIS)
        yield from self.line(plan.opening_place, Kind.OPENING, plan.opening)
        for section in seen(plan.body, self.audience):
            yield from self.part(section, Kind.SECTION)
        yield from self.prose(plan.recipients, Kind.RECIPIENT)
        if plan.signer:
            yield Origin(plan.signer.place, Kind.SIGNER, plan.signer.name or plan.signer.post)
        for appendix in plan.appendices:
            if self.audience in appendix.shown_in:
                yield from self.line(appendix.title_place, Kind.APPENDIX, appendix.title)
                yield from self.prose(appendix.text)

    def part(self, part: Part, kind: Kind) -> Iterator[Origin]:
        yield from self.line(part.title_place, kind, part.title)
        yield from self.prose(part.text)
        if part.is_task and (line := self.task_lines.get(part.id)):
            yield Origin(part.place, Kind.DETAIL, line)
        for inner in seen(part.parts, self.audience):
            yield from self.part(inner, Kind.TITLE)

    def prose(self, prose: Prose, kind: Kind = Kind.PARAGRAPH) -> Iterator[Origin]:
        for paragraph in prose:
            if name := placed_table(self.plan, paragraph):
                if self.audience in self.plan.tables[name].shown_in:
                    yield Origin(paragraph.place, Kind.TABLE, name)
                    yield from self.table(self.plan.tables[name])
            else:
                yield from self.line(paragraph.place, kind, paragraph.segments)

    def table(self, table: Table) -> Iterator[Origin]:
        yield from self.line(table.layout.title_place, Kind.TITLE, table.layout.title)
        for column in table.columns:
            if self.audience in column.shown_in:
                yield from self.line(column.label_place or column.place, Kind.COLUMN, column.label)
        yield from self.prose(table.layout.notes, Kind.NOTE)
        for check in table.checks:
            yield Origin(check.place, Kind.CHECK, check.text)

    def line(self, place: Place | None, kind: Kind, segments: tuple[Segment, ...]) -> Iterator[Origin]:
        if segments and place:
            yield Origin(place, kind, self.text(segments))

    def text(self, segments: tuple[Segment, ...]) -> str:
        """What is printed; a reference by number stays as it is typed."""
        printed = self.computed.printed
        return "".join(s if isinstance(s, str) else printed.get(s, f"$({s.text})") for s in segments)


def origin_text(found: tuple[Origin, ...], lang: Language) -> str:
    """A line a text: place, kind, and how the text begins; then how many texts each file gave."""
    kinds = [str(getattr(KINDS[origin.kind], lang)) for origin in found]
    places = [f"{origin.place.file}:{origin.place.line}" for origin in found]
    widths = max(map(len, places), default=0), max(map(len, kinds), default=0)
    lines = [
        f"{place.ljust(widths[0])}  {kind.ljust(widths[1])}  {_beginning(origin.text)}"
        for place, kind, origin in zip(places, kinds, found, strict=True)
    ]
    files = itertools.groupby(sorted(origin.place.file for origin in found))
    lines += ["", *(f"{file}: {sum(1 for _ in texts)}" for file, texts in files)]
    return "\n".join(lines) + "\n"


def origin_data(found: tuple[Origin, ...]) -> list[dict[str, object]]:
    """The same as plain data, each text whole."""
    return [
        {"file": o.place.file, "line": o.place.line, "column": o.place.column, "kind": o.kind.value, "text": o.text}
        for o in found
    ]


def _beginning(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
