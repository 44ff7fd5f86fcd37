"""Changes as text in Vietnamese or English, and as data for programs."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from kehoach.comparison.changes import Aspect, Topic
from kehoach.diagnostics.bilingual import Bilingual
from kehoach.numbers import exact_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.comparison.changes import Change, Changes, Side
    from kehoach.diagnostics import Language

TOPICS: Final = {
    Topic.HEAD: Bilingual("Thể thức văn bản", "Header and signature"),
    Topic.BASIS: Bilingual("Căn cứ", "Basis"),
    Topic.FIGURES: Bilingual("Chỉ tiêu, số liệu", "Figures"),
    Topic.TABLE: Bilingual("Bảng", "Table"),
    Topic.TASK: Bilingual("Nhiệm vụ", "Task"),
    Topic.WORDING: Bilingual("Mục", "Section"),
    Topic.RECIPIENTS: Bilingual("Nơi nhận", "Recipients"),
}
ASPECTS: Final = {
    Aspect.DOCUMENT: Bilingual("tên loại văn bản", "kind of document"),
    Aspect.NUMBER: Bilingual("số", "number"),
    Aspect.SYMBOL: Bilingual("ký hiệu", "symbol"),
    Aspect.DATE: Bilingual("ngày ban hành", "date"),
    Aspect.PERIOD: Bilingual("năm, thời kỳ", "year or period"),
    Aspect.SUBJECT: Bilingual("trích yếu", "subject"),
    Aspect.OPENING: Bilingual("câu mở đầu", "opening"),
    Aspect.ISSUER: Bilingual("cơ quan ban hành", "issuer"),
    Aspect.SUPERIOR: Bilingual("cơ quan chủ quản", "superior body"),
    Aspect.LOCATION: Bilingual("địa danh", "place"),
    Aspect.SIGNER: Bilingual("người ký", "signer"),
    Aspect.POST: Bilingual("chức vụ người ký", "signer's post"),
    Aspect.AUTHORITY: Bilingual("thẩm quyền ký", "signing authority"),
    Aspect.MONEY: Bilingual("đơn vị tiền", "unit of money"),
    Aspect.LABEL: Bilingual("tên gọi", "label"),
    Aspect.FORMULA: Bilingual("cách tính", "formula"),
    Aspect.UNIT: Bilingual("đơn vị tính", "unit"),
    Aspect.GOAL: Bilingual("chỉ tiêu", "goal"),
    Aspect.VALUE: Bilingual("giá trị", "value"),
    Aspect.PLANNED: Bilingual("theo kế hoạch", "planned"),
    Aspect.ACTUAL: Bilingual("thực hiện", "actual"),
    Aspect.BASE: Bilingual("số gốc để so sánh", "base"),
    Aspect.TABLE: Bilingual("cả bảng", "the whole table"),
    Aspect.CHART: Bilingual("biểu đồ", "chart"),
    Aspect.COLUMN: Bilingual("cột", "column"),
    Aspect.ROW: Bilingual("hàng", "row"),
    Aspect.CELL: Bilingual("", ""),
    Aspect.AS_OF: Bilingual("thời điểm số liệu", "date of the figures"),
    Aspect.SOURCE: Bilingual("nguồn số liệu", "source"),
    Aspect.PART: Bilingual("cả mục", "the whole part"),
    Aspect.TITLE: Bilingual("tiêu đề", "title"),
    Aspect.LEAD: Bilingual("chủ trì", "lead"),
    Aspect.PARTNERS: Bilingual("phối hợp", "partners"),
    Aspect.WHEN: Bilingual("thời gian", "time"),
    Aspect.OUTPUT: Bilingual("sản phẩm", "output"),
    Aspect.BUDGET: Bilingual("kinh phí", "budget"),
    Aspect.PARAGRAPH: Bilingual("lời văn", "wording"),
}
_LONG: Final = (Aspect.PARAGRAPH, Aspect.TITLE, Aspect.SUBJECT, Aspect.OPENING)
"""The aspects whose two sides are shown on two lines."""
_ADDED: Final = Bilingual("thêm", "added")
_GONE: Final = Bilingual("bỏ", "removed")
_COMPUTED: Final = Bilingual("tính ra", "computed")
_NONE: Final = Bilingual("không có thay đổi", "no changes")
_COUNT: Final = Bilingual("{count} thay đổi", "{count} changes")
_ONE: Final = Bilingual("1 thay đổi", "1 change")


def group_title(change: Change, lang: Language) -> str:
    """The heading of a change: "Bảng giam_ngheo", "Căn cứ"."""
    topic: str = TOPICS[change.topic].in_(lang)
    return f"{topic}: {change.group}" if change.group else topic


def title(change: Change, lang: Language) -> str:
    """What changed: "Khu phố 9: HN cuối năm 2023", "chủ trì", "Số hộ nghèo giảm (chỉ tiêu)"."""
    aspect: str = ASPECTS[change.aspect].in_(lang)
    if not change.name:
        return aspect
    return f"{aspect} {change.name}" if change.aspect is Aspect.ROW else _with_aspect(change.name, aspect)


def _with_aspect(name: str, aspect: str) -> str:
    return f"{name} ({aspect})" if aspect else name


def summary(changes: Changes, lang: Language) -> str:
    """The number of changes, as a sentence."""
    if not changes.items:
        return str(_NONE.in_(lang))
    words = _ONE if len(changes) == 1 else _COUNT
    return str(words.in_(lang)).format(count=len(changes))


def as_text(changes: Changes, lang: Language) -> str:
    """The changes grouped under headings; long texts are shown one below the other."""
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
        yield f"{mark} {what} ({word.in_(lang)}): {_one_line(side)}"
    elif change.aspect in _LONG:
        yield f"* {what}:"
        yield f"    - {_one_line(before)}"
        yield f"    + {_one_line(after)}"
    else:
        notes = (change.difference_text, _COMPUTED.in_(lang) if change.is_computed else "")
        note = "; ".join(filter(None, notes))
        yield f"* {what}: {_one_line(before)} → {_one_line(after)}" + (f"  ({note})" if note else "")


def _one_line(side: Side | None) -> str:
    return "" if side is None else " / ".join(side.text.split("\n")) or "…"


def as_data(changes: Changes) -> dict[str, object]:
    """The changes as plain data: exact values as text, ``None`` for a side that does not exist."""
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
