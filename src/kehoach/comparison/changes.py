"""What changed between two plans, as frozen data. Which language it is told in is the matter of ``telling``."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeVar

from kehoach.brief import brief
from kehoach.plan.units import conversion
from kehoach.tables.values import Display, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from kehoach.diagnostics import Place
    from kehoach.plan.model import Plan

Key = TypeVar("Key")

WHOLE: Final = Display()


class Topic(enum.Enum):
    """The part of a plan that a change belongs to, in the order in which changes are told."""

    HEAD = "head"
    BASIS = "basis"
    FIGURES = "figures"
    TABLE = "table"
    TASK = "task"
    WORDING = "wording"
    RECIPIENTS = "recipients"


class Aspect(enum.Enum):
    """What of a thing changed."""

    DOCUMENT = "document"
    NUMBER = "number"
    SYMBOL = "symbol"
    DATE = "date"
    PERIOD = "period"
    SUBJECT = "subject"
    OPENING = "opening"
    ISSUER = "issuer"
    SUPERIOR = "superior"
    LOCATION = "place"
    SIGNER = "signer"
    POST = "post"
    AUTHORITY = "authority"
    MONEY = "money"
    LABEL = "label"
    FORMULA = "formula"
    UNIT = "unit"
    GOAL = "goal"
    VALUE = "value"
    PLANNED = "planned"
    ACTUAL = "actual"
    BASE = "base"
    TABLE = "table"
    COLUMN = "column"
    ROW = "row"
    CELL = "cell"
    AS_OF = "as_of"
    SOURCE = "source"
    PART = "part"
    TITLE = "title"
    LEAD = "lead"
    PARTNERS = "with"
    WHEN = "when"
    OUTPUT = "output"
    BUDGET = "budget"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Side:
    """How one of the two plans has it: its text as printed and, of a figure, the exact value behind it."""

    text: str
    place: Place | None = None
    value: Fraction | None = None
    unit: str = ""
    display: Display = WHOLE


@dataclass(frozen=True, slots=True)
class Change:
    """One change. ``before`` is ``None`` for what is new, ``after`` for what is gone; one of them is there."""

    topic: Topic
    group: str
    """What it belongs to, in the plan's own words: the table's or the task's title; may be empty."""
    address: str
    """``giam_ngheo[Khu phố 9].cuoi``, ``cam_ket.goal``, ``chi_dao.lead``."""
    name: str
    """What changed, in the plan's own words: row and column; empty where the aspect says it all."""
    aspect: Aspect
    before: Side | None
    after: Side | None
    is_computed: bool = False
    """Whether it only follows from other changes: nobody typed it."""

    @property
    def difference(self) -> Fraction | None:
        """After less before, exact and in the unit of after; ``None`` unless both are figures of one measure."""
        one, two = self.before, self.after
        if one is None or two is None or one.value is None or two.value is None:
            return None
        factor = conversion(one.unit, two.unit)
        return None if factor is None else two.value - one.value * factor

    @property
    def difference_text(self) -> str:
        """The exact difference, rounded once, with as many decimals as the finer side: ``+2``, ``-0,07``."""
        difference = self.difference
        if difference is None or self.before is None or self.after is None:
            return ""
        places = max(self.before.display.places, self.after.display.places)
        text = show(difference, replace(self.after.display, places=places, pad=0))
        return f"+{text}" if difference > 0 else text


@dataclass(frozen=True, slots=True, repr=False)
class Changes:
    """Everything that changed between two plans, in the order of the later one."""

    before: Plan
    after: Plan
    items: tuple[Change, ...]

    def __iter__(self) -> Iterator[Change]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __repr__(self) -> str:
        return brief(self, before=self.before.file, after=self.after.file, changes=len(self.items))


def both(before: Iterable[Key], after: Iterable[Key]) -> tuple[Key, ...]:
    """What is in either, in the order of the later, with what is gone behind it."""
    return tuple(dict.fromkeys((*after, *before)))


def changed(
    topic: Topic,
    group: str,
    address: str,
    name: str,
    aspect: Aspect,
    before: Side | None,
    after: Side | None,
    *,
    is_computed: bool = False,
) -> Iterator[Change]:
    """The change from one side to the other; none where they print the same."""
    if (before and before.text) != (after and after.text):
        yield Change(topic, group, address, name, aspect, before, after, is_computed)
