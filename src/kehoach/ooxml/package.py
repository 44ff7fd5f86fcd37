"""A .docx as a package of parts, written with fixed dates so that equal input gives equal bytes."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.ooxml.deflating import deflate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAIN_PART: Final = "word/document.xml"
"""Where programs keep the text as a rule; the package's own relations say where it really is."""
CORE_PART: Final = "docProps/core.xml"
APP_PART: Final = "docProps/app.xml"

DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    IndexError,  # an entry without a name
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What ``zipfile`` lets out when bytes in a zip were changed or lost."""

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION: Final = 20
_DEFLATED: Final = 8
_UTF8_NAMES: Final = 0x800
_AT_A_TIME: Final = 1 << 16
"""About how many bytes are deflated at a time."""
_DATE: Final = (1 << 5) | 1  # 1 January 1980, the first day a zip can tell


class ZipEntry(Struct, frozen=True):
    """One part, already deflated, ready to be laid into any number of packages."""

    name: bytes
    crc: int
    size: int
    deflated: bytes

    @classmethod
    def of(cls, name: str, data: bytes) -> ZipEntry:
        """Deflate a part."""
        return cls.of_pieces(name, (data,))

    @classmethod
    def of_texts(cls, name: str, texts: Iterable[str | bytes]) -> ZipEntry:
        """Deflate a part given in pieces, texts or their UTF-8, some at a time, so that it is nowhere as a whole."""
        return cls.of_pieces(name, _joined(texts))

    @classmethod
    def of_pieces(cls, name: str, pieces: Iterable[bytes]) -> ZipEntry:
        """Deflate a part given in pieces, one at a time."""
        deflated, crc, size = deflate(pieces)
        return cls(name.encode(), crc, size, deflated)


def _joined(texts: Iterable[str | bytes]) -> Iterator[bytes]:
    """Small pieces as a few larger ones."""
    gathered: list[bytes] = []
    length = 0
    for text in texts:
        data = text.encode() if isinstance(text, str) else text
        gathered.append(data)
        length += len(data)
        if length > _AT_A_TIME:
            yield b"".join(gathered)
            gathered, length = [], 0
    yield b"".join(gathered)


def write_package(entries: Iterable[ZipEntry]) -> bytes:
    """Lay entries into a zip, in their order, all dated 1 January 1980."""
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for entry in entries:
        common = (_UTF8_NAMES, _DEFLATED, 0, _DATE, entry.crc, len(entry.deflated), entry.size, len(entry.name))
        local = _LOCAL.pack(b"PK\x03\x04", _VERSION, *common, 0)
        directory += (
            _CENTRAL.pack(b"PK\x01\x02", _VERSION, _VERSION, *common, 0, 0, 0, 0, 0, offset),
            entry.name,
        )
        body += (local, entry.name, entry.deflated)
        offset += len(local) + len(entry.name) + len(entry.deflated)
    count = len(directory) // 2
    listing = b"".join(directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(listing), offset, 0)
    return b"".join((*body, listing, end))


def is_untouched(data: bytes) -> bool:
    """Whether a file is a document of this library as it was written: Word dates and signs what it saves itself."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            dates = {info.date_time for info in package.infolist()}
            return dates == {(1980, 1, 1, 0, 0, 0)} and b"kehoach" in package.read(APP_PART)
    except (*DAMAGED, KeyError):
        return False
