"""A spec's text: bytes decoded strictly and normalised to NFC; characters that Word cannot contain are found."""

from __future__ import annotations

import itertools
import os
import stat
import unicodedata
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.diagnostics import Findings, Place, terms
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.errors import RefusedError
from kehoach.patterns import regex
from kehoach.source.invisible import character_name, invisible_characters
from kehoach.source.letters import strange_letters

if TYPE_CHECKING:
    from pathlib import Path

SIZE_LIMIT = 16 * 1024 * 1024
"""The largest spec that is read, in bytes. A plan is some tens of kilobytes; a table of 10.000 rows is one megabyte."""

# What XML 1.0 cannot carry, and the line ends that editors do not count but YAML does.
_FORBIDDEN = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_SHOWN_AT_MOST = 50

_OLD_OFFICE: Final = Bilingual("tệp Word hoặc Excel kiểu cũ", "an old Word or Excel file")
_PDF: Final = Bilingual("tệp PDF", "a PDF file")
_ZIP: Final = Bilingual("tệp nén (.zip)", "a zip file")
_BY_PART: Final = (
    (b"xl/workbook", Bilingual("tệp Excel", "an Excel workbook")),
    (b"word/document", Bilingual("tệp Word", "a Word document")),
)


class Source(Struct, frozen=True):
    """One file's text in NFC, its lines ended by a line feed."""

    file: str
    text: str

    def place(self, index: int) -> Place:
        """The place of a character by its index in the text."""
        start = self.text.rfind("\n", 0, index) + 1
        return Place(self.file, self.text.count("\n", 0, index) + 1, index - start + 1)


def read_regular(path: Path, file: str, findings: Findings) -> bytes | None:
    """The bytes of a regular file, never of a device or a pipe; ``None``, with a finding, where it is too large.

    Raises:
        OSError: it does not exist, is not a regular file, or cannot be read.
    """
    try:
        status = path.stat()
    except ValueError as error:  # a NUL in the name
        raise FileNotFoundError(os.fspath(path)) from error
    if not stat.S_ISREG(status.st_mode):
        raise RefusedError(path, terms.NOT_REGULAR)
    if status.st_size > SIZE_LIMIT:
        findings.add(rules.TOO_LARGE, Place(file, 1, 1), size=status.st_size, limit=SIZE_LIMIT)
        return None
    return path.read_bytes()


def kind_of_other(data: bytes) -> Bilingual | None:
    """What a file is whose first bytes are not those of a text; ``None`` for all others."""
    if data.startswith(b"PK\x03\x04"):
        return next((kind for part, kind in _BY_PART if part in data), _ZIP)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _OLD_OFFICE
    return _PDF if data.startswith(b"%PDF-") else None


def decode(file: str, data: bytes, findings: Findings) -> Source | None:
    """Read bytes as UTF-8, with or without a BOM; ``None``, with a finding, where they are not."""
    if len(data) > SIZE_LIMIT:
        findings.add(rules.TOO_LARGE, Place(file, 1, 1), size=len(data), limit=SIZE_LIMIT)
        return None
    if kind := kind_of_other(data):
        findings.add(rules.NOT_TEXT, Place(file, 1, 1), kind=kind)
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _settled(data[: error.start].decode("utf-8"))
        byte = f"0x{data[error.start]:02X}"
        findings.add(rules.NOT_UTF8, Source(file, before).place(len(before)), byte=Verbatim(byte))
        return None
    return from_text(file, text, findings)


def from_text(file: str, text: str, findings: Findings) -> Source | None:
    """Text in NFC with line feeds; ``None``, with a finding, where it contains a character that Word cannot."""
    if len(text) > SIZE_LIMIT:
        findings.add(rules.TOO_LARGE, Place(file, 1, 1), size=len(text), limit=SIZE_LIMIT)
        return None
    source = Source(file, _settled(text))
    for index in itertools.islice(invisible_characters(source.text), _SHOWN_AT_MOST):
        if not _FORBIDDEN.match(source.text[index]):
            findings.add(
                rules.INVISIBLE_CHARACTER, source.place(index), name=Verbatim(character_name(source.text[index]))
            )
    for index, rule, details in itertools.islice(strange_letters(source.text), _SHOWN_AT_MOST):
        findings.add(rule, source.place(index), **details)
    forbidden = [found.start() for found in itertools.islice(_FORBIDDEN.finditer(source.text), _SHOWN_AT_MOST)]
    for index in forbidden:
        findings.add(rules.FORBIDDEN_CHARACTER, source.place(index), name=Verbatim(character_name(source.text[index])))
    return None if forbidden else source


def forbidden_character(text: str) -> str:
    """The name of the first character that no document can contain; empty if there is none."""
    found = _FORBIDDEN.search(text)
    return character_name(found[0]) if found else ""


def report_strange(text: str, place: Place, findings: Findings) -> None:
    """Report invisible characters and foreign letters of a text, all at the place of the text."""
    for _, rule, details in strange_letters(text):
        findings.add(rule, place, **details)
    for character in dict.fromkeys(text[index] for index in invisible_characters(text)):
        findings.add(rules.INVISIBLE_CHARACTER, place, name=Verbatim(character_name(character)))


def _settled(text: str) -> str:
    """The text in which places are counted: without a BOM, with line feeds, in NFC."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", lines)
