"""A package whose parts got mixed: what belongs in one is in another, under another name, of another kind."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from kehoach.ooxml.xml import w

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

_TYPES: Final = "[Content_Types].xml"
_RELATIONS: Final = "word/_rels/document.xml.rels"
_KIND: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_KINDS: Final = ("header", "footer", "footnotes", "endnotes", "styles", "settings", "numbering", "document.main", "la")
_RELATED: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PROPERTIES: Final = ("pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "sdtPr", "tblGrid", "style", "docDefaults")
_TAGS: Final = (
    *("{{ doc.kind }}", "{{ line }}", "{{ block.table }}", "{%p if doc.opening %}", "{%p endif %}", "{% endfor %}"),
    *("{%tr for row in block.table.rows %}", "{{ doc.kind | line_under }}", "{# x #}"),
)  # fmt: skip


def mixed_parts(parts: dict[str, bytes], rng: random.Random) -> None:
    """Mix the parts of a package, one to three times."""
    for _ in range(rng.choice((1, 1, 2, 3))):
        rng.choice(_ACCIDENTS)(parts, rng)


def _trees(parts: dict[str, bytes]) -> dict[str, Any]:
    return {name: etree.fromstring(data) for name, data in parts.items() if name.endswith((".xml", ".rels"))}


def _elements(root: Any) -> list[Any]:
    return [element for element in root.iter() if isinstance(element.tag, str)]


def _moved_between(parts: dict[str, bytes], rng: random.Random) -> None:
    """A piece of one part comes to be in another, beside anything there."""
    trees = _trees(parts)
    source, target = rng.choice(sorted(trees)), rng.choice(sorted(trees))
    piece = copy.deepcopy(rng.choice(_elements(trees[source])))
    holder = rng.choice(_elements(trees[target]))
    if len(_elements(piece)) < 400:
        holder.insert(rng.randrange(len(holder) + 1), piece)
    parts[target] = etree.tostring(trees[target])


def _swapped(parts: dict[str, bytes], rng: random.Random) -> None:
    """A piece of one part and a piece of another change places."""
    trees = _trees(parts)
    names = rng.sample(sorted(trees), 2)
    ours, theirs = (trees[name] for name in names)
    one, other = rng.choice(_elements(ours)), rng.choice(_elements(theirs))
    if one is ours or other is theirs:
        return
    copied = copy.deepcopy(one)
    one.getparent().replace(one, copy.deepcopy(other))
    other.getparent().replace(other, copied)
    for name in names:
        parts[name] = etree.tostring(trees[name])


def _value_from_elsewhere(parts: dict[str, bytes], rng: random.Random) -> None:
    """An attribute gets the value of another one, of any element of any part."""
    trees = _trees(parts)
    values = sorted(
        {value for root in trees.values() for element in _elements(root) for value in element.attrib.values()}
    )
    target = rng.choice(sorted(trees))
    with_any = [element for element in _elements(trees[target]) if element.attrib]
    for element in rng.sample(with_any, min(len(with_any), rng.choice((1, 1, 2, 5)))):
        element.set(rng.choice(sorted(element.attrib)), rng.choice(values))
    parts[target] = etree.tostring(trees[target])


def _doubled_as_another_kind(parts: dict[str, bytes], rng: random.Random) -> None:
    """A part is there again, declared and related as one of another kind, and now and then referred to."""
    name = rng.choice(sorted(_trees(parts)))
    kind, related = rng.choice(_KINDS), rng.choice(_KINDS)
    types, relations = etree.fromstring(parts[_TYPES]), etree.fromstring(parts[_RELATIONS])
    etree.SubElement(types, f"{{{types.nsmap[None]}}}Override", PartName="/word/la.xml", ContentType=_KIND.format(kind))
    relation = f"{{{relations.nsmap[None]}}}Relationship"
    etree.SubElement(relations, relation, Id="rIdLa", Type=_RELATED + related, Target="la.xml")
    parts["word/la.xml"] = parts[name]
    parts[_TYPES], parts[_RELATIONS] = etree.tostring(types), etree.tostring(relations)
    if rng.random() < 0.5:
        document = etree.fromstring(parts["word/document.xml"])
        reference = rng.choice(("headerReference", "footerReference", "hyperlink", "altChunk", "subDoc"))
        holder = rng.choice(_elements(document))
        etree.SubElement(holder, w(reference), {f"{{{_RELATED.rstrip('/')}}}id": "rIdLa"})
        parts["word/document.xml"] = etree.tostring(document)


def _tag_in_properties(parts: dict[str, bytes], rng: random.Random) -> None:
    """A tag comes to be among the properties of something, as a text, a run, a paragraph or an attribute."""
    trees = _trees(parts)
    holders = [
        (name, element)
        for name, root in sorted(trees.items())
        for element in _elements(root)
        if element.tag in map(w, _PROPERTIES)
    ]
    if not holders:
        return
    name, holder = rng.choice(holders)
    tag = rng.choice(_TAGS)
    if rng.random() < 0.25:
        holder.set(w("val"), tag)
    else:
        for around in rng.choice((("t",), ("r", "t"), ("p", "r", "t"))):
            holder = etree.SubElement(holder, w(around))
        holder.text = tag
    parts[name] = etree.tostring(trees[name])


_ACCIDENTS: Final[tuple[Callable[[dict[str, bytes], random.Random], None], ...]] = (
    _moved_between, _moved_between, _swapped, _value_from_elsewhere, _value_from_elsewhere, _doubled_as_another_kind,
    _tag_in_properties,
)  # fmt: skip
