"""What a package must hold for Word to open it: every part typed, every relation resolved."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from kehoach.diagnostics.bilingual import Bilingual
from kehoach.ooxml.package import MAIN_PART
from kehoach.ooxml.xml import Unsound, parse
from kehoach.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from kehoach.ooxml.xml import Element

TYPES_PART: Final = "[Content_Types].xml"
PACKAGE_RELATIONS: Final = "_rels/.rels"
_MAIN: Final = "officeDocument"
"""The kind of relation that leads from the package to its text."""
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_MAIN_TYPE: Final = _WORD_TYPE.format("document.main")
_OF_ONE_KIND: Final = frozenset(
    ("header", "footer", "footnotes", "endnotes", "styles", "settings", "webSettings", "fontTable", "numbering")
)
"""Relations whose targets are of the type that has their name."""
RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATION: Final = f"{{{RELATIONS}}}Relationship"
RELATIONS_ENDING: Final = ".rels"
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_KIND: Final = regex(
    r"http://(?:schemas\.openxmlformats\.org/(?:officeDocument|package)/2006|purl\.oclc\.org/ooxml/officeDocument"
    r"|schemas\.microsoft\.com/office/[0-9/]+)/relationships/(?:[\w-]+/)?([\w-]+)/?",
    re.IGNORECASE,
)
"""A type of relation: of the standard, in both of its forms, or of Microsoft's extensions."""
DEFAULT: Final = f"{_TYPES}Default"
OVERRIDE: Final = f"{_TYPES}Override"


class PartTypes:
    """Which type a package declares of each of its parts."""

    def __init__(self, root: Element | None) -> None:
        items = () if root is None else root
        self._by_ending = {
            item.get("Extension", "").lower(): item.get("ContentType", "").lower()
            for item in items
            if item.tag == DEFAULT
        }
        self._by_name = {
            item.get("PartName", "").lstrip("/").lower(): item.get("ContentType", "").lower()
            for item in items
            if item.tag == OVERRIDE
        }

    def of(self, part: str) -> str:
        """The content type of a part in small letters, without parameters; empty where none is declared."""
        kind = self._by_name.get(part.lower()) or self._by_ending.get(part.rpartition(".")[2].lower(), "")
        return str(kind).partition(";")[0].strip()


def main_part_name(parts: Mapping[str, bytes]) -> str:
    """The part with the text: ``word/document.xml`` as a rule, ``word/document2.xml`` where Word Online saved last.

    Raises:
        Unsound: the package names no such part, or names one that it does not contain.
    """
    found = _named_main(parts) or MAIN_PART
    if found not in parts:
        raise Unsound(Bilingual(f"tệp không có {MAIN_PART}", f"the file has no {MAIN_PART}"))
    return found


def _named_main(parts: Mapping[str, bytes]) -> str:
    """The part that the package names as its text; empty if it names none that it contains."""
    root = parse(PACKAGE_RELATIONS, parts[PACKAGE_RELATIONS]) if PACKAGE_RELATIONS in parts else ()
    named = (target_of(relation, "") for relation in root if kind_of_relation(relation) == _MAIN)
    return next((name for name in named if name in parts), "")


def relations_of(part: str) -> str:
    """The part that holds the relations of a part; of the package itself, where the part is empty."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def kind_of_relation(relation: Element) -> str:
    """The last word of a relation's type: ``image``, ``hyperlink``; the whole of a type that Word does not know."""
    typed = str(relation.get("Type", ""))
    known = _KIND.fullmatch(typed)
    return known[1] if known else typed


def is_external(relation: Element) -> bool:
    """Whether a relation leads out of the package."""
    return str(relation.get("TargetMode", "")).lower() == "external"


def target_of(relation: Element, part: str) -> str:
    """The part that a relation of a part leads to, inside the package."""
    target = unquote(relation.get("Target", "").split("#")[0])
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")


