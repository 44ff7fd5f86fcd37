"""A table as figures: header rows, labels, codes, units, and every cell read by the table's own convention."""

from __future__ import annotations

import itertools
import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.auditing.cell_figures import BLANK, CellFigure, CellSort, convention_of, read_column
from kehoach.auditing.labels import is_percent, is_rate, is_total, is_unit_column
from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kehoach.docx_reading.word_document import WordDocument, WordTable

_NUMBER_CELL: Final = regex(
    r"\(?\s*(?:\d{1,2}|[A-ZĐ])\s*\)?[a-z]?(?:\s*(?:=|\().*)?|=.*|\d{1,2}\s*=.*|[a-z]", re.DOTALL
)
_CODE: Final = regex(
    r"(?:[IVXL]{1,6}|[A-ZĐ]|\d{1,3}|[a-zđ]|\d{1,2}[a-zđ]|[IVXA-H\d]{1,4}(?:\.\d{1,2}){1,4})[.)]?|[-–+*•]|\(?\d{1,2}\)"
)
_CODE_HEADER: Final = regex(r"(?i)(số\s*)?tt|stt|mã( số)?|#|số thứ tự")
_UNIT_LINE: Final = regex(r"(?i)\W*(đơn vị( tính)?|đvt|đv tính|\(?kèm theo)\b.*")
_UNSEEN: Final = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))
_YEAR: Final = range(1900, 2101)


