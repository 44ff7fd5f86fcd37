"""What is printed of the fields that a pack or profile declares."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final

from kehoach.numbers import NumberRead, format_exact
from kehoach.plan.cell_values import Gap
from kehoach.plan.dates import short_day
from kehoach.plan.keys import CHECK
from kehoach.plan.model import PlacedPicture
from kehoach.plan.placeholders import GAP_TEXT
from kehoach.view import records

if TYPE_CHECKING:
    from kehoach.plan.model import OwnField
    from kehoach.view.prose import ProseWriter


CHECKED: Final = ("không", "có")
"""What a field says that is not checked, or is."""


def shown_field(field: OwnField) -> records.OwnField:
    """A field as it is printed: a number with its unit, a day like 09/3/2026; empty where nothing is typed.

    Of a field of ``kind: check``, whether it is checked.
    """
    if field.kind == CHECK:
        return field.value is True
    match field.value:
        case None:
            return ""
        case Gap():
            return GAP_TEXT
        case NumberRead(value=value, places=places):
            return f"{format_exact(value, places)}{'' if field.unit == '%' else ' '}{field.unit}".strip()
        case datetime.date():
            return short_day(field.value)
        case PlacedPicture(picture=picture, alt=alt):
            return records.PictureView(picture.data, picture.extension, *_size(field.value), alt)
        case text:
            return text


def emphasised_field(shown: records.OwnField, words: ProseWriter) -> records.OwnField:
    """A field as it is printed, with what a writer makes of stars."""
    match shown:
        case str():
            return words.emphasised(shown)
        case tuple():
            return tuple(map(words.emphasised, shown))
        case _:
            return shown


def field_as_text(field: OwnField) -> str:
    """A field as one text, each line on its own; of a picture, what is read aloud for it."""
    match shown_field(field):
        case bool(checked):
            return "" if field.value is None else GAP_TEXT if isinstance(field.value, Gap) else CHECKED[checked]
        case str(text):
            return text
        case tuple(lines):
            return "\n".join(lines)
        case picture:
            return picture.alt


def _size(placed: PlacedPicture) -> tuple[int, int]:
    """Width and height in EMU, by the proportions of the picture, rounded down but never to nothing."""
    picture = placed.picture
    by_height = placed.height * records.EMU_PER_MM * picture.width // picture.height, placed.height * records.EMU_PER_MM
    by_width = placed.width * records.EMU_PER_MM, placed.width * records.EMU_PER_MM * picture.height // picture.width
    wanted = [size for size, given in ((by_height, placed.height), (by_width, placed.width)) if given]
    width, height = min(wanted)
    return max(width, 1), max(height, 1)
