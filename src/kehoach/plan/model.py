"""The plan as frozen data: what a spec says, with its places, before anything is computed.

Nothing here knows YAML, arithmetic or Word. Ids are ASCII and one namespace through a whole plan. An optional
thing that was not given is ``None`` or empty; that is never the same as 0.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from kehoach.brief import brief
from kehoach.plan.columns.source import ColumnKind, ColumnSource, TotalRule
from kehoach.plan.units import is_whole

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from pathlib import Path

    from kehoach.diagnostics import Place
    from kehoach.numbers import NumberRead, Rounding, WordStyle
    from kehoach.plan.cell_values import Absence, Gap, Quoted
    from kehoach.plan.columns.formula import Formula
    from kehoach.plan.columns.source import GoalsAndFigures
    from kehoach.plan.expression import Comparison
    from kehoach.plan.numbered import Numbered
    from kehoach.plan.prose import Prose, Segment
    from kehoach.source.grid import CellPlaces
    from kehoach.source.nodes import Mapping as TreeMapping


class Audience(enum.Enum):
    """A document that a thing shows in (``in:``). A draft, the leaders' copy, shows all of the plan and more."""

    PLAN = "plan"
    REPORT = "report"
    DRAFT = "draft"


EVERYWHERE: Final = frozenset(Audience)


# --- cells ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Inlaid:
    """Text with ``$(…)`` in it, as only the tall rows of tasks have it."""

    segments: tuple[Segment, ...]


Names: TypeAlias = tuple[str, ...]
Cell: TypeAlias = "NumberRead | Absence | Quoted | Gap | Goal | Inlaid | Names | str"
"""One cell as typed: a figure, one of the ways to have none, a goal, names, or text."""


# --- tables --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    ``decimals`` None: as typed where the cells are given, 2 for a rate, 0 elsewhere. ``pad`` is the least number
    of digits before the comma. ``cover`` names what the column must hold exactly once each: the table whose
    rows, or "once" for every declared area.
    """

    id: str
    label: tuple[Segment, ...]
    kind: ColumnKind
    unit: str
    source: ColumnSource
    decimals: int | None
    pad: int
    total: TotalRule
    join: str
    cover: str
    shown_in: frozenset[Audience]
    place: Place
    total_formula: Formula | None = None
    """With ``TotalRule.FORMULA``."""
    weight: Formula | None = None
    """Of each row, with ``TotalRule.MEAN``."""
    signed: bool = False
    """Whether a count may come out negative: a difference, a surplus."""
    under: tuple[str, ...] = ()
    """The spanners that it stands under, from the outermost in."""
    next: tuple[str, ...] = ()
    """Where next year's cell comes from: columns tried in order, or "keep" or "ask" alone. Empty: by its kind."""
    is_footed: bool = False
    """Whether it is rounded together with others, so that more decimals are typed than are printed."""
    is_merged: bool = False
    """Whether equal cells that follow one another are printed as one."""
    label_place: Place | None = None
    """Where the label is typed, which may be another file than the rest; ``None`` where it is typed nowhere."""
    series: str = ""
    """The id under which its column a year was declared; empty for any other column."""
    year: int = 0
    """With ``series``."""
    planned: GoalsAndFigures | None = None
    """Of a column of goals: what the plan itself gives out against them, and what they count from."""
    breaks: tuple[int, ...] = ()
    """The years of its series in which standard or boundaries changed: from each on, figures are of another kind."""

    in_units: Mapping[str, Column] = field(default_factory=dict, hash=False)
    """The column as it is computed in rows whose unit asks for another conversion than usual, by that unit."""

    @property
    def takes_row_unit(self) -> bool:
        """Whether each row says what its figure is counted in: the column says no unit."""
        return self.kind is ColumnKind.NUMBER and self.source.is_counted_by_row and not self.unit

    @property
    def takes_row_decimals(self) -> bool:
        """Whether each row says how many decimals it prints: the column says none, and counts no whole things."""
        is_free = self.kind is ColumnKind.NUMBER and self.source.is_counted_by_row and self.decimals is None
        return is_free and not is_whole(self.unit)

    def in_row(self, about: About) -> Column:
        """The column as a row has it that says its own unit or decimals."""
        unit = about.unit if self.takes_row_unit else self.unit
        decimals = about.decimals if self.takes_row_decimals else self.decimals
        return self if (unit, decimals) == (self.unit, self.decimals) else replace(self, unit=unit, decimals=decimals)

    def in_unit(self, unit: str) -> Column:
        """The column as it is computed in rows of a unit."""
        return self.in_units.get(unit, self) if self.in_units else self


class Relation(enum.Enum):
    """What a row is to the row it stands under, or to the table."""

    PART = "part"
    """Gồm, chia ra: the parts make up the whole."""
    PICK = "pick"
    """Trong đó: picked out of the whole, which it may not exceed; adds nothing."""
    LESS = "less"
    """Trừ: taken off."""


@dataclass(frozen=True, slots=True)
class About:
    """What a row says of itself in columns that are not printed (``@owner``); empty where it does not."""

    id: str = ""
    """Names the row in an address, beside its name."""
    unit: str = ""
    """What its goals are counted in, and its figures in columns without a unit: ``@unit``, or the column of units."""
    decimals: int | None = None
    """Of its figures, in columns that say neither unit nor decimals."""
    number: str | None = None
    """What stands in place of the computed number; empty: nothing."""
    owner: str = ""
    source: str = ""
    as_of: str = ""