class FigureTable(Struct, frozen=True, dict=True):
    """A table whose body has figures. Rows and columns count from 0, header rows included."""

    number: int
    title: str
    header_rows: int
    convention: str
    texts: tuple[tuple[str, ...], ...]
    """The text of each cell of the grid; merged cells have theirs in each of their places."""
    cells: tuple[tuple[CellFigure, ...], ...]
    """By row, then column; header rows are empty, merged cells have their figure in the first place only."""
    column_labels: tuple[str, ...]
    leaf_labels: tuple[str, ...]
    """The lowest header cell of each column."""
    indents: tuple[tuple[int, ...], ...]
    """How far the text of each cell is indented, in twips."""
    paragraphs: tuple[tuple[int, ...], ...]
    """The number of the first paragraph of each cell, 0 without."""
    number_row: tuple[str, ...] | None
    """The cells of the row of column numbers, as printed; ``None`` if there is none."""
    unit: str = ""
    """The unit in the line above the table, as printed."""

    @property
    def about(self) -> str:
        """What is said of all its figures: unit and title."""
        return f"{self.unit} {self.title}"

    @property
    def rows(self) -> int:
        """All rows, header included."""
        return len(self.texts)

    @property
    def columns(self) -> int:
        """Columns of the grid."""
        return len(self.column_labels)

    @property
    def body(self) -> range:
        """The numbers of the rows below the header."""
        return range(self.header_rows, self.rows)

    @cached_property
    def code_column(self) -> int | None:
        """The column with I, 1, 1.1, a, -: known by its header, or by what it holds."""
        for column in range(min(2, self.columns)):
            held = [self.texts[row][column].strip() for row in self.body]
            filled = [text for text in held if text]
            codes = sum(bool(_CODE.fullmatch(text)) for text in filled)
            if _CODE_HEADER.fullmatch(self.column_labels[column].strip(" .")):
                return column
            is_named = bool(self.column_labels[column].strip())
            if filled and codes == len(filled) and not (is_named and all(text.isdigit() for text in filled)):
                return column
        return None

    @cached_property
    def label_column(self) -> int | None:
        """The first column of words; ``None`` if all are figures or codes."""
        for column in range(self.columns):
            if column != self.code_column and not self._is_figures(column):
                words = sum(any(map(str.isalpha, self.texts[row][column])) for row in self.body)
                if 2 * words >= len(self.body):
                    return column
        return None

    @cached_property
    def unit_column(self) -> int | None:
        """The column with a unit per row."""
        return next((at for at, label in enumerate(self.column_labels) if is_unit_column(label)), None)

    @cached_property
    def row_labels(self) -> tuple[str, ...]:
        """One per row; a total that is written in the code column counts, too."""
        at = 0 if self.label_column is None else self.label_column
        code = self.code_column
        labels = []
        for texts in self.texts:
            label = " ".join(texts[at].split()) if texts else ""
            if not label and code is not None:
                label = " ".join(texts[code].split())
            labels.append(label)
        return tuple(labels)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The code of each row; empty where there is none."""
        if self.code_column is None:
            return tuple("" for _ in self.texts)
        found = (texts[self.code_column].strip() for texts in self.texts)
        return tuple(text if _CODE.fullmatch(text) else "" for text in found)

    @cached_property
    def row_units(self) -> tuple[str, ...]:
        """The unit of each row, from the column of units; empty without."""
        if self.unit_column is None:
            return tuple("" for _ in self.texts)
        units = (texts[self.unit_column].strip() for texts in self.texts)
        return tuple("" if unit == label else unit for unit, label in zip(units, self.row_labels, strict=True))

    @cached_property
    def figure_columns(self) -> tuple[int, ...]:
        """The columns that arithmetic is about."""
        special = (self.code_column, self.label_column, self.unit_column)
        return tuple(at for at in range(self.columns) if at not in special and self._is_figures(at))

    def is_rate_row(self, row: int) -> bool:
        """Whether a row holds rates, by its label or unit."""
        return is_rate(self.row_labels[row]) or "%" in self.row_units[row]

    def is_total_row(self, row: int) -> bool:
        """Whether a row's label says that it adds up others."""
        return is_total(self.row_labels[row])

    def is_rate_column(self, column: int) -> bool:
        """Whether a column holds rates, by its label or by % in its cells."""
        cells = [cell for cell in self.column(column) if cell.is_figure]
        signs = sum(cell.is_percent for cell in cells)
        return is_rate(self.column_labels[column]) or (signs > 0 and 2 * signs >= len(cells))

    def is_percent_column(self, column: int) -> bool:
        """Whether a column holds percentages, by its label or by % in its cells."""
        cells = [cell for cell in self.column(column) if cell.is_figure]
        signs = sum(cell.is_percent for cell in cells)
        return is_percent(self.column_labels[column]) or (signs > 0 and 2 * signs >= len(cells))

    def column(self, column: int) -> tuple[CellFigure, ...]:
        """The cells of a column below the header."""
        return tuple(self.cells[row][column] for row in self.body)

    def _is_figures(self, column: int) -> bool:
        cells = [cell for cell in self.column(column) if cell.sort is not CellSort.BLANK]
        figures = [cell for cell in cells if cell.is_figure]
        others = sum(cell.sort is CellSort.WORDS for cell in cells)
        if not figures or len(figures) < others:
            return False
        return not all(cell.value in _YEAR and not cell.places for cell in figures)


def figure_tables(document: WordDocument) -> list[FigureTable]:
    """Every table of a document, in order, those without figures too."""
    outside = [(p.place.paragraph, " ".join(p.text.split())) for p in document.paragraphs if p.cell is None]
    return [figure_table(table, *_heading(outside, table)) for table in document.tables]


def _heading(outside: Sequence[tuple[int, str]], table: WordTable) -> tuple[str, str]:
    """The last line above a table that is not its unit, and its unit."""
    unit = ""
    for number, text in reversed(outside):
        if number > table.before or not text:
            continue
        if _UNIT_LINE.fullmatch(text):
            unit = unit or text
            continue
        return text, unit
    return "", unit


