"""A table printed in the image of a model: its rows by their kinds, its cells by the kinds of their columns."""

from __future__ import annotations

import itertools
import math
import re
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from kehoach.ooxml.measure import text_width, wrapped_lines
from kehoach.ooxml.xml import escape, quoted
from kehoach.view.records import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kehoach.ooxml.measure import Font
    from kehoach.view.records import TableRow, TableView

WIDTH_MARK: Final = "\ue000"
SIZE_MARK: Final = "\ue001"
TEXT_MARK: Final = "\ue002"
CAPTION_MARK: Final = "\ue003"
INDENT_MARK: Final = "\ue004"
"""In the XML of a model, the places of what each table has of its own: characters for private use, which Word writes
nowhere in the properties of a table, so that a mark can be mistaken for nothing else.
"""

KEPT_TOGETHER: Final = 2
"""Body rows that stay on the header's page, and rows that stay with the total, so that none of them is alone."""

INDENT_STEP: Final = 227
"""Twips by which the name of a row is indented for each level: 4 mm."""

_PIECE: Final = re.compile(r"[^=+*/-]+[=+*/-]?|[=+*/-]")
_MAY_BREAK: Final = "\u200b"
"""A space of no width."""

_SHADING: Final = re.compile(r"<w:shd\b[^>]*/>")
_BORDERS: Final = re.compile(r"</w:tcBorders>|<w:tcBorders\b[^>]*/>")
"""What shading comes after, in the order of the schema."""
_TEXT: Final = "\x00"
"""Between the texts of many cells: a character that no text has."""
_TOGETHER: Final = 32
"""How many rows are printed at a time."""

_CONTINUED: Final = "<w:vMerge/>"
_BEGUN: Final = '<w:vMerge w:val="restart"/>'


class CellPattern(Struct, frozen=True):
    """The XML of a cell around its width, its merging and its text."""

    opening: str
    after_width: str
    before_text: str
    closing: str
    next_paragraph: str
    """What ends one paragraph of the cell and begins the next."""
    font: Font
    indent: int = 0
    """The indent of its own, in twips."""
    nested: CellPattern | None = None
    """The same cell, marked for its indent."""

    def begin(self, width: int, merged: str = "") -> str:
        """The XML before the cell's text; ``merged`` is its gridSpan and vMerge."""
        return f"{self.opening}{width}{self.after_width}{merged}{self.before_text}"

    def filled(self, fill: str) -> CellPattern:
        """The same cell in a colour, RRGGBB, whatever colour it has."""
        properties, end, rest = self.before_text.partition("</w:tcPr>")
        bare = _SHADING.sub("", properties)
        at = max((found.end() for found in _BORDERS.finditer(bare)), default=0)
        shading = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
        return replace(self, before_text=f"{bare[:at]}{shading}{bare[at:]}{end}{rest}")

    def at_most(self, points: int) -> CellPattern:
        """The same cell, marked for its size, in type no larger than that."""
        size = min(self.font.size, points)
        half_points = str(int(2 * size))
        return replace(
            self,
            before_text=self.before_text.replace(SIZE_MARK, half_points),
            next_paragraph=self.next_paragraph.replace(SIZE_MARK, half_points),
            font=replace(self.font, size=size),
            nested=self.nested and self.nested.at_most(points),
        )

    def at_level(self, level: int) -> CellPattern:
        """The same cell, indented by this number of steps."""
        if not level or self.nested is None:
            return self
        indent = str(self.indent + level * INDENT_STEP)
        return replace(
            self,
            before_text=self.nested.before_text.replace(INDENT_MARK, indent),
            next_paragraph=self.nested.next_paragraph.replace(INDENT_MARK, indent),
        )

    def text(self, text: str) -> str:
        """The XML of a text, one paragraph per line."""
        if "\n" not in text:
            return escape(text)
        return self.next_paragraph.join(map(escape, text.split("\n")))


class RowPattern(Struct, frozen=True):
    """The XML before a kind of row's cells."""

    opening: str


