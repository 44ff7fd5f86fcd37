"""Whether a picture of a template is fit for a document: not too large, and fetching and running nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.numbers import format_exact
from kehoach.ooxml.picture_size import HEAD, PIXELS, is_picture, pixels
from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.ooxml.package_reading import PackedPart
    from kehoach.ooxml.xml import Element

_SVG: Final = "{http://www.w3.org/2000/svg}"
_OFFICE: Final = "{urn:schemas-microsoft-com:office:office}"
_OUTSIDE: Final = regex(r"(?!data:)[\w.+-]+:|[\\/]", re.IGNORECASE)
"""What leads out of a part: an address, or a path from the root or from another machine."""
SAFE_LINK: Final = regex(r"(?:https?|mailto):", re.IGNORECASE)
"""How an address begins that a document may lead to."""
_NO_PICTURE: Final = regex(r"data:(?!image/(?:png|jpe?g|gif)[;,])", re.IGNORECASE)
_FETCHED: Final = regex(r"url\(\s*[\"']?(?!\s*[\"']?#)([^\"')]*)|@import\s+[\"']?([^\"';]*)", re.IGNORECASE)
"""What a style of SVG fetches: anything but a part of the picture itself."""
_SOURCES: Final = frozenset((f"{_OFFICE}href", f"{_OFFICE}althref"))
"""Attributes that name a picture as ``src`` does."""
_RUN: Final = frozenset(("script", "foreignObject", "iframe"))
_RUN_IN_SVG: Final = frozenset((*("set", "animate", "animateMotion", "animateTransform", "handler", "listener"), *_RUN))
SCRIPT: Final = Bilingual("hình có mã chạy được", "a picture with a script")
_SHOWN_AT_MOST: Final = 60
_NOT_LOOKED_INTO: Final = frozenset(("image/pict", "image/x-pict"))
"""A kind of old that begins with nothing to know it by."""


def is_drawing(root: Element) -> bool:
    """Whether a part of XML is an SVG picture."""
    return bool(root.tag == f"{_SVG}svg")


def unfit_picture(part: PackedPart) -> Bilingual | None:
    """Why a part that is declared as a picture cannot be one of a document; ``None`` for any other."""
    if not part.kind.startswith("image/") or part.kind in _NOT_LOOKED_INTO:
        return None
    head = part.head(HEAD)
    if not is_picture(head):
        return Bilingual("tệp không phải là hình", "the file is not a picture")
    width, height = pixels(head) or (0, 0)
    if width * height <= PIXELS:
        return None
    return Bilingual(
        f"hình có {format_exact(width, 0)} × {format_exact(height, 0)} điểm ảnh",
        f"the picture has {width:,} × {height:,} pixels",
    )


def foreign_in_drawing(root: Element) -> Bilingual | None:
    """What an SVG picture runs or fetches; ``None`` where it only draws."""
    for element in root.iter("*"):
        if runs_something(element):
            return SCRIPT
        for address in (*sources_of(element), *links_of(element)):
            return from_outside(address)
    return None


def from_outside(address: str) -> Bilingual:
    """What is fetched from an address, in the words of a finding."""
    shown = shortened(address)
    return Bilingual(f"nội dung lấy từ ngoài tệp, “{shown}”", f"content from outside the file, “{shown}”")


def shortened(text: str) -> str:
    """As much of a text as a finding shows."""
    return text if len(text) <= _SHOWN_AT_MOST else text[: _SHOWN_AT_MOST - 1] + "…"


def runs_something(element: Element) -> bool:
    """Whether an element is a script, or has one in an attribute of SVG."""
    name = element.tag.rpartition("}")[2]
    if not element.tag.startswith(_SVG):
        return name in _RUN
    return name in _RUN_IN_SVG or any(key.startswith("on") for key in element.keys())  # noqa: SIM118 - lxml


def sources_of(element: Element) -> Iterator[str]:
    """The addresses from which a picture of VML or SVG fetches something."""
    is_svg = element.tag.startswith(_SVG)
    for name, value in element.items():
        if name in _SOURCES or name.rpartition("}")[2] == "src":
            if _OUTSIDE.match(value):
                yield value
        elif is_svg:
            yield from _fetched(value)
    if is_svg:
        yield from _fetched(element.text or "")


def links_of(element: Element) -> Iterator[str]:
    """The addresses that a picture of VML or SVG leads to or is made of, and that no document may have."""
    for name, value in element.items():
        if name.rpartition("}")[2] == "href" and name not in _SOURCES and _leads_out(value):
            yield value


def _leads_out(address: str) -> bool:
    return bool(_NO_PICTURE.match(address) or (_OUTSIDE.match(address) and not SAFE_LINK.match(address)))


def _fetched(style: str) -> Iterator[str]:
    return (found[1] or found[2] or "" for found in _FETCHED.finditer(style))
