"""What is printed of the fields that a pack or profile declares."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from kehoach.numbers import NumberRead, format_exact
from kehoach.plan.cell_values import Gap
from kehoach.plan.placeholders import GAP_TEXT
from kehoach.view.wording import short_day

if TYPE_CHECKING:
    from kehoach.plan.model import OwnField


def shown_field(field: OwnField) -> str | tuple[str, ...]:
    """A field as it is printed: a number with its unit, a day like 09/3/2026; empty where nothing is typed."""
    match field.value:
        case None:
            return ""
        case Gap():
            return GAP_TEXT
        case NumberRead(value=value, places=places):
            return f"{format_exact(value, places)}{'' if field.unit == '%' else ' '}{field.unit}".strip()
        case datetime.date():
            return short_day(field.value)
        case text:
            return text
