"""The interface of every kind of column: what it is computed from, in which unit, and how it is totalled.

A kind is a module here (its record, how it is read, its inputs) and one of the same name in ``tables/columns`` (how it
is computed, totalled and explained). Other code uses this interface and never asks which kind a source is.
"""

from __future__ import annotations

import enum
from abc import ABCMeta, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from msgspec import Struct, StructMeta
from msgspec.structs import replace

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
    """Ids of targets, printed by their labels."""
    UNIT = "unit"
    """Text: the unit of the goals and figures of the row."""
    GOAL = "goal"
    DATE = "date"
    """A day, month, quarter or year, or a period of them; printed as typed."""


class TotalRule(enum.Enum):
    """How a column is totalled."""

    SUM = "sum"
    RECOMPUTE = "recompute"
    NONE = "none"
    GROUPS = "groups"
    """The sum in the rows of groups, nothing in the total row."""
    MIN = "min"
    MAX = "max"
    FIRST = "first"
    """The figure of the first row."""
    LAST = "last"
    FORMULA = "formula"
    """By an expression of its own, over the totals of the other columns."""
    MEAN = "mean"
    """The average of the rows, by a weight."""


class Counted(enum.Enum):
    """The unit that an input of a column must have."""

    AS_THE_COLUMN = "as-the-column"
    """In the unit of the column, or of the row if the column has none."""
    AS_A_QUOTIENT = "as-a-quotient"
    """A quotient: both sides in one unit; if unlike and per 1, in the unit of the column."""
    AS_A_CHANGE = "as-a-change"
    """A quotient that compares two figures: both in one unit; unlike units cannot be compared."""
    AS_A_RATE = "as-a-rate"
    """A number per 100, or per what the source says."""
    BARE = "bare"
    """A number without unit: a count of years."""
    ALIKE = "alike"
    """In any unit, the same in all rows: a weight."""


class SourceInput(Struct, frozen=True):
    """An expression that a column is computed from."""

    expression: Expression
    place: Place
    by_row: bool = True
    """Whether it is evaluated row by row; if not, once and outside of rows."""
    counted: Counted = Counted.AS_THE_COLUMN
    per: int = 100
    """What it is per, if it is a rate."""


Rewrite: TypeAlias = Callable[[SourceInput], "Expression"]
"""Gives the new expression of an input."""


class GoalsAndFigures(Struct, frozen=True):
    """Which columns of a table are compared: figures with goals; all are ids of the table.

    ``base`` is the column that goals of a rise, a fall or a part are relative to; empty: none. Without ``figures``
    nothing can be compared yet.
    """

    goals: str
    figures: str
    base: str
    places: tuple[Place, Place, Place]
    """The places where the three are named."""

    def in_year(self, year: int, series: Mapping[str, tuple[int, ...]]) -> GoalsAndFigures:
        """The same year of each column that has one."""

        def dated(name: str) -> str:
            return f"{name}.{year}" if year in series.get(name, ()) else name

        return replace(self, goals=dated(self.goals), figures=dated(self.figures), base=dated(self.base))


class _InterfaceOfRecords(StructMeta, ABCMeta):
    """Makes an interface of which the implementations are records."""


