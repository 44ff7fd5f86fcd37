"""The interface of every kind of column: what it is computed from, in which unit, and how it is totalled.

A kind is one module here (its record, how it is read, its inputs) and one of the same name in ``tables/columns`` (how
it is computed, totalled and explained). Other code asks a source for what it needs and never which kind it is.
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
    """What the cells of a column contain."""

    NUMBER = "number"
    TEXT = "text"
    AREA = "area"
    BODY = "body"
    TARGET = "target"
    """Names of targets, printed as the labels of the targets."""
    UNIT = "unit"
    """Text: the unit of the goals and figures of the row."""
    GOAL = "goal"
    DATE = "date"
    """A day, month, quarter, year or period; printed as typed."""


class TotalRule(enum.Enum):
    """How a column is totalled."""

    SUM = "sum"
    RECOMPUTE = "recompute"
    NONE = "none"
    MIN = "min"
    MAX = "max"
    FIRST = "first"
    """The figure of the first row."""
    LAST = "last"
    FORMULA = "formula"
    """An expression of its own over the totals of the other columns."""
    MEAN = "mean"
    """The weighted average of the rows."""


class Counted(enum.Enum):
    """The unit in which an input of a column is needed."""

    AS_THE_COLUMN = "as-the-column"
    """The unit of the column, or of the row where the column has none."""
    AS_A_QUOTIENT = "as-a-quotient"
    """A quotient: both sides in one unit; for unlike units, one per the other in the unit of the column."""
    AS_A_CHANGE = "as-a-change"
    """A quotient that compares two figures: both in one unit; unlike units cannot be compared."""
    AS_A_RATE = "as-a-rate"
    """A number per 100, or per the ``per`` of the source."""
    BARE = "bare"
    """A number without a unit: a count of years."""
    ALIKE = "alike"
    """Any unit, as long as it is the same in all rows: a weight."""


@dataclass(frozen=True, slots=True)
class SourceInput:
    """An expression that a column is computed from."""

    expression: Expression
    place: Place
    by_row: bool = True
    """Whether it is evaluated for each row; otherwise once, without access to a row."""
    counted: Counted = Counted.AS_THE_COLUMN
    per: int = 100
    """The base of an input that is a rate."""


Rewrite: TypeAlias = Callable[[SourceInput], "Expression"]
"""What replaces the expression of an input."""


@dataclass(frozen=True, slots=True)
class GoalsAndFigures:
    """Which columns of a table are compared: figures with goals, all by id.

    ``base`` is the column that goals start from which rise, fall or take a part of something; empty without one.
    Without ``figures`` there is nothing to judge yet.
    """

    goals: str
    figures: str
    base: str
    places: tuple[Place, Place, Place]
    """Where the three columns are named."""

    def in_year(self, year: int, series: Mapping[str, tuple[int, ...]]) -> GoalsAndFigures:
        """The columns of the same year, where they are series."""

        def dated(name: str) -> str:
            return f"{name}.{year}" if year in series.get(name, ()) else name

        return replace(self, goals=dated(self.goals), figures=dated(self.figures), base=dated(self.base))


class ColumnSource(ABC):
    """Where the cells of a column come from. Frozen, like all of a plan."""

    __slots__ = ()

    key: ClassVar[str] = ""
    """The key that declares a column of this kind; empty where none does."""
    beside: ClassVar[tuple[str, ...]] = ()
    """The additional keys of this kind."""
    makes: ClassVar[ColumnKind] = ColumnKind.NUMBER
    """Whether its cells are figures or text."""
    is_typed: ClassVar[bool] = False
    """Whether a typed figure is the value of its cell; in other columns it is a claim."""
    is_begun_by_hand: ClassVar[bool] = False
    """Whether the first cell at least is typed."""
    is_taken: ClassVar[bool] = False
    """Whether its figures are not computed: typed here or looked up in another table."""
    is_row_wise: ClassVar[bool] = False
    """Whether a cell only needs figures of its row, so that the same rule also applies to totals."""
    is_readable: ClassVar[bool] = True
    """Whether its rule could be read; otherwise a finding gives the reason, and its cells have no figures."""
    is_ratio: ClassVar[bool] = False
    """Whether it is per 100 or similar: without a unit, with two decimals, never padded."""
    is_counted_by_row: ClassVar[bool] = True
    """Whether a row can set the unit of its figure where the column has no unit."""
    is_sum_of_parts: ClassVar[bool] = True
    """Whether a group is the sum of the rows in it, where the column is summed."""
    accumulates: ClassVar[bool] = False
    """Whether each cell includes those above it, so that there is nothing left to total."""
    may_fall: ClassVar[bool] = False
    """Whether it may be negative although it counts things."""

    @classmethod
    @abstractmethod
    def read(cls, fields: Fields, column: str) -> ColumnSource:
        """Read the source that the keys of a column declare; with a finding, an unreadable one where they are wrong."""

    @abstractmethod
    def inputs(self) -> tuple[SourceInput, ...]:
        """Every expression that it is computed from; none for typed cells and text."""

    def map(self, rewrite: Rewrite) -> ColumnSource:
        """The source with the expressions of its inputs replaced."""
        return self

    def in_year(self, year: int, series: Mapping[str, tuple[int, ...]]) -> ColumnSource:
        """The source for the column of one year, where it names columns outside of its inputs."""
        return self

    def natural_total(self, unit: str) -> TotalRule:
        """How a column of figures is totalled by default, unless another column carries it over."""
        return TotalRule.SUM

    def counted_per(self) -> int:
        """The base of a ratio: 100 for per cent."""
        return 1

    def can_be_recomputed(self) -> bool:
        """Whether a total can be computed from other totals."""
        return True

    def can_be_averaged(self) -> bool:
        """Whether its figures are amounts, so that a weighted average of them is meaningful."""
        return True

    def written_at(self) -> Place | None:
        """Where its rule is written; ``None`` for typed cells."""
        inputs = self.inputs()
        return inputs[0].place if inputs else None

    @property
    def formula(self) -> Expression | None:
        """The formula of a cell over its row, and of a total over the totals, as a reader would write it.

        ``None`` where no formula applies to totals. A rate includes its "* 100".
        """
        return None

    @property
    def numbered_formula(self) -> Expression | None:
        """The formula printed in the row of column numbers, which printed figures can be checked with."""
        return None

    @property
    def looked_up(self) -> tuple[str, str] | None:
        """The other table and its column that figures are looked up in; ``None`` for any other column."""
        return None

    @property
    def closing(self) -> str:
        """The column of closing balances, with which the next row begins; empty where rows do not follow one
        another.
        """
        return ""

    @property
    def fixed_column(self) -> str:
        """The typed column of the parts that are already settled; empty without one."""
        return ""

    def paragraphs(self) -> Prose:
        """The lines of a composed text; empty for any other column."""
        return ()

    def judged(self) -> GoalsAndFigures | None:
        """The columns that verdicts compare; ``None`` for any other column."""
        return None

    @abstractmethod
    def described(self) -> str:
        """How the column is computed, in its own keys: ``rate: cuoi / ho``; empty for typed cells."""


class Ratio(ColumnSource):
    """What rates, growth and shares have in common: they are per 100 or similar, and never summed or averaged."""

    __slots__ = ()

    per: int

    is_ratio = True
    is_counted_by_row = False

    def counted_per(self) -> int:
        """The base of the ratio."""
        return self.per

    def natural_total(self, unit: str) -> TotalRule:
        """The ratio of the totals."""
        return TotalRule.RECOMPUTE

    def can_be_averaged(self) -> bool:
        """Never: its total is the ratio of the totals."""
        return False
