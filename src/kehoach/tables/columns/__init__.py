"""Working out one column of one table, a module to a kind of column; its total; what is odd about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.spec.model import (
    Carried,
    Composed,
    Drawn,
    Formula,
    Given,
    Grown,
    Growth,
    Judged,
    Rate,
    Running,
    Share,
    Split,
    Unreadable,
)
from kehoach.tables.columns.carried import carried, needed_from_outside
from kehoach.tables.columns.drawn import drawn
from kehoach.tables.columns.inputs import asked_by
from kehoach.tables.columns.rowwise import rowwise
from kehoach.tables.columns.running import running
from kehoach.tables.columns.shares import share
from kehoach.tables.columns.splitting import split
from kehoach.tables.columns.totals import is_late, late_rule, with_late_total
from kehoach.tables.columns.typed import typed
from kehoach.tables.columns.work import ColumnWork

if TYPE_CHECKING:
    from kehoach.spec.model import Column, Table
    from kehoach.tables.computed import ComputedColumn
    from kehoach.tables.engine import Engine

__all__ = ["asked_by", "is_late", "late_rule", "needed_from_outside", "work_out", "work_out_total"]


def work_out(engine: Engine, table: Table, column: Column) -> ComputedColumn:
    """One column with its total; what is odd about it is written down."""
    work = ColumnWork(engine, table, column)
    match column.source:
        case Given():
            return typed(work)
        case Formula() | Rate() | Growth() | Grown() as source:
            return rowwise(work, source)
        case Share() as source:
            return share(work, source)
        case Carried() as source:
            return carried(work, source)
        case Running() as source:
            return running(work, source)
        case Split() as source:
            return split(work, source)
        case Drawn() as source:
            return drawn(work, source)
        case Composed() | Judged() | Unreadable():
            return work.faulty()


def work_out_total(engine: Engine, table: Table, column: Column, computed: ComputedColumn) -> ComputedColumn:
    """The column with the total that had to wait for the totals of other columns."""
    return with_late_total(ColumnWork(engine, table, column), computed)
