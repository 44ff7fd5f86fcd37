"""What an office's own Word file brings along, and no document made from it may have.

Comments, personal properties, the data source of a mail merge and the template it was attached to are left out; a
field that fetches something, runs something or changes by itself is a finding.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.ooxml.package import APP_PART
from kehoach.ooxml.relations import RELATION, TYPES_PART, relations_of, source_of, target_of
from kehoach.ooxml.xml import Unsound, parse, w
from kehoach.word.spots import Faults, Spots

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kehoach.diagnostics import Findings
    from kehoach.ooxml.xml import Element

_OVERRIDE: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_MAIN_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}.main+xml"
_SETTINGS_PART: Final = "word/settings.xml"
_LEFT_OUT: Final = frozenset(
    (
        "comments",
        "commentsExtended",
        "commentsIds",
        "commentsExtensible",
        "people",
        "custom-properties",
        "thumbnail",
        "mailMergeSource",
        "mailMergeHeaderSource",
        "attachedTemplate",
    )
)
"""Relations whose targets are left out, by the last word of their type."""
_COMMENT_MARKS: Final = tuple(map(w, ("commentRangeStart", "commentRangeEnd", "commentReference")))
_MARKED: Final = re.compile(rb"w:comment|w:bookmarkStart")
_OWN_BOOKMARK: Final = re.compile(r"_(GoBack|Hlk\d*)")
"""Set by Word for itself: where the cursor was, what was copied."""
_LEFT_OUT_SETTINGS: Final = tuple(map(w, ("mailMerge", "attachedTemplate")))
_APP: Final = (
    b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>kehoach</Application></Properties>"
)

_MACROS: Final = Bilingual("tệp có macro; lưu lại dạng .docx", "the file contains macros; save it as a .docx file")

_HARMLESS_FIELDS: Final = frozenset(
    (
        *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "REF", "PAGEREF", "NOTEREF", "STYLEREF", "SEQ", "TOC", "TC"),
        *("XE", "INDEX", "SYMBOL", "QUOTE", "EQ", "LISTNUM", "ADVANCE", "="),
    )
)
"""Fields that depend on the document alone."""
_WORD: Final = re.compile(r"\s*(=|[^\s\\\"]+)")


def without_leftovers(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a template that its documents shall have. A template saved as .dotx makes documents all the same.

    Raises:
        Unsound: it holds macros, or a part of it cannot be read.
    """
    kept = dict(parts)
    dropped: set[str] = set()
    for name in [name for name in kept if name.endswith(".rels")]:
        root = parse(name, kept[name])
        gone = [relation for relation in root.iter(RELATION) if _type_of(relation) in _LEFT_OUT]
        inside = (relation for relation in gone if relation.get("TargetMode") != "External")
        dropped |= {target_of(relation, source_of(name)) for relation in inside}
        if any(_type_of(relation) == "vbaProject" for relation in root.iter(RELATION)):
            raise Unsound(_MACROS)
        if gone:
            kept[name] = _without(root, gone)
    for name in dropped:
        kept.pop(name, None)
        kept.pop(relations_of(name), None)
    _retype(kept, dropped)
    for name in [name for name in kept if name.startswith("word/") and _MARKED.search(kept[name])]:
        root = parse(name, kept[name])
        kept[name] = _without(root, [*root.iter(*_COMMENT_MARKS), *_own_bookmarks(root)]) or kept[name]
    if _SETTINGS_PART in kept:
        root = parse(_SETTINGS_PART, kept[_SETTINGS_PART])
        kept[_SETTINGS_PART] = _without(root, list(root.iter(*_LEFT_OUT_SETTINGS))) or kept[_SETTINGS_PART]
    if APP_PART in kept:
        kept[APP_PART] = _APP
    return kept


def report_fields(parts: Mapping[str, bytes], file: str, findings: Findings) -> None:
    """Report each field that fetches or runs something, changes with the day, or is filled in by Word's mail merge."""
    for name, content in parts.items():
        if name.startswith("word/") and b"instr" in content:
            root = parse(name, content)
            faults = Faults(Spots(file, name, root), findings)
            for element, text in _fields(root):
                word = _WORD.match(text)
                if word is not None and word[1].upper() not in _HARMLESS_FIELDS:
                    faults.add(rules.UNSAFE_FIELD, element, field=Verbatim(word[1].upper()))


def _fields(root: Element) -> Iterator[tuple[Element, str]]:
    """The instruction of each field and where it begins; a field within another is a field of its own."""
    open_fields: list[tuple[Element, list[str]]] = []
    for element in root.iter(w("fldSimple"), w("fldChar"), w("instrText")):
        if element.tag == w("fldSimple"):
            yield element, element.get(w("instr"), "")
        elif element.tag == w("instrText"):
            if open_fields:
                open_fields[-1][1].append(element.text or "")
            else:
                yield element, element.text or ""
        elif element.get(w("fldCharType")) == "begin":
            open_fields.append((element, []))
        elif element.get(w("fldCharType")) == "end" and open_fields:
            begun, texts = open_fields.pop()
            yield begun, "".join(texts)
    for begun, texts in open_fields:
        yield begun, "".join(texts)


def _own_bookmarks(root: Element) -> Iterator[Element]:
    """Both ends of each bookmark that is Word's own; in a loop they would be there twice."""
    own = [mark for mark in root.iter(w("bookmarkStart")) if _OWN_BOOKMARK.fullmatch(mark.get(w("name"), ""))]
    numbers = {mark.get(w("id")) for mark in own}
    yield from own
    yield from (mark for mark in root.iter(w("bookmarkEnd")) if mark.get(w("id")) in numbers)


def _type_of(relation: Element) -> str:
    return str(relation.get("Type", "")).rpartition("/")[2]


def _retype(parts: dict[str, bytes], dropped: set[str]) -> None:
    """Declare the main part a document, and nothing that was left out."""
    if TYPES_PART not in parts:
        return
    root = parse(TYPES_PART, parts[TYPES_PART])
    gone = [item for item in root.iter(_OVERRIDE) if item.get("PartName", "").lstrip("/") in dropped]
    templates = [item for item in root.iter(_OVERRIDE) if item.get("ContentType") == _MAIN_TYPE.format("template")]
    if any("macroEnabled" in item.get("ContentType", "") for item in root.iter(_OVERRIDE)):
        raise Unsound(
            Bilingual(
                "tệp có dạng chứa macro (.docm, .dotm); lưu lại dạng .docx",
                "the file is a .docm or .dotm file; save it as a .docx file",
            )
        )
    for item in templates:
        item.set("ContentType", _MAIN_TYPE.format("document"))
    if gone or templates:
        parts[TYPES_PART] = _without(root, gone) or etree.tostring(
            root, encoding="UTF-8", xml_declaration=True, standalone=True
        )


def _without(root: Element, elements: list[Element]) -> bytes:
    """The part without some of its elements, what follows each kept; no bytes where there are none."""
    if not elements:
        return b""
    for element in elements:
        parent, before, tail = element.getparent(), element.getprevious(), element.tail
        if tail and before is not None:
            before.tail = (before.tail or "") + tail
        elif tail:
            parent.text = (parent.text or "") + tail
        parent.remove(element)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True))
