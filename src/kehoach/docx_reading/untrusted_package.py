"""The parts of a Word document from an unknown source: read with limits, refused with a reason that helps."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.errors import DocumentError
from kehoach.files import regular_bytes
from kehoach.ooxml.budgets import DOCUMENT
from kehoach.ooxml.other_files import STRICT
from kehoach.ooxml.package_reading import read_package
from kehoach.ooxml.relations import RELATION, is_external, main_part_name, part_of_kind, relations_of, target_of
from kehoach.ooxml.xml import Unsound, W

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

    from kehoach.ooxml.xml import Element

_NOT_WORD: Final = Bilingual("đây không phải tệp .docx", "this is not a .docx file")


def document_bytes(document: bytes | os.PathLike[str] | str) -> bytes:
    """The bytes of a document that is given as such or by its path; no more are read than a document may have.

    Raises:
        OSError: the file cannot be read, or is a device or a pipe.
    """
    return document if isinstance(document, bytes) else regular_bytes(document, DOCUMENT.size)


class UntrustedPackage(Struct, frozen=True, dict=True):
    """The parts of a .docx by name, and the name of the part with its text."""

    roots: Mapping[str, Element]
    main: str

    @classmethod
    def opened(cls, data: bytes) -> UntrustedPackage:
        """Unpack a .docx.

        Raises:
            DocumentError: it is not a .docx, is locked, damaged, or goes beyond the budget of a document.
        """
        try:
            package = read_package(data, DOCUMENT)
            return cls(package.roots, main_part_name(package.parts))
        except Unsound as error:
            raise DocumentError(Bilingual.joined("; ", (error.why, error.how))) from error

    def text(self) -> Element:
        """The root of the part with the text.

        Raises:
            DocumentError: it is not a document, or is in the strict form of the standard.
        """
        root = self.roots[self.main]
        if root.tag != f"{{{W}}}document":
            strict = Bilingual.joined("; ", (STRICT.why, STRICT.how))
            raise DocumentError(strict if "purl.oclc.org" in root.tag else _NOT_WORD)
        return root

    def part(self, name: str) -> Element | None:
        """The root of one part; ``None`` if the package has no such part of XML."""
        return self.roots.get(name)

    @cached_property
    def targets(self) -> dict[str, str]:
        """The part that each relation of the text leads to, by the relation's id; only parts that exist."""
        found = {relation.get("Id", ""): target_of(relation, self.main) for relation in self._relations}
        return {identifier: target for identifier, target in found.items() if target in self.roots}

    def part_of_kind(self, kind: str) -> Element | None:
        """The part that the text refers to as ``styles``, ``numbering``, ``theme`` or ``settings``.

        A file without relations may still have it under its usual name.
        """
        return self.part(part_of_kind(self.roots, self.main, kind))

    @cached_property
    def _relations(self) -> tuple[Element, ...]:
        root = self.part(relations_of(self.main))
        found = () if root is None else root.iter(RELATION)
        return tuple(relation for relation in found if not is_external(relation))
