"""What a package must hold for Word to open it: every part typed, every relation resolved."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.ooxml.package import MAIN_PART
from kehoach.ooxml.xml import Unsound, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kehoach.ooxml.xml import Element

TYPES_PART: Final = "[Content_Types].xml"
_PACKAGE_RELATIONS: Final = "_rels/.rels"
_MAIN: Final = "/officeDocument"
"""How the kind of relation ends that leads from the package to its text, in both forms of the standard."""
RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


def main_part_name(parts: Mapping[str, bytes]) -> str:
    """The part with the text: ``word/document.xml`` as a rule, ``word/document2.xml`` where Word Online saved last.

    Raises:
        Unsound: the package names no such part, or names one that it does not contain.
    """
    root = parse(_PACKAGE_RELATIONS, parts[_PACKAGE_RELATIONS]) if _PACKAGE_RELATIONS in parts else ()
    named = next((target_of(relation, "") for relation in root if relation.get("Type", "").endswith(_MAIN)), "")
    found = named if named in parts else MAIN_PART
    if found not in parts:
        raise Unsound(Bilingual(f"tệp không có {MAIN_PART}", f"the file has no {MAIN_PART}"))
    return found


def relations_of(part: str) -> str:
    """The part that holds the relations of a part; of the package itself, where the part is empty."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def target_of(relation: Element, part: str) -> str:
    """The part that a relation of a part leads to, inside the package."""
    target = unquote(relation.get("Target", "").split("#")[0])
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")


def check_relations(parts: Mapping[str, bytes]) -> None:
    """Hold a package's parts against its types and relations. A template's parts are those of its documents.

    Raises:
        Unsound: a part without a type, a relation without a target, or one that reaches outside.
    """
    if TYPES_PART not in parts:
        raise Unsound(Bilingual(f"tệp không có {TYPES_PART}", f"the file has no {TYPES_PART}"))
    types = parse(TYPES_PART, parts[TYPES_PART])
    by_ending = {item.get("Extension", "").lower() for item in types.iter(f"{_TYPES}Default")}
    by_name = {item.get("PartName", "").lstrip("/") for item in types.iter(f"{_TYPES}Override")}
    for name in parts:
        if name != TYPES_PART and name not in by_name and name.rpartition(".")[2].lower() not in by_ending:
            raise Unsound(
                Bilingual(f"tệp không khai báo loại của {name}", f"the file does not declare the type of {name}")
            )
    for name in by_name - parts.keys():
        raise Unsound(Bilingual(f"tệp thiếu thành phần {name}", f"the file has no part {name}"))
    for source, target, is_external in _relations(parts):
        if is_external:
            raise Unsound(
                Bilingual(
                    f"{source} liên kết ra ngoài văn bản: {target}", f"{source} links outside the document: {target}"
                )
            )
        if target not in parts:
            raise Unsound(
                Bilingual(
                    f"{source} liên kết đến {target}, mà tệp không có",
                    f"{source} links to {target}, which does not exist",
                )
            )


def _relations(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str, bool]]:
    for name, data in parts.items():
        if not name.endswith(".rels"):
            continue
        for relation in parse(name, data).iter(RELATION):
            if relation.get("TargetMode") == "External":
                yield name, relation.get("Target", ""), True
            else:
                yield name, target_of(relation, source_of(name)), False


def source_of(relations: str) -> str:
    """The part whose relations a part holds; empty for the relations of the package itself."""
    folder, name = posixpath.split(relations)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))
