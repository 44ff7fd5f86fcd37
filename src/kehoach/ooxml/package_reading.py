"""The one way into a .docx: every part of XML unpacked and parsed within a budget, everything else left packed.

Sizes are counted while unpacking; what the file says of itself is not believed. Pictures, fonts and what is unknown are
not unpacked, because nobody looks at them; who puts them into another package has them counted first.
"""

from __future__ import annotations

import contextlib
import functools
import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree
from msgspec import Struct

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.ooxml.budgets import NAME
from kehoach.ooxml.other_files import refuse_other_kinds, refuse_other_packages
from kehoach.ooxml.package import DAMAGED, ZipEntry
from kehoach.ooxml.relations import RELATIONS_ENDING, TYPES_PART, PartTypes
from kehoach.ooxml.xml import Unsound, parse
from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kehoach.ooxml.budgets import Budget
    from kehoach.ooxml.xml import Element

_PIECE: Final = 64 * 1024
_HEADER: Final = 30
"""Bytes of a local header before its name."""
_ENCRYPTED: Final = 1
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_DECLARED: Final = b"<?xml "
_UNSAFE_NAME: Final = regex(r"^/|[\\:\x00-\x1f\x7f]|%(?:2e|2f|5c)|(?:^|/)(?:[^/]*\.)?(?:/|$)", re.IGNORECASE)
"""A name from the root, of another system, or with a segment that is empty or ends in a full stop (``.``, ``..``)."""

LEAVE_OUT: Final = Bilingual(
    "xóa bớt hình, bảng và đoạn không dùng rồi lưu",
    "delete pictures, tables and paragraphs that are not needed, then save",
)


class PackedPart(Struct, frozen=True):
    """A part that is not XML, as it lies in the file."""

    name: str
    kind: str
    """Its content type, in small letters; empty where the file declares none."""
    crc: int
    is_deflated: bool
    stored: bytes

    def entry(self, limit: int) -> ZipEntry:
        """The part for another package, its bytes as they are.

        Raises:
            Unsound: it is damaged, or unpacks to more than ``limit`` bytes.
        """
        if not self.is_deflated:
            if zlib.crc32(self.stored) != self.crc:
                raise _damaged(f"{self.name} does not match its checksum")
            return ZipEntry.of(self.name, self.stored)
        size, crc, packed = 0, 0, self.stored
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            while packed and not unpacking.eof:
                piece = unpacking.decompress(packed, _PIECE)
                packed = unpacking.unconsumed_tail
                size, crc = size + len(piece), zlib.crc32(piece, crc)
                if size > limit:
                    raise _too_large(f"{self.name} > {limit}")
        except zlib.error as error:
            raise _damaged(error) from error
        if crc != self.crc or not unpacking.eof:
            raise _damaged(f"{self.name} does not match its checksum")
        return ZipEntry(self.name.encode(), crc, size, self.stored)

    def head(self, most: int) -> bytes:
        """Its first bytes, as many as given or fewer; none where it is damaged."""
        if not self.is_deflated:
            return self.stored[:most]
        try:
            return zlib.decompressobj(-zlib.MAX_WBITS).decompress(self.stored, most)
        except zlib.error:
            return b""


class Package(Struct, frozen=True):
    """The parts of a .docx."""

    order: tuple[str, ...]
    """The names of all parts, in the order of the file."""
    parts: Mapping[str, bytes]
    """The parts of XML, in UTF-8, without comments and instructions to programs."""
    roots: Mapping[str, Element]
    """The same, parsed."""
    packed: Mapping[str, PackedPart]
    """All others."""


def read_package(docx: bytes, budget: Budget) -> Package:
    """Read a .docx.

    Raises:
        Unsound: it is something else, is damaged, goes beyond the budget, or has names or XML that no package may have.
    """
    with _opened(docx, budget) as reading:
        refuse_other_packages(frozenset(reading.entries))
        return reading.package()


def unpacked_parts(docx: bytes, budget: Budget) -> dict[str, bytes]:
    """The bytes of every part, pictures included, none of them parsed.

    Raises:
        Unsound: it is something else, is damaged, or goes beyond the budget in bytes.
    """
    with _opened(docx, budget) as reading:
        return {name: reading.unpacked(name) for name in reading.entries}


@contextlib.contextmanager
def _opened(docx: bytes, budget: Budget) -> Iterator[_Reading]:
    refuse_other_kinds(docx)
    if len(docx) > budget.size:
        raise _too_large(f"{len(docx)} > {budget.size}")
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            _check_names(archive.infolist(), budget)
            entries = {info.filename: info for info in archive.infolist() if not info.is_dir()}
            yield _Reading(docx, archive, entries, budget)
    except DAMAGED as error:
        raise _damaged(error) from error


