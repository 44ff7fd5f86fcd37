"""Merging one file over another: mappings key by key; a text replaces the one below, which ``$(pack)`` in it inserts.

Trees are merged before they are read, so every value keeps the file and line it was typed in. Precedence, weakest
first: pack, profile, spec.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kehoach.diagnostics import Findings, terms
from kehoach.diagnostics import catalog as rules
from kehoach.diagnostics.bilingual import Verbatim
from kehoach.plan import keys
from kehoach.plan.fields import kind_of
from kehoach.plan.prose import PACK_TEXT
from kehoach.source.nodes import Line, Mapping, MappingEntry, Node, Scalar, ScalarStyle, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.diagnostics import Place
    from kehoach.diagnostics.bilingual import Bilingual


_COLUMNS: Final = "columns"
_PACK: Final = "pack"
_FIELDS: Final = "fields"


def merge(base: Mapping, over: Mapping, findings: Findings) -> Mapping:
    """The mapping ``over`` merged over ``base``: the keys of ``base`` in order, then new ones."""
    base = _whole_fields(base)
    return _merged(base, _with_empty_fields(_whole_fields(over), base), findings, top=True)


def laid_over(tree: Mapping, fragment: Mapping, place: Place, findings: Findings) -> Mapping:
    """The tree of a document that accompanies the plan of a tree: its own head and text, everything else the plan's.

    ``place``: where a key that it does not have is reported.
    """
    base = tuple(entry for entry in tree.entries if entry.key.text not in keys.OF_ONE_DOCUMENT)
    own = tuple(entry for entry in fragment.entries if entry.key.text not in keys.OF_NO_PLAN)
    return merge(Mapping(base, tree.place), Mapping(own, place), findings)


def settle(tree: Mapping, findings: Findings) -> Mapping:
    """A tree merged over nothing; each ``$(pack)`` in it is reported."""
    return _merged(Mapping((), tree.place), _whole_fields(tree), findings, top=True)


def _whole_fields(tree: Mapping) -> Mapping:
    """A tree whose own fields are all mappings: what is typed as ``id: text`` is their value. ``id: none`` says that
    there is nothing to print; the field stays declared, for the template prints it.
    """
    fields = tree.get(_FIELDS)
    if not isinstance(fields, Mapping):
        return tree
    whole = tuple(
        entry
        if entry.key.text == _PACK or isinstance(entry.value, Mapping)
        else MappingEntry(entry.key, _only_value(entry.value))
        for entry in fields.entries
    )
    spread_out = Mapping(whole, fields.place)
    entries = (MappingEntry(entry.key, spread_out) if entry.value is fields else entry for entry in tree.entries)
    return Mapping(tuple(entries), tree.place)


def _with_empty_fields(tree: Mapping, below: Mapping) -> Mapping:
    """A tree with ``fields: none``, or with fields ``pack: none``, as one that has nothing to print in those below it:
    they stay declared.
    """
    fields, declared = tree.get(_FIELDS), below.get(_FIELDS)
    own = fields.entries if isinstance(fields, Mapping) else ()
    is_emptied = _is_none(fields.get(_PACK) if isinstance(fields, Mapping) else fields)
    if fields is None or not is_emptied or not isinstance(declared, Mapping):
        return tree
    given = {entry.key.text for entry in own} | {_PACK}
    nothing = _only_value(Scalar("none", fields.place, ScalarStyle.PLAIN, ()))
    emptied = (MappingEntry(e.key, nothing) for e in declared.entries if e.key.text not in given)
    whole = Mapping((*emptied, *(entry for entry in own if entry.key.text != _PACK)), fields.place)
    entries = (MappingEntry(entry.key, whole) if entry.value is fields else entry for entry in tree.entries)
    return Mapping(tuple(entries), tree.place)


def _only_value(node: Node) -> Mapping:
    key = Scalar("value", node.place, ScalarStyle.PLAIN, ())
    return Mapping((MappingEntry(key, node),), node.place)


def _merged(base: Mapping, over: Mapping, findings: Findings, *, top: bool = False) -> Mapping:
    afresh = not top and _begins_afresh(over, findings)
    entries = {} if afresh else {entry.key.text: entry for entry in base.entries}
    for entry in over.entries:
        below = entries.get(entry.key.text)
        if below is not None and isinstance(entry.value, Scalar) and entry.value.is_blank:
            continue
        # What a variant adds to is known once the document and its body are.
        log = Findings() if top and entry.key.text == keys.VARIANTS else findings
        value = _laid(entry.key, None if below is None else below.value, entry.value, log)
        entries[entry.key.text] = MappingEntry(entry.key, value)
    return Mapping(tuple(entries.values()), over.place)


def _begins_afresh(over: Mapping, findings: Findings) -> bool:
    """Whether ``pack: none`` drops what is below; anything else but a blank is reported, and taken for it."""
    said = over.get(_PACK)
    if said is None or (isinstance(said, Scalar) and said.is_blank):
        return False
    if not _is_none(said):
        found = Verbatim(f"“{said.text}”") if isinstance(said, Scalar) else kind_of(said)
        findings.add(rules.WRONG_SHAPE, said.place, key=Verbatim(_PACK), wanted=terms.BEGIN_AFRESH, found=found)
    return True


def _laid(name: Scalar, base: Node | None, over: Node, findings: Findings) -> Node:
    match base, over:
        case Mapping(), Mapping():
            merged = _merged(base, over, findings)
            return _in_order_of(over, base, merged) if name.text == _COLUMNS else merged
        case _, Mapping():
            return _merged(Mapping((), over.place), over, findings)
        case Mapping(), Scalar(is_none=False) if name.text == "total" and base.get("label"):
            key = Scalar("label", over.place, ScalarStyle.PLAIN, ())
            return _merged(base, Mapping((MappingEntry(key, over),), over.place), findings)
        case Mapping(), Scalar(is_none=False) | Sequence() if wanted := _keys_wanted(base):
            findings.add(rules.WRONG_SHAPE, over.place, key=Verbatim(name.text), wanted=wanted, found=kind_of(over))
            return base
        case Mapping(), Scalar(is_none=False) if base.get("text") or base.get("title"):
            key = Scalar("text", over.place, ScalarStyle.PLAIN, ())
            return _merged(base, Mapping((MappingEntry(key, over),), over.place), findings)
        case _, Scalar() if PACK_TEXT in over.text:
            if isinstance(base, Scalar) and not base.is_none:
                return _with_pack_text(base, over)
            findings.add(rules.NO_PACK_TEXT, _pack_text_place(over))
            return over
        case _:
            return over


def _in_order_of(over: Mapping, base: Mapping, merged: Mapping) -> Mapping:
    """The columns as ``over`` has them in order, if it names all of ``base``, the row names first."""
    order = [entry.key.text for entry in over.entries if entry.key.text != _PACK]
    names = [entry.key.text for entry in base.entries if entry.key.text != _PACK]
    if not names or order[:1] != names[:1] or not set(names) <= set(order):
        return merged
    places = {name: at for at, name in enumerate(order)}
    return Mapping(tuple(sorted(merged.entries, key=lambda entry: places.get(entry.key.text, -1))), merged.place)


def _keys_wanted(base: Mapping) -> Bilingual | None:
    """What is expected instead of a text that would replace a table, figure or column of the pack."""
    if base.get("columns") or base.get("rows"):
        return terms.KEYS_OF_A_TABLE
    if base.get("goal") or base.get("value") or base.get("formula"):
        return terms.KEYS_OF_A_FIGURE
    return terms.KEYS_OF_A_COLUMN if base.get("label") else None


def _is_none(node: Node | None) -> bool:
    return isinstance(node, Scalar) and node.is_none


def _pack_text_place(scalar: Scalar) -> Place:
    found = ((line, line.text.find(PACK_TEXT)) for line in scalar.lines)
    return next((line.at(at) for line, at in found if at >= 0), scalar.place)


def _with_pack_text(base: Scalar, over: Scalar) -> Scalar:
    lines = tuple(_lines_with_pack_text(base, over))
    return Scalar("\n".join(line.text for line in lines), over.place, over.style, lines)


def _lines_with_pack_text(base: Scalar, over: Scalar) -> Iterator[Line]:
    for line in over.lines:
        if line.text.strip() == PACK_TEXT:
            yield from base.lines
        else:
            yield _with_inlaid(line, base)


def _with_inlaid(line: Line, base: Scalar) -> Line:
    """A line with the text of ``base``, on one line, for each ``$(pack)``; each piece keeps its place."""
    inlaid = [bare for one in base.lines if (bare := one.trimmed()).text]
    text, pieces = "", list(line.pieces)
    done = 0
    while (at := line.text.find(PACK_TEXT, done)) >= 0:
        text += line.text[done:at]
        done = at + len(PACK_TEXT)
        for index, one in enumerate(inlaid):
            text += " " if index else ""
            pieces += ((len(text) + begin, place) for begin, place in ((0, one.place), *one.pieces))
            text += one.text
        pieces.append((len(text), line.place.right(done)))
    return Line(text + line.text[done:], line.place, tuple(pieces))
