"""One part of XML after an accident: what a hand, another program or a disk may have done to it."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from kehoach.ooxml.xml import W, w

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

VALUES: Final = (
    *("", " ", "0", "1", "-1", "1.5", "1,5", "50%", "3cm", "14pt", "-3.5mm", "1e9", "NaN", "inf", "9" * 30, "x" * 300),
    *("true", "off", "auto", "nil", "none", "none ", "0x1F", "٣", "½", "²", "\u00a0", "\u202e", "é", "]]>", "&"),
    *("{{ doc.kind }}", "{{ doc.kind|line_under }}", "{% if doc.opening %}", "{{", "}}", "{#", "nextPage", "landscape"),
    *("rId1", "styles.xml", "../x", "http://a/b", "External", "xml", "application/xml", "word/document.xml"),
)  # fmt: skip
TEXTS: Final = (
    *("{{ doc.kind }}", "{{ doc.subject }}", "{{ line }}", "{{ block.paragraph }}", "{{ block.table }}", "{{ doc }}"),
    *("{%p if doc.opening %}", "{%p if block.table %}", "{%p else %}", "{%p elif doc.basis %}", "{%p endif %}"),
    *("{%p for line in doc.recipients %}", "{%p for block in doc.blocks %}", "{%p endfor %}", "{% endfor %}"),
    *("{%tr for row in block.table.rows %}", "{%tr endfor %}", "{%tc if doc.kind %}", "{%r endif %}", "{# lời #}"),
    *("{{", "}}", "{%", "%}", "{#", "{_{", "{{ doc.subjct }}", "{{ 1 + 1 }}", "{{ doc.kind|upper }}", "{%p", "{%  %}"),
    *("{{ doc['kind'] }}", "{{ “x” }}", "\u00a0", "\u202e", "", " ", "a\tb", "x" * 2000, "]]>", "&amp;", "\U0001f33e"),
)  # fmt: skip
INSERTED: Final = (
    "<w:p/>", "<w:r/>", "<w:t>x</w:t>", "<w:tbl/>", "<w:tr/>", "<w:tc/>", "<w:tc><w:p/></w:tc>", "<w:sectPr/>",
    "<w:gridCol/>", "<w:br w:type='page'/>", "<w:tab/>", "<w:pict/>", "<w:drawing/>", "<w:proofErr w:type='x'/>",
    "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>", "<w:sdt><w:sdtContent/></w:sdt>", "<w:sdt/>", "<w:tblGrid/>", "<w:body/>",
    "<w:bookmarkStart w:id='1' w:name='a'/>", "<w:bookmarkEnd w:id='1'/>", "<w:instrText>DDE a</w:instrText>",
    "<w:fldSimple w:instr='PAGE'/>", "<w:fldChar/>", "<w:fldChar w:fldCharType='begin'/>", "<w:ins w:id='1'/>",
    "<w:rPrChange w:id='1' w:author='a'/>", "<w:txbxContent><w:p/></w:txbxContent>", "<w:hyperlink/>",
    "<w:altChunk/>", "<w:commentReference w:id='0'/>", "<w:gridSpan/>", "<w:vMerge/>", "<w:tblW w:w='x'/>",
    "<mc:AlternateContent/>", "<mc:AlternateContent><mc:Choice/><mc:Fallback/></mc:AlternateContent>",
    "<wp:docPr id='1' name='a'/>",
    "<wp:inline><wp:docPr id='1' name='a' descr='{{ doc.kind|line_under }}'/></wp:inline>",
    "<v:rect id='a'/>", "<v:textpath string='{{ doc.kind }}'/>", "<?pi x?>", "<x xmlns='urn:x'/>",
)  # fmt: skip
_SPACES: Final = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_AROUND: Final = ("sdt", "ins", "smartTag", "hyperlink", "p", "r", "tc", "tr", "tbl", "txbxContent", "moveFrom", "del")
_TEXT: Final = w("t")
_RUN: Final = w("r")


def damaged_part(data: bytes, rng: random.Random) -> bytes:
    """A part of XML after one to three accidents; now and then to its bytes."""
    if rng.random() < 0.06:
        return _bytes_changed(data, rng)
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return _bytes_changed(data, rng)
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        elements = [element for element in root.iter() if isinstance(element.tag, str)]
        rng.choice(_ACCIDENTS)(root, elements, rng)
    made: bytes = etree.tostring(root, encoding=rng.choice(("UTF-8",) * 12 + ("UTF-16",)), xml_declaration=True)
    return made


def _bytes_changed(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    inserted: bytes = rng.choice(
        (b"<", b">", b"&", b"&x;", b"\0", b"\xff", b"<!-- x -->", b"<![CDATA[x]]>", b"<!DOCTYPE a>", b'"', b"{{", b"%}")
    )
    match rng.randrange(4):
        case 0:
            return data[:at] + data[at + rng.choice((1, 1, 8, 60)) :]
        case 1:
            return data[:at] + inserted + data[at:]
        case 2:
            return data[:at] + bytes((rng.randrange(256),)) + data[at + 1 :]
        case _:
            return data[:at]


def _value_set(_: Any, elements: list[Any], rng: random.Random) -> None:
    with_any = [element for element in elements if element.attrib]
    if with_any:
        element = rng.choice(with_any)
        element.set(rng.choice(sorted(element.attrib)), rng.choice(VALUES))


def _attribute_lost(_: Any, elements: list[Any], rng: random.Random) -> None:
    with_any = [element for element in elements if element.attrib]
    if with_any:
        element = rng.choice(with_any)
        del element.attrib[rng.choice(sorted(element.attrib))]


def _attribute_lent(_: Any, elements: list[Any], rng: random.Random) -> None:
    """An attribute that another element has, with its value or an odd one."""
    lender = rng.choice([element for element in elements if element.attrib] or elements)
    name = rng.choice(sorted(lender.attrib) or [w("val")])
    rng.choice(elements).set(name, rng.choice((lender.get(name) or "", rng.choice(VALUES))))


def _lost(root: Any, elements: list[Any], rng: random.Random) -> None:
    element = rng.choice(elements)
    if element is not root:
        element.getparent().remove(element)


def _unwrapped(root: Any, elements: list[Any], rng: random.Random) -> None:
    """What was in an element takes its place."""
    element = rng.choice(elements)
    if element is not root:
        parent = element.getparent()
        at = parent.index(element)
        parent[at : at + 1] = list(element)


def _wrapped(root: Any, elements: list[Any], rng: random.Random) -> None:
    element = rng.choice(elements)
    if element is not root:
        outer = inner = etree.Element(w(rng.choice(_AROUND)))
        if outer.tag == w("sdt"):
            inner = etree.SubElement(outer, w("sdtContent"))
        element.getparent().replace(element, outer)
        inner.append(element)


def _doubled(root: Any, elements: list[Any], rng: random.Random) -> None:
    element = rng.choice(elements)
    if element is not root:
        for _ in range(rng.choice((1, 1, 1, 5))):
            element.addnext(copy.deepcopy(element))


def _moved(root: Any, elements: list[Any], rng: random.Random) -> None:
    """An element comes to stand in any other, or beside it; only its copy where it holds that one."""
    element, other = rng.choice(elements), rng.choice(elements)
    if element is root:
        return
    if element in (other, *other.iterancestors()):
        element = copy.deepcopy(element)
    if other is root or rng.random() < 0.5:
        other.insert(rng.randrange(len(other) + 1), element)
    else:
        other.addprevious(element)


def _renamed(root: Any, elements: list[Any], rng: random.Random) -> None:
    element = rng.choice(elements)
    if element is not root or rng.random() < 0.1:
        element.tag = rng.choice(elements).tag


def _inserted(_: Any, elements: list[Any], rng: random.Random) -> None:
    holder = rng.choice(elements)
    new = etree.fromstring(f"<x {_SPACES}>{rng.choice(INSERTED)}</x>")[0]
    holder.insert(rng.randrange(len(holder) + 1), new)


def _text_changed(_: Any, elements: list[Any], rng: random.Random) -> None:
    """A text of the part, as a rule with a tag in it, is another, or has something put in or taken out."""
    texts = [element for element in elements if element.tag == _TEXT and element.text]
    tags = [text for text in texts if "{" in text.text]
    if not texts:
        rng.choice(elements).text = rng.choice(TEXTS)
        return
    text = rng.choice(tags if tags and rng.random() < 0.8 else texts)
    at = rng.randrange(len(text.text) + 1)
    match rng.randrange(4):
        case 0:
            text.text = rng.choice(TEXTS)
        case 1:
            text.text = text.text[:at] + rng.choice(TEXTS) + text.text[at:]
        case 2:
            text.text = text.text[:at] + text.text[at + rng.choice((1, 1, 2, 5)) :]
        case _:
            text.text = text.text[:at] + rng.choice("{}%|. \u00a0pP\u200b\u2013") + text.text[at:]


def _run_cut(_: Any, elements: list[Any], rng: random.Random) -> None:
    """A run cut in two somewhere in its text, as Word does, with or without something in between."""
    runs = [run for run in elements if run.tag == _RUN and len(run.findall(_TEXT)) == 1 and run.find(_TEXT).text]
    if not runs:
        return
    run = rng.choice(runs)
    rest, text = copy.deepcopy(run), run.find(_TEXT)
    at = rng.randrange(len(text.text) + 1)
    rest.find(_TEXT).text = text.text[at:]
    text.text = text.text[:at]
    run.addnext(rest)
    if rng.random() < 0.5:
        between = rng.choice(("<w:proofErr w:type='spellEnd'/>", "<w:r><w:br/></w:r>", *INSERTED))
        run.addnext(etree.fromstring(f"<x {_SPACES}>{between}</x>")[0])


def _bare_text(_: Any, elements: list[Any], rng: random.Random) -> None:
    """Text where there should be none: in front of an element's children, or behind the element."""
    element = rng.choice(elements)
    if rng.random() < 0.5:
        element.text = rng.choice(TEXTS)
    elif element.getparent() is not None:
        element.tail = rng.choice(TEXTS)


_ACCIDENTS: Final[tuple[Callable[[Any, list[Any], random.Random], None], ...]] = (
    _value_set, _value_set, _value_set, _attribute_lost, _attribute_lost, _attribute_lent, _lost, _lost, _unwrapped,
    _wrapped, _doubled, _doubled, _moved, _moved, _renamed, _inserted, _inserted, _text_changed, _text_changed,
    _run_cut, _run_cut, _bare_text,
)  # fmt: skip
