"""The text of a document between its căn cứ and its signature, sorted by what each paragraph is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.docx_reading.word_document import has_letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.docx_reading.word_document import WordDocument, WordParagraph

_HEADINGS: Final = {
    "parts": re.compile(
        r"(Phần|Chương|Mục|Tiểu mục|PHẦN|CHƯƠNG|MỤC)\s+(thứ\s+)?([IVXLC]+|\d+|nhất|hai|ba)[.:]?(\s[^.;]{0,100})?"
    ),
    "articles": re.compile(r"Điều\s+\d+.*"),
    "sections": re.compile(r"[IVXLC]+\s*[.)/-]\s*\S.*"),
    "clauses": re.compile(r"\d+\s*[.)/]\s*[^\d\s].*"),
    "points": re.compile(r"[a-zđ]\s*[.)/]\s*\S.*"),
    "addressees": re.compile(r"Kính gửi\b.*"),
}
_NAMED_ARTICLE: Final = re.compile(r"Điều\s+\d+[a-zđ]?\s*([.:].*|-.*)?")
"""“Điều 5. …”; without a mark after the number, “Điều 5 của Luật …” is a sentence unless it is bold."""
_OTHER_LEVEL: Final = re.compile(r"(\d+(\.\d+)+\.?|[A-ZĐ][.)])\s.*")
"""“1.1. …” and “A. …”, in bold: titles of levels that the decree does not have."""
_CAPTION: Final = re.compile(r"\(?(Bảng|Biểu|Đơn vị tính|Đơn vị|ĐVT)\b.*", re.IGNORECASE)
_NOTE: Final = re.compile(r"(\(?(Ghi chú|Nguồn)\b|\(\d+\)|\[\d+\]|\*).*", re.IGNORECASE)
_REMARK: Final = re.compile(r"\(.*\)[./;]*")
_QUOTES: Final = (("“", "”"), ('"', '"'))
_LONG_QUOTE: Final = 12
"""A quotation that has no end in this number of paragraphs is a forgotten quotation mark."""


class BodyText(Struct, frozen=True):
    """The paragraphs of the text outside tables and text boxes, each in one list, in reading order."""

    prose: tuple[WordParagraph, ...] = ()
    """Running text: neither heading nor part of a table."""
    quoted: tuple[WordParagraph, ...] = ()
    """Paragraphs of a quotation, whatever they would be outside it."""
    parts: tuple[WordParagraph, ...] = ()
    """“Phần I”, “Chương II”, “Mục 1”."""
    sections: tuple[WordParagraph, ...] = ()
    """“I. …”."""
    clauses: tuple[WordParagraph, ...] = ()
    """“1. …” under a section."""
    article_clauses: tuple[WordParagraph, ...] = ()
    """“1. …” under an article."""
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
        """Text in lines: prose, quotations, points, and clauses without a title."""
        untitled = (clause for clause in (*self.clauses, *self.article_clauses) if not clause.is_bold)
        return _in_order(*self.prose, *self.quoted, *self.points, *untitled)

    @property
    def all(self) -> tuple[WordParagraph, ...]:
        """Running text and headings."""
        clauses = (*self.clauses, *self.article_clauses)
        return _in_order(*self.prose, *self.quoted, *self.parts, *self.sections, *clauses, *self.points, *self.articles)


def _in_order(*paragraphs: WordParagraph) -> tuple[WordParagraph, ...]:
    return tuple(sorted(paragraphs, key=lambda paragraph: paragraph.place.paragraph))


def read_body(document: WordDocument, first: int, last: int, basis: Sequence[WordParagraph]) -> BodyText:
    """Sort the paragraphs with the numbers given, both included, without the căn cứ among them."""
    others = _beside_tables(document) | {paragraph.place.paragraph for paragraph in basis}
    texts = [
        paragraph
        for paragraph in document.paragraphs[first - 1 : last]
        if paragraph.cell is None and paragraph.text and not paragraph.is_boxed
        if paragraph.place.paragraph not in others
    ]
    quoted = _quoted(texts)
    found: dict[str, list[WordParagraph]] = {}
    before = ""
    is_under_article = False
    for at, paragraph in enumerate(texts):
        what = "quoted" if at in quoted else _what(paragraph)
        is_under_article = what == "articles" or (is_under_article and what != "sections")
        if what == "clauses" and is_under_article:
            what = "article_clauses"
        is_addressee = what == "prose" and before == "addressees" and paragraph.text.startswith("-")
        before = "addressees" if is_addressee else what
        found.setdefault(before, []).append(paragraph)
    found.pop("other", None)
    return BodyText(**{name: tuple(some) for name, some in found.items()}, first=first, last=last)


def _what(paragraph: WordParagraph) -> str:
    text = " ".join(paragraph.text.split())
    for kind, pattern in _HEADINGS.items():
        if pattern.fullmatch(text) and (kind != "articles" or _is_article(paragraph, text)):
            return kind
    is_deeper = _OTHER_LEVEL.fullmatch(text) and paragraph.is_bold
    is_line = paragraph.layout.alignment == "center" and (text.isupper() or paragraph.is_bold or not has_letters(text))
    is_remark = (paragraph.is_italic or paragraph.is_bold) and _REMARK.fullmatch(text)
    return "other" if is_deeper or is_line or is_remark else "prose"


def _is_article(paragraph: WordParagraph, text: str) -> bool:
    return bool(_NAMED_ARTICLE.fullmatch(text)) or paragraph.whole.shown[0].letters.bold


def _quoted(paragraphs: Sequence[WordParagraph]) -> set[int]:
    """The indexes of paragraphs in quotations that go over several."""
    found: set[int] = set()
    for at, paragraph in enumerate(paragraphs):
        if at in found:
            continue
        for opening, closing in _QUOTES:
            if paragraph.text.startswith(opening) and closing not in paragraph.text[1:]:
                following = range(at + 1, min(at + _LONG_QUOTE, len(paragraphs)))
                ends = next((other for other in following if closing in paragraphs[other].text), None)
                found.update(() if ends is None else range(at, ends + 1))
    return found


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