def _check_names(entries: list[zipfile.ZipInfo], budget: Budget) -> None:
    if len(entries) > budget.entries:
        raise _too_large(f"{len(entries)} > {budget.entries}", "thành phần", "parts")
    names = [info.filename for info in entries]
    if len({name.lower() for name in names}) < len(names):
        raise Unsound(Bilingual("tệp có hai thành phần trùng tên", "the file contains two parts of the same name"))
    if any(len(name) > NAME or _UNSAFE_NAME.search(name.removesuffix("/")) for name in names):
        raise Unsound(
            Bilingual("tệp có thành phần mang tên không an toàn", "the file contains a part with an unsafe name")
        )
    for info in entries:
        if info.flag_bits & _ENCRYPTED:
            raise Unsound(
                Bilingual("tệp có mật khẩu", "the file is password-protected"),
                Bilingual("gỡ mật khẩu rồi chạy lại", "remove the password, then try again"),
            )
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _damaged(f"{info.filename} is not deflated")


@dataclass(slots=True)
class _Reading:
    """One file on its way in, and what of its budget is used."""

    docx: bytes
    archive: zipfile.ZipFile
    entries: dict[str, zipfile.ZipInfo]
    budget: Budget
    size: int = 0
    elements: int = 0

    def package(self) -> Package:
        texts: dict[str, bytes] = {}
        roots: dict[str, Element] = {}
        packed: dict[str, PackedPart] = {}
        types = PartTypes(None)
        if TYPES_PART in self.entries:
            texts[TYPES_PART], roots[TYPES_PART] = self._xml(TYPES_PART)
            types = PartTypes(roots[TYPES_PART])
        for name, info in self.entries.items():
            kind = types.of(name)
            if name.endswith(RELATIONS_ENDING) or kind.endswith("xml") or (not kind and name.endswith(".xml")):
                if name != TYPES_PART:
                    texts[name], roots[name] = self._xml(name)
            elif name != TYPES_PART:
                packed[name] = self._packed(info, kind)
        return Package(
            tuple(self.entries), {name: texts[name] for name in self.entries if name in texts}, roots, packed
        )

    def unpacked(self, name: str) -> bytes:
        """The bytes of a part, counted."""
        limit = min(self.budget.part_size, self.budget.size - self.size)
        said = self.entries[name].file_size
        if said > limit:
            raise _too_large(f"{name}: {said} > {limit}")
        with self.archive.open(name) as stream:
            data = stream.read(said + 1)  # no more is unpacked than was said; a lie fails the checksum
        self.size += len(data)
        return data

    def _xml(self, name: str) -> tuple[bytes, Element]:
        data = self.unpacked(name)
        self.elements += data.count(b"<") - data.count(b"</")
        if self.elements > self.budget.elements:
            raise _too_large(f"{name}: > {self.budget.elements}", "phần tử", "elements")
        root = parse(name, data)
        if len(data) > self.budget.text and _long_text(self.budget.text)(root):
            raise _too_large(f"{name}: > {self.budget.text}", "ký tự trong một đoạn chữ", "characters of one text")
        if _deep(self.budget.depth)(root):
            raise _too_large(f"{name}: > {self.budget.depth}", "phần tử lồng nhau", "elements within one another")
        if _crowded(self.budget.attributes)(root):
            raise _too_large(
                f"{name}: > {self.budget.attributes}", "thuộc tính của một phần tử", "attributes of one element"
            )
        if data.startswith(_UTF_16) or b"<!--" in data or data.find(b"<?", data.startswith(_DECLARED)) >= 0:
            data = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
        return data, root

    def _packed(self, info: zipfile.ZipInfo, kind: str) -> PackedPart:
        at = info.header_offset
        header = self.docx[at : at + _HEADER]
        begins = at + _HEADER + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
        stored = self.docx[begins : begins + info.compress_size]
        if header[:4] != b"PK\x03\x04" or len(stored) != info.compress_size:
            raise _damaged(f"{info.filename} is cut off")
        return PackedPart(info.filename, kind, info.CRC, info.compress_type == zipfile.ZIP_DEFLATED, stored)


@functools.cache
def _long_text(limit: int) -> etree.XPath:
    return etree.XPath(f"boolean(//text()[string-length() > {limit}] | //@*[string-length() > {limit}])")


@functools.cache
def _deep(limit: int) -> etree.XPath:
    return etree.XPath("boolean(" + "/*" * (limit + 1) + ")")


@functools.cache
def _crowded(limit: int) -> etree.XPath:
    return etree.XPath(f"boolean(//*[count(@*) > {limit}])")


def _damaged(why: object) -> Unsound:
    return Unsound(Bilingual("tệp bị hỏng", f"the file is damaged: {why}"))


def _too_large(count: str, vi: str = "byte", en: str = "bytes") -> Unsound:
    return Unsound(Bilingual(f"tệp quá lớn ({count} {vi})", f"the file is too large ({count} {en})"), LEAVE_OUT)