class ModelTable(Struct, frozen=True):
    """A model table, taken apart."""

    properties: str
    width: int
    cell_margin: int
    rows: Mapping[str, RowPattern]
    """By kind of row: head, numbers, group, body, subtotal, total."""
    cells: Mapping[str, CellPattern]
    """By role."""
    kept: Mapping[str, CellPattern]
    """The same cells, keeping their row on the page of the next."""

    marked: ModelTable | None = None
    """The same model with a mark for its size of type, which smaller type is made from."""

    def specimen(self) -> str:
        """The XML of a table of one column with every kind of row and of cell, without any text."""
        cells = (cell for role in self.cells for cell in (self.cells[role], self.kept[role]))
        printed = [
            f"{row.opening}{cell.begin(1)}{cell.text(chr(10))}{cell.closing}</w:tr>"
            for cell in cells
            for row in self.rows.values()
        ]
        return f"<w:tbl>{self.properties}<w:tblGrid><w:gridCol/></w:tblGrid>{''.join(printed)}</w:tbl>"

    def smaller(self, least: int) -> Iterator[ModelTable]:
        """The same model in smaller type, size by size down to ``least`` points."""
        if self.marked is None:
            return
        largest = math.ceil(max(cell.font.size for cell in self.cells.values()))
        for points in range(largest - 1, least - 1, -1):
            cells = {role: cell.at_most(points) for role, cell in self.marked.cells.items()}
            kept = {role: cell.at_most(points) for role, cell in self.marked.kept.items()}
            yield replace(self, cells=cells, kept=kept)

    def print(self, table: TableView, widths: Sequence[int], *, is_whole: bool, out: list[str]) -> None:
        """Print a table: grid, header rows, column numbers, and its rows by their kinds.

        ``is_whole``: all of it stays on one page.
        """
        caption = quoted(plain_text(table.title))
        properties = self.properties.replace(WIDTH_MARK, str(sum(widths))).replace(CAPTION_MARK, caption)
        out.append(f"<w:tbl>{properties}<w:tblGrid>")
        out.extend(f'<w:gridCol w:w="{width}"/>' for width in widths)
        out.append("</w:tblGrid>")
        for number in range(len(table.header)):
            out.append(self._header_row(table, number, widths))
        if table.numbers:
            cell = self.cells["numbers"]
            texts = [self._in_pieces(text, width) for text, width in zip(table.numbers, widths, strict=True)]
            out.append(self._row("numbers", [cell] * len(widths), [cell.begin(width) for width in widths], texts))
        self._print_rows(table, widths, _kept_rows(table, is_whole=is_whole), out)
        out.append("</w:tbl>")

    def _in_pieces(self, formula: str, width: int) -> str:
        """A formula in column numbers; one wider than its column may break after each of its signs."""
        room = width - 2 * self.cell_margin
        fits = text_width(formula, self.cells["numbers"].font) <= room
        return formula if fits else _MAY_BREAK.join(pieces(formula))

    def _print_rows(self, table: TableView, widths: Sequence[int], kept_rows: Sequence[bool], out: list[str]) -> None:
        aligned = [column.align for column in table.columns]
        patterns: dict[_Look, _Pattern] = {}
        begins = _beginnings_of_runs(table.rows)
        alike = _Alike(out)
        for number, (kept, row) in enumerate(zip(kept_rows, table.rows, strict=True)):
            source = self.kept if kept else self.cells
            if row.is_across:
                kind = "group" if row.kind == "group" else "body"
                cell = source["group" if row.kind == "group" else "body_text"].at_level(row.level)
                alike.end()
                out.append(self._row(kind, [cell], [cell.begin(sum(widths), _spanning(len(widths)))], row.cells))
                continue
            look = (row.look, kept, row.level)
            pattern = patterns.get(look)
            if pattern is None:
                plain = [source[f"{row.look}_{align}"] for align in aligned]
                plain[table.name_column] = plain[table.name_column].at_level(row.level)
                pattern = patterns[look] = _Pattern.of(self.rows[row.look], plain, widths)
            spanned = spanned_by_title(row, table)
            if not (spanned or row.continued or row.is_several or row.fills or number in begins):
                alike.add(pattern, row)
                continue
            alike.end()
            cells, begun = pattern.cells, pattern.begun
            if row.fills:
                fills = dict(row.fills)
                cells = [cell.filled(fills[at]) if at in fills else cell for at, cell in enumerate(cells)]
            if row.continued or row.fills or number in begins:
                begun = self._merged_down(row, begins.get(number, frozenset()), cells, widths)
            texts = self._levelled(row, table, cells, widths)
            if spanned:
                out.append(self._titled_row(row.look, cells, begun, texts, widths, spanned))
            else:
                out.append(self._row(row.look, cells, begun, texts))
        alike.end()

    def _titled_row(
        self,
        kind: str,
        cells: Sequence[CellPattern],
        begun: Sequence[str],
        texts: Sequence[str],
        widths: Sequence[int],
        spanned: range,
    ) -> str:
        """A row whose title runs on over the empty cells after it."""
        at, end = spanned.start, spanned.stop
        title = cells[at].begin(sum(widths[at:end]), _spanning(len(spanned)))
        return self._row(
            kind,
            [*cells[: at + 1], *cells[end:]],
            [*begun[:at], title, *begun[end:]],
            [*texts[: at + 1], *texts[end:]],
        )

    def _levelled(
        self, row: TableRow, table: TableView, cells: Sequence[CellPattern], widths: Sequence[int]
    ) -> Sequence[str]:
        """The texts of a row that is several in one, each line as tall as the tallest beside it.

        A lone text stays as it is, in the middle, because it is about them all; a lone figure belongs to the first.
        """
        if not row.is_several:
            return row.cells
        texts = list(row.cells)
        room = [max(1, width - 2 * self.cell_margin) for width in widths]
        kept = [at for at, column in enumerate(table.columns) if "\n" in texts[at] or column.align == "number"]
        lines = {at: texts[at].split("\n") for at in kept}
        for number in range(max(map(len, lines.values()), default=0)):
            tall = {
                at: wrapped_lines(found[number], cells[at].font, room[at]) if number < len(found) else 1
                for at, found in lines.items()
            }
            most = max(tall.values())
            for at, found in lines.items():
                found[number : number + 1] = [(found[number] if number < len(found) else "") + "\n" * (most - tall[at])]
        return ["\n".join(lines[at]) if at in lines else text for at, text in enumerate(texts)]

    def _merged_down(
        self, row: TableRow, begins: frozenset[int], cells: Sequence[CellPattern], widths: Sequence[int]
    ) -> list[str]:
        marks = (
            _CONTINUED if column in row.continued else _BEGUN if column in begins else ""
            for column in range(len(widths))
        )
        return [cell.begin(width, mark) for cell, width, mark in zip(cells, widths, marks, strict=True)]

    def _header_row(self, table: TableView, number: int, widths: Sequence[int]) -> str:
        """One header row: the cells that begin in it, and what hangs down from the rows above."""
        pattern = self.cells["head"]
        begun: list[str] = []
        texts: list[str] = []
        column = 0
        reaching = {
            cell.column: (cell, above)
            for above, row in enumerate(table.header[: number + 1])
            for cell in row
            if above + cell.rows > number
        }
        while column < len(widths):
            cell, above = reaching[column]
            merged = _spanning(cell.columns)
            if cell.rows > 1:
                merged += _BEGUN if above == number else _CONTINUED
            begun.append(pattern.begin(sum(widths[column : column + cell.columns]), merged))
            texts.append(cell.text if above == number else "")
            column += cell.columns
        return self._row("head", [pattern] * len(texts), begun, texts)

    def _row(self, kind: str, cells: Sequence[CellPattern], begun: Sequence[str], texts: Iterable[str]) -> str:
        return _printed(self.rows[kind], cells, begun, texts)


