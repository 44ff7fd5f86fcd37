"""A table's rows, in whatever form they come, as one grid of texts with places.

Text under ``|``, mappings by id, lists of mappings, and cells of a workbook or CSV file become a :class:`Grid` here.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from kehoach.diagnostics import Findings, Place, terms
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.patterns import regex
from kehoach.source.bars import LOOKALIKES, report_bar, typed_for_bars, with_bars
from kehoach.source.broken_cells import with_broken_cells, without_quotes
from kehoach.source.cell_table import FileRows
from kehoach.source.names import fold, index_typed, one_spaced
from kehoach.source.nodes import Line, Mapping, Node, Scalar, ScalarStyle, Sequence, place_in

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from kehoach.source.cell_table import TextCell

_MEANT = f"{LOOKALIKES}\t"
"""What is typed for a bar in a row of a grid that has bars."""
_PIPE = regex(r"(?:^|(?<=\s))\|(?=\s|$)")
_FORM = regex(r"(?<!\$)\$\([^()]*\|[^()]*\)")
"""A figure in a name with the form it is printed in: ``$(count | 00)``."""
_TIGHT_PIPE = regex(r"\|")
_RULER_CHARACTERS = frozenset(" \t|:+-")
_ID = regex(r"[a-z][a-z0-9_]*")
_ESCAPE = regex(r"\\([|*_`~#\[\]<>\\])")
"""How Markdown escapes a character that has a meaning in it."""


class Places(Protocol):
    """The place of each cell of a row, by its index."""

    def __getitem__(self, index: int, /) -> Place: ...


class CellPlaces(Places, Protocol):
    """The places of a row's cells, and those of the characters in them."""

    def within(self, index: int, character: int) -> Place:
        """The place of a character of a cell's text."""
        ...


class Splitter(Struct, frozen=True):
    """How the lines of a grid are split into cells: at tabs, or at pipes, which may also enclose the line."""

    pipe: re.Pattern[str] | None
    is_fenced: bool
    columns: range | None = None
    """The columns that have a text somewhere, where the grid was pasted with blank ones at its ends."""

    def cells(self, text: str) -> list[str]:
        """The cells as typed, with the spaces around them."""
        if self.pipe is None:
            return self._pasted(text)
        text = text.rstrip()
        if self.is_fenced:
            text = text.lstrip().removeprefix("|").removesuffix("|")
        if "$(" not in text and "\\|" not in text:
            return self.pipe.split(text)
        hidden = _FORM.sub(lambda inset: inset[0].replace("|", "\0"), text).replace("\\|", "\\\0")
        return [cell.replace("\0", "|") for cell in self.pipe.split(hidden)]

    def _pasted(self, text: str) -> list[str]:
        """The cells between tabs. Editors strip the tabs that end a line, so that its last cells are blank again."""
        cells = text.split("\t")
        if self.columns is None:
            return cells
        kept = cells[self.columns.start :]
        while len(kept) > len(self.columns) and not kept[-1].strip():
            kept.pop()
        return kept + [""] * (len(self.columns) - len(kept))

    def begin(self, text: str) -> int:
        """The number of characters before the first cell."""
        if self.columns is not None:
            return sum(len(cell) + 1 for cell in text.split("\t")[: self.columns.start])
        bare = text.lstrip() if self.is_fenced else text
        return len(text) - len(bare) + (self.is_fenced and bare.startswith("|"))


class LinePlaces(Struct, frozen=True):
    """The places of the cells of one source line, which is split again when one is asked for."""

    line: Line
    splitter: Splitter

    def __getitem__(self, index: int, /) -> Place:
        return self.within(index, 0)

    def within(self, index: int, character: int) -> Place:
        """The place of a character of a cell's text; it ends where the cell's text does."""
        place = self.line.at(self.start(index) + character)
        left = len(self.splitter.cells(self.line.text)[index].strip()) - character
        return place.until(place.column + left) if left > 0 and not self.line.pieces else place

    def indent(self, index: int) -> int:
        """The spaces before the text of a cell, in the cell."""
        return _indent(self.splitter.cells(self.line.text)[index])

    def start(self, index: int) -> int:
        """At which character of the line the text of a cell begins."""
        text = self.line.text
        cells = self.splitter.cells(text)
        return self.splitter.begin(text) + sum(map(len, cells[:index])) + index + _indent(cells[index])


class ValuePlaces(Struct, frozen=True):
    """The places of cells that are values of their own; one that was not typed has the place of its row."""

    values: tuple[Scalar | None, ...]
    place: Place

    def __getitem__(self, index: int, /) -> Place:
        value = self.values[index]
        return self.place if value is None else value.place

    def within(self, index: int, character: int) -> Place:
        """The place of a character of a cell's text."""
        value = self.values[index]
        return self.place if value is None else place_in(value.lines, index_typed(value.text, character))


