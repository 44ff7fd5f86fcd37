"""Columns that compare figures with goals: ``judge``, ``actual``, ``planned`` and ``base``, which name columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics import terms
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan.columns.source import ColumnKind, GoalsAndFigures
from kehoach.plan.columns.unreadable import Unreadable
from kehoach.plan.columns.verdict import Judged
from kehoach.reading.years import report_without_year, series_of
from kehoach.source.names import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.diagnostics import Findings, Place
    from kehoach.plan.fields import Fields
    from kehoach.plan.table import Column


def read_planned(column: str, fields: Fields, kind: ColumnKind) -> GoalsAndFigures | None:
    """What a column of goals is compared with; a column of another kind has no such keys."""
    if kind is ColumnKind.GOAL:
        planned, base = fields.word("planned"), fields.word("base")
        if not planned and not base:
            return None
        return GoalsAndFigures(
            column, planned, base, (fields.place, fields.place_of("planned"), fields.place_of("base"))
        )
    wanted = {"planned": "kind: goal"}
    if not fields.word("judge"):
        wanted |= {"base": "judge, kind: goal", "actual": "judge"}
    for key, what in wanted.items():
        if fields.word(key):
            fields.findings.add(
                rules.KEY_WITHOUT_SOURCE,
                fields.key_place(key),
                key=Verbatim(key),
                column=Verbatim(column),
                wanted=Verbatim(what),
            )
    return None


def with_named(columns: Sequence[Column], findings: Findings) -> tuple[Column, ...]:
    """The columns, without comparisons that name a column which does not exist or is of the wrong kind."""
    reported: set[Place] = set()
    return tuple(
        _named(column, columns, reported, findings) if column.planned or column.source.judged() else column
        for column in columns
    )


def _named(column: Column, columns: Sequence[Column], reported: set[Place], findings: Findings) -> Column:
    if verdict := column.source.judged():
        judged = _with_base(verdict, columns)
        return replace(
            column, source=Judged(judged) if _is_of(columns, column, judged, reported, findings) else Unreadable()
        )
    if column.planned and not _is_of(columns, column, column.planned, reported, findings):
        return replace(column, planned=None)
    return column


def _with_base(judged: GoalsAndFigures, columns: Sequence[Column]) -> GoalsAndFigures:
    """The comparison with the base of the goals if it has none of its own."""
    goals = next((c.planned for c in columns if c.id == judged.goals and c.planned), None)
    return replace(judged, base=goals.base) if goals and not judged.base else judged


def _is_of(
    columns: Sequence[Column], column: Column, judged: GoalsAndFigures, reported: set[Place], findings: Findings
) -> bool:
    """Whether all columns named exist; if not, one finding for all years of a column."""
    said_by = ("judge", "actual") if column.source.judged() else ("", "planned")
    named = (
        (said_by[0], judged.goals, ColumnKind.GOAL, terms.GOALS),
        (said_by[1], judged.figures, ColumnKind.NUMBER, terms.FIGURES),
        ("base", judged.base, ColumnKind.NUMBER, terms.FIGURES),
    )
    is_right = True
    for (key, text, kind, wanted), place in zip(named, judged.places, strict=True):
        fitting = [c.id for c in columns if c.kind is kind]
        if not text or text in fitting:
            continue
        is_right = False
        if place in reported:
            continue
        reported.add(place)
        if years := series_of(columns).get(text):
            report_without_year(text, years, place, findings)
            continue
        near = nearest(text, fitting)
        findings.add(
            rules.WRONG_COLUMN_NAMED,
            place,
            key=Verbatim(key),
            column=Verbatim(column.id),
            text=Verbatim(text),
            wanted=wanted,
            nearest=near,
        )
    return is_right
