"""The core properties of a document (docProps/core.xml), made from the plan; nothing of the template's remains."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kehoach.view.records import Properties

CORE_RELATION: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
CORE_TYPE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title><dc:subject>{subject}</dc:subject>\
<dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>{dates}<dc:language>vi-VN</dc:language>\
</cp:coreProperties>"""
_DATE = '<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:{name}>'

LENGTH_LIMIT = 255
"""Word shows no longer property."""


def core_properties(properties: Properties) -> bytes:
    """The part's bytes. The dates are the plan's; a plan without a date has none, because no clock is read."""
    day = properties.created
    dates = "" if day is None else "".join(_DATE.format(name=name, day=day) for name in ("created", "modified"))
    return _CORE.format(
        title=_short(properties.title),
        subject=_short(properties.subject),
        author=_short(properties.author),
        dates=dates,
    ).encode()


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return escape(flat if len(flat) <= LENGTH_LIMIT else flat[: LENGTH_LIMIT - 1] + "…", quote=False)
