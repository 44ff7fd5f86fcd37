"""The cells of a table that lies in a file of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kehoach.diagnostics import Place


class TextCell(NamedTuple):
    """One cell: its text in NFC, without spaces at its ends, and its place."""

    text: str
    place: Place


class CellTable(NamedTuple):
    """The rows of a file with a filled cell, the header line first."""

    rows: tuple[tuple[TextCell, ...], ...]
    separator: str
    """What separates two cells; empty in a workbook."""
