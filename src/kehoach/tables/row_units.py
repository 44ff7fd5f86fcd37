"""The units of rows, in tables where rows rather than columns have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.plan.cell_values import Absence
from kehoach.plan.units import conversion
from kehoach.tables.tree import parts_by_parent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kehoach.numbers import Exact
    from kehoach.plan.table import Table
    from kehoach.tables.values import Value


class RowUnits(Struct, frozen=True):
    """The unit of each row and of the total (``@unit``, or a column of units).

    A group without one has that of its rows: of the first, if they are in several scales of one measure. The total has
    the unit above the table if that is of their measure. Empty if no row has a unit.
    """

    rows: tuple[str, ...] = ()
    total: str = ""
    factors: Mapping[int, Exact] = {}
    """By row: the factor of its figure when it is summed; 1 is left out."""

    def __bool__(self) -> bool:
        """Whether any row has a unit."""
        return bool(self.rows)

    def of(self, row: int | None) -> str:
        """The unit of a row, or of the total; empty if it has none."""
        if row is None or row < 0:
            return self.total
        return self.rows[row] if self.rows else ""

    def distinct(self) -> tuple[str, ...]:
        """Each unit that occurs, including the total's; a single empty one if no row has any."""
        return tuple(dict.fromkeys((*self.rows, self.total)))

    def unlike(self, indices: Iterable[int], values: Sequence[Value]) -> tuple[str, str] | None:
        """Two units of unlike measures among rows that have a figure; ``None`` if they can be summed."""
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
    """The unit of a sum: the first that is given; empty if another is unlike it."""
    said = [unit for unit in units if unit]
    return said[0] if said and all(conversion(unit, said[0]) is not None for unit in said) else ""
