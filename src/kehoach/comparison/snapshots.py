"""One side of a comparison: head, figures, details of a task, figures computed in prose."""

from __future__ import annotations

import zlib
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.comparison.cell_text import printed, words_of
from kehoach.comparison.changes import Aspect, Side
from kehoach.plan.cell_values import Absence
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.expression import Reference, references
from kehoach.plan.goal import Goal
from kehoach.plan.keys import TASKS
from kehoach.plan.model import PlacedPicture
from kehoach.plan.outline import lines
from kehoach.plan.prose import typed_text
from kehoach.plan.table import Inlaid
from kehoach.tables.evaluation import compiled
from kehoach.tables.results import Quantity
from kehoach.tables.scope import Scope
from kehoach.tables.values import Display, Value, multiply
from kehoach.view.chart_view import KINDS
from kehoach.view.shown_fields import field_as_text
from kehoach.view.wording import document_number, long_date

if TYPE_CHECKING:
    from kehoach.diagnostics import Place
    from kehoach.plan.chart import Chart
    from kehoach.plan.expression import Form
    from kehoach.plan.model import OwnField, Part, Plan
    from kehoach.plan.prose import Inset
    from kehoach.plan.table import Column
    from kehoach.tables.computed import ComputedPlan
    from kehoach.tables.evaluation import Cells

_LEAD_WORDS: Final = 6
_DETAILS: Final = {
    aspect.value: aspect for aspect in (Aspect.LEAD, Aspect.PARTNERS, Aspect.WHEN, Aspect.OUTPUT, Aspect.BUDGET)
}


def head_sides(plan: Plan) -> dict[Aspect, Side | None]:
    """The parts of the head and the signature by aspect; ``None`` where the plan has no such text."""
    issuer, signer, period = plan.issuer, plan.signer, plan.period
    years = str(period.first) if period.first == period.last else f"{period.first} - {period.last}"
    said = {
        Aspect.DOCUMENT: (plan.document, plan.place),
        Aspect.NUMBER: (document_number(plan).strip(), plan.place),
        Aspect.SYMBOL: (plan.symbol, plan.place),
        Aspect.DATE: (long_date(plan), plan.date.place),
        Aspect.PERIOD: (years, plan.place),
        Aspect.SUPERIOR: (issuer.superior, issuer.place),
        Aspect.ISSUER: (f"{issuer.body} {issuer.kind} {issuer.name}".strip(), issuer.place),
        Aspect.LOCATION: (plan.location, plan.place),
        Aspect.MONEY: (plan.money, plan.place),
        Aspect.SIGNER: (signer.name, signer.place) if signer else ("", plan.place),
        Aspect.POST: (signer.post, signer.place) if signer else ("", plan.place),
        Aspect.AUTHORITY: (" ".join(signer.authority), signer.place) if signer else ("", plan.place),
    }
    return {aspect: Side(text, place) if text else None for aspect, (text, place) in said.items()}


def field_side(own: OwnField | None) -> Side | None:
    """What is printed of an own field; ``None`` where nothing is."""
    text = field_as_text(own) if own else ""
    if own and isinstance(own.value, PlacedPicture):
        data = own.value.picture.data
        text = f"{text} ({own.value.picture.extension.upper()}, {len(data)} B, {zlib.crc32(data):08x})"
    return Side(text, own.place) if own and text else None


def chart_side(chart: Chart | None) -> Side | None:
    """What a chart draws, and how: "Biểu đồ cột giam_ngheo: dau; giam"; ``None`` without a chart."""
    if chart is None:
        return None
    columns = f": {'; '.join(chart.columns)}" if chart.columns else ""
    return Side(f"{KINDS[chart.kind]} {chart.of}{columns}", chart.place)


