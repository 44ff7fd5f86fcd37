"""What an office's own Word file brings along, and no document made from it may have.

Left out without a word: properties with names, ids of saves, building blocks, data stores, bookmarks that Word sets for
itself, parts that nothing refers to. Left out with a note: what somebody may have wanted to be seen, or counted on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from kehoach.diagnostics import Place, Spot
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual
from kehoach.ooxml.package import CORE_PART
from kehoach.ooxml.package_reading import Package
from kehoach.ooxml.relations import (
    OVERRIDE,
    PACKAGE_RELATIONS,
    RELATION,
    RELATIONS_ENDING,
    TYPES_PART,
    is_external,
    kind_of_relation,
    relations_of,
    source_of,
    target_of,
)
from kehoach.ooxml.xml import w
from kehoach.patterns import regex
from kehoach.word.foreign_content import unused_relations
from kehoach.word.properties import CORE_RELATION, CORE_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kehoach.diagnostics import Findings
    from kehoach.ooxml.xml import Element

_COMMENTS: Final = frozenset(("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people"))
_MERGE: Final = frozenset(("mailMergeSource", "mailMergeHeaderSource", "recipientData"))
_LEFT_OUT: Final = frozenset(
    (
        *(*_COMMENTS, *_MERGE, "attachedTemplate", "custom-properties", "thumbnail", "glossaryDocument"),
        *("customXml", "customXmlProps", "printerSettings", "origin", "classificationlabels", "extensibility"),
        *("keyMapCustomizations", "attachedToolbars", "webextensiontaskpanes", "documenttasks"),
        *("transform", "frame"),
    )
)
"""Relations whose targets are left out, by the last word of their type."""

_OF_PACKAGES: Final = frozenset(("officeDocument", "core-properties", "extended-properties"))
"""What a package itself may refer to."""

_MARKED_RANGES: Final = ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo")
"""Ranges of tracked changes, which have the name of who made them even where nothing in them is left."""
_NOTED: Final = {
    Bilingual("ý kiến góp ý (comments)", "comments"): tuple(
        map(w, ("commentRangeStart", "commentRangeEnd", "commentReference"))
    ),
    Bilingual("theo dõi thay đổi định dạng (Track Changes)", "tracked changes of formatting"): tuple(
        map(
            w,
            (
                *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange"),
                *("trPrChange", "tcPrChange", "numberingChange"),
                *(f"{kind}Range{end}" for kind in _MARKED_RANGES for end in ("Start", "End")),
            ),
        )
    ),
    Bilingual("nguồn dữ liệu trộn thư (Mail Merge)", "the data source of a mail merge"): (w("mailMerge"),),
    Bilingual("mẫu .dotx mà tệp gắn với", "the template the file is attached to"): (w("attachedTemplate"),),
    Bilingual("bảo vệ, hạn chế chỉnh sửa (Restrict Editing)", "protection against editing"): tuple(
        map(w, ("documentProtection", "writeProtection"))
    ),
    Bilingual("khung trang web (frames)", "frames of web pages"): (w("frameset"),),
}
"""Elements that are left out with a note, by what the note calls them."""
_SILENT: Final = frozenset(
    map(
        w,
        (
            *("rsids", "docVars", "trackRevisions", "printerSettings", "dataBinding", "ffData", "fldData"),
            *("customXmlPr", "smartTagPr", "attachedSchema", "saveThroughXslt"),
        ),
    )
) | frozenset(
    (
        "{http://schemas.microsoft.com/office/word/2010/wordml}docId",
        "{http://schemas.microsoft.com/office/word/2012/wordml}docId",
        "{http://schemas.microsoft.com/office/word/2012/wordml}dataBinding",
        "{http://schemas.openxmlformats.org/drawingml/2006/chart}externalData",
        "{http://schemas.openxmlformats.org/schemaLibrary/2006/main}schemaLibrary",
    )
)
_NOTES: Final = {tag: what for what, tags in _NOTED.items() for tag in tags}
_ONLY_FOR_WORD: Final = regex(
    rf"{re.escape(w('rsid'))}\w*|{{[^}}]*/word/2010/(?:wordml|wordprocessingDrawing)}}(?:paraId|textId|anchorId|editId)"
    r"|{urn:schemas-microsoft-com:office:office}gfxdata"
)
"""Attributes that nobody sees: ids of saves, and a second copy of a drawing."""
_OWN_BOOKMARK: Final = regex(r"_(GoBack|Hlk\d*)")
"""Set by Word for itself: where the cursor was, what was copied."""
_MAIN_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}.main+xml"
_APP: Final = (
    b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>kehoach</Application></Properties>"
)


def without_leftovers(package: Package, file: str, findings: Findings) -> Package:
    """The package of a template without what its documents shall not have, and with what they need. The trees of the
    package given are changed. A template saved as .dotx makes documents all the same.
    """
    roots = dict(package.roots)
    changed = {name for name, root in roots.items() if not _is_frame(name) and _stripped(name, root, file, findings)}
    for name in [name for name in roots if name.endswith(RELATIONS_ENDING)]:
        if gone := _needless(name, roots):
            _take_out(gone)
            changed.add(name)
    if _with_own_core(roots):
        changed |= {PACKAGE_RELATIONS, TYPES_PART}
    kept = _reached(roots)
    if TYPES_PART in roots and _retyped(roots[TYPES_PART], {*package.order} - kept):
        changed.add(TYPES_PART)
    parts = {
        name: _bytes_of(roots[name]) if name in changed else data
        for name, data in package.parts.items()
        if name in kept
    }
    for name in _targets(roots, "extended-properties") & parts.keys():
        parts[name] = _APP
    return Package(
        tuple(name for name in package.order if name in kept),
        parts,
        {name: root for name, root in roots.items() if name in kept},
        {name: part for name, part in package.packed.items() if name in kept},
    )


def _is_frame(name: str) -> bool:
    """Whether a part is about the package, not about the text."""
    return name == TYPES_PART or name.endswith(RELATIONS_ENDING)


def _needless(name: str, roots: Mapping[str, Element]) -> list[Element]:
    """The relations of a part that are left out."""
    source, relations = source_of(name), roots[name]
    if not source:
        return [relation for relation in relations.iter(RELATION) if kind_of_relation(relation) not in _OF_PACKAGES]
    gone = [relation for relation in relations.iter(RELATION) if kind_of_relation(relation) in _LEFT_OUT]
    unused = unused_relations(relations, roots.get(source))
    return [*gone, *(relation for relation in unused if relation not in gone)]


def _targets(roots: Mapping[str, Element], kind: str) -> set[str]:
    """The parts that the package itself refers to as that kind."""
    relations = roots[PACKAGE_RELATIONS].iter(RELATION) if PACKAGE_RELATIONS in roots else ()
    return {target_of(relation, "") for relation in relations if kind_of_relation(relation) == kind}


def _with_own_core(roots: Mapping[str, Element]) -> bool:
    """Whether relation and type of the properties that each document gets had to be written: a program other than Word
    has them elsewhere, or not at all.
    """
    kind = CORE_RELATION.rpartition("/")[2]
    if not {PACKAGE_RELATIONS, TYPES_PART} <= roots.keys() or _targets(roots, kind) == {CORE_PART}:
        return False
    relations, types = roots[PACKAGE_RELATIONS], roots[TYPES_PART]
    _take_out([found for found in relations.iter(RELATION) if kind_of_relation(found) == kind])
    _take_out([found for found in types.iter(OVERRIDE) if found.get("PartName") == f"/{CORE_PART}"])
    etree.SubElement(relations, RELATION, Id="rIdKehoachCore", Type=CORE_RELATION, Target=CORE_PART)
    etree.SubElement(types, OVERRIDE, PartName=f"/{CORE_PART}", ContentType=CORE_TYPE)
    return True


def _stripped(name: str, root: Element, file: str, findings: Findings) -> bool:
    """Whether something was left out of a part."""
    gone = [element for element in root.iter("*") if element.tag in _NOTES or element.tag in _SILENT]
    for what in dict.fromkeys(_NOTES[element.tag] for element in gone if element.tag in _NOTES):
        findings.add(rules.LEFT_OUT, Place(file, 1, 1, Spot(name.removeprefix("word/"))), what=what)
    gone += _own_bookmarks(root)
    _take_out(gone)
    has_ids = False
    for element in root.iter("*"):
        for attribute in [key for key in element.attrib if key[0] == "{" and _ONLY_FOR_WORD.fullmatch(key)]:
            del element.attrib[attribute]
            has_ids = True
    return bool(gone) or has_ids


def _own_bookmarks(root: Element) -> Iterator[Element]:
    """Both ends of each bookmark that is Word's own; in a loop they would be there twice."""
    own = [mark for mark in root.iter(w("bookmarkStart")) if _OWN_BOOKMARK.fullmatch(mark.get(w("name"), ""))]
    numbers = {mark.get(w("id")) for mark in own}
    yield from own
    yield from (mark for mark in root.iter(w("bookmarkEnd")) if mark.get(w("id")) in numbers)


