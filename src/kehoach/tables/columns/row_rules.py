"""The rule of any column that is computed row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kehoach.tables.columns.compound import CompoundComputation
from kehoach.tables.columns.formula import FormulaComputation
from kehoach.tables.columns.growth import GrowthComputation
from kehoach.tables.columns.rate import RateComputation

if TYPE_CHECKING:
    from kehoach.tables.columns.row_wise import RowWiseComputation
    from kehoach.tables.columns.work import ColumnWork, Take
    from kehoach.tables.evaluation import Cells

ROW_WISE: Final[tuple[RowWiseComputation[Any], ...]] = (
    FormulaComputation(), RateComputation(), GrowthComputation(), CompoundComputation(),
)  # fmt: skip
_BY_RECORD: Final = {one.record: one for one in ROW_WISE}


def row_rule(work: ColumnWork, take: Take) -> Cells:
    """The cells of a column's rule, over what ``take`` takes from the columns that it names."""
    return _BY_RECORD[type(work.column.source)].rule(work, take)