_Look: TypeAlias = tuple[str, bool, int]
"""The kind of a row that it is set like, whether it is kept with the next, and its level."""


def _printed(row: RowPattern, cells: Sequence[CellPattern], begun: Sequence[str], texts: Iterable[str]) -> str:
    pieces = [row.opening]
    for cell, before, text in zip(cells, begun, texts, strict=True):
        pieces += (before, cell.text(text), cell.closing)
    pieces.append("</w:tr>")
    return "".join(pieces)


class _Pattern(Struct, frozen=True):
    """How the rows of one look are printed."""

    row: RowPattern
    cells: Sequence[CellPattern]
    begun: Sequence[str]
    """The XML before the text of each cell."""
    whole: str
    """The XML of a row of single lines, to be filled in by ``%``."""

    @classmethod
    def of(cls, row: RowPattern, cells: Sequence[CellPattern], widths: Sequence[int]) -> _Pattern:
        """The pattern of a row with these cells."""
        begun = [cell.begin(width) for cell, width in zip(cells, widths, strict=True)]
        marks = [_TEXT] * len(cells)
        fixed = _printed(row, cells, begun, marks).split(_TEXT)
        return cls(row, cells, begun, "%s".join(piece.replace("%", "%%") for piece in fixed))

    def print(self, rows: Sequence[TableRow]) -> str:
        """The XML of rows; of a text that is not on one line, paragraph by paragraph."""
        texts = _TEXT.join(itertools.chain.from_iterable(row.cells for row in rows))
        if "\n" in texts:
            return "".join(_printed(self.row, self.cells, self.begun, row.cells) for row in rows)
        return (self.whole * len(rows)) % tuple(escape(texts).split(_TEXT))


