"""What is typed under the table of a sheet: who signed it, or a row that the range of its cells leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan.row_names import is_total, total_name
from kehoach.source.sheet_head import is_figure

if TYPE_CHECKING:
    from kehoach.diagnostics import Findings
    from kehoach.source.cell_table import CellTable, FileRows, TextCell

_NONE: Final = ("-", "–")
"""What stands for a figure that there is none of."""
_SHOWN: Final = 3
"""So many cells of a row that is not read are shown."""


def without_signatures(table: CellTable, *, ends: bool) -> CellTable:
    """The table without the rows that have no figure below its total row and an empty one.

    In a workbook whose range has no last row (else it ``ends``), one of the two above them is enough, where they have
    words in a column of figures: a row of the table that is not filled in yet has none there.
    """
    rows = table.rows
    last = next((at for at in reversed(range(len(rows))) if any(map(_is_figure, rows[at]))), 0)
    if last + 1 >= len(rows):
        return table
    figures = _columns_of_figures(rows[1 : last + 1])
    below = range(last + 1, len(rows))
    worded = max((at for at in below if any(_is_worded(rows[at][c]) for c in figures if c < len(rows[at]))), default=0)
    for at in below:
        above, here = rows[at - 1], rows[at]
        is_under_total = names_total(above)
        is_apart = here[0].place.line > above[0].place.line + 1
        is_signed = not (ends or table.separator) and worded >= at
        if (is_under_total and is_apart) or ((is_under_total or is_apart) and is_signed):
            return table._replace(rows=rows[:at])
    return table


def names_total(row: tuple[TextCell, ...]) -> bool:
    """Whether a row of a sheet has the name of a total in some cell."""
    return any(is_total(cell.text) for cell in row)


def report_row_below(rows: FileRows, findings: Findings, total: str = "") -> None:
    """Warn of a row right under a range that looks like one of its table: it has more than a note.

    A total is one only where the table calls its ``total`` so, since outside the range it is not compared.
    """
    names = [cell.text for cell in rows.below]
    is_of_table = total_name(total) in map(total_name, names) if total else not names_total(rows.below)
    if len(rows.below) > 1 and is_of_table:
        row = " | ".join(cell.text for cell in rows.below[:_SHOWN])
        down = rows.range.replace("$", "").rstrip("0123456789")
        place, text = rows.below[0].place, Verbatim(rows.range)
        findings.add(rules.ROW_BELOW_RANGE, place, text=Verbatim(row), range=text, down=Verbatim(down))


def _is_figure(cell: TextCell) -> bool:
    return is_figure(cell) or cell.text in _NONE


def _is_worded(cell: TextCell) -> bool:
    """Whether a cell has more than one word: a single one may stand for a figure."""
    return sum(any(map(str.isalpha, word)) for word in cell.text.split()) > 1


def _columns_of_figures(rows: tuple[tuple[TextCell, ...], ...]) -> list[int]:
    """The columns in which most of the filled cells are figures."""
    balance: dict[int, int] = {}
    for row in rows:
        for at, cell in enumerate(row):
            if cell.text:
                balance[at] = balance.get(at, 0) + (1 if _is_figure(cell) else -1)
    return [at for at, more in balance.items() if more > 0]
