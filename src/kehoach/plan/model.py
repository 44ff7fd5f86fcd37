"""The plan as frozen data: what a spec says, with its places, before anything is computed.

Nothing here knows YAML, arithmetic or Word. Ids are ASCII and unique in the whole plan. An optional value that is not
given is ``None`` or empty, which is never the same as 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.brief import brief
from kehoach.numbers.reading import Separators
from kehoach.plan.address import Address
from kehoach.plan.area_history import AreaHistory
from kehoach.plan.audience import EVERYWHERE, Audience
from kehoach.plan.goal import Goal
from kehoach.plan.part_styles import USUAL, PartStyle
from kehoach.source.names import fold

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from pathlib import Path

    from kehoach.diagnostics import Place
    from kehoach.numbers import NumberRead, WordStyle
    from kehoach.plan.cell_values import Absence, Gap
    from kehoach.plan.chart import Chart
    from kehoach.plan.columns.formula import Formula
    from kehoach.plan.dates import Period
    from kehoach.plan.numbered import Numbered
    from kehoach.plan.prose import Prose, Segment
    from kehoach.plan.table import Names, PageChoice, Table
    from kehoach.source.nodes import Mapping as TreeMapping
    from kehoach.source.pictures import Picture


class Figure(Struct, frozen=True):
    """A single figure: its goal, its value or formula, and what the plan does about it.

    ``base`` is the figure that a goal starts from which rises, falls or takes a part of something.
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
    """The body responsible for it."""
    is_unit_of_goal: bool = False
    """Whether it has the unit of its goal because it has none of its own."""

    def aspect(self, name: str) -> str:
        """The address of its ``planned``, ``actual`` or ``base``."""
        return Address(self.id, column=name).text

    @property
    def typed(self) -> NumberRead | Absence | Gap | None:
        """The figure that is typed: its value, or that of its goal."""
        if self.value is None:
            return self.goal.value if isinstance(self.goal, Goal) else self.goal
        return self.value

    @property
    def names(self) -> tuple[str, ...]:
        """The names under which its values are computed."""
        aspects = (("planned", self.planned), ("actual", self.actual), ("base", self.base))
        return (self.id, *(self.aspect(name) for name, formula in aspects if formula))

    def computed_by(self, aspect: str) -> Formula | None:
        """The formula of the figure, or of its ``planned``, ``actual`` or ``base``; ``None`` where nothing is
        computed.
        """
        formulas = {"": self.formula, "planned": self.planned, "actual": self.actual, "base": self.base}
        return formulas.get(aspect)


# --- prose and its order -------------------------------------------------------------------------------------


class Part(Struct, frozen=True):
    """A titled part of the plan with text, further parts, or both. The title can be empty.

    The details of a task (who, when, what for, how much) are its row in the table ``tasks``.
    """

    id: str
    title: tuple[Segment, ...]
    text: Prose
    parts: tuple[Part, ...]
    place: Place
    is_task: bool = False
    of: str = ""
    """For a section made of a single prose part: the id of that part."""
    shown_in: frozenset[Audience] = EVERYWHERE
    title_place: Place | None = None
    """Where the title is typed, possibly in another file than the text."""


class Appendix(Struct, frozen=True):
    """An appendix (phụ lục): its title and text."""

    id: str
    title: tuple[Segment, ...]
    text: Prose
    place: Place
    page: PageChoice = "auto"
    shown_in: frozenset[Audience] = EVERYWHERE
    title_place: Place | None = None


# --- who, where, when ----------------------------------------------------------------------------------------


class Issuer(Struct, frozen=True):
    """The unit that issues the plan.

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
    """The statistical code of the unit."""


class DocumentDate(Struct, frozen=True):
    """The date of the document; the day, the month or all of it may still be open."""

    year: int | None
    day: datetime.date | None
    place: Place
    month: int | None = None


class Citation(Struct, frozen=True):
    """The date of a document that the plan is based on."""

    date: datetime.date
    place: Place


class Signer(Struct, frozen=True):
    """Who signs. ``authority`` has TM., KT., TL., TUQ., Q. in order; an empty name prints none."""

    name: str
    post: str
    authority: tuple[str, ...]
    place: Place


class Body(Struct, frozen=True):
    """A body that tasks can be assigned to, with its full and its short name, which may be empty."""

    name: str
    short: str


class Acceptance(Struct, frozen=True):
    """A typed figure that is printed although it differs from the computed one: by code and address of the finding."""

    code: str
    address: Address
    reason: str
    place: Place


class Areas(Struct, frozen=True):
    """The areas (khu phố, thôn, ấp) among which a plan distributes work and targets, declared once."""

    label: str
    table: Table
    history: AreaHistory = AreaHistory()

    @property
    def declared(self) -> dict[str, str]:
        """The names of the areas, by their folded form."""
        return {fold(row.name): row.name for row in self.table.rows}

    def history_between(self, here: Table, there: Table) -> AreaHistory | None:
        """The history by which rows of one table are looked up in another: one of today's areas in one of old areas."""
        is_old, is_older = (self.history.holds_former(row.name for row in table.rows) for table in (here, there))
        return self.history if is_older and not is_old else None

    def without_repeats(self, names: Names) -> Names:
        """Names of areas for one line, with what all areas are called only once: "Khu phố 9", "4"."""
        label = fold(self.label)
        rest = (n[len(label) :].strip() if fold(n).startswith(f"{label} ") else n for n in names[1:])
        return (*names[:1], *rest)


