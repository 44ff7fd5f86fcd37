"""The comments that people left in a document, each with the paragraph it is about."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from kehoach.docx_reading.word_document import DocumentPlace, WordComment
from kehoach.ooxml.xml import w

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kehoach.ooxml.xml import Element


def comment_ids(paragraph: Element) -> Iterator[str]:
    """The comments that are anchored in a paragraph."""
    for reference in paragraph.iter(w("commentReference")):
        yield reference.get(w("id"), "")


def read_comments(part: Element | None, places: Mapping[str, DocumentPlace]) -> tuple[WordComment, ...]:
    """The comments of a document in the order of its part of comments; ``places`` are those of their anchors."""
    found = () if part is None else part.iter(w("comment"))
    made = (_comment(element, places.get(element.get(w("id"), ""), DocumentPlace())) for element in found)
    return tuple(comment for comment in made if comment.text)


def _comment(element: Element, place: DocumentPlace) -> WordComment:
    paragraphs = ("".join(node.text or "" for node in p.iter(w("t"))) for p in element.iter(w("p")))
    text = "\n".join(line for one in paragraphs if (line := " ".join(one.split())))
    author = " ".join(element.get(w("author"), "").split())
    return WordComment(unicodedata.normalize("NFC", author), unicodedata.normalize("NFC", text), place)
