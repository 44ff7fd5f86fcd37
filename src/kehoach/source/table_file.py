"""A table of rows from its file, by the ending of its name."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from kehoach.source.decoding import read_regular
from kehoach.source.separated_values import read_separated_values
from kehoach.source.workbook import read_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from kehoach.diagnostics import Findings
    from kehoach.source.cell_table import CellTable

ENDINGS: Final = (".csv", ".xlsx")


def read_table_file(path: Path, findings: Findings) -> CellTable | None:
    """The table in a .csv or .xlsx file; ``None``, with findings, if it cannot be read.

    Raises:
        OSError: there is no such file, or it cannot be read.
        ReaderMissing: it is a workbook, and the package that reads them is not installed.
    """
    name = os.fspath(path)
    data = read_regular(path, name, findings)
    if data is None:
        return None
    read = read_workbook if path.suffix.lower() == ".xlsx" else read_separated_values
    return read(name, data, findings)
