"""The number of years over which something grows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan.address import Address
from kehoach.plan.cell_values import Absence
from kehoach.tables.values import show_full

if TYPE_CHECKING:
    from kehoach.plan.columns.formula import Formula
    from kehoach.tables.columns.work import ColumnWork

_MOST_YEARS: Final = 100


def years_of(work: ColumnWork, over: Formula | None) -> int | Absence:
    """The number of years; 1 without ``over``. Anything but a whole number above zero is a finding."""
    if over is None:
        return 1
    engine, address = work.engine, Address(work.table.id, column=work.column.id).text
    value = engine.value(over.expression, engine.bind_outside(over.place), over.place, address)
    if isinstance(value, Absence):
        return value
    if isinstance(value, int) and 1 <= value <= _MOST_YEARS:
        return value
    engine.findings.add(
        rules.BAD_SPAN, over.place, column=Verbatim(work.column.id), years=Verbatim(show_full(value)), limit=_MOST_YEARS
    )
    return Absence.FAULTY
