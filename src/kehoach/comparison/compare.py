"""From two computed plans to their changes: figures are compared with figures, and wording with wording.

Prose is compared as it is typed, including its ``$(…)``, so a paragraph in which only a figure changed is not a change
of wording. Texts that print the same in both plans are equal.
"""

from __future__ import annotations

import difflib
import itertools
from typing import TYPE_CHECKING, TypeAlias

from kehoach.comparison.cell_text import printed
from kehoach.comparison.changes import Aspect, Change, Changes, Side, Topic, both, changed
from kehoach.comparison.snapshots import (
    chart_side,
    detail_sides,
    field_side,
    figure_sides,
    head_sides,
    inset_side,
    worked_out,
)
from kehoach.comparison.tables import compare_tables
from kehoach.misuse import require_computed
from kehoach.plan.address import Address
from kehoach.plan.keys import TASKS
from kehoach.plan.model import Part
from kehoach.plan.outline import parts
from kehoach.plan.prose import typed_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Place
    from kehoach.plan.model import Plan
    from kehoach.plan.prose import Prose, Segment
    from kehoach.tables.computed import ComputedPlan

    Line: TypeAlias = tuple[Segment, ...]


def diff(before: ComputedPlan, after: ComputedPlan) -> Changes:
    """The changes from one plan to another: between two versions of a plan, or between the plans of two years.

    Tables, columns, figures and parts are matched by id, rows by name. Changes are in the order of the later plan, with
    what was removed at the end.

    Raises:
        TypeError: an argument is not a computed plan.
    """
    require_computed(before, "kehoach.diff")
    require_computed(after, "kehoach.diff")
    pair = _PlanPair(before, after)
    figures = (pair.figures(), pair.prose_figures(), pair.tables(), pair.charts())
    found = (pair.head(), pair.basis(), *figures, pair.parts(), pair.foot())
    return Changes(before.plan, after.plan, tuple(itertools.chain.from_iterable(found)))


