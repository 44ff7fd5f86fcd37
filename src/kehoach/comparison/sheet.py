"""Changes as a document with one table, "Bảng so sánh", which is printed like any plan."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from kehoach.comparison.changes import Topic
from kehoach.comparison.comparison_text import group_title, title
from kehoach.view import wording
from kehoach.view.records import (
    Block,
    DocumentView,
    HeaderCell,
    Heading,
    Properties,
    Signature,
    TableColumn,
    TableRow,
    TableView,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.comparison.changes import Change, Changes, Side
    from kehoach.plan.model import Plan

_KIND: Final = "Bảng so sánh"
_HEADS: Final = ("Nội dung", "Bản trước", "Bản sau", "Chênh lệch")
_EXACT: Final = "Chênh lệch tính từ số chính xác rồi mới làm tròn."
_NOTHING: Final = "Hai bản không khác nhau."
_NOT_THERE: Final = "-"


def comparison_document(changes: Changes) -> DocumentView:
    """The comparison as a document with the name of the issuer, without number, date and signature."""
    plan = changes.after
    is_of_years = changes.before.period != plan.period
    subject = f"{plan.document} {_years(changes.before)} và {_years(plan)}" if is_of_years else _of_versions(plan)
    heading = wording.heading(plan)
    return DocumentView(
        heading=Heading(heading.parent, heading.issuer, "", ""),
        kind=_KIND.upper(),
        subject=subject,
        basis=(),
        opening="",
        blocks=(Block(table=_table(changes, is_of_years=is_of_years)),),
        recipients=(),
        signature=Signature((), ""),
        appendices=(),
        properties=Properties(
            title=f"{_KIND}: {subject[:1].lower()}{subject[1:]}",
            subject=subject,
            author=f"{plan.issuer.body} {plan.issuer.kind} {plan.issuer.name}".strip(),
            created=plan.date.day,
        ),
    )


def _of_versions(plan: Plan) -> str:
    return f"Hai bản {plan.document[:1].lower()}{plan.document[1:]} {_years(plan)}"


def _years(plan: Plan) -> str:
    period = plan.period
    return f"năm {period.first}" if period.first == period.last else f"giai đoạn {period.first} - {period.last}"


def _table(changes: Changes, *, is_of_years: bool) -> TableView:
    heads = _HEADS
    if is_of_years:
        before, after = _years(changes.before), _years(changes.after)
        heads = (_HEADS[0], before[:1].upper() + before[1:], after[:1].upper() + after[1:], _HEADS[3])
    has_differences = any(change.difference is not None for change in changes)
    return TableView(
        columns=(*itertools.repeat(TableColumn("text"), 3), TableColumn("number")),
        header=(tuple(HeaderCell(text, column) for column, text in enumerate(heads)),),
        rows=tuple(_rows(changes)) or (TableRow("group", (_NOTHING,)),),
        notes=(
            f"{heads[1]}: {_called(changes.before)}. {heads[2]}: {_called(changes.after)}.",
            *((_EXACT,) if has_differences else ()),
        ),
    )


def _rows(changes: Changes) -> Iterator[TableRow]:
    for heading, items in itertools.groupby(changes, lambda change: group_title(change, "vi")):
        yield TableRow("group", (heading,))
        for change in items:
            cells = (_titled(change), _text(change.before), _text(change.after), change.difference_text)
            yield TableRow("body", cells)


def _titled(change: Change) -> str:
    text = title(change, "vi")
    return text[:1].upper() + text[1:] if change.topic is not Topic.TABLE or not change.name else text


def _text(side: Side | None) -> str:
    return side.text if side and side.text else _NOT_THERE


def _called(plan: Plan) -> str:
    return f"{plan.document} số {wording.document_number(plan)}/{plan.symbol} {wording.long_date(plan)}"
