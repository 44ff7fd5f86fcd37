"""What ``serves`` names: a target of the plan, or one row of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kehoach.plan.address import Address
from kehoach.plan.row_names import row_named

if TYPE_CHECKING:
    from kehoach.plan.prose import Segment
    from kehoach.tables.computed import ComputedPlan


class Target(NamedTuple):
    """A figure or table under ``targets``, or one row of such a table."""

    id: str
    row: int | None = None


def find_target(computed: ComputedPlan, name: str) -> Target | None:
    """The target named ``giam_ngheo`` or ``giam_ngheo[Khu phố 9]``; ``None`` if there is none."""
    try:
        address = Address.parse(name)
    except ValueError:
        return None
    if address.name not in computed.plan.targets or address.column or address.is_total:
        return None
    if not address.row:
        return Target(address.name)
    table = computed.tables.get(address.name)
    row = row_named(table.row_index, address.row) if table else None
    return None if row is None else Target(address.name, row)


def called(computed: ComputedPlan, target: Target) -> tuple[Segment, ...]:
    """The printed name of a target: a figure's label, a table's title, a row's name."""
    if target.id in computed.plan.figures:
        return computed.plan.figures[target.id].label
    table = computed.tables[target.id]
    if target.row is not None:
        return (table.rows[target.row].name,)
    return table.table.layout.title or (target.id,)
