"""A Word document as a reader sees it: paragraphs in reading order with their effective formatting, tables, sections.

Everything is frozen. Lengths are whole twips (1/20 pt), sizes of letters whole half-points, as Word stores them.
``None`` means that the file leaves the value to the program that opens it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

LABEL: Final = 45
"""The most characters of a paragraph that are quoted to find it by."""


class Cell(NamedTuple):
    """The place of a paragraph in a table, or in the innermost of nested tables; all counted from 1.

    Columns are those of the table's grid, so a cell after a merged one keeps its own column.
    """

    table: int
    row: int
    column: int


class DocumentPlace(Struct, frozen=True):
    """A place that a person can find: the part of the file, the paragraph from 1, its cell, how its text begins.

    A place that concerns pages has the number of their section, from 1. A number that does not apply is 0.
    """

    part: str = "document"
    paragraph: int = 0
    cell: Cell | None = None
    text: str = ""
    section: int = 0


class Letters(Struct, frozen=True):
    """The formatting of letters, all styles resolved. ``fonts`` are those that the letters of the text use."""

    fonts: tuple[str | None, ...] = ()
    size: int | None = None
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    raised: bool = False
    colour: str | None = None


class Run(Struct, frozen=True):
    """Text of one formatting, as shown: in capitals where Word shows capitals. A line break is LF, a tab HT."""

    text: str
    letters: Letters


class ParagraphLayout(Struct, frozen=True):
    """Paragraph formatting, all styles resolved. ``line`` is in 240ths of a line if ``line_rule`` is "auto"."""

    alignment: str = "left"
    left: int = 0
    right: int = 0
    first_line: int = 0
    before: int = 0
    after: int = 0
    line: int = 240
    line_rule: str = "auto"
    joins_its_like: bool = False
    """No space between it and a neighbour of the same style."""
    begins_page: bool = False


class Stroke(NamedTuple):
    """A horizontal line anchored in a paragraph.

    ``drop`` is how far it is below the top of the paragraph; ``None`` if the file does not say.
    """

    length: int
    drop: int | None = None


class Piece(Struct, frozen=True):
    """The part of a paragraph between two line breaks or tabs: what a reader takes for one line of a heading."""

    paragraph: WordParagraph
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """Without the spaces around it."""
        return "".join(run.text for run in self.runs).strip()

    @property
    def shown(self) -> tuple[Run, ...]:
        """The runs with visible characters."""
        return tuple(run for run in self.runs if run.text.strip())

    @property
    def lettered(self) -> tuple[Run, ...]:
        """The runs with letters."""
        return tuple(run for run in self.runs if has_letters(run.text))

    @property
    def is_bold(self) -> bool:
        """Whether all its letters are bold; ``False`` if it has none."""
        lettered = self.lettered
        return bool(lettered) and all(run.letters.bold for run in lettered)

    @property
    def is_italic(self) -> bool:
        """Whether all its letters are italic; ``False`` if it has none."""
        lettered = self.lettered
        return bool(lettered) and all(run.letters.italic for run in lettered)

    @property
    def place(self) -> DocumentPlace:
        """The paragraph's place, with this piece's own beginning."""
        own = self.paragraph.place
        return DocumentPlace(own.part, own.paragraph, own.cell, shortened(self.text))


class WordParagraph(Struct, frozen=True, dict=True):
    """One paragraph; ``label`` is the automatic number or bullet before it, in its own formatting."""

    place: DocumentPlace
    style: str
    runs: tuple[Run, ...]
    layout: ParagraphLayout
    label: Run | None = None
    strokes: tuple[Stroke, ...] = ()
    """The horizontal lines anchored in it."""
    has_picture: bool = False
    """Contains a drawing of unknown content, which may be a line."""
    is_ruled: bool = False
    """Has a border above or below it, as wide as its lines may be."""
    has_page_number: bool = False
    ends_page: bool = False
    """Contains a page break."""
    is_boxed: bool = False
    """Is in a text box."""

    @cached_property
    def text(self) -> str:
        """As shown, with its label."""
        return self.whole.text

    @property
    def cell(self) -> Cell | None:
        """Its place in a table; ``None`` outside tables."""
        return self.place.cell

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The text between its line breaks and tabs, without empty pieces."""
        return tuple(piece for piece in self._split() if piece.text)

    @property
    def is_bold(self) -> bool:
        """Whether all its letters are bold."""
        return self.whole.is_bold

    @property
    def is_italic(self) -> bool:
        """Whether all its letters are italic."""
        return self.whole.is_italic

    @cached_property
    def whole(self) -> Piece:
        """All of it as one piece."""
        return Piece(self, self.labelled_runs)

    @property
    def labelled_runs(self) -> tuple[Run, ...]:
        """Its label, if it has one, and its runs."""
        return self.runs if self.label is None else (self.label, *self.runs)

    def _split(self) -> Iterator[Piece]:
        runs = self.labelled_runs
        if not any("\n" in run.text or "\t" in run.text for run in runs):
            yield Piece(self, runs)
            return
        held: list[Run] = []
        for run in runs:
            first, *others = run.text.replace("\t", "\n").split("\n")
            held.append(Run(first, run.letters))
            for text in others:
                yield Piece(self, tuple(held))
                held = [Run(text, run.letters)]
        yield Piece(self, tuple(held))


