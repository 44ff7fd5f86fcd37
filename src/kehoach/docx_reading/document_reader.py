"""The one way in: the bytes of a .docx → :class:`WordDocument`, with all formatting resolved."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from kehoach.docx_reading.comments import comment_ids, read_comments
from kehoach.docx_reading.drawn_lines import DRAWN, chosen, drawings, strokes_and_pictures, with_alternatives
from kehoach.docx_reading.formatting import (
    WORDS_OWN_MARGIN,
    StyleSheet,
    cell_margins,
    has_borders,
    over,
    toggle,
)
from kehoach.docx_reading.list_labels import ListLabels
from kehoach.docx_reading.looks import RowLook
from kehoach.docx_reading.page_setups import read_sections
from kehoach.docx_reading.table_grid import (
    WRAPPERS,
    cells_have_borders,
    cells_of,
    repeats_header,
    rows_of,
    shows_first_row,
)
from kehoach.docx_reading.tracked_changes import settle_tracked_changes
from kehoach.docx_reading.untrusted_package import UntrustedPackage
from kehoach.docx_reading.word_document import (
    Cell,
    DocumentPlace,
    Run,
    TableCell,
    WordDocument,
    WordParagraph,
    WordTable,
    shortened,
)
from kehoach.ooxml.lengths import twips, whole
from kehoach.ooxml.package import APP_PART
from kehoach.ooxml.xml import child, w
from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kehoach.docx_reading.looks import ParagraphLook
    from kehoach.docx_reading.table_grid import GridCell
    from kehoach.docx_reading.word_document import Stroke
    from kehoach.ooxml.xml import Element

_PAGES: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Pages"
_PAGE_FIELD: Final = regex(r"\bPAGE\b", re.IGNORECASE)
_PARAGRAPH, _TABLE, _SECTION, _PROPERTIES = map(w, ("p", "tbl", "sectPr", "pPr"))
_RUN, _RUN_PROPERTIES, _TEXT, _FIELD = map(w, ("r", "rPr", "t", "fldSimple"))
_SELDOM: Final = (*DRAWN, _FIELD, *map(w, ("commentReference", "instrText", "br")))
"""What few paragraphs have: a part is searched for it once, and only paragraphs that have some are looked through."""
_SIGNS: Final = {w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}


def read_document(data: bytes, *, rejects_tracked: bool = False) -> WordDocument:
    """Read a .docx. Tracked changes are read as accepted, or with ``rejects_tracked`` as if they had not been made.

    Raises:
        DocumentError: it cannot be read, or not safely.
    """
    package = UntrustedPackage.opened(data)
    tracked = settle_tracked_changes(package.text(), rejected=rejects_tracked)
    body = package.text().find(w("body"))
    styles = StyleSheet(package.part_of_kind("styles"), package.part_of_kind("theme"))
    numbering = ListLabels(package.part_of_kind("numbering"))
    reader = _DocumentReader("document", package.text(), styles, numbering)
    if body is not None:
        reader.read_blocks(body, None, reader.plain)

    def read_band(root: Element, part: str) -> tuple[WordParagraph, ...]:
        settle_tracked_changes(root, rejected=rejects_tracked)
        band = _DocumentReader(part, root, styles, numbering)
        band.read_blocks(root, None, band.plain)
        return tuple(band.paragraphs)

    settings = package.part_of_kind("settings")
    return WordDocument(
        tuple(reader.paragraphs),
        tuple(reader.tables),
        read_sections(package, reader.ends, len(reader.paragraphs), read_band),
        _pages(package),
        settings is not None and bool(toggle(settings, "evenAndOddHeaders")),
        settings is not None and bool(toggle(settings, "mirrorMargins")),
        read_comments(package.part_of_kind("comments"), reader.commented),
        tuple(_footnotes(package, read_band)),
        tracked,
    )


def _footnotes(
    package: UntrustedPackage, read: Callable[[Element, str], tuple[WordParagraph, ...]]
) -> Iterator[WordParagraph]:
    """The paragraphs of footnotes and endnotes that have a text; the lines above them have a type of their own."""
    for kind, name in (("footnotes", "footnote"), ("endnotes", "endnote")):
        part = package.part_of_kind(kind)
        for note in () if part is None else part.iter(w(name)):
            if note.get(w("type"), "normal") == "normal":
                yield from (paragraph for paragraph in read(note, name) if paragraph.text.strip())


def _pages(package: UntrustedPackage) -> int | None:
    root = package.part(APP_PART)
    return None if root is None else whole(root.findtext(_PAGES))


class _DocumentReader:
    """Goes through one part once, in reading order."""

    def __init__(self, part: str, root: Element, styles: StyleSheet, numbering: ListLabels) -> None:
        self._part, self._styles, self._numbering = part, styles, numbering
        self._with_alternatives, self._with_seldom = with_alternatives(root), _paragraphs_with_seldom_things(root)
        self.plain = RowLook(styles, numbering)
        """What paragraphs outside of tables are given, as they are in none."""
        self.paragraphs: list[WordParagraph] = []
        self.tables: list[WordTable] = []
        self.ends: list[tuple[int, Element]] = []
        """Where sections end: the number of paragraphs before, and the ``w:sectPr``."""
        self.commented: dict[str, DocumentPlace] = {}
        """The paragraph of each comment, by its id."""

    # --- blocks ----------------------------------------------------------------------------------------------

    def read_blocks(self, parent: Element, cell: Cell | None, look: RowLook, *, is_boxed: bool = False) -> None:
        """Read the paragraphs and tables of the text, of a cell or of a text box."""
        for element in chosen(parent) if parent in self._with_alternatives else parent:
            tag = element.tag
            if tag == _PARAGRAPH:
                self._read_paragraph(element, cell, look, is_boxed=is_boxed)
            elif tag == _TABLE:
                self._read_table(element)
            elif tag in WRAPPERS:
                self.read_blocks(element, cell, look, is_boxed=is_boxed)
            elif tag == _SECTION:
                self.ends.append((len(self.paragraphs), element))

    def _read_table(self, element: Element) -> None:
        number = len(self.tables) + 1
        properties, rows = element.find(w("tblPr")), rows_of(element)
        named = None if properties is None else properties.find(w("tblStyle"))
        style = self._styles.table_style("" if named is None else named.get(w("val"), ""))
        margins = cell_margins(properties) or style.cell_margins or (WORDS_OWN_MARGIN, WORDS_OWN_MARGIN)
        columns = element.findall(f"{w('tblGrid')}/{w('gridCol')}")
        widths = tuple(twips(column.get(w("w"))) or 0 for column in columns)
        own_borders = None if properties is None else properties.find(w("tblBorders"))
        is_drawn = style.has_borders if own_borders is None else has_borders(own_borders)
        table = WordTable(
            number,
            len(rows),
            repeats_header(rows),
            len(self.paragraphs),
            widths,
            sum(margins),
            is_drawn or cells_have_borders(rows),
        )
        self.tables.append(table)
        whole = RowLook(self._styles, self._numbering, style.letters, style.layout)
        letters, layout = over(style.first_row, style.letters), over(style.first_row_layout, style.layout)
        first = RowLook(self._styles, self._numbering, letters, layout)
        shows_first = shows_first_row(None if properties is None else properties.find(w("tblLook")))
        cells: list[TableCell] = []
        last: dict[int, int] = {}
        for at, row in enumerate(rows, 1):
            look = first if at == 1 and shows_first else whole
            for cell in cells_of(row):
                self._read_cell(cell, Cell(number, at, cell.column), look, cells, last)
        self.tables[number - 1] = replace(table, cells=tuple(cells))

    def _read_cell(
        self, cell: GridCell, place: Cell, look: RowLook, cells: list[TableCell], last: dict[int, int]
    ) -> None:
        """Read a cell into the list; one that continues the cell above makes that one longer.

        Word shows nothing of what is in a cell that continues another, so it is not a text of that one.

        ``last`` is, by column, which of the list is the lowest cell there.
        """
        begins = len(self.paragraphs)
        self.read_blocks(cell.element, place, look)
        at = last.get(place.column) if cell.continues else None
        if at is not None and (above := cells[at]).covers(place.row - 1, place.column):
            cells[at] = replace(above, rows=above.rows + 1)
            return
        own = tuple([paragraph for paragraph in self.paragraphs[begins:] if paragraph.place.cell is place])
        for column in range(place.column, place.column + cell.columns):
            last[column] = len(cells)
        cells.append(TableCell(place.row, place.column, 1, cell.columns, own))

    def _read_paragraph(self, element: Element, cell: Cell | None, row: RowLook, *, is_boxed: bool) -> None:
        properties = child(element, _PROPERTIES)
        seldom = _SeldomThings.of(element) if element in self._with_seldom else _NOTHING
        look = row.paragraph(properties)
        paragraph = self._paragraph(element, look, cell, properties, seldom, is_boxed=is_boxed)
        self.paragraphs.append(paragraph)
        if seldom is not _NOTHING:
            self.commented |= dict.fromkeys(seldom.comments, paragraph.place)
            for box in (box for drawing in seldom.drawings for box in drawing.iter(w("txbxContent"))):
                self.read_blocks(box, None, self.plain, is_boxed=True)
        if properties is not None and look.ends_section:
            self.ends.append((len(self.paragraphs), child(properties, _SECTION)))

    # --- paragraphs ------------------------------------------------------------------------------------------

    def _paragraph(
        self,
        element: Element,
        look: ParagraphLook,
        cell: Cell | None,
        properties: Element | None,
        seldom: _SeldomThings,
        *,
        is_boxed: bool,
    ) -> WordParagraph:
        """One paragraph with its effective formatting."""
        runs: list[Run] = []
        self._read_runs(element, look, runs)
        text = "".join([run.text for run in runs])
        label, mark = "", None
        if look.said.numbering is not None:
            listed = (look.said.numbering, look.said.level)
            label = self._numbering.label(*listed)
            if label and text.strip():
                mark = look.label(label, self._numbering.letters(*listed), properties)
        return WordParagraph(
            DocumentPlace(self._part, len(self.paragraphs) + 1, cell, shortened(label + text)),
            look.style.name,
            tuple(runs),
            look.layout,
            mark,
            seldom.strokes,
            seldom.has_picture,
            look.is_ruled,
            seldom.has_page_number,
            seldom.ends_page,
            is_boxed,
        )

    def _read_runs(self, element: Element, look: ParagraphLook, runs: list[Run]) -> None:
        for part in chosen(element) if element in self._with_alternatives else element:
            tag = part.tag
            if tag == _RUN:
                _read_run(part, look, runs)
            elif tag in WRAPPERS or tag == _FIELD:
                self._read_runs(part, look, runs)


def _read_run(element: Element, look: ParagraphLook, runs: list[Run]) -> None:
    """Read a ``w:r`` into the list, unless nothing of it is shown."""
    text, properties = "", None
    for node in element:
        tag = node.tag
        if tag == _TEXT:
            text += unicodedata.normalize("NFC", node.text or "")
        elif tag == _RUN_PROPERTIES:
            properties = node if properties is None else properties
        elif tag in _SIGNS and node.get(w("type"), "textWrapping") == "textWrapping":
            text += _SIGNS[tag]
    if text and not (run := look.run(properties)).settings.hidden:
        runs.append(Run(text.upper() if run.settings.capitals else text, run.letters(text)))


class _SeldomThings(NamedTuple):
    """What few paragraphs have."""

    drawings: tuple[Element, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    has_picture: bool = False
    has_page_number: bool = False
    ends_page: bool = False
    comments: tuple[str, ...] = ()

    @classmethod
    def of(cls, paragraph: Element) -> _SeldomThings:
        """Those of one paragraph."""
        return cls(
            tuple(drawings(paragraph)),
            *strokes_and_pictures(paragraph),
            _has_page_field(paragraph),
            any(br.get(w("type")) == "page" for br in paragraph.iter(w("br"))),
            tuple(comment_ids(paragraph)),
        )


_NOTHING: Final = _SeldomThings()


def _paragraphs_with_seldom_things(root: Element) -> set[Element]:
    return {paragraph for element in root.iter(*_SELDOM) for paragraph in element.iterancestors(_PARAGRAPH)}


def _has_page_field(paragraph: Element) -> bool:
    instructions = "".join(node.text or "" for node in paragraph.iter(w("instrText")))
    simple = " ".join(node.get(w("instr"), "") for node in paragraph.iter(_FIELD))
    return bool(_PAGE_FIELD.search(f"{instructions} {simple}"))
