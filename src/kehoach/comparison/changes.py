"""What changed between two plans, as frozen data; ``comparison_text`` puts it into words."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Final, TypeVar

from msgspec import Struct
from msgspec.structs import replace

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
    """The part of a plan that a change belongs to, in the order in which changes are listed."""

    HEAD = "head"
    BASIS = "basis"
    FIGURES = "figures"
    TABLE = "table"
    TASK = "task"
    WORDING = "wording"
    RECIPIENTS = "recipients"


class Aspect(enum.Enum):
    """What changed about a thing."""

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
    CHART = "chart"
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


class Side(Struct, frozen=True):
    """One side of a change: the text as one plan prints it and, for a figure, its exact value."""

    text: str
    place: Place | None = None
    value: Fraction | None = None
    unit: str = ""
    display: Display = WHOLE


class Change(Struct, frozen=True):
    """One change: ``before`` is ``None`` for something new, ``after`` for something removed, and never both."""

    topic: Topic
    group: str
    """What it belongs to, in the words of the plan: the title of the table or task; may be empty."""
    address: str
    """``giam_ngheo[Khu phố 9].cuoi``, ``cam_ket.goal``, ``chi_dao.lead``."""
    name: str
    """What changed, in the words of the plan: row and column; empty where the aspect is enough."""
    aspect: Aspect
    before: Side | None
    after: Side | None
    is_computed: bool = False
    """Whether it follows from other changes, because the figure is computed."""

    @property
    def difference(self) -> Fraction | None:
        """``after`` minus ``before``, exact, in the unit of ``after``; ``None`` unless both are figures of one
        measure.
        """
        one, two = self.before, self.after
        if one is None or two is None or one.value is None or two.value is None:
            return None
        factor = conversion(one.unit, two.unit)
        return None if factor is None else two.value - one.value * factor

    @property
    def difference_text(self) -> str:
        """The difference rounded once, with the decimals of the more precise side: ``+2``, ``-0,07``."""
        difference = self.difference
        if difference is None or self.before is None or self.after is None:
            return ""
        places = max(self.before.display.places, self.after.display.places)
        text = show(difference, replace(self.after.display, places=places, pad=0))
        return f"+{text}" if difference > 0 else text


class Changes(Struct, frozen=True):
    """All changes between two plans, in the order of the later one."""

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
    """The keys of both: those of the later plan in its order, then those that were removed."""
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
    """The change from one side to the other; nothing where both print the same text."""
    if (before and before.text) != (after and after.text):
        yield Change(topic, group, address, name, aspect, before, after, is_computed)
