"""A printed table as a table of a spec: columns, rows and what is declared of them, written out as its lines.

There are two forms. The levelled one says what the table means: numbers of rows are counted, rows are inside rows, the
total is added up. The flat one says only what is printed, and prints it again whatever it is.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kehoach.importing.spec_lines import (
    identifier,
    inline,
    literal,
    mapping_under,
    nested,
    rows_under,
    text_under,
    value,
    without_years,
)
from kehoach.numbers.reading import NumberRead, read_number
from kehoach.patterns import regex
from kehoach.view.part_titles import letter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.importing.document_table import BodyRow, DocumentTable, PrintedCell

ROW_KEY: Final = "hang"
"""The column that names the rows where the table itself has no names for them; it is not printed."""
TOTAL_PADDED: Final = "total, padded"
"""In place of ``total``: its small figures have a zero before them."""
NUMBERS: Final = ("TT", "STT", "Số TT", "Stt")
"""What the column with the numbers of the rows is called."""
_NOTHING: Final = ("", "-")
_ZERO: Final = regex(r"0[0-9]")
_MOST_CLOSING: Final = 3
_YEARS: Final = range(1900, 2101)


class TypedColumn(Struct, frozen=True):
    """One column with its keys; ``parts`` is the number of the columns from which its text is composed, or 0."""

    id: str
    keys: tuple[tuple[str, str], ...]
    is_figures: bool = False
    parts: int = 0

    def with_key(self, key: str, text: str) -> TypedColumn:
        """The same with one more key."""
        return replace(self, keys=(*self.keys, (key, text)))

    @property
    def header(self) -> tuple[str, ...]:
        """The names of its cells in the header row of the grid."""
        return tuple(f"{self.id}_{number}" for number in range(1, self.parts + 1)) or (self.id,)

    @property
    def is_hidden(self) -> bool:
        """Whether it is not printed."""
        return self.id == ROW_KEY

    def lines(self) -> Iterator[str]:
        """Its lines under ``columns``."""
        if not self.parts:
            yield f"{self.id}: {inline(self.keys)}"
            return
        for name in self.header:
            yield f"{name}: {inline((('label', name), ('kind', 'text'), ('in', 'none')))}"
        yield f"{self.id}:"
        yield from nested(value(key, text) for key, text in self.keys if key != "kind")
        yield from nested(text_under("text", (f"$({name})" for name in self.header)))


class TableLine(Struct, frozen=True):
    """The cells of a row as they are typed, and its level."""

    cells: tuple[str, ...]
    level: int = 0


class TypedTable(Struct, frozen=True):
    """A table of a spec. ``keys`` are those of one line, in order."""

    columns: tuple[TypedColumn, ...]
    rows: tuple[TableLine, ...]
    keys: tuple[tuple[str, str], ...] = ()
    header: tuple[str, ...] = ()
    """More columns of the grid, after the others: ``@number``."""
    closing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    """What is said in comments about its columns."""
    accepted: tuple[tuple[str, str], ...] = ()
    """Computed cells that print another figure on purpose: the code of the finding, and the cell after the table's id.
    """

    def lines(self, name: str) -> Iterator[str]:
        """Its lines under ``tables``."""
        yield f"{name}:"
        yield from nested(self._inside())

    def _inside(self) -> Iterator[str]:
        for key, text in self.keys:
            yield f"total: {inline((('label', text), ('pad', '2')))}" if key == TOTAL_PADDED else value(key, text)
        yield from mapping_under("columns", (line for column in self.columns for line in column.lines()))
        yield from (f"# {remark}" for remark in self.remarks)
        header = [cell for column in self.columns for cell in column.header] + list(self.header)
        levels = [row.level for row in self.rows]
        yield from rows_under(header, [row.cells for row in self.rows], levels)
        yield from text_under("closing", self.closing)
        yield from text_under("notes", self.notes)


def is_figure(text: str) -> bool:
    """Whether a cell is a figure as it is typed in Vietnam."""
    return isinstance(read_number(text, vietnamese=True), NumberRead)


def typed_columns(printed: DocumentTable, taken: Sequence[str] = ()) -> tuple[TypedColumn, ...]:
    """The columns of a table by what is printed in them."""
    ids = set(taken)
    bare = [without_years(path[-1]) for path in printed.labels]
    found = []
    for at, path in enumerate(printed.labels):
        cells = [row.cells[at] for row in printed.rows if not row.across]
        *under, label = path
        name = identifier(bare[at] if bare.count(bare[at]) == 1 else label, ids, f"cot_{at + 1}")
        keys = [("label", literal(label) or "…")]
        parts, kind = 0, "" if at == 0 and label in NUMBERS else _kind(cells)
        if not kind:
            keys.append(("kind", "text"))
            most = max((len(cell.lines) for cell in cells), default=0)
            parts = most if most > 1 else 0
            if _may_merge(cells) and not parts:
                keys.append(("merge", "yes"))
        elif kind == "padded":
            keys.append(("pad", "2"))
        if under:
            keys.append(("under", "; ".join(literal(text).replace(";", ",") for text in under)))
        found.append(TypedColumn(name, tuple(keys), bool(kind), parts))
        ids.update(found[-1].header)
    return tuple(found)


def _kind(cells: Sequence[PrintedCell]) -> str:
    """Whether a column has figures: ``figures``, or ``padded`` if small ones have a zero before them; else empty."""
    texts = [cell.text for cell in cells if cell.text not in _NOTHING]
    figures = [text for text in texts if is_figure(text)]
    if not figures or 2 * len(figures) < len(texts):
        return ""
    if all(len(text) == 4 and text.isdigit() and int(text) in _YEARS for text in texts):
        return ""
    small = [text for text in figures if len(text.lstrip("0")) <= 1 and text.isdigit()]
    return "padded" if small and all(len(text) == 2 for text in small) else "figures"


def _may_merge(cells: Sequence[PrintedCell]) -> bool:
    """Whether equal neighbours, printed as one cell, give the cells that the document has."""
    pairs = [(above, below) for above, below in itertools.pairwise(cells) if below.text]
    return any(cell.continues for cell in cells) and all(
        (above.text == below.text) == below.continues for above, below in pairs
    )


def is_padded(column: TypedColumn) -> bool:
    """Whether its small figures are printed with a zero before them."""
    return ("pad", "2") in column.keys


def typed_cells(column: TypedColumn, cell: PrintedCell) -> tuple[str, ...]:
    """A cell as it is typed in its column."""
    merges = ("merge", "yes") in column.keys
    lines = () if cell.continues and not merges else cell.lines
    if column.parts:
        return tuple(literal(line) for line in lines) + ("",) * (column.parts - len(lines))
    text = literal(" ".join(lines))
    if not column.is_figures or text in _NOTHING or (is_figure(text) and (is_padded(column) or not _ZERO.match(text))):
        return (text,)
    return ('"' + text.replace('"', "”") + '"',)


def flat_form(printed: DocumentTable, *, says_numbers: bool = True) -> TypedTable:
    """The table row by row, as printed: nothing is counted, added up or compared.

    Without ``says_numbers`` its row of column numbers, which may be any, is one of labels.
    """
    columns = typed_columns(printed, (ROW_KEY,))
    columns = tuple(column.with_key("total", "none") if column.is_figures else column for column in columns)
    style = column_number_style(printed, columns) if says_numbers else ""
    if printed.numbers and not style:
        columns = tuple(map(_numbered, columns, printed.numbers))
    key = TypedColumn(ROW_KEY, (("label", "Hàng"), ("kind", "text"), ("in", "none")))
    rows, closing = without_closing(printed)
    name = next((at for at, column in enumerate(columns) if at and not column.is_figures), 0)
    typed: list[TableLine] = []
    for number, row in enumerate(rows, 1):
        cells: list[str] = [str(number)]
        for at, (column, cell) in enumerate(zip(columns, row.cells, strict=True)):
            here = cell
            if row.across:
                here = replace(row.cells[0], lines=(row.across,) if at == name else ())
            cells += typed_cells(column, here)
        typed.append(TableLine(tuple(cells)))
    if not typed:
        typed = [TableLine(("1", *("" for column in columns for _ in column.header)))]
    keys = [("blank", "none"), *([("column_numbers", style)] if style else [])]
    return TypedTable((key, *columns), tuple(typed), tuple(keys), closing=closing)


def without_closing(printed: DocumentTable) -> tuple[Sequence[BodyRow], tuple[str, ...]]:
    """The rows, and the texts of the last ones that go across the whole width."""
    rows = list(printed.rows)
    closing: list[str] = []
    while len(rows) > 1 and rows[-1].across and len(closing) < _MOST_CLOSING:
        closing.insert(0, literal(rows.pop().across))
    return rows, tuple(closing)


def column_number_style(printed: DocumentTable, columns: Sequence[TypedColumn]) -> str:
    """The style in which a table prints its column numbers just so; empty where there is none."""
    printed_signs = tuple(number.partition("=")[0].strip() for number in printed.numbers)
    if not printed_signs:
        return ""
    if printed_signs == tuple(f"({number})" for number in range(1, len(columns) + 1)):
        return "(1)"
    figures = texts = 0
    signs = []
    for column in columns:
        figures, texts = (figures + 1, texts) if column.is_figures else (figures, texts + 1)
        signs.append(str(figures) if column.is_figures else letter(texts).upper())
    return "A B 1" if printed_signs == tuple(signs) else ""


def _numbered(column: TypedColumn, number: str) -> TypedColumn:
    """The column with its number as a label of its own, below the others."""
    keys = dict(column.keys)
    under = "; ".join(filter(None, (keys.get("under", ""), keys["label"].replace(";", ","))))
    return replace(column, keys=tuple((keys | {"label": number, "under": under}).items()))
