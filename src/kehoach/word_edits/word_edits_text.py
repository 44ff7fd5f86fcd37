"""What somebody changed in a Word file, as text in Vietnamese or English, and as data for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.word_edits.word_changes import Fate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Language, Place
    from kehoach.word_edits.word_changes import Whereabouts, WordChange, WordEdits

_HEADINGS: Final = {
    Fate.BROUGHT: Bilingual("Ghi được vào kế hoạch", "Can be brought into the plan"),
    Fate.LEFT: Bilingual("Không ghi vào kế hoạch, cần xem lại", "Not brought into the plan, to be looked at"),
    Fate.FOLLOWS: Bilingual("Đúng như kế hoạch tính lại", "As the plan computes it again"),
    Fate.RECOMPUTED: Bilingual(
        "Kế hoạch tính lại, khác với tệp Word", "Computed again by the plan, unlike in the Word file"
    ),
}
_APPLIED: Final = Bilingual("Đã ghi vào kế hoạch", "Brought into the plan")
_COMMENTS: Final = Bilingual("Nhận xét trong tệp Word", "Comments in the Word file")
_NOTHING: Final = Bilingual("không có thay đổi", "no changes")
_COUNT: Final = Bilingual(
    "{count} thay đổi, {brought} ghi được vào kế hoạch", "{count} changes, {brought} for the plan"
)
_TRACKED: Final = Bilingual("{count} thay đổi theo dõi trong tệp Word", "{count} tracked changes in the Word file")
_TABLE: Final = Bilingual("bảng “{name}”", "table “{name}”")
_ROW: Final = Bilingual("hàng “{name}”", "row “{name}”")
_COLUMN: Final = Bilingual("cột “{name}”", "column “{name}”")
_ADDED: Final = Bilingual("thêm", "added")
_REMOVED: Final = Bilingual("bỏ", "removed")
_COMPUTED: Final = Bilingual("tính từ: {formula}", "computed by: {formula}")
_INPUT: Final = Bilingual(
    "muốn vậy, sửa {address}: {before} → {after}", "to make it so, change {address}: {before} → {after}"
)
_SHORT: Final = 40
"""Texts up to this length are shown on one line."""


def as_text(edits: WordEdits, lang: Language, *, is_applied: bool = False) -> str:
    """The changes under headings: what can be brought in, what cannot and why, what follows; then the comments."""
    own = [change for change in edits.changes if change.fate is not Fate.RECOMPUTED]
    brought = sum(1 for change in own if change.fate is Fate.BROUGHT)
    count = _COUNT.filled(count=len(own), brought=brought) if own else _NOTHING
    lines = [f"{edits.plan} ← {edits.document}: {count.in_(lang)}"]
    if edits.tracked:
        lines.append(str(_TRACKED.filled(count=edits.tracked).in_(lang)))
    for fate, heading in _HEADINGS.items():
        found = [change for change in edits.changes if change.fate is fate]
        if found:
            words = _APPLIED if is_applied and fate is Fate.BROUGHT else heading
            lines += ["", str(words.in_(lang))]
        for change in found:
            lines += (f"  {line}" for line in _lines(change, lang))
    if edits.comments:
        lines += ["", str(_COMMENTS.in_(lang))]
    for comment in edits.comments:
        lines.append(f"  {_at(comment.place)}{comment.author}: {_one_line(comment.text)}")
        if comment.about:
            lines.append(f"    > {_one_line(comment.about)}")
    return "\n".join(lines) + "\n"


def _lines(change: WordChange, lang: Language) -> Iterator[str]:
    before, after = _one_line(change.before), _one_line(change.after)
    where = f"{_at(change.place)}{_where(change.where, lang)}"
    if not before and not after:
        yield where
    elif not change.before or not change.after:
        sign, word = ("+", _ADDED) if change.after else ("-", _REMOVED)
        yield f"{where} ({word.in_(lang)})"
        yield f"  {sign} {before or after}"
    elif max(len(before), len(after)) <= _SHORT:
        yield f"{where}: {before} → {after}"
    else:
        yield where
        yield f"  - {before}"
        yield f"  + {after}"
    if change.why:
        yield f"  ! {change.why.in_(lang)}"
    if change.fate is Fate.LEFT and change.computed_by:
        yield f"  {_COMPUTED.filled(formula=change.computed_by).in_(lang)}"
    for one in change.inputs:
        told = str(_INPUT.in_(lang)).format(address=one.address, before=one.before, after=one.after)
        yield f"  {_at(one.place)}{told}"


def _where(where: Whereabouts, lang: Language) -> str:
    named = ((_TABLE, where.table), (_ROW, where.row), (_COLUMN, where.column))
    parts = [str(words.in_(lang)).format(name=name) for words, name in named if name]
    return ", ".join([str(where.what.in_(lang)), *parts])


def _at(place: Place | None) -> str:
    return f"{place.file}:{place.line}: " if place else ""


def _one_line(text: str) -> str:
    return " / ".join(filter(None, text.split("\n")))


def as_data(edits: WordEdits, written: str | None = None) -> dict[str, object]:
    """The changes as plain data; ``written`` is the file that they were brought into."""
    return {
        "plan": edits.plan,
        "document": edits.document,
        "written": written,
        "tracked_changes": edits.tracked,
        "changes": [_change_data(change) for change in edits.changes],
        "comments": [
            {"author": one.author, "text": one.text, "about": one.about, **_place_data(one.place)}
            for one in edits.comments
        ],
    }


def _change_data(change: WordChange) -> dict[str, object]:
    return {
        "class": change.kind.value,
        "fate": change.fate.value,
        "what": change.where.what.en,
        "table": change.where.table,
        "row": change.where.row,
        "column_label": change.where.column,
        "address": change.address,
        "before": change.before,
        "after": change.after,
        **_place_data(change.place),
        "why": None if change.why is None else {"vi": change.why.vi, "en": change.why.en},
        "computed_by": None if change.computed_by is None else change.computed_by.en,
        "inputs": [
            {"address": one.address, "before": one.before, "after": one.after, **_place_data(one.place)}
            for one in change.inputs
        ],
    }


def _place_data(place: Place | None) -> dict[str, object]:
    if place is None:
        return {"file": None, "line": None, "column": None}
    return {"file": place.file, "line": place.line, "column": place.column}