def part_of_kind(roots: Mapping[str, Element], source: str, kind: str) -> str:
    """The part inside the package that another refers to as ``styles``, ``settings`` …; under its usual name beside it,
    where no relation says.
    """
    relations = roots.get(relations_of(source))
    found = () if relations is None else relations.iter(RELATION)
    inside = (relation for relation in found if not is_external(relation))
    named = (target_of(relation, source) for relation in inside if kind_of_relation(relation) == kind)
    return next(named, posixpath.join(posixpath.dirname(source), f"{kind}.xml"))


def check_relations(parts: Mapping[str, bytes], packed: Collection[str] = ()) -> None:
    """Hold a package's parts against its types and relations. A template's parts are those of its documents.

    Args:
        parts: the parts of XML.
        packed: the names of all others.

    Raises:
        Unsound: a part without a type, a relation without a target or an id of its own, or no relation that says which
            part is the text.
    """
    if TYPES_PART not in parts:
        raise Unsound(Bilingual(f"tệp không có {TYPES_PART}", f"the file has no {TYPES_PART}"))
    root, names = parse(TYPES_PART, parts[TYPES_PART]), {*parts, *packed}
    types = PartTypes(root)
    for name in (*parts, *packed):
        if name != TYPES_PART and not types.of(name):
            raise Unsound(
                Bilingual(f"tệp không khai báo loại của {name}", f"the file does not declare the type of {name}")
            )
    _check_types(root, names)
    for name in filter(lambda name: name.endswith(RELATIONS_ENDING), parts):
        _check_targets(name, parse(name, parts[name]), names, types)
    if types.of(_named_main(parts)) != _MAIN_TYPE:
        raise Unsound(
            Bilingual(
                f"{PACKAGE_RELATIONS} không cho biết thành phần nào là văn bản",
                f"{PACKAGE_RELATIONS} does not say which part is the text",
            )
        )


def _check_types(root: Element, names: Collection[str]) -> None:
    """Let no types pass that are of no extension or of no part of the package, by its full name."""
    for item in root.iter(DEFAULT):
        if item.get("Extension") is None:
            why = f"{TYPES_PART} declares a type of no extension"
            raise Unsound(Bilingual(f"{TYPES_PART} khai báo loại mà không có đuôi tệp", why))
    for item in root.iter(OVERRIDE):
        typed = item.get("PartName", "")
        if (name := typed.lstrip("/")) not in names:
            raise Unsound(Bilingual(f"tệp thiếu thành phần {name}", f"the file has no part {name}"))
        if not typed.startswith("/"):
            why = f"{TYPES_PART} names {name} without a slash before it"
            raise Unsound(Bilingual(f"{TYPES_PART} ghi tên {name} mà không có dấu / đứng trước", why))


def _check_targets(name: str, root: Element, names: Collection[str], types: PartTypes) -> None:
    """Let no relations pass that lead to nothing or to a part of another kind, or that share an id or have none."""
    ids = [relation.get("Id", "") for relation in root.iter(RELATION)]
    if "" in ids or len(set(ids)) < len(ids):
        why = f"two relations in {name} have the same id, or one has none"
        raise Unsound(Bilingual(f"{name} có hai liên kết trùng Id, hoặc liên kết không có Id", why))
    for relation in root.iter(RELATION):
        target, kind = target_of(relation, source_of(name)), kind_of_relation(relation)
        if is_external(relation):
            continue
        if target not in names:
            raise Unsound(
                Bilingual(
                    f"{name} liên kết đến {target}, mà tệp không có",
                    f"{name} links to {target}, which does not exist",
                )
            )
        if kind in _OF_ONE_KIND and types.of(target) != _WORD_TYPE.format(kind).lower():
            why = f"{name} calls {target} “{kind}”, which its type denies"
            raise Unsound(Bilingual(f"{name} gọi {target} là “{kind}”, mà loại khai báo lại khác", why))


def source_of(relations: str) -> str:
    """The part whose relations a part holds; empty for the relations of the package itself."""
    folder, name = posixpath.split(relations)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(RELATIONS_ENDING))