NOTHING_SAID: Final = About()


@dataclass(frozen=True, slots=True)
class Row:
    """One row as typed: its name, its cells in the order of the table's columns, and their places.

    ``parent`` is the index of the row it stands under, -1 for none; ``marker`` is "trong đó:" and the like, as typed.
    ``id`` is the key of a row that was typed as a mapping by id, empty for any other.
    """

    name: str
    cells: tuple[Cell, ...]
    places: CellPlaces
    place: Place
    parent: int = -1
    relation: Relation = Relation.PART
    marker: str = ""
    about: About = NOTHING_SAID
    is_joined: bool = False
    """Whether it is printed in the same row as the one above it (``& ``)."""
    title: tuple[Segment, ...] = ()
    """What is printed for its name where that has ``$(…)`` in it; the name is then without."""
    marks: tuple[tuple[int, str], ...] = ()
    """The letters of notes that stand behind its cells, by the index of the column."""

    @property
    def id(self) -> str:
        """What it is addressed by beside its name; empty where it has none."""
        return self.about.id


@dataclass(frozen=True, slots=True)
class Total:
    """The total row: its label, and the padding of the figures in it (0: none)."""

    label: str
    pad: int


@dataclass(frozen=True, slots=True)
class Check:
    """One line of ``checks``."""

    comparison: Comparison
    text: str
    place: Place
    in_units: Mapping[str, Comparison] = field(default_factory=dict, hash=False)
    """What is compared in rows whose unit asks for another conversion than usual, by that unit."""

    def in_unit(self, unit: str) -> Comparison:
        """What is compared in rows of a unit."""
        return self.in_units.get(unit, self.comparison)


PageChoice: TypeAlias = Literal["auto", "portrait", "landscape"]
"""The way round of a page; ``auto``: turned where a table is too wide for it."""

NumberStyle: TypeAlias = Literal["I", "A", "1", "1.1", "a)"]


@dataclass(frozen=True, slots=True)
class Numbering:
    """How the rows of one level are numbered; ``runs_on`` past the end of their group."""

    style: NumberStyle
    runs_on: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is printed around its cells."""

    title: tuple[Segment, ...] = ()
    title_place: Place | None = None
    unit: str = ""
    as_of: str = ""
    source: str = ""
    notes: Prose = ()
    subtotals: Literal["row", "below", "none"] = "row"
    numbering: tuple[Numbering, ...] = ()
    """By level, from the outermost; the last one holds for all deeper levels. Empty: rows are not numbered."""
    column_numbers: Literal["none", "A B 1", "(1)"] = "none"
    page: PageChoice = "auto"


@dataclass(frozen=True, slots=True)
class Footing:
    """The columns of a table that are rounded together, so that what is shown adds up both ways."""

    columns: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True, repr=False)
class Table:
    """Columns and rows. ``claims`` is a typed total row, held against the computed one."""

    id: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    claims: Row | None
    total: Total | None
    layout: Layout
    rounding: Rounding
    blank_is_nothing: bool
    missing: Literal["refuse", "open", "skip"]
    checks: tuple[Check, ...]
    shown_in: frozenset[Audience]
    place: Place
    footing: Footing | None = None

    @property
    def composable(self) -> tuple[Column, ...]:
        """The columns that a text put together can name."""
        return tuple(column for column in self.columns if not column.source.paragraphs())

    def __repr__(self) -> str:
        return brief(self, id=self.id, columns=len(self.columns), rows=len(self.rows))


# --- figures -------------------------------------------------------------------------------------------------


class Bound(enum.Enum):
    """How a goal is meant."""

    EXACT = "="
    AT_LEAST = ">="
    AT_MOST = "<="
    ABOVE = ">"
    BELOW = "<"
    RANGE = "-"


class Aim(enum.Enum):
    """What the figure of a goal speaks of."""

    LEVEL = "level"
    """The thing itself: ≥ 7 hộ."""
    KEEP = "keep"
    """Duy trì 100 %: the thing itself, as it is."""
    RISE = "rise"
    """Tăng 30 hộ, tăng 30 %: how far above its base it is to come."""
    FALL = "fall"
    """Giảm 5 %: how far below its base."""
    OF_PLAN = "of-plan"
    """Đạt 100 % kế hoạch giao: how much of its base, what was assigned, it is to reach."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal as typed: ``≥ 7 hộ``. ``upper`` only for a range; ``yearly``: on the average of each year."""

    bound: Bound
    value: NumberRead
    upper: NumberRead | None
    unit: str
    text: str
    place: Place
    aim: Aim = Aim.LEVEL
    yearly: bool = False

    @property
    def needs_base(self) -> bool:
        """Whether it says nothing without the figure that it is compared with."""
        return self.aim in (Aim.RISE, Aim.FALL, Aim.OF_PLAN)


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
    """What is read out of a line of the basis; empty where the line does not say."""

    kind: str
    number: str
    date: datetime.date | None
    issuer: str
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
    previous: str = ""
    """The file of the plan before this one, which need not be there."""
    vietnamese: bool = False
    """Whether a dot always groups thousands (``numbers: vi``)."""

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
