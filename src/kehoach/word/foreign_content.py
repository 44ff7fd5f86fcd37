"""What a template carries that no document may have: objects, embedded texts, links to outside, fields that fetch.

Each is a finding at its place, with the way to take it out in Word. What nothing in the text refers to is left out
without a word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Bilingual, Verbatim
from kehoach.ooxml.relations import RELATION, TYPES_PART, is_external, kind_of_relation, relations_of, target_of
from kehoach.ooxml.xml import A, Unsound, V, w
from kehoach.patterns import regex
from kehoach.word.foreign_drawings import (
    SAFE_LINK,
    SCRIPT,
    foreign_in_drawing,
    from_outside,
    is_drawing,
    links_of,
    runs_something,
    shortened,
    sources_of,
    unfit_picture,
)
from kehoach.word.spots import Faults, Spots

if TYPE_CHECKING:
    from kehoach.diagnostics import Findings
    from kehoach.ooxml.package_reading import Package
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
_RELATION_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATION_OF_OFFICE: Final = "{urn:schemas-microsoft-com:office:office}relid"
_WANTED: Final = {
    w("headerReference"): "header",
    w("footerReference"): "footer",
    w("hyperlink"): "hyperlink",
    f"{{{A}}}blip": "image",
    f"{{{V}}}imagedata": "image",
}
"""The kind of relation that an element has to refer to."""
_WITHOUT_XML: Final = frozenset(("image", "font", "hdphoto"))


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
_CHUNK: Final = _Foreign(
    Bilingual("văn bản nhúng nguyên tệp (altChunk)", "a whole embedded file (altChunk)"),
    Bilingual(
        "mở bằng Word, xem lại đoạn ấy, rồi lưu: Word đổi nó thành đoạn văn thường",
        "open the file in Word, look at that place, and save: Word makes ordinary text of it",
    ),
)
_SUBDOCUMENT: Final = _Foreign(
    Bilingual("tài liệu con", "a subdocument"),
    Bilingual(
        "trong Word: View → Outline → Show Document, chọn tài liệu con, bấm Unlink rồi lưu",
        "in Word: View → Outline → Show Document, select the subdocument, click Unlink, then save",
    ),
)
_DELETE: Final = Bilingual("trong Word: xóa phần ấy rồi lưu", "in Word: delete it, then save")
_BY_KIND: Final = {
    **dict.fromkeys(("oleObject", "package", "control", "activeXControlBinary"), _OBJECT),
    **dict.fromkeys(("audio", "video", "media"), _MEDIA),
}
"""What relations lead to, by the last word of their type."""
_BY_ELEMENT: Final = {
    w("altChunk"): _CHUNK,
    w("subDoc"): _SUBDOCUMENT,
    w("control"): _OBJECT,
    "{urn:schemas-microsoft-com:office:office}OLEObject": _OBJECT,
    w("movie"): _MEDIA,
    "{http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing}webVideoPr": _MEDIA,
    w("binData"): _Foreign(Bilingual("dữ liệu nhúng", "embedded data"), _DELETE),
    "{http://schemas.microsoft.com/office/word/2010/wordml}contentPart": _Foreign(
        Bilingual("nét vẽ tay (ink)", "ink"), _DELETE
    ),
}
"""What is foreign whatever it refers to, or to nothing."""
_REPLACE_PICTURE: Final = Bilingual(
    "trong Word: xóa hình ấy rồi chèn lại từ tệp PNG hoặc JPEG",
    "in Word, delete the picture and insert it again from a PNG or JPEG file",
)
_MACROS: Final = frozenset(("vbaProject", "vbaProjectSignature", "wordVbaData"))
_REMOVE_LINK: Final = Bilingual(
    "trong Word: bấm chuột phải vào liên kết, chọn Remove Hyperlink; chỉ giữ được http, https và mailto",
    "in Word: right-click the link and choose Remove Hyperlink; only http, https and mailto are allowed",
)
_BREAK_LINK: Final = Bilingual(
    "trong Word: File → Info → Edit Links to Files, chọn Save picture in document, bấm Break Link rồi lưu",
    "in Word: File → Info → Edit Links to Files, choose Save picture in document, click Break Link, then save",
)


def unused_relations(relations: Element, root: Element | None) -> list[Element]:
    """Relations of a part that no document may have and that nothing in the part refers to."""
    used = {} if root is None else _references(root)
    return [
        relation
        for relation in relations.iter(RELATION)
        if kind_of_relation(relation) not in _ALLOWED and relation.get("Id") not in used
    ]


def report_relations(package: Package, file: str, findings: Findings) -> None:
    """Report each relation that no document may have, where the text refers to it, and each reference that no relation
    answers.
    """
    for name, root in package.roots.items():
        own = package.roots.get(relations_of(name))
        relations = {} if own is None else {one.get("Id", ""): one for one in own.iter(RELATION)}
        users = _references(root)
        if not relations and not users:
            continue
        faults = Faults(Spots(file, name, root), findings)
        for identifier, relation in relations.items():
            at: Element = users.get(identifier, root)
            if at.tag not in _BY_ELEMENT:
                _report_relation(relation, at, name, package, faults)
        for identifier, at in users.items():
            if at.tag in _BY_ELEMENT:
                continue
            wanted = _WANTED.get(at.tag, "")
            found = relations.get(identifier)
            if found is None or (wanted and kind_of_relation(found) != wanted):
                faults.add(rules.REFERENCE_TO_NOTHING, at, id=Verbatim(shortened(identifier)))


def _report_relation(relation: Element, at: Element, source: str, package: Package, faults: Faults) -> None:
    """Report a relation of a part that no document may have, or that leads to a picture which is none."""
    found = _foreign(relation, source, package)
    if found is not None:
        faults.add(rules.FOREIGN_CONTENT, at, what=found.what, how=found.how)
        return
    target = target_of(relation, source)
    part, root = package.packed.get(target), package.roots.get(target)
    if part is not None and (why := unfit_picture(part)):
        faults.add(rules.PICTURE_OF_TEMPLATE, at, why=why)
    if root is not None and is_drawing(root) and (what := foreign_in_drawing(root)):
        faults.add(rules.FOREIGN_CONTENT, at, what=what, how=_REPLACE_PICTURE)


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


def _foreign(relation: Element, source: str, package: Package) -> _Foreign | None:
    """What is wrong with a relation; ``None`` where nothing is."""
    kind, target = kind_of_relation(relation), relation.get("Target", "")
    if is_external(relation):
        if kind == "hyperlink":
            return None if SAFE_LINK.match(target) else _Foreign(_link_to(target), _REMOVE_LINK)
        return _Foreign(from_outside(target), _BREAK_LINK)
    if kind in _BY_KIND:
        return _BY_KIND[kind]
    inside = target_of(relation, source)
    part, root = package.packed.get(inside), package.roots.get(inside)
    is_inert = part is not None and _INERT.fullmatch(part.kind)
    is_readable = root is not None and (kind not in _WITHOUT_XML or (kind == "image" and is_drawing(root)))
    if kind in _ALLOWED and (is_inert or is_readable):
        return None
    return _Foreign(Bilingual(f"phần lạ (“{kind}”)", f"an unknown part (“{kind}”)"), _DELETE)


def _references(root: Element) -> dict[str, Element]:
    """The first element that refers to each relation, by the relation's id."""
    found: dict[str, Element] = {}
    for element in root.iter("*"):
        for name, value in element.items():
            if value and (name.startswith(_RELATION_ID) or name == _RELATION_OF_OFFICE):
                found.setdefault(value, element)
    return found


def report_outside(root: Element, faults: Faults) -> None:
    """Report what a part fetches, runs or embeds without a relation: in VML, or as an element of its own. What is in
    an SVG picture is reported where the text refers to it.
    """
    for element in () if is_drawing(root) else root.iter("*"):
        if (foreign := _BY_ELEMENT.get(element.tag)) is not None:
            faults.add(rules.FOREIGN_CONTENT, element, what=foreign.what, how=foreign.how)
        if runs_something(element):
            faults.add(rules.FOREIGN_CONTENT, element, what=SCRIPT, how=_DELETE)
        for address in sources_of(element):
            faults.add(rules.FOREIGN_CONTENT, element, what=from_outside(address), how=_BREAK_LINK)
        for address in links_of(element):
            faults.add(rules.FOREIGN_CONTENT, element, what=_link_to(address), how=_REMOVE_LINK)


def _link_to(target: str) -> Bilingual:
    return Bilingual(f"liên kết đến “{shortened(target)}”", f"a link to “{shortened(target)}”")
