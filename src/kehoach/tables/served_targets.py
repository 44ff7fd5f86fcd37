"""What ``serves`` names: a target of the plan, or one row of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kehoach.plan.expression import ExpressionError, Reference, Step
from kehoach.plan.parsing import parse_formula
from kehoach.source.names import fold

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
        reference = parse_formula(name)
    except ExpressionError:
        return None
    if not isinstance(reference, Reference) or reference.name not in computed.plan.targets:
        return None
    match reference.steps:
        case ():
            return Target(reference.name)
        case (Step(is_row=True, name=row),) if reference.name in computed.tables:
            index = computed.tables[reference.name].row_index.get(fold(row))
            return None if index is None else Target(reference.name, index)
        case _:
            return None


def called(computed: ComputedPlan, target: Target) -> tuple[Segment, ...]:
    """The printed name of a target: a figure's label, a table's title, a row's name."""
    if target.id in computed.plan.figures:
        return computed.plan.figures[target.id].label
    table = computed.tables[target.id]
    if target.row is not None:
        return (table.rows[target.row].name,)
    return table.table.layout.title or (target.id,)
