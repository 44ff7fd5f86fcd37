"""How a table is set: on which page, in which size of type, in columns of which widths, and whether in one piece."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kehoach.ooxml.column_widths import ColumnTexts, MeasuredColumns, measure_columns
from kehoach.ooxml.measure import line_height, longest_word_width, text_width
from kehoach.word.cell_patterns import INDENT_STEP
from kehoach.word.model_table import pieces, spanned_by_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kehoach.ooxml.measure import Font
    from kehoach.view.records import Orientation, RowKind, TableRow, TableView
    from kehoach.word.model_table import ModelTable
    from kehoach.word.sections import Sections

BORDER_ROOM: Final = 6
"""Twips beside each cell margin that the border takes; without them a figure that just fits would break."""

ROW_ROOM: Final = 90
"""Twips that the margins and the border of a row take above and below its text: of the packs' own templates, which is
near enough to judge by how much of a page a table takes.
"""

FEW_ROWS: Final = 10
"""A table of fewer rows stays in one piece where that is cheap, and takes smaller type before it turns the page."""

SIZE_BEFORE_TURN: Final = 11
"""Points: the smallest type that a table of few rows takes so as not to turn its page."""

SIZE_FOR_NAMES: Final = 12
"""Points: the smallest type that a table takes so as to break no name."""

LEAST_SIZE: Final = 10
"""Points: the smallest type a table too wide for any page is set in. The decree leaves the type of tables free."""

TALL_ROW: Final = 5
"""Lines: where a row of a table is this high, and lower by a third on a wider page that costs nothing, it is turned."""

WHOLE_PART: Final = 3
"""A table stays in one piece where it takes no more than this part of its page: that is the most it may leave empty."""


_TWIPS_OF_127_MM: Final = 7200


class Setting(Struct, frozen=True):
    """How one table is set."""

    page: Orientation
    model: ModelTable
    widths: tuple[int, ...]
    is_whole: bool
    """Whether no page break may part it."""
    excess: int = 0
    """By how many twips it is too wide even so."""
    narrow: tuple[tuple[int, int], ...] = ()
    """The columns that their own width makes narrower than a word, with the twips that they lack."""

    def print(self, table: TableView, out: list[str | bytes]) -> None:
        """Print the table so."""
        self.model.print(table, self.widths, is_whole=self.is_whole, out=out)


def set_table(
    table: TableView,
    model: ModelTable,
    sections: Sections,
    base: Orientation,
    *,
    turns_freely: bool,
    is_alone: bool = False,
) -> Setting:
    """Set a table among text on ``base``: the first way of those tried that it fits, or else the last.

    Then, where names would be broken, it is set a little smaller if that keeps them whole. A page turned costs the text
    around it two page breaks, so a table of few rows takes smaller type first; where all pages of a section are the
    table's own (``turns_freely``), turning costs nothing; where it ``is_alone`` on them, it may also turn to be lower.
    """
    pages = sections.tries(table.page, base)
    rooms = {page: model.width * sections.width(page) // sections.width(sections.own) for page in pages}
    keeps_page = len(table.rows) < FEW_ROWS and not turns_freely
    ways = _ways(model, pages, shrinks_first=keeps_page)
    enough = max(rooms.values())
    in_own_size = _measured(table, model, enough)
    for page, way in ways:
        room = rooms[page]
        measured = (in_own_size if way is model else _measured(table, way, enough)).with_fixed(_fixed(table, room))
        if measured.least_width <= room:
            break
    wider = pages[-1]
    if turns_freely and is_alone and page != wider and way is model and _is_better_wide(measured, room, rooms[wider]):
        page, room = wider, rooms[wider]
    if measured.least_width <= room < measured.whole_width:
        fixed = _fixed(table, room)
        smaller = ((other, _measured(table, other, enough).with_fixed(fixed)) for other in way.smaller(SIZE_FOR_NAMES))
        way, measured = next((found for found in smaller if found[1].whole_width <= room), (way, measured))
    widths = measured.shared(room)
    is_whole = len(table.rows) < FEW_ROWS and _height(table, measured, widths) * WHOLE_PART <= sections.height(page)
    return Setting(page, way, widths, is_whole, max(measured.least_width - room, 0), measured.narrow)


def _fixed(table: TableView, room: int) -> dict[int, int]:
    """The columns with a width of their own, in twips."""
    found = {
        at: column.millimetres * _TWIPS_OF_127_MM // 127 or room * column.per_cent // 100
        for at, column in enumerate(table.columns)
    }
    return {at: width for at, width in found.items() if width}


def _is_better_wide(measured: MeasuredColumns, room: int, wide: int) -> bool:
    """Whether columns are so narrow that their texts are tall, and a wider page would make the rows much lower."""
    if sum(measured.lines) <= room:
        return False
    tall, low = (measured.sampled_lines(measured.shared(width)) for width in (room, wide))
    return max(tall) >= TALL_ROW and sum(low) * 3 <= sum(tall) * 2


def _ways(
    model: ModelTable, pages: Sequence[Orientation], *, shrinks_first: bool
) -> Iterator[tuple[Orientation, ModelTable]]:
    """The pages and sizes to try, in order; the last is the one with most room for the smallest type."""
    *first, last = pages
    for page in first:
        yield page, model
        if shrinks_first:
            yield from ((page, smaller) for smaller in model.smaller(SIZE_BEFORE_TURN))
    yield last, model
    yield from ((last, smaller) for smaller in model.smaller(LEAST_SIZE))


def _measured(table: TableView, model: ModelTable, enough: int) -> MeasuredColumns:
    filled = [row for row in table.rows if not row.is_across]
    texts = [_own_texts(row, table) for row in filled]
    columns = list(zip(*texts, strict=True)) or [()] * len(table.columns)
    labels = _own_labels(table)
    numbers = model.cells["numbers"].font
    measured = []
    indents = tuple(row.level * INDENT_STEP for row in filled) if any(row.level for row in filled) else ()
    for at, (column, cells) in enumerate(zip(table.columns, columns, strict=True)):
        label, above = labels.get(at, ("", 0))
        formula = table.numbers[at] if table.numbers else ""
        measured.append(
            ColumnTexts(
                label,
                cells,
                column.align != "text",
                column.is_whole,
                above,
                longest_word_width(" ".join(pieces(formula)), numbers),
                text_width(formula, numbers),
                indents if at == table.name_column else (),
            )
        )
    return measure_columns(
        measured,
        _fonts(filled, model),
        model.cells["head"].font,
        model.cell_margin + BORDER_ROOM,
        enough,
    )


def _own_labels(table: TableView) -> dict[int, tuple[str, int]]:
    """By column what its own header cells say, one below the other, and how many header rows are above them."""
    labels: dict[int, tuple[str, int]] = {}
    for above, row in enumerate(table.header):
        for cell in row:
            if cell.columns == 1:
                text, first = labels.get(cell.column, ("", above))
                labels[cell.column] = (f"{text}\n{cell.text}".strip("\n"), first)
    return labels


def _fonts(rows: Iterable[TableRow], model: ModelTable) -> list[Font]:
    """What each row is measured in: in bold, which is wider, where a text has bold words."""

    @functools.cache
    def font_of(look: RowKind, has_bold: bool) -> Font:
        font = model.cells[f"{look}_text"].font
        return replace(font, bold=True) if has_bold else font

    return [font_of(row.look, row.has_bold) for row in rows]


def _own_texts(row: TableRow, table: TableView) -> Sequence[str]:
    """The texts of a row's cells, without those that share their room with other cells."""
    if row.kind == "body" and not row.continued:
        return row.cells  # nearly every row of a long table
    spanned = spanned_by_title(row, table)
    if not (row.continued or spanned):
        return row.cells
    shared = row.continued if spanned is None else {*row.continued, spanned.start}
    return ["" if at in shared else text for at, text in enumerate(row.cells)]


def _height(table: TableView, measured: MeasuredColumns, widths: Sequence[int]) -> int:
    """About how high a table is, in twips; a cell that several rows or columns share counts as one line."""
    rows = measured.heights(widths)
    groups = len(table.rows) + 1 - len(rows)
    extra = (groups + bool(table.numbers)) * line_height(measured.header)
    return sum(rows) + extra + ROW_ROOM * (len(table.rows) + len(table.header))
