"""A table printed in the image of a model: its rows by their kinds, its cells by the kinds of their columns."""

from __future__ import annotations

import itertools
import math
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from kehoach.ooxml.measure import text_width, wrapped_lines
from kehoach.ooxml.xml import quoted
from kehoach.patterns import regex
from kehoach.view.records import plain_text
from kehoach.word.alike_rows import AlikeRows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kehoach.view.records import TableRow, TableView
    from kehoach.word.cell_patterns import CellPattern, RowPattern

WIDTH_MARK: Final = "\ue000"
TEXT_MARK: Final = "\ue002"
CAPTION_MARK: Final = "\ue003"
"""In the XML of a model, the places of what each table has of its own, with those of its cells: characters for private
use, which Word writes nowhere in the properties of a table, so that a mark can be mistaken for nothing else.
"""

KEPT_TOGETHER: Final = 2
"""Body rows that stay on the header's page, and rows that stay with the total, so that none of them is alone."""

_PIECE: Final = regex(r"[^=+*/-]+[=+*/-]?|[=+*/-]")
_MAY_BREAK: Final = "\u200b"
"""A space of no width."""

_CONTINUED: Final = "<w:vMerge/>"
_BEGUN: Final = '<w:vMerge w:val="restart"/>'


_NOWHERE: Final = frozenset[int]()
_LOOK: Final = attrgetter("kind", "is_emphasised", "level", "continued", "is_several", "fills")
"""What rows that are printed together have in common."""


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

    def print(self, table: TableView, widths: Sequence[int], *, is_whole: bool, out: list[str | bytes]) -> None:
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

    def _print_rows(
        self, table: TableView, widths: Sequence[int], kept_rows: Sequence[bool], out: list[str | bytes]
    ) -> None:
        aligned = [column.align for column in table.columns]
        patterns: dict[tuple[str, bool, int], AlikeRows] = {}
        begins = _beginnings_of_runs(table.rows)
        begun_in = (begins.get(at, _NOWHERE) for at in range(len(table.rows)))
        looks = zip(map(_LOOK, table.rows), kept_rows, begun_in, strict=True)
        for (_, kept, begun), run in itertools.groupby(zip(looks, table.rows, strict=True), key=itemgetter(0)):
            rows = [row for _, row in run]
            source = self.kept if kept else self.cells
            if rows[0].is_across:
                out.extend(self._across(row, source, widths) for row in rows)
                continue
            look = (rows[0].look, kept, rows[0].level)
            pattern = patterns.get(look)
            if pattern is None:
                plain = [source[f"{rows[0].look}_{align}"] for align in aligned]
                plain[table.name_column] = plain[table.name_column].at_level(rows[0].level)
                pattern = patterns[look] = AlikeRows.of(self.rows[rows[0].look], plain, widths)
            if _is_plain(rows[0], begun):
                out.extend(pattern.print(rows))
            else:
                out.extend(self._special(row, begun, pattern, table, widths) for row in rows)

    def _across(self, row: TableRow, source: Mapping[str, CellPattern], widths: Sequence[int]) -> str:
        """A row of one cell across all columns."""
        kind, role = ("group", "group") if row.kind == "group" else ("body", "body_text")
        cell = source[role].at_level(row.level)
        return self._row(kind, [cell], [cell.begin(sum(widths), _spanning(len(widths)))], row.cells)

    def _special(
        self, row: TableRow, begins: frozenset[int], pattern: AlikeRows, table: TableView, widths: Sequence[int]
    ) -> str:
        """A row with merged or coloured cells, or several in one; merged cells begin in the columns ``begins``."""
        cells, begun = pattern.cells, pattern.begun
        if row.fills:
            fills = dict(row.fills)
            cells = [cell.filled(fills[at]) if at in fills else cell for at, cell in enumerate(cells)]
        if row.continued or row.fills or begins:
            begun = self._merged_down(row, begins, cells, widths)
        texts = self._levelled(row, table, cells, widths)
        if spanned := spanned_by_title(row, table):
            return self._titled_row(row.look, cells, begun, texts, widths, spanned)
        return self._row(row.look, cells, begun, texts)

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
        return self.rows[kind].around(cells, begun, texts)


def _is_plain(row: TableRow, begun: frozenset[int]) -> bool:
    """Whether each cell of a row stands alone; ``begun``: the columns in which a merged cell begins."""
    return not (row.kind == "subtotal" or row.continued or row.is_several or row.fills or begun)


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
    kept = [is_whole or row.kind == "group" for row in table.rows]
    kept[: KEPT_TOGETHER - 1] = [True] * len(kept[: KEPT_TOGETHER - 1])
    kept[-KEPT_TOGETHER:] = [True] * len(kept[-KEPT_TOGETHER:])
    kept[-1:] = [bool(table.notes) or table.is_last] * len(kept[-1:])
    return kept


def _beginnings_of_runs(rows: Sequence[TableRow]) -> dict[int, frozenset[int]]:
    """For each row above a continued cell that is itself not continued: the columns in which a merged cell begins."""
    begins: dict[int, frozenset[int]] = {}
    for number, (above, row) in enumerate(itertools.pairwise(rows)):
        if row.continued and (fresh := row.continued - above.continued):
            begins[number] = fresh
    return begins