def _reached(roots: Mapping[str, Element]) -> set[str]:
    """The names of the parts that relations lead to from the package, with their relations. In a package without any
    relations, all.
    """
    if PACKAGE_RELATIONS not in roots:
        return set(roots)
    kept = {TYPES_PART, PACKAGE_RELATIONS}
    waiting = [PACKAGE_RELATIONS]
    while waiting:
        relations = waiting.pop()
        for relation in roots[relations].iter(RELATION):
            target = target_of(relation, source_of(relations))
            if is_external(relation) or target in kept:
                continue
            kept.add(target)
            if target in roots and (own := relations_of(target)) in roots:
                kept.add(own)
                waiting.append(own)
    return kept


def _retyped(types: Element, dropped: Iterable[str]) -> bool:
    """Whether the declarations had to be changed: the main part is a document, what is gone is declared no more."""
    names = {name.lower() for name in dropped}
    gone = [item for item in types.iter(OVERRIDE) if item.get("PartName", "").lstrip("/").lower() in names]
    templates = [item for item in types.iter(OVERRIDE) if item.get("ContentType") == _MAIN_TYPE.format("template")]
    for item in templates:
        item.set("ContentType", _MAIN_TYPE.format("document"))
    _take_out(gone)
    return bool(gone or templates)


def _take_out(elements: Iterable[Element]) -> None:
    """Take elements out of their tree, what follows each kept."""
    for element in elements:
        parent, before, tail = element.getparent(), element.getprevious(), element.tail
        if parent is None:
            continue
        if tail and before is not None:
            before.tail = (before.tail or "") + tail
        elif tail:
            parent.text = (parent.text or "") + tail
        parent.remove(element)


def _bytes_of(root: Element) -> bytes:
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True))
