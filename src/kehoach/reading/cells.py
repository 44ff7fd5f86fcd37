"""One cell of a grid read by its column: a figure, an absence, names, or text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.numbers import NumberUnread
from kehoach.patterns import regex
from kehoach.plan.cell_values import Absence, Gap, Quoted, in_quotes
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.fields import read_names
from kehoach.plan.placeholders import read_gap
from kehoach.plan.prose import read_literal, read_segments
from kehoach.plan.table import Cell, Column, Inlaid
from kehoach.plan.times import read_reported
from kehoach.plan.units import is_whole
from kehoach.reading.about_rows import lone_mark
from kehoach.reading.misread import Wanted, report_number
from kehoach.source.names import one_spaced
from kehoach.source.nodes import Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.diagnostics import Findings, Place
    from kehoach.numbers.reading import Separators


class PlaceOf(Protocol):
    """The place of a cell, or of a character of its text."""

    def __call__(self, character: int | None = None, /) -> Place:  # noqa: D102 - the class says it
        ...


_DIGITS = regex(r"[0-9][0-9.,]*")


def reader_of(
    column: Column, *, separators: Separators, inlaid: bool = False
) -> Callable[[str, PlaceOf, Findings], Cell]:
    """The function that reads a column's cells; equal texts are read once. ``inlaid``: a text may contain ``$(…)``."""
    if column.source.paragraphs():
        return lambda text, at, findings: _refuse_typed(column.id, text, at, findings)
    if column.source.judged():
        return lambda text, at, findings: _read_nothing(text, column.id, at, findings)
    if column.kind in (ColumnKind.TEXT, ColumnKind.UNIT, ColumnKind.GOAL):
        is_free = inlaid and column.kind is ColumnKind.TEXT
        return _read_inlaid if is_free else _read_text  # a goal is read later, when the unit of its row is known
    if column.kind in (ColumnKind.AREA, ColumnKind.BODY, ColumnKind.TARGET):
        return lambda text, at, findings: read_gap(text) or read_names(text, at, findings)
    if column.kind is ColumnKind.DATE:
        return _read_time
    is_said = column.decimals is not None and not column.is_footed
    whole = column.decimals == 0 if is_said else is_whole(column.unit)
    wanted = Wanted(unit_typed(column), whole and column.source.is_begun_by_hand, separators.of_field(whole=whole))
    known: dict[str, Cell] = {"": Absence.BLANK, "-": Absence.NOTHING, "–": Absence.NOTHING, "chưa có": Absence.UNKNOWN}

    def read(text: str, at: PlaceOf, findings: Findings) -> Cell:
        if (cell := known.get(text)) is not None:
            return cell
        figure = wanted.read(text)
        if isinstance(figure, NumberUnread):
            return _without_figure(text, figure, wanted, at, findings)
        known[text] = figure
        return figure

    return read


def read_absence(text: str) -> Absence | Gap | Quoted | None:
    """An absence, a gap, or text in quotes; ``None`` for anything else."""
    bare = text.strip()
    if bare in ("", "-", "–"):
        return Absence.NOTHING if bare else Absence.BLANK
    if bare.casefold() == Absence.UNKNOWN.value:
        return Absence.UNKNOWN
    quoted = in_quotes(bare)
    return read_gap(bare) if quoted is None else Quoted(quoted)


def unit_typed(column: Column) -> str | None:
    """The unit in which a column is typed: without one of its own, a rate per 100 is in %, one per 1000 in ‰."""
    if column.unit or not column.source.is_ratio:
        return column.unit
    return {100: "%", 1000: "‰"}.get(column.source.counted_per())


def _without_figure(text: str, unread: NumberUnread, wanted: Wanted, at: PlaceOf, findings: Findings) -> Cell:
    if text.casefold() == Absence.UNKNOWN.value:
        return Absence.UNKNOWN
    if gap := read_gap(text):
        return gap
    if (inner := in_quotes(text)) is not None:
        if _DIGITS.fullmatch(inner):
            findings.add(rules.QUOTED_NUMBER, at(), text=Verbatim(text))
        return Quoted(read_literal(inner, lambda index: at(index + 1), findings))
    if mark := lone_mark(text):
        findings.add(rules.MARK_WITHOUT_NOTE, at(text.rfind("[")), mark=Verbatim(mark))
    else:
        report_number(text, unread, wanted, at(), findings)
    return Absence.FAULTY


def _refuse_typed(column: str, text: str, at: PlaceOf, findings: Findings) -> Cell:
    if text:
        findings.add(rules.TYPED_OVER_TEXT, at(), column=Verbatim(column))
    return Absence.BLANK


def _read_nothing(text: str, column: str, at: PlaceOf, findings: Findings) -> Cell:
    if text:
        findings.add(rules.VERDICT_TYPED, at(), column=Verbatim(column), text=Verbatim(text))
    return Absence.BLANK


def _read_time(text: str, at: PlaceOf, findings: Findings) -> Cell:
    """A cell that says when, printed as it is typed."""
    literal = read_literal(text, at, findings)
    absence = read_absence(literal)
    if absence is None:
        read_reported(text, rules.BAD_TIME, at, findings)
    return literal if absence is None else absence


def read_name(text: str, at: PlaceOf, findings: Findings) -> Cell:
    """The name of a row as typed; what is computed in it is read with the row."""
    return text if "$(" in text else _read_text(text, at, findings)


def _read_inlaid(text: str, at: PlaceOf, findings: Findings) -> Cell:
    if "$(" not in text:
        return _read_text(text, at, findings)
    return Inlaid(read_segments(Line(text, at()), findings))


def _read_text(text: str, at: PlaceOf, findings: Findings) -> Cell:
    if "{" in text or "}" in text or "$(" in text:
        text = read_literal(text, at, findings)
    return one_spaced(text) if "  " in text or "\t" in text else text