class FilePlaces(Struct, frozen=True):
    """The places of cells that lie in a file of their own."""

    cells: tuple[TextCell, ...]

    def __getitem__(self, index: int, /) -> Place:
        return self.cells[index].place

    def within(self, index: int, character: int) -> Place:
        """The place of a character of a cell's text; of a cell in a workbook, the cell."""
        place = self.cells[index].place
        return place if place.path else place.right(character)


class GridRow(Struct, frozen=True):
    """The texts of one row's cells, without edge spaces, and where each begins."""

    texts: tuple[str, ...]
    places: CellPlaces
    place: Place
    nesting: int = 0
    """The indent of its first cell; where rows are mappings, the number of rows around it."""
    id: str = ""
    """Its key, where rows are mappings by id."""

    def depth(self, index: int) -> int:
        """The indent of a cell: a row indented more than the one above is its child."""
        if isinstance(self.places, FilePlaces) and index < len(self.texts):
            return self.places.cells[index].indent
        if isinstance(self.places, LinePlaces) and 0 < index < len(self.texts):
            return self.places.indent(index)  # what stands before it, such as 9 and 10, is not equally long
        return self.nesting


class Grid(Struct, frozen=True):
    """A header naming columns, by id or printed label, and rows; a row may still be too long or too short."""

    header: GridRow
    rows: tuple[GridRow, ...]

    def numbers(self) -> frozenset[Place]:
        """The places of numbers that no person typed, so that nobody can have meant anything else by them."""
        rows = (row.places.cells for row in self.rows if isinstance(row.places, FilePlaces))
        return frozenset(cell.place for row in rows for cell in row if cell.is_number)


def read_grid(node: Node, row_names: str, findings: Findings) -> Grid | None:
    """Read rows from a node; ``row_names`` is the id of the column that names them. ``None`` if there are none.

    A column without a name is reported here; callers skip it.
    """
    grid = _grid_of(node, row_names, findings)
    for at, text in enumerate(grid.header.texts if grid else ()):
        if grid and not text:
            place = grid.header.places[at]
            findings.add(rules.UNNAMED_COLUMN, place, number=at + 1, otherwise=terms.NO_SUCH_COLUMN_TYPED)
    return grid


def _grid_of(node: Node, row_names: str, findings: Findings) -> Grid | None:
    match node:
        case FileRows():
            return _from_file(node)
        case Scalar(style=ScalarStyle.LITERAL):
            return read_lines(node.lines, findings)
        case Scalar(is_none=True):
            return None
        case Mapping() | Sequence():
            return _from_records(_records_of(node), row_names, node, findings)
        case Scalar():
            wanted = terms.ROWS
            findings.add(
                rules.WRONG_SHAPE,
                node.place,
                key=Verbatim("rows"),
                wanted=wanted,
                found=terms.quoted(node.text),
            )
            return None


def _from_file(node: FileRows) -> Grid | None:
    rows = tuple(
        GridRow(tuple(cell.text for cell in row), FilePlaces(row), row[0].place, row[0].indent) for row in node.cells
    )
    return Grid(rows[0], rows[1:]) if rows else None


def read_lines(lines: tuple[Line, ...], findings: Findings) -> Grid | None:
    """The grid typed on some lines, separated by ``|`` or by tabs; ``None`` where all lines are blank.

    What is typed for ``|`` is reported once, and read as it is meant.
    """
    filled = [line for line in lines if line.text.strip() and not _is_ruler(line.text)]
    if not filled:
        return None
    head = filled[0].text
    if "\t" in head:
        filled = list(with_broken_cells(filled))
        splitter = Splitter(None, is_fenced=False, columns=_filled_columns(filled))
    else:
        if "|" not in head and (typed := typed_for_bars(filled)):
            report_bar(filled[0], typed, findings)
            filled = [with_bars(line, typed) or line for line in filled]
            head = filled[0].text
        pipe = _PIPE if _PIPE.search(head.strip().strip("|")) else _TIGHT_PIPE
        splitter = Splitter(pipe, head.lstrip().startswith("|"))
    head_row, *rows = (_row(line, splitter) for line in filled)
    if splitter.pipe:
        rows = _as_meant(rows, filled[1:], len(head_row.texts), findings)
    return Grid(head_row, tuple(rows))


def _as_meant(rows: list[GridRow], lines: list[Line], wanted: int, findings: Findings) -> list[GridRow]:
    """The rows, with those that have all their cells once what looks like a bar is one; the first is reported."""
    meant: dict[int, GridRow] = {}
    for at, line in enumerate(lines):
        if len(rows[at].texts) < wanted and (barred := with_bars(line, _MEANT)):
            row = _row(barred, Splitter(_TIGHT_PIPE, barred.text.lstrip().startswith("|")))
            if len(row.texts) == wanted:
                meant[at] = row
    for at in itertools.islice(meant, 1):
        report_bar(lines[at], _MEANT, findings)
    return [meant.get(at, row) for at, row in enumerate(rows)] if meant else rows


