"""What every kind of column answers: what it is computed from, in which unit, and how it is totalled.

A kind is one module here (its record, how it is read, its inputs) and one of the same name in ``tables/columns`` (how
it is computed, totalled and explained). Other code asks a source what it needs to know and never which kind it is.
"""

from __future__ import annotations

import enum
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.diagnostics import Place
    from kehoach.plan.expression import Expression
    from kehoach.plan.fields import Fields
    from kehoach.plan.prose import Prose


class ColumnKind(enum.Enum):
    """What the cells of a column are."""

    NUMBER = "number"
    TEXT = "text"
    AREA = "area"
    BODY = "body"
    TARGET = "target"
    """Names of targets, printed by what the targets are called."""
    UNIT = "unit"
    """Text: what the goals and figures of the row are counted in."""
    GOAL = "goal"
    DATE = "date"
    """A day, month, quarter or year, or a stretch of them; printed as typed."""


class TotalRule(enum.Enum):
    """How a column is totalled."""

    SUM = "sum"
    RECOMPUTE = "recompute"
    NONE = "none"
    MIN = "min"
    MAX = "max"
    FIRST = "first"
    """What the first row has."""
    LAST = "last"
    FORMULA = "formula"
    """By an expression of its own, over the totals of the other columns."""
    MEAN = "mean"
    """The average of the rows, by a weight."""


class Counted(enum.Enum):
    """In which unit an input of a column must come."""

    AS_THE_COLUMN = "as-the-column"
    """In the unit of the column, or of the row where the column has none."""
    AS_A_QUOTIENT = "as-a-quotient"
    """A quotient: its two sides in one unit; of unlike units per one in the unit of the column."""
    AS_A_CHANGE = "as-a-change"
    """A quotient that compares two figures: both in one unit; unlike units cannot be compared."""
    AS_A_RATE = "as-a-rate"
    """A number per 100, or per what the source says."""
    BARE = "bare"
    """A number without unit: a count of years."""
    ALIKE = "alike"
    """In any unit, the same in all rows: a weight."""


@dataclass(frozen=True, slots=True)
class SourceInput:
    """An expression that a column is computed from."""

    expression: Expression
    place: Place
    by_row: bool = True
    """Whether it is taken row by row; else once, and it knows no row."""
    counted: Counted = Counted.AS_THE_COLUMN
    per: int = 100
    """What it is per, where it is counted as a rate."""


Rewrite: TypeAlias = Callable[[SourceInput], "Expression"]
"""What stands in the place of the expression of an input."""


@dataclass(frozen=True, slots=True)
class GoalsAndFigures:
    """Which columns of a table are compared: figures with goals; all are ids of the table.

    ``base`` is the column that goals which rise, fall or take a part of something count from; empty: none. Without
    ``figures`` there is nothing to judge yet.
    """

    goals: str
    figures: str
    base: str
    places: tuple[Place, Place, Place]
    """Where the three are named."""

    def in_year(self, year: int, series: Mapping[str, tuple[int, ...]]) -> GoalsAndFigures:
        """The same year of each column that has one."""

        def dated(name: str) -> str:
            return f"{name}.{year}" if year in series.get(name, ()) else name

        return replace(self, goals=dated(self.goals), figures=dated(self.figures), base=dated(self.base))


