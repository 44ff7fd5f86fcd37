"""The rows that a spec has in workbooks and CSV files, typed into its text as grids."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kehoach.diagnostics import Findings
from kehoach.editing.grid_layout import aligned
from kehoach.editing.text_edits import Edit, apply_edits, line_at
from kehoach.numbers.reading import Separators
from kehoach.patterns import regex
from kehoach.reading.rows_of_files import with_rows_of_files
from kehoach.source.cell_table import FileRows
from kehoach.source.nodes import Mapping, Scalar, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kehoach.diagnostics import Place
    from kehoach.source.cell_table import TextCell
    from kehoach.source.decoding import Source
    from kehoach.source.nodes import MappingEntry

_ON_ONE_LINE: Final = regex(r"( *)rows:( *\{[^{}#]*\})( *#.*| *)")
_ALONE: Final = regex(r"( *)\w+:( *\{ *rows: *\{[^{}#]*\} *\})( *#.*| *)")
"""A table with nothing but its rows."""
_ON_LINES: Final = regex(r"( *)rows:()( *#.*| *)")
_HAS_COMMENT: Final = regex(r"(^|\s)#")


def with_typed_rows(
    data: bytes, source: Source, tree: Mapping, folder: Path, lists: frozenset[str] = frozenset()
) -> bytes:
    """A spec's bytes with a grid in place of each ``rows: {from: …}`` on lines of its own.

    Numbers are typed in the convention of their table. A table inside ``{…}``, unless its rows are all that is in
    there, and one with a cell that no grid can have, stay as they are.

    Args:
        data: the spec's bytes.
        source: the same as text.
        tree: the same as a tree.
        folder: where the files of its rows lie.
        lists: the tables whose rows stay in their files.
    """
    read = with_rows_of_files(tree, lambda _: folder, Findings())
    return data if read is None else apply_edits(data, _edits(tree, read, source, lists, is_english=False))


def _edits(node: Mapping, read: Mapping, source: Source, lists: frozenset[str], *, is_english: bool) -> Iterator[Edit]:
    numbers = node.get("numbers")
    if isinstance(numbers, Scalar) and numbers.text:
        is_english = numbers.text == Separators.ENGLISH.value
    for entry, filled in zip(node.entries, read.entries, strict=True):
        if not isinstance(entry.value, Mapping) or entry.key.text in lists:
            continue
        if isinstance(filled.value, Mapping):
            yield from _edits(entry.value, filled.value, source, lists, is_english=is_english)
        elif entry.key.text == "rows" and isinstance(filled.value, FileRows):
            yield from _typed(entry, filled.value, source, is_english=is_english)


def _typed(entry: MappingEntry, rows: FileRows, source: Source, *, is_english: bool) -> Iterator[Edit]:
    start = replace(entry.key.place, column=1)
    line = line_at(source, start)
    below = [replace(start, line=at) for at in range(start.line + 1, _last_line(entry, start) + 1)]
    found = (_ON_LINES if below else _ON_ONE_LINE).fullmatch(line)
    indent, key = found[1] if found else "", ""
    if not below and (alone := _ALONE.fullmatch(line)):
        found, indent = alone, f"{alone[1]}  "
        key = f"\n{indent}rows:"
    texts = [[_as_typed(cell, is_english=is_english) for cell in row] for row in rows.cells]
    has_comment = any(_HAS_COMMENT.search(line_at(source, place)) for place in below)
    if found is None or has_comment or any(re.search(r"[\n\t\\]", text) for row in texts for text in row):
        return
    escaped = [[text.replace("|", r"\|") for text in row] for row in texts]
    cells = [("  " * row[0].indent + first, *more) for row, (first, *more) in zip(rows.cells, escaped, strict=True)]
    grid = "".join(f"\n{indent}  {text.rstrip()}" for text in aligned(cells))
    yield Edit(start.right(found.start(2)), len(line) - found.start(2), f"{key} |{found[3]}{grid}")
    for place in below:
        yield Edit(place, len(line_at(source, place)) + 1, "")


def _as_typed(cell: TextCell, *, is_english: bool) -> str:
    return cell.text.replace(",", ".") if is_english and cell.is_number else cell.text


def _last_line(entry: MappingEntry, start: Place) -> int:
    return max((start.line, *(number for _, number in lines_of(entry.value))))