def figure_sides(computed: ComputedPlan, name: str) -> dict[Aspect, Side]:
    """The declared and computed sides of a single figure by aspect; empty where the plan has no such figure."""
    figure = computed.plan.figures.get(name)
    if figure is None:
        return {}
    sides = {Aspect.LABEL: Side(typed_text(figure.label), figure.place)}
    if figure.unit:
        sides[Aspect.UNIT] = Side(figure.unit, figure.place)
    goal = figure.goal
    if isinstance(goal, Goal):
        value = None if goal.upper else Fraction(goal.value.value)
        sides[Aspect.GOAL] = Side(goal.text, goal.place, value, goal.unit, Display(goal.value.places))
    elif goal:
        sides[Aspect.GOAL] = Side(words_of(goal), figure.place)
    asked = {figure.aspect(aspect.value): aspect for aspect in (Aspect.PLANNED, Aspect.ACTUAL, Aspect.BASE)}
    if goal is None:
        asked = {name: Aspect.VALUE} | asked
    for address, aspect in asked.items():
        quantity = computed.figures.get(address)
        if quantity is not None:
            sides[aspect] = Side(quantity.text, figure.place, quantity.value, figure.unit, quantity.display)
    return sides


def detail_sides(part: Part, computed: ComputedPlan) -> dict[str, tuple[Aspect, Side]]:
    """The details of a task by the id of their column in the table of tasks."""
    table = computed.tables.get(TASKS)
    at = next((i for i, row in enumerate(table.rows) if row.id == part.id), None) if table and part.is_task else None
    if table is None or at is None:
        return {}
    row = table.rows[at]
    said: dict[str, tuple[Aspect, Side]] = {}
    for index, column in enumerate(table.table.columns[1:], 1):
        place, aspect = row.places[index], _DETAILS.get(column.id, Aspect.CELL)
        if column.kind is ColumnKind.NUMBER:
            side = _amount(table.cell(at, column.id), column, place)
        else:
            cell = row.cells[index]
            text = printed(cell.segments, computed) if isinstance(cell, Inlaid) else words_of(cell)
            side = Side(text, place)
        if side.text not in ("", "-"):
            said[column.id] = aspect, side
    return said


def _amount(quantity: Quantity, column: Column, place: Place) -> Side:
    if quantity.value is None:
        return Side(quantity.text, place)
    text = f"{quantity.text} {column.unit}".rstrip()
    return Side(text, place, quantity.value, column.unit, quantity.display)


# --- figures in prose -----------------------------------------------------------------------------------------


class WorkedOut(Struct, frozen=True):
    """A ``$(…)`` that computes something from tables or figures, with the words before it."""

    inset: Inset
    text: str
    lead: str


def worked_out(computed: ComputedPlan) -> dict[str, WorkedOut]:
    """The figures computed in prose, by their text between ``$(`` and ``)``; the first one where a text repeats."""
    known = {*computed.tables, *computed.plan.figures}
    found: dict[str, WorkedOut] = {}
    for line in lines(computed.plan):
        for at, segment in enumerate(line):
            if isinstance(segment, str) or isinstance(segment.embedded.expression, Reference):
                continue
            if any(r.name in known for r in references(segment.embedded.expression)):
                text = typed_text((segment,))
                lead = printed(line[:at], computed).split()[-_LEAD_WORDS:]
                found.setdefault(text, WorkedOut(segment, text, f"“… {' '.join(lead)} …”" if lead else text))
    return found


def inset_side(inset: Inset, computed: ComputedPlan) -> Side:
    """One side of a figure computed in prose; it has an exact value only where its format sets the rounding."""
    text = computed.printed[inset]
    form = inset.embedded.form
    if form is None or form.words:
        return Side(text, inset.place)
    quantity = Quantity(inset.text, _worth(inset, form, computed), Display(form.places, form.pad))
    # Where units were brought to one on the way the plain value prints otherwise, and is not the figure.
    value = quantity.value if quantity.text == text else None
    return Side(text, inset.place, value, "%" if form.percent else "", quantity.display)


def _worth(inset: Inset, form: Form, computed: ComputedPlan) -> Value:
    scope = Scope.of(computed)

    def bind(reference: Reference) -> Cells:
        found = scope.resolve(reference)
        worth = Absence.NOTHING if isinstance(found, str) else found.worth
        return lambda _row: worth

    value = compiled(inset.embedded.expression, bind)(0)
    return multiply(value, 100) if form.percent else value
