"""Rows of one look after one another, printed together as UTF-8: most tables are nothing else."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.ooxml.xml import escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.view.records import TableRow
    from kehoach.word.cell_patterns import CellPattern, RowPattern

_TEXT: Final = "\x00"
"""Between the texts of many cells: a character that no text has."""
_TOGETHER: Final = 64
"""How many rows are printed at a time."""


class AlikeRows(Struct, frozen=True):
    """How rows of one look are printed, of which each cell stands alone."""

    row: RowPattern
    cells: Sequence[CellPattern]
    begun: Sequence[str]
    """The XML before the text of each cell."""

    @classmethod
    def of(cls, row: RowPattern, cells: Sequence[CellPattern], widths: Sequence[int]) -> AlikeRows:
        """Rows with these cells."""
        return cls(row, cells, [cell.begin(width) for cell, width in zip(cells, widths, strict=True)])

    def print(self, rows: Sequence[TableRow]) -> Iterator[bytes]:
        """The XML of rows, some at a time."""
        first, *between, last = self._around_texts()
        one_row = [piece for fixed in (*between, last + first) for piece in (b"", fixed)]
        for at in range(0, len(rows), _TOGETHER):
            together = rows[at : at + _TOGETHER]
            made = one_row * len(together)
            made[::2] = self._texts(together)
            made[-1] = last
            yield first
            yield b"".join(made)

    def _around_texts(self) -> list[bytes]:
        """The XML before, between and after the texts of a row."""
        marks = [_TEXT] * len(self.cells)
        return self.row.around(self.cells, self.begun, marks).encode().split(_TEXT.encode())

    def _texts(self, rows: Sequence[TableRow]) -> list[bytes]:
        """The texts of all cells as XML; those that are not on one line paragraph by paragraph."""
        texts = list(itertools.chain.from_iterable(row.cells for row in rows))
        joined = _TEXT.join(texts)
        encoded = escape(joined).encode().split(_TEXT.encode())
        if "\n" in joined:
            for at, text in enumerate(texts):
                if "\n" in text:
                    encoded[at] = self.cells[at % len(self.cells)].text(text).encode()
        return encoded
