"""A printed table in HTML: heads with their scope, merged cells, groups and totals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.exporting.html_text import as_html, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.view.records import HeaderCell, TableRow, TableView

_MOST_COLUMNS: Final = 12
"""The columns that a portrait page has room for, if nothing is said of its page."""


def table_html(table: TableView, number: int) -> str:
    """The table and its notes. It may be wider than a screen, and is then scrolled alone."""
    label = f' aria-label="{plain(table.title) or f"Bảng {number}"}"'
    return "".join(
        (
            f'<div class="table{" wide" if _is_wide(table) else ""}" role="group" tabindex="0"{label}>\n<table>\n',
            _caption(table),
            f"<thead>\n{''.join(_head(table))}</thead>\n<tbody>\n",
            *_body(table),
            "</tbody>\n</table>\n</div>\n",
            *(f'<p class="note">{as_html(note)}</p>\n' for note in table.notes),
        )
    )


def _is_wide(table: TableView) -> bool:
    """Whether it is printed on a landscape page of its own."""
    return table.page == "landscape" or (table.page == "auto" and len(table.columns) > _MOST_COLUMNS)


def _caption(table: TableView) -> str:
    unit = f'<span class="unit">{as_html(table.unit_line)}</span>' if table.unit_line else ""
    return f"<caption>{as_html(table.title)}{unit}</caption>\n" if table.title or unit else ""


def _head(table: TableView) -> Iterator[str]:
    for row in table.header:
        yield f"<tr>{''.join(map(_head_cell, row))}</tr>\n"
    if table.numbers:
        yield f'<tr class="numbers">{"".join(f"<td>{as_html(text)}</td>" for text in table.numbers)}</tr>\n'


def _head_cell(cell: HeaderCell) -> str:
    scope = "colgroup" if cell.columns > 1 else "col"
    return f'<th scope="{scope}"{_span(cell.columns, cell.rows)}>{as_html(cell.text)}</th>'


def _span(columns: int, rows: int) -> str:
    return (f' colspan="{columns}"' if columns > 1 else "") + (f' rowspan="{rows}"' if rows > 1 else "")


def _body(table: TableView) -> Iterator[str]:
    for at, row in enumerate(table.rows):
        if row.is_across:
            look = ' class="closing-row"' if row.kind == "closing" else ""
            inner = f"<th{look}{_indent(row)}{_span(len(table.columns), 1)}>{as_html(row.cells[0])}</th>"
        else:
            inner = "".join(_cell(table, at, column) for column in range(len(row.cells)) if column not in row.continued)
        yield f'<tr class="{row.look}">{inner}</tr>\n'


def _cell(table: TableView, at: int, column: int) -> str:
    row = table.rows[at]
    text, span = as_html(row.cells[column]), _span(1, _rows_merged(table.rows, at, column))
    if column == table.name_column:
        whole = ' class="whole"' if table.columns[column].is_whole else ""
        return f'<th scope="row"{whole}{_indent(row)}{span}>{text}</th>'
    whole = " whole" if table.columns[column].is_whole else ""
    return f'<td class="{table.columns[column].align}{whole}"{span}>{text}</td>'


def _rows_merged(rows: Sequence[TableRow], at: int, column: int) -> int:
    """How many rows a cell spans, from its own on."""
    end = at + 1
    while end < len(rows) and column in rows[end].continued:
        end += 1
    return end - at


def _indent(row: TableRow) -> str:
    return f' style="padding-left: {row.level + 0.3}em"' if row.level else ""
