"""Texts of a document in HTML: escaped, with bold, italic and line breaks."""

from __future__ import annotations

from html import escape
from typing import Final

from kehoach.plan.emphasis import BOLD, ITALIC
from kehoach.view.records import BOUND, plain_text

_TAGS: Final = dict(zip((*BOLD, *ITALIC, "\n"), ("<strong>", "</strong>", "<em>", "</em>", "<br>"), strict=True))


def as_html(text: str) -> str:
    """A text of the view as HTML."""
    found = escape(text.replace(BOUND, "\u00a0"), quote=False)
    for mark, tag in _TAGS.items():
        found = found.replace(mark, tag)
    return found


def plain(text: str) -> str:
    """A text of the view as the value of an attribute."""
    return escape(plain_text(text).replace("\n", " "))