def _filled_columns(lines: list[Line]) -> range:
    """The columns from the first to the last that any line has a text in."""
    filled = {at for line in lines for at, cell in enumerate(line.text.split("\t")) if cell.strip()}
    return range(min(filled), max(filled) + 1)


def _is_ruler(text: str) -> bool:
    """The line that Markdown draws under its header."""
    return "---" in text and _RULER_CHARACTERS.issuperset(text)


def _row(line: Line, splitter: Splitter) -> GridRow:
    cells = splitter.cells(line.text)
    start = splitter.begin(line.text) + _indent(cells[0])
    texts = map(_typed, cells) if "\\" not in line.text else (_ESCAPE.sub(r"\1", _typed(cell)) for cell in cells)
    return GridRow(tuple(texts), LinePlaces(line, splitter), line.at(start), nesting=line.place.column + start)


def _typed(cell: str) -> str:
    """A cell without spaces at its ends, or the quotes that a spreadsheet puts around line breaks."""
    bare = cell.strip()
    return without_quotes(bare) if "\n" in bare else bare


def _indent(cell: str) -> int:
    """The indent of a cell's text; 0 for a blank cell."""
    bare = cell.lstrip()
    return len(cell) - len(bare) if bare else 0


def _from_records(
    records: tuple[tuple[Scalar | None, Node], ...], row_names: str, node: Node, findings: Findings
) -> Grid | None:
    """Rows as mappings, one key per column. A row's name is in that column, in ``name``, or its key if not an id."""
    found = list(_nested_records(records, row_names, 0, findings))
    if not found:
        return None
    header: dict[str, Scalar] = {}
    for record in found:
        for column, cell in record.cells.items():
            header.setdefault(column, cell)
    names = tuple(header)
    head = GridRow(names, ValuePlaces(tuple(header.values()), node.place), node.place)
    return Grid(head, tuple(_record_row(names, record) for record in found))


class _Record(Struct, frozen=True):
    """A row as a mapping: its cells by column, and its key where that is an id."""

    cells: dict[str, Scalar]
    place: Place
    nesting: int
    id: str


def _nested_records(
    records: tuple[tuple[Scalar | None, Node], ...], row_names: str, nesting: int, findings: Findings
) -> Iterator[_Record]:
    """The cells of each row, followed by those of the rows under its own ``rows``."""
    for key, value in records:
        if not isinstance(value, Mapping):
            kind = terms.TEXT if isinstance(value, Scalar) else terms.SEQUENCE
            findings.add(rules.NOT_A_MAPPING, value.place, found=kind)
            continue
        is_id = key is not None and bool(_ID.fullmatch(key.text))
        cells = {row_names: key} if key and not is_id else {}
        _add_cells(cells, value, row_names, findings)
        yield _Record(cells, value.place, nesting, key.text if key and is_id else "")
        inner = value.get("rows")
        if isinstance(inner, Mapping | Sequence):
            yield from _nested_records(_records_of(inner), row_names, nesting + 1, findings)


def _records_of(node: Mapping | Sequence) -> tuple[tuple[Scalar | None, Node], ...]:
    if isinstance(node, Sequence):
        return tuple((None, item) for item in node.items)
    return tuple((e.key, e.value) for e in node.entries if e.key.text != "pack")


def _add_cells(cells: dict[str, Scalar], record: Mapping, row_names: str, findings: Findings) -> None:
    """Add the cells of a record to the name in its key; another name for the row is a finding."""
    for entry in record.entries:
        if entry.key.text == "rows" and isinstance(entry.value, Mapping | Sequence):
            continue
        if not isinstance(entry.value, Scalar):
            findings.add(
                rules.WRONG_SHAPE,
                entry.value.place,
                key=Verbatim(entry.key.text),
                wanted=terms.CELL,
                found=terms.SEVERAL,
            )
            continue
        column = row_names if entry.key.text == "name" else entry.key.text
        named = cells.get(column)
        if named is not None and fold(named.text) != fold(entry.value.text):
            findings.add(
                rules.NAMED_TWICE,
                entry.key.place,
                text=Verbatim(entry.value.text),
                first=Verbatim(named.text),
                column=Verbatim(row_names),
            )
        cells[column] = entry.value


def _record_row(names: tuple[str, ...], record: _Record) -> GridRow:
    cells, place = record.cells, record.place
    texts = tuple(_cell_text(cells[name]) if name in cells else "" for name in names)
    values = tuple(cells.get(name) for name in names)
    return GridRow(texts, ValuePlaces(values, place), place, record.nesting, record.id)


def _cell_text(scalar: Scalar) -> str:
    """The text of a cell; what is typed under ``|`` keeps its lines."""
    lines = scalar.lines if scalar.style is ScalarStyle.LITERAL else ()
    return "\n".join(text for line in lines if (text := one_spaced(line.text))) or one_spaced(scalar.text)