class _PlanPair:
    """Two plans, compared topic by topic."""

    def __init__(self, before: ComputedPlan, after: ComputedPlan) -> None:
        self.before = before
        self.after = after
        self.old = before.plan
        self.new = after.plan

    # --- head and foot

    def head(self) -> Iterator[Change]:
        old, new = head_sides(self.old), head_sides(self.new)
        for aspect, after in new.items():
            before = old[aspect]
            yield from changed(Topic.HEAD, "", aspect.value, "", aspect, before, after)
        subjects, openings = (self.old.subject, self.new.subject), (self.old.opening, self.new.opening)
        places = self.old.subject_place, self.new.subject_place
        yield from self.line(Topic.HEAD, "", "subject", Aspect.SUBJECT, subjects, places)
        yield from self.prose(Topic.HEAD, "", "addressees", self.old.addressees, self.new.addressees)
        places = self.old.opening_place, self.new.opening_place
        yield from self.line(Topic.HEAD, "", "opening", Aspect.OPENING, openings, places)
        for name in both(self.old.fields, self.new.fields):
            label = (self.new.fields.get(name) or self.old.fields[name]).label
            sides = field_side(self.old.fields.get(name)), field_side(self.new.fields.get(name))
            yield from changed(Topic.HEAD, "", f"fields.{name}", label, Aspect.VALUE, *sides)

    def basis(self) -> Iterator[Change]:
        return self.prose(Topic.BASIS, "", "basis", self.old.basis, self.new.basis)

    def foot(self) -> Iterator[Change]:
        return self.prose(Topic.RECIPIENTS, "", "recipients", self.old.recipients, self.new.recipients)

    # --- figures

    def figures(self) -> Iterator[Change]:
        for name in both(self.old.figures, self.new.figures):
            old, new = figure_sides(self.before, name), figure_sides(self.after, name)
            figure = self.new.figures.get(name) or self.old.figures[name]
            label = printed(figure.label, self.after if name in self.new.figures else self.before)
            for aspect in both(old, new):
                address = name if aspect in (Aspect.VALUE, Aspect.GOAL) else Address(name, column=aspect.value).text
                is_computed = aspect in (Aspect.PLANNED, Aspect.ACTUAL, Aspect.BASE) or (
                    aspect is Aspect.VALUE and figure.formula is not None
                )
                sides = old.get(aspect), new.get(aspect)
                yield from changed(Topic.FIGURES, "", address, label, aspect, *sides, is_computed=is_computed)

    def prose_figures(self) -> Iterator[Change]:
        """Figures computed within a sentence that both plans have, which have no address of their own."""
        old = worked_out(self.before)
        for text, new in worked_out(self.after).items():
            if text in old:
                sides = inset_side(old[text].inset, self.before), inset_side(new.inset, self.after)
                yield from changed(Topic.FIGURES, "", text, new.lead, Aspect.CELL, *sides, is_computed=True)

    def tables(self) -> Iterator[Change]:
        for name in both(self.before.tables, self.after.tables):
            if name == TASKS:
                continue  # each task is told with its text
            yield from compare_tables(name, self.before, self.after)
            if name in self.before.tables and name in self.after.tables:
                old, new = self.before.tables[name].table.layout, self.after.tables[name].table.layout
                group = printed(new.title, self.after) or name
                for key, before, after in (("closing", old.closing, new.closing), ("notes", old.notes, new.notes)):
                    yield from self.prose(Topic.TABLE, group, Address(name, column=key).text, before, after)

    def charts(self) -> Iterator[Change]:
        """What charts draw, and their titles; the figures in them are those of tables."""
        for name in both(self.old.charts, self.new.charts):
            old, new = self.old.charts.get(name), self.new.charts.get(name)
            group = printed(new.title, self.after) if new else printed(old.title, self.before) if old else ""
            yield from changed(Topic.TABLE, group, name, "", Aspect.CHART, chart_side(old), chart_side(new))
            if old and new:
                titles, places = (old.title, new.title), (old.title_place, new.title_place)
                yield from self.line(Topic.TABLE, group, name, Aspect.TITLE, titles, places)

    # --- parts and their wording

    def parts(self) -> Iterator[Change]:
        old, new = _parts_of(self.old), _parts_of(self.new)
        for name in both(old, new):
            yield from self.part(name, old.get(name), new.get(name))

    def part(self, name: str, old: Part | None, new: Part | None) -> Iterator[Change]:
        there = new or old
        assert there is not None  # noqa: S101 - one of the two plans has it
        computed = self.after if new else self.before
        topic = Topic.TASK if there.is_task else Topic.WORDING
        group = printed(there.title, computed) or name
        if old is None or new is None:
            text = "\n".join(filter(None, (printed(there.title, computed), *_paragraphs(there.text, computed))))
            side = Side(text, there.place)
            yield Change(topic, group, name, "", Aspect.PART, None if new else side, side if new else None)
            return
        titles, places = (old.title, new.title), (old.title_place, new.title_place)
        yield from self.line(topic, group, name, Aspect.TITLE, titles, places)
        yield from self.prose(topic, group, name, old.text, new.text)
        before, after = detail_sides(old, self.before), detail_sides(new, self.after)
        for detail in both(before, after):
            one, two = before.get(detail), after.get(detail)
            aspect = (one or two or (Aspect.CELL,))[0]
            address = Address(name, column=detail).text
            yield from changed(topic, group, address, "", aspect, one and one[1], two and two[1])

    # --- wording

    def line(
        self,
        topic: Topic,
        group: str,
        address: str,
        aspect: Aspect,
        lines: tuple[Line, Line],
        places: tuple[Place | None, Place | None],
    ) -> Iterator[Change]:
        """The change of a single line, unless only its figures changed."""
        old, new = lines
        if typed_text(old) != typed_text(new):
            before = Side(printed(old, self.before), places[0]) if old else None
            after = Side(printed(new, self.after), places[1]) if new else None
            yield from changed(topic, group, address, "", aspect, before, after)

    def prose(self, topic: Topic, group: str, address: str, old: Prose, new: Prose) -> Iterator[Change]:
        """The paragraphs that were added, removed or reworded, leaving out those in which only a figure changed."""
        first = [typed_text(paragraph.segments) for paragraph in old]
        # Typed otherwise and printed alike ("năm 2026" for "năm $(year)") is the same paragraph.
        alike = {printed(p.segments, self.before): text for p, text in zip(old, first, strict=True)}
        second = [alike.get(printed(p.segments, self.after), typed_text(p.segments)) for p in new]
        for kind, a, b, c, d in difflib.SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
            if kind == "equal":
                continue
            for one, two in itertools.zip_longest(old[a:b], new[c:d]):
                before = Side(printed(one.segments, self.before), one.place) if one else None
                after = Side(printed(two.segments, self.after), two.place) if two else None
                yield Change(topic, group, address, "", Aspect.PARAGRAPH, before, after)


def _parts_of(plan: Plan) -> dict[str, Part]:
    """All parts, tasks and appendices by id, in printing order."""
    appendices = (Part(a.id, a.title, a.text, (), a.place) for a in plan.appendices)
    return {part.id: part for part in (*parts(plan), *appendices)}


def _paragraphs(prose: Prose, computed: ComputedPlan) -> Iterator[str]:
    return (printed(paragraph.segments, computed) for paragraph in prose)
