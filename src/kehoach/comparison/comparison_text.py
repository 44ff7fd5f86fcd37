"""Changes told to people, in Vietnamese and English, and as data for programs."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from kehoach.comparison.changes import Aspect, Topic
from kehoach.diagnostics.terms import Term
from kehoach.numbers import exact_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.comparison.changes import Change, Changes, Side
    from kehoach.diagnostics import Language

TOPICS: Final = {
    Topic.HEAD: Term("Thể thức văn bản", "Header and signature"),
    Topic.BASIS: Term("Căn cứ", "Basis"),
    Topic.FIGURES: Term("Chỉ tiêu, số liệu", "Figures"),
    Topic.TABLE: Term("Bảng", "Table"),
    Topic.TASK: Term("Nhiệm vụ", "Task"),
    Topic.WORDING: Term("Mục", "Section"),
    Topic.RECIPIENTS: Term("Nơi nhận", "Recipients"),
}
ASPECTS: Final = {
    Aspect.DOCUMENT: Term("tên loại văn bản", "kind of document"),
    Aspect.NUMBER: Term("số", "number"),
    Aspect.SYMBOL: Term("ký hiệu", "symbol"),
    Aspect.DATE: Term("ngày ban hành", "date"),
    Aspect.PERIOD: Term("năm, thời kỳ", "year or period"),
    Aspect.SUBJECT: Term("trích yếu", "subject"),
    Aspect.OPENING: Term("câu mở đầu", "opening"),
    Aspect.ISSUER: Term("cơ quan ban hành", "issuer"),
    Aspect.SUPERIOR: Term("cơ quan chủ quản", "superior body"),
    Aspect.LOCATION: Term("địa danh", "place"),
    Aspect.SIGNER: Term("người ký", "signer"),
    Aspect.POST: Term("chức vụ người ký", "signer's post"),
    Aspect.AUTHORITY: Term("thẩm quyền ký", "signing authority"),
    Aspect.MONEY: Term("đơn vị tiền", "unit of money"),
    Aspect.LABEL: Term("tên gọi", "label"),
    Aspect.FORMULA: Term("cách tính", "formula"),
    Aspect.UNIT: Term("đơn vị tính", "unit"),
    Aspect.GOAL: Term("chỉ tiêu", "goal"),
    Aspect.VALUE: Term("giá trị", "value"),
    Aspect.PLANNED: Term("theo kế hoạch", "planned"),
    Aspect.ACTUAL: Term("thực hiện", "actual"),
    Aspect.BASE: Term("số gốc để so sánh", "base"),
    Aspect.TABLE: Term("cả bảng", "the whole table"),
    Aspect.COLUMN: Term("cột", "column"),
    Aspect.ROW: Term("hàng", "row"),
    Aspect.CELL: Term("", ""),
    Aspect.AS_OF: Term("thời điểm số liệu", "date of the figures"),
    Aspect.SOURCE: Term("nguồn số liệu", "source"),
    Aspect.PART: Term("cả mục", "the whole part"),
    Aspect.TITLE: Term("tiêu đề", "title"),
    Aspect.LEAD: Term("chủ trì", "lead"),
    Aspect.PARTNERS: Term("phối hợp", "partners"),
    Aspect.WHEN: Term("thời gian", "time"),
    Aspect.OUTPUT: Term("sản phẩm", "output"),
    Aspect.BUDGET: Term("kinh phí", "budget"),
    Aspect.PARAGRAPH: Term("lời văn", "wording"),
}
_LONG: Final = (Aspect.PARAGRAPH, Aspect.TITLE, Aspect.SUBJECT, Aspect.OPENING)
"""What takes a line for each side."""
_ADDED: Final = Term("thêm", "added")
_GONE: Final = Term("bỏ", "removed")
_COMPUTED: Final = Term("tính ra", "computed")
_NONE: Final = Term("không có thay đổi", "no changes")
_COUNT: Final = Term("{count} thay đổi", "{count} changes")
_ONE: Final = Term("1 thay đổi", "1 change")


def group_title(change: Change, lang: Language) -> str:
    """What a change stands under: "Bảng giam_ngheo", "Căn cứ"."""
    topic: str = getattr(TOPICS[change.topic], lang)
    return f"{topic}: {change.group}" if change.group else topic


def title(change: Change, lang: Language) -> str:
    """What changed: "Khu phố 9: HN cuối năm 2023", "chủ trì", "Số hộ nghèo giảm (chỉ tiêu)"."""
    aspect: str = getattr(ASPECTS[change.aspect], lang)
    if not change.name:
        return aspect
    return f"{aspect} {change.name}" if change.aspect is Aspect.ROW else _with_aspect(change.name, aspect)


def _with_aspect(name: str, aspect: str) -> str:
    return f"{name} ({aspect})" if aspect else name


def summary(changes: Changes, lang: Language) -> str:
    """How many there are."""
    if not changes.items:
        return str(getattr(_NONE, lang))
    words = _ONE if len(changes) == 1 else _COUNT
    return str(getattr(words, lang)).format(count=len(changes))


def as_text(changes: Changes, lang: Language) -> str:
    """The changes under what they belong to; one that takes both lines of text shows them under one another."""
    lines = [f"{changes.before.file} → {changes.after.file}: {summary(changes, lang)}"]
    for heading, items in itertools.groupby(changes, lambda change: group_title(change, lang)):
        lines += ["", heading]
        for change in items:
            lines += (f"  {line}" for line in _lines(change, lang))
    return "\n".join(lines) + "\n"


def _lines(change: Change, lang: Language) -> Iterator[str]:
    what = title(change, lang)
    before, after = change.before, change.after
    if before is None or after is None:
        side, mark, word = (after, "+", _ADDED) if after else (before, "-", _GONE)
        yield f"{mark} {what} ({getattr(word, lang)}): {_one_line(side)}"
    elif change.aspect in _LONG:
        yield f"* {what}:"
        yield f"    - {_one_line(before)}"
        yield f"    + {_one_line(after)}"
    else:
        notes = (change.difference_text, getattr(_COMPUTED, lang) if change.is_computed else "")
        note = "; ".join(filter(None, notes))
        yield f"* {what}: {_one_line(before)} → {_one_line(after)}" + (f"  ({note})" if note else "")


def _one_line(side: Side | None) -> str:
    return "" if side is None else " / ".join(side.text.split("\n")) or "…"


def as_data(changes: Changes) -> dict[str, object]:
    """The changes as plain data: exact values as text, ``None`` for a side that is not there."""
    return {
        "before": changes.before.file,
        "after": changes.after.file,
        "changes": [
            {
                "topic": change.topic.value,
                "group": change.group,
                "address": change.address,
                "name": change.name,
                "aspect": change.aspect.value,
                "before": _side_data(change.before),
                "after": _side_data(change.after),
                "difference": exact_text(change.difference) or None,
                "computed": change.is_computed,
            }
            for change in changes
        ],
    }


def _side_data(side: Side | None) -> dict[str, object] | None:
    if side is None:
        return None
    place = side.place
    return {
        "text": side.text,
        "value": exact_text(side.value) or None,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
    }