def figure_table(table: WordTable, title: str = "", unit: str = "") -> FigureTable:
    """Read a table of a Word document."""
    columns = max((cell.column + cell.columns - 1 for cell in table.cells), default=0)
    texts = [[""] * columns for _ in range(table.rows)]
    owned = [[False] * columns for _ in range(table.rows)]
    indents = [[0] * columns for _ in range(table.rows)]
    paragraphs = [[0] * columns for _ in range(table.rows)]
    for cell in table.cells:
        text = cell.text.translate(_UNSEEN)
        for row in range(cell.row - 1, cell.row - 1 + cell.rows):
            for column in range(cell.column - 1, cell.column - 1 + cell.columns):
                texts[row][column] = text
        owned[cell.row - 1][cell.column - 1] = cell.columns == 1
        if cell.paragraphs:
            indents[cell.row - 1][cell.column - 1] = cell.paragraphs[0].layout.left
            paragraphs[cell.row - 1][cell.column - 1] = cell.paragraphs[0].place.paragraph
    header, numbers = _header(table, texts)
    spoken = texts[: header - (numbers is not None)] if header else []
    bodies = [
        [texts[row][column] if owned[row][column] else "" for row in range(header, table.rows)]
        for column in range(columns)
    ]
    convention = convention_of(text for body in bodies for text in body)
    read = [read_column(body, convention) for body in bodies]
    empty = tuple(BLANK for _ in range(columns))
    body = (tuple(column[row] for column in read) for row in range(table.rows - header))
    labels = [_label(row[at] for row in spoken) for at in range(columns)]
    leaves = [next((row[at] for row in reversed(spoken) if row[at].strip()), "") for at in range(columns)]
    return FigureTable(
        table.number,
        title,
        header,
        convention,
        tuple(map(tuple, texts)),
        (*[empty] * header, *body),
        tuple(labels),
        tuple(" ".join(leaf.split()) for leaf in leaves),
        tuple(map(tuple, indents)),
        tuple(map(tuple, paragraphs)),
        numbers,
        unit,
    )


def _label(parts: Iterable[str]) -> str:
    seen = dict.fromkeys(" ".join(part.split()) for part in parts if part.strip())
    return " - ".join(seen)


def _header(table: WordTable, texts: Sequence[Sequence[str]]) -> tuple[int, tuple[str, ...] | None]:
    """How many rows are header, and the row of column numbers, the last of them."""
    if table.rows == 0:
        return 0, None
    header, at = 1, 1
    by_row: dict[int, list[tuple[int, int]]] = {}
    for cell in table.cells:
        by_row.setdefault(cell.row, []).append((cell.rows, cell.columns))
    while at <= header and at < table.rows:
        merged = by_row.get(at, [])
        header = max(header, *(at - 1 + rows for rows, _ in merged), 1) if merged else header
        spans = any(columns > 1 for _, columns in merged)
        if at == header and spans and _speaks(texts[at]):
            header += 1
        at += 1
    header = min(header, table.rows - 1) if table.rows > 1 else 1
    if header < table.rows and _is_number_row(texts[header]):
        return header + 1, tuple(texts[header])
    return header, None


def _speaks(texts: Sequence[str]) -> bool:
    """Whether a row below merged cells is header: words or years, and no figure."""
    filled = [text.strip() for text in texts if text.strip()]
    figures = sum(bool(re.fullmatch(r"[-+]?[\d.,]+\s*%?", text)) and not _is_year(text) for text in filled)
    return bool(filled) and figures == 0 and len(set(filled)) > 1


def _is_year(text: str) -> bool:
    return text.isdigit() and int(text) in _YEAR


def _is_number_row(texts: Sequence[str]) -> bool:
    """``A B 1 2 3``, ``(1) (2) (3)=(1)+(2)``: in ascending order, most cells filled."""
    filled = [text.strip() for text in texts if text.strip()]
    if len(filled) < 2 or 2 * len(filled) < len(texts) or not all(map(_NUMBER_CELL.fullmatch, filled)):
        return False
    numbers = [int(found[0]) for text in filled if (found := re.match(r"\d+", text.strip("( ")))]
    rising = all(low < high for low, high in itertools.pairwise(numbers))
    return len(numbers) >= 2 and rising and numbers[0] <= 3 and numbers[-1] <= 2 * len(texts) + 2