class ColumnSource(ABC):
    """Where a column has its cells from. Frozen, like all of a plan."""

    __slots__ = ()

    key: ClassVar[str] = ""
    """The key of the format that makes a column one of this kind; empty where no key does."""
    beside: ClassVar[tuple[str, ...]] = ()
    """The keys that say more about it."""
    makes: ClassVar[ColumnKind] = ColumnKind.NUMBER
    """What its cells are: figures, or text."""
    is_typed: ClassVar[bool] = False
    """Whether a figure typed in a cell is the figure itself; elsewhere it is a claim."""
    is_begun_by_hand: ClassVar[bool] = False
    """Whether the first cell at least is typed."""
    is_taken: ClassVar[bool] = False
    """Whether its figures are taken as they are, typed here or in another table."""
    is_row_wise: ClassVar[bool] = False
    """Whether a cell needs nothing but figures of its row, so that the same rule works over totals."""
    is_readable: ClassVar[bool] = True
    """Whether how it is computed could be read; else a finding says why, and its cells say nothing."""
    is_ratio: ClassVar[bool] = False
    """Whether it is per 100 or the like: without unit, in two decimals, never padded."""
    is_counted_by_row: ClassVar[bool] = True
    """Whether a row may say the unit of its figure, where the column says none."""
    is_sum_of_parts: ClassVar[bool] = True
    """Whether a group in it is the sum of the rows under it, where the column is summed."""
    accumulates: ClassVar[bool] = False
    """Whether each cell holds those above it, so that there is nothing left to total."""
    may_fall: ClassVar[bool] = False
    """Whether it may be below zero although things are counted in it."""

    @classmethod
    @abstractmethod
    def read(cls, fields: Fields, column: str) -> ColumnSource:
        """The source that the keys of a column declare; an unreadable one, with a finding, where they are wrong."""

    @abstractmethod
    def inputs(self) -> tuple[SourceInput, ...]:
        """Every expression that it is computed from; none where its cells are typed or text."""

    def map(self, rewrite: Rewrite) -> ColumnSource:
        """The source with its inputs written anew."""
        return self

    def in_year(self, year: int, series: Mapping[str, tuple[int, ...]]) -> ColumnSource:
        """The source of the column of one year, where it names columns otherwise than in its inputs."""
        return self

    def natural_total(self, unit: str) -> TotalRule:
        """How a column of figures is totalled where nothing is said, but for one that another is carried over from."""
        return TotalRule.SUM

    def counted_per(self) -> int:
        """What a ratio is per: 100 for per cents."""
        return 1

    def can_be_recomputed(self) -> bool:
        """Whether a total can be worked out from other totals."""
        return True

    def can_be_averaged(self) -> bool:
        """Whether its figures are amounts, of which an average by a weight means something."""
        return True

    def written_at(self) -> Place | None:
        """Where what computes it is written; ``None`` where its cells are typed."""
        inputs = self.inputs()
        return inputs[0].place if inputs else None

    @property
    def formula(self) -> Expression | None:
        """The formula that gives a cell from the row, and a total from the totals, as a reader would write it.

        ``None`` where there is none that totals could take. A rate is with its "* 100".
        """
        return None

    @property
    def numbered_formula(self) -> Expression | None:
        """The formula that a row of column numbers prints, and that printed figures may be tried on."""
        return None

    @property
    def looked_up(self) -> tuple[str, str] | None:
        """The table and column that its figures stand in; ``None`` where they do not stand in another table."""
        return None

    @property
    def closing(self) -> str:
        """The column that each row ends with, and the next one begins; empty where rows do not follow one another."""
        return ""

    @property
    def fixed_column(self) -> str:
        """The typed column that holds parts which are settled already; empty where none does."""
        return ""

    def paragraphs(self) -> Prose:
        """The lines of a text that is put together; empty for any other."""
        return ()

    def judged(self) -> GoalsAndFigures | None:
        """Which columns are compared where the cells are verdicts; ``None`` for any other."""
        return None

    @abstractmethod
    def described(self) -> str:
        """How the column is computed, as its keys say it: ``rate: cuoi / ho``; empty where its cells are typed."""


class Ratio(ColumnSource):
    """What rates, growth and shares have in common: per 100 or the like, and never summed or averaged."""

    __slots__ = ()

    per: int

    is_ratio = True
    is_counted_by_row = False

    def counted_per(self) -> int:
        """What it is per."""
        return self.per

    def natural_total(self, unit: str) -> TotalRule:
        """A ratio of totals is worked out from the totals."""
        return TotalRule.RECOMPUTE

    def can_be_averaged(self) -> bool:
        """It comes from the totals."""
        return False
