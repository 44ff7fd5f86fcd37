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

TYPES_PART: Final = "[Content_Types].xml"
_PACKAGE_RELATIONS: Final = "_rels/.rels"
_MAIN: Final = "/officeDocument"
"""How the kind of relation ends that leads from the package to its text, in both forms of the standard."""
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def main_part_name(parts: Mapping[str, bytes]) -> str:
    """The part with the text: ``word/document.xml`` as a rule, ``word/document2.xml`` where Word Online saved last.

    Raises:
        Unsound: the package names no such part, or names one that it does not contain.
    """
    root = parse(_PACKAGE_RELATIONS, parts[_PACKAGE_RELATIONS]) if _PACKAGE_RELATIONS in parts else ()
    targets = (relation.get("Target", "") for relation in root if relation.get("Type", "").endswith(_MAIN))
    named = posixpath.normpath(unquote(next(targets, ""))).lstrip("/")
    found = named if named in parts else MAIN_PART
    if found not in parts:
        raise Unsound(Bilingual(f"tệp không có {MAIN_PART}", f"the file has no {MAIN_PART}"))
    return found


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
        folder = posixpath.dirname(posixpath.dirname(name))
        for relation in parse(name, data).iter(_RELATION):
            target = relation.get("Target", "")
            if relation.get("TargetMode") == "External":
                yield name, target, True
            else:
                full = posixpath.normpath(posixpath.join("/", folder, unquote(target.split("#")[0])))
                yield name, full.lstrip("/"), False
