"""The grids of a spec laid out in straight columns; nothing but the spaces in them changes."""

from __future__ import annotations

import os
import re
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.diagnostics import Findings, Result, in_file_order
from kehoach.editing.text_edits import Edit, apply_edits
from kehoach.editing.vietnamese_figures import has_english_figures, with_vietnamese_figures
from kehoach.errors import SpecError
from kehoach.layering import Text, Unwritten
from kehoach.patterns import regex
from kehoach.pipeline import load_spec
from kehoach.source.decoding import decode
from kehoach.source.grid import LinePlaces, read_lines
from kehoach.source.nodes import Mapping, Scalar, ScalarStyle, Sequence
from kehoach.source.sheet_head import is_of_row_numbers
from kehoach.source.yaml_events import read_tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kehoach.packs import PackFolders
    from kehoach.source.grid import GridRow
    from kehoach.source.nodes import Line, Node

_GRID_KEYS: Final = frozenset(("rows", "leaders", "bodies", "made_from", "accept"))
_FIGURE: Final = regex(r'[-−]?[0-9][0-9.,]*|-|…|"[^"]*"|chưa có|CẦN BỔ SUNG', re.IGNORECASE)


def formatted(
    data: bytes, path: Path, *, base: os.PathLike[str] | None = None, packs: PackFolders = ()
) -> Result[bytes | None]:
    """The spec with every grid in straight columns, separated by ``|``: texts aligned left, figures right.

    The indent of a row's name, which puts it under another row, is kept, and so is the text of every cell; only
    figures typed the English way (``numbers: en``) are rewritten the Vietnamese way. A grid with a cell of several
    lines, or with one that contains ``|``, is left as it was typed. ``None``, with findings, if it cannot be read.

    Args:
        data: the spec's bytes.
        path: the spec's file.
        base: for a spec that is not a file, the folder inside which it may name a profile.
        packs: as for ``kehoach.check``; only asked for where figures are rewritten.
    """
    findings = Findings()
    source = decode(os.fspath(path), data, findings)
    tree = read_tree(source, findings) if source else None
    if source is None or tree is None:
        return Result(None, in_file_order(findings))
    if has_english_figures(tree):
        spec = Unwritten(path, data) if base is None else Text(data, os.fspath(path))
        try:
            plan = load_spec(spec, base=base, packs=packs)
        except SpecError as error:
            return Result(None, error.findings)
        return formatted(with_vietnamese_figures(data, source, tree, plan), path, base=base, packs=packs)
    return Result(apply_edits(data, (edit for scalar in _grids(tree) for edit in _straightened(scalar))))


def _grids(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _grids(item)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            value = entry.value
            if not isinstance(value, Scalar):
                yield from _grids(value)
            elif entry.key.text in _GRID_KEYS and value.style is ScalarStyle.LITERAL:
                yield value


def _straightened(scalar: Scalar) -> Iterator[Edit]:
    grid = read_lines(scalar.lines, Findings())
    if grid is None:
        return
    rows = [_typed(row) for row in (grid.header, *grid.rows)]
    if any("|" in cell or "\n" in cell for row in rows for cell in row.cells):
        return
    for row, text in zip(rows, aligned([row.cells for row in rows]), strict=True):
        text = _fenced(text, row)
        if text != row.line.text:
            yield Edit(row.line.place, len(row.line.text), text)


def aligned(rows: list[tuple[str, ...]]) -> Iterator[str]:
    """The lines of a grid in straight columns, its header first; a row may lack cells at its end."""
    columns = [_GridColumn.of(texts, at, rows[0]) for at, texts in enumerate(zip_longest(*rows, fillvalue=""))]
    for row in rows:
        yield " | ".join(column.set(cell) for column, cell in zip(columns, row, strict=False))


class _TypedRow(Struct, frozen=True):
    """The cells of a line, with the spaces before them, and the line."""

    cells: tuple[str, ...]
    line: Line
    is_fenced: bool


def _typed(row: GridRow) -> _TypedRow:
    places = row.places
    if not isinstance(places, LinePlaces):
        raise TypeError("a grid of lines has the places of lines")
    line, splitter = places.line, places.splitter
    return _TypedRow(tuple(cell.rstrip() for cell in splitter.cells(line.text)), line, splitter.is_fenced)


class _GridColumn(Struct, frozen=True):
    """How the cells of a column are aligned: width, side, and the spaces before all of them."""

    width: int
    is_right: bool
    margin: int

    @classmethod
    def of(cls, texts: tuple[str, ...], at: int, header: tuple[str, ...]) -> _GridColumn:
        body = [text.strip() for text in texts[1:] if text.strip()]
        may_name_rows = at == 0 or (at == 1 and is_of_row_numbers(header[0]))
        is_right = bool(body) and not may_name_rows and all(map(_FIGURE.fullmatch, body))
        filled = [text for text in texts if text.strip()]
        margin = min((len(text) - len(text.lstrip()) for text in filled), default=0)
        widths = (len(text.strip()) if is_right else len(text[margin:].rstrip()) for text in texts)
        return cls(max(widths), is_right, margin)

    def set(self, cell: str) -> str:
        return cell.strip().rjust(self.width) if self.is_right else cell[self.margin :].rstrip().ljust(self.width)


def _fenced(text: str, row: _TypedRow) -> str:
    return f"| {text} |" if row.is_fenced else text.rstrip()
