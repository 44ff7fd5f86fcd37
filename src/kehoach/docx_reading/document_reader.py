"""The one way in: the bytes of a .docx → :class:`WordDocument`, with all formatting resolved."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from kehoach.docx_reading.comments import comment_ids, read_comments
from kehoach.docx_reading.drawn_lines import chosen, drawings, is_ruled, strokes_and_pictures
from kehoach.docx_reading.formatting import (
    NO_STYLE,
    WORDS_OWN_MARGIN,
    LayoutSettings,
    LetterSettings,
    StyleSheet,
    cell_margins,
    has_borders,
    layout_settings,
    over,
    toggle,
)
from kehoach.docx_reading.list_labels import ListLabels
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
from kehoach.ooxml.xml import w

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kehoach.docx_reading.formatting import NamedStyle
    from kehoach.docx_reading.table_grid import GridCell
    from kehoach.ooxml.xml import Element

_PAGES: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Pages"
_PAGE_FIELD: Final = re.compile(r"\bPAGE\b", re.IGNORECASE)
_FIELD: Final = w("fldSimple")
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
    reader = _DocumentReader("document", styles, numbering)
    if body is not None:
        reader.read_blocks(body, None, _PLAIN)

    def read_band(root: Element, part: str) -> tuple[WordParagraph, ...]:
        settle_tracked_changes(root, rejected=rejects_tracked)
        band = _DocumentReader(part, styles, numbering)
        band.read_blocks(root, None, _PLAIN)
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


class _TableLook(NamedTuple):
    """The formatting that a table's style gives to the paragraphs of a row."""

    letters: LetterSettings
    layout: LayoutSettings


_PLAIN: Final = _TableLook(LetterSettings(), LayoutSettings())


class _DocumentReader:
    """Goes through one part once, in reading order."""

    def __init__(self, part: str, styles: StyleSheet, numbering: ListLabels) -> None:
        self._part, self._styles, self._numbering = part, styles, numbering
        self.paragraphs: list[WordParagraph] = []
        self.tables: list[WordTable] = []
        self.ends: list[tuple[int, Element]] = []
        """Where sections end: the number of paragraphs before, and the ``w:sectPr``."""
        self.commented: dict[str, DocumentPlace] = {}
        """The paragraph of each comment, by its id."""

    # --- blocks ----------------------------------------------------------------------------------------------

    def read_blocks(self, parent: Element, cell: Cell | None, look: _TableLook, *, is_boxed: bool = False) -> None:
        """Read the paragraphs and tables of the text, of a cell or of a text box."""
        for element in chosen(parent):
            if element.tag == w("p"):
                self._read_paragraph(element, cell, look, is_boxed=is_boxed)
            elif element.tag == w("tbl"):
                self._read_table(element)
            elif element.tag in WRAPPERS:
                self.read_blocks(element, cell, look, is_boxed=is_boxed)
            elif element.tag == w("sectPr"):
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
        whole = _TableLook(style.letters, style.layout)
        first = _TableLook(over(style.first_row, style.letters), over(style.first_row_layout, style.layout))
        shows_first = shows_first_row(None if properties is None else properties.find(w("tblLook")))
        cells: list[TableCell] = []
        for at, row in enumerate(rows, 1):
            look = first if at == 1 and shows_first else whole
            for cell in cells_of(row):
                self._read_cell(cell, Cell(number, at, cell.column), look, cells)
        self.tables[number - 1] = dataclasses.replace(table, cells=tuple(cells))

    def _read_cell(self, cell: GridCell, place: Cell, look: _TableLook, cells: list[TableCell]) -> None:
        """Read a cell into the list; one that continues the cell above makes that one longer."""
        begins = len(self.paragraphs)
        self.read_blocks(cell.element, place, look)
        own = tuple(paragraph for paragraph in self.paragraphs[begins:] if paragraph.cell == place)
        for at in reversed(range(len(cells))) if cell.continues else ():
            above = cells[at]
            if above.covers(place.row - 1, place.column):
                cells[at] = dataclasses.replace(above, rows=above.rows + 1, paragraphs=(*above.paragraphs, *own))
                return
        cells.append(TableCell(place.row, place.column, 1, cell.columns, own))

    def _read_paragraph(self, element: Element, cell: Cell | None, table: _TableLook, *, is_boxed: bool) -> None:
        paragraph = self.paragraph(element, cell, table, is_boxed=is_boxed)
        self.paragraphs.append(paragraph)
        self.commented |= dict.fromkeys(comment_ids(element), paragraph.place)
        for drawing in drawings(element):
            for box in drawing.iter(w("txbxContent")):
                self.read_blocks(box, None, _PLAIN, is_boxed=True)
        end = element.find(f"{w('pPr')}/{w('sectPr')}")
        if end is not None:
            self.ends.append((len(self.paragraphs), end))

    # --- paragraphs ------------------------------------------------------------------------------------------

    def paragraph(
        self, element: Element, cell: Cell | None, table: _TableLook = _PLAIN, *, is_boxed: bool = False
    ) -> WordParagraph:
        """One paragraph with its effective formatting."""
        properties = element.find(w("pPr"))
        style = self._styles.style_of(element)
        direct = layout_settings(properties)
        said = over(direct, style.layout)
        numbered = self._numbering.layout(said.numbering, said.level)
        label = self._numbering.label(said.numbering, said.level)
        layout = self._styles.layout(direct, style, numbered, table.layout)
        runs = tuple(self._runs(element, style, table))
        strokes, has_picture = strokes_and_pictures(element)
        text = "".join(run.text for run in runs)
        return WordParagraph(
            DocumentPlace(self._part, len(self.paragraphs) + 1, cell, shortened(label + text)),
            style.name,
            runs,
            layout,
            self._label(label, said, properties, style, table) if label and text.strip() else None,
            strokes,
            has_picture,
            is_ruled(element),
            _has_page_field(element),
            any(br.get(w("type")) == "page" for br in element.iter(w("br"))),
            is_boxed,
        )

    def _label(
        self, text: str, said: LayoutSettings, properties: Element | None, style: NamedStyle, table: _TableLook
    ) -> Run:
        """An automatic number or bullet: formatted by its list, otherwise like the end of its paragraph."""
        mark = None if properties is None else properties.find(w("rPr"))
        of_list = self._styles.letter_settings(self._numbering.letters(said.numbering, said.level))
        direct = over(of_list, self._styles.letter_settings(mark))
        return Run(text, self._styles.letters(direct, NO_STYLE, style, table.letters).letters(text))

    def _runs(self, element: Element, style: NamedStyle, table: _TableLook) -> Iterator[Run]:
        for child in chosen(element):
            if child.tag == w("r"):
                settings = self._styles.letters_of(child, style, table.letters)
                text = "".join(_pieces(child))
                if text and not settings.hidden:
                    yield Run(text.upper() if settings.capitals else text, settings.letters(text))
            elif child.tag in WRAPPERS or child.tag == _FIELD:
                yield from self._runs(child, style, table)


def _pieces(run: Element) -> Iterator[str]:
    for node in run:
        if node.tag == w("t"):
            yield unicodedata.normalize("NFC", node.text or "")
        elif node.tag in _SIGNS and node.get(w("type"), "textWrapping") == "textWrapping":
            yield _SIGNS[node.tag]


def _has_page_field(paragraph: Element) -> bool:
    instructions = "".join(node.text or "" for node in paragraph.iter(w("instrText")))
    simple = " ".join(node.get(w("instr"), "") for node in paragraph.iter(_FIELD))
    return bool(_PAGE_FIELD.search(f"{instructions} {simple}"))
