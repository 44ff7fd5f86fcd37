"""A .docx as a package of parts, written with fixed dates so that equal input gives equal bytes."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
_AT_A_TIME: Final = 256
"""How many pieces of a text are deflated at a time."""
_DATE: Final = (1 << 5) | 1  # 1 January 1980, the first day a zip can tell


@dataclass(frozen=True, slots=True)
class ZipEntry:
    """One part, already deflated, ready to be laid into any number of packages."""

    name: bytes
    crc: int
    size: int
    deflated: bytes

    @classmethod
    def of(cls, name: str, data: bytes) -> ZipEntry:
        """Deflate a part."""
        return cls._deflated(name, (data,))

    @classmethod
    def of_texts(cls, name: str, texts: Sequence[str]) -> ZipEntry:
        """Deflate a part given in pieces, a few at a time, so that it is nowhere as a whole."""
        pieces = ("".join(texts[at : at + _AT_A_TIME]).encode() for at in range(0, len(texts), _AT_A_TIME))
        return cls._deflated(name, pieces)

    @classmethod
    def _deflated(cls, name: str, pieces: Iterable[bytes]) -> ZipEntry:
        squeeze = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        crc = size = 0
        deflated: list[bytes] = []
        for data in pieces:
            crc, size = zlib.crc32(data, crc), size + len(data)
            deflated.append(squeeze.compress(data))
        return cls(name.encode(), crc, size, b"".join((*deflated, squeeze.flush())))


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
