"""The tables of a plan as a workbook (.xlsx): printed labels and formats, formulas that a person can recalculate."""

from __future__ import annotations

import datetime
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.errors import MissingPackageError
from kehoach.exporting.live_formulas import CannotSayError, FormulaWriter
from kehoach.exporting.proof import PROOF, PROOF_HEAD, proof_line
from kehoach.exporting.sheets import located_in, sheets_of
from kehoach.misuse import require_computed
from kehoach.rendered import Document
from kehoach.view import wording
from kehoach.view.prose import ProseWriter

if TYPE_CHECKING:
    from kehoach.exporting.live_formulas import Located
    from kehoach.exporting.proof import ProofLine
    from kehoach.exporting.sheets import Sheet, SheetCell, SheetLine
    from kehoach.tables.computed import ComputedPlan
    from kehoach.tables.explanation import Explanation

_MISSING: Final = Bilingual(
    'cần gói XlsxWriter để ghi .xlsx; gõ: python -m pip install "kehoach[excel]"',
    '.xlsx is written by XlsxWriter: python -m pip install "kehoach[excel]"',
)
_BY_VALUE: Final = "Số do kế hoạch tính, không có công thức ở đây. {how}"
_WIDTHS: Final = {"number": 6, "name": 36, "text": 28, "figure": 15}
_PROOF_WIDTHS: Final = (44, 16, 18, 26, 18, 60, 36)
_FONT: Final = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
_BORDER: Final = {"border": 1}
_HEAD_HEIGHT: Final = 48
_A4: Final = 9


def to_workbook(computed: ComputedPlan) -> Document:
    """The tables and figures of a plan as an Excel workbook: a sheet each, and one that explains every figure.

    Where the plan computes, the cell has a formula, with its result; a figure that no formula makes (parts of an amount
    that was split, figures rounded together) is a number with a note. Formats show what the document prints. The same
    plan gives the same bytes.

    Raises:
        TypeError: ``computed`` is not a computed plan.
        MissingPackageError: XlsxWriter is not installed.
    """
    require_computed(computed, "kehoach.to_workbook")
    try:
        import xlsxwriter
    except ImportError:
        raise MissingPackageError(_MISSING) from None
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        plan, words = computed.plan, ProseWriter.of(computed)
        day = plan.date.day or datetime.date(plan.period.first, 1, 1)
        book.set_properties(
            {
                "title": wording.document_title(plan, words.text(plan.subject)),
                "created": datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC),
            }
        )
        _Book(book, computed).write()
    return Document(file.getvalue())


