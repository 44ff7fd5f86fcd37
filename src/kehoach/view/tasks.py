"""The details of a task as the line printed below its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.plan.cell_values import Absence
from kehoach.plan.keys import BUDGET, TASKS
from kehoach.view import wording
from kehoach.view.table import column_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.plan.prose import Segment
    from kehoach.tables.computed import ComputedPlan

_SAID = (("lead", "Chủ trì"), ("with", "phối hợp"), ("when", "thời gian"), ("output", "sản phẩm"))


def task_lines(computed: ComputedPlan, text: Callable[[tuple[Segment, ...]], str]) -> dict[str, str]:
    """The lines by the id of the task: "- Chủ trì: …; phối hợp: …; kinh phí: 1.500 triệu đồng.".

    A task without details has none.
    """
    if TASKS not in computed.tables:
        return {}
    texts = column_texts(computed, TASKS, text)
    lines = {}
    for at, row in enumerate(computed.tables[TASKS].rows):
        said = [(label, texts[column][at]) for column, label in _SAID if column in texts]
        said.append(("kinh phí", _money(computed, texts, at, text)))
        if line := "; ".join(f"{label}: {words}" for label, words in said if words):
            lines[row.id] = f"- {line[:1].upper()}{line[1:]}."
    return lines


def _money(
    computed: ComputedPlan, texts: dict[str, list[str]], at: int, text: Callable[[tuple[Segment, ...]], str]
) -> str:
    """The budget with its unit and, in brackets, its parts; empty for a task without money."""
    table = computed.tables[TASKS]
    if BUDGET not in texts or texts[BUDGET][at] in ("", "-"):
        return ""
    is_figure = not isinstance(table.columns[BUDGET].values[at], Absence)
    whole = f"{texts[BUDGET][at]} {computed.plan.money}" if is_figure else texts[BUDGET][at]
    parts = [
        f"{wording.within_a_sentence(text((label,)))}: {texts[column.id][at]}"
        for column in table.table.columns
        if column.id.startswith(f"{BUDGET}_")
        and isinstance(label := column.label[0], str)
        and texts[column.id][at] not in ("", "-")
    ]
    return f"{whole} ({'; '.join(parts)})" if parts else whole
