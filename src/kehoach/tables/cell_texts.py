"""The text of a cell that is not a figure, where prose quotes it: a goal, a name, a text as typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.plan.cell_values import Absence, Gap, Quoted
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.goal import Goal
from kehoach.plan.placeholders import printed
from kehoach.plan.prose import typed_text
from kehoach.plan.table import Inlaid
from kehoach.tables.values import Display, show, value_of

if TYPE_CHECKING:
    from kehoach.plan.table import Column, Table


def cell_text(table: Table, row: int, column: Column) -> str | None:
    """What a cell of text prints; ``None`` where it is composed for the table alone.

    These are composed texts, verdicts, targets, which are printed by their labels, and texts with figures in them.
    """
    if column.source.paragraphs() or column.source.judged() or column.kind is ColumnKind.TARGET:
        return None
    at = next(index for index, one in enumerate(table.columns) if one.id == column.id)
    if at == 0:
        return table.rows[row].name
    match table.rows[row].cells[at]:
        case Goal() | Quoted() as said:
            return said.text
        case Gap() | Absence() as gap:
            return show(value_of(gap), Display())
        case tuple() as names:
            return column.join.join(names)
        case str() as text:
            return printed(text)
        case Inlaid(segments=segments) if all(isinstance(segment, str) for segment in segments):
            return typed_text(segments)
        case _:
            return None
