"""The parts of a Word document from an unknown source: read with limits, refused with a reason that helps."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.errors import DocumentError
from kehoach.ooxml.package import read_parts
from kehoach.ooxml.relations import RELATION, main_part_name, relations_of, target_of
from kehoach.ooxml.xml import Unsound, W, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.ooxml.xml import Element

_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")

_SAVE_AS: Final = Bilingual("mở bằng Word rồi lưu dạng .docx", "open it in Word and save it as .docx")
_LOCKED: Final = Bilingual(
    "tệp có mật khẩu; gỡ mật khẩu rồi chạy lại", "the file is password-protected; remove the password first"
)
_OLD_WORD: Final = Bilingual.joined(
    "; ", (Bilingual("đây là tệp .doc của Word đời cũ", "this is a .doc file of an older version of Word"), _SAVE_AS)
)
_RTF: Final = Bilingual.joined("; ", (Bilingual("đây là tệp RTF", "this is an RTF file"), _SAVE_AS))
_EMPTY: Final = Bilingual("tệp rỗng", "the file is empty")
_OTHER_KINDS: Final = (
    (b"%PDF", Bilingual("đây là tệp PDF, không phải .docx", "this is a PDF file, not a .docx file")),
    (b"{\\rtf", _RTF),
)
_OLE: Final = b"\xd0\xcf\x11\xe0"
_ZIP: Final = b"PK"
_NOT_WORD: Final = Bilingual("đây không phải tệp .docx", "this is not a .docx file")
_STRICT: Final = Bilingual(
    "tệp được lưu dạng “Strict Open XML”; lưu lại thành “Word Document (.docx)”",
    "the file is saved as “Strict Open XML”; save it as “Word Document (.docx)”",
)


@dataclass(frozen=True)
class UntrustedPackage:
    """The parts of a .docx by name, and the name of the part with its text."""

    parts: Mapping[str, bytes]
    main: str

    @classmethod
    def opened(cls, data: bytes) -> UntrustedPackage:
        """Unpack a .docx.

        Raises:
            DocumentError: it is not a .docx, is locked, damaged, or unpacks to more than a document may.
        """
        if not data:
            raise DocumentError(_EMPTY)
        if data.startswith(_OLE):
            raise DocumentError(_LOCKED if _ENCRYPTED in data else _OLD_WORD)
        for mark, reason in _OTHER_KINDS:
            if data.startswith(mark):
                raise DocumentError(reason)
        if not data.startswith(_ZIP):
            raise DocumentError(_NOT_WORD)
        try:
            parts = read_parts(data)
            return cls(parts, main_part_name(parts))
        except Unsound as error:
            vi, en = error.why
            raise DocumentError(
                Bilingual(
                    f"tệp hỏng hoặc không phải tệp .docx của Word ({vi})",
                    f"the file is damaged or is not a Word .docx file ({en})",
                )
            ) from error

    def text(self) -> Element:
        """The root of the part with the text.

        Raises:
            DocumentError: it is not well-formed, or is in the strict form of the standard.
        """
        root = self.part(self.main)
        if root is None or root.tag != f"{{{W}}}document":
            raise DocumentError(_STRICT if root is not None and "purl.oclc.org" in root.tag else _NOT_WORD)
        return root

    def part(self, name: str) -> Element | None:
        """The root of one part; ``None`` if the package has no such part.

        Raises:
            DocumentError: it is not well-formed.
        """
        if name not in self.parts:
            return None
        try:
            return parse(name, self.parts[name])
        except Unsound as error:
            vi, en = error.why
            raise DocumentError(Bilingual(f"tệp .docx hỏng ({vi})", f"the .docx file is damaged ({en})")) from error

    @cached_property
    def targets(self) -> dict[str, str]:
        """The part that each relation of the text leads to, by the relation's id; only parts that exist."""
        found = {relation.get("Id", ""): target_of(relation, self.main) for relation in self._relations}
        return {identifier: target for identifier, target in found.items() if target in self.parts}

    def part_of_kind(self, kind: str) -> Element | None:
        """The part that the text refers to as ``styles``, ``numbering``, ``theme`` or ``settings``.

        A file without relations may still have it under its usual name.
        """
        named = (target_of(rel, self.main) for rel in self._relations if rel.get("Type", "").endswith(f"/{kind}"))
        return self.part(next(named, posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")))

    @cached_property
    def _relations(self) -> tuple[Element, ...]:
        root = self.part(relations_of(self.main))
        found = () if root is None else root.iter(RELATION)
        return tuple(relation for relation in found if relation.get("TargetMode") != "External")
