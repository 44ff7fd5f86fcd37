"""A table in a text file (CSV): UTF-8, its cells separated by ``;``, ``,`` or tabs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import Place
from kehoach.diagnostics import catalog as rules
from kehoach.patterns import regex
from kehoach.source.cell_table import CellTable, TextCell
from kehoach.source.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Findings

_SEPARATORS: Final = "\t;,"
_QUOTED: Final = regex(r'"[^"]*"')
_HEADER: Final = regex(r'(?:"[^"]*"|[^\n])*')
"""The header line, which goes on where a line breaks inside quotes."""
_SAID: Final = regex(r"sep=(.)\n")
"""The line by which Excel names the separator of a file."""


def read_separated_values(file: str, data: bytes, findings: Findings) -> CellTable | None:
    """The cells of a CSV file as text; ``None``, with findings, if it cannot be read.

    The separator is the one that occurs most often in the header line, outside of quotes, so that a decimal comma stays
    a part of its cell. Quotes around a cell are removed, and doubled quotes inside it become one.
    """
    source = decode(file, data, findings)
    if source is None:
        return None
    said = _SAID.match(source.text)
    separator = said[1] if said else _separator(source.text)
    before = len(findings)
    rows = tuple(
        row
        for row in _rows(file, source.text, said.end() if said else 0, separator, findings)
        if any(map(_is_filled, row))
    )
    return None if len(findings) > before else CellTable(rows, separator)


def _is_filled(cell: TextCell) -> bool:
    return bool(cell.text)


def _separator(text: str) -> str:
    header = _HEADER.match(text.lstrip("\n"))
    return max(_SEPARATORS, key=_QUOTED.sub("", header[0] if header else "").count)


def _rows(file: str, text: str, at: int, separator: str, findings: Findings) -> Iterator[tuple[TextCell, ...]]:
    line, line_start = 1 + text.count("\n", 0, at), at
    ends = re.compile(f"[{re.escape(separator)}\n]")
    row: list[TextCell] = []
    while at < len(text):
        place, quoted = Place(file, line, at - line_start + 1), ""
        if text[at] == '"':
            end = _closing(text, at + 1)
            if end < 0:
                findings.add(rules.CELL_NOT_CLOSED, place)
                return
            quoted = text[at + 1 : end].replace('""', '"')
            if breaks := text.count("\n", at, end):
                line, line_start = line + breaks, text.rindex("\n", at, end) + 1
            at = end + 1
        found = ends.search(text, at)
        end = found.start() if found else len(text)
        typed = quoted + text[at:end]
        row.append(TextCell(typed.strip(), place, len(typed) - len(typed.lstrip()) if typed.strip() else 0))
        at = end + 1
        if end == len(text) or text[end] == "\n":
            yield tuple(row)
            row, line, line_start = [], line + 1, at
    if row:  # the last line ends with a separator
        yield tuple(row)


def _closing(text: str, at: int) -> int:
    """The index of the quote that closes a cell; -1 if there is none."""
    while (at := text.find('"', at)) >= 0 and text[at + 1 : at + 2] == '"':
        at += 2
    return at
