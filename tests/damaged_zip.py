"""A package whose zip was damaged or made to deceive: bytes changed or lost, false sizes, odd and repeated names."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Mapping

NAMES: Final = (
    *("", "/", ".", "..", "../x.xml", "/etc/x.xml", "C:\\x.xml", "word\\document.xml", "a//b.xml", "word/./x.xml"),
    *("word/document.xml ", "Word/Document.xml", "x" * 70_000, "x" * 300 + ".xml", "word/x.xml/", "\u202e.xml"),
    *("word/media/a.png", "word/vbaProject.bin", "customXml/item1.xml", "word/comments.xml", "docProps/custom.xml"),
    *("mimetype", "META-INF/manifest.xml", "xl/workbook.xml", "a%2e%2e/b.xml", "[trash]/0000.dat", "word/x.rels"),
)  # fmt: skip
CONTENTS: Final = (
    *(b"", b"x", b"<x/>", b"<a>" * 300, b"\0" * 70_000, b"%PDF-1.7", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"),
    *(b"\xff\xfe<\0x\0/\0>\0", b"<?xml version='1.0' encoding='UTF-7'?><x/>", b"\x89PNG\r\n\x1a\n" + b"x" * 50),
)  # fmt: skip
_FIELDS: Final = (
    *((4, "<H"), (6, "<H"), (8, "<H"), (10, "<H"), (12, "<H"), (16, "<L"), (20, "<L"), (24, "<L"), (28, "<H")),
    *((30, "<H"), (32, "<H"), (34, "<H"), (36, "<H"), (38, "<L"), (42, "<L")),
)
"""The fields of an entry of a zip's directory, by their places in it."""
_SIGNATURES: Final = (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06")


def damaged_zip(parts: Mapping[str, bytes], rng: random.Random) -> bytes:
    """A package of these parts, badly made or damaged later."""
    entries = list(parts.items())
    for _ in range(rng.choice((0, 1, 1, 2))):
        _entries_changed(entries, rng)
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of names that are there already
        with zipfile.ZipFile(out, "w") as package:
            for name, data in entries:
                info = zipfile.ZipInfo(name[:65_000])
                info.compress_type = rng.choice((8, 8, 8, 8, 0, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
                package.writestr(info, data)
    made = out.getvalue()
    for _ in range(rng.choice((0, 1, 1, 2))):
        made = rng.choice(_ACCIDENTS)(made, rng)
    return made


def _entries_changed(entries: list[tuple[str, bytes]], rng: random.Random) -> None:
    at = rng.randrange(len(entries))
    name, data = entries[at]
    match rng.randrange(7):
        case 0:
            del entries[at]
        case 1:
            entries.append((name, rng.choice((data, *CONTENTS))))
        case 2:
            entries[at] = (rng.choice(NAMES), data)
        case 3:
            entries[at] = (name, rng.choice(CONTENTS))
        case 4:
            entries.insert(at, (rng.choice(NAMES), rng.choice((data, *CONTENTS))))
        case 5:
            rng.shuffle(entries)
        case _:
            entries += [(f"x/{number}.xml", b"<x/>") for number in range(rng.choice((3, 600)))]
    if not entries:
        entries.append((name, data))


def _field_changed(data: bytes, rng: random.Random) -> bytes:
    """A field of one entry of the directory says something else: its sizes, flags, method, checksum, offset."""
    places = _places(data, b"PK\x01\x02")
    if not places:
        return _bytes_changed(data, rng)
    offset, form = rng.choice(_FIELDS)
    at, most = rng.choice(places) + offset, 256 ** struct.calcsize(form) - 1
    old = int.from_bytes(data[at : at + struct.calcsize(form)], "little")
    new = rng.choice((0, 1, most, most - 1, old + 1, old - 1, old * 2, 1000, rng.randrange(most)))
    field = struct.pack(form, min(max(new, 0), most))
    return data[:at] + field + data[at + len(field) :]


def _bytes_changed(data: bytes, rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 4, 30))):
        if changed:
            changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def _bytes_lost(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    return rng.choice((data[:at], data[at:], data[:at] + data[at + rng.choice((1, 4, 100)) :]))


def _bytes_added(data: bytes, rng: random.Random) -> bytes:
    at = rng.choice((0, len(data), rng.randrange(len(data) + 1)))
    return data[:at] + rng.randbytes(rng.choice((1, 4, 100, 3000))) + data[at:]


def _header_changed(data: bytes, rng: random.Random) -> bytes:
    """A byte of a header, where each one means something."""
    places = _places(data, rng.choice(_SIGNATURES))
    if not places:
        return _bytes_changed(data, rng)
    at = rng.choice(places) + rng.randrange(4, 46)
    return data[:at] + bytes((rng.choice((0, 1, 8, 255, rng.randrange(256))),)) + data[at + 1 :]


def _places(data: bytes, signature: bytes) -> list[int]:
    return [at for at in range(len(data)) if data.startswith(signature, at)]


_ACCIDENTS: Final[tuple[Callable[[bytes, random.Random], bytes], ...]] = (
    _field_changed, _field_changed, _field_changed, _header_changed, _bytes_changed, _bytes_lost, _bytes_added,
)  # fmt: skip
