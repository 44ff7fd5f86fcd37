"""Computing one column of one table, with its total and findings: one module per kind of column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kehoach.tables.columns.count import CountComputation
from kehoach.tables.columns.lookup import LookupComputation
from kehoach.tables.columns.opening import OpeningComputation
from kehoach.tables.columns.row_rules import ROW_WISE, row_rule
from kehoach.tables.columns.running import RunningComputation
from kehoach.tables.columns.share import ShareComputation
from kehoach.tables.columns.split import SplitComputation
from kehoach.tables.columns.text import TextComputation
from kehoach.tables.columns.totals import with_late_total
from kehoach.tables.columns.typed import TypedComputation
from kehoach.tables.columns.unreadable import UnreadableComputation
from kehoach.tables.columns.verdict import VerdictComputation
from kehoach.tables.columns.work import ColumnWork

if TYPE_CHECKING:
    from kehoach.plan.columns.source import ColumnSource
    from kehoach.plan.table import Column, Table
    from kehoach.tables.columns.computation import Computation
    from kehoach.tables.columns.workplace import Workplace
    from kehoach.tables.results import ComputedColumn

COMPUTATIONS: Final[tuple[Computation[Any], ...]] = (
    TypedComputation(), *ROW_WISE, LookupComputation(), CountComputation(), ShareComputation(), OpeningComputation(),
    TextComputation(), RunningComputation(), SplitComputation(), VerdictComputation(), UnreadableComputation(),
)  # fmt: skip
"""The computation of every kind in ``plan.columns.KINDS``."""
_BY_RECORD: Final = {one.record: one for one in COMPUTATIONS}


def computation_of(source: ColumnSource) -> Computation[Any]:
    """How columns with such a source are computed and explained."""
    return _BY_RECORD[type(source)]


def compute_column(place: Workplace, table: Table, column: Column) -> ComputedColumn:
    """Compute one column with its total; mistakes in it are findings."""
    return computation_of(column.source).compute(ColumnWork(place, table, column))


def compute_total(place: Workplace, table: Table, column: Column, computed: ComputedColumn) -> ComputedColumn:
    """The column with the total that depends on the totals of other columns."""
    work = ColumnWork(place, table, column)
    return work.with_blanks(with_late_total(work, computed, row_rule))
