"""The text of a document between its basis and its signature, by what each paragraph is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kehoach.docx_reading.word_document import has_letters

if TYPE_CHECKING:
    from kehoach.docx_reading.word_document import WordDocument, WordParagraph

_PART: Final = re.compile(
    r"(Phần|Chương|Mục|Tiểu mục|PHẦN|CHƯƠNG|MỤC)\s+(thứ\s+)?([IVXLC]+|\d+|nhất|hai|ba)[.:]?(\s[^.;]{0,100})?"
)
_SECTION: Final = re.compile(r"[IVXLC]+\s*[.)/-]\s*\S.*")
_CLAUSE: Final = re.compile(r"\d+\s*[.)/]\s*[^\d\s].*")
_DEEPER: Final = re.compile(r"\d+(\.\d+)+\.?\s.*")
_POINT: Final = re.compile(r"[a-zđ]\s*[.)/]\s*\S.*")
_ARTICLE: Final = re.compile(r"Điều\s+\d+.*")
_ADDRESSEE: Final = re.compile(r"Kính gửi\b.*")
_CAPTION: Final = re.compile(r"\(?(Bảng|Biểu|Đơn vị tính|Đơn vị|ĐVT)\b.*", re.IGNORECASE)
_NOTE: Final = re.compile(r"(\(?(Ghi chú|Nguồn)\b|\(\d+\)|\[\d+\]|\*).*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BodyText:
    """The paragraphs of the text outside tables and text boxes, each in one list, in reading order."""

    prose: tuple[WordParagraph, ...] = ()
    """Running text: neither heading nor what belongs to a table."""
    parts: tuple[WordParagraph, ...] = ()
    """“Phần I”, “Chương II”, “Mục 1”."""
    sections: tuple[WordParagraph, ...] = ()
    """“I. …”."""
    clauses: tuple[WordParagraph, ...] = ()
    """“1. …”."""
    points: tuple[WordParagraph, ...] = ()
    """“a) …”."""
    articles: tuple[WordParagraph, ...] = ()
    """“Điều 1. …”."""
    addressees: tuple[WordParagraph, ...] = ()
    """“Kính gửi: …”, and the list under it."""
    first: int = 1
    last: int = 0

    @property
    def running(self) -> tuple[WordParagraph, ...]:
        """What is read in lines: prose, points, and clauses without a title."""
        untitled = (clause for clause in self.clauses if not clause.is_bold)
        return _in_order(*self.prose, *self.points, *untitled)

    @property
    def all(self) -> tuple[WordParagraph, ...]:
        """Running text and headings."""
        return _in_order(*self.prose, *self.parts, *self.sections, *self.clauses, *self.points, *self.articles)


def _in_order(*paragraphs: WordParagraph) -> tuple[WordParagraph, ...]:
    return tuple(sorted(paragraphs, key=lambda paragraph: paragraph.place.paragraph))


def read_body(document: WordDocument, first: int, last: int) -> BodyText:
    """Sort the paragraphs of the numbers given, both included."""
    of_tables = _beside_tables(document)
    found: dict[str, list[WordParagraph]] = {}
    before = ""
    for paragraph in document.paragraphs[first - 1 : last]:
        is_text = paragraph.text and paragraph.cell is None and not paragraph.is_boxed
        if is_text and paragraph.place.paragraph not in of_tables:
            what = _what(paragraph)
            is_addressee = what == "prose" and before == "addressees" and paragraph.text.startswith("-")
            before = "addressees" if is_addressee else what
            found.setdefault(before, []).append(paragraph)
    found.pop("other", None)
    return BodyText(**{name: tuple(some) for name, some in found.items()}, first=first, last=last)


def _what(paragraph: WordParagraph) -> str:
    text = paragraph.text
    kinds = {
        "parts": _PART,
        "articles": _ARTICLE,
        "sections": _SECTION,
        "clauses": _CLAUSE,
        "points": _POINT,
        "addressees": _ADDRESSEE,
    }
    for kind, pattern in kinds.items():
        if pattern.fullmatch(" ".join(text.split())):
            return kind
    is_deeper = _DEEPER.fullmatch(" ".join(text.split())) and paragraph.is_bold
    is_line = paragraph.layout.alignment == "center" and (text.isupper() or paragraph.is_bold or not has_letters(text))
    return "other" if is_deeper or is_line else "prose"


def _beside_tables(document: WordDocument) -> set[int]:
    """The numbers of paragraphs that are titles, unit lines and notes of tables."""
    found: set[int] = set()
    inside: dict[int, list[int]] = {}
    for paragraph in document.paragraphs:
        if paragraph.cell is not None:
            inside.setdefault(paragraph.cell.table, []).append(paragraph.place.paragraph)
    for numbers in inside.values():
        for paragraph in reversed(document.paragraphs[: min(numbers) - 1]):
            if paragraph.cell is not None or not _is_caption(paragraph):
                break
            found.add(paragraph.place.paragraph)
        for paragraph in document.paragraphs[max(numbers) :]:
            if paragraph.cell is not None or not _is_note(paragraph):
                break
            found.add(paragraph.place.paragraph)
    return found


def _is_caption(paragraph: WordParagraph) -> bool:
    is_set_apart = paragraph.layout.alignment in ("center", "right")
    return is_set_apart or not paragraph.text or bool(_CAPTION.fullmatch(paragraph.text))


def _is_note(paragraph: WordParagraph) -> bool:
    return not paragraph.text or bool(_NOTE.fullmatch(paragraph.text)) or paragraph.is_italic
