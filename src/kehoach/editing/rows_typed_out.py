"""The rows that a spec has in workbooks and CSV files, typed into its text as grids."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kehoach.diagnostics import Findings
from kehoach.editing.grid_layout import aligned
from kehoach.editing.text_edits import Edit, apply_edits, line_at
from kehoach.reading.rows_of_files import names_file, with_rows_of_files
from kehoach.source.cell_table import FileRows
from kehoach.source.nodes import Mapping, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kehoach.diagnostics import Place
    from kehoach.source.decoding import Source
    from kehoach.source.nodes import MappingEntry, Scalar

_ON_ONE_LINE: Final = re.compile(r"( *)rows:( *\{[^{}#]*\})( *#.*| *)")
_ON_LINES: Final = re.compile(r"( *)rows:()( *#.*| *)")
_HAS_COMMENT: Final = re.compile(r"(^|\s)#")


def with_typed_rows(data: bytes, source: Source, tree: Mapping, folder: Path) -> bytes:
    """A spec's bytes with a grid in place of each ``rows: {from: …}`` on lines of its own.

    A table inside ``{…}``, and one with a cell that no grid can have, stay as they are.

    Args:
        data: the spec's bytes.
        source: the same as text.
        tree: the same as a tree.
        folder: where the files of its rows lie.
    """
    read = with_rows_of_files(tree, lambda _: folder, Findings())
    return data if read is None else apply_edits(data, _edits(tree, read, source))


def rows_in_files(tree: Mapping) -> Iterator[tuple[str, Scalar]]:
    """The tables of a spec that have their rows in a file: the table's id, and the name of the file."""
    for entry in tree.entries:
        if isinstance(entry.value, Mapping):
            if file := names_file(entry.value.get("rows")):
                yield entry.key.text, file
            yield from rows_in_files(entry.value)


def _edits(node: Mapping, read: Mapping, source: Source) -> Iterator[Edit]:
    for entry, filled in zip(node.entries, read.entries, strict=True):
        if not isinstance(entry.value, Mapping):
            continue
        if isinstance(filled.value, Mapping):
            yield from _edits(entry.value, filled.value, source)
        elif entry.key.text == "rows" and isinstance(filled.value, FileRows):
            yield from _typed(entry, filled.value, source)


def _typed(entry: MappingEntry, rows: FileRows, source: Source) -> Iterator[Edit]:
    start = replace(entry.key.place, column=1)
    line = line_at(source, start)
    below = [replace(start, line=at) for at in range(start.line + 1, _last_line(entry, start) + 1)]
    found = (_ON_LINES if below else _ON_ONE_LINE).fullmatch(line)
    texts = [[cell.text for cell in row] for row in rows.cells]
    has_comment = any(_HAS_COMMENT.search(line_at(source, place)) for place in below)
    if found is None or has_comment or any(re.search(r"[\n\t\\]", text) for row in texts for text in row):
        return
    escaped = [[text.replace("|", r"\|") for text in row] for row in texts]
    cells = [("  " * row[0].indent + first, *more) for row, (first, *more) in zip(rows.cells, escaped, strict=True)]
    grid = "".join(f"\n{found[1]}  {text.rstrip()}" for text in aligned(cells))
    yield Edit(start.right(found.start(2)), len(line) - found.start(2), f" |{found[3]}{grid}")
    for place in below:
        yield Edit(place, len(line_at(source, place)) + 1, "")


def _last_line(entry: MappingEntry, start: Place) -> int:
    return max((start.line, *(number for _, number in lines_of(entry.value))))