class _Alike:
    """Rows of one look after one another, printed together: most tables are nothing else."""

    def __init__(self, out: list[str]) -> None:
        self._out = out
        self._pattern: _Pattern | None = None
        self._rows: list[TableRow] = []

    def add(self, pattern: _Pattern, row: TableRow) -> None:
        """Print one more row, at once or with the next."""
        if pattern is not self._pattern or len(self._rows) == _TOGETHER:
            self.end()
        self._pattern = pattern
        self._rows.append(row)

    def end(self) -> None:
        """Print what is not printed yet."""
        if self._pattern and self._rows:
            self._out.append(self._pattern.print(self._rows))
        self._rows = []


def pieces(formula: str) -> list[str]:
    """What a formula in column numbers may be broken into: "(3)=", "(4)+", "(5)"."""
    return _PIECE.findall(formula)


def spanned_by_title(row: TableRow, table: TableView) -> range | None:
    """The columns that the title of a group has to itself: its own and the columns of text after it that are empty.

    ``None`` for its own column alone, or the row is not a group with sums.
    """
    if row.kind != "subtotal" or row.continued:
        return None
    at = next((at for at, text in enumerate(row.cells) if text and table.columns[at].has_words), len(row.cells))
    end = at + 1
    while end < len(row.cells) and not row.cells[end] and table.columns[end].has_words:
        end += 1
    return range(at, end) if end > at + 1 else None


def _spanning(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""


def _kept_rows(table: TableView, *, is_whole: bool) -> list[bool]:
    """Whether each row must stay on the page of the next, or the last on that of what follows the table.

    No header, group title or total is alone, and what belongs under the table is not parted from it.
    """
    last = len(table.rows) - 1
    return [
        bool(table.notes) or table.is_last
        if at == last
        else is_whole or at < KEPT_TOGETHER - 1 or at > last - KEPT_TOGETHER or row.kind == "group"
        for at, row in enumerate(table.rows)
    ]


def _beginnings_of_runs(rows: Sequence[TableRow]) -> dict[int, frozenset[int]]:
    """For each row above a continued cell that is itself not continued: the columns in which a merged cell begins."""
    begins: dict[int, frozenset[int]] = {}
    for number, (above, row) in enumerate(itertools.pairwise(rows)):
        if fresh := row.continued - above.continued:
            begins[number] = fresh
    return begins
