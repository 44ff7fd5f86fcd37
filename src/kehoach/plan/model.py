"""The plan as frozen data: what a spec says, with its places, before anything is computed.

Nothing here knows YAML, arithmetic or Word. Ids are ASCII and one namespace through a whole plan. An optional
thing that was not given is ``None`` or empty; that is never the same as 0.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kehoach.brief import brief
from kehoach.numbers.reading import Separators
from kehoach.plan.audience import EVERYWHERE, Audience

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from pathlib import Path

    from kehoach.diagnostics import Place
    from kehoach.numbers import NumberRead, WordStyle
    from kehoach.plan.cell_values import Absence, Gap
    from kehoach.plan.columns.formula import Formula
    from kehoach.plan.goal import Goal
    from kehoach.plan.numbered import Numbered
    from kehoach.plan.prose import Prose, Segment
    from kehoach.plan.table import PageChoice, Table
    from kehoach.source.nodes import Mapping as TreeMapping


@dataclass(frozen=True, slots=True)
class Figure:
    """A single figure: a goal, a given value or a formula, and what the plan does about it.

    ``base`` is what a goal that rises, falls or takes a part of something counts from.
    """

    id: str
    label: tuple[Segment, ...]
    unit: str
    goal: Goal | Gap | None
    value: NumberRead | Absence | Gap | None
    formula: Formula | None
    planned: Formula | None
    actual: Formula | None
    base: Formula | None
    place: Place
    as_of: str = ""
    source: str = ""
    owner: str = ""
    """The body that answers for it."""
    is_unit_of_goal: bool = False
    """Whether its unit is that of its goal, because it says none of its own."""

    def computed_by(self, aspect: str) -> Formula | None:
        """What it, or its ``planned``, ``actual`` or ``base``, is computed from; ``None`` where nothing is computed."""
        formulas = {"": self.formula, "planned": self.planned, "actual": self.actual, "base": self.base}
        return formulas.get(aspect)


# --- prose and its order -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Part:
    """A titled piece of the plan with text, parts inside it, or both. A title may be empty: text alone.

    What a task says beside that (who, when, what for, how much) is its row in the table ``tasks``.
    """

    id: str
    title: tuple[Segment, ...]
    text: Prose
    parts: tuple[Part, ...]
    place: Place
    is_task: bool = False
    of: str = ""
    """Of a section made of one prose part: the id of that part, which is part of it now."""
    shown_in: frozenset[Audience] = EVERYWHERE
    title_place: Place | None = None
    """Where the title is typed, which may be another file than the text."""


@dataclass(frozen=True, slots=True)
class Appendix:
    """A phụ lục: its title and what stands in it."""

    id: str
    title: tuple[Segment, ...]
    text: Prose
    place: Place
    page: PageChoice = "auto"
    shown_in: frozenset[Audience] = EVERYWHERE
    title_place: Place | None = None


# --- who, where, when ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Issuer:
    """Whose plan it is.

    ``parent`` is the unit above (thị xã Bỉm Sơn), empty since 1/7/2025. ``superior`` is the body printed above the
    issuer (ô 2), which a people's committee does not have and its divisions do.
    """

    kind: str
    name: str
    body: str
    parent: str
    superior: str
    province: str
    place: Place
    code: str = ""
    """The unit's statistical code."""


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """The date of the document; month and day, or all of it, may still be open."""

    year: int | None
    day: datetime.date | None
    place: Place
    month: int | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """The date of a document that the plan is based on."""

    date: datetime.date
    place: Place


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs. ``authority`` holds TM., KT., TL., TUQ., Q. in order; a blank name prints none."""

    name: str
    post: str
    authority: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Body:
    """A body that tasks may be given to, by its full name and what it is called for short (may be blank)."""

    name: str
    short: str


@dataclass(frozen=True, slots=True)
class Period:
    """The years a plan is for; one year has equal ends."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Areas:
    """The places a plan gives out work and targets to (khu phố, thôn, ấp), declared once."""

    label: str
    table: Table


