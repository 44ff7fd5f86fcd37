"""What a printed row has besides its texts: bold words, and the colours of its verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.plan.emphasis import BOLD
from kehoach.view import wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.plan.model import VerdictFill
    from kehoach.tables.results import Judgement
    from kehoach.view.records import TableRow


def has_bold(row: TableRow) -> bool:
    """Whether a text of a row has bold words."""
    return any(BOLD[0] in text for text in row.cells)


def fills_of(
    row: TableRow, rows: Sequence[int], judged: Sequence[tuple[int, Sequence[Judgement]]], fill: VerdictFill
) -> tuple[tuple[int, str], ...]:
    """The colours of a row's verdicts, by printed column; none where the rows that are printed as one differ in them.

    Args:
        row: the printed row.
        rows: the indices of the rows of the plan in it.
        judged: by printed column, the verdicts of the rows of the plan.
        fill: the colours.
    """
    if row.is_across or not rows or rows[0] < 0:
        return ()
    found = ((at, {wording.verdict_fill(verdicts[index], fill) for index in rows}) for at, verdicts in judged)
    return tuple((at, colours.pop()) for at, colours in found if len(colours) == 1 and colours != {""})
