"""Columns that a template repeats or leaves out, ``{%tc … %}``: the same in every row, the grid made to fit."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.docx_reading.table_grid import cells_of, filled_columns, rows_of
from kehoach.errors import OutputError
from kehoach.ooxml.lengths import twips
from kehoach.ooxml.xml import Element, w
from kehoach.patterns import regex
from kehoach.word.measures_of_templates import MOST_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kehoach.word.spots import Faults
    from kehoach.word.whole_tags import Tag

COLUMN: Final = "tc"
"""What a tag begins with whose cell vanishes."""
_FITS: Final = w("fits")
"""An attribute of a grid that is made to fit what is printed; Word knows none of this name, and none is left."""
_GRID: Final = w("tblGrid")
_FOR: Final = regex(r"\bfor (\w+) in\b")
_NAME: Final = regex(r"(?<![\w.])[^\W\d]\w*")
_WORDS: Final = frozenset(
    ("tc", "for", "in", "endfor", "if", "elif", "else", "endif", "not", "and", "or", "doc", "loop")
)
"""What a tag may consist of besides names of its own."""


def take_columns(tags: Sequence[tuple[str, Tag]], faults: Faults) -> None:
    """Mark the tables with columns that are repeated or left out.

    All rows of such a table have to repeat the same columns; a row of one cell goes over all of them.
    """
    cells = ((_above(tag, w("tc")), tag) for _, tag in tags if tag.lifts == COLUMN)
    own = {cell: tag for cell, tag in cells if cell is not None}
    vanishing = {_above(tag, w("tr")) for _, tag in tags if tag.lifts == "tr"}
    for table in dict.fromkeys(_above(tag, w("tbl")) for tag in own.values()):
        grid = None if table is None else table.find(_GRID)
        if grid is not None:
            _check_rows(table, own, vanishing, faults)
            grid.set(_FITS, "1")


def is_fitted(table: Element) -> bool:
    """Whether the columns of a table are not those of the template."""
    grid = table.find(_GRID)
    return grid is not None and grid.get(_FITS) is not None


def fit_columns(root: Element) -> bool:
    """Make the grids of marked tables fit their rows: as wide as before, each column in proportion to its own width.

    Rows that do not agree are left as they are. Whether there are such tables.

    Raises:
        OutputError: there are more columns than Word takes.
    """
    tables = [table for table in root.iter(w("tbl")) if is_fitted(table)]
    for table in tables:
        table.find(_GRID).attrib.pop(_FITS)
        _fit(table)
    return bool(tables)


def _above(tag: Tag, name: str) -> Element | None:
    """The cell, row or table that a tag is in; none for one outside tables, which is reported."""
    return next(tag.paragraph.iterancestors(name), None)


def _check_rows(table: Element, own: Mapping[Element, Tag], vanishing: set[Element | None], faults: Faults) -> None:
    """Report what makes rows differ: other tags than in the first row that has some, or names that change by row."""
    first: tuple[str | int, ...] = ()
    variables: set[str] = set()
    for row in rows_of(table):
        cells = [cell for cell in cells_of(row) if row not in vanishing]
        tags = [own[cell.element] for cell in cells if cell.element in own]
        found = tuple(own[cell.element].text if cell.element in own else cell.columns for cell in cells)
        if len(cells) < 2 and not tags:
            continue
        first = first or found
        if found != first:
            faults.add(rules.COLUMNS_UNLIKE, row)
            return
        variables.update(name for tag in tags for name in _FOR.findall(tag.text))
        for tag in tags:
            for name in _NAME.findall(tag.text):
                if name not in variables and name not in _WORDS:
                    tag.report(faults, rules.COLUMNS_BY_ROW, name=Verbatim(name))


def _fit(table: Element) -> None:
    rows = {row: list(cells_of(row)) for row in rows_of(table)}
    for row in [row for row, cells in rows.items() if not cells]:
        row.getparent().remove(row)
        del rows[row]
    counts = {filled_columns(row) for row, cells in rows.items() if len(cells) > 1} or {1}
    if len(counts) > 1:
        return
    (columns,) = counts
    if columns > MOST_COLUMNS:
        many = Bilingual(
            f"các cột lặp lại ({{%tc … %}}) cho {columns} cột, mà Word chỉ nhận {MOST_COLUMNS}",
            f"repeated columns ({{%tc … %}}) make {columns} columns, but Word takes {MOST_COLUMNS}",
        )
        raise OutputError(many)
    widths = _widths(table, columns, [[cell.element for cell in cells] for cells in rows.values()])
    ends = [0, *itertools.accumulate(widths)]
    for cells in rows.values():
        for cell in cells:
            begin, span = (cell.column - 1, cell.columns) if len(cells) > 1 else (0, columns)
            _set_cell(cell.element, span, ends[begin + span] - ends[begin])


def _widths(table: Element, columns: int, rows: Sequence[Sequence[Element]]) -> list[int]:
    """The widths of the columns, which the grid then has: together as wide as the grid was."""
    grid = table.find(_GRID)
    total = sum(twips(column.get(w("w"))) or 0 for column in grid)
    plain: Sequence[Element] = next((cells for cells in rows if len(cells) == columns), ())
    typed = [_own_width(cell) for cell in plain]
    wanted = typed if typed and all(typed) else [1] * columns
    ends = [total * end // sum(wanted) for end in itertools.accumulate(wanted)]
    widths = [end - begin for begin, end in zip([0, *ends], ends, strict=False)]
    for column in list(grid):
        grid.remove(column)
    for width in widths:
        grid.append(grid.makeelement(w("gridCol"), {w("w"): str(width)}))
    return widths


def _own_width(cell: Element) -> int:
    width = cell.find(f"{w('tcPr')}/{w('tcW')}")
    is_length = width is not None and width.get(w("type"), "dxa") == "dxa"
    return (twips(width.get(w("w"))) or 0) if is_length else 0


def _set_cell(cell: Element, span: int, width: int) -> None:
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = cell.makeelement(w("tcPr"))
        cell.insert(0, properties)
    for former in (*properties.findall(w("gridSpan")), *properties.findall(w("tcW"))):
        properties.remove(former)
    at = 1 if len(properties) and properties[0].tag == w("cnfStyle") else 0
    properties.insert(at, properties.makeelement(w("tcW"), {w("w"): str(width), w("type"): "dxa"}))
    if span > 1:
        properties.insert(at + 1, properties.makeelement(w("gridSpan"), {w("val"): str(span)}))
