"""A table of rows from its file, by the ending of its name."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.source.cell_range import WHOLE_SHEET, WORKBOOK
from kehoach.source.decoding import kind_of_other, read_regular
from kehoach.source.files_beside import FileRefused
from kehoach.source.separated_values import read_separated_values
from kehoach.source.workbook import read_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from kehoach.diagnostics import Findings
    from kehoach.source.cell_range import CellRange
    from kehoach.source.cell_table import CellTable

ENDINGS: Final = (".csv", WORKBOOK)
_NO_CELLS: Final = Bilingual(
    "tệp .csv không có trang tính hay tên ô; bỏ “sheet” và “range”",
    "a .csv file has neither sheets nor names of cells: remove “sheet” and “range”",
)
_OTHER_KIND: Final = Bilingual(
    "chỉ đọc được .xlsx và .csv; tệp .xls, .xlsm thì mở bằng Excel, chọn Lưu thành…, kiểu “Excel Workbook (.xlsx)”",
    "only .xlsx and .csv can be read; open an .xls or .xlsm file in Excel and save it as “Excel Workbook (.xlsx)”",
)
_NOT_CSV: Final = Bilingual(
    "đây là {kind}, tuy tên có đuôi .csv; tệp Excel thì đổi đuôi thành .xlsx",
    "this is {kind}, although its name ends in .csv; a workbook must end in .xlsx",
)


def read_table_file(
    path: Path, findings: Findings, name: str = "", sheet: str = "", area: CellRange = WHOLE_SHEET
) -> CellTable | None:
    """The table in a .csv or .xlsx file; ``None``, with findings, if it cannot be read.

    Args:
        path: the file.
        findings: where its mistakes are reported.
        name: its name in findings; by default the path.
        sheet: the sheet of a workbook; by default the first that is not hidden.
        area: the cells of the sheet.

    Raises:
        OSError: there is no such file, or it cannot be read.
        MissingPackageError: it is a workbook, and the package that reads them is not installed.
        FileRefused: it has another ending or is of another kind, or has no such sheet.
    """
    name = name or os.fspath(path)
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise FileRefused(_OTHER_KIND)
    if ending != WORKBOOK and (sheet or area != WHOLE_SHEET):
        raise FileRefused(_NO_CELLS)
    data = read_regular(path, name, findings)
    if data is None:
        return None
    if ending == WORKBOOK:
        return read_workbook(name, data, findings, sheet, area)
    if kind := kind_of_other(data):
        raise FileRefused(_NOT_CSV.filled(kind=kind))
    return read_separated_values(name, data, findings)
