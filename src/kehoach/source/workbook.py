"""A table in a workbook (.xlsx), read by openpyxl: each cell as the text that a person would type in a plan."""

from __future__ import annotations

import datetime
import io
import itertools
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from kehoach.diagnostics import Place, has_errors
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.errors import MissingPackageError
from kehoach.ooxml.budgets import DOCUMENT
from kehoach.ooxml.package_reading import LEAVE_OUT, unpacked_parts
from kehoach.ooxml.xml import SAVE_AS_DOCX, Unsound
from kehoach.source.cell_range import WHOLE_SHEET, CellRange, cell_name, column_name
from kehoach.source.cell_table import CellTable, TextCell
from kehoach.source.decoding import forbidden_character, report_strange
from kehoach.source.files_beside import FileRefused
from kehoach.source.merged_cells import with_merged_texts
from kehoach.source.names import fold, nearest
from kehoach.source.number_format import shown_number
from kehoach.source.sheet_head import with_one_head
from kehoach.source.sheet_layout import SheetLayout, layout_of
from kehoach.source.yaml_values import as_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Findings
    from kehoach.source.number_format import ShownNumber

CELL_LIMIT: Final = 500_000
"""The most cells that are read of a sheet, empty ones included."""
LONGEST_GAP: Final = 1_000
"""A table ends above more empty rows than these: a sheet often has formatted ones down to its last line."""

_MISSING: Final = Bilingual(
    'cần gói openpyxl để đọc .xlsx; gõ: python -m pip install "kehoach[excel]", hoặc lưu bảng thành “CSV UTF-8”',
    '.xlsx is read by openpyxl: python -m pip install "kehoach[excel]", or save the table as “CSV UTF-8”',
)
_DAMAGED: Final = Bilingual("tệp hỏng hoặc không phải .xlsx", "the file is damaged or is not .xlsx")
_TOO_LARGE: Final = Bilingual(f"trang tính có quá {CELL_LIMIT} ô", f"the sheet has more than {CELL_LIMIT} cells")
_SAVE_ANEW: Final = Bilingual(
    "mở tệp bằng Excel, chọn Lưu thành…, kiểu “Excel Workbook (.xlsx)” hoặc “CSV UTF-8”",
    "open the file in Excel and save it as “Excel Workbook (.xlsx)” or “CSV UTF-8”",
)
_MAKE_SMALLER: Final = Bilingual(
    "trong Excel, chép bảng (từ dòng tiêu đề đến hàng cuối) sang một tệp mới, lưu lại rồi ghi tên tệp ấy ở from",
    "in Excel, copy the table, from its head to its last row, into a new file, save that and write its name under from",
)
_NO_SHEET: Final = Bilingual("không có trang tính nào", "it has no sheet")
_NO_SUCH_SHEET: Final = Bilingual(
    "không có trang tính “{name}”; các trang tính có: {known}", "it has no sheet “{name}”; available: {known}"
)
_THAT_SHEET: Final = Bilingual("ghi sheet: {name}", "write sheet: {name}")
_ONE_OF_THEM: Final = Bilingual("sau “sheet:” ghi một trong các tên ấy", "write one of these names after “sheet:”")
_ERROR: Final = "e"
"""The type of a cell that shows an error."""
_LISTED: Final = 8


def read_workbook(
    file: str, data: bytes, findings: Findings, sheet: str = "", area: CellRange = WHOLE_SHEET
) -> CellTable | None:
    """The filled rows of a sheet, by default of the first that is not hidden; ``None``, with findings, if unreadable.

    A number is written with a decimal comma; it keeps the zeros in front and the percent sign of its number format. A
    date is written as day, month and year. Excel shows 15 digits of a number, and so do we. A formula is its last
    result. A head of several lines, which has merged cells, becomes one line. Hidden rows are read, too.

    Raises:
        MissingPackageError: openpyxl is not installed.
        FileRefused: there is no such sheet.
    """
    try:
        import openpyxl
    except ImportError:
        raise MissingPackageError(_MISSING) from None
    before = len(findings)
    rows: tuple[tuple[TextCell, ...], ...] = ()
    below: tuple[TextCell, ...] = ()
    try:
        parts = unpacked_parts(data, DOCUMENT)  # what goes beyond the limits is refused before openpyxl reads any of it
        shown, typed = (
            openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=only, keep_links=False)
            for only in (True, False)
        )
        if name := _sheet_named(sheet, shown, file, findings):
            reader = _SheetReader(file, layout_of(parts, name), area, findings)
            rows, below = reader.rows(shown[name], typed[name]), tuple(reader.below)
    except FileRefused:
        raise
    except Unsound as error:
        how = _MAKE_SMALLER if error.how is LEAVE_OUT else _SAVE_ANEW
        why = _DAMAGED if error.how is SAVE_AS_DOCX else error.why  # which speaks of Word documents
        findings.add(rules.NOT_A_WORKBOOK, Place(file, 1, 1), why=why, how=how)
    except Exception:  # openpyxl raises errors of many kinds about files that are damaged
        findings.add(rules.NOT_A_WORKBOOK, Place(file, 1, 1), why=_DAMAGED, how=_SAVE_ANEW)
    return None if has_errors(list(findings)[before:]) else CellTable(rows, "", below)


