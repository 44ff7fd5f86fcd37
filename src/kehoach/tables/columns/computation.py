"""What every kind of column can do once it is read: be computed, and be explained."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from kehoach.plan.columns.source import ColumnSource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.plan.columns.source import SourceInput
    from kehoach.plan.table import Column, Table
    from kehoach.tables.columns.work import ColumnWork
    from kehoach.tables.explaining import Explainer
    from kehoach.tables.explanation import Explanation
    from kehoach.tables.results import ComputedColumn
    from kehoach.tables.spot import FigureSpot

S = TypeVar("S", bound=ColumnSource)


class Computation(ABC, Generic[S]):
    """How columns of one kind are computed and explained; the twin of its record in ``spec/columns``."""

    record: ClassVar[type[ColumnSource]]
    """The record whose columns these are."""

    def source(self, column: Column) -> S:
        """The source of a column of this kind."""
        assert isinstance(column.source, self.record)  # noqa: S101 - the list of kinds has it so
        return column.source  # type: ignore[return-value]

    def needed_first(self, table: Table, column: Column) -> Iterable[SourceInput]:
        """What must be computed before a column of this kind."""
        return column.source.inputs()

    @abstractmethod
    def compute(self, work: ColumnWork) -> ComputedColumn:
        """The column with its total; what is odd about it is a finding."""

    @abstractmethod
    def explain(self, explainer: Explainer, spot: FigureSpot, label: str) -> Explanation:
        """Where the figure of a cell comes from that is not made of the rows under it."""

    def explain_total(self, explainer: Explainer, spot: FigureSpot, label: str) -> Explanation:
        """Where a total comes from that is neither a sum nor by a rule of its own."""
        return explainer.recomputed(spot, label, spot.source.formula)
