"""What a picture is, by its first bytes alone: whether it is one, and how many pixels it has."""

from __future__ import annotations

import struct
from typing import Final

PIXELS: Final = 50_000_000
"""Of one picture: what shows it has all of them in memory, however few bytes its file has."""
HEAD: Final = 2**20
"""Bytes of a picture that are looked at."""

_PNG: Final = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
_JPEG: Final = b"\xff\xd8\xff"
_GIF: Final = b"GIF8"
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of a JPEG's frame, which has its size."""
_NO_LENGTH: Final = (0x01, 0xFF, *range(0xD0, 0xD8))
_OTHERS: Final = (
    *(b"BM", b"II*\0", b"MM\0*", b"II\xbc", b"\0\0\1\0"),  # bitmap, TIFF, HD photo, icon
    *(b"\1\0\0\0", b"\xd7\xcd\xc6\x9a", b"\1\0\x09\0", b"\2\0\x09\0", b"\x1f\x8b"),  # metafiles, packed or not
)
"""How the other kinds of pictures begin that Word shows."""


def pixels(head: bytes) -> tuple[int, int] | None:
    """Width and height; ``None`` where the beginning of a file does not say them.

    Args:
        head: a file, or its first bytes.
    """
    if head.startswith(_PNG) and len(head) >= 24:
        return struct.unpack(">LL", head[16:24])
    if head.startswith(_GIF) and len(head) >= 10:
        return struct.unpack("<HH", head[6:10])
    return _size_of_jpeg(head)


def is_picture(head: bytes) -> bool:
    """Whether a file begins as a picture that Word shows."""
    if head.startswith((_PNG, _GIF, _JPEG)):
        return pixels(head) is not None
    return head.startswith(_OTHERS)


def _size_of_jpeg(data: bytes) -> tuple[int, int] | None:
    """Width and height from the first frame; each segment before it is stepped over by its length."""
    at = 2
    while data.startswith(_JPEG) and at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _NO_LENGTH:
            at += 1 if marker == 0xFF else 2
            continue
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        at += 2 + max(2, length)
    return None
