"""What a template carries that no document may have: objects, embedded texts, links to outside, fields that fetch.

Each is a finding at its place, with the way to take it out in Word. What nothing in the text refers to is left out
without a word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual
from kehoach.ooxml.relations import RELATION, TYPES_PART, is_external, kind_of_relation, relations_of, target_of
from kehoach.ooxml.xml import Unsound
from kehoach.patterns import regex
from kehoach.word.spots import Faults, Spots

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.diagnostics import Findings
    from kehoach.ooxml.package_reading import Package, PackedPart
    from kehoach.ooxml.xml import Element

_ALLOWED: Final = frozenset(
    (
        *(
            "officeDocument",
            "styles",
            "stylesWithEffects",
            "settings",
            "webSettings",
            "fontTable",
            "numbering",
            "theme",
        ),
        *("header", "footer", "footnotes", "endnotes", "image", "hyperlink", "font", "hdphoto", "themeOverride"),
        *("core-properties", "extended-properties", "chart", "chartEx", "chartStyle", "chartColorStyle"),
        *("chartUserShapes", "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing"),
    )
)
"""Relations that a document may have, by the last word of their type."""
_INERT: Final = regex(r"image/.*|font/.*|application/(?:x-font.*|vnd\.openxmlformats-officedocument\.obfuscatedfont)")
"""Types of parts that do nothing, whatever is in them."""
_SAFE_LINK: Final = regex(r"(?:https?|mailto):", re.IGNORECASE)
_RELATION_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SHOWN_AT_MOST: Final = 60


class _Foreign(NamedTuple):
    what: Bilingual
    how: Bilingual


_OBJECT: Final = _Foreign(
    Bilingual("đối tượng nhúng (OLE)", "an embedded object (OLE)"),
    Bilingual(
        "trong Word: bấm vào đối tượng, nhấn Ctrl+X, rồi Home → Paste → Paste Special → Picture để giữ lại hình",
        "in Word: click the object, press Ctrl+X, then Home → Paste → Paste Special → Picture to keep its picture",
    ),
)
_MEDIA: Final = _Foreign(
    Bilingual("âm thanh hoặc phim", "sound or video"),
    Bilingual("trong Word: bấm vào đó rồi nhấn Delete", "in Word: click it and press Delete"),
)
_BY_KIND: Final = {
    **dict.fromkeys(("oleObject", "package", "control", "activeXControlBinary"), _OBJECT),
    **dict.fromkeys(("audio", "video", "media"), _MEDIA),
    "aFChunk": _Foreign(
        Bilingual("văn bản nhúng nguyên tệp (altChunk)", "a whole embedded file (altChunk)"),
        Bilingual(
            "mở bằng Word, xem lại đoạn ấy, rồi lưu: Word đổi nó thành đoạn văn thường",
            "open the file in Word, look at that place, and save: Word makes ordinary text of it",
        ),
    ),
    "subDocument": _Foreign(
        Bilingual("tài liệu con", "a subdocument"),
        Bilingual(
            "trong Word: View → Outline → Show Document, chọn tài liệu con, bấm Unlink rồi lưu",
            "in Word: View → Outline → Show Document, select the subdocument, click Unlink, then save",
        ),
    ),
}
_MACROS: Final = frozenset(("vbaProject", "vbaProjectSignature", "wordVbaData"))
_REMOVE_LINK: Final = Bilingual(
    "trong Word: bấm chuột phải vào liên kết, chọn Remove Hyperlink; chỉ giữ được http, https và mailto",
    "in Word: right-click the link and choose Remove Hyperlink; only http, https and mailto are allowed",
)
_BREAK_LINK: Final = Bilingual(
    "trong Word: File → Info → Edit Links to Files, chọn Save picture in document, bấm Break Link rồi lưu",
    "in Word: File → Info → Edit Links to Files, choose Save picture in document, click Break Link, then save",
)
_OUTSIDE: Final = regex(r"(?!data:)[\w.+-]+:|[\\/]", re.IGNORECASE)
"""What leads out of a part: an address, or a path from the root or from another machine."""
_RUN: Final = frozenset(("script", "foreignObject", "iframe"))
_SCRIPT: Final = Bilingual("hình có mã chạy được", "a picture with a script")
_DELETE: Final = Bilingual("trong Word: xóa phần ấy rồi lưu", "in Word: delete it, then save")


def unused_relations(relations: Element, root: Element | None) -> list[Element]:
    """Relations of a part that no document may have and that nothing in the part refers to."""
    used = {} if root is None else _references(root)
    return [
        relation
        for relation in relations.iter(RELATION)
        if kind_of_relation(relation) not in _ALLOWED and relation.get("Id") not in used
    ]


def report_relations(package: Package, file: str, findings: Findings) -> None:
    """Report each relation that no document may have, where the text refers to it."""
    for name, root in package.roots.items():
        relations = package.roots.get(relations_of(name))
        if relations is None:
            continue
        users = _references(root)
        for relation in relations.iter(RELATION):
            found = _foreign(relation, name, package.packed)
            if found is None:
                continue
            at = users.get(relation.get("Id", ""))
            if at is None:
                at = root
            Faults(Spots(file, name, root), findings).add(rules.FOREIGN_CONTENT, at, what=found.what, how=found.how)


def refuse_macros(package: Package) -> None:
    """Let no package pass that has macros, or is of a kind that may have them.

    Raises:
        Unsound: it does.
    """
    kinds = {kind_of_relation(relation) for root in package.roots.values() for relation in root.iter(RELATION)}
    types = package.roots[TYPES_PART].iter("*") if TYPES_PART in package.roots else ()
    declared = [str(item.get("ContentType", "")).lower() for item in types]
    if kinds & _MACROS or any("macroenabled" in kind or "vbaproject" in kind for kind in declared):
        raise Unsound(
            Bilingual("tệp có macro (.docm, .dotm)", "the file may contain macros (.docm, .dotm)"),
            Bilingual(
                "trong Word: File → Save As, chọn “Word Document (.docx)”, đồng ý bỏ macro",
                "in Word: File → Save As, choose “Word Document (.docx)” and agree to lose the macros",
            ),
        )


def _foreign(relation: Element, source: str, packed: Mapping[str, PackedPart]) -> _Foreign | None:
    """What is wrong with a relation; ``None`` where nothing is."""
    kind, target = kind_of_relation(relation), relation.get("Target", "")
    if is_external(relation):
        if kind == "hyperlink":
            return None if _SAFE_LINK.match(target) else _Foreign(_link_to(target), _REMOVE_LINK)
        return _Foreign(_from_outside(target), _BREAK_LINK)
    if kind in _BY_KIND:
        return _BY_KIND[kind]
    part = packed.get(target_of(relation, source))
    if kind in _ALLOWED and (part is None or _INERT.fullmatch(part.kind)):
        return None
    return _Foreign(Bilingual(f"phần lạ (“{kind}”)", f"an unknown part (“{kind}”)"), _DELETE)


def _references(root: Element) -> dict[str, Element]:
    """The first element that refers to each relation, by the relation's id."""
    found: dict[str, Element] = {}
    for element in root.iter("*"):
        for name, value in element.items():
            if name.startswith(_RELATION_ID):
                found.setdefault(value, element)
    return found


def report_outside(root: Element, faults: Faults) -> None:
    """Report what a drawing fetches or runs without a relation: sources and links in VML and SVG, scripts."""
    for element in root.iter("*"):
        if element.tag.rpartition("}")[2] in _RUN:
            faults.add(rules.FOREIGN_CONTENT, element, what=_SCRIPT, how=_DELETE)
        for name, value in element.items():
            kind = name.rpartition("}")[2]
            if kind == "src" and _OUTSIDE.match(value):
                faults.add(rules.FOREIGN_CONTENT, element, what=_from_outside(value), how=_BREAK_LINK)
            elif kind == "href" and _OUTSIDE.match(value) and not _SAFE_LINK.match(value):
                faults.add(rules.FOREIGN_CONTENT, element, what=_link_to(value), how=_REMOVE_LINK)


def _from_outside(target: str) -> Bilingual:
    shown = _cut(target)
    return Bilingual(f"nội dung lấy từ ngoài tệp, “{shown}”", f"content from outside the file, “{shown}”")


def _link_to(target: str) -> Bilingual:
    return Bilingual(f"liên kết đến “{_cut(target)}”", f"a link to “{_cut(target)}”")


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN_AT_MOST else text[: _SHOWN_AT_MOST - 1] + "…"