@dataclass(slots=True)
class _Book:
    """Writes the sheets of one plan."""

    book: Any
    computed: ComputedPlan
    formulas: FormulaWriter = field(default_factory=FormulaWriter)
    formats: dict[tuple[tuple[str, object], ...], Any] = field(default_factory=dict)
    proof: list[ProofLine] = field(default_factory=list)

    def write(self) -> None:
        sheets = sheets_of(self.computed)
        self.formulas.cells = located_in(sheets)
        for sheet in sheets:
            self.sheet(sheet, self.book.add_worksheet(sheet.name))
        self.write_proof(self.book.add_worksheet(PROOF))

    def look(self, **more: object) -> Any:
        """A format, made once."""
        wanted = {**_FONT, **more}
        key = tuple(sorted(wanted.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(wanted)
        return self.formats[key]

    def sheet(self, sheet: Sheet, page: Any) -> None:
        """One table, or the single figures."""
        for at, text in enumerate(sheet.above):
            page.write_string(at, 0, text, self.look(bold=at == 0, italic=at > 0))
        for cell, row in zip(sheet.head, sheet.head_rows, strict=True):
            top, look = len(sheet.above) + row, self.look(bold=True, align="center", text_wrap=True, **_BORDER)
            if cell.rows == cell.columns == 1:
                page.write_string(top, cell.column, cell.text, look)
            else:
                end = top + cell.rows - 1, cell.column + cell.columns - 1
                page.merge_range(top, cell.column, *end, "", look)
                page.write_string(top, cell.column, cell.text, look)
        for at, kind in enumerate(sheet.kinds):
            page.set_column(at, at, _WIDTHS[kind])
        for at, line in enumerate(sheet.lines, sheet.first):
            self.line(sheet, line, at, page)
        for at, text in enumerate(sheet.below, sheet.first + len(sheet.lines)):
            page.write_string(at, 0, text, self.look(italic=True))
        page.set_row(sheet.first - 1, _HEAD_HEIGHT)
        page.freeze_panes(sheet.first, 0)
        _set_up(page)

    def line(self, sheet: Sheet, line: SheetLine, at: int, page: Any) -> None:
        for place, (cell, kind) in enumerate(zip(line.cells, sheet.kinds, strict=True)):
            if cell.figure:
                self.figure(cell, page, bold=line.is_bold)
                continue
            more: dict[str, object] = {"text_wrap": True}
            if kind == "number":
                more["align"] = "center"
            elif kind == "figure":
                more["align"] = "right"
            elif kind == "name" and line.level:
                more["indent"] = line.level
            page.write_string(at, place, cell.text, self.look(bold=line.is_bold, **more, **_BORDER))

    def figure(self, cell: SheetCell, page: Any, *, bold: bool) -> None:
        """The cell of a figure: a formula with its result, a number, or text."""
        figure = cell.figure
        assert figure is not None  # noqa: S101 - who calls has looked
        found = self.computed.explain(figure.quantity.address)
        self.proof.append(proof_line(figure, found, cell.spot))
        number, at = figure.form.number, (figure.row, figure.column)
        if number is None:
            page.write_string(*at, figure.form.text, self.look(bold=bold, align="right", **_BORDER))
            return
        look = self.look(bold=bold, num_format=figure.form.number_format, **_BORDER)
        formula, note = self.formula(figure, found, cell)
        stored = float(number)  # a workbook stores doubles; the sheet of proofs has the exact figure
        if formula:
            page.write_formula(*at, f"={formula}", look, stored)
        else:
            page.write_number(*at, stored, look)
        if note:
            page.write_comment(*at, note)

    def formula(self, figure: Located, found: Explanation, cell: SheetCell) -> tuple[str, str]:
        """The formula of a figure, or a note why it has none; neither for one that is typed."""
        try:
            return self.formulas.formula(figure, found, cell.spot), ""
        except CannotSayError:
            return "", _BY_VALUE.format(how=f"{found.how.vi[:1].upper()}{found.how.vi[1:]}.")

    def write_proof(self, page: Any) -> None:
        """A line for each figure, with a link to its cell."""
        head, text = self.look(bold=True, text_wrap=True, **_BORDER), self.look(text_wrap=True, **_BORDER)
        for at, (label, width) in enumerate(zip(PROOF_HEAD, _PROOF_WIDTHS, strict=True)):
            page.write_string(0, at, label, head)
            page.set_column(at, at, width)
        for at, line in enumerate(self.proof, 1):
            form, address = line.figure.form, line.figure.quantity.address
            page.write_string(at, 0, address, text)
            if form.number is None:
                page.write_string(at, 1, form.text, self.look(align="right", **_BORDER))
            else:
                look = self.look(num_format=form.number_format, **_BORDER)
                stored = float(form.number)  # as in the cell that it links to
                page.write_formula(at, 1, f"={self.formulas.link(address)}", look, stored)
            for place, said in enumerate((line.printed, line.exact, line.claim, line.how, line.place), 2):
                page.write_string(at, place, said, self.look(text_wrap=place > 4, align="left", **_BORDER))
        page.freeze_panes(1, 1)
        _set_up(page)


def _set_up(page: Any) -> None:
    """A landscape A4 page, as wide as all columns."""
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
