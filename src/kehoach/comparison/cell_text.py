"""The texts of one plan as the document prints them or as they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.plan.cell_values import Absence, Gap, Quoted
from kehoach.plan.goal import Goal

if TYPE_CHECKING:
    from kehoach.plan.prose import Segment
    from kehoach.plan.table import Cell
    from kehoach.tables.computed import ComputedPlan


def printed(segments: tuple[Segment, ...], computed: ComputedPlan) -> str:
    """A line as the document prints it; a table placed in it is shown by its id."""
    return "".join(s if isinstance(s, str) else computed.printed.get(s, f"$({s.text})") for s in segments)


def words_of(cell: Cell | Gap) -> str:
    """A cell that is not a figure, as it is typed."""
    match cell:
        case str():
            return " ".join(cell.split())
        case tuple():
            return "; ".join(cell)
        case Goal() | Quoted():
            return cell.text
        case Absence.BLANK | Absence.FAULTY:
            return ""
        case Absence():
            return str(cell.value)
        case Gap(reason=reason):
            return f"{Absence.TO_BE_SUPPLIED.value} ({reason})" if reason else Absence.TO_BE_SUPPLIED.value
        case _:
            return ""
