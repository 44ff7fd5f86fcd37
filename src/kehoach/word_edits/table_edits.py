"""Cells, rows, columns and tables that somebody changed → edits of the grid, or why nothing is brought in."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.errors import AddressError
from kehoach.plan.address import Address
from kehoach.plan.columns.source import ColumnKind
from kehoach.plan.outline import TextKind
from kehoach.tables.results import TOTAL
from kehoach.view.origin import KINDS
from kehoach.word_edits.page_text import plain
from kehoach.word_edits.paragraph_edits import ELSEWHERE, OF_TEMPLATE
from kehoach.word_edits.retyping import retyped_lines, spots_of
from kehoach.word_edits.text_proposals import line_proposals
from kehoach.word_edits.typed_cells import PUT_TOGETHER, SEVERAL_LINES, CellTyper, Untypable, is_computed
from kehoach.word_edits.typed_rows import RowTyper
from kehoach.word_edits.word_changes import EditClass, EditProposal, Fate, Whereabouts, WordChange

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kehoach.diagnostics import Place
    from kehoach.plan.prose import Segment
    from kehoach.plan.table import Column, Table
    from kehoach.view.table import RowInPrint
    from kehoach.word_edits.page_differences import CellDifference, RowDifference, TableDifference
    from kehoach.word_edits.plan_file import PlanFile
    from kehoach.word_edits.printed_items import TableInPrint

CELL: Final = Bilingual("ô của bảng", "cell of a table")
ROW: Final = Bilingual("hàng của bảng", "row of a table")
COLUMN: Final = Bilingual("cột của bảng", "column of a table")
TABLE: Final = Bilingual("bảng", "table")
COMPUTED: Final = Bilingual("ô này được tính, không gõ", "this cell is computed, and not typed")
NOT_BROUGHT: Final = Bilingual(
    "thêm hoặc bỏ cả bảng, cả cột thì sửa trong tệp kế hoạch", "a whole table or column is added or removed in the plan"
)
ROW_NUMBER: Final = Bilingual("số thứ tự do kehoach đặt", "row numbers are set by kehoach")


def shown_columns(file: PlanFile, printed: TableInPrint) -> dict[int, Column]:
    """The columns of a table by their printed index, without that of row numbers."""
    if printed.table is None:
        return {}
    shown = [column for column in printed.table.columns if file.audience in column.shown_in]
    shift = 1 if printed.table.layout.numbering else 0
    return {at + shift: column for at, column in enumerate(shown)}


def whereabouts(file: PlanFile, printed: TableInPrint | None, what: Bilingual, row: int, column: int) -> Whereabouts:
    """A cell or row in the words of the document."""
    if printed is None:
        return Whereabouts(what)
    table = printed.table
    title = plain(file.writer.text(table.layout.title)) if table and table.layout.title else ""
    columns = shown_columns(file, printed)
    label = plain(file.writer.text(columns[column].label)) if column in columns else ""
    cells = printed.view.rows[row].cells if 0 <= row < len(printed.view.rows) else ()
    name = plain(cells[min(printed.view.name_column, len(cells) - 1)]) if cells else ""
    return Whereabouts(what, title or (table.id if table else ""), name, label)


def cell_proposal(file: PlanFile, found: CellDifference) -> EditProposal:
    """What can be done about a cell that differs."""
    where = whereabouts(file, found.table, CELL, found.row, found.column)
    told = WordChange(EditClass.WORDING, Fate.LEFT, where, found.before, found.after)
    table = found.table.table
    if table is None:
        return EditProposal(replace(told, why=OF_TEMPLATE))
    if found.row < 0:
        return _header_proposal(file, found, table, told)
    printed = found.table.rows[found.row]
    if not printed.at:
        return _closing_proposal(file, found, table, told)
    column = shown_columns(file, found.table).get(found.column)
    if column is None and printed.row.kind == "group":
        column = table.columns[0]
    if column is None:
        return EditProposal(replace(told, why=ROW_NUMBER))
    return _body_proposal(file, found, table, column, told)


def _typer(file: PlanFile) -> CellTyper:
    return CellTyper(file.computed, file.source, file.texts, file.writer)


def _body_proposal(
    file: PlanFile, found: CellDifference, table: Table, column: Column, told: WordChange
) -> EditProposal:
    at = found.table.rows[found.row].at
    befores, afters = found.before.split("\n"), found.after.split("\n")
    if len(at) == 1:
        befores, afters = [plain(found.before)], [plain(found.after)]
    if len(afters) != len(at) or len(befores) != len(at):
        return EditProposal(replace(told, why=SEVERAL_LINES))
    edits = []
    kind, why, address, place = EditClass.INPUT, None, "", None
    below = _merged_with(found.table.rows, found.row, found.column)
    at, befores, afters = (*at, *below), befores + befores[:1] * len(below), afters + afters[:1] * len(below)
    for row, before, after in zip(at, befores, afters, strict=True):
        if before == after:
            continue
        if is_computed(file.computed, table, row, column):
            return _computed_cell(file, table, row, column, told, after)
        made = _typer(file).edit(table, row, column, before, after)
        index = next(i for i, one in enumerate(table.columns) if one is column)
        address = str(file.computed.tables[table.id].address(row, column.id)) if index else ""
        place = table.rows[row].places[index]
        kind = EditClass.INPUT if index else EditClass.WORDING
        if isinstance(made, Untypable):
            why = made.why
        else:
            edits.append(made)
    change = replace(told, kind=kind, address=address, place=place, why=why)
    return EditProposal(change, edits=tuple(edits))


def _merged_with(rows: Sequence[RowInPrint], row: int, column: int) -> tuple[int, ...]:
    """The rows of the table whose cells in a column are printed as one with that of a printed row."""
    below = itertools.takewhile(lambda one: column in one.row.continued, rows[row + 1 :])
    return tuple(at for one in below for at in one.at)


def _computed_cell(
    file: PlanFile, table: Table, row: int, column: Column, told: WordChange, after: str
) -> EditProposal:
    """A computed cell that was typed over: what it is computed from."""
    told = replace(told, kind=EditClass.COMPUTED, place=column.place, why=COMPUTED)
    if column.kind is not ColumnKind.NUMBER:
        return EditProposal(replace(told, why=PUT_TOGETHER) if column.source.paragraphs() else told)
    cell = file.computed.tables[table.id]
    address = str(Address.total(table.id, column.id) if row == TOTAL else cell.address(row, column.id))
    try:
        explained = file.computed.explain(address)
    except AddressError:
        return EditProposal(told)
    computed_by = Bilingual(explained.formula, explained.formula) if explained.formula else explained.how
    change = replace(told, address=address, place=explained.place, computed_by=computed_by)
    return EditProposal(change, wanted=after)


def _header_proposal(file: PlanFile, found: CellDifference, table: Table, told: WordChange) -> EditProposal:
    """The label of a column."""
    cells = found.table.view.header[found.header] if found.header < len(found.table.view.header) else ()
    cell = next((one for one in cells if one.column == found.column), None)
    column = shown_columns(file, found.table).get(found.column)
    where = Whereabouts(KINDS[TextKind.COLUMN], told.where.table, column=told.where.column)
    told = replace(told, where=where)
    if column is None or cell is None or cell.columns > 1 or column.label_place is None:
        return EditProposal(replace(told, why=OF_TEMPLATE))
    if plain(cell.text) != plain(file.writer.text(column.label)):
        return EditProposal(replace(told, why=OF_TEMPLATE))
    made = _typed_proposal(file, column.label, column.label_place, told)
    if not made.texts:
        return made
    named = RowTyper(_typer(file), table).renamed(plain(cell.text), plain(found.after))
    return replace(made, edits=(*made.edits, *named))


def _closing_proposal(file: PlanFile, found: CellDifference, table: Table, told: WordChange) -> EditProposal:
    """A row across the whole table."""
    number = sum(1 for row in found.table.rows[: found.row] if not row.at)
    line = table.layout.closing[number]
    return _typed_proposal(file, line.segments, line.place, told)


def _typed_proposal(file: PlanFile, segments: tuple[Segment, ...], place: Place, told: WordChange) -> EditProposal:
    """A text that is typed at a place, as it was edited."""
    typed = file.texts.at(place)
    if typed is None or not all(file.can_change(line.place) for line in typed.lines):
        return EditProposal(replace(told, why=ELSEWHERE))
    before, after = plain(told.before), plain(told.after)
    values = tuple(file.writer.text((s,)) for s in segments if not isinstance(s, str))
    made = retyped_lines(before, after, spots_of(before, typed.lines, values), typed.lines)
    texts = tuple(line_proposals(typed, made.changes))
    return EditProposal(replace(told, place=place, why=None if texts else COMPUTED), texts)


def row_typer(file: PlanFile, printed: TableInPrint) -> RowTyper | None:
    """What types the rows of a table; ``None`` for one that the plan does not define."""
    return RowTyper(_typer(file), printed.table) if printed.table else None


def row_proposal(file: PlanFile, found: RowDifference, typer: RowTyper | None, gone: Collection[int]) -> EditProposal:
    """What can be done about a row that was added or removed; ``gone`` are all rows of its table that were removed."""
    text = " | ".join(filter(None, (plain(one) for one in found.texts.values())))
    where = whereabouts(file, found.table, ROW, found.row, -1)
    before, after = (text, "") if found.row >= 0 else ("", text)
    told = WordChange(EditClass.STRUCTURE, Fate.LEFT, where, before, after)
    if typer is None:
        return EditProposal(replace(told, why=OF_TEMPLATE))
    if found.row >= 0:
        at = found.table.rows[found.row].at
        made = typer.removed(at, gone)
        place = typer.table.rows[at[0]].place if at and at[0] >= 0 else None
    else:
        made = typer.added(found.texts, shown_columns(file, found.table), found.above, found.below)
        place = typer.table.place
    change = replace(told, place=place)
    if isinstance(made, Untypable):
        return EditProposal(replace(change, why=made.why))
    return EditProposal(change, edits=made)


def table_proposal(file: PlanFile, found: TableDifference) -> EditProposal:
    """A whole table or column, which is only told."""
    what = COLUMN if found.column >= 0 or (found.table and not found.before) else TABLE
    where = whereabouts(file, found.table, what, -1, found.column)
    place = found.table.place if found.table else None
    change = WordChange(EditClass.STRUCTURE, Fate.LEFT, where, found.before, found.after, "", place, NOT_BROUGHT)
    return EditProposal(change)
