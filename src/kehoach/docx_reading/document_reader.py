"""The one way in: the bytes of a .docx → :class:`WordDocument`, with all formatting resolved."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from kehoach.docx_reading.comments import comment_ids, read_comments
from kehoach.docx_reading.drawn_lines import DRAWN, chosen, drawings, strokes_and_pictures
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
from kehoach.ooxml.xml import w

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kehoach.docx_reading.looks import ParagraphLook
    from kehoach.docx_reading.table_grid import GridCell
    from kehoach.ooxml.xml import Element

_PAGES: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Pages"
_PAGE_FIELD: Final = re.compile(r"\bPAGE\b", re.IGNORECASE)
_PROPERTIES, _SECTION, _RUN, _TEXT, _FIELD = map(w, ("pPr", "sectPr", "r", "t", "fldSimple"))
_SELDOM: Final = (*DRAWN, _FIELD, *map(w, ("commentReference", "instrText", "br")))
"""What few paragraphs have: each is searched for it once, and further only where it has some."""
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
        reader.read_blocks(body, None, reader.plain)

    def read_band(root: Element, part: str) -> tuple[WordParagraph, ...]:
        settle_tracked_changes(root, rejected=rejects_tracked)
        band = _DocumentReader(part, styles, numbering)
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

    def __init__(self, part: str, styles: StyleSheet, numbering: ListLabels) -> None:
        self._part, self._styles, self._numbering = part, styles, numbering
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
        for element in chosen(parent):
            tag = element.tag
            if tag == w("p"):
                self._read_paragraph(element, cell, look, is_boxed=is_boxed)
            elif tag == w("tbl"):
                self._read_table(element)
            elif tag in WRAPPERS:
                self.read_blocks(element, cell, look, is_boxed=is_boxed)
            elif tag == w("sectPr"):
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
        own = tuple([paragraph for paragraph in self.paragraphs[begins:] if paragraph.cell == place])
        last |= dict.fromkeys(range(place.column, place.column + cell.columns), len(cells))
        cells.append(TableCell(place.row, place.column, 1, cell.columns, own))

    def _read_paragraph(self, element: Element, cell: Cell | None, row: RowLook, *, is_boxed: bool) -> None:
        properties = element.find(_PROPERTIES)
        is_plain = next(element.iter(*_SELDOM), None) is None
        paragraph = self._paragraph(element, properties, cell, row, is_plain=is_plain, is_boxed=is_boxed)
        self.paragraphs.append(paragraph)
        if not is_plain:
            self.commented |= dict.fromkeys(comment_ids(element), paragraph.place)
            for drawing in drawings(element):
                for box in drawing.iter(w("txbxContent")):
                    self.read_blocks(box, None, self.plain, is_boxed=True)
        end = None if properties is None else properties.find(_SECTION)
        if end is not None:
            self.ends.append((len(self.paragraphs), end))

    # --- paragraphs ------------------------------------------------------------------------------------------

    def _paragraph(
        self,
        element: Element,
        properties: Element | None,
        cell: Cell | None,
        row: RowLook,
        *,
        is_plain: bool,
        is_boxed: bool,
    ) -> WordParagraph:
        """One paragraph with its effective formatting; a plain one has nothing that is seldom in one."""
        look = row.paragraph(element, properties)
        said = look.said
        label = self._numbering.label(said.numbering, said.level) if said.numbering is not None else ""
        runs = tuple(self._runs(element, look))
        strokes, has_picture = ((), False) if is_plain else strokes_and_pictures(element)
        text = "".join([run.text for run in runs])
        of_list = self._numbering.letters(said.numbering, said.level) if label else None
        return WordParagraph(
            DocumentPlace(self._part, len(self.paragraphs) + 1, cell, shortened(label + text)),
            look.style.name,
            runs,
            look.layout,
            look.label(label, of_list, properties) if label and text.strip() else None,
            strokes,
            has_picture,
            look.is_ruled,
            not is_plain and _has_page_field(element),
            not is_plain and any(br.get(w("type")) == "page" for br in element.iter(w("br"))),
            is_boxed,
        )

    def _runs(self, element: Element, look: ParagraphLook) -> Iterator[Run]:
        for child in chosen(element):
            tag = child.tag
            if tag == _RUN:
                text = "".join(_pieces(child))
                if text and not (run := look.run(child)).settings.hidden:
                    yield Run(text.upper() if run.settings.capitals else text, run.letters(text))
            elif tag in WRAPPERS or tag == _FIELD:
                yield from self._runs(child, look)


def _pieces(run: Element) -> Iterator[str]:
    for node in run:
        tag = node.tag
        if tag == _TEXT:
            yield unicodedata.normalize("NFC", node.text or "")
        elif tag in _SIGNS and node.get(w("type"), "textWrapping") == "textWrapping":
            yield _SIGNS[tag]


def _has_page_field(paragraph: Element) -> bool:
    instructions = "".join(node.text or "" for node in paragraph.iter(w("instrText")))
    simple = " ".join(node.get(w("instr"), "") for node in paragraph.iter(_FIELD))
    return bool(_PAGE_FIELD.search(f"{instructions} {simple}"))
