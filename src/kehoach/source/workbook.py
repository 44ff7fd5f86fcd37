"""A table in a workbook (.xlsx), read by openpyxl: the first sheet, each cell as the text that Excel shows of it."""

from __future__ import annotations

import datetime
import io
import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from kehoach.diagnostics import Place, has_errors
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.errors import KehoachError
from kehoach.ooxml.budgets import DOCUMENT
from kehoach.ooxml.package_reading import unpacked_parts
from kehoach.ooxml.xml import Unsound
from kehoach.source.cell_table import CellTable, TextCell
from kehoach.source.decoding import forbidden_character, report_strange

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Findings

CELL_LIMIT: Final = 500_000
"""The most cells that are read of a sheet, empty ones included."""

_MISSING: Final = Bilingual(
    'cần gói openpyxl để đọc .xlsx; gõ: python -m pip install "kehoach[excel]", hoặc lưu bảng thành “CSV UTF-8”',
    '.xlsx is read by openpyxl: python -m pip install "kehoach[excel]", or save the table as “CSV UTF-8”',
)
_DAMAGED: Final = Bilingual("tệp hỏng hoặc không phải .xlsx", "the file is damaged or is not .xlsx")
_TOO_LARGE: Final = Bilingual(f"trang tính có quá {CELL_LIMIT} ô", f"the sheet has more than {CELL_LIMIT} cells")
_NO_SHEET: Final = Bilingual("không có trang tính nào", "it has no sheet")
_IN_QUOTES: Final = re.compile(r'"[^"]*"|\\.')
_ERROR: Final = "e"
"""The type of a cell that shows an error."""


class ReaderMissing(KehoachError):
    """The package that reads workbooks is not installed; ``reason`` says how to install it."""

    reason: Final = _MISSING

    def __init__(self) -> None:
        super().__init__(_MISSING.en)


def read_workbook(file: str, data: bytes, findings: Findings) -> CellTable | None:
    """The cells of the first sheet that is not hidden; ``None``, with findings, if it cannot be read.

    A number is written with a decimal comma; it keeps the zeros in front and the percent sign of its number format. A
    date is written as day, month and year. Excel shows 15 digits of a number, and so do we.

    Raises:
        ReaderMissing: openpyxl is not installed.
    """
    try:
        import openpyxl
    except ImportError:
        raise ReaderMissing from None
    before = len(findings)
    try:
        unpacked_parts(data, DOCUMENT)  # what goes beyond the limits is refused before openpyxl reads any of it
        shown, typed = (
            openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=only, keep_links=False)
            for only in (True, False)
        )
        rows = tuple(_rows(file, shown, typed, findings))
    except Unsound as error:
        findings.add(rules.NOT_A_WORKBOOK, Place(file, 1, 1), why=error.why)
    except Exception:  # openpyxl raises errors of many kinds about files that are damaged
        findings.add(rules.NOT_A_WORKBOOK, Place(file, 1, 1), why=_DAMAGED)
    return None if has_errors(list(findings)[before:]) else CellTable(rows, "")


def _rows(file: str, shown: Any, typed: Any, findings: Findings) -> Iterator[tuple[TextCell, ...]]:
    name = next((sheet.title for sheet in shown.worksheets if sheet.sheet_state == "visible"), None)
    if name is None:
        findings.add(rules.NOT_A_WORKBOOK, Place(file, 1, 1), why=_NO_SHEET)
        return
    for sheet in (shown[name], typed[name]):
        sheet.reset_dimensions()  # what a file says of its size may be wrong
    count = 0
    for number, (row, formulas) in enumerate(zip(shown[name].iter_rows(), typed[name].iter_rows(), strict=False), 1):
        count += 1 + len(row)
        if count > CELL_LIMIT:
            findings.add(rules.NOT_A_WORKBOOK, Place(file, number, 1), why=_TOO_LARGE)
            return
        cells = tuple(
            _cell(cell, formula, Place(file, number, column, path=f"{_letters(column)}{number}"), findings)
            for column, (cell, formula) in enumerate(zip(row, formulas, strict=False), 1)
        )
        if any(cell.text for cell in cells):
            yield cells


def _cell(cell: Any, formula: Any, place: Place, findings: Findings) -> TextCell:
    is_open = cell.value is None and isinstance(formula.value, str) and formula.value.startswith("=")
    if is_open or getattr(cell, "data_type", "") == _ERROR:
        said = Verbatim(str(formula.value if is_open else cell.value))
        findings.add(rules.CELL_WITHOUT_VALUE, place, cell=Verbatim(place.path or ""), text=said)
        return TextCell("", place)
    text = unicodedata.normalize("NFC", _text(cell.value, cell.number_format if cell.value is not None else ""))
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if name := forbidden_character(text):
        findings.add(rules.FORBIDDEN_CHARACTER, place, name=Verbatim(name))
        return TextCell("", place)
    report_strange(text, place, findings)
    return TextCell(text, place)


def _text(value: object, number_format: str) -> str:
    """What Excel shows of a value, as a person would type it in a plan."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return str(value).upper()
        case int() | float():
            return _number(value, _IN_QUOTES.sub("", number_format))
        case datetime.datetime() | datetime.date():
            return f"{value:%d/%m/%Y}"
        case _:
            return str(value)


def _number(value: float, number_format: str) -> str:
    exact = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    percent = "%" if "%" in number_format else ""
    text = f"{exact.scaleb(2) if percent else exact:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    if re.fullmatch(r"0+", number_format) and text.isdecimal():
        text = text.zfill(len(number_format))
    return text.replace(".", ",") + percent


def _letters(column: int) -> str:
    """The letters by which a sheet names a column, counted from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
