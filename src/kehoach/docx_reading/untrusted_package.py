"""The parts of a Word document that a stranger sent: read with limits, and refused in words that help."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.errors import DocumentError
from kehoach.ooxml.package import MAIN_PART, read_parts
from kehoach.ooxml.xml import Unsound, W, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.ooxml.xml import Element

_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")

_SAVE_AS: Final = Bilingual("mở bằng Word rồi lưu dạng .docx", "open it in Word and save it as .docx")
_LOCKED: Final = Bilingual(
    "tệp có mật khẩu; gỡ mật khẩu rồi chạy lại", "the file is password-protected; remove the password first"
)
_OLD_WORD: Final = Bilingual("đây là tệp .doc của Word đời cũ", "this is a .doc file of an older version of Word")
_RTF: Final = Bilingual("đây là tệp RTF", "this is an RTF file")
_EMPTY: Final = Bilingual("tệp rỗng", "the file is empty")
_OTHER_KINDS: Final = (
    (b"%PDF", Bilingual("đây là tệp PDF, không phải .docx", "this is a PDF file, not a .docx file")),
    (b"{\\rtf", Bilingual.joined("; ", (_RTF, _SAVE_AS))),
)
_OLE: Final = b"\xd0\xcf\x11\xe0"
_ZIP: Final = b"PK"
_NOT_WORD: Final = Bilingual("đây không phải tệp .docx", "this is not a .docx file")
_STRICT: Final = Bilingual(
    "tệp được lưu dạng “Strict Open XML”; lưu lại thành “Word Document (.docx)”",
    "the file is saved as “Strict Open XML”; save it as “Word Document (.docx)”",
)


def read_package(data: bytes) -> dict[str, bytes]:
    """The parts of a .docx by name.

    Raises:
        DocumentError: it is no .docx, is locked, damaged, or unpacks to more than a document may.
    """
    if not data:
        raise DocumentError(_EMPTY)
    if data.startswith(_OLE):
        raise DocumentError(_LOCKED if _ENCRYPTED in data else Bilingual.joined("; ", (_OLD_WORD, _SAVE_AS)))
    for mark, reason in _OTHER_KINDS:
        if data.startswith(mark):
            raise DocumentError(reason)
    if not data.startswith(_ZIP):
        raise DocumentError(_NOT_WORD)
    try:
        return read_parts(data)
    except Unsound as error:
        vi, en = error.why
        raise DocumentError(
            Bilingual(
                f"tệp hỏng hoặc không phải tệp .docx của Word ({vi})",
                f"the file is damaged or is not a Word .docx file ({en})",
            )
        ) from error


def main_part(parts: Mapping[str, bytes]) -> Element:
    """The text of the document.

    Raises:
        DocumentError: it is not well-formed, or not in the form that Word writes unless told otherwise.
    """
    root = read_part(parts, MAIN_PART)
    if root is None or root.tag != f"{{{W}}}document":
        raise DocumentError(_STRICT if root is not None and "purl.oclc.org" in root.tag else _NOT_WORD)
    return root


def read_part(parts: Mapping[str, bytes], name: str) -> Element | None:
    """One part as XML; ``None`` where there is no such part.

    Raises:
        DocumentError: it is not well-formed.
    """
    if name not in parts:
        return None
    try:
        return parse(name, parts[name])
    except Unsound as error:
        vi, en = error.why
        raise DocumentError(Bilingual(f"tệp .docx hỏng ({vi})", f"the .docx file is damaged ({en})")) from error


def targets(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The part that each relation of the document leads to, by the relation's id; only those that are there."""
    folder, name = posixpath.split(MAIN_PART)
    root = read_part(parts, f"{folder}/_rels/{name}.rels")
    if root is None:
        return {}
    found = {
        relation.get("Id", ""): posixpath.normpath(
            posixpath.join("/", folder, unquote(relation.get("Target", "")))
        ).lstrip("/")
        for relation in root.iter(_RELATION)
        if relation.get("TargetMode") != "External"
    }
    return {identifier: target for identifier, target in found.items() if target in parts}


def target_of_kind(parts: Mapping[str, bytes], ending: str) -> str:
    """The usual name of a part of the document, like ``styles``; where it was renamed, that of its relation."""
    folder, name = posixpath.split(MAIN_PART)
    root = read_part(parts, f"{folder}/_rels/{name}.rels")
    for relation in () if root is None else root.iter(_RELATION):
        if relation.get("Type", "").endswith(f"/{ending}"):
            return targets(parts).get(relation.get("Id", ""), "")
    return f"{folder}/{ending}.xml"
