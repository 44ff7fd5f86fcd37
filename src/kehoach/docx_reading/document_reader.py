"""Bytes of a .docx → :class:`WordDocument`: paragraphs in reading order, every look resolved."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from kehoach.docx_reading.drawn_lines import drawings, is_ruled, strokes_and_pictures
from kehoach.docx_reading.formatting import (
    NO_STYLE,
    LayoutSettings,
    LetterSettings,
    StyleSheet,
    cell_margins,
    is_on,
    layout_settings,
    over,
    toggle,
    twips,
)
from kehoach.docx_reading.list_labels import ListLabels
from kehoach.docx_reading.page_setups import read_sections
from kehoach.docx_reading.untrusted_package import main_part, read_package, read_part, target_of_kind
from kehoach.docx_reading.word_document import (
    Cell,
    DocumentPlace,
    Run,
    WordDocument,
    WordParagraph,
    WordTable,
    shortened,
)
from kehoach.ooxml.package import APP_PART
from kehoach.ooxml.xml import w

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kehoach.docx_reading.formatting import NamedStyle
    from kehoach.ooxml.xml import Element

_PAGES: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Pages"
_PAGE_FIELD: Final = re.compile(r"\bPAGE\b", re.IGNORECASE)
_WRAPPERS: Final = frozenset(map(w, ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink")))
_FIELD: Final = w("fldSimple")
_CELL_MARGINS: Final = 216
"""What Word leaves left and right of a cell's text where nobody says anything: 1.9 mm each."""
_FIRST_ROW: Final = 0x0020
_HEXADECIMAL: Final = re.compile(r"[0-9A-Fa-f]{1,8}")
_SIGNS: Final = {w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}


def read_document(data: bytes) -> WordDocument:
    """Read a .docx.

    Raises:
        DocumentError: it cannot be read, or not safely.
    """
    parts = read_package(data)
    body = main_part(parts).find(w("body"))
    styles = StyleSheet(read_part(parts, target_of_kind(parts, "styles")), read_part(parts, _theme_part(parts)))
    numbering = ListLabels(read_part(parts, target_of_kind(parts, "numbering")))
    reader = _DocumentReader("document", styles, numbering)
    if body is not None:
        reader.read_blocks(body, None, _PLAIN)

    def read_band(root: Element, part: str) -> tuple[WordParagraph, ...]:
        band = _DocumentReader(part, styles, numbering)
        band.read_blocks(root, None, _PLAIN)
        return tuple(band.paragraphs)

    settings = read_part(parts, target_of_kind(parts, "settings"))
    return WordDocument(
        tuple(reader.paragraphs),
        tuple(reader.tables),
        read_sections(parts, reader.ends, len(reader.paragraphs), read_band),
        _pages(parts),
        settings is not None and bool(toggle(settings, "evenAndOddHeaders")),
        settings is not None and bool(toggle(settings, "mirrorMargins")),
    )


def _pages(parts: Mapping[str, bytes]) -> int | None:
    root = read_part(parts, APP_PART)
    return None if root is None else twips(root.findtext(_PAGES))


def _theme_part(parts: Mapping[str, bytes]) -> str:
    return next((name for name in sorted(parts) if name.startswith("word/theme/") and name.endswith(".xml")), "")


