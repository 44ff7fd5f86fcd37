"""The results of the single figures that have a goal: the table that a report prints for ``$(targets)``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.plan.goal import Goal
from kehoach.plan.outline import reported_figures
from kehoach.plan.placeholders import printed
from kehoach.tables.goals import judgement_of
from kehoach.tables.values import show
from kehoach.view import wording
from kehoach.view.records import HeaderCell, TableColumn, TableRow, TableView

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.plan.prose import Segment
    from kehoach.tables.computed import ComputedPlan

_HEADER: Final = ("TT", "Chỉ tiêu", "Đơn vị tính", "Chỉ tiêu giao", "Kết quả thực hiện", "Đánh giá")
_COLUMNS: Final = ("center", "text", "center", "center", "number", "text")


def view_results(computed: ComputedPlan, text: Callable[[tuple[Segment, ...]], str]) -> TableView:
    """One row per reported figure, in the order of the plan: its goal, the actual figure, and whether the goal is
    met.
    """
    rows: list[TableRow] = []
    for figure in reported_figures(computed.plan):
        found, actual = judgement_of(computed, figure.id), computed.figures.get(figure.aspect("actual"))
        if found is None or actual is None or not isinstance(figure.goal, Goal):
            continue
        reached = show(actual.worth, actual.display)
        label = printed(text(figure.label))
        cells = (f"{len(rows) + 1}", label, found.unit, figure.goal.text, reached, wording.verdict(found))
        fill = wording.verdict_fill(found, computed.plan.verdict_fill)
        rows.append(TableRow("body", cells, fills=((len(cells) - 1, fill),) if fill else ()))
    return TableView(
        columns=tuple(TableColumn(align) for align in _COLUMNS),
        header=(tuple(HeaderCell(label, at) for at, label in enumerate(_HEADER)),),
        rows=tuple(rows),
    )
