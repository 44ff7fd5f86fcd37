"""Tables as frozen data: columns, rows as typed, the total row, checks, and how they are printed."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from kehoach.brief import brief
from kehoach.numbers.reading import Separators
from kehoach.plan.columns.source import ColumnKind, ColumnSource, TotalRule
from kehoach.plan.units import is_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.diagnostics import Place
    from kehoach.numbers import NumberRead, Rounding
    from kehoach.plan.audience import Audience
    from kehoach.plan.cell_values import Absence, Gap, Quoted
    from kehoach.plan.columns.formula import Formula
    from kehoach.plan.columns.source import GoalsAndFigures
    from kehoach.plan.expression import Comparison
    from kehoach.plan.goal import Goal
    from kehoach.plan.prose import Prose, Segment
    from kehoach.source.grid import CellPlaces


class Inlaid(Struct, frozen=True):
    """Text with ``$(…)`` in it, which only the rows of tasks have."""

    segments: tuple[Segment, ...]


Names: TypeAlias = tuple[str, ...]
Cell: TypeAlias = "NumberRead | Absence | Quoted | Gap | Goal | Inlaid | Names | str"
"""One cell as typed: a figure, a reason for having none, a goal, names, or text."""


class ColumnWidth(Struct, frozen=True):
    """The width that a column is printed in: in millimetres or in per cent of its table; the other one is 0."""

    millimetres: int
    per_cent: int


class Column(Struct, frozen=True):
    """One column of a table.

    ``decimals``: ``None`` means as typed for typed cells, 2 for a rate, 0 for other columns. ``pad`` is the least
    number of digits before the comma. ``cover`` is the table whose rows, or "once" for all declared areas, the column
    must name exactly once each.
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
    """The weight of each row, with ``TotalRule.MEAN``."""
    signed: bool = False
    """Whether a count may be negative: a difference, a surplus."""
    under: tuple[str, ...] = ()
    """The labels that it shares with its neighbours, from the outermost in."""
    next: tuple[str, ...] = ()
    """Where the cell of next year comes from: columns tried in order, or "keep" or "ask" alone; empty for the
    default.
    """
    is_footed: bool = False
    """Whether it is rounded together with other columns, so that more decimals are typed than printed."""
    is_merged: bool = False
    """Whether equal cells in consecutive rows are merged."""
    label_place: Place | None = None
    """Where the label is typed, possibly in another file than the rest; ``None`` if it is not typed."""
    series: str = ""
    """The id of the series that it is one year of; empty for any other column."""
    year: int = 0
    """Its year in the series."""
    planned: GoalsAndFigures | None = None
    """For a column of goals: the columns that the plan assigns against them, and their base."""
    breaks: tuple[int, ...] = ()
    """The years of its series from which on figures are of another kind, because a standard or boundaries changed."""

    width: ColumnWidth | None = None
    """``None``: as its texts need."""
    rounding: Rounding | None = None
    """How its figures are rounded; ``None``: as the row or the table says."""

    by_row: Mapping[int, Formula] = {}
    """The formulas that rows have of their own in it, by row, with what they name in full."""

    in_units: Mapping[str, Column] = {}
    """The column as it is computed in rows whose unit needs another conversion than usual, by that unit."""

    @property
    def takes_row_unit(self) -> bool:
        """Whether each row sets the unit of its figure, because the column has none."""
        return self.kind is ColumnKind.NUMBER and self.source.is_counted_by_row and not self.unit

    @property
    def takes_row_decimals(self) -> bool:
        """Whether each row sets the decimals of its figure: the column sets none and does not count whole things."""
        is_free = self.kind is ColumnKind.NUMBER and self.source.is_counted_by_row and self.decimals is None
        return is_free and not is_whole(self.unit)

    @property
    def has_total(self) -> bool:
        """Whether it has a figure in the total row."""
        return self.total not in (TotalRule.NONE, TotalRule.GROUPS)

    @property
    def sums_groups(self) -> bool:
        """Whether a group's figure is the sum of its rows."""
        return self.total in (TotalRule.SUM, TotalRule.GROUPS)

    def in_row(self, about: About) -> Column:
        """The column for a row that sets its own unit."""
        unit = about.unit if self.takes_row_unit else self.unit
        return self if unit == self.unit else replace(self, unit=unit)

    def in_unit(self, unit: str) -> Column:
        """The column as it is computed in rows with a unit."""
        return self.in_units.get(unit, self) if self.in_units else self


class Relation(enum.Enum):
    """The relation of a row to the row around it, or to the table."""

    PART = "part"
    """Gồm, chia ra: a part of the whole; the parts add up to it."""
    PICK = "pick"
    """Trong đó: singled out of the whole, which it must not exceed; it adds nothing."""
    LESS = "less"
    """Trừ: subtracted from the whole."""


