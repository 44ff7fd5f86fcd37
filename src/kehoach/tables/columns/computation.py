"""The interface of every kind of column: how it is computed, and how it is explained."""

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
    """How columns of one kind are computed and explained; the twin of its record in ``plan/columns``."""

    record: ClassVar[type[ColumnSource]]
    """The record of this kind."""

    def source(self, column: Column) -> S:
        """The source of a column of this kind."""
        assert isinstance(column.source, self.record)  # noqa: S101 - by COMPUTATIONS
        return column.source  # type: ignore[return-value]

    def needed_first(self, table: Table, column: Column) -> Iterable[SourceInput]:
        """The inputs that must be computed before a column of this kind."""
        return column.source.inputs()

    @abstractmethod
    def compute(self, work: ColumnWork) -> ComputedColumn:
        """The column with its total; mistakes in it are findings."""

    @abstractmethod
    def explain(self, explainer: Explainer, spot: FigureSpot, label: str) -> Explanation:
        """The explanation of a cell that is not composed of the rows under it."""

    def explain_total(self, explainer: Explainer, spot: FigureSpot, label: str) -> Explanation:
        """The explanation of a total that is neither a sum nor has a formula of its own."""
        return explainer.recomputed(spot, label, spot.source.formula)
