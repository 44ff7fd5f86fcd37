"""Bold and italic words of a text: runs of their own, with the formatting of the run that the text is printed in."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Final

from kehoach.ooxml.xml import Element, w
from kehoach.plan.emphasis import BOLD, ITALIC

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LOOKS: Final = (("b", BOLD), ("i", ITALIC))
_TAGS: Final = tuple(w(name) for name, _ in _LOOKS)
"""The elements of a run where bold or italic begins or ends: Word has them among the properties of a run only."""
_BEFORE: Final = frozenset(map(w, ("rStyle", "rFonts", "b", "bCs")))
"""What comes before bold and italic among the properties of a run, in the order of the schema."""


def has_emphasis(pieces: Sequence[str | bytes]) -> bool:
    """Whether something in a part that is printed in pieces is bold or italic."""
    texts = "".join(piece for piece in pieces if isinstance(piece, str))
    encoded = [piece for piece in pieces if isinstance(piece, bytes)]
    begins = [begin for _, (begin, _) in _LOOKS]
    return any(begin in texts for begin in begins) or any(
        begin.encode() in piece for begin in begins for piece in encoded
    )


def with_switches(xml: str) -> str:
    """The XML of a part with an element in place of each mark, as XML can hold no marks."""
    for name, (begin, end) in _LOOKS:
        if begin in xml:
            xml = xml.replace(begin, f'</w:t><w:{name}/><w:t xml:space="preserve">')
            xml = xml.replace(end, f'</w:t><w:{name} w:val="0"/><w:t xml:space="preserve">')
    return xml


def split_runs(root: Element) -> Iterator[bool]:
    """Split each run that has switches at these."""
    for run in list(root.iter(w("r"))):
        if any(child.tag in _TAGS for child in run):
            _split(run)
            yield True


def _split(run: Element) -> None:
    """Split one run; every piece that is bold or italic gets a copy of its properties with that set."""
    properties = run.find(w("rPr"))
    depth = dict.fromkeys(_TAGS, 0)
    pieces: list[tuple[tuple[str, ...], list[Element]]] = [((), [])]
    for child in run:
        if child is properties or (child.tag == w("t") and not child.text):
            continue
        if child.tag in depth:
            depth[child.tag] += -1 if child.get(w("val")) else 1
            pieces.append((tuple(tag for tag, times in depth.items() if times > 0), []))
        else:
            pieces[-1][1].append(child)
    for looks, children in pieces:
        if children:
            piece = run.makeelement(run.tag, dict(run.attrib))
            piece.extend([_with_looks(run, properties, looks), *children])
            run.addprevious(piece)
    run.getparent().remove(run)


def _with_looks(run: Element, properties: Element | None, looks: tuple[str, ...]) -> Element:
    """A copy of the properties of a run, bold or italic."""
    made: Element = run.makeelement(w("rPr")) if properties is None else copy.deepcopy(properties)
    for tag in looks:
        for former in (*made.findall(tag), *made.findall(f"{tag}Cs")):
            made.remove(former)
        at = sum(child.tag in _BEFORE for child in made)
        made.insert(at, made.makeelement(f"{tag}Cs"))
        made.insert(at, made.makeelement(tag))
    return made
