"""Texts of one plan: as the document prints them, as they are typed, and cells that hold words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.spec.expression import expression_text
from kehoach.spec.model import (
    Absence,
    Carried,
    Composed,
    Drawn,
    Formula,
    Gap,
    Goal,
    Grown,
    Growth,
    Judged,
    Quoted,
    Rate,
    Running,
    Share,
    Split,
)
from kehoach.spec.tables import SOURCES

if TYPE_CHECKING:
    from kehoach.spec.model import Cell, Column
    from kehoach.spec.prose import Segment
    from kehoach.tables.computed import ComputedPlan


def printed(segments: tuple[Segment, ...], computed: ComputedPlan) -> str:
    """A line as the document prints it; a table that stands in it by its name."""
    return "".join(s if isinstance(s, str) else computed.printed.get(s, f"$({s.text})") for s in segments)


def source(segments: tuple[Segment, ...]) -> str:
    """A line as it is typed, each ``$(…)`` in one spelling and without the figure that it claims."""
    pieces = []
    for segment in segments:
        if isinstance(segment, str):
            pieces.append(segment)
            continue
        form = segment.embedded.form
        shape = f" | {form.places}{'%' * form.percent}{form.pad or ''}{' words' * form.words}" if form else ""
        pieces.append(f"$({expression_text(segment.embedded.expression)}{shape})")
    return "".join(pieces)


def way_of(column: Column) -> str:
    """How a column is computed, as its key says it: ``rate: cuoi / ho``; empty where its cells are typed."""
    match column.source:
        case Drawn(table=table, column=name):
            return f"from: {table}.{name}"
        case Split(whole=whole, by=by):
            return f"split: {expression_text(whole.expression)}; by: {expression_text(by.expression)}"
        case Formula() | Rate() | Share() | Growth() | Grown() | Carried() | Running() as computed:
            return f"{SOURCES[type(computed)]}: {expression_text(computed.expression)}"
        case Composed(lines=lines):
            return f"text: {' / '.join(source(line.segments) for line in lines)}"
        case Judged(goals=goals, figures=figures):
            return f"judge: {goals}; actual: {figures}"
        case _:
            return ""


def words_of(cell: Cell | Gap) -> str:
    """A cell without a figure, as it is typed."""
    match cell:
        case str():
            return " ".join(cell.split())
        case tuple():
            return "; ".join(cell)
        case Goal() | Quoted():
            return cell.text
        case Absence.BLANK | Absence.FAULTY:
            return ""
        case Absence():
            return str(cell.value)
        case Gap(reason=reason):
            return f"{Absence.TO_BE_SUPPLIED.value} ({reason})" if reason else Absence.TO_BE_SUPPLIED.value
        case _:
            return ""