class ColumnSource(Struct, frozen=True, metaclass=_InterfaceOfRecords):
    """Where a column has its cells from. Frozen, like all of a plan."""

    key: ClassVar[str] = ""
    """The key of the format that declares this kind; empty if none does."""
    beside: ClassVar[tuple[str, ...]] = ()
    """Its further keys."""
    makes: ClassVar[ColumnKind] = ColumnKind.NUMBER
    """The kind of its cells: figures or text."""
    is_typed: ClassVar[bool] = False
    """Whether a figure typed in a cell is the figure itself rather than a claim."""
    is_begun_by_hand: ClassVar[bool] = False
    """Whether at least the first cell is typed."""
    is_taken: ClassVar[bool] = False
    """Whether its figures are typed, here or in another table."""
    is_row_wise: ClassVar[bool] = False
    """Whether a cell needs only figures of its row, so that the same rule works over totals."""
    is_readable: ClassVar[bool] = True
    """Whether the source could be read; if not, that has been reported, and its cells are faulty."""
    is_ratio: ClassVar[bool] = False
    """Whether it is per 100 or the like: without unit, in two decimals, never padded."""
    is_counted_by_row: ClassVar[bool] = True
    """Whether a row may have the unit of its figure, if the column has none."""
    is_sum_of_parts: ClassVar[bool] = True
    """Whether a group in it is the sum of the rows under it, if the column is summed."""
    accumulates: ClassVar[bool] = False
    """Whether each cell includes those above it, so that there is no total."""
    may_fall: ClassVar[bool] = False
    """Whether it may be below zero although it is in a unit of counts."""

    @classmethod
    @abstractmethod
    def read(cls, fields: Fields, column: str) -> ColumnSource:
        """The source that the keys of a column declare; an unreadable one, with a finding, if they are wrong."""

    @abstractmethod
    def inputs(self) -> tuple[SourceInput, ...]:
        """Every expression that it is computed from; empty if its cells are typed or text."""

    def map(self, rewrite: Rewrite) -> ColumnSource:
        """The source with its inputs rewritten."""
        return self

    def in_year(self, year: int, series: Mapping[str, tuple[int, ...]]) -> ColumnSource:
        """The source for the column of one year, with columns that it names outside of its inputs in that year."""
        return self

    def natural_total(self, unit: str) -> TotalRule:
        """The default total of a column of figures, unless another is carried over from it."""
        return TotalRule.SUM

    def counted_per(self) -> int:
        """What a ratio is per: 100 for per cents."""
        return 1

    def can_be_recomputed(self) -> bool:
        """Whether a total can be computed from other totals."""
        return True

    def can_be_averaged(self) -> bool:
        """Whether its figures are amounts, whose weighted average has a meaning."""
        return True

    def written_at(self) -> Place | None:
        """The place of its expression; ``None`` if its cells are typed."""
        inputs = self.inputs()
        return inputs[0].place if inputs else None

    @property
    def formula(self) -> Expression | None:
        """The formula of a cell from its row, and of a total from the totals, as a reader would write it.

        ``None`` if there is none that works over totals. A rate includes its "* 100".
        """
        return None

    @property
    def numbered_formula(self) -> Expression | None:
        """The formula printed in the row of column numbers, in which printed figures may be checked."""
        return None

    @property
    def looked_up(self) -> tuple[str, str] | None:
        """The table and column that its figures are looked up in; ``None`` for other kinds."""
        return None

    @property
    def listed_in(self) -> str:
        """The table whose rows are counted; empty for other kinds."""
        return ""

    @property
    def closing(self) -> str:
        """The closing column, whose figure the next row opens with; empty for other kinds."""
        return ""

    @property
    def fixed_column(self) -> str:
        """The typed column of fixed parts; empty if there is none."""
        return ""

    def paragraphs(self) -> Prose:
        """The lines of composed text; empty for other kinds."""
        return ()

    def judged(self) -> GoalsAndFigures | None:
        """The columns compared, if the cells are verdicts; ``None`` for other kinds."""
        return None

    @abstractmethod
    def described(self) -> str:
        """How the column is computed, as typed: ``rate: cuoi / ho``; empty if its cells are typed."""


class Ratio(ColumnSource, frozen=True):
    """What rates, growth and shares have in common: per 100 or the like, and never summed or averaged."""

    per: int

    is_ratio = True
    is_counted_by_row = False

    def counted_per(self) -> int:
        """``per``."""
        return self.per

    def natural_total(self, unit: str) -> TotalRule:
        """Computed from the totals."""
        return TotalRule.RECOMPUTE

    def can_be_averaged(self) -> bool:
        """No: its total comes from the totals."""
        return False