@dataclass(frozen=True, slots=True)
class Accompanying:
    """A document that goes with the plan: the plan with other keys laid over it, which the spec's tree still holds."""

    id: str
    each: str
    """The table of which each row gets one; empty for one document."""
    each_place: Place
    key_place: Place


@dataclass(frozen=True, slots=True)
class Original:
    """What such a document knows of the plan that it goes with."""

    facts: Mapping[str, str] = field(hash=False)
    """``plan.number`` and the like, by name."""
    numbers: Mapping[str, Numbered] = field(hash=False)
    """The numbers that the plan gives its parts, tables and appendices."""
    unit: tuple[str, str] | None = None
    """The table and the row that the document is for; what ``unit`` stands for."""
    is_reported: bool = False
    """Whether the document reports what was reached of it."""


PACK_FILE: Final = "pack.yaml"
TEMPLATE_FILE: Final = "template.docx"


@dataclass(frozen=True, slots=True)
class Layer:
    """One pack that a plan stands on."""

    name: str
    folder: Path
    without: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """What its Word templates omit, as paths of the view, by the names of their files."""
    offers: frozenset[str] = field(default=frozenset(), compare=False, repr=False)
    """The ids that its file gives, and the columns of its tables as ``table.column``."""

    @property
    def file(self) -> str:
        """What findings call its file."""
        return f"{self.name}/{PACK_FILE}"


@dataclass(frozen=True, slots=True, repr=False)
class Plan:
    """A whole plan, loaded. What it prints stands in ``body``, in order."""

    file: str
    pack: str
    layers: tuple[Layer, ...]
    """The pack and those it inherits from, uppermost first; none where the plan names no pack."""
    period: Period
    document: str
    number: str
    symbol: str
    date: DocumentDate
    subject: tuple[Segment, ...]
    subject_place: Place
    opening: tuple[Segment, ...]
    opening_place: Place
    location: str
    issuer: Issuer
    basis: Prose
    has_no_basis: bool
    """Whether it says so itself."""
    citations: tuple[Citation, ...]
    body: tuple[Part, ...]
    appendices: tuple[Appendix, ...]
    recipients: Prose
    signer: Signer | None
    head: str
    bodies: tuple[Body, ...]
    """Empty where the plan does not declare them."""
    areas: Areas | None
    tables: Mapping[str, Table] = field(hash=False)
    figures: Mapping[str, Figure] = field(hash=False)
    targets: tuple[str, ...]
    """The ids of the tables and figures that are targets."""
    money: str
    words: WordStyle
    ids: frozenset[str]
    """Every id it gives, of what is not printed too."""
    place: Place
    """The file of the plan before this one, which need not be there."""
    separators: Separators = Separators.ASK
    """What the dots and commas of its figures mean, where a table does not say otherwise (``numbers``)."""

    symbol_place: Place | None = None
    """Where the symbol is typed; ``None`` where it is the usual one."""
    addressees: Prose = ()
    template: str = TEMPLATE_FILE
    template_place: Place | None = None
    has_articles: bool = False
    """Whether its sections are Điều 1, Điều 2, ..."""
    documents: Mapping[str, Accompanying] = field(default_factory=dict, hash=False)
    """What goes with it, by id."""
    original: Original | None = None
    """Of a document that goes with a plan: what it knows of that."""
    tree: TreeMapping | None = field(default=None, hash=False)
    """What it was read from, over which the documents that go with it are laid."""

    @property
    def audience(self) -> Audience:
        """Which document it is itself: a report, or a plan and what goes with it."""
        return Audience.REPORT if self.original and self.original.is_reported else Audience.PLAN

    @property
    def fullest(self) -> Audience:
        """The document that has most of it: of a plan the draft, for what only a report says is not read before."""
        return Audience.DRAFT if self.audience is Audience.PLAN else self.audience

    def is_from_pack(self, place: Place) -> bool:
        """Whether what stands there was written by a pack."""
        return any(place.file == layer.file for layer in self.layers)

    def __repr__(self) -> str:
        return brief(self, file=self.file, pack=self.pack, tables=len(self.tables), figures=len(self.figures))
