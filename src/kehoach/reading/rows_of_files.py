"""Rows that a spec has in workbooks and CSV files, read into its tree."""

from __future__ import annotations

import contextlib
import itertools
import os
import unicodedata
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import Findings, has_errors, terms
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.errors import MissingPackageError
from kehoach.plan.fields import Fields
from kehoach.plan.row_names import is_total
from kehoach.plan.table_keys import ROWS_OF_FILE
from kehoach.reading.sheet_foot import names_total, report_row_below, without_signatures
from kehoach.source.cell_range import LAST_ROW, WHOLE_SHEET, cell_name, column_name, read_range
from kehoach.source.files_beside import NOT_FOUND, FileRefused, path_beside
from kehoach.source.names import Names, fold, nearest
from kehoach.source.nodes import Mapping, MappingEntry, Scalar
from kehoach.source.sheet_head import is_figure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kehoach.diagnostics import Place
    from kehoach.source.cell_table import FileRows, TextCell
    from kehoach.source.nodes import Node

FROM: Final = "from"
_MOST_FILES: Final = 500
_ROWS: Final = "rows"
_GRIDS: Final = frozenset((_ROWS, "leaders", "bodies", "made_from", "accept"))
_ACTUALS: Final = "actuals"
_COLUMNS: Final = "columns"
_BESIDE: Final = Bilingual(
    "đặt tệp .xlsx hoặc .csv cùng thư mục với tệp này, rồi ghi như: rows: {from: ho-ngheo.xlsx, range: A4:H20}",
    "put the .xlsx or .csv file into the folder of this file, and write: rows: {from: ho-ngheo.xlsx, range: A4:H20}",
)
_WHICH_CELLS: Final = Bilingual(
    "ghi đúng tên trang tính và khoảng ô có bảng, như: rows: {from: ho-ngheo.xlsx, sheet: Rà soát, range: A4:H20}",
    "name the sheet and the cells that have the table: rows: {from: ho-ngheo.xlsx, sheet: Rà soát, range: A4:H20}",
)
_FILL_IN: Final = Bilingual(
    "điền các hàng dưới dòng tiêu đề rồi lưu tệp", "fill in the rows below the head, then save the file"
)

_HEADS: Final = Bilingual(
    "ghi tên cột như trong tệp: {heads}; đó là trang tính khác thì ghi thêm sheet: …",
    "write the names as the file has them: {heads}; add sheet: … if they are of another sheet",
)


def with_rows_of_files(tree: Mapping, folder_of: Callable[[Place], Path], findings: Findings) -> Mapping | None:
    """A tree with the rows of each file in place of its name; ``None``, with findings, if one cannot be read.

    Args:
        tree: the tree of a plan, report, profile or pack, before it is merged with others.
        folder_of: the folder of the file that names another at a place.
        findings: what is wrong with the files.
    """
    log = Findings()
    made = _within(tree, folder_of, log)
    findings.extend(log)
    return None if has_errors(log) else made


def names_file(node: Node | None) -> Scalar | None:
    """The name of the file under ``rows: {from: …}``; ``None`` for rows of any other form."""
    named = node.get(FROM) if isinstance(node, Mapping) else None
    return named if isinstance(named, Scalar) else None


def rows_in_files(tree: Mapping) -> Iterator[tuple[str, Scalar, Mapping]]:
    """The tables of a spec that have their rows in a file: the table's id, the file, and all under its ``rows``."""
    for entry in tree.entries:
        if isinstance(entry.value, Mapping):
            rows = entry.value.get("rows")
            if isinstance(rows, Mapping) and (file := names_file(rows)):
                yield entry.key.text, file, rows
            yield from rows_in_files(entry.value)


def report_rows_of_last_year(
    tree: Mapping, folder: Path, before: Mapping, folder_before: Path, previous: str, findings: Findings
) -> None:
    """Warn of each table whose rows are the very cells that the plan of the year before has.

    ``folder`` and ``folder_before`` are the folders of both plans, ``previous`` is how this one names the other.
    """
    known = {_cells_of(rows, folder_before) for _, _, rows in rows_in_files(before)}
    for table, file, rows in rows_in_files(tree):
        if _cells_of(rows, folder) in known:
            name, other = Verbatim(file.text), Verbatim(previous)
            findings.add(rules.ROWS_OF_LAST_YEAR, file.place, table=Verbatim(table), file=name, previous=other)


def _cells_of(rows: Mapping, folder: Path) -> tuple[str, str, str]:
    """Which cells of which sheet of which file are named under ``rows``."""
    file, sheet, cells = (
        value.text if isinstance(value := rows.get(key), Scalar) else "" for key in (FROM, "sheet", "range")
    )
    return os.path.realpath(folder / file), fold(sheet), cells.replace("$", "").upper()


def _within(
    node: Mapping, folder_of: Callable[[Place], Path], findings: Findings, *, all_rows: bool = False
) -> Mapping:
    """A mapping with the rows of files in it. ``all_rows``: whatever is under its keys are rows."""
    entries = tuple(_entries(node, folder_of, findings, all_rows=all_rows))
    return node if all(map(_is_same, entries, node.entries)) else Mapping(entries, node.place)


def _entries(
    node: Mapping, folder_of: Callable[[Place], Path], findings: Findings, *, all_rows: bool
) -> Iterator[MappingEntry]:
    for entry in node.entries:
        value, key = entry.value, entry.key.text
        if not isinstance(value, Mapping) or key == _COLUMNS:
            yield entry
        elif (all_rows or key in _GRIDS) and names_file(value):
            yield MappingEntry(entry.key, _rows(value, folder_of, findings, has_head_alone=key != _ROWS) or value)
        elif key in _GRIDS:
            yield entry
        else:
            yield MappingEntry(entry.key, _within(value, folder_of, findings, all_rows=key == _ACTUALS))


