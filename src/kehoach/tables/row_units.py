"""What the figures of each row are counted in, where the rows say it and the columns do not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kehoach.plan.cell_values import Absence
from kehoach.plan.units import conversion
from kehoach.tables.tree import parts_by_parent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kehoach.numbers import Exact
    from kehoach.plan.table import Table
    from kehoach.tables.values import Value


@dataclass(frozen=True, slots=True)
class RowUnits:
    """The unit of each row and of the total, by what the rows say (``@unit``, a column of units).

    A group that says none has that of the rows that make it up: of the first, where they are in several scales of one
    measure. The total is in the unit above the table where that is of their measure. Empty: nobody says.
    """

    rows: tuple[str, ...] = ()
    total: str = ""
    factors: Mapping[int, Exact] = field(default_factory=dict, hash=False)
    """What the figure of a row is multiplied by in the sum that it goes into; 1 is left out."""

    def __bool__(self) -> bool:
        """Whether any row says its unit."""
        return bool(self.rows)

    def of(self, row: int | None) -> str:
        """The unit of a row, or of the total; empty where nobody says."""
        if row is None or row < 0:
            return self.total
        return self.rows[row] if self.rows else ""

    def distinct(self) -> tuple[str, ...]:
        """Every unit there is, the total's among them; one empty unit where no row says any."""
        return tuple(dict.fromkeys((*self.rows, self.total)))

    def unlike(self, indices: Iterable[int], values: Sequence[Value]) -> tuple[str, str] | None:
        """Two units of unlike measures among rows that have a figure; ``None`` where their figures can be summed."""
        first = ""
        for index in indices if self.rows else ():
            unit = "" if isinstance(values[index], Absence) else self.rows[index]
            if conversion(unit, first) is None:
                return first, unit
            first = first or unit
        return None


NO_UNITS: Final = RowUnits()


def row_units(table: Table) -> RowUnits:
    """The units of a table's rows."""
    if not any(row.about.unit for row in table.rows):
        return NO_UNITS
    units = [row.about.unit for row in table.rows]
    parts = parts_by_parent(table.rows)
    for parent in sorted(parts, reverse=True):
        if parent >= 0 and not units[parent]:
            units[parent] = _common([units[part] for part in parts[parent]])
    total = _common([table.layout.unit, *(units[part] for part in parts.get(-1, ()))])
    total = total or _common([units[part] for part in parts.get(-1, ())])
    wholes = {index: units[row.parent] if row.parent >= 0 else total for index, row in enumerate(table.rows)}
    factors = {index: conversion(units[index], whole) for index, whole in wholes.items()}
    return RowUnits(
        tuple(units), total, {index: factor for index, factor in factors.items() if factor not in (None, 1)}
    )


def _common(units: Sequence[str]) -> str:
    """The unit of figures that are summed: the first that is said; empty where one of the others is unlike it."""
    said = [unit for unit in units if unit]
    return said[0] if said and all(conversion(unit, said[0]) is not None for unit in said) else ""