def _sheet_named(wanted: str, book: Any, file: str, findings: Findings) -> str:
    """The name of a sheet as the workbook writes it; without one, that of the first which is not hidden."""
    names = {fold(sheet.title): sheet.title for sheet in reversed(book.worksheets)}
    if wanted and fold(wanted) not in names:
        known = ", ".join(sheet.title for sheet in book.worksheets[:_LISTED]) or "-"
        meant = next(iter(names.values())) if len(names) == 1 else nearest(wanted, names.values())
        why = _NO_SUCH_SHEET.filled(name=Verbatim(wanted), known=Verbatim(known))
        raise FileRefused(why, _THAT_SHEET.filled(name=Verbatim(as_value(meant))) if meant else _ONE_OF_THEM)
    first = next((sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"), "")
    if not wanted and not first:
        findings.add(rules.NOT_A_WORKBOOK, Place(file, 1, 1), why=_NO_SHEET, how=_SAVE_ANEW)
    return str(names[fold(wanted)] if wanted else first)


@dataclass(slots=True)
class _SheetReader:
    """Reads the cells of one sheet; what a whole column may have is reported once."""

    file: str
    layout: SheetLayout
    area: CellRange
    findings: Findings
    rounded: dict[int, tuple[Place, ShownNumber]] = field(default_factory=dict)
    """By column: the first cell that shows fewer digits than it holds."""
    count: Counter[int] = field(default_factory=Counter)
    valueless: list[tuple[Place, str, Verbatim]] = field(default_factory=list)
    """The formulas without a result: where, of what kind, and what is said of them."""
    below: list[TextCell] = field(default_factory=list)
    """The filled cells in the row right under the area."""

    def rows(self, shown: Any, typed: Any) -> tuple[tuple[TextCell, ...], ...]:
        """The rows with a filled cell, the head as one line."""
        for sheet in (shown, typed):
            sheet.reset_dimensions()  # what a file says of its size may be wrong
        rows = with_one_head(tuple(self._rows(shown, typed)), self.layout)
        rows = (*rows[:1], *with_merged_texts(rows[0], rows[1:], self.layout.merged)) if rows else rows
        for column, (place, number) in self.rounded.items():
            self.findings.add(
                rules.SHOWS_FEWER_DIGITS,
                place,
                cell=Verbatim(place.path or ""),
                shown=Verbatim(number.shown),
                held=Verbatim(number.held),
                count=self.count[column],
            )
        self._report_valueless()
        self._report_hidden(rows)
        return rows

    def _rows(self, shown: Any, typed: Any) -> Iterator[tuple[TextCell, ...]]:
        area = self.area
        self.layout, moved = self.layout.cut_to(area._replace(bottom=area.bottom + 1))
        top, left = (min(area[at], *(corner[at] for corner in moved)) for at in (0, 1)) if moved else area[:2]
        edges = {"min_row": top, "min_col": left}  # openpyxl makes up empty cells as far as it is told to go
        edges |= {"max_row": area.bottom + 1} if area.bottom < WHOLE_SHEET.bottom else {}
        edges |= {"max_col": area.right} if area.right < WHOLE_SHEET.right else {}
        pairs = zip(shown.iter_rows(**edges), typed.iter_rows(**edges), strict=False)
        count, last = 0, 0
        texts: dict[tuple[int, int], TextCell] = {}
        for number, (row, formulas) in enumerate(pairs, top):
            count += 1 + len(row)
            if count > CELL_LIMIT:
                self.findings.add(rules.NOT_A_WORKBOOK, Place(self.file, number, 1), why=_TOO_LARGE, how=_MAKE_SMALLER)
                return
            cells: list[TextCell] = []
            for column, (cell, formula) in enumerate(zip(row, formulas, strict=False), left):
                at, place = (number, column), Place(self.file, number, column, path=cell_name(number, column))
                if at in moved:
                    texts[moved[at]] = self._cell(cell, formula, place)
                elif number > area.bottom and column >= area.left:
                    cells.append(texts.get(at, TextCell(_text(cell.value).strip(), place))._replace(place=place))
                elif number >= area.top and column >= area.left:
                    read = texts[at]._replace(place=place) if at in texts else self._cell(cell, formula, place)
                    cells.append(read)
            if number > area.bottom:
                self.below = [cell for cell in cells if cell.text]
            elif any(cell.text and (number, cell.place.column) not in texts for cell in cells):
                last = number  # where all that is filled begins left of the area, it is a title or a note
                yield tuple(cells)
            elif last and number - last > LONGEST_GAP and area.bottom == WHOLE_SHEET.bottom:
                return

    def _cell(self, cell: Any, formula: Any, place: Place) -> TextCell:
        value, findings = cell.value, self.findings
        is_open = value is None and isinstance(formula.value, str) and formula.value.startswith("=")
        if is_open or getattr(cell, "data_type", "") == _ERROR:
            said = Verbatim(str(formula.value if is_open else value))
            self.valueless.append((place, "=" if is_open else said, said))
            return TextCell("", place)
        if isinstance(value, int | float) and not isinstance(value, bool):
            number = shown_number(value, cell.number_format)
            if number.shown != number.held:
                self.rounded.setdefault(place.column, (place, number))
                self.count[place.column] += 1
            return TextCell(number.held, place, is_number=True)
        typed = unicodedata.normalize("NFC", _text(value)).replace("\r\n", "\n").replace("\r", "\n")
        text = typed.strip()
        if name := forbidden_character(text):
            findings.add(rules.FORBIDDEN_CHARACTER, place, name=Verbatim(name))
            return TextCell("", place)
        report_strange(text, place, findings)
        return TextCell(text, place, len(typed) - len(typed.lstrip()) + _indent(cell) if text else 0)

    def _report_valueless(self) -> None:
        """Report the formulas without a result; those of one kind under one another in a column are one mistake."""
        ordered = sorted(self.valueless, key=lambda one: (one[0].column, one[0].line))
        numbered = ((place, kind, said, at) for at, (place, kind, said) in enumerate(ordered))
        for _, run in itertools.groupby(numbered, lambda one: (one[0].column, one[1], one[0].line - one[3])):
            (place, _, said, _), *others = run
            cells = f"{place.path}:{others[-1][0].path}" if others else place.path or ""
            self.findings.add(rules.CELL_WITHOUT_VALUE, place, cell=Verbatim(cells), text=said)

    def _report_hidden(self, rows: tuple[tuple[TextCell, ...], ...]) -> None:
        """Say once which rows and columns are read although nobody sees them."""
        layout = self.layout
        lines = [row[0].place for row in rows if row[0].place.line in layout.hidden_rows]
        across = {cell.place.column for row in rows for cell in row if cell.text} & layout.hidden_columns
        if not lines and not across:
            return
        kinds = (
            (Bilingual("hàng {names}", "row {names}"), [str(place.line) for place in lines]),
            (Bilingual("cột {names}", "column {names}"), [column_name(column) for column in sorted(across)]),
        )
        listed = [kind.filled(names=Verbatim(_listed(names))) for kind, names in kinds if names]
        place = lines[0] if lines else rows[0][0].place
        self.findings.add(rules.HIDDEN_IS_READ, place, names=Bilingual.joined("; ", listed))


def _listed(names: list[str]) -> str:
    return ", ".join(names[:_LISTED] + (["…"] if len(names) > _LISTED else []))


def _indent(cell: Any) -> int:
    """The steps by which a cell's text is moved to the right."""
    alignment = getattr(cell, "alignment", None)
    return int(getattr(alignment, "indent", 0) or 0)


def _text(value: object) -> str:
    """What Excel shows of a value other than a number, as a person would type it in a plan."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return str(value).upper()
        case datetime.datetime() | datetime.date():
            return f"{value:%d/%m/%Y}"
        case _:
            return str(value)