def _is_same(one: MappingEntry, other: MappingEntry) -> bool:
    return one.value is other.value


def _rows(
    node: Mapping, folder_of: Callable[[Place], Path], findings: Findings, *, has_head_alone: bool
) -> FileRows | None:
    """The rows of a file; ``None``, with findings, if they cannot be read, or are none but may not be."""
    from kehoach.source.cell_table import as_rows
    from kehoach.source.table_file import read_table_file

    fields = Fields(node, ROWS_OF_FILE, terms.named("rows"), findings, "rows")
    name, sheet, cells = fields.word(FROM), fields.word("sheet"), fields.word("range")
    place, how = fields.place_of(FROM), _BESIDE
    area = read_range(cells) if cells else WHOLE_SHEET
    if area is None:
        findings.add(rules.NOT_A_RANGE, fields.place_of("range"), text=Verbatim(cells))
        return None
    folder = folder_of(place)
    try:
        table = read_table_file(path_beside(folder, name), findings, os.fspath(folder / name), sheet, area)
        if table is None:
            return None
        if not all(map(names_total, table.rows[1:])) or (table.rows and has_head_alone):
            rows = as_rows(without_signatures(table, ends=area.bottom < LAST_ROW), place, cells)
            report_row_below(rows, findings)
            chosen = _chosen(rows, fields, findings)
            return chosen and _headed(chosen, findings)
        why, how = (terms.ONLY_A_HEAD, _FILL_IN) if table.rows else (terms.NO_FILLED_CELL, _WHICH_CELLS)
    except OSError:
        why = NOT_FOUND
    except (FileRefused, MissingPackageError) as error:
        why = error.why
        if isinstance(error, FileRefused) and error.how:
            place, how = fields.place_of("sheet"), error.how
    how = _file_meant(folder, name) if why is NOT_FOUND else how
    findings.add(rules.ROWS_NOT_READ, place, text=Verbatim(name), why=why, how=how)
    return None


def _file_meant(folder: Path, name: str) -> Bilingual:
    """The workbook or CSV file of a folder that was probably meant, or where to put one."""
    with contextlib.suppress(OSError):
        paths = itertools.islice(folder.iterdir(), _MOST_FILES)
        files = sorted(
            unicodedata.normalize("NFC", path.name) for path in paths if path.suffix.lower() in (".xlsx", ".csv")
        )
        if near := Names(files).nearest(name, any_number=True):
            return terms.DID_YOU_MEAN.filled(name=near)
    return _BESIDE


def _chosen(rows: FileRows, fields: Fields, findings: Findings) -> FileRows | None:
    """The rows with the columns named under ``columns``; with all of them where none is named.

    ``None``, with a finding, if the head does not have one of them.
    """
    from kehoach.source.cell_table import chosen

    heads: dict[str, list[int]] = {}
    for at, cell in enumerate(rows.cells[0]):
        heads.setdefault(fold(cell.text), []).append(at)
    wanted = fields.names(_COLUMNS)
    missing = [name for name in wanted if fold(name) not in heads]
    texts = [cell.text for cell in rows.cells[0] if cell.text]
    for name in missing:
        near = nearest(name, texts)
        cure = terms.DID_YOU_MEAN.filled(name=near) if near else _HEADS.filled(heads=terms.listed(texts))
        findings.add(rules.NO_SUCH_HEAD, fields.place_of(_COLUMNS), text=Verbatim(name), cure=cure)
    if missing or not wanted:
        return None if missing else rows
    columns = sorted({at for name in wanted for at in heads[fold(name)]})
    return chosen(rows, columns, is_total)


def _headed(rows: FileRows, findings: Findings) -> FileRows | None:
    """The rows, if each column has a name in the head; else nobody knows where the head is: one finding."""
    head = rows.cells[0]
    at = next((at for at, cell in enumerate(head) if not cell.text), None)
    if at is None:
        return rows
    findings.add(rules.UNNAMED_COLUMN, head[at].place, number=at + 1, otherwise=_range_instead(rows, at))
    return None


def _range_instead(sheet: FileRows, at: int) -> Bilingual:
    """Which cells may be the table, where the first row has no name for a column: below it, before that column, or,
    where it has figures, above it.
    """
    rows = sheet.cells
    filled = [{index for index, cell in enumerate(row) if cell.text} for row in rows]
    used: set[int] = set()
    head = 0
    for line in range(len(rows) - 1, 0, -1):
        used |= filled[line]
        if used == filled[line] and rows[line][0].place.path and not any(map(is_figure, rows[line])):
            head = line
    if head:
        return terms.NOT_YET_THE_HEAD.filled(range=_range(rows[head], min(filled[head]), max(filled[head])))
    if at and rows[0][0].place.path and not any(at in columns for columns in filled):
        return terms.BESIDE_AN_EMPTY_COLUMN.filled(range=_range(rows[0], 0, at - 1))
    asked = read_range(sheet.range) or WHOLE_SHEET
    if asked.top > 1 and any(map(is_figure, rows[0])):
        above = f"{cell_name(asked.top - 1, asked.left)}:{sheet.range.partition(':')[2]}"
        return terms.NOT_YET_THE_HEAD.filled(range=Verbatim(above))
    return terms.NOT_YET_THE_HEAD.filled(range=Verbatim("A2:G"))


def _range(row: tuple[TextCell, ...], first: int, last: int) -> Verbatim:
    return Verbatim(f"{row[first].place.path}:{column_name(row[last].place.column)}")
