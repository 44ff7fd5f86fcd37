"""Fields that a pack declares itself, in HTML: where they belong in the text, only a Word template knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.exporting.html_pictures import picture_html
from kehoach.exporting.html_text import as_html
from kehoach.view.records import PictureView
from kehoach.view.shown_fields import CHECKED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kehoach.view.records import OwnField, OwnFields


def field_pictures(fields: OwnFields) -> Iterator[str]:
    """Those with pictures, such as a logo, each in a paragraph."""
    yield from (f'<p class="logo">{picture_html(one)}</p>\n' for one in fields.values() if isinstance(one, PictureView))


def field_texts(fields: OwnFields, labels: Mapping[str, str]) -> Iterator[str]:
    """The others that have something in them, each with its label, as a list; nothing where there are none."""
    said = [(name, lines) for name, one in fields.items() if (lines := _lines(one))]
    if not said:
        return
    yield '<dl class="fields">\n'
    for name, lines in said:
        yield f"<dt>{as_html(labels.get(name) or name)}</dt>\n"
        yield from (f"<dd>{as_html(line)}</dd>\n" for line in lines)
    yield "</dl>\n"


def _lines(field: OwnField) -> tuple[str, ...]:
    """What a field says, line by line; one that is not checked says nothing, nor does a picture."""
    match field:
        case bool(checked):
            return (CHECKED[True],) if checked else ()
        case str(text):
            return (text,) if text else ()
        case tuple(lines):
            return lines
        case _:
            return ()
