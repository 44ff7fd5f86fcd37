"""Tables as frozen data: columns, rows as typed, the total row, checks, and how they are printed."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

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


@dataclass(frozen=True, slots=True)
class Inlaid:
    """Text with ``$(…)`` in it, as only the tall rows of tasks have it."""

    segments: tuple[Segment, ...]


Names: TypeAlias = tuple[str, ...]
Cell: TypeAlias = "NumberRead | Absence | Quoted | Gap | Goal | Inlaid | Names | str"
"""One cell as typed: a figure, one of the ways to have none, a goal, names, or text."""


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

    ``parent`` is the index of the row it stands under, -1 for none.
    ``id`` is the key of a row that was typed as a mapping by id, empty for any other.
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
class RowNumbering:
    """How the rows of one level are numbered; ``runs_on`` past the end of their group."""

    style: NumberStyle
    runs_on: bool


@dataclass(frozen=True, slots=True)
class TableLayout:
    """How a table is printed around its cells."""

    title: tuple[Segment, ...] = ()
    title_place: Place | None = None
    unit: str = ""
    as_of: str = ""
    source: str = ""
    notes: Prose = ()
    subtotals: Literal["row", "below", "none"] = "row"
    numbering: tuple[RowNumbering, ...] = ()
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
    layout: TableLayout
    rounding: Rounding
    blank_is_nothing: bool
    missing: Literal["refuse", "open", "skip"]
    checks: tuple[Check, ...]
    shown_in: frozenset[Audience]
    place: Place
    footing: Footing | None = None
    separators: Separators = Separators.ASK
    """What the dots and commas of the figures in its rows mean."""

    @property
    def composable(self) -> tuple[Column, ...]:
        """The columns that a text put together can name."""
        return tuple(column for column in self.columns if not column.source.paragraphs())

    def __repr__(self) -> str:
        return brief(self, id=self.id, columns=len(self.columns), rows=len(self.rows))