class _TableLook(NamedTuple):
    """What a table's style says of the paragraphs in one of its rows."""

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
        """Where sections end: how many paragraphs stand before, and what it says of them."""

    # --- blocks ----------------------------------------------------------------------------------------------

    def read_blocks(self, parent: Element, cell: Cell | None, look: _TableLook, *, is_boxed: bool = False) -> None:
        """Read the paragraphs and tables of the text, of a cell or of a text box."""
        for element in parent:
            if element.tag == w("p"):
                self._read_paragraph(element, cell, look, is_boxed=is_boxed)
            elif element.tag == w("tbl"):
                self._read_table(element)
            elif element.tag in _WRAPPERS:
                self.read_blocks(element, cell, look, is_boxed=is_boxed)
            elif element.tag == w("sectPr"):
                self.ends.append((len(self.paragraphs), element))

    def _read_table(self, element: Element) -> None:
        number = len(self.tables) + 1
        rows = list(_rows(element))
        named = element.find(f"{w('tblPr')}/{w('tblStyle')}")
        style = self._styles.table_style("" if named is None else named.get(w("val"), ""))
        margins = next(
            (said for said in (cell_margins(element.find(w("tblPr"))), style.cell_margins) if said is not None),
            _CELL_MARGINS,
        )
        columns = element.findall(f"{w('tblGrid')}/{w('gridCol')}")
        widths = tuple((twips(column.get(w("w"))) or 0) - margins for column in columns)
        self.tables.append(WordTable(number, len(rows), _repeats_header(rows), len(self.paragraphs), widths))
        whole = _TableLook(style.letters, style.layout)
        shows_first = _shows_first_row(element.find(f"{w('tblPr')}/{w('tblLook')}"))
        first = _TableLook(over(style.first_row, style.letters), over(style.first_row_layout, style.layout))
        for at, row in enumerate(rows, 1):
            look = first if at == 1 and shows_first else whole
            column = 1
            for cell in _cells(row):
                self.read_blocks(cell, Cell(number, at, column), look)
                span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
                column += max(1, (twips(span.get(w("val"))) if span is not None else 1) or 1)

    def _read_paragraph(self, element: Element, cell: Cell | None, table: _TableLook, *, is_boxed: bool) -> None:
        paragraph = self.paragraph(element, cell, table, is_boxed=is_boxed)
        self.paragraphs.append(paragraph)
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
        """One paragraph with its effective looks."""
        properties = element.find(w("pPr"))
        named = None if properties is None else properties.find(w("pStyle"))
        identifier = "" if named is None else named.get(w("val"), "")
        style = self._styles.paragraph_style(identifier)
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
        """A number or mark: it looks as its list says, and otherwise like the end of its paragraph."""
        mark = None if properties is None else properties.find(w("rPr"))
        of_list = self._styles.letter_settings(self._numbering.letters(said.numbering, said.level))
        direct = over(of_list, self._styles.letter_settings(mark))
        return Run(text, self._styles.letters(direct, NO_STYLE, style, table.letters).letters(text))

    def _runs(self, element: Element, style: NamedStyle, table: _TableLook) -> Iterator[Run]:
        for child in element:
            if child.tag == w("r"):
                properties = child.find(w("rPr"))
                named = None if properties is None else properties.find(w("rStyle"))
                character = self._styles.style("" if named is None else named.get(w("val"), ""))
                direct = self._styles.letter_settings(properties)
                settings = self._styles.letters(direct, character, style, table.letters)
                text = "".join(_pieces(child))
                if text and not settings.hidden:
                    yield Run(text.upper() if settings.capitals else text, settings.letters(text))
            elif child.tag in _WRAPPERS or child.tag == _FIELD:
                yield from self._runs(child, style, table)


def _rows(table: Element) -> Iterator[Element]:
    yield from _children(table, w("tr"))


def _cells(row: Element) -> Iterator[Element]:
    yield from _children(row, w("tc"))


def _children(element: Element, tag: str) -> Iterator[Element]:
    """The children of a kind, those in what only wraps them too."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)


def _repeats_header(rows: list[Element]) -> bool:
    properties = rows[0].find(w("trPr")) if rows else None
    return properties is not None and bool(toggle(properties, "tblHeader"))


def _shows_first_row(look: Element | None) -> bool:
    if look is None:
        return False
    if look.get(w("firstRow")) is not None:
        return is_on(look, "firstRow")
    mask: str = look.get(w("val"), "0")
    return bool(int(mask, 16) & _FIRST_ROW) if _HEXADECIMAL.fullmatch(mask) else False


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