class Accompanying(Struct, frozen=True):
    """A document that accompanies the plan: the plan with some keys replaced, read again from the tree of the spec."""

    id: str
    each: str
    """The table with one document per row; empty for a single document."""
    each_place: Place
    key_place: Place


class Original(Struct, frozen=True):
    """What an accompanying document knows about its plan."""

    facts: Mapping[str, str]
    """``plan.number`` and the like, by name."""
    numbers: Mapping[str, Numbered]
    """The numbers of parts, tables and appendices in the plan."""
    unit: tuple[str, str] | None = None
    """The table and the row that the document is for, which ``unit`` refers to."""
    is_reported: bool = False
    """Whether the document reports on the results of the plan."""
    plan: Plan | None = None
    """The plan itself, as it was computed: the document has its tables from there."""

    def has_table(self, table: Table) -> bool:
        """Whether a table is the plan's own, to the letter."""
        if self.plan is None:
            return False
        return self.plan.tables.get(table.id) is table or bool(self.plan.areas and self.plan.areas.table is table)


class VerdictFill(Struct, frozen=True):
    """The colours of cells that say whether a goal is met, as RRGGBB; an empty text for none."""

    met: str = ""
    missed: str = ""
    unknown: str = ""


class PlacedPicture(Struct, frozen=True):
    """A picture with the size it is printed in, in millimetres; 0 follows from the other by its proportions. At least
    one is given; of two, the one that keeps it within both.
    """

    picture: Picture
    width: int
    height: int
    alt: str
    """What is read aloud for it."""


class OwnField(Struct, frozen=True):
    """A field that the pack or the profile declares: what is typed in it, read by its kind."""

    id: str
    label: str
    kind: str
    unit: str
    """What a number is printed with; may be empty."""
    value: str | tuple[str, ...] | NumberRead | datetime.date | PlacedPicture | bool | Gap | None
    """``None`` where nothing is typed, or nothing that can be read."""
    is_required: bool
    place: Place


PACK_FILE: Final = "pack.yaml"
TEMPLATE_FILE: Final = "template.docx"


class Layer(Struct, frozen=True):
    """One pack that a plan is based on."""

    name: str
    folder: Path
    without: Mapping[str, tuple[str, ...]] = {}
    """The paths of the view that its Word templates omit, by file name."""
    offers: frozenset[str] = frozenset()
    """The ids that its file gives, and the columns of its tables as ``table.column``."""

    @property
    def file(self) -> str:
        """Its file, as findings name it."""
        return f"{self.name}/{PACK_FILE}"


class Plan(Struct, frozen=True):
    """A whole plan, loaded. Its text is in ``body``, in order."""

    file: str
    pack: str
    layers: tuple[Layer, ...]
    """The pack and the packs it inherits from, nearest first; empty without a pack."""
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
    """Empty where the plan declares none."""
    areas: Areas | None
    tables: Mapping[str, Table]
    figures: Mapping[str, Figure]
    targets: tuple[str, ...]
    """The ids of the tables and figures that are targets."""
    money: str
    words: WordStyle
    ids: frozenset[str]
    """Every id in it, including those of things that are not printed."""
    place: Place
    separators: Separators = Separators.ASK
    """What dots and commas in its figures mean, unless a table sets it otherwise (``numbers``)."""

    symbol_place: Place | None = None
    """Where the symbol is typed; ``None`` where it is the usual one."""
    addressees: Prose = ()
    template: str = TEMPLATE_FILE
    template_place: Place | None = None
    part_styles: tuple[PartStyle, ...] = USUAL
    """How its parts are numbered, by level."""
    part_styles_place: Place | None = None
    accepted: tuple[Acceptance, ...] = ()
    has_emphasis: bool = False
    """Whether ``**đậm**`` and ``*nghiêng*`` in its texts are bold and italic."""
    verdict_fill: VerdictFill = VerdictFill()
    documents: Mapping[str, Accompanying] = {}
    """The accompanying documents, by id."""
    fields: Mapping[str, OwnField] = {}
    """The fields that its pack or profile declares, by id, in order."""
    charts: Mapping[str, Chart] = {}
    original: Original | None = None
    """For an accompanying document: what it knows about its plan."""
    tree: TreeMapping | None = None
    """The tree that it was read from, which accompanying documents are read from again."""

    def __hash__(self) -> int:
        return hash((self.file, self.period, self.number, self.ids))

    @property
    def audience(self) -> Audience:
        """The document that it is itself: a report, or otherwise a plan."""
        return Audience.REPORT if self.original and self.original.is_reported else Audience.PLAN

    @property
    def all_tables(self) -> dict[str, Table]:
        """Its tables by id, that of its areas first."""
        return {**({"areas": self.areas.table} if self.areas else {}), **self.tables}

    @property
    def has_articles(self) -> bool:
        """Whether its sections are Điều 1, Điều 2, ..."""
        return self.part_styles[0] is PartStyle.ARTICLE

    @property
    def fullest(self) -> Audience:
        """The audience that sees the most of it: the draft of a plan, because parts for the report are read with the
        report.
        """
        return Audience.DRAFT if self.audience is Audience.PLAN else self.audience

    def is_from_pack(self, place: Place) -> bool:
        """Whether a place is in a file of a pack."""
        return any(place.file == layer.file for layer in self.layers)

    def __repr__(self) -> str:
        return brief(self, file=self.file, pack=self.pack, tables=len(self.tables), figures=len(self.figures))