class TableCell(Struct, frozen=True):
    """One cell of a table's grid, from 1, with how many rows and columns it was merged over.

    Cells merged away are not listed. ``paragraphs`` are its own, without those of tables inside it.
    """

    row: int
    column: int
    rows: int
    columns: int
    paragraphs: tuple[WordParagraph, ...]

    @property
    def text(self) -> str:
        """Its paragraphs, one per line, without spaces around each and without empty ones."""
        texts = (paragraph.text.strip() for paragraph in self.paragraphs)
        return "\n".join(text for text in texts if text)

    def covers(self, row: int, column: int) -> bool:
        """Whether a place of the grid belongs to this cell."""
        return 0 <= row - self.row < self.rows and 0 <= column - self.column < self.columns


class WordTable(Struct, frozen=True):
    """A table, by its number from 1; ``before`` is the number of the last paragraph before it, 0 if there is none."""

    number: int
    rows: int
    repeats_header: bool
    before: int
    widths: tuple[int, ...]
    """The columns of its grid."""
    cell_margins: int = 0
    """Left and right of the text of every cell, together."""
    has_borders: bool = False
    cells: tuple[TableCell, ...] = ()
    """In reading order."""

    def cell_at(self, row: int, column: int) -> TableCell | None:
        """The cell at a place of the grid, merged or not; ``None`` if the row has no cell there."""
        return next((cell for cell in self.cells if cell.covers(row, column)), None)

    def room_at(self, row: int, column: int) -> int | None:
        """The width for text of the cell at a place of the grid; ``None`` if the file does not give it."""
        cell = self.cell_at(row, column)
        if cell is None or cell.column + cell.columns - 1 > len(self.widths):
            return None
        return sum(self.widths[cell.column - 1 : cell.column - 1 + cell.columns]) - self.cell_margins


class Band(Struct, frozen=True):
    """The header or footer of a section: on usual pages, on the first, on even ones."""

    usual: tuple[WordParagraph, ...] = ()
    first: tuple[WordParagraph, ...] = ()
    even: tuple[WordParagraph, ...] = ()


class Section(Struct, frozen=True):
    """The pages of one geometry; ``first`` and ``last`` are the numbers of its paragraphs."""

    number: int
    first: int
    last: int
    width: int | None
    height: int | None
    top: int | None
    bottom: int | None
    left: int | None
    right: int | None
    is_landscape: bool
    has_own_first: bool
    number_format: str
    number_start: int | None
    header: Band
    footer: Band

    @property
    def text_width(self) -> int | None:
        """Between the margins; ``None`` if the file does not give them."""
        if self.width is None or self.left is None or self.right is None:
            return None
        return self.width - self.left - self.right


class WordComment(Struct, frozen=True):
    """A comment that somebody left, one paragraph of it per line, and the paragraph it is about."""

    author: str
    text: str
    place: DocumentPlace


class WordDocument(Struct, frozen=True):
    """A whole document. ``pages`` is the count that the last program stored, if it did."""

    paragraphs: tuple[WordParagraph, ...]
    tables: tuple[WordTable, ...]
    sections: tuple[Section, ...]
    pages: int | None
    has_even_headers: bool
    has_mirrored_margins: bool
    comments: tuple[WordComment, ...] = ()
    footnotes: tuple[WordParagraph, ...] = ()
    """The paragraphs of footnotes, then those of endnotes."""
    tracked_changes: int = 0
    """How many changes of its text were tracked, which are accepted or rejected here."""

    @property
    def everything(self) -> tuple[WordParagraph, ...]:
        """The paragraphs of the text, then those of headers and footers, each once."""
        bands = (band for section in self.sections for band in (section.header, section.footer))
        of_bands = (paragraph for band in bands for paragraph in band.usual + band.first + band.even)
        return (*self.paragraphs, *dict.fromkeys(of_bands))

    @property
    def merged_away(self) -> frozenset[int]:
        """The numbers of the paragraphs in cells that continue the one above, which no program shows."""
        shown = {one.place.paragraph for table in self.tables for cell in table.cells for one in cell.paragraphs}
        inside = (one.place.paragraph for one in self.paragraphs if one.cell is not None)
        return frozenset(inside) - shown

    def section_of(self, paragraph: WordParagraph) -> Section:
        """The section of a paragraph of the text."""
        number = paragraph.place.paragraph
        return next((section for section in self.sections if number <= section.last), self.sections[-1])

    def room_of(self, paragraph: WordParagraph) -> int | None:
        """The width of a paragraph's lines without its indents; ``None`` if the file does not give it."""
        cell = paragraph.cell
        if cell is None:
            width = self.section_of(paragraph).text_width
        else:
            width = self.tables[cell.table - 1].room_at(cell.row, cell.column)
        return None if width is None else width - paragraph.layout.left - paragraph.layout.right


def has_letters(text: str) -> bool:
    """Whether a text contains a letter."""
    return any(map(str.isalpha, text))


def shortened(text: str) -> str:
    """The beginning of a text, on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LABEL else flat[: LABEL - 1].rstrip() + "…"
