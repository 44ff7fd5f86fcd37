"""A Word document as a reader sees it: paragraphs in reading order with their effective looks, tables, sections.

Lengths are whole twips (1/20 pt), sizes of letters whole half-points, as Word stores them. ``None`` means that the
file does not say, and that the program opening it decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

LABEL: Final = 45
"""So many letters of a paragraph's beginning are shown to find it by."""


class Cell(NamedTuple):
    """Where a paragraph stands in a table; all counted from 1, the innermost table where they are nested."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class DocumentPlace:
    """A place that a person can find: the part of the file, the paragraph from 1, its cell, how its text begins.

    What is said of pages has the number of their section, from 1. A number that says nothing is 0.
    """

    part: str = "document"
    paragraph: int = 0
    cell: Cell | None = None
    text: str = ""
    section: int = 0


@dataclass(frozen=True, slots=True)
class Letters:
    """How letters look, all styles resolved. ``fonts`` are those of the letters that are there."""

    fonts: tuple[str | None, ...] = ()
    size: int | None = None
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    raised: bool = False
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one look, as shown: in capitals where Word shows capitals. A line break is LF, a tab HT."""

    text: str
    letters: Letters


@dataclass(frozen=True, slots=True)
class ParagraphLayout:
    """How a paragraph stands, all styles resolved. ``line`` is in 240ths of a line where ``line_rule`` is "auto"."""

    alignment: str = "left"
    left: int = 0
    right: int = 0
    first_line: int = 0
    before: int = 0
    after: int = 0
    line: int = 240
    line_rule: str = "auto"
    joins_its_like: bool = False
    """No distance to a neighbour of the same style."""
    begins_page: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a paragraph between two line breaks or tabs: what a reader takes for one line of a heading."""

    paragraph: WordParagraph
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """Without the blanks around it."""
        return "".join(run.text for run in self.runs).strip()

    @property
    def shown(self) -> tuple[Run, ...]:
        """The runs that hold anything to be seen."""
        return tuple(run for run in self.runs if run.text.strip())

    @property
    def lettered(self) -> tuple[Run, ...]:
        """The runs that hold letters."""
        return tuple(run for run in self.runs if has_letters(run.text))

    @property
    def is_bold(self) -> bool:
        """Whether all its letters are bold; ``False`` where it has none."""
        return bool(self.lettered) and all(run.letters.bold for run in self.lettered)

    @property
    def is_italic(self) -> bool:
        """Whether all its letters are in italics; ``False`` where it has none."""
        return bool(self.lettered) and all(run.letters.italic for run in self.lettered)

    @property
    def place(self) -> DocumentPlace:
        """The paragraph's place, with this piece's own beginning."""
        own = self.paragraph.place
        return DocumentPlace(own.part, own.paragraph, own.cell, shortened(self.text))


@dataclass(frozen=True)
class WordParagraph:
    """One paragraph; ``label`` is the number or mark that Word puts before it by itself, in its own look."""

    place: DocumentPlace
    style: str
    runs: tuple[Run, ...]
    layout: ParagraphLayout
    label: Run | None = None
    strokes: tuple[int, ...] = ()
    """The lengths of the horizontal lines drawn from it."""
    has_picture: bool = False
    """Holds a drawing of which no more is known: it may be a line."""
    is_ruled: bool = False
    """Has a border over or under it, as long as its own lines have room."""
    has_page_number: bool = False
    ends_page: bool = False
    """Holds a page break."""
    is_boxed: bool = False
    """Stands in a text box."""

    @cached_property
    def text(self) -> str:
        """As shown, with its label."""
        return self.whole.text

    @property
    def cell(self) -> Cell | None:
        """Where it stands in a table."""
        return self.place.cell

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """What stands between its line breaks and tabs, without the empty ones."""
        return tuple(piece for piece in self._split() if piece.text)

    @property
    def is_bold(self) -> bool:
        """Whether all its letters are bold."""
        return self.whole.is_bold

    @property
    def is_italic(self) -> bool:
        """Whether all its letters are in italics."""
        return self.whole.is_italic

    @property
    def whole(self) -> Piece:
        """All of it as one piece."""
        return Piece(self, self._labelled())

    def _labelled(self) -> tuple[Run, ...]:
        return self.runs if self.label is None else (self.label, *self.runs)

    def _split(self) -> Iterator[Piece]:
        held: list[Run] = []
        for run in self._labelled():
            first, *others = run.text.replace("\t", "\n").split("\n")
            held.append(Run(first, run.letters))
            for text in others:
                yield Piece(self, tuple(held))
                held = [Run(text, run.letters)]
        yield Piece(self, tuple(held))


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table, by its number from 1; ``before`` is the number of the paragraph it stands after, 0 for none."""

    number: int
    rows: int
    repeats_header: bool
    before: int
    widths: tuple[int, ...]
    """The room for text in each column of its grid."""


@dataclass(frozen=True, slots=True)
class Band:
    """What stands in the top or bottom margin of a section's pages: the usual, the first, the even ones."""

    usual: tuple[WordParagraph, ...] = ()
    first: tuple[WordParagraph, ...] = ()
    even: tuple[WordParagraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
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
        """Between the margins; ``None`` where the file gives none."""
        if self.width is None or self.left is None or self.right is None:
            return None
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True)
class WordDocument:
    """A document read whole. ``pages`` is what its last program counted, if it says."""

    paragraphs: tuple[WordParagraph, ...]
    tables: tuple[WordTable, ...]
    sections: tuple[Section, ...]
    pages: int | None
    has_even_headers: bool
    has_mirrored_margins: bool

    @property
    def everything(self) -> tuple[WordParagraph, ...]:
        """The paragraphs of the text, then those of the margins, each once."""
        bands = (band for section in self.sections for band in (section.header, section.footer))
        of_bands = (paragraph for band in bands for paragraph in band.usual + band.first + band.even)
        return (*self.paragraphs, *dict.fromkeys(of_bands))

    def section_of(self, paragraph: WordParagraph) -> Section:
        """The section a paragraph of the text stands in."""
        number = paragraph.place.paragraph
        return next((section for section in self.sections if number <= section.last), self.sections[-1])

    def room_of(self, paragraph: WordParagraph) -> int | None:
        """The width a paragraph's lines have, its indents taken off; ``None`` where the file does not say."""
        cell = paragraph.cell
        if cell is None:
            width = self.section_of(paragraph).text_width
        else:
            widths = self.tables[cell.table - 1].widths
            width = widths[cell.column - 1] if cell.column <= len(widths) else None
        return None if width is None else width - paragraph.layout.left - paragraph.layout.right


def has_letters(text: str) -> bool:
    """Whether there is anything in a text to be read."""
    return any(map(str.isalpha, text))


def shortened(text: str) -> str:
    """The beginning of a text, on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LABEL else flat[: LABEL - 1].rstrip() + "…"