class About(Struct, frozen=True):
    """What a row sets in columns that are not printed (``@owner``); empty where it sets nothing."""

    id: str = ""
    """Another name of the row in addresses."""
    unit: str = ""
    """The unit of its goals, and of its figures in columns without a unit: ``@unit``, or the column of units."""
    decimals: int | None = None
    """The decimals of its figures in columns that set none and do not count whole things."""
    formula: Formula | None = None
    """What its figures in typed columns are computed by: an expression over rows of the same column."""
    rounding: Rounding | None = None
    """How its figures are rounded in columns that do not say."""
    breaks: tuple[int, ...] = ()
    """The years of a series from which on its figures are of another kind."""
    number: str | None = None
    """Printed instead of the computed number; empty prints nothing."""
    owner: str = ""
    source: str = ""
    as_of: str = ""


NOTHING_SAID: Final = About()


class Row(Struct, frozen=True):
    """One row as typed: its name, its cells in the order of the table's columns, and their places.

    ``parent`` is the index of the row around it, -1 for none.
    """

    name: str
    cells: tuple[Cell, ...]
    places: CellPlaces
    place: Place
    parent: int = -1
    relation: Relation = Relation.PART
    about: About = NOTHING_SAID
    is_joined: bool = False
    """Whether it is printed in the same row as the one above it (``& ``)."""
    title: tuple[Segment, ...] = ()
    """What is printed as its name where that contains ``$(…)``, which the name leaves out."""
    marks: tuple[tuple[int, str], ...] = ()
    """The letters of notes to its cells, by the index of the column."""
    is_around_all: bool = False
    """Whether it is typed first, with all other rows of the table under it."""

    @property
    def id(self) -> str:
        """Its other name in addresses; empty where it has none."""
        return self.about.id

    @property
    def is_counted_off(self) -> bool:
        """Whether it takes a number of its level: not what is only picked out, printed with another row, or numbered
        by hand.
        """
        return self.about.number is None and self.relation is not Relation.PICK and not self.is_joined


class Total(Struct, frozen=True):
    """The total row: its label, and the least number of digits of its figures (0: any)."""

    label: str
    pad: int
    at: Literal["", "bottom", "top"] = ""
    """Where it is printed; empty: at the bottom, unless it is typed as the first row with all others under it."""


class Check(Struct, frozen=True):
    """One line of ``checks``."""

    comparison: Comparison
    text: str
    place: Place
    in_units: Mapping[str, Comparison] = {}
    """What is compared in rows whose unit needs another conversion than usual, by that unit."""

    def in_unit(self, unit: str) -> Comparison:
        """What is compared in rows with a unit."""
        return self.in_units.get(unit, self.comparison)


PageChoice: TypeAlias = Literal["auto", "portrait", "landscape"]
"""The orientation of a page; ``auto``: landscape for a table that is too wide for portrait."""

NumberStyle: TypeAlias = Literal["I", "A", "1", "1.1", "a)", "-", "+", "none"]
"""``-`` and ``+`` print themselves, ``none`` prints nothing."""


class RowNumbering(Struct, frozen=True):
    """How the rows of one level are numbered; ``runs_on``: across groups, without starting again."""

    style: NumberStyle
    runs_on: bool


class TableLayout(Struct, frozen=True):
    """How a table is printed around its cells."""

    title: tuple[Segment, ...] = ()
    title_place: Place | None = None
    unit: str = ""
    unit_place: Place | None = None
    as_of: str = ""
    as_of_place: Place | None = None
    source: str = ""
    source_place: Place | None = None
    notes: Prose = ()
    closing: Prose = ()
    """The last rows, each a text across all columns."""
    subtotals: Literal["row", "below", "none"] = "row"
    numbering: tuple[RowNumbering, ...] = ()
    """By level, from the outermost; the last one applies to all deeper levels. Empty: rows are not numbered."""
    depth: Literal["none", "indent", "dash"] = "none"
    """What shows that a row is under another."""
    column_numbers: Literal["none", "A B 1", "(1)"] = "none"
    page: PageChoice = "auto"


class Footing(Struct, frozen=True):
    """The columns of a table that are rounded together, so that printed figures add up in both directions."""

    columns: tuple[str, ...]
    place: Place


class Table(Struct, frozen=True):
    """A table. ``claims`` is a typed total row, which is compared with the computed one."""

    id: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    claims: Row | None
    total: Total | None
    layout: TableLayout
    rounding: Rounding
    blank_is_nothing: bool
    missing: Literal["refuse", "open", "skip"]
    checks: tuple[Check, ...]
    shown_in: frozenset[Audience]
    place: Place
    footing: Footing | None = None
    breaks: tuple[int, ...] = ()
    """The years from which on figures are of another kind, in its columns of years, or where its rows are years."""
    separators: Separators = Separators.ASK
    """What the dots and commas of the figures in its rows mean."""
    is_form: bool = False
    """Whether it is printed to be filled in by hand: whatever has no figure is blank."""

    def __hash__(self) -> int:
        return hash((self.id, self.place))

    @property
    def breaks_by_row(self) -> tuple[int, ...]:
        """Its breaks if its rows are years; none in a table with columns of years, where they are those of columns."""
        return () if any(column.series for column in self.columns) else self.breaks

    @property
    def composable(self) -> tuple[Column, ...]:
        """The columns that a composed text can name."""
        return tuple(column for column in self.columns if not column.source.paragraphs())

    def __repr__(self) -> str:
        return brief(self, id=self.id, columns=len(self.columns), rows=len(self.rows))
