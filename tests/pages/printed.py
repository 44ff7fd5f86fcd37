"""A document as LibreOffice prints it: each paragraph of the .docx with the places its words have in the PDF."""

from __future__ import annotations

import re
import subprocess
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_XHTML: Final = "{http://www.w3.org/1999/xhtml}"
_SAME_LINE: Final = 4
"""Points: words whose feet are this close are on one line."""
_UNSEEN: Final = re.compile(r"[\s\u200b]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page, in points from the upper left corner."""

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """Words of one paragraph side by side."""

    words: tuple[Word, ...]

    @property
    def page(self) -> int:
        return self.words[0].page

    @property
    def left(self) -> float:
        return min(word.left for word in self.words)

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def width(self) -> float:
        return self.right - self.left

    def __str__(self) -> str:
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the document with a text, and its lines."""

    style: str
    text: str
    table: int
    """Which table of the document it is in, from 1; 0 for none."""
    row: int
    is_header: bool
    """Whether its row is repeated on every page."""
    lines: tuple[Line, ...]

    @property
    def first_page(self) -> int:
        return self.lines[0].page

    @property
    def last_page(self) -> int:
        return self.lines[-1].page

    @property
    def shown(self) -> str:
        return self.text if len(self.text) <= 50 else f"{self.text[:49]}…"


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed document."""

    name: str
    sizes: tuple[tuple[float, float], ...]
    """Width and height of each page."""
    words: tuple[Word, ...]
    paragraphs: tuple[Paragraph, ...]
    missing: tuple[str, ...]
    """The paragraphs that were not found in the PDF."""
    fonts: tuple[str, ...] = field(default=())

    def rows(self, table: int) -> dict[int, list[Paragraph]]:
        """The paragraphs of a table by their rows."""
        found: dict[int, list[Paragraph]] = {}
        for paragraph in self.paragraphs:
            if paragraph.table == table:
                found.setdefault(paragraph.row, []).append(paragraph)
        return found

    @property
    def plan_tables(self) -> list[int]:
        """The ruled tables: those with rows that are repeated, which the blocks of head and foot have not."""
        return sorted({paragraph.table for paragraph in self.paragraphs if paragraph.is_header})


def read_printed(docx: Path, pdf: Path) -> Printed:
    """Read a document and its PDF together."""
    sizes, words = _words_of(pdf)
    found, missing = _placed(list(_typed(docx)), words)
    fonts = subprocess.run(["pdffonts", pdf], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    return Printed(docx.stem, sizes, words, found, missing, tuple(line.split()[0] for line in fonts))


def _words_of(pdf: Path) -> tuple[tuple[tuple[float, float], ...], tuple[Word, ...]]:
    """The pages of a PDF and its words in the order in which they were painted, which is that of the document."""
    shown = subprocess.run(["pdftotext", "-raw", "-bbox", pdf, "-"], capture_output=True, check=True).stdout
    pages = list(etree.fromstring(shown, etree.XMLParser(recover=True)).iter(f"{_XHTML}page"))
    words = [
        Word(node.text or "", number, *(float(node.get(side)) for side in ("xMin", "yMin", "xMax", "yMax")))
        for number, page in enumerate(pages, 1)
        for node in page.iter(f"{_XHTML}word")
    ]
    return tuple((float(page.get("width")), float(page.get("height"))) for page in pages), tuple(words)


def _typed(docx: Path) -> Iterator[tuple[str, str, int, int, bool]]:
    """Style, text, table, row and whether that is repeated, of every paragraph with a text."""
    with zipfile.ZipFile(docx) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    tables = {table: number for number, table in enumerate(root.iter(f"{W}tbl"), 1)}
    for paragraph in root.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        row = next(paragraph.iterancestors(f"{W}tr"), None)
        text = "".join("-" if node.tag == f"{W}noBreakHyphen" else node.text or "" for node in _signs(paragraph))
        if text.strip():
            table = 0 if row is None else tables[row.getparent()]
            number = 0 if row is None else row.getparent().findall(f"{W}tr").index(row) + 1
            is_header = row is not None and row.find(f"{W}trPr/{W}tblHeader") is not None
            yield "" if style is None else style.get(f"{W}val"), text, table, number, is_header


def _signs(paragraph: Any) -> Iterator[Any]:
    yield from paragraph.iter(f"{W}t", f"{W}noBreakHyphen")


def _placed(
    typed: Sequence[tuple[str, str, int, int, bool]], words: tuple[Word, ...]
) -> tuple[tuple[Paragraph, ...], tuple[str, ...]]:
    """The paragraphs with their words, looked for one after another; header rows and page numbers come in between."""
    letters = "".join(_bare(word.text) for word in words)
    owners = [word for word in words for _ in _bare(word.text)]
    page_ends = [at for at in range(1, len(owners)) if owners[at].page != owners[at - 1].page]
    at, placed, missing = 0, [], []
    for style, text, table, row, is_header in typed:
        spans = _spans(_bare(text), letters, at, page_ends)
        if not spans:
            missing.append(text)
            continue
        at = spans[-1][1]
        own = dict.fromkeys(owners[index] for begin, end in spans for index in range(begin, end))
        placed.append(Paragraph(style, text, table, row, is_header, tuple(_lines(list(own)))))
    return tuple(placed), tuple(missing)


def _spans(text: str, letters: str, at: int, page_ends: Sequence[int]) -> list[tuple[int, int]]:
    """Where a text is among the letters of the pages: in one piece, or in two with a page's head in between."""
    begin = letters.find(text, at)
    for end in (end for end in page_ends if end > at):
        if 0 <= begin < end:
            break
        first = next(
            (
                size
                for size in range(min(len(text) - 1, end - at), 0, -1)
                if letters.startswith(text[:size], end - size)
            ),
            0,
        )
        rest = letters.find(text[first:], end, end + 600 + len(text))
        if first > 2 and rest >= 0:
            return [(end - first, end), (rest, rest + len(text) - first)]
    return [(begin, begin + len(text))] if begin >= 0 else []


def _bare(text: str) -> str:
    return _UNSEEN.sub("", text).replace("\u2011", "-")


def _lines(words: list[Word]) -> Iterator[Line]:
    line: list[Word] = []
    for word in words:
        if line and (word.page != line[-1].page or abs(word.bottom - line[-1].bottom) > _SAME_LINE):
            yield Line(tuple(line))
            line = []
        line.append(word)
    yield Line(tuple(line))
