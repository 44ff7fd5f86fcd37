"""Tracked changes of a part settled before it is read: all accepted, or all rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from kehoach.ooxml.xml import w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.ooxml.xml import Element


class _Marks(NamedTuple):
    """The elements that enclose text, and that mark a cell, which one direction of editing leaves."""

    around: tuple[str, str]
    cell: str


_ADDED: Final = _Marks((w("ins"), w("moveTo")), w("cellIns"))
_REMOVED: Final = _Marks((w("del"), w("moveFrom")), w("cellDel"))
_OF_PROPERTIES: Final = (w("rPr"), w("trPr"), w("tcPr"))
_KEPT_AGAIN: Final = {
    w("del"): w("ins"),
    w("moveFrom"): w("moveTo"),
    w("delText"): w("t"),
    w("delInstrText"): w("instrText"),
}
"""What removed text is called once it stays."""
_TEXTS: Final = (w("t"), w("delText"), w("drawing"), w("pict"), w("object"))


def settle_tracked_changes(root: Element, *, rejected: bool = False) -> int:
    """Change a part so that nothing in it is tracked any more; returns how many changes of its text there were.

    Changes of formatting are not looked at: what is formatted now counts.

    Args:
        root: the root of the part, which is changed.
        rejected: whether the text is as before the changes, not as after them.
    """
    gone = _ADDED if rejected else _REMOVED
    found = list(root.iter(*_ADDED.around, *_REMOVED.around, _ADDED.cell, _REMOVED.cell))
    if not found:
        return 0
    for row in list(_marked(root, "tr", "trPr", gone.around)):
        _remove_row(row)
    for cell in list(_marked(root, "tc", "tcPr", (gone.cell,))):
        cell.getparent().remove(cell)
    for element in found:
        parent = element.getparent()
        if element.tag in gone.around and parent is not None and parent.tag not in _OF_PROPERTIES:
            parent.remove(element)
    for paragraph in list(_marked(root, "p", "pPr/rPr", gone.around)):
        _join_to_next(paragraph)
    if rejected:
        for element in root.iter(*_KEPT_AGAIN):
            if element.getparent().tag not in _OF_PROPERTIES:
                element.tag = _KEPT_AGAIN[element.tag]
    return len(found)


def _marked(root: Element, name: str, properties: str, marks: tuple[str, ...]) -> Iterator[Element]:
    """The elements of a name whose properties have one of the marks."""
    path = "/".join(map(w, properties.split("/")))
    for element in root.iter(w(name)):
        held = element.find(path)
        if held is not None and any(held.find(mark) is not None for mark in marks):
            yield element


def _remove_row(row: Element) -> None:
    table = row.getparent()
    table.remove(row)
    while table.find(f".//{w('tr')}") is None and table.tag != w("tbl") and table.getparent() is not None:
        table = table.getparent()
    if table.tag == w("tbl") and table.find(f".//{w('tr')}") is None:
        table.getparent().remove(table)


def _join_to_next(paragraph: Element) -> None:
    """A paragraph whose end is gone: what is left in it begins the next one; with nothing left, it is gone too."""
    after, holder = paragraph.getnext(), paragraph.getparent()
    while after is not None and after.tag not in (w("p"), w("tbl"), w("sdt")):
        after = after.getnext()
    is_empty = next(paragraph.iter(*_TEXTS), None) is None
    ends_section = paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None
    if after is not None and after.tag == w("p") and not ends_section:
        at = 1 if after.find(w("pPr")) is not None else 0
        for child in reversed([child for child in paragraph if child.tag != w("pPr")]):
            after.insert(at, child)
        holder.remove(paragraph)
    elif is_empty and not ends_section and len(holder.findall(w("p"))) > 1:
        holder.remove(paragraph)
