"""Columns of figures or dates most of whose cells cannot be read: one finding per column, or per swapped pair."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import Findings
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.diagnostics.repeated import is_most
from kehoach.plan.columns.source import ColumnKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.reading.row_reader import CellFinding, GridRowReader

_KINDS: Final = (ColumnKind.NUMBER, ColumnKind.DATE)


def report_cells(reader: GridRowReader, findings: Findings) -> frozenset[int]:
    """Pass on what was found in the cells of a grid, and give the columns that were misread as a whole.

    Where most cells of a column have the same error, one finding at the first says so. Two such columns each of which
    could read the cells of the other have their names swapped: one finding at the first name.
    """
    misread = {column: found for column in range(len(reader.columns)) if (found := _misread(reader, column))}
    swapped = _swapped(reader, misread)
    for first, second in swapped:
        names = {"first": Verbatim(reader.columns[first].id), "second": Verbatim(reader.columns[second].id)}
        findings.add(rules.SWAPPED_COLUMNS, reader.header_place(min(first, second, key=reader.place_in_row)), **names)
    for column in misread.keys() - set(itertools.chain(*swapped)):
        _report_column(reader, column, misread[column], findings)
    findings.extend(found.finding for found in reader.cell_findings if found.column not in misread)
    return frozenset(misread)


def _misread(reader: GridRowReader, column: int) -> list[CellFinding]:
    """The errors that most cells of a column have in common; none where most can be read."""
    if reader.columns[column].kind not in _KINDS:
        return []
    errors = [found for found in reader.cell_findings if found.column == column and found.is_error]
    usual = Counter(found.finding.rule for found in errors).most_common(1)
    if not usual or not is_most(usual[0][1], reader.figures_typed(column)):
        return []
    return [found for found in errors if found.finding.rule is usual[0][0]]


def _swapped(reader: GridRowReader, misread: dict[int, list[CellFinding]]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    for one, other in itertools.combinations(misread, 2):
        is_free = not {one, other} & set(itertools.chain(*pairs))
        if is_free and _reads(reader, one, misread[other]) and _reads(reader, other, misread[one]):
            pairs.append((one, other))
    return pairs


def _reads(reader: GridRowReader, column: int, cells: Sequence[CellFinding]) -> bool:
    return all(reader.can_read(column, cell.text) for cell in cells)


def _report_column(reader: GridRowReader, column: int, errors: Sequence[CellFinding], findings: Findings) -> None:
    first = errors[0].finding
    findings.add(
        rules.MISREAD_COLUMN,
        first.place,
        column=Verbatim(reader.columns[column].id),
        count=len(errors),
        cells=reader.figures_typed(column),
        problem=Bilingual(first.message_in("vi"), first.message_in("en")),
        cure=Bilingual(first.hint_in("vi"), first.hint_in("en")),
    )
