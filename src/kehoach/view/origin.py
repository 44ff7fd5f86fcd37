"""Which file and line each text of a document comes from: the plan, its profile or a pack."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.plan.cell_notes import note_mark
from kehoach.plan.keys import RESULTS
from kehoach.plan.outline import TextKind, inside, walk
from kehoach.view import wording
from kehoach.view.prose import ProseWriter
from kehoach.view.shown_fields import field_as_text
from kehoach.view.tasks import task_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Language, Place
    from kehoach.plan.audience import Audience
    from kehoach.tables.computed import ComputedPlan


class TextOrigin(Struct, frozen=True):
    """One text of a document as it is printed, and the place where it is typed."""

    place: Place
    kind: TextKind
    text: str


KINDS: Final = {
    TextKind.SUBJECT: Bilingual("trích yếu", "subject"),
    TextKind.ADDRESSEE: Bilingual("kính gửi", "addressee"),
    TextKind.BASIS: Bilingual("căn cứ", "basis"),
    TextKind.OPENING: Bilingual("câu mở đầu", "opening"),
    TextKind.SECTION: Bilingual("tên phần", "section"),
    TextKind.ARTICLE: Bilingual("điều", "article"),
    TextKind.TITLE: Bilingual("tiêu đề", "title"),
    TextKind.PARAGRAPH: Bilingual("đoạn", "paragraph"),
    TextKind.LEAD: Bilingual("đoạn dẫn", "lead-in"),
    TextKind.DETAIL: Bilingual("phân công", "details"),
    TextKind.TABLE: Bilingual("bảng", "table"),
    TextKind.RESULTS: Bilingual("bảng kết quả", "results"),
    TextKind.CHART: Bilingual("biểu đồ", "chart"),
    TextKind.TARGET: Bilingual("chỉ tiêu", "target"),
    TextKind.UNIT: Bilingual("đơn vị tính", "unit"),
    TextKind.COLUMN: Bilingual("cột", "column"),
    TextKind.CLOSING: Bilingual("hàng cuối bảng", "closing row"),
    TextKind.NOTE: Bilingual("ghi chú bảng", "note"),
    TextKind.SOURCE: Bilingual("nguồn bảng", "source"),
    TextKind.CHECK: Bilingual("điều kiểm tra", "check"),
    TextKind.RECIPIENT: Bilingual("nơi nhận", "recipient"),
    TextKind.SIGNER: Bilingual("người ký", "signer"),
    TextKind.APPENDIX: Bilingual("phụ lục", "appendix"),
    TextKind.FIELD: Bilingual("ô riêng", "field"),
}
_SHOWN: Final = 60


def origins(computed: ComputedPlan, audience: Audience | None = None) -> tuple[TextOrigin, ...]:
    """The texts that an audience sees and where they are typed, in printing order, without cells and charts.

    Without an audience, those of the document as it is issued.
    """
    return tuple(_origins(computed, audience or computed.plan.audience))


def _origins(computed: ComputedPlan, audience: Audience) -> Iterator[TextOrigin]:
    words = ProseWriter.of(computed, audience)
    text = words.text
    details = task_lines(computed, text)
    for outer in walk(computed.plan, audience):
        for passage in (outer, *inside(computed.plan, outer, audience)):
            printed = text(passage.segments)
            if passage.kind is TextKind.DETAIL and passage.part:
                printed = details.get(passage.part.id, "")
            elif passage.kind is TextKind.NOTE:
                printed = wording.table_note(printed, note_mark(passage.segments))
            elif passage.kind in (TextKind.TABLE, TextKind.RESULTS):
                printed = passage.table.id if passage.table else RESULTS
            elif passage.chart:
                printed = passage.chart.id
            if printed:
                yield TextOrigin(passage.place, passage.kind, printed)
    for own in computed.plan.fields.values():  # where they are printed, only the template knows
        if printed := words.emphasised(field_as_text(own)):
            yield TextOrigin(own.place, TextKind.FIELD, printed)


def origin_text(found: tuple[TextOrigin, ...], lang: Language) -> str:
    """One line per text (place, kind, beginning), then the number of texts from each file."""
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
    """The same as plain data, each text in full."""
    return [
        {"file": o.place.file, "line": o.place.line, "column": o.place.column, "kind": o.kind.value, "text": o.text}
        for o in found
    ]


def _beginning(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
